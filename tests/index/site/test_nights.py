"""The page of what the nightly job fetched."""

import sqlite3

import pytest

from index.nights import NightRow, PlaceRow, add_night
from index.site.asking import Asked
from index.site.pages import nights
from index.site.refusals import NotThere


def night(number, started):
    return NightRow(number, started, started, "done", 2, 2, 1, 3, 1, 0, 1)


def place(number, authority, outcome, why):
    address = f"https://{authority.lower()}.example/"
    return PlaceRow(number, authority, "moderngov", address, outcome, why, 4, 9, 3, 1, 0, 1, 0, 12, 99, 1.5, 8.0)


@pytest.fixture
def path(tmp_path):
    """A database that two nights have written to."""
    path = tmp_path / "town.db"
    for number in (1, 2):
        visits = [place(number, "Wrenmouth", "ok", ""), place(number, "Ambleford", "blocked", "it refuses us (403)")]
        add_night(path, night(number, f"2026-05-0{number}T02:00:00+00:00"), visits)
    return path


@pytest.fixture
def ledger(path):
    db = sqlite3.connect(path)
    yield db
    db.close()


def test_the_latest_night_comes_first_with_what_to_look_at(ledger):
    view = nights.look(ledger, Asked("/nights"))
    assert view.night.night == 2
    assert [visit.authority for visit in view.troubled] == ["Ambleford"]
    assert [visit.authority for visit in view.well] == ["Wrenmouth"]
    assert [one.night for one in view.nights] == [2, 1]


def test_a_night_is_named_and_one_that_was_not_is_not_there(ledger):
    assert nights.look(ledger, Asked("/nights/1", {"night": "1"})).night.started.startswith("2026-05-01")
    with pytest.raises(NotThere):
        nights.look(ledger, Asked("/nights/9", {"night": "9"}))


def test_the_page_shows_a_night_and_leads_to_the_others(path, serve, browser):
    page = browser.new_page()
    page.goto(serve(db=path) + "/nights")
    said = page.inner_text("main")
    assert "1 May 2026" in said
    assert "1 of 2 places well" in said
    assert said.index("it refuses us (403)") < said.index("Wrenmouth")
    page.click("text=Night 1")
    assert page.inner_text("h1") == "Night 1"
    page.close()


def test_before_the_first_night_the_page_says_so(page, no_serious_fault):
    no_serious_fault("/nights")
    assert "None stands here yet" in page.inner_text("main")
