"""PDF: pdfium reads each page, extract/tables finds its grids, extract/page makes lines and blocks of the rest.

Pages without text that can be used are drawn by pdfium and read by Tesseract. A file that pdfium cannot open is tried
with pdfminer.
"""

from __future__ import annotations

import re

from extract.clean import clean_line
from extract.errors import Unreadable
from extract.ocr.queue import ScanQueue
from extract.ocr.tesseract import has_tesseract
from extract.page.composing import compose
from extract.page.gathering import Reading, pages, warn_of_gaps
from extract.paper import Paper, Sheet
from extract.pdf.links import read_outline
from extract.pdf.miner import mine, mine_page
from extract.pdf.pages import read_page
from extract.pdf.pdfium import Document
from extract.pdf.pictures import Pictures
from extract.pdf.rendering import render_page
from extract.reading import Options
from extract.records import Box

PROPERTIES = {"Title": "title", "Author": "author", "Subject": "subject", "CreationDate": "created"}
PICTURE_DPI = 300.0
END_MARK = b"%%EOF"
HEADER = re.compile(rb"^%PDF-\d\.\d\s", re.M)  # after what a server or mail program put before it
NESTED = b"[" * 2000


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


def read_document(document: Document, data: bytes, name: str, options: Options) -> Paper:
    """All pages of an open document."""
    reading = Reading(options)
    total = len(document)
    if options.saw_total:
        options.saw_total(total)
    read_pages(document, data, reading, min(total, options.max_pages))
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


def read_pages(document: Document, data: bytes, reading: Reading, count: int) -> None:
    """Reads each page, and has those without text read by OCR meanwhile."""
    options = reading.options
    unseen, unread, pictures = [], [], Pictures()
    can_ocr = options.ocr != "never" and has_tesseract()
    with ScanQueue(options.languages) as queue:
        for index in range(count):
            seen = read_page(document, index)
            if seen is None:
                reading.add(read_otherwise(data, index, len(document), reading))
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
            elif boxes := ruled_among(document, index, pictures.new(seen.sheet)):
                if not can_ocr:
                    unread.append(index + 1)
                    continue
                queue.put_pictures(seen.sheet, render_page(document, index, PICTURE_DPI), boxes, PICTURE_DPI)
                reading.add_scans(queue.take())
        reading.add_scans(queue.take(everything=True))
    if unseen:
        reading.warn(f"Text that cannot be seen was left out on {pages(unseen)}.")
    if unread:
        reading.warn(f"Tables that are pictures were not read on {pages(unread)}: that takes OCR.")


def ruled_among(document: Document, index: int, boxes: list[Box]) -> list[Box]:
    """Those of a page's pictures that show a ruled table."""
    if not boxes:
        return []
    from extract.ocr.pictures import LOOK_DPI, ruled_pictures  # numpy is only for pictures

    return ruled_pictures(render_page(document, index, LOOK_DPI), boxes)


def read_otherwise(data: bytes, index: int, total: int, reading: Reading) -> Sheet:
    """What pdfminer reads of a page that pdfium cannot load, an empty page if that is nothing."""
    sheet = mine_page(data, index, total)
    how = "could not be loaded by pdfium; pdfminer read it" if sheet else "is broken and was not read"
    reading.warn(f"Page {index + 1} {how}.", partial=True)
    return sheet or Sheet(index + 1, 595.0, 842.0, source="none")


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
