"""`townclerk check`: whether a database is whole, and where it has gaps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import BadUsage
from index.opening import check_ours
from index.schema import SEARCHED


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check; a fault makes it fail."""

    text: str
    fault: bool = False


def check(path: Path) -> Iterator[Finding]:
    """The findings, faults first of each kind."""
    if not path.is_file():
        raise BadUsage(f"there is no database {path}")
    connection = sqlite3.connect(path)
    try:
        check_ours(connection, path)
        yield from _integrity(connection)
        yield from _search_indexes(connection)
        yield from _counts(connection)
        yield from _gaps(connection)
    except sqlite3.DatabaseError as error:
        yield Finding(f"the database cannot be read: {error}", fault=True)
    finally:
        connection.close()


def _integrity(db: sqlite3.Connection) -> Iterator[Finding]:
    for (text,) in db.execute("pragma integrity_check"):
        yield Finding(f"integrity: {text}", fault=text != "ok")
    broken = db.execute("pragma foreign_key_check").fetchall()
    for table, row, parent, _ in broken[:20]:
        yield Finding(f"{table} row {row} points at a row of {parent} that is not there", fault=True)
    if not broken:
        yield Finding("foreign keys: ok")


def _search_indexes(db: sqlite3.Connection) -> Iterator[Finding]:
    """Each search index against the text that it indexes."""
    for name in SEARCHED:
        try:
            db.execute(f'insert into "{name}_fts" ("{name}_fts", rank) values (\'integrity-check\', 1)')
        except sqlite3.DatabaseError:
            yield Finding(
                f"the search index of {name} does not fit its text: index again from an empty file", fault=True
            )
        finally:
            db.rollback()
    yield Finding("search indexes: looked at")


def _counts(db: sqlite3.Connection) -> Iterator[Finding]:
    rows = db.execute("select status, coalesce(failure, ''), count(*) from documents group by 1, 2 order by 1, 2")
    for status, failure, number in rows:
        yield Finding(f"documents {status}{f' ({failure})' if failure else ''}: {number}")
    (gone,) = db.execute("select count(*) from documents where gone is not null").fetchone()
    (hidden,) = db.execute("select count(*) from documents where same_as is not null").fetchone()
    yield Finding(f"documents whose file has gone: {gone}; shown under another: {hidden}")


def _gaps(db: sqlite3.Connection) -> Iterator[Finding]:
    """Months without a paper between an authority's first and last, by authority."""
    rows = db.execute(
        "select a.name, group_concat(distinct c.month) from coverage c join authorities a on a.id = c.authority "
        "group by a.id order by a.name"
    )
    for name, text in rows:
        months = sorted(text.split(","))
        missing = [month for month in _between(months[0], months[-1]) if month not in months]
        line = f"{name}: {len(months)} month{'s' * (len(months) != 1)} from {months[0]} to {months[-1]}"
        yield Finding(
            f"{line}, none of {', '.join(missing[:12])}{' …' if len(missing) > 12 else ''}" if missing else line
        )


def _between(first: str, last: str) -> Iterator[str]:
    """All months from one to another.

    >>> list(_between("2023-11", "2024-02"))
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    year, month = map(int, first.split("-"))
    while (text := f"{year}-{month:02}") <= last:
        yield text
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
