"""What holds for every paper whatever its kind: the document's own record, its pages, tables and attachments."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from extract.errors import Unreadable
from extract.flattening import grid_rows, row_pages
from extract.paging import page_records
from extract.paper import Block, Grid, Paper
from extract.records import Attachment, Document, Part, Records, Span, Table
from extract.tables.lists import lists_of_figures
from extract.tables.values import cell_values, column_types

# What programs write where a title belongs: "(anonymous)", "untitled", "Microsoft Word - minutes.doc", "Normal.dot"
MACHINE_TITLE = re.compile(
    r"^\W*(?:anonymous|unspecified|untitled|unknown|document\d*|slide \d+|powerpoint presentation|title)\W*$"
    r"|^microsoft (?:word|excel|powerpoint|office)\b|\.(?:docx?|dot|pdf|xlsx?|rtf|pptx?|indd|qxd|pub|odt)$",
    re.IGNORECASE,
)


def draft(paper: Paper) -> Records:
    """The records of a paper before its kind is known: `other`, with its pages, tables and one part."""
    pages = page_records(paper)
    total = max(paper.total_pages, len(pages))
    document = Document(
        title=own_title(paper.properties.get("title")),
        pages=total,
        status="partial" if paper.partial else "read",
        warnings=paper.warnings,
        name=paper.name,
        format=paper.format,
        pages_read=len(pages),
        pages_ocr=sum(page.source == "ocr" for page in pages),
        pages_without_text=sum(not page.text.strip() for page in pages),
    )
    return Records(
        document=document,
        pages=pages,
        parts=(Part(kind="other", title=document.title, first_page=1, last_page=max(1, total), page=1),),
        tables=tuple(table_record(grid) for grid in tables_of(paper.blocks)),
        attachments=tuple(
            Attachment(name=inner.name, size=len(inner.data), sha256=hashlib.sha256(inner.data).hexdigest())
            for inner in paper.inner
        ),
    )


def tables_of(blocks: Sequence[Block]) -> list[Grid]:
    """The grids that are tables, those within their cells, and the lists of label and figure, in reading order."""
    grids = [(place, grid) for place, block in enumerate(blocks) for grid in grids_in(block) if not grid.layout]
    return [grid for _, grid in sorted([*grids, *lists_of_figures(blocks)], key=lambda found: found[0])]


def grids_in(block: Block) -> Iterator[Grid]:
    """A block's grid and, after it, those that stand in its cells."""
    if block.grid:
        yield block.grid
        for cell in block.grid.cells:
            for inner in cell.blocks:
                yield from grids_in(inner)


def failed(name: str, error: Unreadable, digest: str | None = None) -> Records:
    """The records of a document that could not be read."""
    return Records(
        document=Document(name=name, sha256=digest, status="failed", failure=error.code, warnings=(str(error),))
    )


def own_title(title: str | None) -> str | None:
    """The title that a file's properties give, unless a program put it there.

    >>> own_title("(anonymous)"), own_title("Microsoft Word - minutes.doc"), own_title("Annual Report 2025")
    (None, None, 'Annual Report 2025')
    """
    return None if not title or MACHINE_TITLE.search(title) else title


def table_record(grid: Grid) -> Table:
    """The table that a grid shows."""
    rows = grid_rows(grid)
    return Table(
        page=grid.page,
        bbox=grid.bbox,
        title=grid.title,
        header_rows=grid.header_rows,
        rows=rows,
        row_pages=row_pages(grid),
        spans=tuple(
            Span(row=cell.row, column=cell.column, rows=cell.rows, columns=cell.columns)
            for cell in grid.cells
            if cell.rows > 1 or cell.columns > 1
        ),
        types=column_types(rows[grid.header_rows :]),
        typed_rows=cell_values(rows, grid.header_rows),
        notes=grid.notes,
    )
