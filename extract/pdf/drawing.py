"""What a page draws besides text: ruling lines, painted rectangles and pictures, with forms taken apart."""

from __future__ import annotations

from array import array
from itertools import chain, pairwise, repeat
from math import hypot
from typing import NamedTuple

from extract.paper import Fill, Image, Rule
from extract.pdf import pdfium as p

BEZIER, MOVE = 1, 2  # segment types of pdfium
DEEPEST = 20  # forms within forms: what is honest stays far above this
MOST_OBJECTS = 200_000
SHORTEST_RULE = 1.0
PALE = 0xF7  # each part of a colour at least this: white
ROUNDED_RECTANGLE = 10  # corners: four edges, four rounded ones, and back
STRAIGHT = 0.6  # share of level and upright edges that a rectangle with rounded corners has at least
SMALLEST_FILL = 3.0
EDGE = 0.6  # points: edges so near are one
JUST_BEFORE = 40  # rectangles

Point = tuple[float, float]


class Drawing(NamedTuple):
    """The lines, fills and pictures of a page."""

    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Image, ...] = ()
    figures: int = 0  # paths of any kind


class Item(NamedTuple):
    """A page object and the matrix of the forms that it stands in."""

    handle: int
    matrix: p.Matrix | None


def read_drawing(page: int, frame: p.Frame) -> Drawing:
    """All that a page draws."""
    paths, images = collect(page)
    rules, fills = read_paths(paths, frame) if paths else ((), ())
    return Drawing(rules, fills, tuple(read_image(item, frame) for item in images), len(paths))


def collect(page: int) -> tuple[list[Item], list[Item]]:
    """The paths and the images of a page."""
    paths: list[Item] = []
    images: list[Item] = []
    seen = 0

    def look(handles: list[int], matrix: p.Matrix | None, depth: int) -> None:
        nonlocal seen
        seen += len(handles)
        for handle, kind in zip(handles, map(p.object_type, handles), strict=True):
            if kind == p.PATH:
                paths.append(Item(handle, matrix))
            elif kind == p.IMAGE:
                images.append(Item(handle, matrix))
            elif kind == p.FORM and depth < DEEPEST and seen < MOST_OBJECTS:
                own = read_matrix(handle)
                count = p.count_form(handle)
                look(
                    list(map(p.form_object, repeat(handle), range(max(count, 0)))),
                    p.multiply(own, matrix) if matrix else own,
                    depth + 1,
                )

    look(list(map(p.page_object, repeat(page), range(p.count_objects(page)))), None, 0)
    return paths, images


def read_matrix(handle: int) -> p.Matrix:
    """An object's own matrix."""
    numbers, address = p.floats(6)
    if not p.object_matrix(handle, address):
        return p.IDENTITY
    a, b, d, e, g, h = numbers
    return (a, b, d, e, g, h)


def read_image(item: Item, frame: p.Frame) -> Image:
    """Where a picture lies."""
    box, at = p.floats(4)
    p.object_bounds(item.handle, at, at + 4, at + 8, at + 12)
    left, bottom, right, top = box
    a, b, d, e, g, h = p.multiply(item.matrix, frame.matrix) if item.matrix else frame.matrix
    xs = [a * x + d * y + g for x in (left, right) for y in (bottom, top)]
    ys = [b * x + e * y + h for x in (left, right) for y in (bottom, top)]
    return Image(min(xs), min(ys), max(xs), max(ys))


class Segments(NamedTuple):
    """The segments of all paths of a page, flat: points, types, and which ones close their figure."""

    counts: list[int]
    points: array[float]
    types: list[int]
    closes: list[int]


def read_segments(paths: list[Item]) -> Segments:
    """Reads all segments with one call of `map` for each property."""
    handles = [item.handle for item in paths]
    counts = list(map(p.path_segments, handles))
    segments = list(
        map(p.path_segment, chain.from_iterable(map(repeat, handles, counts)), chain.from_iterable(map(range, counts)))
    )
    points, at = p.floats(2 * len(segments))
    stop = at + 8 * len(segments)
    for _ in map(p.segment_point, segments, range(at, stop, 8), range(at + 4, stop + 4, 8)):
        pass
    return Segments(counts, points, list(map(p.segment_type, segments)), list(map(p.segment_close, segments)))


def read_paths(paths: list[Item], frame: p.Frame) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """The edges and painted rectangles of all paths, in points from the page's left top corner."""
    counts, points, types, closes = read_segments(paths)
    matrices, at = p.floats(6 * len(paths))
    for _ in map(p.object_matrix, (item.handle for item in paths), range(at, at + 24 * len(paths), 24)):
        pass
    rules: list[Rule] = []
    fills: list[Fill] = []
    start = 0
    for index, (item, count) in enumerate(zip(paths, counts, strict=True)):
        a, b, d, e, g, h = matrices[6 * index : 6 * index + 6]
        own = (a, b, d, e, g, h)
        matrix = p.multiply(p.multiply(own, item.matrix) if item.matrix else own, frame.matrix)
        end = start + count
        while start < end:
            stop = start + 1
            while stop < end and types[stop] != MOVE:
                stop += 1
            figure = place_points(points, types, start, stop, matrix)
            add_figure(rules, fills, item.handle, figure, closes[stop - 1] != 0, BEZIER in types[start:stop])
            start = stop
    return tuple(rules), tuple(fills)


