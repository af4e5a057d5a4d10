"""One request about electric vehicles, and what eight authorities answered."""

from __future__ import annotations

from authorities import BOROUGH, CITY, COUNTY, DISTRICT, FIRE, POLICE, SCOTS, TRUST
from letters import Answer, Exempt, Question, Reply, sample
from typesetting.blocks import Grid, Row
from typesetting.looks import Look
from typesetting.plain import Mail

REQUESTER = "Ms Philippa Garroway-Stint"
ADDRESS = ("14 Larkspur Terrace", "Weirside", "Ellerminster", "EM6 8QZ")
ASKED = (
    "How many vehicles did your organisation own or lease on 31 March 2025?",
    "How many of those vehicles were fully electric?",
    "How much did your organisation spend on charging points for electric vehicles in the financial year 2024/25?",
    "Please give the name of the supplier of each charging point and the date on which its contract ends.",
)
OUT_OF_TIME = (
    "If you are not satisfied with the way in which your request has been handled, you may ask for an internal "
    "review within 40 working days. Please write to"
)
OGL = (
    "You may re-use the information that we have produced under the terms of the Open Government Licence, as long "
    "as you say where it came from."
)
COMMISSIONER = (
    "If you remain dissatisfied after the review you may complain to the Information Commissioner’s Office, Wycliffe "
    "House, Water Lane, Wilmslow, Cheshire SK9 5AF."
)


def answered(*answers: tuple[tuple[Answer, ...], str] | None, **exempt: Exempt) -> tuple[Question, ...]:
    """The four questions, answers and outcomes; None is answered with the next; `q3=` is what the third relies on."""
    made = []
    for step, (text, answer) in enumerate(zip(ASKED, answers, strict=True), 1):
        relied = (exempt[f"q{step}"],) if f"q{step}" in exempt else ()
        if answer is None:
            following = next(each for each in answers[step:] if each is not None)
            made.append(Question(str(step), text, (), following[1], (), shared=True))
        else:
            made.append(Question(str(step), text, answer[0], answer[1], relied))
    return tuple(made)


def officer(name: str, role: str, organisation: str, kind: str = "officer") -> Row:
    """The person who signs."""
    return {"name": name, "role": role, "organisation": organisation, "initials": None, "kind": kind}


SUPPLIERS = Grid(
    (
        ("Site", "Supplier", "Contract ends"),
        ("Guildhall car park", "Voltside Charging Ltd", "31 March 2027"),
        ("Quay Road depot", "Voltside Charging Ltd", "31 March 2027"),
        ("Highcross Mead leisure centre", "Amberline Energy Services", "30 September 2026"),
        ("Lammas Fields park and ride", "Amberline Energy Services", "30 September 2026"),
    ),
    (170, 170, 110),
    record={"title": None},
)

CITY_REPLY = Reply(
    "foi-vehicles-ellerminster",
    CITY,
    "disclosed",
    answered(
        (("The Council owned 214 vehicles and leased a further 63 on that date.",), "disclosed"),
        (
            ("41 of them were fully electric: 38 cars and light vans, and three refuse collection vehicles.",),
            "disclosed",
        ),
        (("£186,420, of which £120,000 was met by a government grant.",), "disclosed"),
        (("The information is set out in the table below.", SUPPLIERS), "disclosed"),
    ),
    reference="FOI 26/0417",
    received="2026-02-09",
    replied="2026-03-03",
    title="Freedom of Information Act 2000: electric vehicles",
    requester=REQUESTER,
    address=ADDRESS,
    opening=(
        "Dear Ms Garroway-Stint",
        "Thank you for your request for information, which we received on 9 February 2026 and have handled under the "
        "Freedom of Information Act 2000. Your questions and our answers are as follows.",
    ),
    closing=(
        f"{OUT_OF_TIME}: {CITY.review}.",
        COMMISSIONER,
        OGL,
    ),
    licence="Open Government Licence",
    signed=("Imogen Tarrant-Bell", "Information Governance Officer", "Ellerminster City Council"),
    people=(officer("Imogen Tarrant-Bell", "Information Governance Officer", CITY.name),),
)

