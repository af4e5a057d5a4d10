"""Lists of label and figure, one a line: "Once 130", "• Parish caretaker – £870.00", "Hampshire, 15 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extract.paper import Cell, Grid, Word
from extract.tables.lines import LEADER, MARK, TextLine, text_of, unbulleted
from extract.tables.rows import JOINING

FIGURE = r"(?:[<>~]|c\.)?\s?[£$€]?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn|million|per cent|p|hours?|days?|weeks?|months?)?"
PAIR = re.compile(  # "Once 130"; "Parish Caretaker - £870.00"; "Hampshire, 15 %"; "Mowing: £62 (with VAT)"
    rf"(?P<label>[A-Z(“\"'‘](?:[^.;?!]|\.(?!\s[A-Z]))*?[\w)’'”\"])(?P<mark>\s*[:,=–—-]+)?\s+(?P<figure>{FIGURE})(?P<more>\s*\([^)]*\))?[.;,]?"
)
REFERENCE = re.compile(  # what is numbered, not counted: "Appendix 2", "Tel: 01632 960001", "Monday 5", "14 May 2019"
    r"\b(?:tel|telephone|phone|fax|mobile|ref|reference|no|number|appendix|annex|section|page|pages|item|items|agenda|"
    r"minute|minutes|table|figure|chart|paragraph|para|question|part|schedule|room|floor|suite|unit|block|version|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[.:]?$",
    re.IGNORECASE,
)
MOST_WORDS = 12
OPEN = JOINING | {"is", "was", "were", "are", "be", "over", "under", "than", "about", "around", "approximately", "some"}


class Pair(NamedTuple):
    """One line's label and figure."""

    line: TextLine
    label: tuple[Word, ...]
    figure: tuple[Word, ...]
    strong: bool  # the figure is money or a share, or a mark stands before it
    amount: str
    bulleted: bool


def pair_grids(lines: Sequence[TextLine], page: int) -> list[Grid]:
    """The lists of label and figure among the lines of a page or column."""
    return [grid_of(run, page) for run in runs(lines) if is_list(run)]


def parse_pair(line: TextLine) -> Pair | None:
    """The label and the figure of a line; None where it is no such line."""
    words = list(unbulleted(line.words))
    if len(words) > 1 and MARK.fullmatch(words[0].text):
        words = words[1:]
    if not 2 <= len(words) <= MOST_WORDS or any(LEADER.search(word.text) for word in words):
        return None
    match = PAIR.fullmatch(" ".join(word.text for word in words))
    if not match or REFERENCE.search(match["label"]) or match["label"].rsplit(maxsplit=1)[-1].lower() in OPEN:
        return None
    count = len(match["label"].split())
    amount = match["figure"].strip()
    digits = re.sub(r"\D", "", amount)
    if amount.isdigit() and (amount[0] == "0" or len(amount) > 5):
        return None
    figure = tuple(word for word in words[count:] if word.text not in {":", "-", "–", "—", "="})
    strong = bool(match["mark"]) or "£" in amount or "%" in amount
    if not digits or not figure:
        return None
    return Pair(line, tuple(words[:count]), figure, strong, amount, len(words) < len(line.words))


def runs(lines: Sequence[TextLine]) -> Iterator[list[Pair]]:
    """Pairs of lines that follow each other, alike in where they begin."""
    found = [parse_pair(line) for line in lines]
    number = 0
    for known, group in groupby(found, key=lambda pair: pair is not None):
        length = len(list(group))
        if known:
            run: list[Pair] = []
            for pair in found[number : number + length]:
                if pair and run and not alike(run[-1], pair):
                    yield run
                    run = []
                if pair:
                    run.append(pair)
            yield run
        number += length


def alike(before: Pair, pair: Pair) -> bool:
    """Whether a line stands close below another and begins where it does."""
    height = pair.line.bottom - pair.line.top
    near = pair.line.top - before.line.bottom < 1.6 * height
    return near and abs(pair.label[0].x0 - before.label[0].x0) < 4 and pair.bulleted == before.bulleted


def is_list(run: Sequence[Pair]) -> bool:
    """Whether some pairs are a list of figures: no contents, no address, no dates."""
    if len(run) < 2 or len({pair.label[0].text for pair in run}) == 1 < len(run[0].label) == 1:
        return False
    strong = sum(pair.strong for pair in run)
    plain = [int(pair.amount) for pair in run if pair.amount.isdigit()]
    if len(plain) == len(run) and (
        all(1900 <= number <= 2100 for number in plain) or (plain == sorted(plain) and len(run) > 3)
    ):
        return False
    return strong >= 0.6 * len(run) or (len(run) >= 3 and len(run[0].label) <= 6)


def grid_of(run: Sequence[Pair], page: int) -> Grid:
    """The table of two columns that such a list is."""
    left = min(pair.line.x0 for pair in run) - 1
    right = max(pair.line.x1 for pair in run) + 1
    cells = []
    for row, pair in enumerate(run):
        top, bottom = pair.line.top, pair.line.bottom
        label = text_of(pair.label).rstrip(" ,–—-=")
        middle = pair.figure[0].x0 - 1
        cells.append(Cell(row, 0, label, page=page, bbox=(left, top, middle, bottom)))
        cells.append(Cell(row, 1, text_of(pair.figure), page=page, bbox=(middle, top, right, bottom)))
    return Grid(tuple(cells), page, (left, run[0].line.top - 1, right, run[-1].line.bottom + 1))
