"""Minutes as American, Canadian and Irish councils write them: motions, roll calls, votes in figures."""

from __future__ import annotations

from extract.kinds import parse
from extract.reading import read_paper

CITY = """CITY OF FAIRBROOK
CITY COUNCIL
REGULAR MEETING MINUTES
March 4, 2025

CALL TO ORDER
Mayor Pat Doyle called the meeting to order at 7:00 p.m. in the Council Chambers of City Hall.

ROLL CALL
Present: Mayor Pat Doyle, Councilmembers Ruth Harmon, Gus Ortega and Lee Whitlock
Absent: Councilmember Dana Pryce
Staff present: City Manager Joan Tully, City Clerk Amy Fenn

APPROVAL OF MINUTES
Motion by Councilmember Harmon, seconded by Councilmember Ortega, to approve the minutes of February 18.
Motion carried 4-0.

NEW BUSINESS
Councilmember Whitlock moved to award the sweeping contract to Cleanway Inc. Councilmember Harmon seconded.
The motion passed 3-1, with Councilmember Ortega voting no.

Ortega moved, seconded by Harmon, to table Ordinance 884 until April 1. Motion failed 2-2.
"""
"""A city's: the head in lines of its own, motions with votes in figures."""
TOWN = """TOWN OF GRANBY FALLS
BOARD OF SELECTMEN
Minutes of the meeting of June 9, 2024

1. Call to Order: Chair Nora Quill called the meeting to order at 6:30 PM.

2. Roll call: Quill - present; Abbot - present; Dunn - absent; Reyes - present

3. Accounts payable
Resolution 2024-88
Moved by: Councillor Abbot
Seconded by: Councillor Reyes
That Council approve the accounts payable in the amount of $45,120.10.
CARRIED UNANIMOUSLY

4. Zoning amendment
Res. 2024-89
Moved by Reyes
Seconded by Abbot
That By-law 44-2024 be given first and second reading.
For: Quill, Reyes
Against: Abbot
Carried 2-1
"""


def records(text: str):
    """The records of a text file."""
    return parse(read_paper(text.encode(), "minutes.txt")).records


def test_the_head_of_a_city_is_no_business() -> None:
    """The authority, the council and the date come out of the lines above the first item."""
    said = records(CITY)
    assert (said.document.authority, said.document.committee) == ("City of Fairbrook", "City Council")
    assert said.document.date == "2025-03-04"
    assert [item.title for item in said.items] == ["CALL TO ORDER", "ROLL CALL", "APPROVAL OF MINUTES", "NEW BUSINESS"]


def test_lists_under_the_roll_call() -> None:
    """Those present, each with the title in the singular."""
    rows = [(row.name, row.role, row.status) for row in records(CITY).attendance]
    assert rows[:2] == [("Mayor Pat Doyle", "Mayor", "present"), ("Councilmember Ruth Harmon", None, "present")]
    assert ("Councilmember Dana Pryce", None, "absent") in rows
    assert ("Joan Tully", "City Manager", "present") in rows


def test_motions_with_votes_in_figures() -> None:
    """Mover, seconder and "4-0", also where the motion failed."""
    rows = [(d.mover, d.seconder, d.votes_for, d.votes_against, d.verb) for d in records(CITY).decisions]
    assert rows == [
        ("Councilmember Harmon", "Councilmember Ortega", 4, 0, "Motion carried"),
        ("Councilmember Whitlock", "Councilmember Harmon", 3, 1, "The motion passed"),
        ("Ortega", "Harmon", 2, 2, "Motion failed"),
    ]


def test_roll_called_name_by_name() -> None:
    """Each member with the answer."""
    rows = [(row.name, row.status) for row in records(TOWN).attendance]
    assert rows == [("Quill", "present"), ("Abbot", "present"), ("Dunn", "absent"), ("Reyes", "present")]


def test_motions_below_their_movers_and_number() -> None:
    """The resolution's number is its label; a recorded vote names who voted how."""
    said = records(TOWN)
    rows = [(d.label, d.mover, d.seconder, d.text[:12], d.votes_for, d.votes_against) for d in said.decisions]
    assert rows == [
        ("2024-88", "Councillor Abbot", "Councillor Reyes", "That Council", None, None),
        ("2024-89", "Reyes", "Abbot", "That By-law ", 2, 1),
    ]
    assert [(vote.name, vote.vote) for vote in said.votes][-1:] == [("Abbot", "against")]
