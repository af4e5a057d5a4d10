"""Whole nights against invented sites over real sockets: what is fetched, asked again, refused and said."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fake_cmis import FakeCMIS
from fake_data import FakeAlaveteli, FakeCKAN, FakeGovUK, FakeSocrata
from fake_moderngov import FakeModernGov
from fake_web import Reply, pdf

from scrape.limits import Limits, Trusted
from scrape.night import Plan, fetch
from scrape.records import PAPERS, Place
from scrape.visiting import Wish

TODAY = datetime.now(UTC).date()
QUICK = Limits(delay=0.0, first_wait=0.01, patience=2.0, longest=10.0, largest=3.0, tries=2, hosts_at_once=4)

IMPATIENT = Limits(delay=0.0, patience=0.4, longest=1.5, tries=1, breaker=3)


@pytest.fixture
def council(web):
    council = FakeModernGov(TODAY)
    council.base = web.mount("/modern.gov", council)
    return council


@pytest.fixture
def hamlet(council):
    """The same council with one meeting alone."""
    council.meetings, council.decisions = council.meetings[:1], []
    return council


@pytest.fixture
def folder():
    """Where the nights keep things: in memory where the machine has that, since every file is synced to the disk."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def night(web, folder):
    """One night for these places; the visits by authority."""

    def night(*places, limits=QUICK, papers=PAPERS):
        wishes = [Wish(place, TODAY - timedelta(days=60), papers=frozenset(papers)) for place in places]
        trusted = Trusted(frozenset({"127.0.0.1"}), 0.0)
        done = fetch(Plan(wishes, folder, "https://town.example/bot", limits, trusted))
        return {visit.authority: visit for visit in done.visits}

    night.folder = folder
    return night


@pytest.fixture
def documents(folder):
    """What the ledger knows of documents, by kind, id and part."""

    def documents():
        with sqlite3.connect(folder / "ledger.db") as db:
            db.row_factory = sqlite3.Row
            rows = db.execute("select * from documents").fetchall()
        return {row["kind"] + row["ident"] + ("/" + row["part"] if row["part"] else ""): row for row in rows}

    return documents


def moderngov(council, **options):
    return Place("Harrowmere", "moderngov", council.base, options)


def test_a_night_fetches_everything_and_the_next_nothing(web, council, night, documents):
    visit = night(moderngov(council))["Harrowmere"]
    assert (visit.outcome, visit.failed, visit.pending, visit.notes) == ("ok", 0, 0, ())
    had = documents()
    bound = {key for key, row in had.items() if row["bound"]}
    assert bound == {"g4011/0", "s7001", "s7002", "s7003", "g4002/0", "s7005", "g4013/0", "s7006", "g4006/0"}
    assert {key for key, row in had.items() if not row["sha256"]} == {"s7004", "item5"} | bound  # titles only
    assert visit.new == len(had) - 11 and visit.pending == 0
    web.forget()
    again = night(moderngov(council))["Harrowmere"]
    assert (again.outcome, again.new, again.changed, again.vanished) == ("unchanged", 0, 0, 0)
    assert not web.documents_asked()


def test_a_republished_pack_is_fetched_again_and_nothing_else(web, council, night, documents):
    night(moderngov(council))
    council.meeting(4002).version = 2
    web.forget()
    visit = night(moderngov(council))["Harrowmere"]
    assert visit.changed == 1  # the pack; the supplement is asked for again and is the same
    assert {target.partition("/documents/")[2][:5] for target in web.documents_asked()} == {"g4002", "b8001"}


def test_what_a_pack_holds_is_fetched_where_the_pack_cannot_be_had(web, hamlet, night, documents):
    web.break_with("403", r"T=10")
    night(moderngov(hamlet))
    assert not documents()["s7002"]["sha256"]
    with sqlite3.connect(night.folder / "ledger.db") as db:
        db.execute("update documents set failures = 3, failed_at = '2020-01-01' where part = '10'")
    night(moderngov(hamlet))
    assert documents()["s7002"]["sha256"] and documents()["g4011/0"]["sha256"]


def test_parts_are_fetched_beside_the_pack_where_that_is_wanted(hamlet, night, documents):
    night(moderngov(hamlet, parts=True))
    assert documents()["s7002"]["sha256"] and documents()["g4011/10"]["sha256"]


def test_papers_composed_here_say_where_they_are_found_and_their_address_is_not_asked(web, council, night, documents):
    night(moderngov(council))
    assert documents()["d501"]["address"] == f"{council.base}/ieDecisionDetails.aspx?ID=501"
    assert sum("ID=501" in each.target for each in web.asked) == 1


