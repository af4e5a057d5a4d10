"""Rows of cells, as office formats write them, laid out as a grid with its spans."""

from __future__ import annotations

from collections.abc import Sequence

from extract.building import grid_block, is_bold, make_cell
from extract.flattening import grid_rows
from extract.headrows import guess_header_rows
from extract.paper import Block, Cell, Grid

# what each cell brings: its blocks, the columns it covers, whether it goes on with the cell above, the gap before it
RawCell = tuple[list[Block], int, bool, int]
MOST_CELLS = 400_000


def lay_out(rows: Sequence[Sequence[RawCell]], heads: int = 0, nested: bool = False) -> list[Block]:
    """The grid of a table; a frame around one cell, or a table nested too deep, gives its blocks instead."""
    placed = place(rows)
    filled = [cell for cell in placed if cell.blocks]
    if not filled:
        return []
    if nested or len({(cell.row, cell.column) for cell in placed}) == 1:
        return [block for cell in filled for block in cell.blocks]
    grid = without_empty(Grid(tuple(placed)))
    texts = grid_rows(grid)
    if len(texts[0]) == 1:  # a column of frames sets out running text
        return [block for cell in grid.cells for block in cell.blocks]
    counted = heads if 0 < heads < len(texts) else guess_header_rows(texts, bold_rows(grid, len(texts)))
    return [grid_block(Grid(grid.cells, header_rows=counted))]


def place(rows: Sequence[Sequence[RawCell]]) -> list[Cell]:
    """Each cell at its row and column; a cell that goes on makes the one above it taller."""
    cells: dict[tuple[int, int], Cell] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, raw in enumerate(rows):
        column = 0
        for blocks, columns, merged, before in raw:
            column += before
            at = above.get(column)
            if merged and at in cells:
                tall = cells[at]
                cells[at] = make_cell(
                    tall.row,
                    tall.column,
                    [*tall.blocks, *blocks],
                    rows=row - tall.row + 1,
                    columns=tall.columns,
                )
            else:
                cells[row, column] = make_cell(row, column, blocks, columns=columns)
                above[column] = (row, column)
            column += columns
        if len(cells) > MOST_CELLS:
            break
    return list(cells.values())


def without_empty(grid: Grid) -> Grid:
    """The grid without columns in which no cell begins: widths that do not agree leave them."""
    starts = sorted({cell.column for cell in grid.cells})
    order = {column: index for index, column in enumerate(starts)}
    cells = tuple(narrowed(cell, starts, order) for cell in grid.cells)
    return Grid(cells)


def narrowed(cell: Cell, starts: Sequence[int], order: dict[int, int]) -> Cell:
    """A cell with its columns counted among those in which cells begin."""
    covered = sum(1 for start in starts if cell.column <= start < cell.column + cell.columns)
    return Cell(cell.row, order[cell.column], cell.text, cell.rows, max(1, covered), cell.page, cell.bbox, cell.blocks)


def bold_rows(grid: Grid, count: int) -> list[bool]:
    """Which rows are bold in every cell that has text."""
    rows: list[list[bool]] = [[] for _ in range(count)]
    for cell in grid.cells:
        if cell.text:
            rows[cell.row].append(all(is_bold(block) for block in cell.blocks if block.text))
    return [bool(row) and all(row) for row in rows]
