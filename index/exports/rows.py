"""Rows in an order that does not depend on how the database was built, with papers named by their hash."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from extract.errors import BadUsage
from index.schema import OWN, RECORD_LISTS
from index.states import STATES

Value = str | int | float | None
# Columns that only this database gives a meaning.
LOCAL = frozenset(
    ("id", "document", "authority_id", "committee_id", "facet", "run", "question_group", "inner_document")
)
LOCAL_TOO = frozenset(("container", "same_as", "sketch", "fingerprint", "rules", "gone"))


@dataclass(frozen=True, slots=True)
class Rows:
    """A table on its way out."""

    name: str
    columns: tuple[str, ...]
    found: sqlite3.Cursor

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.found)


def tables(db: sqlite3.Connection) -> Iterator[Rows]:
    """Documents and every list, the papers in the order of their dates and hashes."""
    for name in ("documents", *RECORD_LISTS):
        yield table(db, name)


def table(db: sqlite3.Connection, name: str) -> Rows:
    """A table or view; a list's rows begin with the hash of their paper."""
    if name not in ("documents", *RECORD_LISTS):
        return view(db, name)
    kept = [c for c in _columns(db, name) if c not in LOCAL | LOCAL_TOO and c not in _own(name)]
    columns = ", ".join(f'r."{column}"' for column in kept)
    if name == "documents":
        sql = (
            f"select {columns} from documents r where r.same_as is null order by coalesce(r.date, ''), r.sha256, r.name"
        )
        return Rows(name, tuple(kept), db.execute(sql))
    extra = ", " + _state("r.outcome") if name in STATED else ""
    sql = (
        f'select d.sha256, {columns}{extra} from "{name}" r join documents d on d.id = r.document '
        "where d.same_as is null order by coalesce(d.date, ''), d.sha256, d.name, r.id"
    )
    return Rows(name, ("paper", *kept, *(("alaveteli_state",) if extra else ())), db.execute(sql))


def view(db: sqlite3.Connection, name: str) -> Rows:
    """A view, or any other table, as it stands."""
    names = [
        row[0] for row in db.execute("select name from sqlite_master where type in ('table', 'view') order by name")
    ]
    if name not in names:
        known = [known for known in names if "_fts" not in known]
        raise BadUsage(f"there is no table or view {name!r}; there are {', '.join(known)}")
    columns = _columns(db, name)
    order = ", ".join(str(number) for number in range(1, len(columns) + 1))
    return Rows(name, tuple(columns), db.execute(f'select * from "{name}" order by {order}'))


STATED = ("foi", "questions")


def _state(column: str) -> str:
    """Alaveteli's word for an outcome, in SQL."""
    cases = " ".join(f"when '{outcome}' then '{state}'" for outcome, state in STATES.items())
    return f"case {column} {cases} end"


def _columns(db: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in db.execute(f'pragma table_info("{name}")')]


def _own(name: str) -> set[str]:
    return {own.name for own in OWN.get(name, ())}
