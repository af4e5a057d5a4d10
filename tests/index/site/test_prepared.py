"""The prepared questions of datasette_metadata.json: each gives rows on the samples, whatever is typed."""

import json
import urllib.parse
import urllib.request

import pytest

from index.metadata import load_metadata

QUERIES = load_metadata()["databases"]["townclerk"]["queries"]
# What a researcher, a journalist or an operator would type.
TYPED = {
    "decisions_about": {"words": "budget", "authority": ""},
    "decisions_of_a_committee": {"committee": "Cabinet"},
    "close_votes": {"margin": "5"},
    "how_a_councillor_voted": {"name": "lambourne"},
    "attendance_of_a_committee": {"committee": "scrutiny"},
    "what_an_acronym_means": {"acronym": "camhs"},
    "recommendations_about": {"words": "benches", "authority": "ellerminster"},
    "what_reports_say_it_means": {"kind": "legal", "words": ""},
    "tables_about": {"words": "flu vaccine"},
    "interests_declared": {"name": "uttley"},
    "refusals_under_a_section": {"section": "40(2)", "since": "2025"},
    "outcomes_by_authority": {"year": "2026"},
    "share_refused": {"least": "2"},
    "slow_replies": {"days": "18", "authority": "trust"},
    "response_times": {"year": "2026"},
    "one_question_every_answer": {"words": "fully electric"},
    "decisions_that_name_money": {"authority": "tarrowby"},
    "overdue_actions": {"owner": "clerk", "authority": ""},
    "actions_of_somebody": {"owner": "clerk"},
    "new_papers": {"kind": "foi_reply", "authority": ""},
    "months_without_papers": {"authority": "tarrowby"},
    "why_rows_are_joined": {"name": "farrukh"},
}


def test_there_are_enough():
    assert len(QUERIES) >= 15
    assert all(query["title"] and query["description"].endswith(".") for query in QUERIES.values())


@pytest.mark.parametrize("name", QUERIES)
def test_each_gives_rows(papers, name):
    query = QUERIES[name]
    empty = dict.fromkeys(query.get("params", ()), "")
    assert papers.execute(query["sql"], empty).fetchone()
    if name in TYPED:
        assert set(TYPED[name]) == set(empty)
        assert papers.execute(query["sql"], TYPED[name]).fetchone()


def test_a_section_is_found_in_each_of_its_forms(papers):
    sql = QUERIES["refusals_under_a_section"]["sql"]

    def codes(section):
        return {row["code"] for row in papers.execute(sql, {"section": section, "since": ""})}

    assert codes("40") >= codes("40(2)") == codes("FOIA s40(2)") == {"FOIA s40(2)"}
    assert "FOIA s43(2)" not in codes("3")
    assert codes("12(4)(d)") == {"EIR 12(4)(d)"}


def test_datasette_runs_them_too(site):
    words = urllib.parse.urlencode({"words": 'lease "corn', "_shape": "array"})
    with urllib.request.urlopen(f"{site}/townclerk/decisions_about.json?{words}", timeout=20) as answer:
        assert json.load(answer) == []


def test_foreign_keys_show_names(site):
    with urllib.request.urlopen(f"{site}/townclerk/persons?_size=1", timeout=20) as answer:
        assert "/townclerk/authorities/" in answer.read().decode()
