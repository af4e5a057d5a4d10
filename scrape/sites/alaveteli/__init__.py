"""Alaveteli (WhatDoTheyKnow): what a user was given or exported; over the network only where that is switched on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from scrape.choosing import Ask
from scrape.composing import compose_reply
from scrape.markup import fingerprint, parsed
from scrape.records import Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.sites.alaveteli.pages import (
    Attached,
    Listed,
    Reply,
    Request,
    parse_body_page,
    parse_feed_json,
    parse_request_json,
    parse_request_page,
    slug_of,
)
from scrape.sites.folder import files_below
from scrape.sites.folder import found_of as file_found
from scrape.titles import file_title, sort_of

OPTIONS = {
    "network": "true to ask the site itself, once its operators have agreed (default false: only files are read)",
    "pages": "how many pages of an authority's requests to turn, 20 at most (default 3)",
}
HTML = Expect(form="html", marks=("alaveteli", "request_listing", "correspondence", "/request/"))
HOSTS = ("www.whatdotheyknow.com", "whatdotheyknow.com", "www.righttoknow.org.au", "fyi.org.nz", "www.asktheeu.org")
OFF = "its use over the network is off: ask its operators, then set network = true, or import files that it gave you"


def bid(place: Place) -> float:
    """Sure of the sites that are known to run it, fairly of addresses as theirs are."""
    path = urlsplit(place.address).path
    if place.host in HOSTS:
        return 0.9
    return 0.3 if place.host != "local" and (slug_of(place.address) or path.startswith("/body/")) else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """Replies out of files of this machine, or from the site where that is switched on."""
    if not wanted.takes_paper("foi_reply"):
        return
    if place.host == "local":
        yield from imported(Path(place.address).expanduser(), ask)
    elif place.options.get("network") is True:
        yield from from_site(place, wanted, ask)
    else:
        raise Refused("robots", OFF, place.address)


def imported(path: Path, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """What lies in a folder or is a file: saved pages of requests, exports as JSON, downloads, files of replies."""
    if not path.exists():
        raise Refused("unreachable", "no such file or folder", str(path))
    root = path if path.is_dir() else path.parent
    files = sorted(path.rglob("*.json")) + list(files_below(path)) if path.is_dir() else [path]
    whole = True
    for file in files:
        try:
            yield from imported_file(file, root)
        except (Refused, OSError) as error:
            why = error.why if isinstance(error, Refused) else str(error.strerror)
            ask.note(Refused("parse_error", why, file.name))
            whole = False
    if whole and path.is_dir():
        yield Whole()


def imported_file(file: Path, root: Path) -> Iterator[MeetingFound | Found | Whole]:
    """One file of an export."""
    suffix = file.suffix.lower()
    if suffix == ".json":
        body = file.read_bytes()
        rows = parse_feed_json(body) if body.lstrip()[:1] == b"[" else (parse_request_json(body),)
        yield from (listed_found(row) for row in rows)
    elif suffix in (".html", ".htm"):
        yield from request_found(
            parse_request_page(file.read_text("utf-8", errors="replace"), file.resolve().as_uri()), ""
        )
    else:
        yield file_found(file.resolve(), root, "foi_reply")


def listed_found(row: Listed) -> MeetingFound:
    """A request that is only named: it was not looked into."""
    return MeetingFound(row.slug, None, row.date, title=row.title, status=row.status, listing=fingerprint(row))


def from_site(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """The requests that an authority's pages list, or the one that the address names."""
    parts = urlsplit(place.address)
    base = f"{parts.scheme}://{parts.netloc}"
    slug = slug_of(place.address)
    if slug:
        yield from look_into(base, Listed(slug, slug, None, None, None), ask)
        return
    names = parts.path.strip("/").split("/")
    if len(names) < 2 or names[0] != "body":
        raise Refused(
            "parse_error", "the address names neither an authority (/body/…) nor a request (/request/…)", place.address
        )
    for number in range(1, min(int(place.options.get("pages") or 3), 20) + 1):
        answer = ask(f"{base}/body/{names[1]}/all?page={number}", HTML)
        rows, following = parsed(answer, lambda answer: parse_body_page(answer.text(), answer.address))
        for row in rows:
            if row.date is None or wanted.since <= row.date <= wanted.until:
                yield from look_into(base, row, ask)
        if not following:
            break


def look_into(base: str, row: Listed, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """A request, and where it is due tonight its replies."""
    listing = fingerprint(row.title, row.status, row.date)
    address = f"{base}/request/{row.slug}"
    if not ask.due(row.slug, row.date, listing):
        yield MeetingFound(row.slug, None, row.date, title=row.title, address=address, listing=listing)
        return
    try:
        request = parsed(ask(address, HTML), lambda answer: parse_request_page(answer.text(), answer.address))
    except Refused as refused:
        yield MeetingFound(row.slug, None, row.date, title=row.title, address=address, listing=listing)
        ask.note(refused)
        return
    yield from request_found(request, listing, row, address)


def request_found(
    request: Request, listing: str, row: Listed | None = None, address: str | None = None
) -> Iterator[MeetingFound | Found | Whole]:
    """A request with its replies, each as a page of its own, and their files."""
    key = request.slug or fingerprint(request.title, request.asked)
    days = [reply.date for reply in request.replies if reply.date]
    when = (row.date if row else None) or (max(days) if days else None)
    yield MeetingFound(
        key=key,
        committee=None,
        date=when,
        title=request.title or (row.title if row else None),
        status=request.status or (row.status if row else None),
        address=address,
        listing=listing,
        state=fingerprint(request),
        minutes_published=bool(request.replies),
    )
    for reply in request.replies:
        yield reply_found(request, reply, key, address)
        for attached in reply.attachments:
            yield attached_found(attached, reply, key)
    yield Whole(meeting=key)


def reply_found(request: Request, reply: Reply, key: str, address: str | None) -> Found:
    """A reply as a page of its own, with what was asked."""
    title = request.title or key
    body = compose_reply(title, request.authority, None, reply.date, request.asked, reply.text)
    return Found(
        kind="reply",
        id=reply.id or key,
        title=title,
        address=f"{address}#incoming-{reply.id}" if address else None,
        paper="foi_reply",
        meeting=key,
        date=reply.date,
        recheck="state",
        state=fingerprint(body),
        body=body,
        suffix=".html",
    )


def attached_found(attached: Attached, reply: Reply, key: str) -> Found:
    """A file of a reply; the site masks addresses and names in it before it gives it out."""
    title = file_title(attached.address)
    return Found(
        kind="attachment",
        id=attached.message,
        part=attached.part,
        title=title,
        address=attached.address,
        paper="foi_reply" if sort_of(title) == "other" else sort_of(title),
        meeting=key,
        date=reply.date,
    )
