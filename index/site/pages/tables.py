"""Tables: the list, and each as printed or sorted, as CSV, with its place in the paper and its sisters over time."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.exports.tables import defused
from index.naming import paper_name
from index.site.answering import Answer, Nav, Route
from index.site.asking import Asked
from index.site.listings import Column, Kind, Listing, list_things
from index.site.refusals import NotThere
from index.site.rows import fetched
from index.site.sorting import NUMERIC, sorted_rows

MOST = 1_000  # rows on the page; CSV has them all


class Sister(NamedTuple):
    """The same table in another paper."""

    row: int
    title: str | None
    date: str | None
    committee: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the head: it may cover several places."""

    text: str
    rows: int
    columns: int
    href: str | None = None  # sorts by the column
    direction: str = "none"
    number: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    id: int
    title: str
    document: int
    paper: str
    date: str | None
    authority: str | None
    page: int | None
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    cut: int  # rows that are not shown
    sorted: bool
    notes: tuple[str, ...]
    sisters: tuple[Sister, ...]
    before: int | None
    after: int | None


TABLES = Kind(
    "tables",
    "Tables",
    "Tables of papers, replies and spreadsheets, whole also where they run over pages.",
    """select t.id as key, coalesce(t.title, 'without caption, first row: ' || substr(
            (select group_concat(value, ' · ') from json_each(json_extract(t.rows, '$[0]')) where value != ''),
            1, 80)) as title,
        json_array_length(t.rows) as row_count, d.authority, d.date
        from tables t join documents d on d.id = t.document and d.same_as is null""",
    (
        Column("title", "Table"),
        Column("row_count", "Rows", "number"),
        Column("authority", "Authority"),
        Column("date", "Date", "date"),
    ),
    "-date",
    lambda asked, key: asked.links.table(int(key)),
    find="title",
    narrowed=(("authority", "Authority", "select name from authorities order by 1"),),
)


def look_list(db: sqlite3.Connection, asked: Asked) -> Listing:
    """All of them."""
    return list_things(db, asked, TABLES)


def look(db: sqlite3.Connection, asked: Asked) -> TableView:
    """One of them."""
    found = _found(db, asked.row())
    rows, types = json.loads(found["rows"] or "[]"), json.loads(found["types"] or "[]")
    head_rows = min(found["header_rows"] or 0, len(rows))
    head, body = rows[:head_rows], rows[head_rows:]
    width = max(map(len, rows), default=0)
    kinds = [*types, *["text"] * width][:width]
    order = asked.choice("sort", [f"{sign}{place}" for place in range(1, width + 1) for sign in ("", "-")])
    if order:
        place = int(order.removeprefix("-")) - 1
        body = sorted_rows(body, place, kinds[place], order.startswith("-"))
    return TableView(
        found["id"],
        found["title"] or "Table without caption",
        found["document"],
        paper_name(found["kind"], found["paper"], found["committee"], found["name"]),
        found["date"],
        found["authority"],
        found["page"],
        heads(asked, head, json.loads(found["spans"] or "[]"), kinds, order)
        if head
        else _numbered(asked, kinds, order),
        tuple(map(tuple, body[:MOST])),
        tuple(kind in NUMERIC for kind in kinds),
        max(0, len(body) - MOST),
        bool(order),
        tuple(json.loads(found["notes"] or "[]")),
        _sisters(db, found["id"]),
        *_neighbours(db, found["document"], found["id"]),
    )


def _found(db: sqlite3.Connection, number: int) -> sqlite3.Row:
    cursor = db.execute(
        "select t.*, d.title as paper, d.kind, d.committee, d.name, d.date, d.authority "
        "from tables t join documents d on d.id = t.document where t.id = ?",
        [number],
    )
    cursor.row_factory = sqlite3.Row
    found: sqlite3.Row | None = cursor.fetchone()
    if found is None:
        raise NotThere("There is no such table.")
    return found


def heads(
    asked: Asked, head: Sequence[Sequence[str]], spans: Sequence[dict[str, int]], kinds: Sequence[str], order: str
) -> tuple[tuple[Cell, ...], ...]:
    """The rows of headings with merged cells merged; the lowest heading of each column sorts by it."""
    merged = {
        (span["row"], span["column"]): (span["rows"], span["columns"]) for span in spans if span["row"] < len(head)
    }
    covered = {
        (row + down, column + right)
        for (row, column), (rows, columns) in merged.items()
        for down in range(rows)
        for right in range(columns)
        if down or right
    }
    made = []
    for row, texts in enumerate(head):
        cells = []
        for column, text in enumerate(texts):
            if (row, column) in covered:
                continue
            rows, columns = merged.get((row, column), (1, 1))
            rows = min(rows, len(head) - row)
            lowest = row + rows == len(head) and columns == 1
            href, direction = _sort(asked, column, kinds, order) if lowest else (None, "none")
            number = columns == 1 and column < len(kinds) and kinds[column] in NUMERIC
            cells.append(Cell(text, rows, columns, href, direction, number))
        made.append(tuple(cells))
    return tuple(made)


def _numbered(asked: Asked, kinds: Sequence[str], order: str) -> tuple[tuple[Cell, ...], ...]:
    """Headings for a table that prints none."""
    cells = (Cell(f"Column {place + 1}", 1, 1, *_sort(asked, place, kinds, order)) for place in range(len(kinds)))
    return (tuple(cells),)


def _sort(asked: Asked, column: int, kinds: Sequence[str], order: str) -> tuple[str, str]:
    """Where a heading leads, and how its column is sorted now; numbers begin with the most."""
    rising, falling = str(column + 1), f"-{column + 1}"
    number = column < len(kinds) and kinds[column] in NUMERIC
    first, second = (falling, rising) if number else (rising, falling)
    direction = {rising: "ascending", falling: "descending"}.get(order, "none")
    return asked.again(sort=second if order == first else first), direction


def _sisters(db: sqlite3.Connection, number: int) -> tuple[Sister, ...]:
    """The same table in other papers, by date."""
    return fetched(
        db,
        Sister,
        "select t.id, t.title, d.date, d.committee, coalesce(d.title, d.name) from matter_rows mine "
        "join matter_rows w on w.matter = mine.matter and w.list = 'tables' join tables t on t.id = w.row "
        "join documents d on d.id = t.document where mine.list = 'tables' and mine.row = ?1 and w.row <> ?1 "
        "order by d.date, t.id limit 100",
        [number],
    )


def _neighbours(db: sqlite3.Connection, document: int, number: int) -> tuple[int | None, int | None]:
    """The tables before and after it in the same paper."""
    before, after = db.execute(
        "select (select max(id) from tables where document = ?1 and id < ?2), "
        "(select min(id) from tables where document = ?1 and id > ?2)",
        [document, number],
    ).fetchone()
    return before, after


def look_csv(db: sqlite3.Connection, asked: Asked) -> Answer:
    """All rows as printed, formulas defused."""
    found = _found(db, asked.row())
    out = io.StringIO()
    csv.writer(out).writerows([defused(cell) for cell in row] for row in json.loads(found["rows"] or "[]"))
    headers = {"content-disposition": f'attachment; filename="table-{found["id"]}.csv"'}
    return Answer("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", headers)


ROUTES = (
    Route(r"/tables", look_list, "site/listing.html"),
    Route(r"/table/(?P<id>\d+)", look, "site/table.html"),
    Route(r"/table/(?P<id>\d+)\.csv", look_csv),
)
NAV = Nav("Tables", "/tables", 70)
