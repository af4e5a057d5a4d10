"""What `townclerk read` prints for a person: facts with pages, no line too wide, nothing that a terminal obeys."""

import pytest

from extract.records import (
    Acronym,
    Action,
    Attendance,
    Decision,
    Document,
    Exemption,
    Foi,
    Item,
    Meeting,
    Page,
    Part,
    Person,
    Question,
    Recommendation,
    Records,
    Report,
    Table,
)
from townclerk.outline import outline


def printed(records, width=80):
    return "\n".join(row.text for row in outline(records, width))


MINUTES = Records(
    document=Document(
        kind="minutes",
        title="Minutes of the Harbour Committee",
        authority="Wrenmouth City Council",
        committee="Harbour Committee",
        date="2024-03-12",
        pages=4,
        pages_read=4,
        name="harbour.pdf",
        format="pdf",
        unplaced=1,
        warnings=("Page 4 is broken.",),
    ),
    meetings=(Meeting(id="m1", committee="Harbour Committee", date="2024-03-12", time="18:30", source="minutes"),),
    attendance=(
        Attendance(meeting="m1", name="Councillor Ada Pell", role="Chair", capacity="member", status="present", page=1),
        Attendance(meeting="m1", name="Councillor Ben Roe", capacity="member", status="apologies", page=1),
        Attendance(meeting="m1", name="Cy Dunn", role="Harbour Master", capacity="officer", status="present", page=1),
    ),
    items=(
        Item(meeting="m1", number="7", title="Dredging", page=2),
        Item(meeting="m1", number="8", title="Lights", page=3),
    ),
    decisions=(
        Decision(meeting="m1", item="7", label="a", verb="RESOLVED", text="That dredging begin.", mover="Cllr Pell",
                 votes_for=5, votes_against=0, page=2),
        Decision(meeting="m1", item=None, verb="AGREED", text="To close at nine.", page=4),
    ),
    actions=(
        Action(meeting="m1", item="7", text="Ask for tenders", owner="Clerk", due="1 May", origin="mark", page=3),
    ),
)  # fmt: skip


def test_decisions_and_actions_stand_under_their_item():
    said = printed(MINUTES)
    lines = said.splitlines()
    dredging = next(number for number, line in enumerate(lines) if "Dredging" in line)
    assert lines[dredging].split() == ["p.", "2", "7", "Dredging"]
    assert "RESOLVED" in lines[dredging + 1]
    assert "a) That dredging begin. [moved by Cllr Pell, 5 for, 0 against]" in " ".join(said.split())
    assert said.index("Ask for tenders [Clerk, by 1 May]") < said.index("Lights") < said.index("To close at nine.")


def test_the_head_says_what_whose_and_when():
    lines = printed(MINUTES).splitlines()
    assert lines[0] == "Minutes of the Harbour Committee"
    assert lines[1] == "minutes · Wrenmouth City Council · Harbour Committee · 12 March 2024"
    assert lines[2] == "harbour.pdf · pdf · 4 pages · read"


def test_who_was_there_is_said_by_how():
    said = printed(MINUTES)
    assert "present    Councillor Ada Pell (Chair)" in said
    assert "apologies  Councillor Ben Roe" in said
    assert "officers   Cy Dunn (Harbour Master)" in said


def test_what_could_not_be_placed_and_warnings_are_said():
    said = printed(MINUTES)
    assert "Page 4 is broken." in said
    assert "1 passage looked like facts and fitted no rule." in said
    assert "2 items, 2 decisions, 1 action" in said


REPLY = Records(
    document=Document(kind="foi_reply", title="Reply", pages=2, pages_read=1, pages_ocr=1, status="partial"),
    foi=Foi(reference="FOI-12", legislation="FOIA", outcome="partial", replied="2024-05-01"),
    questions=(
        Question(number="1", text="How many gulls?", answer="Forty. " * 200, outcome="disclosed", page=1),
        Question(number="2", text=None, answer=None, outcome="not_held", page=1),
    ),
    exemptions=(Exemption(code="FOIA s40(2)", name="personal information", question="1", page=2),),
    tables=(Table(title="Gulls by year", rows=(("Year", "Gulls"), ("2023", "40")), page=2),),
    acronyms=(Acronym(short="CDOP", long="Child Death Overview Panel", origin="inline", page=2),),
    people=(Person(name="Dee Fenn", role="Information Officer", kind="officer", page=2),),
)


def test_a_reply_shows_questions_with_their_outcome():
    said = " ".join(printed(REPLY).split())
    assert "outcome disclosed in part" in said
    assert "p. 1 1 How many gulls? disclosed Forty." in said
    assert "[…]" in said
    assert "2 (not printed in the reply) not held (no answer stands)" in said
    assert "FOIA s40(2) personal information (question 1)" in said
    assert "Gulls by year (2 rows, 2 columns)" in said
    assert "2 pages (1 read) (1 by character recognition) · partial" in said
    assert "p. 2 CDOP Child Death Overview Panel" in said
    assert "Dee Fenn – Information Officer" in said


def test_recommendations_stand_under_their_report():
    records = Records(
        document=Document(kind="report", title="Quays", pages=3, pages_read=3),
        parts=(
            Part(kind="report", title="Quays", first_page=1, last_page=2),
            Part(kind="appendix", first_page=3, last_page=3),
        ),
        reports=(Report(title="Quays", author="Cy Dunn", date="2024-02-01", page=1),),
        recommendations=(
            Recommendation(report="Quays", label="1", text="To repair them.", page=2),
            Recommendation(report=None, label=None, text="To note it.", page=3),
        ),
    )
    said = " ".join(printed(records).split())
    assert "p. 1 report Quays (to p. 2) p. 3 appendix untitled" in said
    assert "Quays (by Cy Dunn, 1 February 2024) p. 2 1 To repair them. p. 3 • To note it." in said


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("records", [MINUTES, REPLY])
def test_no_line_is_wider_than_asked(records, width):
    assert max(len(line) for line in printed(records, width).splitlines()) <= width


def test_what_a_terminal_would_obey_is_not_printed():
    evil = "Title\x1b[31m\x1b]0;owned\x07\r\n\u202eover\x9b2J"
    records = Records(
        document=Document(title=evil, name=evil, authority=evil, warnings=(evil,), pages=1, pages_read=1),
        pages=(Page(number=1, text=evil),),
        items=(Item(number=evil, title=evil, page=1),),
        tables=(Table(title=evil, rows=((evil,),), page=1),),
        foi=Foi(reference=evil),
    )
    said = printed(records)
    assert all(character.isprintable() or character == "\n" for character in said)


def test_a_paper_of_which_nothing_is_known_shows_how_it_begins():
    records = Records(document=Document(name="x.txt", pages=1), pages=(Page(number=1, text="Dear all\nThe harbour"),))
    assert "Dear all" in printed(records)
    assert "Begins" not in printed(MINUTES)
