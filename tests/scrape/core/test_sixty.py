"""Sixty hosts at once: each asked by one worker, never too soon, whatever the others do."""

import time
from datetime import date
from itertools import pairwise

import pytest
from fake_web import FakeWeb, Reply, pdf

from scrape.limits import Limits, Trusted
from scrape.night import Plan, fetch
from scrape.records import Place
from scrape.visiting import Wish

DELAY = 0.25
PAPERS = 3


@pytest.fixture
def webs():
    """Sixty hosts of this machine, each with a list of papers; one fails, one forbids, one hangs."""
    webs = [FakeWeb(f"127.0.1.{number}") for number in range(1, 61)]
    for web in webs:
        page = (
            "<html><body>" + "".join(f'<a href="/p/{n}.pdf">Minutes {n}</a>' for n in range(PAPERS)) + "</body></html>"
        )

        def site(path, query, page=page):
            return Reply(page) if path == "/log" else Reply(pdf(f"Minutes {path}"), "application/pdf")

        web.mount("", site)
    webs[0].break_with("403")
    webs[1].robots = Reply("User-agent: *\nDisallow: /", "text/plain")
    webs[2].break_with("hang", "/p/", seconds=2)
    yield webs
    for web in webs:
        web.close()


@pytest.mark.slow
def test_sixty_hosts_at_once(webs, kept):
    wishes = [
        Wish(Place(f"Council {number}", "page", f"{web.base}/log"), date(2025, 1, 1)) for number, web in enumerate(webs)
    ]
    trusted = Trusted(frozenset(web.host for web in webs), DELAY)
    limits = Limits(hosts_at_once=16, first_wait=0.1, patience=0.5, tries=2)
    began = time.monotonic()
    night = fetch(Plan(wishes, kept, "foi@ambleford.example", limits, trusted))
    took = time.monotonic() - began
    outcomes = [visit.outcome for visit in sorted(night.visits, key=lambda visit: int(visit.authority.split()[1]))]
    assert outcomes[:3] == ["blocked", "robots", "unreachable"]
    assert set(outcomes[3:]) == {"ok"}
    assert len(night.new) == 57 * PAPERS
    gaps = [later.at - sooner.at for web in webs for sooner, later in pairwise(web.asked)]
    assert min(gaps) >= DELAY
    one_by_one = 57 * (PAPERS + 1) * DELAY
    assert took < one_by_one  # many hosts at the same time
    for web in webs:
        web.forget()
        web.mend()
    webs[1].robots = None
    fetch(Plan(wishes[3:], kept, "foi@ambleford.example", limits, trusted))
    assert [target for web in webs for target in web.documents_asked()] == []
