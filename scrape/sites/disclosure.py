"""Disclosure logs as a CSV or JSON file, at an address or on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from scrape.choosing import Ask
from scrape.logs import FIELDS, LogRow, found_of, parse_objects, parse_table, read_rows
from scrape.markup import parsed
from scrape.records import Answer, Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused

OPTIONS = {
    **{field: f"name of the column that gives the {field}, where it is not found by itself" for field in FIELDS},
    "text": "true to keep the words of the log even where it links to the reply (default false)",
    "form": "csv or json, where the address does not end so",
}
LOG = re.compile(r"\.(?P<form>csv|tsv|json|geojson)$", re.IGNORECASE)
MOST = 100_000_000


def bid(place: Place) -> float:
    """Fairly sure of an address or path that ends as a table does."""
    return 0.5 if LOG.search(urlsplit(place.address).path) else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """The replies of the wanted days, and those without a date."""
    if not wanted.takes_paper("foi_reply"):
        return
    rows = read_log(place, ask)
    if not rows:
        raise Refused("not_content", "the log has no replies at all", place.address)
    for row in sorted(rows, key=lambda row: str(row.date or ""), reverse=True):
        if row.date is None or wanted.since <= row.date <= wanted.until:
            log = None if place.host == "local" else place.address
            yield found_of(row, place.authority, log, place.options.get("text") is True)
    yield Whole(since=wanted.since, until=wanted.until)


def read_log(place: Place, ask: Ask) -> list[LogRow]:
    """All rows of the log."""
    form = form_of(place)
    told = {field: str(place.options[field]) for field in FIELDS if place.options.get(field)}
    if place.host == "local":
        try:
            body = Path(place.address).expanduser().read_bytes()
        except OSError as error:
            raise Refused("unreachable", error.strerror or "cannot be read", place.address) from None
        return parse_log(Answer(place.address, 200, "", body), form, told)
    answer = ask(place.address, Expect(form="json" if form == "json" else "csv", most=MOST))
    return parsed(answer, lambda answer: parse_log(answer, form, told))


def form_of(place: Place) -> str:
    """Csv or json: as told, else by the ending.

    >>> form_of(Place("A", "disclosure", "https://a.example/log.json?v=1")), form_of(Place("A", "", "https://a.example/x"))
    ('json', 'csv')
    """
    match = LOG.search(urlsplit(place.address).path)
    form = str(place.options.get("form") or (match["form"] if match else "csv")).lower()
    return "json" if form.endswith("json") else "csv"


def parse_log(answer: Answer, form: str, told: dict[str, str]) -> list[LogRow]:
    """The rows of a log's text."""
    if form == "json":
        return list(read_rows(parse_objects(answer.body), answer.address, told))
    text = (
        answer.body.decode("utf-8-sig", "replace")
        if "�" not in answer.text()
        else answer.body.decode("cp1252", "replace")
    )
    if text.lstrip()[:1] == "<":
        raise Refused("not_content", "a web page instead of a table")
    return list(read_rows(parse_table(text), answer.address, told))


def decoded(body: bytes) -> str:
    """The text of a table: as its mark says, UTF-8 where it is, else as spreadsheets on Windows write it.

    >>> decoded("Côr".encode("cp1252"))
    'Côr'
    """
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
