"""Decisions out of the paragraphs of one item: text, movers and votes."""

from __future__ import annotations

import pytest

from extract.meetings.decisions import read_decisions
from extract.meetings.flow import Piece
from extract.meetings.walks import Section
from extract.records import Decision


def decisions(*paragraphs: str, title: str = "Roads") -> list[Decision]:
    return read_decisions(Section("4", title, [Piece(text, 1) for text in paragraphs]), "m1")[0]


@pytest.mark.parametrize(
    ("paragraphs", "rows"),
    [
        (
            ("Cllr Ash suggested that the bench be moved. After some discussion this was agreed.",),
            [("agreed", "Cllr Ash suggested that the bench be moved.", None)],
        ),
        (
            (
                "The report was noted.",
                "Proposed by Cllr Ash;",
                "Seconded by Cllr Elm;",
                "And Resolved:",
                "That it be paid.",
            ),
            [("noted", "The report was noted.", None), ("Resolved", "That it be paid.", "Cllr Ash")],
        ),
        (
            ("Sheet 27 dated 1 April, balance of £6,564.21 Noted",),
            [("Noted", "Sheet 27 dated 1 April, balance of £6,564.21", None)],
        ),
        (
            ("Minutes agreed on 15th January - Proposed by Ann Lee – Second by Bo Day",),
            [("agreed", "Minutes agreed on 15th January", "Ann Lee")],
        ),
    ],
)
def test_decisions(paragraphs: tuple[str, ...], rows: list[tuple[str, str, str | None]]) -> None:
    assert [(row.verb, row.text, row.mover) for row in decisions(*paragraphs)] == rows


def test_a_vote_taken_by_name_on_what_was_agreed() -> None:
    said = decisions(
        "It was agreed that the plan be adopted.",
        "A Vote was taken as follows:",
        "For:",
        "Councillor Ash",
        "Councillor Elm",
        "Against:",
        "None",
        "Abstain:",
        "Councillor Oak",
    )
    assert [(row.text, row.votes_for, row.votes_against, row.abstentions) for row in said] == [
        ("that the plan be adopted.", 2, 0, 1)
    ]


def test_several_applications_in_one_paragraph() -> None:
    said = decisions("i. 17/01282/F Barn. No objections. ii. 17/01343/F Hut. No objections.", title="Planning")
    assert [row.text for row in said] == ["17/01282/F Barn. No objections.", "17/01343/F Hut. No objections."]
