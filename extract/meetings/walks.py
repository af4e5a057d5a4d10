"""What has been said so far under one item: decisions told, motions moved, a vote that nothing restates as yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.meetings.clauses import Clause
from extract.meetings.flow import Piece
from extract.meetings.motions import PARAGRAPH
from extract.meetings.tallies import Ballot
from extract.records import Box, Decision, Vote


@dataclass(frozen=True, slots=True)
class Section:
    """One item's number and what is said under it."""

    number: str | None
    title: str
    pieces: list[Piece]
    rest: str = ""


@dataclass(slots=True)
class Motion:
    """A motion put to the meeting."""

    ballot: Ballot
    text: str
    amendment: bool
    piece: Piece
    said: str  # the sentence that proposes it
    at: int = 0
    code: str | None = None  # the resolution's own number: "2025-88"


@dataclass(slots=True)
class Walk:
    """What has been said so far under one item."""

    meeting: str
    section: Section
    rows: list[Decision] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    motions: dict[str, Motion] = field(default_factory=dict)
    order: list[Motion] = field(default_factory=list)
    ballot: Ballot = field(default_factory=Ballot)
    put: str = ""  # the sentence that puts a motion to the vote
    put_piece: Piece | None = None
    unclosed: Decision | None = None  # a vote that nothing restates as yet
    code: str | None = None  # the number printed before a motion


def count_votes(walk: Walk, last: Decision) -> None:
    """Gives a vote that was taken on the decision just told to each of its clauses."""
    b = walk.ballot
    for at in range(len(walk.rows) - 1, -1, -1):
        row = walk.rows[at]
        if (row.verb, row.mover, row.votes_for) != (last.verb, last.mover, None) or (
            at < len(walk.rows) - 1 and not row.label
        ):
            break
        walk.rows[at] = replace(row, votes_for=b.votes_for, votes_against=b.votes_against, abstentions=b.abstentions)


OF_MAIN = re.compile(r"^(?:the )?motion\b|\bfor the motion, which was\b", re.IGNORECASE)


def referred(walk: Walk, verb: str = "") -> Motion | None:
    """The motion that is put to the vote: by its paragraph's number, else the last one."""
    beside = bool(walk.order) and walk.order[-1].amendment  # "The motion was carried", against an amendment
    if re.search(r"\bsubstantive\b", walk.put) or (beside and OF_MAIN.search(verb)):
        return next((motion for motion in walk.order if not motion.amendment), None)
    number = PARAGRAPH.search(walk.put)
    if number and number.group("number") in walk.motions:
        return walk.motions[number.group("number")]
    named = [one for one in walk.order if one.ballot.mover and f"of {one.ballot.mover}" in f"{walk.put} {verb}"]
    named += [
        one for one in walk.order if one.ballot.mover and re.search(rf"{re.escape(one.ballot.mover)}[’']s", walk.put)
    ]
    return named[0] if len(named) == 1 else walk.order[-1] if walk.order else None


LOST = re.compile(r"\b(?:lost|defeated|rejected|fell|fail(?:ed|s)|not (?:carried|agreed|supported))\b", re.IGNORECASE)


def finish_vote(walk: Walk, verb: str, motion: Motion | None) -> None:
    """A vote is done; it stands for itself unless a resolution restates it."""
    flush(walk)
    part = bool(re.search(r"\bpart \d|recommendation \d|\bclause\b", walk.put))
    text, piece = walk.put, walk.put_piece
    ballot = walk.ballot
    if motion and not part:
        ballot = ballot.with_movers(motion.ballot)
        if not text or (not motion.said.rstrip().endswith(":") and re.search(r"\bthat\b", motion.said)):
            text, piece = motion.said, motion.piece
    if piece is None:
        return
    walk.unclosed = Decision(
        meeting=walk.meeting,
        item=walk.section.number,
        label=motion.code if motion else None,
        verb=verb,
        text=text,
        mover=ballot.mover,
        seconder=ballot.seconder,
        votes_for=ballot.votes_for,
        votes_against=ballot.votes_against,
        abstentions=ballot.abstentions,
        page=piece.page,
        bbox=piece.bbox,
    )
    if motion and LOST.search(verb):  # no resolution restates what was lost
        flush(walk)
        walk.order = [one for one in walk.order if one is not motion]
    walk.ballot, walk.put, walk.put_piece = Ballot(), "", None


def flush(walk: Walk) -> None:
    """Keeps the vote that nothing restated."""
    if walk.unclosed:
        walk.rows.append(walk.unclosed)
        walk.unclosed = None


def restated(walk: Walk) -> Ballot:
    """Mover, seconder and votes for a resolution: those of the vote before it, the substantive motion's movers."""
    ballot = Ballot()
    closed = walk.unclosed
    if closed:
        ballot = Ballot(closed.mover, closed.seconder, closed.votes_for, closed.votes_against, closed.abstentions)
    elif walk.ballot.counted:
        ballot = walk.ballot
    walk.unclosed = None
    main = next((motion for motion in walk.order if not motion.amendment), None)
    substantive = bool(closed and re.search(r"\bsubstantive\b", f"{closed.verb} {closed.text}")) or not ballot.mover
    if main and substantive and (closed or walk.put or walk.order):
        ballot = ballot.with_movers(main.ballot)
    walk.order, walk.motions = [], {}
    return ballot


def add(
    walk: Walk, verb: str, text: str, piece: Piece, clause: Clause | None = None, ballot: Ballot | None = None
) -> None:
    """One row."""
    text = " ".join(text.split())
    if len(text) < 3:
        return
    flush(walk)
    ballot = ballot or Ballot()
    page, box = _place(piece, clause)
    walk.rows.append(
        Decision(
            meeting=walk.meeting,
            item=walk.section.number,
            label=clause.label if clause else None,
            verb=verb,
            text=text,
            mover=ballot.mover,
            seconder=ballot.seconder,
            votes_for=ballot.votes_for,
            votes_against=ballot.votes_against,
            abstentions=ballot.abstentions,
            page=page,
            bbox=box,
        )
    )


def _place(piece: Piece, clause: Clause | None) -> tuple[int, Box | None]:
    return (clause.page, clause.bbox) if clause else (piece.page, piece.bbox)
