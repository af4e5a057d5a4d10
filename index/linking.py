"""After the papers: what only all of them together can say. Each step makes its tables anew from the records."""

from __future__ import annotations

import json
from collections import Counter

from sqlite_utils import Database

from index.bodies import name_bodies
from index.corrections import Corrections
from index.duplicates import link_duplicates
from index.likeness import folded_words
from index.matters import link_matters
from index.memory import stems
from index.people import join_people
from index.queries import LETTERS
from index.questions import group_questions
from index.store import transaction

SAMPLE = 2_000  # pages
FEW = 500  # with fewer pages all ranking is quick
COMMON = 20  # pages of a hundred
WORDS = 30_000


def link(db: Database, corrections: Corrections) -> None:
    """All steps; the first decides which papers the others count."""
    with transaction(db):
        name_bodies(db)
        link_duplicates(db)
        join_people(db, corrections)
        group_questions(db)
        link_matters(db)
        count_coverage(db)
        collect_spellings(db)
        collect_words(db)


def count_coverage(db: Database) -> None:
    """How many papers of each kind each authority has, month by month."""
    db.execute("delete from coverage")
    db.execute(
        "insert into coverage (authority, month, kind, documents, partial, failed) "
        "select authority_id, substr(date, 1, 7), kind, count(*), sum(status = 'partial'), sum(status = 'failed') "
        "from documents where authority_id is not null and date is not null and same_as is null "
        "group by authority_id, substr(date, 1, 7), kind"
    )


def collect_spellings(db: Database) -> None:
    """The words of names, against which a mistyped word of a search is held."""
    db.execute("delete from spellings where kind = 'name'")
    counts: Counter[str] = Counter()
    for table, column in (("persons", "name"), ("authorities", "name"), ("committees", "name"), ("documents", "title")):
        for (text,) in db.execute(f'select "{column}" from "{table}" where "{column}" is not null'):
            counts.update(word for word in str(text).casefold().split() if len(word) > 3 and LETTERS.search(word))
    weighed: list[tuple[str, int]] = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    db.conn.executemany("insert into spellings (word, kind, weight) values (?, 'name', ?)", weighed)


def collect_words(db: Database) -> None:
    """Of a sample of the pages the words that a mistyped one may mean, and those that stand on so many that a search
    does not rank by them.
    """
    db.execute("delete from spellings where kind in ('word', 'common')")
    (pages,) = db.execute("select count(*) from pages").fetchone()
    ids = [row[0] for row in db.execute("select id from pages order by document, id")][:: max(1, pages // SAMPLE)]
    rows = db.execute("select text from pages where id in (select value from json_each(?))", [json.dumps(ids)])
    texts = [text or "" for (text,) in rows]
    whole = Counter(word for text in texts for word in set(folded_words(text)) if len(word) > 4)
    _write_words(db, "word", {word: count for word, count in whole.most_common(WORDS) if count > 1})
    if len(ids) >= FEW:
        counts = Counter(word for words in stems(texts) for word in words)
        shares = {word: 100 * count // len(ids) for word, count in counts.items()}
        _write_words(db, "common", {word: share for word, share in shares.items() if share > COMMON})


def _write_words(db: Database, kind: str, words: dict[str, int]) -> None:
    rows = [(word, kind, weight) for word, weight in sorted(words.items())]
    db.conn.executemany("insert into spellings (word, kind, weight) values (?, ?, ?)", rows)