def place_points(points: array[float], types: list[int], start: int, stop: int, matrix: p.Matrix) -> list[Point]:
    """The corners of one figure. Rounded, since pdfium's numbers are float32 and exact ties must stay exact."""
    a, b, d, e, g, h = matrix
    placed: list[Point] = []
    curve = 0
    for k in range(start, stop):
        if types[k] == BEZIER:
            curve += 1
            if curve % 3:
                continue
        x, y = points[2 * k], points[2 * k + 1]
        placed.append((round(a * x + d * y + g, 3), round(b * x + e * y + h, 3)))
    return placed


def add_figure(
    rules: list[Rule], fills: list[Fill], handle: int, figure: list[Point], closed: bool, curved: bool
) -> None:
    """Adds a figure's level and upright edges, and itself where it is a painted rectangle."""
    if closed and figure[-1] != figure[0]:
        figure.append(figure[0])
    if len(figure) < 2:
        return
    if not curved and len(figure) in (4, 5) and is_rectangle(figure):
        (x0, y0), (x1, y1) = figure[0], figure[2]
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        filled, stroked = modes_of(handle)
        colour = colour_of(handle) if filled else None
        if stroked or not (is_unseen(colour, box, fills) or lies_in_its_like(colour, box, fills)):
            add_rectangle(rules, box)
        if filled and box[2] - box[0] >= SMALLEST_FILL and box[3] - box[1] >= SMALLEST_FILL:
            fills.append(Fill(*box, colour))
        return
    if (curved or not is_stepped(figure)) and (len(figure) > ROUNDED_RECTANGLE or straightness(figure) < STRAIGHT):
        return  # the outline of a letter or a drawing
    for (x0, y0), (x1, y1) in pairwise(figure):
        if y0 == y1 and abs(x1 - x0) >= SHORTEST_RULE:
            rules.append(Rule(min(x0, x1), y0, max(x0, x1), y0))
        elif x0 == x1 and abs(y1 - y0) >= SHORTEST_RULE:
            rules.append(Rule(x0, min(y0, y1), x0, max(y0, y1)))


def is_rectangle(figure: list[Point]) -> bool:
    """Whether four corners, the first perhaps repeated, make a rectangle.

    >>> is_rectangle([(0, 0), (0, 2), (3, 2), (3, 0), (0, 0)])
    True
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = figure[:4]
    if len(figure) == 5 and figure[4] != figure[0]:
        return False
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)


def is_stepped(figure: list[Point]) -> bool:
    """Whether all edges are level or upright."""
    return all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in pairwise(figure))


def straightness(figure: list[Point]) -> float:
    """The share of a figure's outline that is level or upright.

    >>> straightness([(0, 0), (3, 0), (3, 4), (0, 0)])
    0.5833333333333334
    """
    straight = whole = 0.0
    for (x0, y0), (x1, y1) in pairwise(figure):
        length = hypot(x1 - x0, y1 - y0)
        whole += length
        if x0 == x1 or y0 == y1:
            straight += length
    return straight / whole if whole else 0.0


def add_rectangle(rules: list[Rule], box: tuple[float, float, float, float]) -> None:
    """The four edges, those that are long enough."""
    x0, top, x1, bottom = box
    if x1 - x0 >= SHORTEST_RULE:
        rules += (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom))
    if bottom - top >= SHORTEST_RULE:
        rules += (Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def is_unseen(colour: str | None, box: tuple[float, float, float, float], fills: list[Fill]) -> bool:
    """Whether a rectangle is white on the white page: office programs lay such behind every line of text."""
    if colour is None or not is_pale(colour):
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not any(
        fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom and not is_pale(fill.colour or "#000000")
        for fill in fills
    )


def lies_in_its_like(colour: str | None, box: tuple[float, float, float, float], fills: list[Fill]) -> bool:
    """Whether a rectangle lies in one of its own colour painted just before, as words in a shaded cell do."""
    x0, top, x1, bottom = box
    return colour is not None and any(
        fill.colour == colour
        and fill.x0 - EDGE <= x0
        and x1 <= fill.x1 + EDGE
        and fill.top - EDGE <= top
        and bottom <= fill.bottom + EDGE
        for fill in fills[-JUST_BEFORE:]
    )


def is_pale(colour: str) -> bool:
    """Whether a colour is as good as white.

    >>> is_pale("#ffffff"), is_pale("#ff0000")
    (True, False)
    """
    return colour > "#f" and all(int(colour[place : place + 2], 16) >= PALE for place in (1, 3, 5))


def modes_of(handle: int) -> tuple[bool, bool]:
    """Whether a path is painted inside, and whether its outline is drawn."""
    modes = array("i", bytes(8))
    at = modes.buffer_info()[0]
    known = bool(p.path_mode(handle, at, at + 4))
    return known and modes[0] != 0, known and modes[1] != 0


def colour_of(handle: int) -> str | None:
    """The fill colour, None where it cannot be known (a pattern) or cannot be seen."""
    parts = array("I", bytes(16))
    at = parts.buffer_info()[0]
    if not p.object_colour(handle, at, at + 4, at + 8, at + 12) or parts[3] == 0:
        return None
    return f"#{parts[0]:02x}{parts[1]:02x}{parts[2]:02x}"
