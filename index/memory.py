"""A search index in memory: the words around a match, of the few rows that are shown, and words as an index keeps them.

FTS5 looks a row's snippet up by running the search again, and the whole list of a prefix's words with it; so the rows
are searched by themselves, in an index in memory that splits words as the real one does.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing

from index.schema import SEARCHED, search_index

OPEN, CLOSE = "\x02", "\x03"  # around what matched: escape the text first, then make them tags
WORDS = 28
BEGINNING = 200  # letters, where no words were asked for


def snippets(db: sqlite3.Connection, kind: str, rows: list[int], match: str) -> dict[int, str]:
    """Each row's words around what matched; without words to match, its beginning."""
    columns = SEARCHED[kind]
    names = ", ".join(f'"{column}"' for column in columns)
    texts = db.execute(
        f'select id, {names} from "{kind}" where id in (select value from json_each(?))', [json.dumps(rows)]
    ).fetchall()
    found = {row: (columns_texts[0] or "")[:BEGINNING] for row, *columns_texts in texts}
    if match:
        found |= _matching(columns, texts, match)
    return {row: " ".join(text.split()) for row, text in found.items()}


def _matching(columns: tuple[str, ...], texts: list[tuple[object, ...]], match: str) -> dict[int, str]:
    marks = f"char({ord(OPEN)}), char({ord(CLOSE)}), '…', {WORDS}"
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(search_index("shown", columns))
        names, places = ", ".join(f'"{column}"' for column in columns), ", ?" * len(columns)
        memory.executemany(f"insert into shown (rowid, {names}) values (?{places})", texts)
        return dict(
            memory.execute(f"select rowid, snippet(shown, -1, {marks}) from shown where shown match ?", [match])
        )


def stems(texts: Iterable[str]) -> list[frozenset[str]]:
    """The words of each text as the search index keeps them.

    >>> sorted(stems(["Highways budgets"])[0])
    ['budget', 'highwai']
    """
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(search_index("split", ("text",)))
        memory.execute("create virtual table words using fts5vocab(split, instance)")
        numbered = list(enumerate(texts))
        memory.executemany("insert into split (rowid, text) values (?, ?)", numbered)
        found: dict[int, set[str]] = {number: set() for number, _ in numbered}
        for term, number in memory.execute("select term, doc from words"):
            found[number].add(term)
        return [frozenset(words) for words in found.values()]
