"""Nights: what the nightly job fetched, place by place, and which places a person should look at."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from index.site.answering import Route
from index.site.asking import Asked
from index.site.refusals import NotThere
from index.site.rows import fetched

MOST = 60  # nights in the list
WELL = ("ok", "unchanged", "empty_window")


class Night(NamedTuple):
    """One night in the list."""

    night: int
    started: str
    ended: str | None
    outcome: str
    places: int
    troubled: int
    new: int
    changed: int
    vanished: int
    failed: int


class Visit(NamedTuple):
    """What a night did at one place."""

    authority: str
    system: str
    address: str
    outcome: str
    why: str | None
    new: int
    changed: int
    vanished: int
    failed: int
    usual: float | None


@dataclass(frozen=True, slots=True)
class NightView:
    night: Night | None  # none before the first
    troubled: tuple[Visit, ...]
    well: tuple[Visit, ...]
    nights: tuple[Night, ...]


def look(db: sqlite3.Connection, asked: Asked) -> NightView:
    """A night, the latest if none is named, and the nights before and after it."""
    nights = fetched(db, Night, f"select {', '.join(Night._fields)} from nights order by night desc limit {MOST}", [])
    wanted = asked.row("night") if "night" in asked.named else nights[0].night if nights else None
    night = next((night for night in nights if night.night == wanted), None)
    if wanted is not None and night is None:
        raise NotThere("There is no such night.")
    visits = fetched(
        db,
        Visit,
        f"select {', '.join(Visit._fields)} from night_places where night = ? order by authority, address",
        [wanted],
    )
    return NightView(
        night,
        tuple(visit for visit in visits if visit.outcome not in WELL),
        tuple(visit for visit in visits if visit.outcome in WELL),
        nights,
    )


ROUTES = (
    Route(r"/nights", look, "site/nights.html"),
    Route(r"/nights/(?P<night>\d+)", look, "site/nights.html"),
)
