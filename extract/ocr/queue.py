"""Scanned pages read side by side: as many at a time as there are processors, few images waiting in memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING

from extract.errors import Unreadable
from extract.paper import Sheet
from extract.records import Box

if TYPE_CHECKING:
    from PIL.Image import Image


class ScanQueue:
    """Takes page images in order and gives their sheets back in order; Tesseract runs in processes of its own."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self.workers = processors()
        self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="ocr")
        self._waiting: deque[tuple[int, Future[Sheet]]] = deque()

    def __enter__(self) -> ScanQueue:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def put(self, number: int, image: Image, dpi: float) -> None:
        """Hands in the image of a page."""
        from extract.ocr.scans import read_scan  # numpy is only for scans

        self._waiting.append((number, self._pool.submit(read_scan, image, number, self.languages, dpi)))

    def put_pictures(self, sheet: Sheet, image: Image, boxes: Sequence[Box], dpi: float) -> None:
        """Hands in the image of a page of text, some of whose pictures show tables."""
        from extract.ocr.pictures import with_pictures  # numpy is only for pictures

        task = self._pool.submit(with_pictures, sheet, image, boxes, self.languages, dpi)
        self._waiting.append((sheet.number, task))

    def take(self, *, everything: bool = False) -> Iterator[tuple[int, Sheet | Unreadable]]:
        """What is finished; waits only if too many images wait, or for `everything`."""
        while self._waiting and (everything or len(self._waiting) > self.workers or self._waiting[0][1].done()):
            number, future = self._waiting.popleft()
            try:
                yield number, future.result()
            except Unreadable as error:
                yield number, error


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
