"""A visit to one place: its lists into the ledger, then the documents that are due, newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from scrape.accounts import Account
from scrape.asking import Asking
from scrape.choosing import choose_site
from scrape.client import Client
from scrape.deciding import WIDE_DAYS, window
from scrape.documents import Due, due_documents
from scrape.keeping import IN_MEMORY, Keeper, check_part
from scrape.outcomes import judge
from scrape.records import PAPERS, Expect, Place, Wanted
from scrape.refusals import HostClosed, Refusal, Refused, Stopped, all_refused
from scrape.requests import Errand
from scrape.taking import Taking
from scrape.visits import Visit, tally


@dataclass(frozen=True, slots=True)
class Wish:
    """A place, and what the configuration wants of it."""

    place: Place
    since: date
    committees: tuple[str, ...] = ()
    papers: frozenset[str] = frozenset(PAPERS)

    def mark(self) -> str:
        """What, when it changes, makes everything be listed again."""
        return json.dumps([self.since.isoformat(), self.committees, sorted(self.papers)])


@dataclass(slots=True)
class Visiting:
    """Visits one place on one night."""

    wish: Wish
    client: Client
    keeper: Keeper
    account: Account
    visit: Visit
    today: date

    def go(self) -> None:
        """Lists, fetches, and says how it went; raises Stopped."""
        ended: Refusal | None = None
        try:
            ended = self._list()
            if ended is None or (ended.outcome == "over_budget" and self.account.bytes_left):
                self.account.listing = False
                ended = self._fetch() or ended
        except Stopped:
            self._count()
            raise
        self._count()
        judge(self.keeper.ledger, self.visit, ended, self.keeper.clock)

    def _count(self) -> None:
        ledger, visit = self.keeper.ledger, self.visit
        visit.requests, visit.bytes = self.account.requests, self.account.bytes
        visit.seconds = self.account.seconds
        tally(ledger, visit)
        visit.pending = sum(1 for _ in due_documents(ledger, visit.place, self.today, visit.run))

    def _list(self) -> Refusal | None:
        """Reads the place's lists into the ledger; the refusal that ended them early."""
        ledger = self.keeper.ledger
        asking = Asking(self.client, ledger, self.account, self.visit.place, self.visit.run, self.today)
        wide = asking.recall("wide") != self.wish.mark()
        since, until = window(self.wish.since, self.today, wide)
        wanted = Wanted(since, until, self.today, self.wish.committees, self.wish.papers)
        taking = Taking(self.keeper, self.visit, realm_of(self.wish.place), wanted)
        ended = self._discover(wanted, asking, taking)
        self.visit.notes = tuple(f"{note.outcome}: {note.why} {note.address}".strip() for note in asking.notes)
        if ended is None and not taking.whole and not (self.visit.found or self.visit.meetings):
            return Refused("not_content", "it listed nothing, and did not say that there is nothing")
        if ended is None and wide:
            asking.remember("wide", self.wish.mark(), WIDE_DAYS)
        self.keeper.reached("listed")
        return ended

    def _discover(self, wanted: Wanted, asking: Asking, taking: Taking) -> Refusal | None:
        """Takes what the site finds; the refusal that ended it early."""
        place = self.wish.place
        site = choose_site(place)
        if site is None:
            return Refused("parse_error", f"nothing here reads {place.system or place.address}")
        try:
            with all_refused():
                for thing in site.discover(place, wanted, asking):
                    taking.take(thing)
            taking.write()
        except Refusal as refusal:
            taking.abandon()
            return refusal
        except Stopped:
            taking.abandon()
            raise
        return None

    def _fetch(self) -> Refusal | None:
        """Fetches what is due; the refusal that ended it early."""
        for due in due_documents(self.keeper.ledger, self.visit.place, self.today, self.visit.run):
            try:
                self._fetch_one(due)
            except Refused as refused:
                self.keeper.fail(due, refused)
            except HostClosed as closed:
                return closed
        return None

    def _fetch_one(self, due: Due) -> None:
        limits = self.client.limits
        most = limits.bytes_of_document if due.form in ("document", "pdf") else IN_MEMORY
        expect = Expect(form=due.form, patience=limits.patience)
        errand = Errand(due.address, expect, self.account, most, due.validators)
        with self.keeper.store.part() as part:
            reply, _ = self.client.fetch(errand, part.restarted, lambda reply, part: check_part(due, reply, part))
            if reply.status == 304:
                self.keeper.confirm(due)
            else:
                self.keeper.keep(due, part, reply)


def realm_of(place: Place) -> str:
    """Within what the keys of documents are unique: the site, or for local papers the place itself.

    >>> realm_of(Place("A", "moderngov", "https://X.example/moderngov/"))
    'x.example/moderngov'
    """
    if place.host == "local":
        return place.address
    return place.address.partition("://")[2].rstrip("/").lower()
