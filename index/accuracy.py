"""How good the rules were when they were measured, kept in the database beside what they said."""

from __future__ import annotations

import csv
from importlib.resources import files

from sqlite_utils import Database


def write_card(db: Database) -> None:
    """The accuracy card of this release, in place of an earlier one's."""
    text = files("index").joinpath("accuracy.tsv").read_text(encoding="utf-8")
    rows = [
        (name, int(a), int(b), int(c), float(f1), float(details) if details else None)
        for name, a, b, c, f1, details in list(csv.reader(text.splitlines(), delimiter="\t"))[1:]
    ]
    old = db.execute('select list, stated, said, "right", f1, details from accuracy order by id').fetchall()
    if old != rows:
        db.execute("delete from accuracy")
        db.conn.executemany(
            'insert into accuracy (list, stated, said, "right", f1, details) values (?, ?, ?, ?, ?, ?)', rows
        )
