"""Other wordings of what was typed: acronyms widened both ways, and unknown words corrected."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from rapidfuzz import fuzz, process

from index.memory import stems
from index.queries import Query
from index.schema import SEARCHED

SHORT = re.compile(r"[A-Z][A-Za-z&/.-]*[A-Z][A-Za-z0-9&/.-]*$")  # CDOP, LeDeR, SEND; not "Send"
PLAIN = re.compile(r"[\w'’-]+(?: [\w'’-]+)+$")  # child death overview panel
ENOUGH = 80  # how alike a correction must be, of 100


def widen_term(db: sqlite3.Connection, term: str) -> list[str]:
    """The expansions of an acronym, or the acronyms of an expansion, that papers give; the commonest three."""
    if SHORT.match(term):
        column, other, value = "short", "long", term
    elif " " in term:
        column, other, value = "lower(long)", "short", term.casefold()
    else:
        return []
    rows = db.execute(
        f"select {other} from acronyms where {column} = ? group by lower({other}) "
        f"order by count(*) desc, {other} limit 3",
        [value],
    )
    return [row[0] for row in rows]


def widen_all(db: sqlite3.Connection, typed: str, query: Query) -> Query:
    """A query whose words together are an expansion also asks for the acronym."""
    text = " ".join(typed.split())
    if query.fields or not PLAIN.match(text) or not query.match:
        return query
    shorts = widen_term(db, text.casefold())
    if not shorts:
        return query
    match = " OR ".join([f"({query.match})", *(f'"{short}"' for short in shorts)])
    return replace(query, match=match, notes=(*query.notes, f"{text} is also searched for as {' or '.join(shorts)}"))


def telling_part(db: sqlite3.Connection, query: Query) -> str:
    """The part of a search that tells its matches apart: what stands on many pages ranks them no better, at a price."""
    parts = [f'"{term}"' for term in query.terms]
    if query.match != " AND ".join(parts) or len(parts) < 2:
        return query.match
    common = {row[0] for row in db.execute("select word from spellings where kind = 'common'")}
    telling = [part for part, words in zip(parts, stems(query.terms), strict=True) if not words <= common]
    return " AND ".join(telling or parts)


def correct_terms(db: sqlite3.Connection, typed: str, terms: tuple[str, ...]) -> tuple[str, list[str]]:
    """The text with its unknown words replaced by the names, or else the words, most like them; what was replaced."""
    notes = []
    for term in terms:
        if " " in term or term.endswith("*") or _stands_somewhere(db, term):
            continue
        found = _likest(db, term, "name") or _likest(db, term, "word")
        if found:
            typed = re.sub(rf"\b{re.escape(term)}\b", found, typed)
            notes.append(f"Nothing was found for {term}: these are the matches of {found}.")
    return typed, notes


def _likest(db: sqlite3.Connection, term: str, kind: str) -> str | None:
    """The known word most like a mistyped one, the commonest of equals."""
    rows = db.execute("select word from spellings where kind = ? order by weight desc, word", [kind])
    words = [row[0] for row in rows]
    found = process.extractOne(term.casefold(), words, scorer=fuzz.ratio, score_cutoff=ENOUGH)
    return found[0] if found else None


def _stands_somewhere(db: sqlite3.Connection, term: str) -> bool:
    match = '"' + term.replace('"', " ") + '"'
    return any(
        db.execute(f'select 1 from "{name}_fts" where "{name}_fts" match ? limit 1', [match]).fetchone()
        for name in SEARCHED
    )
