"""A web page that links to papers, as many disclosure logs and parish councils have: its links, and its next pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from scrape.choosing import Ask
from scrape.markup import absolute, fingerprint, page_fingerprint, parse_page, parsed, plain
from scrape.printed import find_date
from scrape.records import Answer, Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.titles import file_title, is_paper, sort_of

OPTIONS = {
    "links": "part that the addresses of papers hold, where they do not end as files do: /download/",
    "follow": "part that the addresses of further pages hold, each of which links to papers: /foi-request/",
    "pages": "how many pages to turn, where there is a link to the next (default 20)",
    "paper": "what sort of papers these are, such as foi_reply",
}
HTML = Expect(form="html")
NEXT = re.compile(r"^(?:next(?: page)?|older|more results|[>›»]{1,2})\b|^[>›»]+$", re.IGNORECASE)
LONGEST = 600  # letters of a title or of what stands beside it
AROUND = ("li", "tr", "p", "dd", "article")  # what holds a link and the words about it
SIZE = re.compile(r"\(?\b(?:pdf|docx?|xlsx?|csv|odt|opens in (?:a )?new (?:window|tab))\b[^)]*\)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkedPaper:
    """A paper that a page links to, with the date that stands beside it."""

    address: str
    title: str
    date: date | None


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What a page links to."""

    title: str
    papers: tuple[LinkedPaper, ...]
    further: tuple[LinkedPaper, ...]
    following: str | None  # the next page of the same list
    state: str


def bid(place: Place) -> float:
    """The last resort for any address of the web."""
    return 0.1 if urlsplit(place.address).scheme in ("http", "https") else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """The papers of the page, of its next pages, and of the pages that are to be followed."""
    links, follow = str(place.options.get("links") or ""), str(place.options.get("follow") or "")
    paper = str(place.options.get("paper") or "")
    address: str | None = place.address
    seen: set[str] = set()
    whole = True
    for _ in range(int(place.options.get("pages") or 20)):
        if address is None or address in seen:
            break
        seen.add(address)
        page = parsed(ask(address, HTML), lambda answer: parse_links(answer, links, follow))
        if address == place.address and not (page.papers or page.further or page.following):
            raise Refused("not_content", f"the page ({page.title[:60]!r}) links to no papers", address)
        for each in page.papers:
            if each.date is None or wanted.since <= each.date <= wanted.until:
                yield found_of(each, paper)
        for each in page.further:
            if each.address not in seen:
                seen.add(each.address)
                yield from look_into(each, ask, links, paper)
        address = page.following
    else:
        whole = address is None
    if whole:
        yield Whole(since=wanted.since, until=wanted.until)


def look_into(page: LinkedPaper, ask: Ask, links: str, paper: str) -> Iterator[MeetingFound | Found | Whole]:
    """A further page, and where it is due tonight the papers on it."""
    key = urlsplit(page.address).path
    listing = fingerprint(page.title, page.date)
    listed = MeetingFound(key, None, page.date, title=page.title, address=page.address, listing=listing)
    if not ask.due(key, page.date, listing):
        yield listed
        return
    try:
        read = parsed(ask(page.address, HTML), lambda answer: parse_links(answer, links, ""))
    except Refused as refused:
        yield listed
        ask.note(refused)
        return
    yield MeetingFound(
        key=key,
        committee=None,
        date=page.date,
        title=page.title,
        address=page.address,
        listing=listing,
        state=read.state,
        minutes_published=True,
    )
    for each in read.papers:
        yield found_of(each, paper, key, page.date)
    yield Whole(meeting=key)


def found_of(linked: LinkedPaper, paper: str, meeting: str | None = None, day: date | None = None) -> Found:
    """A linked paper, known by its address."""
    return Found(
        kind="link",
        id=linked.address,
        title=linked.title,
        address=linked.address,
        paper=paper or sort_of(linked.title),
        meeting=meeting,
        date=linked.date or day,
        recheck="state",
        state=fingerprint(linked.title, linked.date),
    )


def parse_links(answer: Answer, links: str = "", follow: str = "") -> LinkPage:
    """The papers, further pages and next page that a page links to."""
    root = parse_page(answer.text())
    body = main_part(root)
    papers: dict[str, LinkedPaper] = {}
    further: dict[str, LinkedPaper] = {}
    following = None
    for link in body.iter("a"):
        address = absolute(link.get("href"), answer.address)
        if address is None:
            continue
        words = plain(link)
        if link.get("rel") == "next" or (NEXT.match(words) and _same_page(address, answer.address)):
            following = following or address
        elif follow and follow in address and not is_paper(address):
            further.setdefault(address, _linked(link, address))
        elif is_paper(address) or (links and links in address):
            papers.setdefault(address, _linked(link, address))
    title = plain(root.find(".//title")) if root.find(".//title") is not None else ""
    return LinkPage(title, tuple(papers.values()), tuple(further.values()), following, page_fingerprint(body))


def main_part(root: HtmlElement) -> HtmlElement:
    """The part of a page that is not its frame, where it says which that is."""
    found = root.xpath("//main | //*[@role='main'] | //*[@id='content' or @id='main' or @id='main-content']")
    parts = [part for part in found if isinstance(part, HtmlElement)] if isinstance(found, list) else []
    return next((part for part in parts if part.find(".//a") is not None), root)


def _same_page(address: str, other: str) -> bool:
    """Whether two addresses are pages of one list: the same host and the same beginning of the path."""
    one, two = urlsplit(address), urlsplit(other)
    return one.hostname == two.hostname and one.path.rstrip("/").startswith(two.path.rstrip("/").rpartition("/")[0])


def _linked(link: HtmlElement, address: str) -> LinkedPaper:
    words = SIZE.sub("", plain(link)[:LONGEST]).strip(" -–(")
    around = next(link.iterancestors(*AROUND), None)
    beside = plain(around)[:LONGEST] if around is not None and len(list(around.iter("a"))) <= 3 else words
    generic = not words or words.casefold() in (
        "download",
        "view",
        "read more",
        "pdf",
        "here",
        "click here",
        "response",
    )
    title = (squeeze_title(beside) if generic else words) or file_title(address)
    return LinkedPaper(address, title[:300], find_date(beside) or find_date(words))


def squeeze_title(text: str) -> str:
    """What stands beside a link that says only "Download": its first words."""
    return re.split(r"\s+(?:download|view|read more|click here)\b", text, maxsplit=1, flags=re.IGNORECASE)[0][
        :200
    ].strip()
