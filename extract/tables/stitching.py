"""Tables over pages: which grid goes on on the next page, a repeated heading left out, a row cut by the page joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.paper import Cell, Grid
from extract.records import Box
from extract.tables.grids import rows_of
from extract.tables.lines import is_figure
from extract.tables.rows import JOINING

NEAR = 9.0  # points: edges of columns that stand alike on both pages
HIGH = 330.0  # points: what goes on from the page before begins above this
CONTINUED = re.compile(  # "(continued)", "cont'd", "Table 5 continued"
    r"\(?\bcont(?:inued|['’]?d|\.)\)?", re.IGNORECASE
)


class Stitched(NamedTuple):
    """The grids of all pages, and the tails that went on with a table of the page before."""

    grids: tuple[Grid, ...]
    tails: tuple[Grid, ...] = ()


def stitch(pages: Iterable[Sequence[Grid]], texts: Sequence[Sequence[Box]] | None = None) -> Stitched:
    """The grids of all pages, those that run over a page's end joined to one.

    A tail that goes on with none is left out. `texts` are the boxes of each page's lines without running heads and
    folios: text between two grids parts them.
    """
    done: list[Grid] = []
    tails: list[Grid] = []
    open_grid: Grid | None = None
    for number, grids in enumerate(pages):
        boxes = texts[number] if texts else ()
        last: Grid | None = None
        for grid in grids:
            on = open_grid if last is None and not boxes_above(grid, boxes) else None
            if on and continues(on, as_part(grid, on)):
                done[-1] = joined(on, as_part(grid, on))
                tails += [grid] if grid.tail else []
            elif grid.tail:
                continue
            else:
                done.append(grid)
            last = grid
        open_grid = done[-1] if last and not boxes_below(last, boxes) else None
    return Stitched(tuple(done), tuple(tails))


def as_part(grid: Grid, before: Grid) -> Grid:
    """A tail as a part of the table before it; any other grid as it is."""
    return replace(grid, layout=before.layout, tail=False) if grid.tail else grid


def boxes_above(grid: Grid, boxes: Sequence[Box]) -> bool:
    """Whether a line stands above a grid, other than a heading that says it goes on."""
    return bool(grid.bbox) and any(box[3] <= (grid.bbox or box)[1] + 2 for box in boxes)


def boxes_below(grid: Grid, boxes: Sequence[Box]) -> bool:
    """Whether a line stands below a grid."""
    return bool(grid.bbox) and any(box[1] >= (grid.bbox or box)[3] - 2 for box in boxes)


def continues(grid: Grid, after: Grid) -> bool:
    """Whether a grid goes on with the one before it, on the page before."""
    last = max(cell.page for cell in grid.cells)
    if after.page != last + 1 or (after.title and after.title != grid.title and not CONTINUED.search(after.title)):
        return False
    if grid.bbox is None or after.bbox is None or after.bbox[1] > HIGH:
        return False
    if columns_alike(grid, after) is None:
        return False
    if grid.layout != after.layout:
        return len(edges(grid, last)) == len(edges(after, after.page))
    repeated = repeated_rows(grid, after)
    return repeated > 0 or after.header_rows == 0 or not new(after)


def new(grid: Grid) -> bool:
    """Whether a grid's first row reads as headings of its own: all filled, none a figure."""
    first = rows_of(grid)[0]
    return all(text and not is_figure(text) for text in first)


def edges(grid: Grid, page: int) -> dict[int, float]:
    """Where each column begins, by the cells that cover it alone."""
    found: dict[int, float] = {}
    for cell in grid.cells:
        if cell.columns == 1 and cell.bbox and cell.page == page:
            found[cell.column] = min(found.get(cell.column, cell.bbox[0]), cell.bbox[0])
    return found


