"""The front of the pack: summons with members and contacts, information for the public, glossary, list of business."""

from __future__ import annotations

from meetings import Attendee, Meeting, attendance_facts, meeting_fact
from typesetting.blocks import Block, Fact, Grid, NewPage, Part, Row, Space, Text
from typesetting.looks import Letterhead

COMMISSION = "Health and Wellbeing Scrutiny Commission"
MEETING = Meeting(
    COMMISSION, "2026-03-24", "17:30", "Meeting Room 2, Guildhall, Tanners Row, Ellerminster EM1 2AB", "agenda", "m1"
)
MEMBERS = (
    Attendee("Councillor Bexwell", "Chair", status="member"),
    Attendee("Councillor Iqbal-Reeve", "Vice-Chair", status="member"),
    *(
        Attendee(f"Councillor {name}", status="member")
        for name in ("Ashgrove", "Cazalet", "Kinvig", "Lambourne", "Quennell", "Uttley")
    ),
)
HEAD = Letterhead("shield", ("Ellerminster", "City Council"))
CONTACTS: tuple[Row, ...] = (
    {"name": "Piers Wadlow", "role": "Governance Services Officer", "organisation": "Ellerminster City Council",
     "initials": None, "kind": "officer"},
    {"name": "Hyacinth Obuya", "role": "Senior Governance Services Officer",
     "organisation": "Ellerminster City Council", "initials": None, "kind": "officer"},
)  # fmt: skip

GLOSSARY = (
    ("AAA", "Abdominal Aortic Aneurysm"),
    ("ADHD", "Attention Deficit Hyperactivity Disorder"),
    ("ASC", "Adult Social Care"),
    ("BCF", "Better Care Fund"),
    ("BMI", "Body Mass Index"),
    ("CAMHS", "Child and Adolescent Mental Health Services"),
    ("CHC", "Continuing Healthcare"),
    ("COPD", "Chronic Obstructive Pulmonary Disease"),
    ("CQC", "Care Quality Commission"),
    ("CVD", "Cardiovascular Disease"),
    ("D2A", "Discharge to Assess"),
    ("DHSC", "Department of Health and Social Care"),
    ("dmft", "Decayed, Missing or Filled Teeth"),
    ("DoLS", "Deprivation of Liberty Safeguards"),
    ("DTOC", "Delayed Transfers of Care"),
    ("ED", "Emergency Department"),
    ("EHCP", "Education, Health and Care Plan"),
    ("EIA", "Equality Impact Assessment"),
    ("EWP", "Eller and Wolds Partnership NHS Foundation Trust"),
    ("GP", "General Practitioner"),
    ("HWB", "Health and Wellbeing Board"),
    ("IAPT", "Improving Access to Psychological Therapies"),
    ("ICB", "Integrated Care Board"),
    ("ICS", "Integrated Care System"),
    ("IMD", "Index of Multiple Deprivation"),
    ("JSNA", "Joint Strategic Needs Assessment"),
    ("LGBTQ+", "Lesbian, Gay, Bisexual, Trans, Queer and others"),
    ("LTC", "Long Term Condition"),
    ("MASH", "Multi-Agency Safeguarding Hub"),
    ("MDT", "Multi-Disciplinary Team"),
    ("MECC", "Making Every Contact Count"),
    ("MMR", "Measles, Mumps and Rubella"),
    ("NHSE", "NHS England"),
    ("NICE", "National Institute for Health and Care Excellence"),
    ("NRT", "Nicotine Replacement Therapy"),
    ("OHID", "Office for Health Improvement and Disparities"),
    ("OT", "Occupational Therapist"),
    ("PCN", "Primary Care Network"),
    ("PHOF", "Public Health Outcomes Framework"),
    ("PSED", "Public Sector Equality Duty"),
    ("QOF", "Quality and Outcomes Framework"),
    ("SEND", "Special Educational Needs and Disabilities"),
    ("STI", "Sexually Transmitted Infection"),
    ("UKHSA", "UK Health Security Agency"),
    ("VCSE", "Voluntary, Community and Social Enterprise"),
)
TITLE = f"USEFUL ACRONYMS RELATING TO THE {COMMISSION.upper()}"

AGENDA: tuple[tuple[str, str, str | None, str], ...] = (
    ("1", "WELCOME AND APOLOGIES FOR ABSENCE", None,
     "To welcome those present and to receive any apologies for absence."),
    ("2", "DECLARATIONS OF INTERESTS", None,
     "Members are asked to declare any interests they may have in the business to be discussed."),
    ("3", "MINUTES OF THE PREVIOUS MEETING", "Appendix A",
     "The minutes of the meeting held on 27 January 2026 have been circulated, and Members are asked to confirm them as "
     "a correct record."),
    ("4", "CHAIR’S ANNOUNCEMENTS", None, "The Chair is invited to make any announcements."),
    ("5", "QUESTIONS, REPRESENTATIONS AND STATEMENTS OF CASE", None,
     "Any questions, representations and statements of case received in time will be reported."),
    ("6", "PETITIONS", None, "Any petitions received will be reported."),
    ("7", "CHILDREN’S ORAL HEALTH", "Appendix B",
     "The Director of Public Health submits a report on the teeth of five-year-olds and on supervised brushing."),
    ("8", "HOSPITAL DISCHARGE: HOME FIRST", "Appendix C",
     "The Director of Adult Social Care submits a report on the first year of the Home First service."),
    ("9", "WAITING TIMES FOR CARE ACT ASSESSMENTS", "Appendix D",
     "The Director of Adult Social Care submits a report on waiting times."),
    ("10", "DIRECTOR OF PUBLIC HEALTH’S ANNUAL REPORT 2025", "Appendix E",
     "The Director of Public Health presents the annual report, which is about growing older in the city."),
    ("11", "WINTER IN THE COMMUNITY HOSPITALS", "Appendix F",
     "The Eller and Wolds Partnership NHS Foundation Trust gives a presentation."),
    ("12", "WORK PROGRAMME", "Appendix G",
     "Members are asked to consider the work programme and to suggest items for it."),
    ("13", "ANY OTHER URGENT BUSINESS", None, ""),
)  # fmt: skip


