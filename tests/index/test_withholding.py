"""What the text hides of private persons, pictures hide too."""

import pytest

from extract.paper import Block, Cell, Grid, Line, Paper, PaperPage
from extract.records import Document, Page, PrivatePlace, Records
from index.withholding import placed


def line(text: str, top: float) -> Line:
    return Line(text, 1, bbox=(50.0, top, 300.0, top + 10))


def places(blocks: list[Block], text: str, furniture: tuple[Line, ...] = (), width: float | None = 595.0):
    paper = Paper("letter.pdf", "pdf", (PaperPage(1, tuple(blocks), furniture, width, 842.0),))
    records = Records(document=Document(), pages=(Page(number=1, text=text),), private=("Ms Ada Quill", "4 Hill Rise"))
    return [place.bbox[1] if place.bbox else None for place in placed(records, paper).private_places]


def paragraph(*lines: Line) -> Block:
    return Block("paragraph", " ".join(one.text for one in lines), 1, lines)


@pytest.mark.parametrize(
    ("blocks", "text", "tops"),
    [
        ([paragraph(line("Dear Ms Ada Quill", 10))], "Dear Ms Ada Quill", [10]),
        ([paragraph(line("We thank Ada", 10), line("Quill for it", 20))], "We thank Ada Quill for it", [10, 20]),
        ([paragraph(line("We thank Ada Qu-", 10), line("ill for it", 20))], "We thank Ada Quill for it", [10, 20]),
        ([paragraph(line("Dear Sir", 10))], "Dear Sir", []),
        ([paragraph(line("Dear M s A d a Quill", 10))], "Dear Ms Ada Quill", [None]),
        ([Block("grid", "", 1, grid=Grid((Cell(0, 0, "Ada Quill", bbox=(0, 30, 9, 40)),)))], "Ada Quill", [30]),
    ],
)
def test_the_lines_that_name_somebody(blocks, text, tops):
    assert places(blocks, text) == tops


def test_lines_that_were_set_aside_count_too():
    assert places([], "", (line("4 Hill Rise", 800),)) == [800]


def test_a_paper_without_geometry_has_no_places():
    assert places([paragraph(Line("Dear Ms Ada Quill", 1))], "Dear Ms Ada Quill", width=None) == []


def test_places_are_kept_with_the_document(db, add):
    where = (PrivatePlace(page=2, bbox=(1.0, 2.0, 3.0, 4.0)), PrivatePlace(page=3))
    add(Records(document=Document(sha256="a" * 64), private_places=where))
    rows = db.execute("select page, bbox from withheld").fetchall()
    assert rows == [(2, "[1.0, 2.0, 3.0, 4.0]"), (3, None)]
