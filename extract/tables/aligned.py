"""Tables that white channels and alignment make: lines with columns, their headings, their rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.paper import Word
from extract.tables.columns import Columns, columns_of, numeric_share
from extract.tables.headings import heading_pieces
from extract.tables.lattice import Lattice, Piece
from extract.tables.lines import Run, TextLine, is_figure, is_marked, is_number
from extract.tables.rows import Strip, row_groups
from extract.tables.rulings import Stroke

COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,2})+[.)]?")  # "2.3": what the first of a row says, never a heading


def is_tabular(line: TextLine) -> bool:
    """Whether a line looks like one of a table: wide gaps in it, or mostly figures."""
    if len(line.runs) > 2 or (len(line.runs) == 2 and not is_marked(line)):
        return True
    figures = sum(is_number(word.text) for word in line.words)
    return figures >= 3 and figures > 0.5 * len(line.words)


def read_aligned(lines: Sequence[TextLine], strokes: Sequence[Stroke]) -> tuple[Lattice, int] | None:
    """The table that some lines make, and how many of its rows are headings; None where they have no columns."""
    em = median(line.bottom - line.top for line in lines)
    tabular = [line for line in lines if is_tabular(line)]
    if len(tabular) < 2:
        return None
    columns = columns_of(tabular, em)
    if not columns.cuts:
        return None
    first = lines.index(tabular[columns.skipped])
    extents = extents_of(tabular[columns.skipped :], columns)
    begin = body_start(lines, first, columns, strokes, extents)
    extents = extents_of([line for line in lines[begin:] if is_tabular(line)], columns) if begin else extents
    if begin and not any(stroke.at < lines[begin].top and is_whole(stroke, extents) for stroke in strokes):
        start = headings_start(lines[:begin], lines[begin], em)
        lines, begin = lines[start:], begin - start
    depth, headings = heading_pieces(lines[:begin], columns, extents, strokes, em) if begin else (0, [])
    strips = [strip_of(line, columns, extents) for line in lines[begin:]]
    if not strips:
        return None
    width = len(extents)
    figures = figure_columns(strips, width)
    groups = banded(strips, strokes, extents) or row_groups(strips, figures, width)
    pieces = [*headings, *body_pieces(strips, groups, depth, columns)]
    ys = [lines[0].top - 1, *([strips[0].top - 1] * depth)]
    if depth:
        ys = spread(lines[0].top - 1, strips[0].top - 1, depth)
    else:
        ys = []
    ys += [strips[group[0]].top - 1 for group in groups] + [max(strip.bottom for strip in strips) + 1]
    left = min(line.x0 for line in lines) - 1
    right = max(line.x1 for line in lines) + 1
    return Lattice((left, *columns.cuts, right), tuple(ys), tuple(sorted(pieces))), depth


def spread(top: float, bottom: float, count: int) -> list[float]:
    """So many places, evenly from top on."""
    return [top + (bottom - top) * number / count for number in range(count)]


def extents_of(lines: Sequence[TextLine], columns: Columns) -> list[tuple[float, float]]:
    """From where to where the text of each column reaches."""
    found: list[list[float]] = [[float("inf"), float("-inf")] for _ in range(len(columns.cuts) + 1)]
    for line in lines:
        for word in line.words:
            column = found[columns.of(word)]
            column[0], column[1] = min(column[0], word.x0), max(column[1], word.x1)
    return [(x0, x1) for x0, x1 in found]


def is_whole(stroke: Stroke, extents: Sequence[tuple[float, float]]) -> bool:
    """Whether a rule runs from the first column to the last."""
    left, right = extents[0][0], extents[-1][1]
    return min(stroke.end, right) - max(stroke.start, left) >= 0.85 * (right - left)


def body_start(
    lines: Sequence[TextLine],
    first: int,
    columns: Columns,
    strokes: Sequence[Stroke],
    extents: Sequence[tuple[float, float]],
) -> int:
    """The line with which the body begins: below a rule under the headings, else where the figures begin."""
    whole = [stroke.at for stroke in strokes if is_whole(stroke, extents)]
    if len(whole) > 1 and COUNTED.fullmatch(lines[first].words[0].text):
        return first  # a row that is numbered, between the rules of all rows
    for at in whole:
        above = sum((line.top + line.bottom) / 2 < at for line in lines)
        if 0 < above <= min(10, len(lines) - 2):
            return max(first, above) if above >= first - 1 else first
    width = len(extents)
    strips = [strip_of(line, columns, extents) for line in lines[first:]]
    figures = figure_columns(strips[1:] or strips, width)
    if not figures:
        return first
    for number, strip in enumerate(strips):
        held = [column for column in figures if column in strip.cells and column]
        told = sum(is_figure(strip.text(column)) and not is_year(strip.text(column)) for column in held)
        if held and told >= 0.5 * len(held):
            return first + number
    return first


def headings_start(lines: Sequence[TextLine], body: TextLine, em: float) -> int:
    """The first of the headings above a body: below the last sentence, and below the last wide gap."""
    for number in range(len(lines) - 1, -1, -1):
        line, after = lines[number], [*lines, body][number + 1]
        words = [word for word in line.words if word.text[0].isalpha()]
        sentence = len(line.runs) == 1 and len(words) >= 5 and line.words[-1].text[-1] in ":."
        if sentence or after.top - line.bottom > 1.6 * em:
            return number + 1
    return 0


def is_year(text: str) -> bool:
    """Whether a figure is a year or two, as headings have it.

    >>> is_year("2009"), is_year("2003–04"), is_year("3,009")
    (True, True, False)
    """
    return text[:2] in {"19", "20"} and len(text) in {4, 5, 7, 9} and text[:4].isdigit() and "," not in text


def strip_of(line: TextLine, columns: Columns, extents: Sequence[tuple[float, float]]) -> Strip:
    """A line's words by column; one run across several columns stays together."""
    cells: dict[int, list[Word]] = {}
    for word in line.words:
        cells.setdefault(columns.of(word), []).append(word)
    if len(cells) > 1 and len(line.runs) == 1 and not is_tabular(line):
        reach = [c for c, (x0, x1) in enumerate(extents) if min(x1, line.x1) - max(x0, line.x0) > 1]
        if len(reach) == 1:
            return Strip(line.top, line.bottom, {reach[0]: line.words})
        return Strip(line.top, line.bottom, {min(cells): line.words}, True)
    for run in line.runs:
        keep_together(run, columns, cells)
    return Strip(line.top, line.bottom, {column: tuple(words) for column, words in cells.items()})


