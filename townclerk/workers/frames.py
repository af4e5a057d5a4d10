"""What goes through the pipes between processes: frames of a letter, a length and bytes."""

from __future__ import annotations

import io
import os
import pickle
import struct
from collections.abc import Iterator
from threading import Lock

HEAD = struct.Struct(">cI")

OPENED = b"O"  # the hash of the document's bytes and the name of its reader
TOTAL = b"T"  # how many pages the document says it has
PAGE = b"P"  # a page as soon as it is read, as nobody but a reader's process unpickles it
GRANT = b"G"  # seconds that a program may take, or (negative) has not used
NOTE = b"N"  # a line for the log
RESULT = b"R"  # what was asked for

SECONDS = struct.Struct(">d")
NO_MEMORY = 77  # the exit code of a process that had no memory left even to say so

_TURN = Lock()

# The modules whose values may come back from a process that has read a hostile document.
TRUSTED = ("extract.records", "extract.paper")


def frame(letter: bytes, payload: bytes) -> bytes:
    r"""A frame as it is sent.

    >>> frame(NOTE, b"hello")
    b'N\x00\x00\x00\x05hello'
    """
    return HEAD.pack(letter, len(payload)) + payload


def send(pipe: int, letter: bytes, payload: bytes) -> None:
    """Writes a frame whole, waiting for whoever reads; threads that read scans take turns."""
    rest = memoryview(frame(letter, payload))
    with _TURN:
        while rest:
            rest = rest[os.write(pipe, rest) :]


def split(received: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """Takes the whole frames from the front of what was received.

    >>> received = bytearray(frame(NOTE, b"one") + frame(NOTE, b"two")[:5])
    >>> list(split(received)), len(received)
    ([(b'N', b'one')], 5)
    """
    start = 0
    try:
        while len(received) - start >= HEAD.size:
            letter, length = HEAD.unpack_from(received, start)
            end = start + HEAD.size + length
            if len(received) < end:
                break
            yield letter, bytes(received[start + HEAD.size : end])
            start = end
    finally:
        del received[:start]


class _Records(pickle.Unpickler):
    """Makes records and nothing else: a process that was taken over cannot have us call anything."""

    def find_class(self, module: str, name: str) -> type:
        found = super().find_class(module, name) if module in TRUSTED else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found


def unpack(payload: bytes) -> object:
    """The value that came back from a reader's process; raises UnpicklingError for what is no record."""
    return _Records(io.BytesIO(payload)).load()
