"""What a paper is made of before it is set: blocks that every format can draw, each with the facts it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Row: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the gold, all but its page, which is known when the block is set."""

    part: str
    row: Row


Facts: TypeAlias = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `text` is in the markup of marking.py, `label` hangs before it."""

    text: str
    style: str = "body"
    label: str | None = None
    level: int = 0
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the reader sees it. A cell is text, "" where merged; `spans` are (row, column, rows, columns)."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    header: int = 1
    look: str = "word"  # word: thin filled rectangles; stroked: lines; plain: none; lines: horizontal only
    spans: tuple[tuple[int, int, int, int], ...] = ()
    size: float | None = None
    facts: Facts = ()
    row_facts: tuple[tuple[int, Fact], ...] = ()
    record: Row | None = None  # the table of the gold, None where it is no table by the rules
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Blocks set side by side, row by row: a grid that only places text. `ruled` draws its borders."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    widths: tuple[float, ...]
    ruled: bool = False
    header: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the column."""

    weight: float = 0.75


@dataclass(frozen=True, slots=True)
class Space:
    points: float = 12


@dataclass(frozen=True, slots=True)
class NewPage:
    """A new page, with other furniture and another layout where they are named."""

    template: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Where a part of a bound paper begins: the bookmark, and the row of `parts`."""

    kind: str
    title: str
    item: str | None = None
    bookmark: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page, which ends the page."""

    text: str
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart, drawn; its figures are no text that a table could be read from."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    height: float = 150


Block: TypeAlias = Text | Grid | Frame | Rule | Space | NewPage | Part | Footnote | Bars
