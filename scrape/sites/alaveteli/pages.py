"""What Alaveteli (WhatDoTheyKnow and its sisters) shows and exports, as records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from lxml.html import HtmlElement

from scrape.markup import absolute, of_class, parse_json, parse_page, plain, squeeze
from scrape.printed import find_date, iso_day
from scrape.refusals import Refused
from scrape.wordings import load_pairs

REQUEST = re.compile(r"^/request/(?P<slug>[a-z0-9_-]{1,100})(?:[/#?]|$)")
# /request/bus_gates/response/123/attach/3/FOI%20reply.pdf; …/attach/html/3/… is a rendering of the same
ATTACHED = re.compile(r"/response/(?P<message>\d{1,12})/attach/(?P<part>\d{1,6})/(?P<name>[^/]{1,300})$")
INCOMING = re.compile(r"^incoming-(?P<id>\d{1,12})$")
FRAME = (
    "attachments", "list-of-attachments", "event_actions", "correspondence__header", "correspondence__footer",
    "link_to_this", "hidden_attachment", "cplink", "correspondence_footer",
)  # fmt: skip
CLOSING = re.compile(
    r"^\s*(?:yours?\s+(?:faithfully|sincerely|truly)|(?:kind|best|many)\s+(?:regards|wishes)|regards)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a reply."""

    message: str
    part: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message of the authority."""

    id: str
    date: date | None
    text: str
    attachments: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its replies; `asked` is its text without the requester's name."""

    slug: str
    title: str
    authority: str | None
    status: str | None
    asked: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A request as a list or an export names it, without its text."""

    slug: str
    title: str
    authority: str | None
    status: str | None
    date: date | None


def parse_request_page(text: str, base: str) -> Request:
    """The page of a request."""
    root = parse_page(text)
    incoming = [div for div in of_class(root, "incoming") if INCOMING.match(div.get("id") or "")]
    outgoing = of_class(root, "outgoing")
    if not incoming and not outgoing:
        raise Refused("not_content", "no page of a request")
    base = own_address(root) or base if base.startswith("file:") else base
    title = next((plain(heading) for heading in root.iter("h1") if plain(heading)), "")
    bodies = [
        plain(link)
        for link in root.iter("a")
        if re.match(r"(?:https?://[^/]+)?/body/[\w-]+/?$", link.get("href") or "")
    ]
    status = next((plain(each) for each in of_class(root, "request-status-message", "request-status")), None)
    return Request(
        slug=slug_of(base) or slug_in(root, base) or "",
        title=title,
        authority=next((body for body in bodies if body), None),
        status=status,
        asked=without_name(_lines(outgoing[0])) if outgoing else "",
        replies=tuple(_reply(div, base) for div in incoming),
    )


def own_address(root: HtmlElement) -> str | None:
    """The address that a saved page says is its own."""
    links = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
    links += [meta.get("content") for meta in root.iter("meta") if meta.get("property") == "og:url"]
    links += [link.get("href") for link in root.iter("a") if "/request/" in (link.get("href") or "")]
    return next((whole for link in links if (whole := absolute(link, "file:///"))), None)


def slug_of(address: str) -> str | None:
    """The name of the request that an address is about.

    >>> slug_of("https://www.example.org/request/bus_gates#incoming-12")
    'bus_gates'
    """
    match = REQUEST.match(urlsplit(address).path)
    return match["slug"] if match else None


def slug_in(root: HtmlElement, base: str) -> str | None:
    """The name of the request by the page's own links to its messages."""
    for link in root.iter("a", "link"):
        href = absolute(link.get("href"), base) or ""
        if "/response/" in href or link.get("rel") == "canonical" or "#incoming-" in (link.get("href") or ""):
            slug = slug_of(href)
            if slug:
                return slug
    return None


def _reply(div: HtmlElement, base: str) -> Reply:
    match = INCOMING.match(div.get("id") or "")
    times = [time.get("datetime") for time in div.iter("time")]
    heading = " ".join(plain(each) for each in [*div.iter("h2"), *of_class(div, "correspondence__header")])
    when = next((day for time in times if (day := iso_day(time))), None) or find_date(heading)
    return Reply(match["id"] if match else "", when, _lines(div), tuple(_attachments(div, base)))


def _attachments(div: HtmlElement, base: str) -> Iterator[Attached]:
    """The files of a message, each once, as the originals and not as renderings."""
    seen: set[tuple[str, str]] = set()
    for link in div.iter("a"):
        address = absolute(link.get("href"), base)
        match = ATTACHED.search(urlsplit(address).path) if address else None
        if match and address and (match["message"], match["part"]) not in seen:
            seen.add((match["message"], match["part"]))
            parts = urlsplit(address)
            whole = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
            yield Attached(match["message"], match["part"], match["name"], whole)


