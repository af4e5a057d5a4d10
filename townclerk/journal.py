"""What the program says while it works: lines for a log file, and one line of progress on a terminal."""

from __future__ import annotations

import logging
import sys
import time
from types import TracebackType
from typing import TextIO

from extract.clean import clean_line
from townclerk.report import Report, spoken

FORMAT = "%(asctime)s %(levelname)s %(message)s"
TIME = "%Y-%m-%d %H:%M:%S"
EVERY = 60.0  # seconds between two lines of progress in a log
BLINK = 0.2  # seconds between two on a terminal
CLEAR = "\r\x1b[K"


class OneLine(logging.Formatter):
    """Log lines that are one line each: what a document says cannot forge another."""

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(clean_line(line) if number == 0 else line for number, line in enumerate(self._lines(record)))

    def _lines(self, record: logging.LogRecord) -> list[str]:
        """The message on one line, then the lines of a traceback."""
        trace, record.exc_info, record.exc_text = record.exc_info, None, None
        first = super().format(record).replace("\n", " ")
        return [first, *(self.formatException(trace).splitlines() if trace else ())]


def start_log(*, verbose: bool = False, stream: TextIO | None = None) -> None:
    """Sends the log to standard error: time, level, message; on a terminal the message alone."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine("%(message)s" if stream.isatty() and not verbose else FORMAT, TIME))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "pdfminer", "PIL"):
        logging.getLogger(name).setLevel(logging.WARNING)


class Progress:
    """How far a run has come: a line that renews itself on a terminal, now and then a line in a log.

    with Progress(total) as progress: … progress.tell(report)
    """

    def __init__(self, total: int | None = None, *, stream: TextIO | None = None) -> None:
        self.total = total
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.began = self.told = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.live:
            self.stream.write(CLEAR)
            self.stream.flush()

    def tell(self, report: Report) -> None:
        """Says how far the run is, if it is time to."""
        now = time.monotonic()
        if now - self.told < (BLINK if self.live else EVERY):
            return
        self.told = now
        line = progress_line(report, now - self.began, self.total)
        if self.live:
            self.stream.write(CLEAR + line[:79])
            self.stream.flush()
        else:
            logging.getLogger(__name__).info(line)

    def complain(self, report_line: str) -> None:
        """A line above the one that renews itself."""
        if self.live:
            self.stream.write(CLEAR)
        self.stream.write(clean_line(report_line) + "\n")
        self.stream.flush()


def progress_line(report: Report, seconds: float, total: int | None) -> str:
    """How many, how fast, and how long it will take yet; what was unchanged took no time.

    >>> progress_line(Report(read=30, pages=600), 10.0, 90)
    '30 of 90, 3.0 a second, 60.0 pages a second, 20 s left'
    """
    worked = report.seen - report.unchanged - report.forgotten
    rate = worked / seconds if seconds else 0.0
    said = [f"{report.seen} of {total}" if total else f"{report.seen} documents"]
    if worked:
        said += [f"{rate:.1f} a second", f"{report.pages / seconds:.1f} pages a second"]
    if report.failed:
        said.append(f"{report.failed} failed")
    if total and rate:
        said.append(f"{spoken((total - report.seen) / rate)} left")
    return ", ".join(said)
