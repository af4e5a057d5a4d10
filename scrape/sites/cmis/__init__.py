"""CMIS (Astech): meetings by month, each with its list of documents behind addresses that do not last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from scrape.choosing import Ask
from scrape.markup import fingerprint, parsed
from scrape.records import Answer, Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.sites.cmis.pages import (
    MARKS,
    Listed,
    MeetingPage,
    Row,
    calendar_pattern,
    cmis_page,
    module_of,
    parse_calendar,
    parse_list,
    parse_meeting_page,
)
from scrape.titles import sort_of

OPTIONS: dict[str, str] = {}
PAGE = Expect(form="html", marks=MARKS, patience=120)  # a month's calendar takes 40 seconds and more
TYPICAL = re.compile(r"\.cmis\.uk\.com$|\.cmis-ni\.org$|^cmis(?:public)?\.|cmis\.", re.IGNORECASE)
BELOW = re.compile(r"/(?:[^/]+\.aspx|[^/]+/tabid/.*|[^/]+/[^/]+\.aspx)$", re.IGNORECASE)
CALENDAR = re.compile(r"/(?:\w*meeting\w*|calendar\w*)\.aspx$", re.IGNORECASE)
NAMES = ("Meetings.aspx", "MeetingsCalendar.aspx", "CalendarofMeetings.aspx", "MeetingCalendar.aspx")


def bid(place: Place) -> float:
    """Sure of the hosts and paths that CMIS has."""
    path = urlsplit(place.address).path
    return 0.9 if TYPICAL.search(place.host) or re.search(r"/\w*cmis\w*(?:/|$)", path, re.IGNORECASE) else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """Meetings of the wanted days with their papers, newest first."""
    rows, whole = list_meetings(place, wanted, ask)
    for row in rows:
        yield from look_into(row, ask)
    if whole:
        yield Whole(since=wanted.since, until=wanted.until)


def list_meetings(place: Place, wanted: Wanted, ask: Ask) -> tuple[list[Row], bool]:
    """The meetings of the wanted days, and whether all months could be had."""
    found: dict[str, Row] = {}
    pattern, current = find_calendar(place, ask)
    whole = pattern is not None
    if pattern is None:
        ask.note(Refused("parse_error", "no calendar by months: only the current month's list is read", place.address))
        found |= {row.id: row for row in current}
    refusals: list[Refused] = []
    months = list(months_between(wanted.since, wanted.until)) if pattern else []
    for month in months:
        try:
            answer = ask((pattern or "").format(day=month.isoformat()), PAGE)
            found |= {row.id: row for row in parsed(answer, _month_reader(month))}
        except Refused as refused:
            refusals.append(refused)
    if refusals and len(refusals) == len(months):
        ask.remember("calendar", "", days=1)  # the site may have been rebuilt: look for its calendar again
        raise refusals[0]
    for refusal in refusals:
        ask.note(refusal)
    rows = [row for row in found.values() if wanted.since <= row.date <= wanted.until]
    rows = [row for row in rows if wanted.takes_committee(row.committee)]
    return sorted(rows, key=lambda row: (row.date, int(row.id)), reverse=True), whole and not refusals


def _month_reader(month: date) -> Callable[[Answer], tuple[Row, ...]]:
    return lambda answer: parse_calendar(answer.text(), answer.address, month)


def find_calendar(place: Place, ask: Ask) -> tuple[str | None, tuple[Row, ...]]:
    """The pattern of the months' addresses, remembered or found by the current list; and what that list holds."""
    kept = ask.recall("calendar")
    if kept:
        return kept, ()
    answer = meetings_page(place, ask)
    pattern = parsed(answer, lambda answer: calendar_pattern(answer.text(), answer.address))
    rows: tuple[Row, ...] = ()
    module = module_of(answer.text())
    if pattern is None and module:
        joint = "&" if "?" in answer.address else "?"
        listed = ask(f"{answer.address}{joint}ctl=MeetingCalendarListView&mid={module}", PAGE)
        pattern = parsed(listed, lambda answer: calendar_pattern(answer.text(), answer.address))
        rows = parsed(listed, lambda answer: parse_list(answer.text(), answer.address))
    if pattern:
        ask.remember("calendar", pattern, days=90)
    return pattern, rows


def meetings_page(place: Place, ask: Ask) -> Answer:
    """The page with the calendar of meetings: the address given, else the names that such pages have."""
    address = place.address.rstrip("/")
    base = BELOW.sub("", address)
    candidates = [address] if CALENDAR.search(urlsplit(address).path) else [f"{base}/{name}" for name in NAMES]
    first: Refused | None = None
    for candidate in candidates:
        try:
            answer = ask(candidate, PAGE)
            parsed(answer, lambda answer: cmis_page(answer.text()))
        except Refused as refused:
            first = first or refused
            continue
        return answer
    raise first or Refused("not_content", "no page of meetings", address)


def months_between(since: date, until: date) -> Iterator[date]:
    """The first day of each month that two days span, newest first.

    >>> [f"{month:%b %Y}" for month in months_between(date(2025, 12, 15), date(2026, 1, 10))]
    ['Jan 2026', 'Dec 2025']
    """
    month = until.replace(day=1)
    while month >= since.replace(day=1):
        yield month
        month = (month - timedelta(days=1)).replace(day=1)


def look_into(row: Row, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """A meeting, and where it is due tonight its documents."""
    listing = fingerprint(row.committee, row.date, row.time, row.place)
    page: MeetingPage | None = None
    refusal: Refused | None = None
    if ask.due(row.id, row.date, listing):
        try:
            page = parsed(ask(row.address, PAGE), lambda answer: parse_meeting_page(answer.text(), answer.address))
        except Refused as refused:
            refusal = refused
    yield meeting_found(row, listing, page)
    if refusal:
        ask.note(refusal)
    if page:
        for document in page.documents:
            yield found_of(row, document)
        yield Whole(meeting=row.id)


def meeting_found(row: Row, listing: str, page: MeetingPage | None) -> MeetingFound:
    """The meeting as list and page say."""
    return MeetingFound(
        key=row.id,
        committee=row.committee,
        date=row.date,
        time=row.time or (page.time if page else None),
        place=(page.place if page else None) or row.place,
        status=page.status if page else None,
        address=row.address,
        listing=listing,
        state=page.state if page else None,
        minutes_published=any(sort_of(each.title) == "minutes" for each in page.documents) if page else False,
    )


def found_of(row: Row, document: Listed) -> Found:
    """A document of a meeting: known by the meeting and its title, since its address does not last."""
    return Found(
        kind="doc",
        id=f"{row.id}-{document.name}",
        title=document.title,
        address=document.address,
        paper=sort_of(document.title),
        meeting=row.id,
        committee=row.committee,
        date=row.date,
        recheck="state",
        state=document.size,
        restricted=document.address is None,
    )
