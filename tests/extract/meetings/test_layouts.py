"""Minutes in layouts of many makers: lists without headings, registers, numbers in odd places, web pages."""

from __future__ import annotations

import pytest

from extract.kinds import parse
from extract.meetings.flow import names_columns
from extract.paper import Cell
from extract.reading import read_paper
from extract.records import Records


def records(text: str, name: str = "minutes.txt") -> Records:
    """The records of a file."""
    return parse(read_paper(text.encode(), name)).records


UNHEADED = """Minutes of a Meeting of the Council held at the Reading Room on Thursday, 22 March 2012

Councillors B Alder (Chairman) (BA), T Birch (TB), F Cedar (FC) and W Elm (WE)

1-1112/9 - Welcome and Apologies.

The Chairman welcomed Councillors to the meeting.

2-1112/9 - Broadband Scheme

FC had read the survey from the county. After discussion the council agreed to return the survey as drafted.

3-1112/9 - Change to the agenda

There was none.

4-1112/9 - Declarations of Interest

There were no declarations of interest.
"""
MARKED = """Minutes of the Meeting of the Planning Committee

Wednesday, 11th May 2016

Councillors:

P  Peter Crow (Chairman)

P  Jill Isles (Vice-Chairman)

A  Reyna Knott

P  Tom Linden

P: Present

A: Apologies for absence submitted

1. Minutes

Resolved: that the minutes of the last meeting be approved as a correct record.

2. Trees

None had fallen.

3. Roads

RESOLVED that the Clerk write to the county.

4. Date of next meeting

8 June 2016.
"""
SEDERUNT = """Strathorn Community Council – Draft Minutes

Draft Minutes of Meeting 7.30pm Tuesday 13th March 2018

1. Sederunt: Chair Ailsa Munro (AM), Sec Rhona Blair (RB), Iain Keir (IK),
Members of public: Mrs Lamont, Fiona Weir

Councillors: Cllr Euan Hay Apologies: Jean Orr

2. Reports

It was agreed that the report be noted.

3. Minutes

It was agreed that the minutes be signed.
"""
WEB = """<html><body><h1>Agenda and minutes</h1>
<h2>Cabinet - Wednesday, 7 February 2024 2.00 pm</h2>
<p>Venue: Guildhall, Tamford</p><p>Contact: Rose Eccles Democratic Services Manager</p>
<table><tr><th>No.</th><th>Item</th></tr></table>
<p>91. Apologies for Absence</p><p><b>Minutes:</b></p><p>Apologies were received from Councillor Jess Nutt.</p>
<p>92. Empty Homes <a href="x">PDF 12 KB</a></p><p>To consider the report.</p>
<p>Decision:</p><p>RESOLVED that the plan be adopted.</p>
<p>Minutes:</p><p>The Leader spoke.</p><p>RESOLVED that the plan be adopted.</p>
<p>93. Forward Plan</p><p>Minutes: The plan was noted.</p></body></html>"""
ABOVE = """PLANNING COMMITTEE
Wednesday, 20 October 2021

Present: Councillors Ann Hay (Chair), Barry Inch and Ruth Jay

APOLOGIES

PC41/21 Apologies for absence were recorded from Councillor Wes Yard.

MINUTES

PC42/21 RESOLVED – That the minutes of the meeting of 22 September 2021 be approved.

URGENT BUSINESS

PC43/21 There was none.
"""


def test_people_without_a_heading() -> None:
    """A list of councillors in the head, and items numbered "1-1112/9"."""
    said = records(UNHEADED)
    assert [row.name.split()[-1] for row in said.attendance] == ["Alder", "Birch", "Cedar", "Elm"]
    assert [(item.number, item.title) for item in said.items][:2] == [
        ("1-1112/9", "Welcome and Apologies"),
        ("2-1112/9", "Broadband Scheme"),
    ]
    assert [row.text for row in said.decisions] == ["to return the survey as drafted."]


def test_marks_before_names() -> None:
    """P and A mean what the key below them says."""
    rows = [(row.name, row.status) for row in records(MARKED).attendance]
    assert rows == [
        ("Peter Crow", "present"),
        ("Jill Isles", "present"),
        ("Reyna Knott", "apologies"),
        ("Tom Linden", "present"),
    ]


def test_several_lists_in_one_line() -> None:
    """Each list under its own heading, though they share a line."""
    rows = {row.name: (row.capacity, row.status) for row in records(SEDERUNT).attendance}
    assert rows["Rhona Blair"] == ("member", "present")
    assert rows["Fiona Weir"] == ("public", "present")
    assert rows["Jean Orr"][1] == "apologies"


def test_a_publishing_system_s_page() -> None:
    """Items, what the minutes say of them, and each decision once."""
    said = records(WEB, "page.html")
    assert (said.document.kind, said.meetings[0].committee, said.meetings[0].date) == (
        "minutes",
        "Cabinet",
        "2024-02-07",
    )
    assert [(item.number, item.title) for item in said.items] == [
        ("91", "Apologies for Absence"),
        ("92", "Empty Homes"),
        ("93", "Forward Plan"),
    ]
    assert [(row.item, row.text) for row in said.decisions] == [
        ("92", "that the plan be adopted."),
        ("93", "The plan was noted."),
    ]


def test_titles_above_their_numbers() -> None:
    """The heading is the title, the number below it the item's."""
    said = records(ABOVE)
    assert [(item.number, item.title) for item in said.items] == [
        ("PC41/21", "APOLOGIES"),
        ("PC42/21", "MINUTES"),
        ("PC43/21", "URGENT BUSINESS"),
    ]
    assert [row.item for row in said.decisions] == ["PC42/21"]


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("RESOLVED to shut the gate. The Clerk left the meeting.", ["to shut the gate."]),
        ("RESOLVED that the Council object on grounds of (i) noise and (ii) smell.", None),
        ("It was RESOLVED to pay £60.00 (Cllr Ash not voting).", ["to pay £60.00"]),
        ("These minutes are draft until confirmed.", []),
        ("The Panel agreed that burglary was a worry.", []),
    ],
)
def test_where_a_resolution_ends(said: str, rows: list[str] | None) -> None:
    """Its own words and no more; a list within its sentence is no list of clauses."""
    head = "Minutes of Ash Parish Council held on 3 May 2024\nPresent: Cllrs A Ash and B Elm\n\n1. Gate\n\n"
    paper = f"{head}{said}\n\n2. Trees\n\nNone.\n\n3. Roads\n\nNone.\n\n4. End\n\nNone.\n"
    texts = [row.text.rstrip(" .") for row in records(paper).decisions]
    if rows is None:
        assert len(texts) == 1 and "grounds of (i) noise" in texts[0]
    else:
        assert texts == [row.rstrip(" .") for row in rows]


def test_the_heads_of_columns_are_nobody_who_attended() -> None:
    cells = [Cell(0, at, text) for at, text in enumerate(("Item", "Notes and decisions", "Action", "By"))]
    assert names_columns(cells)
    assert not names_columns([Cell(0, 0, "1. Apologies"), Cell(0, 1, "Apologies were received from Cllr Ash.")])
