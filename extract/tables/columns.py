"""Columns of lines that no rules part: the white channels between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.paper import Word
from extract.tables.lines import Run, TextLine, is_figure, is_number

SPACE = 0.5  # of a line's height: what is narrower is the space between two words
STRAY = 0.08  # share of the lines that may cross a channel
SPARSE = 0.18  # a column filled in fewer of the lines is none of its own
HEADING_LINES = 6  # at most so many lines of headings are passed over to find the columns of the body


class Channel(NamedTuple):
    """White between two columns."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


class Columns(NamedTuple):
    """Where columns are parted (one place fewer than columns), and how many lines at the top had to be passed over."""

    cuts: tuple[float, ...]
    skipped: int = 0

    def of(self, word: Word | Run) -> int:
        """The column in which the middle of a word lies."""
        return bisect_right(self.cuts, (word.x0 + word.x1) / 2)

    def covered(self, run: Run, room: float = 1.0) -> range:
        """The columns that a run of words reaches into."""
        first, last = bisect_right(self.cuts, run.x0 + room), bisect_right(self.cuts, run.x1 - room)
        return range(first, max(first, last) + 1)


def columns_of(lines: Sequence[TextLine], em: float) -> Columns:
    """The columns of the body of some lines: those at the top that hide a channel are passed over."""
    best = Columns(())
    for skip in range(min(HEADING_LINES, max(1, len(lines) // 2)) if len(lines) > 2 else 1):
        cuts = cuts_of(lines[skip:], em)
        if len(cuts) > len(best.cuts):
            best = Columns(cuts, skip)
    return best


def cuts_of(lines: Sequence[TextLine], em: float) -> tuple[float, ...]:
    """The middles of the channels that part columns which are well filled."""
    found = channels(lines, em)
    while found:
        filled = fills(lines, [channel.middle for channel in found])
        poor = [index for index, (count, real) in enumerate(filled) if count < max(2, SPARSE * len(lines)) or not real]
        if not poor:
            break
        column = min(poor, key=lambda index: filled[index][0])
        before = found[column - 1] if column else None
        after = found[column] if column < len(found) else None
        narrower = min((channel for channel in (before, after) if channel), key=lambda channel: channel.x1 - channel.x0)
        found.remove(narrower)
    return tuple(channel.middle for channel in found)


def channels(lines: Sequence[TextLine], em: float) -> list[Channel]:
    """Stretches of white that nearly all lines leave free, between the first and the last text."""
    if not lines:
        return []
    events: list[tuple[float, int]] = []
    least = (SPACE if len(lines) >= 5 else 2 * SPACE if len(lines) < 3 else 1.5 * SPACE) * em
    for line in lines:
        start, end = line.words[0].x0, line.words[0].x1
        for word in line.words[1:]:
            if word.x0 - end > least:
                events += ((start, 1), (end, -1))
                start = word.x0
            end = max(end, word.x1)
        events += ((start, 1), (end, -1))
    events.sort()
    allowed = int(STRAY * len(lines))
    found: list[Channel] = []
    depth, white = 0, None
    for place, step in events:
        depth += step
        if depth <= allowed and white is None:
            white = place
        elif depth > allowed and white is not None:
            if place - white > 0.3 * em:
                found.append(Channel(white, place))
            white = None
    left = min(line.x0 for line in lines) if not allowed else sorted(line.x0 for line in lines)[allowed]
    right = max(line.x1 for line in lines) if not allowed else sorted(line.x1 for line in lines)[-1 - allowed]
    return [channel for channel in found if channel.x0 > left and channel.x1 < right]


def fills(lines: Sequence[TextLine], cuts: Sequence[float]) -> list[tuple[int, bool]]:
    """For each column in how many lines it holds text, and whether it holds more than signs of a currency and such."""
    counts = [0] * (len(cuts) + 1)
    real = [False] * (len(cuts) + 1)
    for line in lines:
        seen = set()
        for word in line.words:
            column = bisect_right(cuts, (word.x0 + word.x1) / 2)
            seen.add(column)
            real[column] = real[column] or is_real(word.text)
        for column in seen:
            counts[column] += 1
    return list(zip(counts, real, strict=True))


def is_real(text: str) -> bool:
    """Whether a text says something by itself.

    >>> [is_real(text) for text in ("$", ")", "%", "Elm", "-", "•")]
    [False, False, False, True, True, False]
    """
    return any(char.isalnum() for char in text) or (is_figure(text) and text not in {"*", "†", "‡", "."})


def numeric_share(texts: Sequence[str]) -> float:
    """The share of figures among texts that are not empty; signs for none count half."""
    held = [text for text in texts if text]
    if not held:
        return 0.0
    return sum(1.0 if is_number(text) else 0.5 if is_figure(text) else 0.0 for text in held) / len(held)
