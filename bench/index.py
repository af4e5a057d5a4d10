"""The index: what writing costs beside reading, how fast searches are, how large the file is, and what kills do to it.

python -m bench.index [--pages 1000000] [--papers FOLDER] [--kills 200]
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.synthetic import documents, words
from index.corrections import Corrections
from index.linking import collect_words, link
from index.questions import Asked, group_alike
from index.schema import SEARCHED
from index.search import search
from index.store import Source, add_document, open_index, place_source, transaction, write_document
from townclerk.indexing import Wishes, find_files, index_paths
from townclerk.workers import run


def main() -> None:
    """Runs all parts and prints a table of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--papers", type=Path, default=Path("samples/papers"))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--db", type=Path, help="a synthetic database made before")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if args.papers.exists():
            writing(args.papers, folder)
        unchanged(folder)
        grouping()
        searching(args.db or make(folder / "synthetic.db", args.pages))
        killing(folder, args.kills)


def writing(papers: Path, folder: Path) -> None:
    """Processor time of writing and indexing as a share of reading's."""
    read = spent = 0.0
    with open_index(folder / "written.db") as db:
        for outcome in run(find_files([papers]), jobs=1):
            read += outcome.cpu
            began = time.process_time()
            path = Source(str(outcome.path), 1, 1.0)
            add_document(db, outcome.records, path, "1", 1, "now")
            spent += time.process_time() - began
        began = time.process_time()
        link(db, Corrections())
        linked = time.process_time() - began
    print(
        f"reading {read:.1f} s, writing and indexing {spent:.2f} s: {100 * spent / read:.1f} %; linking {linked:.2f} s"
    )


def unchanged(folder: Path, many: int = 10_000) -> None:
    """A run over files that are as they were: the index knows them all."""
    papers, path = folder / "papers", folder / "unchanged.db"
    papers.mkdir()
    source = documents(many, words_a_page=20, pages_each=1)
    with open_index(path) as db, transaction(db):
        for number, paper in enumerate(source):
            file = papers / f"{number}.pdf"
            file.write_bytes(b"%PDF")
            stat = file.stat()
            rules = Wishes().rules(paper.document.kind)
            document = write_document(db, paper, rules, 1, None)
            place_source(db, Source(str(file), stat.st_size, stat.st_mtime), document, paper.document.sha256, "now")
    began = time.monotonic()
    report = index_paths([papers], path)
    print(f"{report.unchanged} unchanged files in {time.monotonic() - began:.2f} s, {report.read} read again")


def grouping(many: int = 10_000) -> None:
    """Questions asked alike: so many questions of five hundred requests, each printed with a slip."""
    chance = random.Random(3)
    vocabulary, weights = words(random.Random(7))
    requests = [chance.choices(vocabulary, cum_weights=weights, k=25) for _ in range(500)]
    asked = []
    for number in range(many):
        text = list(chance.choice(requests))
        text[chance.randrange(len(text))] = chance.choice(vocabulary)
        asked.append(Asked(number, number, f"Body {number}", " ".join(text)))
    began = time.process_time()
    found = len(group_alike(asked))
    print(f"{many} questions of {len(requests)} requests: {found} groups in {time.process_time() - began:.1f} s")


def make(path: Path, pages: int) -> Path:
    """A synthetic database."""
    began = time.monotonic()
    with open_index(path) as db:
        db.execute("pragma synchronous = off")
        source = documents(pages)
        done = False
        while not done:
            with transaction(db):
                for _ in range(500):
                    paper = next(source, None)
                    if paper is None:
                        done = True
                        break
                    write_document(db, paper, "1", 1, None)
        with transaction(db):
            collect_words(db)
    print(f"{pages} pages written in {time.monotonic() - began:.0f} s")
    return path


def queries(many: int = 100) -> list[str]:
    """Varied searches of up to five words, common and rare, with fields, phrases, prefixes and exclusions."""
    chance = random.Random(11)
    vocabulary, _ = words(random.Random(7))

    def word() -> str:
        return vocabulary[min(int(10 ** chance.uniform(0, 4.6)) - 1, len(vocabulary) - 1)]

    def one(number: int) -> str:
        many_words = " ".join(word() for _ in range(chance.randint(1, 5)))
        shape = number % 10
        return {
            6: f'"{word()} {word()}"',
            7: f"{word()[:4]}* {word()}",
            8: f"{word()} NOT {word()}",
            9: chance.choice([f"kind:minutes {word()}", f"after:2020 {word()}", f"authority:{vocabulary[5]} {word()}"]),
        }.get(shape, many_words)

    return [vocabulary[0], " ".join(vocabulary[:5]), f"{vocabulary[0]} OR {vocabulary[1]}", *map(one, range(many - 3))]


def searching(path: Path) -> None:
    """Medians over varied searches with facets, and the size of the file against its text."""
    db = sqlite3.connect(path)
    spent = []
    for typed in queries():
        tries = []
        for _ in range(3):
            began = time.process_time()
            search(db, typed)
            tries.append(time.process_time() - began)
        spent.append((statistics.median(tries) * 1000, typed))
    spent.sort()
    print(f"100 searches with facets: median {spent[50][0]:.0f} ms, slowest {spent[-1][0]:.0f} ms ({spent[-1][1]})")
    text = 0
    for name, names in SEARCHED.items():
        lengths = " + ".join(f"coalesce(length(cast({column} as blob)), 0)" for column in names)
        text += db.execute(f'select coalesce(sum({lengths}), 0) from "{name}"').fetchone()[0]
    size = path.stat().st_size
    print(f"file {size / 1e6:.0f} MB, searched text {text / 1e6:.0f} MB: {size / text:.2f} times")
    db.close()


def killing(folder: Path, times: int) -> None:
    """Kills writers at random moments; what they acknowledged must be there, and the file whole."""
    path = folder / "killed.db"
    chance = random.Random(5)
    acknowledged = 0
    for number in range(times):
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.writer", str(path), str(number)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        process.stdout.readline()  # it has begun to write
        time.sleep(chance.uniform(0, 0.15))
        os.kill(process.pid, signal.SIGKILL)
        said = [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        process.wait()
        acknowledged += len(said) + 1
        db = sqlite3.connect(path)
        (whole,) = db.execute("pragma integrity_check").fetchone()
        (found,) = db.execute("select count(*) from documents").fetchone()
        db.close()
        assert whole == "ok", whole
        assert found >= acknowledged, (found, acknowledged)
    print(f"{times} kills: integrity ok after each, {acknowledged} documents acknowledged, none lost")


if __name__ == "__main__":
    main()
