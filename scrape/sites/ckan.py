"""CKAN: FOI replies kept as datasets with files, on an open data portal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

from scrape.choosing import Ask
from scrape.markup import absolute, fingerprint, parse_json, parsed, squeeze
from scrape.printed import iso_day
from scrape.records import Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.titles import is_paper

OPTIONS = {
    "query": "words that the datasets hold (default: freedom of information)",
    "organization": "name of the publisher on the portal",
    "group": "name of the theme or group, such as freedom-of-information-disclosure-log",
}
JSON = Expect(form="json")
PAGE_LENGTH = 100
MOST_PAGES = 50
API = re.compile(r"/api(?:/\d|/action)?.*$")
# formats that a file's address need not show
PAPERS = frozenset("pdf doc docx odt rtf txt xls xlsx ods csv ppt pptx zip eml msg".split())


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of a dataset."""

    id: str
    title: str
    address: str
    state: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset with its files."""

    id: str
    title: str
    modified: date | None
    address: str | None
    resources: tuple[Resource, ...]
    listing: str


def bid(place: Place) -> float:
    """Sure of addresses of CKAN's interface, hopeful where a dataset or group is named."""
    path = urlsplit(place.address).path
    if re.search(r"/api/(?:3/)?action(?:/|$)", path):
        return 0.9
    return 0.4 if re.search(r"^/(?:dataset|group|organization|theme)/", path) else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """Files of the datasets that were changed in the wanted days, newest first; the list tells all."""
    if not wanted.takes_paper("foi_reply"):
        return
    start = 0
    for _ in range(MOST_PAGES):
        answer = ask(search_address(place, wanted, start), JSON)
        datasets, total = parsed(answer, lambda answer: parse_search(answer.body, answer.address))
        for dataset in datasets:
            yield from found_in(dataset)
        start += PAGE_LENGTH
        if not datasets or start >= total:
            yield Whole(since=wanted.since, until=wanted.until)
            return
    ask.note(Refused("over_budget", f"more than {MOST_PAGES * PAGE_LENGTH} datasets", place.address))


def search_address(place: Place, wanted: Wanted, start: int) -> str:
    """The address of a page of the portal's search."""
    parts = urlsplit(place.address)
    base = f"{parts.scheme}://{parts.netloc}{API.sub('', parts.path)}".rstrip("/")
    if re.search(r"/(?:dataset|group|organization|theme)(?:/|$)", base):
        base = re.sub(r"/(?:dataset|group|organization|theme)(?:/.*)?$", "", base)
    filters = [f"metadata_modified:[{wanted.since}T00:00:00Z TO {wanted.until}T23:59:59Z]"]
    for option, field in (("organization", "organization"), ("group", "groups")):
        if place.options.get(option):
            filters.append(f'{field}:"{place.options[option]}"')
    default = "" if place.options.get("group") else "freedom of information"
    query = {
        "q": str(place.options.get("query") or default),
        "fq": " AND ".join(filters),
        "sort": "metadata_modified desc",
        "rows": PAGE_LENGTH,
        "start": start,
    }
    return f"{base}/api/3/action/package_search?{urlencode(query)}"


def parse_search(body: bytes, base: str) -> tuple[tuple[Dataset, ...], int]:
    """The datasets of a package_search answer, and how many there are in all."""
    value = parse_json(body)
    result = value.get("result") if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("success") is not True or not isinstance(result, dict):
        raise Refused("not_content", "the portal says that the search failed")
    rows, count = result.get("results"), result.get("count")
    if not isinstance(rows, list):
        raise Refused("parse_error", "no results in the answer of a search")
    datasets = tuple(found for row in rows if isinstance(row, dict) and (found := _dataset(row, base)))
    return datasets, count if isinstance(count, int) else len(rows)


def _dataset(row: dict[str, object], base: str) -> Dataset | None:
    identity, rows = row.get("id"), row.get("resources")
    if not isinstance(identity, str) or row.get("state", "active") != "active":
        return None
    title = squeeze(str(row.get("title") or row.get("name") or identity))
    files = rows if isinstance(rows, list) else []
    return Dataset(
        id=identity,
        title=title,
        modified=iso_day(row.get("metadata_modified")),
        address=absolute(str(row.get("url") or ""), base),
        resources=tuple(found for each in files if isinstance(each, dict) and (found := _resource(each, title, base))),
        listing=fingerprint(row.get("metadata_modified"), title),
    )


def _resource(row: dict[str, object], title: str, base: str) -> Resource | None:
    """A file that papers come in; a map service or a web page is none."""
    address = absolute(str(row.get("url") or ""), base)
    form = str(row.get("format") or "").strip(" .").lower()
    if address is None or not (form in PAPERS or is_paper(address)):
        return None
    name = squeeze(str(row.get("name") or ""))
    generic = not name or name.casefold() in ("download", "file", "pdf", "data", "link")
    state = fingerprint(row.get("last_modified"), row.get("hash"), row.get("size"), address)
    return Resource(str(row.get("id") or address), title if generic else f"{title}: {name}", address, state)


def found_in(dataset: Dataset) -> Iterator[MeetingFound | Found | Whole]:
    """A dataset and its files."""
    yield MeetingFound(
        key=dataset.id,
        committee=None,
        date=dataset.modified,
        title=dataset.title,
        address=dataset.address,
        listing=dataset.listing,
        state=fingerprint(dataset),
        minutes_published=True,
    )
    for resource in dataset.resources:
        yield Found(
            kind="resource",
            id=resource.id,
            title=resource.title,
            address=resource.address,
            paper="foi_reply",
            meeting=dataset.id,
            date=dataset.modified,
            recheck="state",
            state=resource.state,
        )
    yield Whole(meeting=dataset.id)
