"""Replies as pages of disclosure logs and as letters without numbers: each case is a defect that a real one had."""

from __future__ import annotations

import pytest

from extract.kinds import parse as parse_paper
from extract.reading import read_paper


def read(text: str):
    return parse_paper(read_paper(text.encode(), "letter.txt")).records


def rows(records):
    return [(q.number, q.text, q.answer, q.outcome) for q in records.questions]


def test_a_page_without_letterhead_is_a_reply():
    records = read("""I kindly request the following information, broken down by year.
1. The number of drivers who complained about a pothole and asked for money.
Compliance with this request would exceed the appropriate limit under Section 12 of the Freedom of Information Act 2000.
2. The number of drivers who were paid.
3. The total that was paid.
For question 2 and 3, the information below relates to claims:
2022 – 76 claims, £3,881 paid
""")
    assert records.document.kind == "foi_reply"
    assert [(q.number, q.outcome) for q in records.questions] == [
        ("1", "refused"),
        ("2", "disclosed"),
        ("3", "disclosed"),
    ]
    assert records.questions[1].answer == records.questions[2].answer


def test_fields_of_a_disclosure_log():
    records = read("""Crimes at fairs

Reference Number:

20171967

Request Date:

Monday, 6 November, 2017

Response Date:

Friday, 1 December, 2017

Request Details:

Under the Freedom of Information Act, please can I ask the following:

• Please tell me how many crimes were reported at fairs in 2016.

• Please tell me how many of them led to a charge.

Force Response:

I approached our crime registrar, who provided me with the enclosed spreadsheet in response to your request.
""")
    assert (records.foi.reference, records.foi.received, records.foi.replied) == (
        "20171967",
        "2017-11-06",
        "2017-12-01",
    )
    assert [q.text for q in records.questions] == [
        "Please tell me how many crimes were reported at fairs in 2016.",
        "Please tell me how many of them led to a charge.",
    ]


def test_a_dated_heading_of_the_reply():
    records = read("""FOI Request - Cost of FOI
Request 101003593654
1. Do you record the cost of answering FOI requests?
2. What has it been in each year since 2013?
Response 15-07-2024
1. The cost to the Council is not recorded.
2. Not held. Such information falls under Section 17 of the Freedom of Information (Scotland) Act 2002.
""")
    assert (records.foi.reference, records.foi.replied, records.foi.legislation) == (
        "101003593654",
        "2024-07-15",
        "FOISA",
    )
    assert [q.outcome for q in records.questions] == ["not_held", "not_held"]


LAW = """Dear Mr Example

Request for Information: ATISN 15980 – Location of tips

Your request
1. Location of the tips
2. Grid references for the sites
Our response
Your request has been considered under the Environmental Information Regulations 2004. We believe it should be \
withheld under the exception in Reg 12(4)(d). This states:
12.—(4) For the purposes of paragraph (1)(a), a public authority may refuse to disclose information to the extent that—
(d) the request relates to material which is still in the course of completion
Guidance from the Information Commissioner has confirmed that this covers drafts.
"""


def test_a_law_that_a_reply_quotes_asks_nothing():
    records = read(LAW)
    assert [q.number for q in records.questions] == ["1", "2"]
    assert "(d) the request relates to material" in records.questions[0].answer
    assert records.questions[0].answer.endswith("this covers drafts.")
    assert (records.foi.reference, records.foi.outcome) == ("ATISN 15980", "refused")


def test_bullets_that_only_say_what_a_request_includes():
    records = read("""Information requested under the Freedom of Information Act

All the information you hold on the investigation, including but not limited to:

• Copies of all letters.
• Copies of all notes of meetings.

Response

I enclose a copy of some of the information in Annex A.
""")
    assert [q.text for q in records.questions] == [
        "All the information you hold on the investigation, including but not limited to: Copies of all letters. "
        "Copies of all notes of meetings."
    ]


