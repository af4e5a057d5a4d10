"""`townclerk forget`: erases a paper, its rows and its copy, and keeps only its hash, so that it does not come back."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlite_utils import Database

from extract.errors import BadUsage
from index.corrections import Corrections
from index.linking import link
from index.originals import place, store_of
from index.schema import SEARCHED
from index.store import remove_document, transaction

# What a person may name a document by: its number, the beginning of its hash, a path.
NAMED = (
    "container is null and (id = ?1 or (length(?1) >= 8 and substr(sha256, 1, length(?1)) = lower(?1)) "
    "or id in (select document from sources where path = ?1))"
)


def places_of(db: Database, which: str) -> list[tuple[str, str]]:
    """The files of the documents that `which` names, each with the hash of its bytes."""
    sql = f"select path, sha256 from sources where document in (select id from documents where {NAMED})"
    return [(path, digest) for path, digest in db.execute(sql, [which]).fetchall() if digest]


def is_forgotten(db: Database, digest: str) -> bool:
    """Whether a paper was erased before, by the hash of its bytes or the beginning of it."""
    like = "select 1 from forgotten where length(?1) >= 8 and substr(sha256, 1, length(?1)) = lower(?1)"
    return db.execute(like, [digest]).fetchone() is not None


def forget(db: Database, db_path: Path, which: str, now: str, corrections: Corrections) -> list[str]:
    """Erases the documents that `which` names: a number, the beginning of a hash, or a path. Their names."""
    rows = db.execute(f"select id, sha256, name from documents where {NAMED}", [which]).fetchall()
    if not rows:
        raise BadUsage(f"no document is {which!r}: name its number, its path, or the first 8 digits of its hash")
    with transaction(db):
        for number, digest, _ in rows:
            for inner in _digests(db, number, digest):
                db.execute(
                    "insert into forgotten (sha256, when_forgotten) values (?, ?) on conflict do nothing", [inner, now]
                )
            db.execute("delete from origins where path in (select path from sources where document = ?)", [number])
            db.execute("delete from sources where document = ?", [number])
            remove_document(db, number)
    link(db, corrections)  # what was made of it together with others goes too
    # What was deleted must not be found in the file's free pages, nor in a search index's old segments.
    for name in SEARCHED:
        db.execute(f'insert into "{name}_fts" ("{name}_fts") values (\'rebuild\')')
    db.execute("vacuum")
    db.execute("pragma wal_checkpoint(truncate)")
    for _, digest, _ in rows:
        if digest:
            place(store_of(db_path), digest).unlink(missing_ok=True)
            shutil.rmtree(store_of(db_path) / "images" / digest, ignore_errors=True)
    return [name for _, _, name in rows]


def _digests(db: Database, number: int, digest: str | None) -> list[str]:
    """The hashes of a document and of what came inside it."""
    inner = db.execute("select sha256 from documents where container = ?", [number]).fetchall()
    return [value for value in (digest, *(row[0] for row in inner)) if value]
