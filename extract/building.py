"""Spans to lines, blocks, cells and grids: what every reader without geometry builds its paper from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from extract.clean import clean, clean_line
from extract.labels import is_bullet, split_label
from extract.paper import PLAIN, Block, Cell, Grid, Line, Span, Style


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours of one style joined.

    >>> [span.text for span in merge_spans([Span("a"), Span("b"), Span("c", Style(bold=True))])]
    ['ab', 'c']
    """
    return tuple(
        Span("".join(span.text for span in group), style)
        for style, group in groupby(spans, key=lambda span: span.style)
    )


def split_lines(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans of each line, a line break being a newline in a span's text."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = clean(span.text).split("\n")
        lines[-1].append(Span(first, span.style))
        lines.extend([Span(part, span.style)] for part in rest)
    return lines


def make_line(spans: Iterable[Span], page: int) -> Line | None:
    """One line of cleaned spans, None where nothing is printed."""
    kept = trim_spans(merge_spans(span for span in spans if span.text))
    text = clean_line("".join(span.text for span in kept))
    if not text:
        return None
    letters = sum(len(span.text) for span in kept)
    return Line(
        text,
        page,
        kept,
        size=max((span.style.size for span in kept), default=0.0),
        bold=2 * sum(len(span.text) for span in kept if span.style.bold) > letters,
        italic=2 * sum(len(span.text) for span in kept if span.style.italic) > letters,
    )


def trim_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without white space at either end; a tab becomes two spaces, so that columns stay visible."""
    kept = [Span(span.text.replace("\t", "  "), span.style) for span in spans]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Span(kept[0].text.lstrip(), kept[0].style)
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style)
    return tuple(kept)


def make_block(
    kind: str, spans: Iterable[Span], page: int = 1, *, label: str | None = None, level: int = 0
) -> Block | None:
    """A block of one or more lines, None where it is empty and has no label."""
    lines = tuple(line for part in split_lines(spans) if (line := make_line(part, page)))
    if not lines and not label:
        return None
    return Block(kind, " ".join(line.text for line in lines), page, lines, level=level, label=label)


def plain_block(kind: str, text: str, page: int = 1, *, label: str | None = None, level: int = 0) -> Block | None:
    """A block of text without style."""
    return make_block(kind, [Span(text, PLAIN)], page, label=label, level=level)


def labelled_block(kind: str, spans: Sequence[Span], page: int, level: int = 0, capitals: str = "") -> Block | None:
    """A block whose label is set apart; of a bullet before a number ("- 1) That …") the number is the label."""
    label: str | None = None
    for _ in range(2):
        found = split_label("".join(span.text for span in spans).lstrip(), capitals)
        if not found or (label and not is_bullet(label)):
            break
        label = found.label
        spans = drop_characters(spans, found.raw)
    return make_block(kind, spans, page, label=label, level=level)


def drop_characters(spans: Sequence[Span], count: int) -> list[Span]:
    """The spans without their first characters, white space before them not counted."""
    kept: list[Span] = []
    leading = True
    for span in spans:
        text = span.text.lstrip() if leading else span.text
        leading = leading and not text
        cut = min(count, len(text))
        count -= cut
        if text[cut:]:
            kept.append(Span(text[cut:], span.style))
    return kept


def cell_text(blocks: Iterable[Block]) -> str:
    """What a table's row shows of a cell: its paragraphs on one line, numbers kept, bullets left out."""
    return " ".join(part for block in blocks for part in block_words(block))


def block_words(block: Block) -> list[str]:
    """A block's label, unless it is a bullet, and its text; of a nested grid its cells."""
    if block.grid:
        return [cell.text for cell in block.grid.cells if cell.text]
    label = block.label if block.label and not is_bullet(block.label) else None
    return [part for part in (label, block.text) if part]


def make_cell(
    row: int, column: int, blocks: Sequence[Block], *, rows: int = 1, columns: int = 1, page: int = 1
) -> Cell:
    """A cell with its blocks."""
    return Cell(row, column, cell_text(blocks), rows, columns, page, blocks=tuple(blocks))


def text_cell(row: int, column: int, text: str, page: int = 1) -> Cell:
    """A cell of one paragraph without style."""
    block = plain_block("paragraph", text, page)
    return make_cell(row, column, [block] if block else [], page=page)


def grid_block(grid: Grid, page: int = 1) -> Block:
    """A grid as it stands in the flow."""
    return Block("grid", "", page, grid=grid)


def is_bold(block: Block) -> bool:
    """Whether all that is printed in the block is bold."""
    spans = [span for line in block.lines for span in line.spans if span.text.strip()]
    return bool(spans) and all(span.style.bold for span in spans)


def plain_style(style: Style) -> Style:
    """The one shared object for text without any style."""
    return PLAIN if style == PLAIN else style
