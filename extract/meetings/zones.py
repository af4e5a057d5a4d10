"""What stands before the business, as marks: lists of people by lines and rows, and what is prose already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.marks import Mark
from extract.meetings.flow import Piece
from extract.meetings.rosters import cell_lines, rows_of

# running text: a sentence of some length with a verb, not a row of names
PROSE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|noted|agreed|said|welcomed|reported|discussed)\b")


def zone_marks(zone: list[Piece], meeting: str) -> Iterator[Mark]:
    """The passages of a zone as marks: prose, rows of columns parted by tabs, and lists a line each."""
    for piece in zone:
        if piece.grid:
            yield from grid_marks(piece, meeting)
        elif piece.text and is_prose(piece.text):
            yield Mark(place="prose", text=piece.text, page=piece.page, bbox=piece.bbox, meeting=meeting)
        elif piece.text:
            rows = ["\t".join(segment.text for segment in row) for row in rows_of(piece)]
            apart = rows if any("\t" in row for row in rows) else ["\n".join(rows)]
            for text in apart:
                yield Mark(place="attendance", text=text, page=piece.page, bbox=piece.bbox, meeting=meeting)


def is_prose(text: str) -> bool:
    """Whether a passage before the business is running text.

    >>> is_prose("The Chair welcomed everyone and said that the minutes were late this year.")
    True
    >>> is_prose("Ann Bee (Chair)")
    False
    """
    return text.count(" ") > 8 and text.rstrip()[-1:] in ".!?”" and bool(PROSE.search(text))


def grid_marks(piece: Piece, meeting: str) -> Iterator[Mark]:
    """The rows of a grid, cells parted by tabs and their lines kept."""
    rows: dict[int, list[str]] = {}
    for cell in piece.grid.cells if piece.grid else ():
        lines = [line.strip() for line in cell_lines(cell) if line.strip()]
        if lines:
            rows.setdefault(cell.row, []).append("\n".join(lines))
    for row in rows.values():
        text = "\t".join(row)
        yield Mark(place="attendance", text=text, page=piece.page, bbox=piece.bbox, meeting=meeting)
