"""Minutes run together by web pages, untitled numbers, what is done before the first item, letters after names."""

from __future__ import annotations

import pytest

from extract.meetings.flow import Piece
from extract.meetings.meeting import read_minutes
from extract.meetings.names import split_people
from extract.meetings.outcomes import outcome_of
from extract.meetings.run_ins import split_title

RUN_TOGETHER = [
    Piece("MINUTES OF ASHFOLD PARISH COUNCIL MEETING HELD AT THE HALL ON MONDAY 14th MARCH 2016", 1),
    Piece("Present: Cllr. Ann Lee - Chairman, Cllr. Bob Day", 1),
    Piece("1. Apologies for Absence Cllr. Ian Orme", 1),
    Piece("2. Declarations of Interest: none. 3. The minutes of the last meeting were agreed as a true record.", 1),
    Piece("4. Matters Arising • Bench A bench was asked for. • Bin It was agreed to buy a bin.", 1),
    Piece("5. 5.1 Clerk’s Report • The survey has been sent to all.", 1),
    Piece("5.2 Play Area • The swing has been mended.", 1),
    Piece("6. Accounts were presented and accepted for payment.", 1),
    Piece("7. Planning application 16/00111/O Two houses at Low Farm, Ashfold Parish Council recommended refusal.", 1),
    Piece("8. Tree Survey Two quotes have been received for the limes. The position will be reviewed.", 1),
    Piece("9. Councillor photographs The photographs are not up to date. More will be taken in May.", 1),
]


def test_minutes_run_together_give_their_items_and_the_numbers_of_untitled_ones() -> None:
    """Numbers and bullets in mid-paragraph part it; a decision under a number without title has that number."""
    minutes = read_minutes(RUN_TOGETHER)
    titles = [(item.number, item.title) for item in minutes.items]
    assert ("2", "Declarations of Interest") in titles
    assert ("4", "Matters Arising") in titles
    assert ("5.2", "Play Area") in titles
    assert ("7", "Planning application") in titles
    assert not {number for number, _ in titles} & {"3", "6"}
    decided = {row.item: row.verb for row in minutes.decisions}
    assert decided == {"3": "agreed", "4": "agreed", "6": "accepted", "7": "recommended"}


def test_a_folio_does_not_hide_the_only_item() -> None:
    """The only item of a special meeting, with a page number before the running text, and what was done before it."""
    pieces = [
        Piece("Present: Councillors Ash, Elm and Oak.", 1),
        Piece("It was agreed to write to the league about the reception for the team in the town hall.", 1),
        Piece("1. Fold Graveyard", 1, "heading", lead="Fold Graveyard", bold=True),
        Piece("Councillor Ash outlined the position with the burial ground and the plots in it.", 1),
        Piece("2 burial ground at Fold. Councillor Elm asked what it was proposed to do with it?", 1),
        Piece("Chairman", 2, "heading", lead="Chairman", bold=True),
    ]
    minutes = read_minutes(pieces)
    assert [(item.number, item.title) for item in minutes.items] == [("1", "Fold Graveyard")]
    assert [row.item for row in minutes.decisions] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Armitage EDC, B Brook", ["A Armitage", "B Brook"]),
        ("Mr R C Lowe OBE", ["Mr R C Lowe OBE"]),
        ("County Councillor Max Stone Borough Councillor Col Simms", ["Max Stone", "Col Simms"]),
        ("R J Thomas", ["R J Thomas"]),
    ],
)
def test_letters_and_titles_after_names_are_no_part_of_them(text: str, names: list[str]) -> None:
    """A body's letters after a name, and the next person's title."""
    found = [entry.name for entry in split_people(text)]
    assert len(found) == len(names)
    assert all(said.endswith(name) for said, name in zip(found, names, strict=True))


def test_what_names_only_the_thing_is_told_by_the_whole_sentence() -> None:
    """Words like "the application." say nothing by themselves."""
    outcome = outcome_of("The Board accepted the application.")
    assert outcome is not None and outcome.text == "The Board accepted the application."


def test_a_title_that_begins_with_councillor_is_a_title() -> None:
    """Of "Councillor photographs" the first word is no person's title."""
    photographs = Piece("9. Councillor photographs for the site The photographs are not up to date. More follow.", 1)
    assert split_title(photographs, photographs.label)[0] == "Councillor photographs for the site"
