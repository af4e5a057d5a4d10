"""Search over everything: what a person typed, to hits with snippets, counts and facets, in milliseconds.

Row numbers sort by date (index/numbers.py), so a search index gives its newest matches first. Up to MOST
matches of a list are ranked by bm25 and counted; of more, the newest stand for all, and the answer says so.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field, replace

from index.filters import WRONG, understand_fields
from index.matching import Matches, Sought, match_list
from index.memory import snippets
from index.numbers import document_of
from index.queries import Query, parse_query
from index.wordings import correct_terms, telling_part, widen_all, widen_term

MOST = 20_000
SAMPLE = 5_000  # of each further list, once MOST matches have been counted
OF_MEETINGS = ("items", "decisions", "actions")  # lists whose rows say of which meeting they are
# How far above running text a match ranks; the order is the order of lists where matches are too many to rank.
WEIGHTS = {
    "documents": 6.0,
    "decisions": 4.0,
    "reports": 3.5,
    "items": 3.0,
    "recommendations": 2.5,
    "questions": 2.5,
    "actions": 2.0,
    "tables": 1.2,
    "pages": 1.0,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One match: a row of a list, and the document and page where it stands."""

    kind: str
    row: int
    document: int
    page: int | None
    title: str | None
    authority: str | None
    committee: str | None
    date: str | None
    document_kind: str
    snippet: str
    meeting: str | None = None  # the day of the meeting that it is of, where the paper's is another


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search."""

    query: Query
    hits: tuple[Hit, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)  # list -> matches
    estimated: bool = False  # too many matches: counts are of the newest, and the order is the newest first
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All matches."""
        return sum(self.counts.values())


def search(
    db: sqlite3.Connection,
    typed: str,
    kinds: tuple[str, ...] = (),
    limit: int = 20,
    offset: int = 0,
    newest: bool = False,
) -> Results:
    """The best matches of a text; any text gives an answer, and what was done with it is said in the notes.

    A search that finds nothing is tried once more with its unknown words corrected.
    """
    results = _search(db, typed, kinds, limit, offset, newest)
    if results.total or not (results.query.match or results.query.fields):
        return results
    corrected, notes = correct_terms(db, typed, results.query.terms)
    if not notes:
        return replace(results, notes=(*results.notes, "Nothing was found."))
    again = _search(db, corrected, kinds, limit, offset, newest)
    return replace(again, notes=(*notes, *again.notes))


def _search(
    db: sqlite3.Connection, typed: str, kinds: tuple[str, ...], limit: int, offset: int, newest: bool
) -> Results:
    query = widen_all(db, typed, parse_query(typed, lambda term: widen_term(db, term)))
    filters, notes = understand_fields(db, query.fields)
    if any(note.startswith(WRONG) for note in notes):
        return Results(query, notes=(*query.notes, *notes))
    if not query.match and not query.fields:
        return Results(query, notes=(*query.notes, "Type a word, a name or a “phrase” that is to be found."))
    wanted = [kind for kind in WEIGHTS if kind in (kinds or filters.lists or WEIGHTS)]
    ranking = telling_part(db, query)
    matches: list[Matches] = []
    for kind in wanted:
        room = max(SAMPLE, MOST - sum(match.count for match in matches))
        matches.append(match_list(db, kind, Sought(query.match, ranking, filters, limit + offset, newest), room))
    crowded = any(match.cut for match in matches)
    if crowded or newest:
        order = {kind: float(place) for place, kind in enumerate(WEIGHTS)}
        keyed = [[(0.0 if newest else order[m.kind], place(m.kind, row)) for _, row in m.ranked] for m in matches]
    else:
        keyed = [[(-standing(m, score), place(m.kind, row)) for score, row in m.ranked] for m in matches]
    chosen = heapq.nsmallest(limit + offset, heapq.merge(*map(sorted, keyed)))[offset:]
    return Results(
        query,
        hits=_hits(db, [(kind, row) for _, (_, kind, row) in chosen], query.match),
        counts={match.kind: match.count for match in matches},
        estimated=crowded,
        facets=_facets(db, matches),
        notes=(*query.notes, *notes),
    )


def place(kind: str, row: int) -> tuple[int, str, int]:
    """Where a row stands by date, the newest first, whatever its list."""
    return (row if kind == "documents" else document_of(row), kind, row)


def standing(match: Matches, score: float) -> float:
    """How high a match stands: its share of its list's best, weighed; ranks of different lists do not compare."""
    best = min(score for score, _ in match.ranked)
    return WEIGHTS[match.kind] * (score / best if best else 1.0)


def _facets(db: sqlite3.Connection, matches: list[Matches]) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many matches each authority, committee, kind of paper and year has, among the newest MOST of each list."""
    numbers: Counter[int] = Counter()
    for match in matches:
        numbers.update(match.facets)
    rows = db.execute(
        "select f.id, a.name, c.name, f.kind, f.year from facets f left join authorities a on a.id = f.authority_id "
        "left join committees c on c.id = f.committee_id where f.id in (select value from json_each(?))",
        [json.dumps(list(numbers))],
    )
    facets: dict[str, Counter[str]] = {name: Counter() for name in ("authority", "committee", "kind", "year")}
    for number, *names in rows:
        for facet, name in zip(facets.values(), names, strict=True):
            if name:
                facet[name] += numbers[number]
    return {name: tuple(counter.most_common(30)) for name, counter in facets.items() if counter}


def _hits(db: sqlite3.Connection, chosen: list[tuple[str, int]], match: str) -> tuple[Hit, ...]:
    """The matches with what a reader needs to see of them."""
    rows: dict[str, list[int]] = {}
    for kind, row in chosen:
        rows.setdefault(kind, []).append(row)
    found = {(kind, row): text for kind in rows for row, text in snippets(db, kind, rows[kind], match).items()}
    return tuple(hit for kind, row in chosen if (hit := _hit(db, kind, row, found.get((kind, row), ""))))


def _hit(db: sqlite3.Connection, kind: str, row: int, snippet: str) -> Hit | None:
    document, _, _ = place(kind, row)
    page = {"documents": "null", "pages": "number"}.get(kind, "page")
    met = "(select date from meetings where document = d.id and key = r.meeting)" if kind in OF_MEETINGS else "null"
    found = db.execute(
        f"select {page}, coalesce(d.title, d.name), d.authority, d.committee, d.date, d.kind, nullif({met}, d.date) "
        f'from documents d join "{kind}" r on r.id = ? where d.id = ?',
        [row, document],
    ).fetchone()
    if not found:
        return None
    page_number, title, authority, committee, date, document_kind, meeting = found
    return Hit(kind, row, document, page_number, title, authority, committee, date, document_kind, snippet, meeting)
