"""Programs that read for us (Tesseract, LibreOffice): how they are started, with limits of their own.

A document is read under limits that these programs could not live with, so each gets its own: memory, processor
time, size of what it writes, and the clock. `announce` is told how long a program may take before it starts, and after
what it did not use (a negative number), so that whoever waits for the document waits for its programs too.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extract.errors import Unreadable

MB = 1 << 20
KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TESSDATA_PREFIX", "FONTCONFIG_PATH", "TMPDIR")

# Run by sh: the soft limits are raised (or lowered) for this program alone. Where a limit is unknown to the system
# (address space on macOS) the program runs without it.
UNDER_LIMITS = (
    'ulimit -S -v "$1" 2>/dev/null; ulimit -S -t "$2" 2>/dev/null; ulimit -S -f "$3" 2>/dev/null; '
    'ulimit -S -n 1024 2>/dev/null; shift 3; exec "$@"'
)


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended, and what it said."""

    code: int
    output: bytes
    errors: bytes


class _Watch:
    """Who is told of programs that start and end; set once in a process that reads one document."""

    announce: Callable[[float], None] | None = None


def tell(announce: Callable[[float], None] | None) -> None:
    """From now on `announce` hears of every program started in this process, which is then one of its group."""
    _Watch.announce = announce


def has_engine(name: str) -> bool:
    """Whether the program is installed.

    >>> has_engine("no-such-program")
    False
    """
    return shutil.which(name) is not None


def run_engine(
    command: Sequence[str | Path],
    *,
    given: bytes = b"",
    seconds: float = 60.0,
    memory: int = 2048 * MB,
    writes: int = 512 * MB,
    folder: Path | None = None,
) -> Finished:
    """Runs a program under limits of its own; raises Unreadable if it is missing or takes too long.

    `folder` is where it works, best one of `scratch`; what it prints comes back, whatever its exit code.
    """
    program = shutil.which(str(command[0]))
    if program is None:
        raise Unreadable("unsupported", f"{Path(command[0]).name} is not installed")
    limits = (memory // 1024, int(seconds) + 1, writes // 512)
    line = ["/bin/sh", "-c", UNDER_LIMITS, "sh", *map(str, limits), program, *map(str, command[1:])]
    started = time.monotonic()
    with _allowed(seconds, started):
        process = _start(line, folder)
        try:
            output, errors = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("limit_time", f"{Path(program).name} took more than {seconds:.0f} s") from None
        finally:
            _end(process)
    return Finished(process.returncode, output, errors)


def _start(line: list[str], folder: Path | None) -> subprocess.Popen[bytes]:
    """In a group of its own, unless whoever reads the document ends the whole group anyway."""
    return subprocess.Popen(
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=engine_environment(folder),
        process_group=None if _Watch.announce else 0,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing of a program is left when it has answered, failed or taken too long."""
    if process.poll() is None:
        if _Watch.announce:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()


@contextmanager
def _allowed(seconds: float, started: float) -> Iterator[None]:
    """Announces what a program may take, then gives back what it did not."""
    announce = _Watch.announce
    if announce is None:
        yield
        return
    announce(seconds)
    try:
        yield
    finally:
        announce(min(0.0, time.monotonic() - started - seconds))


def engine_environment(folder: Path | None = None) -> dict[str, str]:
    """What a program sees of our environment: paths and languages, no secrets; one thread, its home the folder."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    home = str(folder) if folder else tempfile.gettempdir()
    return {**kept, "HOME": home, "TMPDIR": home, "OMP_THREAD_LIMIT": "1", "SAL_USE_VCLPLUGIN": "svp"}


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what a program reads and writes, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="townclerk-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
