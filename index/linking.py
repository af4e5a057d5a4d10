"""After the papers: what only all of them together can say. Each step makes its tables anew from the records."""

from __future__ import annotations

from collections import Counter

from sqlite_utils import Database

from index.corrections import Corrections
from index.duplicates import link_duplicates
from index.matters import link_matters
from index.people import join_people
from index.queries import LETTERS
from index.questions import group_questions
from index.store import transaction


def link(db: Database, corrections: Corrections) -> None:
    """All steps; the first decides which papers the others count."""
    with transaction(db):
        link_duplicates(db)
        join_people(db, corrections)
        group_questions(db)
        link_matters(db)
        count_coverage(db)
        collect_spellings(db)


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
    db.execute("delete from spellings")
    counts: Counter[str] = Counter()
    for table, column in (("persons", "name"), ("authorities", "name"), ("committees", "name"), ("documents", "title")):
        for (text,) in db.execute(f'select "{column}" from "{table}" where "{column}" is not null'):
            counts.update(word for word in str(text).casefold().split() if len(word) > 3 and LETTERS.search(word))
    weighed: list[tuple[str, int]] = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    db.conn.executemany("insert into spellings (word, kind, weight) values (?, 'name', ?)", weighed)
