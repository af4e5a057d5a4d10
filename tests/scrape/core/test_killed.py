"""Killed at any moment and started again: nothing is lost, and nothing that was committed is fetched twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_moderngov import FakeModernGov

SCRIPT = Path(__file__).with_name("one_night.py")
PAPERS = 3  # pack, minutes, decisions; the rest is in the pack
PER_PAPER = 3  # stored, version, linked


@pytest.fixture
def council(web):
    """One meeting with its papers, today."""
    council = FakeModernGov(datetime.now(UTC).date())
    council.base = web.mount("/mg", council)
    council.meetings[:] = [council.meeting(4001)]
    council.decisions[:] = []
    return council


def night(council, kept, die_at=0):
    words = [sys.executable, str(SCRIPT), council.base + "/", str(kept), str(die_at)]
    return subprocess.run(words, capture_output=True, text=True, timeout=60)


def state(kept):
    """What is kept: the versions of each document, the files under their names, what no document points at."""
    with closing(sqlite3.connect(kept / "ledger.db")) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        versions = db.execute("select ident, part, sha256, linked from documents where sha256 is not null").fetchall()
        runs = db.execute("select count(*), count(ended) from runs").fetchone()
    papers = {path.name: path.read_bytes() for path in (kept / "papers").rglob("*") if path.is_file()}
    return sorted(versions), papers, runs


def committed(kept):
    """Addresses of the documents that the ledger has."""
    if not (kept / "ledger.db").exists():
        return set()
    with closing(sqlite3.connect(kept / "ledger.db")) as db:
        tables = db.execute("select 1 from sqlite_master where name = 'documents'").fetchone()
        return (
            {row[0] for row in db.execute("select address from documents where sha256 is not null")}
            if tables
            else set()
        )


def points(council, kept):
    """How many points a whole night reaches."""
    done = night(council, kept)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def killed_and_resumed(web, council, kept, number, whole):
    done = night(council, kept, number)
    assert done.returncode == -signal.SIGKILL, (number, done.stderr)
    before = committed(kept)
    web.forget()
    assert night(council, kept).returncode == 0
    asked = Counter(web.base + target for target in web.documents_asked())
    assert not before & set(asked), done.stdout
    assert max(asked.values(), default=1) == 1
    versions, papers, runs = state(kept)
    assert (versions, papers) == whole
    assert runs == (1, 1)  # the second part went on under the number of the first
    assert not list((kept / "store" / ".part").glob("*"))


def test_killed_before_a_paper_is_committed(web, council, kept):
    total = points(council, kept / "whole")
    whole = state(kept / "whole")[:2]
    assert len(whole[0]) == PAPERS
    number = total - PER_PAPER  # the last paper lies in the store, and the ledger does not know it yet
    killed_and_resumed(web, council, kept / str(number), number, whole)


@pytest.mark.slow
def test_killed_at_every_point(web, council, kept):
    total = points(council, kept / "whole")
    whole = state(kept / "whole")[:2]
    for number in range(1, total + 1):
        killed_and_resumed(web, council, kept / str(number), number, whole)


@pytest.mark.slow
def test_killed_again_and_again_at_any_moment(web, council, kept):
    council.meetings[:] = FakeModernGov(datetime.now(UTC).date()).meetings
    words = [sys.executable, str(SCRIPT), council.base + "/", str(kept)]
    for _ in range(12):
        with subprocess.Popen(words, stdout=subprocess.DEVNULL) as run:
            time.sleep(0.7 + int.from_bytes(os.urandom(1), "big") / 400)
            before = committed(kept)
            run.kill()
        assert before <= committed(kept)
    assert night(council, kept).returncode == 0
    assert night(council, kept.with_name("whole")).returncode == 0
    assert state(kept)[:2] == state(kept.with_name("whole"))[:2]
