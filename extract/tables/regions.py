"""Where on a page lines may be a table: between rules of one width, or where lines with wide gaps follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.tables.aligned import is_tabular
from extract.tables.lines import TextLine, is_marked, text_line
from extract.tables.rulings import Stroke

APART = 3.4  # of a line's height: lines further apart are no one table
SHORTEST = 4  # lines of a table that is followed by another with the same headings
PROSE = 8  # words of a line that is no cell
CAPTION = re.compile(  # "Table 5. Spend by ward", "Figure 2", "Exhibit 2.2.", "Tabl 3:", "Chart A"
    r"(?:table|tabl|figure|fig|exhibit|chart|graph|box|ffigur|annex|appendix)\s*[A-Z]{0,3}[-.]?\d*[\dA-Z]?(?:[-.]\d+)*[a-z]?\s*(?:[.:–—-]|$|(?=[A-Z(]))",
    re.IGNORECASE,
)
NOTE = re.compile(  # "Note: …", "Source: OIG", "* provisional", "1 Includes …", "See notes at end of table."
    r"(?:notes?|sources?|abbreviations?|key|legend|ffynhonnell|nodyn)\b|see notes?\b|[*†‡§¶]|\(?[a-z1-9][)\]]\s",
    re.IGNORECASE,
)


def regions(lines: Sequence[TextLine], strokes: Sequence[Stroke], width: float) -> Iterator[list[TextLine]]:
    """Runs of lines that may be a table, top to bottom."""
    taken: set[int] = set()
    for numbers in ruled_regions(lines, strokes):
        if not taken & set(numbers):
            taken.update(numbers)
            yield [lines[number] for number in numbers]
    for numbers in open_regions(lines, taken, width):
        yield [lines[number] for number in numbers]


def ruled_regions(lines: Sequence[TextLine], strokes: Sequence[Stroke]) -> Iterator[list[int]]:
    """Lines between the first and the last of several rules of one width, with a table's lines between them."""
    left = sorted(stroke for stroke in strokes if not underlines(stroke, lines))
    while left:
        head = left[0]
        alike = [stroke for stroke in left if abs(stroke.start - head.start) < 8 and abs(stroke.end - head.end) < 8]
        left = [stroke for stroke in left if stroke not in alike]
        if len(alike) < 2 or head.end - head.start < 80:
            continue
        top, bottom = alike[0].at, alike[-1].at
        numbers = [
            number
            for number, line in enumerate(lines)
            if top - 2 < (line.top + line.bottom) / 2 < bottom + 2
            and line.x0 > head.start - 12
            and line.x1 < head.end + 12
        ]
        numbers = below_caption(lines, numbers, [stroke.at for stroke in alike])
        numbers = with_ends(lines, numbers, [stroke.at for stroke in alike])
        tabular = sum(is_tabular(lines[number]) for number in numbers)
        if tabular >= 2 and tabular >= (0.2 if len(alike) > 4 else 0.4) * len(numbers):
            yield numbers


def with_ends(lines: Sequence[TextLine], numbers: Sequence[int], rules: Sequence[float]) -> list[int]:
    """Lines with the row above the first rule and the row below the last, where rules only part rows."""
    bands = [[n for n in numbers if top < lines[n].bottom - 2 < bottom] for top, bottom in pairwise(rules)]
    if len(bands) < 2 or not all(any(is_tabular(lines[n]) for n in band) for band in bands):
        return list(numbers)
    inner = [lines[n] for band in bands for n in band]
    starts = sorted({run.x0 for line in inner for run in line.runs})
    reach = 1.8 * max(bottom - top for top, bottom in pairwise(rules))
    over = [n for n in range(numbers[0]) if lines[n].top > rules[0] - reach]
    under = [n for n in range(numbers[-1] + 1, len(lines)) if lines[n].bottom < rules[-1] + reach]
    return [*row_of(lines, over, starts), *numbers, *row_of(lines, under, starts)]


