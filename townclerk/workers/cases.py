"""One document from its first attempt to its outcome: what came of each, and what is tried next."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.drafting import failed
from extract.errors import Unreadable
from extract.records import Records
from townclerk.workers.attempts import Attempt
from townclerk.workers.frames import PAGE, frame
from townclerk.workers.jobs import SALVAGE, Ended, Job
from townclerk.workers.limits import Limits
from townclerk.workers.opening import open_document, safe_name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, and what it cost."""

    path: Path
    value: object  # what was asked for; Unreadable where there is none
    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0  # bytes of memory at most
    attempts: int = 1
    name: str = ""
    digest: str | None = None
    notes: tuple[str, ...] = ()  # what its process had to say for the log

    @property
    def records(self) -> Records:
        """The records; of a document that could not be read, those that say so."""
        if isinstance(self.value, Records):
            return self.value
        error = self.value if isinstance(self.value, Unreadable) else Unreadable("crash", "its answer made no sense")
        return failed(self.name, error, self.digest)


@dataclass(slots=True)
class Case:
    """A document on its way to an outcome."""

    job: Job
    begun: float = field(default_factory=time.monotonic)
    cpu: float = 0.0
    peak: int = 0
    attempts: int = 0
    pages: list[bytes] = field(default_factory=list)
    total: int = 0
    digest: str | None = None
    error: Unreadable | None = None
    notes: list[str] = field(default_factory=list)

    def open(self) -> tuple[int, int]:
        """The open file for the next attempt, and its size: the document, or the pages that came out of it."""
        return self._open_pages() if self.job.task == SALVAGE else open_document(self.job.path, self.job.limits.file)

    def renumber(self, number: int) -> None:
        """The number of its next attempt."""
        self.job = replace(self.job, number=number)

    def judge(self, attempt: Attempt, ended: Ended) -> Job | Outcome:
        """What follows from the end of an attempt: another job for the same document, or its outcome."""
        self._add(attempt, ended)
        try:
            value = attempt.result(ended)
        except Unreadable as error:
            return self._after(error)
        document = value.document if isinstance(value, Records) else None
        if document and document.failure and self.pages and self.job.keep_pages:
            return self._after(Unreadable(document.failure, document.warnings[0] if document.warnings else ""))
        return self.outcome(value)

    def outcome(self, value: object) -> Outcome:
        """The end of the case."""
        if isinstance(value, Records):
            value = replace(value, document=replace(value.document, name=safe_name(self.job.path), sha256=self.digest))
        seconds = time.monotonic() - self.begun
        return Outcome(
            path=self.job.path,
            value=value,
            seconds=seconds,
            cpu=self.cpu,
            peak=self.peak,
            attempts=self.attempts,
            name=safe_name(self.job.path),
            digest=self.digest,
            notes=tuple(self.notes),
        )

    def _add(self, attempt: Attempt, ended: Ended) -> None:
        self.attempts += attempt.job.task != SALVAGE
        self.cpu += ended.cpu
        self.peak = max(self.peak, ended.peak)
        self.notes += attempt.notes
        if attempt.job.task != SALVAGE:
            self.digest = attempt.digest or self.digest
            self.total = max(self.total, attempt.total)
            if len(attempt.pages) > len(self.pages):
                self.pages = attempt.pages

    def _after(self, error: Unreadable) -> Job | Outcome:
        """A crash is tried again, alone; pages that came out are made records of, without our rules if those fail."""
        if self.job.task == SALVAGE:
            reason, total, plain = self.job.arguments
            return self.outcome(self.error) if plain else self._again(arguments=(reason, total, True))
        self.error = error
        if error.code == "crash" and not self.job.alone:
            return self._again(alone=True)
        if not self.pages or not self.job.keep_pages:
            return self.outcome(error)
        enough = Limits().grown(len(self.pages))
        return self._again(task=SALVAGE, arguments=(str(error), self.total, False), alone=False, limits=enough)

    def _again(self, **changes: object) -> Job:
        self.job = replace(self.job, **changes)  # type: ignore[arg-type]  # fields of Job, each of its own type
        return self.job

    def _open_pages(self) -> tuple[int, int]:
        with tempfile.TemporaryFile() as file:
            for page in self.pages:
                file.write(frame(PAGE, page))
            size = file.tell()
            file.seek(0)
            return os.dup(file.fileno()), size
