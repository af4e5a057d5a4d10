"""The database handed on, each format in a module: `write(db, folder) -> the files written`.

Whatever the order of the runs that built the database, the same papers give the same bytes: rows come in the order of
their papers' dates and hashes, papers are named by their hash, and nothing says when it was exported.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from extract.errors import BadUsage
from index.opening import reading

FORMATS = {
    "csv": "one CSV file a table, with CSVW metadata that says what the columns hold",
    "jsonl": "one file a table, a JSON object a line",
    "parquet": "one file a table, for DuckDB, pandas, Spark (needs townclerk[parquet])",
    "xlsx": "one workbook of one table or view (--view)",
    "questions": "one CSV and one workbook: what each authority answered to each question asked alike",
    "popolo": "people, memberships, motions and votes as Popolo JSON",
    "followthemoney": "public bodies, people, papers and memberships as FollowTheMoney entities",
    "alaveteli": "requests with Alaveteli's state names",
}
MODULES = {"csv": "tables", "jsonl": "tables", "parquet": "tables", "xlsx": "tables"}


def export(db_path: Path, form: str, folder: Path, view: str | None = None) -> list[Path]:
    """Writes a database in a format; the files written."""
    module = import_module(f"index.exports.{MODULES.get(form, form)}")
    write: Callable[[sqlite3.Connection, Path, str | None], list[Path]] = getattr(module, f"write_{form}")
    with reading(db_path) as connection:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return write(connection, folder, view)
        except OSError as error:
            raise BadUsage(f"{folder} cannot be written ({error.strerror}): name another folder with --out") from error
