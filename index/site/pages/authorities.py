"""Public bodies: the list, and for each its coverage by month, outcomes, response times, committees and papers."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from markupsafe import Markup

from index.naming import called, paper_name
from index.site.answering import Nav, Route
from index.site.asking import Asked
from index.site.charts import Bar, bars
from index.site.listings import Column, Kind, Listing, list_things
from index.site.outcomes import ORDER, Split, split_of
from index.site.refusals import NotThere
from index.site.rows import Paper, fetched

NARROW = (520, 190)  # of charts side by side: the width, and of it the room for names
LIMIT = 20  # working days in which the law wants an answer
SPANS = ((0, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, None))


class Authority(NamedTuple):
    id: int
    name: str


class Committee(NamedTuple):
    id: int
    name: str
    papers: int
    last: str | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year's papers, month by month; None where the year's month lies outside of what is covered."""

    year: str
    months: tuple[int | None, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(month or 0 for month in self.months)

    def search(self, month: int) -> str:
        """The words that find a month's papers.

        >>> Year("2025", ()).search(12)
        'after:2025-12 before:2026-01'
        """
        year, following = (int(self.year), month + 1) if month < 12 else (int(self.year) + 1, 1)
        return f"after:{self.year}-{month:02} before:{year}-{following:02}"


@dataclass(frozen=True, slots=True)
class Times:
    """How long replies took, in working days, where both dates are stated."""

    replies: int
    middle: float
    slowest: int
    in_time: int  # percent of them within the limit
    spans: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AuthorityView:
    authority: Authority
    papers: tuple[tuple[str, int], ...]  # how many of each kind
    years: tuple[Year, ...]
    outcomes: Split | None
    chart: Markup | None
    times: Times | None
    times_chart: Markup | None
    committees: tuple[Committee, ...]
    latest: tuple[Paper, ...]
    people: int


AUTHORITIES = Kind(
    "authorities",
    "Authorities",
    "The public bodies whose papers are here, as the papers print their names.",
    """select a.id as key, a.name, count(d.id) as papers,
        sum(d.kind = 'foi_reply') as replies, count(distinct d.committee_id) as committees,
        min(d.date) as first_paper, max(d.date) as last_paper
        from authorities a join documents d on d.authority_id = a.id and d.same_as is null group by a.id""",
    (
        Column("name", "Authority"),
        Column("papers", "Papers", "number"),
        Column("replies", "FOI replies", "number"),
        Column("committees", "Committees", "number"),
        Column("first_paper", "First", "date"),
        Column("last_paper", "Latest", "date"),
    ),
    "name",
    lambda asked, key: asked.links.authority(int(key)),
    find="name",
)


def look_list(db: sqlite3.Connection, asked: Asked) -> Listing:
    """All of them."""
    return list_things(db, asked, AUTHORITIES)


def look(db: sqlite3.Connection, asked: Asked) -> AuthorityView:
    """One of them."""
    found = db.execute("select id, name from authorities where id = ?", [asked.row()]).fetchone()
    if not found:
        raise NotThere("There is no such authority.")
    one = Authority(*found)
    kinds = db.execute(
        "select kind, count(*) from documents where authority_id = ? and same_as is null group by kind order by 2 desc",
        [one.id],
    ).fetchall()
    split = _outcomes(db, one)
    times = response_times(
        row[0]
        for row in db.execute(
            "select f.working_days from foi f join documents d on d.id = f.document "
            "where d.authority_id = ? and d.same_as is null and f.working_days is not null",
            [one.id],
        )
    )
    return AuthorityView(
        one,
        tuple((kind, number) for kind, number in kinds),
        coverage(db.execute("select month, documents from coverage where authority = ?", [one.id])),
        split,
        _outcome_chart(split),
        times,
        _times_chart(times),
        _committees(db, one.id),
        _latest(db, one.id),
        db.execute("select count(*) from persons where authority = ?", [one.id]).fetchone()[0],
    )


def coverage(rows: Iterable[tuple[str | None, int]]) -> tuple[Year, ...]:
    """Papers by month, the latest year first, between the first month and the last.

    >>> coverage([("2025-11", 2), ("2026-02", 1)])[0].months[:3]
    (0, 1, None)
    """
    counted: Counter[str] = Counter()
    for month, papers in rows:
        if month and len(month) == 7 and month[:4].isdigit():
            counted[month] += papers
    if not counted:
        return ()
    first, last = min(counted), max(counted)

    def number(year: int, month: int) -> int | None:
        name = f"{year}-{month:02}"
        return counted[name] if first <= name <= last else None

    years = range(int(last[:4]), int(first[:4]) - 1, -1)
    return tuple(Year(str(year), tuple(number(year, month) for month in range(1, 13))) for year in years)


def response_times(days: Iterable[int]) -> Times | None:
    """How long replies took; None where none says.

    >>> response_times([4, 18, 25]).middle, response_times([4, 18, 25]).in_time
    (18, 67)
    """
    taken = sorted(days)
    if not taken:
        return None
    spans = tuple(
        (f"{low} to {high}" if high else f"{low} or more", sum(low <= day <= (high or day) for day in taken))
        for low, high in SPANS
    )
    in_time = round(100 * sum(day <= LIMIT for day in taken) / len(taken))
    return Times(len(taken), median(taken), taken[-1], in_time, spans)


def _outcomes(db: sqlite3.Connection, one: Authority) -> Split | None:
    found = db.execute(
        "select f.outcome, count(*) from foi f join documents d on d.id = f.document "
        "where d.authority_id = ? and d.same_as is null and f.outcome is not null group by 1",
        [one.id],
    ).fetchall()
    return split_of(one.name, found) if found else None


def _outcome_chart(split: Split | None) -> Markup | None:
    if not split:
        return None
    rows = [Bar(called(name), ((f"outcome-{name}", split.number(name)),), str(split.number(name)))
            for name in ORDER if split.number(name)]  # fmt: skip
    return bars("Outcomes of replies", rows, *NARROW)


def _times_chart(times: Times | None) -> Markup | None:
    if not times:
        return None
    rows = [
        Bar(f"{name} working days", (("late" if name.startswith(("21", "31")) else "bar", number),), str(number))
        for name, number in times.spans
    ]
    return bars("Response times", rows, *NARROW)


def _committees(db: sqlite3.Connection, authority: int) -> tuple[Committee, ...]:
    return fetched(
        db,
        Committee,
        "select c.id, c.name, count(d.id), max(d.date) from committees c "
        "left join documents d on d.committee_id = c.id and d.same_as is null "
        "where c.authority = ? group by c.id order by 3 desc, c.name limit 100",
        [authority],
    )


def _latest(db: sqlite3.Connection, authority: int) -> tuple[Paper, ...]:
    found = fetched(
        db,
        Paper,
        "select id, date, kind, title, name, committee, pages from documents "
        "where authority_id = ? and same_as is null order by date desc, id desc limit 12",
        [authority],
    )
    return tuple(one._replace(title=paper_name(one.kind, one.title, one.committee, one.name)) for one in found)


ROUTES = (
    Route(r"/authorities", look_list, "site/listing.html"),
    Route(r"/authority/(?P<id>\d+)", look, "site/authority.html"),
)
NAV = Nav("Authorities", "/authorities", 10)
