"""Rows of the database as values of a page's own types."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

Made = TypeVar("Made", bound=tuple[object, ...])
Values = Sequence[object] | Mapping[str, object]
# A meeting's row for any list that names its meeting; the document hides where another holds its text.
MEETING = (
    "join documents d on d.id = r.document and d.same_as is null "
    "left join meetings m on m.document = r.document and m.key = r.meeting"
)
MOST = 100  # rows of each list on a page


class Line(NamedTuple):
    """A record on a page of something else: when, where, a word, the text, and where it stands."""

    list: str
    row: int
    page: int | None
    date: str | None
    committee: str | None
    word: str | None
    text: str
    due: str | None = None


class Paper(NamedTuple):
    """A paper in a list of papers."""

    id: int
    date: str | None
    kind: str
    title: str | None
    name: str | None
    committee: str | None
    pages: int


def fetched(db: sqlite3.Connection, made: type[Made], sql: str, values: Values = ()) -> tuple[Made, ...]:
    """What a query gives, each row as a value of a type."""
    return tuple(made(*row) for row in db.execute(sql, values))


def share_of(present: int, apologies: int, absent: int) -> int | None:
    """At how many percent of the meetings that count somebody they were present; None where none does.

    >>> share_of(3, 1, 0), share_of(0, 0, 0)
    (75, None)
    """
    counted = present + apologies + absent
    return round(100 * present / counted) if counted else None


def lines(
    db: sqlite3.Connection, table: str, word: str, text: str, condition: str, values: Values, order: str = ""
) -> tuple[Line, ...]:
    """Rows of a list that names its meeting, the latest first."""
    due = "r.due" if table == "actions" else "null"
    return fetched(
        db,
        Line,
        f"select '{table}', r.id, r.page, coalesce(m.date, d.date), coalesce(m.committee, d.committee), "
        f"{word}, {text}, {due} from {table} r {MEETING} "
        f"where {condition} order by {order or 'r.id desc'} limit {MOST}",
        values,
    )
