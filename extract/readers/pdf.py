"""PDF: pdfium reads each page, extract/tables finds its grids, extract/page makes lines and blocks of the rest.

Pages without text that can be used are drawn by pdfium and read by Tesseract. A file that pdfium cannot open is tried
with pdfminer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.clean import clean_line
from extract.errors import Unreadable
from extract.ocr.queue import ScanQueue
from extract.ocr.tesseract import has_tesseract
from extract.page.composing import Layout, compose, lay_out
from extract.paper import Link, Paper, Sheet
from extract.pdf.links import read_outline
from extract.pdf.miner import mine
from extract.pdf.pages import read_page
from extract.pdf.pdfium import Document
from extract.pdf.rendering import render_page
from extract.reading import Options

PROPERTIES = {"Title": "title", "Author": "author", "Subject": "subject", "CreationDate": "created"}
END_MARK = b"%%EOF"
HEADER = re.compile(rb"^%PDF-\d\.\d\s", re.M)  # after what a server or mail program put before it
NESTED = b"[" * 2000
DOUBTFUL = 0.6  # mean confidence of OCR below which a page is warned of


def prepare() -> None:
    """Imports, before the first document, what only scans need."""
    import PIL.Image

    import extract.ocr.scans

    PIL.Image.preinit()
    assert extract.ocr.scans


def bid(head: bytes, name: str) -> float:
    """Sure of a header at the start; some files carry a few bytes before it."""
    if head.startswith(b"%PDF-"):
        return 1.0
    if b"%PDF-" in head[:1024]:
        return 0.9
    return 0.5 if HEADER.search(head) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """The paper; raises Unreadable."""
    try:
        with Document(data) as document:
            if not len(document):
                raise Unreadable("malformed", "the file lists no pages")
            return read_document(document, data, name, options)
    except Unreadable as error:
        if error.code not in ("malformed", "truncated"):
            raise
        return recover(data, name, options, error)


class Reading:
    """What is gathered while the pages of a document are read."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.layouts: dict[int, Layout] = {}
        self.links: list[Link] = []
        self.warnings: list[str] = []
        self.unmapped: set[int] = set()  # pages that hold letters, but none that is known
        self.partial = False

    def add(self, sheet: Sheet) -> None:
        """Lays out a page and tells whoever waits for it."""
        layout = lay_out(sheet)
        self.layouts[sheet.number] = layout
        if self.options.saw_page:
            self.options.saw_page(layout)

    def add_scans(self, done: Iterable[tuple[int, Sheet | Unreadable]]) -> None:
        """Puts what OCR read in the place of what the page held; a failure leaves that."""
        for number, result in done:
            if isinstance(result, Unreadable):
                self.warn(f"Page {number} could not be read by OCR: {result}.", partial=True)
            elif len(result.words) >= len(self.layouts[number].lines) and (result.words or number not in self.unmapped):
                self.add(result)

    def warn(self, sentence: str, *, partial: bool = False) -> None:
        """Notes what went wrong."""
        self.warnings.append(sentence)
        self.partial = self.partial or partial

    def ordered(self) -> list[Layout]:
        """All pages in order."""
        return [self.layouts[number] for number in sorted(self.layouts)]


def read_document(document: Document, data: bytes, name: str, options: Options) -> Paper:
    """All pages of an open document."""
    reading = Reading(options)
    total = len(document)
    if options.saw_total:
        options.saw_total(total)
    read_pages(document, reading, min(total, options.max_pages))
    if total > options.max_pages:
        reading.warn(f"Only the first {options.max_pages} of {total} pages were read.", partial=True)
    if END_MARK not in data[-4096:]:
        reading.warn("The file ends without its end mark; pages may be missing.", partial=True)
    if NESTED in data:
        reading.warn("The file nests arrays deeper than any engine reads.", partial=True)
    layouts = reading.ordered()
    warn_of_gaps(reading, layouts)
    properties = {name: clean_line(value) for tag, name in PROPERTIES.items() if (value := document.metadata(tag))}
    return Paper(
        name, "pdf", compose(layouts), total, read_outline(document), tuple(reading.links), properties=properties,
        warnings=tuple(reading.warnings), partial=reading.partial,
    )  # fmt: skip


def read_pages(document: Document, reading: Reading, count: int) -> None:
    """Reads each page, and has those without text read by OCR meanwhile."""
    options = reading.options
    unseen = []
    can_ocr = options.ocr != "never" and has_tesseract()
    with ScanQueue(options.languages) as queue:
        for index in range(count):
            seen = read_page(document, index)
            if seen is None:
                reading.warn(f"Page {index + 1} is broken and was not read.", partial=True)
                reading.add(Sheet(index + 1, 595.0, 842.0, source="none"))
                continue
            if seen.left_out:
                unseen.append(index + 1)
            if seen.doubt:
                reading.warn(f"Page {index + 1} {seen.doubt}.", partial=True)
            if seen.unmapped:
                reading.unmapped.add(index + 1)
            reading.links += seen.links
            reading.add(seen.sheet)
            if can_ocr and (seen.sheet.source == "none" or options.ocr == "always"):
                from extract.ocr.scans import dpi_for  # numpy is only for scans

                dpi = dpi_for(seen.sheet.width, seen.sheet.height)
                queue.put(index + 1, render_page(document, index, dpi), dpi)
                reading.add_scans(queue.take())
        reading.add_scans(queue.take(everything=True))
    if unseen:
        reading.warn(f"Text that cannot be seen was left out on {pages(unseen)}.")


def warn_of_gaps(reading: Reading, layouts: Iterable[Layout]) -> None:
    """Says which pages gave no text, and which were hard to read."""
    layouts = list(layouts)
    if textless := [layout.number for layout in layouts if layout.source == "none"]:
        missing = "" if has_tesseract() or reading.options.ocr == "never" else "; Tesseract is not installed"
        reading.warn(f"No text could be read on {pages(textless)}{missing}.", partial=True)
    if blank := [layout.number for layout in layouts if layout.source != "none" and not layout.has_text]:
        reading.warn(f"Nothing is printed on {pages(blank)}.")
    if hard := [layout.number for layout in layouts if (layout.confidence or 1.0) < DOUBTFUL]:
        reading.warn(f"OCR is unsure of {pages(hard)}.")


def recover(data: bytes, name: str, options: Options, error: Unreadable) -> Paper:
    """What pdfminer makes of a file that pdfium cannot open; raises pdfium's error if that is nothing."""
    reading = Reading(options)
    reading.warn(f"pdfium could not read it ({error.detail or error}); pdfminer recovered what is here.", partial=True)
    for sheet in mine(data, options.max_pages):
        reading.add(sheet)
    layouts = reading.ordered()
    if not any(layout.has_text for layout in layouts):
        raise error
    warn_of_gaps(reading, layouts)
    return Paper(name, "pdf", compose(layouts), len(layouts), warnings=tuple(reading.warnings), partial=True)


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
