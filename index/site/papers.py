"""A document as its page shows it: what it is, how completely it was read, its contents, its pages' text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from index.memory import CLOSE, OPEN
from index.naming import day, paper_name
from index.numbers import A_DOCUMENT
from index.queries import parse_query
from index.site.refusals import NotThere
from index.site.speaking import rows
from index.site.stored import page_row
from index.wordings import widen_term


@dataclass(frozen=True, slots=True)
class Paper:
    """A document's own row, and what is said of it elsewhere."""

    id: int
    name: str
    kind: str
    title: str | None
    authority: str | None
    authority_id: int | None
    committee: str | None
    committee_id: int | None
    date: str | None
    file: str | None
    format: str | None
    sha256: str | None
    status: str
    failure: str | None
    pages: int
    pages_read: int
    pages_ocr: int
    pages_without_text: int
    unplaced: int
    gone: str | None
    same_as: int | None
    container: int | None
    warnings: tuple[str, ...]
    address: str | None  # where it was published

    @property
    def last(self) -> int:
        """The last page."""
        return max(1, self.pages)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    label: str
    page: int
    level: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class Inner:
    """A document that came inside this one."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page on which something was found."""

    page: int
    snippet: str


def paper(db: sqlite3.Connection, document: int) -> Paper:
    """A document; raises NotThere."""
    row = next(rows(db, "select * from documents where id = ?", [document]), None)
    if row is None:
        raise NotThere("There is no such document. It may have been withdrawn, or the index made anew.")
    warnings = tuple(str(text) for (text,) in db.execute("select text from warnings where document = ?", [document]))
    last = db.execute("select number from pages where document = ? order by id desc limit 1", [document]).fetchone()
    said = {name: row[name] for name in Paper.__slots__ if name in row}
    name = paper_name(row["kind"], row["title"], row["committee"], row["name"])
    own = {
        "name": name,
        "file": row["name"],
        "warnings": warnings,
        "pages": max(row["pages"] or 0, last[0] if last else 0),
    }
    return Paper(**{**said, **own, "address": address(db, document)})


def address(db: sqlite3.Connection, document: int) -> str | None:
    """Where a document was published, where a fetch noted it."""
    if not db.execute("select 1 from sqlite_master where name = 'origins'").fetchone():
        return None
    row = db.execute(
        "select o.address from sources s join origins o on o.path = s.path "
        "where s.document = ? and o.address is not null order by o.last_seen desc",
        [document],
    ).fetchone()
    return str(row[0]) if row else None


def contents(db: sqlite3.Connection, document: int, page: int) -> tuple[Entry, ...]:
    """The parts of a document, each with the items that stand in it."""
    parts = list(rows(db, "select * from parts where document = ? order by first_page, id", [document]))
    items = list(rows(db, "select number, title, page from items where document = ? order by page, id", [document]))
    entries: list[Entry] = []
    if len(parts) < 2:
        entries += _items(items, 0)
    else:
        starts = [part["first_page"] for part in parts]
        entries += _items((item for item in items if (item["page"] or 1) < starts[0]), 0)
        for part, start, end in zip(parts, starts, [*starts[1:], 1 << 40], strict=True):
            label = str(part["title"] or str(part["kind"]).capitalize())
            entries.append(Entry(label, start, 0))
            entries += _items((item for item in items if start <= (item["page"] or 1) < end), 1)
    return _with_here(entries, page)


def _items(items: Iterable[dict[str, Any]], level: int) -> Iterator[Entry]:
    for item in items:
        label = f"{item['number']}. {item['title']}" if item["number"] else str(item["title"])
        yield Entry(label, item["page"] or 1, level)


def _with_here(entries: list[Entry], page: int) -> tuple[Entry, ...]:
    """The entries, the last one that begins before the page's end marked."""
    reached = [place for place, entry in enumerate(entries) if entry.page <= page]
    first_on_page = next((place for place, entry in enumerate(entries) if entry.page == page), None)
    here = first_on_page if first_on_page is not None else reached[-1] if reached else None
    return tuple(Entry(entry.label, entry.page, entry.level, place == here) for place, entry in enumerate(entries))


def page_text(db: sqlite3.Connection, document: int, page: int, match: str) -> tuple[str, str]:
    """A page's text, what matches marked, and where the text came from."""
    row = page_row(db, document, page)
    if not row:
        return "", "none"
    number, text, source = row
    if match:
        marked = db.execute(
            f"select highlight(pages_fts, 0, char({ord(OPEN)}), char({ord(CLOSE)})) from pages_fts "
            "where pages_fts match ? and rowid = ?",
            [match, number],
        ).fetchone()
        text = marked[0] if marked else text
    return text, source


def understood(db: sqlite3.Connection, typed: str) -> str:
    """What is to be found, as FTS5 wants it; fields mean nothing within one document."""
    return parse_query(typed, lambda term: widen_term(db, term)).match if typed else ""


def find(db: sqlite3.Connection, document: int, match: str, most: int = 200) -> tuple[Found, ...]:
    """The pages of a document on which something stands."""
    if not match:
        return ()
    found = db.execute(
        f"select p.number, snippet(pages_fts, 0, char({ord(OPEN)}), char({ord(CLOSE)}), '…', 16) from pages_fts "
        "join pages p on p.id = pages_fts.rowid "
        f"where pages_fts match ? and pages_fts.rowid between ? and ? order by p.number limit {most}",
        [match, document * A_DOCUMENT, (document + 1) * A_DOCUMENT - 1],
    )
    return tuple(Found(page, " ".join(snippet.split())) for page, snippet in found)


def inner_documents(db: sqlite3.Connection, document: int) -> tuple[Inner, ...]:
    """What came inside a document."""
    found = db.execute(
        "select id, kind, title, committee, name from documents where container = ? order by id limit 200", [document]
    )
    return tuple(Inner(row[0], row[4] or paper_name(*row[1:])) for row in found)


def citation(paper: Paper, page: int, address: str) -> str:
    """How to cite a page.

    The address names the page; the hash's beginning names the very file.
    """
    where = f"p. {page}" if paper.last > 1 else None
    named = [paper.authority, paper.name, day(paper.date), where]
    file = f" File {paper.file}, SHA-256 {paper.sha256[:16]}…" if paper.file and paper.sha256 else ""
    return f"{', '.join(filter(None, named))}. {address}{file}"
