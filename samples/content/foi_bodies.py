"""Replies of ten more kinds of body: university, police, hospital, fire, department, Scottish council, rivers, licensing."""

from __future__ import annotations

from authorities import CITY, DEPARTMENT, FIRE, GLENMARROW, HOSPITALS, POLICE, RIVERS, UNIVERSITY
from letters import Exempt, Question, Reply, sample
from typesetting.blocks import Grid, Text
from typesetting.looks import Look
from typesetting.plain import Mail

from content.foi_vehicles import COMMISSIONER, OUT_OF_TIME, officer

SCOTTISH = (
    "If you are then still dissatisfied you may apply to the Scottish Information Commissioner, Kinburn Castle, "
    "Doubledykes Road, St Andrews KY16 9DS."
)

MISCONDUCT = Reply(
    "foi-university-misconduct",
    UNIVERSITY,
    "partial",
    (
        Question(
            "1",
            "How many students were referred for academic misconduct in each academic year since 2022/23?",
            (
                Grid(
                    (
                        ("Academic year", "Undergraduate", "Taught postgraduate", "Research"),
                        ("2022/23", "214", "96", "<5"),
                        ("2023/24", "251", "118", "<5"),
                        ("2024/25", "302", "131", "6"),
                    ),
                    (110, 110, 130, 80),
                    record={"title": None},
                ),
                "Figures below five are shown as “<5”.",
            ),
        ),
        Question(
            "2a",
            "How many of those cases concerned the use of artificial intelligence?",
            ("The cause was first recorded in 2024/25, when there were 187 such cases.",),
            label="2. (a)",
        ),
        Question(
            "2b",
            "How many of those students appealed?",
            ("Appeals are not recorded by cause, and so this information is not held.",),
            "not_held",
            label="(b)",
        ),
        Question(
            "3",
            "What did the University pay for detection software in 2024/25, and to which company?",
            (
                "The supplier is Textmark Ltd. The price that was paid is withheld under section 43(2) of the Act, since its "
                "disclosure would be likely to prejudice the University’s position when the contract is let again in "
                "2026. There is a public interest in how the University spends its money. We consider however that the "
                "public interest in maintaining the exemption outweighs that in disclosure while the tender is open.",
            ),
            "partial",
            (Exempt("FOIA s43(2)", "commercial interests"),),
        ),
    ),
    reference="FOI-25-318",
    received="2025-10-06",
    replied="2025-10-31",
    requester="Ms Ottoline Pargeter",
    opening=(
        "Dear Ms Pargeter",
        "**Freedom of Information Act 2000: academic misconduct**",
        "I refer to your email of 6 October 2025. Your questions are set out below in italics, with our answers.",
    ),
    closing=(f"{OUT_OF_TIME} {UNIVERSITY.review}.", COMMISSIONER),
    signed=("Dr Ansel Whitcombe", "Head of Information Compliance"),
    people=(officer("Dr Ansel Whitcombe", "Head of Information Compliance", UNIVERSITY.name, "other"),),
    layout="italic",
)

DEVICES = Reply(
    "foi-constabulary-devices",
    POLICE,
    "partial",
    (
        Question(None, "How many times were conducted energy devices drawn in 2024?", (), label="•", shared=True),
        Question(
            None,
            "How many of those times were they fired?",
            ("They were drawn 412 times in 2024 and fired 61 times.",),
            label="•",
        ),
        Question(
            None,
            "How many officers were trained in their use on 31 December 2024?",
            (
                "The number of officers trained is exempt under section 31(1)(a) of the Act, as it would let offenders "
                "estimate how many officers on duty are likely to carry a device. We have weighed the public interest in "
                "knowing that the force is equipped against the risk to officers and the public, and find that the "
                "balance favours maintaining the exemption.",
            ),
            "refused",
            (Exempt("FOIA s31(1)(a)", "law enforcement"),),
            label="•",
        ),
        Question(
            None,
            "How many complaints about their use were upheld?",
            ("No information held. Complaints are not categorised by the equipment used.",),
            "not_held",
            label="•",
        ),
    ),
    reference="01/FOI/25/004411/D",
    received="2025-02-17",
    replied="2025-03-14",
    dated="Date: 14/03/2025",
    refline="Our ref: 01/FOI/25/004411/D",
    opening=(
        "Dear Sir or Madam",
        "**FREEDOM OF INFORMATION ACT 2000**",
        "I write in connection with your request for information which was received by Brackenshire Constabulary on "
        "17 February 2025.",
        "**You asked:**",
    ),
    middle=("**In response:**",),
    closing=(f"{OUT_OF_TIME} the {POLICE.review}.", COMMISSIONER),
    signed=("Disclosure Officer", "Brackenshire Constabulary"),
    layout="ranged",
)

