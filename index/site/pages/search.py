"""The search page at `/`: one box over everything."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from index.search import Results, search
from index.site.answering import Nav, Route
from index.site.asking import Asked


@dataclass(frozen=True, slots=True)
class SearchView:
    q: str
    found: Results | None


def look(db: sqlite3.Connection, asked: Asked) -> SearchView:
    """The results of a search."""
    q = asked.one("q")
    return SearchView(q, search(db, q) if q else None)


ROUTES = (Route(r"/", look, "site/search.html"),)
NAV = Nav("Search", "/", 0)
