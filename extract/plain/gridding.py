"""Rows of cell texts into a grid: cells with their paragraphs, headings counted, repeated headings left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.building import grid_block, labelled_block, make_block, make_cell
from extract.headrows import guess_header_rows
from extract.labels import split_label
from extract.paper import Block, Cell, Grid, Link, Span
from extract.plain.inline import break_tags, read_inline

PAGE_NUMBER = re.compile(r"\.*\s*\d{1,4}")
MOST_COLUMNS = 2000


class Gridded(NamedTuple):
    """A grid as a block, and the links in its cells."""

    block: Block | None
    links: tuple[Link, ...]


def grid_of_rows(rows: Sequence[Sequence[str]], page: int = 1, header_rows: int | None = None) -> Gridded:
    """The grid of rows of cell texts, which may hold marks of emphasis and tags.

    >>> grid = grid_of_rows([["Year", "Cases"], ["2021-22", "**24**"]]).block.grid
    >>> [cell.text for cell in grid.cells], grid.header_rows
    (['Year', 'Cases', '2021-22', '24'], 1)
    """
    rows = without_repeats([row[:MOST_COLUMNS] for row in rows])
    width = max(map(len, rows), default=0)
    if not width:
        return Gridded(None, ())
    links: list[Link] = []
    cells = tuple(
        read_cell(links, row, column, rows[row][column] if column < len(rows[row]) else "", page)
        for row in range(len(rows))
        for column in range(width)
    )
    texts = [[cells[row * width + column].text for column in range(width)] for row in range(len(rows))]
    counted = guess_header_rows(texts) if header_rows is None else header_rows
    grid = Grid(cells, page, header_rows=counted, layout=is_contents(texts))
    return Gridded(grid_block(grid, page), tuple(links))


def without_repeats(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows without later copies of the first, as pages repeat their headings."""
    if len(rows) < 3:
        return list(rows)
    first = rows[0]
    named = len(first) > 1 and all(len(cell) > 2 for cell in first if cell) and any(first)
    return [first, *(row for row in rows[1:] if not named or list(row) != list(first))]


def read_cell(links: list[Link], row: int, column: int, text: str, page: int) -> Cell:
    """One cell, its paragraphs apart."""
    blocks = []
    for part in break_tags(text).split("\n"):
        if not part.strip():
            continue
        found = read_inline(part.strip(), page)
        links.extend(found.links)
        if block := cell_block(found.spans, page):
            blocks.append(block)
    return make_cell(row, column, blocks, page=page)


def cell_block(spans: Sequence[Span], page: int) -> Block | None:
    """A paragraph of a cell, a bulleted or numbered one as an item."""
    block = labelled_block("paragraph", spans, page)
    if block and block.label and block.text:
        return Block("item", block.text, page, block.lines, level=1, label=block.label)
    if block and block.label:
        return make_block("paragraph", spans, page)
    return block


def is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows list contents: titles with page numbers that rise.

    >>> is_contents([["Introduction", "3"], ["Findings", "7"], ["Actions", "12"], ["References", "20"]])
    True
    >>> is_contents([["Once", "130"], ["Twice", "36"], ["More", "18"]])
    False
    """
    pages = [row[-1].strip(" .") for row in rows if len(row) > 1 and row[-1].strip(" .")]
    if len(pages) < 4 or not all(PAGE_NUMBER.fullmatch(page) for page in pages):
        return False
    numbers = [int(page) for page in pages]
    titles = [row[0] for row in rows]
    rises = all(a <= b for a, b in pairwise(numbers)) and numbers[-1] > numbers[0]
    return rises and sum(len(title) > 6 or split_label(title) is not None for title in titles) > 0.7 * len(titles)
