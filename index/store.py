"""Records into the database: one document is one transaction, and what it held before is replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from extract.errors import BadUsage
from extract.records import LISTS, Json, Records, as_json
from index.schema import SEARCHED, create_schema

Row = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document was found, and what read it when."""

    path: str
    size: int
    modified: float
    rules: str
    indexed: str


def open_index(path: Path) -> Database:
    """The database, made if it is not there; readers go on while it is written."""
    import sqlite3

    try:
        db = Database(sqlite3.connect(path, timeout=30, isolation_level=None))
        db.enable_wal()
        create_schema(db)
    except sqlite3.Error as error:
        raise BadUsage(f"{path} cannot be written as a database ({error}): name another with --db") from error
    return db


def add_document(db: Database, records: Records, origin: Origin, container: int | None = None) -> int:
    """Writes a document and the documents inside it, in one transaction."""
    if container is not None:
        return _write(db, records, origin, container)
    with db.conn:
        db.execute("begin immediate")
        for (old,) in db.execute("select id from documents where path = ?", [origin.path]).fetchall():
            remove_document(db, old)
        return _write(db, records, origin, None)


def _write(db: Database, records: Records, origin: Origin, container: int | None) -> int:
    said = as_json(records)
    assert isinstance(said, dict)
    document = {
        **_row(said["document"]),
        "path": origin.path,
        "size": origin.size,
        "modified": origin.modified,
        "rules": origin.rules,
        "indexed": origin.indexed,
        "container": container,
    }
    number = _insert(db, "documents", [document])
    for name in LISTS:
        rows = said[name]
        assert isinstance(rows, list)
        _insert(db, name, [{"document": number, **_row(row)} for row in rows])
    if said["foi"]:
        _insert(db, "foi", [{"document": number, **_row(said["foi"])}])
    for inner in records.documents:
        _write(db, inner, origin, number)
    return number


def _row(record: Json) -> Row:
    """A record as a row: lists as JSON, a meeting's own id as its key."""
    assert isinstance(record, dict)
    return {
        ("key" if name == "id" else name): json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for name, value in record.items()
    }


def _insert(db: Database, table: str, rows: list[Row]) -> int:
    """Inserts rows and indexes them for search; the number of the last one."""
    if not rows:
        return 0
    names = list(rows[0])
    marks = ", ".join("?" * len(names))
    first = int(db.execute(f'select coalesce(max(id), 0) from "{table}"').fetchone()[0]) + 1
    quoted = ", ".join(f'"{name}"' for name in names)
    db.conn.executemany(
        f'insert into "{table}" (id, {quoted}) values (?, {marks})',
        ([first + index, *row.values()] for index, row in enumerate(rows)),
    )
    if table in SEARCHED:
        searched = ", ".join(f'"{column}"' for column in SEARCHED[table])
        db.execute(
            f'insert into "{table}_fts" (rowid, {searched}) select id, {searched} from "{table}" where id >= ?', [first]
        )
    return first + len(rows) - 1


def remove_document(db: Database, number: int) -> None:
    """Takes a document, what came inside it and all their rows out, from the search indexes too."""
    for (inner,) in db.execute("select id from documents where container = ?", [number]).fetchall():
        remove_document(db, inner)
    for table in [*LISTS, "foi", "documents"]:
        key = "id" if table == "documents" else "document"
        if table in SEARCHED:
            searched = ", ".join(f'"{column}"' for column in SEARCHED[table])
            db.execute(
                f'insert into "{table}_fts" ("{table}_fts", rowid, {searched}) '
                f"select 'delete', id, {searched} from \"{table}\" where {key} = ?",
                [number],
            )
        db.execute(f'delete from "{table}" where {key} = ?', [number])


def unchanged(db: Database, path: str, size: int, modified: float, rules: str) -> bool:
    """Whether this very file was read by these very rules before."""
    found: Iterable[tuple[int]] = db.execute(
        "select 1 from documents where path = ? and size = ? and modified = ? and rules = ? and container is null",
        [path, size, modified, rules],
    )
    return any(found)
