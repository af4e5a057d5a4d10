"""Turns a PDF into a scan of itself: page images, slightly skewed and specked, and no text."""

from __future__ import annotations

import io
import random

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from typesetting.looks import A4

DPI = 150


def _scan(page: Image.Image, luck: random.Random) -> Image.Image:
    """One sheet as a worn scanner sees it: skewed by up to a degree, specked, black and white."""
    angle = luck.uniform(-0.8, 0.8)
    sheet = page.convert("L").rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.5))
    pen = ImageDraw.Draw(sheet)
    for _ in range(160):
        x, y = luck.randrange(sheet.width), luck.randrange(sheet.height)
        pen.point((x, y), fill=luck.choice((0, 60, 255)))
    pen.line((6, 0, 9, sheet.height), fill=110, width=2)  # the edge of the sheet
    return sheet.point(lambda value: 255 if value > 150 else 0).convert("1")


def set_scan(pdf: bytes, seed: int) -> bytes:
    """A PDF that holds nothing but images of the pages."""
    luck = random.Random(seed)  # noqa: S311 - specks of dust need no cryptography
    document = pypdfium2.PdfDocument(pdf)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    for page in document:
        image = page.render(scale=DPI / 72).to_pil()
        canvas.drawImage(ImageReader(_scan(image, luck).convert("L")), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    document.close()
    return buffer.getvalue()
