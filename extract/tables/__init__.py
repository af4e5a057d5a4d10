"""Tables of a page, from its words, rules and fills: pure functions, no file and no engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.paper import Grid, Sheet
from extract.tables.grids import grid_of
from extract.tables.lattice import lattice
from extract.tables.rulings import frames, tidy


def find_grids(sheet: Sheet) -> tuple[Grid, ...]:
    """The tables and layout grids of one page, from top to bottom."""
    across, down = tidy(sheet.rules)
    drawn = [lattice(frame, sheet.words) for frame in frames(across, down) if frame.across and frame.down]
    grids = [grid_of(one, sheet.number) for one in drawn if one]
    return tuple(grid for grid in grids if grid)


def stitch(pages: Iterable[Sequence[Grid]]) -> tuple[Grid, ...]:
    """The grids of all pages, those that run over a page's end joined to one."""
    return tuple(grid for page in pages for grid in page)
