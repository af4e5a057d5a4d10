"""What the nightly job did, as rows beside what it fetched: runs, places, and where each paper lies on the web."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from sqlite_utils import Database

from index.store import open_index, transaction


@dataclass(frozen=True, slots=True)
class NightRow:
    """One night."""

    night: int
    started: str
    ended: str | None
    outcome: str
    exit_code: int
    places: int
    troubled: int
    new: int
    changed: int
    vanished: int
    failed: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What a night did at one place."""

    night: int
    authority: str
    system: str
    address: str
    outcome: str
    why: str
    meetings: int
    found: int
    new: int
    changed: int
    vanished: int
    failed: int
    pending: int
    requests: int
    bytes: int
    seconds: float
    usual: float | None  # what other nights of the last four weeks gave


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where a fetched paper lies on the web; `path` is its file, as `sources` has it."""

    path: str
    authority: str
    committee: str | None
    date: str | None
    title: str
    address: str
    first_seen: str
    last_seen: str
    vanished: str | None
    versions: int


def add_night(db_path: Path, night: NightRow, places: Iterable[PlaceRow]) -> None:
    """Writes a night, in place of what a part of it that was interrupted wrote before."""
    with open_index(db_path) as db, transaction(db):
        db.execute("delete from nights where night = ?", [night.night])
        db.execute("delete from night_places where night = ?", [night.night])
        _insert(db, "nights", [night])
        _insert(db, "night_places", places)


def add_origins(db_path: Path, origins: Iterable[OriginRow]) -> None:
    """Writes where papers lie on the web, in place of what was known of them."""
    with open_index(db_path) as db, transaction(db):
        _insert(db, "origins", origins, "on conflict (path) do update set " + _renewed(OriginRow))


def titles_of(connection: sqlite3.Connection, document: int) -> tuple[str, str] | None:
    """The title that the site gave a document, and where it lies; None for one that was not fetched."""
    row = connection.execute(
        "select o.title, o.address from origins o join sources s on s.path = o.path where s.document = ?", [document]
    ).fetchone()
    return (row[0], row[1]) if row else None


def _renewed(record: type) -> str:
    return ", ".join(f"{field.name} = excluded.{field.name}" for field in fields(record) if field.name != "path")


def _insert(db: Database, table: str, rows: Iterable[NightRow | PlaceRow | OriginRow], more: str = "") -> None:
    for row in rows:
        names = [field.name for field in fields(row)]
        marks = ", ".join("?" * len(names))
        db.execute(f"insert into {table} ({', '.join(names)}) values ({marks}) {more}", list(astuple(row)))
