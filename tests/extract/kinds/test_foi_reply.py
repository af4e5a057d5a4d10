"""Replies in the layouts that authorities use, each an invented letter, read as text."""

from __future__ import annotations

import pytest

from extract.kinds import foi_letter, foi_reply, load_kinds
from extract.kinds import parse as parse_paper
from extract.reading import read_paper


def read(text: str):
    return parse_paper(read_paper(text.encode(), "letter.txt")).records


HEAD = """Anytown Borough Council
Town Hall, Anytown, AN1 2YT

Our ref: FOI-2231
Date: 12 May 2023

Dear Ms Pennywhistle

Freedom of Information Act 2000

Thank you for your request for information received on 14 April 2023.

"""

TAIL = """

If you are dissatisfied with the handling of your request you may ask for an internal review by writing to:

Information Governance Manager
Anytown Borough Council

If you remain dissatisfied you may apply to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF.

Yours sincerely

Robin Sample
Information Officer
"""


def reply(body: str):
    return read(HEAD + body.strip() + TAIL)


def rows(records):
    return [(q.number, q.text, q.answer, q.outcome) for q in records.questions]


INTERLEAVED = """
You asked for:

1. How many potholes were reported in 2022?

There were 412 reports.

2. How much was spent on repairs in 2022?

The Council spent £310,000.
"""


def test_the_facts_of_a_letter():
    records = reply(INTERLEAVED)
    assert records.document.kind == "foi_reply"
    assert records.document.authority == "Anytown Borough Council"
    foi = records.foi
    assert (foi.reference, foi.legislation, foi.received, foi.replied) == (
        "FOI-2231",
        "FOIA",
        "2023-04-14",
        "2023-05-12",
    )
    assert foi.working_days == 18  # without the two bank holidays of early May
    assert foi.outcome == "disclosed"
    assert "Ms Pennywhistle" in records.private


def test_answers_below_each_question():
    assert rows(reply(INTERLEAVED)) == [
        ("1", "How many potholes were reported in 2022?", "There were 412 reports.", "disclosed"),
        ("2", "How much was spent on repairs in 2022?", "The Council spent £310,000.", "disclosed"),
    ]


def test_a_request_then_a_response():
    records = reply("""
Your request:

1. Please provide the number of library visits in 2022.
2. Please provide a copy of the library strategy.

Our response:

1. 48,210
2. The Council does not hold a library strategy.
""")
    assert [(q.number, q.answer, q.outcome) for q in records.questions] == [
        ("1", "48,210", "disclosed"),
        ("2", "The Council does not hold a library strategy.", "not_held"),
    ]
    assert records.foi.outcome == "partial"


def test_one_answer_to_all_questions():
    records = reply("""
You requested the following information:

1) The number of staff employed in planning
2) The number of staff employed in licensing

Response:

Please see the attached spreadsheet.
""")
    assert [q.answer for q in records.questions] == ["Please see the attached spreadsheet."] * 2


def test_parts_below_a_parent_that_only_introduces_them():
    records = reply("""
You asked:

1. Between 1 April 2020 and 31 March 2021:
a. How many complaints were received?
56
b. How many complaints were upheld?
12
2. Who handles complaints?
The customer team handles complaints.
""")
    assert [(q.number, q.answer) for q in records.questions] == [
        ("1a", "56"),
        ("1b", "12"),
        ("2", "The customer team handles complaints."),
    ]


def test_an_answer_to_several_questions():
    records = reply("""
You asked:

1. How many noise complaints were received in 2022?
We received 31 noise complaints.
2. How many notices were served?
3. How many prosecutions were brought?
In response to questions 2 and 3, this information is not held by the Council.
""")
    assert [(q.number, q.outcome) for q in records.questions] == [
        ("1", "disclosed"),
        ("2", "not_held"),
        ("3", "not_held"),
    ]
    assert records.questions[1].answer == records.questions[2].answer


def test_a_refusal_ends_with_its_notice():
    records = reply("""
You asked for:

1. The names of all tenants of the Market Hall.

The names are exempt from disclosure under section 40(2) of the Freedom of Information Act 2000 (personal information).

This letter acts as a refusal notice under section 17 of the Act.

Please note that every effort is made to ensure that the figures presented are accurate and complete.

You may re-use the information under the Open Government Licence.
""")
    (question,) = records.questions
    assert question.outcome == "refused"
    assert question.answer.endswith("section 17 of the Act.")
    assert records.foi.licence == "Open Government Licence"


def test_marked_questions_and_answers():
    records = reply("""
Q1. How many vans does the Council own?
A1. The Council owns 14 vans.

Q2. How many of these are electric?
A2. None.
""")
    assert [(q.number, q.answer) for q in records.questions] == [("1", "The Council owns 14 vans."), ("2", "None.")]


def test_a_mail_above_the_request():
    records = read("""Dear Mr Quill

Please find attached the information you asked for in your Freedom of Information request.
We are unable to answer question 2 as the Council does not hold this information.

If you are unhappy with this response you may ask for an internal review.

Kind regards

Anytown Borough Council
""")
    assert [(q.number, q.text, q.outcome) for q in records.questions] == [
        (None, None, "disclosed"),
        ("2", None, "not_held"),
    ]
    assert records.foi.outcome == "partial"


LETTERS = {
    "acknowledgement": """I acknowledge receipt of your request under the Freedom of Information Act 2000.
We aim to respond within 20 working days, by 10 June 2023.""",
    "extension": """Your Freedom of Information request needs further time: we are extending the time limit under
section 10(3) to consider the public interest. We hope to write to you by 10 June 2023.""",
    "fees": """Your request for information has been considered. This is a fees notice under section 9 of the Freedom
of Information Act 2000. A fee of £120.00 is payable before we proceed.""",
    "review_outcome": """I have completed the internal review of your Freedom of Information request that you asked for.
The outcome of the internal review is that I uphold the original decision.""",
}


@pytest.mark.parametrize("kind", LETTERS)
def test_letters_that_are_no_reply(kind):
    head = "Anytown Borough Council\n\n12 May 2023\n\nOur ref: FOI-2231\n\nDear Ms Pennywhistle"
    records = read(f"{head}\n\n{LETTERS[kind]}\n\nYours sincerely\n\nRobin Sample\n")
    assert records.document.kind == "other"
    (letter,) = records.letters
    assert (letter.kind, letter.reference, letter.date) == (kind, "FOI-2231", "2023-05-12")


def test_minutes_are_no_letter():
    text = b"Minutes of the meeting of Anytown Council\n\nPresent: Councillors A and B\n\nApologies: none"
    paper = read_paper(text + b"\n\n1. FOI requests\n\nThe clerk reported on requests.", "m.txt")
    assert foi_reply.likeness(paper) < 0.3
    assert foi_letter.likeness(paper) < 0.3
    assert {"foi_reply", "foi_letter"} <= {kind.__name__.rsplit(".", 1)[-1] for kind in load_kinds()}
