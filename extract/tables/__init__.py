"""Tables of a page, from its words, rules and fills: pure functions, no file and no engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.paper import Grid, Sheet, Word
from extract.tables.aligned import read_aligned
from extract.tables.grids import grid_of
from extract.tables.judging import is_table
from extract.tables.lattice import Lattice, lattice
from extract.tables.lines import text_lines
from extract.tables.mending import mended
from extract.tables.regions import regions, streams
from extract.tables.rulings import Stroke, frames, tidy


def find_grids(sheet: Sheet) -> tuple[Grid, ...]:
    """The tables and layout grids of one page, from top to bottom."""
    across, down = tidy(sheet.rules)
    drawn = []
    for frame in frames(across, down):
        one = lattice(frame, sheet.words) if frame.across and frame.down else None
        if one and is_grid(one):
            drawn.append(mended(one))
    found = [grid_of(one, sheet.number) for one in drawn]
    inside = [grid.bbox for grid in found if grid and grid.bbox]
    loose = [
        stroke
        for stroke in across
        if not any(
            b[1] - 3 <= stroke.at <= b[3] + 3 and b[0] - 3 <= stroke.start and stroke.end <= b[2] + 3 for b in inside
        )
    ]
    words = [word for word in sheet.words if word.upright and not any(holds(box, word) for box in inside)]
    found += open_grids(words, loose, sheet)
    return tuple(sorted((grid for grid in found if grid), key=lambda grid: grid.bbox[1] if grid.bbox else 0.0))


def is_grid(drawn: Lattice) -> bool:
    """Whether a lattice has text in at least two rows and two columns."""
    held = [piece for piece in drawn.pieces if piece.words]
    return len({piece.row for piece in held}) > 1 and len({piece.column for piece in held}) > 1


def holds(box: tuple[float, float, float, float], word: Word) -> bool:
    """Whether a word's middle lies in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def open_grids(words: Sequence[Word], strokes: Sequence[Stroke], sheet: Sheet) -> list[Grid | None]:
    """Tables without walls, from the lines of the words that no ruled table holds."""
    found: list[Grid | None] = []
    for stream in streams(text_lines(words), sheet.width):
        for region in regions(stream, strokes, sheet.width):
            top, bottom = region[0].top - 4, region[-1].bottom + 4
            near = [stroke for stroke in strokes if top <= stroke.at <= bottom]
            read = read_aligned(region, near)
            if read and is_table(read[0], read[1], len(near) >= 2):
                found.append(grid_of(read[0], sheet.number, read[1]))
    return found


def stitch(pages: Iterable[Sequence[Grid]]) -> tuple[Grid, ...]:
    """The grids of all pages, those that run over a page's end joined to one."""
    return tuple(grid for page in pages for grid in page)
