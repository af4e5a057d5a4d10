"""Replies of the city council to requests of many kinds."""

from __future__ import annotations

from dataclasses import replace

from authorities import CITY
from letters import Exempt, Question, Reply, sample
from typesetting.blocks import Fact, Grid, Text
from typesetting.looks import Furniture, Look, Template

from content.foi_vehicles import COMMISSIONER, OGL, OUT_OF_TIME, officer

SIGNED = ("Imogen Tarrant-Bell", "Information Governance Officer")
SIGNER = officer("Imogen Tarrant-Bell", "Information Governance Officer", CITY.name)
REVIEW = f"{OUT_OF_TIME}: {CITY.review}."
THANKS = "Thank you for your request for information, which has been handled under the Freedom of Information Act 2000."

MISSING = Grid(
    (
        ("Ward", "2023/24", "2024/25"),
        ("Castle Orchard", "14", "11"),
        ("Fenny Lane", "22", "25"),
        ("Northgate", "9", "13"),
        ("Ropewalk", "31", "28"),
        ("Total", "76", "77"),
    ),
    (160, 80, 80),
    numeric=(1, 2),
    record={"title": None},
)

NESTED = Reply(
    "foi-city-bins",
    CITY,
    "disclosed",
    (
        Question(
            "1a",
            "How many wheeled bins were reported missing?",
            ("76 in 2023/24 and 77 in 2024/25. The figures for each ward are these:", MISSING),
            lead="1. For each of the financial years 2023/24 and 2024/25:",
            label="a)",
        ),
        Question("1b", "How many of those were replaced without charge?", ("All but four.",), label="b)"),
        Question("2", "What does a replacement bin cost a household?", ("£32.50 since 1 April 2025.",)),
        Question(
            "3",
            "Does the Council use chips or other tags in its bins? If so, what are they for?",
            ("Yes. They tell the crew to which address a bin belongs, and nothing is weighed.",),
        ),
    ),
    reference="FOI 25/1188",
    received="2025-06-02",
    replied="2025-06-24",
    requester="Mr Anselm Cotterdale",
    address=("Flat 3, 81 Ropewalk", "Ellerminster EM2 5DJ"),
    title="Freedom of Information Act 2000 – missing bins",
    opening=(
        "Dear Mr Cotterdale",
        f"{THANKS} It reached us on 2 June 2025. Your questions are in bold, with our answers below.",
    ),
    closing=(REVIEW, COMMISSIONER, OGL),
    licence="Open Government Licence",
    signed=SIGNED,
    people=(SIGNER,),
)

TIMES = Fact(
    "tables",
    {
        "title": None,
        "header_rows": 0,
        "rows": [["Once", "412"], ["Twice", "138"], ["Three times", "51"], ["Four or more times", "23"]],
        "row_pages": [1, 1, 1, 1],
    },
)

FIGURES = Reply(
    "foi-city-absences",
    CITY,
    "disclosed",
    (
        Question(
            "1",
            "How many members of staff were absent through sickness in 2024/25, by the number of times?",
            (
                Text("Once 412", "list", "•", facts=(TIMES,)),
                Text("Twice 138", "list", "•"),
                Text("Three times 51", "list", "•"),
                Text("Four or more times 23", "list", "•"),
            ),
        ),
        Question("2", "What was the average number of working days lost for each full-time post?", ("9.4 days",)),
    ),
    reference="FOI 25/2031",
    received="2025-10-06",
    replied="2025-10-28",
    requester="Ms Delphine Varga",
    address=("by email: delphine.varga@mail.example",),
    opening=("Dear Ms Varga", f"{THANKS} Please find our reply below."),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    layout="apart",
    labels=("You asked", "Our answer"),
    look=Look(size=11.5),
)

FUTURE = Reply(
    "foi-city-survey",
    CITY,
    "refused",
    (
        Question(
            None,
            "Please send me the results of the residents’ survey that was carried out in the autumn, with the answers "
            "to each question broken down by ward.",
            (
                "The Council holds the information. It is being prepared for publication on our website in April 2026, "
                "as was planned before you made your request, and we consider that section 22 of the Act (information "
                "intended for future publication) applies.",
                "Section 22 is a qualified exemption. There is a public interest in residents seeing what they and "
                "their neighbours have told us; but it is better served by publishing all the results at once, checked "
                "and with the notes that are needed to understand them. We have decided to maintain the exemption.",
            ),
            "refused",
            (Exempt("FOIA s22", "information intended for future publication"),),
        ),
    ),
    reference="FOI 26/0102",
    received="2026-01-12",
    replied="2026-02-06",
    requester="Mr Casimir Ollerenshaw",
    address=("9 Saltern Close", "Ellerminster EM4 7UL"),
    opening=("Dear Mr Ollerenshaw", "Freedom of Information Act 2000", "On 12 January 2026 you wrote:"),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    layout="told",
    formats=("docx",),
)

