"""HTML: the article without what stands around it, lists, tables with spans, layout undone, nothing that runs."""

import doctest
from importlib import import_module

import pytest

from extract.errors import Unreadable
from extract.flattening import grid_rows
from extract.reading import read_paper


def page(body, head=""):
    return read_paper(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "x.html")


def outline(body):
    return [(block.kind, block.label, block.text) for block in page(body).blocks]


def test_doctests():
    assert doctest.testmod(import_module("extract.markup.charsets")).failed == 0


ARTICLE = "<p>The committee met on Monday and considered the report on the pavilion roof at length.</p>" * 4


def test_the_article_without_navigation():
    paper = page(
        f"<header><a href='/'>Home</a></header><nav><ul><li><a href='/a'>Services</a></li></ul></nav>"
        f"<main><h1>Pavilion</h1>{ARTICLE}<nav>In this section</nav></main><div class='sidebar'>Related</div>"
        "<footer>Contact us</footer>",
        "<title>Pavilion - Council</title><meta name='author' content='The Clerk'>",
    )
    texts = [block.text for block in paper.blocks]
    assert texts[0] == "Pavilion"
    assert not {"Services", "In this section", "Related", "Contact us"} & set(texts)
    assert "Contact us" in [line.text for line in paper.pages[0].furniture]
    assert paper.properties == {"title": "Pavilion - Council", "author": "The Clerk"}


def test_a_page_that_is_all_navigation_is_still_text():
    assert outline("<nav><p>Page not found</p></nav>") == [("paragraph", None, "Page not found")]


def test_lists_and_headings():
    body = (
        "<h2>Agenda</h2><ol start=3><li>Apologies<ol type=a><li>members</ol><li><p>Minutes</p><p>of May</p></ol>"
        "<ul><li>tea</ul><p>(a) typed<p>one<br>line<p>ended.<br>Another"
    )
    assert outline(body) == [
        ("heading", None, "Agenda"),
        ("item", "3.", "Apologies"),
        ("item", "a.", "members"),
        ("item", "4.", "Minutes"),
        ("paragraph", None, "of May"),
        ("item", "•", "tea"),
        ("item", "(a)", "typed"),
        ("paragraph", None, "one line"),
        ("paragraph", None, "ended."),
        ("paragraph", None, "Another"),
    ]


def test_tables_with_spans():
    body = (
        "<table><caption>Cases</caption><thead><tr><th rowspan=2>Ward<th colspan=2>Year<tr><th>2024<th>2025</thead>"
        "<tr><td rowspan=2>North<td>1<td>2<tr><td>3<td><p>4</p><p>of 5</p></table>"
    )
    grid = page(body).blocks[0].grid
    assert grid_rows(grid) == (("Ward", "Year", ""), ("", "2024", "2025"), ("North", "1", "2"), ("", "3", "4 of 5"))
    assert (grid.header_rows, grid.title) == (2, "Cases")


def test_layout_tables_are_flow():
    inner = "<table><tr><td>a<td>1<tr><td>b<td>2</table>"
    body = (
        f"<table role=presentation><tr><td>left<td>right</table><table><tr><td><h1>News</h1>{inner}</td></tr></table>"
    )
    paper = page(body)
    assert [block.kind for block in paper.blocks] == ["paragraph", "paragraph", "heading", "grid"]


def test_what_runs_or_hides_is_dropped():
    paper = page(
        "<p>Text <a href='javascript:alert(1)'>link</a> <a href='https://example.org/'>good</a>"
        "<span style='display: none'>secret</span><script>alert(2)</script> <b>bold</b><del>old</del></p>"
    )
    assert [block.text for block in paper.blocks] == ["Text link good boldold"]
    assert [link.target for link in paper.links] == ["https://example.org/"]
    styles = {span.text.strip(): span.style for span in paper.blocks[0].lines[0].spans}
    assert styles["bold"].bold
    assert styles["old"].struck


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding):
    data = "<html><meta charset=utf-8><p>Cyngor Sir Fôn – “Ynys”</p></html>".encode(encoding)
    assert read_paper(data, "x.html").blocks[0].text == "Cyngor Sir Fôn – “Ynys”"


def test_depth_and_width_cost_nothing():
    assert page("<div>" * 50_000 + "deep").blocks[0].text == "deep"
    assert (
        page("<table><tr><td colspan=99999999>wide<td>x<tr><td>a<td>b</table>").blocks[0].grid.cells[0].text == "wide"
    )


def test_html_by_any_name():
    paper = read_paper(b"<table><tr><td>Ward</td><td>Cases</td></tr><tr><td>North</td><td>3</td></tr></table>", "x.xls")
    assert paper.format == "html"
    assert paper.blocks[0].grid.header_rows == 1


@pytest.mark.parametrize(
    ("name", "title", "body", "stands_in"),
    [
        ("minutes.pdf", "404", "Page not found", True),
        ("minutes.pdf", "Error: 403 – Forbidden", "", True),
        ("minutes.docx", "Page not found | Wrenmouth City Council", "Try the search.", True),
        ("minutes.html", "404", "Page not found", False),
        ("minutes.pdf", "Minutes", "Item 404: lost property was not found.", False),
        ("form.doc", "Form 405", "Name", False),
        ("minutes.pdf", "404", "word " * 500, False),
    ],
)
def test_what_a_site_answers_in_place_of_a_document_is_none(name, title, body, stands_in):
    data = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{body}</p></body></html>".encode()
    if stands_in:
        with pytest.raises(Unreadable, match="no such document"):
            read_paper(data, name)
    else:
        assert read_paper(data, name).blocks
