"""One officer's report of the county council, on its own: From, To, Subject; recommendations in bold italics."""

from __future__ import annotations

from assembly import REPORT_LISTS, Sample
from authorities import COUNTY
from reports import Officer
from typesetting.blocks import Block, Fact, Footnote, Frame, Grid, Row, Rule, Text
from typesetting.looks import Furniture, Look, Template

LOOK = Look(family="Sans", size=11.5, indent=40, justify=True, hyphenate=True, after=8)
PAGES = {
    "page": Template(
        Furniture(head=("", "", "County Council – 12 March 2026"), foot=("", "{page}", "")), margins=(74, 74, 66, 66)
    )
}
TITLE = "Rural Bus Services: Report of the Review"
LEAD = Officer("Hilary Oduncan", "Corporate Director, Place", COUNTY.name)
MEMBER = Officer("Councillor Jocelyn Rathbury", "Cabinet Member for Transport", COUNTY.name, "councillor")
AUTHOR = Officer("Edmund Skerrit", "Public Transport Manager", COUNTY.name)

ROUTES = Grid(
    (
        ("Service", "Journeys a year", "", "Subsidy for each journey", ""),
        ("", "2019", "2025", "2019", "2025"),
        ("14 Bracken – Tarrowby", "61,200", "48,700", "£1.92", "£3.41"),
        ("22 Bracken – Port Sallow", "84,000", "79,300", "£0.88", "£1.36"),
        ("37 Sedge circular", "12,900", "7,100", "£4.05", "£9.18"),
        ("51 Tarrow Vale (evenings)", "8,300", "4,900", "£5.60", "£11.02"),
    ),
    (160, 70, 70, 72, 72),
    header=2,
    spans=((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)),
    numeric=(1, 2, 3, 4),
    record={"title": "Table 1: Supported services, 2019 and 2025"},
)
OPTIONS = Grid(
    (
        ("Option", "For", "Against"),
        ("A. Leave as it is", "• No disruption\n\n• No cost of change", "• Subsidy rises each year"),
        ("B. Withdraw 37 and 51", "• Saves £119,000", "• Leaves nine villages without a bus\n\n• Fails the duty to consult"),
        ("C. Demand responsive transport", "• Serves all villages\n\n• Evenings and Sundays", "• Needs a call centre"),
    ),
    (130, 150, 165),
    record={"title": "Table 2: The options"},
)  # fmt: skip

RECOMMENDATIONS = (
    "NOTE the findings of the review;",
    "ENDORSE the replacement of services 37 and 51 by demand responsive transport from September 2026; and",
    "DELEGATE authority to the Corporate Director, Place, to let the contract.",
)
ACRONYMS: tuple[Row, ...] = (
    {"short": "DRT", "long": "Demand Responsive Transport", "origin": "inline"},
    {"short": "BSIP", "long": "Bus Service Improvement Plan", "origin": "inline"},
)


def labelled(label: str, value: str, facts: tuple[Fact, ...] = ()) -> tuple[tuple[Block, ...], ...]:
    """One line of the head."""
    return ((Text(f"**{label}**", "flush"),), (Text(f"**{value}**", "flush", facts=facts),))


def head() -> list[Block]:
    """From, To, Subject and the rest."""
    row: Row = {
        "title": TITLE,
        "author": f"{AUTHOR.name}, {AUTHOR.role}",
        "lead": LEAD.name,
        "date": "2026-03-12",
        "wards": "Tarrow Vale; Sedge and Fen",
        "version": None,
    }
    rows = (
        labelled("From:", f"{MEMBER.name}, {MEMBER.role}"),
        labelled("", f"{LEAD.name}, {LEAD.role}"),
        labelled("To:", "County Council – 12 March 2026"),
        labelled("Subject:", TITLE, (Fact("reports", row),)),
        labelled("Classification:", "Unrestricted"),
        labelled("Electoral Divisions:", "Tarrow Vale; Sedge and Fen"),
    )
    return [Text("BRACKENSHIRE COUNTY COUNCIL", "subtitle"), Rule(1), Frame(rows, (120, 320)), Rule(1)]


def numbered(section: int, *texts: str) -> list[Block]:
    """Numbered paragraphs."""
    return [Text(text, "para", f"{section}.{number}") for number, text in enumerate(texts, 1)]


