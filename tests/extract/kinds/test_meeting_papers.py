"""Small papers of invented councils in many styles, and what they must give."""

from __future__ import annotations

import pytest

from extract.drafting import draft
from extract.kinds import agenda, minutes, pack, parse, report
from extract.paper import Block, Line, Paper, PaperPage, Span, Style
from extract.records import Records

BOLD = Style(11.0, bold=True)
PLAIN = Style(11.0)


def block(text: str, page: int, top: float) -> Block:
    """A paragraph; `**` sets bold, `|` a wide gap, a leading `- ` a bullet, `# ` a heading."""
    kind, label = "paragraph", None
    if text.startswith("# "):
        kind, text = "heading", f"**{text[2:]}**"
    if text.startswith("- "):
        kind, label, text = "item", "•", text[2:]
    spans, x = [], 72.0
    for column in text.split("|"):
        for at, part in enumerate(column.split("**")):
            if part.strip():
                width = 5.0 * len(part.strip())
                spans.append(Span(part.strip(), BOLD if at % 2 else PLAIN, x, x + width))
                x += width + 3
        x += 60
    plain = " ".join(span.text for span in spans)
    box = (72.0, top, x, top + 11)
    line = Line(plain, page, tuple(spans), box, 11.0, all(span.style.bold for span in spans))
    return Block(kind, plain, page, (line,), box, label=label)


def paper(*pages: str) -> Paper:
    made = []
    for number, text in enumerate(pages, 1):
        lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
        blocks = tuple(block(line, number, 60.0 + 16 * at) for at, line in enumerate(lines))
        made.append(PaperPage(number, blocks, (), 595.0, 842.0))
    return Paper("paper.pdf", "pdf", tuple(made), len(made))


def read(text: str) -> Records:
    return parse(paper(text)).records


PARISH = """
# HOLLOWBECK PARISH COUNCIL
# MINUTES OF THE PARISH COUNCIL MEETING HELD ON TUESDAY, 4 MARCH 2025 at 7.30 pm in the Village Hall
Present: Cllrs J Ashdown (Chair), P Brack, Mrs R Cole and T Dunn; Ann Early, Clerk
# 1. Apologies
Apologies were received from Cllr V Frost (holiday).
# 2. Minutes
The minutes of the 4 February meeting were approved and signed. Proposed by Cllr Brack, seconded by Cllr Dunn.
# 3. Grass cutting
Three quotations had been received.
RESOLVED: (i) That the quotation of £900 be accepted; (ii) That the Clerk inform the contractor.
Cllr Cole said that she agreed with the choice.
# 4. Reports
It was noted that the lane had flooded.
The report had been approved by the District Council.
# 5. Date of next meeting: Tuesday 1 April 2025
The meeting closed at 8.45 pm
"""


def test_parish_minutes() -> None:
    said = read(PARISH)
    assert said.document.kind == "minutes"
    assert (said.document.authority, said.document.committee) == ("Hollowbeck Parish Council", "Parish Council")
    assert (said.meetings[0].date, said.meetings[0].time) == ("2025-03-04", "19:30")
    assert [(row.name, row.role, row.status) for row in said.attendance] == [
        ("Cllr J Ashdown", "Chair", "present"),
        ("Cllr P Brack", None, "present"),
        ("Mrs R Cole", None, "present"),
        ("Cllr T Dunn", None, "present"),
        ("Ann Early", "Clerk", "present"),
        ("Cllr V Frost", None, "apologies"),
    ]
    assert [(row.number, row.title) for row in said.items] == [
        ("1", "Apologies"),
        ("2", "Minutes"),
        ("3", "Grass cutting"),
        ("4", "Reports"),
        ("5", "Date of next meeting"),
    ]
    assert [(row.item, row.label, row.verb, row.text, row.mover, row.seconder) for row in said.decisions] == [
        (
            "2",
            None,
            "approved",
            "The minutes of the 4 February meeting were approved and signed.",
            "Cllr Brack",
            "Cllr Dunn",
        ),
        ("3", "i", "RESOLVED", "That the quotation of £900 be accepted;", None, None),
        ("3", "ii", "RESOLVED", "That the Clerk inform the contractor.", None, None),
    ]


