"""Feeds of searches and prepared questions: valid, the same each time, and found from the pages that they follow."""

import json
import sqlite3
import urllib.error
import urllib.request
from xml.etree import ElementTree

import pytest

from extract.records import Decision, Document, Page, Records
from index.feeds import ATOM, as_atom, as_json_feed, evidence, query_feed, search_feed, write_search_feeds
from index.metadata import load_metadata
from index.site.links import Links
from index.store import Source, add_document, open_index

SITE = "https://papers.example.org"
ENTRY = f"{{{ATOM}}}entry"
QUERIES = load_metadata()["databases"]["townclerk"]["queries"]


def minutes(number, *texts):
    return Records(
        document=Document(kind="minutes", name=f"{number}.pdf", sha256=f"{number:064}", date=f"2026-01-{number:02}",
                          authority="Wrenmouth City Council", committee="Cabinet", title="Minutes"),
        pages=(Page(number=1, text="Wrenmouth"),),
        decisions=tuple(Decision(text=text, verb="RESOLVED", page=1) for text in texts),
    )  # fmt: skip


@pytest.fixture
def made(tmp_path):
    """Makes a database of some papers, each read at a time of its own."""

    def make(*papers):
        path = tmp_path / "made.db"
        with open_index(path) as db:
            for hour, records in papers:
                source = Source(records.document.name, 1, 1.0)
                add_document(db, records, source, "1", 1, f"2026-02-01T{hour:02}:00:00+00:00")
        return sqlite3.connect(path)

    return make


def of_search(db, typed, kinds=()):
    return search_feed(db, typed, typed, SITE, f"{SITE}/search.atom", f"{SITE}/", kinds)


def get(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.headers["content-type"], answer.read()


def test_what_came_in_last_comes_first(made):
    db = made((9, minutes(2, "That the road budget be noted.")), (8, minutes(5, "That the road works be deferred.")))
    feed = of_search(db, "road", ("decisions",))
    assert [entry.text.partition("\n")[0] for entry in feed.entries] == [
        "That the road budget be noted.", "That the road works be deferred."]  # fmt: skip
    assert feed.updated == "2026-02-01T09:00:00+00:00"
    db.close()


def test_an_id_stays_when_rows_are_numbered_anew(made, tmp_path):
    db = made((8, minutes(2, "That the road budget be noted.")))
    before = {entry.id for entry in of_search(db, "road", ("decisions",)).entries}
    db.close()
    db = made((9, minutes(2, "That something else be noted.", "That the road  budget be noted.")))
    after = {entry.id for entry in of_search(db, "road", ("decisions",)).entries}
    assert before == after
    assert all(name.startswith("tag:papers.example.org,2026:townclerk/") for name in before)
    db.close()


def test_of_two_that_say_the_same_each_has_an_id(made):
    db = made((8, minutes(2, "No objection to the road.", "No objection to the road.")))
    names = [entry.id for entry in of_search(db, "road", ("decisions",)).entries]
    assert len(names) == len(set(names)) == 2
    db.close()


def test_text_that_xml_cannot_hold_does_no_harm(made):
    db = made((8, minutes(2, "The road \x08 & <b>budget</b> ]]> \ud7ff")))
    feed = of_search(db, "road", ("decisions",))
    (entry,) = ElementTree.fromstring(as_atom(feed)).findall(ENTRY)
    assert "<b>budget</b>" in entry.findtext(f"{{{ATOM}}}summary")
    assert json.loads(as_json_feed(feed))["items"][0]["content_text"].startswith("The road")
    db.close()


def test_the_nightly_job_writes_what_has_changed(made, tmp_path):
    db = made((8, minutes(2, "That the road budget be noted.")))
    folder = tmp_path / "feeds"
    paths = write_search_feeds(db, folder, "Road works & more", "road kind:decisions", SITE)
    assert [path.name for path in paths] == ["road-works-more.atom", "road-works-more.feed.json"]
    before = [path.stat().st_mtime_ns for path in paths]
    assert write_search_feeds(db, folder, "Road works & more", "road kind:decisions", SITE) == paths
    assert [path.stat().st_mtime_ns for path in paths] == before
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in paths)
    db.close()


