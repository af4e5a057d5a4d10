"""Appendix G: the work programme, landscape: meetings, topics, actions that arose, progress."""

from __future__ import annotations

from typing import NamedTuple

from typesetting.blocks import Block, Fact, Grid, NewPage, Part, Row, Text

TITLE = "Health and Wellbeing Scrutiny Commission Work Programme 2025/26"


class Entry(NamedTuple):
    """A topic; actions are (text, owner), and a note in the column that is none is given by an empty owner."""

    when: str
    topic: str
    actions: tuple[tuple[str, str | None], ...] = ()
    progress: str = ""


ENTRIES = (
    Entry("24 June 2025", "1. Terms of reference\n\n2. Dentistry\n\n3. School nursing",
          (("Figures on waiting lists for dentists to be shared with Members.", None),
           ("ICB to send the contract values of the access scheme.", "ICB")), "Shared 9 July 2025"),
    Entry("2 September 2025", "1. Suicide prevention\n\n2. Care Act assessments",
          (("Report on waiting times to be brought to a later meeting.", None),
           ("Chair to write to the coroner about the time taken by inquests.", "Chair")), "On the agenda for March 2026"),
    Entry("14 October 2025", "1. Walk-in centre at Quay Road\n\n2. Smoking in pregnancy",
          (("Visit to the walk-in centre to be arranged for Members.", None),), "Visited on 12 January 2026"),
    Entry("25 November 2025", "1. Autism strategy\n\n2. Air quality\n\n3. Budget: adults and health",
          (("Director of Adult Social Care to give the number of adults waiting for a diagnosis.",
            "Director of Adult Social Care"),
           ("Monitors near schools to be mapped and the map circulated.", None)), ""),
    Entry("27 January 2026", "1. Winter vaccinations\n\n2. Crowded wards at the Saltern Hospital\n\n3. Charging policy",
          (("Uptake of each vaccine by ward to be circulated.", None),
           ("Letter on text messages to be sent to the Integrated Care Board.", None),
           ("Weekly numbers of cancelled operations to be supplied by the Trust.", "the Trust")), ""),
    Entry("24 March 2026", "1. Children’s oral health\n\n2. Home First\n\n3. Care Act assessments\n\n4. Annual report of "
          "the Director of Public Health\n\n5. Winter in the community hospitals", (), ""),
)  # fmt: skip

FORWARD = Grid(
    (
        ("Topic", "Detail", "Proposed date"),
        ("Flood and health", "What the flood of January did to the health of those driven out", "June 2026"),
        ("Food strategy", "Result of the consultation", "June 2026"),
        ("Maternity services", "Inspection report and plan", "September 2026"),
        ("Men’s health", "Uptake of checks; the sheds", "To be decided"),
        ("Primary care access", "Appointments by ward; telephones", "To be decided"),
        ("Youth vaping", "Trading standards and schools", "November 2026"),
    ),
    (180, 380, 130),
    record={"title": "Forward plan items"},
)


def table() -> Grid:
    """The work programme as a table, each action a row of the gold."""
    rows: list[tuple[str, ...]] = [("Meeting", "Topic", "Actions arising", "Progress")]
    facts: list[tuple[int, Fact]] = []
    for number, entry in enumerate(ENTRIES, 1):
        rows.append((entry.when, entry.topic, "\n\n".join(f"• {text}" for text, _ in entry.actions), entry.progress))
        for text, owner in entry.actions:
            row: Row = {"text": text, "owner": owner, "due": None, "status": entry.progress or None, "item": None,
                        "origin": "table"}  # fmt: skip
            facts.append((number, Fact("actions", row)))
    return Grid(tuple(rows), (90, 230, 270, 100), row_facts=tuple(facts), record={"title": TITLE})


def blocks() -> list[Block]:
    """The whole part."""
    return [
        NewPage("wide"),
        Part("other", TITLE, "12", "12 Work programme"),
        Text(TITLE, "titleleft"),
        table(),
        NewPage(),
        Text("Forward plan items", "caption"),
        FORWARD,
    ]
