"""docs/sites.md tells of every site and option, and its example of a site works."""

from __future__ import annotations

import re
import types
from pathlib import Path

import pytest
from fake_web import Reply
from reading import BASE, TODAY, Reading, Seen, place, wanted

from scrape.choosing import load_sites

PAGE = (Path(__file__).parents[3] / "docs" / "sites.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", load_sites())
def test_every_site_and_its_options_are_described(name):
    assert f"| `{name}` |" in PAGE
    for option in load_sites()[name].OPTIONS:
        assert f"`{option}`" in PAGE, option


def test_the_example_of_a_new_site_works():
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    site = types.ModuleType("bulletins")
    exec(compile(source, "docs/sites.md", "exec"), site.__dict__)
    rows = f'[{{"id": 7, "day": "{TODAY}", "title": "May", "file": "may.pdf"}}, {{"id": 6, "day": "2019-01-01", "title": "Old", "file": "x"}}]'
    given = place("", f"{BASE}/bulletins")
    seen = Seen(site.discover(given, wanted(), Reading(lambda path, query: Reply(rows, "application/json"))))
    assert site.bid(given) > 0.5
    assert [(each.id, each.address) for each in seen.found] == [("7", f"{BASE}/may.pdf")]
