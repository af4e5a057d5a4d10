"""The warm parent of readers: imports what reading needs, forks a process for each document, and never parses.

Started by workers.py as a process of its own with an environment without secrets; told what to do over a socket, the
document and the pipe for the answer coming along as open files. It has no threads, so forking it is safe. When the
socket closes, everything that it started ends with it.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import shutil
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import NoReturn

from townclerk.workers.child import read_at_once
from townclerk.workers.jobs import Ended, Job
from townclerk.workers.lean import leave_out_command_lines
from townclerk.workers.limits import measure_start, resident
from townclerk.workers.sandbox import adopt_orphans, fence, leave_network, orphans
from townclerk.workers.spares import Spare, wait_for_job
from townclerk.workers.wire import LENGTH, Setup, Stop, packed, receive

WATCH = 0.02  # seconds between two looks at the memory of a document that is read alone


@dataclass(slots=True)
class Running:
    job: Job
    pid: int
    folder: Path
    bloated: bool = False


class Warm:
    """The running documents, and the socket to the supervisor."""

    def __init__(self, link: socket.socket) -> None:
        self.link = link
        self.running: dict[int, Running] = {}  # by process
        self.setup = Setup(())
        self.spare: Spare | None = None
        self.folders = count(1)
        self.scratch = Path(tempfile.mkdtemp(prefix="townclerk-"))
        self.woken, self.wake = os.pipe()
        for end in (self.woken, self.wake):
            os.set_blocking(end, False)

    def serve(self) -> None:
        """Until the supervisor closes its end."""
        signal.set_wakeup_fd(self.wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        try:
            self._prepare()
            while self._turn():
                pass
        finally:
            self._end_all()
            shutil.rmtree(self.scratch, ignore_errors=True)

    def _prepare(self) -> None:
        setup = self._receive()
        if setup is None:
            return
        value, _ = setup
        assert isinstance(value, Setup)
        self.setup = value
        sys.path[:] = value.search
        adopt_orphans()
        leave_network()
        leave_out_command_lines()
        for name in value.preload:
            preload(name)
        fence(self.scratch, readable_paths())
        gc.collect()
        gc.freeze()  # so that collecting in a child does not copy our pages
        measure_start()

    def _turn(self) -> bool:
        watched = [one for one in self.running.values() if one.job.alone]
        ready, _, _ = select.select([self.link.fileno(), self.woken], [], [], WATCH if watched else None)
        for one in watched:
            self._weigh(one)
        if self.woken in ready:
            with suppress(BlockingIOError):
                os.read(self.woken, 512)
            self._reap()
        return self._obey() if self.link.fileno() in ready else True

    def _obey(self) -> bool:
        message = self._receive()
        if message is None:
            return False
        value, files = message
        if isinstance(value, Stop):
            for one in self.running.values():
                if one.job.number == value.number:
                    end_group(one.pid)
        elif isinstance(value, Job):
            self._start(value, *files)
        return True

    def _start(self, job: Job, document: int, answer: int) -> None:
        spare, self.spare = self.spare, None
        if spare and spare.take(job, document, answer):
            self.running[spare.pid] = Running(job, spare.pid, spare.folder)
        else:
            self._fork(job, document, answer)
        os.close(document)
        os.close(answer)
        if self.setup.spares:
            self._fork_spare()

    def _fork(self, job: Job, document: int, answer: int) -> None:
        folder, me = self._make_folder(), os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_child()
            read_at_once(job, document, answer, folder, me)
        self.running[pid] = Running(job, pid, folder)

    def _fork_spare(self) -> None:
        folder, me = self._make_folder(), os.getpid()
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            self._become_child()
            ours.close()
            wait_for_job(theirs, folder, me)
        theirs.close()
        self.spare = Spare(pid, folder, ours)

    def _make_folder(self) -> Path:
        folder = self.scratch / str(next(self.folders))
        folder.mkdir()
        return folder

    def _become_child(self) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self.link.close()
        os.close(self.woken)
        os.close(self.wake)

    def _weigh(self, one: Running) -> None:
        limits = one.job.limits
        if resident(one.pid) > limits.memory:
            one.bloated = True
            end_group(one.pid)

    def _reap(self) -> None:
        while True:
            try:
                pid, status, used = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            one = self.running.pop(pid, None)
            if one is None:
                self._forget_spare(pid)
                continue  # or an orphan that a document left
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)  # whatever it started
            self._end_orphans()
            shutil.rmtree(one.folder, ignore_errors=True)
            peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            ended = Ended(one.job.number, status, used.ru_utime + used.ru_stime, peak, one.bloated)
            with suppress(BrokenPipeError, ConnectionResetError):
                self.link.sendall(packed(ended))

    def _forget_spare(self, pid: int) -> None:
        if self.spare and self.spare.pid == pid:
            self.spare.link.close()
            shutil.rmtree(self.spare.folder, ignore_errors=True)
            self.spare = None

    def _end_orphans(self) -> None:
        ours = {*self.running, *([self.spare.pid] if self.spare else [])}
        for pid in orphans():
            if pid not in ours:
                end(pid)

    def _end_all(self) -> None:
        for pid in self.running:
            end_group(pid)
        self.spare = None
        self._end_orphans()

    def _receive(self) -> tuple[object, list[int]] | None:
        """A message and the files that came with it; None once the supervisor has gone."""
        try:
            head, files, _, _ = socket.recv_fds(self.link, LENGTH.size, 2)
            if len(head) < LENGTH.size:
                return None
            for file in files:
                os.set_inheritable(file, False)
            return pickle.loads(receive(self.link, LENGTH.unpack(head)[0])), files  # noqa: S301  # the supervisor's own words
        except (ConnectionError, EOFError):
            return None


def readable_paths() -> list[str]:
    """Where code, programs and language data lie outside the system's own folders."""
    search = [path for path in sys.path if path]
    programs = os.environ.get("PATH", "").split(os.pathsep)
    return [sys.prefix, sys.base_prefix, *search, *filter(None, programs), os.environ.get("TESSDATA_PREFIX", "/usr")]


def preload(name: str) -> None:
    """Imports a module; with a function after a colon, calls that too, with what stands after a second colon."""
    module, _, call = name.partition(":")
    function, _, argument = call.partition(":")
    imported = import_module(module)
    if function:
        getattr(imported, function)(*([argument] if argument else []))


def end_group(pid: int) -> None:
    """Ends a document's process and all of its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    end(pid)


def end(pid: int) -> None:
    """Ends one process."""
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)


def main() -> NoReturn:
    """Serves the supervisor whose socket is the file numbered in the first argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor decides
    with socket.socket(fileno=int(sys.argv[1])) as link:
        Warm(link).serve()
    sys.exit(0)


if __name__ == "__main__":
    main()
