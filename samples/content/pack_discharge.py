"""Appendix C: a report on hospital discharge, its head a ruled form, with an equality form as an annex."""

from __future__ import annotations

from reports import Implication, Report, bullets, report_blocks
from typesetting.blocks import Block, Grid, NewPage, Part, Text

from content.pack_staff import DELACOURT, LOACH, PRUE, TOLLIVER, VENN, WILDSMITH

FLOW = Grid(
    (
        ("Pathway", "What it means", "People 2025", "", "Days waited (median)", ""),
        ("", "", "Planned", "Actual", "2024", "2025"),
        ("0", "Home with no new support", "9,100", "9,342", "0", "0"),
        ("1", "Home with support (Home First)", "1,850", "2,011", "4", "2"),
        ("2", "A short stay in a rehabilitation bed", "640", "588", "7", "6"),
        ("3", "A care home", "310", "296", "15", "13"),
    ),
    (54, 160, 60, 60, 60, 56),
    header=2,
    spans=((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2)),
    numeric=(2, 3, 4, 5),
    record={"title": "Table 1: Pathways out of hospital"},
)
COSTS = Grid(
    (
        ("Staff", "£1,214,000"),
        ("Equipment and adaptations", "£186,500"),
        ("Night sitting", "£92,300"),
        ("Transport", "£31,700"),
        ("Total", "£1,524,500"),
    ),
    (240, 100),
    header=0,
    look="plain",
    numeric=(1,),
    record={"title": "Table 2: What Home First cost in 2025"},
)

REPORT = Report(
    "Hospital Discharge: The First Year of Home First",
    "Health and Wellbeing Scrutiny Commission",
    "2026-03-24",
    "24 March 2026",
    VENN,
    TOLLIVER,
    purpose=(
        "To report on Home First, the service which since January 2025 has helped people to leave hospital as soon as "
        "they are well enough and to be assessed at home, and on what the next year is to bring.",
    ),
    rec_label="({letter})",
    rec_intro="Members are asked to:",
    recommendations=(
        "note the report;",
        "comment on the plan to run the service at weekends; and",
        "consider whether to visit the service at the Saltern Hospital.",
    ),
    form=True,
    sections=(
        ("How the service works", (
            "When somebody on a ward no longer needs to be there, a co-ordinator from the discharge hub, which is run "
            "jointly by the Council and the Eller and Wolds Partnership NHS Foundation Trust, visits them on the same "
            "day. They agree what is needed at home for the first night and the first week.",
            "A therapist meets the person at home within two hours of their arrival. Support starts at once, and "
            "what is needed for the longer term is decided after two to six weeks, when people have found their feet.",
            "Support in this period is free of charge. About six in ten people need none when it ends.",
            "The discharge hub has a staff of 34: eleven social workers, nine therapists, ten support workers and four "
            "co-ordinators. Three posts are vacant.",
        )),
        ("What happened in 2025", (
            "In 2025 the service helped 2,011 people to go home, 161 more than had been planned for. The median wait "
            "between being fit to leave and leaving came down from four days to two.",
            Text("Table 1: Pathways out of hospital", "caption"),
            FLOW,
            "The number of people who went straight from hospital into a care home was the lowest since records in this "
            "form began. Those who did wait for a home waited for two reasons above all: a lack of places for people "
            "with dementia who need nursing, and disagreement about who should pay.",
            "Readmission within 30 days was 13.1 per cent, against 13.6 per cent the year before. The difference is "
            "within what chance would produce.",
            "People were asked, two weeks after coming home, how it had gone. Of the 702 who answered:",
            *bullets(
                "88 per cent said that they had felt safe on the first night;",
                "79 per cent knew whom to telephone if something went wrong;",
                "64 per cent said that their family had been asked what they could do;",
                "31 per cent had waited for a piece of equipment.",
            ),
        )),
        ("What it cost", (
            "The service is paid for out of the Better Care Fund. It cost less than had been budgeted for, because of "
            "the vacant posts.",
            Text("Table 2: What Home First cost in 2025", "caption"),
            COSTS,
            "Against this stand savings which are harder to count. Each day in a hospital bed costs about £395. If the "
            "people helped would otherwise have waited two days longer, the days saved were worth some £1.6m to the "
            "Trust; but the beds were used for others at once, and nobody’s budget fell.",
        )),
        ("What went less well", (
            "Weekends remain a weak point. Of those fit to leave on a Friday afternoon, a third were still in hospital "
            "on Monday, because neither the pharmacy nor the equipment store was open.",
            "The contractor that delivers equipment failed its target of four hours in five months of the twelve. It "
            "has since put on a second van.",
            "Carers told us that they were sometimes given an hour’s notice. A leaflet is not enough; the co-ordinators "
            "now telephone the day before.",
            "Two serious incidents were investigated. In one a person was sent home without their insulin; in the other "
            "a key safe had not been fitted and an ambulance crew had to break in. Both led to changes in the checklist.",
        )),
        ("Next steps", (
            "From June 2026 the hub will be staffed on Saturdays and Sundays between 9 am and 5 pm, at a cost of "
            "£118,000 a year. The Trust will open its pharmacy for the same hours.",
            "The equipment contract ends in March 2027. Officers will begin work on its replacement in the autumn.",
        )),
    ),
    implications=(
        Implication("Financial implications", "The cost of weekend working is met from the Better Care Fund for 2026/27, "
                    "which has been agreed with the Integrated Care Board. The fund is settled year by year, and there "
                    "is no certainty beyond March 2027.", LOACH, "5 March 2026"),
        Implication("Legal implications", "The Health and Care Act 2022 allows assessments for long-term care to be made "
                    "after discharge. The Council and the health bodies must have regard to the statutory guidance.",
                    PRUE, "4 March 2026"),
        Implication("Equalities implications", "An assessment is attached as Appendix 1. People from some ethnic groups "
                    "are less likely to be offered rehabilitation, and the reasons are being studied.", DELACOURT,
                    "4 March 2026"),
        Implication("Climate emergency implications", "Visits are planned by neighbourhood, and half of the team’s cars "
                    "are electric.", WILDSMITH, "3 March 2026"),
    ),
    papers="Home First: operating policy, November 2024.",
    appendices=("Appendix 1 – Equality impact assessment", "Appendix 2 – Risk register"),
)  # fmt: skip

