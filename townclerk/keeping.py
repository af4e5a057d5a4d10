"""What is done to a database between runs: erasing papers from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.errors import BadUsage
from index.corrections import load_corrections
from index.forgetting import forget
from index.store import open_index
from townclerk.indexing import now, text_of
from townclerk.locks import lock


def forget_documents(db_path: Path, which: Iterable[str]) -> Iterator[str]:
    """Erases documents; the name of each."""
    if not db_path.is_file():
        raise BadUsage(f"there is no database {db_path}")
    corrections = load_corrections(db_path.with_suffix(".corrections.toml"))
    with lock(db_path.with_suffix(".lock")), open_index(db_path) as db:
        for one in which:
            yield from forget(
                db, db_path, text_of(Path(one).absolute()) if Path(one).exists() else one, now(), corrections
            )
