"""Which site module speaks with a place: the one that bids highest.

A site is a module in scrape/sites/ with

    OPTIONS: dict[str, str]                     its options in the configuration, each with one sentence
    bid(place) -> float                         0 to 1: how sure it is that it speaks with this place
    discover(place, wanted, ask) -> Iterator    of MeetingFound, Found and Whole, newest meetings first

The module's name is the place's `system`. A new site is one module; nothing else is touched. Discovery reads lists and
says what there is; fetching, keeping, asking again and forgetting are not its business.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Protocol, cast

import scrape.sites
from scrape.records import Answer, Expect, Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refusal

ANY = Expect()


class Ask(Protocol):
    """What a discovery may do: ask politely, remember, and say what it could not get."""

    def __call__(self, address: str, expect: Expect = ANY) -> Answer:
        """A checked answer; raises Refused, HostClosed or Stopped. Redirects are followed, each hop checked."""
        ...

    def due(self, meeting: str, when: date | None, listing: str = "") -> bool:
        """Whether to look into a listed meeting tonight: it is new, near today, changed, or not settled for a week."""
        ...

    def recall(self, name: str) -> str | None:
        """What was remembered of this place, None where nothing was or its days are over."""
        ...

    def remember(self, name: str, value: str, days: int = 365) -> None:
        """Keeps something for later nights: that the web service is disabled, the list of committees."""
        ...

    def note(self, refusal: Refusal) -> None:
        """Says that something could not be had and nothing stood in for it: it makes the report, discovery goes on."""
        ...


class Site(Protocol):
    """What each module in scrape/sites/ offers."""

    OPTIONS: Mapping[str, str]

    def bid(self, place: Place) -> float:
        """How sure the site is that it speaks with this place, by its system and address alone: nothing is asked."""
        ...

    def discover(self, place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
        """What the place has of what is wanted; raises Refusal where nothing at all could be listed."""
        ...


@cache
def load_sites() -> Mapping[str, Site]:
    """All sites by name, found by walking their folder."""
    names = sorted(module.name for module in pkgutil.iter_modules(scrape.sites.__path__))
    return {name: cast(Site, import_module(f"scrape.sites.{name}")) for name in names}


def choose_site(place: Place) -> Site | None:
    """The site named by the place's system, else the one that bids highest; None where none bids."""
    sites = load_sites()
    if place.system:
        return sites.get(place.system)
    best = max(sites.values(), key=lambda site: site.bid(place), default=None)
    return best if best is not None and best.bid(place) > 0 else None
