"""Minutes of the city's housing scrutiny commission: "AGREED:" and numbered clauses."""

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
    Ruling,
    Say,
    Style,
    attendance_facts,
    items_blocks,
    meeting_fact,
    people_rows,
    with_people,
)
from typesetting.blocks import Block, Frame, Grid, Row, Space, Text
from typesetting.looks import Furniture, Letterhead, Look, Template

STYLE = Style(heading="{title}", text_style="body")
LOOK = Look(size=11.5, indent=36, body_indent=36, heading_size=0.5)
HEAD = Letterhead("shield", ("Ellerminster", "City Council"), right=True)
PAGES = {
    "page": Template(
        Furniture(foot=("", "{page}", "")),
        Furniture(letterhead=HEAD, foot=("", "{page}", "")),
        margins=(72, 72, 60, 66),
        top_first=112,
    )
}


def masthead(meeting: Meeting, members: tuple[Attendee, ...], held: str, people: tuple[Attendee, ...]) -> list[Block]:
    """The title, PRESENT with the names in two columns, the row of stars."""
    chairs = [person for person in members if person.role in ("Chair", "Vice-Chair")]
    rest = [person for person in members if person not in chairs]
    pairs = [rest[step : step + 2] for step in range(0, len(rest), 2)]
    rows = tuple(tuple((Text(person.name, "tight"),) for person in pair) + ((),) * (2 - len(pair)) for pair in pairs)
    return [
        Space(6),
        Text(
            "Minutes of the Meeting of the", "flush", facts=(meeting_fact(meeting), *attendance_facts(meeting, people))
        ),
        Text(meeting.committee.upper(), "titleleft"),
        Space(4),
        Text(held, "flush"),
        Space(6),
        Text("__P R E S E N T:__", "subtitle"),
        *(Text(f"{person.name} – {person.role}", "center") for person in chairs),
        Frame(rows, (225, 225)),
    ]


MEETING = Meeting("Housing and Neighbourhoods Scrutiny Commission", "2026-02-12", "18:00", None)
MEMBERS = (
    Attendee("Councillor Haldenby", "Chair"),
    Attendee("Councillor Tanvir-Cole", "Vice-Chair"),
    Attendee("Councillor Brocklebank"),
    Attendee("Councillor Cazalet"),
    Attendee("Councillor Dunmore"),
    Attendee("Councillor Eastoe"),
    Attendee("Councillor Lambourne"),
)
OTHERS = (
    Attendee("Councillor Farrukh", "Cabinet Member for Housing", full="Councillor Nadia Farrukh"),
    Attendee("Sunniva Drax", "Head of Housing", "officer", kind="officer"),
    Attendee("Callum Ridsdale", "Empty Homes Officer", "officer", kind="officer"),
    Attendee("Piers Wadlow", "Governance Services Officer", "officer", kind="officer"),
)
AWAY = (
    Attendee("Councillor Kinvig", status="apologies"),
    Attendee("Councillor Jessop", status="apologies"),
)
EVERYBODY = (*MEMBERS, *OTHERS, *AWAY)

EMPTY_HOMES = Grid(
    (
        ("Ward", "Empty over six months", "Empty over two years", "Brought back into use 2025/26"),
        ("Castle Orchard", "41", "12", "9"),
        ("Coldharbour Rise", "63", "27", "14"),
        ("Ropewalk", "88", "35", "22"),
        ("Weirside", "29", "6", "8"),
        ("Total", "221", "80", "53"),
    ),
    (130, 100, 100, 110),
    numeric=(1, 2, 3),
    record={"title": "Table 1: Long-term empty homes in the four priority wards"},
)

