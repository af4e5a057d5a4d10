"""Which meetings a ModernGov site has between two days: asked of its web service, else read from its pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from scrape.choosing import Ask
from scrape.markup import parsed
from scrape.printed import slashed
from scrape.records import Expect, Wanted
from scrape.refusals import Refused
from scrape.sites.moderngov.decisions import slices
from scrape.sites.moderngov.pages import MARKS, NEVER, MeetingList, parse_committee_page, parse_meeting_list
from scrape.sites.moderngov.service import Committee, Row, Rows, operation, parse_committees, parse_rows

SHORTEST = timedelta(days=14)  # a range that times out is halved down to this
PAGE = Expect(form="html", marks=MARKS, never=NEVER)
ROWS = Expect(form="xml", roots=frozenset({"getmeetingsbydate", "getmeetings"}), never=NEVER)
COMMITTEES = Expect(form="xml", roots=frozenset({"committees"}), never=NEVER)
# How "all committees" is said differs between installations: the first way that gives meetings is remembered.
WAYS = ("-1", "0", "each")


class Listed(NamedTuple):
    """The meetings between two days, newest first; `whole` where no list on the way was cut short or refused."""

    rows: tuple[Row, ...]
    whole: bool
    since: date | None = None  # the day from which it is whole, where years long past were not read again tonight


def list_meetings(base: str, wanted: Wanted, ask: Ask, service: bool = True) -> Listed:
    """The meetings that are wanted; raises what the pages answered where neither way gave a list."""
    if not service or ask.recall("service") == "closed":
        return from_pages(base, wanted, ask)
    try:
        return from_service(base, wanted, ask)
    except Refused as refused:
        listed = from_pages(base, wanted, ask)
        days = days_closed(refused)
        if days:
            ask.remember("service", "closed", days)
        return listed


def days_closed(refused: Refused) -> int:
    """For how long to leave the service alone: it is switched off or forbidden, it gave something else, or was slow.

    >>> cases = ("unreachable", "switched off", "", 500), ("not_content", "a page"), ("unreachable", "too slow")
    >>> [days_closed(Refused(*case)) for case in cases]
    [14, 2, 0]
    """
    if refused.outcome in ("blocked", "robots") or refused.status in (404, 405, 410, 500):
        return 14
    return 0 if refused.outcome == "unreachable" else 2


def from_service(base: str, wanted: Wanted, ask: Ask) -> Listed:
    """The meetings by the web service, in the way that this installation understands."""
    known = ask.recall("all committees")
    whole = True
    for way in (known,) if known in WAYS else WAYS:
        listed = _in_slices(base, wanted, ask, way)
        whole = whole and listed.whole
        if listed.rows:
            ask.remember("all committees", way)
            return listed
    if not known:  # nothing lies in these days, or no way is understood: a week from now all are tried again
        ask.remember("all committees", WAYS[0], days=7)
    return Listed((), whole)


def _in_slices(base: str, wanted: Wanted, ask: Ask, way: str) -> Listed:
    """The meetings in one way, half a year at a time, checked against the days that were asked for."""
    asked = [_asked(base, since, until, ask, way, wanted) for since, until in slices(wanted.since, wanted.until)]
    rows = {row.id: row for listed in asked for row in listed.rows}
    return Listed(_within(rows.values(), wanted), all(listed.whole for listed in asked))


def _asked(base: str, since: date, until: date, ask: Ask, way: str, wanted: Wanted) -> Listed:
    """One stretch of days; one that the site cannot answer in time is halved."""
    try:
        answers = list(_answers(base, since, until, ask, way, wanted))
    except Refused as refused:
        if refused.outcome != "unreachable" or refused.status or until - since < SHORTEST:
            raise
        middle = since + (until - since) // 2
        halves = [
            _asked(base, middle + timedelta(days=1), until, ask, way, wanted),
            _asked(base, since, middle, ask, way, wanted),
        ]
        return Listed(halves[0].rows + halves[1].rows, halves[0].whole and halves[1].whole)
    return Listed(tuple(row for rows in answers for row in rows.rows), all(_complete(rows, ask) for rows in answers))


def _answers(base: str, since: date, until: date, ask: Ask, way: str, wanted: Wanted) -> Iterator[Rows]:
    """What the service answers for a stretch of days: once for all committees, or for each that is wanted."""
    days = {"sFromDate": slashed(since), "sToDate": slashed(until)}
    if way == "-1":
        named = {"lCommitteeId": way, **days, "bIsAscendingDateOrder": "true"}
        yield _rows(ask, operation(base, "GetAllMeetingsByDate", **named))
        return
    committees = [way] if way == "0" else [found.id for found in current_committees(base, ask, wanted)]
    for identity in committees:
        yield _rows(ask, operation(base, "GetMeetings", lCommitteeId=identity, **days))


def _rows(ask: Ask, address: str) -> Rows:
    rows = parsed(ask(address, ROWS), lambda answer: parse_rows(answer.body))
    if not rows.rows and rows.stated is None:
        raise Refused("not_content", "an empty list that does not say that there are no meetings", address)
    return rows


def _complete(rows: Rows, ask: Ask) -> bool:
    """Whether an answer lists as many meetings as it says, each with a date; else that is said."""
    undated = sum(row.date is None for row in rows.rows)
    if undated:
        ask.note(Refused("parse_error", f"{undated} meetings of the list have no date that can be read"))
    if rows.stated is not None and rows.stated > len(rows.rows):
        ask.note(Refused("not_content", f"the list says {rows.stated} meetings and holds {len(rows.rows)}"))
        return False
    return not undated


def current_committees(base: str, ask: Ask, wanted: Wanted) -> tuple[Committee, ...]:
    """The committees that still meet and are wanted, asked of the service once a week."""
    found = _remembered(ask, "committees", lambda: _service_committees(base, ask))
    return tuple(committee for committee in found if committee.current and wanted.takes_committee(committee.title))


def _service_committees(base: str, ask: Ask) -> tuple[Committee, ...]:
    return parsed(ask(operation(base, "GetCommittees"), COMMITTEES), lambda answer: parse_committees(answer.body))


def _remembered(ask: Ask, name: str, fetch: Callable[[], tuple[Committee, ...]]) -> tuple[Committee, ...]:
    """Committees as remembered, else fetched and remembered for a week."""
    kept = ask.recall(name)
    if kept:
        return tuple(Committee(*row) for row in json.loads(kept))
    found = fetch()
    if found:
        ask.remember(name, json.dumps([(each.id, each.title, each.current) for each in found]), days=7)
    return found


def from_pages(base: str, wanted: Wanted, ask: Ask) -> Listed:
    """The meetings by the page of each committee; a committee that cannot be had is said, the others are read."""
    found = _remembered(ask, "committees by page", lambda: _page_committees(base, ask))
    committees = [committee for committee in found if wanted.takes_committee(committee.title)]
    if not committees:
        raise Refused("parse_error", f"no committee is called {' or '.join(wanted.committees)}", base)
    rows: dict[str, Row] = {}
    refusals: list[Refused] = []
    whole_since = wanted.since
    for committee in committees:
        try:
            listed, since = _meetings_of(base, committee, wanted, ask)
        except Refused as refused:
            refusals.append(refused)
            continue
        rows |= {row.id: row for row in listed}
        whole_since = max(whole_since, since)
    if refusals and len(refusals) == len(committees):
        raise refusals[0]
    undated = sum(row.date is None for row in rows.values())
    if undated:
        refusals.append(Refused("parse_error", f"{undated} meetings have no date that can be read", base))
    for refusal in refusals:
        ask.note(refusal)
    return Listed(_within(rows.values(), wanted), not refusals, whole_since)


def _page_committees(base: str, ask: Ask) -> tuple[Committee, ...]:
    answer = ask(f"{base}/mgListCommittees.aspx?bcr=1", PAGE)
    found = parsed(answer, lambda page: parse_committee_page(page.text(), page.address))
    if not found:
        raise Refused("not_content", "no committees on the page that lists them", answer.address)
    return found


def _meetings_of(base: str, committee: Committee, wanted: Wanted, ask: Ask) -> tuple[list[Row], date]:
    """A committee's meetings by its page and the years that this does not reach; and from when on they are all there.

    Years before the last are read twice a year: an old site takes most of a minute for each.
    """

    def read(query: str) -> MeetingList:
        answer = ask(f"{base}/ieListMeetings.aspx?{query}", PAGE)
        return parsed(answer, lambda page: parse_meeting_list(page.text(), page.address, committee))

    near = read(f"CommitteeId={committee.id}")
    rows, since = list(near.rows), wanted.since
    recent = wanted.today.year - 1
    for year in missing_years(near, wanted):
        name = f"year {year} of {committee.id}"
        if year < recent and ask.recall(name):
            since = date(recent, 1, 1)
            continue
        rows += read(f"XXR=0&CId={committee.id}&Year={year}").rows
        if year < recent:
            ask.remember(name, "read", days=180)
    return rows, since


def missing_years(near: MeetingList, wanted: Wanted) -> list[int]:
    """The years of the wanted days that a committee's page does not reach, latest first."""
    days = sorted(row.date for row in near.rows if row.date) or [wanted.today]
    missing: set[int] = set()
    if near.earlier and days[0] > wanted.since:
        missing.update(range(wanted.since.year, min(days[0], wanted.until).year + 1))
    if near.later and days[-1] < wanted.until:
        missing.update(range(max(days[-1], wanted.since).year, wanted.until.year + 1))
    return sorted(missing, reverse=True)


def _within(rows: Iterable[Row], wanted: Wanted) -> tuple[Row, ...]:
    """The rows of the wanted days and committees, newest first: the service ignores dates that it does not like."""
    dated = [
        (row.date, int(row.id), row)
        for row in rows
        if row.date and wanted.since <= row.date <= wanted.until and wanted.takes_committee(row.committee)
    ]
    return tuple(row for _, _, row in sorted(dated, reverse=True))
