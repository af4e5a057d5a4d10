"""Pages of a stored original as pictures: what a confined process does for the site, and nothing else.

Functions of (data, name, options, …) as townclerk/workers calls them; what comes back is bytes and numbers.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from typing import TYPE_CHECKING

from extract.errors import Unreadable

if TYPE_CHECKING:
    from PIL import Image

    from extract.reading import Options
    from extract.records import Box

DRAW = "index.drawing:draw_page"
MEASURE = "index.drawing:measure_pages"
PREPARE = "index.drawing:prepare"

HIDDEN = (96, 96, 96)
MARGIN = 1.5  # points around a line that is hidden: strokes reach beyond a line's box
MOST_PAGES = 20_000
GREYS = 24  # a picture in which no pixel's channels differ by more is drawn in grey


def prepare() -> None:
    """Imports once what every picture needs."""
    from PIL import PngImagePlugin  # noqa: F401  # imported for the processes that are forked

    from extract.pdf import pdfium, rendering  # noqa: F401  # the same

    pdfium.start_library()


def measure_pages(data: bytes, name: str, options: Options, digest: str) -> tuple[tuple[float, float], ...]:
    """The width and height of every page of a PDF in points, as it is shown."""
    from extract.pdf import pdfium as p

    check(data, digest)
    size = p.bind("FPDF_GetPageSizeByIndexF", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    sizes = []
    with p.Document(data) as document:
        for index in range(min(len(document), MOST_PAGES)):
            pair, address = p.floats(2)
            known = size(document.handle, index, address)
            sizes.append((round(pair[0], 2), round(pair[1], 2)) if known else (0.0, 0.0))
    return tuple(sizes)


def draw_page(
    data: bytes, name: str, options: Options, digest: str, page: int, width: int, hidden: tuple[Box, ...]
) -> bytes:
    """A page of a PDF as a PNG so many pixels wide, with the boxes of what is withheld covered."""
    from extract.pdf import pdfium as p
    from extract.pdf.rendering import render_page

    check(data, digest)
    with p.Document(data) as document:
        if not 1 <= page <= len(document):
            raise Unreadable("malformed", f"there is no page {page}, only {len(document)}")
        points = page_width(document, page - 1)
        image = render_page(document, page - 1, 72 * width / points)
    cover(image, hidden, image.width / points)
    return as_png(image)


def check(data: bytes, digest: str) -> None:
    """Refuses a file that is no longer what the records were read from."""
    if hashlib.sha256(data).hexdigest() != digest:
        raise Unreadable("malformed", "the file is not the one that was read")


def page_width(document: object, index: int) -> float:
    """The width of a page in points, as it is shown."""
    from extract.pdf import pdfium as p

    page = p.load_page(document.handle, index)  # type: ignore[attr-defined]  # p.Document, imported late
    if not page:
        raise Unreadable("malformed", f"page {index + 1} cannot be loaded")
    try:
        return max(1.0, p.page_frame(page).width)
    finally:
        p.close_page(page)


def cover(image: Image.Image, hidden: tuple[Box, ...], scale: float) -> None:
    """Paints over what is withheld."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    for x0, top, x1, bottom in hidden:
        box = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
        draw.rectangle([round(side * scale) for side in box], fill=HIDDEN)


def as_png(image: Image.Image) -> bytes:
    """A small PNG: pages in black and white have no need of colours."""
    out = io.BytesIO()
    (image.convert("L") if is_grey(image) else image).save(out, "PNG", compress_level=3)
    return out.getvalue()


def is_grey(image: Image.Image) -> bool:
    """Whether a picture has no colours, as far as an eye can tell."""
    from PIL import ImageChops

    small = image.reduce(2) if min(image.size) > 64 else image
    red, green, blue = small.split()
    extremes = (ImageChops.difference(red, green).getextrema(), ImageChops.difference(green, blue).getextrema())
    return all(float(top) <= GREYS for _, top in extremes)  # type: ignore[arg-type]  # pairs: one channel
