"""Spreadsheets, CSV and archives: cells as shown, hidden things left out, tables apart, bombs refused."""

import doctest
import struct
from datetime import date
from importlib import import_module
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from extract.errors import Unreadable
from extract.flattening import grid_rows
from extract.reading import Options, read_paper
from extract.sheets.biff import hidden_parts


def xlsx(fill):
    """The bytes of a workbook that `fill` filled."""
    book = Workbook()
    fill(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def grids(paper):
    return [block.grid for block in paper.blocks if block.grid]


@pytest.mark.parametrize("name", ["sheets.numberformats", "sheets.workbooks", "sheets.values", "plain.delimited"])
def test_doctests(name):
    assert doctest.testmod(import_module(f"extract.{name}")).failed == 0


def fill_accounts(book):
    sheet = book.active
    sheet.title = "Accounts"
    sheet["A1"] = "Table 1: Spending by ward"
    for row in (("Ward", "Spent", "Share", "Month"), ("North", 1234.5, 0.256, date(2024, 1, 31)), ("South", -20, 0.05)):
        sheet.append(row)
    sheet["B3"].number_format = "£#,##0.00"
    sheet["B4"].number_format = "#,##0;(#,##0)"
    sheet["C3"].number_format = sheet["C4"].number_format = "0%"
    sheet["D3"].number_format = "mmm-yy"
    sheet["A5"] = "Source: the Clerk's ledger, March 2024"
    sheet["A8"], sheet["B8"] = "Officer", "Days"
    sheet["A9"], sheet["B9"] = "Clerk", 12
    sheet.merge_cells("A1:D1")


def test_cells_as_a_person_sees_them():
    first, second = grids(read_paper(xlsx(fill_accounts), "x.xlsx"))
    assert grid_rows(first) == (
        ("Ward", "Spent", "Share", "Month"),
        ("North", "£1,234.50", "26%", "Jan-24"),
        ("South", "(20)", "5%", ""),
    )
    assert (first.title, first.name, first.header_rows) == ("Table 1: Spending by ward", "Accounts", 1)
    assert first.notes == ("Source: the Clerk's ledger, March 2024",)
    assert grid_rows(second) == (("Officer", "Days"), ("Clerk", "12"))


def fill_hidden(book):
    sheet = book.active
    for row in (("Name", "Age", "Ward"), ("open", 5, "A"), ("secret", 6, "B")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("Raw")
    other["A1"] = "personal"
    other.sheet_state = "veryHidden"


def test_what_is_hidden_is_left_out_and_warned_of():
    paper = read_paper(xlsx(fill_hidden), "x.xlsx")
    assert [grid_rows(grid) for grid in grids(paper)] == [(("Name", "Ward"), ("open", "A"))]
    assert len(paper.warnings) == 2
    assert not paper.partial


def test_what_is_hidden_is_kept_where_it_is_asked_for():
    paper = read_paper(xlsx(fill_hidden), "x.xlsx", Options(hidden=True))
    assert "secret" in str(paper.blocks)
    assert "personal" in str(paper.blocks)


def test_a_sheet_is_a_page_and_pages_are_told():
    seen = []
    read_paper(xlsx(fill_hidden), "x.xlsx", Options(hidden=True, saw_page=seen.append))
    assert [page.number for page in seen] == [1, 2]


def test_an_absurd_extent_costs_nothing():
    def fill(book):
        book.active["A1"] = "first"
        book.active["XFD1048576"] = "last"

    assert "last" in str(read_paper(xlsx(fill), "x.xlsx").blocks)


CSV_CASES = [
    ("Ward,Cases\nNorth,1\nSouth,2\n", (("Ward", "Cases"), ("North", "1"), ("South", "2"))),
    ("Ward;Cost\nNorth;1,5\nSouth;2,5\n", (("Ward", "Cost"), ("North", "1,5"), ("South", "2,5"))),
    ('a,b\n"x, y","line\nbreak"\n"he said ""no""",2\n', (("a", "b"), ("x, y", "line break"), ('he said "no"', "2"))),
]


@pytest.mark.parametrize(("text", "rows"), CSV_CASES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_csv(text, rows, encoding):
    assert grid_rows(grids(read_paper(text.encode(encoding), "x.csv"))[0]) == rows


def test_lines_above_the_headings_are_title_and_notes():
    text = "FOI 12,,\nTable 2: Dogs found,,\n,,\nYear,Ward,Dogs\n2024,North,3\n2025,South,4\n"
    paper = read_paper(text.encode(), "x.csv")
    assert grids(paper)[0].title == "Table 2: Dogs found"
    assert grid_rows(grids(paper)[0])[0] == ("Year", "Ward", "Dogs")
    assert paper.blocks[0].text == "FOI 12"


def test_csv_without_its_name_and_prose_with_it():
    assert read_paper(b"Year,Ward,Dogs\n2024,North,3\n2025,South,4\n", "download").format == "csv"
    assert read_paper(b"Dear Sir,\nthank you, we found none.\n", "x.txt").format == "text"


@pytest.mark.parametrize(
    ("text", "code"), [(",".join(["x"] * 9000) + "\n", "limit_size"), (" \n", "empty")], ids=["columns", "blank"]
)
def test_csv_refused(text, code):
    with pytest.raises(Unreadable) as caught:
        read_paper(text.encode(), "x.csv")
    assert caught.value.code == code


def test_a_quote_left_open_is_partial():
    paper = read_paper(('a,b\n1,2\n3,"open\n' + "x,y\n" * 500).encode(), "x.csv")
    assert paper.partial


def packed(members):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def test_members_are_files_of_their_own():
    data = packed([("reply/letter.txt", "Dear Sir"), ("../evil.txt", "x"), ("__MACOSX/._a", "x")])
    paper = read_paper(data, "x.zip")
    assert [(inner.name, inner.data) for inner in paper.inner] == [("reply/letter.txt", b"Dear Sir")]


def test_office_files_whose_first_bytes_do_not_say_so():
    book = xlsx(fill_accounts)
    with ZipFile(BytesIO(book)) as archive:
        members = [("docs/picture.bin", bytes(20_000)), *((name, archive.read(name)) for name in archive.namelist())]
    assert read_paper(packed(members), "x").format == "xlsx"


def test_bombs_are_refused():
    bomb = packed([("zeros", bytes(300_000_000))])
    nested = packed([(f"{number}.zip", bomb) for number in range(5)])
    for data in (bomb, nested):
        with pytest.raises(Unreadable) as caught:
            read_paper(data, "x.zip")
        assert caught.value.code == "limit_size"


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def test_hidden_rows_and_columns_of_old_sheets():
    begin, end = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), record(0x000A, b"")
    name = b"\x00" * 6 + bytes([4, 0]) + b"Data"
    start = len(begin) + len(record(0x0085, name)) + len(end)
    bound = record(0x0085, struct.pack("<I", start) + name[4:])
    flagged = ((0, 0), (2, 32))
    rows = [record(0x0208, struct.pack("<HHHHHHHH", row, 0, 3, 255, 0, 0, flags, 0)) for row, flags in flagged]
    columns = record(0x007D, struct.pack("<HHHHHH", 1, 1, 2000, 15, 1, 0))
    found = hidden_parts(begin + bound + end + begin + b"".join(rows) + columns + end)
    assert (found["Data"].rows, found["Data"].columns) == ({2}, {1})
    assert hidden_parts(b"\x09\x08") == {}
