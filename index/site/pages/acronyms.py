"""Acronyms: the list, and for each everything that papers say it stands for, with where each was first explained."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from index.site.answering import Nav, Route
from index.site.asking import Asked
from index.site.listings import Column, Kind, Listing, list_things
from index.site.refusals import NotThere
from index.site.rows import fetched

LONGEST = 60


class Expansion(NamedTuple):
    """One thing that it stands for, with the paper that said so first."""

    long: str
    papers: int
    authorities: str | None  # their names, each on a line of its own
    row: int
    page: int | None
    date: str | None
    document: int
    paper: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class AcronymView:
    short: str
    spellings: tuple[str, ...]
    expansions: tuple[Expansion, ...]


ACRONYMS = Kind(
    "acronyms",
    "Acronyms",
    "Abbreviations that papers explain themselves, with how many things each stands for.",
    """select r.short as key, r.short as short, min(r.long) as long, count(distinct lower(r.long)) as meanings,
        count(distinct d.authority_id) as authorities, count(distinct r.document) as papers
        from acronyms r join documents d on d.id = r.document and d.same_as is null group by r.short""",
    (
        Column("short", "Acronym"),
        Column("long", "Stands for, among others"),
        Column("meanings", "Meanings", "number"),
        Column("authorities", "Authorities", "number"),
        Column("papers", "Papers", "number"),
    ),
    "short",
    lambda asked, key: asked.links.acronym(key),
    find="short || ' ' || long",
)


def look_list(db: sqlite3.Connection, asked: Asked) -> Listing:
    """All of them."""
    return list_things(db, asked, ACRONYMS)


def look(db: sqlite3.Connection, asked: Asked) -> AcronymView:
    """One of them; capitals do not matter."""
    short = asked.named["short"].strip()
    if not 0 < len(short) <= LONGEST:
        raise NotThere("No paper explains such an acronym.")
    found = fetched(
        db,
        Expansion,
        # Of the rows of an expansion SQLite gives the one with the smallest date: the first definition.
        "select r.long, count(distinct r.document), group_concat(distinct d.authority), r.id, r.page, "
        "min(coalesce(d.date, '9999')), r.document, coalesce(d.committee, d.title, d.name), r.origin "
        "from acronyms r join documents d on d.id = r.document and d.same_as is null "
        "where r.short = ? collate nocase group by lower(replace(r.long, '&', 'and')) order by 2 desc, 1",
        [short],
    )
    if not found:
        raise NotThere("No paper explains such an acronym.")
    spellings = db.execute("select distinct short from acronyms where short = ? collate nocase order by 1", [short])
    return AcronymView(short, tuple(row[0] for row in spellings), found)


ROUTES = (
    Route(r"/acronyms", look_list, "site/listing.html"),
    Route(r"/acronym/(?P<short>[^/]+)", look, "site/acronym.html"),
)
NAV = Nav("Acronyms", "/acronyms", 60)
