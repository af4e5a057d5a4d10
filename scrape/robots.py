"""robots.txt as RFC 9309 has it: what its status means, and what its lines say of us."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from protego import Protego

PRODUCT = "townclerk"  # the token by which a robots.txt may name us
MOST = 500 * 1024  # bytes that are parsed, the least that the RFC demands
KEPT_HOURS = 24


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt as it was had: `status` 0 where there was no answer at all."""

    status: int
    text: str = ""

    @property
    def closed(self) -> str | None:
        """Why nothing of the host is asked tonight, None where its lines decide.

        >>> Robots(404).closed, Robots(503).closed
        (None, 'robots.txt answers 503')
        """
        if self.status == 429 or self.status >= 500:
            return f"robots.txt answers {self.status}"
        return None if self.status else "robots.txt could not be had"

    def allows(self, address: str) -> bool:
        r"""Whether its lines let us ask an address; a robots.txt that is not there forbids nothing.

        >>> Robots(200, "User-agent: *\nDisallow: */feed/*").allows("https://x.example/feed/list")
        False
        """
        return not 200 <= self.status < 300 or self._rules.can_fetch(address, PRODUCT)

    @property
    def delay(self) -> float:
        """The seconds between requests that it asks for, 0 where it asks for none."""
        if not 200 <= self.status < 300:
            return 0.0
        seconds = self._rules.crawl_delay(PRODUCT) or 0.0
        rate = self._rules.request_rate(PRODUCT)
        return max(float(seconds), rate.seconds / rate.requests if rate and rate.requests else 0.0)

    @property
    def _rules(self) -> Rules:
        return parse_rules(self.text)


class Rate(Protocol):
    requests: int
    seconds: int


class Rules(Protocol):
    """What we use of protego, which is published without types."""

    def can_fetch(self, url: str, user_agent: str) -> bool: ...  # protego's own
    def crawl_delay(self, user_agent: str) -> float | None: ...  # protego's own
    def request_rate(self, user_agent: str) -> Rate | None: ...  # protego's own


@lru_cache(maxsize=256)
def parse_rules(text: str) -> Rules:
    """The rules of a robots.txt."""
    return cast(Rules, Protego.parse(text))
