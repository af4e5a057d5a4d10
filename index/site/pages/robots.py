"""What robots are asked to leave alone: endless combinations of filters, and the same things as data."""

from __future__ import annotations

import sqlite3

from index.site.answering import Answer, Route
from index.site.asking import Asked

ASIDE = ("townclerk/", "search.", "*?*sort=", "*.png")


def look(db: sqlite3.Connection, asked: Asked) -> Answer:
    """robots.txt; documents and pages for things are open to everybody."""
    lines = ["User-agent: *", *(f"Disallow: {asked.links.base}{path}" for path in ASIDE), "Crawl-delay: 2", ""]
    return Answer("\n".join(lines), "text/plain; charset=utf-8", {"cache-control": "max-age=86400"})


ROUTES = (Route(r"/robots\.txt", look),)
