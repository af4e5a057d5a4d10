"""A database that is only read: nothing can be written, and what is not ours is refused with what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import BadUsage


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to one of our databases."""
    if not path.is_file():
        raise BadUsage(f"there is no database {path}: make it first with `townclerk index FOLDER --db {path}`")
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{'immutable=1' if is_fixed(path) else 'mode=ro'}", uri=True
    )
    try:
        check_ours(connection, path)
        yield connection
    except sqlite3.DatabaseError as error:
        raise BadUsage(f"{path} cannot be read ({error}): `townclerk check --db {path}` says more") from error
    finally:
        connection.close()


def is_fixed(path: Path) -> bool:
    """Whether nobody here can write it: readers of a database in WAL mode otherwise want a file beside it."""
    return not os.access(path.absolute().parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file that is no database, or one that townclerk did not make."""
    try:
        tables = {row[0] for row in connection.execute("select name from sqlite_master")}
    except sqlite3.DatabaseError as error:
        raise BadUsage(f"{path} is no database ({error}): name another with --db") from error
    if not {"documents", "sources", "pages_fts"} <= tables:
        raise BadUsage(f"{path} is not a database that townclerk made: name another with --db")
