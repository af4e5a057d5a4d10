"""One run at a time: a lock that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import BadUsage, Locked


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Holds the lock while the block runs; raises Locked where another process holds it."""
    try:
        file = path.open("a")
    except OSError as error:
        raise BadUsage(f"{path} cannot be written ({error.strerror}): name a database elsewhere with --db") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Locked(f"another run holds {path}: wait for it to end") from None
        yield
