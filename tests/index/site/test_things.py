"""The pages for things: what their views hold, that each fact links to its page, and that everybody can use them."""

import csv
import io
import urllib.error
import urllib.request

import pytest

from index.site.listings import LAST_PAGE
from index.site.pages import acronyms, authorities, committees, matters, outcomes, people, questions, tables
from index.site.refusals import Malformed, NotThere

LISTS = {
    "people": people, "committees": committees, "authorities": authorities, "acronyms": acronyms,
    "questions": questions, "tables": tables,
}  # fmt: skip


def number_of(papers, sql, *values):
    return papers.execute(sql, values).fetchone()[0]


@pytest.fixture
def addresses(papers):
    """One page of each kind, the fullest that the samples have."""
    person = number_of(papers, "select person from person_rows group by person order by count(distinct list) desc, "
                               "count(*) desc limit 1")  # fmt: skip
    committee = number_of(papers, "select id from committees where name = 'Highways and Planning Committee'")
    authority = number_of(papers, "select authority_id from documents where kind = 'foi_reply' group by 1 "
                                  "order by count(*) desc limit 1")  # fmt: skip
    table = number_of(papers, "select id from tables where header_rows = 2 order by id limit 1")
    return {
        "person": f"/person/{person}",
        "committee": f"/committee/{committee}",
        "authority": f"/authority/{authority}",
        "acronym": "/acronym/CAMHS",
        "question": f"/question/{number_of(papers, 'select id from question_groups order by id limit 1')}",
        "table": f"/table/{table}",
        "matter": f"/matter/{number_of(papers, 'select id from matters limit 1')}",
        "outcomes": "/outcomes",
        **{name: f"/{name}" for name in LISTS},
    }


KINDS = ("person", "committee", "authority", "acronym", "question", "table", "matter", "outcomes", *LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_filtered_and_never_broken(look_at, name):
    module = LISTS[name]
    everything = look_at(module, f"/{name}")
    assert everything.rows and everything.total >= len(everything.rows)
    for column in everything.kind.columns:
        for sign in ("", "-"):
            assert look_at(module, f"/{name}", {"sort": sign + column.name}).total == everything.total
    assert look_at(module, f"/{name}", {"q": "no such thing"}).total == 0
    assert look_at(module, f"/{name}", {"q": "%_'\""}).total == 0
    assert look_at(module, f"/{name}", {"page": str(LAST_PAGE)}).rows == ()
    with pytest.raises(Malformed):
        look_at(module, f"/{name}", {"sort": "1; drop table documents"})


def test_private_persons_have_no_page(papers, look_at):
    named = {row[0] for row in papers.execute("select name from attendance where capacity = 'public'")}
    assert named == set()
    nobody = number_of(papers, "select max(id) + 1 from persons")
    with pytest.raises(NotThere):
        look_at(people, route=1, id=nobody)
    for (number,) in papers.execute(
        "select id from persons where kind in ('guest', 'other') and coalesce(role, '') = ''"
    ).fetchall():
        with pytest.raises(NotThere):
            look_at(people, route=1, id=number)


def test_a_councillor_has_offices_attendance_and_votes(papers, look_at):
    number = number_of(papers, "select id from persons where name = 'Councillor M Haldenby'")
    view = look_at(people, route=1, id=number)
    assert "Chair" in [office.role for office in view.offices]
    assert sum(seat.present for seat in view.seats) >= 1
    voter = number_of(papers, "select person from person_rows where list = 'votes' limit 1")
    assert look_at(people, route=1, id=voter).votes


def test_a_committee_shows_what_is_overdue(papers, look_at):
    number = number_of(papers, "select id from committees where name = 'Highways and Planning Committee'")
    view = look_at(committees, route=1, id=number)
    assert [(line.word, line.due) for line in view.overdue] == [
        ("Clerk", "2026-03-10"),
        ("Cllr Marrable", "2026-03-20"),
    ]
    assert view.meetings and view.decisions and view.attendance
    assert all(who.share is None or 0 <= who.share <= 100 for who in view.attendance)


def test_an_authoritys_months_add_up(papers, look_at):
    for number, name in papers.execute("select id, name from authorities").fetchall():
        view = look_at(authorities, route=1, id=number)
        assert view.authority.name == name
        dated = number_of(papers, "select coalesce(sum(documents), 0) from coverage where authority = ? "
                                  "and month like '____-__'", number)  # fmt: skip
        assert sum(year.total for year in view.years) == dated


def test_outcomes_by_year_and_by_authority_are_the_same_replies(papers, look_at):
    view = look_at(outcomes)
    assert view.total.total == number_of(
        papers,
        "select count(*) from foi join documents d on d.id = foi.document "
        "where same_as is null and outcome is not null",
    )
    for part in view.breakdowns:
        assert sum(split.total for split in part.splits) == view.total.total
    narrowed = look_at(outcomes, query={"code": "FOIA s40(2)", "year": "2026"})
    assert 0 < narrowed.total.total < view.total.total
    with pytest.raises(NotThere):
        look_at(outcomes, query={"authority": "Nowhere"})


def test_a_question_shows_every_authority(papers, look_at):
    number = number_of(papers, "select id from question_groups where text like '%fully electric%'")
    view = look_at(questions, route=1, id=number)
    assert len({reply.authority for reply in view.replies}) == 8
    text = look_at(questions, route=2, id=number).body.lstrip("\ufeff")
    assert [row["authority"] for row in csv.DictReader(io.StringIO(text))] == [one.authority for one in view.replies]


def test_an_acronym_is_found_whatever_its_capitals(look_at):
    view = look_at(acronyms, route=1, short="camhs")
    assert [one.long for one in view.expansions] == ["Child and Adolescent Mental Health Services"]
    with pytest.raises(NotThere):
        look_at(acronyms, route=1, short="XYZZY")


def test_a_table_is_sorted_by_its_numbers(papers, look_at):
    number = number_of(papers, "select id from tables where title = 'Street lights by street, 31 December 2025'")
    printed = look_at(tables, route=1, id=number)
    risen = look_at(tables, route=1, query={"sort": "2"}, id=number)
    fallen = look_at(tables, route=1, query={"sort": "-2"}, id=number)
    lights = [int(row[1].replace(",", "")) for row in risen.rows]
    assert lights == sorted(lights)
    assert [int(row[1].replace(",", "")) for row in fallen.rows] == sorted(lights, reverse=True)
    assert sorted(printed.rows) == sorted(risen.rows)
    with pytest.raises(Malformed):
        look_at(tables, route=1, query={"sort": "99"}, id=number)


def test_every_table_of_the_samples_can_be_shown_and_taken_home(papers, look_at):
    for (number,) in papers.execute("select id from tables").fetchall():
        view = look_at(tables, route=1, id=number)
        assert all(len(row) == len(view.numeric) for row in view.rows)
        body = look_at(tables, route=2, id=number).body.lstrip("\ufeff")
        cells = [cell for row in csv.reader(io.StringIO(body)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "@"))]


