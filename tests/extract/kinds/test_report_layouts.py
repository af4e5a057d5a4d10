"""Officers' reports and records of decisions in the layouts of many invented bodies, and what they give."""

from __future__ import annotations

import pytest

from extract.kinds import parse
from extract.reading import read_paper
from extract.records import Records


def read(text: str, name: str = "paper.txt") -> Records:
    return parse(read_paper(text.strip().encode(), name)).records


LABELLED = """
Fenholt District Council

Report To: Licensing Panel

From: Director of Law and Governance

Date: 9 March 2022

Subject: Application for a Premises Licence – The Old Creamery

Portfolio Holder: Governance
Councillor Mrs P Ainsley

Wards Affected: Fenwick and Harle Ward

1.0 Summary

1.1 This report asks the Panel to consider an application for the grant of a premises licence.
"""
STACKED = """
YNYS HIR COUNTY COUNCIL
Report to:
The Executive
Date:
18 January 2021
Subject:
Corporate Asbestos Policy
Report Author:
Tel:
E-mail:
Elin Parry, Safety Manager
01000 752100
elinparry@ynyshir.gov.uk
A –Recommendation/s and reason/s
The present policy was adopted in 2012 and is out of date.
The Executive is requested to:
approve the revised policy attached at Appendix 1;
authorise the Head of Property to make minor changes to it.
B – What other options did you consider?
None.
"""
UNLABELLED = """
Standards Committee

5 March 2020

Register of Gifts and Hospitality

Report of Hilary Longstaff, Head of Legal Services

Electoral division(s) affected:

Countywide

Purpose of the Report

1 To inform members of the entries made in the register.

Recommendation(s)

2 The Committee is recommended to:

(a) note the report; and

(b) ask the Monitoring Officer to remind all members of the threshold.

Background

3 The register is open to inspection.

Contact: Owen Thirlwell Tel: 03000 260000
"""
RUN_TOGETHER = (
    "Item 12 Play Areas Agenda 12 Item Report SC/31/19 No THE STRATHORRA COUNCIL Committee: Communities and Place "
    "Date: 14 November 2019 Report Title: Play Area Inspections Report By: ECO Communities 1. "
    "Purpose/Executive Summary "
    "1.1 This report tells Members the outcome of the annual inspection of the 112 play areas for which the Council is "
    "responsible and proposes how the fund should be shared. 2. Recommendations 2.1 Members are asked to: i. note the "
    "outcome of the inspection; ii. agree that the fund be shared as set out in Appendix 1; and "
    "iii. agree to receive a "
    "further report. 3. Implications 3.1 Resource – The fund stands within the budget. Designation: Executive Chief "
    "Officer Date: 28 October 2019 Author: Moira Gillanders, Amenities Manager"
)
CLERKS = """
COPLEY TOWN COUNCIL

Report to the Finance Committee - 17th October 2023

REPLACEMENT OF THE COUNCIL'S VAN

Report by the Town Clerk

1. The van is fourteen years old and failed its MOT in September.

2. The sum can be met from the vehicle reserve.

RECOMMENDED:
(a) That the quotation of £15,750 be accepted.
(b) That the old van be sold for scrap.

Jacqui Trewin
Town Clerk
"""


