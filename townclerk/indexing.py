"""Files and folders into the database: what is new or changed is read, the rest is left as it stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.records import Records
from index.store import Origin, add_document, open_index, unchanged
from townclerk.pipeline import RULES, read_document


@dataclass(slots=True)
class Report:
    """What a run did."""

    read: int = 0
    partial: int = 0
    failed: int = 0
    unchanged: int = 0

    def add(self, records: Records) -> None:
        """Counts a document."""
        status = records.document.status
        setattr(self, status, getattr(self, status) + 1)

    def summary(self) -> str:
        """One line."""
        return f"{self.read} read, {self.partial} partial, {self.failed} failed, {self.unchanged} unchanged"

    def exit_code(self) -> int:
        """0 all well, 2 some failed, 3 nothing was usable."""
        usable = self.read + self.partial + self.unchanged
        return 0 if not self.failed else 2 if usable else 3


def index_paths(paths: Iterable[Path], db_path: Path) -> Report:
    """Indexes all documents at the paths, and says what it did."""
    report = Report()
    db = open_index(db_path)
    for file in find_files(paths):
        status = file.stat()
        if unchanged(db, str(file), status.st_size, status.st_mtime, RULES):
            report.unchanged += 1
            continue
        records = read_document(file.read_bytes(), file.name)
        indexed = datetime.now(UTC).isoformat(timespec="seconds")
        add_document(db, records, Origin(str(file), status.st_size, status.st_mtime, RULES, indexed))
        report.add(records)
    return report


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files at the paths, folders walked in order, hidden files and links left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                file = Path(folder, name)
                if not name.startswith(".") and not file.is_symlink():
                    yield file
