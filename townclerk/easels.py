"""Pictures for the site, drawn by confined processes under tight limits, ended when they take too long."""

from __future__ import annotations

import threading
from contextlib import closing, suppress
from pathlib import Path

from extract.errors import Unreadable
from index.drawing import PREPARE
from townclerk.workers import Limits, Supervisor
from townclerk.workers.jobs import Job

MB = 1 << 20
# A page that takes longer to draw than this is none that anybody waits for.
LIMITS = Limits(memory=512 * MB, cpu=10.0, clock=15.0, seconds_a_megabyte=0.05, writes=0, sends=64 * MB)


class Easels:
    """A supervisor for each thread that asks, kept between questions."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._all: list[Supervisor] = []
        self._lock = threading.Lock()

    def ask(self, file: Path, task: str, *arguments: object) -> object:
        """What a task says of a file; raises Unreadable."""
        job = Job(0, file, task, arguments, limits=LIMITS, keep_pages=False)
        with closing(self._supervisor().run([job])) as outcomes:
            value = next(outcomes).value
        if isinstance(value, Unreadable):
            raise value
        return value

    def warm(self) -> None:
        """Starts this thread's supervisor, so that the first picture need not wait for it."""
        self._supervisor()

    def close(self) -> None:
        """Ends all processes."""
        for supervisor in self._all:
            with suppress(OSError):
                supervisor.close()
        self._all.clear()

    def _supervisor(self) -> Supervisor:
        if not hasattr(self._mine, "supervisor"):
            self._mine.supervisor = Supervisor(preload=(PREPARE,))
            with self._lock:
                self._all.append(self._mine.supervisor)
        supervisor: Supervisor = self._mine.supervisor
        return supervisor
