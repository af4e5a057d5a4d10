"""Replies in further layouts: forces, trusts, departments, Scottish bodies, mails; and styled and tabled ones."""

from __future__ import annotations

from extract.kinds import parse as parse_paper
from extract.paper import Block, Cell, Grid, Line, Paper, PaperPage, Span, Style
from extract.reading import read_paper


def read(text: str):
    return parse_paper(read_paper(text.encode(), "letter.txt")).records


def answers(records):
    return [(q.number, q.answer, q.outcome) for q in records.questions]


def test_bulleted_questions_and_as_many_bulleted_answers():
    records = read("""Dear Mr Okafor

FREEDOM OF INFORMATION ACT 2000

Your request for information, received on 3 February 2022, has now been considered.

REQUEST

Please could you tell me:
- How many officers were suspended in 2020 and 2021?
- How many of those were dismissed?
- What was the total cost of salaries paid during suspension?

RESPONSE

I can confirm that Westmarch Police holds some of the information you have requested.

- 2020: 14, 2021: 17
- 6
- This is not held centrally. To obtain it would exceed the appropriate limit under section 12 of the Act.

Every effort is made to ensure that the figures presented are accurate and complete.

Yours sincerely

Jo Sample
Westmarch Police
""")
    assert answers(records) == [
        (None, "2020: 14, 2021: 17", "disclosed"),
        (None, "6", "disclosed"),
        (
            None,
            "This is not held centrally. To obtain it would exceed the appropriate limit under section 12 of the Act.",
            "refused",
        ),
    ]
    assert records.document.authority == "Westmarch Police"
    assert records.foi.outcome == "partial"


def test_a_scottish_body():
    records = read("""University of Norchester

Ref: FOI 2022-077
9th June 2022

Dear Ms Adler,

Freedom of Information (Scotland) Act 2002

I refer to your request of 12 May 2022 made under the Freedom of Information (Scotland) Act 2002 (FOISA).

1. Please provide the minutes of the Misconduct Panel for May 2022.

In terms of section 17 of FOISA the University does not hold this information, as the panel did not meet.

2. What is the policy on writing tools?

The policy is published on our website at www.norchester.example/policy and is exempt under section 25(1) of FOISA.

You may require the University to review its decision, and then appeal to the Scottish Information Commissioner.
""")
    assert [q.outcome for q in records.questions] == ["not_held", "elsewhere"]
    assert records.foi.legislation == "FOISA"
    assert records.foi.reference == "FOI 2022-077"


def test_parts_of_a_quoted_request_answered_in_paragraphs():
    records = read("""Department for Rural Transport

Our Ref: F0021234
12 January 2024

Dear Mr Patel

Thank you for your information request of 13 December 2023. You requested the following information:

“1. The number of meetings held with bus operators in 2023.
2. Copies of any minutes of those meetings.”

Your request has been considered under the Freedom of Information Act 2000.

In relation to part 1 of your request, meetings are published at https://www.drt.example/meetings and this \
information is exempt under section 21 of the Act.

In relation to part 2 of your request, the minutes are being withheld under section 35(1)(a) of the Act.

On balance the public interest in withholding them outweighs the public interest in their release.

If you are unhappy with this decision you may ask for an internal review.
""")
    assert [(q.number, q.text, q.outcome) for q in records.questions] == [
        ("1", "The number of meetings held with bus operators in 2023.", "elsewhere"),
        ("2", "Copies of any minutes of those meetings.", "refused"),
    ]


def test_lettered_questions_answered_together_and_a_table():
    records = read("""Dear Ms Brook

Freedom of Information request FOI 778

You asked:

Please provide the following for 2020/21 and 2021/22:

a) the number of penalty notices issued
b) the number of appeals received
c) the names of the officers who issued them

Our response is as follows:

a) and b) Please see the table below.

Year\tNotices\tAppeals
2020/21\t4,377\t903
2021/22\t9,808\t1,844

c) We can neither confirm nor deny whether this information is held, by virtue of section 40(5) of the Act.

If you are unhappy with our response, please write to the Monitoring Officer, Brackwater Borough Council.
""")
    (a, b, c) = records.questions
    assert (
        a.answer
        == b.answer
        == ("Please see the table below. Year Notices Appeals 2020/21 4,377 903 2021/22 9,808 1,844")
    )
    assert (a.number, b.number, c.number, c.outcome) == ("a", "b", "c", "neither")


