"""Decisions out of the paragraphs of one item: text, movers and votes."""

from __future__ import annotations

import pytest

from extract.meetings.decisions import Section, read_decisions
from extract.meetings.flow import Piece
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