ITEMS = (
    Item(
        "46",
        "WELCOME AND APOLOGIES FOR ABSENCE",
        (
            "The Chair welcomed everybody to the meeting and led introductions.",
            "Apologies for absence were received from Councillors Jessop and Kinvig.",
        ),
    ),
    Item(
        "47",
        "DECLARATIONS OF INTERESTS",
        (
            "Members were asked to declare any interests in the business on the agenda.",
            "Councillor Dunmore declared, in item 50, that he let a flat in Ropewalk. It was not a disclosable "
            "pecuniary interest and he remained in the meeting.",
        ),
    ),
    Item(
        "48",
        "MINUTES OF THE PREVIOUS MEETING",
        (
            Resolved(
                (
                    "That the minutes of the meeting of the Housing and Neighbourhoods Scrutiny Commission held on 18 "
                    "December 2025 be confirmed as a correct record.",
                ),
            ),
        ),
    ),
    Item("49", "PETITIONS", ("The Monitoring Officer reported that none had been received.",)),
    Item(
        "50",
        "LONG-TERM EMPTY HOMES",
        (
            "The Head of Housing submitted a report on the Council’s work to bring long-term empty homes back into "
            "use. Councillor Nadia Farrukh, Cabinet Member for Housing, introduced it.",
            "The Empty Homes Officer presented the figures for the four priority wards, and it was noted that:",
            Say("The number of homes empty for more than two years had fallen from 97 to 80 in a year.", label="•"),
            Say("Most owners answered the first letter; about one in six had never replied.", label="•"),
            Say(
                "The premium on council tax applied after one year, and not after two as before April 2024.", label="•"
            ),
            Text("Table 1: Long-term empty homes in the four priority wards", "caption"),
            EMPTY_HOMES,
            "In response to questions from Members the following points were made:",
            Say(
                "Compulsory purchase was the last resort. Two orders had been made since 2021, and both houses were "
                "now let through the Ellerminster Homes Partnership (EHP).",
                label="•",
            ),
            Say(
                "Grants of up to £15,000 were available to owners who let to families from the housing register, but "
                "only three had been taken up.",
                label="•",
            ),
            Say(
                "The Head of Housing would circulate the criteria for grants to all Members.",
                (Act(None, "The Head of Housing"),),
                label="•",
            ),
            Say(
                "A Member asked whether student lettings distorted the figures for Ropewalk. The officer said that "
                "halls of residence were not counted.",
                label="•",
            ),
            Resolved(
                (
                    "That the report be noted.",
                    "That the comments made by Members of the Commission be taken into account.",
                    Clause(
                        "That the Head of Housing bring a report on the uptake of grants to the Commission by 30 September 2026.",
                        Act(owner="the Head of Housing", due="2026-09-30"),
                    ),
                    Clause(
                        "That the Commission write to the Ellerminster Homes Partnership to ask how it chooses the "
                        "streets in which it buys.",
                        Act(owner="the Commission"),
                    ),
                ),
            ),
        ),
    ),
    Item(
        "51",
        "STREET CLEANSING: PERFORMANCE 2025/26",
        (
            "The Chair reminded the Commission that it had asked for this report after a site visit in Weirside in "
            "October.",
            "The Commission considered the figures for fly-tipping, graffiti and missed collections in the first "
            "three quarters of the year. Reports of fly-tipping had risen by 8%, while the time taken to clear it had "
            "come down from 3.1 to 2.4 days.",
            "Councillor Lambourne said that the alleys behind Capstan Street were cleared quickly but filled again "
            "within a week. She felt that cameras alone were no answer.",
            "Councillor Brocklebank thanked the crews for their work during the floods of January.",
            Resolved(
                (
                    "That the report be noted.",
                    Clause(
                        "That officers consider the use of lockable gates in the alleys behind Capstan Street and "
                        "report back to the Commission.",
                        Act(owner="officers"),
                    ),
                ),
            ),
        ),
    ),
    Item(
        "52",
        "WORK PROGRAMME",
        (
            Say("The Commission’s work programme was noted.", rulings=(Ruling("noted"),)),
            Say(
                "The Governance Services Officer agreed to add an item on damp and mould.",
                (Act(None, "The Governance Services Officer", None),),
            ),
        ),
    ),
    Item(
        "53",
        "CLOSE OF MEETING",
        ("There being no other items of urgent business, the meeting closed at 7.42 pm.",),
    ),
)


def blocks() -> tuple[Block, ...]:
    """The whole paper."""
    made = masthead(MEETING, MEMBERS, "Held: THURSDAY, 12 FEBRUARY 2026 at 6:00 pm", EVERYBODY)
    made += [
        Text("**In Attendance:**", "flush"),
        *(Text(f"{person.name}, {person.role}", "tight") for person in OTHERS),
        Space(8),
        Text("* * * * *", "center"),
    ]
    return (*made, *items_blocks(Context(style=STYLE), ITEMS))


MORE: tuple[Row, ...] = ()

SAMPLES = (
    Sample(
        "city-scrutiny-2026-02-12",
        {
            "kind": "minutes",
            "title": "Minutes of the Meeting of the HOUSING AND NEIGHBOURHOODS SCRUTINY COMMISSION",
            "authority": CITY.name,
            "committee": MEETING.committee,
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        people=with_people(people_rows(EVERYBODY, CITY.name), MORE),
        acronyms=({"short": "EHP", "long": "Ellerminster Homes Partnership", "origin": "inline"},),
        info={"title": "Minutes Public Pack", "author": ""},
    ),
)
