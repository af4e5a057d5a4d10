"""Documents in processes of their own: whatever one does, it has the right end, and nothing else has a worse one."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from extract.engines import has_engine, run_engine
from extract.errors import Unreadable
from townclerk.workers import Supervisor, ask, read_here, read_one, run
from townclerk.workers.jobs import Job
from townclerk.workers.limits import MB, Limits
from townclerk.workers.supervisor import PRELOAD

LINUX = sys.platform == "linux"
QUICK = Limits(memory=256 * MB, cpu=1, clock=1.2, clock_a_page=0.01, cpu_a_page=0.01, writes=8 * MB, file=MB)
ROOMY = replace(QUICK, cpu=20, clock=60)  # where it is not time that ends them, on a busy machine
LIMITS_FOR = {"sleep": QUICK, "spin": replace(ROOMY, cpu=1)}
linux_only = pytest.mark.skipif(not LINUX, reason="this lock is Linux's; docs/safety.md says what is lost elsewhere")


@pytest.fixture
def nasty(tmp_path, monkeypatch):
    """Reads files that say what they do, one after the other or together, and gives their outcomes by name."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))

    def read(*words, arguments=(), jobs=1, limits=ROOMY):
        sources = []
        for number, word in enumerate(words):
            path = tmp_path / f"{number}.txt"
            path.write_text(word)
            sources.append(Job(0, path, "nasty_tasks:nasty", tuple(map(str, arguments)), limits=limits))
        with Supervisor(jobs=jobs, preload=("nasty_tasks",)) as supervisor:
            outcomes = {outcome.path.name: outcome for outcome in supervisor.run(sources)}
        return [outcomes[f"{number}.txt"] for number in range(len(words))]

    return read


@pytest.mark.parametrize(
    ("word", "code", "attempts"),
    [
        ("sleep", "limit_time", 1),
        ("spin", "limit_time", 1),
        ("bloat", "limit_memory", 1),
        ("bloat_outside_python", "limit_memory", 2),
        ("segfault", "crash", 2),
        ("abort", "crash", 2),
        ("exit", "crash", 2),
        ("refuse", "encrypted", 1),
        ("fill_disk", "limit_size", 1),
        ("engine_that_hangs", "limit_time", 1),
        ("garbage_answer", "crash", 2),
        ("noise", "crash", 2),
    ],
)
def test_each_end_has_its_code(nasty, word, code, attempts):
    [outcome] = nasty(word, limits=LIMITS_FOR.get(word, ROOMY))
    document = outcome.records.document
    assert (document.status, document.failure, outcome.attempts) == ("failed", code, attempts)
    assert document.warnings
    assert "/" not in document.warnings[0]


@pytest.mark.parametrize("word", ["sleep 3", "spin 3", "bloat 3", "segfault 3", "refuse 3", "raise 3"])
def test_the_pages_that_came_out_are_kept(nasty, word):
    [outcome] = nasty(word, limits=LIMITS_FOR.get(word.split()[0], ROOMY))
    document = outcome.records.document
    assert (document.status, document.failure, document.pages_read) == ("partial", None, 3)
    assert [page.number for page in outcome.records.pages] == [1, 2, 3]
    assert "3th page says sentinel" in outcome.records.pages[2].text
    assert document.warnings[0].startswith("Reading stopped after page 3")
    assert document.sha256 == outcome.digest
    assert document.name == "0.txt"


