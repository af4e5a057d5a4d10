"""What the cells of a table say: numbers, money, shares, dates, ranges, figures kept back; the text stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.phrases import find_dates

EMPTY = re.compile(r"[-–—−.…]*|n/?[ak]|nil|none|not applicable|not available|blank|tbc|tba|\.\.", re.IGNORECASE)
SUPPRESSED = re.compile(  # "<5", "fewer than 5", "*", "5 or fewer", "≤ 10", "[c]", "s12 applied"
    r"[<≤]\s?\d+|(?:fewer|less) than (?:\d+|five|ten)|\d+ or (?:fewer|less)|\*+|\[?(?:c|x|z|supp?ressed|redacted)\]?",
    re.IGNORECASE,
)
NUMBER = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
FIGURE = re.compile(  # "1,234", "(4.7)", "£3.2m", "-12%", "$1.5bn", "12p", "130 [r]", "5*", "1,016¹"
    rf"(?P<open>\()?\s*(?P<sign>[-–−+])?\s*(?P<money>[£$€])?\s*(?P<inner>[-–−])?\s*(?P<number>{NUMBER})\s*"
    r"(?P<scale>k|m|bn|million|billion|thousand)?\s*(?P<share>%|per cent|pence|p)?\s*(?P<close>\))?"
    r"(?:\s*(?:\[\w\]|[*†‡§¹²³]|\(r\)|\(p\)))*",
    re.IGNORECASE,
)
RANGE = re.compile(  # "10–19", "£5,000 - £9,999", "5 to 9", "(1.1–1.2)"
    rf"\(?\s*[£$€]?\s*(?P<low>{NUMBER})\s*%?\s*(?:[-–—−]|to)\s*[£$€]?\s*(?P<high>{NUMBER})\s*%?\s*\)?", re.IGNORECASE
)
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d)")  # "2003–04": a year, and no range of numbers
Stated = float | str | tuple[float, float] | None
MOSTLY = 0.7  # share of a column's filled cells that give it its type


class Value(NamedTuple):
    """What one cell says: its kind, and the number or date where it is one."""

    kind: str  # number, money, percentage, date, range, suppressed, empty, text
    number: float | None = None
    date: str | None = None
    high: float | None = None  # the upper end of a range


@lru_cache(maxsize=8192)
def value_of(text: str) -> Value:
    """The value that a cell's text states.

    >>> value_of("£3.2m").number, value_of("(4.7)").number, value_of("12%").kind
    (3200000.0, -4.7, 'percentage')
    >>> [value_of(text).kind for text in ("<5", "–", "10–19", "3 May 2021", "Elm", "2003–04")]
    ['suppressed', 'empty', 'range', 'date', 'text', 'text']
    """
    text = text.strip()
    if EMPTY.fullmatch(text):
        return Value("empty")
    if SUPPRESSED.fullmatch(text):
        return Value("suppressed")
    return figure_value(text) or range_value(text) or date_value(text) or Value("text")


def figure_value(text: str) -> Value | None:
    """A number, an amount of money or a share; what stands in brackets is below nought."""
    match = FIGURE.fullmatch(text)
    if not match or bool(match["open"]) != bool(match["close"]):
        return None
    number = float(re.sub(r"[, ]", "", match["number"])) * SCALES.get((match["scale"] or "").lower(), 1)
    below = bool(match["open"]) or (match["sign"] or match["inner"] or "+") != "+"
    share = (match["share"] or "").lower()
    kind = "money" if match["money"] or share in {"p", "pence"} else "percentage" if share else "number"
    return Value(kind, round(-number if below else number, 6))


def range_value(text: str) -> Value | None:
    """Two numbers and what lies between them."""
    match = RANGE.fullmatch(text)
    if not match or YEARS.fullmatch(text):
        return None
    low, high = (float(re.sub(r"[, ]", "", match[name])) for name in ("low", "high"))
    return Value("range", low, high=high) if low <= high else None


def date_value(text: str) -> Value | None:
    """A date that is all that the cell says."""
    if len(text) > 40 or not any(char.isdigit() for char in text):
        return None
    for found in find_dates(text):
        if found.end - found.start >= len(text) - 2:
            return Value("date", date=found.value)
    return None


def column_types(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The type of each column: what most of its filled cells are.

    >>> column_types([["Elm", "3", "£1"], ["Oak", "<5", "£2"], ["Ash", "-", ""]])
    ('text', 'number', 'money')
    """
    width = max(map(len, rows), default=0)
    return tuple(column_type([row[column] for row in rows if column < len(row)]) for column in range(width))


def cell_values(rows: Sequence[Sequence[str]], header_rows: int = 0) -> tuple[tuple[Stated, ...], ...]:
    """What the cells of typed columns state, row by row: numbers, dates, the two ends of a range; else None.

    Nothing where no column is typed; headings state nothing.

    >>> cell_values([["Ward", "Cases"], ["Elm", "1,204"], ["Oak", "<5"]], header_rows=1)
    ((None, None), (None, 1204.0), (None, None))
    """
    types = column_types(rows[header_rows:])
    if not any(kind in TYPED for kind in types):
        return ()
    return tuple(
        tuple(
            stated(value_of(text)) if number >= header_rows and kind in TYPED else None
            for text, kind in zip(row, types, strict=False)
        )
        for number, row in enumerate(rows)
    )


def stated(value: Value) -> Stated:
    """A value's number, date (YYYY-MM-DD) or range.

    >>> stated(value_of("3 May 2021")), stated(value_of("5–9"))
    ('2021-05-03', (5.0, 9.0))
    """
    if value.kind == "range" and value.number is not None and value.high is not None:
        return (value.number, value.high)
    return value.date if value.date is not None else value.number


def column_type(texts: Sequence[str]) -> str:
    """What most of the filled cells of one column are; what is kept back counts as what the others are."""
    kinds = Counter(value_of(text).kind for text in texts)
    filled = sum(count for kind, count in kinds.items() if kind not in {"empty", "suppressed"})
    if not filled:
        return "number" if kinds["suppressed"] else "empty"
    kind, count = max(((kind, kinds[kind]) for kind in KINDS), key=lambda pair: pair[1])
    return kind if count >= MOSTLY * filled else "text"


KINDS = ("number", "money", "percentage", "date", "range", "text")
TYPED = frozenset(KINDS) - {"text"}
