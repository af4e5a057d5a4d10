"""What a discovery yields into the ledger: each meeting with its documents in one transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date

from scrape.deciding import is_near
from scrape.documents import add_document, mark_vanished_documents
from scrape.keeping import Keeper
from scrape.meetings import add_meeting, mark_vanished_meetings
from scrape.records import Found, MeetingFound, Wanted, Whole
from scrape.visits import Visit

Thing = MeetingFound | Found | Whole
BATCH = 200


@dataclass(slots=True)
class Taking:
    """Takes what is found at one place.

    A meeting that was looked into is written together with its documents, when the next one begins: killed in between,
    it counts as not looked into.
    """

    keeper: Keeper
    visit: Visit
    realm: str
    wanted: Wanted
    whole: bool = False  # something was said to be read to its end
    _waiting: list[Thing] = field(default_factory=list)

    def take(self, thing: Thing) -> None:
        """Takes one thing, unless it is a paper of a sort that is not wanted."""
        if isinstance(thing, Found) and not self.wanted.takes_paper(thing.paper):
            return
        full = len(self._waiting) >= BATCH and not self._is_looked_into()
        if full or (isinstance(thing, MeetingFound) and thing.state is not None):
            self.write()
        self._waiting.append(thing)
        if isinstance(thing, Whole) or (isinstance(thing, Found) and thing.is_carried):
            self.write()

    def write(self) -> None:
        """Writes what waits, then keeps the content that came with it."""
        waiting, self._waiting = self._waiting, []
        with self.keeper.ledger.transaction() as db:
            local = [pair for thing in waiting if (pair := self._write_one(db, thing))]
        for thing in waiting:
            self._count(thing)
        if waiting:
            self.keeper.reached("found")
        for number, found in local:
            self.keeper.take_local(number, found)

    def _write_one(self, db: sqlite3.Connection, thing: Thing) -> tuple[int, Found] | None:
        """Writes one thing; where it is a document with its content, that and its number."""
        place, run, now = self.visit.place, self.visit.run, self.keeper.now()
        if isinstance(thing, MeetingFound):
            add_meeting(db, place, thing, run, now)
        elif isinstance(thing, Found):
            number = add_document(db, place, self.realm, thing, run, now)
            return (number, thing) if thing.is_carried else None
        else:
            if thing.meeting is None:
                between = (thing.since or date.min, thing.until or date.max)
                mark_vanished_meetings(db, place, self.wanted, between, run, now)
            mark_vanished_documents(db, place, thing, self.wanted, run, now)
        return None

    def _is_looked_into(self) -> bool:
        """Whether a meeting waits whose documents are still coming."""
        return any(isinstance(thing, MeetingFound) and thing.state is not None for thing in self._waiting)

    def abandon(self) -> None:
        """Lets go of a meeting whose documents were not all seen; it will be looked into again."""
        first = next(
            (thing for thing in self._waiting if isinstance(thing, MeetingFound) and thing.state is not None), None
        )
        if first is not None:
            self._waiting = self._waiting[: self._waiting.index(first)]
        self.write()

    def _count(self, thing: Thing) -> None:
        today = self.wanted.today
        if isinstance(thing, MeetingFound):
            self.visit.meetings += 1
            self.visit.near += is_near(thing.date, today)
        elif isinstance(thing, Found):
            self.visit.found += 1
            self.visit.near += thing.meeting is None and is_near(thing.date, today)
        else:
            self.whole |= thing.meeting is None
