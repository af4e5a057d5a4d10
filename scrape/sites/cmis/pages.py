"""Pages of a CMIS site (DotNetNuke), as records: the calendar of a month, the current month's list, one meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from scrape.markup import absolute, fingerprint, of_class, parse_page, plain
from scrape.printed import find_date, find_time, month_number
from scrape.refusals import Refused

MARKS = ("cmis", "MeetingCalendar", "dnn_ctr")
MODULE = re.compile(r"dnn[$_]ctr(?P<mid>\d{1,6})[$_](?:View)?MeetingCalendarPublic\w*", re.IGNORECASE)
# …/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/15042/Committee/4/SelectedTab/Documents/Default.aspx
MEETING = re.compile(r"/Meeting/(?P<id>\d{1,9})/Committee/(?P<committee>\d{1,9})(?:/|$)", re.IGNORECASE)
MODULE_VIEW = re.compile(r"^(?P<prefix>.+?/tabid/\d+)/ctl/ViewMeetingPublic/(?P<mid>mid/\d+)/", re.IGNORECASE)
CALENDAR = re.compile(
    r"/(?:\w*meetings?\w*|calendar\w*)\.aspx$", re.IGNORECASE
)  # Meetings.aspx, CalendarofMeetings.aspx
DAY = re.compile(r"^\w+day,?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>\w+)(?:\s+(?P<year>\d{4}))?$")
ENTRY = re.compile(r"^(?:(?P<time>\d{1,2}[:.]\d{2})\s+)?(?P<committee>.+)$")  # 10:00 Licensing Sub-Committee A
LISTED = re.compile(r"^(?P<when>\d{1,2} \w+ \d{4}(?: \d{1,2}[:.]\d{2})?)\s*-\s*(?P<committee>.+)$")
SIZE = re.compile(r"\(?\s*(?P<size>[\d.,]+\s*[KMG]b)\s*\)?", re.IGNORECASE)
DOCUMENT = re.compile(r"/Document\.ashx\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as a calendar or list shows it."""

    id: str
    committee_id: str
    committee: str
    date: date
    time: str | None
    address: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a meeting's list. Its address is encrypted and differs from visit to visit; no address: closed."""

    title: str
    address: str | None
    size: str
    nth: int  # which of those with the same title

    @property
    def name(self) -> str:
        """What stays the same: the title, and which of its like."""
        return fingerprint(self.title.casefold(), self.nth)


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What the page of a meeting says."""

    committee: str | None
    date: date | None
    time: str | None
    status: str | None
    place: str | None
    documents: tuple[Listed, ...]
    state: str


def cmis_page(text: str) -> HtmlElement:
    """The root of a page that CMIS made."""
    lowered = text.casefold()
    if not any(mark.casefold() in lowered for mark in MARKS):
        raise Refused("not_content", "no page of CMIS")
    return parse_page(text)


def module_of(text: str) -> str | None:
    """The number of the module that holds the meetings.

    >>> module_of('<input name="dnn$ctr397$MeetingCalendarPublicList$btn" />')
    '397'
    """
    match = MODULE.search(text)
    return match["mid"] if match else None


def menu_links(text: str, base: str) -> list[str]:
    """The pages of meetings that a page of CMIS links to."""
    links = (absolute(link.get("href"), base) for link in cmis_page(text).iter("a"))
    return list(dict.fromkeys(link for link in links if link and CALENDAR.search(link)))


def calendar_pattern(text: str, base: str) -> str | None:
    """The address of a month's calendar with {day} in it, out of any link to a meeting."""
    for link in cmis_page(text).iter("a"):
        match = MODULE_VIEW.match(absolute(link.get("href"), base) or "")
        if match:
            return f"{match['prefix']}/ctl/MeetingCalendarPublicNoJava/{match['mid']}/Date/{{day}}/Default.aspx"
    return None


