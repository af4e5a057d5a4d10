"""Copies of the originals beside the database, named by the hash of their bytes."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from extract.errors import BadUsage


def store_of(db_path: Path) -> Path:
    """The folder in which the copies lie: townclerk.db has townclerk.originals."""
    return db_path.with_suffix(".originals")


def keep(file: Path, digest: str, db_path: Path) -> None:
    """Copies a file, if that was not done before; a copy is there wholly or not at all."""
    target = place(store_of(db_path), digest)
    if target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as copy, file.open("rb") as original:
            shutil.copyfileobj(original, copy)
            copy.flush()
            os.fsync(copy.fileno())
        Path(copy.name).replace(target)
    except OSError as error:
        raise BadUsage(
            f"{file.name} cannot be copied to {target.parent.name} ({error.strerror}): free space, or leave out --keep"
        ) from error


def place(store: Path, digest: str) -> Path:
    """Where the copy with such a hash lies."""
    return store / digest[:2] / digest
