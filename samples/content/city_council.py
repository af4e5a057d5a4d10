"""Minutes of the full council: motions, amendments, a recorded vote, questions from the public."""

from __future__ import annotations

from collections.abc import Sequence

from assembly import Sample
from authorities import CITY
from meetings import (
    Act,
    Attendee,
    Clause,
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
from typesetting.blocks import Block, Fact, Frame, Row, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style(heading="__{title}__", lead_style="body")
LOOK = Look(family="Serif", size=12, indent=36, body_indent=36, after=8)
PAGES = {
    "page": Template(
        Furniture(head=("Council – 22 January 2026", "", ""), foot=("", "– {page} –", ""), size=9, head_rule=True),
        Furniture(foot=("", "– {page} –", ""), size=9),
        margins=(76, 76, 66, 66),
    )
}
MEETING = Meeting("Council", "2026-01-22", "17:00", "Council Chamber, Guildhall, Ellerminster")
NAMES = (
    "Adeyemi-Stone", "Ashgrove", "Bexwell", "Brocklebank", "Cazalet", "Dunmore", "Eastoe", "Farrukh", "Greatorex",
    "Haldenby", "Hollingbery", "Iqbal-Reeve", "Jessop", "Kinvig", "Lambourne", "Penhale", "Quennell", "Stallard",
    "Tanvir-Cole", "Uttley", "Wadsley",
)  # fmt: skip
CHAIR = Attendee("Councillor Rosamund Thackeray-Bale", "The Lord Mayor")
MEMBERS = tuple(Attendee(f"Councillor {name}") for name in NAMES)
OFFICERS = (
    Attendee("Cordelia Vance-Hartley", "Chief Executive", "officer", kind="officer"),
    Attendee("Aurelia Stokoe", "Monitoring Officer", "officer", kind="officer"),
)
AWAY = (Attendee("Councillor Mossop", status="apologies"), Attendee("Councillor Yelland", status="apologies"))
EVERYBODY = (CHAIR, *MEMBERS, *OFFICERS, *AWAY)

FOR = ("Adeyemi-Stone", "Bexwell", "Brocklebank", "Cazalet", "Farrukh", "Greatorex", "Haldenby", "Hollingbery",
       "Penhale", "Stallard", "Tanvir-Cole", "Thackeray-Bale")  # fmt: skip
AGAINST = ("Ashgrove", "Dunmore", "Eastoe", "Jessop", "Quennell", "Uttley", "Wadsley")
ABSTAINED = ("Iqbal-Reeve", "Kinvig", "Lambourne")
MOTION = "Councillor Stallard’s motion on bus franchising"


def votes(item: str) -> tuple[Fact, ...]:
    """How each person voted."""
    sides = (("for", FOR), ("against", AGAINST), ("abstained", ABSTAINED))
    return tuple(
        Fact("votes", {"meeting": "m1", "item": item, "name": f"Councillor {name}", "vote": vote})
        for vote, names in sides
        for name in names
    )


def row_of(title: str, names: Sequence[str]) -> Say:
    """One side of the recorded vote, as printed."""
    listed = f"Councillors {', '.join(names[:-1])} and {names[-1]}"
    return Say(f"**{title}** ({len(names)}): {listed}", style="body")


RECORDED = (len(FOR), len(AGAINST), len(ABSTAINED))

ITEMS = (
    Item(
        "58",
        "Lord Mayor’s Announcements",
        (
            "The Lord Mayor welcomed the Tarrow Vale Youth Brass, who had played in the foyer before the meeting.",
            "Members stood in silence in memory of Honorary Alderman Clement Rudge, a member of the Council from 1979 to "
            "2003.",
        ),
    ),
    Item("59", "Declarations of Interest", ("None were made.",)),
    Item(
        "60",
        "Minutes",
        (
            Say(
                "It was moved by Councillor Hollingbery, seconded by Councillor Eastoe and RESOLVED that the minutes of "
                "the meeting held on 20 November 2025 be approved and signed as a correct record.",
                rulings=(
                    Ruling(
                        "RESOLVED",
                        "that the minutes of the meeting held on 20 November 2025 be approved and signed as a correct "
                        "record.",
                        "Councillor Hollingbery",
                        "Councillor Eastoe",
                    ),
                ),
            ),
        ),
    ),
    Item(
        "61",
        "Questions from the Public",
        (
            "**Question 1.** A resident of Fenny Lane asked the Cabinet Member for Highways and Transport when the "
            "footbridge at Millbrook End, closed since August, was to reopen.",
            Say(
                "Councillor Greatorex replied that a new deck had been ordered and that the bridge would reopen by the "
                "end of May.",
                (Act(None, None, "end of May"),),
            ),
        ),
    ),
    Item(
        "62",
        "Petitions",
        (
            "Councillor Kinvig presented a petition, signed by 412 people, which asked for a crossing in Quarry Hill Road.",
            Say(
                "It was agreed that the Cabinet Member for Highways and Transport reply to the petition.",
                (
                    Act(
                        "that the Cabinet Member for Highways and Transport reply to the petition.",
                        "the Cabinet Member for Highways and Transport",
                        origin="decision",
                    ),
                ),
                (Ruling("agreed", "that the Cabinet Member for Highways and Transport reply to the petition."),),
            ),
        ),
    ),
    Item(
        "63",
        "Council Tax Reduction Scheme 2026/27",
        (
            "Councillor Penhale moved, and Councillor Farrukh seconded, the recommendations in the report of the Director "
            "of Finance.",
            "On being put to the vote the motion was carried, there being 16 votes for, 4 against and 2 abstentions.",
            Resolved(
                (
                    "the Council Tax Reduction Scheme for 2026/27 be adopted as set out in Appendix A; and",
                    Clause(
                        "the Director of Finance be authorised to make such minor changes to the scheme as new "
                        "regulations may require.",
                        Act(owner="the Director of Finance"),
                    ),
                ),
                intro="**RESOLVED** that",
                verb="RESOLVED",
                labels="(1)",
                mover="Councillor Penhale",
                seconder="Councillor Farrukh",
                votes=(16, 4, 2),
            ),
        ),
    ),
    Item(
        "64",
        "Notice of Motion: Bus Services",
        (
            "Councillor Stallard moved, and Councillor Tanvir-Cole seconded, the following motion:",
            "“This Council believes that the city’s buses should be run under a franchise, and calls upon the Cabinet to "
            "begin an assessment of such a scheme.”",
            Say(
                "Councillor Jessop moved, and Councillor Uttley seconded, an amendment to leave out all the words after "
                "“believes that” and to insert “an enhanced partnership with operators is the quicker way to better buses”.",
            ),
            Say(
                "The amendment was put to the vote and was LOST, 8 Members voting for it and 13 against, with 1 abstention.",
                rulings=(
                    Ruling(
                        "LOST",
                        "Councillor Jessop moved, and Councillor Uttley seconded, an amendment to leave out all the words "
                        "after “believes that” and to insert “an enhanced partnership with operators is the quicker way "
                        "to better buses”.",
                        "Councillor Jessop",
                        "Councillor Uttley",
                        (8, 13, 1),
                    ),
                ),
            ),
            "Councillor Lambourne spoke of the loss of the evening service to Coldharbour Rise, and Councillor Quennell of "
            "the cost to other cities.",
            "Six Members having asked for it, a recorded vote was taken on the motion:",
            row_of("For the motion", FOR),
            row_of("Against the motion", AGAINST),
            Say(f"**Abstained** ({len(ABSTAINED)}): Councillors Iqbal-Reeve, Kinvig and Lambourne", more=votes("64")),
            "The motion was declared carried.",
            Resolved(
                (
                    Clause(
                        "This Council believes that the city’s buses should be run under a franchise, and calls upon the "
                        "Cabinet to begin an assessment of such a scheme.",
                        Act(owner="the Cabinet"),
                    ),
                ),
                lead="RESOLVED:",
                verb="RESOLVED",
                run_on=True,
                mover="Councillor Stallard",
                seconder="Councillor Tanvir-Cole",
                votes=RECORDED,
            ),
        ),
    ),
    Item(
        "65",
        "Closure of the Debate on Item 66",
        (
            Say(
                "Councillor Bexwell proposed, and Councillor Haldenby seconded, that the question be now put. Carried.",
                rulings=(
                    Ruling(
                        "Carried",
                        "Councillor Bexwell proposed, and Councillor Haldenby seconded, that the question be now put.",
                        "Councillor Bexwell",
                        "Councillor Haldenby",
                    ),
                ),
            ),
        ),
    ),
    Item(
        "66",
        "Calendar of Meetings 2026/27",
        (
            Say(
                "It was RESOLVED unanimously to adopt the calendar of meetings for 2026/27.",
                rulings=(Ruling("RESOLVED", "to adopt the calendar of meetings for 2026/27."),),
            ),
        ),
    ),
)


def attendance() -> Frame:
    """The names of the councillors in three columns."""
    thirds = [NAMES[step::3] for step in range(3)]
    cells = tuple(tuple(Text(name, "tight") for name in third) for third in thirds)
    return Frame((cells,), (150, 150, 150))


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, EVERYBODY))
    return (
        Text("CITY OF ELLERMINSTER", "title", facts=facts),
        Text("ELLERMINSTER CITY COUNCIL", "subtitle"),
        Text("MINUTES OF THE MEETING OF THE COUNCIL", "subtitle"),
        Text("held in the Council Chamber, Guildhall, Ellerminster on Thursday 22 January 2026 at 5.00 pm", "center"),
        Space(6),
        Text("**PRESENT:**  The Lord Mayor (Councillor Rosamund Thackeray-Bale) in the Chair", "flush"),
        Text("Councillors:", "flush"),
        attendance(),
        Text(
            "**Officers in attendance:** Cordelia Vance-Hartley (Chief Executive) and Aurelia Stokoe (Monitoring "
            "Officer)",
            "flush",
        ),
        Text("**Apologies for absence** were received from Councillors Mossop and Yelland.", "flush"),
        Space(4),
        *items_blocks(Context(style=STYLE), ITEMS),
        Text("The meeting closed at 7.25 pm.", "flush"),
    )


MORE: tuple[Row, ...] = (
    {
        "name": "Clement Rudge",
        "role": "Honorary Alderman",
        "organisation": None,
        "initials": None,
        "kind": "councillor",
    },
)
ROLES = {
    "Councillor Greatorex": "Cabinet Member for Highways and Transport",
}


def people() -> tuple[Row, ...]:
    """Everybody in attendance, with the offices that the text gives them."""
    rows = people_rows(EVERYBODY, CITY.name)
    for row in rows:
        row["role"] = ROLES.get(str(row["name"]), row["role"])
        row["seen"] = row["name"] if str(row["name"]).startswith("Councillor Ros") else str(row["name"]).split()[-1]
    return (*rows, *MORE)


SAMPLES = (
    Sample(
        "city-council-2026-01-22",
        {
            "kind": "minutes",
            "title": "MINUTES OF THE MEETING OF THE COUNCIL",
            "authority": CITY.name,
            "committee": "Council",
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        people=people(),
    ),
)
