"""Records into the database: one document is one transaction, and what it held before is replaced."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from extract.errors import FAILURES, BadUsage
from extract.records import LISTS, Json, Records, as_json
from index.accuracy import write_card
from index.bodies import body_number
from index.likeness import fingerprint, sketch
from index.numbers import A_DAY, A_DOCUMENT, first_document, first_row
from index.opening import check_ours
from index.schema import RECORD_LISTS, SEARCHED, check_version, create_schema
from index.upgrades import upgrade

Row = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Source:
    """A place where a document was found."""

    path: str
    size: int
    modified: float


@dataclass(frozen=True, slots=True)
class Known:
    """What the index knows of a place: the document found there, and the rules that read it."""

    document: int
    sha256: str
    size: int
    modified: float
    rules: str
    status: str
    kind: str


@contextmanager
def open_index(path: Path) -> Iterator[Database]:
    """The database, made if it is not there; readers go on while it is written."""
    try:
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    except sqlite3.Error as error:
        raise BadUsage(f"{path} cannot be opened ({error}): name another with --db") from error
    db = Database(connection)
    try:
        refuse_others(connection, path)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")  # what is acknowledged survives the machine's end too
        version = check_version(db)
        with transaction(db):
            create_schema(db)
            upgrade(db, version)
            write_card(db)
        yield db
    except sqlite3.DatabaseError as error:
        raise BadUsage(f"{path} cannot be written ({error}): {remedy(error)}") from error
    finally:
        connection.close()


def refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    """A database with tables of somebody else's is not written into."""
    if connection.execute("select 1 from sqlite_master limit 1").fetchone():
        check_ours(connection, path)


def remedy(error: sqlite3.Error) -> str:
    """What to do about an error of the database."""
    text = str(error)
    if "full" in text:
        return "free some space and run again; what was written before is kept"
    if "readonly" in text or "unable to open" in text:
        return "its folder and file must be writable; or name another with --db"
    if "not a database" in text or "malformed" in text:
        return "move it away or name another with --db"
    return "run again; what was written before is kept"


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing."""
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:
            db.execute("rollback")
        raise
    db.execute("commit")


def known_sources(db: Database) -> dict[str, Known]:
    """All places that the index knows and that were not gone when it last looked."""
    found = db.execute(
        "select s.path, s.document, s.sha256, s.size, s.modified, d.rules, d.status, d.kind from sources s "
        "join documents d on d.id = s.document where s.gone is null"
    )
    return {path: Known(*rest) for path, *rest in found}


def add_document(db: Database, records: Records, source: Source, rules: str, run: int, now: str) -> int:
    """Writes a document found at a place, and the documents inside it, in one transaction; its number."""
    with transaction(db):
        number = write_document(db, records, rules, run, container=None)
        place_source(db, source, number, records.document.sha256, now)
    return number


def place_source(db: Database, source: Source, document: int, sha256: str | None, now: str) -> None:
    """Notes that a document lies at a place; what lay there before goes, if it lies nowhere else."""
    old = db.execute("select document from sources where path = ?", [source.path]).fetchone()
    db.execute(
        "insert into sources (path, document, sha256, size, modified, seen) values (?, ?, ?, ?, ?, ?) "
        "on conflict (path) do update set document = excluded.document, sha256 = excluded.sha256, "
        "size = excluded.size, modified = excluded.modified, seen = excluded.seen, gone = null",
        [source.path, document, sha256, source.size, source.modified, now],
    )
    db.execute("update documents set gone = null where id = ? and gone is not null", [document])
    if old and old[0] != document:
        remove_if_unplaced(db, old[0])


def remove_if_unplaced(db: Database, document: int) -> None:
    """Takes a document out that lies nowhere and came inside nothing."""
    placed = db.execute(
        "select 1 from sources where document = ?1 union select 1 from attachments where inner_document = ?1 "
        "union select 1 from documents where id = ?1 and container is not null",
        [document],
    ).fetchone()
    if not placed:
        remove_document(db, document)


def write_document(db: Database, records: Records, rules: str, run: int, container: int | None) -> int:
    """Writes a document's rows and those of what came inside it, in place of an earlier reading of the same bytes."""
    record = records.document
    old = db.execute(
        "select id from documents where sha256 = ? and sha256 is not null and container is ?",
        [record.sha256, container],
    ).fetchall()
    number = _take_number(db, record.date, [row[0] for row in old])
    for (document,) in old:
        if document != number:
            db.execute("update sources set document = ? where document = ?", [number, document])
        remove_document(db, document)
    said = as_json(records)
    assert isinstance(said, dict)
    authority, committee = _body(db, record.authority, record.committee)
    facet = _facet(db, authority, committee, record.kind, (record.date or "")[:4])
    places = {
        "authority_id": authority,
        "committee_id": committee,
        "facet": facet,
        "container": container,
        "rules": rules,
        "run": run,
    }
    _insert(db, "documents", [{"id": number, **_row(said["document"]), **places}])
    for name in RECORD_LISTS:
        _insert(db, name, list(_numbered(_rows_of(said, name), number)))
    _insert(db, "withheld", [{"document": number, **_row(as_json(place))} for place in records.private_places])
    _write_likeness(db, records, number)
    _note_troubles(db, records, number, run)
    for place, inner in enumerate(records.documents):
        child = write_document(db, inner, rules, run, container=number)
        db.execute("update attachments set inner_document = ? where id = ?", [child, first_row(number) + place])
    return number


