"""Copies of the originals beside the database, named by the hash of their bytes, and where an original lies now."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from sqlite_utils import Database

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


def find_original(db: Database, document: int, db_path: Path) -> Path | None:
    """The file that a document was read from, if it is still there: the copy, or where it was found."""
    found = db.execute("select sha256 from documents where id = ?", [document]).fetchone()
    if found and found[0] and (copy := place(store_of(db_path), found[0])).is_file():
        return copy
    for (path,) in db.execute("select path from sources where document = ? and gone is null", [document]):
        file = Path(os.fsdecode(path)) if isinstance(path, bytes) else Path(path)
        if file.is_file():
            return file
    return None