def parse_calendar(text: str, base: str, month: date) -> tuple[Row, ...]:
    """The meetings of a month; its days carry no year, so the month that was asked for gives it."""
    root = cmis_page(text)
    days = [(day, cell) for cell in root.iter("td") if (day := _day(plain(cell), month))]
    if not days:
        raise Refused("not_content", "a calendar without days")
    return tuple(row for day, cell in days for row in _entries(cell, day, base))


def _day(text: str, month: date) -> date | None:
    match = DAY.match(text)
    number = month_number(match["month"]) if match else 0
    if not match or not number:
        return None
    try:
        return date(int(match["year"] or month.year), number, int(match["day"]))
    except ValueError:
        return None


def _entries(cell: HtmlElement, day: date, base: str) -> Iterator[Row]:
    """The meetings in the cell beside a day."""
    beside = next(cell.itersiblings("td"), None)
    for link in beside.iter("a") if beside is not None else ():
        address = absolute(link.get("href"), base) or ""
        match, entry = MEETING.search(address), ENTRY.match(plain(link))
        if match and entry:
            time = find_time(entry["time"])
            yield Row(match["id"], match["committee"], entry["committee"].strip(), day, time, address)


def parse_list(text: str, base: str) -> tuple[Row, ...]:
    """The meetings of the current month's list."""
    rows = []
    for line in of_class(cmis_page(text), "rgRow", "rgAltRow"):
        cells = list(line.iter("td"))
        link = next(cells[0].iter("a"), None) if cells else None
        address = absolute(link.get("href"), base) or "" if link is not None else ""
        match = MEETING.search(address)
        listed = LISTED.match(plain(link)) if link is not None else None
        when = find_date(listed["when"]) if listed else None
        if match and listed and when:
            place = plain(cells[1]) or None if len(cells) > 1 else None
            time = find_time(listed["when"])
            rows.append(Row(match["id"], match["committee"], listed["committee"].strip(), when, time, address, place))
    return tuple(rows)


def parse_meeting_page(text: str, base: str) -> MeetingPage:
    """The page of a meeting."""
    root = cmis_page(text)
    said = summary_of(root)
    documents = tuple(_documents(root, base))
    if not said and not documents and not of_class(root, "ModCMISMeetingsC", "CmisDocumentList", "DocumentList"):
        raise Refused("not_content", "no page of a meeting")
    when = said.get("date/time") or said.get("date")
    return MeetingPage(
        committee=said.get("committee"),
        date=find_date(when),
        time=find_time(when),
        status=said.get("status"),
        place=said.get("venue"),
        documents=documents,
        state=fingerprint(sorted(said.items()), [(each.title, each.size, bool(each.address)) for each in documents]),
    )


def summary_of(root: HtmlElement) -> dict[str, str]:
    """Labels and values of a meeting's summary; the label tells what a value is, its class does not."""
    said: dict[str, str] = {}
    for holder in of_class(root, "holder"):
        labels, values = of_class(holder, "DNNLabel"), of_class(holder, "Value")
        if labels and values and plain(values[0]):
            said.setdefault(plain(labels[0]).rstrip(": ").casefold(), plain(values[0]))
    return said


def _documents(root: HtmlElement, base: str) -> Iterator[Listed]:
    """The documents of a meeting's lists, else all links to documents."""
    items = of_class(root, "DocumentListItem")
    links = [(link, item) for item in items for link in of_class(item, "TitleLink")[:1]] or [
        (link, link) for link in root.iter("a") if DOCUMENT.search(link.get("href") or "")
    ]
    seen: dict[str, int] = {}
    for link, around in links:
        title = plain(link)
        if not title:
            continue
        nth = seen[title.casefold()] = seen.get(title.casefold(), 0) + 1
        sizes = [plain(size) for size in of_class(around, "FileSize")]
        match = SIZE.search(" ".join(sizes))
        yield Listed(title, absolute(link.get("href"), base), match["size"] if match else "", nth)
