"""A database of an earlier release, brought up to this one: its rows keep what they say, their tables become ours.

What was only added since (columns, tables, views, search indexes) is added by index/schema.py whenever a database is
opened to be written; here stands what changed otherwise, a step for each version.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from index.numbers import A_DAY, A_DOCUMENT, DAYS
from index.schema import OWN, POINTERS, RECORD_LISTS, SEARCHED


def upgrade(db: Database, version: int) -> None:
    """All steps from a version on."""
    for step in STEPS[version - 1 :]:
        step(db)


def number_newest_first(db: Database) -> None:
    """1 to 2: numbers fall with the day, where they rose with it."""
    for table in RECORD_LISTS:
        db.execute(f'update "{table}" set id = -{_row("id")}')
        db.execute(f'update "{table}" set id = -id')
    db.execute(f"update documents set id = -{_document('id')}")
    db.execute("update documents set id = -id")
    for table, column in _pointing_at_documents():
        db.execute(f'update "{table}" set "{column}" = {_document(column)}')
    for table in ("person_rows", "matter_rows"):
        db.execute(f"update {table} set row = {_row('row')} where list != 'documents'")
        db.execute(f"update {table} set row = {_document('row')} where list = 'documents'")
    for table in SEARCHED:
        db.execute(f'insert into "{table}_fts" ("{table}_fts") values (\'rebuild\')')


def _document(column: str) -> str:
    """The SQL of a document's number, its day turned round."""
    return f'(({DAYS - 1} - "{column}" / {A_DAY}) * {A_DAY} + "{column}" % {A_DAY})'


def _row(column: str) -> str:
    day = A_DAY * A_DOCUMENT
    return f'(({DAYS - 1} - "{column}" / {day}) * {day} + "{column}" % {day})'


def _pointing_at_documents() -> list[tuple[str, str]]:
    own = [(table, own.name) for table, many in OWN.items() for own in many if own.points_at == "documents"]
    others = [(table, name) for table, keys in POINTERS.items() for name, at in keys.items() if at == "documents"]
    return [*own, *others, *((table, "document") for table in RECORD_LISTS)]


STEPS: tuple[Callable[[Database], None], ...] = (number_newest_first,)