def test_nested_parts_in_a_request_and_a_response():
    records = read("""Dear Mr Hall

FREEDOM OF INFORMATION REQUEST REF 2024-311

I refer to your request received on 5 June 2024.

Question

1. Salary of the Principal in 2023/24
2. Number of staff paid more than £100,000
   (a) men
   (b) women

Answer

1. £171,000
2. (a) 3
   (b) 2

Yours sincerely

Harbour College
""")
    assert answers(records) == [("1", "£171,000", "disclosed"), ("2a", "3", "disclosed"), ("2b", "2", "disclosed")]


def test_questions_without_marks_answered_in_line():
    records = read("""Hello,

Thank you for your Freedom of Information request. I've answered in line below.

1. Number of allotment sites owned by the parish council.

Two.

2. Number of plots at each site.

Mill Road 42, Church Lane 18

3. Copy of tenancy agreement.

Attached.

Best wishes
Clerk to Littlewick Parish Council
""")
    assert [q.answer for q in records.questions] == ["Two.", "Mill Road 42, Church Lane 18", "Attached."]


def test_an_environmental_request_in_a_mail():
    records = read("""From: FOI Requests <foi@eastvale.example>
Date: Tue, 14 Mar 2023 10:22:00 +0000
To: Sam Jones <sam.jones@example.com>
Subject: FOI/2023/0456 - Response

Dear Sam Jones,

Thank you for your request dated 20 February 2023. Eastvale District Council has dealt with it under the \
Environmental Information Regulations 2004.

Request:
I would like a copy of all correspondence about the Mill Lane site, and the pre-application advice given.

Response:
We are withholding the pre-application advice under regulation 12(5)(e). The public interest in maintaining the \
exception outweighs the public interest in disclosure. The correspondence is attached.

This completes your request.
""")
    foi = records.foi
    assert (foi.legislation, foi.received, foi.replied, foi.outcome) == ("EIR", "2023-02-20", "2023-03-14", "partial")
    assert "sam.jones@example.com" in records.private


PLAIN, BOLD, RED = Style(size=11), Style(size=11, bold=True), Style(size=11, colour="#ff0000")


def block(text: str, style: Style = PLAIN, *, label: str | None = None, top: float = 0.0) -> Block:
    box = (72.0, top, 500.0, top + 12)
    line = Line(text, 1, (Span(text, style, 72.0, 500.0),), box, style.size, style.bold, style.italic)
    return Block("paragraph", text, 1, (line,), box, label=label)


def styled(*blocks: Block):
    head = [block("Anytown Council"), block("Dear Ms Smith"), block("Freedom of Information Act 2000", BOLD)]
    head.append(block("Thank you for your request for information. Our response is set out below."))
    foot = [block("If you are dissatisfied you may ask for an internal review."), block("Yours sincerely")]
    return parse_paper(Paper("letter.pdf", "pdf", (PaperPage(1, (*head, *blocks, *foot)),), total_pages=1)).records


def test_bold_questions_and_plain_answers_without_numbers():
    records = styled(
        block("The arrangements for gritting in winter", BOLD),
        block("Gritting is done by a contractor on a three-year agreement."),
        block("How many gritters are there?", BOLD),
        block("Eleven, kept at two depots."),
        block("The depots' addresses, please provide", BOLD),
        block("Mill Lane and Station Road."),
    )
    assert [q.text for q in records.questions][-2:] == [
        "How many gritters are there?",
        "The depots' addresses, please provide",
    ]
    assert records.questions[-2].answer == "Eleven, kept at two depots."


def test_answers_in_red_below_numbered_questions():
    records = styled(
        block("Number of vans", label="1."),
        block("Fourteen in all", RED),
        block("Number of lorries", label="2."),
        block("Six of them leased", RED),
        block("How many are electric?", label="3."),
        block("None", RED),
    )
    assert [(q.number, q.answer) for q in records.questions] == [
        ("1", "Fourteen in all"),
        ("2", "Six of them leased"),
        ("3", "None"),
    ]


