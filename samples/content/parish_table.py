"""Minutes of a parish's planning and highways committee set out in a ruled table: item, notes, action and by whom."""

from __future__ import annotations

from dataclasses import replace

from assembly import Sample
from authorities import TARROWBY
from meetings import (
    Act,
    Attendee,
    Context,
    Item,
    Meeting,
    Ruling,
    Say,
    Style,
    action,
    attendance_facts,
    decision,
    heading,
    meeting_fact,
    people_rows,
    said,
)
from typesetting.blocks import Block, Frame, Grid, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style(text_style="flush")
LOOK = Look(size=10, after=3)
PAGES = {
    "page": Template(
        Furniture(foot=("Signed by the Chairman: ………………………", "", "{page}/{total}"), size=9),
        margins=(54, 54, 56, 66),
    )
}
MEETING = Meeting("Highways and Planning Committee", "2026-03-03", "19:15", "Tarrowby Village Hall")
MEMBERS = (
    Attendee("Cllr Annis Holroyd", "Chairman"),
    Attendee("Cllr Dermot Swales"),
    Attendee("Cllr Kit Marrable"),
    Attendee("Cllr Priya Lonsdale-Webb"),
)
OTHERS = (
    Attendee("Rosalind Achterberg", "Parish Clerk", "officer", kind="officer"),
    Attendee(
        "Cllr Lionel Prideaux-Marsh",
        "District Councillor",
        "guest",
        kind="councillor",
        organisation="North Tarrow District Council",
    ),
)
AWAY = (Attendee("Cllr Fenn", status="apologies"),)
EVERYBODY = (*MEMBERS, *OTHERS, *AWAY)

Entry = tuple[str, str, tuple["Say | Grid", ...], tuple[tuple[str, str, str | None, str], ...]]

APPLICATIONS = Grid(
    (
        ("Reference", "Site and proposal", "Response"),
        ("NT/26/00087", "Orchard View, Mill Row: loft conversion", "No objection"),
        ("NT/26/00131", "Manor Farm: agricultural store", "Support, subject to the hedge being kept"),
        ("NT/26/00140", "Land at Pinfold Lane: two dwellings", "Objection: access on a blind bend"),
    ),
    (62, 110, 88),
    size=8.5,
    record={"title": None},
)

VERBS = ("No objection", "Support", "Objection")


def responded(grid: Grid) -> Grid:
    """The applications, each response a decision of item 5."""
    ctx = Context(item="5")
    pairs = enumerate(zip(VERBS, grid.rows[1:], strict=True), 1)
    return replace(
        grid, row_facts=tuple((number, decision(ctx, Ruling(verb), row[2])) for number, (verb, row) in pairs)
    )


# number, title, notes, actions as (text, owner, due, as printed)
ITEMS: tuple[Entry, ...] = (
    ("1", "Apologies", (Say("Apologies were received from Cllr Fenn."),), ()),
    ("2", "Declarations", (Say("Cllr Swales declared an interest in item 5."),), ()),
    (
        "3",
        "Minutes of 3 February 2026",
        (Say("The minutes were approved as a correct record.", rulings=(Ruling("approved"),)),),
        (),
    ),
    (
        "4",
        "Highways",
        (
            Say(
                "Pot holes in Church Lane have been filled. The ones in Mill Row were left, and the county council says "
                "that they are not deep enough."
            ),
            Say("The thirty limit signs at the Drove Road end are hidden by ivy."),
            Say(
                "RESOLVED to buy a second speed indicator at a cost of up to £2,400. Proposed Cllr Marrable, seconded "
                "Cllr Lonsdale-Webb, 3 in favour, 1 against.",
                (Act("to buy a second speed indicator at a cost of up to £2,400.", origin="decision"),),
                (
                    Ruling(
                        "RESOLVED",
                        "to buy a second speed indicator at a cost of up to £2,400.",
                        "Cllr Marrable",
                        "Cllr Lonsdale-Webb",
                        (3, 1, None),
                    ),
                ),
            ),
        ),
        (
            (
                "Send photographs of Mill Row to the county council",
                "Cllr Marrable",
                "2026-03-20",
                "Cllr Marrable by 20 March",
            ),
            ("Cut back the ivy", "Cllr Swales", None, "Cllr Swales"),
        ),
    ),
    (
        "5",
        "Planning applications",
        (responded(APPLICATIONS),),
        (("Send responses to the district council", "Clerk", "2026-03-10", "Clerk by 10 March"),),
    ),
    (
        "6",
        "Public rights of way",
        (
            Say(
                "The stile on footpath 12 is broken. It was agreed that a kissing gate would be better than another "
                "stile.",
                rulings=(Ruling("agreed", "that a kissing gate would be better than another stile."),),
            ),
        ),
        (("Ask the landowner for permission", "Clerk", None, "Clerk"),),
    ),
    ("7", "Next meeting", (Say("Tuesday 7 April 2026 at 7.15 pm."),), ()),
)


def rows() -> tuple[tuple[tuple[Block, ...], ...], ...]:
    """The minutes as rows of the ruled table."""
    ctx = Context(style=STYLE)
    made = [tuple((Text(f"**{title}**", "tight"),) for title in ("Item", "Notes and decisions", "Action", "By"))]
    for number, title, notes, acts in ITEMS:
        ctx.item = number
        head = heading(ctx, Item(number, title))
        first = (Text(f"{number}. **{title}**", "tight", facts=head.facts),)
        middle = tuple(said(ctx, note) if isinstance(note, Say) else note for note in notes)
        facts = [action(ctx, Act(text, owner, due, origin="table"), text) for text, owner, due, _ in acts]
        texts = tuple(Text(act[0], "flush", facts=(fact,)) for act, fact in zip(acts, facts, strict=True))
        owners = tuple(Text(act[3], "flush") for act in acts)
        if len(acts) <= 1:
            made.append((first, middle, texts, owners))
            continue
        made.append((first, middle, texts[:1], owners[:1]))
        made += [((), (), (text,), (owner,)) for text, owner in zip(texts[1:], owners[1:], strict=True)]
    return tuple(made)


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, EVERYBODY))
    return (
        Text("Tarrowby Parish Council", "title", facts=facts),
        Text("Highways and Planning Committee", "subtitle"),
        Text("Minutes of the meeting held on Tuesday 3 March 2026 at 7.15 pm in Tarrowby Village Hall", "center"),
        Space(4),
        Text(f"**Present:** {MEMBERS[0].name} (Chairman), {', '.join(each.name for each in MEMBERS[1:])}", "flush"),
        Text(
            "**In attendance:** Rosalind Achterberg (Parish Clerk), Cllr Lionel Prideaux-Marsh (District Councillor)",
            "flush",
        ),
        Space(4),
        Frame(rows(), (84, 272, 76, 55), ruled=True, header=1),
        Text("The Chairman closed the meeting at 8.10 pm.", "flush"),
    )


SAMPLES = (
    Sample(
        "tarrowby-planning-2026-03-03",
        {
            "kind": "minutes",
            "title": "Minutes of the meeting held on Tuesday 3 March 2026 at 7.15 pm in Tarrowby Village Hall",
            "authority": TARROWBY.name,
            "committee": MEETING.committee,
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        formats=("pdf", "docx"),
        people=tuple(people_rows(EVERYBODY, TARROWBY.name)),
    ),
)
