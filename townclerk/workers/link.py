"""The supervisor's end of the socket to the warm parent of readers."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import townclerk
from townclerk.workers.jobs import Ended, Job
from townclerk.workers.sandbox import remove_sockets
from townclerk.workers.wire import LENGTH, Setup, Stop, packed

# What a reader may see of our environment; anything else may be a secret. One thread a library: the warm parent forks.
KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TESSDATA_PREFIX", "FONTCONFIG_PATH", "LD_LIBRARY_PATH")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")


class Link:
    """Starts the warm parent, hands it jobs and hears how they ended."""

    def __init__(self, preload: tuple[str, ...], *, spares: bool = False) -> None:
        self.began = time.time()
        self.socket, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "townclerk.workers.warm", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=reader_environment(),
                start_new_session=True,
            )
        self.heard = bytearray()
        self._send(Setup(tuple(path or str(Path.cwd()) for path in sys.path), preload, spares))

    def give(self, job: Job, document: int, answer: int) -> None:
        """Hands over a job with its open document and the pipe for the answer."""
        bare = replace(job, options=replace(job.options, saw_page=None, saw_total=None))
        self._send(bare, (document, answer))

    def stop(self, number: int) -> None:
        """Has the process of a job ended."""
        self._send(Stop(number))

    def hear(self) -> list[Ended] | None:
        """The jobs that have ended; None once the warm parent itself has."""
        try:
            part = self.socket.recv(1 << 16)
        except ConnectionError:
            part = b""
        if not part:
            return None
        self.heard += part
        ended = []
        while len(self.heard) >= LENGTH.size:
            end = LENGTH.size + LENGTH.unpack_from(self.heard)[0]
            if len(self.heard) < end:
                break
            ended.append(pickle.loads(bytes(self.heard[LENGTH.size : end])))  # noqa: S301  # it never parses
            del self.heard[:end]
        return ended

    def close(self) -> None:
        """Ends the warm parent and everything that it started."""
        self.socket.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        remove_sockets(self.began)

    def _send(self, value: object, files: tuple[int, ...] = ()) -> None:
        message = packed(value)
        with suppress(BrokenPipeError, ConnectionResetError):  # `hear` will say so
            sent = socket.send_fds(self.socket, [message[: LENGTH.size]], files) if files else 0
            self.socket.sendall(message[sent:])


def reader_environment() -> dict[str, str]:
    """The environment of readers: no secrets, and the path on which the program itself is found."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **ONE_THREAD, "PYTHONPATH": str(Path(townclerk.__file__).parents[1])}
