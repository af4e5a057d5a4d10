"""What the heads of papers say: bodies, dates and places."""

from __future__ import annotations

import pytest

from extract.meetings.flow import Piece
from extract.meetings.titles import read_head


@pytest.mark.parametrize(
    ("lines", "committee", "date"),
    [
        (
            ("ASHFOLD TOWN COUNCIL", "Minutes of the Meeting of the AMENITIES COMMITTEE", "Held on 19th October 2023"),
            "Amenities Committee",
            "2023-10-19",
        ),
        (
            (
                "MINUTES OF PROCEEDINGS AT SPECIAL MEETING OF THE",
                "MUNICIPAL DISTRICT OF ELMORE HELD IN",
                "ON 1 MAY 2018",
            ),
            "Municipal District of Elmore",
            "2018-05-01",
        ),
        (
            ('Minutes of an Extraordinary Meeting of Ashfold Parish Council held on 13" April 2010',),
            "Parish Council",
            "2010-04-13",
        ),
        (
            ("CORPORATE PARENTING PANEL– 29 October 2024", "MINUTES of the meeting held in the Hall"),
            "Corporate Parenting Panel",
            "2024-10-29",
        ),
        (
            ("Ashfold and Elm Parish Council", "Minutes of the meeting held on 5 January 2026"),
            "Parish Council",
            "2026-01-05",
        ),
        (
            ("MINUTES OF MEETING OF THE MUNICIPAL DISTRICT", "OF ELMORE HELD AT THE HALL", "ON 1 MAY 2018"),
            "Municipal District of Elmore",
            "2018-05-01",
        ),
        (("ASHFOLD ANNUAL PARISH MEETING", "held on 18 May 2023"), "Annual Parish Meeting", "2023-05-18"),
        (("MINUTES", "TOWNSHIP OF PINEWATER", "Committee", "20 January 2026"), None, "2026-01-20"),
    ],
)
def test_heads(lines: tuple[str, ...], committee: str | None, date: str) -> None:
    head = read_head([Piece(line, 1) for line in lines])
    assert (head.committee, head.date) == (committee, date)


def test_a_date_with_dots_is_no_time_and_a_person_no_place() -> None:
    head = read_head([Piece("Minutes of Planning Meeting –01.02.21", 1), Piece("Chaired at the meeting by Ann Lee", 1)])
    assert (head.time, head.place) == (None, None)