def _lines(div: HtmlElement) -> str:
    """The text of a message, a paragraph a line, without the frame around it."""
    texts = of_class(div, "correspondence_text") or [div]
    lines = []
    for text in texts:
        for line in list(text.iter("br")):
            line.tail = "\n" + (line.tail or "")
        blocks = [block for block in text.iter("p", "li", "pre") if not _framed(block, div)]
        lines += [squeezed for block in blocks for part in raw(block).split("\n") if (squeezed := squeeze(part))]
        if not blocks:
            lines.append(plain(text, skip=FRAME))
    return "\n".join(line for line in lines if line)


def raw(element: HtmlElement) -> str:
    """The text of an element with the line breaks that <br> makes."""
    return "".join(str(part) for part in element.itertext())


def _framed(block: HtmlElement, within: HtmlElement) -> bool:
    """Whether a block belongs to the frame around a message."""
    around = [block]
    for node in block.iterancestors():
        if node is within:
            break
        around.append(node)
    return any(set((node.get("class") or "").split()) & set(FRAME) for node in around)


def without_name(text: str) -> str:
    r"""A letter up to its closing words: what follows is the requester's name.

    >>> without_name("Dear Council,\nHow many bins?\nYours faithfully,\nA. Person")
    'Dear Council,\nHow many bins?'
    """
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if CLOSING.match(line)), len(lines))
    return "\n".join(lines[:end])


def parse_body_page(text: str, base: str) -> tuple[tuple[Listed, ...], bool]:
    """The requests that a list of an authority's requests shows, and whether it has a next page."""
    root = parse_page(text)
    found: dict[str, Listed] = {}
    listings = of_class(root, "request_listing")
    for listing in listings:
        link = next((link for link in listing.iter("a") if slug_of(absolute(link.get("href"), base) or "")), None)
        if link is None:
            continue
        slug = slug_of(absolute(link.get("href"), base) or "") or ""
        below = " ".join(plain(each) for each in of_class(listing, "bottomline", "requester"))
        authority = next((plain(each) for each in listing.iter("a") if "/body/" in (each.get("href") or "")), None)
        status = next((plain(strong) for strong in listing.iter("strong")), None)
        found.setdefault(slug, Listed(slug, plain(link), authority, status, find_date(below)))
    if (
        not listings
        and not of_class(root, "request_listing", "public_body_show")
        and not root.xpath("//*[@id='foi_results_section' or @id='public_body_show']")
    ):
        raise Refused("not_content", "no list of requests")
    following = any(link.get("rel") == "next" or "next_page" in (link.get("class") or "") for link in root.iter("a"))
    return tuple(found.values()), following


def parse_request_json(body: bytes) -> Listed:
    """A request as /request/<name>.json gives it: no text and no files are in it."""
    value = parse_json(body)
    if not isinstance(value, dict) or not isinstance(value.get("url_title"), str):
        raise Refused("parse_error", "no request in the file")
    return _listed(value, value.get("public_body"))


def parse_feed_json(body: bytes) -> tuple[Listed, ...]:
    """The requests of a feed of events, each once with its latest event."""
    value = parse_json(body)
    if not isinstance(value, list):
        raise Refused("parse_error", "no list of events in the file")
    found: dict[str, Listed] = {}
    for event in value:
        request = event.get("info_request") if isinstance(event, dict) else None
        if isinstance(request, dict) and isinstance(request.get("url_title"), str):
            listed = _listed(request, event.get("public_body"))
            found.setdefault(listed.slug, listed)
    return tuple(found.values())


def _listed(request: Mapping[str, object], body: object) -> Listed:
    """A request by its fields; its state only where nobody waits to describe it anew."""
    authority = body.get("name") if isinstance(body, dict) else body  # in 2010 a body was its name alone
    # the state is the requester's label, and stale where a later message waits to be described
    stale = bool(request.get("awaiting_description"))
    state = None if stale else dict(load_pairs("request_states")).get(str(request.get("described_state")))
    when = str(request.get("updated_at") or request.get("created_at") or "")
    return Listed(
        slug=str(request.get("url_title")),
        title=squeeze(str(request.get("title") or "")),
        authority=str(authority) if isinstance(authority, str) else None,
        status=state,
        date=iso_day(when) or iso_day(when.replace("/", "-")),
    )
