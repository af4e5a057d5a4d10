"""Appendix F: slides of the trust about the winter, landscape, few words in large letters."""

from __future__ import annotations

from typesetting.blocks import Bars, Block, Grid, NewPage, Part, Space, Text

BEDS = Grid(
    (
        ("Hospital", "Beds", "Occupied in January"),
        ("Saltern Hospital", "212", "97%"),
        ("Wolds Community Hospital", "64", "94%"),
        ("Tarrow Cottage Hospital", "22", "88%"),
    ),
    (300, 120, 220),
    size=16,
    record={"title": None},
)
SLIDES: tuple[tuple[str, tuple[str | Block, ...]], ...] = (
    ("What we planned for", (
        "20 more beds from 1 December to 31 March",
        "A matron on duty every evening",
        "One number for care homes to ring before 999",
        "Flu clinics for staff on every site",
    )),
    ("What came", (
        "Flu three weeks earlier than last winter",
        "Norovirus on two wards in December",
        "The flood of 11 January: 38 patients moved in a night",
        "Two wards closed until February",
    )),
    ("Beds", (BEDS,)),
    ("Ambulances waiting more than an hour", (
        Bars("Each week", ("wk 49", "wk 50", "wk 51", "wk 52", "wk 1", "wk 2", "wk 3", "wk 4"),
             (21, 34, 48, 39, 61, 72, 44, 30), 280),
    )),
    ("What patients said", (
        "“The nurses never stopped.”",
        "“Nobody told my daughter that I had been moved.”",
        "“Warm, clean and kind.”",
        "412 comments: 298 good, 71 mixed, 43 poor",
    )),
    ("What staff said", (
        "Sickness peaked at 8.2% in the second week of January",
        "61% had the flu vaccine",
        "Redeployment at a day’s notice was disliked by nearly all",
    )),
    ("What we learned", (
        "Plan for three things at once",
        "Tell families first, then move",
        "Keep the extra matron all year",
    )),
    ("What comes next", (
        "Wards 4 and 5 open again on 30 March",
        "Review of the flood plan with the Council",
        "Questions?",
    )),
)  # fmt: skip


def slide(title: str, parts: tuple[str | Block, ...]) -> list[Block]:
    """One slide."""
    body = [Text(part, "slide", "•") if isinstance(part, str) else part for part in parts]
    return [NewPage(), Text(title, "slidetitle"), Space(10), *body]


def blocks() -> list[Block]:
    """The whole part."""
    made: list[Block] = [
        NewPage("slides"),
        Part("slides", "Winter in the community hospitals", "11", "11 Winter in the community hospitals"),
        Space(120),
        Text("Winter in the community hospitals", "slidetitle"),
        Text("December 2025 to February 2026", "slide"),
        Space(40),
        Text("Nathaniel Crewe-Osei, Chief Operating Officer", "slide"),
        Text("Eller and Wolds Partnership NHS Foundation Trust", "slide"),
    ]
    for each in SLIDES:
        made += slide(*each)
    return made
