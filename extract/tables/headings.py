"""Headings above the columns of a body: stacked lines, and headings that span several columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.paper import Word
from extract.tables.columns import Columns
from extract.tables.lattice import Piece
from extract.tables.lines import Run, TextLine
from extract.tables.rulings import Stroke

Extent = tuple[float, float]


def heading_pieces(
    lines: Sequence[TextLine], columns: Columns, extents: Sequence[Extent], strokes: Sequence[Stroke], em: float
) -> tuple[int, list[Piece]]:
    """How many rows the headings take, and their cells.

    What stands above several columns is a row of its own over those columns; what stands above one column is one
    cell however many lines it takes, directly below what spans it.
    """
    width = len(columns.cuts) + 1
    level = [0] * width
    leaf: list[list[Word]] = [[] for _ in range(width)]
    pieces: list[Piece] = []
    last: dict[tuple[int, int], tuple[int, float]] = {}  # a spanning heading: where it stands in pieces, its bottom
    for number, line in enumerate(lines):
        below = lines[number + 1].top if number + 1 < len(lines) else line.bottom + 2 * em
        for run in heading_runs(line, columns, line.bottom - line.top):
            over = spanned(run, line, below, columns, extents, strokes, lines[number + 1 :])
            if len(over) == 1:
                leaf[over[0]].extend(run.words)
                continue
            key = (over[0], over[-1])
            if key in last and line.top - last[key][1] < 0.8 * em and not any(leaf[c] for c in over):
                at = last[key][0]
                pieces[at] = pieces[at]._replace(words=pieces[at].words + run.words)
                last[key] = (at, line.bottom)
                continue
            for column in over:
                if leaf[column]:
                    pieces.append(Piece(level[column], column, 1, 1, tuple(leaf[column])))
                    leaf[column] = []
                    level[column] += 1
            row = max(level[column] for column in over)
            last[key] = (len(pieces), line.bottom)
            pieces.append(Piece(row, over[0], 1, len(over), run.words))
            for column in over:
                level[column] = row + 1
    held = [level[column] + 1 if leaf[column] else level[column] for column in range(width)]
    depth = max(held, default=0)
    for column in range(width):
        if leaf[column]:
            pieces.append(Piece(level[column], column, depth - level[column], 1, tuple(leaf[column])))
    return depth, sorted(pieces)


def heading_runs(line: TextLine, columns: Columns, em: float) -> list[Run]:
    """Runs of a heading's line: headings of neighbours stand closer than figures do, but not as close as words."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(line.words)]
    space = max(0.24 * em, min([gap for gap in gaps if gap > 0], default=0.0))
    space = space if space < 0.65 * em else 0.26 * em
    groups: list[list[Word]] = [[line.words[0]]]
    for before, after in pairwise(line.words):
        gap = after.x0 - before.x1
        apart = columns.of(before) != columns.of(after)
        if gap > (1.25 if apart else 1.7) * space:
            groups.append([])
        groups[-1].append(after)
    return [Run(group[0].x0, group[-1].x1, tuple(group)) for group in groups]


def spanned(
    run: Run,
    line: TextLine,
    below: float,
    columns: Columns,
    extents: Sequence[Extent],
    strokes: Sequence[Stroke],
    under: Sequence[TextLine],
) -> range:
    """The columns that a heading stands over: those its underline covers, else those it reaches over."""
    ruled = underlined(run, line, below, extents, strokes)
    if ruled and len(ruled) > 1:
        return ruled
    reach = [c for c, (x0, x1) in enumerate(extents) if min(x1, run.x1) - max(x0, run.x0) > 1.0]
    if not reach:
        column = columns.of(run)
        return range(column, column + 1)
    over = range(reach[0], reach[-1] + 1)
    if ruled and len(over) == 1:
        return over
    home = columns.of(run)
    if len(over) > 1 and within(run, columns, home):
        return range(home, home + 1)
    if not under and len(over) > 1:  # the lowest line stands over one column each, however wide it is set
        return over
    return balanced(run, over, extents, under) if under else over


def within(run: Run, columns: Columns, home: int) -> bool:
    """Whether a run lies between the cuts beside its column."""
    left = columns.cuts[home - 1] if home else float("-inf")
    right = columns.cuts[home] if home < len(columns.cuts) else float("inf")
    return run.x0 >= left - 1 and run.x1 <= right + 1


def underlined(
    run: Run, line: TextLine, below: float, extents: Sequence[Extent], strokes: Sequence[Stroke]
) -> range | None:
    """The columns above a rule that lies under a heading and ends before the table does."""
    left, right = extents[0][0], extents[-1][1]
    for stroke in strokes:
        whole = stroke.start <= left + 3 and stroke.end >= right - 3
        if whole or not line.bottom - 3 <= stroke.at <= below + 3:
            continue
        if stroke.start - 3 <= run.x0 and run.x1 <= stroke.end + 3:
            over = [c for c, (x0, x1) in enumerate(extents) if stroke.start - 3 <= (x0 + x1) / 2 <= stroke.end + 3]
            if over:
                return range(over[0], over[-1] + 1)
    return None


def balanced(run: Run, over: range, extents: Sequence[Extent], under: Sequence[TextLine]) -> range:
    """A heading over the middle of more columns than it reaches stands over all of them, where they have headings.

    Only what reaches over more than one column, or stands in the white between two, is taken to span.
    """
    if len(over) == 1:
        return over
    middle = (run.x0 + run.x1) / 2
    best, off = over, abs((extents[over[0]][0] + extents[over[-1]][1]) / 2 - middle)
    for first in range(max(0, over[0] - 3), over[0] + 1):
        for last in range(over[-1], min(len(extents), over[-1] + 4)):
            if first == 0 and over[0] > 0:
                continue
            away = abs((extents[first][0] + extents[last][1]) / 2 - middle)
            if away < off - 8:
                best, off = range(first, last + 1), away
    return best