def test_parts_of_a_common_reply_go_to_the_questions_they_name():
    records = read("""FOI request (FOIR-1)
Please could you provide under the Freedom of Information Act a spreadsheet showing:
1. Name of Ratepayer
2. Net Rates Payable for 2023/24
3. Account Start Date
Response
Please see attached our response.
NOTICE OF REFUSAL
The information in respect of the net rates payable for 2023/24 would need a manual check, and exceed the limit of S12.
""")
    given, held_back = "Please see attached our response.", records.questions[1].answer
    assert [q.answer for q in records.questions] == [given, held_back, given]
    assert held_back.startswith("NOTICE OF REFUSAL The information in respect")
    assert [q.outcome for q in records.questions] == ["disclosed", "refused", "disclosed"]


def test_answers_counted_by_the_order_of_unnumbered_questions():
    records = read("""Provision of information made under the Freedom of Information Act 2000
You asked:
- How many times were devices drawn?
- How many times were they fired?
- How many complaints were upheld?
In Response:
I am able to disclose the located information to you as follows.
1-2. They were drawn 412 times and fired 61 times.
3. No information held.
""")
    assert [(q.answer, q.outcome) for q in records.questions] == [
        ("They were drawn 412 times and fired 61 times.", "disclosed"),
        ("They were drawn 412 times and fired 61 times.", "disclosed"),
        ("No information held.", "not_held"),
    ]


def test_a_request_quoted_over_paragraphs_that_speaks_like_a_reply():
    records = read("""Thank you for your request, which was received by Example Fire & Rescue Service \
on 24th January 2023 under the Freedom of Information Act.

Please see below the answer to your request.

Question 1 – "I would like access to the minutes of the Fire Authority of 2010.

There is a dead link on the website, and the officer says that old documents are not held there."

I can confirm that Example Fire & Rescue Service does not hold the information that you have requested.
""")
    assert rows(records)[0][1].endswith("not held there.")
    assert rows(records)[0][3] == "not_held"
    assert records.document.authority == "Example Fire & Rescue Service"


def test_a_request_printed_twice_and_quoted_once():
    records = read("""You asked
Could you please provide any minutes of meetings that have taken place since March 2023 in relation to the \
closed square?
We answered
TfX Ref: FOI-2388-2324
Thank you for your request received on 4th October 2023. It has been considered under the Freedom of Information Act.
Specifically you asked the following:
“Could you please provide any minutes of meetings that have taken place since March 2023 in relation to the closed \
square?”.
The minutes are attached. Some details have been redacted under section 40(2) of the Act.
""")
    assert len(records.questions) == 1
    assert (records.questions[0].outcome, records.foi.reference) == ("partial", "FOI-2388-2324")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("All are supplied by Glenbolt Ltd. The date on which it ends is withheld under section 43(2).", "partial"),
        ("The Council does not have this information.", "not_held"),
        ("The Council keeps no count of them.", "not_held"),
        ("To check what came in attached to a complaint would exceed the limit under section 12.", "refused"),
        ("12 were refused and 30 were granted.", "disclosed"),
        ("Before we proceed with your request I need to obtain some clarification of what you mean.", "clarification"),
        ("Two letters are enclosed. The names have been taken out under section 40(2) as personal data.", "partial"),
    ],
)  # fmt: skip
def test_outcomes(answer, outcome):
    records = read(f"""FREEDOM OF INFORMATION ACT 2000

You asked:

1. How many applications were refused, and on what date does the contract end?

Our response:

{answer}

If you are dissatisfied you may ask for an internal review.
""")
    assert [q.outcome for q in records.questions] == [outcome]


def test_a_request_is_no_reply():
    records = read("""Dear Freedom of Information Officer,

I am writing to request information under the Freedom of Information Act 2000. Please provide me with the following:

1. The number of parking tickets issued in 2019.
2. The number cancelled.

If you do not hold the information please let me know. I look forward to your response within 20 working days.

Yours faithfully,
A Person
""")
    assert records.document.kind == "other"
    assert not records.questions


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        (
            "Your enquiry will be considered under the Freedom of Information Act (FOIA) 2000 and responded to by no "
            "later than 22nd February 2017. Please use reference number FOIA 227/01/17.",
            "acknowledgement",
            "2017-02-22",
        ),
        (
            "Thank you for your correspondence of 3 August 2020 under the Freedom of Information Act. Some of the "
            "information may be exempt under section 26. We are required to conduct a public interest test. The Act "
            "allows the time for response to be longer than 20 working days, and we plan to let you have a response by "
            "29 September 2020.",
            "extension",
            "2020-09-29",
        ),
    ],
)
def test_letters_that_promise_a_reply(text, kind, due):
    records = read(f"1 August 2016\n\nDear Mr Tyler,\n\n{text}\n\nYours sincerely\n\nThe Information Team\n")
    assert [(letter.kind, letter.due) for letter in records.letters] == [(kind, due)]


