"""Layouts met at first sight in many bodies' replies: logs, forms, prose, themes; each letter here is invented."""

# ruff: noqa: E501 - letters are printed one paragraph a line, as text files hold them

from __future__ import annotations

import pytest

from extract.kinds import parse as parse_paper
from extract.letters.authorities import best_name
from extract.letters.nations import nation_of
from extract.marks import Mark
from extract.reading import read_paper
from nlp.signatures import signatures
from townclerk.pipeline import read_document


def read(text: str, name: str = "letter.txt"):
    return parse_paper(read_paper(text.encode(), name)).records


def answers(records):
    return [(q.number, q.text, q.answer, q.outcome) for q in records.questions]


HEAD = "Anytown Borough Council\n\nDear Ms Quill\n\nThank you for your request under the Freedom of Information Act 2000.\n\n"


def test_an_answer_in_the_paragraph_of_its_question():
    records = read(f"""{HEAD}1. The number of park keepers. These may be rangers or similar. The Council does not have these posts. The grounds team does this work.

2. The rule on bonfires. Please provide a copy or state it. Work is going on, so see the old rule below.

No fires after dusk.

3. The number of benches in parks. The Council has 211 benches.
""")
    assert [(number, answer) for number, _, answer, _ in answers(records)] == [
        ("1", "The Council does not have these posts. The grounds team does this work."),
        ("2", "Work is going on, so see the old rule below. No fires after dusk."),
        ("3", "The Council has 211 benches."),
    ]
    assert records.questions[0].text == "The number of park keepers. These may be rangers or similar."


def test_questions_restated_in_prose():
    records = read(f"""{HEAD}You asked (a) what has been spent on the swings since 2020. The total is £4,212.

You asked (b) for copies of the two inspection reports. They are enclosed.

Lastly you asked for the minutes of every meeting about them. All the minutes are on our website at https://anytown.gov.example/minutes.

If you are unhappy with this answer you may ask for an internal review.
""")
    assert [(number, text, outcome) for number, text, _, outcome in answers(records)] == [
        ("a", "what has been spent on the swings since 2020", "disclosed"),
        ("b", "copies of the two inspection reports", "disclosed"),
        (None, "the minutes of every meeting about them", "elsewhere"),
    ]


def test_answers_under_headings_that_name_the_subject():
    records = read(f"""{HEAD}You asked for:

• noise readings taken along the new tramway;
• the land values in the business case;
• legal advice on the powers needed.

Noise

Please see the attached spreadsheet, which holds 40 readings.

Land values

We are not supplying these, to which section 43(2) of the Act (commercial interests) applies.

Legal advice

This is exempt under section 42(1) of the Act.

If you are unhappy with this answer you may ask for an internal review.
""")
    assert [(answer[:18], outcome) for _, _, answer, outcome in answers(records)] == [
        ("Please see the att", "disclosed"),
        ("We are not supplyi", "refused"),
        ("This is exempt und", "refused"),
    ]


def test_numbers_without_a_full_stop():
    records = read(f"""{HEAD}Your request:

1 For each of the years 2021 to 2024, please set out:
a) How many tyres were bought.
b) How many of these were returned
2 How many tyres were changed in those years?

Our response:

1a 400
1b None
2 398
""")
    assert [number for number, *_ in answers(records)] == ["1a", "1b", "2"]


def test_a_form_with_each_value_below_its_label():
    records = read("""FOI 25-417 Spare tyres
Freedom of Information Request
- Reference
- FOI 25-417 Spare tyres
- Request Date
- 14 Mar 2025
- Response Date
- 07 Apr 2025
- Information Requested
Please state how many spare tyres were bought in 2024.
- Response
Please see the attached sheet from the Scottish Ambulance Service. We do not hold the makers' names, and section 17 of the Freedom of Information Scotland Act 2002 applies.
- Response Documents
""")
    assert (records.foi.received, records.foi.replied) == ("2025-03-14", "2025-04-07")
    assert (records.foi.legislation, records.document.authority) == ("FOISA", "Scottish Ambulance Service")
    assert "Documents" not in records.questions[0].answer


def test_a_scottish_body_answers_under_the_scottish_act():
    letter = "Dear Ms Quill\n\nFOI REQUEST NO 0311\n\nWith reference to your recent request I have attached minutes. You will see redactions where one of these exemptions applies:\n\nS30 - Prejudice to Effective Conduct\nS38 - Personal Information\n\nYours sincerely\nRobin Sample\nNHS 24\n"
    records = read_document(letter.encode(), "letter.txt")
    assert records.document.authority == "NHS 24"
    assert records.foi.legislation == "FOISA"
    assert [each.code for each in records.exemptions] == ["FOISA s30", "FOISA s38"]


