"""Text and Markdown: headings, items with labels, paragraphs and tables, whatever the encoding and the wrapping."""

import doctest
from importlib import import_module

import pytest

from extract.bounds import LONGEST
from extract.errors import Unreadable
from extract.flattening import grid_rows
from extract.reading import Options, read_paper

MODULES = [
    "extract.links",
    "extract.labels",
    "extract.building",
    "extract.headings",
    "extract.headrows",
    "extract.plain.columns",
    "extract.plain.encodings",
    "extract.plain.furniture",
    "extract.plain.gridding",
    "extract.plain.inline",
    "extract.plain.pages",
    "extract.plain.wrapping",
]


def blocks_of(text, name="paper.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return read_paper(data, name).blocks


def outline(text):
    return [(block.kind, block.label, block.text) for block in blocks_of(text)]


def rows_of(text):
    return [grid_rows(block.grid) for block in blocks_of(text) if block.grid]


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name):
    assert doctest.testmod(import_module(name)).failed == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding(encoding):
    """A letter reads the same however it was saved."""
    text = "Dear Mrs Brontë,\n\nYour request – ‘allotments’ – has been considered by the café committee.\n"
    paper = read_paper(text.encode(encoding), "x.txt")
    assert [block.text for block in paper.blocks] == [line for line in text.split("\n") if line]


def test_broken_utf8_is_still_utf8():
    assert blocks_of("Wŷr Ynys Môn a’r Cyngor, ŵyn a thŷ ".encode() * 5 + b"\xed\xa0\x80")[0].text.startswith(
        "Wŷr Ynys Môn"
    )


def test_only_white_space_is_empty():
    with pytest.raises(Unreadable) as caught:
        read_paper(b" \n\n\t\n", "x.txt")
    assert caught.value.code == "empty"


def test_headings():
    """Marks, bold lines, capitals and numbered capitals head what follows; fields and sentences do not."""
    text = """# Annual report

**MEETING OF THE LEISURE AND AMENITIES
COMMITTEE**

DATE: MONDAY, 4 MAY 2026

3. MINUTES OF THE PREVIOUS MEETING

To confirm them as a correct record.

**Any other business**

None was raised, and the **Chair** closed the meeting.

Useful information
------------------

AGREED:

1) That the report be noted.
"""
    assert outline(text) == [
        ("heading", None, "Annual report"),
        ("heading", None, "MEETING OF THE LEISURE AND AMENITIES COMMITTEE"),
        ("paragraph", None, "DATE: MONDAY, 4 MAY 2026"),
        ("heading", "3.", "MINUTES OF THE PREVIOUS MEETING"),
        ("paragraph", None, "To confirm them as a correct record."),
        ("heading", None, "Any other business"),
        ("paragraph", None, "None was raised, and the Chair closed the meeting."),
        ("heading", None, "Useful information"),
        ("paragraph", None, "AGREED:"),
        ("item", "1)", "That the report be noted."),
    ]


def test_a_letter_has_one_paragraph_a_line():
    text = (
        "You asked:\n1.How many dogs were found?\nWe found 12 dogs.\nTown Hall\nHigh Street\ne-mail: foi@example.org\n"
    )
    assert outline(text) == [
        ("paragraph", None, "You asked:"),
        ("item", "1.", "How many dogs were found?"),
        ("paragraph", None, "We found 12 dogs."),
        ("paragraph", None, "Town Hall"),
        ("paragraph", None, "High Street"),
        ("paragraph", None, "e-mail: foi@example.org"),
    ]


WRAPPED = """The Clerk reported that the contractor had begun work on the
pavilion roof and that it would be finished before the end of
the month, weather permitting. Councillor Ashdown asked about
the cost.

The Chair thanked everybody who had helped to clear the ditch
beside the recreation ground during the storms, and it was
noted that the footpath had been open again since the first
of March.
"""


def test_hard_wrapped_lines_are_joined():
    paragraphs = [block.text for block in blocks_of(WRAPPED)]
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("Councillor Ashdown asked about the cost.")
    assert " ".join(WRAPPED.split()) == " ".join(paragraphs)


def test_wrapped_lines_with_blanks_between_are_joined_until_a_sentence_ends():
    lines = [line for line in WRAPPED.split("\n") if line]
    paragraphs = [block.text for block in blocks_of("\n\n".join(lines * 2))]
    assert len(paragraphs) <= 6
    assert paragraphs[0].startswith("The Clerk reported that the contractor had begun work on the pavilion roof and")


def test_a_page_end_within_a_sentence_is_mended():
    text = "- 1) That the comments that members of the committee made be taken\n\n- into account.\n- 2) Noted.\n"
    assert outline(text) == [
        ("item", "1)", "That the comments that members of the committee made be taken into account."),
        ("item", "2)", "Noted."),
    ]


def test_levels():
    text = """1. Between April and March…
a. How many children were reported?
Total 12
b. How many of them:
· Once

5

· Twice

3
c. By whom:
i. by the council
ii. by others
2. Who pays?
"""
    items = [(block.label, block.level) for block in blocks_of(text) if block.kind == "item"]
    assert items == [("1.", 1), ("a.", 2), ("b.", 2), ("·", 3), ("·", 3), ("c.", 2), ("i.", 3), ("ii.", 3), ("2.", 1)]


def test_initials_are_no_labels():
    text = "B. Murphy gave an update on the works.\nS. Nash answered questions.\n"
    assert [block.label for block in blocks_of(text)] == [None, None]
    assert [block.label for block in blocks_of("A. Roads\n\nB. Drains\n")] == ["A.", "B."]