def test_only_wanted_papers_are_noted(hamlet, night, documents):
    night(moderngov(hamlet), papers={"minutes", "report"})
    assert documents().keys() == {"g4011/1", "s7001", "s7002", "s7003", "s7004"}
    assert documents()["s7002"]["sha256"]  # the pack is not wanted, so that they are fetched


def test_minutes_that_appear_are_fetched_when_they_do(web, council, night, documents):
    night(moderngov(council))
    council.meeting(4003).minutes = True
    visit = night(moderngov(council))["Harrowmere"]
    assert visit.new == 1 and documents()["g4013/1"]["paper"] == "minutes"


def test_what_vanishes_is_marked_and_kept(council, night, documents, folder):
    night(moderngov(council))
    council.meetings = [meeting for meeting in council.meetings if meeting.id != 4003]
    council.meeting(4002).items[1].docs.clear()
    visit = night(moderngov(council))["Harrowmere"]
    gone = {key for key, row in documents().items() if row["vanished"]}
    assert gone == {"g4013/0", "g4013/10", "b8002", "s7006", "s7005"} and visit.vanished == 5
    assert all((folder / "papers" / documents()[key]["file"]).exists() for key in ("g4013/10", "b8002"))


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("403", "blocked"),
        ("challenge", "blocked"),
        ("challenge_403", "blocked"),
        ("error_page", "not_content"),
        ("html", "not_content"),
        ("empty", "not_content"),
        ("500", "unreachable"),
        ("503", "unreachable"),
        ("reset", "unreachable"),
        ("loop", "not_content"),
        ("private", "unreachable"),
        ("truncated", "not_content"),
        ("wrong_length", "not_content"),
        ("hang", "unreachable"),
        ("404", "not_content"),
    ],
)
def test_a_site_that_is_broken_altogether_is_never_no_meetings(web, hamlet, night, fault, outcome):
    web.break_with(fault, r"/modern\.gov/", seconds=1.0)
    visit = night(moderngov(hamlet), limits=IMPATIENT)["Harrowmere"]
    assert visit.outcome == outcome, visit.why
    assert visit.found == visit.meetings == 0


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("403", "blocked"),
        ("error_page", "not_content"),
        ("html", "not_content"),
        ("challenge", "blocked"),
        ("truncated", "not_content"),
        ("wrong_length", "not_content"),
        ("bomb", "over_budget"),
        ("private", "unreachable"),
        ("reset", "unreachable"),
        ("empty", "not_content"),
    ],
)
def test_a_paper_that_goes_wrong_is_said_and_had_when_it_is_mended(web, hamlet, night, documents, fault, outcome):
    web.break_with(fault, r"documents/s7002/")
    visit = night(moderngov(hamlet, parts=True))["Harrowmere"]
    row = documents()["s7002"]
    assert (row["sha256"], row["failed_outcome"]) == (None, outcome), row["failed_why"]
    assert visit.failed == 1 and visit.new > 4
    web.mend()


def test_a_server_that_asks_us_to_wait_is_heeded(web, hamlet, night):
    fault = web.break_with("429", r"GetAllMeetingsByDate", seconds=1, times=1)
    visit = night(moderngov(hamlet))["Harrowmere"]
    asked = [each.at for each in web.asked if "GetAllMeetingsByDate" in each.target]
    assert visit.outcome == "ok" and fault.times == 0
    assert asked[1] - asked[0] >= 1.0


def test_a_wait_beyond_our_patience_puts_the_host_off(web, hamlet, night):
    web.break_with("429", r"GetAllMeetingsByDate", seconds=4000)
    visit = night(moderngov(hamlet))["Harrowmere"]
    assert visit.outcome == "blocked" and "another night" in visit.why
    assert len(web.asked) == 2  # robots.txt and the list


def test_a_failure_that_passes_is_got_over(web, hamlet, night):
    web.break_with("503", r"GetMeeting\?", times=1)
    web.break_with("truncated", r"documents/g4011/", times=1)
    visit = night(moderngov(hamlet))["Harrowmere"]
    assert (visit.outcome, visit.failed, visit.notes) == ("ok", 0, ())


