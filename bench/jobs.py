"""How much faster two processes read than one: `python -m bench.jobs FILE_OR_FOLDER… [--times 2] [--rounds 3]`.

Reads the same PDFs, without OCR, with `--jobs` one and two in turn; the clock begins when the first document has come
out, so that the start of the warm parent, which is the same for both, is no part of it. Prints the seconds of each
round, how many processors the documents' processes kept busy, and the median of the ratios. Only an idle machine of
two processors or more says how it is; the load is printed beside it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from pathlib import Path
from typing import NamedTuple

from extract.reading import Options
from townclerk.workers import run


class Run(NamedTuple):
    """What reading took: seconds on the clock, and of the processors in the documents' processes."""

    clock: float
    processor: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=2, help="how often each document is read in a round")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    files = sorted(file for path in given.paths for file in (path.rglob("*.pdf") if path.is_dir() else [path]))
    print(f"{len(files) * given.times} documents, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    print(f"{'round':<8}{'one, s':>10}{'two, s':>10}{'ratio':>10}{'busy, one':>12}{'busy, two':>12}")
    ratios = []
    for number in range(given.rounds):
        one, two = (read(files * given.times, jobs) for jobs in (1, 2))
        ratios.append(one.clock / two.clock)
        busy = (taken.processor / taken.clock for taken in (one, two))
        print(
            f"{number + 1:<8}{one.clock:>10.2f}{two.clock:>10.2f}{ratios[-1]:>10.2f}"
            + "".join(f"{x:>12.2f}" for x in busy)
        )
    print(f"\nmedian {statistics.median(ratios):.2f}, load {os.getloadavg()[0]:.1f}")


def read(files: list[Path], jobs: int) -> Run:
    """Reads all files after a first one, which waits for the start."""
    outcomes = run([files[0], *files], Options(ocr="never"), jobs=jobs)
    next(outcomes)
    started = time.perf_counter()
    spent = sum(outcome.cpu for outcome in outcomes)
    return Run(time.perf_counter() - started, spent)


if __name__ == "__main__":
    main()
