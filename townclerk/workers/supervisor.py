"""The supervisor: processes that run, those that wait to be tried again, their clocks, and the warm parent of all."""

from __future__ import annotations

import atexit
import logging
import os
import selectors
import struct
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, count, islice
from pathlib import Path
from threading import local
from types import TracebackType

from extract.errors import TownclerkError, Unreadable
from extract.reading import Options
from townclerk.workers.attempts import Attempt
from townclerk.workers.cases import Case, Outcome
from townclerk.workers.jobs import READ, SALVAGE, Ended, Job
from townclerk.workers.limits import Limits
from townclerk.workers.link import Link

log = logging.getLogger(__name__)

# Imported (or called) once in the warm parent, so that no document pays for it.
PRELOAD = ("townclerk.workers.tasks:prepare",)
GRACE = 10.0  # seconds in which the warm parent must have ended what it was told to
TRIES = 3  # times that the warm parent may die without a document having ended in between
CHUNK = 1 << 20


def run(
    paths: Iterable[Path], options: Options | None = None, *, jobs: int = 1, limits: Limits | None = None
) -> Generator[Outcome]:
    """The outcome of each document, in the order in which they end; paths are taken as processes come free."""
    paths = iter(paths)
    first = list(islice(paths, 2))
    preload = (*(PRELOAD if len(first) > 1 else ()), *model_of(options))
    with Supervisor(jobs=jobs, preload=preload, spares=len(first) > 1) as supervisor:
        yield from supervisor.run(make_jobs(chain(first, paths), options, limits))


def read_one(path: Path, options: Options | None = None, *, limits: Limits | None = None) -> Outcome:
    """The outcome of one document."""
    with closing(run([path], options, limits=limits)) as outcomes:
        return next(outcomes)


def ask(path: Path, task: str, *arguments: object, options: Options | None = None) -> object:
    """What one of our tasks says of a document; raises Unreadable."""
    job = Job(0, path, task, arguments, options or Options(), keep_pages=False)
    with Supervisor() as supervisor, closing(supervisor.run([job])) as outcomes:
        value = next(outcomes).value
    if isinstance(value, Unreadable):
        raise value
    return value


def read_here(path: Path, options: Options | None = None, limits: Limits | None = None) -> Outcome:
    """The outcome of one document, for a worker of a cluster: each of its threads keeps a supervisor between calls."""
    if not hasattr(_here, "supervisor"):
        _here.supervisor = Supervisor(preload=(*PRELOAD, *model_of(options)), spares=True)
        atexit.register(_here.supervisor.close)
    supervisor: Supervisor = _here.supervisor
    with closing(supervisor.run(make_jobs([path], options, limits))) as outcomes:
        return next(outcomes)


def model_of(options: Options | None) -> tuple[str, ...]:
    """What loads the spaCy model that was asked for, in the warm parent: its children could not read it any more."""
    return (f"nlp.pipeline:make_pipeline:{options.model}",) if options and options.model else ()


_here = local()


def make_jobs(paths: Iterable[Path], options: Options | None, limits: Limits | None) -> Iterator[Job]:
    """A job for each path."""
    for path in paths:
        yield Job(0, path, READ, (), options or Options(), limits or Limits())


