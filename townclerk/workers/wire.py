"""The words between the supervisor and the warm parent of readers, and how they go over a socket."""

from __future__ import annotations

import pickle
import socket
import struct
from dataclasses import dataclass

LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Setup:
    """How the warm parent begins: where modules are found, and which to import before the first document."""

    search: tuple[str, ...]
    preload: tuple[str, ...] = ()  # module, or module:function to be called, with an argument after another colon
    spares: bool = False  # whether to fork a process for the next document before that comes


@dataclass(frozen=True, slots=True)
class Stop:
    """End this job's process now."""

    number: int


def packed(value: object) -> bytes:
    """A message as it goes over the socket: its length, then itself."""
    payload = pickle.dumps(value)
    return LENGTH.pack(len(payload)) + payload


def receive(link: socket.socket, length: int) -> bytes:
    """Exactly so many bytes; raises EOFError if the other end closes first."""
    parts = []
    while length:
        part = link.recv(min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
