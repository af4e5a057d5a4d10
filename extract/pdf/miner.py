"""pdfminer, the second engine: slow, but it opens files that pdfium does not."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from extract.clean import clean_line
from extract.paper import Rule, Sheet, Style, Word
from extract.pdf.pdfium import make_font

# what pdfminer raises on broken files, besides its own
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, RecursionError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


def mine(data: bytes, most: int) -> Iterator[Sheet]:
    """The pages that pdfminer can read, as sheets; none if it cannot open the file."""
    import pdfplumber

    failures = prepared()
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages[:most]:
                try:
                    yield sheet_of(page)
                except failures:
                    yield Sheet(page.page_number, 595.0, 842.0, source="none")
                page.close()
    except failures:
        return


def mine_page(data: bytes, index: int, total: int) -> Sheet | None:
    """One page of so many, counted from 0, as a sheet; None where pdfminer reads no word of it.

    Where it counts other pages than pdfium does, its page of that number is another one.
    """
    import pdfplumber

    try:
        with pdfplumber.open(BytesIO(data)) as document:
            sheet = sheet_of(document.pages[index]) if len(document.pages) == total else None
    except prepared():
        return None
    return sheet if sheet and sheet.words else None


def prepared() -> tuple[type[Exception], ...]:
    """Everything that pdfminer raises on broken files, which it is also kept from telling the log."""
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    return (*BROKEN, PDFException, PSException, PdfminerException)


def sheet_of(page: Any) -> Sheet:  # noqa: ANN401 (pdfplumber has no types)
    """A page of pdfplumber as a sheet."""
    found = page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"])
    rules = tuple(
        Rule(float(edge["x0"]), float(edge["top"]), float(edge["x1"]), float(edge["bottom"])) for edge in page.edges
    )
    words = tuple(word for word in map(word_of, found) if word.text)
    return Sheet(
        page.page_number, float(page.width), float(page.height), words, rules, source="text" if words else "none"
    )


def word_of(found: dict[str, Any]) -> Word:
    """A word of pdfplumber as one of ours."""
    font = make_font(str(found["fontname"]), -0.2, 0)
    style = Style(round(float(found["size"]), 1), font.bold, font.italic, font=font.name)
    text = clean_line(str(found["text"]))
    x0, top, x1, bottom = (float(found[side]) for side in ("x0", "top", "x1", "bottom"))
    return Word(text, x0, top, x1, bottom, style, bool(found["upright"]))
