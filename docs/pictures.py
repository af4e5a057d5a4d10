"""Draws the site's pages for the docs: python -m docs.pictures [--only NAME] writes docs/pictures/site-*.png.

A real server over samples/, Debian's Chromium, each page once as a desk, a phone or a dark room sees it.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from bench.site import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
LARGEST = 200_000  # bytes of a picture
PACK = "city-pack-2026-03-24.pdf"
LETTER = "foi-city-bins.pdf"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: the page's address, with what the database answers in its braces."""

    name: str
    path: str
    sql: str = "select ''"
    phone: bool = False
    dark: bool = False


DOCUMENT = "select id from documents where name = '{}'"
EVIDENCE = (
    "select document || '?page=8#decisions-' || min(id) from decisions "
    f"where page = 8 and document = ({DOCUMENT.format(PACK)})"
)
SHOTS = (
    Shot("search", "/"),
    Shot("results", "/?q=council+ward"),
    Shot("results-phone", "/?q=council+ward", phone=True),
    Shot("document", "/doc/{}", EVIDENCE),
    Shot("document-dark", "/doc/{}", EVIDENCE, dark=True),
    Shot("document-phone", "/doc/{}", EVIDENCE, phone=True),
    Shot("letter", "/doc/{}", DOCUMENT.format(LETTER)),
    Shot("decision", "/decision/{}", f"select max(id) from decisions where document = ({DOCUMENT.format(PACK)})"),
    Shot("person", "/person/{}", "select person from person_rows group by 1 order by count(*) desc limit 1"),
    Shot("committee", "/committee/{}", "select committee_id from documents where committee_id is not null "
         "group by 1 order by count(*) desc, 1 limit 1"),
    Shot("authority", "/authority/{}", "select authority_id from documents group by 1 order by count(*) desc limit 1"),
    Shot("acronym", "/acronym/{}", "select short from acronyms group by 1 order by count(distinct document) desc, 1 "
         "limit 1"),
    Shot("outcomes", "/outcomes"),
    Shot("question", "/question/{}", "select id from question_groups order by authorities desc limit 1"),
    Shot("table", "/table/{}", "select id from tables order by length(rows) desc limit 1"),
    Shot("data", "/townclerk/decisions"),
)  # fmt: skip


def main() -> None:
    """Draws all pictures, or one."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="a part of the picture's name")
    parser.add_argument("--db", type=Path, help="a database of samples/ made with --keep")
    args = parser.parse_args()
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        db = args.db or indexed(Path(scratch) / "town.db")
        with serving(db) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for shot in SHOTS:
                if not args.only or args.only in shot.name:
                    draw(browser, address + shot.path.format(answer(db, shot.sql)), shot)
            browser.close()


def indexed(db: Path) -> Path:
    """The samples as a database, originals kept."""
    words = [sys.executable, "-m", "townclerk", "index", "samples/papers", "--db", str(db), "--keep"]
    subprocess.run(words, check=True, capture_output=True, cwd=ROOT)
    return db


def answer(db: Path, sql: str) -> object:
    """What the database answers to a question with one answer."""
    with sqlite3.connect(db) as connection:
        return connection.execute(sql).fetchone()[0]


def draw(browser: Browser, address: str, shot: Shot) -> None:
    """One picture, as small as it must be."""
    size = {"width": 390, "height": 844} if shot.phone else {"width": 1280, "height": 860}
    context = browser.new_context(viewport=size, color_scheme="dark" if shot.dark else "light")
    page = context.new_page()
    status = page.goto(address)
    assert status
    assert status.ok, f"{address}: {status.status}"
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    path = TARGET / f"site-{shot.name}.png"
    page.screenshot(path=path)
    context.close()
    shrink(path)


def shrink(path: Path) -> None:
    """The picture in as many colours as fit."""
    with Image.open(path) as image:
        image.load()
    for colours in (128, 64, 32, 16):
        image.convert("RGB").quantize(colours).save(path, optimize=True)
        if path.stat().st_size < LARGEST:
            return


if __name__ == "__main__":
    main()