FORM_ROWS = (
    ("Section A: About the proposal", ""),
    ("Title of the proposal", "Home First: weekend working"),
    ("Name of division or service", "Hospital Social Work"),
    ("Date completed", "18 February 2026"),
    ("What is proposed?", "To staff the discharge hub on Saturdays and Sundays, so that people who are fit to leave "
     "hospital at the weekend can do so."),
    ("Who will be affected?", "People leaving hospital, their carers, and some forty members of staff whose hours "
     "change."),
    ("Section B: Evidence", ""),
    ("What do we know of the people affected?", "Seven in ten are over 75 and six in ten are women. A quarter live "
     "alone. The ethnic group of 11 per cent is not recorded."),
    ("What do they tell us?", "In the survey of 2025 people asked for earlier notice, for somebody to be there on the "
     "first night, and for fewer different faces."),
    ("Section C: Likely effects", ""),
    ("Age", "Positive. Older people lose strength with each day in bed."),
    ("Disability", "Positive on the whole. Equipment must be available at the weekend as well."),
    ("Race", "Not known. Interpreters are harder to find at weekends; a telephone service has been arranged."),
    ("Sex", "More women than men are carers, and women are most of the staff. Hours were agreed one by one."),
    ("Religion or belief", "Members of staff may ask not to work on days of worship."),
    ("Section D: What will be done", ""),
    ("Monitoring", "Waits, by ethnic group and by day of the week, every quarter."),
    ("Signed by the equalities officer", "Zenobia Delacourt"),
)  # fmt: skip


def form() -> list[Block]:
    """The equality form: labelled rows, the sections spanning both columns."""
    spans = tuple((number, 0, 1, 2) for number, (_, value) in enumerate(FORM_ROWS) if not value)
    rows = tuple((f"**{label}**" if not value else label, value) for label, value in FORM_ROWS)
    title = "Appendix 1: Equality impact assessment"
    return [
        NewPage("report"),
        Part("form", title, "8", None),
        Text(title, "titleleft"),
        Grid(rows, (160, 290), header=0, spans=spans, record={"title": title}),
    ]


RISKS = (
    ("1", "Weekend staffing cannot be kept up", "Vacancies; leave; sickness", "People wait in hospital over the weekend",
     "4", "3", "12", "Bank of casual staff; pay at enhanced rates agreed with unions"),
    ("2", "The Better Care Fund is not renewed", "Settlement for one year at a time", "Half of the service would have to "
     "end at short notice", "2", "5", "10", "Early talks with the Integrated Care Board; notice periods in contracts"),
    ("3", "Equipment arrives late", "One contractor; one store", "People sent home to an unsafe place, or kept in "
     "hospital", "3", "4", "12", "Second van; small stock kept at the hub; weekly call"),
    ("4", "Information does not follow the person", "Four computer systems that do not talk to each other",
     "Wrong medicine; families not told", "3", "5", "15", "Checklist on paper; shared record in trial on two wards"),
    ("5", "Care homes close", "Costs; shortage of nurses", "Fewer places for people with dementia", "3", "4", "12",
     "Market statement; visits to every home once a quarter"),
    ("6", "Carers are overwhelmed", "Short notice; no breaks", "Readmission; breakdown of the arrangement", "3", "3", "9",
     "Call the day before; carer’s assessment offered to all"),
    ("7", "Flood closes the roads to Weirside", "River; surface water", "Visits missed", "2", "4", "8",
     "List of people at risk kept at the hub; boats of the fire service"),
    ("8", "Staff are hurt while lifting", "Haste; wrong equipment", "Sickness; claims", "2", "3", "6",
     "Training each year; two-person visits where needed"),
)  # fmt: skip


def risks() -> list[Block]:
    """The risk register: a wide table, its heading in two rows with merged cells."""
    title = "Appendix 2: Risk register"
    rows = (
        ("Ref", "Risk", "Cause", "Consequence", "Rating", "", "", "Controls in place"),
        ("", "", "", "", "Likelihood", "Impact", "Score", ""),
        *RISKS,
    )
    spans = ((0, 4, 1, 3), *((0, column, 2, 1) for column in (0, 1, 2, 3, 7)))
    grid = Grid(
        rows, (30, 120, 120, 130, 62, 46, 42, 150), header=2, spans=spans, numeric=(4, 5, 6), size=9,
        record={"title": title},
    )  # fmt: skip
    return [NewPage("register"), Part("appendix", title, "8", None), Text(title, "titleleft"), grid]


def blocks() -> list[Block]:
    """The whole part."""
    return [
        NewPage("report"),
        Part("report", REPORT.title, "8", "8 Hospital Discharge: Home First"),
        *report_blocks(REPORT),
        *form(),
        *risks(),
    ]
