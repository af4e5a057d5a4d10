"""A real server over the samples, a real browser on it, and the same database without either."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from index.site.asking import Asked
from index.site.settings import Site

ROOT = Path(__file__).resolve().parents[3]
CHROMIUM = "/usr/bin/chromium"
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def papers_db(indexed_samples) -> Path:
    """The index of the samples, originals kept."""
    return indexed_samples / "townclerk.db"


@pytest.fixture(scope="session")
def serve(papers_db):
    """Starts a server with further options; its address. All are ended with the session."""
    started = []

    def start(*options: str, db: Path = papers_db) -> str:
        port = free_port()
        words = [sys.executable, "-m", "townclerk", "serve", "--db", str(db), "--port", str(port), *options]
        started.append(subprocess.Popen(words, cwd=ROOT))
        address = f"http://127.0.0.1:{port}"
        wait_for(address, started[-1])
        return address

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address + "/static/icon.svg", timeout=10):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer within a minute")


@pytest.fixture(scope="session")
def site(serve) -> str:
    """The address of a server with no options."""
    return serve()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser, site):
    """A browser's page with the site as its base; no request may leave the site, no script may fail."""
    with_page = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = with_page.new_page()
    page.set_default_timeout(10_000)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else wrong.append(request.url))
    yield page
    with_page.close()
    assert not wrong


@pytest.fixture
def plain_page(browser, site):
    """The same without JavaScript."""
    with_page = browser.new_context(base_url=site, java_script_enabled=False)
    page = with_page.new_page()
    page.set_default_timeout(10_000)
    yield page
    with_page.close()


@pytest.fixture(scope="session")
def axe():
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


@pytest.fixture
def no_serious_fault(axe, page):
    """Opens an address and has axe look at it."""

    def check(path: str) -> None:
        page.goto(path)
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        said = [(one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found
                if one["impact"] in SERIOUS]  # fmt: skip
        assert not said

    return check


@pytest.fixture
def papers(papers_db):
    """The database, for views without a server."""
    connection = sqlite3.connect(f"{papers_db.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture
def look_at(papers, papers_db):
    """The view that a page module gives, as in `look_at(search, query={"q": "bins"})`."""

    def look(module, path="/", query=None, route=0, **named):
        values = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in (query or {}).items()}
        named = {name: str(value) for name, value in named.items()}
        return module.ROUTES[route].look(papers, Asked(path, named, values, site=Site(papers_db)))

    return look


os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