TRUST_REPLY = Reply(
    "foi-vehicles-ellerwolds",
    TRUST,
    "partial",
    answered(
        (("96 vehicles, all of them leased.",), "disclosed"),
        (("12",), "disclosed"),
        (("£48,150",), "disclosed"),
        (
            (
                "The Trust holds this information but is withholding it under section 43(2) of the Act (commercial "
                "interests). A tender for further charging points is under way, and to publish the present supplier’s "
                "terms now would be likely to prejudice the Trust’s own position in it.",
                "This is a qualified exemption. We recognise the interest in openness about public contracts, but "
                "consider that the public interest in obtaining value for money outweighs it until the tender closes.",
            ),
            "refused",
        ),
        q4=Exempt("FOIA s43(2)", "commercial interests"),
    ),
    reference="RFI-3316",
    received="2026-02-09",
    replied="2026-03-06",
    title=None,
    requester="Philippa Garroway-Stint",
    refline="Reference: Freedom of Information/RFI-3316",
    opening=(
        "Dear Ms Garroway-Stint",
        "I write further to your request of 9 February 2026 under the Freedom of Information Act 2000 (“the Act”). "
        "The Trust’s response to each of your questions is given beneath it.",
    ),
    closing=(f"{OUT_OF_TIME} the {TRUST.review}.", COMMISSIONER),
    signed=("Gethin Oyelaran", "Information Rights Co-ordinator"),
    people=(officer("Gethin Oyelaran", "Information Rights Co-ordinator", TRUST.name, "other"),),
    formats=("docx",),
    layout="italic",
    look=Look(size=11, auto_numbers=True),
)

COUNTY_REPLY = Reply(
    "foi-vehicles-brackenshire",
    COUNTY,
    "partial",
    answered(
        (("The County Council owned or leased 642 vehicles on 31 March 2025.",), "disclosed"),
        (("57",), "disclosed"),
        None,
        (
            (
                "Charging points are bought by each of the 71 establishments that have them and are not recorded "
                "apart from other electrical work. To find the spending and the contracts would mean reading some "
                "4,300 invoices, which we estimate would take more than 70 hours.",
                "Section 12(1) of the Act allows a public authority to refuse a request where the cost of compliance "
                "would exceed the appropriate limit, which for the County Council is £450 or 18 hours of work. "
                "Please treat this letter as a refusal notice for questions 3 and 4.",
            ),
            "refused",
        ),
        q4=Exempt("FOIA s12(1)", "cost of compliance"),
    ),
    reference="IR/2026/0238",
    received="2026-02-10",
    replied="2026-03-09",
    requester="Ms P Garroway-Stint",
    address=("By email",),
    dated="9th March 2026",
    refline="Our reference IR/2026/0238",
    opening=(
        "Dear Ms Garroway-Stint,",
        "**Request under the Freedom of Information Act 2000**",
        "We received your request on 10th February 2026. You asked for the following:",
    ),
    middle=(
        "The County Council holds the information that you asked for, and our response follows in the order of your "
        "questions.",
    ),
    closing=(f"{OUT_OF_TIME} the {COUNTY.review}.", COMMISSIONER),
    signed=("Desmond Faircloth", "Senior Information Rights Adviser"),
    people=(officer("Desmond Faircloth", "Senior Information Rights Adviser", COUNTY.name),),
    layout="apart",
    labels=("Your request", "Our response"),
    look=Look(family="Serif", size=12, justify=True),
)

