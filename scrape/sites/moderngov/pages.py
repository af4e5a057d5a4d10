"""Pages of a ModernGov site, as records: committees, a committee's meetings, one meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from scrape.markup import absolute, of_class, page_fingerprint, parse_page, plain, squeeze, unescaped
from scrape.printed import find_date, find_time
from scrape.refusals import Refused
from scrape.sites.moderngov.documents import Linked, choosers_in, links_in, query_of
from scrape.sites.moderngov.service import Committee, Row

MARKS = ("modgov", "mgContent", "mgMainTitleTxt", "mgItemTable", "mgMeetingTableLnk", "mgBulletList")
NEVER = ("mgError.aspx",)
COMMITTEE = re.compile(r"/(?:mgCommitteeDetails|ieListMeetings)\.aspx$", re.IGNORECASE)
MEETING = re.compile(r"/ieListDocuments\.aspx$", re.IGNORECASE)
# "Cabinet - Thursday, 20 November 2025 5:00 pm", "… - Thursday 4 December 2025 7:30 pm, CANCELLED"
HEADING = re.compile(
    r"^(?P<committee>.+?)\s+[-–]\s+(?=(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s*)?\d{1,2}(?:st|nd|rd|th)?\s)",
    re.IGNORECASE,
)
STATUS = re.compile(r"\b(?:cancelled|canceled|postponed|rescheduled|withdrawn|moved|adjourned)\b.*", re.IGNORECASE)
NUMBER = re.compile(r"^(?P<number>[\w().]{1,12}?)\.?$")
VENUE = re.compile(r"^(?:proposed\s+)?venue:\s*(?P<place>.+?)\.?\s*(?:view directions)?$", re.IGNORECASE)
MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)


class MeetingList(NamedTuple):
    """Some fifteen meetings of a committee, and whether its site has earlier and later ones."""

    rows: tuple[Row, ...]
    earlier: bool
    later: bool


@dataclass(frozen=True, slots=True)
class PageItem:
    """A row of a meeting's agenda as its page shows it."""

    id: str | None
    number: str | None
    title: str
    documents: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What ieListDocuments shows of a meeting."""

    committee: str | None
    date: date | None
    time: str | None
    status: str | None
    place: str | None
    documents: tuple[Linked, ...]  # all of them, the meeting's own first as the page has them
    items: tuple[PageItem, ...]
    choosers: tuple[tuple[str, str], ...]  # addresses of pages that offer packs, with their links' words
    minutes_published: bool
    state: str


def modgov_part(text: str) -> HtmlElement:
    """The part of a page that ModernGov made; refuses a page that it did not make."""
    root = parse_page(text)
    parts = root.xpath("//*[@id='modgov']") or of_class(root, "mgContent", "mgList")
    if not parts and not of_class(root, "mgMainTitleTxt", "mgMeetingTableLnk", "mgAiTitleTxt"):
        raise Refused("not_content", f"no page of ModernGov: {_title(root)}")
    part: HtmlElement = parts[0] if len(parts) == 1 else root
    if any(plain(title).casefold().startswith("error") for title in of_class(part, "mgMainTitleTxt")):
        raise Refused("not_content", f"an error page of ModernGov: {plain(part)[:120]}")
    return part


def _title(root: HtmlElement) -> str:
    title = root.find(".//title")
    return repr(plain(title)[:80]) if title is not None else "it has no title"


def parse_committee_page(text: str, base: str) -> tuple[Committee, ...]:
    """The committees that mgListCommittees links to, each once."""
    found: dict[str, Committee] = {}
    for link in modgov_part(text).iter("a"):
        address = absolute(link.get("href"), base) or ""
        query = query_of(address)
        identity = query.get("id") or query.get("committeeid") or query.get("cid") or ""
        informs = query.get("info") == "1"  # the constitution and the like, kept as "meetings"
        if COMMITTEE.search(urlsplit(address).path) and identity.isdecimal() and not informs and plain(link):
            found.setdefault(identity, Committee(identity, unescaped(plain(link))))
    return tuple(found.values())


def parse_meeting_list(text: str, base: str, committee: Committee) -> MeetingList:
    """The meetings that ieListMeetings shows of a committee."""
    part = modgov_part(text)
    found: dict[str, Row] = {}
    for link in part.iter("a"):
        row = _row(link, base, committee)
        if row is not None and (row.id not in found or found[row.id].date is None):
            found[row.id] = row
    acts = {query_of(absolute(link.get("href"), base) or "").get("act", "").casefold() for link in part.iter("a")}
    return MeetingList(tuple(found.values()), "earlier" in acts, "later" in acts)


def _row(link: HtmlElement, base: str, committee: Committee) -> Row | None:
    address = absolute(link.get("href"), base) or ""
    query = query_of(address)
    identity = query.get("mid") or query.get("meetingid") or ""
    printed = plain(link)
    if not MEETING.search(urlsplit(address).path) or not identity.isdecimal() or not printed:
        return None
    after = squeeze(link.tail or "").strip(" -–")  # "Agenda, Decisions", "CANCELLED"
    status = STATUS.search(after)
    return Row(
        id=identity,
        committee_id=query.get("cid") or committee.id,
        committee=committee.title,
        date=find_date(printed),
        time=find_time(printed),
        status=status[0] if status else None,
        note=after,
    )


def parse_meeting_page(text: str, base: str) -> MeetingPage:
    """The page of one meeting."""
    part = modgov_part(text)
    heading = next((unescaped(plain(title)) for title in of_class(part, "mgSubTitleTxt")), "")
    match = HEADING.match(heading)
    documents = links_in(part, base)
    title = next((plain(title) for title in of_class(part, "mgMainTitleTxt")), "")
    status = STATUS.search(heading[match.end() :] if match else heading)
    return MeetingPage(
        committee=match["committee"] if match else None,
        date=find_date(heading[match.end() :] if match else heading),
        time=find_time(heading[match.end() :] if match else heading),
        status=status[0] if status else None,
        place=_venue(part),
        documents=tuple(documents),
        items=_items(part, base),
        choosers=tuple(choosers_in(part, base)),
        minutes_published=bool(MINUTES.search(title)) or any(_is_minutes(document) for document in documents),
        state=page_fingerprint(part),
    )


def _is_minutes(document: Linked) -> bool:
    """Whether a document is the minutes of the meeting itself, not those that it approves."""
    return document.kind == "g" and document.paper == "minutes"


def _venue(part: HtmlElement) -> str | None:
    for paragraph in part.iter("p"):
        if match := VENUE.match(plain(paragraph)):
            return match["place"].strip()
    return None


def _items(part: HtmlElement, base: str) -> tuple[PageItem, ...]:
    """The rows of the table of agenda items."""
    tables = part.xpath(".//table[@id='mgItemTable']") or of_class(part, "mgItemTable")
    return tuple(item for table in tables[:1] for row in table.iter("tr") if (item := _item(row, base)))


def _item(row: HtmlElement, base: str) -> PageItem | None:
    titles = [title for title in of_class(row, "mgAiTitleTxt") if plain(title)]
    numbers = of_class(row, "mgItemNumberCell")
    number = NUMBER.match(plain(numbers[0])) if numbers else None
    if number:
        titles = [title for title in titles if numbers[0] not in title.iterancestors()]
    if not titles:
        return None
    anchors = [name for link in row.iter("a") if (name := link.get("name") or "").startswith("AI")]
    title = unescaped(plain(titles[0], skip=("mgFileSize", "mgHide")))
    name = anchors[0][2:] if anchors else None
    return PageItem(name, number["number"] if number else None, title, tuple(links_in(row, base)))
