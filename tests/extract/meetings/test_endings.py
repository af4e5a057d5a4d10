"""Where decisions end, how votes are told beside them, and which statements decide nothing."""

from __future__ import annotations

import pytest

from extract.meetings.decisions import read_decisions
from extract.meetings.flow import Piece
from extract.meetings.published import unwrapped
from extract.meetings.walks import Section
from extract.records import Decision


def decided(*lines: str, title: str = "Finance") -> list[Decision]:
    """The decisions of an item with these paragraphs."""
    return read_decisions(Section("4", title, [Piece(line, 1) for line in lines]), "m1")[0]


TEXTS = [  # what is printed, and the texts that are resolved
    (
        ["RESOLVED that Mrs. Orme and Cllr.", "Pell sit on the panel. Cllr. Orme left."],
        ["that Mrs. Orme and Cllr. Pell sit on the panel."],
    ),
    (
        ["RESOLVED that Ms Orme be elected Mayor (6 votes to 4). Ms Orme took the chair."],
        ["that Ms Orme be elected Mayor"],
    ),
    (
        ["RESOLVED to hire the hall, proposed by Cllr Orme and seconded by Cllr Pell. Clerk to tell the club."],
        ["to hire the hall"],
    ),
    (
        ["RESOLVED to exclude the public. The Clerk withdrew. RESOLVED that the hours be raised."],
        ["to exclude the public.", "that the hours be raised."],
    ),
    (["RESOLVED that the barn be sold. Mr Orme asked that his dissent be minuted."], ["that the barn be sold."]),
    (
        ["RESOLVED That it object on grounds of (i) noise and (ii) smell."],
        ["That it object on grounds of (i) noise and (ii) smell."],
    ),
    (["RESOLVED", "That the bills be paid."], ["That the bills be paid."]),
    (
        ["RECOMMENDED TO COUNCIL that the rent be raised by a tenth from April."],
        ["that the rent be raised by a tenth from April."],
    ),
    (
        ["DECISION: Cabinet RECOMMENDED to Council: 1. That the budget be approved; 2. That tax be raised."],
        ["That the budget be approved;", "That tax be raised."],
    ),
    (
        [
            "Moved by Cllr Orme and seconded by Cllr Pell:",
            "“That this Council plants an oak.”",
            "On the motion being put seven voted in favour and one against, and it was",
            "RESOLVED accordingly.",
        ],
        ["“That this Council plants an oak.”"],
    ),
    (["Harriers (£1,500)   REFUSED, no accounts"], ["Harriers (£1,500)   REFUSED, no accounts".replace("   ", " ")]),
    (
        [
            "RESOLVED that the following be appointed:",
            "Finance: Cllrs. Orme and Pell",
            "Planning: Cllr. Lund (proposed Cllr. Orme, seconded Cllr. Pell)",
        ],
        ["that the following be appointed: Finance: Cllrs. Orme and Pell Planning: Cllr. Lund"],
    ),
    (
        ["Nobody wished to speak. After discussion RESOLVED that Cllr Orme obtain two prices."],
        ["that Cllr Orme obtain two prices."],
    ),
    (["The apologies were accepted."], ["The apologies were accepted."]),
    (["The report was received."], ["The report was received."]),
    (["The auditor found nothing. This was noted by the Council."], ["This was noted by the Council."]),
    (["Version 4 was put off to the next meeting."], ["Version 4 was put off to the next meeting."]),
    (["AGREED as a correct record"], ["AGREED as a correct record"]),
]


@pytest.mark.parametrize(("lines", "texts"), TEXTS)
def test_texts(lines: list[str], texts: list[str]) -> None:
    """A decision's text is its own sentences, without what happened next and without movers and votes."""
    assert [row.text.strip("“”") for row in decided(*lines)] == [text.strip("“”") for text in texts]


