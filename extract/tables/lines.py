"""Words of a page in lines, and lines in runs that wide gaps part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extract.page.hyphens import join_lines
from extract.paper import Word

FIGURE = re.compile(  # "1,234", "(4.7)", "£3.2m", "<5", "12%", "1.1–1.2", "2003–04", "$10,000", "5*"
    r"[(\[<>≤≥~±+\-–—−£$€]*\.?\d[\d.,:/%–−-]*(?:k|m|bn|%|p)?[)\]%*†‡§¹²³]*", re.IGNORECASE
)
BLANK = re.compile(  # what stands where there is no figure
    r"[-–—−.…*‡†]+|n/?[ak]\.?|nil|none|ref\.?|x", re.IGNORECASE
)
MARK = re.compile(  # what stands before an item of a list: "•", "–", "o", "1.", "(a)", "iv)", "5.4", "65/24"
    r"[•●○◦▪■□➢➤❖✓✔\uf0b7\uf0a7\uf0d8*–-]|o|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.):]{1,2}"
    r"|\d{1,3}(?:[./]\d{1,3}){1,3}[.):]?",
    re.IGNORECASE,
)
BULLET = re.compile(r"[•●○◦▪■□➢➤❖✓✔\uf0b7\uf0a7\uf0d8]|[o–-](?=$)")  # left out of a cell's text
LEADER = re.compile(r"[.…·_]{4,}|[-=–—_*]{5,}")  # dots that lead the eye from a label to its figure; typed rules
TRAIL = re.compile(  # "Costs.......", "......18": such dots with no space before or after them
    r"(?<=[^.…·_])[.…·_]{5,}(?=$|[£$€]?\d)|^[.…·_]{5,}(?=[£$€]?\d)"
)
LEFT = attrgetter("x0")
BREAKS = "-\u00ad\u2010/"  # what ends a line within a word


class Run(NamedTuple):
    """Words of one line with no wide gap between them."""

    x0: float
    x1: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)


class TextLine(NamedTuple):
    """Words on one baseline, from left to right."""

    top: float
    bottom: float
    words: tuple[Word, ...]
    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1


def centre(word: Word) -> float:
    """The middle of a word's height."""
    return (word.top + word.bottom) / 2


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words in lines from top to bottom, each from left to right."""
    ordered = sorted(words, key=centre)
    if len(ordered) < 2:
        return [ordered] if ordered else []
    lines: list[list[Word]] = []
    at, high = 0.0, 0.0
    for word in ordered:
        middle, height = (word.top + word.bottom) / 2, word.bottom - word.top
        if lines and middle - at <= 0.45 * max(height, high):
            lines[-1].append(word)
            if height > high:
                at, high = middle, height
        else:
            lines.append([word])
            at, high = middle, height
    return [sorted(line, key=LEFT) if len(line) > 1 else line for line in lines]


def text_lines(words: Iterable[Word], gap: float = 1.0) -> list[TextLine]:
    """Lines with their runs; a gap wider than `gap` of a line's height ends a run."""
    return [text_line(line, gap) for line in lines_of(words)]


def text_line(words: Sequence[Word], gap: float = 1.0) -> TextLine:
    """One line of words that stand side by side."""
    if len(words) == 1:
        only = words[0]
        return TextLine(only.top, only.bottom, (only,), (Run(only.x0, only.x1, (only,)),))
    top, bottom = min([word.top for word in words]), max([word.bottom for word in words])
    runs: list[list[Word]] = [[words[0]]]
    wide = gap * sorted([word.bottom - word.top for word in words])[len(words) // 2]
    for before, word in pairwise(words):
        if word.x0 - before.x1 > wide:
            runs.append([])
        runs[-1].append(word)
    return TextLine(top, bottom, tuple(words), tuple(Run(run[0].x0, run[-1].x1, tuple(run)) for run in runs))


def is_figure(text: str) -> bool:
    """Whether a text is a number, an amount, a share, a range, or what stands in its place.

    >>> [is_figure(text) for text in ("1,234", "(4.7)", "–", "£3.2m", "Elm", "2 to 3", "<5")]
    [True, True, True, True, False, False, True]
    """
    return bool(FIGURE.fullmatch(text) or BLANK.fullmatch(text))


def is_number(text: str) -> bool:
    """Whether a text is a number, and not merely what stands in its place."""
    return bool(FIGURE.fullmatch(text))


def is_marked(line: TextLine) -> bool:
    """Whether a line's first run is the mark of a list's item."""
    return len(line.runs) > 1 and len(line.runs[0].words) == 1 and bool(MARK.fullmatch(line.words[0].text))


def text_of(words: Sequence[Word]) -> str:
    """The words of a cell as one string: bullets and leader dots left out, words that a line's end parted joined."""
    if len(words) == 1:
        return words[0].text
    texts = [" ".join([word.text for word in unbulleted(line)]) for line in lines_of(words)]
    return join_lines(texts) if any(text[-1] in BREAKS for text in texts[:-1]) else " ".join(texts)


def unbulleted(line: Sequence[Word]) -> Sequence[Word]:
    """A line without the bullet before its first word."""
    if len(line) > 1 and BULLET.fullmatch(line[0].text) and (len(line) > 2 or not is_number(line[1].text)):
        return line[1:]
    return line
