"""PDF: pdfium reads each page, extract/tables finds its grids, extract/page makes lines and blocks of the rest."""

from __future__ import annotations

from extract.page.composing import Layout, compose, lay_out
from extract.paper import Paper
from extract.pdf.pages import read_sheet
from extract.pdf.pdfium import Document
from extract.reading import Options

PROPERTIES = {"Title": "title", "Author": "author", "Subject": "subject", "CreationDate": "created"}


def bid(head: bytes, name: str) -> float:
    """Sure of a header at the start; some files carry a few bytes before it."""
    if head.startswith(b"%PDF-"):
        return 1.0
    return 0.9 if b"%PDF-" in head[:1024] else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """The paper; raises Unreadable."""
    with Document(data) as document:
        total = len(document)
        layouts: list[Layout] = []
        for index in range(min(total, options.max_pages)):
            layouts.append(lay_out(read_sheet(document, index)))
        properties = {name: value for tag, name in PROPERTIES.items() if (value := document.metadata(tag))}
    return Paper(name, "pdf", compose(layouts), total_pages=total, properties=properties)
