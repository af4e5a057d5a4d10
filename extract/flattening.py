"""A block as plain text and a grid as plain rows."""

from __future__ import annotations

from extract.paper import Block, Grid


def block_text(block: Block) -> str:
    """A block with its label, a grid row by row."""
    if block.grid:
        return "\n".join("\t".join(row) for row in grid_rows(block.grid))
    return f"{block.label} {block.text}" if block.label else block.text


def grid_rows(grid: Grid) -> tuple[tuple[str, ...], ...]:
    """Rows as wide as the widest; a merged cell's text stands in its first place."""
    height = max((cell.row + cell.rows for cell in grid.cells), default=0)
    width = max((cell.column + cell.columns for cell in grid.cells), default=0)
    rows = [[""] * width for _ in range(height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return tuple(tuple(row) for row in rows)


def row_pages(grid: Grid) -> tuple[int, ...]:
    """The page on which each row begins."""
    pages: list[int] = [0] * max((cell.row + cell.rows for cell in grid.cells), default=0)
    for cell in grid.cells:
        pages[cell.row] = min(pages[cell.row] or cell.page, cell.page)
    for row in range(len(pages)):
        pages[row] = pages[row] or (pages[row - 1] if row else grid.page)
    return tuple(pages)
