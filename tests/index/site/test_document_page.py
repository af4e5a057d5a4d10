"""A document's page: its picture with the evidence marked, its text, and what is withheld."""

import io
import re
import urllib.error
import urllib.request

import pytest
from PIL import Image

from index.privacy import MASK
from index.site.asking import Asked
from index.site.pages import document, pictures, record
from index.site.refusals import Malformed, NotAllowed, NotThere
from index.site.settings import Site
from index.site.stored import Original, find, hidden_on, is_genuine, standing


@pytest.fixture
def numbered(papers):
    """The number of the document of a file."""
    return lambda name: papers.execute("select id from documents where name = ?", [name]).fetchone()[0]


def get(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_a_pack_has_contents_of_parts_and_their_items(look_at, numbered):
    view = look_at(document, id=numbered("city-pack-2026-03-24.pdf"), query={"page": "8"})
    assert {entry.level for entry in view.entries} == {0, 1}
    assert [entry.page for entry in view.entries if entry.here] == [8]


def test_a_page_shows_its_own_records_and_no_others(look_at, numbered, papers):
    number = numbered("city-pack-2026-03-24.pdf")
    view = look_at(document, id=number, query={"page": "8"})
    shown = dict(view.groups)["decisions"]
    rows = papers.execute("select id from decisions where document = ? and page = 8", [number]).fetchall()
    assert [one.row for one in shown] == [row[0] for row in rows]


def test_a_list_of_a_document_is_whole(look_at, numbered):
    number = numbered("city-pack-2026-03-24.pdf")
    view = look_at(document, id=number, query={"list": "items"})
    assert len(view.listing.records) == view.counts["items"]


def test_words_are_found_within_the_document_and_marked(look_at, numbered):
    view = look_at(document, id=numbered("city-pack-2026-03-24.pdf"), query={"find": "vaccine", "page": "8"})
    assert 8 in [one.page for one in view.found]
    assert any("\x02" in block.text for block in view.blocks)


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ({"page": "62"}, NotThere),
        ({"page": "0"}, Malformed),
        ({"page": "-1"}, Malformed),
        ({"list": "runs"}, Malformed),
    ],
)
def test_pages_and_lists_that_are_not_there_are_refused(look_at, numbered, query, refused):
    with pytest.raises(refused):
        look_at(document, id=numbered("city-pack-2026-03-24.pdf"), query=query)


def test_a_citation_names_body_page_and_address(look_at, numbered):
    number = numbered("city-pack-2026-03-24.pdf")
    said = look_at(document, id=number, query={"page": "8"}).citation
    assert "24 March 2026, p. 8." in said
    assert f"/doc/{number}?page=8" in said


def test_a_decision_has_a_page_of_its_own_with_item_and_meeting(look_at, papers):
    number = papers.execute("select id from decisions where item is not null and meeting is not null").fetchone()[0]
    view = look_at(record, id=number)
    assert view.item
    assert view.meeting


@pytest.mark.parametrize(("name", "number"), [("decisions", 1), ("sqlite_master", 1), ("pages", 1)])
def test_a_record_that_is_not_there(look_at, name, number):
    with pytest.raises(NotThere):
        look_at(record, id=number, list=name)


def test_evidence_opens_at_its_mark(page, numbered, papers):
    number = numbered("city-pack-2026-03-24.pdf")
    row, text = papers.execute("select id, text from decisions where document = ? and page = 8", [number]).fetchone()
    page.goto(f"/decision/{row}")
    page.get_by_role("link", name=re.compile("Open page 8")).click()
    page.wait_for_url(f"**/doc/{number}?page=8#decisions-{row}")
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 0")
    mark = page.locator(f"a#decisions-{row}")
    assert mark.get_attribute("class") == "lit"
    assert page.locator(f'[data-record="decisions-{row}"].lit .said').inner_text() == text


def test_a_mark_lies_over_what_it_marks(page, numbered, papers):
    """The box of a table on the picture has ink, as much as its place in points says."""
    number = numbered("city-pack-2026-03-24.pdf")
    row = papers.execute("select id from tables where document = ? and page = 8", [number]).fetchone()[0]
    page.goto(f"/doc/{number}?page=8")
    picture = page.locator(".sheet img").bounding_box()
    mark = page.locator(f"a#tables-{row} rect").bounding_box()
    assert picture["x"] < mark["x"] < mark["x"] + mark["width"] < picture["x"] + picture["width"]
    assert abs(picture["height"] / picture["width"] - 841.89 / 595.28) < 0.01


def test_find_turn_and_zoom(page, numbered):
    page.goto(f"/doc/{numbered('city-pack-2026-03-24.pdf')}")
    page.get_by_role("searchbox", name="Find within this document").fill("vaccine")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Page 8", exact=True).click()
    assert page.locator(".words mark").count() > 0
    before = page.locator(".sheet").bounding_box()["width"]
    page.get_by_role("button", name="Larger").click()
    assert page.locator(".sheet").bounding_box()["width"] > before * 1.2
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**page=9")


def test_a_paper_without_pages_is_clean_text(page, numbered):
    page.goto(f"/doc/{numbered('foi-city-survey.docx')}")
    assert page.locator(".page-picture").count() == 0
    assert page.locator(".words p").count() > 3