@linux_only
def test_a_spare_that_dies_loses_no_document(tmp_path, monkeypatch):
    """The process that waits for the next document is ended; another is forked when that comes."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    sources = []
    for number, word in enumerate(["nothing", "segfault", "nothing", "refuse", "nothing"]):
        path = tmp_path / f"{number}.txt"
        path.write_text(word)
        sources.append(Job(0, path, "nasty_tasks:nasty", limits=ROOMY))
    with Supervisor(preload=("nasty_tasks", *PRELOAD), spares=True) as supervisor:
        ended = {}
        for job in sources:
            ended |= {outcome.path.name: outcome.records.document for outcome in supervisor.run([job])}
            warm = supervisor.link.process.pid
            children = Path(f"/proc/{warm}/task/{warm}/children")
            [spare] = children.read_text().split()
            if job.path.name != "2.txt":
                os.kill(int(spare), signal.SIGKILL)
                while spare in children.read_text().split():
                    time.sleep(0.01)
    assert [document.failure for _, document in sorted(ended.items())] == [None, "crash", None, "encrypted", None]


def test_one_that_crashes_loses_no_other(nasty):
    words = ["nothing", "segfault", "nothing", "abort", "nothing", "bloat", "nothing"]
    outcomes = nasty(*words, jobs=2)
    assert [one.records.document.status == "read" for one in outcomes] == [word == "nothing" for word in words]


def test_one_that_ends_the_warm_parent_loses_no_other(nasty):
    outcomes = nasty("nothing", "kill_parent", "nothing", "sleep", "nothing", jobs=2, limits=replace(ROOMY, clock=4))
    statuses = [one.records.document.status for one in outcomes]
    assert statuses[0] == statuses[2] == statuses[4] == "read"
    assert outcomes[3].records.document.failure == "limit_time"


def test_a_crash_is_tried_once_more_alone(nasty, tmp_path):
    [outcome] = nasty("crash_in_company", arguments=[sys.executable])
    assert (outcome.records.document.status, outcome.attempts) == ("read", 1)
    [outcome] = nasty("crash_in_company", arguments=["/nowhere"])
    assert (outcome.records.document.failure, outcome.attempts) == ("crash", 2)


def test_a_program_may_take_longer_than_the_reader(nasty):
    [outcome] = nasty("engine_that_takes_longer_than_we_may", limits=replace(QUICK, clock=1, cpu=20))
    assert outcome.records.document.status == "read"


def processes_in(folder_prefix):
    """Processes whose working folder is a reader's scratch folder, also once that is gone."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if folder_prefix in str((entry / "cwd").readlink()):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


@linux_only
@pytest.mark.parametrize("word", ["daemon", "fork_and_hang", "engine_left_running"])
def test_nothing_that_it_started_is_left(nasty, word):
    [outcome] = nasty(word)
    assert outcome.records.document.status == "read"
    assert not [pid for pid in processes_in("/townclerk-") if parent_of(pid) == 1 and is_alive(pid)]


def parent_of(pid):
    return int(state_of(pid)[1])


def is_alive(pid):
    return state_of(pid)[0] not in ("X", "Z")


