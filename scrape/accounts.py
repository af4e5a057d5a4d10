"""What a place has used of its budget tonight, and how its requests went."""

from __future__ import annotations

from dataclasses import dataclass, field

from scrape.gates import Clock
from scrape.limits import Limits
from scrape.refusals import HostClosed


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request as the ledger keeps it."""

    host: str
    address: str
    status: int | None
    outcome: str
    why: str
    seconds: float
    bytes: int


@dataclass(slots=True)
class Account:
    """The bytes and seconds that one host may yet cost tonight."""

    host: str
    limits: Limits
    clock: Clock
    bytes: int = 0
    requests: int = 0
    listing: bool = True  # lists may take only their share of the time
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock.now()

    @property
    def seconds_left(self) -> float:
        """The seconds that the host may yet take."""
        share = self.limits.listing_share if self.listing else 1.0
        return self.began + self.limits.minutes * 60 * share - self.clock.now()

    @property
    def seconds(self) -> float:
        """The seconds since the visit began."""
        return self.clock.now() - self.began

    @property
    def bytes_left(self) -> bool:
        """Whether any bytes may yet come."""
        return self.bytes < self.limits.bytes_of_host

    def check(self) -> None:
        """Raises HostClosed where the budget is used up."""
        self.check_bytes()
        if self.seconds_left <= 0:
            raise HostClosed("over_budget", f"{self.limits.minutes:g} minutes are used up; it goes on the next night")

    def check_bytes(self) -> None:
        """Raises HostClosed where the bytes are used up."""
        if not self.bytes_left:
            raise HostClosed("over_budget", f"{self.limits.megabytes:g} MB are used up; it goes on the next night")

    def spend(self, size: int) -> None:
        """Counts bytes that came in."""
        self.bytes += size
