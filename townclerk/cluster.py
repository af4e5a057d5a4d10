"""Documents read by the workers of a Dask cluster: the same function as on one machine, under the same limits there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from extract.errors import BadUsage, Unreadable
from extract.reading import Options
from townclerk.workers import read_here
from townclerk.workers.cases import Outcome
from townclerk.workers.opening import safe_name

A_THREAD = 3  # documents under way for each thread of the cluster, so that none waits for us
RETRIES = 2  # on another worker, where one dies


def run_on_cluster(address: str, paths: Iterable[Path], options: Options) -> Generator[Outcome]:
    """The outcome of each document, in the order in which they end."""
    paths = iter(paths)
    with connected(address) as client:
        executor = client.get_executor(pure=False, retries=RETRIES)
        window = A_THREAD * max(1, sum(client.nthreads().values()))
        running: dict[Future[Outcome | None], Path] = {}
        while True:
            for path in islice(paths, window - len(running)):
                running[executor.submit(read_there, os.fsencode(path), size_of(path), options)] = path
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                path = running.pop(future)
                outcome = outcome_of(future, path)
                if outcome is None:  # that worker does not see our files: the document goes to one by its bytes
                    again = executor.submit(read_there, os.fsencode(path), size_of(path), options, path.read_bytes())
                    running[again] = path
                else:
                    yield outcome


@contextmanager
def connected(address: str) -> Generator[Any]:
    """A client of the cluster; without the package or the scheduler, what to do."""
    try:
        from distributed import Client
    except ImportError:
        raise BadUsage("a cluster needs one more package: pip install 'townclerk[cluster]'") from None
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]  # distributed has no types there
    except (OSError, ValueError) as error:
        raise BadUsage(f"no cluster answers at {address} ({error}): is `dask scheduler` running there?") from error
    with client:
        yield client


def size_of(path: Path) -> int:
    """How many bytes a file has; -1 for what is no file."""
    try:
        return path.lstat().st_size
    except OSError:
        return -1


def outcome_of(future: Future[Outcome | None], path: Path) -> Outcome | None:
    """What came of a document; that several workers died of it is a crash like any other."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return Outcome(path, Unreadable("crash", "the workers that read it died"), name=safe_name(path))


def read_there(name: bytes, size: int, options: Options, data: bytes | None = None) -> Outcome | None:
    """Reads a document on a worker, from storage that it shares with us or from the bytes; None if it needs them."""
    path = Path(os.fsdecode(name))
    if data is None:
        return read_here(path, options) if size < 0 or size_of(path) == size else None
    with tempfile.TemporaryDirectory(prefix="townclerk-") as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(data)
        return replace(read_here(copy, options), path=path)