COUNCIL = """
# EASTVALE BOROUGH COUNCIL
# COUNCIL
MINUTES of a meeting of the Council held in the Guildhall, Eastvale on Thursday, 6 November 2025.
PRESENT: Councillor A North (Mayor), Councillors Bell, Carr, Dean, OBE, East and Dr F Field
IN ATTENDANCE: Mr G Grey (Chief Executive) and Ms H Hart (Head of Law)
# 41. Apologies for absence
The Head of Law reported apologies from Councillors Iles and Jay.
# 42. Budget amendment
1) Councillor Bell proposed, and Councillor Carr seconded the motion that
“Council is asked to approve the revised budget.”
2) Councillor East proposed and Councillor Dean seconded the following amendment:
“That a further £10,000 be spent on parks.”
3) The Mayor put the amendment set out in paragraph 2 to the vote and the voting was as follows:
For (2)
Councillor Dean, Councillor East
Against (4)
Councillor Bell, Councillor Carr, Councillor North, Dr Field
Abstain (0)
Amendment lost.
4) The Mayor put the substantive motion to the vote and the voting was as follows:
For (6)
Against (0)
Motion carried.
5) RESOLVED that Council approves the revised budget.
"""


def test_motions_votes_and_amendments() -> None:
    said = read(COUNCIL)
    assert [row.name for row in said.attendance if row.status == "apologies"] == ["Councillor Iles", "Councillor Jay"]
    assert [row.name for row in said.attendance if row.capacity == "officer"] == ["Mr G Grey", "Ms H Hart"]
    lost, made = said.decisions
    assert (lost.verb, lost.mover, lost.votes_for, lost.votes_against) == ("Amendment lost", "Councillor East", 2, 4)
    assert (made.text, made.mover, made.seconder) == (
        "that Council approves the revised budget.",
        "Councillor Bell",
        "Councillor Carr",
    )
    assert (made.votes_for, made.votes_against, made.abstentions) == (6, 0, None)
    assert [row.name for row in said.votes if row.vote == "for"] == ["Councillor Dean", "Councillor East"]


COLUMNS = """
# Minutes of Meeting of Glenmoor Community Council held on 3rd June 2024 in Glenmoor Hall
PRESENT|Kay Combe|KC|Helen Post|HP
John Slade|JS|Ray Allan|RA
The meeting was chaired by JS.
# 1 Police Report
PC Jo Lake attended the meeting. There had been two thefts.
# 2 Apologies
Mary Cairn (MCa), Michael Cook {Glen Council} (MC)
# 3 Matters arising
JS agreed to write to the owner.
It was agreed to proceed with the lights.
"""


def test_names_in_columns_with_initials() -> None:
    said = read(COLUMNS)
    assert [(row.name, row.role, row.status) for row in said.attendance] == [
        ("Kay Combe", None, "present"),
        ("Helen Post", None, "present"),
        ("John Slade", "Chair", "present"),
        ("Ray Allan", None, "present"),
        ("PC Jo Lake", None, "present"),
        ("Mary Cairn", None, "apologies"),
        ("Michael Cook", "Glen Council", "apologies"),
    ]
    assert [row.text for row in said.decisions] == ["to proceed with the lights."]
    assert said.document.committee == "Community Council"


RUN_IN = """
Minutes of Millbrook Parish Council Meeting
Held in the Village Hall on Monday 26th January 2026
Present: Councillors Jan Toll (chair), Fay Bevan and County Councillor Sam Day
**Apologies:** Cllr Thorn
**Public Participation:** none
**Flooding:** Councillors discussed the recent flooding. Highways to be contacted.
**Finance & Clerks Report:** Councillors approved a rise of 2% in the precept.
**Date of next meeting:** Monday 23 February 2026
"""


def test_unnumbered_run_in_headings() -> None:
    said = read(RUN_IN)
    assert [(row.number, row.title) for row in said.items] == [
        (None, "Apologies"),
        (None, "Public Participation"),
        (None, "Flooding"),
        (None, "Finance & Clerks Report"),
        (None, "Date of next meeting"),
    ]
    assert [row.name for row in said.attendance] == [
        "Councillor Jan Toll",
        "Councillor Fay Bevan",
        "County Councillor Sam Day",
        "Cllr Thorn",
    ]
    assert [row.text for row in said.decisions] == ["a rise of 2% in the precept."]