def test_pipe_tables():
    text = """| Ward | Cases | Note |
|------|:-----:|------|
| North | 12 | <p>first</p> <p>second</p> |
| South \\| West | 7 | **bold** |
"""
    assert rows_of(text) == [
        (("Ward", "Cases", "Note"), ("North", "12", "first second"), ("South | West", "7", "bold"))
    ]
    assert blocks_of(text)[0].grid.header_rows == 1
    assert rows_of("Name | Age\n--- | ---\nAnn | 5\n") == [(("Name", "Age"), ("Ann", "5"))]
    assert rows_of("| will ask at the next meeting for an update.\n\nmore text | here\n") == []


def test_tab_tables_go_on_after_a_page_end_and_repeat_no_heading():
    text = "Date\tItem\tProgress\n8 July\tBudget\t\n\nDate\tItem\tProgress\n9 June\tRoads\tdone\n\nText after it.\n"
    assert rows_of(text) == [(("Date", "Item", "Progress"), ("8 July", "Budget", ""), ("9 June", "Roads", "done"))]


def test_labels_with_tabs_and_fields_are_no_tables():
    text = "1.\tWELCOME AND APOLOGIES\n2.\tDECLARATIONS\n\nDate:\t4 May 2026\nTime:\t7 pm\n"
    assert rows_of(text) == []
    assert [block.label for block in blocks_of(text)[:2]] == ["1.", "2."]


def test_columns_set_with_spaces():
    text = """Year        Cases    Share
2020-21         4      10%
2021-22        24      60%
2022-23        12      30%
"""
    assert rows_of(text)[0][0] == ("Year", "Cases", "Share")
    assert rows_of(text)[0][2] == ("2021-22", "24", "60%")


def test_a_list_of_contents_is_layout():
    text = "Introduction\t3\nFindings of the review\t7\nWhat was done\t12\nReferences\t20\n"
    assert blocks_of(text)[0].grid.layout


def test_pages():
    """Form feeds and page marks number the pages; folios in a list of figures do not."""
    assert [page.number for page in read_paper(b"one\n\fTwo begins\n\fThree", "x.txt").pages] == [1, 2, 3]
    marked = "--- Page 1 ---\nFirst page text.\n--- Page 2 ---\nSecond page text.\n"
    paper = read_paper(marked.encode(), "x.txt")
    assert [(page.number, page.blocks[0].text) for page in paper.pages] == [
        (1, "First page text."),
        (2, "Second page text."),
    ]
    assert paper.total_pages == 2


def test_running_lines_are_set_aside():
    fruits = ["Apples were counted.", "Pears were eaten.", "Plums were sold."]
    text = "\f".join(f"Town Council\n\n{fruit}\n\nPage {n}\n" for n, fruit in enumerate(fruits, 1))
    pages = read_paper(text.encode(), "x.txt").pages
    assert [[block.text for block in page.blocks] for page in pages] == [[fruit] for fruit in fruits]
    assert [line.text for line in pages[2].furniture] == ["Town Council", "Page 3"]


def test_emphasis_links_and_entities():
    paper = read_paper(
        b"See [the **report**](https://example.org/r_(1).pdf) &amp; <mailto:clerk@example.org>, not [this](data:x).\n"
        b"\nTop **6** factors, ~~old~~ <u>new</u>, 2 * 3 * 4 and file_name_here.\n",
        "x.md",
    )
    assert sorted(link.target for link in paper.links) == ["https://example.org/r_(1).pdf", "mailto:clerk@example.org"]
    assert paper.blocks[1].text == "Top 6 factors, old new, 2 * 3 * 4 and file_name_here."
    spans = {span.text: span.style for span in paper.blocks[1].lines[0].spans}
    assert spans["6"].bold
    assert spans["old"].struck
    assert spans["new"].underlined


def test_front_matter():
    assert read_paper(b"---\ntitle: 'Report'\nlayout: x\n---\n\nText.\n", "x.md").properties == {"title": "Report"}


def test_pages_beyond_the_limit_are_partial():
    paper = read_paper(b"a\fb\fc", "x.txt", Options(max_pages=2))
    assert (paper.partial, len(paper.pages), paper.total_pages) == (True, 2, 3)


def test_lines_that_never_end_become_paragraphs_of_bounded_length():
    """Each line goes on with the one before: as one paragraph it would be copied for every line."""
    text = "and so the quay was mended by those who had mended it before, as was agreed with\n" * 3000
    paper = read_paper(text.encode(), "minutes.txt")
    assert sum(block.text.count("quay") for block in paper.blocks) == 3000
    assert max(len(block.text) for block in paper.blocks) <= LONGEST


def test_a_zero_at_the_end_of_each_field_is_no_binary_file():
    paper = read_paper(b"quay\0,berths\0\nNorth\0,12\0\nSouth\0,7\0\n", "quays.csv")
    (grid,) = (block.grid for block in paper.blocks if block.grid)
    assert [cell.text for cell in grid.cells] == ["quay", "berths", "North", "12", "South", "7"]


def test_pages_are_told_of_before_records_are_made_of_them():
    """What is ended while its records are made keeps its text, whichever reader read it."""
    page = b"<html><body><h1>Minutes</h1><p>RESOLVED that the quay be mended.</p></body></html>"
    told = []
    for data in (page, b"a,b\n1,2\n3,4\n", b"Minutes\n\nRESOLVED that it be mended.\n"):
        read_paper(data, "paper", Options(saw_page=lambda page: told.append(page.number)))
    assert told == [1, 1, 1]
