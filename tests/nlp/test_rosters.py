"""Lists of people before the business: rows, cells and lines, with office, body and initials; bodies are nobody."""

import pytest

from extract.marks import Findings, Mark
from extract.records import Attendance, Document, Records
from nlp.pipeline import annotate
from nlp.rosters import roster

ROWS = [
    ("Ann Bee (AB)\t-\tDale Health Board", [("Ann Bee", None, "Dale Health Board", "AB")]),
    ("Ann Bee\nScience & Skills, Dale Office", [("Ann Bee", None, "Dale Office", None)]),
    ("Clerk (Ms A Dee); Officer, Property (Tina Fox)", [("Ms A Dee", "Clerk"), ("Tina Fox", "Officer, Property")]),
    ("Paul Malt Director, Roads and Parks, Dale Trust", [("Paul Malt", "Director, Roads and Parks")]),
    ("Ann Bee (Chair) (AB)\tAdam Dee (AD)", [("Ann Bee", "Chair", None, "AB"), ("Adam Dee", None, None, "AD")]),
    ("Kate Lacy (Stock & Sales\nManager), Daniel Marl\n(Community Lead)", [("Kate Lacy", "Stock & Sales Manager")]),
    ("Apologies:\tRobert Day\tClerk", [("Robert Day", "Clerk")]),
]


@pytest.mark.parametrize(("text", "people"), ROWS)
def test_rows(text, people):
    said = [(each.name, each.role, each.organisation, each.initials) for each in roster(text) if each.sure]
    for each in people:
        assert any(row[: len(each)] == each for row in said), said


PROSE = [
    (
        "Cllr Dale thanked Head of Parks Ann Bee and Warden Raj Dee.",
        [("Ann Bee", "Head of Parks"), ("Raj Dee", "Warden")],
    ),
    ("Fire Chief Will Bate; Clerk Kim Dale and Warden Ann Fox", [("Kim Dale", "Clerk"), ("Ann Fox", "Warden")]),
    ("Sue Dale, Cabinet Member for Integrated Children’s Services", [("Sue Dale", None)]),
    ("The General Reserves and Closed Pub; Role Profile of Managers", []),
]


@pytest.mark.parametrize(("text", "people"), PROSE)
def test_offices_hold_nobody_else(text, people):
    mark = Mark(place="other", text=text, page=1)
    records = Records(document=Document(kind="minutes"))
    said = [(row.name, row.role) for row in annotate(Findings(records, (mark,))).people]
    for name, role in people:
        assert any(one == name and role in (None, office) for one, office in said), said
    if not people:
        assert said == []


ROLLS = [
    (
        "Panel attendees: Jos Creel (Dale County Council), Hulya Marl (CLG), Ann Dale",
        ["Jos Creel", "Hulya Marl", "Ann Dale"],
    ),
    ("In the Chair A.Dale, L.Bow,T.Dix and K.O’Dale (clerk).", ["A.Dale", "L.Bow", "T.Dix", "K.O’Dale"]),
    ("Ann Dale, and Raj Bee were present. The minutes were read.", ["Ann Dale", "Raj Bee"]),
    (
        "Trustees present: Alma Dale (President), Carl Bee. Visitors: Ms. Pat Orr, Dale Friends",
        ["Alma Dale", "Carl Bee"],
    ),
]


@pytest.mark.parametrize(("text", "names"), ROLLS)
def test_rolls_in_running_text(text, names):
    for place in ("prose", "attendance"):
        records = Records(document=Document(kind="minutes"))
        said = annotate(Findings(records, (Mark(place=place, text=text, page=1),))).people
        assert [row.name for row in said] == names, place


def test_a_name_and_the_office_on_the_line_below():
    lines = (
        "Mr David Dale",
        "Chief Finance Officer and Deputy Chief Executive",
        "Dale House",
        "Jane Bee",
        "Dear Ms Bee",
    )
    marks = tuple(Mark(place="other", text=text, page=1) for text in lines)
    said = annotate(Findings(Records(document=Document(kind="foi_reply")), marks)).people
    assert [(row.name, row.role) for row in said] == [(lines[0], lines[1])]


ATTENDING = [
    (("Ann Dale", "SBC"), ("Ann Dale", None)),
    (("Ann Dale", "Chair, from item 2"), ("Ann Dale", "Chair")),
    (("Ann Dale", "Foundation (Chair)"), ("Ann Dale", "Chair")),
    (("Ann Dale", "Roads Manager, 01632 960101"), ("Ann Dale", "Roads Manager")),
    (("Ann Dale", "Director of Roads, Dale County Council"), ("Ann Dale", "Director of Roads")),
    (("Cllr Ann Dale In Attendance", None), ("Cllr Ann Dale", None)),
    (("Councillor Chair's Welcome", None), None),
    (("Councillor Introduction", None), None),
    (("Standing Invitees", None), None),
    (("Lynn Vale", "Borough Council"), ("Lynn Vale", None)),
]


@pytest.mark.parametrize(("row", "person"), ATTENDING)
def test_what_a_layout_runs_on(row, person):
    said = people_of(Attendance(name=row[0], role=row[1], capacity="member", status="present"))
    assert said == ([person] if person else [])


def test_what_a_list_gives_to_all_nobody_holds():
    names = ("Councillor Bee", "Councillor Dale", "Councillor Fox")
    rows = (Attendance(name=name, role="Clerk", capacity="officer", status="present") for name in names)
    assert people_of(*rows) == [(name, None) for name in names]


def test_nobody_stands_in_a_heading():
    assert not [each for each in roster("DALE PARISH COUNCIL\nMinutes of the Meeting") if each.sure]


def people_of(*rows: Attendance) -> list[tuple[str, str | None]]:
    """Names and offices that the attendance gives."""
    records = Records(document=Document(kind="minutes", authority="Dale Parish Council"), attendance=rows)
    return [(row.name, row.role) for row in annotate(Findings(records, ())).people]


def test_what_a_list_split_wrongly_is_nobody():
    rows = (
        Attendance(name="Vale UHB", capacity="member", status="present"),
        Attendance(name="Ann Dale", role="UHB", capacity="member", status="present"),
        Attendance(name="Property Management", role="Tina Fox", capacity="officer", status="present"),
        Attendance(name="Mr A Wood", role="Member of the Public", capacity="public", status="present"),
        Attendance(name="Ann Bee", role="Clerk (AB)", capacity="officer", status="present"),
    )
    assert people_of(*rows) == [("Ann Bee", "Clerk")]


def test_a_bodys_initials_in_a_list_are_an_acronym():
    text = "Ann Marl (AM)\nCEO of Dale Data Institute (DDI)"
    mark = Mark(place="attendance", text=text, page=1)
    said = annotate(Findings(Records(document=Document(kind="minutes")), (mark,)))
    assert [(row.short, row.long) for row in said.acronyms] == [("DDI", "Dale Data Institute")]


def test_an_initial_that_fits_two_is_no_third():
    names = ("Cllr Mick Peak", "Cllr Mandy Peak", "Cllr M Peak")
    rows = [Attendance(name=name, capacity="member", status="present") for name in names]
    assert [name for name, _ in people_of(*rows)] == ["Cllr Mick Peak", "Cllr Mandy Peak"]


def test_a_title_of_the_next_is_no_honour():
    mark = Mark(place="prose", text="Proposed by Cllr R Gale, Ms T Dale and Mr Cole.", page=1, meeting="m1")
    records = Records(document=Document(kind="minutes"))
    assert [row.name for row in annotate(Findings(records, (mark,))).people] == ["Cllr R Gale"]