def columns_alike(grid: Grid, after: Grid) -> dict[int, int] | None:
    """The column of the first for each of the second; None where they do not stand alike."""
    here = edges(grid, max(cell.page for cell in grid.cells))
    there = edges(after, after.page)
    if not here or not there or len(there) > len(here):
        return None
    found: dict[int, int] = {}
    for column, x in there.items():
        near = min(here, key=lambda other: abs(here[other] - x))
        if abs(here[near] - x) > NEAR or near in found.values():
            return None
        found[column] = near
    if len(found) < max(2, 0.6 * len(here)):
        return None
    return found


def repeated_rows(grid: Grid, after: Grid) -> int:
    """How many of the first rows of both are the same headings."""
    ours, theirs = rows_of(grid), rows_of(after)
    most = max(grid.header_rows, after.header_rows, 1)
    count = 0
    for one, other in zip(ours[:most], theirs[:most], strict=False):
        if filled(one) != filled(other) or not filled(one):
            break
        count += 1
    return count


def filled(row: Sequence[str]) -> list[str]:
    """The texts of a row that are not empty, without spaces."""
    return ["".join(text.split()).casefold() for text in row if text]


def joined(grid: Grid, after: Grid) -> Grid:
    """One grid of both."""
    skip = repeated_rows(grid, after)
    columns = columns_alike(grid, after) or {}
    rows = rows_of(after)
    height = len(rows_of(grid))
    if skip >= len(rows):
        return grid
    moved = [move(cell, columns, height - skip) for cell in after.cells if cell.row >= skip]
    cells = [*grid.cells]
    if is_cut(rows_of(grid)[-1], [(columns.get(c, c), text) for c, text in enumerate(rows[skip])]):
        cells = merged_row(cells, [cell for cell in moved if cell.row == height], height - 1)
        moved = [replace(cell, row=cell.row - 1) for cell in moved if cell.row > height]
    return replace(grid, cells=(*cells, *moved), layout=grid.layout or after.layout, notes=(*grid.notes, *after.notes))


def move(cell: Cell, columns: dict[int, int], rows: int) -> Cell:
    """A cell at its place in the joined grid."""
    column = columns.get(cell.column, cell.column)
    last = columns.get(cell.column + cell.columns - 1, column + cell.columns - 1)
    return replace(cell, row=cell.row + rows, column=column, columns=max(1, last - column + 1))


def is_cut(last: Sequence[str], first: Sequence[tuple[int, str]]) -> bool:
    """Whether a page's first row goes on with the last of the page before.

    >>> is_cut(("Elm", "Roads were"), [(0, ""), (1, "mended.")])
    True
    >>> is_cut(("Elm", "12"), [(0, "Oak"), (1, "13")])
    False
    """
    held = [(column, text) for column, text in first if text]
    if not held or any(column >= len(last) or not last[column] for column, _ in held):
        return False
    if any(is_figure(text) for _, text in held):
        return False
    goes_on = [text[:1].islower() or text[:1] in "(,;" or unfinished(last[column]) for column, text in held]
    if held[0][0] != 0:
        return goes_on[0] or len(held) < len([text for text in last if text])
    return sum(goes_on) > 0.5 * len(held) and (len(held) < len(last) or all(text[:1].islower() for _, text in held))


def unfinished(text: str) -> bool:
    """Whether a text breaks off: it ends in a comma, a dash or a word that must be followed by another."""
    return text.endswith((",", "-", "–", "/", "&")) or text.rsplit(maxsplit=1)[-1].lower() in JOINING


def merged_row(cells: Sequence[Cell], rest: Sequence[Cell], row: int) -> list[Cell]:
    """Cells of which those of one row take in the text of the cut row's rest."""
    more = {cell.column: cell for cell in rest if cell.text}
    found = []
    for cell in cells:
        if cell.row <= row < cell.row + cell.rows and cell.column in more and cell.text:
            extra = more.pop(cell.column)
            found.append(replace(cell, text=f"{cell.text} {extra.text}", blocks=(*cell.blocks, *extra.blocks)))
        else:
            found.append(cell)
    return found
