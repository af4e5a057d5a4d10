"""The runs that built the index, each as a row."""

from __future__ import annotations

from sqlite_utils import Database

from index.store import transaction


def start_run(db: Database, rules: str, now: str) -> int:
    """Notes that a run begins; its number."""
    with transaction(db):
        row = db.execute("insert into runs (started, rules) values (?, ?) returning id", [now, rules]).fetchone()
    return int(row[0])


def is_linked(db: Database, people: str) -> bool:
    """Whether what the runs before wrote was linked, by the same corrections of people; one may have been killed."""
    last = db.execute("select linked from runs where id <> (select max(id) from runs) order by id desc limit 1")
    row = last.fetchone()
    return row is not None and row[0] == people


def note_linked(db: Database, number: int, people: str) -> None:
    """Notes that all that was written until now is linked, and by what corrections of people."""
    with transaction(db):
        db.execute("update runs set linked = ? where id = ?", [people, number])


def end_run(
    db: Database, number: int, now: str, read: int, partial: int, failed: int, unchanged: int, gone: int
) -> None:
    """Notes how a run ended."""
    with transaction(db):
        db.execute(
            "update runs set ended = ?, read = ?, partial = ?, failed = ?, unchanged = ?, gone = ? where id = ?",
            [now, read, partial, failed, unchanged, gone, number],
        )
