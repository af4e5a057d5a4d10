"""The site: how long each kind of page takes, and a picture of a page the first time and after that.

python -m bench.site [--db town.db] [--times 40]
"""

from __future__ import annotations

import argparse
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAPERS = Path("samples/papers")


def main() -> None:
    """Serves a database, asks for every kind of page, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, help="a database made with --keep; without it samples/ are indexed")
    parser.add_argument("--times", type=int, default=40)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        db = args.db or indexed(Path(scratch) / "town.db")
        with serving(db) as address:
            print(f"{'page':<28} {'median':>8} {'slowest':>8}")
            for name, path in pages(db):
                report(name, [seconds(address + path) for _ in range(args.times + 1)][1:])
            first, again = pictures(address, db, args.times)
            report("picture, the first time", first)
            report("picture, after that", again)


def indexed(db: Path) -> Path:
    """The samples as a database."""
    words = [sys.executable, "-m", "townclerk", "index", str(PAPERS), "--db", str(db), "--keep"]
    subprocess.run(words, check=True, capture_output=True)
    return db


@contextmanager
def serving(db: Path) -> Iterator[str]:
    """The address of a server of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "townclerk", "serve", "--db", str(db), "--port", str(port)]
    process = subprocess.Popen(words)
    address = f"http://127.0.0.1:{port}"
    try:
        while not answers(address):
            if process.poll() is not None:
                sys.exit("the server ended before it answered")
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def answers(address: str) -> bool:
    """Whether the server is up."""
    try:
        seconds(address + "/static/icon.svg")
    except OSError:
        return False
    return True


def pages(db: Path) -> list[tuple[str, str]]:
    """One address of each kind of page, of the longest document where a document is wanted."""
    with sqlite3.connect(db) as connection:
        one = lambda sql: connection.execute(sql).fetchone()[0]  # noqa: E731  # five short questions
        document = one("select id from documents where format = 'pdf' order by pages desc limit 1")
        half = one("select max(1, pages / 2) from documents order by pages desc limit 1")
        decision = one("select max(id) from decisions")
    return [
        ("search, nothing asked", "/"),
        ("search", "/?q=council"),
        ("search, narrowed", "/?q=council&kind=minutes&sort=newest"),
        ("search, corrected", "/?q=counsil"),
        ("search as CSV", "/search.csv?q=council"),
        ("document", f"/doc/{document}"),
        ("document, a page", f"/doc/{document}?page={half}"),
        ("document, find", f"/doc/{document}?find=council"),
        ("document, a list", f"/doc/{document}?list=tables"),
        ("decision", f"/decision/{decision}"),
        ("Datasette's table", "/townclerk/decisions"),
    ]


def pictures(address: str, db: Path, most: int) -> tuple[list[float], list[float]]:
    """Seconds for each page of the longest document that was not drawn before, and for all of them again."""
    with sqlite3.connect(db) as connection:
        sql = "select id, pages from documents where format = 'pdf' order by pages desc limit 1"
        document, last = connection.execute(sql).fetchone()
    wanted = [f"{address}/doc/{document}/pages/{page}.png?width=1200" for page in range(1, min(last, most) + 1)]
    return [seconds(one) for one in wanted], [seconds(one) for one in wanted]


def seconds(address: str) -> float:
    """How long an answer takes."""
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()
    return time.perf_counter() - began


def report(name: str, times: list[float]) -> None:
    """A line of the table, in milliseconds."""
    print(f"{name:<28} {statistics.median(times) * 1000:>6.0f}ms {max(times) * 1000:>6.0f}ms")


if __name__ == "__main__":
    main()
