"""Words to rows of what stands on one level, rows to segments between wide gaps, segments to lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter

from extract.paper import PLAIN, Line, Span, Style, Word

SAME_LEVEL = 0.45  # of the taller word's height: how far apart the middles of one line's words may be
TALLER = 1.9  # a word this much taller than another does not share its line
STRICT_LEVEL, STRICT_TALLER = 0.3, 1.3  # the same, where a row holds words that stand above one another
OVERLAP = 0.5  # of the narrower word: less is tight setting
WIDE_GAP = 1.35  # of the size: a gap that no space makes, also in justified text
LOOSE_GAP = 0.75
LONGEST_LABEL = 12
LONGEST_UNIT = 2
CLOSED_UP = 0.07  # of the size: less than this is no space

_LEFT = itemgetter(1)


@dataclass(slots=True)
class Segment:
    """Words that stand side by side without a wide gap; `row` numbers the level they stand on."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    row: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        return self.words[0].style.size or self.bottom - self.top


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by level from the top down, each row from left to right.

    A small word (a superscript) joins the level of a larger one beside it; two lines of text never share one.
    """
    rows = []
    for row in levels_of(words, SAME_LEVEL, TALLER):
        # Two small lines beside a tall one (an address beside the name of a letterhead) are both on its level.
        rows.extend(levels_of(row, STRICT_LEVEL, STRICT_TALLER) if collides(row) else [row])
    return rows


def collides(row: list[Word]) -> bool:
    """Whether words of a row from left to right stand above one another."""
    right = row[0]
    for word in row[1:]:
        if right[3] - word[1] > OVERLAP * min(word[3] - word[1], right[3] - right[1]):
            apart = abs((word[2] + word[4]) - (right[2] + right[4])) / 2
            if apart > STRICT_LEVEL * min(word[4] - word[2], right[4] - right[2]):
                return True
        if word[3] > right[3]:
            right = word
    return False


def levels_of(words: Iterable[Word], same_level: float, tallest: float) -> list[list[Word]]:
    """Words whose middles are near one another and whose heights are alike, from the top down."""
    rows: list[list[Word]] = []
    row: list[Word] = []
    middle = height = 0.0
    for at, word in sorted([((word[2] + word[4]) / 2, word) for word in words]):
        own = word[4] - word[2]
        taller = own if own > height else height
        if row and at - middle <= same_level * taller and taller <= tallest * min(own, height):
            row.append(word)
            if own > height * 1.05:
                middle, height = at, own
        else:
            row = [word]
            rows.append(row)
            middle, height = at, own
    for row in rows:
        row.sort(key=_LEFT)
    return rows


def segments_of(rows: Sequence[list[Word]]) -> list[Segment]:
    """The segments of all rows, in order of the rows."""
    segments = []
    for number, row in enumerate(rows):
        start = 0
        right = row[0][3]
        for index in range(1, len(row)):
            word = row[index]
            if word[1] - right > WIDE_GAP * (word[5][0] or 10.0):
                segments.append(segment(row[start:index], number))
                start = index
            if word[3] > right:
                right = word[3]
        segments.append(segment(row[start:], number))
    return segments


def segment(words: list[Word], row: int) -> Segment:
    """A segment around words that stand from left to right."""
    if len(words) == 1:
        only = words[0]
        return Segment(words, only[1], only[2], only[3], only[4], row)
    return Segment(
        words,
        words[0][1],
        min([word[2] for word in words]),
        max([word[3] for word in words]),
        max([word[4] for word in words]),
        row,
    )


def lines_of(segments: Sequence[Segment], page: int) -> list[Line]:
    """Segments of one column to lines: those of one row are one line."""
    rows: dict[int, list[Segment]] = {}
    for item in segments:
        rows.setdefault(item.row, []).append(item)
    lines = []
    for row in rows.values():
        row.sort(key=attrgetter("x0"))
        lines.append(make_line([word for item in row for word in item.words], page))
    lines.sort(key=_line_top)
    return lines


def _line_top(line: Line) -> tuple[float, float]:
    box = line.bbox or (0.0, 0.0, 0.0, 0.0)
    return (box[3], box[0])


def make_line(words: Sequence[Word], page: int) -> Line:
    """One line; its spans end where the style changes and at wide gaps."""
    spans: list[Span] = []
    start = 0
    first = words[0]
    style, right = first[5], first[3]
    top, bottom = first[2], first[4]
    for index in range(1, len(words)):
        word = words[index]
        gap = word[1] - right
        if word[5] is not style or gap > WIDE_GAP * (style[0] or 10.0) or (index == 1 and sets_apart(first, gap)):
            spans.append(span(words, start, index))
            start, style = index, word[5]
        right = word[3]
        top = word[2] if word[2] < top else top
        bottom = word[4] if word[4] > bottom else bottom
    spans.append(span(words, start, len(words)))
    main = main_style(spans)
    box = (round(first[1], 2), round(top, 2), round(max([span.x1 or 0.0 for span in spans]), 2), round(bottom, 2))
    text = spans[0][0] if len(spans) == 1 else spans_text(spans)
    return Line(text, page, tuple(spans), box, main.size, main.bold, main.italic)


def sets_apart(first: Word, gap: float) -> bool:
    """Whether a line's first word is so short, and so far from the next, that it may be a label."""
    return gap > LOOSE_GAP * (first[5][0] or 10.0) and len(first[0]) <= LONGEST_LABEL


def span(words: Sequence[Word], start: int, stop: int) -> Span:
    """The run of words from start to stop."""
    part = words[start:stop]
    text = part[0][0] if len(part) == 1 else " ".join([word[0] for word in part])
    return Span(text, part[0][5], round(part[0][1], 2), round(part[-1][3], 2))


def spans_text(spans: Sequence[Span]) -> str:
    """The text of a line's spans, a space wherever there is room for one: none before a raised "th"."""
    text = spans[0][0]
    for before, after in pairwise(spans):
        gap = (after[2] or 0.0) - (before[3] or 0.0)
        size = min(before[1][0], after[1][0]) or 10.0
        closed = gap < CLOSED_UP * size
        if closed and after[1][0] < 0.8 * before[1][0] and after[0].isdigit() and len(before[0]) > LONGEST_UNIT:
            continue  # a footnote's number; "m2" and "km2" keep theirs
        text += after[0] if closed else " " + after[0]
    return text


def main_style(spans: Sequence[Span]) -> Style:
    """The style that most letters have."""
    if len(spans) == 1:
        return spans[0].style
    counts: dict[Style, int] = {}
    for item in spans:
        counts[item.style] = counts.get(item.style, 0) + len(item.text)
    return max(counts, key=lambda style: counts[style]) if counts else PLAIN
