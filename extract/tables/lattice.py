"""Cells of a ruled frame: which of its squares no rule parts, and the words that lie in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.paper import Word
from extract.tables.rulings import GAP, Frame, Stroke


class Piece(NamedTuple):
    """A cell in the making: its place, what it covers, its words."""

    row: int
    column: int
    rows: int
    columns: int
    words: tuple[Word, ...]


class Lattice(NamedTuple):
    """Where a grid's rows and columns are parted, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    pieces: tuple[Piece, ...]


def lattice(frame: Frame, words: Iterable[Word]) -> Lattice | None:
    """The grid that a frame's rules draw, or None where they draw no two cells.

    An edge that is missing at the side, where the rules across all end, is put in.
    """
    xs = sides([stroke.at for stroke in frame.down], frame.across)
    ys = sides([stroke.at for stroke in frame.across], frame.down)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    walls = parted(xs, ys, frame.down)
    floors = parted(ys, xs, frame.across)
    areas = merged(len(ys) - 1, len(xs) - 1, walls, floors)
    return Lattice(tuple(xs), tuple(ys), tuple(filled(areas, xs, ys, words)))


def sides(places: Sequence[float], crossing: Sequence[Stroke]) -> list[float]:
    """The places of rules, and the ends of those that cross them where several end beyond the last."""
    found = sorted(set(places))
    if not found:
        return found
    before = common([stroke.start for stroke in crossing if stroke.start < found[0] - 2 * GAP])
    after = common([stroke.end for stroke in crossing if stroke.end > found[-1] + 2 * GAP])
    return [*before[:1], *found, *after[:1]]


def common(ends: Sequence[float]) -> list[float]:
    """The ends that another one shares.

    >>> common([10.0, 11.0, 50.0])
    [10.0, 11.0]
    """
    return [end for end in ends if sum(abs(other - end) <= GAP for other in ends) >= 2]


def parted(places: Sequence[float], bands: Sequence[float], strokes: Sequence[Stroke]) -> list[set[int]]:
    """For each place the bands between `bands` along which a stroke runs there."""
    index = {place: number for number, place in enumerate(places)}
    found: list[set[int]] = [set() for _ in places]
    middles = [(low + high) / 2 for low, high in pairwise(bands)]
    for stroke in strokes:
        if stroke.at in index:
            first, last = bisect_right(middles, stroke.start), bisect_right(middles, stroke.end)
            found[index[stroke.at]].update(range(first, last))
    return found


def merged(height: int, width: int, walls: list[set[int]], floors: list[set[int]]) -> list[tuple[int, int, int, int]]:
    """Rectangles (row, column, rows, columns) of squares between which no rule runs.

    What is merged into another shape than a rectangle is taken row by row.
    """
    parent = list(range(height * width))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and row not in walls[column + 1]:
                parent[root(here + 1)] = root(here)
            if row + 1 < height and column not in floors[row + 1]:
                parent[root(here + width)] = root(here)
    groups: dict[int, list[int]] = defaultdict(list)
    for node in range(height * width):
        groups[root(node)].append(node)
    return [area for nodes in groups.values() for area in rectangles(nodes, width)]


def rectangles(nodes: Sequence[int], width: int) -> list[tuple[int, int, int, int]]:
    """One rectangle where the squares fill one, else one for each run of a row.

    >>> rectangles([0, 1, 3, 4], 3), rectangles([0, 1, 3], 3)
    ([(0, 0, 2, 2)], [(0, 0, 1, 2), (1, 0, 1, 1)])
    """
    rows, columns = [node // width for node in nodes], [node % width for node in nodes]
    top, left = min(rows), min(columns)
    high, wide = max(rows) - top + 1, max(columns) - left + 1
    if high * wide == len(nodes):
        return [(top, left, high, wide)]
    found: list[tuple[int, int, int, int]] = []
    for node in sorted(nodes):
        row, column = divmod(node, width)
        if found and found[-1][0] == row and found[-1][1] + found[-1][3] == column:
            found[-1] = (row, found[-1][1], 1, found[-1][3] + 1)
        else:
            found.append((row, column, 1, 1))
    return found


def filled(
    areas: Sequence[tuple[int, int, int, int]], xs: Sequence[float], ys: Sequence[float], words: Iterable[Word]
) -> list[Piece]:
    """The areas as cells with the words whose middle lies in them."""
    owner: dict[tuple[int, int], int] = {}
    for number, (row, column, rows, columns) in enumerate(areas):
        for y in range(row, row + rows):
            for x in range(column, column + columns):
                owner[y, x] = number
    held: list[list[Word]] = [[] for _ in areas]
    for word in words:
        place = (bisect_right(ys, (word.top + word.bottom) / 2) - 1, bisect_right(xs, (word.x0 + word.x1) / 2) - 1)
        if place in owner:
            held[owner[place]].append(word)
    return sorted(Piece(*area, tuple(inside)) for area, inside in zip(areas, held, strict=True))
