"""The stylesheet and the script, under addresses that change with them, so that browsers keep them for good."""

from __future__ import annotations

import sqlite3

from index.site.answering import Answer, Route
from index.site.asking import Asked
from index.site.refusals import NotThere
from index.site.templating import HERE

TYPES = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
KEPT = {"cache-control": "public, max-age=31536000, immutable"}


def look(db: sqlite3.Connection, asked: Asked) -> Answer:
    """A file of ours."""
    name = asked.named["name"]
    if name not in TYPES:
        raise NotThere("There is no such file.")
    return Answer((HERE / "static" / name).read_bytes(), TYPES[name], KEPT if asked.one("v") else {})


ROUTES = (Route(r"/static/(?P<name>[a-z.]+)", look),)