BOROUGH_REPLY = Reply(
    "foi-vehicles-portsallow",
    BOROUGH,
    "not_held",
    (
        Question("1", ASKED[0], (), "not_held", shared=True),
        Question("2", ASKED[1], (), "not_held", shared=True),
        Question("3", ASKED[2], (), "not_held", shared=True),
        Question(
            "4",
            ASKED[3],
            (
                "Port Sallow Borough Council does not hold the information requested in questions 1 to 4. Its refuse, "
                "street cleaning and parks services have been run by a contractor since 2019, the contractor owns the "
                "vehicles, and the Council has no charging points of its own.",
                "You may wish to ask North Tarrow District Council, which manages the contract on our behalf.",
            ),
            "not_held",
        ),
    ),
    reference="PSBC-10877",
    replied="2026-02-24",
    dated="Date: 24/02/2026",
    refline="Ref: PSBC-10877",
    opening=(
        "Dear Ms Garroway-Stint",
        "FREEDOM OF INFORMATION ACT 2000 - ELECTRIC VEHICLES",
        "Thank you for your email asking for information under the Freedom of Information Act. You asked:",
    ),
    middle=("Response:",),
    labels=("", ""),
    closing=(f"{OUT_OF_TIME} the {BOROUGH.review}.", COMMISSIONER),
    signed=("Customer Information Team", "Port Sallow Borough Council"),
    layout="apart",
    formats=("txt",),
)

POLICE_REPLY = Reply(
    "foi-vehicles-constabulary",
    POLICE,
    "neither",
    answered(
        *[None, None, None],
        (
            (
                "In accordance with section 31(3) of the Act (law enforcement), Brackenshire Constabulary neither "
                "confirms nor denies that it holds the information requested. To say how many vehicles of a kind the "
                "force has, or where they are charged, would help those who wish to recognise the vehicles used in "
                "surveillance, by comparing the answers of forces over time.",
                "We have considered the public interest in confirming or denying, and find that it is outweighed by "
                "the harm that this would do to the prevention and detection of crime. This is not to be taken as a "
                "sign that the information is or is not held.",
            ),
            "neither",
        ),
        q4=Exempt("FOIA s31(3)", "law enforcement"),
    ),
    reference="01/FOI/26/000512/K",
    received="2026-02-09",
    replied="2026-03-05",
    requester="",
    dated="Date: 05/03/2026",
    refline="Our ref: 01/FOI/26/000512/K",
    title="FREEDOM OF INFORMATION ACT 2000",
    opening=(
        "Dear Ms Garroway-Stint",
        "Thank you for your request for information, received at this office on 09/02/2026, in which you asked:",
    ),
    middle=(),
    labels=("", "Response"),
    closing=(f"{OUT_OF_TIME} the {POLICE.review}.", COMMISSIONER),
    signed=("Information Disclosure Unit",),
    layout="apart",
)

SCOTS_REPLY = Reply(
    "foi-vehicles-strathorran",
    SCOTS,
    "partial",
    answered(
        (("388 vehicles.",), "disclosed"),
        (("102 vehicles, among them 19 minibuses.",), "disclosed"),
        (("The Council spent £311,704 on charging points in 2024/25.",), "disclosed"),
        (
            (
                "All points are supplied by Glenbolt Power Ltd. The date on which the contract ends is withheld under "
                "section 33(1)(b) of the Freedom of Information (Scotland) Act 2002, since its disclosure would be "
                "likely to prejudice substantially the commercial interests of the supplier, which is negotiating "
                "its renewal. The Council finds that the public interest favours maintaining the exemption.",
            ),
            "partial",
        ),
        q4=Exempt("FOISA s33(1)(b)", "commercial interests"),
    ),
    reference="FOI-2026-0093",
    legislation="FOISA",
    received="2026-02-09",
    replied="2026-03-09",
    title="Freedom of Information (Scotland) Act 2002 – Request for Information",
    requester="Ms P Garroway-Stint",
    address=("14 Larkspur Terrace", "Ellerminster EM6 8QZ"),
    opening=(
        "Dear Ms Garroway-Stint",
        "I refer to your request for information received on 9 February 2026. The Council’s response is set out below.",
    ),
    closing=(
        "If you are dissatisfied with this response you may ask the Council to review it, within 40 working days, by "
        f"writing to the {SCOTS.review}. If you are still dissatisfied you may then apply to the Scottish "
        "Information Commissioner for a decision.",
    ),
    signed=("Mairead Dunwoodie", "Records and Information Manager"),
    people=(officer("Mairead Dunwoodie", "Records and Information Manager", SCOTS.name),),
    layout="prefixed",
)

