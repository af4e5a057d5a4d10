"""Saved searches: what they find in what was read tonight, and their feeds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from index.feeds import SITE, write_search_feeds
from index.nights import titles_of
from index.opening import reading
from index.queries import parse_query
from index.search import Hit, search
from townclerk.settings import SavedSearch
from townclerk.telling import Followed

MOST = 1000  # hits looked through, newest first


def follow(db_path: Path, searches: Iterable[SavedSearch], run: int) -> tuple[Followed, ...]:
    """What each search finds in the documents that a run of the index read."""
    with reading(db_path) as connection:
        fresh = {row[0] for row in connection.execute("select id from documents where run = ?", [run])}
        return tuple(follow_one(connection, one, fresh) for one in searches)


def renew_feeds(db_path: Path, searches: Iterable[SavedSearch], folder: Path, site: str) -> tuple[str, ...]:
    """The feeds of all searches as files; their names. A feed in which nothing is new is not touched."""
    with reading(db_path) as connection:
        written = [write_search_feeds(connection, folder, one.name, typed_of(one), site or SITE) for one in searches]
    return tuple(str(path) for paths in written for path in paths)


def follow_one(connection: sqlite3.Connection, saved: SavedSearch, fresh: set[int]) -> Followed:
    """What one search finds among fresh documents, once for each document."""
    typed = typed_of(saved)
    results = search(connection, typed, limit=MOST, newest=True)
    if results.query.terms != parse_query(typed).terms:
        return Followed(saved, ())  # its words were not found, but others like them: that is for a person at a screen
    hits: dict[int, Hit] = {}
    for hit in results.hits:
        if hit.document in fresh:
            hits.setdefault(hit.document, named(connection, hit))
    return Followed(saved, tuple(hits.values()))


def named(connection: sqlite3.Connection, hit: Hit) -> Hit:
    """A hit under the title that the site gave the paper, rather than the name of our file."""
    origin = titles_of(connection, hit.document)
    return replace(hit, title=origin[0]) if origin and hit.kind in ("documents", "pages") else hit


def typed_of(saved: SavedSearch) -> str:
    """A saved search as somebody would type it.

    >>> typed_of(SavedSearch("Roads", "road works", ("decisions",), ("Ambleford Council",)))
    'road works kind:decisions authority:"Ambleford Council"'
    """
    fields = [f"kind:{kind}" for kind in saved.kinds]
    fields += [f'authority:"{authority}"' for authority in saved.authorities]
    return " ".join(filter(None, (saved.words, *fields)))
