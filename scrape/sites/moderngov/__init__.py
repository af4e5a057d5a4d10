"""ModernGov (Civica): meetings and papers, by its web service first, by pages where that is closed or says less."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from scrape.addresses import SESSION
from scrape.choosing import Ask
from scrape.markup import fingerprint, parsed
from scrape.records import Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.sites.moderngov.decisions import (
    Decision,
    DecisionRow,
    list_address,
    parse_decision,
    parse_decision_list,
    slices,
)
from scrape.sites.moderngov.documents import Linked, links_in
from scrape.sites.moderngov.listing import PAGE, list_meetings
from scrape.sites.moderngov.pages import NEVER, MeetingPage, modgov_part, parse_meeting_page
from scrape.sites.moderngov.papers import page_address, papers_of, state_of
from scrape.sites.moderngov.service import Meeting, Row, operation, parse_meeting

OPTIONS = {
    "service": "false where the web service is known to be closed, so that pages are read at once (default true)",
    "parts": "true to fetch front sheets and single reports even where the meeting's pack holds them (default false)",
    "decisions": "false to leave out the decisions of officers and executives (default true)",
}
MEETING = Expect(form="xml", roots=frozenset({"meeting"}), never=NEVER)
TYPICAL = re.compile(r"/(?:ie|mg)[A-Z]\w+\.as[pm]x|modern\.?gov", re.IGNORECASE)
# what councils call such a host: democracy.…, edemocracy.…, committees.…, modgov.…, mycouncil.…, meetings.…
NAMES = re.compile(
    r"democra|committee|minutes|mod(?:ern)?gov|^mgov|meetings|^(?:my)?council(?:lors|decisions|portal)?$|^cabinet|decision",
    re.IGNORECASE,
)
PAGE_NAME = re.compile(r"/[^/]+\.as(?:px?|mx)(?:/.*)?$", re.IGNORECASE)


def bid(place: Place) -> float:
    """Sure of moderngov.co.uk and of its pages' names, hopeful where a host is called as they often are."""
    if place.host.endswith(".moderngov.co.uk") or TYPICAL.search(place.address):
        return 0.95
    return 0.3 if NAMES.search(place.host.partition(".")[0]) and place.host != "local" else 0.0


def base_of(address: str) -> str:
    """The address below which the pages of an installation lie, whichever of its pages was given.

    >>> base_of("https://a.example/modern.gov/(S(abc123))/mgCalendarMonthView.aspx/")
    'https://a.example/modern.gov'
    """
    parts = urlsplit(SESSION.sub("", unquote(address.strip())))
    return f"{parts.scheme}://{parts.netloc}{PAGE_NAME.sub('', parts.path).rstrip('/')}"


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """Meetings of the wanted days with their papers, then decisions published in them."""
    base = base_of(place.address)
    listed = list_meetings(base, wanted, ask, service=place.options.get("service") is not False)
    if ask.recall("pages") == "closed":
        ask.note(
            Refused("blocked", "its pages are closed to us: packs, printed minutes, supplements are not seen", base)
        )
    for row in listed.rows:
        yield from look_into(base, row, ask, place)
    whole = listed.whole
    if wanted.takes_paper("decision") and not wanted.committees and place.options.get("decisions") is not False:
        whole = (yield from decisions(base, wanted, ask, place.authority)) and whole
    if whole:
        yield Whole(since=listed.since or wanted.since, until=wanted.until)


def look_into(base: str, row: Row, ask: Ask, place: Place) -> Iterator[MeetingFound | Found | Whole]:
    """A meeting, and where it is due tonight all that its own answer and page offer."""
    listing = fingerprint(row.committee, row.date, row.time, row.status, row.note)
    if not ask.due(row.id, row.date, listing):
        yield meeting_found(base, row, listing, None, None)
        return
    asked = place.options.get("service") is not False and ask.recall("service") != "closed"
    meeting = ask_service(base, row, ask) if asked else None
    page = ask_page(base, row, ask) if meeting is None or not meeting.bare else None
    yield meeting_found(base, row, listing, meeting, page)
    behind, whole = chosen(page, ask) if page else ([], meeting is not None and meeting.bare)
    parts = place.options.get("parts") is True
    yield from papers_of(base, row, meeting, page, behind, parts=parts, authority=place.authority)
    if whole:
        yield Whole(meeting=row.id)


def ask_service(base: str, row: Row, ask: Ask) -> Meeting | None:
    """What the web service says of a meeting, None where it does not say."""
    try:
        answer = ask(operation(base, "GetMeeting", lMeetingId=row.id), MEETING)
        return parsed(answer, lambda answer: parse_meeting(answer.body))
    except Refused as refused:
        ask.note(refused)
        return None