class Supervisor:
    """Running processes, those that wait to be tried again, and the one warm parent of them all."""

    def __init__(self, *, jobs: int = 1, preload: tuple[str, ...] = (), spares: bool = False) -> None:
        self.jobs = max(1, jobs)
        self.preload = preload
        self.spares = spares
        self.selector = selectors.DefaultSelector()
        self.numbers = count(1)
        self.running: dict[int, tuple[Case, Attempt]] = {}
        self.next: deque[Case] = deque()  # whose pages are to be made records of
        self.alone: deque[Case] = deque()  # that crashed, for when nothing else runs
        self.done: deque[Outcome] = deque()
        self.held: deque[Outcome] = deque()  # of files that cannot be opened, until what was read before has ended
        self.deaths = 0
        self.link = self._connect()

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends whatever still runs."""
        for _, attempt in self.running.values():
            self._close_pipe(attempt)
        self.running.clear()
        self.selector.close()
        self.link.close()

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome]:
        """The outcomes of the jobs in the order in which they end."""
        source = iter(jobs)
        try:
            while self._fill(source):
                while self.done:
                    outcome = self.done.popleft()
                    paused = time.monotonic()
                    yield outcome
                    self._forgive(time.monotonic() - paused)
                self._wait()
        finally:
            self._abandon()

    def _fill(self, source: Iterator[Job]) -> bool:
        """Starts what may be started; whether anything is left to wait for or to tell."""
        while self._has_room() and not any(one.job.alone for _, one in self.running.values()):
            case = self._choose(source)
            if case is None:
                break
            self._start(case)
            if len(self.done) + len(self.held) > self.jobs:
                break  # files that cannot be opened end at once, and nobody has taken them yet
        return bool(self.running or self.done or self.next or self.alone)

    def _has_room(self) -> bool:
        """Whether another process may run: one that has answered and is about to end hinders nobody."""
        unanswered = sum(attempt.answer is None for _, attempt in self.running.values())
        return unanswered < self.jobs and len(self.running) < 2 * self.jobs

    def _choose(self, source: Iterator[Job]) -> Case | None:
        if self.next:
            return self.next.popleft()
        job = next(source, None)
        if job is not None:
            return Case(job)
        return self.alone.popleft() if self.alone and not self.running else None

    def _start(self, case: Case) -> None:
        try:
            document, size = case.open()
        except Unreadable as error:
            ending = any(attempt.answer is not None for _, attempt in self.running.values())
            (self.held if ending else self.done).append(case.outcome(error))
            return
        number = next(self.numbers)
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        case.renumber(number)
        self.link.give(case.job, document, theirs)
        os.close(document)
        os.close(theirs)
        attempt = Attempt(case.job, ours, size, time.monotonic())
        self.running[number] = (case, attempt)
        self.selector.register(ours, selectors.EVENT_READ, attempt)

    def _wait(self) -> None:
        """Until something has come from a process, or one has run out of time."""
        if not self.running or self.done:
            return
        now = time.monotonic()
        soonest = min(self._due(attempt) for _, attempt in self.running.values())
        for key, _ in self.selector.select(max(0.0, soonest - now)):
            if key.data is None:
                self._hear()
            elif key.fd == key.data.pipe:
                self._take(key.data)
        self._stop_late()

    def _due(self, attempt: Attempt) -> float:
        return attempt.deadline + (GRACE if attempt.stopped else 0.0)

    def _take(self, attempt: Attempt) -> bool:
        """What a pipe holds; False where it holds nothing now."""
        if attempt.pipe < 0:
            return False
        try:
            data = os.read(attempt.pipe, CHUNK)
        except BlockingIOError:
            return False
        if not data:
            self._close_pipe(attempt)
            return False
        try:
            attempt.take(data)
        except (ValueError, struct.error):
            self._stop(attempt, Unreadable("crash", "its answer made no sense"))
        if attempt.amount > attempt.job.limits.sends:
            self._stop(attempt, Unreadable("limit_size", "more came out of it than the limit allows"))
        return True

    def _hear(self) -> None:
        """Which processes have ended, or that the warm parent itself has, and all of them with it."""
        ended = self.link.hear()
        if ended is None:
            self._reconnect()
            return
        self.deaths = 0
        for one in ended:
            if one.number in self.running:
                self._conclude(one)

    def _conclude(self, ended: Ended) -> None:
        case, attempt = self.running.pop(ended.number)
        while self._take(attempt):
            pass
        self._close_pipe(attempt)
        verdict = case.judge(attempt, ended)
        if isinstance(verdict, Outcome):
            self._tell(verdict)
            self.done.append(verdict)
        elif verdict.task == SALVAGE:
            self.next.append(case)
        else:
            self.alone.append(case)
        self.done += self.held
        self.held.clear()

    def _tell(self, outcome: Outcome) -> None:
        for note in outcome.notes:
            log.debug("%s: %s", outcome.name, note)

    def _stop_late(self) -> None:
        now = time.monotonic()
        for _, attempt in list(self.running.values()):
            if now < self._due(attempt):
                continue
            if attempt.stopped:
                self._reconnect()  # it was told, and nothing came of it
                return
            self._stop(attempt, Unreadable("limit_time"))

    def _stop(self, attempt: Attempt, why: Unreadable) -> None:
        if not attempt.stopped:
            attempt.stopped = why
            self.link.stop(attempt.job.number)

    def _forgive(self, seconds: float) -> None:
        """While nobody took outcomes, processes may have waited to be heard: that time is not theirs."""
        for _, attempt in self.running.values():
            attempt.waited += seconds

    def _abandon(self) -> None:
        """Nobody wants the rest."""
        self.next.clear()
        self.alone.clear()
        self.done.clear()
        self.held.clear()
        for number, (_, attempt) in self.running.items():
            self.link.stop(number)
            self._close_pipe(attempt)
        self.running.clear()

    def _connect(self) -> Link:
        link = Link(self.preload, spares=self.spares)
        self.selector.register(link.socket, selectors.EVENT_READ, None)
        return link

    def _reconnect(self) -> None:
        """A new warm parent; what ran under the old one counts as crashed."""
        self.deaths += 1
        self.selector.unregister(self.link.socket)
        self.link.close()
        if self.deaths >= TRIES:
            raise TownclerkError("The processes that read documents cannot be started; `townclerk read` says why.")
        self.link = self._connect()
        for number in list(self.running):
            self._conclude(Ended(number, 0, 0.0, 0))

    def _close_pipe(self, attempt: Attempt) -> None:
        if attempt.pipe >= 0:
            self.selector.unregister(attempt.pipe)
            os.close(attempt.pipe)
            attempt.pipe = -1
