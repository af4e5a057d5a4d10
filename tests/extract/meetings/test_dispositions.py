"""Lists of what became of each item, in tables and in lines."""

from __future__ import annotations

from extract.meetings.dispositions import disposed, lists_people
from extract.meetings.flow import Piece
from extract.paper import Cell, Grid


def grid_of(*rows: tuple[str, ...]) -> Grid:
    """A table of texts."""
    return Grid(tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)))


ROWS = grid_of(
    ("REPORT OF THE ROADS COMMITTEE dated 3 March",),
    ("1", "Rezoning of 26 Mill Lane", "ADOPTED"),
    ("2", "Winter gritting", "AMENDED AND ADOPTED (See Motion 2)"),
    ("41/2015", "To amend the Traffic By-law", "PASSED"),
)


def test_rows_of_number_subject_and_outcome_are_items_and_decisions() -> None:
    """Each row one item with what became of it, though numbers begin again with each report."""
    rows = disposed([Piece("", 1, "grid", grid=ROWS)])
    assert [(row.number, row.verb) for row in rows] == [
        ("1", "ADOPTED"),
        ("2", "AMENDED AND ADOPTED"),
        ("41/2015", "PASSED"),
    ]


def test_two_outcomes_make_no_list() -> None:
    """An outcome or two below numbered paragraphs are minutes, not a list of dispositions."""
    assert not disposed([Piece(text, 1) for text in ("1 Fees for bins", "ADOPTED", "2 Roads", "NOTED")])


def test_a_table_of_those_present_is_told_from_a_form() -> None:
    """Its first cell is the heading of a list of people."""
    assert lists_people(Piece("", 1, "grid", grid=grid_of(("MEMBERS PRESENT", "STAFF"), ("Councillor Ash", "Ms Elm"))))
    assert not lists_people(Piece("", 1, "grid", grid=ROWS))