FIRE_REPLY = Reply(
    "foi-vehicles-fire",
    FIRE,
    "clarification",
    (
        Question("1", ASKED[0], (), "clarification", shared=True),
        Question("2", ASKED[1], (), "clarification", shared=True),
        Question(
            "3",
            ASKED[2],
            (
                "Before we can answer questions 1 to 3 we need to know whether you mean appliances and special "
                "vehicles as well as cars and vans, and whether vehicles on hire for less than a month are to be "
                "counted. Please let us know which of these you would like us to include.",
            ),
            "clarification",
        ),
        Question(
            "4",
            ASKED[3],
            (
                "Could you also tell us whether question 4 is about charging points for the public, for our own "
                "vehicles, or both?",
            ),
            "clarification",
        ),
    ),
    reference="FRA/FOI/2026/31",
    received="2026-02-09",
    replied="2026-02-12",
    requester="P Garroway-Stint",
    opening=(
        "Dear Ms Garroway-Stint",
        "Your request under the Freedom of Information Act 2000, received on 9 February 2026, has been passed to me. "
        "You asked:",
    ),
    labels=("Request", "Clarification needed"),
    closing=(
        "We cannot take your request further until we have heard from you. If we have had no answer within two months "
        "we shall take it that you no longer want the information.",
    ),
    signed=("Hollis Penhaligon", "Governance Officer"),
    people=(officer("Hollis Penhaligon", "Governance Officer", FIRE.name),),
    layout="apart",
    review=False,
    formats=("docx",),
)

DISTRICT_MAIL = Reply(
    "foi-vehicles-northtarrow",
    DISTRICT,
    "elsewhere",
    answered(
        None,
        None,
        None,
        (
            (
                "All of this information is already published, in the fleet and contracts registers on our open data "
                "pages at https://data.northtarrow.example/fleet and https://data.northtarrow.example/contracts. It "
                "is therefore exempt under section 21 of the Act, as it is reasonably accessible to you by other "
                "means.",
            ),
            "elsewhere",
        ),
        q4=Exempt("FOIA s21", "reasonably accessible to you by other means"),
    ),
    reference="NT/FOI/1940",
    replied="2026-02-19",
    dated=" ",
    refline="Our reference: NT/FOI/1940",
    opening=(
        "Dear Ms Garroway-Stint,",
        "Your request under the Freedom of Information Act 2000 was as follows:",
    ),
    middle=("Our answer to all four questions is this.",),
    labels=("", ""),
    closing=(
        f"If you are unhappy with this answer you can ask for an internal review by writing to {DISTRICT.review}. "
        "After that you have the right to complain to the Information Commissioner.",
    ),
    signed=("Bronagh Eastlake", "Data and Information Officer", "North Tarrow District Council", "Tel: 01632 960480"),
    people=(officer("Bronagh Eastlake", "Data and Information Officer", DISTRICT.name),),
    layout="apart",
    formats=("eml",),
    mail=Mail(
        "North Tarrow Requests <requests@northtarrow.example>",
        "Philippa Garroway-Stint <p.garroway-stint@mail.example>",
        "RE: Freedom of Information request - electric vehicles [NT/FOI/1940]",
        "Thu, 19 Feb 2026 11:42:10 +0000",
    ),
)

SAMPLES = tuple(
    map(
        sample,
        (CITY_REPLY, TRUST_REPLY, COUNTY_REPLY, BOROUGH_REPLY, DISTRICT_MAIL, POLICE_REPLY, SCOTS_REPLY, FIRE_REPLY),
    )
)
