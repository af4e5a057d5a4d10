"""Databases in memory and on disk, filled with records of invented bodies."""

import pytest
from sqlite_utils import Database

from extract.records import Records
from index.schema import create_schema
from index.store import Source, add_document


@pytest.fixture
def db():
    """A fresh database in memory."""
    db = Database(memory=True)
    db.conn.isolation_level = None
    create_schema(db)
    yield db
    db.conn.close()


@pytest.fixture
def add(db):
    """Adds records to the database; the number of the document."""

    def add(records: Records, path: str | None = None) -> int:
        path = path or records.document.name or "paper"
        return add_document(db, records, Source(path, 1, 1.0), "1", 1, "2026-01-01T00:00:00+00:00")

    return add