def test_a_table_of_requests_and_responses():
    texts = [("No.", "Request", "Response"), ("1", "Number of vans", "14"), ("2", "Number of lorries", "Not held")]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(texts) for c, text in enumerate(row))
    records = styled(Block("grid", "", 1, grid=Grid(cells)))
    assert [(q.number, q.text, q.answer, q.outcome) for q in records.questions] == [
        ("1", "Number of vans", "14", "disclosed"),
        ("2", "Number of lorries", "Not held", "not_held"),
    ]


def test_a_mail_above_the_request_it_quotes():
    mail = b"""From: FOI Team <foi@hilltop.example>
To: Robin Asker <robin.asker@example.org>
Date: Mon, 06 Mar 2023 15:01:00 +0000
Subject: RE: FOI request - bins - FOI/4417
Content-Type: text/plain; charset=utf-8

Dear Robin,

Please see our answers below.

1. 14,200 brown bins were issued.
2. We do not record this.

Kind regards
Hilltop District Council

-----Original Message-----
From: Robin Asker <robin.asker@example.org>
Sent: 10 February 2023 09:00
Subject: FOI request - bins

Under the Freedom of Information Act please tell me:

1. How many brown bins were issued in 2022?
2. How many residents cancelled their subscription?

Yours faithfully,
Robin Asker
"""
    records = parse_paper(read_paper(mail, "reply.eml")).records
    assert [(q.number, q.text, q.answer) for q in records.questions] == [
        ("1", "How many brown bins were issued in 2022?", "14,200 brown bins were issued."),
        ("2", "How many residents cancelled their subscription?", "We do not record this."),
    ]
    assert (records.foi.reference, records.foi.replied) == ("FOI/4417", "2023-03-06")
    assert {"Robin Asker", "robin.asker@example.org"} <= set(records.private)


def test_answers_in_the_line_of_their_question():
    records = read("""Dear Ms Quick

Freedom of Information request - 7781

Thank you for your request for information regarding school meals, which we received on 4 May 2021.

Q1: Number of pupils eligible for free school meals: 4,511
Q2: Name of the catering contractor: Good Food Ltd
Q3: Value of contract: Exempt - section 43(2) commercial interests

Yours sincerely

Lakeside Borough Council
""")
    assert [(q.text, q.answer, q.outcome) for q in records.questions] == [
        ("Number of pupils eligible for free school meals", "4,511", "disclosed"),
        ("Name of the catering contractor", "Good Food Ltd", "disclosed"),
        ("Value of contract", "Exempt - section 43(2) commercial interests", "refused"),
    ]


def test_bulleted_parts_of_a_request_are_questions():
    records = read("""Dear Mr Grant

Your request for information under the Freedom of Information Act was:

For the academic year 2018/19, please provide:
- The number of permanent exclusions
- The number of fixed-term exclusions

Our response:

Please see the attached spreadsheet.
""")
    assert [q.text for q in records.questions] == [
        "The number of permanent exclusions",
        "The number of fixed-term exclusions",
    ]
    assert {q.answer for q in records.questions} == {"Please see the attached spreadsheet."}


ASKED = """Dear Mr Okafor

FREEDOM OF INFORMATION ACT 2000

Thank you for your request for information, received on 3 February 2022, in which you asked:

1. How many drones did the force own on 1 April 2021?
2. How often were they flown in 2021?

"""


def test_neither_confirming_nor_denying_opens_an_answer():
    records = read(
        ASKED
        + """Response

Questions 1 and 2

In accordance with section 24(2) of the Act (national security), Westmarch Police neither confirms nor denies that it \
holds the information requested.

To say more would help those who wish to avoid being seen from the air.

Yours sincerely

Jo Sample
"""
    )
    assert records.foi.outcome == "neither"
    assert [question.number for question in records.questions] == ["1", "2"]
    assert all("neither confirms nor denies" in (question.answer or "") for question in records.questions)


def test_what_the_body_asks_before_it_can_answer_is_no_question_of_the_requesters():
    records = read(
        ASKED
        + """Clarification needed

Before we can answer question 1 we need to know whether you mean drones on hire as well as those that we own.

Could you also tell us whether question 2 is about training flights, operations, or both?

We cannot take your request further until we have heard from you.

Yours sincerely

Jo Sample
"""
    )
    assert records.foi.outcome == "clarification"
    assert [question.number for question in records.questions] == ["1", "2"]
