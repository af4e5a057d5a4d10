"""Lists of what became of each item: rows of number, subject and outcome ("3 | Rezoning of Mill Lane | ADOPTED")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.meetings.cuing import find_cue
from extract.meetings.flow import Piece, grid_lines

NUMBER = re.compile(r"^\d{1,3}(?:[./-]\d{1,4})?[.)]?$")  # "3", "12.", "41/2015"
OUTCOME = re.compile(  # "ADOPTED", "AMENDED AND ADOPTED (See Motion 2)", "LAID OVER", "RECEIVED AS INFORMATION"
    r"^(?P<verb>(?:AMENDED AND |NOT )?(?:ADOPTED|APPROVED|CARRIED|LOST|DEFEATED|PASSED|REFERRED(?: BACK)?|LAID OVER|"
    r"DEFERRED|REJECTED|REFUSED|WITHDRAWN|CONCURRED|RECEIVED(?: AS INFORMATION)?|AGREED|NOTED)"
    r"(?: AS AMENDED| UNANIMOUSLY)?)(?:[\s,.(].{0,80})?$"
)


class Disposed(NamedTuple):
    """One row of such a list."""

    number: str
    title: str
    verb: str
    piece: Piece


def disposed(pieces: list[Piece]) -> list[Disposed]:
    """The rows of the lists, in tables or in lines one below the other; none where the paper is no such list.

    >>> lines = ["1 Costs of a pass", "ADOPTED", "2 A manual", "LAID OVER", "3 Street works", "ADOPTED (See motion 1)"]
    >>> [(row.number, row.title, row.verb) for row in disposed([Piece(text, 1) for text in lines])][1:]
    [('2', 'A manual', 'LAID OVER'), ('3', 'Street works', 'ADOPTED')]
    """
    found = [
        row for at, piece in enumerate(pieces) for row in _rows(piece, pieces[at + 1] if pieces[at + 1 :] else None)
    ]
    return found if len(found) >= 3 else []


def _rows(piece: Piece, below: Piece | None) -> Iterator[Disposed]:
    label = piece.label
    if piece.grid:
        for row in grid_lines(piece.grid):
            texts = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
            outcome = OUTCOME.match(texts[-1]) if len(texts) == 3 else None
            if outcome and NUMBER.match(texts[0]) and len(texts[1]) > 3:
                yield Disposed(texts[0].rstrip(".)"), texts[1], outcome.group("verb"), piece)
    elif label and below and len(piece.body) > 3 and NUMBER.match(label.body):
        outcome = OUTCOME.match(below.text)
        if outcome:
            yield Disposed(label.body, piece.body, outcome.group("verb"), piece)


def lists_people(piece: Piece) -> bool:
    """Whether a table is a list of those present, under its heading."""
    rows = grid_lines(piece.grid) if piece.grid else []
    cue = find_cue(rows[0][0].text) if rows and rows[0] and rows[0][0].text.strip() else None
    return cue is not None and cue[0].status == "present"
