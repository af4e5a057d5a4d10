"""Titles of items told from the sentences that run on after them."""

from __future__ import annotations

import pytest

from extract.meetings.flow import Piece, join_labels
from extract.meetings.items import read_items


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("4. Tree survey Two quotes have been received.", "Tree survey", "Two quotes have been received."),
        ("4. Clerk’s salary This matter was deferred to May.", "Clerk’s salary", "This matter was deferred to May."),
        (
            "4. TO REVIEW THE LEASE 17/00826/F A draft was tabled.",
            "TO REVIEW THE LEASE 17/00826/F",
            "A draft was tabled.",
        ),
        ("4. Apologies for Absence Cllr. Ash", "Apologies for Absence", "Cllr. Ash"),
    ],
)
def test_titles_that_run_into_their_sentences(text: str, title: str, rest: str) -> None:
    pieces = [Piece(f"{n}. Matter {n}", 1) for n in (1, 2, 3)] + [Piece(text, 1)]
    found = read_items(pieces)[-1]
    assert (found.number, found.title, found.rest) == ("4", title, rest)


def test_a_number_on_a_line_of_its_own_belongs_to_the_line_below() -> None:
    pieces = join_labels(
        [Piece("1.", 1), Piece("Housing", 1, "heading", lead="Housing", bold=True), Piece("A report was read.", 1)]
    )
    assert [(one.number, one.title) for one in read_items(pieces)] == [("1", "Housing")]
