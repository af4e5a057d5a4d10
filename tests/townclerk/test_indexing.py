"""A run of the index as a user starts it: what is read, what is left, what is gone, what is kept out."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

LETTER = """Freedom of Information Act 2000

Dear Ms Quillfeather

Your request for information has now been considered. You asked:

1. How many {things} does the Council own?
The Council owns {number} {things}.

Wrenmouth City Council
"""


def townclerk(*words, cwd, **more):
    command = [sys.executable, "-m", "townclerk", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, **more)


def rows(folder, sql):
    connection = sqlite3.connect(folder / "townclerk.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """Two letters in papers/, indexed."""
    folder = tmp_path_factory.mktemp("letters")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "vans.txt").write_text(LETTER.format(things="vans", number=12))
    (papers / "boats.txt").write_text(LETTER.format(things="boats", number=3))
    done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 read")
    return folder


@pytest.fixture
def folder(letters, tmp_path):
    """The same in a folder that a test may change, as if they had been indexed there."""
    shutil.copytree(letters, tmp_path, dirs_exist_ok=True)
    connection = sqlite3.connect(tmp_path / "townclerk.db")
    with connection:
        connection.execute("update sources set path = replace(path, ?, ?)", [str(letters), str(tmp_path)])
    connection.close()
    return tmp_path


def test_nothing_is_read_twice_and_what_changes_replaces_its_rows(folder):
    assert "2 unchanged" in townclerk("index", "papers", cwd=folder).stdout
    (folder / "papers" / "vans.txt").write_text(LETTER.format(things="trams", number=4))
    assert townclerk("index", "papers", cwd=folder).stdout.startswith("1 read")
    texts = " ".join(text for (text,) in rows(folder, "select text from pages"))
    assert "trams" in texts
    assert "vans" not in texts


def test_a_file_that_only_moved_is_not_read_again(folder):
    (folder / "papers" / "vans.txt").rename(folder / "papers" / "vehicles.txt")
    done = townclerk("index", "papers", cwd=folder)
    assert done.stdout.startswith("0 read")
    assert "1 gone" in done.stdout
    assert rows(folder, "select count(*) from documents where gone is null") == [(2,)]


def test_a_vanished_file_is_marked_and_its_rows_stay(folder):
    (folder / "papers" / "vans.txt").unlink()
    townclerk("index", "papers", cwd=folder)
    assert len(rows(folder, "select 1 from documents where gone is not null")) == 1
    assert rows(folder, "select count(*) from pages") == [(2,)]


def test_one_file_in_two_places_is_one_document(folder):
    (folder / "papers" / "copy.txt").write_bytes((folder / "papers" / "vans.txt").read_bytes())
    townclerk("index", "papers", cwd=folder)
    assert rows(folder, "select count(*) from documents") == [(2,)]
    assert rows(folder, "select count(*) from sources") == [(3,)]


def test_a_document_that_fails_is_a_row_and_the_run_goes_on(folder):
    (folder / "papers" / "a.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "papers" / "new.txt").write_text("New words entirely.")
    done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 2
    assert "a.pdf" in done.stderr
    assert rows(folder, "select d.name, f.code from failures f join documents d on d.id = f.document")[0][0] == "a.pdf"
    assert len(rows(folder, "select 1 from pages where text like '%entirely%'")) == 1
    assert townclerk("index", "papers", cwd=folder).returncode == 0, "it is not tried again"


def test_nothing_usable_at_all_is_exit_code_3(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert townclerk("index", "a.pdf", cwd=tmp_path).returncode == 3


def test_a_second_run_at_the_same_time_is_turned_away(folder):
    import fcntl

    with (folder / "townclerk.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 75
    assert "another run" in done.stderr


def test_private_persons_stand_nowhere_in_the_file_unless_wished_for(folder):
    for suffix in (".db", ".db-wal"):
        path = folder / f"townclerk{suffix}"
        assert not path.exists() or b"uillfeather" not in path.read_bytes()
    townclerk("index", "papers", "--db", "personal.db", "--keep-personal", cwd=folder)
    assert b"uillfeather" in (folder / "personal.db").read_bytes()


def test_a_forgotten_paper_leaves_nothing_and_does_not_come_back(folder):
    townclerk("index", "papers", "--keep", "--db", "kept.db", cwd=folder)
    assert townclerk("forget", "papers/vans.txt", "--db", "kept.db", cwd=folder).returncode == 0
    assert b"vans" not in (folder / "kept.db").read_bytes().replace(b"vans.txt", b"")
    assert len([path for path in (folder / "kept.originals").rglob("*") if path.is_file()]) == 1
    again = townclerk("index", "papers", "--db", "kept.db", cwd=folder)
    assert again.stdout.startswith("0 read, 0 partial, 0 failed, 1 unchanged, 1 forgotten;")
    once_more = townclerk("forget", "papers/vans.txt", "--db", "kept.db", cwd=folder)
    assert (once_more.returncode, once_more.stdout) == (0, "vans.txt is forgotten.\n")
    assert townclerk("check", "--db", "kept.db", cwd=folder).returncode == 0


def test_corrections_hold_and_their_mistakes_are_said_all_at_once(folder):
    ((digest,),) = rows(folder, "select sha256 from documents where name = 'vans.txt'")
    corrections = folder / "mended.corrections.toml"
    corrections.write_text(
        f'[[mend]]\nsha256 = "{digest[:12]}"\nlist = "document"\nfield = "title"\nvalue = "Vans, mended"\n'
    )
    townclerk("index", "papers", "--db", "mended.db", cwd=folder)
    connection = sqlite3.connect(folder / "mended.db")
    assert connection.execute("select count(*) from documents where title = 'Vans, mended'").fetchone() == (1,)
    connection.close()
    corrections.write_text('[[mend]]\nsha256 = "1"\nlist = "songs"\n[[sing]]\nloud = true\n')
    done = townclerk("index", "papers", "--db", "mended.db", cwd=folder)
    assert done.returncode == 1
    assert {"sha256", "songs", "sing"} <= set(done.stderr.replace("'", " ").replace("[", " ").replace("]", " ").split())


def test_a_correction_reaches_papers_that_are_indexed_already(folder):
    ((digest,),) = rows(folder, "select sha256 from documents where name = 'vans.txt'")
    corrections = folder / "townclerk.corrections.toml"
    corrections.write_text(
        f'[[mend]]\nsha256 = "{digest[:12]}"\nlist = "document"\nfield = "title"\nvalue = "Mended"\n'
    )
    assert townclerk("index", "papers", cwd=folder).stdout.startswith("1 read, 0 partial, 0 failed, 1 unchanged")
    assert rows(folder, "select name from documents where title = 'Mended'") == [("vans.txt",)]
    assert townclerk("index", "papers", cwd=folder).stdout.startswith("0 read")
    corrections.unlink()
    assert townclerk("index", "papers", cwd=folder).stdout.startswith("1 read")
    assert rows(folder, "select name from documents where title = 'Mended'") == []


def test_a_correction_that_fits_nothing_is_said(folder):
    ((digest,),) = rows(folder, "select sha256 from documents where name = 'vans.txt'")
    (folder / "townclerk.corrections.toml").write_text(
        f'[[withdraw]]\nsha256 = "{digest[:12]}"\nlist = "questions"\ntext = "No such question"\n'
        '[[withdraw]]\nsha256 = "0123456789"\nlist = "questions"\ntext = "None"\n'
        '[[one_person]]\nnames = ["Ann Nobody", "Cllr A Nobody"]\n'
    )
    done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if line.startswith("Corrections: ")] == [
        f"Corrections: vans.txt has nothing to withdraw questions “No such question” of {digest[:12]}",
        "Corrections: no document here has this hash: withdraw questions “None” of 0123456789",
        "Corrections: no paper here names “Ann Nobody”",
        "Corrections: no paper here names “Cllr A Nobody”",
    ]


def test_a_later_database_is_not_touched(folder):
    connection = sqlite3.connect(folder / "townclerk.db")
    connection.execute("pragma user_version = 999")
    connection.close()
    done = townclerk("index", "papers", cwd=folder)
    assert done.returncode == 1
    assert "later townclerk" in done.stderr


def test_search_speaks_json_and_csv(folder):
    said = json.loads(townclerk("search", "boats", "--json", cwd=folder).stdout)
    assert said["counts"]["pages"] == 1
    assert said["hits"][0]["authority"] == "Wrenmouth City Council"
    lines = townclerk("search", "boats", "--csv", cwd=folder).stdout.splitlines()
    assert lines[0].startswith("kind,authority")
    assert len(lines) == said["total"] + 1


def kill_runs(folder, times):
    """Runs that are killed ever later; after each the database must be whole and hold what was acknowledged."""
    acknowledged = 0
    for number in range(times):
        command = [sys.executable, "-m", "townclerk", "index", "papers", "--jobs", "2"]
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(0.25 + number * 0.05)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if not (folder / "townclerk.db").exists():
            continue
        assert rows(folder, "pragma integrity_check") == [("ok",)]
        try:
            ((found,),) = rows(folder, "select count(*) from documents")
        except sqlite3.OperationalError:
            found = 0  # killed before its tables were made
        assert found >= acknowledged
        acknowledged = found
    return acknowledged


@pytest.fixture
def many(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(150):
        (papers / f"{number:03}.txt").write_text(LETTER.format(things=f"things{number}", number=number))
    return tmp_path


@pytest.mark.slow
def test_a_run_may_be_killed_at_any_moment(many):
    kill_runs(many, 8)
    done = townclerk("index", "papers", cwd=many)
    assert done.returncode == 0
    assert rows(many, "select count(*), count(distinct sha256) from documents") == [(150, 150)]
    assert townclerk("check", cwd=many).returncode == 0


@pytest.mark.parametrize(
    "words",
    [("export", "csv"), ("search", "vans"), ("check",), ("index", "papers"), ("serve",), ("forget", "1")],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("kind", ["text", "other"])
def test_a_database_that_is_not_ours_is_refused_and_left_as_it_is(folder, words, kind):
    path = folder / "theirs.db"
    if kind == "text":
        path.write_text("not a database, but something dear to somebody, long enough to be looked at\n" * 20)
    else:
        connection = sqlite3.connect(path)
        connection.execute("create table documents (id integer primary key, title text, pages text)")
        connection.commit()
        connection.close()
    before = path.read_bytes()
    done = townclerk(*words, "--db", "theirs.db", cwd=folder)
    assert done.returncode == 1, done.stdout
    assert "theirs.db" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before


@pytest.fixture
def disk(tmp_path):
    """A disk of two megabytes of its own, where the machine lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_a_full_disk_ends_the_run_with_what_to_do_and_the_rest_stays_searchable(folder, disk):
    db = disk / "townclerk.db"
    assert townclerk("index", "papers", "--db", db, cwd=folder).returncode == 0
    for number in range(12):
        long = LETTER.format(things=f"things{number}", number=number) + f"word{number} " * 40_000
        (folder / "papers" / f"long{number}.txt").write_text(long)
    done = townclerk("index", "papers", "--db", db, cwd=folder)
    assert done.returncode == 1
    assert "free some space and run again" in done.stderr
    assert "Traceback" not in done.stderr
    assert "vans" in townclerk("search", "vans", "--db", db, cwd=folder).stdout
    subprocess.run(["mount", "-o", "remount,size=40m", str(disk)], check=True)
    assert townclerk("index", "papers", "--db", db, cwd=folder).returncode == 0
    assert townclerk("check", "--db", db, cwd=folder).returncode == 0


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_said_and_its_database_stays_searchable(folder, disk):
    db = disk / "townclerk.db"
    assert townclerk("index", "papers", "--db", db, cwd=folder).returncode == 0
    (folder / "papers" / "trams.txt").write_text(LETTER.format(things="trams", number=4))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    done = townclerk("index", "papers", "--db", db, cwd=folder)
    assert done.returncode == 1
    assert "writ" in done.stderr
    assert "Traceback" not in done.stderr
    assert "vans" in townclerk("search", "vans", "--db", db, cwd=folder).stdout
