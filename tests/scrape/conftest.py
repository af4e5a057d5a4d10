"""Webs of invented bodies for the tests of the scrape; what they are made of lies in servers/."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "servers"))


@pytest.fixture
def web():
    """A server on the loopback without any site yet."""
    from fake_web import FakeWeb

    web = FakeWeb()
    yield web
    web.close()
