"""Readings made into grids: empty rows and columns dropped, words joined to text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.paper import Cell, Grid, Word
from extract.tables.lattice import Lattice


def grid_of(drawn: Lattice, page: int) -> Grid | None:
    """The grid of a lattice, without rows and columns that hold nothing; None where under two cells hold text."""
    pieces = [piece for piece in drawn.pieces if piece.words]
    if len(pieces) < 2:
        return None
    rows = kept([(piece.row, piece.rows) for piece in pieces], len(drawn.ys) - 1)
    columns = kept([(piece.column, piece.columns) for piece in pieces], len(drawn.xs) - 1)
    cells = []
    for piece in drawn.pieces:
        over = [row for row in range(piece.row, piece.row + piece.rows) if row in rows]
        beside = [column for column in range(piece.column, piece.column + piece.columns) if column in columns]
        if over and beside:
            cells.append(
                Cell(
                    row=rows[over[0]],
                    column=columns[beside[0]],
                    text=text_of(piece.words),
                    rows=len(over),
                    columns=len(beside),
                    page=page,
                    bbox=(
                        drawn.xs[piece.column],
                        drawn.ys[piece.row],
                        drawn.xs[piece.column + piece.columns],
                        drawn.ys[piece.row + piece.rows],
                    ),
                )
            )
    return Grid(tuple(cells), page, (drawn.xs[0], drawn.ys[0], drawn.xs[-1], drawn.ys[-1]))


def kept(spans: Iterable[tuple[int, int]], length: int) -> dict[int, int]:
    """Old to new numbers of the places at which something begins.

    >>> kept([(0, 1), (2, 1), (2, 2)], 4)
    {0: 0, 2: 1}
    """
    begun = {start for start, _ in spans}
    return {old: new for new, old in enumerate(old for old in range(length) if old in begun)}


def text_of(words: Sequence[Word]) -> str:
    """The words of a cell line by line, as one string."""
    return " ".join(word.text for line in lines_of(words) for word in line)


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words in lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if lines and middle - centre(lines[-1][0]) <= 0.45 * max(
            word.bottom - word.top, lines[-1][0].bottom - lines[-1][0].top
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def centre(word: Word) -> float:
    """The middle of a word's height."""
    return (word.top + word.bottom) / 2
