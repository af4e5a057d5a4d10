"""A matter: the same subject, reference or table in successive papers, in the order of time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from index.site.answering import Route
from index.site.asking import Asked
from index.site.refusals import NotThere
from index.site.rows import fetched


class Step(NamedTuple):
    """One paper that speaks of it."""

    list: str
    row: int
    page: int | None
    title: str | None
    date: str | None
    committee: str | None
    kind: str
    reason: str
    decided: str | None


@dataclass(frozen=True, slots=True)
class MatterView:
    title: str
    authority: str | None
    authority_id: int | None
    steps: tuple[Step, ...]


def look(db: sqlite3.Connection, asked: Asked) -> MatterView:
    """One matter."""
    number = asked.row()
    found = db.execute(
        "select m.title, a.name, a.id from matters m left join authorities a on a.id = m.authority where m.id = ?",
        [number],
    ).fetchone()
    if not found:
        raise NotThere("There is no such matter.")
    steps = fetched(
        db,
        Step,
        "select w.list, w.row, coalesce(i.page, r.page, t.page), coalesce(i.title, r.title, t.title), d.date, "
        "d.committee, d.kind, w.reason, (select group_concat(s.text, ' ') from decisions s where i.number is not null "
        "and s.document = i.document and s.item = i.number and s.meeting is i.meeting) "
        "from matter_rows w left join items i on w.list = 'items' and i.id = w.row "
        "left join reports r on w.list = 'reports' and r.id = w.row "
        "left join tables t on w.list = 'tables' and t.id = w.row "
        "join documents d on d.id = coalesce(i.document, r.document, t.document) "
        "where w.matter = ? order by d.date, w.row limit 500",
        [number],
    )
    title, authority, authority_id = found
    return MatterView(title, authority, authority_id, steps)


ROUTES = (Route(r"/matter/(?P<id>\d+)", look, "site/matter.html"),)
