"""Who is to do what by when: prose, clauses of decisions, marks and logs; owners and deadlines only as stated."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.marks import Findings, Mark
from extract.records import Decision, Document, Meeting, Records
from nlp.clauses import in_clause
from nlp.pipeline import annotate
from nlp.prose import find_undertakings
from nlp.tasks import marked

PROSE = [
    ("The Clerk will write to Highways by 3 May 2026.", "The Clerk", "2026-05-03"),
    ("Highways to be contacted about Mill Lane.", None, None),
    ("Cllr Day has agreed to inspect the stile.", "Cllr Day", None),
    ("PC Blue confirmed she would investigate and report back at the next meeting.", "PC Blue", "next meeting"),
    ("The Council asked the Clerk to pass on its thanks.", "the Clerk", None),
    ("CDC have inspected and promised to take action.", "CDC", None),
    ("A revised plan will be published in October.", None, "October"),
    ("The work will be carried out by Dale Fencing.", "Dale Fencing", None),
    (
        "Councillor Dent kindly agreed to put up the tree in time for the event on 7 December 2025.",
        "Councillor Dent",
        "2025-12-07",
    ),
]
NO_PROSE = [
    "The report was noted.",
    "He said that it would be a cold winter.",
    "If the weather allowed, the Clerk could write.",
    "The Council would not support the scheme.",
    "Members discussed the hedge.",
    "Would the Council write to them?",
]
CLAUSES = [
    ("That the Clerk write to the County Council.", "the Clerk"),
    ("To request the Clerk to investigate having a bin.", "the Clerk"),
    (
        "Delegates authority to the Corporate Director of Growth, Environment & Transport to approve changes.",
        "the Corporate Director of Growth, Environment & Transport",
    ),
    ("that the PC should transfer its banking to another bank.", "the PC"),
    ("to pay all of the above.", None),
    ("That consideration be given to a new shelter.", None),
]
NO_CLAUSES = [
    "That the report be noted.",
    "That the minutes be approved.",
    "to note the position.",
    "That Cllr Day be elected Chair.",
]


@pytest.mark.parametrize(("text", "owner", "due"), PROSE)
def test_prose(text, owner, due):
    [found] = find_undertakings(text)
    assert (found.owner, found.due) == (owner, due)


@pytest.mark.parametrize("text", NO_PROSE)
def test_prose_that_has_nobody_do_anything(text):
    assert list(find_undertakings(text)) == []


@pytest.mark.parametrize(("text", "owner"), CLAUSES)
def test_clauses(text, owner):
    found = in_clause(text)
    assert found is not None
    assert (found.owner or "").removeprefix("the ") == (owner or "").removeprefix("the ")


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_clauses_that_decide_and_no_more(text):
    assert in_clause(text) is None


def test_a_marks_owner_is_what_stands_beside_it():
    assert marked("Investigate works", "Watson", None, 2026, "table").owner == "Watson"
    assert marked("GK - Contact the Council", None, None, 2026, "mark").owner == "GK"
    assert marked("Clerk to write", None, "3 May", 2026, "mark")[3:5] == ("Clerk", "2026-05-03")


def test_records_of_a_meeting():
    records = Records(
        document=Document(kind="minutes", date="2026-03-05"),
        meetings=(Meeting(id="m1", date="2026-03-05", source="minutes"),),
        decisions=(Decision(text="That the Clerk write to Highways by 4 June.", meeting="m1", item="4", page=2),),
    )
    marks = (
        Mark(place="prose", text="The Chair will call a meeting. All agreed.", page=1, meeting="m1", item="3"),
        Mark(place="action", text="NO to chase.", page=1, meeting="m1", item="3", origin="mark"),
        Mark(place="report", text="The team will deliver the plan.", page=3),
    )
    said = annotate(Findings(records, marks)).actions
    assert [(row.text, row.owner, row.due, row.item, row.origin) for row in said] == [
        ("The Chair will call a meeting.", "The Chair", None, "3", "prose"),
        ("NO to chase.", "NO", None, "3", "mark"),
        ("That the Clerk write to Highways by 4 June.", "the Clerk", "2026-06-04", "4", "decision"),
    ]


def test_spans_alone():
    nlp = spacy.blank("en")
    nlp.add_pipe("townclerk_actions")
    doc = nlp("The report was noted. The Clerk will write to Highways.")
    assert [span.text for span in doc.spans["actions"]] == ["The Clerk will write to Highways."]


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["The Clerk", "will", "to", "be", "write", ".", "by", "3 May", "agreed", "and", "\n", "I"])
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it(text):
    for each in find_undertakings(text, 2026):
        assert 0 <= each.start <= each.end <= len(text)
    in_clause(text, 2026)
