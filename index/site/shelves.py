"""Pictures kept on disk below a size limit, beside the originals that they show; the least used go first."""

from __future__ import annotations

import os
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

SPARE = 0.9  # of the limit is left when room is made, so that it is not made at every picture


class Shelf:
    """A folder of pictures, one folder an original: `townclerk forget` takes an original's away with it."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self._lock = threading.Lock()
        self._held = sum(file.stat().st_size for file in self._files())

    def get(self, digest: str, name: str) -> bytes | None:
        """What is kept under a name, which then counts as just used."""
        path = self.folder / digest / name
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, digest: str, name: str, data: bytes) -> None:
        """Keeps a picture, whole or not at all; where nothing can be written the site draws each time anew."""
        path = self.folder / digest / name
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(data)
            Path(file.name).replace(path)
            self._make_room(len(data))

    def _make_room(self, more: int) -> None:
        with self._lock:
            self._held += more
            if self._held <= self.limit:
                return
            files = sorted((file.stat().st_mtime, file.stat().st_size, file) for file in self._files())
            self._held = sum(size for _, size, _ in files)
            for _, size, file in files:
                if self._held <= self.limit * SPARE:
                    break
                file.unlink(missing_ok=True)
                self._held -= size

    def _files(self) -> list[Path]:
        return [file for file in self.folder.glob("*/*") if file.is_file()]
