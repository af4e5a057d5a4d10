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
