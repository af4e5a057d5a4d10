"""Pictures of pages: from the shelf, or drawn now, few at once and each only once."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from extract.errors import Unreadable
from extract.records import Box
from index.drawing import DRAW, MEASURE
from index.site.easels import Easel
from index.site.refusals import Busy, NotThere
from index.site.shelves import Shelf
from index.site.stored import Original

WIDTHS = (800, 1200, 1800)  # pixels; so few that the shelf holds each picture at most three times
AT_ONCE = 2
WAITING = 24  # pictures that may wait for their turn; more are told to come back
Size = tuple[float, float]


class Gallery:
    """Draws and measures pages; its answers may be awaited by many at once."""

    def __init__(self, easel: Easel, shelf: Shelf) -> None:
        self.easel = easel
        self.shelf = shelf
        self._threads = ThreadPoolExecutor(AT_ONCE, "easel")
        self._coming: dict[tuple[str, str], asyncio.Future[bytes]] = {}

    def warm(self) -> None:
        """Has the first easel made ready, so that the first reader need not wait for it."""
        self._threads.submit(self.easel.warm)

    async def picture(self, original: Original, page: int, width: int, hidden: tuple[Box, ...]) -> bytes:
        """A page as a PNG."""
        name = f"{page}-{width}-{hashlib.sha256(repr(hidden).encode()).hexdigest()[:8]}.png"
        return await self._once(original, name, lambda: self._draw(original, page, width, hidden))

    async def sizes(self, original: Original) -> tuple[Size, ...]:
        """The size of every page in points."""
        told = await self._once(original, "sizes.json", lambda: self._measure(original))
        return tuple((float(width), float(height)) for width, height in json.loads(told))

    def _draw(self, original: Original, page: int, width: int, hidden: tuple[Box, ...]) -> bytes:
        drawn = self.easel.ask(original.path, DRAW, original.digest, page, width, hidden)
        if not isinstance(drawn, bytes):
            raise Unreadable("crash", "its answer made no sense")
        return drawn

    def _measure(self, original: Original) -> bytes:
        return json.dumps(self.easel.ask(original.path, MEASURE, original.digest)).encode()

    async def _once(self, original: Original, name: str, make: Callable[[], bytes]) -> bytes:
        """What the shelf holds; else it is made, for all who ask for it meanwhile."""
        key = (original.digest, name)
        if key not in self._coming:
            if len(self._coming) >= WAITING:
                raise Busy("Many pictures are being drawn. Try again in a moment.")
            self._coming[key] = asyncio.ensure_future(self._fetch(original, name, make))
            self._coming[key].add_done_callback(lambda done: self._coming.pop(key, None))
        return await _drawn(asyncio.shield(self._coming[key]))

    async def _fetch(self, original: Original, name: str, make: Callable[[], bytes]) -> bytes:
        loop = asyncio.get_running_loop()
        kept = await loop.run_in_executor(None, self.shelf.get, original.digest, name)
        if kept is not None:
            return kept
        data = await loop.run_in_executor(self._threads, make)
        await loop.run_in_executor(None, self.shelf.put, original.digest, name, data)
        return data


async def _drawn(coming: Awaitable[bytes]) -> bytes:
    """What comes, or why it cannot be drawn, for a reader."""
    try:
        return await coming
    except Unreadable as error:
        raise NotThere(f"This page cannot be drawn: {error}.") from error
