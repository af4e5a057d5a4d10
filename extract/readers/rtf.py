"""RTF, read by its control words: paragraphs, bold and the like, list labels, tables, and nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.building import is_bold, labelled_block, make_block
from extract.clean import clean
from extract.errors import Unreadable
from extract.folios import number_pages
from extract.headings import Draft, heading_levels
from extract.labels import Levels
from extract.office.cells import lay_out
from extract.office.rich import RichParagraph, RichRow, read_rich
from extract.paper import Block, Line, Paper
from extract.payments import join_payments
from extract.reading import Options


def bid(head: bytes, name: str) -> float:
    """The group with which every RTF begins."""
    return 0.9 if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf") else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """One page, unless page numbers are typed in."""
    rich = read_rich(data)
    blocks = [*with_headings(list(flow(rich.body))), *notes(rich.notes)]
    if not blocks and not rich.furniture:
        raise Unreadable("malformed", "it holds no text")
    furniture = [line for block in flow(rich.furniture) for line in block.lines]
    pages = number_pages(blocks, [Line(line.text, 1, line.spans) for line in furniture])
    properties = {key: clean(value).strip() for key, value in rich.properties.items() if value.strip()}
    warnings = ("the file ends before its content does",) if rich.cut else ()
    return Paper(
        name, "rtf", tuple(pages), pages[-1].number, properties=properties, warnings=warnings, partial=bool(warnings)
    )


def notes(paragraphs: list[RichParagraph]) -> list[Block]:
    """The footnotes, numbered as they come."""
    made = (make_block("footnote", one.spans, label=str(number)) for number, one in enumerate(paragraphs, 1))
    return [block for block in made if block and block.text]


def flow(body: list[RichParagraph | RichRow]) -> Iterator[Block]:
    """The paragraphs and tables; rows that follow each other are one table."""
    levels = Levels()
    rows: list[RichRow] = []
    for part in [*body, None]:
        if isinstance(part, RichRow):
            rows.append(part)
            continue
        if rows:
            yield from table(rows)
            rows = []
        if part and (block := paragraph(part, levels)):
            yield block


def table(rows: list[RichRow]) -> list[Block]:
    """The grid of a run of rows."""
    made = [
        [([block for one in cell if (block := paragraph(one, Levels()))], 1, False, 0) for cell in row.cells]
        for row in rows
    ]
    return lay_out(made)


def paragraph(part: RichParagraph, levels: Levels) -> Block | None:
    """A paragraph, or an item with its label."""
    block = labelled_block("paragraph", part.spans, 1)
    if not block or not block.text:
        return None
    if block.label:
        return replace(block, kind="item", level=levels.level(block.label, part.indent // 200))
    levels.pause()
    return block


def with_headings(blocks: list[Block]) -> list[Block]:
    """The blocks, those that turn out to be headings marked so."""
    drafts = [Draft(block.kind, block.text, block.label, is_bold(block)) for block in blocks]
    return join_payments(
        [
            replace(block, kind="heading", level=level) if level else block
            for block, level in zip(blocks, heading_levels(drafts), strict=True)
        ]
    )
