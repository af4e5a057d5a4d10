"""Replies in plain text, without headings or typeface: where requests end, what belongs to no answer, parts, lists."""

# ruff: noqa: E501 - letters are printed one paragraph a line, as text files hold them

from __future__ import annotations

import pytest

from extract.kinds import parse as parse_paper
from extract.reading import read_paper
from townclerk.pipeline import read_document


def read(text: str):
    return parse_paper(read_paper(text.encode(), "letter.txt")).records


HEAD = (
    "Anytown Borough Council\n\nDear Ms Quill\n\n"
    "Thank you for your request under the Freedom of Information Act 2000.\n\n"
)


def pairs(records):
    return [(q.number, q.text, q.answer) for q in records.questions]


def test_a_long_refusal_that_ends_in_advice_is_the_answer():
    records = read(f"""{HEAD}You requested the following information:

"Please provide a list of all meetings with the Anytown Rowing Club in the last three years."

I can confirm that officers have met the club in the normal course of their business.

However, section 12 of the Act allows a public authority to refuse requests where the cost of dealing with them would exceed the appropriate limit of £450. I estimate that it will take more than 18 hours to locate, retrieve and extract this information, since it lies in the diaries of forty officers. Should you wish to narrow the scope of your request we will assess it anew.

If you are unhappy with this response you may ask for an internal review.
""")
    (question,) = records.questions
    assert question.answer.endswith("we will assess it anew.")
    assert question.outcome == "refused"


def test_answers_counted_for_several_questions_without_any_word_of_theirs():
    records = read(f"""{HEAD}You asked:
- How many requests for disclosure were made in 2019?
- How many were made in 2020?
- How many of them were refused?

In response:
I am able to disclose the information as follows.
1-2. There were 76 in the first year and 67 in the second.
3. None of them.
""")
    both = "There were 76 in the first year and 67 in the second."
    assert [answer for _, _, answer in pairs(records)] == [both, both, "None of them."]


def test_words_on_the_whole_request_belong_to_no_question():
    records = read(f"""{HEAD}Your request:
1) The number of potholes reported to the council
2) The number of potholes repaired?
Can I have this for questions 1-2 in the last five financial years.

Response
1) 412
2) 398
""")
    assert pairs(records) == [
        ("1", "The number of potholes reported to the council", "412"),
        ("2", "The number of potholes repaired?", "398"),
    ]


def test_a_second_request_in_a_paragraph_of_its_own_is_a_second_question():
    records = read("""Outdoor fires

Reference:

1181

Request detail:

I'm writing to you under the Freedom of Information Act 2000 to request the following information:

I would like you to provide me with the number of grass fires attended in each year from 2015 to 2020.

For each of these fires, I would also like you to provide me with the hours spent at them.

Response detail:

Please see attached spreadsheet.

If you are unhappy with this reply, you can ask for an internal review.
""")
    assert [(q.answer, q.number) for q in records.questions] == [("Please see attached spreadsheet.", None)] * 2


def test_lettered_answers_below_a_question_that_names_its_parts():
    records = read("""Freedom of Information Request ID
Date of response
September 2024
1. Spending on agency staff in 2023-24, b) the cap in 2023-24, and c) the cap for 2024-25
a) Total agency: £8,161,319
b) As set nationally
c) As set nationally
2. The share of it that was a) within the framework and b) outside it
a) 100%
b) 0%
""")
    assert records.document.kind == "foi_reply"
    assert [(q.number, q.answer) for q in records.questions] == [
        ("1", "Total agency: £8,161,319 As set nationally As set nationally"),
        ("2", "100% 0%"),
    ]


def test_a_label_filled_in_and_a_heading_between_questions():
    records = read(f"""{HEAD}Your request:
1. Name of your authority: Anytown Borough Council
2. Name of the director?
3. Address of the director?
Schools and nurseries
4. How many schools do you maintain?

Response:
In response to questions 2-3, please see our website.
4. 31
""")
    assert pairs(records)[0] == ("1", "Name of your authority", "Anytown Borough Council")
    assert pairs(records)[2][1] == "Address of the director?"


@pytest.mark.parametrize(
    "line",
    [
        "2017-29-cancelled-operations [11 kb] Ms Excel",
        "A collection of the most common FOI requests we have received and responded to.",
        "About FOI",
    ],
)
def test_lines_below_an_answer_that_belong_to_none(line):
    records = read(f"{HEAD}Request\n1. How many operations were cancelled in 2017?\n2. Why?\n\nResponse\n"
                   f"Please find the information attached.\n{line}\n")  # fmt: skip
    assert {q.answer for q in records.questions} == {"Please find the information attached."}


LISTED = """The lido: FOI release

Information request and response under the Freedom of Information (Scotland) Act 2002

Information requested

All draft copies of the report on the lido.

Response

I enclose a copy of most of the information you requested. We are unable to provide some of it because an exemption under sections;

• 30(c) (prejudice to effective conduct of public affairs),
• 38(1)(b) (personal information)

of FOISA applies to it. The exemption is not subject to the public interest test, so we are not required to consider the public interest.
"""


def test_provisions_listed_below_their_word():
    records = read_document(LISTED.encode(), "release.txt")
    assert records.document.kind == "foi_reply"
    assert [e.code for e in records.exemptions] == ["FOISA s30(c)", "FOISA s38(1)(b)"]


def test_the_exemption_that_only_hands_over_to_the_regulations():
    records = read_document(b"""Hill planting: EIR release

Information requested

Could you please send a copy of the bird survey?

Response

As the information you have requested is 'environmental information' we are required to deal with it under the Environmental Information (Scotland) Regulations 2004 (EIRs). We are applying the exemption at section 39(2) of the Freedom of Information (Scotland) Act 2002, so that we do not also have to deal with your request under that Act.

Could you please send a copy of the bird survey?

A copy of the bird survey is attached.
""", "hill.txt")  # fmt: skip
    (question,) = records.questions
    assert question.answer == "A copy of the bird survey is attached."
    assert (records.foi.legislation, records.exemptions) == ("EIRS", ())


def test_a_letterhead_beside_the_salutation_is_no_question():
    records = read("""Our Reference: ANY 20/349
Date: 23 March 2021

Dear Ada

Trust Headquarters
Mill Lane
Anytown
Tel: 0300 000 0000
Email:
foi@anytown.example

I refer to your request for information under the Freedom of Information Act 2000, received on 1 March 2021.

You asked for:
1. How many wards are there?
2. How many beds are there?

Response:
1. 12
2. 301
""")
    assert [(q.number, q.answer) for q in records.questions] == [("1", "12"), ("2", "301")]


def test_letters_that_head_groups_of_questions_are_no_questions():
    records = read(f"""{HEAD}Your request:
We would like to receive data on rescues:
a) At fires and
b) At other incidents.
a)
1. How many people were rescued with an injury at fires?
2. How many people were rescued unharmed at fires?
b)
3. How many people were rescued at other incidents?

Final response:
Please see the attached spreadsheet.
""")
    assert [(q.number, q.answer) for q in records.questions] == [
        (number, "Please see the attached spreadsheet.") for number in ("1", "2", "3")
    ]