VOTES = [  # what is printed, and of each row: label, mover, seconder, for, against, abstentions
    (
        ["MOT. 7-12  Orme/Pell", "That the agenda be approved.", "In favour 3, opposed 3 (Lund). Defeated."],
        [("7-12", "Orme", "Pell", 3, 3, None)],
    ),
    (
        [
            "Cllr Orme moved, and Cllr Pell seconded, that it be vetoed. On being put to the vote the "
            "motion was lost, 2 voting in favour and 4 against.",
            "Cllr Lund moved and Mrs Hay seconded, and it was",
            "RESOLVED (4 votes to 2):",
            "That the plan be supported.",
        ],
        [(None, "Cllr Orme", "Cllr Pell", 2, 4, None), (None, "Cllr Lund", "Mrs Hay", 4, 2, None)],
    ),
    (
        ["Resolved that the rent be £38. Prop: EF Sec: AB. 4 for, 1 against. KL returned."],
        [(None, "EF", "AB", 4, 1, None)],
    ),
    (
        [
            "Cllr Orme moved (NOM 27/16):",
            "“That the county flag fly until the final.”",
            "Seconded by Cllr Pell. Agreed.",
        ],
        [(None, "Cllr Orme", "Cllr Pell", None, None, None)],
    ),
    (
        ["It was resolved to set up a panel, on the proposal of Cllr Orme, seconded by Cllr Pell, by 3 votes to 2."],
        [(None, "Cllr Orme", "Cllr Pell", 3, 2, None)],
    ),
    (["Motion by Orme, second by Pell, to adjourn. Voted 3-0-1 (Lund abstaining)."], [(None, "Orme", "Pell", 3, 0, 1)]),
    (
        [
            "Cllr Orme, seconded by Mr Pell, moved approval of the plan. Cllr Lund, seconded by Cllr "
            "Hay, moved as an amendment that it wait. On a show of hands 2 members voted for the "
            "amendment and 4 for the motion, which was accordingly carried.",
            "The IJB agreed:",
            "a) to approve the plan; and",
            "b) to publish it.",
        ],
        [("a", "Cllr Orme", "Mr Pell", 4, 2, None), ("b", "Cllr Orme", "Mr Pell", 4, 2, None)],
    ),
    (
        ["After a vote (5 for, 2 against) it was RESOLVED that the barn be sold. Mr Pell left the room."],
        [(None, None, None, 5, 2, None)],
    ),
    (["RESOLVED that fees rise by 3% (Mrs Orme, J. Pell)."], [(None, "Mrs Orme", "J. Pell", None, None, None)]),
    (["RESOLVED that the panel be set up (Finance, Planning)."], [(None, None, None, None, None, None)]),
]


@pytest.mark.parametrize(("lines", "rows"), VOTES)
def test_movers_and_votes(lines: list[str], rows: list[tuple[object, ...]]) -> None:
    """Movers and votes stand in their fields, those of what was lost never with what was resolved."""
    found = decided(*lines)
    assert [(r.label, r.mover, r.seconder, r.votes_for, r.votes_against, r.abstentions) for r in found] == rows


def test_a_notice_keeps_its_decisions() -> None:
    """The word before each decision of a notice is no furniture of a web page."""
    notice = [
        Piece(text, 1) for text in ("4. Trees", "Decision: That it be noted.", "5. Bins", "Decision:", "That it be so.")
    ]
    assert unwrapped(notice) == notice


@pytest.mark.parametrize(
    "line",
    [
        "Council agreed that this was a good idea but no motion was made.",
        "Members agreed that burglary was a worry.",
        "The Chief Executive agreed to a request of Cllr Orme.",
        "The Audit and Risk Committee recommended that Trustees approve it.",
        "These minutes are draft until confirmed.",
        "Approved: June 14, 2022",
        "The sale of the barn was agreed in May and completed on 1 November.",
        "Apologies were received and accepted from Cllr Orme.",
        "Cllr Orme proposed and nobody seconded that the matter lie on the table.",
    ],
)
def test_nothing_decided(line: str) -> None:
    """What others decided, views, drafts and what was left there are no decisions."""
    assert decided(line) == []
