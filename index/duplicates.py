"""The same paper twice: in two formats, or alone and inside a pack; linked, and shown once in search."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import combinations

from sqlite_utils import Database

from index.likeness import folded_words, likeness

ALIKE = 0.9  # how much of two papers must be the same for the second to be hidden behind the first
FEW = 8  # a page text that stands in more documents than this is a form, and proves nothing


def link_duplicates(db: Database) -> None:
    """Sets `same_as` of every document that another one shows already."""
    links = {**same_words(db), **same_texts(db), **inside_others(db)}
    links = {document: _end(document, links) for document in links}
    db.execute("update documents set same_as = null where same_as is not null")
    db.conn.executemany("update documents set same_as = ? where id = ?", [(to, number) for number, to in links.items()])


def _end(document: int, links: dict[int, int]) -> int:
    """The document at the end of a chain of links."""
    seen = {document}
    while links.get(document) not in (None, *seen):
        document = links[document]
        seen.add(document)
    return document


def same_texts(db: Database) -> dict[int, int]:
    """Documents whose text is that of another one: the one with more pages and records stays, then the first."""
    rows = db.execute(
        "select id, sketch, date, authority from documents where sketch is not null order by id"
    ).fetchall()
    sketches = {number: tuple(json.loads(text)) for number, text, *_ in rows}
    about = {number: (date, authority) for number, _, date, authority in rows}
    sizes = dict(db.execute("select id, pages * 1000 - (container is not null) from documents").fetchall())
    buckets: dict[int, list[int]] = defaultdict(list)
    for number, values in sketches.items():
        for value in values[:8]:
            buckets[value].append(number)
    links: dict[int, int] = {}
    for numbers in buckets.values():
        for place, other in enumerate(numbers[1:], start=1):
            one = numbers[place - 1]
            if links.get(one) == other or not agree(about[one], about[other]):
                continue
            if likeness(sketches[one], sketches[other]) >= ALIKE:
                kept, hidden = (one, other) if sizes[one] >= sizes[other] else (other, one)
                links.setdefault(hidden, kept)
    return links


def same_words(db: Database) -> dict[int, int]:
    """Papers of one kind on one meeting with the same words, in whatever order a format's columns were read."""
    rows = db.execute(
        "select authority_id, committee_id, date, kind, id, pages from documents where container is null "
        "and authority_id is not null and date is not null and kind != 'foi_reply' order by pages desc, id"
    )
    meetings: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for *about, number, _ in rows:
        meetings[tuple(about)].append(number)
    links: dict[int, int] = {}
    for numbers in meetings.values():
        words = {number: _words(db, number) for number in numbers} if 1 < len(numbers) <= FEW else {}
        for one, other in combinations(words, 2):
            shared, whole = (words[one] & words[other]).total(), (words[one] | words[other]).total()
            if one not in links and shared >= ALIKE * whole > 0:
                links.setdefault(other, one)
    return links


def _words(db: Database, document: int) -> Counter[str]:
    texts = db.execute("select text from pages where document = ?", [document])
    return Counter(word for (text,) in texts for word in folded_words(text or ""))


def agree(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Whether two papers can be one: no date and no authority of one contradicts the other's."""
    return all(mine == theirs or not mine or not theirs for mine, theirs in zip(one, other, strict=True))


def inside_others(db: Database) -> dict[int, int]:
    """Documents all of whose pages stand in one larger document, as a paper does in its pack."""
    holders: dict[int, set[int]] = defaultdict(set)
    pages: dict[int, list[int]] = defaultdict(list)
    for document, value in db.execute("select document, fingerprint from pages where fingerprint is not null"):
        holders[value].add(document)
        pages[document].append(value)
    links: dict[int, int] = {}
    for document, values in pages.items():
        if any(len(holders[value]) > FEW for value in values):
            continue
        common = set.intersection(*(holders[value] for value in values))
        larger = [other for other in common if len(pages[other]) > len(values)]
        if larger:
            links[document] = min(larger)
    return links
