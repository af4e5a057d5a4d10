"""The papers of a ModernGov meeting: what its page links to and what only the web service names, each once."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from scrape.composing import printed_day
from scrape.markup import absolute, fingerprint
from scrape.records import Found
from scrape.sites.moderngov.documents import CHANGING, Linked
from scrape.sites.moderngov.pages import MeetingPage
from scrape.sites.moderngov.service import Attached, Item, Meeting, Row

FILE = re.compile(r"\.(?:pdf|docx?|rtf|odt|xlsx?|ods|pptx?|csv|txt)$", re.IGNORECASE)


def state_of(meeting: Meeting | None, page: MeetingPage | None) -> str | None:
    """One name for all that was said of a meeting, None where it was not looked into."""
    if meeting is None and page is None:
        return None
    return fingerprint(meeting.state if meeting else None, page.state if page else None)


def page_address(base: str, row: Row) -> str:
    """Where the page of a meeting lies."""
    return f"{base}/ieListDocuments.aspx?CId={row.committee_id}&MId={row.id}&Ver=4"


def papers_of(
    base: str,
    row: Row,
    meeting: Meeting | None,
    page: MeetingPage | None,
    chosen: Sequence[Linked] = (),
    *,
    parts: bool = False,
    authority: str = "",
) -> Iterator[Found]:
    """The papers of a meeting; `chosen` lay behind the pages of choice, `parts` are wanted beside the pack too."""
    state = state_of(meeting, page) or ""
    linked: dict[tuple[str, str, str], Linked] = {}
    for document in (*(page.documents if page else ()), *chosen):
        linked.setdefault(document.key, document)
    shown = {document.id for document in linked.values() if document.kind == "s"}
    closed = closed_ids(meeting, shown)
    packed = not parts and any(document.paper == "pack" for document in linked.values())
    for document in linked.values():
        if document.kind != "s" or document.id not in closed:
            yield replace(found_of(document, row, state), bound=packed and is_part(document))
    if meeting:
        for found in named_by_service(base, row, meeting, shown - closed, closed):
            yield replace(found, bound=packed and not found.restricted)
        if page is None:
            yield from minutes_text(base, row, meeting, authority)


def is_part(document: Linked) -> bool:
    """Whether a pack holds it too: the front sheet and the documents of the items."""
    return document.kind == "s" or document.paper == "agenda"


def closed_ids(meeting: Meeting | None, shown: Collection[str]) -> frozenset[str]:
    """Attachments that are not to be fetched: marked so, or of a restricted item and not shown on the page."""
    return frozenset(
        document.id
        for item in (meeting.items if meeting else ())
        for document in item.documents
        if document.restricted or (item.restricted and document.id not in shown)
    )


def found_of(document: Linked, row: Row, state: str) -> Found:
    """A linked document of a meeting as what crosses the border."""
    changing = document.kind in CHANGING
    return Found(
        kind=document.kind,
        id=document.id,
        part=document.part,
        title=document.title,
        address=document.address,
        paper=document.paper,
        meeting=row.id,
        committee=row.committee,
        date=row.date,
        recheck="state" if changing else "once",
        state=fingerprint(document.size, state) if changing else "",
    )


def named_by_service(
    base: str, row: Row, meeting: Meeting, known: Collection[str], closed: Collection[str]
) -> Iterator[Found]:
    """Documents and restricted items that no page showed."""
    seen = set(known)
    for item in meeting.items:
        for document in item.documents:
            if document.id.isdecimal() and document.id not in seen and not _leads_elsewhere(document):
                seen.add(document.id)
                yield _attached(base, row, document, document.id in closed)
        if item.restricted and not item.documents:
            title = f"{item.number}. {item.title}" if item.number else item.title
            yield Found("item", item.id, title, meeting=row.id, committee=row.committee, date=row.date, restricted=True)


def _leads_elsewhere(document: Attached) -> bool:
    """Whether it is a link to some page and no file."""
    return document.elsewhere and not FILE.search(urlsplit(document.address or "").path)


def _attached(base: str, row: Row, document: Attached, closed: bool) -> Found:
    """A document that the service names; a restricted one by its title alone."""
    linked = Linked("s", document.id, "", attachment_address(base, document), document.title or document.id)
    found = found_of(linked, row, "")
    return replace(found, address=None, restricted=True) if closed else found


def attachment_address(base: str, document: Attached) -> str:
    """Where an attachment lies: as the service says on its own host, else in the form that all installations know."""
    address = absolute(document.address, f"{base}/")
    if address and (document.elsewhere or urlsplit(address).hostname == urlsplit(base).hostname):
        return address
    return f"{base}/mgConvert2PDF.aspx?ID={document.id}"


def minutes_text(base: str, row: Row, meeting: Meeting, authority: str) -> Iterator[Found]:
    """The minutes as the service prints them in its answer, for sites whose pages cannot be had."""
    written = [item for item in meeting.items if item.minutes and not item.restricted]
    if not meeting.minutes_published or not written:
        return
    body = minutes_page(row, meeting, written, authority)
    yield Found(
        kind="minutes",
        id=row.id,
        title=f"Minutes of {row.committee}",
        address=page_address(base, row),
        paper="minutes",
        meeting=row.id,
        committee=row.committee,
        date=row.date,
        recheck="state",
        state=fingerprint(body),
        body=body,
        suffix=".html",
    )


def minutes_page(row: Row, meeting: Meeting, items: Sequence[Item], authority: str) -> bytes:
    """Minutes out of a service's answer as one web page, set out as minutes are."""
    when = f" held on {row.date:%A} {printed_day(row.date)}" if row.date else ""
    when += f" at {row.time}" if row.time else ""
    parts = [f"<h1>{html.escape(authority)}</h1>"] if authority else []
    parts.append(f"<p>Minutes of the meeting of the {html.escape(row.committee)}{when}</p>")
    if meeting.place:
        parts.append(f"<p>Venue: {html.escape(meeting.place)}</p>")
    for heading, word in (("Present", "present"), ("In attendance", "in attendance"), ("Apologies", "apolog")):
        people = [each for each in meeting.attendees if each.attendance.casefold().startswith(word)]
        parts += [f"<p>{heading}:</p>", *(f"<p>{html.escape(each.printed)}</p>" for each in people)] if people else []
    for item in items:
        number = f"{html.escape(item.number)}. " if item.number else ""
        parts.append(f"<p><b>{number}{html.escape(item.title)}</b></p>\n{item.minutes}")
    return ('<!doctype html><meta charset="utf-8">\n' + "\n".join(parts) + "\n").encode("utf-8", "replace")
