"""Nights one after the other: what is asked again, what is not, and what the ledger says of it."""

import sqlite3
import sys
from dataclasses import replace
from datetime import date

import pytest
from fake_web import Reply, pdf

import scrape.sites
from scrape.choosing import load_sites
from scrape.limits import Limits
from scrape.night import by_host
from scrape.records import Place
from scrape.visiting import Wish

ALL = 11  # papers that Harrowmere offers, those within packs not counted


def rows(town, sql):
    connection = sqlite3.connect(town.folder / "ledger.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_pack_made_anew_is_had_again_and_the_old_one_kept(town):
    town.visit()
    before = town.papers()
    town.council.meeting(4002).version = 2
    visit = town.visit(days=1)
    assert visit.outcome == "ok"
    assert visit.changed >= 1
    changed = [name for name, content in town.papers().items() if content != before[name]]
    assert any("g4002-10" in name for name in changed)
    kept = rows(town, "select count(*) from versions v join documents d on d.id = v.document where d.ident = '4002'")
    assert kept == [(2,)]
    for (digest,) in rows(town, "select sha256 from versions"):
        assert (town.folder / "store" / digest[:2] / digest).is_file()


def test_robots_txt_is_kept_for_a_day(town):
    town.visit()
    town.night(days=0)
    assert "/robots.txt" not in {asked.path for asked in town.web.asked}
    town.night(days=2)
    assert "/robots.txt" in {asked.path for asked in town.web.asked}


def test_where_no_document_comes_the_place_has_failed(town):
    town.web.break_with("403", r"/documents/|Decision")
    visit = town.visit()
    assert visit.outcome == "blocked"


def test_far_fewer_than_on_other_nights_is_suspicious(town):
    for day in range(3):
        assert town.visit(days=day).outcome in ("ok", "unchanged")
    town.council.meetings[:] = []
    town.council.decisions[:] = []
    visit = town.visit(days=3)
    assert visit.outcome == "suspicious"
    assert "other nights" in visit.why


def test_what_the_budget_leaves_comes_the_next_nights(town):
    town.limits = replace(town.limits, megabytes=0.025, largest=0.02)
    visit = town.visit()
    assert visit.outcome == "over_budget"
    town.limits = Limits(first_wait=0.01)
    for day in range(1, 4):
        visit = town.visit(days=day)
    assert visit.pending == 0
    assert len(town.papers()) == ALL


def test_a_server_that_gives_validators_is_asked_with_them(web, town):
    page = Reply(pdf("A log"), "application/pdf", headers={"ETag": '"v1"'})

    def site(path, query):
        last = web.asked[-1].headers.get("If-None-Match")
        return Reply("", status=304) if last == '"v1"' else page

    base = web.mount("/log", site)
    town.wishes = [Wish(Place("Ambleford", "addresses", base + "/a.pdf", {"recheck": "nightly"}), date(2025, 1, 1))]
    assert town.visit().new == 1
    visit = town.visit(days=1)
    assert (visit.outcome, visit.unchanged) == ("unchanged", 1)
    assert web.asked[-1].headers["If-None-Match"] == '"v1"'


def test_two_places_of_a_host_are_one_workers(town):
    here, there = Place("A", "", "https://x.example/a/"), Place("B", "", "http://X.example/b/")
    other = Place("C", "", "https://y.example/")
    groups = by_host(Wish(place, date(2025, 1, 1)) for place in (here, other, there))
    assert [[wish.place.authority for wish in group] for group in groups] == [["A", "B"], ["C"]]


def test_local_papers_are_copied_once_and_again_when_they_change(town, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "minutes.txt").write_text("Minutes of Ambleford")
    (own / "Reply 12.pdf").write_bytes(pdf("Reply"))
    town.wishes = [Wish(Place("Ambleford", "folder", str(own)), date(2025, 1, 1))]
    assert town.visit().new == 2
    assert town.visit(days=1).outcome == "unchanged"
    (own / "minutes.txt").write_text("Minutes of Ambleford, corrected")
    assert town.visit(days=2).changed == 1
    (own / "Reply 12.pdf").unlink()
    assert town.visit(days=3).vanished == 1
    assert len(town.papers()) == 2


BROKEN = """
OPTIONS = {}

def bid(place):
    return 0.0

def discover(place, wanted, ask):
    yield from {}["meetings"]
"""


@pytest.fixture
def broken_site(tmp_path):
    """A site module with a fault, found as all are: by walking the package's folders. Its name."""
    (tmp_path / "faulty.py").write_text(BROKEN)
    scrape.sites.__path__.append(str(tmp_path))
    load_sites.cache_clear()
    yield "faulty"
    scrape.sites.__path__.remove(str(tmp_path))
    sys.modules.pop("scrape.sites.faulty", None)
    load_sites.cache_clear()


def test_a_site_module_that_breaks_ends_only_its_place(town, broken_site):
    town.wishes.append(Wish(Place("Ambleford", broken_site, str(town.folder.parent)), date(2025, 1, 1)))
    outcomes = {visit.authority: (visit.outcome, visit.why) for visit in town.night().visits}
    assert outcomes["Ambleford"][0] == "parse_error"
    assert "KeyError" in outcomes["Ambleford"][1]
    assert outcomes["Harrowmere Borough Council"][0] == "ok"


def test_the_window_is_wide_on_the_first_night_and_once_a_week(town):
    def asked_since():
        return min(
            asked.query["sFromDate"][-4:] + asked.query["sFromDate"][3:5]
            for asked in town.web.asked
            if "sFromDate" in asked.query
        )

    town.night()
    assert asked_since() == "202501"
    town.night(days=1)
    assert asked_since() == "202604"
    town.night(days=7)
    assert asked_since() == "202501"
    town.wishes = [replace(town.wishes[0], since=date(2024, 1, 1))]
    town.night(days=8)
    assert asked_since() == "202401"


def test_days_apart_nothing_is_asked_for_twice(town):
    for day in range(0, 10, 3):
        town.night(days=day)
    twice = rows(
        town, "select address, count(*) from attempts where address like '%/s7%' group by 1 having count(*) > 1"
    )
    assert twice == []


def test_other_options_of_a_place_lose_nothing_and_fetch_nothing_twice(town):
    town.visit()
    place = replace(town.wishes[0].place, options={"decisions": True})
    town.wishes = [replace(town.wishes[0], place=place)]
    visit = town.visit(days=1)
    assert (visit.new, visit.pending) == (0, 0)
    town.council.meeting(4002).version = 2
    assert town.visit(days=2).changed >= 1


def test_what_could_not_be_had_for_nights_is_said_to_be_missing(town):
    town.web.break_with("404", r"documents/b8001")
    for day in range(3):
        assert len(town.night(days=day).failed) == 1
    night = town.night(days=3)
    assert (night.failed, len(night.missing)) == ((), 1)
    assert "not there" in night.missing[0].why
    town.web.mend()
    assert town.visit(days=9).new == 1
