"""What a process of its own costs each document: `python bench/isolation.py FILE… [--rounds 5]`.

Reads the same documents in this process and through the workers, in turn, ten at a time, and prints what the workers
added to each: milliseconds of the processor (of all processes) and on the clock, the median of the rounds; then the
median of the documents, and what a whole command costs that reads one text file.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from townclerk.pipeline import read_document
from townclerk.workers.supervisor import PRELOAD, Supervisor, make_jobs
from townclerk.workers.tasks import prepare

TURN = 10  # documents
PLAIN = "Minutes of the Harbour Committee\n\nRESOLVED that the quay be mended.\n"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    prepare()
    with tempfile.TemporaryDirectory() as folder, Supervisor(preload=PRELOAD, spares=True) as supervisor:
        small = Path(folder, "minutes.txt")
        small.write_text(PLAIN)
        timed_there([small], supervisor)  # once its own start is over
        print(f"{'':<28}{'processor, ms':>30}{'clock, ms':>30}")
        print(f"{'documents':<28}" + 2 * f"{'here':>10}{'workers':>10}{'added':>10}")
        added = [compare(path, given.rounds, supervisor) for path in (small, *given.files)]
        processor, clock = middle(added)
        print(f"{'median of all':<48}{processor:>10.1f}{clock:>30.1f}")
        print(f"\n{'townclerk read of one text':<38}{median_of_commands([small]):>10.0f} ms")
        print(f"{'python -c pass':<38}{median_of_commands(None):>10.0f} ms")


class Spent(NamedTuple):
    """Milliseconds a document."""

    processor: float
    clock: float


def compare(path: Path, rounds: int, supervisor: Supervisor) -> Spent:
    """What the workers add to a document, printed as one line with what it takes in this process and through them."""
    files = [path] * TURN
    timed_here(files[:1])
    turns = [(timed_here(files), timed_there(files, supervisor)) for _ in range(rounds)]
    here, there = (middle(turn[side] for turn in turns) for side in (0, 1))
    added = middle(Spent(*(b - a for a, b in zip(*turn, strict=True))) for turn in turns)
    cells = (here.processor, there.processor, added.processor, here.clock, there.clock, added.clock)
    print(f"{path.name[:27]:<28}" + "".join(f"{cell:>10.1f}" for cell in cells), flush=True)
    return added


def middle(spent: Iterable[Spent]) -> Spent:
    """The median of each."""
    return Spent(*map(statistics.median, zip(*spent, strict=True)))


def timed_here(files: list[Path]) -> Spent:
    """In this process."""
    started, used = time.perf_counter(), time.process_time()
    for file in files:
        read_document(file.read_bytes(), file.name)
    return Spent(1000 * (time.process_time() - used) / len(files), 1000 * (time.perf_counter() - started) / len(files))


def timed_there(files: list[Path], supervisor: Supervisor) -> Spent:
    """Through the workers, with what the supervisor here, the warm parent and the documents' processes used."""
    warm = Path(f"/proc/{supervisor.link.process.pid}/schedstat")
    started, used = time.perf_counter(), time.process_time() + nanoseconds(warm)
    for outcome in supervisor.run(make_jobs(files, None, None)):
        assert outcome.records.document.status != "failed", outcome.records.document
        used -= outcome.cpu
    used = time.process_time() + nanoseconds(warm) - used
    return Spent(1000 * used / len(files), 1000 * (time.perf_counter() - started) / len(files))


def nanoseconds(schedstat: Path) -> float:
    """Seconds that a process of one thread has run, 0 where the system does not say."""
    return int(schedstat.read_text().split()[0]) / 1e9 if schedstat.exists() else 0.0


def median_of_commands(files: list[Path] | None) -> float:
    """Milliseconds that a whole command takes."""
    words = ["-m", "townclerk", "read", "--json", *map(str, files)] if files else ["-c", "pass"]
    spans = []
    for _ in range(7):
        started = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        spans.append((time.perf_counter() - started) * 1000)
    return statistics.median(spans)


if __name__ == "__main__":
    main()
