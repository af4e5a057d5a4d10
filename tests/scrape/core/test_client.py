"""The client against a server that goes wrong in every way it knows: what comes back, and how it was asked."""

import gzip
import threading
import time
from itertools import pairwise

import pytest
from fake_web import Reply, pdf

from scrape.accounts import Account
from scrape.addresses import host_of
from scrape.client import Client, Memory, Told
from scrape.gates import Clock
from scrape.limits import Limits, Trusted
from scrape.records import Expect
from scrape.refusals import HostClosed, Refused, Stopped
from scrape.requests import Errand, Validators

LIMITS = Limits(
    patience=0.4, first_wait=0.01, longest_wait=1.5, tries=2, longest=2.0, slowest=1000, largest=5, megabytes=20
)
XML = Expect("xml", frozenset({"meeting"}), patience=0.4)


def site(path, query):
    replies = {
        "/m.xml": Reply("<meeting>1</meeting>", "text/xml"),
        "/p.pdf": Reply(pdf("Minutes " * 200), "application/pdf"),
        "/big": Reply(b"%PDF" + bytes(3_000_000), "application/pdf"),
        "/etag": Reply("<meeting>1</meeting>", "text/xml", headers={"ETag": '"a"', "Last-Modified": "x"}),
    }
    return replies.get(path)


@pytest.fixture
def asking(web):
    """A client that trusts the web of the test, and an account with it."""
    web.mount("", site)
    attempts = []
    client = Client(
        "foi@ambleford.example", LIMITS, Trusted(frozenset({"127.0.0.1"}), 0.0), told=Told(attempted=attempts.append)
    )

    def ask(path, expect=XML, validators=Validators(), to=web.base):  # noqa: B008  # frozen
        account = Account(host_of(web.base), LIMITS, client.clock)
        return client.answer(to + path, expect, account, validators)[0]

    ask.client, ask.attempts, ask.web = client, attempts, web
    yield ask
    client.close()


def save(asking, path, **how):
    account = Account(host_of(asking.web.base), Limits(**{"megabytes": 20, **how}), asking.client.clock)
    most = account.limits.bytes_of_document if "largest" in how else 10_000_000
    return asking.client.fetch(
        Errand(asking.web.base + path, Expect("pdf", patience=0.4), account, most), Memory, lambda reply, body: None
    )[1]


@pytest.mark.parametrize(
    ("fault", "outcome", "why", "requests"),
    [
        ({"kind": "401"}, "blocked", "refuses us .401", 1),
        ({"kind": "403"}, "blocked", "refuses us .403", 1),
        ({"kind": "challenge"}, "blocked", "people from programs", 1),
        ({"kind": "challenge_403"}, "blocked", "people from programs", 1),
        ({"kind": "404"}, "not_content", "not there", 1),
        ({"kind": "410"}, "not_content", "not there", 1),
        ({"kind": "500"}, "unreachable", "fails .500", 2),
        ({"kind": "503"}, "unreachable", "fails .503", 2),
        ({"kind": "429", "seconds": 0}, "blocked", "too often", 2),
        ({"kind": "html"}, "not_content", "a page, not XML", 1),
        ({"kind": "empty"}, "not_content", "empty", 1),
        ({"kind": "text"}, "not_content", "no XML", 1),
        ({"kind": "error_page"}, "not_content", "error page", 2),
        ({"kind": "loop"}, "not_content", "redirected more than", 9),
        ({"kind": "redirect", "to": "file:///etc/passwd"}, "not_content", "only http", 1),
        ({"kind": "truncated"}, "not_content", "cut short", 2),
        ({"kind": "wrong_length"}, "not_content", "cut short", 1),
        ({"kind": "hang", "seconds": 1}, "unreachable", "in time", 2),
        ({"kind": "reset"}, "unreachable", "connection broke", 2),
        ({"kind": "drip", "seconds": 0.1}, "unreachable", "too slowly", 1),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)  # fmt: skip
def test_each_fault_has_its_outcome_and_is_never_an_answer(asking, fault, outcome, why, requests):
    asking.web.break_with(match="m.xml", **fault)
    with pytest.raises(Refused, match=why) as refused:
        asking("/m.xml")
    assert refused.value.outcome == outcome
    assert sum(asked.path != "/robots.txt" for asked in asking.web.asked) == requests
    asking.web.mend()
    assert asking("/m.xml").body == b"<meeting>1</meeting>"


@pytest.mark.parametrize("fault", ["500", "429", "reset", "truncated"])
def test_what_passes_is_tried_again(asking, fault):
    asking.web.break_with(fault, "m.xml", times=1)
    assert asking("/m.xml").status == 200


def test_a_wait_that_is_asked_for_is_kept(asking):
    asking.web.break_with("429", "m.xml", times=1, seconds=1)
    asking("/m.xml")
    first, second = (asked.at for asked in asking.web.asked if asked.path == "/m.xml")
    assert second - first >= 1.0


def test_a_wait_beyond_our_patience_closes_the_host_for_the_night(asking):
    asking.web.break_with("429", "m.xml", seconds=600)
    with pytest.raises(HostClosed, match="wait 600 s") as closed:
        asking("/m.xml")
    assert closed.value.outcome == "blocked"
    with pytest.raises(HostClosed, match="wait 600 s"):
        asking("/p.pdf")
    assert len(asking.web.asked) == 2


def test_a_host_in_trouble_is_left_alone(asking):
    asking.web.break_with("403")
    for number in range(LIMITS.breaker):
        with pytest.raises(Refused):
            asking(f"/{number}")
    before = len(asking.web.asked)
    with pytest.raises(HostClosed, match="5 addresses in a row"):
        asking("/m.xml")
    assert len(asking.web.asked) == before


def test_nobody_there_closes_the_host(asking):
    asking.web.close()
    with pytest.raises(HostClosed, match="no connection") as closed:
        asking("/m.xml")
    assert closed.value.outcome == "unreachable"


def test_a_redirect_into_a_private_network_is_not_followed(asking):
    asking.web.break_with("private", "m.xml")
    with pytest.raises(Refused, match=r"169\.254\.169\.254, which is no public address"):
        asking("/m.xml")
    assert asking("/p.pdf", Expect("pdf")).status == 200  # the host itself is not closed by where it led us


def test_a_private_host_that_nobody_named_is_not_asked(web):
    client = Client("foi@ambleford.example", LIMITS)
    with pytest.raises(HostClosed, match="no public address"):
        client.answer(web.base + "/", Expect(), Account(host_of(web.base), LIMITS, client.clock))
    client.close()
    assert web.asked == []


def test_who_asks_is_said_honestly(asking):
    asking("/m.xml")
    headers = asking.web.asked[-1].headers
    assert headers["User-Agent"] == "townclerk/1 (+foi@ambleford.example)"
    assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Connection"}


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (Reply("User-agent: *\nDisallow: /*.xml", "text/plain"), Refused),
        (Reply("", status=503), HostClosed),
        (Reply("", status=302, headers={"Location": "/robots.txt"}), None),
        (Reply("", status=403), None),
        (Reply("User-agent: *\nDisallow: /private", "text/plain"), None),
    ],
    ids=["forbids", "fails", "loops", "refused", "allows"],
)
def test_robots_txt_is_heeded(asking, robots, outcome):
    asking.web.robots = robots
    if outcome is None:
        assert asking("/m.xml").status == 200
    else:
        with pytest.raises(outcome) as refused:
            asking("/m.xml")
        assert refused.value.outcome == "robots"
        assert {asked.path for asked in asking.web.asked} == {"/robots.txt"}


