"""A list of addresses of papers: one a line in a text file, or a single address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from scrape.choosing import Ask
from scrape.markup import absolute, squeeze
from scrape.records import Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.titles import file_title, is_paper, sort_of

OPTIONS = {
    "recheck": "nightly to ask for each address every night, once to leave it at the first time (default nightly)",
}
LIST = re.compile(r"\.(?:txt|urls|lst|list)$", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s,;<>\"']+", re.IGNORECASE)
MOST = 100_000


class Line(NamedTuple):
    """An address and what stands beside it."""

    address: str
    title: str


def bid(place: Place) -> float:
    """Fairly sure of a path that ends as a list does, and of an address that ends as a paper does."""
    if place.host == "local":
        return 0.6 if LIST.search(place.address) else 0.0
    return 0.4 if is_paper(place.address) else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """The listed papers."""
    if place.host == "local":
        try:
            text = Path(place.address).expanduser().read_text("utf-8", errors="replace")
        except OSError as error:
            raise Refused("unreachable", error.strerror or "cannot be read", place.address) from None
    else:
        text = place.address
    lines = parse_list(text)
    if not lines:
        raise Refused("parse_error", "no address in the list", place.address)
    for line in lines:
        yield Found(
            kind="address",
            id=line.address,
            title=line.title,
            address=line.address,
            paper=sort_of(f"{line.title} {urlsplit(line.address).path}"),
            recheck="once" if place.options.get("recheck") == "once" else "nightly",
            form="any",
        )
    yield Whole()


def parse_list(text: str) -> list[Line]:
    r"""The addresses of a list, each once; what stands behind one on its line is its title, "#" begins a remark.

    >>> parse_list("# ours\nhttps://a.example/x.pdf, Budget report\nhttps://a.example/x.pdf\n")
    [Line(address='https://a.example/x.pdf', title='Budget report')]
    """
    found: dict[str, Line] = {}
    for line in text.splitlines()[:MOST]:
        match = None if line.lstrip().startswith("#") else ADDRESS.search(line)
        address = absolute(match[0], match[0]) if match else None
        if match and address:
            title = squeeze(line[match.end() :]).strip(" ,;\t\"'-")
            found.setdefault(address, Line(address, title or file_title(address)))
    return list(found.values())
