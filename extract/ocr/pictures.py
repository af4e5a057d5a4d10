"""Ruled tables that are pictures on a page of text: found by their lines, read by Tesseract, put among its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PIL import Image

from extract.ocr.raster import find_dark, find_level, find_upright
from extract.ocr.scans import read_scan
from extract.paper import Grid, Rule, Sheet, Word
from extract.records import Box
from extract.tables import find_grids
from extract.tables.grids import rows_of
from extract.tables.lattice import lattice
from extract.tables.rulings import frames, tidy

LOOK_DPI = 100.0  # fine enough to see ruling lines
FEWEST_CELLS = 6
FILLED = 0.7  # of the cells of a table that is read from a picture; charts have fewer
SURE = 0.8  # mean confidence of its words; what is no text is read with less
FLAT = 0.2  # of a picture's points have one grey: photographs have none so common


def ruled_pictures(image: Image.Image, boxes: Iterable[Box]) -> list[Box]:
    """Those of the pictures on a page, drawn at LOOK_DPI, in which lines part rows and columns."""
    return [box for box in boxes if is_ruled(cropped(image, box, LOOK_DPI))]


def cropped(image: Image.Image, box: Box, dpi: float) -> Image.Image:
    """What lies in a box, in grey."""
    x0, top, x1, bottom = (round(place * dpi / 72) for place in box)
    return image.crop((max(0, x0), max(0, top), min(image.width, x1), min(image.height, bottom))).convert("L")


def is_ruled(image: Image.Image) -> bool:
    """Whether lines in a picture make the cells of a table, and it is no photograph."""
    if max(image.histogram()) < FLAT * image.width * image.height:
        return False
    rules = rules_of(image, LOOK_DPI)
    for frame in frames(*tidy(rules)):
        drawn = lattice(frame, ()) if len(frame.across) > 2 and len(frame.down) > 2 else None
        if drawn and len(drawn.xs) > 2 and len(drawn.ys) > 2 and len(drawn.pieces) >= FEWEST_CELLS:
            return True
    return False


def rules_of(image: Image.Image, dpi: float) -> list[Rule]:
    """The ruling lines of a picture, in points."""
    dark, scale = find_dark(image), 72 / dpi
    level = [
        Rule(run.start * scale, run.across * scale, run.stop * scale, run.across * scale)
        for run in find_level(dark, dpi)
    ]
    upright = [
        Rule(run.across * scale, run.start * scale, run.across * scale, run.stop * scale)
        for run in find_upright(dark, dpi)
    ]
    return [*level, *upright]


def with_pictures(
    sheet: Sheet, image: Image.Image, boxes: Sequence[Box], languages: Sequence[str], dpi: float
) -> Sheet:
    """A page with the words and rules of the tables that its pictures show; raises Unreadable if Tesseract fails."""
    words, rules = list(sheet.words), list(sheet.rules)
    for box in boxes:
        read = read_scan(cropped(image, box, dpi), sheet.number, languages, dpi)
        for grid in find_grids(read):
            inside = [word for word in read.words if grid.bbox and holds(grid.bbox, word[1:5])]
            if grid.bbox and is_filled(grid) and is_sure(inside):
                x, y = max(0.0, box[0]), max(0.0, box[1])
                words += [moved_word(word, x, y) for word in inside]
                rules += [Rule(r.x0 + x, r.top + y, r.x1 + x, r.bottom + y) for r in read.rules if holds(grid.bbox, r)]
    return replace(sheet, words=tuple(words), rules=tuple(rules))


def is_filled(grid: Grid) -> bool:
    """Whether a grid is a table by its cells: enough of them, and most hold text."""
    cells = [text for row in rows_of(grid) for text in row]
    return not grid.layout and len(cells) >= FEWEST_CELLS and sum(map(bool, cells)) >= FILLED * len(cells)


def is_sure(words: Sequence[Word]) -> bool:
    """Whether Tesseract is sure of what it read."""
    return sum(word.confidence or 0.0 for word in words) >= SURE * len(words) > 0


def moved_word(word: Word, x: float, y: float) -> Word:
    """A word of a picture at its place on the page."""
    return word._replace(x0=word.x0 + x, x1=word.x1 + x, top=word.top + y, bottom=word.bottom + y)


def holds(box: Box, part: Sequence[float]) -> bool:
    """Whether the middle of a word or a rule lies in a box, or on its edge."""
    x, y = (part[0] + part[2]) / 2, (part[1] + part[3]) / 2
    return box[0] - 2 <= x <= box[2] + 2 and box[1] - 2 <= y <= box[3] + 2