def ask_page(base: str, row: Row, ask: Ask) -> MeetingPage | None:
    """What the page of a meeting says; where pages are closed to us that is said once and not tried again for days."""
    if ask.recall("pages") == "closed":
        return None
    try:
        answer = ask(page_address(base, row), PAGE)
        return parsed(answer, lambda answer: parse_meeting_page(answer.text(), answer.address))
    except Refused as refused:
        ask.note(refused)
        if refused.outcome in ("blocked", "robots"):
            ask.remember("pages", "closed", days=3)
        return None


def meeting_found(base: str, row: Row, listing: str, meeting: Meeting | None, page: MeetingPage | None) -> MeetingFound:
    """The meeting as what was read of it says, the list filling the gaps."""
    return MeetingFound(
        key=row.id,
        committee=row.committee or (page.committee if page else None),
        date=row.date,
        time=row.time or (page.time if page else None),
        place=(meeting.place if meeting else None) or (page.place if page else None),
        status=(meeting.status if meeting else None) or (page.status if page else None) or row.status,
        address=page_address(base, row),
        listing=listing,
        state=state_of(meeting, page),
        minutes_published=bool(meeting and meeting.minutes_published) or bool(page and page.minutes_published),
    )


def chosen(page: MeetingPage, ask: Ask) -> tuple[list[Linked], bool]:
    """The packs and supplements behind a meeting's pages of choice, and whether all of these could be read."""
    found: list[Linked] = []
    whole = True
    for address, words in page.choosers:
        try:
            offered = parsed(ask(address, PAGE), lambda answer: links_in(modgov_part(answer.text()), answer.address))
            if not offered:
                raise Refused("parse_error", "the page of choice offers no document", address)
        except Refused as refused:
            ask.note(Refused(refused.outcome, f"{words[:80]}: {refused.why}", address, refused.status))
            whole = False
            continue
        found += offered
    return found, whole


def decisions(
    base: str, wanted: Wanted, ask: Ask, authority: str
) -> Generator[MeetingFound | Found | Whole, None, bool]:
    """Decisions by the day of publication, each like a meeting of its own; returns whether all lists were read."""
    if ask.recall("decisions") == "none":
        return True
    whole = True
    for since, until in slices(wanted.since, wanted.until):
        try:
            answer = ask(list_address(base, since, until), PAGE)
            rows = parsed(answer, lambda answer: parse_decision_list(answer.text(), answer.address))
        except Refused as refused:
            ask.note(refused)
            if refused.status == 404:  # an installation without decisions: it need not be said every night
                ask.remember("decisions", "none", days=30)
                return False
            whole = False
            continue
        for row in rows:
            if row.published is None or wanted.since <= row.published <= wanted.until:
                yield from look_into_decision(row, ask, authority)
    return whole


def look_into_decision(row: DecisionRow, ask: Ask, authority: str) -> Iterator[MeetingFound | Found | Whole]:
    """A decision, and where it is due tonight its page and the documents that stand on it."""
    key = f"d{row.id}"
    listed = MeetingFound(
        key, None, row.published, title=row.title, address=row.address, listing=row.listing, status="decision"
    )
    if not ask.due(key, row.published, row.listing):
        yield listed
        return
    try:
        answer = ask(row.address, PAGE)
        decision = parsed(answer, lambda answer: parse_decision(answer.text(), answer.address, authority))
    except Refused as refused:
        yield listed
        ask.note(refused)
        return
    yield replace(listed, state=decision.state, minutes_published=True)
    yield decision_found(row, decision, key)
    if not decision.at_meeting:  # else they hang on the meeting too
        for document in decision.documents:
            yield replace(decision_document(document, key), date=row.published)
    yield Whole(meeting=key)


def decision_found(row: DecisionRow, decision: Decision, key: str) -> Found:
    """A decision as a page by itself."""
    return Found(
        kind="d",
        id=row.id,
        title=decision.title or row.title,
        paper="decision",
        meeting=key,
        date=row.published,
        recheck="state",
        state=decision.state,
        address=row.address,
        body=decision.body,
        suffix=".html",
    )


def decision_document(document: Linked, key: str) -> Found:
    """A document that hangs on a decision."""
    paper = "decision" if document.part == "2" else "report"
    return Found(
        document.kind, document.id, document.title, document.address, part=document.part, paper=paper, meeting=key
    )