def _take_number(db: Database, date: str | None, old: list[int]) -> int:
    """The number of a document of that day: the one it had, or the next free one."""
    first = first_document(date)
    for number in old:
        if first <= number < first + A_DAY:
            return number
    last = db.execute("select max(id) from documents where id >= ? and id < ?", [first, first + A_DAY]).fetchone()[0]
    return int(last) + 1 if last is not None else first


def _body(db: Database, authority: str | None, committee: str | None) -> tuple[int | None, int | None]:
    """The numbers of an authority and of its committee, made where they are new."""
    if not authority:
        return None, None
    body = body_number(db, authority)
    if not committee:
        return body, None
    db.execute("insert into committees (authority, name) values (?, ?) on conflict do nothing", [body, committee])
    found = db.execute("select id from committees where authority = ? and name = ?", [body, committee])
    return body, found.fetchone()[0]


def _facet(db: Database, *values: object) -> int:
    """The number of a combination by which search counts."""
    where = "authority_id is ? and committee_id is ? and kind is ? and year is ?"
    found = db.execute(f"select id from facets where {where}", values).fetchone()
    if not found:
        insert = "insert into facets (authority_id, committee_id, kind, year) values (?, ?, ?, ?) returning id"
        found = db.execute(insert, values).fetchone()
    return int(found[0])


def _rows_of(said: dict[str, Json], name: str) -> list[Row]:
    """A list's rows; the one foi object is a list of one."""
    found = said[name]
    rows = found if isinstance(found, list) else [found] if found else []
    return [_row(row) for row in rows]


def _row(record: Json) -> Row:
    """A record as a row: lists as JSON, a meeting's own id as its key."""
    assert isinstance(record, dict)
    return {
        ("key" if name == "id" else name): json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for name, value in record.items()
    }


def _numbered(rows: list[Row], document: int) -> Iterator[Row]:
    """Rows with their numbers, no more than a document may have."""
    for place, row in enumerate(islice(rows, A_DOCUMENT)):
        yield {"id": first_row(document) + place, "document": document, **row}


def _insert(db: Database, table: str, rows: list[Row]) -> None:
    """Inserts rows and indexes them for search."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    db.conn.executemany(f'insert into "{table}" ({names}) values ({marks})', [tuple(row.values()) for row in rows])
    if table in SEARCHED:
        searched = SEARCHED[table]
        columns = ", ".join(f'"{column}"' for column in searched)
        db.conn.executemany(
            f'insert into "{table}_fts" (rowid, {columns}) values ({", ".join("?" * (len(searched) + 1))})',
            [(row["id"], *(row[column] for column in searched)) for row in rows],
        )


def _write_likeness(db: Database, records: Records, number: int) -> None:
    """By what the same text is known again, in another format or in a pack."""
    sketched = sketch(" ".join(page.text for page in records.pages))
    if sketched:
        db.execute("update documents set sketch = ? where id = ?", [json.dumps(sketched), number])
    prints = [(fingerprint(page.text), first_row(number) + place) for place, page in enumerate(records.pages)]
    db.conn.executemany("update pages set fingerprint = ? where id = ?", prints[:A_DOCUMENT])


def _note_troubles(db: Database, records: Records, number: int, run: int) -> None:
    """A document's failure and warnings as rows of their own, and what did not fit."""
    document = records.document
    warnings = list(document.warnings)
    for name in LISTS:
        if len(getattr(records, name)) > A_DOCUMENT:
            warnings.append(f"only the first {A_DOCUMENT} of its {name} are in the index")
    db.conn.executemany(
        "insert into warnings (document, text) values (?, ?)", [(number, warning) for warning in warnings]
    )
    if document.failure:
        detail = " ".join(document.warnings) or FAILURES[document.failure]
        db.execute(
            "insert into failures (document, code, detail, attempts, run) values (?, ?, ?, 1, ?)",
            [number, document.failure, detail, run],
        )


def remove_document(db: Database, number: int) -> None:
    """Takes a document, what came inside it and all their rows out, from the search indexes too."""
    for (inner,) in db.execute("select id from documents where container = ?", [number]).fetchall():
        remove_document(db, inner)
    db.execute("delete from failures where document = ?", [number])
    db.execute("delete from warnings where document = ?", [number])
    db.execute("delete from withheld where document = ?", [number])
    for table in [*RECORD_LISTS, "documents"]:
        low, high = (number, number) if table == "documents" else (first_row(number), first_row(number + 1) - 1)
        if table in SEARCHED:
            columns = ", ".join(f'"{column}"' for column in SEARCHED[table])
            db.execute(
                f'insert into "{table}_fts" ("{table}_fts", rowid, {columns}) '
                f"select 'delete', id, {columns} from \"{table}\" where id between ? and ?",
                [low, high],
            )
        db.execute(f'delete from "{table}" where id between ? and ?', [low, high])


def mark_gone(db: Database, paths: list[str], now: str) -> None:
    """Marks places where nothing lies any more; a document that lies nowhere keeps its rows and is marked too."""
    with transaction(db):
        db.conn.executemany("update sources set gone = ? where path = ?", [(now, path) for path in paths])
        db.execute(
            "update documents set gone = ? where gone is null and container is null and id in "
            "(select document from sources group by document having count(*) = count(gone))",
            [now],
        )
