"""Real documents broken at random, read by the workers: `python bench/fuzzing.py FOLDER… [--number 200] [--seed 1]`.

Each file is mutated (bytes changed, cut off, a stretch doubled, blanked or taken out) and read; its outcome is
held against what may never be: a state that is none, text that cannot be stored, a path in a message, a crash.
Prints how they ended, and every one that ended wrongly with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.errors import FAILURES
from extract.records import STATUSES, as_json
from townclerk.workers import run
from townclerk.workers.cases import Outcome

LARGEST = 3_000_000
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e]")
SLOW = 60.0  # seconds


def main() -> None:
    """Prints the ends and the wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        broken = make_broken(list_files(given.folders), given.number, given.seed, Path(scratch))
        for outcome in run(broken, jobs=given.jobs):
            document = outcome.records.document
            ends[document.failure or document.status] += 1
            for wrong in faults(outcome, scratch):
                print(f"{outcome.path.name}: {wrong}", flush=True)
            outcome.path.unlink()
    print(", ".join(f"{number} {end}" for end, number in ends.most_common()))


def list_files(folders: list[Path]) -> list[Path]:
    """The documents to break, small ones, in order."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in found if path.stat().st_size <= LARGEST]


def make_broken(files: list[Path], number: int, seed: int, scratch: Path) -> Iterator[Path]:
    """Broken copies, made one after the other; the name tells file and seed."""
    for index in range(number):
        chance = random.Random(f"{seed}-{index}")
        source = chance.choice(files)
        path = scratch / f"{seed}-{index}-{source.name}"
        path.write_bytes(mutate(source.read_bytes(), chance))
        yield path


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to three accidents."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(max(1, len(broken)))
        end = min(len(broken), start + chance.randint(1, 5000))
        accident = chance.randrange(6)
        if accident == 0:
            for _ in range(max(4, len(broken) // 2000)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        elif accident == 1:
            del broken[max(64, start) :]
        elif accident == 2:
            broken[start:end] = bytes(end - start)
        elif accident == 3:
            broken[start:start] = broken[start:end] * chance.randint(1, 20)
        elif accident == 4:
            broken[start:end] = chance.randbytes(end - start)
        else:
            del broken[start:end]
    return bytes(broken)


def faults(outcome: Outcome, scratch: str) -> Iterator[str]:
    """What is wrong with an outcome."""
    records = outcome.records
    document = records.document
    said = json.dumps(as_json(records), ensure_ascii=False)
    if document.status not in STATUSES or (document.status == "failed") != (document.failure in FAILURES):
        yield f"its state is {document.status} {document.failure}"
    if UNFIT.search("\n".join(page.text for page in records.pages)):
        yield "its text cannot be stored"
    if document.status == "partial" and not document.warnings:
        yield "partial without a warning"
    if document.failure in ("crash", "limit_time", "limit_memory"):
        yield f"{document.failure}: {document.warnings[0]} ({outcome.seconds:.0f} s, {outcome.peak >> 20} MB)"
    if document.status == "failed" and "malformed" in str(document.failure) and "Error in " in document.warnings[0]:
        yield f"raised: {document.warnings[0]}"
    if any("Only its text is kept" in warning for warning in document.warnings):
        yield f"a rule broke: {document.warnings[-1]}"
    if scratch in said or str(Path.cwd()) in said:
        yield "a path is in what it says"
    if outcome.seconds > SLOW:
        yield f"slow: {outcome.seconds:.0f} s"


if __name__ == "__main__":
    main()
