"""Programs that read for us: their limits are their own, and nothing of them is left."""

import resource
import subprocess
import sys
import time

import pytest

from extract.engines import MB, engine_environment, has_engine, run_engine, scratch, tell
from extract.errors import Unreadable

LIMIT = "import resource; print(resource.getrlimit(resource.{})[0])"


def test_what_it_prints_comes_back_whatever_its_exit_code():
    done = run_engine([sys.executable, "-c", "import sys; print(sys.stdin.read()); sys.exit(3)"], given=b"minutes")
    assert (done.code, done.output.strip()) == (3, b"minutes")


def test_a_program_that_is_missing_is_named_without_a_path():
    with pytest.raises(Unreadable, match="no-such-program is not installed") as raised:
        run_engine(["/opt/no/no-such-program"])
    assert raised.value.code == "unsupported"
    assert not has_engine("no-such-program")


def test_one_that_hangs_is_ended_with_what_it_started(tmp_path):
    started = time.monotonic()
    with pytest.raises(Unreadable) as raised:
        run_engine(["sh", "-c", "sleep 600 & echo $! >pid; wait"], seconds=2, folder=tmp_path)
    assert raised.value.code == "limit_time"
    pid = (tmp_path / "pid").read_text().strip()
    while state_of(pid) not in ("", "Z"):
        assert time.monotonic() - started < 300, "it is still there"
        time.sleep(0.05)


def state_of(pid):
    """Its state, nothing once it is gone."""
    return subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True).stdout.strip()[:1]


@pytest.mark.skipif(sys.platform != "linux", reason="address-space limits are Linux's")
def test_its_memory_is_its_own_even_where_the_reader_has_less():
    before = resource.getrlimit(resource.RLIMIT_AS)
    usage = 1 << 30
    resource.setrlimit(resource.RLIMIT_AS, (usage * 40, before[1]))
    try:
        done = run_engine([sys.executable, "-c", LIMIT.format("RLIMIT_AS")], memory=900 * MB)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    assert int(done.output) == 900 * MB


def test_it_cannot_fill_the_disk():
    with scratch() as folder:
        done = run_engine(["sh", "-c", "head -c 3000000 /dev/zero > big"], writes=1 * MB, folder=folder)
        assert done.code != 0
        assert (folder / "big").stat().st_size <= MB


def test_no_secret_of_ours_reaches_it(monkeypatch, tmp_path):
    monkeypatch.setenv("TOWNCLERK_TEST_PASSWORD", "hunter2")
    done = run_engine(["env"], folder=tmp_path)
    assert b"hunter2" not in done.output
    assert engine_environment(tmp_path)["HOME"] == str(tmp_path)


def test_whoever_waits_hears_what_it_may_take_and_what_it_did_not_use():
    heard: list[float] = []
    tell(heard.append)
    try:
        run_engine(["true"], seconds=500)
    finally:
        tell(None)
    assert heard[0] == 500
    assert -500 <= heard[1] < -400


def test_scratch_is_gone_afterwards():
    with scratch() as folder:
        (folder / "page.png").write_bytes(b"x")
        (folder / "root").symlink_to("/")
    assert not folder.exists()
