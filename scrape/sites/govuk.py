"""GOV.UK: releases of freedom of information requests, by its search and content interfaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

from scrape.choosing import Ask
from scrape.composing import compose_reply
from scrape.markup import absolute, fingerprint, parse_json, parse_page, parsed, plain, squeeze
from scrape.printed import iso_day
from scrape.records import Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.titles import is_paper

OPTIONS = {
    "organisations": "slugs of departments as in their addresses, separated by commas; none: the one of the address, "
    "else all",
}
JSON = Expect(form="json")
KIND = "foi_release"
PAGE_LENGTH = 100
MOST_PAGES = 60
ORGANISATION = re.compile(r"^/government/organisations/(?P<slug>[\w-]{2,80})")
FIELDS = ("title", "link", "public_timestamp", "organisations")


@dataclass(frozen=True, slots=True)
class Release:
    """A release as the search lists it."""

    path: str
    title: str
    published: date | None
    listing: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a release, or a page of it."""

    title: str
    address: str
    page: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What the content interface says of a release."""

    title: str
    description: str
    organisation: str | None
    updated: str
    published: date | None
    withdrawn: bool
    text: str
    attachments: tuple[Attachment, ...]


def bid(place: Place) -> float:
    """Sure of GOV.UK itself."""
    return 0.9 if place.host in ("www.gov.uk", "gov.uk") else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """Releases published in the wanted days with their files, newest first."""
    if not wanted.takes_paper("foi_reply"):
        return
    base = f"{urlsplit(place.address).scheme}://{urlsplit(place.address).netloc}"
    start, total = 0, 1
    for _ in range(MOST_PAGES):
        answer = ask(search_address(base, place, wanted, start), JSON)
        releases, total = parsed(answer, lambda answer: parse_search(answer.body))
        for release in releases:
            if release.published is None or wanted.since <= release.published <= wanted.until:
                yield from look_into(base, release, ask)
        start += PAGE_LENGTH
        if not releases or start >= total:
            yield Whole(since=wanted.since, until=wanted.until)
            return
    ask.note(Refused("over_budget", f"more than {MOST_PAGES * PAGE_LENGTH} of {total} releases", place.address))


def search_address(base: str, place: Place, wanted: Wanted, start: int) -> str:
    """The address of a page of search results; the interface refuses parameters that it does not know."""
    given = str(place.options.get("organisations") or "")
    match = ORGANISATION.match(urlsplit(place.address).path)
    slugs = [slug.strip() for slug in given.split(",") if slug.strip()] or ([match["slug"]] if match else [])
    query = [
        ("filter_content_store_document_type", KIND),
        ("filter_public_timestamp", f"from:{wanted.since},to:{wanted.until}"),
        *(("filter_organisations", slug) for slug in slugs),
        *(("fields", field) for field in FIELDS),
        ("order", "-public_timestamp"),
        ("count", str(PAGE_LENGTH)),
        ("start", str(start)),
    ]
    return f"{base}/api/search.json?{urlencode(query)}"


def parse_search(body: bytes) -> tuple[tuple[Release, ...], int]:
    """The releases of a page of results, and how many there are in all."""
    value = parse_json(body)
    results = value.get("results") if isinstance(value, dict) else None
    if not isinstance(results, list):
        raise Refused("not_content", "no results in the answer of a search")
    releases = tuple(release for result in results if (release := _release(result)))
    total = value.get("total") if isinstance(value, dict) else None
    return releases, total if isinstance(total, int) else len(results)


def _release(result: object) -> Release | None:
    if not isinstance(result, dict):
        return None
    path, title, stamp = result.get("link"), result.get("title"), result.get("public_timestamp")
    kind = result.get("content_store_document_type", KIND)
    if not isinstance(path, str) or not path.startswith("/") or path.startswith("//") or kind != KIND:
        return None
    return Release(path, squeeze(str(title or path)), iso_day(stamp), fingerprint(title, stamp))


def look_into(base: str, release: Release, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """A release, and where it is due tonight its files; a release without files by its text."""
    listed = MeetingFound(
        release.path, None, release.published, title=release.title, address=base + release.path, listing=release.listing
    )
    if not ask.due(release.path, release.published, release.listing):
        yield listed
        return
    try:
        answer = ask(f"{base}/api/content{release.path}", JSON)
        content = parsed(answer, lambda answer: parse_content(answer.body, base))
    except Refused as refused:
        yield listed
        ask.note(refused)
        return
    yield MeetingFound(
        key=release.path,
        committee=None,
        date=release.published,
        title=content.title,
        status="withdrawn" if content.withdrawn else None,
        address=base + release.path,
        listing=release.listing,
        state=fingerprint(content),
        minutes_published=True,
    )
    yield from files_of(base, release, content)
    yield Whole(meeting=release.path)


def files_of(base: str, release: Release, content: Content) -> Iterator[Found]:
    """The files of a release; its own text as a page where it has none."""
    for attachment in content.attachments:
        yield Found(
            kind="foi",
            id=urlsplit(attachment.address).path,
            title=attachment.title,
            address=attachment.address,
            paper="foi_reply",
            meeting=release.path,
            date=release.published,
            form="html" if attachment.page else "document",
        )
    if not content.attachments and content.text:
        body = compose_reply(content.title, content.organisation, None, content.published, "", content.text)
        yield Found(
            kind="page",
            id=release.path,
            title=content.title,
            address=base + release.path,
            paper="foi_reply",
            meeting=release.path,
            date=release.published,
            recheck="state",
            state=fingerprint(body),
            body=body,
            suffix=".html",
        )


def parse_content(body: bytes, base: str) -> Content:
    """An answer of the content interface."""
    value = parse_json(body)
    if not isinstance(value, dict) or not isinstance(value.get("details"), dict):
        raise Refused("not_content", "no details in the answer")
    details = value["details"]
    links = value.get("links")
    named = [title for title in _titles(links.get("organisations") if isinstance(links, dict) else None) if title]
    return Content(
        title=squeeze(str(value.get("title") or "")),
        description=squeeze(str(value.get("description") or "")),
        organisation=named[0] if named else None,
        updated=str(value.get("public_updated_at") or ""),
        published=iso_day(value.get("first_published_at")) or iso_day(value.get("public_updated_at")),
        withdrawn=bool(value.get("withdrawn_notice")),
        text=_text_of(details.get("body")),
        attachments=_attachments(details, base),
    )


def _titles(rows: object) -> list[str]:
    return [str(row.get("title") or "") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _text_of(body: object) -> str:
    """The text of a body of HTML, a paragraph a line."""
    if not isinstance(body, str) or not body.strip():
        return ""
    root = parse_page(body)
    blocks = [plain(block) for block in root.iter("p", "li", "h2", "h3", "h4", "td")]
    return "\n".join(block for block in blocks if block) or plain(root)


def _attachments(details: dict[str, object], base: str) -> tuple[Attachment, ...]:
    """The files that the details list, else those that their HTML links to."""
    rows = details.get("attachments")
    listed = [found for row in rows if (found := _attachment(row, base))] if isinstance(rows, list) else []
    if not listed:
        documents = details.get("documents")
        written = [each for each in documents if isinstance(each, str)] if isinstance(documents, list) else []
        body = details.get("body")
        listed = [found for text in [*written, body] if isinstance(text, str) for found in _linked(text, base)]
    return tuple({found.address: found for found in listed}.values())


def _attachment(row: object, base: str) -> Attachment | None:
    address = absolute(str(row.get("url") or ""), base) if isinstance(row, dict) else None
    if address is None or not isinstance(row, dict):
        return None
    return Attachment(squeeze(str(row.get("title") or address)), address, not is_paper(address))


def _linked(text: str, base: str) -> Iterator[Attachment]:
    """The files that a piece of HTML links to."""
    if not text.strip():
        return
    for link in parse_page(text).iter("a"):
        address = absolute(link.get("href"), base)
        if address and is_paper(address):
            yield Attachment(plain(link) or address, address, page=False)
