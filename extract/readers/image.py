"""Pictures of pages (PNG, JPEG, TIFF of one or many pages, GIF, WebP, BMP): scans without a PDF around them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from extract.errors import Unreadable
from extract.ocr.queue import ScanQueue
from extract.ocr.tesseract import has_tesseract
from extract.page.composing import compose
from extract.page.gathering import Reading, warn_of_gaps
from extract.paper import Paper, Sheet
from extract.reading import Options

if TYPE_CHECKING:
    from PIL.Image import Image

BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
MOST_PIXELS = 120_000_000  # of one page: A0 at 300 dpi has 140 million
SIDES = (1700, 4200)  # pixels of a page's longer side that Tesseract reads well; others are drawn anew
HONEST_DPI = (90.0, 1200.0)  # what is said to be coarser or finer is a program's default, and no measure
SHORT_SIDE = 595.0  # points: that of A4, where the picture does not say how large it is


def prepare() -> None:
    """Imports, before the first document, what only pictures need."""
    import PIL.Image

    PIL.Image.init()


def bid(head: bytes, name: str) -> float:
    """By the signatures of the formats.

    >>> bid(b"GIF89a...", "page.gif"), bid(b"Minutes", "minutes.png")
    (1.0, 0.0)
    """
    if head.startswith(BEGINNINGS):
        return 1.0
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    bitmap = head.startswith(b"BM") and head[14:18] in (b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
    return 0.95 if webp or bitmap else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """Each picture as a page, read by OCR; raises Unreadable."""
    reading = Reading(options)
    total = 0
    with ScanQueue(options.languages) as queue:
        for number, (picture, count) in enumerate(pictures(data), start=1):
            total = max(count, number)
            if number == 1 and options.saw_total:
                options.saw_total(total)
            if number > options.max_pages:
                reading.warn(f"Only the first {options.max_pages} of {total} pages were read.", partial=True)
                break
            grey, dpi = drawn(picture)
            reading.add(Sheet(number, grey.width * 72 / dpi, grey.height * 72 / dpi, source="none"))
            if options.ocr != "never" and has_tesseract():
                queue.put(number, grey, dpi)
            reading.add_scans(queue.take())
        reading.add_scans(queue.take(everything=True))
    layouts = reading.ordered()
    if len(layouts) < min(total, options.max_pages):
        reading.warn(f"Only {len(layouts)} of {total} pages could be unpacked.", partial=True)
    warn_of_gaps(reading, layouts)
    return Paper(name, "image", compose(layouts), total, warnings=tuple(reading.warnings), partial=reading.partial)


def pictures(data: bytes) -> Iterator[tuple[Image, int]]:
    """The pages of a picture file, each with how many there are; what follows a broken one is left out."""
    import PIL.Image
    from PIL import ImageSequence

    PIL.Image.MAX_IMAGE_PIXELS = None  # our own limit stands below, and raises what ours must
    seen = 0
    try:
        with PIL.Image.open(BytesIO(data), formats=FORMATS) as whole:
            count = int(getattr(whole, "n_frames", 1)) if whole.format in ("TIFF",) else 1
            for page in ImageSequence.Iterator(whole):
                if page.width * page.height > MOST_PIXELS:
                    raise Unreadable("limit_size", f"a picture of {page.width} by {page.height} points")
                page.load()
                yield page, count
                seen += 1
                if seen == count:
                    return
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, EOFError) as error:
        if not seen:
            raise Unreadable("truncated" if "truncated" in str(error) else "malformed", type(error).__name__) from None


def drawn(picture: Image) -> tuple[Image, float]:
    """A page in grey on white, upright, in a size that OCR reads well, and how many dots it has to an inch."""
    from PIL import ImageOps
    from PIL.Image import Resampling, new

    dpi = stated_dpi(picture) or min(picture.size) * 72 / SHORT_SIDE
    upright = ImageOps.exif_transpose(picture)
    if "A" in upright.getbands() or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        upright = new("RGBA", clear.size, "white")
        upright.alpha_composite(clear)
    grey = upright.convert("L")
    longer = max(grey.size)
    factor = max(SIDES[0] / longer, 1.0) if longer < SIDES[0] else min(SIDES[1] / longer, 1.0)
    factor = min(factor, 3.0)
    if factor != 1.0:
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, Resampling.LANCZOS)
    return grey, dpi * factor


def stated_dpi(picture: Image) -> float | None:
    """How finely the picture says that it was scanned, if that can be."""
    stated = picture.info.get("dpi")
    dpi = float(stated[0]) if isinstance(stated, tuple) and stated and stated[0] else 0.0
    return dpi if HONEST_DPI[0] <= dpi <= HONEST_DPI[1] else None
