"""An agenda pack of the city's health scrutiny commission: more than sixty pages, all parts bound together."""

from __future__ import annotations

from assembly import PACK_LISTS, Sample
from authorities import CITY
from meetings import people_rows, with_people
from typesetting.blocks import Block, Row
from typesetting.looks import Furniture, Look, Template

from content import (
    pack_annual,
    pack_discharge,
    pack_front,
    pack_minutes,
    pack_programme,
    pack_slides,
    pack_teeth,
    pack_waiting,
)
from content.pack_staff import AUTHORS, SIGNATORIES

LOOK = Look(size=11.5, indent=40, body_indent=0, heading_size=0.5)
STAMP = "Page {sheet}"
PLAIN = Furniture(foot=("", "", ""), stamp=STAMP)
NUMBERED = Furniture(foot=("", "{page}", ""), stamp=STAMP)
ANNUAL = Furniture(
    head=("Growing Older Well in Ellerminster", "", "Annual Report 2025"),
    foot=("", "", "{page}"),
    head_rule=True,
    stamp=STAMP,
)
EDGES = (70, 70, 62, 74)


def lettered(letter: str) -> Furniture:
    """The first page of an appendix, its letter at the top right."""
    return Furniture(head=("", "", f"Appendix {letter}"), foot=("", "", ""), stamp=STAMP, size=11)


TEMPLATES = {
    "front": Template(
        PLAIN, Furniture(letterhead=pack_front.HEAD, foot=("", "", ""), stamp=STAMP), margins=EDGES, top_first=124
    ),
    "minutes": Template(
        NUMBERED,
        Furniture(head=("", "", "Appendix A"), foot=("", "{page}", ""), stamp=STAMP, size=11),
        margins=EDGES,
        restart=True,
    ),
    "report": Template(NUMBERED, Furniture(foot=("", "{page}", ""), stamp=STAMP), margins=EDGES, restart=True),
    "register": Template(NUMBERED, landscape=True, margins=(70, 70, 62, 70)),
    "annual": Template(PLAIN, lettered("E"), margins=EDGES, restart=True),
    "columns": Template(ANNUAL, margins=EDGES, columns=2),
    "annual-more": Template(ANNUAL, margins=EDGES),
    "slides": Template(
        Furniture(foot=("Eller and Wolds Partnership NHS Foundation Trust", "", "{page}"), stamp=STAMP),
        lettered("F"),
        landscape=True,
        margins=(70, 70, 66, 66),
        restart=True,
        background="#005EB8",
    ),
    "wide": Template(NUMBERED, lettered("G"), landscape=True, margins=(70, 70, 62, 70), restart=True),
}


def blocks() -> tuple[Block, ...]:
    """All parts in the order of the agenda."""
    return (
        *pack_front.blocks(),
        *pack_minutes.blocks(),
        *pack_teeth.blocks(),
        *pack_discharge.blocks(),
        *pack_waiting.blocks(),
        *pack_annual.blocks(),
        *pack_slides.blocks(),
        *pack_programme.blocks(),
    )


def people() -> tuple[Row, ...]:
    """Everybody named with an office, a job or authorship."""
    listed = people_rows((*pack_front.MEMBERS, *pack_minutes.EVERYBODY), CITY.name)
    officers = (*AUTHORS, *SIGNATORIES, *pack_annual.AUTHORS, *pack_annual.THANKED)
    return with_people(with_people(listed, pack_front.CONTACTS), [each.row() for each in officers])


SAMPLES = (
    Sample(
        "city-pack-2026-03-24",
        {
            "kind": "agenda_pack",
            "title": "MEETING OF THE HEALTH AND WELLBEING SCRUTINY COMMISSION",
            "authority": CITY.name,
            "committee": pack_front.COMMISSION,
            "date": pack_front.MEETING.date,
        },
        blocks(),
        LOOK,
        TEMPLATES,
        scored=PACK_LISTS,
        people=people(),
        info={"title": "Agenda Document for Health and Wellbeing Scrutiny Commission, 24/03/2026 17:30", "author": ""},
    ),
)
