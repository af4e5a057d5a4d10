"""The files of deploy/, each used for real as far as a machine without its daemons allows."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from townclerk.cli import main
from townclerk.configuration import load_configuration
from townclerk.starting import write_configuration

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
INSTALLED = "/opt/townclerk/bin/townclerk"


def commands():
    """All commands of ours that the files run, without what the shell does around them."""
    for file in sorted(DEPLOY.iterdir()):
        for line in file.read_text().splitlines():
            for found in re.finditer(rf"{INSTALLED} (?P<words>[^>|&]+)", "" if line.startswith("#") else line):
                yield file.name, shlex.split(found["words"])


@pytest.mark.parametrize(("file", "words"), list(commands()))
def test_the_commands_of_each_file_are_commands_of_ours(file, words):
    name, *rest = words
    command = main.commands[name]
    command.make_context(name, list(rest), resilient_parsing=False)
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def on_this_machine(file, tmp_path):
    """A copy of a unit as it would be installed here: our program for the one in /opt, an owner that is there."""
    text = (DEPLOY / file).read_text().replace(INSTALLED, sys.executable).replace("=townclerk\n", "=root\n")
    (tmp_path / file).write_text(text)
    return tmp_path / file


@pytest.mark.parametrize("unit", ["townclerk.timer", "townclerk-site.service"])
def test_systemd_takes_the_units(unit, tmp_path):
    files = [on_this_machine(file, tmp_path) for file in ("townclerk.service", unit)]
    if not shutil.which("systemd-analyze"):
        assert all("[Unit]" in file.read_text() for file in files)
        return
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if any(file.name in line for file in files)]
    assert (done.returncode, said) == (0, [])


def test_the_units_meet_in_the_one_folder_that_they_may_write_to(tmp_path):
    """What `init` writes there, the job can run and the site shows; the site is one for the open web."""
    job, site = ((DEPLOY / file).read_text() for file in ("townclerk.service", "townclerk-site.service"))
    (folder,) = {*re.findall(r"^StateDirectory=(\S+)$", job + site, re.MULTILINE)}
    config = Path(re.search(rf"^ExecStart={INSTALLED} nightly (\S+)$", job, re.MULTILINE)[1])
    served = re.search(rf"^ExecStart={INSTALLED} serve --db (\S+) .*--public$", site, re.MULTILINE)
    write_configuration(tmp_path / config.name, "foi@example.org", ("Kent",), "2026-01-01")
    settings = load_configuration(tmp_path / config.name)
    assert config.parent == Path("/var/lib") / folder
    assert config.parent / settings.database.relative_to(tmp_path) == Path(served[1])
    assert settings.keep.is_relative_to(tmp_path)


def test_systemd_knows_when_the_timer_goes_off():
    (when,) = re.findall(r"^OnCalendar=(.+)$", (DEPLOY / "townclerk.timer").read_text(), re.MULTILINE)
    if shutil.which("systemd-analyze"):
        done = subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, text=True)
        assert "Next elapse" in done.stdout, done.stderr


CODES = [(0, ""), (2, "Night 1\nexit code 2\n"), (75, ""), (3, "Night 1\nexit code 3\n")]


@pytest.mark.parametrize(("code", "mailed"), CODES)
def test_the_line_of_cron_mails_the_report_where_somebody_should_look(code, mailed, tmp_path):
    (line,) = re.findall(r"^\d+ \d+ \* \* \* townclerk (.+)$", (DEPLOY / "townclerk.cron").read_text(), re.MULTILINE)
    program = tmp_path / "townclerk"
    program.write_text(f"#!/bin/sh\necho Night 1\necho a line of the log >&2\nexit {code}\n")
    program.chmod(0o755)
    line = line.replace(INSTALLED, str(program)).replace("/var/lib/townclerk", str(tmp_path))
    line = line.replace("/var/log/townclerk", str(tmp_path))
    assert "%" not in line  # a new line, to cron
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (mailed, "")
    assert (tmp_path / "townclerk.log").read_text() == "a line of the log\n"


def test_logrotate_takes_its_file(tmp_path):
    text = (DEPLOY / "townclerk.logrotate").read_text()
    assert text.count("{") == text.count("}") == 1
    if shutil.which("logrotate"):
        (tmp_path / "log").mkdir()
        (tmp_path / "conf").write_text(
            text.replace("/var/log/townclerk", str(tmp_path / "log")).replace(" townclerk townclerk", "")
        )
        done = subprocess.run(["logrotate", "-d", tmp_path / "conf"], capture_output=True, text=True)
        assert "error" not in done.stderr


def test_the_container_copies_all_that_the_package_is_made_of():
    text = (DEPLOY / "Containerfile").read_text()
    copied = [word for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE) for word in line.split()[:-1]]
    assert all((ROOT / name).exists() for name in copied)
    packages = re.search(r"^packages = \[(.+)\]$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)[1]
    assert set(re.findall(r'"(\w+)"', packages)) <= set(copied)
