"""Public bodies, people, papers and memberships as FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from index.exports.popolo import identifier

Entity = dict[str, object]


def write_followthemoney(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """entities.ftm.json."""
    path = folder / "entities.ftm.json"
    with path.open("w", encoding="utf-8") as file:
        for made in (*_bodies(db), *_papers(db), *_people(db)):
            file.write(json.dumps(made, ensure_ascii=False) + "\n")
    return [path]


def entity(key: str, schema: str, **properties: object) -> Entity:
    """An entity; every property is a list of strings, empty ones left out.

    >>> entity("x", "PublicBody", name="Wrenmouth City Council", country="gb", date=None)["properties"]
    {'name': ['Wrenmouth City Council'], 'country': ['gb']}
    """
    given = {name: [str(value)] for name, value in properties.items() if value is not None}
    return {"id": key, "schema": schema, "properties": given}


def _bodies(db: sqlite3.Connection) -> Iterator[Entity]:
    for (name,) in db.execute("select name from authorities order by name"):
        yield entity(identifier(name), "PublicBody", name=name)


def _papers(db: sqlite3.Connection) -> Iterator[Entity]:
    rows = db.execute(
        "select sha256, coalesce(title, name), name, date, authority from documents "
        "where same_as is null and sha256 is not null order by coalesce(date, ''), sha256"
    )
    for digest, title, name, date, authority in rows:
        yield entity(digest, "Document", title=title, fileName=name, date=date, contentHash=digest, publisher=authority)


def _people(db: sqlite3.Connection) -> Iterator[Entity]:
    """People, and what they are to their body, proved by the first paper."""
    rows = db.execute(
        "select a.name, p.name, p.role, p.kind, p.first_seen, p.last_seen from persons p "
        "join authorities a on a.id = p.authority order by a.name, p.name"
    )
    for authority, name, role, kind, first, last in rows:
        person = identifier(authority, name)
        yield entity(person, "Person", name=name, position=role)
        schema, holder, held = (
            ("Employment", "employee", "employer") if kind == "officer" else ("Membership", "member", "organization")
        )
        ends = {holder: person, held: identifier(authority)}
        key = identifier(authority, name, schema)
        yield entity(key, schema, role=role or kind, startDate=first, endDate=last, **ends)