def state_of(pid):
    """Its state and its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return ["X", "0"]


@linux_only
def test_there_is_no_network(nasty):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        [outcome] = nasty("connect", arguments=[listener.getsockname()[1]])
    assert outcome.records.document.status == "failed"


@linux_only
def test_nothing_can_be_written_or_read_outside(nasty, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    [outcome] = nasty("write", arguments=[tmp_path / "written"])
    assert outcome.records.document.status == "failed"
    assert not (tmp_path / "written").exists()
    [outcome] = nasty("steal", arguments=[secret])
    assert outcome.records.document.status == "failed"
    [outcome] = nasty("write", arguments=["inside"])
    assert outcome.records.document.status == "read"


def test_no_secret_is_in_its_environment_nor_its_parents(nasty, monkeypatch):
    monkeypatch.setenv("TOWNCLERK_TEST_PASSWORD", "hunter2")
    for word in ["environment", "parents_environment"]:
        [outcome] = nasty(word)
        said = " ".join(page.text for page in outcome.records.pages)
        assert "hunter2" not in said


def test_what_it_raises_is_a_code_without_the_value(nasty):
    for word, detail in [("raise", "KeyError"), ("recurse", "nested")]:
        [outcome] = nasty(word)
        assert outcome.records.document.failure == "malformed"
        assert detail in outcome.records.document.warnings[0]
        assert "secret" not in outcome.records.document.warnings[0]


def make_link(path):
    path.symlink_to("/etc/hostname")


def make_nothing(path): ...


def make_large(path):
    path.write_bytes(bytes(3 * MB))


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (make_nothing, "not_a_file", "no file of this name"),
        (Path.mkdir, "not_a_file", "townclerk index"),
        (os.mkfifo, "not_a_file", "pipe"),
        (make_link, "not_a_file", "link"),
        (Path.touch, "empty", "no bytes"),
        (make_large, "limit_size", "limit"),
    ],
)
def test_what_is_no_file_is_not_opened(tmp_path, make, code, says):
    path = tmp_path / "it"
    make(path)
    document = read_one(path, limits=QUICK).records.document
    assert (document.status, document.failure) == ("failed", code)
    assert says in document.warnings[0]
    assert str(tmp_path) not in document.warnings[0]


@pytest.mark.parametrize("name", [b"bad\xff\xfeutf8.txt", b"new\nline.txt", b"-rf.txt", "\u202egnp.txt".encode()])
def test_names_of_any_bytes_are_read_and_can_be_printed(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_text("Minutes")
    document = read_one(path).records.document
    assert document.status == "read"
    assert document.name.encode()
    assert document.name.isprintable()


def test_paths_are_taken_as_processes_come_free(tmp_path):
    taken = []

    def paths():
        for number in range(20):
            taken.append(number)
            path = tmp_path / f"{number}.txt"
            path.write_text("Minutes")
            yield path

    outcomes = run(paths(), jobs=2)
    next(outcomes)
    assert len(taken) <= 6
    assert len(list(outcomes)) == 19


def test_a_slow_taker_costs_no_document_its_time(nasty, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    sources = []
    for number, word in enumerate(["nothing", "nothing 3000"]):
        path = tmp_path / f"{number}.txt"
        path.write_text(word)
        limits = replace(ROOMY, clock=2.5, clock_a_page=0.0)
        sources.append(Job(0, path, "nasty_tasks:nasty", (), limits=limits))
    statuses = []
    with Supervisor(jobs=2, preload=("nasty_tasks",)) as supervisor:
        for outcome in supervisor.run(sources):
            time.sleep(0 if statuses else 3)
            statuses.append(outcome.records.document.status)
    assert statuses == ["read", "read"]


def test_a_cluster_worker_reads_in_a_process_that_it_keeps(tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes")
    first = read_here(path).records.document
    assert first.status == read_here(path).records.document.status == "read"


def test_a_task_that_cannot_be_done_raises(tmp_path):
    with pytest.raises(Unreadable):
        ask(tmp_path / "nothing", "townclerk.workers.tasks:lines")


@linux_only
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_readers_end_with_whoever_waits_for_them(tmp_path, how):
    """Whatever ends the command: no reader, no program and no folder of theirs is left."""
    path = tmp_path / "it.txt"
    path.write_text("engine_and_sleep")
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from pathlib import Path\n"
        "from townclerk.workers import Supervisor\n"
        "from townclerk.workers.jobs import Job\n"
        "with Supervisor() as supervisor:\n"
        "    print('started', flush=True)\n"
        f"    list(supervisor.run([Job(0, Path({str(path)!r}), 'nasty_tasks:nasty')]))\n"
    )
    before = set(processes_in("/townclerk-"))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        process.stdout.readline()
        wait_for(lambda: len(set(processes_in("/townclerk-")) - before) >= 2)
        ours = set(processes_in("/townclerk-")) - before
        process.send_signal(how)
        process.wait(60)
    wait_for(lambda: not [pid for pid in ours if is_alive(pid)])


def wait_for(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.skipif(
    not has_engine("soffice"), reason="LibreOffice is not installed: sudo apt install libreoffice-writer"
)
def test_libreoffice_lives_within_the_fences(tmp_path):
    (tmp_path / "minutes.txt").write_text("Minutes of the Harbour Committee\n")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run_engine(
        ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "minutes.txt"],
        seconds=120,
        memory=3 << 30,
        folder=tmp_path,
    )
    records = read_one(tmp_path / "minutes.doc").records
    assert (records.document.status, records.document.failure) == ("read", None)
    assert "Harbour Committee" in records.pages[0].text