def test_a_review_that_finds_the_first_response_correct():
    records = read("""Dear Mr Peach

Information Rights Team
2 Example Street, London SW1P 4DF

Date: 18 August 2011

I am writing about your request for an internal review of our response to your Freedom of Information request. I have \
now completed the review. My conclusion is that the original response was correct.

Yours sincerely

K Example
""")
    assert [(letter.kind, letter.outcome) for letter in records.letters] == [("review_outcome", "upheld")]
    assert "2 Example Street, London SW1P 4DF" not in records.private


def test_a_scottish_letter_means_the_scottish_act_by_its_sections():
    records = read("""Freedom of Information (Scotland) Act 2002

Your request of 3 November 2025 has been considered. You asked:

1. Please give the reason for each refusal.

Our response:

1. The reasons are personal data and exempt under section 38(1)(b) of the Act.
""")
    assert records.foi.legislation == "FOISA"


def test_a_quoted_request_and_the_plain_fact_below_it():
    records = read("""Dear Hamish Ogg

Thank you for your request of 14 July 2025, which we dealt with under the Freedom of Information Act. You asked for:

“All submissions to ministers on the ferry, and the dates of any meetings with the operator.”

Meetings with the operator took place on 8 April and 6 May 2025.

The submissions are withheld under section 35(1)(a) of the Act.
""")
    assert [(q.text, q.outcome) for q in records.questions] == [
        ("All submissions to ministers on the ferry, and the dates of any meetings with the operator.", "partial")
    ]


def test_figures_below_nested_parts():
    records = read("""Please provide under the Freedom of Information Act details of school transport.

1)    Do you use external suppliers?

Yes. Example County Council does not run any itself.

2)    For the financial years 2022/23 and 2023/24:

a)    Annual spend, split by:

i)     Internally provided

None

ii)     Externally provided

2022/23 2023/24
£25,095,802.00 £26,848,368.00

b)    The number of journeys, split by:

i)      Internally provided

None

ii)     Externally provided

2022/23 2023/24
2374 2515
""")
    assert [(q.number, q.answer) for q in records.questions][1:] == [
        ("2a(i)", "None"),
        ("2a(ii)", "2022/23 2023/24 £25,095,802.00 £26,848,368.00"),
        ("2b(i)", "None"),
        ("2b(ii)", "2022/23 2023/24 2374 2515"),
    ]
    assert records.document.authority == "Example County Council"


def test_answers_to_ranges_between_the_questions():
    records = read("""Freedom of Information Act request: care plans

2. Chief Executive Officer Name:
3. SEND email address:

In response to questions 2-3, please refer to the Strategic Leadership pages of our website.

4. How many children have plans (please separate your answer into key stages)

As at 14th March 2024:

Early Years – 298

Key Stage 2 – 2036

5. How many of them live abroad?

None
""")
    asked = [(q.number, q.answer) for q in records.questions]
    assert (
        asked[0][1]
        == asked[1][1]
        == ("In response to questions 2-3, please refer to the Strategic Leadership pages of our website.")
    )
    assert asked[2] == ("4", "As at 14th March 2024: Early Years – 298 Key Stage 2 – 2036")


def test_a_remark_on_answers_is_no_label():
    records = read("""Domestic Abuse (414A/21)
Request
1) How many reports have you received, month by month?
2) How many arrests have been made?
Answers to questions 1 and 2 do not need to be broken down further, please.
Response
Please see attached. Researching each case would exceed the appropriate limit (FOIA, s.12).
""")
    assert [q.number for q in records.questions] == ["1", "2"]
    assert records.foi.reference == "414A/21"
