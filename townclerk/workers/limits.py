"""What one document may take of a machine: memory, processor time, the clock, and what it may write or open."""

from __future__ import annotations

import contextlib
import resource
from dataclasses import dataclass, replace
from pathlib import Path

MB = 1 << 20
STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits that grow with what a document proves to hold: its bytes, and each page that has come out of it.

    A page count that a file merely claims grows nothing.
    """

    memory: int = 1024 * MB
    memory_a_page: int = MB // 2
    cpu: float = 20.0  # seconds of the processor
    cpu_a_page: float = 1.0
    clock: float = 40.0  # seconds that pass, whoever used the processor
    clock_a_page: float = 2.0
    clock_most: float = 7200.0
    seconds_a_megabyte: float = 1.0
    file: int = 512 * MB  # the largest file that is read at all
    writes: int = 32 * MB
    opens: int = 64
    sends: int = 1024 * MB  # what may come back of one document

    def cpu_for(self, size: int, pages: int) -> float:
        """Processor seconds for a file of so many bytes out of which so many pages have come."""
        return self.cpu + pages * self.cpu_a_page + size / MB * self.seconds_a_megabyte

    def clock_for(self, size: int, pages: int) -> float:
        """Seconds on the clock.

        >>> Limits().clock_for(2 * MB, 10)
        62.0
        """
        seconds = self.clock + pages * self.clock_a_page + size / MB * self.seconds_a_megabyte
        return min(self.clock_most, seconds)

    def grown(self, pages: int) -> Limits:
        """The limits for making records of so many pages that have come out already.

        >>> Limits().grown(100).cpu
        120.0
        """
        return replace(
            self, cpu=self.cpu_for(0, pages), clock=self.clock_for(0, pages), memory=self.memory_for(0, pages)
        )

    def memory_for(self, size: int, pages: int) -> int:
        """Bytes of address space beyond what the process began with."""
        return self.memory + pages * self.memory_a_page + 2 * size


def confine(limits: Limits, size: int, *, alone: bool = False) -> None:
    """Puts this process under the limits; `alone`, its resident memory is watched from outside instead.

    Only soft limits are lowered, since the programs that a reader starts get limits of their own.
    """
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, limits.writes)
    _lower(resource.RLIMIT_NOFILE, limits.opens)
    grow(limits, size, 0, alone=alone)


def grow(limits: Limits, size: int, pages: int, *, alone: bool = False) -> None:
    """Raises the limits on memory and processor time to what the pages read so far allow."""
    _lower(resource.RLIMIT_CPU, int(limits.cpu_for(size, pages)))
    if not alone:
        _lower(resource.RLIMIT_AS, _Start.bytes + limits.memory_for(size, pages))


class _Start:
    """How much address space the process had when it began; measured once, before it is confined."""

    bytes = 0


def measure_start() -> None:
    """Remembers what the warm parent's libraries occupy, so that they do not count against a document."""
    with contextlib.suppress(OSError):
        _Start.bytes = int(STATM.read_text().split()[0]) * resource.getpagesize()


def resident(pid: int) -> int:
    """Bytes of memory that a process really occupies, 0 where the system does not say."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return 0


def _lower(which: int, soft: int) -> None:
    """Sets a soft limit; a system that does not know it (address space on macOS) goes without."""
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (soft, hard))