AGENCY = Reply(
    "foi-hospitals-agency",
    HOSPITALS,
    "partial",
    (
        Question("1", "Does the Trust use agency nurses?", ("Yes",)),
        Question(
            "2", "What was spent on them in 2023/24 and in 2024/25?", ("2023/24: £4,118,206 and 2024/25: £2,970,455",)
        ),
        Question("3", "What was the highest price of a single shift?", ("£1,044",)),
        Question(
            "4",
            "How many shifts could not be filled?",
            ("The Trust does not record unfilled shifts centrally. Each ward keeps its own roster, on paper.",),
            "not_held",
        ),
        Question(
            "5",
            "Where are the Trust’s rules on the use of agencies published?",
            ("They are available on our website: https://www.tarrowvalleyhospitals.example/policies/agency",),
            "elsewhere",
        ),
    ),
    reference="25-0907",
    received="2025-07-01",
    replied="2025-07-24",
    opening=(
        "Dear Mr Okonjo-Bright",
        "Thank you for your request of 1 July 2025 under the Freedom of Information Act 2000. Our answers are in the "
        "table.",
    ),
    closing=(f"{OUT_OF_TIME} {HOSPITALS.review}.", COMMISSIONER),
    signed=("Freedom of Information Office",),
    requester="Mr Lucian Okonjo-Bright",
    address=("by email: l.okonjobright@mail.example",),
    layout="tabled",
    labels=("FOI Question", "Trust Response"),
    formats=("docx",),
)

ALARMS = Reply(
    "foi-fire-alarms",
    FIRE,
    "disclosed",
    (
        Question(
            None,
            "Please provide the number of false alarms that the Service attended at hospitals and at schools in each of "
            "the last two financial years.",
            ("Hospitals: 208 in 2023/24 and 194 in 2024/25. Schools: 311 in 2023/24 and 276 in 2024/25.",),
        ),
    ),
    reference="FRA/FOI/2025/118",
    received="2025-08-11",
    replied="2025-08-29",
    opening=(
        "False alarms at hospitals and schools",
        "Reference number: FRA/FOI/2025/118",
        "Date received: 11 August 2025",
        "Date responded: 29 August 2025",
        "**Request details**",
    ),
    middle=(
        "**Response details**",
        "Brackenshire Fire and Rescue Authority has considered this request under the Freedom of Information Act 2000.",
    ),
    layout="page",
    formats=("txt",),
    review=False,
)

FERRIES = Reply(
    "foi-department-ferries",
    DEPARTMENT,
    "partial",
    (
        Question(
            None,
            "All submissions to ministers between 1 March and 30 June 2025 on the ending of the subsidy for the Sallow Sound "
            "ferry, and the dates of any meetings with the operator.",
            (
                "Meetings with the operator took place on 8 April, 6 May and 17 June 2025.",
                "The submissions are withheld under section 35(1)(a) of the Act, which relates to the formulation of "
                "government policy. Section 35 is a qualified exemption and we have considered the public interest. There is "
                "a public interest in understanding how decisions about transport to the islands are reached. Against "
                "this, ministers need a safe space in which to weigh options while the policy is still live. On balance "
                "we consider that the public interest in maintaining the exemption outweighs the public interest in "
                "disclosure at this time.",
            ),
            "partial",
            (Exempt("FOIA s35(1)(a)", "formulation of government policy"),),
        ),
    ),
    reference="DW/2025/07714",
    received="2025-07-14",
    replied="2025-08-08",
    requester="Hamish Trevelyan-Ogg",
    opening=(
        "Dear Hamish Trevelyan-Ogg",
        "Thank you for your request of 14 July 2025, which we have dealt with under the Freedom of Information Act 2000. "
        "You asked for:",
    ),
    closing=(f"{OUT_OF_TIME} {DEPARTMENT.review}.", COMMISSIONER),
    signed=("Ferries and Inland Waterways Division",),
    layout="told",
)

