"""Minutes of the city's cabinet: names run on, "RESOLVED that", officers in attendance."""

from __future__ import annotations

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
    Say,
    Style,
    attendance_facts,
    items_blocks,
    meeting_fact,
    people_rows,
    with_people,
)
from typesetting.blocks import Block, Grid, Row, Rule, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style(label_style="list", lead_style="body")
LOOK = Look(size=12, indent=44, justify=True, hyphenate=True, after=9)
PAGES = {"page": Template(Furniture(foot=("", "{page}", ""), size=9), margins=(78, 78, 64, 68))}

MEETING = Meeting("Cabinet", "2026-01-15", "10:00", "Tanners Suite, Guildhall, Ellerminster")
PRESENT = (
    Attendee("Councillor W Stallard", "Leader of the Council"),
    Attendee("Councillor O Penhale", "Deputy Leader", full_role="Deputy Leader and Cabinet Member for Finance"),
    Attendee("Councillor L Adeyemi-Stone", full_role="Cabinet Member for Public Health"),
    Attendee("Councillor N Farrukh", full_role="Cabinet Member for Housing"),
    Attendee("Councillor G Greatorex", full_role="Cabinet Member for Highways and Transport"),
)
OFFICERS = (
    Attendee("Ms C Vance-Hartley", "Chief Executive", "officer", kind="officer"),
    Attendee("Mr R Mellish", "Director of Finance", "officer", kind="officer"),
    Attendee("Dr B Oyarzun", "Director of Public Health", "officer", kind="officer"),
    Attendee("Mrs A Stokoe", "Monitoring Officer", "officer", kind="officer"),
)
VIRTUAL = (Attendee("Mr T Inchbald", "Head of Highways", "officer", kind="officer"),)
AWAY = (Attendee("Councillor P Hollingbery", status="apologies"),)
ALSO = (Attendee("Councillor M Haldenby", "Chair of the Housing and Neighbourhoods Scrutiny Commission", "guest"),)
EVERYBODY = (*PRESENT, *OFFICERS, *VIRTUAL, *ALSO, *AWAY)

OUTTURN = Grid(
    (
        ("Directorate", "Budget\n£m", "Forecast\n£m", "Variance\n£m"),
        ("Adult Social Care", "104.2", "107.9", "3.7"),
        ("Children’s Services", "81.6", "84.0", "2.4"),
        ("Neighbourhoods", "39.8", "39.1", "-0.7"),
        ("Corporate", "27.5", "26.2", "-1.3"),
        ("Total", "253.1", "257.2", "4.1"),
    ),
    (190, 80, 80, 80),
    numeric=(1, 2, 3),
    record={"title": None},
)

