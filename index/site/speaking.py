"""How a record of any list is said in a line: what it says, and what else is known of it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extract.records import Box
from index.naming import called

# list -> what is said first: the first of these whose columns all have a value; in the order in which pages offer them.
SAID: dict[str, tuple[str, ...]] = {
    "meetings": ("{committee}", "{place}"),
    "items": ("{number}. {title}", "{title}"),
    "decisions": ("{text}",),
    "votes": ("{name}: {vote}",),
    "actions": ("{text}",),
    "questions": ("{number}. {text}", "{text}", "{number}. (its words are not printed)"),
    "foi": ("{outcome}", "{reference}"),
    "exemptions": ("{code}: {name}", "{code}"),
    "letters": ("{kind}",),
    "reports": ("{title}",),
    "recommendations": ("{text}",),
    "implications": ("{kind}: {text}",),
    "appendices": ("{label}: {title}", "{title}", "{label}"),
    "tables": ("{title}",),
    "attendance": ("{name}",),
    "declarations": ("{name}: {text}",),
    "exclusions": ("{text}",),
    "petitions": ("{text}",),
    "public_questions": ("{text}",),
    "acronyms": ("{short}: {long}",),
    "people": ("{name}",),
    "attachments": ("{name}",),
}
SLOT = re.compile(r"\{(\w+)\}")
# Columns that place a record, or that only programs need.
APART = {
    "id", "document", "page", "bbox", "basis", "meeting", "key", "rows", "row_pages", "spans", "types", "header_rows",
    "typed_rows", "inner_document", "question_group", "sha256", "fingerprint", "evidence",
}  # fmt: skip
CODED = ("foi", "letters")  # whose first column is one of our own words
UNSAID = {"tables": "Table without a title"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A record as a line on a page."""

    kind: str
    row: int
    page: int | None
    said: str
    details: tuple[tuple[str, str], ...]  # (name of a column, value)
    bbox: Box | None
    inferred: bool


def speak(kind: str, row: Mapping[str, object]) -> Spoken:
    """A row of a list as a line.

    >>> row = {"id": 1, "document": 1, "text": "That it be noted.", "verb": "AGREED", "mover": None, "page": 2}
    >>> speak("decisions", row | {"bbox": "[1, 2, 3, 4]", "basis": "stated"}).details
    (('verb', 'AGREED'),)
    """
    form = next((form for form in SAID[kind] if all(row[name] for name in SLOT.findall(form))), "")
    said = form.format_map({name: str(value) for name, value in row.items()})
    details = tuple(
        (name, plain(value))
        for name, value in row.items()
        if name not in APART and name not in SLOT.findall(form) and value not in (None, "", "[]")
    )
    box = row.get("bbox")
    return Spoken(
        kind=kind,
        row=int(str(row["id"])),
        page=int(str(row["page"])) if row.get("page") else None,
        said=called(said) if kind in CODED else said or UNSAID.get(kind, "Its words are not printed"),
        details=details,
        bbox=tuple(json.loads(str(box))) if box else None,
        inferred=row.get("basis") == "inferred",
    )


def plain(value: object) -> str:
    """A value as text; a list, which is kept as JSON, with commas."""
    text = str(value)
    if text.startswith("["):
        try:
            return ", ".join(map(str, json.loads(text)))
        except ValueError:
            return text
    return text


def rows(db: sqlite3.Connection, sql: str, values: list[object]) -> Iterator[dict[str, Any]]:
    """Rows as mappings, whatever the connection gives."""
    found = db.execute(sql, values)
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))


def records_on(db: sqlite3.Connection, document: int, page: int) -> tuple[Spoken, ...]:
    """All records that stand on a page, list by list, in reading order."""
    return tuple(
        speak(kind, row)
        for kind in SAID
        for row in rows(db, f'select * from "{kind}" where document = ? and page = ? order by id', [document, page])
    )


def records_of(db: sqlite3.Connection, kind: str, document: int, limit: int, offset: int = 0) -> tuple[Spoken, ...]:
    """A document's records of one list."""
    sql = f'select * from "{kind}" where document = ? order by id limit ? offset ?'
    return tuple(speak(kind, row) for row in rows(db, sql, [document, limit, offset]))


def record(db: sqlite3.Connection, kind: str, number: int) -> Spoken | None:
    """One record."""
    found = next(rows(db, f'select * from "{kind}" where id = ?', [number]), None)
    return speak(kind, found) if found else None


def count_records(db: sqlite3.Connection, document: int) -> dict[str, int]:
    """How many records of each list a document has; lists without any are left out."""
    counts = {
        kind: db.execute(f'select count(*) from "{kind}" where document = ?', [document]).fetchone()[0] for kind in SAID
    }
    return {kind: number for kind, number in counts.items() if number}
