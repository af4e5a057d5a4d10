"""A night as a user starts it: configuration, exit codes, report, database, mail, forgetting, signals."""

import json
import os
import signal
import socketserver
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

SERVERS = Path(__file__).parents[1] / "scrape" / "servers"
CONFIG = """
contact = "foi@ambleford.example"
since = 2025-01-01
keep = "kept"
[trusted]
hosts = ["127.0.0.1"]
delay = {delay}
[limits]
patience = 2.0
first_wait = 0.1
[[place]]
authority = "Harrowmere Borough Council"
system = "moderngov"
address = "{address}/"
[[search]]
name = "Harrowmere"
words = "harrowmere"
mail_to = ["bob@ambleford.example"]
"""
MAIL = """
[mail]
host = "127.0.0.1"
port = {port}
security = "none"
from = "townclerk@ambleford.example"
to = ["ann@ambleford.example"]
"""


@pytest.fixture
def council(monkeypatch):
    """An invented council's site, with one meeting three weeks ago."""
    monkeypatch.syspath_prepend(str(SERVERS))
    from fake_moderngov import FakeModernGov
    from fake_web import FakeWeb

    web = FakeWeb()
    council = FakeModernGov(datetime.now(UTC).date())
    council.meetings[:] = [council.meeting(4001)]
    council.decisions[:] = []
    council.base, council.web = web.mount("/mg", council), web
    yield council
    web.close()


def townclerk(*words, cwd):
    return subprocess.run(
        [sys.executable, "-m", "townclerk", *words], cwd=cwd, capture_output=True, text=True, timeout=120
    )


def write(folder, council, delay=0.0, more=""):
    (folder / "night.toml").write_text(CONFIG.format(address=council.base, delay=delay) + more)


def rows(folder, sql, name="townclerk.db"):
    with closing(sqlite3.connect(folder / name)) as db:
        return db.execute(sql).fetchall()


