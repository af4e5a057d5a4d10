"""Heavy requests one after the other, so that memory stays small and cheap pages need not wait."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 2  # heavy requests
QUEUE = 40  # of them waiting
PATIENCE = 20.0  # seconds that one waits
CHEAP_AT_ONCE = 16
# Pages that look up a few rows: a document, a person, our own files; pictures, which have a queue of their own.
# Whatever is not known to be cheap is heavy.
CHEAP = re.compile(
    r"/(?:$|-/static/|static/|favicon|robots\.txt|"
    r"(?:doc|decision|record|person|committee|authority|acronym|question|matter)/[^/]+(?:/[^/.]+)*(?:/\d+\.png)?$|"
    r"(?:about|help)$|townclerk$)"
)
SEARCH = "/"


class TooBusy(Exception):
    """All lanes are full."""


def is_cheap(path: str, query: bytes) -> bool:
    """Whether a request looks up only a few rows.

    >>> is_cheap("/", b""), is_cheap("/", b"q=budget"), is_cheap("/townclerk/pages", b""), is_cheap("/doc/7", b"page=3")
    (True, False, False, True)
    """
    return bool(CHEAP.match(path)) and not (path == SEARCH and query)


class Lanes:
    """Two lanes: few heavy requests at a time, more cheap ones."""

    def __init__(self) -> None:
        self.heavy = asyncio.Semaphore(AT_ONCE)
        self.cheap = asyncio.Semaphore(CHEAP_AT_ONCE)
        self.waiting = 0

    @asynccontextmanager
    async def enter(self, cheap: bool) -> AsyncIterator[None]:
        """A place in a lane for as long as the request takes; TooBusy where too many wait, or one waits too long."""
        lane = self.cheap if cheap else self.heavy
        if self.waiting >= QUEUE:
            raise TooBusy
        self.waiting += 1
        try:
            await asyncio.wait_for(lane.acquire(), PATIENCE)
        except TimeoutError as error:
            raise TooBusy from error
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            lane.release()
