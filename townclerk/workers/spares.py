"""A process forked ahead of time: it waits for the one document that it will read, while another is being read.

Forking takes milliseconds, and so does copying each page of memory that a new process first writes to. A spare is
forked and fenced in while nobody waits for it, and reads two lines of ours, so that many of those pages are its own.
"""

from __future__ import annotations

import os
import pickle
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from townclerk.workers.child import become_reader, find_task, read_job
from townclerk.workers.jobs import Job
from townclerk.workers.wire import LENGTH, packed, receive

REHEARSAL = "townclerk.workers.tasks:rehearse"


@dataclass(frozen=True, slots=True)
class Spare:
    """A process that waits for a document."""

    pid: int
    folder: Path
    link: socket.socket

    def take(self, job: Job, document: int, answer: int) -> bool:
        """Hands it a job with its open files; False where it has died."""
        message = packed(job)
        try:
            sent = socket.send_fds(self.link, [message[: LENGTH.size]], [document, answer])
            self.link.sendall(message[sent:])
        except (BrokenPipeError, ConnectionResetError):
            return False
        finally:
            self.link.close()
        return True


def wait_for_job(link: socket.socket, folder: Path, parent: int) -> NoReturn:
    """What a spare does: gets ready, waits, and reads one document."""
    try:
        become_reader(folder, parent)
        find_task(REHEARSAL)()
        head, files, _, _ = socket.recv_fds(link, LENGTH.size, 2)
        if len(head) == LENGTH.size:
            job = pickle.loads(receive(link, LENGTH.unpack(head)[0]))  # noqa: S301  # the warm parent's own words
            link.close()
            read_job(job, *files)
    finally:
        os._exit(1)
