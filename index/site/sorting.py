"""The rows of a printed table in another order: by number, sum, percentage or day where a column holds such."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBER = re.compile(
    r"\(?[-−–]?\s*[£€$]?\s*(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<scale>k|m|bn|million|billion)?\b", re.I
)
SCALES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
DAY = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{2,4})$")  # 04/05/18
NUMERIC = ("number", "money", "percentage", "range")


def sorted_rows(rows: Sequence[Sequence[str]], column: int, kind: str, falling: bool) -> list[Sequence[str]]:
    """Rows by a column; what is empty or of another kind comes last either way, and equals stay as printed.

    >>> sorted_rows([["a", "£1,200"], ["b", ""], ["c", "£90"]], 1, "money", False)
    [['c', '£90'], ['a', '£1,200'], ['b', '']]
    """
    keyed = [(value(row[column] if column < len(row) else "", kind), row) for row in rows]
    known = [(key, row) for key, row in keyed if key is not None]
    unknown = [row for key, row in keyed if key is None]
    known.sort(key=lambda pair: pair[0], reverse=falling)
    return [row for _, row in known] + unknown


def value(cell: str, kind: str) -> tuple[float, str] | None:
    """By what a cell is sorted; None of what says nothing.

    >>> value("(£1.5m)", "money"), value("12 %", "percentage"), value("n/a", "number"), value("04/05/18", "date")
    ((-1500000.0, ''), (12.0, ''), None, (20180504.0, ''))
    """
    text = cell.strip()
    if not text:
        return None
    if kind in NUMERIC:
        return _number(text)
    if kind == "date":
        return _day(text)
    return 0.0, text.casefold()


def _number(text: str) -> tuple[float, str] | None:
    found = NUMBER.match(text)
    if not found:
        return None
    size = float(found["digits"].replace(",", "")) * SCALES.get((found["scale"] or "").lower(), 1)
    return (-size if text.lstrip("£€$ ").startswith(("(", "-", "−", "–")) else size), ""


def _day(text: str) -> tuple[float, str] | None:
    if len(text) == 10 and text[4] == text[7] == "-":
        return (float(text.replace("-", "")), "") if text.replace("-", "").isdigit() else None
    found = DAY.match(text)
    if not found:
        return None
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return float(year * 10_000 + int(found["month"]) * 100 + int(found["day"])), ""
