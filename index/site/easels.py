"""Who draws: the program lends the site confined processes; without them there are no pictures, and that is said."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Easel(Protocol):
    """Runs one of the tasks of index/drawing.py on a file, away from us; raises Unreadable."""

    def ask(self, file: Path, task: str, *arguments: object) -> object:
        """What the task says of the file; may be called by several threads at once."""
        ...

    def warm(self) -> None:
        """Makes ready what the first question of this thread would wait for."""
        ...
