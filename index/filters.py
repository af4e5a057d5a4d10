"""The fields of a search as SQL conditions: authority: committee: person: kind: outcome: year: after: before:"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from extract.records import KINDS as DOCUMENT_KINDS
from extract.records import OUTCOMES
from index.numbers import A_DAY, UNDATED, first_document
from index.queries import KINDS
from index.schema import SEARCHED

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?$")  # 2024, 2024-05, 2024-05-31
WRONG = "Not understood: "  # begins a note on a field's value that leaves nothing to search for
KINDS_KNOWN = (*DOCUMENT_KINDS, *SEARCHED)  # what `kind:` takes: kinds of paper, and lists
FEW = 40  # documents that are better looked at one by one
ALIKE = 82  # how alike a mistyped name must be, of 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What the fields leave: a range of days, a set of documents (None: all), some lists."""

    low: int | None = None  # the newest document's number
    high: int | None = None  # the number after the oldest one's
    documents: frozenset[int] | None = None
    lists: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()  # of questions themselves

    def source(self, table: str, match: str, rows: int) -> tuple[str, str, list[object]]:
        """Where to find a table's rows that match, on what condition, and its values; a document has `rows` numbers."""
        conditions: list[str] = []
        values: list[object] = []
        source = table
        if self.documents is not None and len(self.documents) <= FEW:
            # A few documents: each one's stretch of the search index is looked at by itself.
            source = f"(select value * {rows} as low from json_each(?)) f cross join {table}"
            conditions.append(f"{table}.rowid between low and low + {rows - 1}")
            values.append(json.dumps(sorted(self.documents)))
        if self.documents is None:
            conditions.append(f"{table}.rowid / {rows} not in (select id from documents where same_as is not null)")
        if match:
            conditions.append(f"{table} match ?")
            values.append(match)
        if self.documents is not None and len(self.documents) > FEW:
            conditions.append(f"{table}.rowid / {rows} in (select value from json_each(?))")
            values.append(json.dumps(sorted(self.documents)))
        for bound, comparison in ((self.low, ">="), (self.high, "<")):
            if bound is not None:
                conditions.append(f"{table}.rowid {comparison} ?")
                values.append(bound * rows)
        return source, " and ".join(conditions), values


def understand_fields(db: sqlite3.Connection, fields: dict[str, tuple[str, ...]]) -> tuple[Filters, list[str]]:
    """The filters that fields mean, and notes about what was guessed or not understood."""
    notes: list[str] = []
    low, high = _days(fields, notes)
    sets: list[set[int]] = []
    lists: list[str] = []
    for name in ("authority", "committee"):
        if values := fields.get(name):
            sets.append(_documents_named(db, name, values, notes))
    if values := fields.get("person"):
        sets.append(_documents_of_people(db, values, notes))
    if values := fields.get("outcome"):
        sets.append(_documents_with_outcome(db, values, notes))
    if values := fields.get("kind"):
        kinds, lists = _kinds(values, notes)
        if kinds:
            sets.append(_ids(db, f"select id from documents where kind in ({_marks(kinds)})", kinds))
    hidden = _ids(db, "select id from documents where same_as is not null", [])
    documents = frozenset(set.intersection(*sets) - hidden) if sets else None
    outcomes = tuple(value.casefold() for value in fields.get("outcome", ()))
    return Filters(low, high, documents, tuple(lists), outcomes), notes


def _days(fields: dict[str, tuple[str, ...]], notes: list[str]) -> tuple[int | None, int | None]:
    """The newest document's number and the one after the oldest; `before:2024-05` ends where May begins."""
    lows, highs = [], []
    for name in ("after", "before", "year"):
        for value in fields.get(name, ()):
            first = first_day(value)
            if first is None:
                notes.append(
                    f"{WRONG}{name}:{value} is no date; write {name}:2024, {name}:2024-05 or {name}:2024-05-31"
                )
                continue
            highs.append(UNDATED if name == "before" else first_document(first) + A_DAY)
            if name == "before":
                lows.append(first_document(first) + A_DAY)
            if name == "year":
                lows.append(first_document(f"{int(first[:4]) + 1}-01-01") + A_DAY)
    return max(lows, default=None), min(highs, default=None)