def test_what_was_clarified_before_the_reply_is_no_part_of_it():
    records = read("""Request: FOI/00020931
Your request for information has now been considered. We can confirm that the Police Service of Northern Ireland does hold the information.
Request 1
How many station doors were painted in 2023?
Clarification sought
For Request 2, do you mean the front doors only, or all of them?
Clarification Received
All of them.
Request 2
Is there a policy on the painting of doors?
Answer
Each book would have to be read by hand, which would exceed the appropriate limit under section 12(1).
""")
    assert [(number, outcome) for number, _, _, outcome in answers(records)] == [("1", "refused"), ("2", "refused")]
    assert "All of them" not in "".join(q.answer for q in records.questions)
    assert records.document.authority == "Police Service of Northern Ireland"


def test_a_range_of_questions_named_in_the_middle_of_a_sentence():
    records = read(f"""{HEAD}You asked:
1) How many sheds were broken into?
2) How many through the door?
3) How many through the window?
4) How many through the roof?
Please find the Anytown Council response set out below.
Response: The information at Q2 to Q4 is not held in a retrievable format and would exceed the appropriate limit under section 12.
""")
    assert [outcome for *_, outcome in answers(records)] == [None, "refused", "refused", "refused"]


def test_what_is_withheld_of_the_whole_is_withheld_from_the_files():
    records = read_document(
        f"""{HEAD}I would like to request the following information.

Please note that we cannot give monthly figures in all cases. We have therefore applied an exemption under Section 40(2) of the Freedom of Information Act. Low numbers have been removed.

1. How many patients were seen in 2020?

2. How many were seen in 2021?
The figures for Q1 and Q2 are on the attached spreadsheet.
""".encode(),
        "letter.txt",
    )
    assert [q.outcome for q in records.questions] == ["partial", "partial"]
    assert [(each.code, each.question) for each in records.exemptions] == [("FOIA s40(2)", "1"), ("FOIA s40(2)", "2")]


def test_what_is_printed_below_the_last_answer_is_not_its_question():
    records = read(f"""{HEAD}You asked for:

1. The number of swans in the park.

Please refer to Appendix 1.

2. The number of ducks in the park.

Please refer to Appendix 2.

Please could you provide the data by month for the following years:

1 January 2019 to 31 December 2020

If you are unhappy with this answer you may ask for an internal review.
""")
    assert [(q.text, q.answer) for q in records.questions] == [
        ("The number of swans in the park.", "Please refer to Appendix 1."),
        ("The number of ducks in the park.", "Please refer to Appendix 2."),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "NHS 24",
        "Police Service of Northern Ireland",
        "Belfast Health and Social Care Trust",
        "Foreign & Commonwealth Office",
        "Newry, Mourne and Down District Council",
        "University of St Andrews",
        "Transport for Greater Manchester",
        "King's College London",
        "Office of the Police and Crime Commissioner for Gwent",
        "Lower Withen Internal Drainage Board",
        "Royal Holloway, University of London",
    ],
)
def test_bodies_of_many_kinds_are_found_by_name(name):
    found = best_name([(f"I am writing on behalf of {name}. {name} does not hold it.", 1.0)])
    assert found is not None
    assert found[0] == name


def test_where_a_body_is():
    assert [nation_of(name) for name in ("NHS Fife", "Belfast City Council", "Leeds City Council")] == [
        "SCT",
        "NIR",
        "ENG",
    ]


NOT_RELIED = (
    "The returns are published; had we held them, section 21 might have applied.",
    "Section 22 would then have been in point, but there is now no need of it.",
)


@pytest.mark.parametrize("sentence", NOT_RELIED)
def test_a_provision_that_would_have_applied_is_not_relied_on(sentence):
    text = f"{HEAD}You asked:\n\n1. How often were spit guards used?\n\nThis information is not held by the Council. {sentence}\n"
    assert read_document(text.encode(), "letter.txt").exemptions == ()


def test_rows_named_question_and_answer():
    html = """<html><body><h1>Fly-tipping</h1><dl><dt>Reference</dt><dd>FOI-2025-00093</dd><dt>Date of response</dt><dd>6 February 2025</dd></dl>
<p>Information released under the Freedom of Information Act 2000</p>
<table><tr><th>Question 1</th><td>How many incidents were reported?</td></tr><tr><th>Answer</th><td>3,877</td></tr>
<tr><th>Question 2</th><td>How many notices were paid?</td></tr><tr><th>Answer</th><td>Not held.</td></tr></table>
<p>If you are unhappy with the response please ask for an internal review.</p></body></html>"""
    records = read(html, "page.html")
    assert [(q.number, q.answer, q.outcome) for q in records.questions] == [
        ("1", "3,877", "disclosed"),
        ("2", "Not held.", "not_held"),
    ]
    assert records.foi.replied == "2025-02-06"


