"""From Sheets to PaperPages: each sheet is laid out by itself, then all are composed with what the document shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.page.blocks import Habits, box_of, drafts_of, habits_of, make_block, mark_footnotes
from extract.page.columns import page_columns
from extract.page.furniture import find_furniture
from extract.page.hyphens import vocabulary
from extract.page.joining import join_columns, join_pages
from extract.page.levels import set_levels
from extract.page.lines import lines_of, rows_of, segments_of
from extract.paper import Block, Grid, Line, PaperPage, Sheet, Word
from extract.tables import find_grids, stitch


@dataclass(frozen=True, slots=True)
class Layout:
    """A page laid out: columns of lines in reading order, its grids, and what is turned aside."""

    number: int
    width: float
    height: float
    columns: tuple[tuple[Line, ...], ...] = ()
    grids: tuple[Grid, ...] = ()
    notes: tuple[Line, ...] = ()  # in the margin, beside the text
    turned: tuple[Line, ...] = ()  # not level: watermarks, stamps
    source: str = "text"
    confidence: float | None = None

    @property
    def has_text(self) -> bool:
        return bool(self.columns or self.grids or self.notes or self.turned)

    @property
    def lines(self) -> list[Line]:
        return [line for column in self.columns for line in column]


def lay_out(sheet: Sheet) -> Layout:
    """A sheet's words in columns of lines; the words inside grids belong to them alone."""
    grids = find_grids(sheet)
    level = [word for word in sheet.words if word.upright]
    turned = [word for word in sheet.words if not word.upright]
    whole = [grid for grid in grids if not grid.tail]
    words = [word for word in level if not any(holds(grid, word) for grid in whole)] if whole else level
    segments = segments_of(rows_of(words))
    found = page_columns(segments)
    columns = tuple(tuple(lines_of(column.segments, sheet.number)) for column in found if not column.aside)
    notes = tuple(line for column in found if column.aside for line in lines_of(column.segments, sheet.number))
    turned_lines = tuple(lines_of(segments_of(rows_of(turned)), sheet.number)) if turned else ()
    sure = confidence_of(sheet)
    return Layout(sheet.number, sheet.width, sheet.height, columns, grids, notes, turned_lines, sheet.source, sure)


def confidence_of(sheet: Sheet) -> float | None:
    """How sure OCR was of a sheet's words, on average; None for text that is no OCR of ours."""
    sure = [word.confidence for word in sheet.words if word.confidence is not None]
    return round(sum(sure) / len(sure), 3) if sure else None


def holds(grid: Grid, word: Word) -> bool:
    """Whether a word's middle lies in a grid."""
    if grid.bbox is None:
        return False
    x0, top, x1, bottom = grid.bbox
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom


def compose(layouts: Sequence[Layout]) -> tuple[PaperPage, ...]:
    """All pages with their blocks, furniture set aside."""
    furniture = find_furniture([((*layout.lines, *layout.notes), layout.height) for layout in layouts])
    kept = [
        line for layout, out in zip(layouts, furniture, strict=True) for line in layout.lines if id(line) not in out
    ]
    habits = replace(habits_of(kept), words=vocabulary(line.text for line in kept))
    texts = [
        [box_of(line) for line in layout.lines if id(line) not in out]
        for layout, out in zip(layouts, furniture, strict=True)
    ]
    grids: defaultdict[int, list[Grid]] = defaultdict(list)
    stitched = stitch([layout.grids for layout in layouts], texts)
    for grid in stitched.grids:
        grids[grid.page].append(drafted(grid, habits))
    tails = {tail.page: tail for tail in stitched.tails}
    whole = [without(layout, tails[layout.number]) if layout.number in tails else layout for layout in layouts]
    pages = [
        compose_page(layout, out, habits, grids[layout.number]) for layout, out in zip(whole, furniture, strict=True)
    ]
    return set_levels(join_pages(pages, habits.words), habits.size)


def without(layout: Layout, tail: Grid) -> Layout:
    """A layout without the lines that a table of the page before holds."""
    columns = tuple(tuple(line for line in column if not covers(tail, line)) for column in layout.columns)
    notes = tuple(line for line in layout.notes if not covers(tail, line))
    return replace(layout, columns=columns, notes=notes)


def covers(grid: Grid, line: Line) -> bool:
    """Whether a line's middle lies at the height of a grid, and within its sides."""
    x0, top, x1, bottom = grid.bbox or (0.0, 0.0, 0.0, 0.0)
    box = box_of(line)
    return x0 - 2 <= box[0] and box[2] <= x1 + 2 and top <= (box[1] + box[3]) / 2 <= bottom


def drafted(grid: Grid, habits: Habits) -> Grid:
    """A grid whose cells' lines are made into blocks as the rest of the paper is."""
    if not any(cell.blocks for cell in grid.cells):
        return grid
    cells = []
    for cell in grid.cells:
        lines = [line for block in cell.blocks for line in block.lines]
        blocks = tuple(make_block(draft, habits) for draft in drafts_of(lines, habits)) if lines else ()
        cells.append(replace(cell, blocks=blocks))
    return replace(grid, cells=tuple(cells))


def compose_page(layout: Layout, out: set[int], habits: Habits, grids: Sequence[Grid]) -> PaperPage:
    """One page's blocks."""
    columns: list[list[Block]] = []
    for column in layout.columns:
        lines = [line for line in column if id(line) not in out]
        for part in between(lines, [grid for grid in layout.grids if not grid.tail]):
            columns.append([make_block(draft, habits) for draft in drafts_of(part, habits)])
    blocks = mark_footnotes(join_columns(columns, habits.words), habits, layout.height)
    for grid in grids:
        insert_grid(blocks, grid)
    for line in layout.notes:
        if id(line) not in out:
            insert_note(blocks, line)
    aside = tuple(line for line in (*layout.lines, *layout.notes) if id(line) in out) + layout.turned
    return PaperPage(layout.number, tuple(blocks), aside, layout.width, layout.height, layout.source, layout.confidence)


def between(lines: Sequence[Line], grids: Iterable[Grid]) -> list[list[Line]]:
    """A column's lines parted where a grid stands between them."""
    tops = sorted(grid.bbox[1] for grid in grids if grid.bbox)
    parts: list[list[Line]] = [[]]
    last = None
    for line in lines:
        top = box_of(line)[1]
        if last is not None and any(last < edge <= top + 2 for edge in tops):
            parts.append([])
        parts[-1].append(line)
        last = top
    return [part for part in parts if part]


def insert_note(blocks: list[Block], line: Line) -> None:
    """Puts a margin note after the block that it stands beside, or the last one above it."""
    note = Block("aside", line.text, line.page, (line,), line.bbox)
    x0, top, _, bottom = box_of(line)
    place = 0
    for index, block in enumerate(blocks):
        box = block.bbox
        if box and block.page == line.page and box[0] < x0 and box[1] < (top + bottom) / 2:
            place = index + 1
    blocks.insert(place, note)


def insert_grid(blocks: list[Block], grid: Grid) -> None:
    """Puts a grid before the first block of its column that stands below it."""
    block = Block("grid", "", grid.page, bbox=grid.bbox, grid=grid)
    if grid.bbox is None:
        blocks.append(block)
        return
    x0, top, x1, _ = grid.bbox
    for index, other in enumerate(blocks):
        box = other.bbox
        if box and box[1] >= top and box[0] < x1 and box[2] > x0:
            blocks.insert(index, block)
            return
    blocks.append(block)
