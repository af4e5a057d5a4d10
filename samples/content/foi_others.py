"""Replies of the neighbours: a parish clerk's mail, a Scottish council, the police, the county."""

from __future__ import annotations

from authorities import COUNTY, DISTRICT, POLICE, SCOTS, TARROWBY
from letters import Exempt, Question, Reply, sample
from typesetting.looks import Look
from typesetting.plain import Mail

from content.foi_vehicles import COMMISSIONER, OUT_OF_TIME, officer

PARISH = Reply(
    "foi-tarrowby-benches",
    TARROWBY,
    "disclosed",
    (
        Question(
            None,
            "What did the memorial bench on the green cost, and who paid for it?",
            (
                "The bench cost £640 and the plaque £58. The parish council paid for both out of its amenities fund, "
                "and a resident gave £200 towards it.",
            ),
        ),
    ),
    reference=None,
    replied="2018-09-03",
    dated="3 September 2018",
    opening=(
        "Dear Mrs Quillan",
        "Freedom of Information Act 2000",
        "Thank you for your letter to the parish council. You asked:",
    ),
    closing=(
        f"If you are not happy with this answer please write to {TARROWBY.review}. You may also complain to the "
        "Information Commissioner.",
    ),
    signed=("Rosalind Achterberg", "Clerk to Tarrowby Parish Council"),
    people=(officer("Rosalind Achterberg", "Clerk to Tarrowby Parish Council", TARROWBY.name),),
    layout="told",
    formats=("txt",),
)

NOTHING = Reply(
    "foisa-strathorran-trees",
    SCOTS,
    "not_held",
    (
        Question(
            "1",
            "How many trees did the Council plant in Orran in each year since 2015?",
            ("The Council plants trees as part of wider works and keeps no count of them.",),
            "not_held",
        ),
        Question(
            "2",
            "How many of those have died?",
            (
                "For the same reason we do not have this information. In terms of section 17 of the Act this letter is "
                "formal notice that it is not held.",
            ),
            "not_held",
        ),
    ),
    reference="FOI-2025-0611",
    legislation="FOISA",
    received="2025-09-01",
    replied="2025-09-26",
    requester="Mr R MacIldowie",
    opening=(
        "Dear Mr MacIldowie",
        "**Freedom of Information (Scotland) Act 2002**",
        "Your request of 1 September 2025 has been considered under the Act. Our answer to each question follows it.",
    ),
    closing=(
        "If you are dissatisfied with this response you may ask the Council to review it, within 40 working days, by "
        f"writing to the {SCOTS.review}.",
    ),
    signed=("Mairead Dunwoodie", "Records and Information Manager"),
    people=(officer("Mairead Dunwoodie", "Records and Information Manager", SCOTS.name),),
    formats=("docx",),
)

SILENT = Reply(
    "foi-constabulary-caution",
    POLICE,
    "neither",
    (
        Question(
            None,
            "Has a named councillor of Port Sallow been interviewed under caution at any time since 2023?",
            (
                "Brackenshire Constabulary can neither confirm nor deny that it holds the information you have "
                "requested, since the duty in section 1(1)(a) of the Act does not apply, by virtue of section "
                "40(5B)(a)(i) – personal information. To confirm or deny that somebody had been interviewed would "
                "itself disclose personal data about them.",
            ),
            "neither",
            (Exempt("FOIA s40(5B)(a)(i)", "personal information"),),
        ),
    ),
    reference="01/FOI/26/000788/K",
    received="2026-03-02",
    replied="2026-03-20",
    dated="Date: 20/03/2026",
    refline="Our ref: 01/FOI/26/000788/K",
    title="FREEDOM OF INFORMATION ACT 2000",
    opening=(
        "Dear Sir or Madam",
        "Your request for information, received at this office on 02/03/2026, reads as follows:",
    ),
    middle=("**Response**",),
    closing=(f"{OUT_OF_TIME} the {POLICE.review}.", COMMISSIONER),
    signed=("Information Disclosure Unit",),
    layout="told",
)

PUBLISHED = Reply(
    "eir-brackenshire-air",
    COUNTY,
    "elsewhere",
    (
        Question(
            "i",
            "The hourly readings of nitrogen dioxide at Shire Hill in 2025.",
            (),
            "elsewhere",
            label="(i)",
            shared=True,
        ),
        Question(
            "ii",
            "The method by which the readings are checked.",
            (
                "The readings and the method are published on our air quality pages, at "
                "https://air.brackenshire.example/shire-hill, which are brought up to date every day.",
            ),
            "elsewhere",
            label="(ii)",
        ),
    ),
    reference="EIR/2026/0019",
    legislation="EIR",
    received="2026-01-26",
    replied="2026-02-11",
    requester="Ms Eulalia Fonteyn-Byrd",
    address=("5 Abbot’s Yard", "Bracken EM9 2LL"),
    dated="11th February 2026",
    refline="Our reference EIR/2026/0019",
    opening=(
        "Dear Ms Fonteyn-Byrd,",
        "**Request under the Environmental Information Regulations 2004**",
        "You wrote to the County Council on 26th January 2026 and asked for:",
    ),
    closing=(f"{OUT_OF_TIME} the {COUNTY.review}.", COMMISSIONER),
    signed=("Desmond Faircloth", "Senior Information Rights Adviser"),
    people=(officer("Desmond Faircloth", "Senior Information Rights Adviser", COUNTY.name),),
    layout="apart",
    labels=("", "Our response"),
    look=Look(family="Serif", size=12, justify=True),
)

UNCLEAR = Reply(
    "foi-northtarrow-contracts",
    DISTRICT,
    "clarification",
    (
        Question(
            None,
            "Everything you have about contracts with consultants.",
            (
                "As it stands we cannot tell which documents you mean. The Council has let 214 contracts that might be "
                "called consultancy since 2019. Please tell us which years, services or firms you are interested in, "
                "and whether you would be content with a list of the contracts and their value.",
            ),
            "clarification",
        ),
    ),
    reference="NT/FOI/1955",
    replied="2026-03-10",
    dated=" ",
    refline="Our reference: NT/FOI/1955",
    opening=("Dear Mr Dacre,", "We have received your request under the Freedom of Information Act 2000 for:"),
    closing=("The time for our answer will begin on the day on which we hear from you.",),
    signed=("Bronagh Eastlake", "Data and Information Officer", "North Tarrow District Council"),
    people=(officer("Bronagh Eastlake", "Data and Information Officer", DISTRICT.name),),
    layout="told",
    review=False,
    formats=("eml",),
    mail=Mail(
        "North Tarrow Requests <requests@northtarrow.example>",
        "Crispin Dacre <c.dacre@mail.example>",
        "Your request NT/FOI/1955",
        "Tue, 10 Mar 2026 09:05:31 +0000",
    ),
)

SAMPLES = tuple(map(sample, (PARISH, NOTHING, SILENT, PUBLISHED, UNCLEAR)))
