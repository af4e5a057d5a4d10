"""Bodies that meet: the list, and for each its meetings, decisions, actions open and overdue, and attendance."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from index.site.answering import Nav, Route
from index.site.asking import Asked
from index.site.listings import Column, Kind, Listing, list_things
from index.site.refusals import NotThere
from index.site.rows import MEETING, Line, fetched, lines, share_of
from index.views import times

DONE = ("complete", "completed", "done", "closed")
# A row belongs to a committee by its meeting, or, where that is not named, by its paper.
OURS = "d.authority_id = :authority and coalesce(m.committee, d.committee) = :name collate nocase"
MEETINGS = 60


class Committee(NamedTuple):
    id: int
    name: str
    authority: str | None
    authority_id: int


class Meeting(NamedTuple):
    """A day on which it met, with one of its papers."""

    date: str | None
    document: int
    kind: str
    row: int
    page: int | None
    status: str | None
    decisions: int


class Attender(NamedTuple):
    """How often somebody came."""

    name: str
    person: int | None
    present: int
    apologies: int
    absent: int

    @property
    def share(self) -> int | None:
        """At how many percent of the meetings that count them they were present."""
        return share_of(self.present, self.apologies, self.absent)


@dataclass(frozen=True, slots=True)
class CommitteeView:
    committee: Committee
    meetings: tuple[Meeting, ...]
    decisions: tuple[Line, ...]
    overdue: tuple[Line, ...]
    open: tuple[Line, ...]
    attendance: tuple[Attender, ...]


COMMITTEES = Kind(
    "committees",
    "Committees",
    "The bodies that meet, as their papers print them, with the papers that are here.",
    """select c.id as key, c.name, a.name as authority,
        count(d.id) as papers, min(d.date) as first_paper, max(d.date) as last_paper
        from committees c join authorities a on a.id = c.authority
        left join documents d on d.committee_id = c.id and d.same_as is null group by c.id""",
    (
        Column("name", "Committee"),
        Column("authority", "Authority"),
        Column("papers", "Papers", "number"),
        Column("first_paper", "First", "date"),
        Column("last_paper", "Latest", "date"),
    ),
    "name",
    lambda asked, key: asked.links.committee(int(key)),
    find="name",
    narrowed=(
        (
            "authority",
            "Authority",
            "select name from authorities where id in (select authority from committees) order by 1",
        ),
    ),
)


def look_list(db: sqlite3.Connection, asked: Asked) -> Listing:
    """All of them."""
    return list_things(db, asked, COMMITTEES)


def look(db: sqlite3.Connection, asked: Asked) -> CommitteeView:
    """One of them."""
    found = db.execute(
        "select c.id, c.name, a.name, a.id from committees c join authorities a on a.id = c.authority where c.id = ?",
        [asked.row()],
    ).fetchone()
    if not found:
        raise NotThere("There is no such committee.")
    one = Committee(*found)
    values = {"authority": one.authority_id, "name": one.name}
    pending = f"{OURS} and lower(coalesce(r.status, '')) not in ({', '.join(map(repr, DONE))})"
    late = "r.due glob '[12][0-9][0-9][0-9]-*' and r.due < date('now')"
    return CommitteeView(
        one,
        _meetings(db, values),
        lines(db, "decisions", "r.verb", "r.text", OURS, values),
        overdue=lines(db, "actions", "r.owner", "r.text", f"{pending} and {late}", values, "r.due, r.id"),
        open=lines(db, "actions", "r.owner", "r.text", f"{pending} and not coalesce({late}, 0)", values),
        attendance=_attendance(db, values),
    )


def _meetings(db: sqlite3.Connection, values: dict[str, object]) -> tuple[Meeting, ...]:
    """The days on which it met, a paper of each kind, the latest first."""
    return fetched(
        db,
        Meeting,
        "select coalesce(m.date, d.date) as met, d.id, coalesce(m.source, d.kind), m.id, m.page, m.status, "
        "(select count(*) from decisions r where r.document = d.id and (r.meeting = m.key or r.meeting is null)) "
        "from meetings m join documents d on d.id = m.document and d.same_as is null "
        f"where {OURS} order by met desc, m.id limit {MEETINGS}",
        values,
    )


def _attendance(db: sqlite3.Connection, values: dict[str, object]) -> tuple[Attender, ...]:
    """Who came, by person where the name is joined to one, else by name."""
    counted = ", ".join(map(times, ("present", "apologies", "absent")))
    return fetched(
        db,
        Attender,
        f"select coalesce(p.name, r.name), p.id, {counted} from attendance r {MEETING} "
        "left join person_rows w on w.list = 'attendance' and w.row = r.id left join persons p on p.id = w.person "
        f"where {OURS} and r.capacity = 'member' and r.status <> 'member' "
        "group by coalesce(p.id, r.name) order by 3 desc, 1 limit 200",
        values,
    )


ROUTES = (
    Route(r"/committees", look_list, "site/listing.html"),
    Route(r"/committee/(?P<id>\d+)", look, "site/committee.html"),
)
NAV = Nav("Committees", "/committees", 30)
