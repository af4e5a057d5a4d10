"""Replies as requests with Alaveteli's state names, one JSON object a line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from index.states import STATES

SQL = """
select d.sha256, d.authority, d.title, d.name, f.reference, f.received, f.replied, f.outcome, f.legislation, f.page,
    f.evidence from foi f join documents d on d.id = f.document where d.same_as is null
order by coalesce(d.date, ''), d.sha256, d.name
"""


def write_alaveteli(db: sqlite3.Connection, folder: Path, view: str | None = None) -> list[Path]:
    """requests.jsonl."""
    path = folder / "requests.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for digest, body, title, name, reference, received, replied, outcome, law, page, evidence in db.execute(SQL):
            request = {
                "title": title or name,
                "public_body": {"name": body},
                "law_used": {"EIR": "eir", "EISR": "eir"}.get(law or "", "foi"),
                "described_state": STATES.get(outcome),
                "outcome": outcome,
                "internal_reference": reference,
                "date_initial_request_received": received,
                "date_response": replied,
                "evidence": {"paper": digest, "page": page, "text": evidence},
            }
            file.write(json.dumps(request, ensure_ascii=False) + "\n")
    return [path]
