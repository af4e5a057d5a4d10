"""Rows of lines that no rules part: which lines of a table's body are one row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.paper import Word
from extract.tables.lines import is_figure


class Strip(NamedTuple):
    """One line of a table's body, its words by column."""

    top: float
    bottom: float
    cells: dict[int, tuple[Word, ...]]
    spread: bool = False  # one run of words across columns: the heading of the rows below it

    def text(self, column: int) -> str:
        """The words of one column."""
        return " ".join(word.text for word in self.cells.get(column, ()))


class Shape(NamedTuple):
    """What the columns of a body hold, and how its lines stand apart."""

    figures: frozenset[int]  # columns of figures
    rights: tuple[float, ...]  # where the text of each column ends at most
    pitch: float  # the closest that two lines stand, middle to middle
    spaced: bool  # rows stand apart by more than the lines of one row


def row_groups(strips: Sequence[Strip], figures: frozenset[int], width: int) -> list[list[int]]:
    """Numbers of the strips that make each row."""
    if not strips:
        return []
    shape = shape_of(strips, figures, width)
    groups: list[list[int]] = [[0]]
    for index in range(1, len(strips)):
        if goes_on(strips, groups[-1], index, shape):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def shape_of(strips: Sequence[Strip], figures: frozenset[int], width: int) -> Shape:
    """The measures by which lines are joined."""
    rights = tuple(
        max((strip.cells[c][-1].x1 for strip in strips if c in strip.cells and not strip.spread), default=0.0)
        for c in range(width)
    )
    steps = [middle(after) - middle(before) for before, after in pairwise(strips)]
    pitch = min(steps, default=0.0)
    near = [index for index, step in enumerate(steps) if step <= 1.18 * pitch]
    apart = len(steps) - len(near)
    both = sum(full(strips[i], figures, width) and full(strips[i + 1], figures, width) for i in near)
    spaced = apart >= max(1, len(strips) // 6) and len(near) > 0 and both <= 0.1 * len(near)
    return Shape(figures, rights, pitch, spaced)


def middle(strip: Strip) -> float:
    """The middle of a strip's height."""
    return (strip.top + strip.bottom) / 2


def full(strip: Strip, figures: frozenset[int], width: int) -> bool:
    """Whether a line could be a row by itself: it holds figures, or without columns of figures nearly all columns."""
    if strip.spread:
        return True
    if figures:
        return any(column in figures and is_figure(strip.text(column)) for column in strip.cells)
    return len(strip.cells) >= max(2, width - 1)


def goes_on(strips: Sequence[Strip], group: Sequence[int], index: int, shape: Shape) -> bool:
    """Whether a line belongs to the row of the lines before it."""
    strip, last = strips[index], strips[index - 1]
    step = middle(strip) - middle(last)
    if strip.spread or last.spread:
        return False
    if shape.spaced:
        return step <= 1.18 * shape.pitch
    if step > 2.2 * shape.pitch and step > 1.6 * (strip.bottom - strip.top):
        return False
    held = any(full(strips[number], shape.figures, len(shape.rights)) for number in group)
    if shape.figures:
        if full(strip, shape.figures, len(shape.rights)):
            return not held and leads_into(strips, group, index, shape)
        return held_on(strips, group, index, shape) if held else leads_into(strips, group, index, shape)
    return 0 not in strip.cells or held_on(strips, group, index, shape)


def held_on(strips: Sequence[Strip], group: Sequence[int], index: int, shape: Shape) -> bool:
    """Whether a line without figures goes on with the text of the row above it."""
    strip = strips[index]
    above: dict[int, tuple[Word, ...]] = {}
    for number in group:
        above.update(strips[number].cells)
    if not set(strip.cells) <= set(above) or any(column in shape.figures for column in strip.cells):
        return False
    if 0 not in strip.cells:
        return True
    return wraps(above[0], strip.cells[0], shape.rights[0])


def leads_into(strips: Sequence[Strip], group: Sequence[int], index: int, shape: Shape) -> bool:
    """Whether lines without figures are the beginning of a label that this line ends."""
    before, strip = strips[group[-1]], strips[index]
    if set(before.cells) != {0} or 0 not in strip.cells:
        return False
    return wraps(before.cells[0], strip.cells[0], shape.rights[0])


def wraps(line: Sequence[Word], after: Sequence[Word], right: float) -> bool:
    """Whether the second line goes on with the first: its first word had no room there, or begins small or indented."""
    begin = after[0].text
    indented = after[0].x0 - line[0].x0
    height = line[0].bottom - line[0].top
    room = right - line[-1].x1
    if line[-1].text.endswith((":", ".")) and not begin[0].islower():
        return False
    if begin[0].islower() or line[-1].text.endswith((",", "-", "–", "/", "&")) or line[-1].text.lower() in JOINING:
        return -0.5 * height <= indented <= 4 * height
    needs = after[0].x1 - after[0].x0 + 0.25 * height
    if line[0].style.bold != after[0].style.bold:
        return False
    return needs > room and -0.2 * height <= indented <= 3 * height


JOINING = frozenset(["and", "or", "of", "the", "for", "to", "in", "with", "by", "from", "on", "at", "a", "an", "per"])
