"""Tables of a page, from its words, rules and fills: pure functions, no file and no engine."""

from extract.tables.finding import find_grids
from extract.tables.lists import lists_of_figures
from extract.tables.stitching import stitch

__all__ = ["find_grids", "lists_of_figures", "stitch"]
