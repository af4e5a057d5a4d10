"""What can go wrong with a document, drawn as one tree.

TownclerkError
├── BadUsage          an option, a configuration or a database that cannot be used; exit code 1
├── Locked            another run holds the lock; exit code 75
└── Unreadable        a document that ends as `failed`, with its code in RECORDS' vocabulary
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

OUT_OF = {errno.ENOMEM: "limit_memory", errno.EFBIG: "limit_size"}  # what the system says where a limit is met

FAILURES = {
    "empty": "the file holds no bytes",
    "encrypted": "the file is protected by a password",
    "malformed": "the file is broken and could not be repaired",
    "truncated": "the file ends before its content does, as a download cut off leaves it",
    "unsupported": "no reader for this format is installed",
    "limit_time": "reading took longer than the limit allows",
    "limit_memory": "reading needed more memory than the limit allows",
    "limit_size": "the file, or what it unpacks to, is larger than the limit allows",
    "crash": "the engine that read it died",
    "not_a_file": "it is no regular file",
}


class TownclerkError(Exception):
    """Anything that townclerk says of its own accord."""


class BadUsage(TownclerkError):
    """What was asked for cannot be done as asked; the message says what to do instead."""


class Locked(TownclerkError):
    """Another run holds the lock."""


class Unreadable(TownclerkError):
    """A document that cannot be read, with the code that its record will carry."""

    def __init__(self, code: str, detail: str = "") -> None:
        if code not in FAILURES:
            raise ValueError(f"no such failure: {code!r}")
        super().__init__(f"{FAILURES[code]}{': ' + detail if detail else ''}")
        self.code = code
        self.detail = detail

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        return (Unreadable, (self.code, self.detail))


@contextmanager
def all_unreadable() -> Iterator[None]:
    """The one border where whatever an engine or a rule raises becomes Unreadable.

    >>> with all_unreadable():
    ...     {}["Kids"]
    Traceback (most recent call last):
    extract.errors.Unreadable: the file is broken and could not be repaired: KeyError in extract.errors
    """
    try:
        yield
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("limit_memory") from None
    except RecursionError:
        raise Unreadable("malformed", "nested too deep") from None
    except Exception as error:  # engines raise anything on hostile files; nothing else catches it
        if isinstance(error, OSError) and error.errno in OUT_OF:
            raise Unreadable(OUT_OF[error.errno]) from None
        log.warning("%s", type(error).__name__, exc_info=True)
        raise Unreadable("malformed", f"{type(error).__name__} in {raised_in(error)}") from error


def raised_in(error: BaseException) -> str:
    """The module that raised it, never a path."""
    where = "?"
    trace = error.__traceback__
    while trace:
        where = trace.tb_frame.f_globals.get("__name__", where)
        trace = trace.tb_next
    return where
