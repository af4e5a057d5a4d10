"""Nights against an invented council: a folder, a clock that can be set, and a way to run one."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fake_moderngov import FakeModernGov

from scrape.gates import Clock
from scrape.limits import Limits, Trusted
from scrape.night import Plan, fetch
from scrape.records import Place
from scrape.visiting import Wish

TODAY = date(2026, 5, 20)
FAST = Limits(first_wait=0.01, patience=2.0, tries=2)


class SetClock(Clock):
    """A clock whose day is set, and runs from there."""

    def __init__(self, day: date, hour: int = 2) -> None:
        super().__init__()
        self.offset = datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp() - time.time()

    def today(self) -> float:
        return time.time() + self.offset


@dataclass
class Town:
    """A council, its web, and what has been kept of it."""

    web: object
    council: FakeModernGov
    folder: Path
    limits: Limits = FAST
    wishes: list[Wish] = field(default_factory=list)

    def plan(self) -> Plan:
        return Plan(
            self.wishes, self.folder, "foi@ambleford.example", self.limits, Trusted(frozenset({"127.0.0.1"}), 0.0)
        )

    def night(self, days: int = 0, **how):
        """A night so many days after TODAY; the council's log holds only that night's requests."""
        self.web.forget()
        return fetch(self.plan(), how.pop("clock", None) or SetClock(TODAY + timedelta(days=days)), **how)

    def visit(self, days: int = 0, **how):
        """The only visit of such a night."""
        (visit,) = self.night(days, **how).visits
        return visit

    def papers(self) -> dict[str, bytes]:
        """All kept papers by name."""
        root = self.folder / "papers"
        return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def kept(tmp_path):
    """Where nights keep things: in memory where the machine has that, since every file is synced to the disk."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path / "kept"
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder) / "kept"


@pytest.fixture
def town(web, kept):
    council = FakeModernGov(TODAY)
    council.base = web.mount("/mg", council)
    place = Place("Harrowmere Borough Council", "moderngov", council.base + "/")
    return Town(web, council, kept, wishes=[Wish(place, date(2025, 1, 1))])
