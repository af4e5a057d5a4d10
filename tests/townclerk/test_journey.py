"""From a file to a page in Datasette, with the real commands and a real server on loopback."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
LETTER = """Freedom of Information Act 2000

Your request for information has now been considered.

Wrenmouth City Council does not hold the information requested.
"""


def townclerk(*words, cwd):
    command = [sys.executable, "-m", "townclerk", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60)


@contextmanager
def running(*command, cwd):
    """A server as a user starts it, stopped at the end."""
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url):
    """The answer, once the server is up."""
    deadline = time.monotonic() + 30
    while True:
        try:
            return httpx.get(url, timeout=10)
        except httpx.ConnectError:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a space in its name, a paper in it, and their index."""
    folder = tmp_path_factory.mktemp("a folder")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "reply.txt").write_text(LETTER)
    done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_read_prints_one_json_object(folder):
    done = townclerk("read", "papers/reply.txt", "--json", cwd=folder)
    assert done.returncode == 0
    said = json.loads(done.stdout)
    assert said["document"]["status"] == "read"
    assert "does not hold" in said["pages"][0]["text"]


def test_a_second_run_reads_nothing_again(folder):
    done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 0
    assert "1 unchanged" in done.stdout + done.stderr


@pytest.mark.parametrize("how", ["townclerk", "datasette"])
def test_datasette_finds_the_words_of_a_page(folder, how):
    port = str(free_port())
    serve = [sys.executable, "-m", "townclerk", "serve", "--port", port]
    metadata = str(ROOT / "datasette_metadata.json")
    stock = [sys.executable, "-m", "datasette", "townclerk.db", "-m", metadata, "--port", port]
    with running(*(serve if how == "townclerk" else stock), cwd=folder):
        found = get(f"http://127.0.0.1:{port}/townclerk/pages.json?_search=holding+information&_shape=array").json()
        none = get(f"http://127.0.0.1:{port}/townclerk/pages.json?_search=zeppelin&_shape=array").json()
        page = get(f"http://127.0.0.1:{port}/townclerk/decisions")
    assert ["does not hold the information" in row["text"] for row in found] == [True]
    assert none == []
    assert "What meetings formally decided" in page.text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["serve", "--db", "nowhere.db"], "townclerk index"),
        (["index", "nowhere"], "nowhere"),
        (["index", "papers", "--db", "no/such/folder/x.db"], "--db"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(folder, words, says):
    done = townclerk(*words, cwd=folder)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_said(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = townclerk("serve", "--port", taken.getsockname()[1], cwd=folder)
    assert done.returncode == 1
    assert "--port" in done.stderr


def test_help_starts_without_the_heavy_libraries():
    heavy = "{'spacy', 'pdfplumber', 'datasette', 'sqlite_utils', 'httpx'}"
    code = f"import sys, townclerk.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=os.environ)
    assert done.stdout.strip() == "[]"
