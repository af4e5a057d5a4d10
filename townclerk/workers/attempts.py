"""One attempt at a document: what has come out of its process so far, its clock, and what its end means."""

from __future__ import annotations

import os
import pickle
import signal
import time
from dataclasses import dataclass, field

from extract.errors import FAILURES, Unreadable
from townclerk.workers.frames import GRANT, NO_MEMORY, NOTE, OPENED, PAGE, RESULT, SECONDS, TOTAL, split, unpack
from townclerk.workers.jobs import Ended, Job

START = 30.0  # seconds for the warm parent to import what it needs and fork, on a machine that is busy

# What unpickling garbage raises, of a process that was taken over or whose memory was overwritten.
NO_ANSWER = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)


@dataclass(slots=True)
class Attempt:
    """A job whose process is running."""

    job: Job
    pipe: int
    size: int
    started: float
    received: bytearray = field(default_factory=bytearray)
    amount: int = 0
    pages: list[bytes] = field(default_factory=list)
    total: int = 0
    digest: str | None = None
    answer: bytes | None = None
    waited: float = 0.0  # seconds in which nobody took its answers, or its programs ran
    stopped: Unreadable | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def deadline(self) -> float:
        """When it must have ended; until it has opened its document, the warm parent may still be importing."""
        limits = self.job.limits
        unopened = START if self.digest is None else 0.0
        most = min(limits.clock_most, self.waited + limits.clock_for(self.size, len(self.pages)))
        return self.started + unopened + most

    def take(self, data: bytes) -> None:
        """Frames, or parts of them, as they come."""
        self.amount += len(data)
        self.received += data
        for letter, payload in split(self.received):
            if letter == PAGE:
                self.pages.append(payload)
            elif letter == RESULT:
                self.answer = payload
            elif letter == GRANT:
                self.waited += SECONDS.unpack(payload)[0]
            elif letter == OPENED:
                self._open(payload)
            elif letter == TOTAL:
                self.total = int(payload)
            elif letter == NOTE:
                self.notes.append(payload.decode("utf-8", "replace"))

    def _open(self, digest: bytes) -> None:
        """Its clock begins; once only, so that nothing that it says later sets it back."""
        if self.digest is None:
            self.started = time.monotonic()
            self.digest = digest.hex()

    def result(self, ended: Ended) -> object:
        """What it answered; raises Unreadable with what its end means where it did not."""
        if self.answer is None:
            raise self.stopped or meaning(ended)
        try:
            value = unpack(self.answer)
        except NO_ANSWER:
            raise Unreadable("crash", "its answer made no sense") from None
        if isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, str) for part in value):
            raise Unreadable(*value) if value[0] in FAILURES else Unreadable("crash", "its answer made no sense")
        return value


def meaning(ended: Ended) -> Unreadable:
    """What the end of a process without an answer means.

    >>> meaning(Ended(1, signal.SIGSEGV, 0.1, 0)).detail
    'SIGSEGV'
    """
    if ended.bloated or os.waitstatus_to_exitcode(ended.status) == NO_MEMORY:
        return Unreadable("limit_memory")
    if not os.WIFSIGNALED(ended.status):
        return Unreadable("crash", "it ended without an answer")
    number = os.WTERMSIG(ended.status)
    if number == signal.SIGXCPU:
        return Unreadable("limit_time")
    if number == signal.SIGXFSZ:
        return Unreadable("limit_size", "it wrote more than the limit")
    if number == signal.SIGKILL:
        return Unreadable("limit_memory", "the system ended it")
    return Unreadable("crash", signal.Signals(number).name)
