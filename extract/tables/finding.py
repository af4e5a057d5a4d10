"""The journey from a page's words and rules to its grids, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.paper import Fill, Grid, Image, Rule, Sheet, Word
from extract.records import Box
from extract.tables.aligned import read_aligned
from extract.tables.grids import grid_of, tail_of
from extract.tables.judging import is_drawing, is_flowing, is_layout, is_table, lists_contents, lists_people
from extract.tables.lattice import Lattice, lattice
from extract.tables.lines import LEADER, TRAIL, TextLine, is_figure, text_lines
from extract.tables.mending import mended
from extract.tables.neighbours import with_headings, with_totals
from extract.tables.ragged import ragged_grids
from extract.tables.regions import regions, streams
from extract.tables.rivals import is_outdone
from extract.tables.rulings import GAP, Stroke, frames, tidy, with_rows
from extract.tables.stitching import HIGH
from extract.tables.titles import heading_rows, line_above, notes_of, title_of
from extract.tables.turning import goes_up, is_sideways, turned, turned_back

WHITE = "#ffffff"
LIKE = 10.0  # points: columns of two tables of one page that are meant to be the same


def find_grids(sheet: Sheet) -> tuple[Grid, ...]:
    """The tables and layout grids of one page, from top to bottom; a page set sideways is turned to be read."""
    if is_sideways(sheet):
        up = goes_up(sheet.words)
        return tuple(turned_back(grid, sheet, up) for grid in level_grids(turned(sheet, up)) if not grid.layout)
    return level_grids(sheet)


def level_grids(sheet: Sheet) -> tuple[Grid, ...]:
    """The grids among the level words of a page."""
    across, down = tidy(seen(sheet))
    across, down = (
        [stroke for stroke in across if not frames_page(stroke, down, sheet.height, sheet.width)],
        [stroke for stroke in down if not frames_page(stroke, across, sheet.width, sheet.height)],
    )
    words = typed(sheet)
    drawn = [
        one
        for frame in with_rows(frames(across, down))
        if frame.across and frame.down and (one := lattice(frame, words)) and not is_outdone(frame, one, words)
    ]
    charts = [one for one in drawn if frames_picture(one, sheet.images)]
    found = ruled_grids([one for one in drawn if one not in charts], words, sheet.number)
    tails = [grid for one in drawn[:1] if one.ys[0] < HIGH and (grid := tail_of(one, sheet.number))]
    boxes = [grid.bbox for grid in found if grid.bbox]
    boxes += [(one.xs[0], one.ys[0], one.xs[-1], one.ys[-1]) for one in charts]
    loose = [stroke for stroke in across if not any(lies_in(stroke, box) for box in boxes)]
    lines = text_lines([word for word in words if word.upright and not any(holds(box, word) for box in boxes)])
    found += open_grids(lines, loose, sheet)
    whole = [described(grid, lines) for grid in sorted(found, key=lambda grid: grid.bbox[1] if grid.bbox else 0.0)]
    # The words of the others stay lines of the page.
    kept = [grid for grid in whole if not is_flowing(grid) and not lists_contents(grid, lines)]
    return (*(tail for tail in tails if not any(overlap(tail, grid) for grid in kept)), *kept)


def frames_picture(drawn: Lattice, images: Sequence[Image]) -> bool:
    """Whether a lattice is the frame of a chart: a picture fills the most of it, in a cell from side to side."""
    for piece in drawn.pieces:
        top, bottom = drawn.ys[piece.row], drawn.ys[piece.row + piece.rows]
        whole = piece.columns == len(drawn.xs) - 1 and bottom - top > 0.4 * (drawn.ys[-1] - drawn.ys[0])
        if whole and not piece.words:
            return any(min(bottom, one.bottom) - max(top, one.top) > 0.6 * (bottom - top) for one in images)
    return False


def overlap(tail: Grid, grid: Grid) -> bool:
    """Whether a grid begins above the lower edge of another."""
    return tail.bbox is not None and grid.bbox is not None and grid.bbox[1] < tail.bbox[3] - 2


def seen(sheet: Sheet) -> Sequence[Rule]:
    """The rules that can be seen: not the edges of what is painted white behind lines of text."""
    white = {edge for fill in sheet.fills if fill.colour == WHITE for edge in edges_of(fill)}
    return [rule for rule in sheet.rules if rule not in white] if white else sheet.rules


def edges_of(fill: Fill) -> tuple[Rule, ...]:
    """The four edges of a painted rectangle."""
    x0, top, x1, bottom = fill[:4]
    return (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def frames_page(stroke: Stroke, crossing: Sequence[Stroke], depth: float, length: float) -> bool:
    """Whether a rule runs along the edge of the page, from one side to the other, and is no edge of a table's cells."""
    if stroke.end - stroke.start <= 0.9 * length or 0.07 * depth < stroke.at < 0.93 * depth:
        return False
    return sum(min(abs(other.start - stroke.at), abs(other.end - stroke.at)) < GAP for other in crossing) < 4


