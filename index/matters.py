"""The same matter in successive papers: a report, the minute on it, the notice; and the same table time after time."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

# Words that every agenda has: an item so called is a matter of routine, not one that goes on.
ROUTINE = re.compile(
    r"^(?:apolog|welcome|declaration|disclosure|minutes?\b|"
    r"matters? arising|any other|urgent|dates? of|close|closure|"
    r"public (?:question|participation|forum|speaking)|questions? (?:from|by)|petition|chair|correspondence|"
    r"exclusion|exempt|work programme|forward plan|substitut|membership|attendance|present|items? for|agenda|"
    r"announcement|notice of|to (?:receive|approve|note|confirm)|future meeting|next meeting|private session|"
    r"planning applications?$|finance$|accounts for payment|payments?$|reports? (?:from|of) (?:county|district|ward))",
    re.IGNORECASE,
)
# "(Pages 5 - 12)"   "– update"   "2024/25"   "Quarter 3"
DECORATION = re.compile(
    r"\(?pages? \d+(?:\s*[-–]\s*\d+)?\)?|\b(?:update|report)\b|\b(?:quarter|q)\s*[1-4]\b|"
    r"\b(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|[^\w ]|_",
    re.IGNORECASE,
)
LONG = 12  # letters; a shorter title says too little


@dataclass(frozen=True, slots=True)
class Paper:
    """One row that speaks of a matter."""

    list: str
    row: int
    document: int
    authority: int
    title: str
    date: str | None
    key: str
    reason: str


def link_matters(db: Database) -> None:
    """Makes the tables matters and matter_rows anew."""
    db.execute("delete from matter_rows")
    db.execute("delete from matters")
    groups: dict[tuple[int, str], list[Paper]] = defaultdict(list)
    for paper in [*_titled(db), *_referenced(db), *_tabled(db)]:
        groups[paper.authority, paper.key].append(paper)
    lasting = [papers for papers in groups.values() if len({paper.document for paper in papers}) > 1]
    for number, papers in enumerate(lasting, start=1):
        dates = sorted(paper.date for paper in papers if paper.date)
        db.execute(
            "insert into matters (id, authority, title, papers, first_seen, last_seen) values (?, ?, ?, ?, ?, ?)",
            [
                number,
                papers[0].authority,
                papers[0].title,
                len({paper.document for paper in papers}),
                dates[0] if dates else None,
                dates[-1] if dates else None,
            ],
        )
        db.conn.executemany(
            "insert into matter_rows (matter, list, row, reason) values (?, ?, ?, ?)",
            [(number, paper.list, paper.row, paper.reason) for paper in papers],
        )


def subject(title: str) -> str | None:
    """What a title is about, without dates, quarters and page numbers; None for routine business.

    >>> subject("Adult Social Care Budget – Update, Quarter 3 2024/25 (Pages 5 - 12)")
    'adult social care budget'
    >>> subject("Apologies for absence") is None
    True
    """
    if ROUTINE.match(title.strip()):
        return None
    words = DECORATION.sub(" ", title.casefold()).split()
    key = " ".join(words)
    return key if len(key) >= LONG and len(words) > 1 else None


def _titled(db: Database) -> Iterator[Paper]:
    """Items and reports by their subject."""
    for table in ("items", "reports"):
        rows = db.execute(
            f"select r.id, r.document, d.authority_id, r.title, d.date from {table} r "
            "join documents d on d.id = r.document where d.authority_id is not null and d.same_as is null order by r.id"
        )
        for row, document, authority, title, date in rows:
            if key := subject(title):
                yield Paper(table, row, document, authority, title, date, key, "the same subject")


def _referenced(db: Database) -> Iterator[Paper]:
    """Items by the reference that their heading names."""
    rows = db.execute(
        "select r.id, r.document, d.authority_id, r.title, d.date, r.reference from items r "
        "join documents d on d.id = r.document "
        "where r.reference is not null and d.authority_id is not null and d.same_as is null order by r.id"
    )
    for row, document, authority, title, date, reference in rows:
        key = f"reference {reference.casefold()}"
        yield Paper("items", row, document, authority, title, date, key, f"the same reference, {reference}")


def _tabled(db: Database) -> Iterator[Paper]:
    """Tables by their headings, so that a quarter's table finds its sisters."""
    rows = db.execute(
        "select r.id, r.document, d.authority_id, r.title, d.date, r.rows, r.header_rows from tables r "
        "join documents d on d.id = r.document "
        "where r.header_rows > 0 and d.authority_id is not null and d.same_as is null order by r.id"
    )
    for row, document, authority, title, date, text, header_rows in rows:
        headings = list(_headings(json.loads(text)[:header_rows]))
        if len(headings) >= 3 and sum(map(len, headings)) >= LONG * 2:
            key = "table " + " | ".join(headings)
            yield Paper(
                "tables", row, document, authority, title or ", ".join(headings), date, key, "the same headings"
            )


def _headings(rows: Iterable[list[str]]) -> Iterator[str]:
    for row in rows:
        for cell in row:
            folded = " ".join(DECORATION.sub(" ", cell.casefold()).split())
            if folded:
                yield folded