ITEMS = (
    Item("71", "Apologies", ("Apologies for absence were received from Councillor P Hollingbery.",), "(Item 1)"),
    Item("72", "Declarations of Interest", ("There were no declarations of interest.",), "(Item 2)"),
    Item(
        "73",
        "Minutes of the meeting held on 11 December 2025",
        (
            Resolved(
                (
                    "that the minutes of the meeting held on 11 December 2025 be approved as a correct record and signed "
                    "by the Chair.",
                ),
                lead="RESOLVED",
                verb="RESOLVED",
                run_on=True,
            ),
        ),
        "(Item 3)",
    ),
    Item(
        "74",
        "Cabinet Member Updates",
        (
            Say(
                "Councillor Greatorex, Cabinet Member for Highways and Transport, said that resurfacing of the inner "
                "ring road had been finished a fortnight early. The contractor had reused two thirds of the planings "
                "on site.",
                label="1.",
                style="para",
            ),
            Say(
                "Councillor Adeyemi-Stone, Cabinet Member for Public Health, reported that uptake of the flu vaccine "
                "among council staff had reached 61 per cent, the highest so far.",
                label="2.",
                style="para",
            ),
            Say(
                "Councillor Farrukh, Cabinet Member for Housing, said that the Tenants’ Panel had met twice since the "
                "last meeting, and that its annual report would be published in March.",
                (
                    Act(
                        "Councillor Farrukh, Cabinet Member for Housing, said that the Tenants’ Panel had met twice "
                        "since the last meeting, and that its annual report would be published in March.",
                        None,
                        "March",
                    ),
                ),
                label="3.",
                style="para",
            ),
        ),
        "(Item 4)",
    ),
    Item(
        "75",
        "Revenue Budget Monitoring – November 2025",
        (
            "Councillor O Penhale, Deputy Leader and Cabinet Member for Finance, presented the report, which forecast "
            "an overspend of £4.1m for the year. The pressure lay in the cost of residential placements and in home to "
            "school transport. Mr Mellish explained that the forecast rested on eight months of figures and that the "
            "general reserve stood at £12.6m.",
            OUTTURN,
            "Members of the Cabinet asked about the accommodation costs of care leavers, the delay in letting two "
            "floors of the Guildhall annexe, and the recovery of council tax arrears. In reply to the Leader, Mr "
            "Mellish said that arrears were £0.4m lower than at the same time last year.",
            Resolved(
                (
                    "Note the forecast overspend on the revenue budget of £4.1m.",
                    "Agree the transfer of £1.3m from the contingency to Adult Social Care.",
                    Clause(
                        "Ask the Director of Finance to report on the options for home to school transport by 6 February "
                        "2026.",
                        Act(owner="the Director of Finance", due="2026-02-06"),
                    ),
                ),
                intro="RESOLVED that Cabinet:",
                verb="RESOLVED",
                labels="(a)",
            ),
        ),
        "(Item 5 – report by the Director of Finance)",
    ),
    Item(
        "76",
        "Low Traffic Neighbourhood at Weirside – Decision following Consultation",
        (
            "Mr T Inchbald, Head of Highways, introduced the report. Of 1,214 responses to the consultation, 58 per "
            "cent supported the scheme, 31 per cent opposed it and the rest were undecided. The Integrated Transport "
            "Board (ITB) had recommended that the northern filter be left out.",
            "Councillor M Haldenby, Chair of the Housing and Neighbourhoods Scrutiny Commission, asked that the "
            "school street in Larkspur Terrace be kept whatever was decided about the filters.",
            "The Leader thanked residents for their thoughtful answers. She was not persuaded that the northern filter "
            "was needed, and noted that the ITB had come to the same view.",
            Resolved(
                (
                    "the southern and western filters be made permanent;",
                    "the northern filter be not proceeded with; and",
                    Clause(
                        "authority be delegated to the Head of Highways, in consultation with the Cabinet Member for "
                        "Highways and Transport, to make the traffic orders.",
                        Act(owner="the Head of Highways"),
                    ),
                ),
                intro="RESOLVED that:",
                verb="RESOLVED",
                labels="(i)",
            ),
        ),
        "(Item 6 – report by the Head of Highways)",
    ),
    Item(
        "77",
        "Lease of the Corn Hall",
        (
            "The Monitoring Officer summarised the terms offered to the Corn Hall Trust: a lease of 25 years at a "
            "peppercorn rent, with a break clause in the tenth year.",
            Resolved(
                ("that the terms set out in paragraph 4 of the report be approved.",),
                lead="RESOLVED",
                verb="RESOLVED",
                run_on=True,
            ),
        ),
        "(Item 7)",
    ),
)


def names(people: tuple[Attendee, ...]) -> str:
    """Names run on, each with its role in brackets."""
    listed = [f"{person.name} ({person.role})" if person.role else person.name for person in people]
    return ", ".join(listed[:-1]) + (" and " if len(listed) > 1 else "") + listed[-1]


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, EVERYBODY))
    return (
        Text("ELLERMINSTER CITY COUNCIL", "subtitle"),
        Rule(1.2),
        Text("CABINET", "title"),
        Text(
            "MINUTES of a meeting of the Cabinet held in the Tanners Suite, Guildhall, Ellerminster on Thursday, 15 "
            "January 2026 at 10.00 am.",
            facts=facts,
        ),
        Text(f"PRESENT: {names(PRESENT)}"),
        Text(f"ALSO PRESENT: {names(ALSO)}"),
        Text(f"IN ATTENDANCE: {names(OFFICERS)}"),
        Text(f"IN ATTENDANCE VIRTUALLY: {names(VIRTUAL)}"),
        Text("UNRESTRICTED ITEMS", "subtitle"),
        Space(4),
        *items_blocks(Context(style=STYLE), ITEMS),
    )


BOARD: tuple[Row, ...] = ({"short": "ITB", "long": "Integrated Transport Board", "origin": "inline"},)

SAMPLES = (
    Sample(
        "city-cabinet-2026-01-15",
        {
            "kind": "minutes",
            "title": "MINUTES of a meeting of the Cabinet",
            "authority": CITY.name,
            "committee": "Cabinet",
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        people=with_people(people_rows(EVERYBODY, CITY.name), ()),
        acronyms=BOARD,
        info={"title": "", "author": "Democratic Services"},
    ),
)
