"""One gate a host: through it goes one request at a time, and none too soon after another.

A gate knows what robots.txt says, when the host was last asked, and whether it is closed for tonight. All workers share
the gates, so that a host which several places lead to is still asked as one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from scrape.limits import Limits, Trusted
from scrape.records import Outcome
from scrape.refusals import HostClosed, Stopped
from scrape.robots import Robots

STRIKES: frozenset[str] = frozenset({"blocked", "unreachable"})


class Clock:
    """The time, and waits that end when we are told to stop."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()

    def now(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()

    def today(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Waits; raises Stopped as soon as we are told to stop."""
        if self.stop.wait(max(0.0, seconds)):
            raise Stopped("told to stop")


@dataclass(slots=True)
class Gate:
    """What is known of a host tonight."""

    host: str
    delay: float
    breaker: int
    closed: HostClosed | None = None
    robots: dict[str, Robots] = field(default_factory=dict)  # by origin
    secure: bool = False  # http was led to https: what is linked as http is asked as https
    wait_asked: float = 0.0  # seconds for which it wants to be left alone
    _turn: threading.RLock = field(default_factory=threading.RLock)
    _next: float = 0.0
    _strikes: int = 0

    def check_open(self) -> None:
        """Raises HostClosed where nothing more is asked tonight."""
        if self.closed:
            raise HostClosed(self.closed.outcome, self.closed.why, self.closed.address)

    def close(self, outcome: Outcome, why: str, wait_asked: float = 0.0) -> HostClosed:
        """Closes the host for tonight; what is to be raised."""
        self.wait_asked = max(self.wait_asked, wait_asked)
        self.closed = self.closed or HostClosed(outcome, why, self.host)
        return self.closed

    @contextmanager
    def turn(self, clock: Clock) -> Iterator[None]:
        """Our turn at the host: nobody else asks it meanwhile, and the delay since the last request has passed."""
        with self._turn:
            clock.wait(self._next - clock.now())
            try:
                yield
            finally:
                self._next = clock.now() + self.delay  # from the end of an answer: who is slow is asked less often

    def slow_down(self, seconds: float) -> None:
        """Heeds a longer delay."""
        self.delay = max(self.delay, seconds)

    def answered(self) -> None:
        """The host gave what was asked."""
        self._strikes = 0

    def struck(self, outcome: Outcome, why: str) -> None:
        """The host failed once more; too often in a row closes it."""
        if outcome in STRIKES:
            self._strikes += 1
            if self._strikes >= self.breaker:
                self.close(outcome, f"{self._strikes} addresses in a row failed; the last: {why}")


class Gates:
    """All gates of a night."""

    def __init__(self, limits: Limits, trusted: Trusted, opened: Callable[[Gate], None] | None = None) -> None:
        self._limits, self._trusted, self._opened = limits, trusted, opened
        self._gates: dict[str, Gate] = {}
        self._lock = threading.Lock()

    def of(self, host: str) -> Gate:
        """The gate of a host, made when it is first come to."""
        with self._lock:
            if host not in self._gates:
                gate = Gate(host, self._delay_of(host), self._limits.breaker)
                if self._opened:
                    self._opened(gate)  # what the ledger remembers of the host
                self._gates[host] = gate
            return self._gates[host]

    def all(self) -> list[Gate]:
        """Those that were come to."""
        with self._lock:
            return list(self._gates.values())

    def _delay_of(self, host: str) -> float:
        own = self._trusted.delay if name_of(host) in self._trusted.hosts else None
        return self._limits.delay if own is None else own


def name_of(host: str) -> str:
    """A host without its port and brackets.

    >>> name_of("127.0.0.1:8000"), name_of("[::1]:80")
    ('127.0.0.1', '::1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
