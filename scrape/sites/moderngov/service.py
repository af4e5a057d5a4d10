"""Answers of ModernGov's web service (mgWebService.asmx), as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from lxml import etree

from scrape.markup import parse_xml, squeeze, unescaped, xml_fingerprint
from scrape.printed import find_date, find_time
from scrape.refusals import Refused


@dataclass(frozen=True, slots=True)
class Committee:
    """A body that meets."""

    id: str
    title: str
    current: bool = True  # neither deleted nor expired


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as a list shows it."""

    id: str
    committee_id: str
    committee: str
    date: date | None
    time: str | None = None
    status: str | None = None
    note: str = ""  # what a page prints behind it: "Agenda, Decisions, Minutes"


@dataclass(frozen=True, slots=True)
class Attached:
    """A document of an agenda item. A restricted one has a title and nothing more that we may use."""

    id: str
    title: str
    address: str | None
    restricted: bool
    elsewhere: bool  # a link to somewhere else, not a file of this site
    published: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; one without number is a heading."""

    id: str
    number: str | None
    title: str
    restricted: bool
    documents: tuple[Attached, ...]
    minutes: str = ""  # HTML of the minutes of this item


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody whom a meeting lists, and what it says of their coming: "Present", "Apologies", "Expected"."""

    name: str
    role: str
    attendance: str

    @property
    def printed(self) -> str:
        """As minutes print a name.

        >>> Attendee("Councillor Edda Finch", "Chair", "Present").printed
        'Councillor Edda Finch (Chair)'
        """
        ordinary = self.role.casefold() in ("", "committee member", "member")
        return self.name if ordinary else f"{self.name} ({self.role})"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What GetMeeting says."""

    id: str
    date: date | None
    time: str | None
    status: str | None
    place: str | None
    agenda_published: bool
    decisions_published: bool
    minutes_published: bool
    items: tuple[Item, ...]
    attendees: tuple[Attendee, ...]
    state: str

    @property
    def bare(self) -> bool:
        """Whether nothing at all is published of it."""
        published = self.agenda_published or self.decisions_published or self.minutes_published
        return not published and not any(item.documents for item in self.items)


class Rows(NamedTuple):
    """Meetings of a list, and how many the answer says that there are (None where it does not)."""

    rows: tuple[Row, ...]
    stated: int | None


def operation(base: str, name: str, **parameters: object) -> str:
    """The address of an operation; the service wants every parameter that its description names, optional or not.

    >>> operation("https://a.example/modern.gov", "GetMeeting", lMeetingId=7)
    'https://a.example/modern.gov/mgWebService.asmx/GetMeeting?lMeetingId=7'
    """
    query = urlencode({key: str(value) for key, value in parameters.items()})
    return f"{base}/mgWebService.asmx/{name}" + (f"?{query}" if query else "")


def parse_committees(body: bytes) -> tuple[Committee, ...]:
    """The committees of a GetCommittees answer."""
    root = _rooted(body, "committees")
    found = [
        Committee(
            _text(node, "committeeid") or "",
            unescaped(_text(node, "committeetitle")),
            not (_true(node, "committeedeleted") or _true(node, "committeeexpired")),
        )
        for node in root.iterfind("committee")
    ]
    return tuple(committee for committee in found if committee.id.isdecimal())


def parse_rows(body: bytes) -> Rows:
    """The meetings of a GetAllMeetingsByDate or GetMeetings answer."""
    root = _rooted(body, "getmeetingsbydate", "getmeetings")
    rows = [_row(node, root) for node in root.iter("meeting")]
    return Rows(tuple(row for row in rows if row.id.isdecimal()), _number(_text(root, "meetingscount")))


def _row(node: etree._Element, root: etree._Element) -> Row:
    """A meeting of either list; GetMeetings names the committee once above its meetings."""
    owner = next(node.iterancestors("committee"), node)
    return Row(
        id=_text(node, "meetingid") or "",
        committee_id=_text(node, "committeeid") or _text(owner, "committeeid") or "",
        committee=unescaped(_text(node, "committeetitle") or _text(owner, "committeetitle")),
        date=find_date(_text(node, "meetingdate")),
        time=find_time(_text(node, "meetingtime")),
        status=_text(node, "meetingstatus"),
    )


def parse_meeting(body: bytes) -> Meeting:
    """A GetMeeting answer."""
    root = _rooted(body, "meeting")
    identity = _text(root, "meetingid")
    if not identity:
        raise Refused("parse_error", "a meeting without its id")
    return Meeting(
        id=identity,
        date=find_date(_text(root, "meetingdate")),
        time=find_time(_text(root, "meetingtime")),
        status=_text(root, "meetingstatus"),
        place=unescaped(_text(root, "meetinglocation")) or None,
        agenda_published=_true(root, "agendapublished"),
        decisions_published=_true(root, "decisionpublished"),
        minutes_published=_true(root, "minutepublished"),
        items=tuple(_item(node) for node in root.iterfind("agendaitems/agendaitem")),
        attendees=tuple(_attendee(node) for node in root.iterfind("attendees/attendee")),
        state=xml_fingerprint(root),
    )


def _attendee(node: etree._Element) -> Attendee:
    said = {name: unescaped(node.get(name)) for name in ("name", "roledescription", "attendance")}
    return Attendee(said["name"], said["roledescription"], said["attendance"])


def _item(node: etree._Element) -> Item:
    number = _text(node, "fulldisplaynumberformat")
    return Item(
        id=_text(node, "agendaitemid") or "",
        number=number.rstrip(".") if number else None,
        title=unescaped(_text(node, "agendaitemtitle")),
        restricted=_true(node, "isrestricted"),
        documents=tuple(_attached(found) for found in node.iterfind("linkeddocuments/linkeddoc")),
        minutes=(node.findtext("minutesnonemptyhtmlbody") or "").strip(),
    )


def _attached(node: etree._Element) -> Attached:
    return Attached(
        id=_text(node, "attachmentid") or "",
        title=unescaped(_text(node, "title")),
        address=_text(node, "url"),
        restricted=_true(node, "isrestricted"),
        elsewhere=_true(node, "isurl"),
        published=_text(node, "publicationdate"),
    )


def _rooted(body: bytes, *roots: str) -> etree._Element:
    """The root of an answer, which must be called one of these."""
    root = parse_xml(body)
    if str(root.tag).rpartition("}")[2] not in roots:
        raise Refused("not_content", f"<{str(root.tag)[:60]}> instead of <{roots[0]}>")
    for node in root.iter():
        if isinstance(node.tag, str) and "}" in node.tag:
            node.tag = node.tag.rpartition("}")[2]
    return root


def _text(node: etree._Element, name: str) -> str | None:
    """The text of a child; whitespace alone means that it is empty."""
    return squeeze(node.findtext(name) or "") or None


def _true(node: etree._Element, name: str) -> bool:
    return (_text(node, name) or "").casefold() == "true"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
