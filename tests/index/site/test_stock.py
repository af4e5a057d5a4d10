"""Datasette’s own pages: its tables and prepared questions lead to the papers, and foreign keys show names."""

import re

import pytest


def test_a_row_of_a_table_leads_to_its_mark(page):
    page.goto("/townclerk/decisions?_size=1")
    href = page.locator("td.col-page a").first.get_attribute("href")
    assert re.match(r"/doc/\d+\?page=\d+#decisions-\d+$", href)
    page.goto(href)
    assert page.locator("h1").count() == 1


def test_rows_of_a_prepared_question_lead_to_papers_and_people(page):
    page.goto("/townclerk/decisions_of_a_committee?committee=Cabinet")
    assert re.match(r"/doc/\d+", page.locator("td.col-document a").first.get_attribute("href"))
    page.goto("/townclerk/attendance_of_a_committee?committee=Cabinet")
    assert re.match(r"/person/\d+$", page.locator("td.col-person a").first.get_attribute("href"))


def test_a_foreign_key_still_shows_its_name(page):
    page.goto("/townclerk/decisions?_size=1")
    assert page.locator("td.col-document a").first.inner_text().endswith((".pdf", ".docx", ".eml", ".txt", ".xlsx"))


STOCK = ("/townclerk", "/townclerk/decisions?_size=5", "/townclerk/outcomes_by_authority",
         "/townclerk/decisions_about?words=budget&authority=", "/townclerk/persons/1")  # fmt: skip


@pytest.mark.parametrize("path", STOCK)
def test_axe_finds_nothing_serious(no_serious_fault, path):
    no_serious_fault(path)


@pytest.mark.parametrize("path", STOCK)
def test_our_head_and_foot_stand_around_them(page, path):
    page.goto(path)
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="People").is_visible()
    assert page.evaluate("document.documentElement.lang") == "en-GB"
