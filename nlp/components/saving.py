"""What all our components share: their settings are saved with the pipeline and come back with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

FILE = "settings.json"


class Saved:
    """A component whose settings, the attributes named in `saved`, go to disk and to bytes."""

    saved: ClassVar[tuple[str, ...]] = ()

    def to_bytes(self, **_: object) -> bytes:
        """The settings as bytes."""
        return json.dumps({name: getattr(self, name) for name in self.saved}, sort_keys=True).encode()

    def from_bytes(self, data: bytes, **_: object) -> Saved:
        """Takes settings from bytes."""
        for name, value in json.loads(data).items():
            if name in self.saved:
                setattr(self, name, tuples(value))
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Writes the settings into a folder of the component's own."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> Saved:
        """Reads the settings from that folder."""
        return self.from_bytes((Path(path) / FILE).read_bytes())


def tuples(value: object) -> object:
    """JSON's lists as the tuples that they were."""
    if isinstance(value, dict):
        return {key: tuples(each) for key, each in value.items()}
    return tuple(value) if isinstance(value, list) else value
