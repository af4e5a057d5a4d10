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
    menu_links,
    module_of,
    parse_calendar,
    parse_list,
    parse_meeting_page,
)
from scrape.titles import sort_of

OPTIONS = {
    "parts": "true to fetch agendas and single reports even where the meeting's pack holds them (default false)",
}
PAGE = Expect(form="html", marks=MARKS, patience=120)  # a month's calendar takes 40 seconds and more
TYPICAL = re.compile(r"\.cmis\.uk\.com$|\.cmis-ni\.org$|^cmis(?:public)?\.|cmis\.", re.IGNORECASE)
BELOW = re.compile(r"/(?:[^/]+/tabid/.*|[^/]+\.aspx)$", re.IGNORECASE)
PAGE_END = re.compile(r"/(?:Default\.aspx)?$", re.IGNORECASE)
LONG_PAST = timedelta(days=180)
NAMES = ("Meetings.aspx", "MeetingsCalendar.aspx", "CalendarofMeetings.aspx", "MeetingCalendar.aspx")


def bid(place: Place) -> float:
    """Sure of the hosts and paths that CMIS has."""
    path = urlsplit(place.address).path
    return 0.9 if TYPICAL.search(place.host) or re.search(r"/\w*cmis\w*(?:/|$)", path, re.IGNORECASE) else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """Meetings of the wanted days with their papers, newest first."""
    pattern, current = find_calendar(place, ask)
    if pattern is None:
        ask.note(Refused("parse_error", "no calendar by months: only the current month's list is read", place.address))
    listed = read_months(pattern, wanted, ask) if pattern else {}
    rows = {row.id: row for row in (*current, *(row for rows in listed.values() for row in rows))}
    for row in sorted(rows.values(), key=lambda row: (row.date, int(row.id)), reverse=True):
        if wanted.since <= row.date <= wanted.until and wanted.takes_committee(row.committee):
            yield from look_into(row, ask, parts=place.options.get("parts") is True)
    for month in listed:
        yield Whole(since=max(month, wanted.since), until=min(last_of(month), wanted.until))


def read_months(pattern: str, wanted: Wanted, ask: Ask) -> dict[date, tuple[Row, ...]]:
    """The meetings of each month that was read: those long past, which take their time, twice a year."""
    months = [month for month in months_between(wanted.since, wanted.until) if not ask.recall(f"month {month}")]
    listed: dict[date, tuple[Row, ...]] = {}
    refusals: list[Refused] = []
    for month in months:
        try:
            listed[month] = parsed(ask(pattern.format(day=month.isoformat()), PAGE), _month_reader(month))
        except Refused as refused:
            refusals.append(refused)
            continue
        if wanted.today - month > LONG_PAST:
            ask.remember(f"month {month}", "read", days=180)
    if refusals and not listed:
        ask.remember("calendar", "", days=1)  # the site may have been rebuilt: look for its calendar again
        raise refusals[0]
    for refusal in refusals:
        ask.note(refusal)
    return listed


def last_of(month: date) -> date:
    """The last day of a month.

    >>> last_of(date(2024, 2, 1))
    datetime.date(2024, 2, 29)
    """
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


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
    """The page with the calendar of meetings: the address given, what its menu leads to, else the usual names."""
    given = place.address.rstrip("/")
    first: Refused | None = None
    candidates = [given, *usual_addresses(given)]
    for candidate in candidates:  # the menu of the given page puts its own links at the end
        try:
            answer = ask(candidate, PAGE)
            found = parsed(answer, lambda answer: (module_of(answer.text()), menu_links(answer.text(), answer.address)))
        except Refused as refused:
            first = first or refused
            continue
        if found[0]:
            return answer
        candidates += [link for link in found[1] if link not in candidates][:5]
    raise first or Refused("not_content", "no page of meetings", given)


def usual_addresses(given: str) -> list[str]:
    """Where calendars usually lie: beside the page that is known, or at the top of its portal.

    >>> usual_addresses("https://x.example/birchwood/Council/Members.aspx")[::4]
    ['https://x.example/birchwood/Council/Meetings.aspx', 'https://x.example/birchwood/Meetings.aspx']
    """
    base = BELOW.sub("", given)
    parts = urlsplit(base)
    top = "/".join((f"{parts.scheme}://{parts.netloc}", *parts.path.strip("/").split("/")[:1])).rstrip("/")
    return [f"{where}/{name}" for where in dict.fromkeys((base, top)) for name in NAMES]


def months_between(since: date, until: date) -> Iterator[date]:
    """The first day of each month that two days span, newest first.

    >>> [f"{month:%b %Y}" for month in months_between(date(2025, 12, 15), date(2026, 1, 10))]
    ['Jan 2026', 'Dec 2025']
    """
    month = until.replace(day=1)
    while month >= since.replace(day=1):
        yield month
        month = (month - timedelta(days=1)).replace(day=1)


def look_into(row: Row, ask: Ask, *, parts: bool = False) -> Iterator[MeetingFound | Found | Whole]:
    """A meeting, and where it is due tonight its documents."""
    listing = fingerprint(row.committee, row.date, row.time, row.place)
    page: MeetingPage | None = None
    refusal: Refused | None = None
    if ask.due(row.id, row.date, listing):
        try:
            page = ask_meeting(row, ask)
        except Refused as refused:
            refusal = refused
    yield meeting_found(row, listing, page)
    if refusal:
        ask.note(refusal)
    if page:
        packed = not parts and any(each.address and sort_of(each.title) == "pack" for each in page.documents)
        for document in page.documents:
            yield found_of(row, document, packed)
        yield Whole(meeting=row.id)


def ask_meeting(row: Row, ask: Ask) -> MeetingPage:
    """The page of a meeting; where none lists documents, the tab on which some installations keep them."""
    tab, where = documents_tab(row.address), ask.recall("documents")
    address = tab if where == "on their tab" else row.address
    page = parsed(ask(address, PAGE), lambda answer: parse_meeting_page(answer.text(), answer.address))
    if page.documents and not where:
        ask.remember("documents", "on the page", days=90)
    if page.documents or where or address == tab:
        return page
    other = parsed(ask(tab, PAGE), lambda answer: parse_meeting_page(answer.text(), answer.address))
    if other.documents:
        ask.remember("documents", "on their tab", days=90)
    return other if other.documents else page


def documents_tab(address: str) -> str:
    """The address of a meeting's documents.

    >>> documents_tab("https://x.example/m/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/9/Committee/7/Default.aspx")[-56:]
    'Meeting/9/Committee/7/SelectedTab/Documents/Default.aspx'
    """
    return address if "/SelectedTab/" in address else PAGE_END.sub("/SelectedTab/Documents/Default.aspx", address)


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


def found_of(row: Row, document: Listed, packed: bool = False) -> Found:
    """A document of a meeting: known by the meeting and its title, since its address does not last."""
    sort = sort_of(document.title)
    return Found(
        kind="doc",
        id=f"{row.id}-{document.name}",
        title=document.title,
        address=document.address,
        paper=sort,
        bound=packed and sort in ("agenda", "report", "other"),
        meeting=row.id,
        committee=row.committee,
        date=row.date,
        recheck="state",
        state=document.size,
        restricted=document.address is None,
    )
