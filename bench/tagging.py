#!/usr/bin/env python3
"""How fast passages are tagged: words a second of the whole pipeline, with spaCy's tokenizer alone beside it.

    python bench/tagging.py PAPER…      any documents that townclerk reads; folders are walked

Reading is not counted. Each figure is the best of several passes, in CPU time on one core.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.errors import Unreadable
from extract.kinds import parse
from extract.marks import Findings
from extract.reading import read_paper
from nlp.components import load_factories
from nlp.pipeline import COMPONENTS, annotate, make_pipeline


def main() -> None:
    """Reads the papers once and prints a table of words a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", nargs="+", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--copies", type=int, default=4, help="how often the papers are repeated in a pass")
    args = parser.parse_args()
    found = list(findings(files(args.papers))) * args.copies
    texts = [mark.text for each in found for mark in each.marks]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(found)} papers, {len(texts):,} passages, {words:,} words")
    print(f"start-up (import spacy, make the pipeline): {start_up():.2f} s")
    show("spacy.blank('en'), tokenizer alone", words, best(args.passes, lambda: tokenize(texts)))
    for name in COMPONENTS:
        show(name, words, best(args.passes, lambda name=name: alone(name, texts)))
    show("whole pipeline, as `annotate` runs it", words, best(args.passes, lambda: [annotate(each) for each in found]))


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are named, and those below the folders."""
    for path in paths:
        yield from sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]


def findings(paths: Iterable[Path]) -> Iterator[Findings]:
    """What the kinds make of each paper that can be read."""
    for path in paths:
        try:
            yield parse(read_paper(path.read_bytes(), path.name))
        except Unreadable as error:
            print(f"left out: {path.name}: {error}", file=sys.stderr)


def start_up() -> float:
    """Seconds that a fresh process needs for the pipeline, the best of three."""
    code = (
        "from time import perf_counter as now; start = now(); "
        "from nlp.pipeline import make_pipeline; make_pipeline(); print(now() - start)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def tokenize(texts: list[str]) -> None:
    """The tokenizer alone."""
    for _ in blank().pipe(texts):
        pass


def alone(name: str, texts: list[str]) -> None:
    """One component on a blank pipeline, on running text, with the settings that a user gets."""
    nlp = blank()
    nlp.add_pipe(name)
    for _ in nlp.pipe(texts):
        pass


def blank():  # noqa: ANN201  # spaCy's own type, imported late
    """A blank English pipeline."""
    import spacy

    load_factories()
    return spacy.blank("en")


def best(passes: int, work: Callable[[], object]) -> float:
    """CPU seconds of the fastest pass."""
    times = []
    for _ in range(passes):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def show(name: str, words: int, seconds: float) -> None:
    """One line of the table."""
    print(f"{name:42} {words / seconds:12,.0f} words/s")


if __name__ == "__main__":
    make_pipeline()
    main()