def test_it_needs_no_datasette():
    import subprocess
    import sys

    code = "import index.feeds, sys; sys.exit('datasette' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_links_are_those_of_the_site():
    assert evidence("", "decisions", 7 * 65536 + 2, 7, 3) == Links().evidence("decisions", 7 * 65536 + 2, 3)
    assert evidence("", "", 0, 7, 3) == Links().document(7, 3)


@pytest.mark.parametrize("name", QUERIES)
def test_every_prepared_question_is_a_feed(papers, name):
    query = QUERIES[name]
    values = dict.fromkeys(query.get("params", ()), "")
    feed = query_feed(papers, name, query["title"], query["sql"], values, SITE, f"{SITE}/a", f"{SITE}/b")
    names = [entry.id for entry in feed.entries]
    assert names and len(set(names)) == len(names)
    root = ElementTree.fromstring(as_atom(feed))
    for entry in root.findall(ENTRY):
        assert all(entry.findtext(f"{{{ATOM}}}{part}") for part in ("id", "title", "updated", "summary"))


def test_new_refusals_under_a_section_can_be_followed(site):
    kind, body = get(f"{site}/townclerk/refusals_under_a_section.atom?section=43")
    assert kind == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(body)
    entries = root.findall(ENTRY)
    assert [entry.findtext(f"{{{ATOM}}}title") for entry in entries]
    assert all("FOIA s43(2)" in entry.findtext(f"{{{ATOM}}}title") for entry in entries)
    for entry in entries:
        get(entry.find(f"{{{ATOM}}}link").get("href"))
    assert get(f"{site}/townclerk/refusals_under_a_section.atom?section=43")[1] == body


def test_any_search_can_be_followed(site):
    kind, body = get(f"{site}/search.feed.json?q=vehicles&kind=foi_reply")
    assert kind == "application/feed+json; charset=utf-8"
    found = json.loads(body)
    assert found["version"].endswith("1.1") and found["items"]
    assert found["feed_url"] == f"{site}/search.feed.json?q=vehicles&kind=foi_reply"
    ids = {item["id"] for item in found["items"]}
    atom = ElementTree.fromstring(get(f"{site}/search.atom?q=vehicles&kind=foi_reply")[1])
    assert {entry.findtext(f"{{{ATOM}}}id") for entry in atom.findall(ENTRY)} == ids


@pytest.mark.parametrize(
    ("path", "status"),
    [("/search.atom", 400), ("/townclerk/nothing.atom", 404), ("/townclerk/decisions.atom", 404),
     ("/townclerk/where_papers_lie.atom", 403), ("/search.atom?q=a&in=nothing", 400)],
)  # fmt: skip
def test_what_is_no_feed_is_said(site, path, status):
    with pytest.raises(urllib.error.HTTPError) as error:
        get(site + path)
    assert error.value.code == status
    error.value.close()


def test_pages_name_their_feeds(page):
    page.goto("/townclerk/refusals_under_a_section?section=43")
    found = page.locator('link[rel="alternate"][type="application/atom+xml"]').get_attribute("href")
    assert found == "/townclerk/refusals_under_a_section.atom?section=43"
    page.get_by_role("link", name="JSON Feed").wait_for()
    page.goto("/?q=vehicles")
    assert page.locator('link[rel="alternate"][type="application/atom+xml"]').count() == 1


@pytest.mark.parametrize("path", ["/committee/1", "/authority/1", "/person/1"])
def test_things_can_be_followed(page, path):
    page.goto(path)
    for kind in ("atom+xml", "feed+json"):
        href = page.locator(f'link[rel="alternate"][type="application/{kind}"]').get_attribute("href")
        assert page.request.get(href).status == 200


def test_robots_are_asked_to_leave_the_filters_alone(site):
    kind, body = get(f"{site}/robots.txt")
    assert kind.startswith("text/plain")
    assert b"Disallow: /townclerk/" in body
