"""What a sheet holds: its tables, apart where blank rows part them, with the lines above and below each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.building import grid_block, plain_block, text_cell
from extract.headings import is_caption
from extract.headrows import guess_header_rows, is_figure
from extract.paper import Block, Cell, Grid

LABELLED_LINE = re.compile(r".{1,40}:$")
LONG = 60
MOST_PREAMBLE = 40
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The visible cells of one sheet, as shown: rows of texts, and what is merged (row, column) to (rows, columns)."""

    name: str
    rows: list[list[str]]
    merged: dict[tuple[int, int], tuple[int, int]]
    hidden: bool = False


@dataclass(slots=True)
class Region:
    """Rows that stand together: lines above a table, the table, lines below it."""

    above: list[str]
    rows: list[tuple[int, list[str]]]
    below: list[str]


def sheet_blocks(sheet: SheetRows, page: int) -> list[Block]:
    """The paragraphs and grids of a sheet."""
    blocks: list[Block | None] = []
    lines: list[str] = []
    for region in join_regions([split_region(run) for run in runs(sheet.rows)]):
        lines = [*region.above, *([] if region.above else lines)]
        blocks.extend(plain_block("paragraph", text, page) for text in region.above)
        if region.rows:
            blocks.append(grid_block(region_grid(sheet, region, page, title_of(lines)), page))
            lines = []
        blocks.extend(plain_block("paragraph", text, page) for text in region.below)
    return [block for block in blocks if block]


def runs(rows: Sequence[list[str]]) -> list[list[tuple[int, list[str]]]]:
    """Runs of rows between blank ones, each row with its number."""
    numbered = list(enumerate(rows))
    return [list(run) for filled, run in groupby(numbered, key=lambda one: any(one[1])) if filled]


def split_region(run: list[tuple[int, list[str]]]) -> Region:
    """The lines above and below a table, and the table."""
    begin, end = 0, len(run)
    while begin < min(end, MOST_PREAMBLE) and is_line(run[begin][1], run[begin + 1 : begin + 2]):
        begin += 1
    while end > begin and is_note(run[end - 1][1]):
        end -= 1
    if end - begin < 2 and sum(1 for cell in run[begin][1] if cell) < 2 if begin < len(run) else True:
        return Region([" ".join(filter(None, row)) for _, row in run], [], [])
    return Region(
        [" ".join(filter(None, row)) for _, row in run[:begin]],
        run[begin:end],
        [" ".join(filter(None, row)) for _, row in run[end:]],
    )


def is_line(row: Sequence[str], after: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether a row above a table is one line of text: a title, a note, "Table 1:" beside its words."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1 and not is_figure(filled[0]):
        return not after or len(filled[0]) > LONG or row[0] == filled[0] or sum(1 for cell in after[0][1] if cell) == 1
    return len(filled) == 2 and bool(LABELLED_LINE.match(filled[0])) and len(filled[1]) > LONG


def is_note(row: Sequence[str]) -> bool:
    """Whether a row below a table is a note and not its last row."""
    filled = [cell for cell in row if cell]
    return len(filled) == 1 and len(filled[0]) > 25 and not is_figure(filled[0]) and bool(row[0])


def join_regions(regions: list[Region]) -> list[Region]:
    """The regions, those joined that a blank row only loosens: the same columns and no heading of its own."""
    joined: list[Region] = []
    for region in regions:
        if joined and goes_on(joined[-1], region):
            joined[-1].rows.extend(region.rows)
            joined[-1].below.extend(region.below)
        else:
            joined.append(region)
    return joined


def goes_on(above: Region, region: Region) -> bool:
    """Whether a region is more of the table above it."""
    if not above.rows or not region.rows or above.below or region.above:
        return False
    ours, theirs = used_columns(region.rows), used_columns(above.rows)
    if not ours <= theirs or len(ours) < 2 or min(ours) != min(theirs):
        return False
    rows = [row for _, row in region.rows]
    figures = any(is_figure(cell) for cell in rows[0])
    return figures and guess_header_rows(rows) == 0


def used_columns(rows: Sequence[tuple[int, list[str]]]) -> set[int]:
    """The columns in which anything stands."""
    return {column for _, row in rows for column, cell in enumerate(row) if cell}


def title_of(lines: Sequence[str]) -> str | None:
    """Of the lines above a table the one that names it: "Table 3: …", else the last short one."""
    named = [line for line in lines if is_caption(line) or line.lower().startswith("table")]
    short = [line for line in lines if len(line) <= LONGEST_TITLE]
    return named[-1] if named else short[-1] if short else None


def region_grid(sheet: SheetRows, region: Region, page: int, title: str | None) -> Grid:
    """The grid of a region, its empty columns left out."""
    columns = sorted(used_columns(region.rows))
    order = {column: index for index, column in enumerate(columns)}
    numbers = {number: index for index, (number, _) in enumerate(region.rows)}
    cells: list[Cell] = []
    for number, row in region.rows:
        for column in columns:
            cell = text_cell(numbers[number], order[column], row[column] if column < len(row) else "", page)
            cells.append(with_span(cell, sheet.merged.get((number, column)), number, column, numbers, order))
    texts = [[row[column] if column < len(row) else "" for column in columns] for _, row in region.rows]
    return Grid(
        tuple(cells),
        page,
        title=title,
        header_rows=guess_header_rows(texts),
        notes=tuple(region.below),
        name=sheet.name or None,
        hidden=sheet.hidden,
    )


def with_span(
    cell: Cell,
    span: tuple[int, int] | None,
    number: int,
    column: int,
    numbers: dict[int, int],
    order: dict[int, int],
) -> Cell:
    """A cell with what it covers, counted in the rows and columns that are left."""
    if not span:
        return cell
    rows = sum(1 for one in numbers if number <= one < number + span[0])
    columns = sum(1 for one in order if column <= one < column + span[1])
    return Cell(cell.row, cell.column, cell.text, max(1, rows), max(1, columns), cell.page, blocks=cell.blocks)