def test_a_bilingual_reply():
    records = read("""Ein cyf / Our ref: CRG-23-1177
Dyddiad / Date: 19 Ionawr / January 2024
Annwyl / Dear Ms Quill

Diolch am eich cais am wybodaeth.

Thank you for your request under the Freedom of Information Act 2000.

Cwestiwn / Question 1

How many pupils are taught in Welsh?

Ymateb / Response

2,914 in January 2023.

Cwestiwn / Question 2

What is spent on translating each year?

Ymateb / Response

Nid oes gan y Cyngor yr wybodaeth hon / The Council does not hold this information.

Os ydych yn anfodlon ar yr ymateb hwn, gallwch ofyn am adolygiad mewnol.

If you are not satisfied with this response you may ask for an internal review.

Yn gywir / Yours sincerely
""")
    assert [(q.number, q.outcome) for q in records.questions] == [("1", "disclosed"), ("2", "not_held")]
    assert records.questions[0].answer == "2,914 in January 2023."
    assert records.foi.replied == "2024-01-19"


def test_prose_that_answers_each_point_in_order():
    records = read(f"""{HEAD}You asked for:

"The number of meetings of the Ferry Group since 2018;

the contract for repainting the pier;

and the names of those who chair the Harbour Panel."

The Ferry Group had four meetings.

The contract for repainting the pier is exempt under section 43(2) of the Act.

The Harbour Panel is chaired by Alex Example.

If you are unhappy with this answer you may ask for an internal review.
""")
    assert [(q.answer, q.outcome) for q in records.questions] == [
        ("The Ferry Group had four meetings.", "disclosed"),
        ("The contract for repainting the pier is exempt under section 43(2) of the Act.", "refused"),
        ("The Harbour Panel is chaired by Alex Example.", "disclosed"),
    ]


def test_what_a_letter_appends_belongs_to_no_answer():
    records = read(f"""{HEAD}1. How many vans has the Council?

The Council has 14 vans.

2. How many drivers?

The Council has 20 drivers.

Frequently asked questions about our replies

Do you charge?

Not for what takes less than 18 hours (section 12).
""")
    assert [(q.number, q.answer) for q in records.questions] == [
        ("1", "The Council has 14 vans."),
        ("2", "The Council has 20 drivers."),
    ]


def test_a_reply_to_a_subject_access_request_is_no_reply_under_the_act():
    records = read("""Anytown City Council

Our ref: SAR/23/0612

Dear Ms Quill

Thank you for your subject access request of 20 September 2023 under the UK GDPR. The right of access under Article 15 is to personal data about you.

1. All personal data about you held by the housing service.

We enclose 214 pages.

You may complain to the Information Commissioner. Requests under the Freedom of Information Act are dealt with apart.
""")
    assert records.document.kind == "other"
    assert [letter.kind for letter in records.letters] == ["subject_access"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We first thought that they might be exempt under section 43(2) of the Act, but they are attached.",
        "We considered whether it could be withheld under section 38 (health and safety). It is attached.",
    ],
)
def test_a_provision_only_weighed_is_not_relied_on(sentence):
    text = f"{HEAD}You asked:\n\n1. Please send the guidance on bulls.\n\nThe guidance is attached. {sentence}\n"
    records = read_document(text.encode(), "letter.txt")
    assert records.exemptions == ()
    assert records.questions[0].outcome == "disclosed"


@pytest.mark.parametrize(
    ("answer", "attachment"),
    [
        ("Please see attached file FOI 3151 data.xlsx", "FOI 3151 data.xlsx"),
        ("Please refer to Appendix 3 attached.", "Appendix 3"),
        ("Please see the attached workbook titled ‘Benches by ward’.", "Benches by ward"),
        ("See attached.", None),
    ],
)
def test_an_answer_points_to_its_attachment(answer, attachment):
    records = read(f"{HEAD}You asked:\n\n1. How many benches are there?\n\n{answer}\n")
    assert [q.attachment for q in records.questions] == [attachment]


def test_answers_typed_in_behind_a_dash():
    records = read(f"""{HEAD}The answers are given after each of your questions.

1. Does the Council use a firm for stray dogs? - Yes

2. If so, which? - Kennel Care Ltd

3. How many dogs were found in 2021? - Not held. The firm counts them, not the Council.

If you are unhappy with this response you may ask for an internal review.
""")
    assert [(number, answer) for number, _, answer, _ in answers(records)] == [
        ("1", "Yes"),
        ("2", "Kennel Care Ltd"),
        ("3", "Not held. The firm counts them, not the Council."),
    ]


