"""A page of a PDF as a Sheet: its visible words, its rules, fills and pictures."""

from __future__ import annotations

from extract.errors import Unreadable
from extract.paper import Sheet
from extract.pdf import pdfium as p
from extract.pdf.drawing import read_drawing
from extract.pdf.words import read_text


def read_sheet(document: p.Document, index: int) -> Sheet:
    """What pdfium sees on a page, counted from 0."""
    page = p.load_page(document.handle, index)
    if not page:
        raise Unreadable("malformed", f"page {index + 1} cannot be loaded")
    try:
        frame = p.page_frame(page)
        text = read_text(document, page, frame)
        drawing = read_drawing(page, frame)
    finally:
        p.close_page(page)
    return Sheet(index + 1, frame.width, frame.height, tuple(text.words), drawing.rules, drawing.fills, drawing.images)
