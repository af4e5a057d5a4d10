"""Databases of earlier releases, opened by this one; each file in earlier/ was made by the release it is named for."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from extract.errors import BadUsage
from index.schema import RECORD_LISTS, SEARCHED, VERSION
from index.search import search
from index.store import open_index

EARLIER = Path(__file__).parent / "earlier"
SAID = {  # what its rows say of documents, whatever their numbers
    "select d.name, p.number, p.text from pages p join documents d on d.id = p.document order by 1, 2",
    "select d.name, q.number, q.text from questions q join documents d on d.id = q.document order by 1, 2",
    "select s.path, d.sha256 from sources s join documents d on d.id = s.document order by 1",
    "select o.name, i.name from documents i join documents o on o.id = i.container order by 1, 2",
    "select a.name, d.name from attachments a join documents d on d.id = a.inner_document order by 1, 2",
}


@pytest.fixture
def old(tmp_path):
    """A database of version 1."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((EARLIER / "1.db.gz").read_bytes()))
    return path


def rows(path, sql):
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def test_an_earlier_database_says_the_same_afterwards(old):
    before = {sql: rows(old, sql) for sql in SAID}
    with open_index(old):
        pass
    assert {sql: rows(old, sql) for sql in SAID} == before
    assert all(before.values())
    assert rows(old, "pragma user_version") == [(VERSION,)]
    assert rows(old, "pragma integrity_check") == [("ok",)]
    assert rows(old, "pragma foreign_key_check") == []


def test_an_earlier_database_is_searched_newest_first(old):
    with open_index(old) as db:
        found = search(db.conn, "council", newest=True)
        for name in SEARCHED:
            db.execute(f'insert into "{name}_fts" ("{name}_fts", rank) values (\'integrity-check\', 1)')
    dates = [hit.date for hit in found.hits if hit.date]
    assert len(dates) > 1
    assert dates == sorted(dates, reverse=True)


def test_columns_and_views_that_came_later_are_added(old):
    with open_index(old) as db:
        db.execute('drop view "outcomes"')
        db.execute('create view "outcomes" as select 1 as other')
        db.execute('alter table "questions" drop column "basis"')
    with open_index(old) as db:
        assert "basis" in db.table("questions").columns_dict
        assert "exemption" in db.view("outcomes").columns_dict
        assert {"basis", "document"} <= db.table("questions").columns_dict.keys()
        assert set(RECORD_LISTS) <= set(db.table_names())


def test_a_later_database_is_refused(old):
    db = sqlite3.connect(old)
    db.execute(f"pragma user_version = {VERSION + 1}")
    db.close()
    with pytest.raises(BadUsage, match="upgrade townclerk"), open_index(old):
        pass
