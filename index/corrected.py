"""The corrections file beside what is in the database: whose readings rest on it, and what of it fits nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from index.corrections import Corrections
from index.people import PLACES

# The hashes of each document that lies in a folder, and of all that is inside it.
INSIDE = """
with recursive inside(top, id, sha256) as (
    select sha256, id, sha256 from documents where container is null and sha256 is not null
    union all select top, d.id, d.sha256 from documents d join inside on d.container = inside.id
) select top, sha256 from inside where sha256 is not null order by top, id
"""


def marks_of(db: Database, corrections: Corrections) -> dict[str, str]:
    """The marks of the documents that are corrected, by their hashes; what lies inside one counts to it."""
    if not corrections.records:
        return {}
    trees: dict[str, list[str]] = {}
    for top, digest in db.execute(INSIDE):
        trees.setdefault(top, []).append(digest)
    return {top: mark for top, digests in trees.items() if (mark := corrections.mark(digests))}


def unplaced(db: Database, corrections: Corrections) -> Iterator[str]:
    """What the corrections speak of and no paper here has: documents, and names."""
    for correction in corrections.records:
        if not db.execute("select 1 from documents where sha256 glob ?", [correction.sha256 + "*"]).fetchone():
            yield f"no document here has this hash: {correction}"
    for name in sorted({name for pair in corrections.one | corrections.apart for name in pair}):
        if not any(
            db.execute(f'select 1 from "{table}" where "{column}" = ?', [name]).fetchone()
            for table, column, *_ in PLACES
        ):
            yield f"no paper here names “{name}”"
