"""The `read` command as it is started: what it prints where, and how it exits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def read(*words, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", "townclerk", "read", *words],
        cwd=cwd, capture_output=True, timeout=60, stdin=subprocess.DEVNULL, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "minutes.txt").write_text(
        "Minutes of the Harbour Committee – café\n\nRESOLVED that the quay be mended.\n"
    )
    (tmp_path / "empty.pdf").touch()
    return tmp_path


def test_each_document_is_one_line_and_a_failure_is_one_too(folder):
    done = read("minutes.txt", "empty.pdf", "nowhere.pdf", "--json", cwd=folder)
    said = [json.loads(line)["document"] for line in done.stdout.splitlines()]
    assert [(one["name"], one["status"], one["failure"]) for one in said] == [
        ("minutes.txt", "read", None),
        ("empty.pdf", "failed", "empty"),
        ("nowhere.pdf", "failed", "not_a_file"),
    ]
    assert done.returncode == 2
    assert b"empty.pdf: the file holds no bytes. Fetch it again." in done.stderr
    assert str(folder).encode() not in done.stdout + done.stderr


def test_an_outline_is_plain_where_nobody_looks(folder):
    done = read("minutes.txt", cwd=folder)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "café" in done.stdout.decode()


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_json_is_utf8_in_any_locale(folder, locale):
    done = read("minutes.txt", "--json", cwd=folder, LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "café" in done.stdout.decode("utf-8")


def test_lines_are_shown_with_their_page(folder):
    done = read("--lines", "minutes.txt", cwd=folder)
    assert done.stdout.decode().splitlines()[0].split("\t")[0] == "1"
    assert read("--lines", "empty.pdf", cwd=folder).returncode == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], b"FILES"),
        (["minutes.txt", "--no-such"], b"--no-such"),
        (["--lines", "minutes.txt", "empty.pdf"], b"one document at a time"),
        (["--jobs", "0", "minutes.txt"], b"--jobs"),
    ],
)
def test_what_is_asked_wrongly_exits_with_1(folder, words, says):
    done = read(*words, cwd=folder)
    assert done.returncode == 1
    assert says in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_picture_of_what_is_no_pdf_is_refused(folder):
    done = read("--picture", "1", "out.png", "minutes.txt", cwd=folder)
    assert done.returncode == 2
    assert b"only pages of PDFs" in done.stderr
    assert not (folder / "out.png").exists()


def test_a_pipe_that_closes_is_no_error(folder):
    process = subprocess.Popen(
        [sys.executable, "-m", "townclerk", "read", "--json", *["minutes.txt"] * 50],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_one_text_file_is_read_without_the_heavy_libraries(folder):
    done = read("minutes.txt", cwd=folder, PYTHONPROFILEIMPORTTIME="1", PYTHONPATH=str(Path.cwd()))
    assert done.returncode == 0
    heavy = {b"pdfplumber", b"datasette", b"sqlite_utils", b"httpx"}
    imported = {line.rsplit(b"|")[-1].strip() for line in done.stderr.splitlines()}
    assert not heavy & imported


def test_a_spacy_model_that_the_user_names_is_further_evidence(tmp_path):
    import spacy

    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Profile Zed"}])
    model.to_disk(tmp_path / "model")
    (tmp_path / "minutes.txt").write_text(
        "DALE PARISH COUNCIL\n\nMinutes of the meeting held on 3 March 2026\n\nPresent: Cllr Ann Bee\n\n"
        "1. Hedges\nIt was reported by Profile Zed, Tree Warden, that the hedge had been cut last week.\n"
    )

    def people(*words):
        done = read("minutes.txt", "--json", *words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return [(row["name"], row["role"]) for row in json.loads(done.stdout)["people"]]

    assert ("Profile Zed", "Tree Warden") in people("--spacy-model", "model")
    assert "Profile Zed" not in [name for name, _ in people()]
    missing = read("minutes.txt", "--spacy-model", "en_core_web_nowhere", cwd=tmp_path)
    assert missing.returncode == 1
    assert b"spacy download" in missing.stderr
