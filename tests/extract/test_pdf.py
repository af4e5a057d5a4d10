"""PDFs made here, read whole."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.errors import Unreadable
from extract.paper import Paper
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
