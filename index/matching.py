"""One list's matches: counted by facet, newest first, and the best of them, in as few walks of its index as may be."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from index.filters import Filters
from index.numbers import A_DOCUMENT


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of each list."""

    match: str  # for FTS5; empty where only fields were given
    ranking: str  # the part of it by which matches are ranked
    filters: Filters
    most: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Matches:
    """What one list's search index said: its newest matches by facet, and the best rows."""

    kind: str
    facets: dict[int, int]
    ranked: list[tuple[float, int]]  # (score, row), best first
    cut: bool  # there are more than were counted

    @property
    def count(self) -> int:
        """How many were counted."""
        return sum(self.facets.values())


def match_list(db: sqlite3.Connection, kind: str, sought: Sought, room: int) -> Matches:
    """Counts a list's newest matches while there is room, and takes the best: by rank where all could be counted."""
    at_once = walks_dearly(sought.match)
    facets, rows = _walk(db, kind, sought, room, at_once)
    cut = sum(facets.values()) >= room
    if at_once:
        ranked = sorted(rows)
    elif not sought.match or sought.newest or cut or len(rows) < 2:
        ranked = rows
    else:
        ranked = _rank(db, kind, sought, [row for _, row in rows])
    return Matches(kind, facets, ranked[: sought.most], cut)


def walks_dearly(match: str) -> bool:
    """Whether walking the index again, to rank, would cost more than ranking each row when it is first met.

    >>> [walks_dearly(match) for match in ('"finm"*', '"child death"', '"a" NOT "b"', '"a" AND "b"')]
    [True, True, True, False]
    """
    return " NOT " in match or '"*' in match or any(" " in term for term in match.split('"')[1::2])


def _walk(
    db: sqlite3.Connection, kind: str, sought: Sought, room: int, at_once: bool
) -> tuple[dict[int, int], list[tuple[float, int]]]:
    """How many matches each facet has, and the rows, the newest first."""
    rows = 1 if kind == "documents" else A_DOCUMENT
    table = f'"{kind}_fts"' if sought.match else f'"{kind}"'
    source, condition, values = sought.filters.source(table, sought.match, rows)
    if kind == "questions" and sought.filters.outcomes:
        condition += (
            f" and {table}.rowid in (select id from questions where outcome in (select value from json_each(?)))"
        )
        values.append(json.dumps(sought.filters.outcomes))
    score = "rank" if at_once else "0.0"
    found = db.execute(
        f"with m as materialized (select {table}.rowid as r, {score} as s from {source} where {condition} "
        f"order by {table}.rowid limit {room}), "
        f"d as (select r / {rows} as document, count(*) as n from m group by 1) "
        "select null, facet, sum(n) from d cross join documents indexed by idx_documents_facet "
        "where documents.id = d.document group by facet "
        "union all select s, r, 0 from m",
        values,
    ).fetchall()
    facets = {facet: number for score, facet, number in found if score is None}
    return facets, [(score, row) for score, row, _ in found if score is not None]


def _rank(db: sqlite3.Connection, kind: str, sought: Sought, rows: list[int]) -> list[tuple[float, int]]:
    """The best of the rows; of equal ones the newest first (rank * 1.0 keeps FTS5 from sorting by itself)."""
    table = f'"{kind}_fts"'
    return db.execute(
        f"select rank, rowid from {table} where {table} match ? and +rowid in (select value from json_each(?)) "
        "order by rank * 1.0, rowid limit ?",
        [sought.ranking, json.dumps(rows), sought.most],
    ).fetchall()
