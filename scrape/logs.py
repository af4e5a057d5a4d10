"""Disclosure logs as rows of named fields: which column means what, and a reply out of each row."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from scrape.composing import compose_reply
from scrape.markup import absolute, fingerprint, parse_json, squeeze
from scrape.printed import find_date
from scrape.records import Found
from scrape.refusals import Refused
from scrape.wordings import load_pairs

FIELDS = ("reference", "title", "date", "link", "request", "response")
PLAIN = re.compile(r"[\W_]+")
MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class LogRow:
    """A reply as a log has it."""

    reference: str | None
    title: str
    date: date | None
    link: str | None
    request: str
    response: str


def column_key(name: str) -> str:
    """A column's name as names are compared.

    >>> column_key("Date of Response:")
    'dateofresponse'
    """
    return PLAIN.sub("", name).casefold()


@cache
def known_columns() -> Mapping[str, tuple[str, ...]]:
    """What logs call their columns, likeliest first."""
    pairs = load_pairs("columns")
    return {field: tuple(column_key(name) for named, name in pairs if named == field) for field in FIELDS}


def choose_columns(names: Sequence[str], told: Mapping[str, str]) -> Mapping[str, str]:
    """Which column gives which field: as told, else by what logs call them.

    >>> choose_columns(["FOI Ref", "Subject", "Date closed", "What they asked"], {"request": "What they asked"})
    {'reference': 'FOI Ref', 'title': 'Subject', 'date': 'Date closed', 'request': 'What they asked'}
    """
    by_key = {column_key(name): name for name in reversed(names)}
    chosen: dict[str, str] = {}
    for field, known in known_columns().items():
        if field in told and column_key(told[field]) not in by_key:
            raise Refused("parse_error", f"no column {told[field]!r} in the log, it has: {', '.join(names)[:200]}")
        wanted = (told[field],) if field in told else known
        found = next((by_key[key] for name in wanted if (key := column_key(name)) in by_key), None)
        if found is not None and found not in chosen.values():
            chosen[field] = found
    return chosen


def parse_table(text: str) -> list[dict[str, object]]:
    """The rows of a CSV text, by the names in its first line that has several."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        rows = list(islice(reader, MOST_ROWS))
    except csv.Error as error:
        raise Refused("parse_error", f"no table: {error}") from None
    return rows_of_cells(rows)


def delimiter_of(text: str) -> str:
    r"""What parts the cells of a table: that which parts most of its first lines into several, and into as many.

    >>> delimiter_of("Ref;Title\n1;Bins, bags\n2;Roads, paths\n")
    ';'
    """

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(text[:20_000].splitlines()[:40], delimiter=delimiter))
        return max(((lines, width) for width, lines in widths.items() if width > 1), default=(0, 0))

    return max(",;\t|", key=evenness)


def rows_of_cells(rows: Sequence[Sequence[str]]) -> list[dict[str, object]]:
    """Rows by the names in their first line that names at least two columns; lines above it are titles."""
    first = next((n for n, row in enumerate(rows[:20]) if sum(bool(cell.strip()) for cell in row) >= 2), None)
    if first is None:
        raise Refused("parse_error", "a table without a line of names")
    names = [squeeze(cell.lstrip("\ufeff")) or f"column {n}" for n, cell in enumerate(rows[first], 1)]
    return [
        dict(zip(names, (squeeze_lines(cell) for cell in row), strict=False))
        for row in rows[first + 1 :]
        if any(cell.strip() for cell in row)
    ]


def squeeze_lines(text: str) -> str:
    """Text with its lines kept and the rest of its whitespace single."""
    return "\n".join(line for part in text.splitlines() if (line := squeeze(part)))


def parse_objects(body: bytes) -> list[dict[str, object]]:
    """The rows of a JSON answer: a list of objects, or the longest such list in an object."""
    value = parse_json(body)
    if isinstance(value, dict):
        lists = [each for each in value.values() if isinstance(each, list)]
        value = next(
            (each for each in lists if any(isinstance(row, dict) for row in each)), lists[0] if lists else None
        )
    if not isinstance(value, list):
        raise Refused("parse_error", "no list of rows in the answer")
    return [row for row in value[:MOST_ROWS] if isinstance(row, dict)]


def read_rows(rows: Sequence[Mapping[str, object]], base: str, told: Mapping[str, str]) -> Iterator[LogRow]:
    """The replies of a log's rows; rows that say nothing are none."""
    names = list(dict.fromkeys(str(name) for row in rows[:500] for name in row))
    columns = choose_columns(names, told)
    if rows and not columns.keys() & {"title", "link", "request", "response"}:
        raise Refused("parse_error", f"no column of the log is known, it has: {', '.join(names)[:200]}")
    for row in rows:
        read = _row({field: row.get(name) for field, name in columns.items()}, base)
        if read.link or read.request or read.response:
            yield read


def _row(fields: Mapping[str, object], base: str) -> LogRow:
    request, response = _text(fields.get("request")), _text(fields.get("response"))
    reference = _text(fields.get("reference")) or None
    title = _text(fields.get("title")) or request.partition("\n")[0][:200] or reference or "Reply"
    return LogRow(
        reference, squeeze(title), find_date(_text(fields.get("date"))), _link(fields, base), request, response
    )


def _text(value: object) -> str:
    """A field as text; whatever else a row nests is left out."""
    return squeeze_lines(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _link(fields: Mapping[str, object], base: str) -> str | None:
    """Where a reply lies: an address, or an object with one as Socrata writes links."""
    value = fields.get("link")
    if isinstance(value, dict):
        value = value.get("url")
    address = value.strip() if isinstance(value, str) else ""
    return absolute(address, base) if address and not re.search(r"\s", address) else None


def found_of(row: LogRow, authority: str, log: str | None, prefer_text: bool = False) -> Found:
    """A row's reply: the file it links to, else a page of its own words that is found in the log at its address."""
    identity = row.reference or fingerprint(row.title, row.date, row.link, row.request)
    text = row.response or row.request
    if row.link and not (prefer_text and text):
        return Found(
            kind="foi",
            id=f"{identity} {fingerprint(row.link)}",
            title=row.title,
            address=row.link,
            paper="foi_reply",
            date=row.date,
            form="any",
        )
    body = compose_reply(row.title, authority, row.reference, row.date, row.request, row.response)
    return Found(
        kind="row",
        id=identity,
        title=row.title,
        address=row.link or log,
        paper="foi_reply",
        date=row.date,
        recheck="state",
        state=fingerprint(body),
        body=body,
        suffix=".html",
    )
