"""People with an office: the list, and for each the offices, attendance, motions, votes, interests and actions.

Private persons have no page: who is neither councillor nor officer needs an office that a paper states.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from index.site.answering import Nav, Route
from index.site.asking import Asked
from index.site.listings import Column, Kind, Listing, list_things
from index.site.refusals import NotThere
from index.site.rows import MEETING, MOST, Line, fetched, lines, share_of
from index.views import times

# The last word: everything after the last space.
SURNAME = "substr(p.name, length(rtrim(p.name, replace(p.name, ' ', ''))) + 1)"
# What index/people.py writes; earlier releases wrote private persons too.
PUBLIC = "(p.kind in ('councillor', 'officer') or (p.role is not null and p.role <> ''))"


class Person(NamedTuple):
    id: int
    name: str
    kind: str
    role: str | None
    first_seen: str | None
    last_seen: str | None
    authority: str | None
    authority_id: int | None


class Office(NamedTuple):
    """An office, from the first to the last paper that names it."""

    role: str
    first: str | None
    last: str | None
    papers: int
    list: str
    row: int
    page: int | None


class Seat(NamedTuple):
    """How often somebody came to a committee."""

    committee: str | None
    committee_id: int | None
    present: int
    apologies: int
    absent: int
    last: str | None

    @property
    def share(self) -> int | None:
        """At how many percent of the meetings that count them they were present."""
        return share_of(self.present, self.apologies, self.absent)


@dataclass(frozen=True, slots=True)
class PersonView:
    person: Person
    offices: tuple[Office, ...]
    seats: tuple[Seat, ...]
    motions: tuple[Line, ...]
    votes: tuple[Line, ...]
    interests: tuple[Line, ...]
    actions: tuple[Line, ...]
    reports: tuple[Line, ...]


PEOPLE = Kind(
    "people",
    "People",
    "Councillors, officers and others with an office, joined across the papers of one authority. "
    "Private persons have no page.",
    f"""select p.id as key, p.name, {SURNAME} as surname, p.role, p.kind, a.name as authority, p.last_seen,
        (select count(*) from person_rows w where w.person = p.id) as mentions
        from persons p left join authorities a on a.id = p.authority where {PUBLIC}""",
    (
        Column("name", "Name", sorted_by="surname"),
        Column("role", "Latest office"),
        Column("kind", "Kind"),
        Column("authority", "Authority"),
        Column("mentions", "Rows", "number"),
        Column("last_seen", "Last seen", "date"),
    ),
    "name",
    lambda asked, key: asked.links.person(int(key)),
    find="name || ' ' || coalesce(role, '')",
    narrowed=(
        ("kind", "Kind", f"select distinct kind from persons p where {PUBLIC} order by 1"),
        (
            "authority",
            "Authority",
            "select name from authorities where id in (select authority from persons) order by 1",
        ),
    ),
)


def look_list(db: sqlite3.Connection, asked: Asked) -> Listing:
    """Everybody with a page."""
    return list_things(db, asked, PEOPLE)


def look(db: sqlite3.Connection, asked: Asked) -> PersonView:
    """One person."""
    number = asked.row()
    found = db.execute(
        "select p.id, p.name, p.kind, p.role, p.first_seen, p.last_seen, a.name, a.id "
        f"from persons p left join authorities a on a.id = p.authority where p.id = ? and {PUBLIC}",
        [number],
    ).fetchone()
    if not found:
        raise NotThere("There is no page for such a person.")
    return PersonView(
        Person(*found),
        offices(_roles(db, number)),
        _seats(db, number),
        motions=_lines(db, number, "decisions", "r.verb", "r.text"),
        votes=_lines(db, number, "votes", "r.vote", "coalesce(r.motion, '')"),
        interests=_lines(db, number, "declarations", "r.kind", "r.text"),
        actions=_lines(db, number, "actions", "r.status", "r.text"),
        reports=_reports(db, number),
    )


def _roles(db: sqlite3.Connection, person: int) -> list[tuple[str, str | None, int, str, int, int | None]]:
    """Each row that gives somebody an office: role, date, document, list, row, page."""
    parts = (
        f"select r.role, d.date as date, r.document, '{table}' as list, r.id as row, r.page from person_rows w "
        f"join {table} r on w.list = '{table}' and r.id = w.row join documents d on d.id = r.document "
        "where w.person = ?1 and r.role is not null and r.role <> '' and d.same_as is null"
        for table in ("people", "attendance")
    )
    return db.execute(f"{' union all '.join(parts)} order by date limit 5000", [person]).fetchall()


def offices(roles: Iterable[tuple[str, str | None, int, str, int, int | None]]) -> tuple[Office, ...]:
    """Offices, the latest first; spellings that differ in capitals are one.

    >>> found = offices([("Chair", "2024-05-01", 1, "people", 9, 2), ("CHAIR", "2025-05-01", 2, "people", 8, 1)])
    >>> found[0].role, found[0].first, found[0].last, found[0].papers
    ('CHAIR', '2024-05-01', '2025-05-01', 2)
    """
    groups: dict[str, list[tuple[str, str | None, int, str, int, int | None]]] = {}
    for row in roles:
        groups.setdefault(" ".join(row[0].casefold().split()), []).append(row)
    found = []
    for rows in groups.values():
        dates = [row[1] for row in rows if row[1]]
        role, _, _, table, number, page = rows[-1]
        papers = len({row[2] for row in rows})
        found.append(Office(role, min(dates, default=None), max(dates, default=None), papers, table, number, page))
    return tuple(sorted(found, key=lambda office: (office.last or "", office.papers), reverse=True))


def _seats(db: sqlite3.Connection, person: int) -> tuple[Seat, ...]:
    """Attendance by committee."""
    counted = ", ".join(map(times, ("present", "apologies", "absent")))
    return fetched(
        db,
        Seat,
        f"select coalesce(m.committee, d.committee) as body, max(d.committee_id), {counted}, "
        f"max(coalesce(m.date, d.date)) from attendance r {MEETING} where r.status <> 'member' and r.id in "
        "(select row from person_rows where person = ? and list = 'attendance') group by body order by 6 desc",
        [person],
    )


def _lines(db: sqlite3.Connection, person: int, table: str, word: str, text: str) -> tuple[Line, ...]:
    """Rows of a list that speak of somebody, the latest first."""
    of_person = f"r.id in (select row from person_rows where person = ? and list = '{table}')"
    return lines(db, table, word, text, of_person, [person])


def _reports(db: sqlite3.Connection, person: int) -> tuple[Line, ...]:
    """Reports that somebody wrote or led."""
    return fetched(
        db,
        Line,
        "select 'reports', r.id, r.page, coalesce(r.date, d.date), d.committee, null, r.title from reports r "
        "join documents d on d.id = r.document where d.same_as is null and r.id in "
        f"(select row from person_rows where person = ? and list = 'reports') order by r.id desc limit {MOST}",
        [person],
    )


ROUTES = (
    Route(r"/people", look_list, "site/listing.html"),
    Route(r"/person/(?P<id>\d+)", look, "site/person.html"),
)
NAV = Nav("People", "/people", 20)