@pytest.mark.parametrize(
    "numbers",
    [("05.18.01", "05.18.02", "05.18.03"), ("65/24", "66/24", "67/24"), ("7.1", "7.2", "7.3"), ("I.", "II.", "III.")],
)
def test_numbering_styles(numbers: tuple[str, str, str]) -> None:
    text = f"""
    # Minutes of the Planning Committee of Oakford Town Council held on 2 May 2023
    Present: Cllr A Reed, Cllr B Stone
    # {numbers[0]} Apologies
    None
    # {numbers[1]} Declarations of interest
    There were none.
    # {numbers[2]} Planning applications
    23/00123/F Mill Cottage, rear extension - no objection
    23/00124/F The Barn - Approved by the District Council
    It was resolved to reply accordingly.
    """
    said = read(text)
    assert [row.number for row in said.items] == [number.rstrip(".") for number in numbers]
    assert said.document.committee == "Planning Committee"
    assert [row.verb for row in said.decisions] == ["resolved", "no objection"]


AGENDA = """
# Oakford Town Council
You are summoned to a meeting of the Finance Committee on Tuesday 9 May 2023 at 7pm in the Town Hall
# AGENDA
1. To receive apologies for absence
2. To approve the minutes of the meeting held on 4 April 2023 (Pages 3 - 6)
3. To consider grant applications
"""


def test_agenda() -> None:
    said = read(AGENDA)
    assert said.document.kind == "agenda"
    assert (said.document.committee, said.document.date) == ("Finance Committee", "2023-05-09")
    assert said.meetings[0].source == "agenda"
    assert [row.title for row in said.items][1] == "To approve the minutes of the meeting held on 4 April 2023"
    assert not said.decisions


REPORT = """
From: Ann Lee, Corporate Director of Place
To: Cabinet - 3 June 2025
Subject: Parking charges
Classification: Unrestricted
Wards affected: All
# Recommendations:
The Cabinet is asked to:
(1) Note the survey;
(2) Agree the charges in Appendix A.
# 1. Introduction
1.1 The council sets charges each year.
# 2. Recommendations
The Cabinet is asked to:
(1) Note the survey;
(2) Agree the charges in Appendix A.
# Contact details
Report author: Bob Day, Parking Manager
bob.day@northshire.gov.uk
"""


def test_report() -> None:
    said = read(REPORT)
    assert said.document.kind == "report"
    row = said.reports[0]
    assert (row.title, row.date, row.wards) == ("Parking charges", "2025-06-03", "All")
    assert (row.author, row.lead) == ("Bob Day, Parking Manager", "Ann Lee, Corporate Director of Place")
    assert [(one.label, one.text) for one in said.recommendations] == [
        ("1", "Note the survey;"),
        ("2", "Agree the charges in Appendix A."),
    ]
    assert not said.decisions


def test_pack() -> None:
    bound = paper(AGENDA, PARISH, REPORT)
    assert pack.likeness(bound) > max(kind.likeness(bound) for kind in (agenda, minutes, report))
    said = pack.parse(bound, draft(bound)).records
    assert said.document.kind == "agenda_pack"
    assert [(part.kind, part.first_page, part.last_page) for part in said.parts] == [
        ("front sheet", 1, 1),
        ("minutes", 2, 2),
        ("report", 3, 3),
    ]
    assert [(row.id, row.source, row.date) for row in said.meetings] == [
        ("m1", "agenda", "2023-05-09"),
        ("m2", "minutes", "2025-03-04"),
    ]
    assert [row.title for row in said.reports] == ["Parking charges"]
    assert {row.meeting for row in said.decisions} == {"m2"}


@pytest.mark.parametrize(
    "text",
    [
        "The matter is now resolved.",
        "Cllr Smith agreed to telephone the owner.",
        "AGREED MINUTES",
        "Resolved: for information",
        "Decision number 24/00123",
        "The application had been approved by the County Council.",
        "Members agreed with the Chair that the road was poor.",
        "It was noted that the grant had been approved.",
        "Councillor Jones proposed that the fee be waived.",
    ],
)
def test_wordings_that_are_no_decisions(text: str) -> None:
    head = "# Minutes of Fenby Parish Council held on 1 May 2024\nPresent: Cllr A Reed"
    said = read(f"{head}\n# 1. Apologies\nNone\n# 2. Roads\n{text}")
    assert not said.decisions


