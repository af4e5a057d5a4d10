"""Pages and tables set sideways: turned level to be read, and what was found turned back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.paper import Cell, Fill, Grid, Rule, Sheet, Word
from extract.records import Box

MOSTLY = 0.6  # of the words stand sideways where the page is read so


def is_sideways(sheet: Sheet) -> bool:
    """Whether most words of a page are not level."""
    turned = sum(not word.upright for word in sheet.words)
    return turned >= 20 and turned >= MOSTLY * len(sheet.words)


def goes_up(words: Sequence[Word]) -> bool:
    """Whether sideways text is read from the bottom up: a word in the same line stands above the one before it."""
    turned = [word for word in words if not word.upright]
    steps = [after.top - before.top for before, after in pairwise(turned) if abs(after.x0 - before.x0) < 2]
    return sum(step < 0 for step in steps) >= 0.5 * len(steps)


def turned(sheet: Sheet, up: bool) -> Sheet:
    """A page turned by a quarter, so that its sideways words stand level and its level ones do not."""
    words = tuple(
        Word(word.text, *quarter(word[1:5], sheet, up), word.style, not word.upright, word.hyphen)
        for word in sheet.words
    )
    rules = tuple(Rule(*quarter(rule[:4], sheet, up)) for rule in sheet.rules)
    fills = tuple(Fill(*quarter(fill[:4], sheet, up), fill.colour) for fill in sheet.fills)
    return replace(sheet, width=sheet.height, height=sheet.width, words=words, rules=rules, fills=fills)


def quarter(box: Sequence[float], sheet: Sheet, up: bool) -> Box:
    """Where a box lies once the page is turned clockwise, if its text went up, else the other way.

    >>> quarter((10, 700, 20, 780), Sheet(1, 600, 800), True)
    (20, 10, 100, 20)
    """
    x0, top, x1, bottom = box
    if up:
        return (sheet.height - bottom, x0, sheet.height - top, x1)
    return (top, sheet.width - x1, bottom, sheet.width - x0)


def turned_back(grid: Grid, sheet: Sheet, up: bool) -> Grid:
    """A grid found on the turned page, at its place on the page as it is."""
    cells = tuple(replace(cell, bbox=back(cell, sheet, up)) for cell in grid.cells)
    return replace(grid, cells=cells, bbox=back(grid, sheet, up))


def back(held: Cell | Grid, sheet: Sheet, up: bool) -> Box | None:
    """The box of a cell or grid on the page as it is."""
    if held.bbox is None:
        return None
    x0, top, x1, bottom = held.bbox
    if up:
        return (top, sheet.height - x1, bottom, sheet.height - x0)
    return (sheet.width - bottom, x0, sheet.width - top, x1)
