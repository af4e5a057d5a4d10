"""A parish council's summons and list of business: an agenda alone, with its schedule of payments."""

from __future__ import annotations

from assembly import Sample
from authorities import TARROWBY
from meetings import Attendee, Context, Item, Meeting, Style, attendance_facts, items_blocks, meeting_fact, people_rows
from typesetting.blocks import Block, Grid, Space, Text
from typesetting.looks import Furniture, Letterhead, Look, Template

STYLE = Style(dot="")
LOOK = Look(family="Serif", size=11.5, indent=64, body_indent=64, after=4)
HEAD = Letterhead(
    "tree",
    ("Tarrowby Parish Council",),
    ("Clerk to the Council: Rosalind Achterberg", "3 Pinfold Cottages, Tarrowby EM21 7TP", "Tel. 01632 960733"),
    "#2E5E2E",
)
PAGES = {
    "page": Template(
        Furniture(foot=("", "Page {page} of {total}", "")),
        Furniture(letterhead=HEAD, foot=("", "Page {page} of {total}", "")),
        margins=(64, 64, 60, 66),
        top_first=112,
    )
}
MEETING = Meeting("Parish Council", "2018-07-24", "19:30", "Tarrowby Village Hall", "agenda")
CALLED = tuple(
    Attendee(f"Councillor {name}", role, status="member")
    for name, role in (
        ("G Pellworth", "Chairman"),
        ("A Holroyd", None),
        ("D Swales", None),
        ("O Fenn", None),
        ("K Marrable", None),
        ("S Garth", None),
    )
)
CLERK = Attendee("Rosalind Achterberg", "Clerk to the Council", "officer", kind="officer")

PAYMENTS = Grid(
    (
        ("Payee", "For", "Net", "VAT", "Gross"),
        ("Tarrow Vale Grounds Maintenance", "Mowing, June", "155.00", "31.00", "186.00"),
        ("R Achterberg", "Salary and expenses", "312.40", "0.00", "312.40"),
        ("Oakline Furniture", "Memorial bench", "640.00", "128.00", "768.00"),
    ),
    (160, 120, 55, 55, 55),
    numeric=(2, 3, 4),
    record={"title": "Schedule of payments"},
)

ITEMS = (
    Item("07.18.01", "To receive apologies for absence"),
    Item("07.18.02", "Declarations of interest", ("Members to declare any interest in an item on this agenda.",)),
    Item("07.18.03", "To approve the minutes of the meeting held on 22nd May 2018"),
    Item("07.18.04", "Public participation", ("Up to fifteen minutes, three minutes for each speaker.",)),
    Item("07.18.05", "Clerk’s report and matters arising"),
    Item("07.18.06", "Playing field", ("To consider the request of the school and to set a charge, if any.",)),
    Item("07.18.07", "Planning", (
        "To comment on the following:",
        "NT/18/00688 The Granary, Mill Row – change of use of outbuilding to studio",
        "NT/18/00702 Land north of Pinfold Lane – removal of hedgerow",
    )),
    Item("07.18.08", "Finance", ("To approve the payments in the schedule below.",)),
    Item("07.18.09", "To set the date of the next meeting"),
)  # fmt: skip


def blocks() -> tuple[Block, ...]:
    """The whole agenda."""
    names = ", ".join(
        person.name.removeprefix("Councillor ") + (f" ({person.role})" if person.role else "") for person in CALLED[:-1]
    )
    return (
        Text("Dear Councillor,", "flush", facts=(meeting_fact(MEETING), *attendance_facts(MEETING, CALLED))),
        Text(
            "You are summoned to attend a meeting of the **Parish Council** to be held in **Tarrowby Village Hall** on "
            "**Tuesday 24th July 2018 at 7.30 pm**, when the business set out below will be transacted.",
            "flush",
        ),
        Text(f"To: Councillors {names} and {CALLED[-1].name.removeprefix('Councillor ')}", "flush"),
        Text("Members of the public and press are welcome to attend.", "flush"),
        Space(8),
        Text("Rosalind Achterberg", "tight"),
        Text("Clerk to the Council", "tight"),
        Text("17th July 2018", "flush"),
        Text("__AGENDA__", "subtitle"),
        *items_blocks(Context(style=STYLE), ITEMS),
        Text("Schedule of payments", "caption"),
        PAYMENTS,
    )


SAMPLES = (
    Sample(
        "tarrowby-agenda-2018-07-24",
        {
            "kind": "agenda",
            "title": "AGENDA",
            "authority": TARROWBY.name,
            "committee": MEETING.committee,
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        formats=("pdf", "docx"),
        people=tuple(people_rows((*CALLED, CLERK), TARROWBY.name)),
    ),
)
