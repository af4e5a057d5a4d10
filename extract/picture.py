"""A page drawn with what the program saw on it: lines, blocks, grids and records, for eyes to check."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from extract.paper import Paper, PaperPage
from extract.reading import Options, read_paper
from extract.records import LISTS, Box, Records

COLOURS = {
    "heading": "#c2185b",
    "paragraph": "#1976d2",
    "item": "#2e7d32",
    "grid": "#ef6c00",
    "footnote": "#6d4c41",
    "caption": "#7b1fa2",
    "quoted": "#00838f",
}
FURNITURE = "#9e9e9e"
LINE = "#b0bec5"
RECORD = "#d32f2f"


def picture(
    data: bytes, page: int, *, paper: Paper | None = None, records: Records | None = None, dpi: float = 110.0
) -> bytes:
    """A PNG of a page of a PDF: its lines, its numbered blocks by kind, its grids, and the records that stand on it."""
    from extract.pdf.pdfium import Document
    from extract.pdf.rendering import render_page

    paper = paper or read_paper(data, "", Options())
    seen = next((one for one in paper.pages if one.number == page), PaperPage(page))
    with Document(data) as document:
        image = render_page(document, page - 1, dpi)
    scale = image.width / (seen.width or image.width)
    draw_page(image, seen, scale)
    if records is not None:
        draw_records(image, records, page, scale)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def draw_page(image: Image.Image, page: PaperPage, scale: float) -> None:
    """Lines, blocks in reading order and furniture."""
    draw = ImageDraw.Draw(image)
    for line in page.furniture:
        outline(draw, line.bbox, scale, FURNITURE)
    for number, block in enumerate(page.blocks, 1):
        for line in block.lines:
            if line.page == page.number:
                outline(draw, line.bbox, scale, LINE)
        for cell in block.grid.cells if block.grid else ():
            if cell.page == page.number:
                outline(draw, cell.bbox, scale, COLOURS["grid"])
        name = f"{number} {block.kind[0]}{block.level or ''} {block.label or ''}".strip()
        outline(draw, block.bbox, scale, COLOURS.get(block.kind, LINE), 2, name)


def draw_records(image: Image.Image, records: Records, page: int, scale: float) -> None:
    """The boxes of all records of a page, each with its list's name."""
    draw = ImageDraw.Draw(image)
    for name in LISTS:
        rows: Iterable[object] = getattr(records, name, ())
        for row in rows:
            if name != "pages" and getattr(row, "page", None) == page:
                outline(draw, getattr(row, "bbox", None), scale, RECORD, 1, name)


def outline(
    draw: ImageDraw.ImageDraw, box: Box | None, scale: float, colour: str, width: int = 1, name: str = ""
) -> None:
    """A box, its name at its left top corner."""
    if box is None:
        return
    x0, top, x1, bottom = (value * scale for value in box)
    draw.rectangle((x0, top, max(x0, x1), max(top, bottom)), outline=colour, width=width)
    if name:
        font = ImageFont.load_default(11)
        place = (max(0.0, x0 - 4 - draw.textlength(name, font=font)), top)
        draw.rectangle(draw.textbbox(place, name, font=font), fill="#ffffff")
        draw.text(place, name, fill=colour, font=font)
