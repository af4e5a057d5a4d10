"""The ledger: one SQLite file that says what was asked, had, changed, refused and erased, night by night."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import BadUsage

VERSION = 1
Value = str | int | float | bytes | None

SCHEMA = """
create table if not exists hosts (
    host text primary key, closed_until real, closed_outcome text, closed_why text, secure integer not null default 0
) strict;
create table if not exists robots (
    origin text primary key, status integer not null, text text not null, had real not null
) strict;
create table if not exists places (
    id integer primary key, authority text not null, system text not null, address text not null,
    options text not null, unique (authority, system, address, options)
) strict;
create table if not exists memories (
    place integer not null references places, name text not null, value text not null, until real not null,
    primary key (place, name)
) strict;
create table if not exists pages (
    address text primary key, etag text, last_modified text, body blob not null, content_type text not null,
    encoding text not null, had text not null
) strict;
create table if not exists runs (
    id integer primary key, started text not null, ended text, outcome text, resumed integer not null default 0
) strict;
create table if not exists meetings (
    id integer primary key, place integer not null references places, key text not null,
    committee text, date text, title text, time text, venue text, status text, address text,
    listing text not null, state text, minutes_published integer not null,
    first_seen text not null, last_seen text not null, seen_run integer not null,
    looked_at text, looked_run integer, vanished text, vanished_run integer,
    unique (place, key)
) strict;
create table if not exists documents (
    id integer primary key, place integer not null references places,
    realm text not null, kind text not null, ident text not null, part text not null,
    title text not null, address text, paper text not null, meeting text, committee text, date text,
    recheck text not null, state text not null, restricted integer not null,
    bound integer not null default 0, form text not null, suffix text not null,
    first_seen text not null, last_seen text not null, seen_run integer not null,
    vanished text, vanished_run integer,
    sha256 text, had_state text, etag text, last_modified text, checked_at text, checked_run integer,
    file text, linked text,
    failures integer not null default 0, failed_at text, failed_run integer, failed_outcome text, failed_why text,
    erased integer not null default 0,
    unique (realm, kind, ident, part)
) strict;
create index if not exists documents_place on documents (place, meeting);
create index if not exists documents_sha256 on documents (sha256);
create table if not exists versions (
    id integer primary key, document integer not null references documents, sha256 text not null,
    bytes integer not null, content_type text not null, address text, had_at text not null, run integer not null,
    first integer not null, unique (document, sha256)
) strict;
create index if not exists versions_run on versions (run);
create index if not exists versions_sha256 on versions (sha256);
create table if not exists visits (
    run integer not null references runs, place integer not null references places, ended text,
    outcome text, why text, meetings integer not null default 0, found integer not null default 0,
    near integer not null default 0, new integer not null default 0, changed integer not null default 0,
    unchanged integer not null default 0, vanished integer not null default 0, failed integer not null default 0,
    pending integer not null default 0, requests integer not null default 0, bytes integer not null default 0,
    seconds real not null default 0, notes text not null default '[]',
    primary key (run, place)
) strict;
create table if not exists attempts (
    id integer primary key, run integer not null, host text not null, address text not null, status integer,
    outcome text not null, why text not null, seconds real not null, bytes integer not null, at text not null
) strict;
create index if not exists attempts_run on attempts (run, host);
create table if not exists erased (sha256 text primary key, at text not null) strict;
"""


@dataclass(slots=True)
class Ledger:
    """The open file. One connection, one writer at a time; every worker writes through it."""

    connection: sqlite3.Connection
    _lock: threading.RLock

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is committed, or nothing."""
        with self._lock:
            if self.connection.in_transaction:
                yield self.connection  # part of a larger one
                return
            self.connection.execute("begin immediate")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("rollback")
                raise
            self.connection.execute("commit")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """All rows of a question."""
        with self._lock:
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Row | None:
        """The first row, None where there is none."""
        with self._lock:
            found: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def change(self, sql: str, values: Sequence[Value] = ()) -> int:
        """One change, committed; how many rows it met."""
        with self.transaction() as connection:
            return connection.execute(sql, values).rowcount


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """The ledger, made if it is not there; what it acknowledges survives the machine's end."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma secure_delete = on")  # what is forgotten is not to be found in free pages
    except (sqlite3.Error, OSError) as error:
        raise BadUsage(f"the ledger {path} cannot be opened ({error}): name another folder as `keep`") from error
    try:
        check_version(connection, path)
        connection.executescript(SCHEMA)
        yield Ledger(connection, threading.RLock())
    finally:
        connection.close()


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses the ledger of a later release."""
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > VERSION:
        raise BadUsage(f"{path} was written by a later townclerk (its version {version}, ours {VERSION}): upgrade it")
    connection.execute(f"pragma user_version = {VERSION}")


def stamp(seconds: float) -> str:
    """A moment as the ledger writes it.

    >>> stamp(0)
    '1970-01-01T00:00:00+00:00'
    """
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
