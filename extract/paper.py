"""A paper as it was read: pages of blocks and lines, whatever the format, before any meaning is given to it.

Paper ── pages ── PaperPage ── blocks ── Block ── lines ── Line ── spans ── Span(style)
                      │                    └── grid ── Grid ── cells ── Cell ── blocks
                      └── furniture: running heads, folios, stamps, set aside but kept
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.records import Box


class Style(NamedTuple):
    """How a run of text looks; one object is shared by all words that look alike."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    struck: bool = False
    colour: str | None = None  # "#rrggbb"; None is black or not known
    font: str = ""
    underlined: bool = False


PLAIN = Style()


class Word(NamedTuple):
    """One word on a page: a tuple, since a long pack has half a million of them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style = PLAIN
    upright: bool = True
    hyphen: bool = False  # the engine marked its last character as a hyphen at a line's end
    confidence: float | None = None  # 0 to 1, of words read by OCR


class Rule(NamedTuple):
    """A ruling line: x0 == x1 or top == bottom; the edges of thin rectangles and of fills are rules too."""

    x0: float
    top: float
    x1: float
    bottom: float


class Fill(NamedTuple):
    """A painted rectangle, as tables use behind headings and bands."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str | None = None


class Image(NamedTuple):
    """Where a picture lies."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an engine saw on one page, before lines are made: the input of page/ and tables/."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Image, ...] = ()
    source: str = "text"


class Span(NamedTuple):
    """A run of one style within a line; a wide gap ends a span too, so columns set with spaces stay visible."""

    text: str
    style: Style = PLAIN
    x0: float | None = None
    x1: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or in formats without geometry one paragraph between line breaks."""

    text: str
    page: int
    spans: tuple[Span, ...] = ()
    bbox: Box | None = None
    size: float = 0.0
    bold: bool = False  # most of its letters are
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, with what it covers; `blocks` keep its paragraphs, bullets and styles."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    page: int = 1
    bbox: Box | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows and columns. `layout` means that it only sets out running text and is no table of its own."""

    cells: tuple[Cell, ...]
    page: int = 1
    bbox: Box | None = None
    title: str | None = None
    header_rows: int = 0
    notes: tuple[str, ...] = ()
    layout: bool = False
    name: str | None = None  # a sheet's name
    hidden: bool = False
    tail: bool = False  # one row at a page's top: part of a table only where one goes on from the page before


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, footnote or grid, in reading order, its line ends undone in `text`.

    `kind` is one of heading, paragraph, item, grid, footnote, caption, quoted, aside (what a margin column says beside
    the block before it: an owner's initials in an action column).
    `label` is the printed number or bullet of a heading or item ("7.2", "(a)", "•"), which `text` leaves out;
    `level` is the depth of a heading or item, from 1.
    """

    kind: str
    text: str
    page: int
    lines: tuple[Line, ...] = ()
    bbox: Box | None = None
    level: int = 0
    label: str | None = None
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One page, its blocks in reading order and what was set aside."""

    number: int
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Line, ...] = ()
    width: float | None = None
    height: float | None = None
    source: str = "text"
    confidence: float | None = None  # of a page read by OCR: the mean of its words


class Bookmark(NamedTuple):
    """One entry of the file's own outline."""

    title: str
    level: int
    page: int | None


class Link(NamedTuple):
    """A link in the file, http(s) and mailto only, or to a page of the same file."""

    page: int
    text: str
    target: str | None = None
    target_page: int | None = None
    bbox: Box | None = None


class Inner(NamedTuple):
    """A file inside this one: a mail's attachment, an archive's member."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as read."""

    name: str
    format: str
    pages: tuple[PaperPage, ...] = ()
    total_pages: int = 0
    outline: tuple[Bookmark, ...] = ()
    links: tuple[Link, ...] = ()
    inner: tuple[Inner, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)  # title, author, sender, sent, subject, … as the file says
    warnings: tuple[str, ...] = ()
    partial: bool = False

    @property
    def blocks(self) -> list[Block]:
        """All blocks, page after page."""
        return [block for page in self.pages for block in page.blocks]
