"""Payments typed line by line with tabs or spaces, whose columns begin anywhere: each line ends with an amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.paper import Cell, Grid, Word
from extract.payments import LOOSE_SIGN, MONEY
from extract.records import Box
from extract.tables.lines import TextLine, text_of

TYPED_SPACE = 0.45  # of a line's height: what is wider is a tab, or more than one space
FEWEST = 3  # payments that make a table
MOST_CELLS = 5
NEAR = 2.6  # of a line's height: payments stand no further apart
LONGEST_REMARK = 15  # words


def ragged_grids(lines: Sequence[TextLine], page: int) -> list[Grid]:
    """The payments among some lines, a grid for each run of them."""
    return [grid_of(run, page) for run in runs(lines) if is_payments(run)]


def runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Payments that follow each other closely, each with the remarks in brackets below it."""
    run: list[TextLine] = []
    for line in lines:
        near = run and line.top - run[-1].bottom < NEAR * (line.bottom - line.top)
        pays = bool(payment_cells(line))
        if run and not (near and (pays or is_remark(line))):
            yield run
            run = []
        if pays or run:
            run.append(line)
    if run:
        yield run


def payment_cells(line: TextLine) -> list[tuple[Word, ...]]:
    """The cells of a line whose last is an amount; none where it is no payment."""
    cells: list[list[Word]] = [[line.words[0]]]
    height = line.bottom - line.top
    for before, after in pairwise(line.words):
        if after.x0 - before.x1 > TYPED_SPACE * height and before.text not in "£€$":
            cells.append([])
        cells[-1].append(after)
    amount = LOOSE_SIGN.sub(r"\1", " ".join(word.text for word in cells[-1]))
    fits = 2 <= len(cells) <= MOST_CELLS and MONEY.fullmatch(amount)
    told = any(char.isalpha() for cell in cells[:-1] for word in cell for char in word.text)
    return [tuple(cell) for cell in cells] if fits and told else []


def is_remark(line: TextLine) -> bool:
    """Whether a line in brackets only adds to the payment above it."""
    first, last = line.words[0].text, line.words[-1].text
    return first.startswith("(") and last.endswith(")") and len(line.words) <= LONGEST_REMARK


def is_payments(run: Sequence[TextLine]) -> bool:
    """Whether enough lines of a run are payments, most of more cells than a label and its figure."""
    counts = [len(cells) for line in run if (cells := payment_cells(line))]
    return len(counts) >= FEWEST and sum(count > 2 for count in counts) >= 0.5 * len(counts)


def grid_of(run: Sequence[TextLine], page: int) -> Grid:
    """The rows as a grid: a cell stands in the column in which such cells begin."""
    split = [payment_cells(line) for line in run]
    width = max(map(len, split))
    starts = column_starts(split, width)
    rows: list[dict[int, tuple[Word, ...]]] = []
    for line, cells in zip(run, split, strict=True):
        if cells:
            rows.append(placed(cells, starts))
        else:
            rows[-1][width - 2] = rows[-1].get(width - 2, ()) + line.words
    edges = [min(line.x0 for line in run) - 1, *[start - 1 for start in starts[1:]], max(line.x1 for line in run) + 1]
    found = [
        Cell(row, column, text_of(held.get(column, ())) if column in held else "", page=page, bbox=box_of(held, column))
        for row, held in enumerate(rows)
        for column in range(width)
    ]
    return Grid(tuple(found), page, (edges[0], run[0].top - 1, edges[-1], run[-1].bottom + 1))


def column_starts(split: Sequence[Sequence[tuple[Word, ...]]], width: int) -> list[float]:
    """Where each column begins, by the lines that have all of them."""
    full = [cells for cells in split if len(cells) == width]
    return [median(cells[column][0].x0 for cells in full) for column in range(width)]


def placed(cells: Sequence[tuple[Word, ...]], starts: Sequence[float]) -> dict[int, tuple[Word, ...]]:
    """The cells of a line by column: in order, each where it begins nearest, the amount in the last."""
    held = {len(starts) - 1: cells[-1]}
    free = 0
    for number, cell in enumerate(cells[:-1]):
        last = len(starts) - 1 - (len(cells) - 1 - number)  # what stands right of it needs a column, too
        column = min(range(free, last + 1), key=lambda column: abs(starts[column] - cell[0].x0))
        held[column] = cell
        free = column + 1
    return held


def box_of(held: dict[int, tuple[Word, ...]], column: int) -> Box | None:
    """The box around a cell's words."""
    words = held.get(column)
    if not words:
        return None
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
