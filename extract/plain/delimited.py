"""CSV and its relatives: which sign parts the fields, and the rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 200
LONGEST_FIELD = 8_000_000
SWALLOWED = 200  # line ends in one field: an unclosed quote swallows what follows


class Delimited(NamedTuple):
    """How the fields of a text are parted, and how sure that is (0 to 1)."""

    delimiter: str
    columns: int
    sure: float


def sniff(text: str) -> Delimited | None:
    r"""The sign that parts the fields, if one does so in most lines.

    >>> sniff("Year;Cases\n2020;1,5\n2021;2,5\n")
    Delimited(delimiter=';', columns=2, sure=1.0)
    >>> sniff("Dear Sir, thank you.\nWe found none\nPS\n")
    """
    found = [one for delimiter in DELIMITERS if (one := fit(text, delimiter))]
    return max(found, key=lambda one: (one.sure * (one.columns > 1), one.columns), default=None)


def fit(text: str, delimiter: str) -> Delimited | None:
    """How well a sign parts the fields."""
    counts = Counter(len(row) for row in islice(read_rows(text, delimiter), SAMPLE_ROWS) if any(row))
    total = sum(counts.values())
    columns, most = max(counts.items(), key=lambda one: (one[1] * (one[0] > 1), one[0]), default=(0, 0))
    if columns < 2 or most < 2 or most < 0.5 * total:
        return None
    return Delimited(delimiter, columns, most / total)


def read_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a text; quotes and line ends in quoted fields are undone."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def swallows(row: list[str]) -> bool:
    """Whether a field holds so many lines that a quote must have been left open."""
    return any(field.count("\n") > SWALLOWED for field in row)
