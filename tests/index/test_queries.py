"""Whatever is typed gives a query that SQLite accepts."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.queries import parse_query

DB = sqlite3.connect(":memory:", check_same_thread=False)
DB.execute("create virtual table t using fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
DB.execute("insert into t values ('the school budget was noted by the child death overview panel')")


def finds(typed):
    match = parse_query(typed).match
    return bool(match) and bool(DB.execute("select 1 from t where t match ?", [match]).fetchall())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("school budget", True),
        ("school zeppelin", False),
        ('"school budget"', True),
        ('"budget school"', False),
        ("budg*", True),
        ('"school budg"*', True),
        ("zeppelin OR budget", True),
        ("budget NOT school", False),
        ("budget NOT zeppelin", True),
        ("budget NOT (zeppelin OR airship)", True),
        ("(zeppelin OR school) AND panel", True),
        ("NEAR(school noted, 3)", True),
        ("NEAR(school panel, 2)", False),
        ("budgets schools", True),
        ("unknown:field budget", False),
        ("budget AND", True),
        (")budget(", True),
        ("the) (budget", True),
        ("", False),
        ("NOT budget", False),
        ("'; drop table t; --", False),
        ("*", False),
        ('"', False),
    ],
)
def test_syntax(typed, found):
    assert finds(typed) is found


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("authority:Wrenmouth x", {"authority": ("Wrenmouth",)}),
        ('committee:"Health Scrutiny" year:2024', {"committee": ("Health Scrutiny",), "year": ("2024",)}),
        ("kind:decision KIND:minutes", {"kind": ("decision", "minutes")}),
        ("http://example.org", {}),
    ],
)
def test_fields(typed, fields):
    assert parse_query(typed).fields == fields


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("budget OR", "OR stands between two"),
        ("AND budget", "AND stands between two"),
        ("authority:kent OR budget", "OR stands between two"),
        ("NOT budget", "NOT alone"),
        ("budget NOT", "NOT stands before"),
        ("(budget", "A bracket"),
        ('"road works', "A quotation mark"),
        ("authority: kent", "authority: wants its value"),
        ('col:"x"', "There is no field col"),
        ('Item: "x"', "There is no field item"),
    ],
)
def test_what_cannot_be_understood_is_said(typed, said):
    assert [note for note in parse_query(typed).notes if note.startswith(said)]


@pytest.mark.parametrize("typed", ["parks OR gardens NOT car", "parks AND NOT (car OR bus)", '"road works"', "10:30"])
def test_what_is_understood_needs_no_words(typed):
    assert parse_query(typed).notes == ()


def test_an_acronym_is_widened_and_said_so():
    query = parse_query("CDOP cases", lambda term: ["Child Death Overview Panel"] if term == "CDOP" else [])
    assert query.match == '("CDOP" OR "Child Death Overview Panel") AND "cases"'
    assert query.notes == ("CDOP is also searched for as Child Death Overview Panel",)


SYNTAX = st.sampled_from(
    ["AND", "OR", "NOT", "(", ")", '"', "*", "NEAR(", ",", "kind:", ":", "budget", "\x00", "é", "-"]
)


@given(st.one_of(st.text(max_size=60), st.lists(SYNTAX, max_size=14).map(" ".join)))
def test_any_text_is_a_query_that_sqlite_accepts(typed):
    finds(typed)
