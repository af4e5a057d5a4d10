"""A search as the site's addresses ask for it, shared by the page, CSV, JSON and the feeds of the same results.

/?q=road+works&authority=…&committee=…&kind=minutes&year=2026&outcome=refused&in=decisions&sort=newest&page=2
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from extract.records import OUTCOMES
from index.filters import understand_fields
from index.numbers import A_DOCUMENT
from index.schema import SEARCHED
from index.search import MOST, Hit, Results, search
from index.site.asking import Asked
from index.site.refusals import Malformed

PAGE = 20  # results on a page
LAST_PAGE = 50
LARGEST = LAST_PAGE * PAGE  # rows of a download or feed
# What narrows a search: the field of the query language that each name of an address becomes.
NARROWED = ("authority", "committee", "kind", "year", "outcome")
SORTS = ("best", "newest")
YEAR = re.compile(r"\d{4}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search's address asks for."""

    q: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()  # (authority, Wrenmouth City Council), …
    within: str = ""  # one list only: decisions, questions, …
    newest: bool = False
    page: int = 1

    @property
    def anything(self) -> bool:
        """Whether there is something to look for."""
        return bool(self.q or self.narrowed)

    @property
    def typed(self) -> str:
        """The whole search in the query language."""
        return " ".join([self.q, *(f'{name}:"{value.replace(chr(34), " ")}"' for name, value in self.narrowed)]).strip()


def wanted(asked: Asked) -> Wanted:
    """What an address asks for.

    >>> wanted(Asked(query={"q": ("bins",), "year": ("2026",), "in": ("decisions",)})).typed
    'bins year:"2026"'
    """
    return Wanted(
        q=asked.one("q"),
        narrowed=tuple((name, sensible(name, value)) for name in NARROWED for value in asked.many(name)),
        within=asked.choice("in", tuple(SEARCHED)),
        newest=asked.choice("sort", SORTS, "best") == "newest",
        page=asked.number("page", 1, 1, LAST_PAGE),
    )


def sensible(name: str, value: str) -> str:
    """A value that narrows a search; a year that is none, or an outcome that there is not, makes no sense."""
    if name == "year" and not YEAR.match(value):
        raise Malformed(f"{value} is no year; write four figures.")
    if name == "outcome" and value not in OUTCOMES:
        raise Malformed(f"There is no outcome {value}, only {', '.join(OUTCOMES)}.")
    return value


def found_page(db: sqlite3.Connection, want: Wanted) -> Results:
    """The results of one page."""
    return _search(db, want, PAGE, (want.page - 1) * PAGE)


def found_all(db: sqlite3.Connection, want: Wanted, most: int = LARGEST) -> Results:
    """The results from the first on, for downloads and feeds."""
    return _search(db, want, most, 0)


def _search(db: sqlite3.Connection, want: Wanted, limit: int, offset: int) -> Results:
    return search(db, want.typed, (want.within,) if want.within else (), limit, offset, want.newest)


def count_lists(db: sqlite3.Connection, want: Wanted) -> dict[str, int]:
    """How many matches every list has, whichever is looked at."""
    return search(db, want.typed, limit=0).counts


def count_outcomes(db: sqlite3.Connection, results: Results) -> tuple[tuple[str, int], ...]:
    """How the questions that match were answered, the commonest first."""
    if not results.counts.get("questions"):
        return ()
    filters, _ = understand_fields(db, results.query.fields)
    table = '"questions_fts"' if results.query.match else '"questions"'
    source, condition, values = filters.source(table, results.query.match, A_DOCUMENT)
    rows = db.execute(
        f"with m as (select {table}.rowid as r from {source} where {condition or 'true'} limit {MOST}) "
        "select outcome, count(*) from questions where id in (select r from m) and outcome is not null "
        "group by 1 order by 2 desc, 1",
        values,
    )
    return tuple((str(outcome), int(number)) for outcome, number in rows)


def said_of(db: sqlite3.Connection, hits: tuple[Hit, ...]) -> dict[tuple[str, int], str]:
    """A word on each hit besides its text: how a question was answered, by which word a meeting decided."""
    columns = {"questions": "outcome", "decisions": "verb", "tables": "title", "actions": "owner"}
    found: dict[tuple[str, int], str] = {}
    for kind, column in columns.items():
        rows = [hit.row for hit in hits if hit.kind == kind]
        marks = ", ".join("?" * len(rows))
        for row, word in db.execute(f'select id, "{column}" from "{kind}" where id in ({marks})', rows):
            if word:
                found[kind, row] = str(word)
    return found
