"""Pictures on disk stay below their limit, and few are drawn at once."""

import asyncio
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from extract.errors import Unreadable
from index.site.galleries import WAITING, Gallery
from index.site.refusals import Busy, NotThere
from index.site.shelves import Shelf
from index.site.stored import Original

PAPER = Original(Path("paper.pdf"), "a" * 64)


class Easel:
    """Draws a number; says how often, and how many at once."""

    def __init__(self, seconds: float = 0.0, wrong: bool = False) -> None:
        self.drawn = self.now = self.most = 0
        self.seconds, self.wrong, self.lock = seconds, wrong, threading.Lock()

    def ask(self, file, task, *arguments):
        with self.lock:
            self.drawn += 1
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self.seconds)
        with self.lock:
            self.now -= 1
        if self.wrong:
            raise Unreadable("limit_time")
        return b"picture"

    def warm(self):
        pass


def run(answer):
    """What comes of it, in a thread without a loop: the browser of other tests has one in this."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, answer).result()


def test_the_least_used_go_first(tmp_path):
    shelf = Shelf(tmp_path, 1000)
    for number in range(10):
        shelf.put("d", f"{number}", b"x" * 100)
        os.utime(tmp_path / "d" / f"{number}", (number, number))
    assert shelf.get("d", "0") == b"x" * 100  # just used
    shelf.put("e", "new", b"x" * 100)
    assert shelf.get("d", "0")
    assert shelf.get("d", "1") is None
    assert sum(file.stat().st_size for file in tmp_path.glob("*/*")) <= 900


def test_a_shelf_counts_what_it_finds(tmp_path):
    Shelf(tmp_path, 1000).put("d", "1", b"x" * 800)
    Shelf(tmp_path, 1000).put("d", "2", b"x" * 800)
    assert len(list(tmp_path.glob("*/*"))) == 1


def test_where_nothing_can_be_written_pictures_are_drawn_anew(tmp_path):
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(tmp_path / "file", 1000)
    shelf.put("d", "1", b"x")
    assert shelf.get("d", "1") is None


def test_what_many_ask_for_is_drawn_once_and_few_at_a_time(tmp_path):
    easel = Easel(0.05)
    gallery = Gallery(easel, Shelf(tmp_path, 1 << 20))

    async def ask():
        same = [gallery.picture(PAPER, 1, 800, ()) for _ in range(5)]
        others = [gallery.picture(PAPER, page, 800, ()) for page in range(2, 8)]
        return await asyncio.gather(*same, *others)

    assert set(run(ask())) == {b"picture"}
    assert easel.drawn == 7
    assert easel.most <= 2


def test_more_than_can_wait_are_told_to_come_back(tmp_path):
    gallery = Gallery(Easel(0.05), Shelf(tmp_path, 1 << 20))

    async def ask():
        asked = [gallery.picture(PAPER, page, 800, ()) for page in range(1, WAITING + 6)]
        return await asyncio.gather(*asked, return_exceptions=True)

    assert sum(isinstance(answer, Busy) for answer in run(ask())) == 5


def test_what_cannot_be_drawn_is_said(tmp_path):
    gallery = Gallery(Easel(wrong=True), Shelf(tmp_path, 1 << 20))
    with pytest.raises(NotThere, match="longer than the limit allows"):
        run(gallery.picture(PAPER, 1, 800, ()))


def test_what_is_hidden_belongs_to_the_name_of_a_picture(tmp_path):
    easel = Easel()
    gallery = Gallery(easel, Shelf(tmp_path, 1 << 20))
    run(gallery.picture(PAPER, 1, 800, ()))
    run(gallery.picture(PAPER, 1, 800, ((1.0, 2.0, 3.0, 4.0),)))
    assert easel.drawn == 2
