"""PDF: pdfium reads each page, extract/tables finds its grids, extract/page makes lines and blocks of the rest."""

from __future__ import annotations

from extract.clean import clean_line
from extract.errors import Unreadable
from extract.page.composing import Layout, compose, lay_out
from extract.paper import Link, Paper, Sheet
from extract.pdf.links import read_outline
from extract.pdf.miner import mine
from extract.pdf.pages import read_page
from extract.pdf.pdfium import Document
from extract.reading import Options

PROPERTIES = {"Title": "title", "Author": "author", "Subject": "subject", "CreationDate": "created"}
END_MARK = b"%%EOF"


def bid(head: bytes, name: str) -> float:
    """Sure of a header at the start; some files carry a few bytes before it."""
    if head.startswith(b"%PDF-"):
        return 1.0
    return 0.9 if b"%PDF-" in head[:1024] else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """The paper; raises Unreadable."""
    try:
        with Document(data) as document:
            if not len(document):
                raise Unreadable("malformed", "the file lists no pages")
            return read_document(document, data, name, options)
    except Unreadable as error:
        if error.code == "encrypted":
            raise
        return recover(data, name, options, error)


class Reading:
    """What is gathered while the pages of a document are read."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.layouts: list[Layout] = []
        self.links: list[Link] = []
        self.warnings: list[str] = []
        self.partial = False

    def add(self, sheet: Sheet) -> None:
        """Lays out a page and tells whoever waits for it."""
        layout = lay_out(sheet)
        self.layouts.append(layout)
        if self.options.saw_page:
            self.options.saw_page(compose([layout])[0])

    def warn(self, sentence: str, *, partial: bool = False) -> None:
        """Notes what went wrong."""
        self.warnings.append(sentence)
        self.partial = self.partial or partial


def read_document(document: Document, data: bytes, name: str, options: Options) -> Paper:
    """All pages of an open document."""
    reading = Reading(options)
    total = len(document)
    unseen = []
    for index in range(min(total, options.max_pages)):
        seen = read_page(document, index)
        if seen is None:
            reading.warn(f"Page {index + 1} is broken and was not read.", partial=True)
            reading.add(Sheet(index + 1, 595.0, 842.0, source="none"))
            continue
        if seen.left_out:
            unseen.append(index + 1)
        reading.links += seen.links
        reading.add(seen.sheet)
    if total > options.max_pages:
        reading.warn(f"Only the first {options.max_pages} of {total} pages were read.", partial=True)
    if END_MARK not in data[-4096:]:
        reading.warn("The file ends without its end mark; pages may be missing.", partial=True)
    if unseen:
        reading.warn(f"Text that cannot be seen was left out on {pages(unseen)}.")
    textless = [layout.number for layout in reading.layouts if layout.source == "none"]
    if textless:
        reading.warn(f"No text could be read on {pages(textless)}.", partial=True)
    properties = {name: clean_line(value) for tag, name in PROPERTIES.items() if (value := document.metadata(tag))}
    outline = read_outline(document)
    return Paper(
        name, "pdf", compose(reading.layouts), total, outline, tuple(reading.links), properties=properties,
        warnings=tuple(reading.warnings), partial=reading.partial,
    )  # fmt: skip


def recover(data: bytes, name: str, options: Options, error: Unreadable) -> Paper:
    """What pdfminer makes of a file that pdfium cannot open; raises pdfium's error if that is nothing."""
    reading = Reading(options)
    reading.warn(f"pdfium could not read it ({error.detail or error}); pdfminer recovered what is here.", partial=True)
    for sheet in mine(data, options.max_pages):
        reading.add(sheet)
    if not any(layout.lines or layout.grids for layout in reading.layouts):
        raise error
    return Paper(
        name, "pdf", compose(reading.layouts), len(reading.layouts),
        warnings=tuple(reading.warnings), partial=True,
    )  # fmt: skip


def pages(numbers: list[int]) -> str:
    """Pages as a person lists them.

    >>> pages([3]), pages([1, 2, 3, 7])
    ('page 3', 'pages 1 to 3, 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    listed = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"
