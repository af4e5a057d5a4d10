"""What can go wrong with a document, drawn as one tree.

TownclerkError
├── BadUsage          an option, a configuration or a database that cannot be used; exit code 1
├── Locked            another run holds the lock; exit code 75
└── Unreadable        a document that ends as `failed`, with its code in RECORDS' vocabulary
"""

from __future__ import annotations

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
    "not_a_file": "not a regular file: links, pipes and devices are not followed",
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