SCHOOLS = Reply(
    "foisa-glenmarrow-schools",
    GLENMARROW,
    "partial",
    (
        Question(
            "1",
            "What was the roll of each primary school in Glenmarrow in September 2025?",
            (
                "The rolls are published at https://www.glenmarrow.example/schools/rolls and are therefore exempt under section "
                "25(1) of the Act, as the information is otherwise accessible.",
            ),
            "elsewhere",
            (Exempt("FOISA s25(1)", "information otherwise accessible"),),
        ),
        Question(
            "2",
            "How many placing requests were refused for each school?",
            (
                Grid(
                    (
                        ("School", "Requests", "Refused"),
                        ("Glenmarrow Primary", "41", "9"),
                        ("St Brannoc’s Primary", "18", "2"),
                        ("Inverfallan Primary", "7", "0"),
                    ),
                    (170, 90, 90),
                    record={"title": None},
                ),
            ),
        ),
        Question(
            "3",
            "Please give the reason for each refusal and the distance of the child’s home from the school.",
            (
                "As so few children are concerned, the reasons and distances would identify them. They are personal data and "
                "exempt under section 38(1)(b) of the Act. This is an absolute exemption.",
            ),
            "refused",
            (Exempt("FOISA s38(1)(b)", "personal information"),),
        ),
        Question(
            "4",
            "How many of the refused families moved to an independent school?",
            (
                "The Council does not have this information, and gives you notice to that effect under section 17 of the Act.",
            ),
            "not_held",
        ),
    ),
    reference="GC/FOI/2025/1204",
    legislation="FOISA",
    received="2025-11-03",
    replied="2025-11-28",
    requester="Mrs Eilidh Crannoch",
    address=("3 Weavers’ Brae", "Glenmarrow ZY7 2QD"),
    opening=(
        "Dear Mrs Crannoch",
        "**Freedom of Information (Scotland) Act 2002**",
        "I refer to your request of 3 November 2025. For ease of reference your questions are repeated, each with the Council’s "
        "response.",
    ),
    closing=(
        f"If you are dissatisfied with this response you may require the Council to review it by writing to {GLENMARROW.review}.",
        SCOTTISH,
    ),
    signed=("Torquil Abernethy-Rao", "Information Governance Adviser"),
    people=(officer("Torquil Abernethy-Rao", "Information Governance Adviser", GLENMARROW.name),),
    formats=("docx",),
)

OUTFALLS = Reply(
    "eir-rivers-outfalls",
    RIVERS,
    "refused",
    (
        Question(
            "1",
            "Copies of all emails sent or received by the Authority since 2010 which mention any outfall on the Eller.",
            (),
            "refused",
            shared=True,
        ),
        Question(
            "2",
            "Any notes of telephone calls about the same.",
            (
                "A search of our mail archive gave 61,400 messages that may be within scope. At one minute each it would take "
                "more than a thousand hours to read them.",
                "We are therefore refusing your request under regulation 12(4)(b) of the Environmental Information Regulations "
                "2004, since it is manifestly unreasonable. This states:",
                Text(
                    "For the purposes of paragraph (1)(a), a public authority may refuse to disclose information to the extent "
                    "that—",
                    "list",
                    "12.—(4)",
                ),
                Text("the request for information is manifestly unreasonable;", "list", "(b)"),
                "The exception is subject to the public interest test. We recognise the great public interest in the state of "
                "the river. The burden on a small authority would be so heavy that in our view the public interest favours "
                "maintaining the exception.",
                "You may wish to ask about one outfall and one year.",
            ),
            "refused",
            (Exempt("EIR 12(4)(b)", "manifestly unreasonable"),),
        ),
    ),
    reference="EIR2025/0093",
    legislation="EIR",
    received="2025-05-06",
    replied="2025-06-02",
    opening=("Dear Applicant", "**Environmental Information Regulations 2004**", "**Your request**"),
    middle=("**Our decision**",),
    closing=(f"{OUT_OF_TIME} {RIVERS.review}.", COMMISSIONER),
    signed=("Perpetua Lindqvist-Hale", "Legal and Information Manager"),
    people=(officer("Perpetua Lindqvist-Hale", "Legal and Information Manager", RIVERS.name, "other"),),
    layout="apart",
    labels=("", ""),
)

