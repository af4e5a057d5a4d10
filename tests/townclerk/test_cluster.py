"""A real scheduler with two workers gives what one machine gives, also when a worker is killed on the way."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time

import pytest

pytest.importorskip("distributed")


def townclerk(*words, cwd):
    command = [sys.executable, "-m", "townclerk", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=240)


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two worker processes; the address and the workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    code = "from distributed.cli.{0} import main; main()"
    port = address.rsplit(":", 1)[1]
    scheduler = [
        sys.executable,
        "-c",
        code.format("dask_scheduler"),
        "--host",
        "127.0.0.1",
        "--port",
        port,
        "--no-dashboard",
    ]
    worker = [
        sys.executable,
        "-c",
        code.format("dask_worker"),
        address,
        "--nthreads",
        "1",
        "--no-dashboard",
        "--no-nanny",
    ]
    started = [subprocess.Popen(scheduler, cwd=tmp_path, **quiet)]
    started += [subprocess.Popen(worker, cwd=tmp_path, **quiet) for _ in range(2)]
    yield address, started[1:]
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def said(folder, db):
    connection = sqlite3.connect(folder / db)
    try:
        return connection.execute("select name, sha256, status from documents order by name").fetchall()
    finally:
        connection.close()


@pytest.mark.slow
def test_the_cluster_gives_what_one_machine_gives_though_a_worker_dies(tmp_path, cluster):
    address, workers = cluster
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(120):
        (papers / f"{number:03}.txt").write_text(f"The report number {number} was noted.\n" * 50)
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert townclerk("index", "papers", "--db", "alone.db", cwd=tmp_path).returncode == 2
    command = [sys.executable, "-m", "townclerk", "index", "papers", "--db", "together.db", "--cluster", address]
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not ((tmp_path / "together.db").exists() and said_some(tmp_path)):
        time.sleep(0.05)
    os.killpg(workers[0].pid, signal.SIGKILL)
    _, errors = run.communicate(timeout=200)
    assert run.returncode == 2, errors
    assert said(tmp_path, "together.db") == said(tmp_path, "alone.db")


def said_some(folder):
    try:
        return len(said(folder, "together.db")) > 5
    except sqlite3.OperationalError:
        return False


@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    done = townclerk("index", "a.txt", "--cluster", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert done.returncode == 1
    assert "dask scheduler" in done.stderr
