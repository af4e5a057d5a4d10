"""`townclerk fetch`: the configuration to a night, with signals heeded and the report written."""

from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from extract.errors import BadUsage
from scrape.gates import Clock
from scrape.night import Plan, fetch
from scrape.reports import Night
from scrape.visits import Visit
from townclerk.exits import INTERRUPTED, TERMINATED
from townclerk.locks import lock
from townclerk.settings import Settings
from townclerk.telling import Told, as_text, as_tree

log = logging.getLogger(__name__)
REPORTS_KEPT = 90
CODES = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: TERMINATED}


class Stopping:
    """Hears SIGTERM and SIGINT; what is under way is finished, then the run ends. A second SIGINT ends it at once."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.code: int | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Notes that a signal came."""
        if self.code == INTERRUPTED and number == signal.SIGINT:
            os._exit(INTERRUPTED)  # nothing that was committed is lost by it
        self.code = CODES[signal.Signals(number)]
        self.clock.stop.set()


@contextmanager
def heeding(clock: Clock) -> Iterator[Stopping]:
    """Heeds signals while the block runs; the code with which to exit where one came."""
    stopping = Stopping(clock)
    before = {number: signal.signal(number, stopping) for number in CODES}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def folder_of(settings: Settings) -> Iterator[Path]:
    """The folder that everything is kept in, locked; raises Locked where another run is at work."""
    try:
        settings.keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadUsage(f"{settings.keep} cannot be made ({error.strerror}): name another as `keep`") from error
    with lock(settings.keep / ".lock"):
        yield settings.keep


def fetch_all(settings: Settings, said: Progress) -> tuple[Night, int | None]:
    """A night; and the exit code of the signal that ended it early."""
    plan = Plan(
        settings.wishes, settings.keep, settings.contact, settings.limits, settings.trusted, version("townclerk")
    )
    clock = Clock()
    with heeding(clock) as stopping:
        try:
            night = fetch(plan, clock, said)
        except OSError as error:
            raise BadUsage(
                f"{settings.keep} cannot be written ({error.strerror}): free some space, run it again"
            ) from error
    return night, stopping.code


class Progress:
    """Says of each place that is done how it went."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0

    def __call__(self, visit: Visit) -> None:
        """One line in the log."""
        self.done += 1
        counts = f"{visit.new} new, {visit.changed} changed, {visit.failed} failed"
        why = f" ({visit.why})" if visit.why else ""
        log.info("%d of %d: %s: %s, %s%s", self.done, self.total, visit.authority, visit.outcome, counts, why)


def run_fetch(settings: Settings) -> tuple[Told, int]:
    """Fetches, writes the report; what is to be told and the exit code."""
    with folder_of(settings) as folder:
        night, signalled = fetch_all(settings, Progress(len(settings.wishes)))
        told = Told(night)
        write_report(folder, told)
    return told, signalled or told.exit_code()


def printed(told: Told, *, as_json: bool) -> str:
    """The report as it is printed."""
    return json.dumps(as_tree(told), ensure_ascii=False, indent=1) + "\n" if as_json else as_text(told)


def write_report(folder: Path, told: Told) -> None:
    """The report as text and as JSON into reports/, by the run and as the latest; the oldest are let go."""
    reports = folder / "reports"
    reports.mkdir(exist_ok=True)
    for suffix, content in ((".txt", as_text(told)), (".json", printed(told, as_json=True))):
        name = f"{told.night.started[:10]}-{told.night.run}{suffix}"
        for target in (reports / name, reports / f"latest{suffix}"):
            beside = target.with_name(f".{target.name}")
            beside.write_text(content, encoding="utf-8")
            beside.replace(target)
        for old in sorted(reports.glob(f"2*{suffix}"), key=os.path.getmtime)[:-REPORTS_KEPT]:
            old.unlink(missing_ok=True)
