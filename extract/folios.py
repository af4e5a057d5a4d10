"""Page numbers typed into the text ("Page 2 of 3"): they end pages in formats that have none of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.paper import Block, Cell, Grid, Line, PaperPage

FOLIO = re.compile(r"page\s+(?P<n>\d{1,4})\s*(?:of|/)\s*(?P<total>\d{1,4})", re.IGNORECASE)  # "Page 2 of 3"


def number_pages(blocks: Sequence[Block], furniture: Sequence[Line] = ()) -> list[PaperPage]:
    """The blocks as pages, cut below each typed folio if they count up from 1 to their own total; else one page."""
    found = [(at, match) for at, block in enumerate(blocks) if (match := FOLIO.fullmatch(block.text))]
    numbers = [int(match["n"]) for _, match in found]
    counts_up = len(found) > 1 and numbers[0] == 1 and all(after - before == 1 for before, after in pairwise(numbers))
    if not counts_up or found[0][0] == 0:
        return [PaperPage(1, tuple(blocks), tuple(furniture))]
    pages: list[PaperPage] = []
    start = 0
    for at, match in found:
        number = int(match["n"])
        lines = tuple(replace(line, page=number) for line in (*furniture, *blocks[at].lines))
        pages.append(PaperPage(number, tuple(on_page(block, number) for block in blocks[start:at]), lines))
        start = at + 1
    return with_rest(pages, [block for block in blocks[start:] if not FOLIO.fullmatch(block.text)], furniture)


def with_rest(pages: list[PaperPage], rest: list[Block], furniture: Sequence[Line]) -> list[PaperPage]:
    """The pages and what stands below the last folio: notes stay on its page, more text begins another."""
    last = pages[-1]
    if not rest:
        return pages
    if all(block.kind == "footnote" for block in rest):
        more = tuple(on_page(block, last.number) for block in rest)
        return [*pages[:-1], replace(last, blocks=last.blocks + more)]
    number = last.number + 1
    lines = tuple(replace(line, page=number) for line in furniture)
    return [*pages, PaperPage(number, tuple(on_page(block, number) for block in rest), lines)]


def on_page(block: Block, number: int) -> Block:
    """A block and all that is in it on another page."""
    lines = tuple(replace(line, page=number) for line in block.lines)
    return replace(block, page=number, lines=lines, grid=grid_on_page(block.grid, number) if block.grid else None)


def grid_on_page(grid: Grid, number: int) -> Grid:
    """A grid on another page."""
    return replace(grid, page=number, cells=tuple(cell_on_page(cell, number) for cell in grid.cells))


def cell_on_page(cell: Cell, number: int) -> Cell:
    """A cell on another page."""
    return replace(cell, page=number, blocks=tuple(on_page(block, number) for block in cell.blocks))
