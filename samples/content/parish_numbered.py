"""Minutes of a parish council numbered by month and year: 05.18.05; actions set apart in bold capitals."""

from __future__ import annotations

from dataclasses import replace

from assembly import Sample
from authorities import TARROWBY
from meetings import (
    Act,
    Attendee,
    Context,
    Item,
    Marked,
    Meeting,
    Ruling,
    Say,
    Style,
    attendance_facts,
    items_blocks,
    meeting_fact,
    people_rows,
    with_people,
)
from typesetting.blocks import Block, Fact, Frame, Grid, Row, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style(dot="")
LOOK = Look(family="Serif", size=11, indent=64, body_indent=64, after=4)
ADDRESS = "Parish Clerk: Rosalind Achterberg\n3 Pinfold Cottages, Tarrowby EM21 7TP\nTel. 01632 960733"
PAGES = {"page": Template(Furniture(foot=("", ADDRESS, ""), size=8), margins=(64, 64, 60, 84))}

MEETING = Meeting("Parish Council", "2018-05-22", "19:30", "VILLAGE HALL")
COUNCIL = TARROWBY.name
MEMBERS = (
    Attendee("Godfrey Pellworth", "CHAIR", initials="GP"),
    Attendee("Annis Holroyd", initials="AH"),
    Attendee("Dermot Swales", initials="DS"),
    Attendee("Ottoline Fenn", initials="OF"),
    Attendee("Kit Marrable", initials="KM"),
    Attendee("Rosalind Achterberg", "CLERK", "officer", kind="officer", initials="RA", full_role="Parish Clerk"),
)
PUBLIC = (
    Attendee("Hester Quillan", capacity="public", kind=None),
    Attendee("Bernard Aske", capacity="public", kind=None),
    Attendee("Cllr Lionel Prideaux-Marsh", capacity="public", organisation=""),
)
AWAY = (Attendee("Simeon Garth", status="apologies"),)

PAID = Grid(
    (
        ("Date", "Payee", "Amount"),
        ("04/05/18", "R Achterberg, clerk’s salary", "312.40"),
        ("09/05/18", "Tarrow Vale Grounds Maintenance", "186.00"),
        ("14/05/18", "Hall hire", "24.00"),
        ("", "TOTAL", "522.40"),
    ),
    (80, 240, 80),
    numeric=(2,),
    record={"title": "Payments since last meeting"},
)
SUBSCRIPTIONS = Grid(
    (("Brackenshire Association of Local Councils", "£148"), ("Playing Fields Trust", "£20")),
    (240, 80),
    header=0,
    look="plain",
    record={"title": None},
)
LIST = Grid(
    (
        ("NO", "ACTION", "OWNER"),
        ("05.18.05", "DS to chase the county council about the drain in Pinfold Lane", "DS"),
        ("05.18.07", "Clerk to order the plaque for the bench", "RA"),
        ("05.18.08b", "OF to ask the school for a list of dates", "OF"),
    ),
    (70, 310, 70),
    row_facts=(),
    record={"title": "ACTION LIST"},
)


def listed() -> Grid:
    """The list of actions, each row an action."""
    rows = []
    for number, (item, text, owner) in enumerate(LIST.rows[1:], 1):
        row: Row = {"text": text, "owner": owner, "due": None, "status": None, "item": item, "origin": "table"}
        rows.append((number, Fact("actions", row)))
    return replace(LIST, row_facts=tuple(rows))


