"""Motions put to the vote, sides of a recorded vote, and the words that close them."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.clauses import Clause
from extract.meetings.closings import CLOSED, closing_verb
from extract.meetings.flow import Piece
from extract.meetings.motions import bare_of_movers
from extract.meetings.names import split_people
from extract.meetings.outcome_words import NOT_NOW
from extract.meetings.outcomes import outcome_of
from extract.meetings.outturns import Outturn
from extract.meetings.tallies import LISTED, Ballot, parse_votes, side_of
from extract.meetings.walks import LOST, Motion, Walk, add, finish_vote, flush, referred
from extract.records import Vote


def listed_votes(walk: Walk, pieces: list[Piece], at: int, match: re.Match[str]) -> int:
    """A side of the vote, "For (52)", with the names below it."""
    number = match.group("n") or match.group("n2") or match.group("n3")
    names, after = match.group("names"), at + 1
    voters = bare_voters(pieces, after) if not names and not number else []
    if voters:
        names, after, number = ", ".join(voters), after + len(voters), str(len(voters))
    elif re.fullmatch(r"(?:none|nil)\.?", names or (pieces[after].text if after < len(pieces) else ""), re.IGNORECASE):
        after, names, number = after + (not names), "", "0"
    elif (
        not names
        and after < len(pieces)
        and number != "0"
        and not LISTED.match(pieces[after].text)
        and not closing_verb(pieces[after].text)
    ):
        names, after = pieces[after].text, after + 1
        while (
            after < len(pieces)
            and re.search(r"(?:,|\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Cllr|Councillor))$", names.strip())
            and not closing_verb(pieces[after].text)
        ):
            names, after = f"{names} {pieces[after].text}", after + 1
    cast = voters_of(names or "")
    count = int(number) if number else (len(cast) or None)
    kind = side_of(match.group("side"))
    b = walk.ballot
    walk.ballot = Ballot(
        b.mover,
        b.seconder,
        count if kind == "for" else b.votes_for,
        count if kind == "against" else b.votes_against,
        count if kind == "abstain" else b.abstentions,
    )
    told = walk.unclosed  # the outcome stands above the names
    if told and walk.ballot.counted:
        walk.unclosed = replace(
            told,
            votes_for=first_of(told.votes_for, walk.ballot.votes_for),
            votes_against=first_of(told.votes_against, walk.ballot.votes_against),
            abstentions=first_of(told.abstentions, walk.ballot.abstentions),
        )
    motion = walk.put or (walk.order[-1].said if walk.order else "")
    for name in cast:
        walk.votes.append(
            Vote(
                meeting=walk.meeting,
                item=walk.section.number,
                motion=motion or None,
                name=name,
                vote=kind,
                page=pieces[at].page,
                bbox=pieces[at].bbox,
            )
        )
    return after


def first_of(one: int | None, other: int | None) -> int | None:
    """A count, or another where it is not known."""
    return other if one is None else one


SURNAMES = re.compile(r"[A-Z][\w’'-]*[a-z](?:(?:,| and| &|, and|;) [A-Z][\w’'-]*[a-z])*\.?")  # "Doyle, Harmon and Lee"


def voters_of(text: str) -> list[str]:
    """The names on one side of a vote, surnames alone too.

    >>> voters_of("Councillors Ash and Elm"), voters_of("Doyle, Lee"), voters_of("None"), voters_of("the motion")
    (['Councillor Ash', 'Councillor Elm'], ['Doyle', 'Lee'], [], [])
    """
    if re.fullmatch(r"(?:none|nil|all|unanimous(?:ly)?|carried)\W*", text.strip(), re.IGNORECASE):
        return []
    named = [entry.name for entry in split_people(text)]
    if named or not SURNAMES.fullmatch(text.strip()):
        return named
    return [part for part in re.split(r"[,;&.\s]+|\band\b", text) if part and part != "and"]


def takes_votes(walk: Walk, match: re.Match[str]) -> bool:
    """Whether a line "For:" or "Ayes" is a side of a vote: it counts, a vote was called, or voters follow."""
    if match.group("n") or match.group("n2") or match.group("n3") or walk.put:
        return True
    names = match.group("names")
    none = bool(re.fullmatch(r"(?:none|nil|0)\W*", names.strip(), re.IGNORECASE))
    return bool(walk.order or walk.unclosed) and ":" in match.group()[:40] and (none or bool(voters_of(names)))


def bare_voters(pieces: list[Piece], start: int) -> list[str]:
    """Names printed one below the other under "For:" or "Against:"."""
    found: list[str] = []
    for piece in pieces[start : start + 60]:
        entries = split_people(piece.text) if piece.text and len(piece.text) < 60 else []
        if len(entries) != 1 or len(entries[0].name) < len(piece.text.strip()) - 3:
            break
        found.append(entries[0].name)
    return found


def close_told(walk: Walk, told: Outturn, pieces: list[Piece], at: int) -> None:
    """A line that closes a motion and tells the votes, the seconder or the motion's words too."""
    motion = referred(walk, f"{told.verb} {pieces[at].text}")
    if motion and told.said:
        motion.said = told.said
    if motion and told.ballot.seconder and not motion.ballot.seconder:
        motion.ballot = replace(motion.ballot, seconder=told.ballot.seconder)
    close(walk, told.verb, pieces, at, told.ballot)