@pytest.mark.parametrize(
    ("text", "title", "author", "day", "wards", "authority", "recommended"),
    [
        (
            LABELLED,
            "Application for a Premises Licence – The Old Creamery",
            "Director of Law and Governance",
            "2022-03-09",
            "Fenwick and Harle Ward",
            "Fenholt District Council",
            [],
        ),
        (
            STACKED,
            "Corporate Asbestos Policy",
            "Elin Parry, Safety Manager",
            "2021-01-18",
            None,
            "Ynys Hir County Council",
            [
                "approve the revised policy attached at Appendix 1;",
                "authorise the Head of Property to make minor changes to it.",
            ],
        ),
        (
            UNLABELLED,
            "Register of Gifts and Hospitality",
            "Hilary Longstaff, Head of Legal Services",
            "2020-03-05",
            "Countywide",
            None,
            ["note the report; and", "ask the Monitoring Officer to remind all members of the threshold."],
        ),
        (
            RUN_TOGETHER,
            "Play Area Inspections",
            "Moira Gillanders, Amenities Manager",
            "2019-11-14",
            None,
            "Strathorra Council",
            [
                "note the outcome of the inspection;",
                "agree that the fund be shared as set out in Appendix 1; and",
                "agree to receive a further report.",
            ],
        ),
        (
            CLERKS,
            "REPLACEMENT OF THE COUNCIL'S VAN",
            "Jacqui Trewin, Town Clerk",
            "2023-10-17",
            None,
            "Copley Town Council",
            ["That the quotation of £15,750 be accepted.", "That the old van be sold for scrap."],
        ),
    ],
)
def test_fronts_of_reports(
    text: str,
    title: str,
    author: str,
    day: str,
    wards: str | None,
    authority: str | None,
    recommended: list[str],
) -> None:
    said = read(text)
    row = said.reports[0]
    assert said.document.kind == "report"
    assert (row.title, row.author, row.date, row.wards) == (title, author, day, wards)
    assert said.document.authority == authority
    assert [one.text for one in said.recommendations] == recommended


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (
            "2. Recommendation\n\n2.1 That the plan be noted.\n\n3. Background\n\n3.1 It began.",
            ["That the plan be noted."],
        ),
        (
            "Recommendations\n\n2. The Executive is asked to:\n\n1) Approve the plan.\n\nReason: To go on.\n\n"
            "2) Delegate its completion to the Director.\n\nReason: To save time.\n\nBackground\n\n3. It began.",
            ["Approve the plan.", "Delegate its completion to the Director."],
        ),
        (
            "3 Recommendations/Decisions Required:\n\n(1) That it be noted.\n\nLegal Implications\n\nNone.",
            ["That it be noted."],
        ),
        ("Background\n\nIt began in May.\n\nThe Board is invited to note the timetable in paragraph 6.", None),
        (
            "RECOMMENDATION\n\nMembers are asked to comment on the draft.\n\n2. REASONS FOR "
            "RECOMMENDATION\n\n2.1 Council may change it.",
            None,
        ),
    ],
)
def test_recommendations_end_with_their_section(section: str, said: list[str] | None) -> None:
    rows = read(
        f"Report of the Director of Place\n\nSubject: Plan\n\nDate: 4 May 2020\n\n1. Purpose of report\n\n{section}"
    )
    texts = [row.text for row in rows.recommendations]
    assert texts == said if said else len(texts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Oakford Council\n\nUnreasonable Behaviour Policy\n\nVersion: 3\n\nAuthor: Complaints "
        "Manager\n\nDate: April 2019\n\n"
        "1. Introduction\n\n1.1 This policy explains what we do.\n\n2. Purpose\n\n2.1 To be fair.",
        "JOB DESCRIPTION\n\nPost: Planner\n\nReports to: Head of Planning\n\nPurpose of the post\n\nTo "
        "write reports to the "
        "Planning Committee and to recommend on applications.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert read(text).document.kind == "other"


def test_an_agenda_with_recommendations_is_an_agenda() -> None:
    said = read(
        "Environment Panel\n\nAgenda\n\nWednesday, 9 March 2022 at 6.30 pm\n\n1. Apologies for "
        "absence\n\n2. Air Quality "
        "Plan\n\nReport of the Director of Public Health\n\nRecommendation: that the Panel notes the plan.\n\n3. Work "
        "Programme\n\nTo consider the work programme.\n\n4. Any other business\n\nTo consider urgent business."
    )
    assert said.document.kind == "agenda"
    assert not said.recommendations


DETAILS = """
Decision details

Review of Mobile Library Stops

Decision Maker: Cabinet

Decision status: Recommendations Approved

Is Key decision?: Yes

Is subject to call in?: Yes

Decision:

1) That the timetable be approved from 1 April 2018.

2) That the Head of Culture be authorised to make minor changes.

Reasons for the decision:

Few visitors.

Publication date: 23/11/2017

Date of decision: 21/11/2017

Decided at meeting: 21/11/2017 - Cabinet
"""


def test_a_web_page_of_one_decision() -> None:
    said = read(DETAILS)
    assert (said.document.kind, said.document.committee, said.document.date) == ("decision", "Cabinet", "2017-11-21")
    assert [row.title for row in said.items] == ["Review of Mobile Library Stops"]
    assert [(row.label, row.text) for row in said.decisions] == [
        ("1", "That the timetable be approved from 1 April 2018."),
        ("2", "That the Head of Culture be authorised to make minor changes."),
    ]


def test_contacts_in_two_columns() -> None:
    said = read(
        "<h1>Parking charges</h1><p>To: Cabinet – 4 May 2020</p><p>Purpose of report</p><p>To set charges.</p>"
        "<p>Recommendation</p><p>Cabinet is asked to agree the charges.</p><h2>Contact details</h2><table>"
        "<tr><td>Report Author</td><td>Relevant Director</td></tr><tr><td>Jo McKay</td><td>Bo Betts</td></tr>"
        "<tr><td>Parking Manager</td><td>Director of Place</td></tr></table>",
        "paper.html",
    )
    assert (said.reports[0].author, said.reports[0].lead) == (
        "Jo McKay, Parking Manager",
        "Bo Betts, Director of Place",
    )


def test_key_decisions_and_exempt_reports() -> None:
    said = read(
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A\n\nREPORT TO: Executive\n\nDATE: "
        "3 November 2020\n\nSUBJECT: Purchase of units\n\nThis is deemed to be a Key Decision.\n\n"
        "1. Purpose of report\n\n"
        "1.1 To seek approval to buy three units.\n\nRECOMMENDATION\n\nThat the purchase be approved.\n\n"
        "2. Financial Implications\n\n"
        "2.1 The purchase is met by borrowing.\n\nContact Officer: Bo Day, Estates Manager"
    )
    row = said.reports[0]
    assert (row.key_decision, row.exempt, row.author) == (True, True, "Bo Day, Estates Manager")
    assert [(one.kind, one.text) for one in said.implications] == [("financial", "The purchase is met by borrowing.")]


def test_recommendations_of_a_meeting_to_another_body_are_its_decisions() -> None:
    said = read(
        "OAKFORD BOROUGH COUNCIL\n\nEXECUTIVE\n\nMinutes of the meeting held on Monday, 12 September 2022\n\nPresent: "
        "Councillors Ann Bell (Chair), Joe Carr and Mina Rahal\n\n12. APOLOGIES\n\nNone.\n\n13. CAPITAL STRATEGY\n\n"
        "RECOMMENDED to Council that:\n(a) the Capital Strategy be adopted; and\n(b) the Treasurer be "
        "authorised to make "
        "changes.\n\n14. TREE POLICY\n\nThe Executive RECOMMENDS TO COUNCIL that the Tree Policy be approved.\n\n"
        "The meeting ended at 8.05 pm."
    )
    assert [(row.item, row.label) for row in said.decisions] == [("13", "a"), ("13", "b"), ("14", None)]
    assert all((row.verb or "").startswith("RECOMMEND") for row in said.decisions)


def test_a_notice_prints_decisions_below_each_item() -> None:
    said = read(
        "TARNFORD CITY COUNCIL\n\nNOTICE OF DECISIONS\n\nMeeting of the Cabinet held on Monday, 12 September 2022\n\n"
        "4. BUDGET MONITORING\n\nDecision: That the overspend be noted.\n\nReason: To keep Cabinet informed.\n\n"
        "5. HOMELESSNESS STRATEGY\n\nDecision:\n(1) That the draft be approved.\n(2) That a report be brought.\n\n"
        "Reason: It ends.\n\n6. OUTSIDE BODIES\n\nDecision: That nobody be appointed.\n\nReason: None."
    )
    assert said.document.kind == "decision"
    assert [(row.item, row.label, row.text) for row in said.decisions] == [
        ("4", None, "That the overspend be noted."),
        ("5", "1", "That the draft be approved."),
        ("5", "2", "That a report be brought."),
        ("6", None, "That nobody be appointed."),
    ]
