"""Minutes of a parish council with a column of initials at the right: who is to act."""

from __future__ import annotations

from assembly import Sample
from authorities import SEDGE
from meetings import (
    Act,
    Attendee,
    Context,
    Item,
    Meeting,
    Ruling,
    Say,
    Style,
    attendance_facts,
    heading,
    meeting_fact,
    people_rows,
    said,
)
from typesetting.blocks import Block, Frame, Grid, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style(dot="", text_style="flush")
LOOK = Look(size=10.5, indent=0, after=4)
PAGES = {
    "page": Template(
        Furniture(
            head=("Sedge Fennimore Parish Council", "", "MINUTES"),
            foot=("SFPC minutes 14/10/25 DRAFT", "", "Page {page} of {total}"),
            head_rule=True,
            foot_rule=True,
        ),
        margins=(60, 60, 66, 70),
    )
}
MEETING = Meeting("Parish Council", "2025-10-14", "19:00", "Reading Room, Fen Street")
MEMBERS = (
    Attendee("Verity Coldstream", "Chair", initials="VC"),
    Attendee("Barnaby Thule", initials="BT"),
    Attendee("Ingrid Maslin", initials="IM"),
    Attendee("Rufus Ackerby", initials="RAc"),
    Attendee("Wilhelmina Stagg", initials="WS"),
    Attendee("Phineas Ogle", "Clerk", "officer", kind="officer", initials="PO"),
)
GUEST = (Attendee("Tamsin Rook", "Community Warden", "guest", kind="other", organisation="Brackenshire Constabulary"),)
AWAY = (Attendee("Ludo Fairbrass", status="apologies", initials="LF"),)
EVERYBODY = (*MEMBERS, *GUEST, *AWAY)

# An entry is a paragraph and the initials beside it.
Entry = tuple[Say | Grid, str]


def by(
    text: str, initials: str, act: str | None = None, ruling: Ruling | None = None, label: str | None = None
) -> Entry:
    """A paragraph whose action is in the column; `act` is the sentence that says it, where it is not the whole."""
    acts = (Act(act, initials, origin="table"),)
    return Say(text, acts, (ruling,) if ruling else (), "flush" if label is None else "list", label), initials


def plainly(text: str, *rulings: Ruling, acts: tuple[Act, ...] = (), label: str | None = None) -> Entry:
    """A paragraph without initials."""
    return Say(text, acts, rulings, "flush" if label is None else "list", label), ""


BALANCES = Grid(
    (("Current account", "£4,118.27"), ("Playground fund", "£2,050.00"), ("Savings", "£11,300.00")),
    (150, 80),
    header=0,
    look="plain",
    record={"title": None},
)