def typed(sheet: Sheet) -> list[Word]:
    """The words of a page but for leader dots, rules typed as dashes, and the folio stamped at its foot or head."""
    found: list[Word] = []
    folio: Word | None = None
    for word, after in pairwise([*sheet.words, None]):
        if word is None or word is folio:
            continue
        if word.text == "Page" and is_stamp(word, after, sheet.height):
            folio = after
        elif word.text[0].isalnum() and word.text[-1].isalnum() and "...." not in word.text:
            found.append(word)
        elif not LEADER.fullmatch(word.text):
            found.extend(without_trail(word))
    return found


def is_stamp(word: Word, after: Word | None, height: float) -> bool:
    """Whether a word at the foot or the head of a page stands before its folio."""
    edge = word.top > 0.93 * height or word.bottom < 0.05 * height
    return bool(edge and after and after.text.isdigit() and after.top < word.bottom)


def without_trail(word: Word) -> list[Word]:
    """A word without the dots that lead on from it to a figure, and the figure that stands close to them.

    >>> [one.text for one in without_trail(Word("Costs.......18", 0.0, 0.0, 140.0, 10.0))]
    ['Costs', '18']
    """
    trail = TRAIL.search(word.text) if "...." in word.text or word.text[-1] in "…·_" else None
    if not trail:
        return [word]
    step = (word.x1 - word.x0) / len(word.text)
    figure = word.text[trail.end() :]
    label = word._replace(text=word.text[: trail.start()], x1=word.x0 + step * trail.start())
    return [one for one in (label, word._replace(text=figure, x0=word.x0 + step * trail.end())) if one.text]


def ruled_grids(lattices: Sequence[Lattice], words: Sequence[Word], page: int) -> list[Grid]:
    """Grids whose walls are drawn, with the headings and totals that stand outside them."""
    found: list[tuple[Grid, Lattice]] = []
    for drawn in lattices:
        if is_grid(drawn) or len(drawn.ys) == 2:
            whole = mended(drawn)
            grid = grid_of(whole, page, heading_rows(whole))
            if grid and (is_wide(grid) or is_form(grid)) and not is_drawing(grid):
                found.append((replace(grid, layout=is_layout(grid)), whole))
    rows = [drawn for drawn in lattices if is_row(drawn) and any(alike(drawn, whole) for _, whole in found)]
    found += [(grid, drawn) for drawn in rows if (grid := grid_of(drawn, page))]
    boxes = [grid.bbox for grid, _ in found if grid.bbox]
    return [completed(grid, whole, words, boxes) if holds_figures(grid) else grid for grid, whole in found]


def completed(grid: Grid, drawn: Lattice, words: Sequence[Word], boxes: Sequence[Box]) -> Grid:
    """A ruled table with the headings above its first rule and the totals below its last."""
    near = (drawn.xs[0] - 5, drawn.ys[0] - 90, drawn.xs[-1] + 5, drawn.ys[-1] + 40)
    free = [word for word in words if holds(near, word) and word.upright and not any(holds(box, word) for box in boxes)]
    if not free:
        return grid
    lines = text_lines(free)
    whole, below = with_totals(drawn, lines)
    above: list[TextLine] = []
    depth = 0
    if grid.header_rows == 0:
        whole, above, depth = with_headings(whole, lines)
    if not below and not above:
        return grid
    return grid_of(whole, grid.page, depth or heading_rows(whole)) or grid


