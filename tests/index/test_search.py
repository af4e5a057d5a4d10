"""What people type finds what papers say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.records import (
    Acronym,
    Action,
    Attendance,
    Decision,
    Document,
    Foi,
    Item,
    Meeting,
    Page,
    Person,
    Question,
    Records,
)
from index.corrections import Corrections
from index.linking import link
from index.memory import CLOSE, OPEN
from index.search import search

TEXT = "The Child Death Overview Panel (CDOP) met at Wrenmouth and discussed the school budget at length today."


@pytest.fixture
def full(db, add):
    """A database with two minutes and a reply."""
    for year in (2023, 2024):
        add(
            Records(
                document=Document(
                    kind="minutes",
                    name=f"{year}.pdf",
                    title=f"Minutes {year}",
                    sha256=f"{year}" * 16,
                    date=f"{year}-05-02",
                    authority="Wrenmouth City Council",
                    committee="Health Scrutiny Commission",
                ),
                pages=(Page(number=1, text=f"{TEXT} {'word ' * year}"),),
                attendance=(Attendance(name="Councillor Priya Raman", capacity="member", status="present", page=1),),
                decisions=(Decision(verb="AGREED", text="That the school budget be noted.", page=1),),
                acronyms=(Acronym(short="CDOP", long="Child Death Overview Panel", origin="inline", page=1),),
                people=(Person(name="Priya Raman", kind="councillor", page=1),),
            )
        )
    add(
        Records(
            document=Document(
                kind="foi_reply",
                name="reply.pdf",
                sha256="f" * 64,
                date="2024-07-01",
                authority="Ellerwolds Health Trust",
            ),
            pages=(Page(number=1, text="We do not hold the figures on vehicles."),),
            foi=Foi(reference="FOI 12", outcome="not_held"),
            questions=(
                Question(number="1", text="How many vehicles?", answer="Not held.", outcome="not_held", page=1),
            ),
        )
    )
    link(db, Corrections())
    return db.conn


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("budget", {"decisions": 2, "pages": 2}),
        ("kind:decisions budget", {"decisions": 2}),
        ("kind:foi_reply vehicles", {"questions": 1, "pages": 1}),
        ("budget authority:wrenmouth year:2023", {"decisions": 1, "pages": 1}),
        ("budget after:2024", {"decisions": 1, "pages": 1}),
        ("budget before:2024-01", {"decisions": 1, "pages": 1}),
        ("vehicles outcome:not_held", {"questions": 1, "pages": 1}),
        ("budget outcome:refused", {}),
        ("budget person:raman", {"decisions": 2, "pages": 2}),
        ("budget committee:health", {"decisions": 2, "pages": 2}),
        ("CDOP", {"pages": 2}),
        ("zeppelin", {}),
    ],
)
def test_counts(full, typed, counts):
    assert {kind: n for kind, n in search(full, typed).counts.items() if n} == counts


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("CDOP", "CDOP is also searched for as Child Death Overview Panel"),
        ("child death overview panel", "also searched for as CDOP"),
        ("authority:Wrenmuth budget", "Wrenmouth City Council was taken"),
        ("person:Rahman budget", "was taken"),
        ("Wrenmuoth", "these are the matches of wrenmouth"),
        ("after:yesterday budget", "is no date"),
        ("outcome:granted budget", "is none of"),
        ("after:2024-02-30 budget", "is no date"),
        ("persn:Raman budget", "There is no field persn"),
        ("budgte", "these are the matches of budget"),
        ("zeppelin", "Nothing was found."),
        ("NOT budget", "Type a word"),
    ],
)
def test_what_was_done_with_the_text_is_said(full, typed, note):
    assert any(note in said for said in search(full, typed).notes)


@pytest.mark.parametrize("typed", ["kind:nonsense budget", "year:abcd budget", "outcome:refusd vehicles"])
def test_a_field_that_makes_no_sense_finds_nothing_instead_of_everything(full, typed):
    assert search(full, typed).total == 0


def test_decisions_come_before_running_text_and_newer_ones_first(full):
    hits = search(full, "school budget").hits
    assert [hit.kind for hit in hits] == ["decisions", "decisions", "pages", "pages"]
    assert [hit.date for hit in hits][:2] == ["2024-05-02", "2023-05-02"]


def test_a_hit_says_where_it_stands_and_marks_the_words(full):
    hit = search(full, "kind:decisions budget").hits[0]
    assert (hit.page, hit.authority, hit.title) == (1, "Wrenmouth City Council", "Minutes 2024")
    assert f"{OPEN}budget{CLOSE}" in hit.snippet


def test_facets_count_matches(full):
    facets = search(full, "budget").facets
    assert dict(facets["year"]) == {"2024": 2, "2023": 2}
    assert facets["authority"] == (("Wrenmouth City Council", 4),)


def test_pages_of_results_do_not_overlap(full):
    first = search(full, "budget", limit=2).hits
    second = search(full, "budget", limit=2, offset=2).hits
    assert len({(hit.kind, hit.row) for hit in (*first, *second)}) == 4


@settings(max_examples=60)
@given(typed=st.text(max_size=40))
def test_any_text_gives_an_answer(shared, typed):
    assert search(shared, typed).notes is not None


@pytest.fixture(scope="module")
def shared():
    import sqlite3

    from sqlite_utils import Database

    from index.schema import create_schema

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    create_schema(Database(connection))
    yield connection
    connection.close()


def test_what_a_pack_holds_of_another_meeting_says_so(db, add):
    bound = (
        Meeting(id="m1", date="2026-03-24", source="agenda"),
        Meeting(id="m2", date="2026-01-12", source="minutes"),
    )
    add(
        Records(
            document=Document(kind="agenda_pack", name="pack.pdf", date="2026-03-24", committee="Cabinet"),
            meetings=bound,
            items=(Item(meeting="m1", title="Zeppelins", page=2), Item(meeting="m2", title="Zeppelin sheds", page=5)),
        )
    )
    hits = search(db.conn, "zeppelin").hits
    assert [(hit.page, hit.date, hit.meeting) for hit in hits] == [
        (2, "2026-03-24", None),
        (5, "2026-03-24", "2026-01-12"),
    ]


@pytest.mark.parametrize(
    ("due", "age", "state"),
    [
        (None, 0, "open"),
        ("2001-01-31", 0, "overdue"),
        ("2999-01-31", 0, "due"),
        ("the next meeting", 10, "due"),
        ("the next meeting", 400, "open"),
    ],
)
def test_a_day_in_words_is_no_longer_to_come_after_a_year(db, add, due, age, state):
    printed = (datetime.now(UTC).date() - timedelta(days=age)).isoformat()
    paper = Document(kind="minutes", name="paper", date=printed)
    add(Records(document=paper, actions=(Action(text="Write to the County.", due=due, origin="prose", page=1),)))
    assert db.execute("select state from actions_with_state").fetchall() == [(state,)]
