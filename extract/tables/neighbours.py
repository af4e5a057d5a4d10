"""What belongs to a ruled grid but stands outside its rules: headings above its columns, a row of totals below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.paper import Word
from extract.tables.columns import Columns
from extract.tables.headings import heading_pieces
from extract.tables.lattice import Lattice, Piece
from extract.tables.lines import TextLine, is_figure
from extract.tables.regions import CAPTION

MOST_ABOVE = 6
MOST_BELOW = 2
FILLED = 0.6  # of the columns that headings or totals must stand in
ROOM = 4.0  # points: how far text may stand out of its column


def with_totals(drawn: Lattice, lines: Sequence[TextLine]) -> tuple[Lattice, list[TextLine]]:
    """The lattice with the rows of figures directly below it, and the lines that these took."""
    taken: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.top):
        if line.top < drawn.ys[-1] - 2 or len(taken) == MOST_BELOW:
            continue
        cells = by_column(line, drawn.xs)
        near = line.top - drawn.ys[-1] < 0.9 * (line.bottom - line.top)
        if not near or cells is None or not is_total(cells, len(drawn.xs) - 1):
            break
        row = len(drawn.ys) - 1
        more = [Piece(row, column, 1, 1, tuple(run)) for column, run in cells.items()]
        drawn = Lattice(drawn.xs, (*drawn.ys, line.bottom + 1), (*drawn.pieces, *more))
        taken.append(line)
    return drawn, taken


def by_column(line: TextLine, xs: Sequence[float]) -> dict[int, list[Word]] | None:
    """A line's words by the ruled column in which each run stands; None where a run crosses a rule."""
    cells: dict[int, list[Word]] = {}
    for run in line.runs:
        column = next(
            (c for c, (x0, x1) in enumerate(pairwise(xs)) if x0 - ROOM <= run.x0 and run.x1 <= x1 + ROOM), None
        )
        if column is None:
            return None
        cells.setdefault(column, []).extend(run.words)
    return cells


def is_total(cells: dict[int, list[Word]], width: int) -> bool:
    """Whether a line's cells are mostly figures, in most of the columns."""
    figures = sum(is_figure("".join(word.text for word in words)) for words in cells.values())
    return len(cells) >= max(2, FILLED * width) and figures >= len(cells) - 1


def with_headings(drawn: Lattice, lines: Sequence[TextLine]) -> tuple[Lattice, list[TextLine], int]:
    """The lattice with the headings directly above it, the lines that these took, and how many rows they are."""
    taken: list[TextLine] = []
    edge = drawn.ys[0]
    extents = extents_of(drawn)
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.bottom > drawn.ys[0] + 2 or line.x1 < drawn.xs[0] or line.x0 > drawn.xs[-1]:
            continue
        if (
            edge - line.bottom > 0.8 * (line.bottom - line.top)
            or len(taken) == MOST_ABOVE
            or not is_heading(line, extents)
        ):
            break
        taken.insert(0, line)
        edge = line.top
    columns = Columns(tuple(drawn.xs[1:-1]))
    held = {columns.of(run) for line in taken for run in line.runs}
    if len(held) < max(2, FILLED * (len(drawn.xs) - 1)):
        return drawn, [], 0
    em = taken[0].bottom - taken[0].top
    depth, pieces = heading_pieces(taken, columns, extents, [], em)
    ys = [edge - 1 + (drawn.ys[0] - edge + 1) * row / depth for row in range(depth)]
    moved = [piece._replace(row=piece.row + depth) for piece in drawn.pieces]
    return Lattice(drawn.xs, (*ys, *drawn.ys), (*pieces, *moved)), taken, depth


def extents_of(drawn: Lattice) -> list[tuple[float, float]]:
    """From where to where the text of each column reaches, or its rules where it holds none."""
    found = [(x1, x0) for x0, x1 in pairwise(drawn.xs)]
    for piece in drawn.pieces:
        if piece.columns == 1:
            for word in piece.words:
                left, right = found[piece.column]
                found[piece.column] = (min(left, word.x0), max(right, word.x1))
    return [
        (left, right) if left < right else rules for (left, right), rules in zip(found, pairwise(drawn.xs), strict=True)
    ]


def is_heading(line: TextLine, extents: Sequence[tuple[float, float]]) -> bool:
    """Whether each run of a line stands over one column, and the line is no caption and no sentence."""
    if CAPTION.match(" ".join(word.text for word in line.words)):
        return False
    over = [sum(min(x1, run.x1) - max(x0, run.x0) > 1 for x0, x1 in extents) for run in line.runs]
    return max(over) == 1 and all(len(run.words) <= 8 for run in line.runs)
