"""A night: all places visited, one worker a host, many hosts at once; killed or stopped, it goes on where it was."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from scrape.accounts import Account
from scrape.addresses import host_of
from scrape.client import Client, Told
from scrape.gates import Clock
from scrape.hosts import HostMemory
from scrape.keeping import Keeper, nothing
from scrape.ledger import Ledger, open_ledger
from scrape.limits import Limits, Trusted
from scrape.records import Place
from scrape.refusals import Stopped
from scrape.reports import Night, night_of
from scrape.store import Store
from scrape.visiting import Visiting, Wish
from scrape.visits import Visit, add_attempt, end_run, is_finished, place_number, save_visit, start_run

log = logging.getLogger(__name__)
LEDGER = "ledger.db"
GLANCE = 0.5  # seconds between two looks at the workers, so that signals are heeded in between


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a night needs to know."""

    wishes: Sequence[Wish]
    folder: Path  # of the ledger, the store and the papers
    contact: str
    limits: Limits = field(default_factory=Limits)
    trusted: Trusted = field(default_factory=Trusted)
    version: str = "1"


def fetch(
    plan: Plan,
    clock: Clock | None = None,
    told: Callable[[Visit], None] = lambda visit: None,
    reached: Callable[[str], None] = nothing,
) -> Night:
    """Fetches what is new; `told` hears of each place that is done, `reached` of each point a restart goes on from."""
    clock = clock or Clock()
    with open_ledger(plan.folder / LEDGER) as ledger:
        run = start_run(ledger, clock)
        keeper = Keeper(ledger, Store(plan.folder), run, clock, plan.limits.bytes_of_document, reached)
        keeper.mend()
        memory = HostMemory(ledger, clock)
        listeners = Told(memory.fill, memory.keep_robots, lambda attempt: add_attempt(ledger, run, attempt, clock))
        client = Client(plan.contact, plan.limits, plan.trusted, clock, listeners, plan.version)
        try:
            stopped = visit_all(Worker(plan, ledger, client, keeper, told), by_host(plan.wishes))
        finally:
            for gate in client.gates.all():
                memory.keep(gate)
            client.close()
        if not stopped:
            end_run(ledger, run, "done", clock)
        return night_of(ledger, run, stopped=stopped)


def visit_all(worker: Worker, hosts: Iterable[list[Wish]]) -> bool:
    """Lets workers loose on the hosts, one each; whether they were stopped before they were through."""
    stop = worker.client.clock.stop
    with ThreadPoolExecutor(worker.plan.limits.hosts_at_once, "host") as pool:
        futures = [pool.submit(worker.visit_host, wishes) for wishes in hosts]
        pending: set[Future[bool]] = set(futures)
        while pending and not stop.is_set():
            done, pending = wait(pending, GLANCE, FIRST_EXCEPTION)
            if any(future.exception() for future in done):
                stop.set()  # a disk that is full or a ledger that broke is everybody's trouble
        for future in pending:
            future.cancel()
    return not all(future.result() for future in futures if not future.cancelled()) or stop.is_set()


@dataclass(slots=True)
class Worker:
    """What every worker shares."""

    plan: Plan
    ledger: Ledger
    client: Client
    keeper: Keeper
    told: Callable[[Visit], None]

    def visit_host(self, wishes: list[Wish]) -> bool:
        """Visits the places of one host one after the other; whether it got through."""
        for wish in wishes:
            if self.client.clock.stop.is_set():
                return False
            try:
                self.visit(wish)
            except Stopped:
                return False
        return True

    def visit(self, wish: Wish) -> None:
        """Visits a place that the run was not yet through with."""
        run, clock = self.keeper.run, self.client.clock
        number = place_number(self.ledger, wish.place)
        if is_finished(self.ledger, run, number):
            return
        place = wish.place
        visit = Visit(run, number, place.authority, place.system, place.address)
        account = Account(host_of(place.address), self.plan.limits, clock)
        today = datetime.fromtimestamp(clock.today(), UTC).date()
        try:
            Visiting(wish, self.client, self.keeper, account, visit, today).go()
        finally:
            save_visit(self.ledger, visit, clock)
        self.keeper.reached("visited")
        self.told(visit)


def by_host(wishes: Iterable[Wish]) -> list[list[Wish]]:
    """The places grouped by who is asked."""
    groups: dict[str, list[Wish]] = {}
    for wish in wishes:
        groups.setdefault(asked_of(wish.place), []).append(wish)
    return list(groups.values())


def asked_of(place: Place) -> str:
    """The host of a place, or the path of a local one."""
    return place.address if place.host == "local" else host_of(place.address)
