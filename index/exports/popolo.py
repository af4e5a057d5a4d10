"""People, memberships, motions and votes as Popolo JSON, each with the paper and page that it rests on."""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256
from pathlib import Path

Row = dict[str, object]


def write_popolo(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """popolo.json."""
    db.row_factory = sqlite3.Row
    tree = {
        "persons": _persons(db),
        "organizations": _organizations(db),
        "memberships": _memberships(db),
        "motions": _motions(db),
        "vote_events": _vote_events(db),
    }
    db.row_factory = None
    path = folder / "popolo.json"
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path]


def identifier(*parts: object) -> str:
    """A name for a thing that stays the same however the database was built.

    >>> identifier("Wrenmouth City Council") == identifier("Wrenmouth City Council")
    True
    """
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def source(row: sqlite3.Row) -> list[Row]:
    """The paper and page."""
    return [{"url": f"urn:sha256:{row['paper']}#page={row['page']}", "note": row["file"]}]


def _persons(db: sqlite3.Connection) -> list[Row]:
    rows = db.execute(
        "select a.name as authority, p.name, p.kind, p.role from persons p join authorities a on a.id = p.authority "
        "order by a.name, p.name"
    )
    return [
        {
            "id": identifier(r["authority"], r["name"]),
            "name": r["name"],
            "summary": r["role"],
            "classification": r["kind"],
        }
        for r in rows
    ]


def _organizations(db: sqlite3.Connection) -> list[Row]:
    bodies = [
        {"id": identifier(row["name"]), "name": row["name"], "classification": "public body"}
        for row in db.execute("select name from authorities order by name")
    ]
    committees = db.execute(
        "select c.name, a.name as authority from committees c join authorities a on a.id = c.authority "
        "order by a.name, c.name"
    )
    return bodies + [
        {
            "id": identifier(row["authority"], "committee", row["name"]),
            "name": row["name"],
            "classification": "committee",
            "parent_id": identifier(row["authority"]),
        }
        for row in committees
    ]


def _memberships(db: sqlite3.Connection) -> list[Row]:
    """Of committees, from attendance lists: first and last seen, the role printed, the paper of the last."""
    rows = db.execute(
        "select a.name as authority, p.name, coalesce(m.committee, d.committee) as committee, r.role, "
        "min(coalesce(m.date, d.date)) as first_seen, max(coalesce(m.date, d.date)) as last_seen, d.sha256 as paper, "
        "d.name as file, r.page from person_rows pr join persons p on p.id = pr.person "
        "join authorities a on a.id = p.authority join attendance r on pr.list = 'attendance' and r.id = pr.row "
        "join documents d on d.id = r.document and d.same_as is null "
        "left join meetings m on m.document = r.document and m.key = r.meeting "
        "where r.capacity = 'member' and coalesce(m.committee, d.committee) is not null "
        "group by 1, 2, 3, 4 order by 1, 2, 3, 4"
    )
    return [
        {
            "person_id": identifier(r["authority"], r["name"]),
            "organization_id": identifier(r["authority"], "committee", r["committee"]),
            "role": r["role"] or "member",
            "start_date": r["first_seen"],
            "end_date": r["last_seen"],
            "sources": source(r),
        }
        for r in rows
    ]


def _motions(db: sqlite3.Connection) -> list[Row]:
    rows = db.execute(
        "select d.authority, coalesce(m.committee, d.committee) as committee, coalesce(m.date, d.date) as date, "
        "r.verb, r.text, r.mover, r.seconder, r.votes_for, r.votes_against, r.abstentions, d.sha256 as paper, "
        "d.name as file, "
        "r.page, r.id from decisions r join documents d on d.id = r.document and d.same_as is null "
        "left join meetings m on m.document = r.document and m.key = r.meeting "
        "order by coalesce(d.date, ''), d.sha256, r.id"
    )
    made: list[Row] = []
    for r in rows:
        counts = [
            {"option": option, "value": r[column]}
            for option, column in (("yes", "votes_for"), ("no", "votes_against"), ("abstain", "abstentions"))
            if r[column] is not None
        ]
        made.append(
            {
                "id": identifier(r["paper"], "motion", len(made), r["text"]),
                "organization_id": identifier(r["authority"], "committee", r["committee"]),
                "date": r["date"],
                "text": r["text"],
                "result": r["verb"],
                "mover": r["mover"],
                "seconder": r["seconder"],
                "counts": counts,
                "sources": source(r),
            }
        )
    return made


def _vote_events(db: sqlite3.Connection) -> list[Row]:
    rows = db.execute(
        "select v.motion, v.name, v.vote, d.authority, d.date, d.sha256 as paper, d.name as file, v.page from votes v "
        "join documents d on d.id = v.document and d.same_as is null order by coalesce(d.date, ''), d.sha256, v.id"
    )
    events: dict[str, Row] = {}
    options = {"for": "yes", "against": "no", "abstained": "abstain"}
    for r in rows:
        key = identifier(r["paper"], "vote", r["motion"])
        event = events.setdefault(
            key, {"id": key, "motion": r["motion"], "start_date": r["date"], "sources": source(r), "votes": []}
        )
        votes = event["votes"]
        assert isinstance(votes, list)
        votes.append({"voter": r["name"], "option": options.get(r["vote"], r["vote"])})
    return list(events.values())
