"""Readings made into grids: empty rows and columns dropped, words joined to text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.page.lines import lines_of as page_lines
from extract.page.lines import rows_of as rows_of_words
from extract.page.lines import segments_of
from extract.paper import Block, Cell, Grid, Word
from extract.tables.lattice import Lattice, Piece
from extract.tables.lines import text_of

FEW_COLUMNS = 4
RUNNING = 12  # words: a cell with more may hold several paragraphs


def grid_of(drawn: Lattice, page: int, header_rows: int = 0) -> Grid | None:
    """The grid of a lattice, without rows and columns that hold nothing; None where under two cells hold text."""
    pieces = [piece for piece in drawn.pieces if piece.words]
    if len(pieces) < 2:
        return None
    rows = kept([(piece.row, piece.rows) for piece in pieces])
    columns = kept([(piece.column, piece.columns) for piece in pieces])
    whole = with_blocks(pieces, len(columns))
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
                    blocks=raw_blocks(piece.words, page) if whole and piece.words else (),
                    bbox=(
                        drawn.xs[piece.column],
                        drawn.ys[piece.row],
                        drawn.xs[piece.column + piece.columns],
                        drawn.ys[piece.row + piece.rows],
                    ),
                )
            )
    depth = sum(row < header_rows for row in rows)
    return Grid(tuple(cells), page, (drawn.xs[0], drawn.ys[0], drawn.xs[-1], drawn.ys[-1]), header_rows=depth)


def tail_of(drawn: Lattice, page: int) -> Grid | None:
    """The one row that a lattice holds, which may go on with a table of the page before; None for any other."""
    held = {(piece.row, piece.rows) for piece in drawn.pieces if piece.words}
    if len(held) != 1 or len(drawn.xs) < 3:
        return None
    row, rows = held.pop()
    top, bottom = drawn.ys[row], drawn.ys[row + rows]
    cells = [
        Cell(
            row=0,
            column=piece.column,
            text=text_of(piece.words) if piece.words else "",
            columns=piece.columns,
            page=page,
            blocks=raw_blocks(piece.words, page) if piece.words else (),
            bbox=(drawn.xs[piece.column], top, drawn.xs[piece.column + piece.columns], bottom),
        )
        for piece in drawn.pieces
        if piece.row == row
    ]
    return Grid(tuple(cells), page, (drawn.xs[0], top, drawn.xs[-1], bottom), layout=True, tail=True)


def with_blocks(pieces: Sequence[Piece], width: int) -> bool:
    """Whether the cells' paragraphs are kept: where few columns hold running text, as minutes set in a table do."""
    return width <= FEW_COLUMNS and any(len(piece.words) >= RUNNING for piece in pieces)


def raw_blocks(words: Sequence[Word], page: int) -> tuple[Block, ...]:
    """The lines of a cell as one block, which is taken apart once the whole paper's habits are known."""
    lines = tuple(page_lines(segments_of(rows_of_words(words)), page))
    return (Block("paragraph", " ".join(line.text for line in lines), page, lines),)


def kept(spans: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Old to new numbers of the rows or columns that hold something of their own.

    Where a cell covers only such as hold nothing else, its first is kept.

    >>> kept([(0, 1), (2, 1), (1, 2), (4, 2)])
    {0: 0, 2: 1, 4: 2}
    """
    held = list(spans)
    own = {start for start, count in held if count == 1}
    for start, count in sorted(held, key=lambda span: span[1]):
        if not own.intersection(range(start, start + count)):
            own.add(start)
    return {old: new for new, old in enumerate(sorted(own))}


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of a grid's rows; a merged cell's text stands in its first place."""
    height = max(cell.row + cell.rows for cell in grid.cells)
    width = max(cell.column + cell.columns for cell in grid.cells)
    rows = [[""] * width for _ in range(height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows
