"""What repeats from page to page: running heads, folios and stamps, found so that it can be set aside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.paper import Line

DIGITS = re.compile(r"\d+")
EDGE = 6  # lines from the top or the bottom of a page in which furniture may stand
MANY = 4  # pages: fewer repeat by chance, and their furniture must stand at exactly one height
ZONE = 0.16  # of the page's height
# 3 | - 3 - | Page 3 | Page 3 of 7 | 3 of 7 | 3/7 | Page | 3 | Tudalen 3
FOLIO = re.compile(
    r"[-–—\s|]*(?:(?:page|tudalen|p\.?|pg\.?)\s*(?:\|\s*)?)?(?P<number>\d{1,4})(?:\s*(?:of|/|o)\s*\d{1,4})?[-–—\s|]*"
    r"(?:\|?\s*(?:page|p\s*a\s*g\s*e))?",
    re.I,
)


def shape(text: str) -> str:
    """A line's text with its numbers taken out, so that folios look alike.

    >>> shape("Page 3 of 7")
    'page # of #'
    """
    return DIGITS.sub("#", text.lower()).strip()


def edge_lines(lines: Sequence[Line], height: float) -> tuple[list[Line], list[Line]]:
    """The lines at a page's head and at its foot, from the edge inwards."""
    ordered = sorted((line for line in lines if line.bbox), key=lambda line: (line.bbox or (0, 0, 0, 0))[3])
    top = [line for line in ordered[:EDGE] if (line.bbox or (0, 0, 0, 0))[1] < ZONE * height]
    foot = [line for line in ordered[-EDGE:] if (line.bbox or (0, 0, 0, 0))[3] > (1 - ZONE) * height]
    return top, foot[::-1]


def find_furniture(pages: Sequence[tuple[Sequence[Line], float]]) -> list[set[int]]:
    """For each page (its lines, its height) the `id`s of the lines that are furniture."""
    places: defaultdict[tuple[str, str], list[tuple[int, Line]]] = defaultdict(list)
    found: list[set[int]] = [set() for _ in pages]
    for number, (lines, height) in enumerate(pages):
        for where, edge in zip(("head", "foot"), edge_lines(lines, height), strict=True):
            for line in edge:
                places[where, shape(line.text)].append((number, line))
    folios: list[set[int]] = [set() for _ in pages]
    for (_, form), seen in places.items():
        on = {number for number, _ in seen}
        again = repeats(on, len(pages), seen)
        for number, line in seen if again or is_folio_shape(form) else ():
            if is_folio(line, number):
                folios[number].add(id(line))
            elif again:
                found[number].add(id(line))
    return [
        at_edges(lines, height, running, folio)
        for (lines, height), running, folio in zip(pages, found, folios, strict=True)
    ]


def at_edges(lines: Sequence[Line], height: float, running: set[int], folios: set[int]) -> set[int]:
    """The furniture of a page: what repeats counts only outside the text, one line that changes between allowed."""
    kept = set(folios)
    for edge in edge_lines(lines, height):
        others = 0
        for line in edge:
            if id(line) in running:
                kept.add(id(line))
            elif id(line) not in folios:
                others += 1
            if others > 1:
                break
    return kept


def repeats(on: set[int], pages: int, seen: Sequence[tuple[int, Line]]) -> bool:
    """Whether a line stands on enough pages, at one height, to be a running head."""
    if len(on) < 2 or len(on) < min(3, pages):
        return False
    near = sum(abs(a - b) <= 2 for a, b in pairwise(sorted(on)))
    heights = sorted((line.bbox or (0, 0, 0, 0))[3] for _, line in seen)
    spread = heights[-1 - len(heights) // 10] - heights[len(heights) // 10]
    return near >= 1 and (spread < (4 if pages < MANY else 20) or (pages >= MANY and len(on) > 0.6 * pages))


def is_folio_shape(form: str) -> bool:
    """Whether a shape may be that of a page number."""
    return bool(FOLIO.fullmatch(form.replace("#", "1")))


def is_folio(line: Line, number: int) -> bool:
    """Whether a line is this page's number, by its words or by its place in the row."""
    match = FOLIO.fullmatch(line.text)
    if not match:
        return False
    bare = line.text.strip() == match["number"]
    return not bare or int(match["number"]) == number + 1