def test_a_crawl_delay_is_heeded(asking):
    asking.web.robots = Reply("User-agent: *\nCrawl-delay: 0.3", "text/plain")
    for _ in range(3):
        asking("/m.xml")
    times = [asked.at for asked in asking.web.asked if asked.path == "/m.xml"]
    assert min(later - sooner for sooner, later in pairwise(times)) >= 0.29


def test_what_has_not_changed_is_said_by_304(asking):
    asking.web.mounts.insert(0, ("/same", lambda path, query: Reply("", status=304)))
    assert asking("/same", validators=Validators(etag='"a"')).unchanged
    assert asking.web.asked[-1].headers["If-None-Match"] == '"a"'
    with pytest.raises(Refused, match="answers 304"):
        asking("/same")


def test_a_bomb_is_cut_off(asking):
    packed = gzip.compress(bytes(50_000_000), 1)
    asking.web.mounts.insert(0, ("/p.pdf", lambda *asked: Reply(packed, headers={"Content-Encoding": "gzip"})))
    with pytest.raises(Refused, match="larger than 1 MB"):
        save(asking, "/p.pdf", largest=1)


def test_a_document_too_large_is_cut_off_and_the_budget_of_a_host_ends_it(asking):
    with pytest.raises(Refused, match="larger than 2 MB") as refused:
        save(asking, "/big", largest=2)
    assert refused.value.outcome == "over_budget"
    with pytest.raises(HostClosed, match="1 MB are used up"):
        save(asking, "/big", megabytes=1)
    assert len(save(asking, "/big")) == 3_000_004


def test_told_to_stop_a_wait_ends_at_once(asking):
    asking.web.robots = Reply("User-agent: *\nCrawl-delay: 60", "text/plain")
    threading.Timer(0.2, asking.client.clock.stop.set).start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        for _ in range(2):
            asking("/m.xml")
    assert time.monotonic() - began < 3


def test_every_request_is_told_of(asking):
    asking.web.break_with("500", "m.xml", times=1)
    asking("/m.xml")
    assert [(attempt.status, attempt.outcome) for attempt in asking.attempts] == [
        (404, "not_content"),
        (500, "unreachable"),
        (200, "ok"),
    ]


def test_many_workers_at_one_host_take_turns(web):
    web.mount("", site)
    client = Client("foi@ambleford.example", Limits(), Trusted(frozenset({"127.0.0.1"}), 0.1), clock=Clock())

    def ask():
        client.answer(web.base + "/m.xml", XML, Account(host_of(web.base), LIMITS, client.clock))

    threads = [threading.Thread(target=ask) for _ in range(5)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    client.close()
    times = [asked.at for asked in web.asked]
    assert len(times) == 6
    assert min(later - sooner for sooner, later in pairwise(times)) >= 0.095
