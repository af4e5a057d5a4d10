"""Appendix D: a short report on waiting times, its recommendations in bullets and its table over two pages."""

from __future__ import annotations

from reports import Implication, Report, report_blocks
from typesetting.blocks import Block, Footnote, Grid, NewPage, Part, Text

from content.pack_staff import ABARA, DELACOURT, LOACH, PRUE, TOLLIVER

TEAMS = ("Castle Orchard", "Coldharbour Rise", "Fenny Lane", "Highcross Mead", "Hospital", "Lammas Fields",
         "Learning disability", "Mental health", "Millbrook End", "Northgate", "Sensory", "Weirside")  # fmt: skip
QUARTERS = ("Q1", "Q2", "Q3")


def waiting() -> Grid:
    """Waits by team and quarter, from a rule."""
    rows: list[tuple[str, ...]] = [("Team", "Quarter", "Referred", "Assessed", "Waiting", "Longest wait (days)")]
    spans = []
    for number, team in enumerate(TEAMS):
        spans.append((len(rows), 0, 3, 1))
        for step, quarter in enumerate(QUARTERS):
            referred = 40 + (17 * number + 11 * step) % 53
            assessed = referred - 3 - (5 * number + step) % 7
            left = 12 + (7 * number + 3 * step) % 29
            longest = 31 + (13 * number + 19 * step) % 88
            rows.append((team if step == 0 else "", quarter, *map(str, (referred, assessed, left, longest))))
    return Grid(
        tuple(rows),
        (130, 60, 62, 62, 62, 74),
        spans=tuple(spans),
        numeric=(2, 3, 4, 5),
        record={"title": "Table 1: Assessments by team, April to December 2025"},
    )


REPORT = Report(
    "Waiting Times for Care Act Assessments",
    "Health and Wellbeing Scrutiny Commission",
    "2026-03-24",
    "24 March 2026",
    ABARA,
    TOLLIVER,
    wards="All",
    version="1.2",
    purpose=(
        "The Commission asked in September 2025 for figures on how long people wait to be assessed under the Care Act "
        "2014. This report gives them for each team, and says what is being done about the longest waits.",
    ),
    rec_label="•",
    rec_intro="It is recommended that the Commission:",
    recommendations=(
        "notes the figures and the steps taken since November;",
        "supports the use of trusted assessors in sheltered housing; and",
        "asks for the figures to be included in the quarterly performance report.",
    ),
    sections=(
        ("Why people wait", (
            "In the nine months to December 2025 the number of people referred rose by 9 per cent, while the number of "
            "social workers in post fell from 71 to 66.",
            "People are seen in the order of risk and not of time. Somebody who is safe may therefore wait for a long "
            "time while others overtake them. Everybody who waits is telephoned once a month.^^1^^",
            "The longest waits are for occupational therapy. An occupational therapist (OT) is needed wherever a home "
            "has to be adapted, and there is a shortage of them in the whole region.",
            "Since November the teams have had the help of an agency, which has made 118 assessments at a cost of "
            "£61,000. The Director has agreed to go on until June.",
            Text("Table 1: Assessments by team, April to December 2025", "caption"),
            waiting(),
        )),
        ("What is being done", (
            "Wardens of sheltered housing have been trained as trusted assessors, who may order small items such as "
            "rails and raised seats without waiting for an OT. In the first three months they ordered 207 items.",
            "Four newly qualified social workers begin in April, and two apprentices finish in September.",
            "The form has been shortened from 31 pages to 12. Those who used both say that the new one takes an hour "
            "and a half less to fill in.",
            Footnote("^^1^^ Telephone calls were not made in August in two teams because of leave; they were resumed in "
                     "September."),
        )),
    ),
    implications=(
        Implication("Financial implications", "The cost of the agency is met from the vacant posts. No further money is "
                    "asked for.", LOACH, "9 March 2026"),
        Implication("Legal implications", "The Care Act 2014 sets no time within which an assessment must be made, but "
                    "it must be made in a reasonable time having regard to the person’s needs.", PRUE, "6 March 2026"),
        Implication("Equalities implications", "Waits do not differ by ethnic group or sex. They are longer for people "
                    "of working age, and the reason is being looked into.", DELACOURT, "6 March 2026"),
    ),
)  # fmt: skip


def blocks() -> list[Block]:
    """The whole part."""
    return [
        NewPage("report"),
        Part("report", REPORT.title, "9", "9 Waiting Times for Care Act Assessments"),
        *report_blocks(REPORT),
    ]
