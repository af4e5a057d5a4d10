"""Tables that are pictures on a page of text."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.drafting import tables_of
from extract.flattening import grid_rows
from extract.ocr.tesseract import has_tesseract
from extract.reading import Options, read_paper

ROWS = (
    ("Ward", "Cases", "Share"),
    ("Elm Green", "1,204", "25%"),
    ("Oakford", "873", "18%"),
    ("In all", "4,088", "100%"),
)


def table_picture():
    image = Image.new("L", (1000, 420), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(38)
    xs, ys = (10, 410, 700, 990), (10, 110, 210, 310, 410)
    for y in ys:
        draw.line((xs[0], y, xs[-1], y), fill=0, width=3)
    for x in xs:
        draw.line((x, ys[0], x, ys[-1]), fill=0, width=3)
    for y, row in zip(ys, ROWS, strict=False):
        for x, text in zip(xs, row, strict=False):
            draw.text((x + 20, y + 26), text, font=font, fill=0)
    return image


def chart_picture():
    image = Image.new("L", (1000, 420), "white")
    draw = ImageDraw.Draw(image)
    for number in range(6):
        draw.line((40, 40 + 60 * number, 960, 40 + 60 * number), fill=180, width=2)
        draw.rectangle((80 + 150 * number, 340 - 50 * number, 150 + 150 * number, 340), fill=90)
    return image


def paper(image, **how):
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    for line in range(6):
        canvas.drawString(
            72, 742 - 14 * line, "The council counted the cases of each of its wards in the year that ended,"
        )
    canvas.drawImage(ImageReader(image), 72, 440, 450, 189)
    canvas.drawString(72, 400, "It will count them again in the year to come, and will report to the committee.")
    canvas.save()
    return read_paper(file.getvalue(), "cases.pdf", Options(**how))


@pytest.mark.skipif(not has_tesseract(), reason="Tesseract is not installed")
def test_a_ruled_table_in_a_picture_is_read_by_ocr():
    read = paper(table_picture())
    (grid,) = tables_of(read.blocks)
    assert grid_rows(grid) == ROWS
    assert (read.pages[0].source, read.warnings) == ("text", ())


def test_without_ocr_it_is_said():
    read = paper(table_picture(), ocr="never")
    assert read.warnings == ("Tables that are pictures were not read on page 1: that takes OCR.",)
    assert not read.partial


def test_a_chart_is_not_read():
    read = paper(chart_picture(), ocr="never")
    assert read.warnings == ()