def test_all_of_it_without_javascript(plain_page, numbered, papers):
    number = numbered("city-pack-2026-03-24.pdf")
    row = papers.execute("select id from decisions where document = ? and page = 8", [number]).fetchone()[0]
    plain_page.goto(f"/doc/{number}?page=8#decisions-{row}")
    assert plain_page.locator(f"a#decisions-{row}:target").count() == 1
    plain_page.get_by_label("Page", exact=True).fill("7")
    plain_page.get_by_role("button", name="Go").click()
    assert "page=7" in plain_page.url


NAMED = "foi-city-bins.pdf"  # a reply whose first page prints the requester's name and address


def test_what_the_text_withholds_the_picture_hides(site, numbered, papers):
    number = numbered(NAMED)
    boxes = hidden_on(papers, number, 1)
    assert MASK in papers.execute("select text from pages where document = ?", [number]).fetchone()[0]
    status, data = get(f"{site}/doc/{number}/pages/1.png?width=1200")
    assert status == 200
    image = Image.open(io.BytesIO(data)).convert("L")
    scale = image.width / 595.28
    assert boxes
    for x0, top, x1, bottom in boxes:
        piece = image.crop((int(x0 * scale), int(top * scale), int(x1 * scale), int(bottom * scale)))
        assert piece.getextrema() == (96, 96)


def test_the_original_of_a_paper_that_names_somebody_is_not_offered(site, look_at, numbered):
    number = numbered(NAMED)
    assert get(f"{site}/doc/{number}/original")[0] == 403
    assert not look_at(document, id=number).offer.offered


def test_unless_the_operator_says_so(papers, papers_db, numbered):
    asked = Asked(named={"id": str(numbered(NAMED))}, site=Site(papers_db, originals="all"))
    assert pictures.look_original(papers, asked).original.path.is_file()


def test_the_operator_may_offer_none(papers, papers_db, numbered):
    asked = Asked(named={"id": str(numbered("city-pack-2026-03-24.pdf"))}, site=Site(papers_db, originals="none"))
    with pytest.raises(NotAllowed):
        pictures.look_original(papers, asked)


def test_an_original_is_sent_as_it_was_read(site, numbered, papers_db):
    status, data = get(f"{site}/doc/{numbered('city-pack-2026-03-24.pdf')}/original")
    assert (status, data[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize(
    ("tail", "status"),
    [("1.png", 200), ("1.png?width=800", 200), ("1.png?width=5000", 400), ("0.png", 404), ("62.png", 404)],
)
def test_pictures_come_in_few_widths(site, numbered, tail, status):
    assert get(f"{site}/doc/{numbered('city-pack-2026-03-24.pdf')}/pages/{tail}")[0] == status


def test_a_page_that_names_somebody_somewhere_is_not_shown(db, add):
    from extract.records import Document, Page, PrivatePlace, Records

    text = f"Dear {MASK}"
    pages = (Page(number=1, text=text), Page(number=2, text="Regards"), Page(number=3, text=text))
    places = (PrivatePlace(page=3, bbox=(1.0, 2.0, 3.0, 4.0)), PrivatePlace(page=3))
    number = add(Records(document=Document(sha256="a" * 64, pages=3), pages=pages, private_places=places))
    for page in (1, 3):  # read by an earlier release; one of its two lines could not be found
        with pytest.raises(NotAllowed):
            hidden_on(db.conn, number, page)
    assert hidden_on(db.conn, number, 2) == ()


def test_an_original_that_has_gone_is_said(papers, tmp_path, numbered):
    there = standing(papers, tmp_path / "moved.db", numbered("city-pack-2026-03-24.pdf"))
    assert there.original is not None  # where it was read from
    assert is_genuine(there.original)
    assert not is_genuine(Original(there.original.path, "0" * 64))
    assert find(papers, tmp_path / "moved.db", 1, "0" * 64) is None


@pytest.mark.parametrize("name", ["city-pack-2026-03-24.pdf", NAMED, "foi-city-survey.docx"])
def test_axe_finds_nothing_serious(no_serious_fault, numbered, name):
    no_serious_fault(f"/doc/{numbered(name)}")


@pytest.mark.parametrize("tail", ["?page=8&find=vaccine", "?list=decisions"])
def test_axe_finds_nothing_serious_in_a_pack(no_serious_fault, numbered, tail):
    no_serious_fault(f"/doc/{numbered('city-pack-2026-03-24.pdf')}{tail}")


def test_in_the_dark_a_lit_record_keeps_its_contrast(no_serious_fault, page, numbered, papers):
    number = numbered("city-pack-2026-03-24.pdf")
    row = papers.execute("select id from decisions where document = ? and page = 8", [number]).fetchone()[0]
    page.emulate_media(color_scheme="dark")
    no_serious_fault(f"/doc/{number}?page=8#decisions-{row}")


def test_axe_finds_nothing_serious_with_a_decision(no_serious_fault, papers):
    no_serious_fault(f"/decision/{papers.execute('select min(id) from decisions').fetchone()[0]}")


def test_nothing_is_wider_than_a_phone(page, numbered):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/doc/{numbered('city-pack-2026-03-24.pdf')}?page=8")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
