"""What a process of its own costs each document: `python bench/isolation.py FILE… [--rounds 3]`.

Reads the same documents in this process and through the workers, one after the other and in turn, and prints what the
workers added to each on the clock, the median of the rounds; then what a whole command costs that reads one text file.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from townclerk.pipeline import read_document
from townclerk.tasks import prepare
from townclerk.workers import run

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
        print(f"{'documents':<28}{'here, ms':>10}{'workers, ms':>13}{'added, ms':>11}")
        compare("a text of two lines, 200 ×", [small] * 200, given.rounds)
        for path in given.files:
            compare(path.name[:27], [path] * 5, given.rounds)
        print(f"\n{'townclerk read of one text':<38}{median_of_commands([small]):>10.0f} ms")
        print(f"{'python -c pass':<38}{median_of_commands(None):>10.0f} ms")


def compare(name: str, files: list[Path], rounds: int) -> None:
    """One line: milliseconds a document in this process, through the workers, and the difference."""
    here, workers = [], []
    for _ in range(rounds):
        here.append(timed_here(files))
        workers.append(timed_workers(files))
    mine, theirs = statistics.median(here), statistics.median(workers)
    print(f"{name:<28}{mine:>10.1f}{theirs:>13.1f}{theirs - mine:>11.1f}", flush=True)


def timed_here(files: list[Path]) -> float:
    """Milliseconds a document, in this process."""
    started = time.perf_counter()
    for file in files:
        read_document(file.read_bytes(), file.name)
    return (time.perf_counter() - started) / len(files) * 1000


def timed_workers(files: list[Path]) -> float:
    """Milliseconds a document through the workers, their start left out: the first outcome starts the clock."""
    outcomes = run([files[0], *files])
    next(outcomes)
    started = time.perf_counter()
    for outcome in outcomes:
        assert outcome.records.document.status != "failed", outcome.records.document
    return (time.perf_counter() - started) / len(files) * 1000


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
