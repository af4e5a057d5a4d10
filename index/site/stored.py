"""Where a document's original lies, whether it may be handed out, and what of it is withheld."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from extract.records import Box
from index.numbers import first_row
from index.originals import place, store_of
from index.privacy import MASK
from index.site.refusals import NotAllowed, NotThere

PRIVATE = "This page names a private person, and where is not known well enough to hide it in a picture."
# How an original is sent: what a browser need not open comes as bytes.
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "eml": "message/rfc822",
}


@dataclass(frozen=True, slots=True)
class Original:
    """The file that a document was read from."""

    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be offered of a document's original, and why not where not."""

    original: Original | None
    why_not: str | None = None  # a sentence
    names_private: bool = False


def standing(db: sqlite3.Connection, db_path: Path, document: int) -> Standing:
    """What there is of a document's original."""
    row = db.execute("select sha256, container from documents where id = ?", [document]).fetchone()
    if not row:
        raise NotThere("There is no such document.")
    digest, container = row
    named = names_private(db, document)
    if container is not None:
        return Standing(None, "It came inside another file.", named)
    original = find(db, db_path, document, digest) if digest else None
    return Standing(original, None if original else "The original is no longer where it was read.", named)


def find(db: sqlite3.Connection, db_path: Path, document: int, digest: str) -> Original | None:
    """The file, if it still lies somewhere: our copy, else where it was found, as large and old as it was then."""
    copy = place(store_of(db_path), digest)
    if copy.is_file():
        return Original(copy, digest)
    for text, size, modified in db.execute(
        "select path, size, modified from sources where document = ? and gone is null", [document]
    ):
        path = Path(text)
        try:
            found = path.lstat()
        except (OSError, ValueError):
            continue
        if path.is_file() and not path.is_symlink() and (found.st_size, found.st_mtime) == (size, modified):
            return Original(path, digest)
    return None


def is_genuine(original: Original) -> bool:
    """Whether the file still holds the bytes that were read."""
    try:
        with original.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == original.digest
    except OSError:
        return False


def names_private(db: sqlite3.Connection, document: int) -> bool:
    """Whether something of a document is withheld, or of what came inside it."""
    inner = [row[0] for row in db.execute("select id from documents where container = ?", [document])]
    return any(withheld(db, one) or is_masked(db, one) for one in (document, *inner))


def is_masked(db: sqlite3.Connection, document: int) -> bool:
    """Whether a name was taken out of a document's text; the search index knows, where the text would take long."""
    found = db.execute(
        "select 1 from pages_fts join pages p on p.id = pages_fts.rowid "
        "where pages_fts match ? and pages_fts.rowid between ? and ? and instr(p.text, ?) limit 1",
        [f'"{MASK}"', first_row(document), first_row(document + 1) - 1, MASK],
    )
    return found.fetchone() is not None


def page_row(db: sqlite3.Connection, document: int, page: int) -> tuple[int, str, str] | None:
    """A page's number as a row, its text, and where that came from; rows follow one another as pages do."""
    columns = "select id, text, source from pages where"
    row = (
        db.execute(
            f"{columns} id = ? and document = ? and number = ?", [first_row(document) + page - 1, document, page]
        ).fetchone()
        or db.execute(f"{columns} document = ? and number = ?", [document, page]).fetchone()
    )
    return (row[0], row[1] or "", row[2] or "") if row else None


def withheld(db: sqlite3.Connection, document: int, page: int | None = None) -> list[Box | None]:
    """The boxes that pictures hide; None for what stands nobody knows where."""
    if not db.execute("select 1 from sqlite_master where name = 'withheld'").fetchone():
        return []
    rows = db.execute("select bbox from withheld where document = ? and page = coalesce(?, page)", [document, page])
    return [tuple(json.loads(bbox)) if bbox else None for (bbox,) in rows]


def hidden_on(db: sqlite3.Connection, document: int, page: int) -> tuple[Box, ...]:
    """What a picture of a page must hide; raises NotAllowed where that is not known well enough."""
    row = page_row(db, document, page)
    if not row:
        raise NotThere("There is no such page.")
    boxes = withheld(db, document, page)
    if None in boxes or (MASK in row[1] and not boxes):
        raise NotAllowed(PRIVATE)
    return tuple(box for box in boxes if box)
