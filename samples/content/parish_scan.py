"""Minutes of an annual parish meeting that were printed, signed and scanned: images without text."""

from __future__ import annotations

from assembly import Sample
from authorities import TARROWBY
from meetings import (
    Act,
    Attendee,
    Context,
    Item,
    Meeting,
    Resolved,
    Ruling,
    Say,
    Style,
    attendance_facts,
    items_blocks,
    meeting_fact,
    people_rows,
)
from typesetting.blocks import Block, Grid, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style(heading="__{title}__")
LOOK = Look(family="Serif", size=12, indent=30, body_indent=30, after=6)
PAGES = {"page": Template(Furniture(foot=("", "{page}", "")), margins=(76, 76, 70, 70))}
MEETING = Meeting("Parish Council", "2014-05-13", "19:30", "Tarrowby Village Hall")
EVERYBODY = (
    Attendee("Mr Godfrey Pellworth", "Chairman"),
    Attendee("Mrs Annis Holroyd"),
    Attendee("Mr Simeon Garth"),
    Attendee("Miss Beatrix Fearnside"),
    Attendee("Mrs Rosalind Achterberg", "Clerk", "officer", kind="officer"),
    Attendee("Mr Kit Marrable", status="apologies"),
)
ACCOUNTS = Grid(
    (
        ("Income", "2013/14", "2012/13"),
        ("Precept", "4,200", "4,050"),
        ("Burial fees", "310", "265"),
        ("Interest", "12", "19"),
        ("Total", "4,522", "4,334"),
    ),
    (160, 90, 90),
    numeric=(1, 2),
    record={"title": None},
)
ITEMS = (
    Item(
        "1",
        "Election of Chairman",
        (
            Say(
                "Mrs Holroyd proposed, and Mr Garth seconded, that Mr Pellworth be elected Chairman for the year. Carried.",
                rulings=(
                    Ruling(
                        "Carried",
                        "Mrs Holroyd proposed, and Mr Garth seconded, that Mr Pellworth be elected "
                        "Chairman for the year.",
                        "Mrs Holroyd",
                        "Mr Garth",
                    ),
                ),
            ),
        ),
    ),
    Item("2", "Apologies for absence", ("Mr Kit Marrable sent his apologies.",)),
    Item(
        "3",
        "Minutes",
        (
            Say(
                "The minutes of the meeting of 11th March 2014 were approved and signed.", rulings=(Ruling("approved"),)
            ),
        ),
    ),
    Item(
        "4",
        "Accounts for the year",
        (
            "The clerk laid before the meeting the accounts for the year ended 31st March 2014.",
            ACCOUNTS,
            Resolved(("That the accounts be adopted.",), lead="RESOLVED:", verb="RESOLVED", run_on=True),
        ),
    ),
    Item(
        "5",
        "Churchyard wall",
        (
            "A length of some six yards has fallen on the lane side. Two masons have looked at it.",
            Say(
                "Mr Garth will obtain a written estimate before 30th June 2014.",
                (Act(None, "Mr Garth", "2014-06-30"),),
            ),
        ),
    ),
    Item(
        "6",
        "Footpaths",
        (
            Say(
                "The clerk to report the broken stile on Mill Row to the county council.",
                (Act(None, "The clerk", origin="mark"),),
            ),
        ),
    ),
    Item("7", "Date of next meeting", ("Tuesday 8th July 2014.",)),
)


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, EVERYBODY))
    return (
        Text("TARROWBY PARISH COUNCIL", "title", facts=facts),
        Text("Minutes of the Annual Meeting of the Parish Council", "subtitle"),
        Text("held on Tuesday 13th May 2014 at 7.30 pm in Tarrowby Village Hall", "center"),
        Space(8),
        Text(
            "Present: Mr Godfrey Pellworth (Chairman), Mrs Annis Holroyd, Mr Simeon Garth, Miss Beatrix Fearnside and "
            "the Clerk, Mrs Rosalind Achterberg.",
            "flush",
        ),
        *items_blocks(Context(style=STYLE), ITEMS),
        Space(16),
        Text("Signed ………………………………     Date ………………………", "flush"),
    )


SAMPLES = (
    Sample(
        "tarrowby-2014-05-13-scan",
        {
            "kind": "minutes",
            "title": "Minutes of the Annual Meeting of the Parish Council",
            "authority": TARROWBY.name,
            "committee": MEETING.committee,
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        formats=("scan",),
        people=tuple(people_rows(EVERYBODY, TARROWBY.name)),
        seed=1405,
    ),
)
