"""Erases papers from the store for good, all versions and names; their hashes stay, so that they do not come back."""

from __future__ import annotations

from pathlib import Path

from scrape.gates import Clock
from scrape.ledger import Ledger, open_ledger, stamp
from scrape.night import LEDGER
from scrape.store import Store


def keeper_of(file: Path) -> Path | None:
    """The folder of the ledger that keeps a file, None where none does."""
    return next((folder for folder in file.parents if (folder / LEDGER).is_file() and folder.name != "papers"), None)


def erase(folder: Path, digest: str) -> int:
    """Erases every paper that ever had such bytes, with all its versions; how many papers."""
    store = Store(folder)
    with open_ledger(folder / LEDGER) as ledger:
        documents = ledger.rows(
            "select distinct document, file from versions v join documents d on d.id = v.document where v.sha256 = ?",
            [digest],
        )
        digests = {digest}
        for document in documents:
            rows = ledger.rows("select sha256 from versions where document = ?", [document["document"]])
            digests |= {row["sha256"] for row in rows}
        note_erased(ledger, [int(row["document"]) for row in documents], digests)
        for one in digests:
            store.erase(one, [row["file"] for row in documents if row["file"]])
        ledger.rows("pragma wal_checkpoint(truncate)")
    return len(documents)


def note_erased(ledger: Ledger, documents: list[int], digests: set[str]) -> None:
    """Into the ledger: the hashes stay, titles and versions go, the papers are not asked for again."""
    with ledger.transaction() as db:
        now = stamp(Clock().today())
        rows = [(digest, now) for digest in digests]
        db.executemany("insert into erased (sha256, at) values (?, ?) on conflict do nothing", rows)
        for number in documents:
            db.execute("delete from versions where document = ?", [number])
            db.execute("delete from attempts where address = (select address from documents where id = ?)", [number])
            db.execute(
                "update documents set erased = 1, title = '', sha256 = null, file = null, linked = null, etag = null, "
                "last_modified = null where id = ?",
                [number],
            )
