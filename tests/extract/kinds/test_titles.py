"""A title is a line that a person would call one."""

from extract.kinds import parse
from extract.paper import Block, Paper, PaperPage
from extract.records import Document


def titled(title: str) -> Document:
    """The document's record of a paper whose properties give a title."""
    page = PaperPage(1, (Block("paragraph", "Some words.", 1),))
    return parse(Paper("a.pdf", "pdf", (page,), properties={"title": title})).records.document


def test_a_paragraph_is_no_title() -> None:
    assert titled("Works at the ford").title == "Works at the ford"
    assert titled("The ford was closed again. " * 40).title is None
