"""Pages as images, drawn by pdfium: for OCR and for pictures of what was read."""

from __future__ import annotations

import ctypes as c
from typing import TYPE_CHECKING

from extract.errors import Unreadable
from extract.pdf import pdfium as p

if TYPE_CHECKING:
    from PIL import Image

WITH_ANNOTATIONS = 0x01
BGRX = 3
MOST_PIXELS = 30_000_000  # an A3 page at 300 dpi has 17 million; pages of many metres are drawn smaller

_create = p.bind("FPDFBitmap_CreateEx", c.c_void_p, c.c_int, c.c_int, c.c_int, c.c_void_p, c.c_int)
_fill = p.bind("FPDFBitmap_FillRect", c.c_int, c.c_void_p, c.c_int, c.c_int, c.c_int, c.c_int, c.c_ulong)
_draw = p.bind("FPDF_RenderPageBitmap", None, c.c_void_p, c.c_void_p, *(c.c_int,) * 6)
_free = p.bind("FPDFBitmap_Destroy", None, c.c_void_p)


def render_page(document: p.Document, index: int, dpi: float = 72.0) -> Image.Image:
    """The page, counted from 0, as an RGB image on white."""
    from PIL import Image  # only pages that are drawn need it

    page = p.load_page(document.handle, index)
    if not page:
        raise Unreadable("malformed", f"page {index + 1} cannot be loaded")
    try:
        frame = p.page_frame(page)
        width, height = pixels(frame.width, frame.height, dpi)
        buffer = c.create_string_buffer(4 * width * height)
        bitmap = _create(width, height, BGRX, c.addressof(buffer), 4 * width)
        if not bitmap:
            raise Unreadable("limit_memory", f"page {index + 1} is too large to be drawn")
        try:
            _fill(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            _draw(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS)
            return Image.frombuffer("RGB", (width, height), buffer.raw, "raw", "BGRX", 4 * width, 1)
        finally:
            _free(bitmap)
    finally:
        p.close_page(page)


def pixels(width: float, height: float, dpi: float) -> tuple[int, int]:
    """How large to draw a page of so many points.

    >>> pixels(595, 842, 144)
    (1190, 1684)
    """
    scale = dpi / 72
    scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    return max(1, round(width * scale)), max(1, round(height * scale))
