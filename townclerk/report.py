"""What a run did: a count that prints itself and gives the exit code; and what to do about each failure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.records import Document

DONE, FAILED, NOTHING = 0, 2, 3

REMEDIES = {
    "empty": "Fetch it again.",
    "encrypted": "Save a copy without the password.",
    "malformed": "Open it in the program that made it and save it anew, or fetch it again.",
    "truncated": "Fetch it again.",
    "unsupported": "Convert it to PDF, or install what is named.",
    "limit_time": "Split it, or read it alone on an idle machine.",
    "limit_memory": "Split it, or print it to PDF.",
    "limit_size": "Unpack or split it.",
    "crash": "It will be tried again when the engine or the rules change; print it to PDF meanwhile.",
    "not_a_file": "Name the file itself.",
}


@dataclass(slots=True)
class Report:
    """Counts documents as they end; says what a run did, and whether it went well."""

    read: int = 0
    partial: int = 0
    unchanged: int = 0
    forgotten: int = 0  # still in the folder, and not taken in
    removed: int = 0
    pages: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, document: Document) -> None:
        """Counts a document that was read, or was not."""
        self.pages += document.pages_read
        if document.status == "failed":
            self.failures[document.failure or "crash"] += 1
        elif document.status == "partial":
            self.partial += 1
        else:
            self.read += 1

    @property
    def failed(self) -> int:
        """How many could not be read."""
        return self.failures.total()

    @property
    def seen(self) -> int:
        """How many documents the run met."""
        return self.read + self.partial + self.unchanged + self.forgotten + self.failed

    def exit_code(self) -> int:
        """0 all well, partial ones too; 2 some failed; 3 nothing at all was usable."""
        if not self.failed:
            return DONE
        return FAILED if self.seen > self.failed else NOTHING

    def summary(self) -> str:
        """One line.

        >>> Report(read=3, partial=1, pages=40, failures=Counter(crash=1), seconds=2).summary()
        '3 read, 1 partial, 1 failed (1 crash), 0 unchanged; 40 pages in 2 s'
        """
        codes = ", ".join(f"{number} {code}" for code, number in sorted(self.failures.items()))
        said = [
            f"{self.read} read",
            f"{self.partial} partial",
            f"{self.failed} failed" + (f" ({codes})" if codes else ""),
        ]
        said.append(f"{self.unchanged} unchanged")
        if self.forgotten:
            said.append(f"{self.forgotten} forgotten")
        if self.removed:
            said.append(f"{self.removed} gone")
        return f"{', '.join(said)}; {self.pages} pages in {spoken(self.seconds)}"

    def __str__(self) -> str:
        return self.summary()


def complaint(document: Document) -> str:
    """What to tell a person of a document that could not be read, and what to do.

    >>> complaint(Document(name="a.pdf", status="failed", failure="empty", warnings=("the file holds no bytes",)))
    'a.pdf: the file holds no bytes. Fetch it again.'
    """
    why = (document.warnings[0] if document.warnings else document.failure or "not read").rstrip(".")
    return f"{document.name}: {why}. {REMEDIES.get(document.failure or '', '')}".rstrip()


def spoken(seconds: float) -> str:
    """A length of time as it is said.

    >>> spoken(5), spoken(95), spoken(7300)
    ('5 s', '1 min 35 s', '2 h 1 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
