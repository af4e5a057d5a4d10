"""A page of a document as a picture, and the original itself: as far as the operator and private persons allow."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from dataclasses import dataclass

from extract.records import Box
from index.site.answering import Answer, Route
from index.site.asking import Asked
from index.site.galleries import WIDTHS
from index.site.refusals import Malformed, NotAllowed, NotThere
from index.site.stored import TYPES, Original, Standing, hidden_on, is_genuine, standing

UNSAFE = re.compile(r"[^\w.()-]+")
NO_PICTURES = "Pictures of pages are drawn by `townclerk serve`; this site runs without it."
# An original is somebody else's file: it runs nothing here, whatever it holds.
FILED = {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox"}


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture that may be shown."""

    original: Original
    page: int
    width: int
    hidden: tuple[Box, ...]


def look(db: sqlite3.Connection, asked: Asked) -> Wish:
    """Which picture is wanted, and what it must hide."""
    document, page = asked.row("id"), asked.row("page")
    width = asked.number("width", WIDTHS[1])
    if width not in WIDTHS:
        raise Malformed(f"width must be one of {', '.join(map(str, WIDTHS))}.")
    found = standing(db, asked.site.db_path, document)
    if asked.site.gallery is None:
        raise NotThere(NO_PICTURES)
    if found.original is None:
        raise NotThere(found.why_not or "")
    (form,) = db.execute("select format from documents where id = ?", [document]).fetchone()
    if form != "pdf":
        raise NotThere("Only pages of PDFs can be drawn.")
    return Wish(found.original, page, width, hidden_on(db, document, page))


async def draw(wish: Wish, asked: Asked) -> Answer:
    """The picture."""
    assert asked.site.gallery
    data = await asked.site.gallery.picture(wish.original, wish.page, wish.width, wish.hidden)
    return Answer(data, "image/png", {"cache-control": "max-age=3600", "x-content-type-options": "nosniff"})


@dataclass(frozen=True, slots=True)
class Download:
    original: Original
    name: str
    form: str


def look_original(db: sqlite3.Connection, asked: Asked) -> Download:
    """Which file is wanted."""
    document = asked.row("id")
    found: Standing = standing(db, asked.site.db_path, document)
    if not asked.site.offers(private=found.names_private):
        raise NotAllowed("This original is not handed out here: it names private persons.")
    if found.original is None:
        raise NotThere(found.why_not or "")
    name, form = db.execute("select name, format from documents where id = ?", [document]).fetchone()
    return Download(found.original, UNSAFE.sub("-", name or "document"), form or "")


async def send(download: Download, asked: Asked) -> Answer:
    """The file, as a download."""
    genuine = await asyncio.get_running_loop().run_in_executor(None, is_genuine, download.original)
    if not genuine:
        raise NotThere("The original is no longer where it was read.")
    named = {"content-disposition": f'attachment; filename="{download.name.encode("ascii", "replace").decode()}"'}
    return Answer(download.original.path, TYPES.get(download.form, "application/octet-stream"), {**FILED, **named})


ROUTES = (
    Route(r"/doc/(?P<id>\d+)/pages/(?P<page>\d+)\.png", look, then=draw),
    Route(r"/doc/(?P<id>\d+)/original", look_original, then=send),
)