def test_each_office_stays_with_its_own_line() -> None:
    said = read(
        """
        # ELDERWICK CITY COUNCIL
        # Minutes of the Meeting of the HOUSING COMMISSION
        Held: Thursday, 12 February 2026 at 6:00 pm
        # Present:
        Councillor Halden – Chair
        # In Attendance:
        Councillor Farrow, Cabinet Member for Housing
        Sunniva Drake, Head of Housing
        Callum Ridd, Empty Homes Officer
        Piers Wade, Governance Services Officer
        # 46. WELCOME
        The Chair welcomed everybody.
        # 47. PETITIONS
        None had been received.
        """
    )
    assert [(row.name, row.role, row.capacity) for row in said.attendance[1:]] == [
        ("Councillor Farrow", "Cabinet Member for Housing", "guest"),
        ("Sunniva Drake", "Head of Housing", "officer"),
        ("Callum Ridd", "Empty Homes Officer", "officer"),
        ("Piers Wade", "Governance Services Officer", "officer"),
    ]


def test_an_agenda_headed_so_names_no_contact_as_authority() -> None:
    said = read(
        """
        # AGENDA
        # CABINET
        Thursday, 30th January, 2025, at 10.00 am|Ask for: Gina Lytton
        Council Chamber, Shire House,|Telephone: 01632 414043
        County Hall, Elderwick
        1. Apologies
        2. Declarations of Interest
        3. Minutes of the Meeting held on 9th January 2025 (Pages 1 - 10)
        4. Cabinet Member Updates
        """
    )
    assert (said.document.kind, said.document.authority) == ("agenda", None)
    assert (said.document.committee, said.document.date) == ("Cabinet", "2025-01-30")


def test_those_present_may_be_an_item_of_the_minutes() -> None:
    said = read(
        """
        # Minutes of the Kilbrannie Community Council Meeting
        Held in the Hall at 7pm on 17th August 2021
        # 1. Introductions and welcome
        a. Present
        Wallace Robb Convenor
        Hilary Wood Secretary
        b. Apologies:
        Martin Crail Treasurer
        # 2. Police report
        No report was given.
        # 3. Roads
        Nothing had been done.
        """
    )
    assert [(row.name, row.role, row.status) for row in said.attendance] == [
        ("Wallace Robb", "Convenor", "present"),
        ("Hilary Wood", "Secretary", "present"),
        ("Martin Crail", "Treasurer", "apologies"),
    ]


FORM = """
# NORTHSHIRE COUNTY COUNCIL – RECORD OF DECISION
# DECISION TO BE TAKEN BY:
Mrs Joan Carver, Cabinet Member for Children
# Subject Matter / Title of Decision
Family centre contracts
# Decision:
{decision}
# Reason(s) for decision:
The council met its target for savings on 5 May 2024.
1. Harbour centre
The centre is let.
2. Station centre
It was agreed to look at its lease again.
17/1/2025
signed date
"""


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (
            "As Cabinet Member for Children I agree to:\nAPPROVE the end of the contracts on 31 March 2025.\n"
            "DELEGATE authority to the Director to carry this out.",
            [
                "APPROVE the end of the contracts on 31 March 2025.",
                "DELEGATE authority to the Director to carry this out.",
            ],
        ),
        (
            "The Cabinet Member agreed:\n(a) That the lease be ended; and\n(b) That the fee be paid.",
            ["That the lease be ended; and", "That the fee be paid."],
        ),
    ],
)
def test_a_record_of_decision_by_one_member(decision: str, said: list[str]) -> None:
    found = read(FORM.format(decision=decision))
    assert [row.text for row in found.decisions] == said
    assert [row.title for row in found.items] == ["Family centre contracts"]
    assert (found.document.kind, found.document.date, found.document.committee) == ("decision", "2025-01-17", None)