def holds_figures(grid: Grid) -> bool:
    """Whether a grid is a table of figures: a fifth of its filled cells are, and it has more than two columns."""
    texts = [cell.text for cell in grid.cells if cell.text]
    wide = max(cell.column for cell in grid.cells) > 1
    return wide and not grid.layout and 5 * sum(is_figure(text) for text in texts) >= len(texts)


def open_grids(lines: Sequence[TextLine], strokes: Sequence[Stroke], sheet: Sheet) -> list[Grid]:
    """Tables without walls, from the lines of the words that no ruled table holds."""
    found: list[Grid] = []
    for stream in streams(lines, sheet.width):
        for region in regions(stream, strokes, sheet.width):
            top, bottom = region[0].top - 4, region[-1].bottom + 4
            near = [stroke for stroke in strokes if top <= stroke.at <= bottom]
            read = read_aligned(region, near)
            if read and is_table(read[0], read[1], is_framed(read[0], near)):
                grid = grid_of(read[0], sheet.number, read[1] or heading_rows(read[0]))
                if grid and is_wide(grid) and not is_layout(grid):
                    found.append(grid)
        boxes = [grid.bbox for grid in found if grid.bbox]
        free = [line for line in stream if not any(holds(box, line.words[0]) for box in boxes)]
        found += ragged_grids(free, sheet.number)
    return found


def described(grid: Grid, lines: Sequence[TextLine]) -> Grid:
    """A grid with its caption and notes; what lists those who came only sets them out."""
    above = line_above(grid, lines)
    people = above is not None and lists_people(" ".join(word.text for word in above.words))
    return replace(grid, title=title_of(grid, lines), notes=notes_of(grid, lines), layout=grid.layout or people)


def is_grid(drawn: Lattice) -> bool:
    """Whether a lattice has text in at least two rows and two columns."""
    held = [piece for piece in drawn.pieces if piece.words]
    return len({piece.row for piece in held}) > 1 and len({piece.column for piece in held}) > 1


def is_row(drawn: Lattice) -> bool:
    """Whether a lattice is one row of at least three cells, all but one of them filled."""
    filled = sum(bool(piece.words) for piece in drawn.pieces)
    return len(drawn.ys) == 2 and filled >= max(3, len(drawn.pieces) - 1)


def alike(drawn: Lattice, other: Lattice) -> bool:
    """Whether most columns of a lattice are ruled where another on the page, which it does not touch, has its own."""
    apart = max(drawn.ys[0] - other.ys[-1], other.ys[0] - drawn.ys[-1])
    near = sum(min(abs(x - at) for at in other.xs) < LIKE for x in drawn.xs)
    return apart > LIKE and abs(drawn.xs[0] - other.xs[0]) < LIKE and near >= max(3, 0.6 * len(drawn.xs))


def is_form(grid: Grid) -> bool:
    """Whether a single row of cells holds labelled lines in each, as details of contacts are given."""
    return max(cell.row for cell in grid.cells) == 0 and all(cell.text.count(": ") > 1 for cell in grid.cells)


def is_wide(grid: Grid) -> bool:
    """Whether a grid has at least two rows and two columns."""
    return max(cell.row for cell in grid.cells) > 0 and max(cell.column for cell in grid.cells) > 0


def is_framed(drawn: Lattice, strokes: Sequence[Stroke]) -> bool:
    """Whether at least two rules run from a table's left edge to its right."""
    left, right = drawn.xs[0], drawn.xs[-1]
    return sum(stroke.start <= left + 8 and stroke.end >= right - 0.15 * (right - left) for stroke in strokes) >= 2


def holds(box: Box, word: Word) -> bool:
    """Whether a word's middle lies in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def lies_in(stroke: Stroke, box: Box) -> bool:
    """Whether a rule across lies in a box."""
    return box[1] - 3 <= stroke.at <= box[3] + 3 and box[0] - 3 <= stroke.start and stroke.end <= box[2] + 3
