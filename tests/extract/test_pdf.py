"""PDFs made here, read whole."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from extract.errors import Unreadable
from extract.ocr.tesseract import has_tesseract
from extract.paper import Paper
from extract.pdf.miner import mine_page
from extract.pdf.pages import read_page
from extract.pdf.pdfium import Document
from extract.reading import read_paper


def made(*pages: list[tuple[float, float, str]], font: str = "Helvetica", size: float = 11) -> bytes:
    """A PDF of pages of (x, y from the top, text)."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    for page in pages:
        canvas.setFont(font, size)
        for x, y, text in page:
            canvas.drawString(x, 842 - y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(data: bytes) -> Paper:
    return read_paper(data, "paper.pdf")


def test_a_number_left_of_its_title_is_its_label() -> None:
    paper = read(made([(72, 100, "7.2"), (108, 100, "Matters arising from the minutes of the last meeting were")]))
    (block,) = paper.blocks
    assert (block.label, block.text) == ("7.2", "Matters arising from the minutes of the last meeting were")


def test_words_have_boxes_and_styles() -> None:
    paper = read(made([(72, 100, "RESOLVED that it be so")], font="Helvetica-Bold"))
    line = paper.blocks[0].lines[0]
    assert line.bold
    assert line.size == 11
    assert line.bbox is not None
    assert line.bbox[0] == pytest.approx(72, abs=0.5)


def test_a_broken_file_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read(b"%PDF-1.7\nnothing more\n%%EOF")
    assert caught.value.code == "malformed"


def test_cells_of_a_table_that_runs_over_pages_keep_their_lines() -> None:
    def table(canvas: Canvas, rows: list[str], top: float) -> None:
        for index in range(len(rows) + 1):
            canvas.line(72, 842 - top - 20 * index, 400, 842 - top - 20 * index)
        for x in (72, 150, 400):
            canvas.line(x, 842 - top, x, 842 - top - 20 * len(rows))
        for index, text in enumerate(rows):
            canvas.drawString(76, 842 - top - 20 * index - 14, str(index))
            canvas.drawString(154, 842 - top - 20 * index - 14, text)

    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    for page in range(3):
        table(canvas, [f"Row {page}.{row} is kept whole" for row in range(30)], 80)
        canvas.showPage()
    canvas.save()
    text = " ".join(cell.text for block in read(file.getvalue()).blocks if block.grid for cell in block.grid.cells)
    assert all(f"Row {page}.{row} is kept whole" in text for page in range(3) for row in range(30))


def test_a_page_laid_on_its_side_is_read_upright() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    canvas.rotate(90)
    for line in range(4):
        canvas.drawString(80, -100 - 14 * line, f"Line {line} of a page that lies upon its side")
    canvas.save()
    (page,) = read(file.getvalue()).pages
    assert "Line 0 of a page that lies upon its side" in page.blocks[0].text
    assert (page.width, page.height) == (842, 595)


def test_what_cannot_be_seen_is_left_out_and_said() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    canvas.drawString(72, 700, "What everybody sees")
    canvas.drawString(900, 700, "off the page")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 650, "white on white")
    canvas.setFillColorRGB(0, 0, 0.4)
    canvas.rect(70, 590, 200, 30, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, "white on blue")
    canvas.save()
    paper = read(file.getvalue())
    assert [block.text for block in paper.blocks] == ["What everybody sees", "white on blue"]
    assert paper.warnings == ("Text that cannot be seen was left out on page 1.",)
    assert not paper.partial


def test_a_page_that_cannot_be_loaded_is_empty_and_takes_no_other_along() -> None:
    data = made(*([(72, 700, f"This is page {number} of it.")] for number in (1, 2, 3)))
    assert mine_page(data, 1, 3).words[-4].text == "page"
    broken = data.replace(b"/Type /Page\n>>\nendobj\n5 0", b"/Type /Pagx\n>>\nendobj\n5 0")
    assert mine_page(broken, 1, 3) is None  # pdfminer's second page would be the third
    paper = read(broken)
    assert [[block.text for block in page.blocks] for page in paper.pages] == [
        ["This is page 1 of it."],
        [],
        ["This is page 3 of it."],
    ]
    assert paper.partial
    assert paper.warnings[0] == "Page 2 is broken and was not read."