class Post(socketserver.StreamRequestHandler):
    """A mail server that takes everything."""

    def handle(self):
        self.say("220 here")
        while line := self.rfile.readline().strip().upper():
            if line == b"DATA":
                self.say("354 go on")
                letter = []
                while (part := self.rfile.readline()) != b".\r\n":
                    letter.append(part.decode())
                self.server.letters.append("".join(letter))
            self.say("221 bye" if line == b"QUIT" else "250 well")
            if line == b"QUIT":
                return

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def post():
    """A mail server on this machine; its letters."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.slow
def test_a_night_from_configuration_to_mail_and_a_paper_that_is_forgotten(council, post, tmp_path):
    write(tmp_path, council, more=MAIL.format(port=post.server_address[1]))
    done = townclerk("nightly", "night.toml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Night 1 of")
    assert "3 new" in done.stdout
    assert "“Harrowmere”: 3 new" in done.stdout
    assert (tmp_path / "kept/reports/latest.txt").read_text() == done.stdout
    report = json.loads((tmp_path / "kept/reports/latest.json").read_text())
    assert (report["exit_code"], len(report["papers"]["new"]), report["places"][0]["outcome"]) == (0, 3, "ok")
    assert rows(tmp_path, "select outcome, new, exit_code from nights") == [("done", 3, 0)]
    assert rows(tmp_path, "select authority, outcome from night_places") == [("Harrowmere Borough Council", "ok")]
    joined = "select o.address from origins o join sources s on s.path = o.path join documents d on d.id = s.document"
    assert len(rows(tmp_path, joined)) == 3

    feeds = [tmp_path / "kept/feeds" / f"harrowmere.{form}" for form in ("atom", "feed.json")]
    assert report["feeds"] == [str(feed) for feed in feeds]
    assert feeds[0].read_text().count("<entry>") == len(json.loads(feeds[1].read_text())["items"]) >= 3
    to_ann, to_bob = post.letters
    assert "To: ann@ambleford.example" in to_ann
    assert "Subject: Night 1 of" in to_ann
    assert "Auto-Submitted: auto-generated" in to_ann
    assert "To: bob@ambleford.example" in to_bob
    assert "Subject: Harrowmere: 3 new" in to_bob

    paper = next((tmp_path / "kept/papers").rglob("*g4011-1.pdf"))
    (digest,) = rows(tmp_path, "select sha256 from sources where path like '%g4011-1.pdf'")[0]
    forgotten = townclerk("forget", str(paper), cwd=tmp_path)
    assert forgotten.returncode == 0, forgotten.stderr
    assert not paper.exists()
    assert not (tmp_path / "kept/store" / digest[:2] / digest).exists()
    council.meeting(4001).version = 2  # the council prints all of them anew
    again = townclerk("nightly", "night.toml", "--json", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["papers"]["changed"]
    assert not paper.exists()
    assert rows(tmp_path, "select count(*) from origins where path like '%g4011-1.pdf'") == [(0,)]


def test_exit_codes_of_places_that_fail(council, tmp_path):
    council.web.break_with("403")
    write(tmp_path, council)
    assert townclerk("fetch", "night.toml", cwd=tmp_path).returncode == 3
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "minutes.txt").write_text("Minutes of Ambleford Town Council")
    own = '[[place]]\nauthority = "Ambleford Town Council"\nsystem = "folder"\naddress = "own"\n'
    write(tmp_path, council, more=own)
    done = townclerk("fetch", "night.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert "To look at:\n  Harrowmere Borough Council  blocked: the server refuses us (403)" in done.stdout
    assert "write to the council" in done.stdout


@pytest.mark.slow
def test_told_to_stop_it_finishes_says_so_and_goes_on_another_time(council, tmp_path):
    write(tmp_path, council, delay=0.4)
    command = [sys.executable, "-m", "townclerk", "fetch", "night.toml"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        for _ in range(200):
            if len(council.web.asked) >= 4:
                break
            time.sleep(0.1)
        other = townclerk("fetch", "night.toml", cwd=tmp_path)
        assert other.returncode == 75, other.stderr
        assert "another run holds" in other.stderr
        run.send_signal(signal.SIGTERM)
        said, _ = run.communicate(timeout=20)
    assert run.returncode == 143
    assert "interrupted; the same command goes on from here" in said
    write(tmp_path, council)
    done = townclerk("fetch", "night.toml", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["run"], report["resumed"], len(report["papers"]["new"])) == (1, 1, 3)
    asked = council.web.documents_asked()
    assert len(asked) == len(set(asked))


def test_a_mail_server_that_is_not_there_ends_no_night(caplog):
    from scrape.reports import Night
    from townclerk.mailing import send_report
    from townclerk.settings import Mail
    from townclerk.telling import Told

    mail = Mail("127.0.0.1", "a@b.example", ("c@d.example",), port=9, always=True)
    assert not send_report(mail, Told(Night(1, "2026-05-20", None, 0, False, (), (), (), (), ())))
    assert "could not be mailed" in caplog.text


@pytest.mark.slow
def test_a_site_under_load_sees_the_nights_work_without_a_restart(council, tmp_path):
    import urllib.request

    write(tmp_path, council)
    assert townclerk("nightly", "night.toml", cwd=tmp_path).returncode == 0
    port = 20000 + os.getpid() % 20000
    command = [sys.executable, "-m", "townclerk", "serve", "--db", "townclerk.db", "--port", str(port)]
    counted, failed, ended = [], [], threading.Event()

    def ask():
        address = f"http://127.0.0.1:{port}/townclerk/documents.json?_shape=objects&_size=0&_nocache={time.monotonic()}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            return json.loads(answer.read())["filtered_table_rows_count"]

    def keep_asking():
        while not ended.is_set():
            try:
                counted.append(ask())
            except OSError as error:
                failed.append(error)

    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as site:
        for _ in range(300):
            try:
                before = ask()
                break
            except OSError:
                time.sleep(0.2)
        readers = [threading.Thread(target=keep_asking) for _ in range(4)]
        [reader.start() for reader in readers]
        from fake_moderngov import FakeModernGov

        council.meetings[:] = FakeModernGov(datetime.now(UTC).date()).meetings
        assert townclerk("nightly", "night.toml", cwd=tmp_path).returncode == 0
        ended.set()
        [reader.join() for reader in readers]
        after = ask()
        site.terminate()
    assert before == 3
    assert after > before
    assert not failed
    assert len(counted) > 20


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('contact = "foi@ambleford.example"', ""), "`contact` must be a mail or web address"),
        (("contact =", "contcat ="), "line 2: there is no `contcat`. Did you mean contact?"),
        (("since = 2025-01-01", 'since = "soon"'), "line 3: `since` = 'soon' is not a date"),
        (('system = "moderngov"', 'system = "modrngov"'), "Did you mean moderngov?"),
        (('address = "http', 'address = "gopher'), "only http and https"),
        (("delay = 0.0", "delay = true"), "line 7: `delay` = True is not a number"),
        (("patience = 2.0", "delay = 0.1"), "At least 1."),
        (("patience = 2.0", "largest = 5000"), "could never come"),
        (('words = "harrowmere"', ""), "asks for nothing"),
        (("[[search]]", '[[search]]\nname = "harrowmere!"\nwords = "x"\n[[search]]'), "two searches are called"),
        (("[[search]]", "[search]"), "Write it as [[search]]"),
        (("[trusted]", "[[trusted]]"), "Write it once, as [trusted]."),
        (('authority = "Harrowmere', 'colour = "red"\nauthority = "Harrowmere'), "no `colour` in [place]"),
        (("[[search]]", '[[place]]\nauthority = "Leicestr"\n[[search]]'), "Did you mean Leicester"),
        (("[[search]]", '[[place]]\nauthority = "Fife"\n[[search]]'), "no site of Fife is on record"),
        (("[[search]]", '[[place]]\nauthority = "A"\naddress = "nowhere"\n[[search]]'), "there is no "),
        (("[[search]]", '[mail]\nhost = "x"\n[[search]]'), "[mail] without `from`"),
        (('words = "harrowmere"', 'kinds = ["decisons"]'), "'decisons' is no kind of paper or record. Did you mean"),
        (("since =", "since = ="), "it is no TOML"),
    ],
)
def test_mistakes_are_said_with_line_and_remedy(change, said, tmp_path):
    from extract.errors import BadUsage
    from townclerk.configuration import load_configuration

    text = CONFIG.format(address="https://harrowmere.example", delay=0.0)
    (tmp_path / "night.toml").write_text(text.replace(*change))
    with pytest.raises(BadUsage) as mistaken:
        load_configuration(tmp_path / "night.toml")
    assert said in str(mistaken.value)


def test_all_mistakes_are_said_at_once(tmp_path):
    from townclerk.configuration import load_configuration
    from townclerk.mistakes import Mistaken

    (tmp_path / "night.toml").write_text(
        'contcat = 1\nauthorities = ["Leicestr", 2]\n[limits]\ndelay = 0\nfast = 1\n'
        '[[place]]\nsystem = "foldr"\naddress = "ftp://x"\ncolour = 1\n[[search]]\nkinds = ["decisons"]\n'
    )
    with pytest.raises(Mistaken) as mistaken:
        load_configuration(tmp_path / "night.toml")
    assert len(mistaken.value.mistakes) == 11
    assert str(mistaken.value).count("since, committees") == 1
    lines = [mistake.line or 0 for mistake in mistaken.value.mistakes]
    assert lines == sorted(lines)


def test_the_configuration_that_init_writes_can_be_run_and_says_what_holds_anyway(tmp_path):
    from scrape.limits import Limits
    from townclerk.configuration import load_configuration

    done = townclerk("init", "t.toml", "--contact", "foi@example.org", "--authority", "Kent", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    settings = load_configuration(tmp_path / "t.toml")
    assert [wish.place.authority for wish in settings.wishes] == ["Kent"]
    text = (tmp_path / "t.toml").read_text()
    for name in ("hosts_at_once", "delay", "minutes", "megabytes", "largest"):
        assert f"# {name} = {getattr(Limits(), name):g}".removesuffix(".0") in text.replace("2.0", "2")
    assert townclerk("init", "t.toml", "--contact", "foi@example.org", cwd=tmp_path).returncode == 1
