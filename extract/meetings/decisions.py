"""What a meeting decided, item by item: resolutions by clauses, outcomes told in sentences, votes not restated."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.blocks import MIDWAY, MIDWAY_END, block_of
from extract.meetings.clauses import Clause, split_inline
from extract.meetings.closings import TRAILING, closing_verb
from extract.meetings.endings import Ended, ended, over, own_sentences
from extract.meetings.flow import Piece, grid_lines
from extract.meetings.mending import rejoined
from extract.meetings.motions import PUT, parse_movers, without_movers
from extract.meetings.moving import join_movers, moved, numbered, with_seconders
from extract.meetings.outcomes import outcome_of
from extract.meetings.outturns import closing_line, only_tally, outturn
from extract.meetings.planning import IS_PLANNING, planning_responses
from extract.meetings.resolutions import BARE_BODY, MOVER_PAIR, STOPS, acted, numbered_motion, resolution
from extract.meetings.sentences import sentences
from extract.meetings.tallies import LISTED, Ballot, parse_votes
from extract.meetings.voting import close, close_proposal, close_told, listed_votes, put_to_vote, takes_votes
from extract.meetings.walks import Section, Walk, add, count_votes, flush
from extract.records import Decision, Vote


def read_decisions(section: Section, meeting: str) -> tuple[list[Decision], list[Vote]]:
    """The decisions of one item, and how members voted where names are given."""
    pieces = join_movers(rejoined(section.pieces))
    walk = Walk(meeting, section)
    at = 0
    while at < len(pieces):
        at = step(walk, pieces, at)
    flush(walk)
    last = walk.rows[-1] if walk.rows else None
    if last and walk.put and walk.ballot.counted and (last.votes_for, last.votes_against) == (None, None):
        count_votes(walk, last)
    known = {row.text for row in walk.rows}
    answers = planning_responses(section.title, section.number, pieces, meeting)
    walk.rows += [row for row in answers if not any(row.text in text or text in row.text for text in known)]
    return walk.rows, walk.votes


def step(walk: Walk, pieces: list[Piece], at: int) -> int:
    """Reads one piece, with those that belong to it; says where the next begins."""
    piece = pieces[at]
    if piece.grid or not piece.text:
        return at + 1
    named = numbered(walk, piece)
    if named is None:
        return at + 1
    piece = pieces[at] = named
    body = piece.body if piece.label and piece.label.style not in ("capital",) else piece.text
    if not body:
        return at + 1
    listed = LISTED.match(body)
    if listed and takes_votes(walk, listed):
        return listed_votes(walk, pieces, at, listed)
    pair = MOVER_PAIR.match(body)
    if pair and (after := numbered_motion(walk, pieces, at, pair)):
        return after
    if ALTERNATIVES.match(body):
        return past_alternatives(pieces, at)
    if BARE.match(body) and at + 1 < len(pieces) and FIRST_CLAUSE.match(pieces[at + 1].text):
        return resolution(walk, pieces, at, body.strip(" :."), "")
    told = closing_line(body) if walk.order or walk.put else None
    if told:
        close_told(walk, told, pieces, at)
        return at + 1
    verb = closing_verb(body)
    if verb:
        close(walk, verb, pieces, at)
        return at + 1
    if BARE_BODY.match(body) and at + 1 < len(pieces):
        return acted(walk, pieces, at)
    block = block_of(body)
    if block:
        return resolved(walk, pieces, at, *block)
    return paragraph(walk, pieces, at, body)


BARE = re.compile(
    r"^(?:(?:IT WAS )?(?:RESOLVED|AGREED|DECIDED|ORDERED)|Resolved|Agreed)\s*[:–-]*$"
)  # a line of its own
FIRST_CLAUSE = re.compile(r"^(?:That|To|THAT|TO)\b|^\(?[1aAi][.)]\s")


def resolved(walk: Walk, pieces: list[Piece], at: int, verb: str, rest: str) -> int:
    """A resolution, and what its paragraph tells after it in sentences of their own."""
    if ACCORDINGLY.match(rest) and walk.order:
        walk.put = ""
        resolution(walk, [replace(pieces[at], text=walk.order[0].said)], 0, verb, walk.order[0].said)
        return at + 1
    if rest.startswith("as ") and verb.isupper():  # "AGREED as a correct record": what follows names no decision
        rest = f"{verb} {rest}"
    own, after = own_sentences(rest)
    if after and len(split_inline(rest)) == 1:
        piece = pieces[at]
        before = piece.text[: max(0, piece.text.find(own))]  # "After a vote (5 for, 2 against) it was RESOLVED …"
        resolution(walk, [replace(piece, text=f"{before}{own}")], 0, verb, own)
        return paragraph(walk, [*pieces[:at], replace(piece, text=after), *pieces[at + 1 :]], at, after)
    parts = sentences(rest)
    more = next((n for n in range(1, len(parts)) if AGAIN.match(parts[n]) and outcome_of(parts[n])), None)
    if more is None or len(split_inline(rest)) > 1:
        return resolution(walk, pieces, at, verb, rest)
    piece = pieces[at]
    first, later = " ".join(parts[:more]), " ".join(parts[more:])
    resolution(walk, [replace(piece, text=first)], 0, verb, first)
    return prose(walk, [*pieces[:at], replace(piece, text=later), *pieces[at + 1 :]], at, later)


AGAIN = re.compile(  # "… and of the cost. It was also agreed that …", "All agreed …": another decision
    r"(?:It was |The (?:Council|Committee|Board|Panel|Cabinet|meeting) |Members |Councillors |All |Also |Further)"
)


ACCORDINGLY = re.compile(r"^accordingly[.\s]*$", re.IGNORECASE)  # of the motion printed before


ALTERNATIVES = re.compile(  # what was considered and not decided, and why: under headings of their own
    r"^(?:reasons? for (?:the )?(?:decision|recommendation)s?|(?:alternative|"
    r"other) options?(?: considered)?(?: and rejected)?|"
    r"options? considered(?: and rejected)?)\W*$",
    re.IGNORECASE,
)


def past_alternatives(pieces: list[Piece], at: int) -> int:
    """Where the reasons and alternatives end: at the next heading, decision or numbered paragraph."""
    after = at + 1
    while after < len(pieces) and not (
        pieces[after].bold or pieces[after].label or pieces[after].grid or block_of(pieces[after].text)
    ):
        after += 1
    return after


GRANT = re.compile(  # "Players (£400)   GRANTED £250", "Harriers (£1,500) REFUSED, no accounts": a line of a list
    r"^(?=[A-Z])(?:(?!\b(?:was|were|be|been|is|are|has|have|had)\b)[^.:]){4,80}\s(?P<verb>GRANTED|REFUSED|DECLINED)\b[^.]{0,60}\.?$"
)
UNTIL = re.compile(r"\b(?:until|unless|once|when|if|not yet)$")  # "These minutes are draft until confirmed."


def paragraph(walk: Walk, pieces: list[Piece], at: int, body: str) -> int:
    """Running text: motions, votes, and sentences that state an outcome."""
    granted = GRANT.match(body) if not IS_PLANNING.search(walk.section.title) and not APPLICATION.search(body) else None
    if granted:
        add(walk, granted.group("verb"), body, pieces[at])
        return at + 1
    trailing = TRAILING.match(body)
    if trailing and UNTIL.search(trailing.group("said")):
        return at + 1
    if trailing and not outcome_of(body) and not APPLICATION.search(body):
        trailed(walk, trailing.group("verb"), trailing.group("said").strip(), pieces, at)
        return at + 1
    if len(sentences(body)) == 1 and outcome_of(body):
        return prose(walk, pieces, at, body)
    midway = MIDWAY.search(body)
    if midway and sum(letter.isupper() for letter in body) < 0.5 * len(body):
        before_resolution(walk, pieces, at, body[: midway.start()])
        return resolved(walk, pieces, at, midway.group("verb"), midway.group("rest"))
    ending = MIDWAY_END.search(body)
    if ending:
        before_resolution(walk, pieces, at, body[: ending.start()])
        return resolution(walk, pieces, at, ending.group("verb"), ending.group("rest").strip())
    return prose(walk, pieces, at, body)


VOTED = re.compile(  # "Proposed and seconded; a vote was taken; all in favour.": a vote that the resolution restates
    r"\b(?:proposed and seconded|a vote was taken|put to the vote|on a show of hands|voting)\b", re.IGNORECASE
)


def before_resolution(walk: Walk, pieces: list[Piece], at: int, body: str) -> None:
    """What stands before a resolution in its paragraph; a vote taken on it is no decision of its own."""
    body = re.sub(r"(?:\band|\b[Ii]t was(?: therefore| then| accordingly)*)\s*$", "", body).rstrip()
    told = sentences(body)
    if told and VOTED.search(told[-1]) and not parse_movers(told[-1]).mover:
        counted = parse_votes(told[-1])
        prose(walk, pieces, at, " ".join(told[:-1]))
        if counted.counted:
            walk.ballot = counted
        return
    prose(walk, pieces, at, body)


APPLICATION = re.compile(r"\b\d{2}/\d{4,6}\b|\bplanning\b", re.IGNORECASE)  # whose outcome is the authority's


def trailed(walk: Walk, verb: str, said: str, pieces: list[Piece], at: int) -> None:
    """An outcome set at the end of a paragraph, often at the right margin: "Balance of £6,564.21   Noted"."""
    piece, before = pieces[at], pieces[at - 1] if at else None
    if before and walk.order and walk.order[-1].piece is before and not re.search(r"[.;:!?]\s*$", before.text):
        add(walk, verb, f"{before.text} {said}", before, None, walk.order[-1].ballot)  # a motion over two blocks
        return
    movers = parse_movers(said)
    text = without_movers(said) if movers.mover else said
    add(walk, verb, text if len(text) > 12 else said, piece, None, movers)


CARRIED = re.compile(r"\b(?:carried|lost|defeated|fell|fail(?:s|ed)|pass(?:ed|es)|rejected|voted?)\b", re.IGNORECASE)


def prose(walk: Walk, pieces: list[Piece], at: int, body: str) -> int:
    """The sentences of one paragraph."""
    piece, after = pieces[at], at + 1
    parts = with_seconders(sentences(body))
    for n, sentence in enumerate(parts):
        movers = parse_movers(sentence)
        told = outturn(sentence)
        if told and (n or ((walk.order or walk.put) and CARRIED.search(told.verb))):
            close_proposal(walk, told, parts, n, piece)
            continue
        if walk.order and only_tally(sentence):
            walk.ballot = over(walk.ballot, parse_votes(sentence))
            continue
        if walk.rows and walk.rows[-1].votes_for is None and only_tally(sentence):
            walk.ballot = parse_votes(sentence)
            count_votes(walk, walk.rows[-1])
            walk.ballot = Ballot()
            continue
        if PUT.search(sentence) and not movers.mover:
            put_to_vote(walk, sentence, piece)
            continue
        outcome = outcome_of(sentence) or (outcome_of(without_movers(sentence)) if movers.mover else None)
        if outcome:
            text = outcome.text
            if n == len(parts) - 1:
                text, after = continued_list(pieces, at, text)
            told_by = over(movers, parse_votes(sentence))
            whole = text.startswith(sentence[:20])
            for label, clause in split_inline(text):
                shorter = Ended(clause, Ballot()) if whole else ended(clause)
                words = without_movers(shorter.text)
                place = Clause(label, words, piece.page, piece.bbox)
                add(walk, outcome.verb, words, piece, place, over(told_by, shorter.ballot))
            continue
        if movers.mover:
            following = pieces[at + 1] if at + 1 < len(pieces) and n == len(parts) - 1 else None
            leads = following is not None and block_of(following.body) is not None
            quoted = following.text if following and re.match(r"[“\"‘]", following.text) else ""
            moved(walk, movers, sentence, body, piece, leads, quoted)
            if walk.order and walk.order[-1].piece is piece:
                walk.order[-1].at = at
    return after


FOLLOWING = re.compile(  # "The following accounts were approved for payment", the list below it
    r"\b(?:the )?following (?:accounts?|payments?|cheques?|invoices?|bills|expenditure)\b[^.:]*[.:]?$", re.IGNORECASE
)
PRICED = re.compile(r"[£$€]\s*\d|\d\.\d\d\b")  # "Hall rental £ 25.00"


def continued_list(pieces: list[Piece], at: int, text: str) -> tuple[str, int]:
    """What is approved may be listed below: "The following accounts were approved for payment:"."""
    if not text.rstrip(" -–—").endswith(":") and not FOLLOWING.search(text):
        return text, at + 1
    if text.endswith(".") and (at + 1 >= len(pieces) or not PRICED.search(pieces[at + 1].text or "")):
        return text, at + 1
    after = at + 1
    while after < len(pieces) and after - at < 25:
        following = pieces[after]
        if following.grid and after == at + 1 and len(rows := grid_lines(following.grid)) <= 12:
            return f"{text} {' '.join(cell.text for row in rows for cell in row if cell.text)}", after + 1
        if (
            following.grid
            or not following.text
            or len(following.text) > (320 if following.bullet else 160)
            or following.kind == "heading"
            or STOPS.match(following.text)
        ):
            break
        if pieces[after - 1].bullet and after - 1 > at and not following.bullet:
            break
        if outcome_of(following.text) or (
            following.text.endswith(".") and len(following.text) > 90 and not following.bullet
        ):
            break
        text = f"{text} {following.text}"
        after += 1
    return text, after
