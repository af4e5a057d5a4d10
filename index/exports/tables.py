"""Tables as they are: CSV with CSVW metadata, JSON Lines, Parquet, and one view as a workbook."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

from extract.errors import BadUsage
from index.exports.rows import Rows, Value, table, tables
from index.metadata import load_metadata
from index.schema import RECORD_LISTS, column_types

CSVW = "http://www.w3.org/ns/csvw"
DATATYPES = {int: "integer", float: "number", str: "string"}
SHEET_ROWS = 1_048_576


def write_csv(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """One CSV file a table, and csvw-metadata.json that describes them."""
    written = []
    described = []
    for rows in [table(db, view)] if view else tables(db):
        path = folder / f"{rows.name}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(rows.columns)
            writer.writerows(tuple(map(defused, row)) for row in rows)
        written.append(path)
        described.append(csvw_table(rows))
    metadata = folder / "csvw-metadata.json"
    metadata.write_text(_json({"@context": CSVW, "tables": described}, indent=1) + "\n", encoding="utf-8")
    return [*written, metadata]


def csvw_table(rows: Rows) -> dict[str, object]:
    """What CSVW says of a table."""
    texts = load_metadata()["databases"]["townclerk"]["tables"].get(rows.name, {})
    kinds = column_types(RECORD_LISTS[rows.name]) if rows.name in RECORD_LISTS else {}
    columns = [
        {
            "name": name,
            "titles": name,
            "datatype": DATATYPES[kinds.get(name, str)],
            "dc:description": texts.get("columns", {}).get(name, "The hash of the paper's bytes"),
        }
        for name in rows.columns
    ]
    return {
        "url": f"{rows.name}.csv",
        "dc:title": texts.get("title", rows.name),
        "dc:description": texts.get("description", ""),
        "tableSchema": {"columns": columns},
    }


def defused(value: Value) -> Value:
    """A cell that no spreadsheet takes for a formula.

    >>> defused("=1+1"), defused("-5"), defused(3)
    ("'=1+1", '-5', 3)
    """
    if not isinstance(value, str) or value[:1] not in ("=", "+", "-", "@", "\t", "\r") or _is_number(value):
        return value
    return f"'{value}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def write_jsonl(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """One file a table, a JSON object a line; what is a list in a record is a list here."""
    written = []
    for rows in [table(db, view)] if view else tables(db):
        path = folder / f"{rows.name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(_json(dict(zip(rows.columns, map(_unfolded, row), strict=True))) + "\n")
        written.append(path)
    return written


def _unfolded(value: Value) -> object:
    """A list that the database holds as JSON, as the list it is."""
    if isinstance(value, str) and value[:1] == "[" and value[-1:] == "]":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def write_parquet(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """One file a table, compressed; every column has one type, whatever a table holds."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BadUsage("Parquet needs one more package: pip install 'townclerk[parquet]'") from None
    written = []
    kinds = {int: pyarrow.int64(), float: pyarrow.float64(), str: pyarrow.string()}
    for rows in [table(db, view)] if view else tables(db):
        types = column_types(RECORD_LISTS[rows.name]) if rows.name in RECORD_LISTS else {}
        found = list(rows)
        arrays = []
        for place, name in enumerate(rows.columns):
            values = [row[place] for row in found]
            kind = types.get(name) or _common_type(values)
            arrays.append(pyarrow.array([None if v is None else kind(v) for v in values], kinds[kind]))
        path = folder / f"{rows.name}.parquet"
        parquet.write_table(pyarrow.Table.from_arrays(arrays, names=list(rows.columns)), path)
        written.append(path)
    return written


def _common_type(values: list[Value]) -> type:
    """The narrowest type that all values have."""
    found = {type(value) for value in values if value is not None}
    return int if found == {int} else float if found and found <= {int, float} else str


def write_xlsx(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """One table or view as a workbook."""
    if not view:
        raise BadUsage("a workbook holds one table or view: name it with --view")
    path = folder / f"{view}.xlsx"
    rows = table(db, view)
    write_workbook(path, {rows.name: [rows.columns, *rows]})
    return [path]


def write_workbook(path: Path, sheets: dict[str, list[tuple[Value, ...]]]) -> None:
    """A workbook of text and numbers, headings frozen; nothing in it is a formula, and it carries no date."""
    from datetime import datetime

    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001  # the format knows no zones
    bold = book.add_format({"bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows[:SHEET_ROWS]):
            for place, value in enumerate(row):
                if value is not None:
                    sheet.write(number, place, value, bold if number == 0 else None)
    book.close()
