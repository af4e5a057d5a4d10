"""Socrata: a disclosure log kept as a dataset, row by row in pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode, urlsplit

from scrape.choosing import Ask
from scrape.logs import FIELDS, choose_columns, found_of, parse_objects, read_rows
from scrape.markup import parsed
from scrape.records import Answer, Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused

OPTIONS = {
    **{field: f"name of the column that gives the {field}, where it is not found by itself" for field in FIELDS},
    "text": "true to keep the words of the log even where it links to the reply (default false)",
}
# https://data.example/resource/ab12-cd34.json, https://data.example/d/ab12-cd34, …/Council/FOI-log/ab12-cd34/about_data
DATASET = re.compile(r"/(?P<id>[a-z0-9]{4}-[a-z0-9]{4})(?:\.(?:json|csv))?(?:/\w+)?/?$")
ROWS = Expect(form="json")
PAGE_LENGTH = 1000
MOST_PAGES = 200


def bid(place: Place) -> float:
    """Sure of addresses that name a dataset as Socrata does."""
    path = urlsplit(place.address).path
    return 0.9 if DATASET.search(path) and re.search(r"^/(?:resource|d|[\w-]+/[\w-]+)/", path) else 0.0


def resource(place: Place) -> str:
    """The address of a dataset's rows.

    >>> resource(Place("A", "socrata", "https://data.example/d/ab12-cd34"))
    'https://data.example/resource/ab12-cd34.json'
    """
    parts = urlsplit(place.address)
    match = DATASET.search(parts.path)
    if match is None:
        raise Refused("parse_error", "the address names no dataset", place.address)
    return f"{parts.scheme}://{parts.netloc}/resource/{match['id']}.json"


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """The replies dated in the wanted days; all of them where the dataset has no column of dates."""
    if not wanted.takes_paper("foi_reply"):
        return
    address = resource(place)
    columns = find_columns(address, place, ask)
    condition = {"$where": between(columns["date"], wanted)} if "date" in columns else {}
    told = {field: str(place.options[field]) for field in FIELDS if place.options.get(field)}
    for page in range(MOST_PAGES):
        query = {"$limit": PAGE_LENGTH, "$offset": page * PAGE_LENGTH, "$order": ":id", **condition}
        answer = ask(f"{address}?{urlencode(query)}", ROWS)
        rows = parsed(answer, lambda answer: parse_objects(answer.body))
        for row in parsed(answer, lambda answer: list(read_rows(parse_objects(answer.body), answer.address, told))):
            if row.date is None or wanted.since <= row.date <= wanted.until:
                yield found_of(row, place.authority, place.address, place.options.get("text") is True)
        if len(rows) < PAGE_LENGTH:
            yield Whole(since=wanted.since, until=wanted.until)
            return
    ask.note(Refused("over_budget", f"more than {MOST_PAGES * PAGE_LENGTH} rows", place.address))


def between(column: str, wanted: Wanted) -> str:
    """The condition that a column's date lies in the wanted days."""
    return f"{column} >= '{wanted.since}T00:00:00' AND {column} <= '{wanted.until}T23:59:59'"


def find_columns(address: str, place: Place, ask: Ask) -> Mapping[str, str]:
    """A dataset's columns, by a few of its rows, remembered a month; the date's only where it holds timestamps."""
    kept = ask.recall("columns")
    if kept:
        return dict(json.loads(kept))
    answer: Answer = ask(f"{address}?{urlencode({'$limit': 20})}", ROWS)
    rows = parsed(answer, lambda answer: parse_objects(answer.body))
    if not rows:
        raise Refused("not_content", "the dataset has no rows at all", address)
    names = list(dict.fromkeys(name for row in rows for name in row))
    told = {field: str(place.options[field]) for field in FIELDS if place.options.get(field)}
    columns = dict(choose_columns(names, told))
    stamps = [value for row in rows if isinstance(value := row.get(columns.get("date", "")), str)]
    if not stamps or not all(re.match(r"\d{4}-\d{2}-\d{2}T", stamp) for stamp in stamps):
        columns.pop("date", None)
    if columns:
        ask.remember("columns", json.dumps(columns), days=30)
    return columns
