"""Tables of HTML: rows, spans, headings; and which of them only lay a page out."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.building import cell_text, grid_block, make_cell
from extract.flattening import grid_rows
from extract.headrows import guess_header_rows
from extract.office.cells import bold_rows
from extract.paper import Block, Cell, Grid

MOST_COLUMNS, MOST_ROWS, MOST_CELLS = 1_000, 100_000, 400_000
LONG_CELL = 400


@dataclass(slots=True)
class OpenCell:
    """A cell while it is read."""

    rows: int = 1
    columns: int = 1
    heads: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table while it is read."""

    presentation: bool = False
    title: str | None = None
    rows: list[list[OpenCell]] = field(default_factory=list)
    head_rows: int = 0
    in_head: bool = False

    def begin_row(self) -> None:
        """A row begins."""
        if len(self.rows) < MOST_ROWS:
            self.rows.append([])

    def begin_cell(self, rows: int, columns: int, heads: bool) -> OpenCell:
        """A cell begins."""
        if not self.rows:
            self.begin_row()
        cell = OpenCell(min(max(rows, 1), MOST_ROWS), min(max(columns, 1), MOST_COLUMNS), heads or self.in_head)
        self.rows[-1].append(cell)
        return cell


def finish_table(table: OpenTable, nested: bool = False) -> list[Block]:
    """The grid of a table, or what its cells hold where it only lays out."""
    rows = [row for row in table.rows if row]
    cells = place(rows)
    if not any(cell.blocks for cell in cells):
        return []
    if nested or is_layout(table, rows):
        return [block for cell in cells for block in cell.blocks]
    grid = Grid(tuple(cells), title=table.title)
    texts = grid_rows(grid)
    heads = stated_heads(rows, len(texts))
    counted = heads if heads is not None else guess_header_rows(texts, bold_rows(grid, len(texts)))
    return [grid_block(Grid(grid.cells, title=table.title, header_rows=counted))]


def is_layout(table: OpenTable, rows: list[list[OpenCell]]) -> bool:
    """Whether a table sets out a page rather than data."""
    cells = [cell for row in rows for cell in row if cell.blocks]
    if table.title or any(cell.heads for cell in cells):
        return False
    if table.presentation or max(map(len, rows)) == 1 or len(cells) == 1:
        return True
    if any(block.grid or block.kind == "heading" for cell in cells for block in cell.blocks):
        return True
    return any(len(cell.blocks) > 3 and len(cell_text(cell.blocks)) > LONG_CELL for cell in cells)


def stated_heads(rows: list[list[OpenCell]], count: int) -> int | None:
    """How many rows at the top are marked as headings; None where the marks say nothing."""
    heads = 0
    for row in rows[:count]:
        if not all(cell.heads for cell in row):
            break
        heads += 1
    return heads if 0 < heads < count else None


def place(rows: list[list[OpenCell]]) -> list[Cell]:
    """Each cell at its row and column, below the cells that reach down from above."""
    cells: list[Cell] = []
    taken: dict[int, int] = {}  # column to how many more rows it is taken
    for at, row in enumerate(rows):
        column = 0
        covered: dict[int, int] = {}
        for one in row:
            while taken.get(column, 0) > 0:
                column += 1
            if column >= MOST_COLUMNS or len(cells) >= MOST_CELLS:
                break
            columns = min(one.columns, MOST_COLUMNS - column)
            down = min(one.rows, len(rows) - at)
            cells.append(make_cell(at, column, one.blocks, rows=down, columns=columns))
            for covers in range(column, column + columns):
                covered[covers] = down
            column += columns
        taken = {key: left - 1 for key, left in taken.items() if left > 1}
        taken.update({key: left - 1 for key, left in covered.items() if left > 1})
    return trimmed(cells)


def trimmed(cells: list[Cell]) -> list[Cell]:
    """The cells with columns counted among those in which cells begin, so that an absurd span takes no room."""
    starts = sorted({cell.column for cell in cells})
    order = {column: index for index, column in enumerate(starts)}

    def narrowed(cell: Cell) -> Cell:
        covered = sum(1 for start in starts if cell.column <= start < cell.column + cell.columns)
        return Cell(cell.row, order[cell.column], cell.text, cell.rows, max(1, covered), blocks=cell.blocks)

    return [narrowed(cell) for cell in cells]