def blocks() -> tuple[Block, ...]:
    """The whole report."""
    recommended = [
        Text(
            f"**~~{text}~~**",
            "para",
            f"({label})",
            facts=(Fact("recommendations", {"report": TITLE, "label": label, "text": text}),),
        )
        for label, text in zip("abc", RECOMMENDATIONS, strict=True)
    ]
    return (
        *head(),
        Text(
            "**Summary:** This report sets out what a review of the bus services that the County Council supports has "
            "found, and proposes that two of them be replaced by vehicles that run on demand.",
            "flush",
        ),
        Text("**Recommendation(s):**", "flush"),
        Text("The County Council is asked to:", "flush"),
        *recommended,
        Rule(1),
        Text("1. Introduction", "section"),
        *numbered(
            1,
            "The County Council spends £2.3m a year on 41 bus services that no company would run without support. The "
            "Bus Service Improvement Plan (BSIP) of 2021 promised a review of those with the highest subsidy for each "
            "journey.",
            "Before the pandemic the services carried 1.1 million passengers a year. They now carry 870,000. Drivers are "
            "hard to find, and fuel and wages have risen faster than fares.^^1^^",
            "The review was carried out between May and November 2025 by officers, with the help of parish councils, "
            "schools and the operators. 1,306 residents answered a questionnaire.",
        ),
        Footnote("^^1^^ The cap on single fares is a matter for the Department for Transport."),
        Text("2. What the review found", "section"),
        *numbered(
            2,
            "Four services account for a third of the subsidy and for an eighth of the journeys.",
            "Those who use them have, for the most part, no car. They travel to shop, to see a doctor and to work, in "
            "that order. Half are over 65, and a fifth are under 19.",
        ),
        Text("Table 1: Supported services, 2019 and 2025", "caption"),
        ROUTES,
        Text(
            "Demand Responsive Transport (DRT) has been tried in Tarrow Vale on Saturdays since 2024. Passengers book by "
            "telephone or on the web until an hour before they travel. Journeys rose from 90 to 240 a week within a year.",
            "para",
            "2.3",
        ),
        Text("3. Options", "section"),
        *numbered(3, "Three options were considered. They are set out in the table."),
        Text("Table 2: The options", "caption"),
        OPTIONS,
        *[
            Text("Option C is preferred. It costs £31,000 a year more than option A in the first year and, if journeys "
                 "grow as they have in Tarrow Vale, less from the third.", "para", "3.2"),
        ],
        Text("4. Financial implications", "section"),
        *numbered(4, "The additional cost in 2026/27 can be met from the grant that the Government has given for the BSIP. "
                  "From 2028/29 it falls on the revenue budget, unless the grant is renewed."),
        Text("5. Legal implications", "section"),
        *numbered(5, "The Transport Act 1985 requires the County Council to secure such public transport as it considers "
                  "appropriate and which would not otherwise be provided."),
        Text("6. Equalities implications", "section"),
        *numbered(6, "The vehicles proposed have a low floor and a place for a wheelchair. Those who have no telephone may "
                  "book at a library."),
        Text("7. Background documents", "section"),
        Text("Review of supported services: summary of responses, December 2025.", "flush"),
        Text("8. Contact details", "section"),
        Frame(
            (
                (
                    (
                        Text("Report Author:", "tight"),
                        Text(AUTHOR.name, "tight"),
                        Text(AUTHOR.role, "tight"),
                        Text("Tel: 01632 960921", "tight"),
                    ),
                    (
                        Text("Relevant Director:", "tight"),
                        Text(LEAD.name, "tight"),
                        Text(LEAD.role, "tight"),
                        Text("Tel: 01632 960900", "tight"),
                    ),
                ),
            ),
            (220, 220),
        ),
    )  # fmt: skip


SAMPLES = (
    Sample(
        "county-report-2026-03-12",
        {"kind": "report", "title": TITLE, "authority": COUNTY.name, "committee": None, "date": "2026-03-12"},
        blocks(),
        LOOK,
        PAGES,
        scored=REPORT_LISTS,
        people=tuple(each.row() for each in (MEMBER, LEAD, AUTHOR)),
        acronyms=ACRONYMS,
        info={"title": "", "author": ""},
    ),
)
