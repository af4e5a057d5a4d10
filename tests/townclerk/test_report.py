"""What a run says of itself: counts, exit codes, lines for a log and for a terminal."""

import io
import logging

import pytest

from extract.errors import FAILURES
from extract.records import Document
from townclerk.journal import OneLine, Progress, progress_line, start_log
from townclerk.report import REMEDIES, Report, complaint

READ = Document(name="a.pdf", pages_read=3)
PARTIAL = Document(name="b.pdf", status="partial", pages_read=2)
CRASHED = Document(name="c.pdf", status="failed", failure="crash", warnings=("the engine died",))


def report(*documents, unchanged=0):
    counted = Report(unchanged=unchanged)
    for document in documents:
        counted.add(document)
    return counted


@pytest.mark.parametrize(
    ("counted", "code"),
    [
        (report(), 0),
        (report(READ), 0),
        (report(READ, PARTIAL), 0),
        (report(READ, CRASHED), 2),
        (report(PARTIAL, CRASHED), 2),
        (report(CRASHED, unchanged=1), 2),
        (report(CRASHED), 3),
        (report(unchanged=5), 0),
    ],
)
def test_exit_codes(counted, code):
    assert counted.exit_code() == code


def test_a_run_says_what_it_did():
    counted = report(READ, READ, PARTIAL, CRASHED, unchanged=7)
    counted.seconds = 61
    assert str(counted) == "2 read, 1 partial, 1 failed (1 crash), 7 unchanged; 8 pages in 1 min 1 s"


def test_every_failure_has_a_remedy():
    assert set(REMEDIES) == set(FAILURES)
    assert complaint(CRASHED).startswith("c.pdf: the engine died. ")


def test_progress_counts_what_took_time():
    counted = report(*[READ] * 20, unchanged=70)
    assert progress_line(counted, 10.0, 100) == "90 of 100, 2.0 a second, 6.0 pages a second, 5 s left"
    assert progress_line(counted, 10.0, None).startswith("90 documents, ")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_one_line_on_a_terminal_and_gone_at_the_end():
    terminal = Terminal()
    with Progress(10, stream=terminal) as progress:
        progress.told -= 1
        progress.tell(report(READ))
        progress.complain("c.pdf: the engine\x1b[31m died")
    said = terminal.getvalue()
    assert "1 of 10" in said
    assert "c.pdf: the engine died\n" in said
    assert said.endswith("\r\x1b[K")
    assert said.count("\n") == 1


def test_progress_in_a_log_has_no_escapes(caplog):
    stream = io.StringIO()
    with caplog.at_level(logging.INFO), Progress(10, stream=stream) as progress:
        progress.tell(report(READ))
        progress.told -= 100
        progress.tell(report(READ))
    assert stream.getvalue() == ""
    assert [record.message.split(",")[0] for record in caplog.records] == ["1 of 10"]


def test_what_a_document_says_cannot_forge_a_log_line():
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s", ("a.pdf\n2024-01-01 INFO all well\x1b[2J",), None)
    said = OneLine("%(levelname)s %(message)s").format(record)
    assert said == "WARNING a.pdf 2024-01-01 INFO all well"


@pytest.fixture
def root_log():
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield
    root.handlers[:] = kept
    root.setLevel(level)


@pytest.mark.usefixtures("root_log")
def test_a_log_file_gets_the_time_and_a_terminal_does_not():
    file, terminal = io.StringIO(), Terminal()
    start_log(stream=file)
    logging.getLogger("townclerk").info("began")
    start_log(stream=terminal)
    logging.getLogger("townclerk").info("began")
    assert terminal.getvalue() == "began\n"
    assert file.getvalue()[19:] == " INFO began\n"


@pytest.mark.usefixtures("root_log")
def test_a_traceback_keeps_its_lines():
    file = io.StringIO()
    start_log(stream=file)
    try:
        raise KeyError("x")
    except KeyError:
        logging.getLogger("townclerk").exception("broke")
    assert file.getvalue().splitlines()[0].endswith("ERROR broke")
    assert file.getvalue().splitlines()[-1] == "KeyError: 'x'"
