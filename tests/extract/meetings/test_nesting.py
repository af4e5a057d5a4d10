"""Two levels of one numbering: what begins again at 1 below a numbered heading."""

from __future__ import annotations

import pytest

from extract.meetings.flow import Piece
from extract.meetings.items import read_items

OUT, IN = 84.0, 134.0


def heading(text: str, x0: float | None) -> Piece:
    box = None if x0 is None else (x0, 100.0, x0 + 150, 111.0)
    return Piece(text, 1, "heading", box, lead=text, bold=True, size=11.0)


def flow(*headings: tuple[str, float | None]) -> list[Piece]:
    told = Piece("The clerk gave an account of the past month to the board.", 1)
    return [piece for text, x0 in headings for piece in (heading(text, x0), told)]


def numbers(pieces: list[Piece]) -> list[str | None]:
    return [item.number for item in read_items(pieces)]


def test_headings_that_begin_again_are_parts_even_where_the_two_runs_meet() -> None:
    pieces = flow(
        ("1. Welcome", OUT),
        ("2. Decisions", OUT),
        ("1. Boat House Lease", IN),
        ("2. Winter Hours", IN),
        ("3. Staff Policy", IN),
        ("3. Committees", OUT),
        ("4. Any Other Business", OUT),
    )
    assert numbers(pieces) == ["1", "2", "2.1", "2.2", "2.3", "3", "4"]


@pytest.mark.parametrize(("indent", "resumed"), [(OUT, "3. Committees"), (None, "3. Committees")])
def test_two_sets_of_minutes_one_after_the_other_are_no_levels(indent: float | None, resumed: str) -> None:
    pieces = flow(
        ("1. Welcome", indent),
        ("2. Finance", indent),
        ("1. Welcome", indent),
        ("2. Finance", indent),
        (resumed, indent),
        ("4. Close", indent),
    )
    assert not any("." in (number or "") for number in numbers(pieces))


def test_numbered_sentences_below_a_heading_are_no_parts() -> None:
    told = [
        Piece(f"{n}. That the sum of £{n}00 be paid to the hall.", 1, bbox=(IN, 100.0, 400.0, 111.0)) for n in (1, 2)
    ]
    pieces = [*flow(("1. Welcome", OUT), ("2. Grants", OUT)), *told, *flow(("3. Roads", OUT), ("4. Close", OUT))]
    assert numbers(pieces) == ["1", "2", "3", "4"]


def test_an_item_taken_out_of_turn_is_one() -> None:
    pieces = flow(
        ("1. Apologies", OUT), ("2. Finance", OUT), ("4. Motion on Ponds", OUT), ("3. Roads", OUT), ("5. Close", OUT)
    )
    assert numbers(pieces) == ["1", "2", "4", "3", "5"]


def test_lettered_headings_without_a_space_are_parts() -> None:
    pieces = flow(
        ("1. Minutes", OUT),
        ("2. Planning Directorate", OUT),
        ("A.Upgrade of Quarry Lane", OUT),
        ("B.Outdoor Tables Trial", OUT),
        ("3. Roads", OUT),
    )
    found = [(item.number, item.title) for item in read_items(pieces)]
    assert found[2:4] == [("2A", "Upgrade of Quarry Lane"), ("2B", "Outdoor Tables Trial")]


@pytest.mark.parametrize(
    ("text", "below", "part"),
    [
        (
            "a. Ordinance to appropriate $4,000 in the Ferry Fund (Presented by Clerk Ada Moss)",
            "Alderman Reed moved, seconded by Alderman Shaw, to approve first reading.",
            True,
        ),
        (
            "a. Ordinance to close Mill Lane",
            "Alderman Reed moved, seconded by Alderman Shaw, to approve first reading.",
            True,
        ),
        ("a. To appropriate $4,000 in the Ferry Fund;", "Alderman Reed moved, seconded by Alderman Shaw.", False),
    ],
)
def test_a_lettered_matter_by_its_full_title(text: str, below: str, part: bool) -> None:
    business = [Piece(text, 1, "item", (102.0, 1.0, 400.0, 9.0)), Piece(below, 1, bbox=(138.0, 11.0, 400.0, 20.0))]
    pieces = [*flow(("1. Minutes", 66), ("2. New Business", 66)), *business, *flow(("3. Staff", 66), ("4. Close", 66))]
    assert ("2a" in numbers(pieces)) is part


def test_a_lettered_part_that_is_answered_by_none_on_its_line_is_one() -> None:
    business = [
        Piece(text, 1)
        for text in (
            "a. Present",
            "Ada Moss Convenor",
            "b. Apologies",
            "Ted Reed Member",
            "c. Declarations of interest – none",
        )
    ]
    pieces = [*flow(("1. Welcome", 66)), *business, *flow(("2. Roads", 66), ("3. Staff", 66), ("4. Close", 66))]
    assert numbers(pieces)[:4] == ["1", "1a", "1b", "1c"]
