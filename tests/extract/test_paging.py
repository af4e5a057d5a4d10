"""What runs over the end of a page is filed and cited page by page."""

import pytest

from extract.paging import cited, page_records
from extract.paper import Block, Cell, Grid, Line, Paper, PaperPage
from extract.records import Action, Decision, Document, Person, Records

FIRST = (10.0, 700.0, 500.0, 760.0)
SECOND = (10.0, 50.0, 500.0, 80.0)


def paragraph(*parts: tuple[int, str], text: str | None = None, label: str | None = None) -> Block:
    """A paragraph of lines on pages, as the reader joins them."""
    lines = tuple(Line(words, page, bbox=FIRST if page == parts[0][0] else SECOND) for page, words in parts)
    return Block("paragraph", text or " ".join(words for _, words in parts), parts[0][0], lines, FIRST, label=label)


def paper(*blocks: Block, pages: int = 2) -> Paper:
    """A paper of so many pages whose blocks stand where they begin."""
    return Paper(
        "minutes.pdf",
        "pdf",
        tuple(
            PaperPage(n, tuple(b for b in blocks if b.page == n), width=595.0, height=842.0)
            for n in range(1, pages + 1)
        ),
    )


@pytest.mark.parametrize(
    ("block", "pages"),
    [
        (paragraph((1, "The bridge is"), (2, "closed until May.")), ["The bridge is", "closed until May."]),
        (
            paragraph((1, "The bridge"), (2, "is closed."), (3, "Ask the ranger.")),
            ["The bridge", "is closed.", "Ask the ranger."],
        ),
        # a word that the break parts stays whole where it begins
        (
            paragraph((1, "who is respon-"), (2, "sible for it"), text="who is responsible for it"),
            ["who is responsible", "for it"],
        ),
        # so does a name, which is searched, or hidden, as a whole
        (paragraph((1, "a letter from Alma"), (2, "Roe about dogs")), ["a letter from Alma Roe", "about dogs"]),
        # the label stands in the first line, and not in the text
        (
            paragraph((1, "(a) the bridge"), (2, "is closed"), text="the bridge is closed", label="(a)"),
            ["(a) the bridge", "is closed"],
        ),
        (paragraph((1, "All on one page.")), ["All on one page."]),
    ],
)
def test_a_paragraph_is_filed_page_by_page(block: Block, pages: list[str]) -> None:
    said = page_records(paper(block, pages=3))
    assert [page.text for page in said] == pages + [""] * (3 - len(pages))


def test_the_overleaf_part_stands_before_what_the_page_begins_with() -> None:
    said = page_records(paper(paragraph((1, "It goes"), (2, "on overleaf.")), paragraph((2, "Next."))))
    assert said[1].text == "on overleaf.\nNext."


def test_a_table_is_filed_row_by_row() -> None:
    cells = tuple(Cell(row, 0, word, page=page) for row, (word, page) in enumerate([("a", 1), ("b", 1), ("c", 2)]))
    table = Block("grid", "", 1, grid=Grid(cells, 1))
    assert [page.text for page in page_records(paper(table))] == ["a\nb", "c"]


@pytest.mark.parametrize(
    ("record", "page"),
    [
        (Action(text="the Clerk will write to the owner", origin="prose", page=1, bbox=FIRST), 2),
        (Decision(text="the path is closed", page=1, bbox=FIRST), 1),
        (Decision(text="closed; the Clerk will write to the owner", page=1, bbox=FIRST), 1),  # begins on the first
        (Person(name="Ida Moss", kind="officer", page=1, bbox=FIRST), 2),
        (Person(name="Per Dahl", kind="officer", page=1, bbox=FIRST), 1),  # on both pages
        (Action(text="something said in other words", origin="prose", page=1, bbox=FIRST), 1),
    ],
)
def test_a_record_is_cited_with_the_page_that_prints_it(record: Action | Decision | Person, page: int) -> None:
    long = paragraph(
        (1, "Per Dahl said the path is closed;"), (2, "the Clerk will write to the owner. Ida Moss thanked Per Dahl.")
    )
    lists = {Action: "actions", Decision: "decisions", Person: "people"}
    records = Records(document=Document(pages=2), pages=page_records(paper(long)), **{lists[type(record)]: (record,)})
    (said,) = getattr(cited(records, paper(long)), lists[type(record)])
    assert (said.page, said.bbox) == (page, FIRST if page == 1 else SECOND)
