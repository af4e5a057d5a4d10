"""Feeds of searches and of prepared questions, as Atom and as JSON Feed: functions of the database, without Datasette.

An entry's id says what it is, not where it stands: the paper's hash and a digest of the record's own words. So it stays
the same when rows are numbered anew, and when the same feed is written by the nightly job or asked of the site.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

from index.hits import unmarked
from index.schema import SEARCHED
from index.search import Hit, search

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
SITE = "http://127.0.0.1:8001"  # where `townclerk serve` is found unless it is told otherwise
SINCE = "2026"  # the year from which our names are given out, as tag: URIs want one (RFC 4151)
MOST = 100  # entries
LOOKED_AT = 500  # rows, the newest papers first, of which those that came in last are the entries
NEVER = "1970-01-01T00:00:00+00:00"  # of what came in at no known time
# Columns that change by themselves, or say only where a thing stands: an entry stays the same whatever they say.
PASSING = frozenset(
    {"days_overdue", "state", "status", "document", "page", "shown_instead", "same_as", "person", "table"}
)
LEADS = frozenset({"date", "text", "answer", "motion"})  # columns that are no part of an entry's title
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new: what, when it came in, where it stands, and who says it."""

    id: str
    title: str
    address: str
    updated: str
    text: str
    author: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the last to come in first, with where the same is found as a page."""

    id: str
    title: str
    page: str
    own: str  # the feed's own address
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """When the last entry came in."""
        return max((entry.updated for entry in self.entries), default=NEVER)


def tag(site: str, *parts: str) -> str:
    """A name that stays, given out by whoever runs a site.

    >>> tag("https://papers.example.org:8443/town", "search", "road works")
    'tag:papers.example.org,2026:townclerk/search/road%20works'
    """
    specific = "/".join(urlencode({"": part}).replace("+", "%20").removeprefix("=") for part in parts)
    return f"tag:{urlsplit(site).hostname or 'localhost'},{SINCE}:townclerk/{specific}"


def digest(*values: object) -> str:
    """A few letters that tell texts apart; spaces do not matter.

    >>> digest("That the  report be noted.") == digest("That the report be noted.")
    True
    """
    folded = "\0".join(" ".join(str(value).split()) for value in values if value is not None)
    return hashlib.sha256(folded.encode()).hexdigest()[:20]


def search_feed(
    db: sqlite3.Connection, title: str, typed: str, site: str, own: str, page: str, kinds: tuple[str, ...] = ()
) -> Feed:
    """What a search finds, those papers first that came in last."""
    found = search(db, typed, kinds, limit=LOOKED_AT, newest=True)
    arrived = arrivals(db, {hit.document for hit in found.hits})
    entries = (_hit_entry(db, hit, site, *arrived[hit.document]) for hit in found.hits if hit.document in arrived)
    return Feed(tag(site, "search", typed, *kinds), title, page, own, latest(entries))


def query_feed(
    db: sqlite3.Connection, name: str, title: str, sql: str, values: Mapping[str, str], site: str, own: str, page: str
) -> Feed:
    """What a prepared question gives, a row an entry."""
    cursor = db.execute(sql, dict(values))
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchmany(LOOKED_AT)]
    arrived = arrivals(db, {row["document"] for row in rows if row.get("document")})
    (last,) = db.execute("select max(seen) from sources").fetchone()
    entries = (_row_entry(name, row, site, page, arrived, last or NEVER) for row in rows)
    key = urlencode(sorted((name, value) for name, value in values.items() if value))
    return Feed(tag(site, "query", name, key), title, page, own, latest(entries))


def latest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that came in last; of several that say the same, the later ones are numbered."""
    seen: Counter[str] = Counter()
    made = []
    for entry in entries:
        seen[entry.id] += 1
        again = seen[entry.id] > 1
        made.append(replace(entry, id=f"{entry.id}/{seen[entry.id]}") if again else entry)
    return tuple(sorted(made, key=lambda entry: entry.updated, reverse=True)[:MOST])


def arrivals(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, tuple[str, str]]:
    """When documents first came in, and their hashes; one that came inside another came with it."""
    rows = db.execute(
        "select d.id, coalesce((select min(seen) from sources where document = d.id), "
        "(select min(seen) from sources where document = d.container), r.started, ?), coalesce(d.sha256, d.name, d.id) "
        "from documents d left join runs r on r.id = d.run where d.id in (select value from json_each(?))",
        [NEVER, json.dumps(sorted(documents))],
    )
    return {number: (str(seen), str(name)) for number, seen, name in rows}


def _hit_entry(db: sqlite3.Connection, hit: Hit, site: str, arrived: str, paper: str) -> Entry:
    """A match of a search."""
    columns = ", ".join(f'"{column}"' for column in SEARCHED[hit.kind])
    words = db.execute(f'select {columns} from "{hit.kind}" where id = ?', [hit.row]).fetchone() or ()
    text = unmarked(hit.snippet) if hit.kind in ("pages", "tables", "documents") else "\n".join(filter(None, words))
    return Entry(
        tag(site, paper[:20], hit.kind, digest(hit.page, *words)),
        cut(f"{hit.authority or 'Unknown authority'}: {' '.join(text.split()) or hit.title}", 120),
        evidence(site, hit.kind, hit.row, hit.document, hit.page),
        arrived,
        "\n".join(filter(None, (text, " · ".join(filter(None, (hit.title, hit.committee, hit.date)))))),
        hit.authority,
        tuple(filter(None, (hit.kind, hit.document_kind, hit.committee))),
    )