def test_a_file_cut_off_is_partial_or_fails_as_truncated() -> None:
    data = made([(72, 100, "The beginning of the paper")], [(72, 100, "The rest")])
    try:
        assert read(data[: len(data) * 2 // 3]).partial
    except Unreadable as error:
        assert error.code == "truncated"


def test_the_outline_and_links_are_kept() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    canvas.drawString(72, 700, "our website")
    canvas.linkURL("https://alder.example/papers", (70, 695, 150, 712))
    canvas.linkURL("javascript:alert(1)", (70, 600, 150, 612))
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry("Minutes", "one")
    canvas.save()
    paper = read(file.getvalue())
    assert [(link.text, link.target) for link in paper.links] == [("our website", "https://alder.example/papers")]
    assert [(mark.title, mark.level, mark.page) for mark in paper.outline] == [("Minutes", 1, 1)]


@pytest.mark.slow
@pytest.mark.skipif(not has_tesseract(), reason="Tesseract is not installed")
def test_a_scan_is_read_upright_with_its_table() -> None:
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    for row, (left, right) in enumerate([("Payee", "Amount"), ("Alder Ltd", "120.00"), ("Beech Ltd", "75.50")]):
        draw.rectangle((150, 300 + 70 * row, 600, 370 + 70 * row), outline=0, width=3)
        draw.rectangle((600, 300 + 70 * row, 1000, 370 + 70 * row), outline=0, width=3)
        draw.text((170, 312 + 70 * row), left, fill=0, font=font)
        draw.text((620, 312 + 70 * row), right, fill=0, font=font)
    for row in range(8):
        draw.text((150, 700 + 60 * row), "The council considered the accounts of the year", fill=0, font=font)
    file = BytesIO()
    image.rotate(1.5, fillcolor=255, resample=Image.Resampling.BICUBIC).save(file, "PDF", resolution=150)
    (page,) = read(file.getvalue()).pages
    assert page.source == "ocr"
    assert page.confidence is not None
    (grid,) = [block.grid for block in page.blocks if block.grid]
    assert {"Payee", "Alder Ltd", "75.50"} <= {cell.text for cell in grid.cells}
    assert any("considered the accounts" in block.text for block in page.blocks)


def test_shading_behind_words_in_a_shaded_cell_rules_nothing() -> None:
    """As Word writes a heading row: each cell grey, and the words in it grey once more."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    for column, word in enumerate(("Who", "What", "Status")):
        left = 72 + 150 * column
        canvas.setFillGray(0.95)
        canvas.rect(left, 700, 150, 20, stroke=0, fill=1)
        canvas.rect(left + 5, 706, 140, 12, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.rect(left, 700, 150, 20, fill=0)
        canvas.rect(left, 680, 150, 20, fill=0)
        canvas.drawString(left + 8, 708, word)
        canvas.drawString(left + 8, 686, f"{word} below")
    canvas.save()
    with Document(file.getvalue()) as document:
        page = read_page(document, 0)
    assert page
    assert sorted({rule.x0 for rule in page.sheet.rules if rule.x0 == rule.x1}) == [72, 222, 372, 522]


def test_an_underlined_heading_is_not_joined_to_the_line_below() -> None:
    """As in a list of contents, whose lines are all short, and large."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 18)
    for y, text in ((700, "Professionals / organisation feedback"), (677, "Consultation awareness")):
        canvas.drawString(72, y, text)
    canvas.line(72, 697, 72 + canvas.stringWidth("Professionals / organisation feedback", "Helvetica", 18), 697)
    canvas.save()
    assert [block.text for block in read(file.getvalue()).blocks] == [
        "Professionals / organisation feedback",
        "Consultation awareness",
    ]
