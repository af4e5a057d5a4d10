"""The search page at `/`: one box over everything, what narrows it, and the results."""

from __future__ import annotations

import math
import re
import sqlite3
from dataclasses import dataclass

from index.naming import paper_name
from index.search import Hit, Results
from index.site.answering import Nav, Route
from index.site.asking import Asked
from index.site.searching import (
    LAST_PAGE,
    NARROWED,
    PAGE,
    Wanted,
    count_lists,
    count_outcomes,
    found_page,
    said_of,
    wanted,
)

# How the lists are headed, in the order in which they are offered.
TABS = {
    "decisions": "Decisions", "questions": "Questions and answers", "actions": "Actions", "items": "Items",
    "reports": "Reports", "recommendations": "Recommendations", "tables": "Tables", "documents": "Titles",
    "pages": "Running text",
}  # fmt: skip
HEADINGS = {
    "authority": "Authority", "committee": "Committee", "kind": "Kind of paper", "year": "Year", "outcome": "Outcome"
}  # fmt: skip
SHOWN = 8  # entries of a facet that are seen at once
NEWEST = 10  # papers on the empty page


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its name, how many matches it leaves, where it leads, whether it is chosen."""

    label: str
    number: int | None
    href: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    heading: str
    choices: tuple[Choice, ...]
    shown: int = SHOWN


@dataclass(frozen=True, slots=True)
class Shown:
    """A result with where it leads and the word that is said of it."""

    hit: Hit
    name: str
    snippet: str
    href: str
    word: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the newest papers."""

    id: int
    title: str
    kind: str
    authority: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is, for the page without a search."""

    documents: int
    pages: int
    authorities: int
    newest: tuple[Paper, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    want: Wanted
    results: Results | None = None
    shown: tuple[Shown, ...] = ()
    tabs: tuple[Choice, ...] = ()
    facets: tuple[Facet, ...] = ()
    chips: tuple[Choice, ...] = ()  # what narrows the search now; each leads to the search without it
    first: int = 0  # the number of the first result on the page
    pages: int = 0
    stock: Stock | None = None


def look(db: sqlite3.Connection, asked: Asked) -> SearchView:
    """The results of a search; without one, what there is."""
    want = wanted(asked)
    if not want.anything:
        return SearchView(want, stock=take_stock(db))
    results = found_page(db, want)
    words = said_of(db, results.hits)
    counts = count_lists(db, want) if want.within else results.counts
    counted = {**results.facets, "outcome": count_outcomes(db, results)}
    return SearchView(
        want,
        results,
        shown=tuple(show(asked, hit, words.get((hit.kind, hit.row))) for hit in results.hits),
        tabs=tabs(asked, want, counts),
        facets=tuple(facet for name in NARROWED if (facet := make_facet(asked, want, name, counted.get(name, ())))),
        chips=tuple(chip(asked, name, value) for name, value in want.narrowed),
        first=(want.page - 1) * PAGE + 1,
        pages=min(LAST_PAGE, math.ceil(results.total / PAGE)),
    )


def show(asked: Asked, hit: Hit, word: str | None) -> Shown:
    """A result as the page shows it."""
    name = paper_name(hit.document_kind, hit.title, hit.committee)
    snippet = cells(hit.snippet) if hit.kind == "tables" else hit.snippet
    return Shown(hit, name, snippet, address(asked, hit), word)


def cells(snippet: str) -> str:
    """The cells of a table's rows, which are kept as JSON, with points between them.

    >>> cells('[["Directorate", "Budget £m"], ["Parks", "1…')
    'Directorate · Budget £m | Parks · 1…'
    """
    rows = re.sub(r'"\],\s*\["', " | ", snippet)
    return re.sub(r'",\s*"', " · ", rows).strip('[]"')


def address(asked: Asked, hit: Hit) -> str:
    """Where a result leads: its mark on its page."""
    if hit.kind in ("documents", "pages"):
        return asked.links.document(hit.document, hit.page, find=asked.one("q") if hit.kind == "pages" else None)
    return asked.links.evidence(hit.kind, hit.row, hit.page)


def tabs(asked: Asked, want: Wanted, counts: dict[str, int]) -> tuple[Choice, ...]:
    """All results, and the lists that have some."""
    everything = Choice("All", sum(counts.values()), asked.again(page=None, **{"in": None}), not want.within)
    lists = (
        Choice(label, counts[name], asked.again(page=None, **{"in": name}), want.within == name)
        for name, label in TABS.items()
        if counts.get(name) or (want.within == name and name in counts)
    )
    return (everything, *lists)


def make_facet(asked: Asked, want: Wanted, name: str, counted: tuple[tuple[str, int], ...]) -> Facet | None:
    """The values by which a search may be narrowed; one that is chosen leads to the search without it."""
    chosen = {value for narrowed, value in want.narrowed if narrowed == name}
    values = sorted(counted, reverse=True) if name == "year" else list(counted)
    if len(values) < 2 and not chosen:
        return None
    choices = tuple(
        Choice(value, number, asked.again(page=None, **{name: None if value in chosen else value}), value in chosen)
        for value, number in values
    )
    return Facet(name, HEADINGS[name], choices)


def chip(asked: Asked, name: str, value: str) -> Choice:
    """What narrows the search, leading to the search without it."""
    others = tuple(one for one in asked.many(name) if one != value)
    return Choice(f"{HEADINGS[name].lower()}: {value}", None, asked.again(page=None, **{name: others}))


def take_stock(db: sqlite3.Connection) -> Stock:
    """What the database holds, its newest papers, and a few searches that find something."""
    counts = db.execute(
        "select count(*), coalesce(sum(pages), 0), count(distinct authority_id) from documents where same_as is null"
    ).fetchone()
    newest = db.execute(
        "select id, title, name, kind, authority, committee, date, "
        "(select text from questions q where q.document = documents.id and text is not null order by id limit 1) "
        "from documents "
        f"where same_as is null and status <> 'failed' and date is not null order by date desc, id limit {NEWEST}"
    )
    return Stock(counts[0], counts[1], counts[2], tuple(map(paper, newest)), examples(db))


def paper(row: sqlite3.Row) -> Paper:
    """A paper by its name, a reply by what was asked: their titles are often the Act's."""
    number, title, name, kind, authority, committee, date, question = row
    known = question if kind == "foi_reply" and question else paper_name(kind, title, committee, name)
    return Paper(number, known, kind, authority, date)


# the committee with the most minutes, of those whose names tell them apart ("Council" is many)
DECIDING = (
    "select c.name from committees c join documents d on d.committee_id = c.id and d.kind = 'minutes' "
    "where length(c.name) between 13 and 40 group by c.name order by count(*) desc, c.name limit 1"
)


def examples(db: sqlite3.Connection) -> tuple[str, ...]:
    """Searches that show what the box understands, made of what is there."""
    found: list[str] = []
    for sql, form in (
        ("select short from acronyms group by short order by count(distinct document) desc, short limit 1", "{}"),
        (DECIDING, 'committee:"{}" kind:decisions'),
        ("select substr(max(date), 1, 4) from documents where kind = 'foi_reply'", "outcome:refused year:{}"),
    ):
        row = db.execute(sql).fetchone()
        if row and row[0]:
            found.append(form.format(row[0]))
    return tuple(found)


ROUTES = (Route(r"/", look, "site/search.html"),)
NAV = Nav("Search", "/", 0)