def summons() -> list[Block]:
    """The front sheet."""
    names = ", ".join(person.name.removeprefix("Councillor ") for person in MEMBERS[2:-1])
    rest = f"Councillors {names} and {MEMBERS[-1].name.removeprefix('Councillor ')}"
    facts = (meeting_fact(MEETING), *attendance_facts(MEETING, MEMBERS))
    return [
        Part("front sheet", "Agenda frontsheet", None, "Agenda"),
        Text(f"MEETING OF THE {COMMISSION.upper()}", "titleleft", facts=facts),
        Space(8),
        Text("DATE: **TUESDAY, 24 MARCH 2026**", "flush"),
        Text("TIME: **5:30 pm**", "flush"),
        Text("PLACE: **Meeting Room 2, Guildhall, Tanners Row, Ellerminster EM1 2AB**", "flush"),
        Space(12),
        Text("**Members of the Commission**", "flush"),
        Text("Councillor Bexwell (Chair)", "tight"),
        Text("Councillor Iqbal-Reeve (Vice-Chair)", "tight"),
        Text(rest, "flush"),
        Text("**Standing Invitees (Non-Voting)**", "flush"),
        Text("Representative of Healthwatch Ellerminster (to be advised)", "flush"),
        Space(6),
        Text("Members of the Commission are invited to attend the above meeting to consider the business listed overleaf.",
             "flush"),
        Space(20),
        Text("For Monitoring Officer", "flush"),
        Space(60),
        Text("**Officer contacts:**", "tight"),
        Text("Hyacinth Obuya, Senior Governance Services Officer, Tel: 01632 960351", "tight"),
        Text("Piers Wadlow, Governance Services Officer, Tel: 01632 960352", "tight"),
        Text("e-mail: scrutiny@ellerminster.example", "tight"),
        Text("Ellerminster City Council, Guildhall, Tanners Row, Ellerminster EM1 2AB", "tight"),
    ]  # fmt: skip


def public() -> list[Block]:
    """What members of the public need to know."""
    return [
        NewPage(),
        Text("Information for members of the public", "titleleft"),
        Text("**Attending meetings and access to information**", "flush"),
        Text("You have the right to attend meetings of the Council, its Cabinet and its committees, and to see copies of "
             "agendas and minutes. Now and then a meeting may, for reasons set out in law, consider some items in "
             "private.", "flush"),
        Text("Dates of meetings and copies of public agendas and minutes are on the Council’s website at "
             "https://democracy.ellerminster.example, or can be had from us by using the details below.", "flush"),
        Text("**Making meetings accessible to all**", "flush"),
        Text("Wheelchair access – the public rooms of the Guildhall are reached by the side door in Tanners Row; press "
             "the plate at the right of the door to open it.", "flush"),
        Text("Large print and translation – if you need this please speak to the officers named on the front page. "
             "Allow five working days.", "flush"),
        Text("Induction loops – all meeting rooms have one.", "flush"),
        Text("**Filming and recording the meeting**", "flush"),
        Text("Anybody may film, photograph or record a public meeting. We ask those who do so:", "flush"),
        Text("to let others see and hear the meeting without interruption;", "list", "▪"),
        Text("to turn off the sound of their devices and not to use bright lights;", "list", "▪"),
        Text("to point the camera only at those who take part in the meeting;", "list", "▪"),
        Text("to ask the Chair to tell those present that they may be filmed.", "list", "▪"),
        Text("**Further information**", "flush"),
        Text("If you have any questions about the above or about the business to be discussed please write to "
             "scrutiny@ellerminster.example or call in at the Guildhall. For press enquiries please telephone the "
             "**Communications Office on 01632 960300**.", "flush"),
    ]  # fmt: skip


def glossary() -> list[Block]:
    """The acronyms as a ruled table over two pages."""
    rows = (("Acronym", "Meaning"), *GLOSSARY)
    facts = tuple(
        (number, Fact("acronyms", {"short": short, "long": long, "origin": "glossary"}))
        for number, (short, long) in enumerate(GLOSSARY, 1)
    )
    grid = Grid(rows, (110, 340), row_facts=facts, record={"title": TITLE})
    return [NewPage(), Text(TITLE, "subtitle"), Space(6), grid]


def agenda() -> list[Block]:
    """The list of business."""
    made: list[Block] = [
        NewPage(),
        Text("__PUBLIC SESSION__", "subtitle"),
        Text("__AGENDA__", "subtitle"),
        Text("FIRE / EMERGENCY EVACUATION", "subheading"),
        Text("If the alarm sounds please leave the building at once by the nearest exit and go to the assembly point in "
             "the cathedral close. The officers will show you the way.", "flush"),
    ]  # fmt: skip
    for number, title, appendix, note in AGENDA:
        row: Row = {"meeting": "m1", "number": number, "title": title}
        made.append(Text(title, "heading", f"{number}.", facts=(Fact("items", row),)))
        if appendix:
            made.append(Text(f"**{appendix}**", "right"))
        if note:
            made.append(Text(note))
    return made


def blocks() -> list[Block]:
    """The whole front."""
    return [*summons(), *public(), *glossary(), *agenda()]
