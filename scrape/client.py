"""The polite client: an address to a checked answer, or to a refusal that says why.

ask ─▶ robots.txt ─▶ gate (delay, breaker) ─▶ checked connection ─▶ status, redirects hop by hop ─▶ bytes within limits
    ─▶ form and marks ─▶ Answer
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from scrape.accounts import Account, Attempt
from scrape.addresses import clean_address, fault_of, host_of, origin_of
from scrape.checking import check_body, encoding_of
from scrape.connecting import CheckedTransport
from scrape.gates import Clock, Gate, Gates
from scrape.limits import Limits, Trusted
from scrape.records import Answer, Expect
from scrape.refusals import HostClosed, Refused
from scrape.requests import NONE, Again, Errand, Reply, Requester, Sink, Validators
from scrape.robots import MOST, PRODUCT, Robots
from scrape.unpacking import ACCEPTED

Body = TypeVar("Body", bound=Sink)


class Memory(bytearray):
    """A body kept in memory."""

    def write(self, piece: bytes) -> None:
        """Takes the next piece."""
        self.extend(piece)


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the client tells what it learns of hosts."""

    opened: Callable[[Gate], None] = lambda gate: None  # a gate was made: what was known of the host goes into it
    robots: Callable[[str, Robots], None] = lambda origin, robots: None
    attempted: Callable[[Attempt], None] = lambda attempt: None


@dataclass(slots=True)
class Client:
    """Asks politely. One for a night; any number of workers may share it."""

    contact: str
    limits: Limits = field(default_factory=Limits)
    trusted: Trusted = field(default_factory=Trusted)
    clock: Clock = field(default_factory=Clock)
    told: Told = field(default_factory=Told)
    version: str = "1"
    gates: Gates = field(init=False)
    _http: httpx.Client = field(init=False)
    _requester: Requester = field(init=False)
    _robots_locks: dict[str, threading.Lock] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.gates = Gates(self.limits, self.trusted, self.told.opened)
        headers = {
            "User-Agent": f"{PRODUCT}/{self.version} (+{self.contact})",
            "Accept-Encoding": ACCEPTED,
            "Accept": "*/*",
            "Accept-Language": "en-GB, en;q=0.8",
        }
        transport = CheckedTransport(self.trusted.hosts, self.limits.hosts_at_once * 4)
        self._http = httpx.Client(transport=transport, headers=headers, follow_redirects=False, trust_env=False)
        self._requester = Requester(self._http, self.told.attempted, self.limits.longest, self.limits.slowest)

    def close(self) -> None:
        """Closes all connections."""
        self._http.close()

    def answer(
        self, address: str, expect: Expect, account: Account, validators: Validators = NONE
    ) -> tuple[Answer, Validators]:
        """A checked answer in memory, and by what it may be asked again; after a 304 its body is empty."""

        def check(reply: Reply, body: Memory) -> None:
            if reply.status != 304:
                check_body(expect, address, bytes(body), reply.address)

        reply, memory = self.fetch(Errand(address, expect, account, expect.most, validators), Memory, check)
        body = bytes(memory)
        kind = reply.content_type.partition(";")[0].strip().lower()
        encoding = encoding_of(reply.content_type, body)
        return Answer(reply.address, reply.status, kind, body, encoding, reply.status == 304), reply.validators

    def fetch(
        self, errand: Errand, new_sink: Callable[[], Body], check: Callable[[Reply, Body], None]
    ) -> tuple[Reply, Body]:
        """The reply and the sink that holds its body, once `check` finds nothing wrong with them."""
        gate = self.gates.of(host_of(errand.address))
        try:
            reply, sink = self._try_often(errand, new_sink, check)
        except Refused as refused:
            gate.struck(refused.outcome, refused.why)
            raise
        except HostClosed as closed:
            if closed.address in ("", errand.account.host):
                raise
            # The host that a link or redirect leads to is closed, not the one whose turn it is.
            raise Refused(closed.outcome, closed.why, errand.address) from closed
        gate.answered()
        return reply, sink

    def _try_often(
        self, errand: Errand, new_sink: Callable[[], Body], check: Callable[[Reply, Body], None]
    ) -> tuple[Reply, Body]:
        """Tries again what is worth it, waiting as asked or ever longer."""
        for number in range(1, self.limits.tries + 1):
            sink = new_sink()
            try:
                reply = self._follow(errand, sink)
                check(reply, sink)
            except Again as again:
                last = again
            else:
                return reply, sink
            wait = self._wait_after(number, last)
            if wait > self.limits.longest_wait:
                why = f"it asks us to wait {wait:.0f} s: put off to another night"
                raise self.gates.of(host_of(last.refusal.address)).close("blocked", why, wait)
            if number < self.limits.tries:
                self.clock.wait(wait)
        if not last.connected:
            raise self.gates.of(host_of(last.refusal.address)).close("unreachable", last.refusal.why)
        raise last.refusal

    def _wait_after(self, number: int, again: Again) -> float:
        """What the server asked for, else ever longer with jitter, so that hosts are not all asked again at once."""
        if again.wait is not None:
            return again.wait
        wait = self.limits.first_wait * 4.0 ** (number - 1)
        return min(wait * random.uniform(1.0, 1.5), self.limits.longest_wait)  # noqa: S311  # nothing secret hangs on it

    def _follow(self, errand: Errand, sink: Sink) -> Reply:
        """The reply at the end of all redirects, each hop checked as the first address is."""
        address = clean_address(errand.address)
        for _ in range(self.limits.hops + 1):
            fault = fault_of(address)
            if fault:
                raise Refused("not_content", fault, address)
            gate = self.gates.of(host_of(address))
            if gate.secure and address.startswith("http:"):
                address = "https" + address.removeprefix("http")  # it led us there before: one request instead of two
            gate.check_open()
            if not errand.robots:
                self._heed_robots(gate, address, errand.account)
            step = self._requester.request(gate, address, errand, sink)
            if isinstance(step, Reply):
                return step
            gate.secure |= step == "https" + address.removeprefix("http")
            address = step
        raise Refused("not_content", f"it is redirected more than {self.limits.hops} times", errand.address)

    def _heed_robots(self, gate: Gate, address: str, account: Account) -> None:
        """Raises where robots.txt forbids an address; asks for robots.txt where it was not had in the last day."""
        origin = origin_of(address)
        with self._robots_locks.setdefault(origin, threading.Lock()):
            robots = gate.robots.get(origin)
            if robots is None:
                robots = gate.robots[origin] = self._ask_robots(origin, account)
                self.told.robots(origin, robots)
        gate.slow_down(robots.delay)
        if robots.closed:
            raise gate.close("robots", f"{robots.closed}: nothing is asked tonight")
        if not robots.allows(address):
            raise Refused("robots", "robots.txt forbids it", address)

    def _ask_robots(self, origin: str, account: Account) -> Robots:
        """robots.txt of an origin, as it was had or not had."""
        errand = Errand(f"{origin}/robots.txt", Expect(), account, MOST, robots=True)
        try:
            reply, body = self._try_often(errand, Memory, lambda reply, body: None)
        except Refused as refused:
            # Too many redirects count as if it were not there; no answer at all as if it forbade everything.
            return Robots(refused.status or (0 if refused.outcome == "unreachable" else 404))
        return Robots(reply.status, bytes(body).decode("utf-8", "replace"))
