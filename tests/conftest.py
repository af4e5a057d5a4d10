"""What all tests share; and in CI nothing may be skipped, since there everything is installed."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def indexed_samples(tmp_path_factory, worker_id) -> Path:
    """A folder with samples/ and, as townclerk.db, their index with originals: made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "indexed"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            shutil.copytree(ROOT / "samples", folder / "samples")
            words = [sys.executable, "-m", "townclerk", "index", "samples/papers", "--keep", "--jobs", "2"]
            subprocess.run(words, cwd=folder, check=True, capture_output=True)
            (folder / "done").touch()
    return folder


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("In CI nothing may be skipped.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
