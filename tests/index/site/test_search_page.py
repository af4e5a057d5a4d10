"""The search page: what narrows a search, its files, and the way from the box to the evidence by keyboard alone."""

import csv
import io
import json
import time
import urllib.parse
import urllib.request

import pytest

from index.site.pages import search, search_files
from index.site.refusals import Malformed


def test_a_search_says_how_many_of_each_list_match(look_at):
    view = look_at(search, query={"q": "budget"})
    assert view.results.total == sum(tab.number for tab in view.tabs[1:])
    assert view.tabs[0].chosen


def test_a_list_is_looked_at_by_itself_and_the_others_keep_their_numbers(look_at):
    everything = look_at(search, query={"q": "bins"})
    questions = look_at(search, query={"q": "bins", "in": "questions"})
    assert {one.hit.kind for one in questions.shown} == {"questions"}
    assert [tab.number for tab in questions.tabs] == [tab.number for tab in everything.tabs]


@pytest.mark.parametrize("name", ["authority", "kind", "year"])
def test_a_facet_leaves_as_many_as_it_says(look_at, name):
    view = look_at(search, query={"q": "council"})
    facet = next(facet for facet in view.facets if facet.name == name)
    choice = facet.choices[-1]
    narrowed = look_at(search, query={"q": "council", name: choice.label})
    assert narrowed.results.total == choice.number
    assert [chip.label.split(": ")[1] for chip in narrowed.chips] == [choice.label]


def test_outcomes_are_counted_and_narrow_questions(look_at):
    view = look_at(search, query={"q": "vehicles"})
    outcomes = next(facet for facet in view.facets if facet.name == "outcome")
    refused = next(choice for choice in outcomes.choices if choice.label == "disclosed")
    narrowed = look_at(search, query={"q": "vehicles", "outcome": "disclosed", "in": "questions"})
    assert narrowed.results.total == refused.number


def test_pages_follow_one_another(look_at):
    first = look_at(search, query={"q": "council"})
    second = look_at(search, query={"q": "council", "page": "2"})
    assert first.pages > 1
    assert not {(one.hit.kind, one.hit.row) for one in first.shown} & {(o.hit.kind, o.hit.row) for o in second.shown}


@pytest.mark.parametrize(
    "query", [{"page": "0"}, {"page": "51"}, {"page": "x"}, {"sort": "worst"}, {"in": "sqlite_master"}]
)
def test_what_makes_no_sense_is_refused(look_at, query):
    with pytest.raises(Malformed):
        look_at(search, query={"q": "bins"} | query)


@pytest.mark.parametrize("q", ['"', "NOT", "a" * 900, "<script>alert(1)</script>", "authority:nowhere bins", "kind:x"])
def test_anything_typed_gives_a_page(site, q):
    address = f"{site}/?{urllib.parse.urlencode({'q': q})}"
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert "<script>alert" not in answer.read().decode()


def test_csv_and_json_hold_the_same_results_as_the_page(look_at):
    view = look_at(search, query={"q": "budget"})
    rows = list(
        csv.DictReader(io.StringIO(look_at(search_files, "/search.csv", {"q": "budget"}).body.lstrip("\ufeff")))
    )
    tree = json.loads(look_at(search_files, "/search.json", {"q": "budget"}, route=1).body)
    assert [int(row["row"]) for row in rows] == [hit["row"] for hit in tree["hits"]] == [o.hit.row for o in view.shown]
    assert rows[0]["address"] == tree["hits"][0]["address"] == view.shown[0].href


def test_json_leads_on_to_the_next_page(look_at):
    tree = json.loads(look_at(search_files, "/search.json", {"q": "council"}, route=1).body)
    assert tree["next"] == "/search.json?q=council&page=2"


def test_from_box_to_evidence_by_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("vaccine ward")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=vaccine+ward")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    chosen = page.evaluate("document.activeElement.closest('.hit') === document.querySelector('.hit')")
    assert chosen
    page.keyboard.press("Enter")
    page.wait_for_url("**/doc/**")
    assert page.locator(".marks a:target").count() == 1


def test_a_facet_narrows_and_its_chip_widens_again(page):
    page.goto("/?q=council")
    before = page.locator(".bar p").first.inner_text()
    page.locator("#facet-kind ~ ul a").first.click()
    assert page.locator(".chips a").count() == 1
    assert page.locator(".bar p").first.inner_text() != before
    page.locator(".chips a").click()
    assert page.locator(".bar p").first.inner_text() == before


def test_widened_acronyms_and_corrected_words_are_said(page):
    page.goto("/?q=FOIA")
    assert "is also searched for as" in page.get_by_role("status").inner_text()
    page.goto("/?q=Ellerminsterr")
    assert "these are the matches of" in page.get_by_role("status").inner_text()


def test_all_of_it_without_javascript(plain_page):
    plain_page.goto("/")
    plain_page.get_by_role("searchbox").fill("bins")
    plain_page.get_by_role("button", name="Search").click()
    plain_page.get_by_role("link", name="Questions and answers").click()
    plain_page.locator(".hit h2 a").first.click()
    assert "/doc/" in plain_page.url
    assert plain_page.locator(".page-words").is_visible()


@pytest.mark.parametrize("path", ["/", "/?q=budget", "/?q=zeppelin", "/?q=council&year=2026&in=questions"])
def test_axe_finds_nothing_serious(no_serious_fault, path):
    no_serious_fault(path)


@pytest.mark.parametrize("path", ["/", "/?q=council"])
def test_nothing_is_wider_than_a_phone(page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_search_is_quick(site):
    urllib.request.urlopen(f"{site}/?q=council", timeout=20).close()
    begun = time.monotonic()
    urllib.request.urlopen(f"{site}/?q=council", timeout=20).close()
    assert time.monotonic() - begun < 5  # bench/site.py measures; this only notices what has gone wholly wrong
