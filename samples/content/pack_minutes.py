"""The minutes of the meeting before, bound into the pack as Appendix A."""

from __future__ import annotations

from meetings import Act, Attendee, Clause, Context, Item, Meeting, Resolved, Ruling, Say, Style, items_blocks
from typesetting.blocks import Block, Grid, NewPage, Part, Space, Text

from content.city_scrutiny import masthead

MEETING = Meeting("Health and Wellbeing Scrutiny Commission", "2026-01-27", "17:30", None, "minutes", "m2")
MEMBERS = (
    Attendee("Councillor Bexwell", "Chair"),
    Attendee("Councillor Iqbal-Reeve", "Vice-Chair"),
    Attendee("Councillor Ashgrove"),
    Attendee("Councillor Kinvig"),
    Attendee("Councillor Lambourne"),
    Attendee("Councillor Quennell"),
    Attendee("Councillor Uttley"),
)
OTHERS = (
    Attendee("Councillor Adeyemi-Stone", "Cabinet Member for Public Health"),
    Attendee("Dr Benedict Oyarzun", "Director of Public Health", "officer", kind="officer"),
    Attendee("Mercy Tolliver", "Director of Adult Social Care", "officer", kind="officer"),
    Attendee(
        "Nathaniel Crewe-Osei",
        "Chief Operating Officer",
        "guest",
        kind="other",
        organisation="Eller and Wolds Partnership NHS Foundation Trust",
    ),
)
AWAY = (Attendee("Councillor Cazalet", status="apologies"),)
EVERYBODY = (*MEMBERS, *OTHERS, *AWAY)
STYLE = Style()

UPTAKE = Grid(
    (
        ("Group", "2024/25", "2025/26", "England 2025/26"),
        ("Aged 65 and over", "68.2%", "70.1%", "74.9%"),
        ("Aged two and three", "33.7%", "38.4%", "42.6%"),
        ("Pregnant women", "29.5%", "34.0%", "35.1%"),
        ("Staff of care homes", "18.8%", "24.3%", "n/a"),
    ),
    (150, 80, 80, 100),
    numeric=(1, 2, 3),
    record={"title": "Table 1. Uptake of flu vaccine to 31 December"},
)

