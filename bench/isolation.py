"""What a process of its own costs each document: `python bench/isolation.py FILE… [--rounds 3]`.

Reads the same documents in this process and through the workers, in turn, and prints what the workers added to each:
seconds of the processor (of all processes, to be trusted on a busy machine) and on the clock (on an idle one), the
least of the rounds; then what a whole command costs that reads one text file.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from townclerk.pipeline import read_document
from townclerk.workers import run
from townclerk.workers.tasks import prepare

PLAIN = "Minutes of the Harbour Committee\n\nRESOLVED that the quay be mended.\n"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "minutes.txt")
        small.write_text(PLAIN)
        print(f"{'':<28}{'processor, ms':>30}{'clock, ms':>30}")
        print(f"{'documents':<28}" + 2 * f"{'here':>10}{'workers':>10}{'added':>10}")
        compare("a text of two lines", [small] * 200, given.rounds)
        for path in given.files:
            compare(path.name[:27], [path] * 5, given.rounds)
        print(f"\n{'townclerk read of one text':<38}{median_of_commands([small]):>10.0f} ms")
        print(f"{'python -c pass':<38}{median_of_commands(None):>10.0f} ms")


class Spent(NamedTuple):
    """Milliseconds a document."""

    processor: float
    clock: float


def compare(name: str, files: list[Path], rounds: int) -> None:
    """One line: milliseconds a document in this process, through the workers, and the difference."""
    starts, wholes, here = [], [], []
    for _ in range(rounds):
        here.append(timed_here(files))
        starts.append(run_all(files[:1] * 2))  # what starting costs, and is taken away
        wholes.append(run_all([*files[:1] * 2, *files]))
    cells = []
    for mine, start, whole in zip(least(here), least(starts), least(wholes), strict=True):
        theirs = (whole - start) / len(files)
        cells += [mine, theirs, theirs - mine]
    print(f"{name:<28}" + "".join(f"{cell:>10.1f}" for cell in cells), flush=True)


def least(spent: list[Spent]) -> Spent:
    """The least of each over all rounds."""
    return Spent(*map(min, zip(*spent, strict=True)))


def timed_here(files: list[Path]) -> Spent:
    """In this process."""
    started, used = time.perf_counter(), time.process_time()
    for file in files:
        read_document(file.read_bytes(), file.name)
    return Spent(1000 * (time.process_time() - used) / len(files), 1000 * (time.perf_counter() - started) / len(files))


def run_all(files: list[Path]) -> Spent:
    """A whole run, with the processors' time of all its processes."""
    started, used = time.perf_counter(), spent_by_all()
    for outcome in run(files):
        assert outcome.records.document.status != "failed", outcome.records.document
    return Spent(1000 * (spent_by_all() - used), 1000 * (time.perf_counter() - started))


def spent_by_all() -> float:
    """Seconds of the processor that this process and those that ended have used."""
    mine, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + ended.ru_utime + ended.ru_stime


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