ITEMS = (
    Item("05.18.01", "Apologies", ("Apologies had been received from Simeon Garth.",)),
    Item(
        "05.18.02", "Declarations of interest", ("KM declared an interest in the planning application for Glebe Barn.",)
    ),
    Item(
        "05.18.03",
        "Minutes of the last meeting",
        (
            Say(
                "The minutes of the meeting held on 27th March 2018 were agreed as a true record and signed by the "
                "chair.",
                rulings=(Ruling("agreed"),),
            ),
        ),
    ),
    Item("05.18.04", "Public participation", ("Two residents spoke about parking outside the school.",)),
    Item(
        "05.18.05",
        "Clerk’s report and matters arising",
        (
            "The drain in Pinfold Lane is blocked again. The county council gave it a reference in February but has "
            "done nothing since.",
            Marked("DS to chase the county council about the drain in Pinfold Lane", "DS", lead="**ACTION: **"),
            "The grit bins have been filled and the noticeboard has been mended.",
        ),
    ),
    Item(
        "05.18.06",
        "Standing orders",
        (
            Say(
                "AH proposed and DS seconded the proposal and it was agreed to adopt the standing orders which had "
                "been circulated.",
                rulings=(Ruling("agreed", "to adopt the standing orders which had been circulated.", "AH", "DS"),),
            ),
        ),
    ),
    Item(
        "05.18.07",
        "Memorial bench",
        (
            Say(
                "Three designs were looked at. It was agreed to buy the oak bench at a cost of £640.",
                (Act("to buy the oak bench at a cost of £640.", None, None, None, "decision"),),
                (Ruling("agreed", "to buy the oak bench at a cost of £640."),),
            ),
            Say("The school has agreed to give two planters.", (Act(None, "The school"),)),
            Marked("Clerk to order the plaque for the bench", "Clerk", lead="**ACTION: **"),
        ),
    ),
    Item(
        "05.18.08",
        "Updates",
        (
            Item(
                "05.18.08a",
                "Playing field",
                (
                    Say(
                        "The swings were inspected in April and a volunteer party will paint them in June.",
                        (Act(None, "a volunteer party", "June"),),
                    ),
                ),
                level=0,
            ),
            Item(
                "05.18.08b",
                "School",
                (
                    "The head teacher asked for the use of the field on two afternoons.",
                    Marked("OF to ask the school for a list of dates", "OF", lead="**ACTION: **"),
                ),
            ),
            Item("05.18.08c", "District Council", ("Cllr Prideaux-Marsh reported that the new bins were late.",)),
        ),
    ),
    Item(
        "05.18.09",
        "Planning",
        (
            Say(
                "NT/18/00417 Glebe Barn, Church Lane – conversion to one dwelling – no objections from councillors",
                rulings=(Ruling("no objections"),),
            ),
            Say(
                "NT/18/00502 2 Mill Row – rear extension – objection, since it would overshadow the neighbours’ yard",
                rulings=(Ruling("objection"),),
            ),
            "APPROVED by the district council – NT/18/00121 The Old Forge, new porch",
        ),
    ),
    Item(
        "05.18.10",
        "Finance",
        (
            Say(
                "The following subscriptions were approved for payment:",
                rulings=(
                    Ruling(
                        "approved",
                        "The following subscriptions were approved for payment: Brackenshire Association of Local "
                        "Councils £148 Playing Fields Trust £20",
                    ),
                ),
            ),
            SUBSCRIPTIONS,
            Text("Payments since last meeting", "caption"),
            PAID,
            Say("The annual governance statement was approved and signed.", rulings=(Ruling("approved"),)),
        ),
    ),
)


def attendance_frame() -> Frame:
    """Three columns: present, public, apologies."""
    columns = (
        ("**__Present:__**", *(f"{p.name} ({p.initials}){f' {p.role}' if p.role else ''}" for p in MEMBERS)),
        ("**__Members of the public:__**", *(p.name for p in PUBLIC)),
        ("**__Apologies:__**", *(p.name for p in AWAY)),
    )
    return Frame((tuple(tuple(Text(line, "tight") for line in column) for column in columns),), (190, 160, 110))


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    everybody = (*MEMBERS, *PUBLIC, *AWAY)
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, everybody))
    return (
        Text("MINUTES OF THE TARROWBY PARISH COUNCIL MEETING", "title", facts=facts),
        Text("HELD IN THE VILLAGE HALL", "subtitle"),
        Text("ON 22nd MAY 2018 AT 7.30pm", "subtitle"),
        Space(10),
        attendance_frame(),
        Space(6),
        *items_blocks(Context(style=STYLE), ITEMS),
        Text("The meeting closed at 8.50pm. The next meeting is on Tuesday 24th July 2018.", "flush"),
        Space(10),
        Text("Signed …………………………………   Dated ………………………", "flush"),
        Text("ACTION LIST", "caption"),
        listed(),
    )


EVERYBODY = (*MEMBERS, *PUBLIC, *AWAY)
SAMPLES = (
    Sample(
        "tarrowby-2018-05-22",
        {
            "kind": "minutes",
            "title": "MINUTES OF THE TARROWBY PARISH COUNCIL MEETING",
            "authority": COUNCIL,
            "committee": MEETING.committee,
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        formats=("pdf", "docx"),
        people=with_people(people_rows(EVERYBODY, COUNCIL), ()),
        info={"title": "Minutes", "author": "Clerk"},
    ),
)
