"""What crosses the borders of the scrape: places, what is wanted of them, what was found there, answers, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

Outcome = Literal[
    "ok",  # asked and had; something was new or changed
    "unchanged",  # asked and had; all as before
    "empty_window",  # asked and had; a checked answer says that nothing lies in these dates
    "robots",  # robots.txt forbids it, or could not be had tonight
    "blocked",  # refused to us: 401, 403, a challenge page, 429 beyond our patience
    "unreachable",  # no name, no connection, no TLS, no answer in time, 5xx
    "not_content",  # an answer, but not what was asked: an error page with 200, HTML for XML, a file cut short
    "over_budget",  # the bytes or minutes that the configuration allows are used up
    "parse_error",  # what was asked, but not to be understood
    "suspicious",  # had, but far below what this place gave on other nights
]
FAILED: frozenset[str] = frozenset({"robots", "blocked", "unreachable", "not_content", "parse_error"})

PAPERS = ("pack", "agenda", "minutes", "decision", "report", "supplement", "foi_reply", "other")
Recheck = Literal[
    "once",  # the address names its content: fetched once
    "state",  # fetched again when `state` differs from the last time, and the days around the meeting
    "nightly",  # asked each night, with validators where the server gave some
]


@dataclass(frozen=True, slots=True)
class Place:
    """One authority on one site. `address` is the base of its pages, or a path of this machine."""

    authority: str
    system: str  # name of a module in scrape/sites, "" where it is to be found by the address
    address: str
    options: Mapping[str, str | bool | int] = field(default_factory=dict)  # those that the site's OPTIONS name

    @property
    def host(self) -> str:
        """The host in lower case, "local" for a path.

        >>> Place("Ambleford Council", "moderngov", "https://Democracy.Ambleford.example/modern.gov/").host
        'democracy.ambleford.example'
        """
        return urlsplit(self.address).hostname or "local"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a night asks of a place: `since` to `until` is what to list tonight, both included."""

    since: date
    until: date
    today: date
    committees: tuple[str, ...] = ()  # parts of names; none: all
    papers: frozenset[str] = frozenset(PAPERS)

    def takes_committee(self, name: str | None) -> bool:
        """Whether papers of this committee are wanted.

        >>> day = date(2026, 5, 1)
        >>> Wanted(day, day, day, ("planning",)).takes_committee("Planning & Licensing Committee")
        True
        """
        return not self.committees or any(part.casefold() in (name or "").casefold() for part in self.committees)

    def takes_paper(self, paper: str) -> bool:
        """Whether papers of this sort are wanted."""
        return paper in self.papers


@dataclass(frozen=True, slots=True)
class MeetingFound:
    """A meeting that a site lists. Its documents follow as Found with `meeting` = `key`.

    `listing` is a fingerprint of the row in the list; `state` one of all that the meeting's own answer said, canonical
    (whitespace and session ids dropped), None where it was only listed and not looked into tonight.
    """

    key: str
    committee: str | None
    date: date | None
    title: str | None = None
    time: str | None = None
    place: str | None = None
    status: str | None = None  # as printed: "Cancelled", "Rescheduled from …"
    address: str | None = None
    listing: str = ""
    state: str | None = None
    minutes_published: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a site offers. (host, kind, id, part) is what it is; the address only where it lies tonight.

    Local sources carry the content as `path` or `body`; an address beside it only says where people find it, and is not
    asked. A restricted one has a title and no address.
    """

    kind: str  # the site's own: "g", "s", "b" of ModernGov, "foi", "attachment"
    id: str
    title: str
    address: str | None = None
    part: str = ""  # ModernGov's T
    paper: str = "other"  # one of PAPERS
    meeting: str | None = None  # key of its MeetingFound
    committee: str | None = None
    date: date | None = None  # of the meeting or reply
    recheck: Recheck = "once"
    state: str = ""  # all that hints at other content behind the same address: "PDF 119 KB", the meeting's state
    restricted: bool = False
    bound: bool = False  # the meeting's pack holds it too: fetched only where that cannot be had
    form: str = "document"  # what the answer must be: a Form of Expect
    path: Path | None = None
    body: bytes | None = None
    suffix: str = ""  # of a body that cannot tell by its first bytes: ".txt", ".html", ".eml"

    @property
    def is_carried(self) -> bool:
        """Whether its content came with the list."""
        return self.path is not None or self.body is not None


@dataclass(frozen=True, slots=True)
class Whole:
    """Says that a list was read to its end: what we had of it and did not see now has vanished.

    With `meeting`: all its documents were yielded. With dates: every meeting between them, and every document without a
    meeting dated between them. With neither: everything the place has.
    """

    meeting: str | None = None
    since: date | None = None
    until: date | None = None


Form = Literal["xml", "html", "json", "csv", "feed", "document", "pdf", "any"]


@dataclass(frozen=True, slots=True)
class Expect:
    """What an answer must be to be taken for what was asked."""

    form: Form = "any"
    roots: frozenset[str] = frozenset()  # of XML: local names of the root element, case as printed
    marks: tuple[str, ...] = ()  # of a page: at least one of these stands in it, case ignored
    never: tuple[str, ...] = ()  # none of these stands in it or in the final address, case ignored
    most: int = 32_000_000  # bytes, unpacked
    patience: float = 60.0  # seconds without a byte


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer. `unchanged`: the server said so by 304, and the body is the one it gave before."""

    address: str  # after redirects
    status: int
    content_type: str  # without parameters, lower case
    body: bytes
    encoding: str = "utf-8"
    unchanged: bool = False

    def text(self) -> str:
        """The body as text; what cannot be decoded becomes U+FFFD."""
        return self.body.decode(self.encoding, errors="replace")