def first_day(value: str) -> str | None:
    """The first day of a year, month or day; None of what is none.

    >>> first_day("2024-05"), first_day("2024-02-30")
    ('2024-05-01', None)
    """
    match = DATE.match(value)
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)).isoformat() if match else None
    except ValueError:
        return None


def _documents_named(db: sqlite3.Connection, name: str, values: Iterable[str], notes: list[str]) -> set[int]:
    """The documents of the authorities or committees with such names."""
    table = {"authority": "authorities", "committee": "committees"}[name]
    known: dict[int, str] = dict(db.execute(f'select id, name from "{table}"').fetchall())
    chosen: set[int] = set()
    for value in values:
        chosen |= _names_like(known, name, value, notes)
    return _ids(db, f"select id from documents where {name}_id in ({_marks(chosen)})", chosen)


def _names_like(known: dict[int, str], field: str, value: str, notes: list[str]) -> set[int]:
    """The names that are a value, or else hold it; where none does, the one most like it."""
    wanted = value.casefold()
    exactly = {number for number, name in known.items() if wanted == name.casefold()}
    holding = exactly or {number for number, name in known.items() if wanted in name.casefold()}
    if holding or not known:
        return holding
    found = closest(value, known.values())
    if not found:
        notes.append(f"no {field} is called anything like {value}")
        return set()
    notes.append(f"no {field} is called {value}: {found} was taken")
    return {number for number, name in known.items() if name == found}


def closest(typed: str, names: Iterable[str]) -> str | None:
    """The name of which a part is most like what was typed, if it is like enough."""
    found = process.extractOne(
        typed, sorted(names), scorer=fuzz.partial_ratio, processor=str.casefold, score_cutoff=ALIKE
    )
    return found[0] if found and len(typed) > 3 else None


def _documents_of_people(db: sqlite3.Connection, values: Iterable[str], notes: list[str]) -> set[int]:
    """The documents in which such people stand with an office or attend."""
    found: set[int] = set()
    for value in values:
        like = f"%{value}%"
        rows = _ids(
            db,
            "select document from people where name like ?1 union select document from attendance where name like ?1",
            [like],
        )
        if not rows:
            names = [row[0] for row in db.execute("select distinct name from people union select name from attendance")]
            best = closest(value, names)
            if best:
                notes.append(f"no person is called {value}: {best} was taken")
                rows = _ids(
                    db,
                    "select document from people where name = ?1 union select document from attendance where name = ?1",
                    [best],
                )
            else:
                notes.append(f"no person is called anything like {value}")
        found |= rows
    return found


def _documents_with_outcome(db: sqlite3.Connection, values: Iterable[str], notes: list[str]) -> set[int]:
    """The replies with such an outcome, of the whole or of a question."""
    wanted = [value.casefold() for value in values]
    for value in wanted:
        if value not in OUTCOMES:
            notes.append(f"{WRONG}outcome:{value} is none of {', '.join(OUTCOMES)}")
    marks = _marks(wanted)
    return _ids(
        db,
        f"select document from foi where outcome in ({marks}) "
        f"union select document from questions where outcome in ({marks})",
        [*wanted, *wanted],
    )


def is_kind(value: str) -> bool:
    """Whether a search can be narrowed to what `kind:` is said to be.

    >>> is_kind("decisions"), is_kind("Decision"), is_kind("foi replies"), is_kind("decisons")
    (True, True, False, False)
    """
    notes: list[str] = []
    _kinds([value], notes)
    return not notes


def _kinds(values: Iterable[str], notes: list[str]) -> tuple[list[str], list[str]]:
    """Kinds of paper (minutes) and lists (decisions) among what was typed."""
    kinds, lists = [], []
    for value in values:
        word = value.casefold().replace(" ", "_")
        singular = word.removesuffix("s")
        if word in SEARCHED:  # kind:decisions are the decisions of all papers, kind:decision are decision notices
            lists.append(word)
        elif word in DOCUMENT_KINDS or singular in DOCUMENT_KINDS:
            kinds.append(word if word in DOCUMENT_KINDS else singular)
        elif singular in KINDS:
            lists.append(KINDS[singular])
        else:
            notes.append(f"{WRONG}kind:{value} is none of {', '.join(KINDS_KNOWN)}")
    return kinds, lists


def _ids(db: sqlite3.Connection, sql: str, values: Iterable[object]) -> set[int]:
    return {row[0] for row in db.execute(sql, list(values))}


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