def test_a_matter_goes_from_paper_to_paper(papers, look_at):
    view = look_at(matters, id=number_of(papers, "select id from matters where title = 'Playing field'"))
    assert [step.date for step in view.steps] == ["2018-05-22", "2018-07-24"]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(no_serious_fault, addresses, kind):
    no_serious_fault(addresses[kind])


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_need_not_scroll_sideways(page, addresses, kind):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(addresses[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.slow
def test_in_the_dark_colours_keep_their_contrast(browser, site, axe, addresses):
    context = browser.new_context(base_url=site, color_scheme="dark")
    dark = context.new_page()
    for kind in ("outcomes", "authority", "person", "question"):
        dark.goto(addresses[kind])
        found = axe.run(dark, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert [node["html"] for one in found for node in one["nodes"]] == []
    context.close()


def test_from_the_list_to_the_person_to_the_page(plain_page):
    plain_page.goto("/people?q=haldenby")
    plain_page.get_by_role("link", name="Councillor M Haldenby").click()
    assert "Cabinet" in plain_page.get_by_role("region", name="Attendance").inner_text()
    href = plain_page.locator("a.where").first.get_attribute("href")
    assert href.startswith("/doc/") and "?page=" in href


def test_a_table_is_sorted_by_its_heading_without_script(plain_page, addresses):
    plain_page.goto("/tables?q=Street+lights")
    plain_page.locator("tbody th a").first.click()
    plain_page.get_by_role("columnheader", name="Lights").get_by_role("link").click()
    assert plain_page.get_by_role("columnheader", name="Lights").get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("path", ["/person/0", "/person/99999999999999", "/committee/0", "/authority/0", "/acronym/%20",
                                  "/question/0", "/question/0.csv", "/table/0", "/table/0.csv", "/matter/0",
                                  "/outcomes?year=1066"])  # fmt: skip
def test_what_is_not_there_is_said(site, path):
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(site + path, timeout=20)
    assert error.value.code == 404
    error.value.close()