def test_answers_that_are_counted_to_questions_not_printed():
    records = read("""Anytown Borough Council

Dear Ms Quill

Thank you for your email of 8 April 2024 in which you asked for information about ponds. The Council has dealt with your request under the Freedom of Information Act 2000 and the answers to your questions are as follows:

1. 48 as at 31 March 2024.

2. 2022: 6 weeks

2023: 9 weeks

3. The Council does not hold this information.

Should you be dissatisfied with this response, you can request an internal review.
""")
    assert answers(records) == [
        ("1", None, "48 as at 31 March 2024.", "disclosed"),
        ("2", None, "2022: 6 weeks 2023: 9 weeks", "disclosed"),
        ("3", None, "The Council does not hold this information.", "not_held"),
    ]


def test_bullets_answered_by_bullets_one_of_them_dated():
    records = read(
        f"""{HEAD}You asked

In relation to ponds, please provide:

- the number of ponds dredged by the Council at 31 December 2023
- the total spent on dredging in 2022/23

Our response

- 79 ponds had been dredged.
- £8,114
""",
        "letter.md",
    )
    assert [(text, answer) for _, text, answer, _ in answers(records)] == [
        ("the number of ponds dredged by the Council at 31 December 2023", "79 ponds had been dredged."),
        ("the total spent on dredging in 2022/23", "£8,114"),
    ]


def test_answers_of_a_year_behind_nested_labels():
    records = read(f"""{HEAD}You asked:

1. For each of the years 2020 and 2021, please state:

a. the number of visits to the museum

b. the number of visitors under 12

2. Please provide the museum's plan.

Our response:

1.

a. 2020 – 88,102

2021 – 101,450

b. 2020 – 611

2021 – 2,930

2. The plan is not held.
""")
    assert [(number, answer) for number, _, answer, _ in answers(records)] == [
        ("1a", "2020 – 88,102 2021 – 101,450"),
        ("1b", "2020 – 611 2021 – 2,930"),
        ("2", "The plan is not held."),
    ]


def test_answers_below_words_that_name_the_act():
    records = read(f"""{HEAD}You asked for the following information:

1. The number of empty shops.

2. The relief granted in 2021/22.

I can confirm that the Authority has considered your request under the Freedom of Information Act 2000 and responds as follows:

1. 604

2. £1,318
""")
    assert [(number, answer) for number, _, answer, _ in answers(records)] == [("1", "604"), ("2", "£1,318")]


def test_a_turn_is_not_cut_off_from_what_it_turns_from():
    records = read(f"""{HEAD}You asked: "How many hearings were adjourned?"

I can confirm that the Council holds the information that you have requested. However, to provide it would exceed the cost limit set out in section 12(1) of the Act.
""")
    assert (records.questions[0].answer or "").startswith("I can confirm that the Council holds the information")


def test_a_foot_that_names_who_leads_the_body():
    letter = f"""{HEAD}You asked: "How many ponds are there?"

There are 14 ponds. The policy may be asked for from the Head of Governance, Anydale Community NHS Trust.

Yours sincerely

Information Team

Chair: Dr Ada Quill Chief Executive: Tom Reed
"""
    people = read_document(letter.encode(), "letter.txt").people
    assert [(one.name, one.role) for one in people] == [("Dr Ada Quill", "Chair"), ("Tom Reed", "Chief Executive")]


def test_what_any_person_is_entitled_to_is_no_part_of_the_question():
    records = read(f"""{HEAD}You asked for:

1. The number of rooms that were surveyed.

2. The number of rooms that were closed as a result.

Under section 1(1) of the Freedom of Information Act 2000 a person who makes a request is entitled to be told whether the information is held.

The school does not hold the information that you have requested.
""")
    assert records.questions[1].text == "The number of rooms that were closed as a result."


def test_a_page_that_ends_below_the_name_that_signs():
    marks = tuple(
        Mark(place="signature", text=text, page=page) for page, text in ((1, "Ada Quill"), (2, "Policy Adviser"))
    )
    assert [one.text for one in signatures(marks)] == ["Ada Quill\nPolicy Adviser"]


def test_what_a_narrower_request_might_bring_is_no_part_of_a_refusal():
    records = read(f"""{HEAD}You asked: "How many hearings were adjourned?"

To find it would exceed the cost limit set out in section 12(1) of the Act. Consequently we are not obliged to comply with your request.

Although we cannot answer your request at the moment, we may be able to answer a refined request within the limit.
""")
    assert (records.questions[0].answer or "").endswith("not obliged to comply with your request.")
