"""Where documents lie: each version once, under the hash of its bytes, and each current one by name for people.

store/ab/ab34…        every version ever had; nothing in it is changed or written over
store/.part/…         what is coming in; swept at the beginning of a run
papers/…              links to the current versions, under names made of our own keys: what `index` reads
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

HEAD = 4096


class Part:
    """A file that is coming in, hashed on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("xb")
        self._restart()

    def _restart(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._hash = hashlib.sha256()
        self.size = 0
        self.head = b""

    def restarted(self) -> Part:
        """The same file, empty again: for another try."""
        self._restart()
        return self

    def write(self, piece: bytes) -> None:
        """Takes the next piece."""
        self._file.write(piece)
        self._hash.update(piece)
        self.size += len(piece)
        if len(self.head) < HEAD:
            self.head += piece[: HEAD - len(self.head)]

    def content(self, most: int = -1) -> bytes:
        """What came in, from its beginning."""
        self._file.flush()
        with self.path.open("rb") as file:
            return file.read(most)

    def tail(self, most: int) -> bytes:
        """The end of what came in."""
        self._file.flush()
        with self.path.open("rb") as file:
            file.seek(max(0, self.size - most))
            return file.read()

    @property
    def digest(self) -> str:
        """The hash of what came in so far."""
        return self._hash.hexdigest()

    def settle(self) -> None:
        """Waits until the bytes are on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Removes what came in, unless it was kept."""
        self._file.close()
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of documents."""

    root: Path

    @property
    def papers(self) -> Path:
        """The folder that people and `index` look into."""
        return self.root / "papers"

    @contextmanager
    def part(self) -> Iterator[Part]:
        """A file for what is coming in; gone at the end unless it was kept."""
        folder = self.root / "store" / ".part"
        folder.mkdir(parents=True, exist_ok=True)
        part = Part(folder / uuid4().hex)
        try:
            yield part
        finally:
            part.discard()

    def keep(self, part: Part) -> str:
        """Moves a file to its place, safe from the machine's end; its hash."""
        digest = part.digest
        target = self.place(digest)
        part.settle()
        target.parent.mkdir(parents=True, exist_ok=True)
        part.path.replace(target)
        sync_folder(target.parent)
        return digest

    def place(self, digest: str) -> Path:
        """Where the bytes with such a hash lie."""
        return self.root / "store" / digest[:2] / digest

    def link(self, digest: str, name: str) -> None:
        """Puts a version under a name in papers/, in place of what was there."""
        target = self.papers / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.parent / f".{uuid4().hex}"
        try:
            os.link(self.place(digest), beside)
        except OSError:  # a file system without hard links, or too many of them
            shutil.copyfile(self.place(digest), beside)
        beside.replace(target)
        beside.unlink(missing_ok=True)  # where both were one file already, replacing does nothing

    def erase(self, digest: str, names: list[str]) -> None:
        """Removes a version and its names for good."""
        for name in names:
            (self.papers / name).unlink(missing_ok=True)
        self.place(digest).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Removes what an interrupted run left half written."""
        for file in (self.root / "store" / ".part").glob("*"):
            file.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Waits until a folder's own entries are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot
            os.fsync(handle)
    finally:
        os.close(handle)
