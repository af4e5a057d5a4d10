"""The process that reads one document: confined first, then reading, telling what it found as it goes."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from extract.engines import tell
from extract.errors import Unreadable, all_unreadable
from extract.paper import PaperPage
from townclerk.workers.frames import GRANT, NO_MEMORY, NOTE, OPENED, PAGE, RESULT, SECONDS, TOTAL, send
from townclerk.workers.jobs import Job
from townclerk.workers.limits import confine, grow
from townclerk.workers.sandbox import die_with_parent, fence_in

if TYPE_CHECKING:
    from extract.page.composing import Layout

NOTES = 100  # lines for the log, of one document


def become_reader(folder: Path, parent: int) -> None:
    """Makes this process one that may read a document: fenced in, in a group of its own, without output."""
    die_with_parent(parent)
    os.setsid()
    _quieten()
    _settle(folder)
    fence_in(folder)


def read_at_once(job: Job, document: int, answer: int, folder: Path, parent: int) -> NoReturn:
    """Gets ready and reads, in a process that was forked for the job."""
    try:
        become_reader(folder, parent)
        read_job(job, document, answer)
    finally:
        os._exit(1)


def read_job(job: Job, document: int, answer: int) -> NoReturn:
    """Reads the open file `document`, writes frames into the pipe `answer`, and ends the process."""
    code = 1
    try:
        size = os.fstat(document).st_size
        confine(job.limits, size, alone=job.alone)
        _work(job, document, answer, size)
        code = 0
    except MemoryError:
        code = NO_MEMORY
    except BrokenPipeError:
        code = 0  # nobody waits for the answer any more
    finally:
        os._exit(code)


def _work(job: Job, document: int, answer: int, size: int) -> None:
    logging.basicConfig(level=logging.WARNING, handlers=[_Notes(answer)], force=True)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    tell(lambda seconds: send(answer, GRANT, SECONDS.pack(seconds)))
    try:
        with all_unreadable():
            data = read_bytes(document, job.limits.file)
        send(answer, OPENED, hashlib.sha256(data).digest())
        options = replace(
            job.options,
            saw_page=_watch_pages(job, answer, size),
            saw_total=lambda pages: send(answer, TOTAL, b"%d" % pages),
        )
        with all_unreadable():
            result = find_task(job.task)(data, job.path.name, options, *job.arguments)
    except Unreadable as error:
        result = error
    payload = (result.code, result.detail) if isinstance(result, Unreadable) else result
    send(answer, RESULT, pickle.dumps(payload, protocol=5))


def _watch_pages(job: Job, answer: int, size: int) -> Callable[[PaperPage | Layout], None]:
    """Each page is sent on at once, and earns the document more time and memory."""
    seen = 0

    def saw(page: PaperPage | Layout) -> None:
        nonlocal seen
        seen += 1
        grow(job.limits, size, seen, alone=job.alone)
        send(answer, PAGE, pickle.dumps(page, protocol=5))

    return saw


def find_task(name: str) -> Callable[..., object]:
    """The function that "module:function" names."""
    module, _, function = name.partition(":")
    found: Callable[..., object] = getattr(import_module(module), function)
    return found


def read_bytes(document: int, limit: int) -> bytes:
    """All bytes of the open file; raises Unreadable if there are more than the limit, also while it grows."""
    with os.fdopen(document, "rb", closefd=True) as file:
        data = file.read(limit + 1) if os.fstat(document).st_size > limit else file.read()
    if len(data) > limit:
        raise Unreadable("limit_size", f"larger than {limit >> 20} MB")
    return data


def _quieten() -> None:
    """Engines that print have nowhere to print to."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)


def _settle(folder: Path) -> None:
    """Works in a folder of its own, the only place where it may write."""
    os.chdir(folder)
    os.environ["TMPDIR"] = os.environ["HOME"] = str(folder)
    tempfile.tempdir = str(folder)


class _Notes(logging.Handler):
    """Log lines of a reader's process, sent to the supervisor's log."""

    def __init__(self, pipe: int) -> None:
        super().__init__()
        self.pipe = pipe
        self.left = NOTES

    def emit(self, record: logging.LogRecord) -> None:
        self.left -= 1
        if self.left >= 0:
            send(self.pipe, NOTE, self.format(record)[:4000].encode("utf-8", "replace"))