def _row_entry(
    name: str, row: Mapping[str, object], site: str, page: str, arrived: Mapping[int, tuple[str, str]], last: str
) -> Entry:
    """A row of a prepared question."""
    document = row.get("document")
    came, paper = arrived.get(document, (last, "")) if isinstance(document, int) else (last, "")
    told = {column: value for column, value in row.items() if column not in PASSING and value not in (None, "")}
    stays = [value for value in told.values() if not paper or isinstance(value, str)]
    short = [str(value) for column, value in told.items() if column not in LEADS] or [str(row)]
    number = row.get("page")
    address = evidence(site, "", 0, document, number if isinstance(number, int) else None)
    return Entry(
        tag(site, name, paper[:20], digest(row.get("page") if paper else None, *stays)),
        cut(" · ".join(short), 120),
        address if isinstance(document, int) else page,
        came,
        "\n".join(f"{column.replace('_', ' ')}: {value}" for column, value in told.items()),
        str(row["authority"]) if row.get("authority") else None,
    )


def evidence(site: str, kind: str, row: int, document: object, page: int | None) -> str:
    """Where a record stands on the site: its paper, at its page and its mark.

    >>> evidence("https://papers.example.org/", "decisions", 9, 7, 3)
    'https://papers.example.org/doc/7?page=3#decisions-9'
    """
    mark = f"#{kind}-{row}" if kind and kind not in ("documents", "pages") else ""
    at = f"?page={page or 1}" if page or mark else ""
    return f"{site.rstrip('/')}/doc/{document}{at}{mark}"


def cut(text: str, room: int) -> str:
    """A text in one line that is not too long."""
    text = " ".join(text.split())
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def as_atom(feed: Feed) -> bytes:
    """A feed as Atom (RFC 4287)."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")

    def add(under: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
        made = ElementTree.SubElement(under, f"{{{ATOM}}}{name}", attributes)
        made.text = UNPRINTABLE.sub("\ufffd", text) if text else None
        return made

    add(root, "id", feed.id)
    add(root, "title", feed.title)
    add(root, "updated", feed.updated)
    add(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    add(root, "link", rel="alternate", type="text/html", href=feed.page)
    add(add(root, "author"), "name", "townclerk")
    add(root, "generator", "townclerk")
    for entry in feed.entries:
        made = add(root, "entry")
        add(made, "id", entry.id)
        add(made, "title", entry.title)
        add(made, "updated", entry.updated)
        add(made, "published", entry.updated)
        add(made, "link", rel="alternate", type="text/html", href=entry.address)
        if entry.author:
            add(add(made, "author"), "name", entry.author)
        for name in entry.tags:
            add(made, "category", term=UNPRINTABLE.sub("\ufffd", name))
        add(made, "summary", entry.text, type="text")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def as_json_feed(feed: Feed) -> bytes:
    """A feed as JSON Feed 1.1."""
    items = [
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_text": entry.text,
            "date_published": entry.updated,
            "authors": [{"name": entry.author}] if entry.author else [],
            "tags": list(entry.tags),
        }
        for entry in feed.entries
    ]
    head = {"version": JSON_FEED, "title": feed.title, "home_page_url": feed.page, "feed_url": feed.own}
    return json.dumps({**head, "items": items}, ensure_ascii=False, indent=1).encode()


# The forms of a feed: what an address or a file ends with, what it is, and what makes it.
FORMS: dict[str, tuple[str, Callable[[Feed], bytes]]] = {
    "atom": ("application/atom+xml; charset=utf-8", as_atom),
    "feed.json": ("application/feed+json; charset=utf-8", as_json_feed),
}


def write_search_feeds(
    db: sqlite3.Connection, folder: Path, name: str, typed: str, site: str = SITE, kinds: Sequence[str] = ()
) -> list[Path]:
    """Writes the feeds of a saved search, NAME.atom and NAME.feed.json; what has not changed is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    page = f"{site.rstrip('/')}/?{urlencode({'q': typed})}"
    written = []
    for form, (_, make) in FORMS.items():
        path = folder / f"{file_name(name)}.{form}"
        own = f"{site.rstrip('/')}/search.{form}?{urlencode({'q': typed})}"
        body = make(search_feed(db, name, typed, site, own, page, tuple(kinds)))
        if not path.exists() or path.read_bytes() != body:
            fresh = path.with_name(path.name + ".new")
            fresh.write_bytes(body)
            fresh.replace(path)  # a reader sees the old feed or the new one, never half of one
        written.append(path)
    return written


def file_name(name: str) -> str:
    """A name as that of a file; letters of any language stay.

    >>> file_name("Road works / §43!"), file_name("..")
    ('road-works-43', 'feed')
    """
    return "-".join(re.findall(r"\w+", name.casefold())) or "feed"