def row_of(lines: Sequence[TextLine], near: Sequence[int], starts: Sequence[float]) -> list[int]:
    """Lines that are one row of a table whose cells begin at such places; none where they are not."""
    fits = all(min(abs(run.x0 - start) for start in starts) < 3 for n in near for run in lines[n].runs)
    several = sum(len(lines[n].runs) > 1 for n in near)
    return list(near) if near and fits and several == 1 else []


def underlines(stroke: Stroke, lines: Sequence[TextLine]) -> bool:
    """Whether a rule only underlines words, of a heading as a rule, and rules no table."""
    for line in lines:
        if abs(stroke.at - line.bottom) > 0.4 * (line.bottom - line.top):
            continue
        over = [word for word in line.words if word.x1 > stroke.start + 1 and word.x0 < stroke.end - 1]
        if over and all(word.style.underlined for word in over):
            return abs(over[0].x0 - stroke.start) < 3 and abs(over[-1].x1 - stroke.end) < 3
    return False


def below_caption(lines: Sequence[TextLine], numbers: Sequence[int], rules: Sequence[float]) -> list[int]:
    """Lines without the caption among the first of them, and what stands above it: they begin at the next rule."""
    for place in range(min(len(numbers) // 2, 8) - 1, -1, -1):
        line = lines[numbers[place]]
        if CAPTION.match(" ".join(word.text for word in line.words)):
            under = [at for at in rules if at > line.top]
            start = under[0] if under and len(under) > 1 else line.bottom
            return [number for number in numbers if (lines[number].top + lines[number].bottom) / 2 > start]
    return list(numbers)


def open_regions(lines: Sequence[TextLine], taken: set[int], width: float) -> Iterator[list[int]]:
    """Runs of lines with wide gaps or figures, with the short lines between them."""
    run: list[int] = []
    for number, line in enumerate(lines):
        broken = number in taken or is_prose(line, width) or is_note(line) or is_item(line)
        far = run and line.top - lines[run[-1]].bottom > APART * (line.bottom - line.top)
        if run and (broken or far):
            yield from trimmed(lines, run)
            run = []
        if not broken:
            run.append(number)
    if run:
        yield from trimmed(lines, run)


def is_prose(line: TextLine, width: float) -> bool:
    """Whether a line is one of running text, or a caption."""
    if CAPTION.match(line.runs[0].text) and not is_tabular(line):
        return True
    longest = max(line.runs, key=lambda run: run.x1 - run.x0)
    wordy = sum(word.text[0].isalpha() for word in longest.words) >= PROSE
    return wordy and longest.x1 - longest.x0 > 0.42 * width


def is_item(line: TextLine) -> bool:
    """Whether a line is an item of a list, or a numbered heading."""
    return len(line.runs) == 2 and is_marked(line) and any(char.isalpha() for char in line.runs[1].text)


def is_note(line: TextLine) -> bool:
    """Whether a line begins a table's notes."""
    return bool(NOTE.match(line.runs[0].text)) and len(line.runs) == 1 and len(line.words) > 1


def trimmed(lines: Sequence[TextLine], run: Sequence[int]) -> Iterator[list[int]]:
    """A run from the headings above its first tabular line to what goes on with its last."""
    tabular = [number for number in run if is_tabular(lines[number])]
    if len(tabular) < 2:
        return
    for part in (piece for whole in parts(lines, run) for piece in reheaded(lines, whole)):
        inner = [number for number in part if is_tabular(lines[number])]
        if len(inner) >= 2:
            yield list(range(above(lines, part, inner[0]), below(lines, part, inner[-1]) + 1))


def parts(lines: Sequence[TextLine], run: Sequence[int]) -> Iterator[list[int]]:
    """A run taken apart where more than three lines in a row have no gaps."""
    part: list[int] = []
    plain = 0
    for number in run:
        plain = 0 if is_tabular(lines[number]) else plain + 1
        part.append(number)
        if plain > 3:
            yield part
            part, plain = [], 0
    if part:
        yield part


def reheaded(lines: Sequence[TextLine], part: Sequence[int]) -> Iterator[list[int]]:
    """A part taken apart where the first words of its first line of headings come back: another table begins there."""
    tabular = [number for number in part if is_tabular(lines[number]) and len(lines[number].runs) > 2]
    heads = [number for number in tabular if heading_words(lines[number]) == heading_words(lines[tabular[0]])]
    start = part[0]
    apart = min((after - before for before, after in pairwise(heads)), default=0)
    if len(heads) > 1 and apart >= SHORTEST and not any(char.isdigit() for char in lines[heads[0]].runs[0].text):
        for head in heads[1:]:
            first = head
            while first - 1 > start and not is_tabular(lines[first - 1]):
                first -= 1
            yield list(range(start, first))
            start = first
    yield list(range(start, part[-1] + 1))


def heading_words(line: TextLine) -> str:
    """A line's first words."""
    return line.runs[0].text


def above(lines: Sequence[TextLine], part: Sequence[int], first: int) -> int:
    """The first of the headings above a table's first line with gaps: short, and not beginning at its left edge."""
    at = first
    left = min(lines[number].x0 for number in part if number >= first)
    height = lines[first].bottom - lines[first].top
    while at > part[0]:
        line = lines[at - 1]
        if lines[at].top - line.bottom > 1.2 * height or line.x0 < left + 4 * height or len(line.words) > PROSE:
            break
        at -= 1
    return at


def below(lines: Sequence[TextLine], part: Sequence[int], last: int) -> int:
    """The last line that goes on with a table's last row: short, near, and beginning where a run of it begins."""
    at = last
    starts = [run.x0 for run in lines[last].runs]
    ends = [run.x0 for run in lines[last].runs[1:]] + [float("inf")]
    pairs = [(a, b) for a, b in pairwise(part) if b <= last]
    even = [(a, b) for a, b in pairs if is_tabular(lines[a]) and is_tabular(lines[b])]
    steps = [lines[b].top - lines[a].top for a, b in even or pairs]
    usual = median(steps) if steps else 14.0
    while at < part[-1]:
        line = lines[at + 1]
        near = line.top - lines[at].top <= 1.15 * usual
        fits = any(abs(line.x0 - start) < 12 and line.x1 < end for start, end in zip(starts, ends, strict=True))
        if not near or not fits or (line.x1 - line.x0 > 250 and len(starts) < 3):
            break
        at += 1
    return at


def streams(lines: Sequence[TextLine], width: float) -> list[list[TextLine]]:
    """The lines of a page column by column, where running text is set in two or three of them."""
    votes: list[tuple[float, float]] = []
    for line in lines:
        for before, after in pairwise(line.runs):
            long = [
                sum(word.text[0].isalpha() for word in run.words) >= 4 and run.x1 - run.x0 > 0.2 * width
                for run in (before, after)
            ]
            if all(long):
                votes.append((before.x1, after.x0))
    if len(votes) < 6:
        return [list(lines)]
    gutter = median([(left + right) / 2 for left, right in votes])
    agree = [vote for vote in votes if vote[0] < gutter < vote[1]]
    if len(agree) < 0.7 * len(votes) or len(agree) < 6:
        return [list(lines)]
    return parted(lines, gutter)


def parted(lines: Sequence[TextLine], gutter: float) -> list[list[TextLine]]:
    """Lines left of a gutter, those right of it, and those that cross it."""
    left, right, across = [], [], []
    for line in lines:
        before = [word for word in line.words if word.x1 <= gutter]
        after = [word for word in line.words if word.x0 >= gutter]
        if len(before) + len(after) < len(line.words):
            across.append(line)
            continue
        if before:
            left.append(text_line(before))
        if after:
            right.append(text_line(after))
    return [stream for stream in (left, right, across) if stream]