def close(walk: Walk, verb: str, pieces: list[Piece], at: int, told: Ballot | None = None) -> None:
    """An outcome that stands alone closes the vote or motion before it."""
    piece = pieces[at]
    motion = referred(walk, verb)
    counted_in(walk, told or parse_votes(piece.text))
    if motion and not walk.put and len(bare_of_movers(motion.said).strip("0123456789 ")) < 14 and at - motion.at > 1:
        below(walk, verb, motion, pieces[motion.at + 1 : at])
        return
    if walk.put or (motion and motion.said):
        finish_vote(walk, verb, motion)
        return
    before = pieces[at - 1] if at else None
    if before and before.text and not before.grid and re.match(r"[Tt]hat\b", before.body) and walk.order:
        add(walk, verb, before.body, before)
    elif (
        before
        and before.text
        and not before.grid
        and len(before.text) < 200
        and re.search(r"^(?:to |that )|:$", before.body, re.IGNORECASE)
    ):
        add(walk, verb, f"{before.body} {piece.text}", before)
    elif at == 0 and walk.section.title:
        add(walk, verb, f"{walk.section.title}: {piece.text}", piece)


CALLED_FOR = re.compile(r"\b(?:requested|called for|demanded|asked for) a (?:recorded|named|roll[- ]call) vote\b")


def below(walk: Walk, verb: str, motion: Motion, told: list[Piece]) -> None:
    """A motion printed below the names of those who moved it, up to the word that closes it."""
    said = [piece for piece in told if piece.text and not piece.grid and not LISTED.match(piece.text)]
    said = [piece for piece in said if not CALLED_FOR.search(piece.text)] or said
    text = " ".join(piece.text for piece in said)
    label = motion.code or (motion.piece.label.body if motion.piece.label else None)
    place = said[0] if said else motion.piece
    votes = replace(walk.ballot, mover=motion.ballot.mover, seconder=motion.ballot.seconder)
    add(walk, verb, text, place, Clause(label, text, place.page, place.bbox), votes)
    if not LOST.search(verb) and walk.rows:
        walk.unclosed = walk.rows.pop()  # a resolution below may restate it
    walk.order, walk.ballot = [], Ballot()


def counted_in(walk: Walk, counted: Ballot) -> None:
    """Takes in the votes that the closing words count: "Motion carried 4-1."."""
    if counted.counted:
        walk.ballot = counted


PROPOSING = re.compile(  # "Cllr Lee suggested that …", "a request for", "It was proposed that": what may then be agreed
    r"\b(?:propos\w+|suggest\w+|request\w*|ask(?:ed|ing)?|recommend\w*|offer\w*|moved|motion|should|invit\w+|"
    r"agree to|quot\w+|consider\w*|whether)\b",
    re.IGNORECASE,
)


OF_MOTION = re.compile(r"\b(?:motion|amendment|proposal)\b", re.IGNORECASE)


def close_proposal(walk: Walk, told: Outturn, parts: list[str], n: int, piece: Piece) -> None:
    """An outcome told in a sentence of its own, "This was agreed.", closes the motion or proposal before it."""
    verb, motion = told.verb, walk.order[-1] if walk.order else None
    of_motion = motion and (n == 0 or OF_MOTION.search(f"{verb} {parts[n]}"))
    counted_in(walk, told.ballot)
    if (
        walk.put
        or of_motion
        or (motion and motion.piece is piece and any(one.startswith(motion.said) for one in parts[:n]))
    ):
        finish_vote(walk, verb, referred(walk, f"{verb} {parts[n]}" if OF_MOTION.search(parts[n]) else verb))
        return
    if n == 0:
        return
    said = parts[n - 1]
    if outcome_of(said) or NOT_NOW.search(said) or closing_verb(said):
        return
    if PROPOSING.search(said):
        add(walk, verb, said, piece)
    elif verb.lower().startswith("noted") and re.match(r"(?:This|It|That|These) (?:was|were)\b", parts[n]):
        add(walk, "noted", parts[n], piece)
    elif verb.lower() == "noted" and n == len(parts) - 1:
        add(walk, verb, " ".join(parts[:n]) if len(" ".join(parts[:n])) < 400 else said, piece)
    elif not re.search(r"\bnoted\b", verb, re.IGNORECASE):
        add(walk, verb, f"{said} {parts[n]}", piece)


AS_SUBSTANTIVE = re.compile(r"\bas the (?:new )?substantive motion\b", re.IGNORECASE)  # an amendment that was carried


def put_to_vote(walk: Walk, sentence: str, piece: Piece) -> None:
    """A motion goes to the vote; the sentence may tell how it went."""
    counted = parse_votes(sentence)
    if walk.ballot.counted and not counted.counted and AS_SUBSTANTIVE.search(sentence):
        walk.order = [replace(one, amendment=False) for one in walk.order[-1:]]
        return
    flush(walk)
    walk.put, walk.put_piece = sentence, piece
    walk.ballot = counted if counted.counted else Ballot()
    closed = CLOSED.search(sentence)
    if closed:
        finish_vote(walk, closed.group("verb").strip(), referred(walk))