ITEMS = (
    Item("38", "WELCOME AND APOLOGIES FOR ABSENCE", (
        "The Chair opened the meeting and led introductions.",
        "Apologies were received from Councillor Cazalet.",
    )),
    Item("39", "DECLARATIONS OF INTERESTS", (
        "The Chair asked members of the Commission to declare any interests in the proceedings.",
        "Councillor Uttley declared an other disclosable interest in item 44 as a governor of the Eller and Wolds "
        "Partnership NHS Foundation Trust.",
    )),
    Item("40", "MINUTES OF THE PREVIOUS MEETING", (
        Resolved(("That the minutes of the meeting held on 25 November 2025 be confirmed as a correct record.",)),
    )),
    Item("41", "CHAIR’S ANNOUNCEMENTS", (
        "The Chair thanked all who had taken part in the visit to the walk-in centre at Quay Road.",
        "She reminded Members that the consultation on pharmacy opening hours closed on 13 February.",
    )),
    Item("42", "QUESTIONS, REPRESENTATIONS AND STATEMENTS OF CASE", (
        "The Monitoring Officer reported that one question had been received, from a resident of Highcross Mead, who "
        "asked what the Council was doing about vaping near schools.",
        Say("The Director of Public Health replied that trading standards officers had visited 31 shops since September "
            "and seized goods from nine of them. She was told that a written answer would also be sent to her.",
            (Act("She was told that a written answer would also be sent to her."),)),
    )),
    Item("43", "WINTER VACCINATIONS", (
        "The Director of Public Health gave a verbal update with slides. Key points were as follows:",
        Say("Uptake of the flu vaccine had risen in every group, though it stayed below that of England.", label="•"),
        Say("The new nasal spray clinics in libraries had reached 640 children whose parents had not answered letters.",
            label="•"),
        Say("Two care homes had had outbreaks of norovirus; both had since been declared over.", label="•"),
        Text("Table 1. Uptake of flu vaccine to 31 December", "caption"),
        UPTAKE,
        "In response to questions from Members the following was noted:",
        Say("Vaccination of care home staff was voluntary. Uptake differed widely between homes, from 6% to 71%.",
            label="•"),
        Say("Letters were sent in six languages, and text messages in English alone.", label="•"),
        Say("Figures for each ward could be had from the primary care networks, but with a delay of two months.",
            label="•"),
        Say("A Member said that she had been called to a clinic eleven miles away. The Director asked her for details "
            "after the meeting.", label="•"),
        Resolved((
            "That the update be noted.",
            Clause("That the Director of Public Health circulate the uptake of each vaccine by ward.",
                   Act(owner="the Director of Public Health")),
            Clause("That the Commission write to the Integrated Care Board to ask that text messages be sent in the "
                   "languages in which letters are sent.", Act(owner="the Commission")),
        )),
    )),
    Item("44", "CROWDED WARDS AT THE SALTERN HOSPITAL", (
        "Nathaniel Crewe-Osei, Chief Operating Officer of the Eller and Wolds Partnership NHS Foundation Trust, "
        "introduced the report.",
        "He explained that the two wards closed for repair in August had been expected to open again in November. "
        "Asbestos had been found behind the panels of one of them, and the work had stopped for seven weeks.",
        "Members of the Commission made these comments:",
        Say("Patients on trolleys in corridors had little privacy, and their families did not know whom to ask.",
            label="•"),
        Say("It was not clear how many operations had been put off, since the report gave percentages only.", label="•"),
        Say("The staff had shown great patience and deserved thanks.", label="•"),
        "In reply it was stated that:",
        Say("214 planned operations had been put off since August, of which 180 had now been carried out.", label="•"),
        Say("A matron was now on duty in the corridor at all times between 8 am and 10 pm.", label="•"),
        Say("Mr Crewe-Osei agreed to let the Commission have the weekly numbers until the wards were open.",
            (Act(None, "Mr Crewe-Osei"),), label="•"),
        Resolved((
            "That the report be noted.",
            Clause("That the Trust be invited to a later meeting to report on the winter as a whole.",
                   Act()),
        )),
    )),
    Item("45", "ADULT SOCIAL CARE CHARGING POLICY", (
        "The Director of Adult Social Care submitted a report on the results of the consultation about charging.",
        "Councillor Adeyemi-Stone, Cabinet Member for Public Health, attended in place of the Cabinet Member for Adult "
        "Social Care, who was unwell.",
        "The Commission heard that 1,906 people had been written to and that 388 had answered. Most opposed a charge "
        "for arranging care for those who pay for all of it; somewhat more than half supported a yearly review of "
        "everybody’s means.",
        "Councillor Quennell asked how many people would pay more. The Director said that about 240 people would pay an "
        "average of £11 a week more, and 60 would pay less.",
        "Councillor Kinvig was concerned about people who did not open their letters.",
        Say("The Director would look into sending a visitor to everyone whose charge rose by more than £20 a week.",
            (Act(None, "The Director"),)),
        Resolved((
            "That the report be noted.",
            Clause("That a note on the cost of collecting the proposed charges be sent to all Members of the "
                   "Commission.", Act()),
        )),
    )),
    Item("46", "WORK PROGRAMME", (
        Say("The work programme was noted.", rulings=(Ruling("noted"),)),
        Say("Councillor Lambourne thanked the officers for the visit to Quay Road."),
    )),
    Item("47", "ANY OTHER URGENT BUSINESS", (
        "There being no other business, the meeting closed at 7.51 pm.",
    )),
)  # fmt: skip


def blocks() -> list[Block]:
    """The whole part."""
    made: list[Block] = [
        NewPage("minutes"),
        Part(
            "minutes",
            "Minutes of the Meeting of the HEALTH AND WELLBEING SCRUTINY COMMISSION",
            "3",
            "3 Minutes of the previous meeting",
        ),
        *masthead(MEETING, MEMBERS, "Held: TUESDAY, 27 JANUARY 2026 at 5:30 pm", EVERYBODY),
        Text("__In Attendance__", "flush"),
        *(Text(", ".join(filter(None, (person.name, person.role, person.organisation))), "tight") for person in OTHERS),
        Space(6),
        Text("* * *   * *   * * *", "center"),
        *items_blocks(Context(meeting="m2", style=STYLE), ITEMS),
    ]
    return made
