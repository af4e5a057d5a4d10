"""Every wording finds its own example, so that no row of a table is dead."""

from __future__ import annotations

import pytest

from extract.letters.authorities import load_bodies
from extract.letters.cues import load_cues, straight


@pytest.mark.parametrize("table", ["roles", "outcomes", "letters"])
def test_every_cue_finds_its_example(table):
    dead = [cue.example for cue in load_cues(table) if not cue.pattern.search(straight(cue.example))]
    assert not dead


def test_domains_are_lower_case_and_named():
    assert all(domain == domain.lower() and "." in domain and name for domain, name in load_bodies().items())
