"""The frame of every page: what is refused is said in our dress, and nothing is asked of others."""

import re
import urllib.error
import urllib.request
from collections import Counter, deque
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest


def get(address: str) -> tuple[int, str, dict]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode(errors="replace"), lowered(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), lowered(error.headers)


def lowered(headers) -> dict:
    return {name.lower(): value for name, value in headers.items()}


PAGES = 150
SHAPE = re.compile(r"\d+")  # /doc/89166708736?page=2 is of one shape with /doc/1?page=9


def test_every_link_leads_somewhere(site):
    """Follows links from the home page on, two addresses of each shape and set of parameters."""
    found, tried, wrong = deque(["/", "/outcomes", "/nights"]), Counter(), []
    seen = set(found)
    while found and tried.total() < PAGES:
        path = found.popleft()
        parts = urlsplit(path)
        shape = SHAPE.sub("0", parts.path), tuple(name for name, _ in parse_qsl(parts.query))
        if tried[shape] == 2:
            continue
        tried[shape] += 1
        status, body, headers = get(site + path)
        if status != 200:
            wrong.append((status, path))
        if headers["content-type"].startswith("text/html") and not path.startswith("/townclerk"):
            for href in re.findall(r'<a[^>]* href="([^"]+)"', body):
                link = urljoin(path, unescape(href)).partition("#")[0]
                if link.startswith("/") and link not in seen:
                    seen.add(link)
                    found.append(link)
    assert wrong == []
    assert tried.total() > 60


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "There is no such page here."),
        ("/static/secret.txt", 404, "There is no such file."),
        ("/?q=%ff", 400, "The address is no proper one."),
        ("/?q=" + "a" * 2000, 400, "q is longer than 1000 letters."),
        ("/townclerk/nowhere", 404, "Table not found"),
    ],
)
def test_what_is_refused_is_said(site, path, status, said):
    found, body, _ = get(site + path)
    assert found == status
    assert said in body
    assert 'class="site-head"' in body


def test_a_refusal_of_json_is_json(site):
    status, body, headers = get(site + "/townclerk/nowhere.json")
    assert (status, headers["content-type"].partition(";")[0]) == (404, "application/json")
    assert '"ok": false' in body


def test_static_files_are_kept_by_browsers_under_their_version(site, page):
    page.goto("/")
    href = page.locator('link[rel="stylesheet"]').get_attribute("href")
    _, _, headers = get(site + href)
    assert "immutable" in headers["cache-control"]


def test_a_slash_goes_to_the_search_box(page):
    page.goto("/nowhere")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_axe_finds_nothing_serious(no_serious_fault, path):
    no_serious_fault(path)
