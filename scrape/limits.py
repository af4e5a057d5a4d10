"""How much a night may take of a host and of this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What the configuration's [limits] may say, with what holds where it says nothing."""

    hosts_at_once: int = 16
    delay: float = 2.0  # seconds between two requests to a host; robots.txt may ask for more
    minutes: float = 120.0  # for one host in one night
    megabytes: float = 1000.0  # from one host in one night
    largest: float = 300.0  # megabytes of a single document
    patience: float = 60.0  # seconds without a byte
    longest: float = 900.0  # seconds for a single answer
    slowest: float = 500.0  # bytes a second, over any answer that takes longer than `patience`
    tries: int = 3
    first_wait: float = 5.0  # seconds before the second try; each further wait is up to four times as long
    longest_wait: float = 300.0  # Retry-After beyond this defers the host
    breaker: int = 5  # addresses in a row that failed close a host for the night
    listing_share: float = 0.5  # of the minutes, for lists; the rest is for documents
    hops: int = 8  # redirects in a row

    @property
    def bytes_of_host(self) -> int:
        """The bytes of one host in one night."""
        return int(self.megabytes * 1_000_000)

    @property
    def bytes_of_document(self) -> int:
        """The bytes of one document."""
        return int(self.largest * 1_000_000)


@dataclass(frozen=True, slots=True)
class Trusted:
    """Hosts that the configuration names: they may lie in private networks, and may have a delay of their own."""

    hosts: frozenset[str] = frozenset()  # names without port, lower case
    delay: float | None = None
