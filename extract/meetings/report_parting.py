"""Reports whose lines a web page ran together: labels, numbered sections and clauses become pieces again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.meetings.flow import Piece
from extract.phrases import find_dates

NUMBER = re.compile(r"(?<!\S)(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})\.?\s+(?=[A-Z“\"'‘(])")
LABEL = re.compile(  # "Committee:", "Report Title:", "Designation:"
    r"(?<!\S)(?=(?:Committee|Meeting|Date(?: of [Mm]eeting)?|Report (?:Title|By|Author|No|To|Of)|Title|Subject|Author|"
    r"Designation|Wards?(?: [Aa]ffected)?|Contact(?: [Oo]fficer)?|Background Papers|Appendices|Lead (?:Officer|Member)|"
    r"Portfolio Holder|Report [Bb]y|From|To|(?:Report|Responsible) (?:[Oo]fficer|[Dd]irector)|"
    r"For (?:further|more) information(?:,? (?:please )?contact)?)\s?:)"
)
ENOUGH = 500  # so long a paragraph may be a whole report


def parted(pieces: list[Piece]) -> list[Piece]:
    """The pieces, long ones of a format without geometry parted at their labels and section numbers.

    >>> run = "OAKFORD COUNCIL Date: 4 May 2020 Subject: Trees 1. Purpose 1.1 To tell of trees. 2. Recommendation 2.1 "
    >>> [piece.text for piece in parted([Piece(run + "That it be noted. " + "x" * 450, 1)])][:5]
    ['OAKFORD COUNCIL', 'Date: 4 May 2020', 'Subject: Trees', '1. Purpose', '1.1 To tell of trees.']
    """
    return [part for piece in pieces for part in (_parts(piece) if _runs_on(piece) else [piece])]


def _runs_on(piece: Piece) -> bool:
    if piece.bbox or piece.grid or len(piece.text) < ENOUGH:
        return False
    return len(section_starts(piece.text)) > 2


def _parts(piece: Piece) -> Iterator[Piece]:
    starts = section_starts(piece.text)
    cuts = [0, *starts, len(piece.text)]
    for at, end in pairwise(cuts):
        text = piece.text[at:end].strip()
        head = at == 0 and starts[0] > 0
        for part in _head(text) if head else _labelled(text) if end == len(piece.text) else [text]:
            if part:
                yield replace(piece, text=part, lines=(), lead="", bold=False, kind="paragraph", bullet=None)


def section_starts(text: str) -> list[int]:
    """Where the numbered sections and paragraphs of a running text begin, each the next of the one before.

    >>> section_starts("A head 1. Purpose 1.1 In 2019 the 12 Councils met. 2. Ends")
    [7, 18, 51]
    """
    found: list[int] = []
    last: tuple[int, ...] = (0,)
    for match in NUMBER.finditer(text):
        number = tuple(int(part) for part in match.group("number").split("."))
        if _next(last, number):
            found.append(match.start())
            last = number
    return found


def _next(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a section number comes next: the first below, the next beside, or the next above."""
    if number[-1] == 0 and len(number) == 2:
        number = number[:1]
    steps = [(*last, 1), *((*last[:depth], last[depth] + 1) for depth in range(len(last)))]
    return number in steps or (len(last) == 1 and number == (last[0] + 1, 1))


def _head(text: str) -> Iterator[str]:
    """The head, parted at its labels, and where it has none at its date."""
    parts = list(_labelled(text))
    if len(parts) > 1:
        yield from parts
        return
    dates = find_dates(text)
    if not dates:
        yield text
        return
    yield from (
        text[: dates[0].start].strip(),
        text[dates[0].start : dates[0].end].strip(),
        text[dates[0].end :].strip(),
    )


def _labelled(text: str) -> Iterator[str]:
    cuts = [0, *(match.start() for match in LABEL.finditer(text) if match.start()), len(text)]
    yield from (text[at:end].strip() for at, end in pairwise(cuts))