ITEMS: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
    (
        "1",
        "Community Warden’s report",
        (
            plainly(
                "TR reported three thefts from sheds and a complaint about a dog. Speed checks in Fen Street found an "
                "average of 31 mph."
            ),
            by(
                "She offered a talk on farm security. BT to find a date with the village hall.",
                "BT",
                "BT to find a date with the village hall.",
            ),
        ),
    ),
    ("2", "Apologies for absence", (plainly("Ludo Fairbrass (LF)"),)),
    ("3", "Declarations of interest", (plainly("None."),)),
    (
        "4",
        "Minutes of the last meeting",
        (
            plainly(
                "The minutes of 9th September were approved. Proposed by IM, seconded by WS.",
                Ruling("approved", "The minutes of 9th September were approved.", "IM", "WS"),
            ),
        ),
    ),
    (
        "5",
        "Matters arising",
        (
            plainly("**Defibrillator** – new pads have been fitted and the cabinet light works again.", label="•"),
            by(
                "**Fen Street bridge** – the parapet is cracked. PO to write to the county council.",
                "PO",
                "PO to write to the county council.",
                label="•",
            ),
            by(
                "**Bus shelter** – two quotes have come in. VC and IM to compare them.",
                "VC/IM",
                "VC and IM to compare them.",
                label="•",
            ),
            plainly("**Allotments** – all plots are let, with a waiting list of four.", label="•"),
        ),
    ),
    (
        "6",
        "Finance",
        (
            plainly("The clerk gave the balances at 30th September:"),
            (BALANCES, ""),
            plainly(
                "It was agreed to renew the insurance with the present company at £612.",
                Ruling("agreed", "to renew the insurance with the present company at £612."),
                acts=(Act("to renew the insurance with the present company at £612.", origin="decision"),),
            ),
        ),
    ),
    (
        "7",
        "Planning",
        (
            plainly(
                "NT/25/01844 Sedge Mill: new greenhouse. No objection.",
                Ruling("No objection", "NT/25/01844 Sedge Mill: new greenhouse. No objection."),
            ),
            plainly(
                "NT/25/01902 Land off Drove Road: four houses. Objection on grounds of drainage.",
                Ruling("Objection", "NT/25/01902 Land off Drove Road: four houses. Objection on grounds of drainage."),
            ),
        ),
    ),
    (
        "8",
        "Remembrance Sunday",
        (
            by("WS agreed to lay the wreath.", "WS"),
            by("The road closure has been granted. RAc to put out the signs.", "RAc", "RAc to put out the signs."),
        ),
    ),
    ("9", "Correspondence", (plainly("A letter of thanks from the school was read out."),)),
    ("10", "Date of next meeting", (plainly("Tuesday 11th November 2025 at 7.00pm."),)),
)


def row(number: str, blocks: tuple[Block, ...], initials: str) -> tuple[tuple[Block, ...], ...]:
    """One row of the layout: number, text, initials."""
    left = (Text(f"**{number}**", "tight"),) if number else ()
    right = (Text(f"**{initials}**", "tight"),) if initials else ()
    return (left, blocks, right)


def rows() -> tuple[tuple[tuple[Block, ...], ...], ...]:
    """The minutes as rows of number, text and initials."""
    ctx = Context(style=STYLE)
    made = [((), (Text("**ITEMS**", "tight"),), (Text("**Action**", "tight"),))]
    for number, title, entries in ITEMS:
        ctx.item = number
        head = heading(ctx, Item(number, title))
        made.append(row(number, (Text(f"**{title}**", "tight", facts=head.facts),), ""))
        for entry, initials in entries:
            block = said(ctx, entry) if isinstance(entry, Say) else entry
            made.append(row("", (block,), initials))
    return tuple(made)


def attendance() -> Frame:
    """PRESENT with names, roles and initials."""
    lines = tuple(
        (
            (Text("**PRESENT**" if step == 0 else "", "tight"),),
            (Text(f"{person.name} ({person.role})" if person.role else person.name, "tight"),),
            (Text(f"**{person.initials}**", "tight"),),
        )
        for step, person in enumerate(MEMBERS)
    )
    guest = (
        (Text("**ATTENDING**", "tight"),),
        (Text("Tamsin Rook, Community Warden, Brackenshire Constabulary", "tight"),),
        (Text("**TR**", "tight"),),
    )
    return Frame((*lines, guest), (90, 300, 60))


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, EVERYBODY))
    return (
        Text(
            "__Minutes of Meeting held on Tuesday 14th October 2025 at 7.00pm in the Reading Room, Fen Street__",
            "titleleft",
            facts=facts,
        ),
        Space(4),
        attendance(),
        Text("The meeting was chaired by VC. There were six residents present.", "flush"),
        Frame(rows(), (26, 390, 56)),
        Text("Meeting closed at 8.25pm.", "flush"),
    )


SAMPLES = (
    Sample(
        "sedge-fennimore-2025-10-14",
        {
            "kind": "minutes",
            "title": "Minutes of Meeting held on Tuesday 14th October 2025 at 7.00pm in the Reading Room, Fen Street",
            "authority": SEDGE.name,
            "committee": "Parish Council",
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        formats=("pdf", "docx"),
        people=tuple(
            {**each, "initials": "TR"} if each["name"] == "Tamsin Rook" else each
            for each in people_rows(EVERYBODY, SEDGE.name)
        ),
    ),
)
