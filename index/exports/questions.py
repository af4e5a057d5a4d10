"""Questions asked alike: a row a question, a column an authority, with outcome and answer."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

from index.exports.rows import Value
from index.exports.tables import defused, write_workbook

SQL = """
select g.text, d.authority, q.outcome, q.answer, d.date, d.name, q.page
from questions q join question_groups g on g.id = q.question_group join documents d on d.id = q.document
where d.same_as is null order by g.text, d.authority, d.date, q.id
"""
COLUMNS = ("question", "authority", "outcome", "answer", "replied", "paper", "page")


def write_questions(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """questions.csv, a line an answer; questions.xlsx with a sheet of outcomes by authority beside it."""
    rows: list[tuple[Value, ...]] = db.execute(SQL).fetchall()
    path = folder / "questions_asked_alike.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(tuple(map(defused, row)) for row in rows)
    book = folder / "questions_asked_alike.xlsx"
    write_workbook(book, {"answers": [COLUMNS, *rows], "outcomes": crossed(rows)})
    return [path, book]


def crossed(rows: list[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Questions down, authorities across, outcomes in the cells; several of one authority are all named."""
    authorities = sorted({str(row[1]) for row in rows})
    cells: dict[Value, dict[str, list[str]]] = {}
    for question, authority, outcome, *_ in rows:
        said = cells.setdefault(question, {}).setdefault(str(authority), [])
        if str(outcome or "not clear") not in said:
            said.append(str(outcome or "not clear"))
    body = [(question, *("; ".join(found.get(name, [])) for name in authorities)) for question, found in cells.items()]
    return [("question", *authorities), *body]