@pytest.mark.parametrize("switched_off", ["500", "html", "403", "404", "text"])
def test_a_service_that_is_switched_off_is_replaced_by_pages(web, hamlet, night, switched_off):
    web.break_with(switched_off, r"mgWebService")
    visit = night(moderngov(hamlet))["Harrowmere"]
    assert (visit.outcome, visit.meetings) == ("ok", 1), visit.why
    web.forget()
    assert night(moderngov(hamlet))["Harrowmere"].outcome == "unchanged"
    assert not any("asmx" in each.target for each in web.asked)


def test_pages_behind_a_challenge_leave_the_service_and_say_so(web, council, night, documents):
    web.break_with("challenge_403", r"ieListDocuments|mgDelegated|ieDecision")
    visit = night(moderngov(council))["Harrowmere"]
    assert visit.outcome == "ok" and any("blocked" in note for note in visit.notes)
    assert {"s7002", "minutes4001"} <= documents().keys()


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (Reply("User-agent: *\nDisallow: /", "text/plain"), "robots"),
        (Reply("User-agent: *\nDisallow: /*.aspx\nDisallow: /*.asmx", "text/plain"), "robots"),
        (Reply("User-agent: othercrawler\nDisallow: /", "text/plain"), "ok"),
        (Reply("no", "text/plain", 503), "robots"),
        (Reply("no", "text/plain", 403), "ok"),
        (Reply("<html>Not found</html>"), "ok"),
    ],
)
def test_robots(web, hamlet, night, robots, outcome):
    web.robots = robots
    visit = night(moderngov(hamlet))["Harrowmere"]
    assert visit.outcome == outcome, visit.why
    if outcome == "robots":
        assert {each.path for each in web.asked} == {"/robots.txt"}


def test_a_crawl_delay_is_kept(web, hamlet, night):
    web.robots = Reply("User-agent: *\nCrawl-delay: 0.2\n", "text/plain")
    night(moderngov(hamlet))
    times = [each.at for each in web.asked][1:]
    assert times[-1] - times[0] >= 0.2 * (len(times) - 2)  # on a busy machine a request may be logged late


def test_who_asks_says_so(web, hamlet, night):
    night(moderngov(hamlet))
    agents = {each.headers["User-Agent"] for each in web.asked}
    assert len(agents) == 1 and "https://town.example/bot" in agents.pop()


def test_a_drip_is_not_waited_for(web, hamlet, night, documents):
    web.break_with("drip", r"documents/s7002/", seconds=0.3)
    visit = night(moderngov(hamlet, parts=True), limits=IMPATIENT)["Harrowmere"]
    assert documents()["s7002"]["failed_outcome"] == "unreachable" and visit.new > 4


def test_all_kinds_of_sites_in_one_night(web, council, night, tmp_path):
    district = FakeCMIS(TODAY)
    district.base = web.base
    web.mount("/district", lambda path, query: district("/district" + path, query))
    govuk, socrata, ckan, requests = FakeGovUK(TODAY), FakeSocrata(TODAY), FakeCKAN(TODAY), FakeAlaveteli(TODAY)
    govuk.host = web.base
    for rows in (socrata.rows, [each for dataset in ckan.datasets for each in dataset["resources"]]):
        for row in rows:
            link = row.get("document_link") or row
            if "url" in link:
                link["url"] = link["url"].replace("https://town.example", web.base)
    web.mount("/d", lambda path, query: None)
    for site in (govuk, socrata, ckan, requests):
        web.mount("", site)
    web.mount("/download", lambda path, query: Reply(pdf("x"), "application/pdf"))
    web.mount("/f/", lambda path, query: Reply(b"PK\x05\x06" + bytes(18), "application/zip"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "minutes.txt").write_text("Minutes of the Parish Council")
    places = [
        moderngov(council),
        Place("District", "cmis", f"{web.base}/district/Councillors.aspx"),
        Place("Department", "govuk", web.base),
        Place("Borough", "socrata", f"{web.base}/resource/ab12-cd34.json"),
        Place("Trust", "ckan", web.base),
        Place("Asked", "alaveteli", f"{web.base}/body/harrowmere_borough_council", {"network": True}),
        Place("Not asked", "alaveteli", f"{web.base}/body/harrowmere_borough_council"),
        Place("Parish", "folder", str(tmp_path / "own")),
    ]
    visits = night(*places)
    assert {name: visit.outcome for name, visit in visits.items() if visit.outcome != "ok"} == {"Not asked": "robots"}
    assert {name: visit.failed for name, visit in visits.items() if visit.failed} == {}
    web.forget()
    again = night(*places)
    assert {name: visit.outcome for name, visit in again.items() if visit.outcome != "unchanged"} == {
        "Not asked": "robots"
    }
    assert not web.documents_asked()