LICENCES = Reply(
    "foi-city-licences",
    CITY,
    "disclosed",
    (
        Question("1", "A list of all premises licensed to sell alcohol after midnight.", ("Please see Attachment 1.",)),
        Question(
            "2", "The number of reviews of licences in each year since 2021.", ("2021: 4; 2022: 7; 2023: 3; 2024: 9",)
        ),
        Question(
            "3", "The policy under which late licences are granted.", ("The policy is attached as Attachment 2.",)
        ),
    ),
    reference="FOI 25/1187",
    received="2025-04-02",
    replied="2025-04-22",
    opening=(
        "Dear Ms Fairweather-Quist,",
        "Our reference: FOI 25/1187",
        "Thank you for your request of 2 April 2025 under the Freedom of Information Act 2000. I have copied your questions in and "
        "answered each in turn.",
    ),
    closing=(f"{OUT_OF_TIME} the {CITY.review}.",),
    signed=("Imogen Tarrant-Bell", "Information Governance Officer", "Ellerminster City Council"),
    people=(officer("Imogen Tarrant-Bell", "Information Governance Officer", CITY.name),),
    layout="prefixed",
    formats=("eml",),
    dated="",
    refline="",
    mail=Mail(
        "Ellerminster FOI <foi@ellerminster.example>",
        "Sunniva Fairweather-Quist <s.quist@mail.example>",
        "RE: FOI 25/1187 late licences",
        "Tue, 22 Apr 2025 11:40:00 +0000",
    ),
)

QUARRY = Reply(
    "eirs-glenmarrow-quarry",
    GLENMARROW,
    "partial",
    (
        Question(
            None,
            "All correspondence about dust from the Carrick Hill quarry since January 2024, including but not limited to "
            "complaints, monitoring reports and letters from the operator.",
            (
                "I enclose the monitoring reports and the letters from the operator.",
                "An exception under regulation 11(2) of the Environmental Information (Scotland) Regulations 2004 applies to the "
                "names and addresses of those who complained, as these are personal data. An exception under regulation "
                "10(4)(e) applies to three internal emails. The public interest in making them available is outweighed by that "
                "in maintaining the exception, since officers must be able to discuss enforcement freely.",
            ),
            "partial",
            (Exempt("EIRS 11(2)", "personal data"), Exempt("EIRS 10(4)(e)", "internal communications")),
        ),
    ),
    reference="GC/EIR/2025/0077",
    legislation="EIRS",
    received="2025-09-09",
    replied="2025-10-07",
    opening=(
        "Carrick Hill quarry: EIR release",
        "Glenmarrow Council",
        "Reference: GC/EIR/2025/0077",
        "Date received: 9 September 2025",
        "Date responded: 7 October 2025",
        "**Information requested**",
    ),
    middle=("**Response**",),
    layout="page",
    formats=("txt",),
    review=False,
)

CLINIC = Reply(
    "foi-hospitals-clinic",
    HOSPITALS,
    "partial",
    (
        Question(
            "1a",
            "How many patients were waiting for a first appointment on 1 June 2025 for dermatology?",
            ("1,212",),
            label="a)",
            lead="1. Waiting lists",
        ),
        Question("1b", "How many for rheumatology?", ("486",), label="b)"),
        Question("2", "What is the longest wait of a patient still on either list?", ("61 weeks, for dermatology.",)),
        Question(
            "3",
            "Please send the minutes of the last four meetings at which the waiting lists were discussed.",
            (
                "The minutes of March and April 2025 are enclosed as Annex A. Those of May and June are exempt under section 22 of "
                "the Act, because they will be published with the papers of the Board in September and it is reasonable that "
                "you should wait until then.",
            ),
            "partial",
            (Exempt("FOIA s22", "information intended for future publication"),),
        ),
    ),
    reference="25-1013",
    received="2025-06-30",
    replied="2025-07-28",
    requester="Mr Caspian Dell",
    opening=(
        "Dear Mr Dell",
        "Under the terms of the Freedom of Information Act 2000 the Trust is able to give you the following information in answer to "
        "your request, which was received on 30 June 2025.",
    ),
    closing=(f"{OUT_OF_TIME} {HOSPITALS.review}.", COMMISSIONER),
    signed=("Freedom of Information Office",),
    look=Look(justify=True, size=10.5),
)

SAMPLES = tuple(
    sample(reply)
    for reply in (MISCONDUCT, DEVICES, AGENCY, ALARMS, FERRIES, SCHOOLS, OUTFALLS, LICENCES, QUARRY, CLINIC)
)