def keep_together(run: Run, columns: Columns, cells: dict[int, list[Word]]) -> None:
    """Words of one run that only just pass a cut stay with the column in which most of the run lies."""
    parts = sorted({columns.of(word) for word in run.words})
    if len(parts) != 2 or any(is_figure(word.text) for word in run.words):
        return
    for before, after in pairwise(run.words):
        if columns.of(before) != columns.of(after) and after.x0 - before.x1 > 0.4 * (before.bottom - before.top):
            return
    home = columns.of(run)
    other = parts[0] if home == parts[1] else parts[1]
    moved = [word for word in run.words if columns.of(word) == other]
    cells[home] = sorted({*cells[home], *moved}, key=lambda word: word.x0)
    rest = [word for word in cells[other] if word not in moved]
    if rest:
        cells[other] = rest
    else:
        del cells[other]


def figure_columns(strips: Sequence[Strip], width: int) -> frozenset[int]:
    """Columns that mostly hold figures; the first counts as one only if all others do."""
    shares = [numeric_share([strip.text(column) for strip in strips if not strip.spread]) for column in range(width)]
    found = frozenset(column for column, share in enumerate(shares) if share >= 0.6)
    return found - {0} if len(found) > 1 else found


def banded(
    strips: Sequence[Strip], strokes: Sequence[Stroke], extents: Sequence[tuple[float, float]]
) -> list[list[int]] | None:
    """Rows by the rules between them, where nearly each row has one."""
    top, bottom = strips[0].top, strips[-1].bottom
    whole = [stroke.at for stroke in strokes if is_whole(stroke, extents) and top < stroke.at < bottom]
    if len(whole) < 1:
        return None
    bands: dict[int, list[int]] = {}
    for number, strip in enumerate(strips):
        bands.setdefault(bisect_right(whole, (strip.top + strip.bottom) / 2), []).append(number)
    groups = [part for band in bands.values() for part in kinds_apart(strips, band)]
    singles = sum(rows_in([strips[number] for number in group]) == 1 for group in groups)
    return groups if len(groups) >= 2 and singles >= 0.9 * len(groups) else None


def kinds_apart(strips: Sequence[Strip], band: Sequence[int]) -> list[list[int]]:
    """A band parted where text across all columns follows a row, or a row such text."""
    groups: list[list[int]] = [[band[0]]]
    across = strips[band[0]].spread
    for number in band[1:]:
        strip = strips[number]
        more = across and len(strip.cells) == 1 and abs(start_of(strip) - start_of(strips[groups[-1][0]])) < 4
        if (strip.spread or more) != across:
            groups.append([])
            across = strip.spread or more
        groups[-1].append(number)
    return groups


def start_of(strip: Strip) -> float:
    """Where a strip's text begins."""
    return strip.cells[min(strip.cells)][0].x0


def rows_in(strips: Sequence[Strip]) -> int:
    """How many lines of a band hold figures: a band of one row has one such line."""
    lines = [strip for strip in strips if sum(is_number(strip.text(column)) for column in strip.cells if column) >= 1]
    return max(1, len(lines))


def body_pieces(strips: Sequence[Strip], groups: Sequence[Sequence[int]], depth: int, columns: Columns) -> list[Piece]:
    """The cells of the rows below the headings."""
    pieces = []
    for row, group in enumerate(groups, start=depth):
        held: dict[int, list[Word]] = {}
        for number in group:
            for column, inside in strips[number].cells.items():
                held.setdefault(column, []).extend(inside)
        spread_out = any(strips[number].spread for number in group)
        for column, words in held.items():
            wide = 1
            if spread_out and len(held) == 1:
                wide = columns.of(words[-1]) - column + 1
            pieces.append(Piece(row, column, 1, max(1, wide), tuple(words)))
    return pieces
