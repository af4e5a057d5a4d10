"""A discovery's `ask` that reads a fake site at once, without a network: for tests of the site modules alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from fake_web import Reply, Site

from scrape.records import Answer, Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refusal, Refused

TODAY = date(2026, 5, 20)
BASE = "https://town.example"


class Reading:
    """Asks a site below BASE; remembers, takes notes, counts; `refuse` maps parts of addresses to outcomes."""

    def __init__(self, site: Site, base: str = BASE) -> None:
        self.site = site
        self.base = base
        self.asked: list[str] = []
        self.memory: dict[str, str] = {}
        self.notes: list[Refusal] = []
        self.refuse: dict[str, str] = {}
        self.statuses: dict[str, int] = {}
        self.settled: set[str] = set()

    def __call__(self, address: str, expect: Expect = Expect()) -> Answer:  # noqa: B008 -- frozen
        self.asked.append(address)
        for part, outcome in self.refuse.items():
            if part in address:
                raise Refused(outcome, "as the test has it", address, self.statuses.get(part))
        for _ in range(5):
            parts = urlsplit(address)
            path = unquote(parts.path)[len(urlsplit(self.base).path) :]
            reply = self.site(path, dict(parse_qsl(parts.query, keep_blank_values=True)))
            if reply is None or reply.status == 404:
                raise Refused("not_content", "404", address)
            if reply.status != 302:
                break
            address = urljoin(address, reply.headers["Location"])
            if "mgerror" in address.lower():
                raise Refused("not_content", "led to an error page", address)
        if reply.status >= 400:
            raise Refused("unreachable", str(reply.status), address)
        return Answer(address, reply.status, reply.content_type.split(";")[0], reply.data)

    def due(self, meeting: str, when: date | None, listing: str = "") -> bool:
        return meeting not in self.settled

    def recall(self, name: str) -> str | None:
        return self.memory.get(name)

    def remember(self, name: str, value: str, days: int = 365) -> None:
        self.memory[name] = value

    def note(self, refusal: Refusal) -> None:
        self.notes.append(refusal)


def wanted(before: int = 35, after: int = 35, **how: object) -> Wanted:
    """What a night asks, so many days before and after TODAY."""
    return Wanted(TODAY - timedelta(days=before), TODAY + timedelta(days=after), TODAY, **how)


class Seen:
    """What a discovery gave, sorted by what it is."""

    def __init__(self, given: Iterator[MeetingFound | Found | Whole]) -> None:
        given = list(given)
        self.meetings = [each for each in given if isinstance(each, MeetingFound)]
        self.found = [each for each in given if isinstance(each, Found)]
        self.wholes = [each for each in given if isinstance(each, Whole)]
        self.keys = {(each.kind, each.id, each.part) for each in self.found}

    def of(self, meeting: str) -> list[Found]:
        return [each for each in self.found if each.meeting == meeting]


def place(system: str, address: str = BASE, **options: object) -> Place:
    return Place("Harrowmere Borough Council", system, address, options)


def not_there(path: str, query: dict[str, str]) -> Reply | None:
    """A site that has nothing."""
    return None