@pytest.mark.parametrize("decision", ["That the lease be ended.", "I agree to approve the end of the lease."])
def test_a_decision_in_one_sentence(decision: str) -> None:
    found = read(FORM.format(decision=decision))
    assert [row.text for row in found.decisions] == [decision]


SCOTTISH = """
# GLENCARRON COUNCIL
# ROADS COMMITTEE
MINUTE of MEETING of the ROADS COMMITTEE held by Microsoft Teams on Thursday, 8 September 2022 at 10.00 am.
Present:- Councillors A Baird (Convener), J Munro, D Noble.
Apologies:- Councillors H Tait and R Innes.
In Attendance:- Director of Roads, Clerk to the Council.
# 1. MINUTE
There had been circulated the Minute of 9 June 2022.
# DECISION
**APPROVED for signature by the Convener.**
# 2. WINTER PLAN
Councillor Baird, seconded by Councillor Munro, moved approval of the recommendations in the report.
Councillor Noble, seconded by Councillor Weir, moved as an amendment that the routes be extended.
The motion was accordingly carried.
# DECISION
# AGREED to:-
(a) note the report; and
(b) approve the plan.
"""
IRISH = """
# LOUGH ERVIN BOROUGH COUNCIL
# Minutes of the Monthly Meeting of Council held in the Guildhall, Kilroe on Monday 5 February 2024 at 7.00pm
In the Chair: The Mayor, Alderman P Gault
Members Present: Aldermen: S Boyd, T McKay; Councillors: M Bell, C Devlin
Officials in Attendance: Director, Capital Works (Mr. J. Dale), Senior Architect (Ms. M. Orr)
# C12/24 MINUTES
Proposed by Councillor Bell;
Seconded by Councillor Devlin;
And Resolved:
That the Minutes be taken as read.
# C13/24 TENDER
It was agreed on the proposal of Councillor Bell, seconded by Alderman Boyd, to award the tender.
# C14/24 MOTION
Councillor Devlin proposed, seconded by Councillor Bell:
“That this Council calls for funding.”
FOR: Councillors Bell, Devlin (2)
AGAINST: Aldermen Boyd, McKay (2)
The motion was declared lost.
"""


def test_a_scottish_minute_with_amendment_and_decision_headings() -> None:
    said = read(SCOTTISH)
    assert [row.name for row in said.attendance if row.status == "present"] == [
        "Councillor A Baird",
        "Councillor J Munro",
        "Councillor D Noble",
    ]
    assert [(row.item, row.verb, row.text, row.mover) for row in said.decisions] == [
        ("1", "APPROVED", "for signature by the Convener.", None),
        ("2", "AGREED", "note the report; and", "Councillor Baird"),
        ("2", "AGREED", "approve the plan.", "Councillor Baird"),
    ]


def test_an_irish_minute_with_movers_on_lines_of_their_own_and_a_recorded_vote() -> None:
    said = read(IRISH)
    assert said.document.committee == "Council"
    assert [row.name for row in said.attendance if row.capacity == "member"] == [
        "Alderman P Gault",
        "Alderman S Boyd",
        "Alderman T McKay",
        "Councillor M Bell",
        "Councillor C Devlin",
    ]
    assert [(row.name, row.role) for row in said.attendance if row.capacity == "officer"] == [
        ("Mr. J. Dale", "Director, Capital Works"),
        ("Ms. M. Orr", "Senior Architect"),
    ]
    assert [(row.item, row.mover, row.seconder, row.votes_for, row.votes_against) for row in said.decisions] == [
        ("C12/24", "Councillor Bell", "Councillor Devlin", None, None),
        ("C13/24", "Councillor Bell", "Alderman Boyd", None, None),
        ("C14/24", "Councillor Devlin", "Councillor Bell", 2, 2),
    ]
    assert "calls for funding" in said.decisions[2].text


