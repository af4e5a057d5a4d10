"""Replies of the health trust: refusals, figures in spreadsheets, a review of an earlier reply."""

from __future__ import annotations

from authorities import TRUST
from letters import Exempt, Question, Reply, sample

from content.foi_vehicles import COMMISSIONER, OUT_OF_TIME, officer

SIGNED = ("Gethin Oyelaran", "Information Rights Co-ordinator")
SIGNER = officer("Gethin Oyelaran", "Information Rights Co-ordinator", TRUST.name, "other")
REVIEW = f"{OUT_OF_TIME} the {TRUST.review}."
ACT = "Thank you for your request under the Freedom of Information Act 2000 (FOIA)."
FOIA = {"short": "FOIA", "long": "Freedom of Information Act 2000", "origin": "inline"}

COST = Reply(
    "foi-trust-cancelled",
    TRUST,
    "refused",
    (
        Question(
            "1",
            "For each outpatient appointment cancelled by the Trust since 1 April 2022, please give the date, the "
            "clinic, the reason and how long the patient then waited.",
            (
                "The Trust holds this information, but only in the notes of each clinic. Some 38,000 appointments were "
                "cancelled in the period, and at two minutes a note it would take more than 1,200 hours to find what "
                "you ask for.",
                "The Trust is therefore refusing the request under section 12 of the Act, as the cost of complying "
                "would exceed the appropriate limit of £450.",
                "You could narrow your request to one clinic and one month.",
            ),
            "refused",
            (Exempt("FOIA s12", "the cost of complying would exceed the appropriate limit"),),
        ),
    ),
    reference="RFI-3290",
    received="2026-01-20",
    replied="2026-02-13",
    requester="Mr Ptolemy Asquith-Noor",
    opening=("Dear Mr Asquith-Noor", ACT, "You requested the following information:"),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    acronyms=(FOIA,),
    refline="Reference: RFI-3290",
    layout="apart",
    labels=("Request", "Trust response"),
)

PERSONAL = Reply(
    "foi-trust-incident",
    TRUST,
    "refused",
    (
        Question(
            "1",
            "The report of the investigation into the events on Linnet Ward on 7 and 8 November 2024.",
            (),
            "refused",
            shared=True,
        ),
        Question(
            "2",
            "The statements that members of staff gave to it.",
            (
                "Both the report and the statements are withheld. They consist almost wholly of the personal data of "
                "patients and staff, some of it about their health, and to disclose them would breach the first data "
                "protection principle. Section 40(2) of the Act applies to them.",
                "The statements were moreover given on the promise that they would be kept confidential, and their "
                "disclosure would be a breach of confidence that somebody could take to court. Section 41(1) applies "
                "to them.",
                "Both are absolute exemptions, and no public interest test is needed.",
            ),
            "refused",
            (Exempt("FOIA s40(2)", "personal data"), Exempt("FOIA s41(1)", "breach of confidence", "2")),
        ),
    ),
    reference="RFI-3344",
    received="2026-02-19",
    replied="2026-03-18",
    requester="Ottilie Brandreth",
    address=("Brandreth Legal", "2 Notary Court", "Ellerminster EM1 5NC"),
    opening=("Dear Ms Brandreth", ACT, "In your letter, which we received on 19 February 2026, you asked for:"),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    acronyms=(FOIA,),
    layout="apart",
    labels=("", "Decision"),
)

VEXATIOUS = Reply(
    "foi-trust-parking",
    TRUST,
    "refused",
    (
        Question(
            None,
            None,
            (
                "This is the twenty-third request on one and the same subject that we have had from you since May 2025. The "
                "earlier ones were answered, and the matter has been looked into by the Ombudsman, who found no fault. We consider that the request is intended to reopen what has been "
                "settled and that answering it would place a burden on staff out of all proportion to its value.",
                "We are therefore refusing it under section 14(1) of the Act as vexatious.",
            ),
            "refused",
            (Exempt("FOIA s14(1)", "vexatious"),),
        ),
    ),
    reference="RFI-3351",
    received="2026-02-25",
    replied="2026-03-11",
    requester="Mr Hereward Plumstead",
    address=("40 Quay Road", "Ellerminster EM4 7TZ"),
    opening=(
        "Dear Mr Plumstead",
        "I write about your request of 25 February 2026, made under the Freedom of Information Act 2000 (the Act).",
    ),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    layout="told",
    formats=("docx",),
)

SAMPLES = tuple(map(sample, (COST, PERSONAL, VEXATIOUS)))