HARM = Reply(
    "foi-city-cctv",
    CITY,
    "partial",
    (
        Question("1.", "How many cameras does the Council operate in public places?", ("118",), "disclosed"),
        Question(
            "2.",
            "What did they cost to run in 2024/25?",
            ("£203,900, staff included.",),
            "disclosed",
        ),
        Question(
            "3.",
            "Please list the address of every camera and say which are not working at present.",
            (
                "A map of the cameras is on our website. Which of them are out of order is withheld under section "
                "31(1)(a), since it would show offenders where they are not watched, and under section 38(1)(b), since "
                "that would endanger the safety of the public. The public interest in preventing crime and harm "
                "outweighs that in knowing the state of each camera on a given day.",
            ),
            "partial",
            (
                Exempt("FOIA s31(1)(a)", "prevention or detection of crime"),
                Exempt("FOIA s38(1)(b)", "the safety of the public"),
            ),
        ),
    ),
    reference="FOI 25/1702",
    received="2025-08-18",
    replied="2025-09-12",
    requester="Mrs Jocasta Wynne-Tolley",
    opening=(
        "Dear Mrs Wynne-Tolley",
        "**Re: Freedom of Information request FOI 25/1702**",
        "I can confirm that the Council holds information relevant to your request of 18 August 2025 under the "
        "Freedom of Information Act 2000. Our response is in the table.",
    ),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    layout="tabled",
    labels=("Your question", "Our response"),
)
HARM = replace(
    HARM,
    questions=tuple(
        replace(each, number=(each.number or "").rstrip("."), label=each.number) for each in HARM.questions
    ),
)

FLOODS = Reply(
    "eir-city-flood-model",
    CITY,
    "refused",
    (
        Question(
            None,
            "All drafts of the hydraulic model of the River Eller between Weirside and the ring road, and any comments "
            "on them by the Council’s consultants.",
            (
                "Because the request is about the state of the environment we have dealt with it under the "
                "Environmental Information Regulations 2004.",
                "The model is not finished. The drafts differ from each other by as much as 40 centimetres at the same "
                "point, and are being checked against the flood of January. Regulation 12(4)(d) provides that a public "
                "authority may refuse to disclose material which is still in the course of completion, unfinished "
                "documents or incomplete data.",
                "We have applied a presumption in favour of disclosure. Home owners and insurers may rely on figures "
                "that are likely to be wrong, and officers need room to test them. In all the circumstances the public "
                "interest in maintaining the exception outweighs the public interest in disclosure. The model will be "
                "published when it is complete, which we expect in September 2026.",
            ),
            "refused",
            (
                Exempt(
                    "EIR 12(4)(d)",
                    "material which is still in the course of completion, unfinished documents or incomplete data",
                ),
            ),
        ),
    ),
    reference="EIR 26/0044",
    legislation="EIR",
    received="2026-02-02",
    replied="2026-02-27",
    requester="Dr Leopold Strand-Amadi",
    address=("The Lock House", "Weirside", "Ellerminster EM6 1HL"),
    title="Environmental Information Regulations 2004: river model",
    opening=("Dear Dr Strand-Amadi", "Your request, which we received on 2 February 2026, was for:"),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    layout="told",
)

PLANNING = Reply(
    "eir-city-planning-advice",
    CITY,
    "partial",
    (
        Question(
            "1",
            "The pre-application advice given about the former dairy in Northgate since 2022.",
            (
                "Please find the two letters of advice enclosed. The names and telephone numbers of the applicant’s "
                "staff have been taken out under regulation 13(1), since they are personal data and their disclosure "
                "would not be fair.",
            ),
            "partial",
            (Exempt("EIR 13(1)", "personal data"),),
        ),
        Question(
            "2",
            "The viability assessment which the applicant sent with the first enquiry.",
            (
                "This is withheld under regulation 12(5)(e), which protects the confidentiality of commercial "
                "information where it is provided by law to protect a legitimate economic interest. The assessment "
                "was given in confidence before any application was made. The public interest in it will be met by the "
                "assessment that must be published with an application.",
            ),
            "refused",
            (Exempt("EIR 12(5)(e)", "the confidentiality of commercial information"),),
        ),
        Question(
            "3",
            "Notes of any site visits.",
            ("No notes were made of the one visit, on 14 March 2024, so that we hold none.",),
            "not_held",
        ),
    ),
    reference="EIR 26/0051",
    legislation="EIR",
    received="2026-02-16",
    replied="2026-03-13",
    requester="Northgate Society",
    address=("c/o Mr T Haxley", "22 Dairy Yard, Ellerminster EM1 9PA"),
    opening=(
        "Dear Mr Haxley",
        "ENVIRONMENTAL INFORMATION REGULATIONS 2004",
        "I refer to your request received on 16 February 2026. For each part of it I set out what you asked for, "
        "and then what we hold and can let you have.",
    ),
    closing=(REVIEW, COMMISSIONER),
    signed=SIGNED,
    people=(SIGNER,),
    layout="italic",
    look=Look(size=11, justify=True, hyphenate=True),
)

REPEATED = Reply(
    "foi-city-benches",
    CITY,
    "disclosed",
    (
        Question("1", "How many benches are in the city’s parks?", ("643",), "disclosed"),
        Question("2", "How many carry a memorial plaque?", ("211",), "disclosed"),
        Question("3", "How many were repaired last year?", ("58, at a cost of £7,310",), "disclosed"),
    ),
    reference=None,
    received=None,
    replied=None,
    requester="",
    opening=(
        "FREEDOM OF INFORMATION ACT 2000/ENVIRONMENTAL INFORMATION REGULATIONS 2004",
        "Your request for information has now been considered and the Council’s response to your questions is shown "
        "below.",
    ),
    legislation="FOIA/EIR",
    closing=(
        "If you are dissatisfied with the handling of your request please write to:",
        Text(CITY.review, "flush"),
        COMMISSIONER,
    ),
    layout="prefixed",
    template=Template(Furniture(foot=("", "", "")), margins=(72, 72, 64, 64)),
    document={"title": None},
)

SAMPLES = tuple(map(sample, (NESTED, FIGURES, FUTURE, HARM, FLOODS, PLANNING, REPEATED)))
