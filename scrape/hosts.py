"""What the ledger remembers of hosts from one run to the next: robots.txt for a day, a wait that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from scrape.gates import Clock, Gate
from scrape.ledger import Ledger
from scrape.refusals import HostClosed
from scrape.robots import KEPT_HOURS, Robots


@dataclass(frozen=True, slots=True)
class HostMemory:
    """Fills new gates, and keeps what is learned at them."""

    ledger: Ledger
    clock: Clock

    def fill(self, gate: Gate) -> None:
        """What is known of a host into its gate."""
        now = self.clock.today()
        row = self.ledger.row("select * from hosts where host = ?", [gate.host])
        if row:
            gate.secure = bool(row["secure"])
            if row["closed_until"] and row["closed_until"] > now:
                gate.closed = HostClosed(row["closed_outcome"], row["closed_why"], gate.host)
        for scheme in ("http", "https"):
            origin = f"{scheme}://{gate.host}"
            had = self.ledger.row(
                "select status, text from robots where origin = ? and had > ?", [origin, now - KEPT_HOURS * 3600]
            )
            if had:
                gate.robots[origin] = Robots(had["status"], had["text"])

    def keep_robots(self, origin: str, robots: Robots) -> None:
        """Keeps a robots.txt; one that closes the host is asked for again by the next run."""
        if robots.closed is None:
            self.ledger.change(
                "insert or replace into robots (origin, status, text, had) values (?, ?, ?, ?)",
                [origin, robots.status, robots.text, self.clock.today()],
            )

    def keep(self, gate: Gate) -> None:
        """Keeps what the night learned of a host: that it speaks https, that it asked us to wait."""
        until = self.clock.today() + gate.wait_asked if gate.closed and gate.wait_asked else None
        self.ledger.change(
            "insert or replace into hosts (host, closed_until, closed_outcome, closed_why, secure) "
            "values (?, ?, ?, ?, ?)",
            [
                gate.host,
                until,
                gate.closed.outcome if gate.closed and until else None,
                gate.closed.why if gate.closed and until else None,
                int(gate.secure),
            ],
        )