def test_motions_headed_by_number_mover_and_seconder() -> None:
    said = read(
        """
        # MINUTES
        # TOWNSHIP OF PINEWATER
        A meeting of the Township of Pinewater Council was held on Tuesday, January 20, 2026 at 6:30 p.m.
        Present: Mayor Ann Lee and Councillors Bo Day, Cy Fox and Di Gray.
        # R2026-1 B. Day, C. Fox:
        THAT the minutes be adopted.
        Carried.
        # R2026-2 D. Gray, B. Day:
        WHEREAS the road is closed;
        THAT it be opened. Carried.
        # R2026-3 C. Fox, B. Day:
        THAT we adjourn. Carried.
        """
    )
    assert [(row.label, row.mover, row.seconder, row.text) for row in said.decisions] == [
        ("R2026-1", "B. Day", "C. Fox", "THAT the minutes be adopted."),
        ("R2026-2", "D. Gray", "B. Day", "WHEREAS the road is closed; THAT it be opened."),
        ("R2026-3", "C. Fox", "B. Day", "THAT we adjourn."),
    ]


def test_two_meetings_of_one_evening_in_one_paper() -> None:
    long = "A parishioner spoke at some length of the state of the footpaths and of the hedges by the brook."
    said = read(
        f"""
        # MINUTES OF THE ANNUAL PARISH MEETING OF COLDHAM HELD ON 13 May 2024 at 7.00pm
        Present: Cllr A Reed (Chairman), Cllr B Shaw
        # 1/24 Reports
        {long}
        {long}
        {long}
        # 2/24 Comments
        {long}
        # MINUTES OF COLDHAM PARISH COUNCIL MEETING HELD ON 13 May 2024 at 7.30pm
        Present: Cllr A Reed (Chairman), Cllr B Shaw
        # 3/24 Finance
        Bank reconciliation: approved
        # 4/24 Trees
        It was agreed to plant two limes.
        """
    )
    assert [(row.id, row.time) for row in said.meetings] == [("m1", "19:00"), ("m2", "19:30")]
    assert [(row.meeting, row.number) for row in said.items] == [
        ("m1", "1/24"),
        ("m1", "2/24"),
        ("m2", "3/24"),
        ("m2", "4/24"),
    ]
    assert {row.meeting for row in said.decisions} == {"m2"}


def test_what_a_committee_did_clause_by_clause_and_a_recorded_vote_below_a_resolution() -> None:
    said = read(
        """
        # HARTSMERE FIRE AUTHORITY
        # AUDIT COMMITTEE
        Minutes of the meeting held on 18 July 2023
        Present: Councillor D Ray (Chair), Councillor B Nunn, Councillor T Osei
        # 1. Audit report
        1.1 The auditor introduced the report.
        1.2 The Committee:
        (1) noted the report; and
        (2) agreed to receive an update in October.
        # 2. Council Tax
        It was moved by Councillor Nunn and seconded by Councillor Osei and
        **RESOLVED:**
        1. That the budget be approved.
        2. That the tax be set at £178.20.
        A recorded vote was taken:
        For: Councillors Nunn, Osei (2)
        Against: Councillor Ray (1)
        """
    )
    assert [(row.item, row.label, row.verb, row.votes_for, row.votes_against) for row in said.decisions] == [
        ("1", "1", "noted", None, None),
        ("1", "2", "agreed", None, None),
        ("2", "1", "RESOLVED", 2, 1),
        ("2", "2", "RESOLVED", 2, 1),
    ]


def test_what_sounds_like_a_decision_and_gave_none_is_counted() -> None:
    head = (
        "# Minutes of Fenby Parish Council held on 1 May 2024\nPresent: Cllr A Reed\n# 1. Apologies\nNone\n# 2. Roads\n"
    )
    placed = read(f"{head}RESOLVED that the hedge be cut.")
    assert (len(placed.decisions), placed.document.unplaced) == (1, 0)
    loose = read(f"{head}The hedge by the pond was seconded to another day.")
    assert (len(loose.decisions), loose.document.unplaced) == (0, 1)


def test_the_date_of_a_summons_is_the_meetings() -> None:
    said = read(
        """
        # Penmere District Council
        Date: 6 March 2023
        You are summoned to a meeting of the **Scrutiny Committee** to be held in the Chamber on Tuesday, 14 March 2023.
        # AGENDA
        # 1. Apologies for absence
        # 2. Declarations of interest
        # 3. Work programme
        """
    )
    assert (said.document.kind, said.document.date) == ("agenda", "2023-03-14")
