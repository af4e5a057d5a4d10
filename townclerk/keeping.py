"""What is done to a database between runs: erasing papers from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from extract.errors import BadUsage
from index.corrections import load_corrections
from index.forgetting import forget, is_forgotten, places_of
from index.store import open_index
from scrape.erasing import erase, keeper_of
from townclerk.indexing import hash_of, now, text_of
from townclerk.locks import lock


def forget_documents(db_path: Path, which: Iterable[str]) -> Iterator[str]:
    """Erases documents; the name of each."""
    if not db_path.is_file():
        raise BadUsage(f"there is no database {db_path}")
    corrections = load_corrections(db_path.with_suffix(".corrections.toml"))
    with lock(db_path.with_suffix(".lock")), open_index(db_path) as db:
        for one in which:
            named = text_of(Path(one).absolute()) if Path(one).exists() else one
            places = places_of(db, named)
            if not places and is_forgotten(db, hash_of(Path(one)) or one):
                yield Path(one).name
                continue
            with ExitStack() as locked:
                folders = {folder for path, _ in places if (folder := keeper_of(Path(path)))}
                for folder in folders:
                    locked.enter_context(lock(folder / ".lock"))
                yield from forget(db, db_path, named, now(), corrections)
                for folder in folders:
                    for digest in {digest for _, digest in places}:
                        erase(folder, digest)
