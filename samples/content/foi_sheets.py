"""Replies whose figures come in spreadsheets: one beside a letter, one in a mail; some rows and a sheet are hidden."""

from __future__ import annotations

from assembly import Attached
from authorities import DISTRICT, TRUST
from letters import Question, Reply, sample
from typesetting.plain import Mail
from typesetting.sheets import Page, set_xlsx

from content.foi_trust import ACT, FOIA, REVIEW, SIGNED, SIGNER
from content.foi_vehicles import COMMISSIONER, officer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CLINICS = ("Audiology", "Dermatology", "Memory clinic", "Physiotherapy", "Podiatry", "Speech therapy")
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep")


def waits() -> tuple[tuple[object, ...], ...]:
    """Median waits in weeks, made from a rule so that no real figure can be among them."""
    head: tuple[object, ...] = ("Clinic", *MONTHS)
    rows = [(name, *(4 + (3 * row + 5 * month) % 17 for month in range(6))) for row, name in enumerate(CLINICS)]
    return (head, *rows)


TESTING = ((8, "Test patient clinic", 0, 0, 0, 0, 0),)
WAITS = set_xlsx(
    (
        Page(
            "Median waits",
            (*waits(), *(row[1:] for row in TESTING), ("Source: patient administration system",)),
            1,
            (8,),
        ),
        Page("Codes", (("Clinic", "Code"), *((name, f"C{step:02}") for step, name in enumerate(CLINICS, 1))), 1),
        Page("Working", (("do not publish", "drafts only"),), 1, hidden=True),
    )
)

WAITING = Reply(
    "foi-trust-waits",
    TRUST,
    "disclosed",
    (
        Question(
            "1",
            "What was the median wait, in weeks, for a first appointment at each clinic in each month from April to "
            "September 2025?",
            ("Please see the attached spreadsheet, foi-trust-waits-data.xlsx.",),
        ),
        Question(
            "2",
            "Which clinics may patients refer themselves to?",
            ("Audiology, physiotherapy and podiatry.",),
        ),
    ),
    reference="RFI-3205",
    received="2025-11-03",
    replied="2025-12-01",
    requester="Mr Quentin Sabatini-Low",
    opening=(
        "Dear Mr Sabatini-Low",
        ACT,
        "Our answers to your questions of 3 November 2025 are set out below each of them.",
    ),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    acronyms=(FOIA,),
    refline="Ref: RFI-3205",
    attached=(Attached("foi-trust-waits-data.xlsx", XLSX, WAITS),),
)

STREETS = ("Capstan Street", "Drove Road", "Fen Street", "Larkspur Terrace", "Market Place", "Mill Row", "Pinfold Lane")
LIGHTS = set_xlsx(
    (
        Page(
            "Street lights",
            (
                ("Street lights by street, 31 December 2025", None, None, None),
                ("Street", "Lights", "LED", "Out of order"),
                *((name, 6 + 5 * step % 23, 3 + 4 * step % 13, step % 3) for step, name in enumerate(STREETS)),
            ),
            2,
            hidden_columns=(4,),
            merged=("A1:D1",),
        ),
    )
)
SPENT = b"Year,Energy,Repairs\r\n2023/24,118240,30415\r\n2024/25,97610,28870\r\n"

LIGHTING = Reply(
    "foi-northtarrow-lights",
    DISTRICT,
    "disclosed",
    (
        Question(
            "1",
            "How many street lights are there in each street of Tarrowby, and how many are LED?",
            ("Please see the attached workbook.",),
        ),
        Question(
            "2",
            "What was spent on energy and on repairs in the last two years?",
            ("The figures are in the attached CSV file.",),
        ),
    ),
    reference="NT/FOI/1902",
    replied="2026-01-19",
    dated=" ",
    refline="Our reference: NT/FOI/1902",
    opening=(
        "Dear Mr Thackway,",
        "Thank you for your request under the Freedom of Information Act 2000. Here is our response.",
    ),
    closing=(f"To ask for an internal review please write to {DISTRICT.review}.",),
    signed=("Bronagh Eastlake", "Data and Information Officer", "North Tarrow District Council"),
    people=(officer("Bronagh Eastlake", "Data and Information Officer", DISTRICT.name),),
    formats=("eml",),
    layout="prefixed",
    mail=Mail(
        "North Tarrow Requests <requests@northtarrow.example>",
        "E Thackway <e.thackway@mail.example>",
        "FOI request NT/FOI/1902: street lights",
        "Mon, 19 Jan 2026 15:20:44 +0000",
        "> From: E Thackway <e.thackway@mail.example>\n> Sent: 22 December 2025 08:11\n"
        "> Subject: street lights\n>\n> 7 Market Place, Tarrowby\n>\n> Please could you tell me about the lights?\n",
    ),
    attached=(
        Attached("street-lights.xlsx", XLSX, LIGHTS),
        Attached("spending.csv", "text/csv", SPENT),
    ),
)

SAMPLES = tuple(map(sample, (WAITING, LIGHTING)))
