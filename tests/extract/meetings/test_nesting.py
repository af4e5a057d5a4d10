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
