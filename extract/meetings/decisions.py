"""What a meeting decided, item by item: resolutions by clauses, outcomes told in sentences, votes not restated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.meetings.blocks import MIDWAY, MIDWAY_END, block_of
from extract.meetings.clauses import Clause, read_clauses, split_inline
from extract.meetings.closings import CLOSED, TRAILING, closing_verb
from extract.meetings.flow import Piece, grid_lines
from extract.meetings.motions import (
    AMENDMENT,
    LISTED,
    MOVED_BY,
    PARAGRAPH,
    PERSON,
    PUT,
    Ballot,
    parse_movers,
    parse_votes,
    without_movers,
)
from extract.meetings.names import split_people
from extract.meetings.outcomes import ACTIVE, BODIES, NOT_NOW, outcome_of
from extract.meetings.planning import planning_responses
from extract.meetings.sentences import sentences
from extract.records import Box, Decision, Vote

STOPS = re.compile(  # what ends a list of clauses
    r"^(?:(?:RESOLVED|AGREED|DECIDED|RECOMMENDED|NOTED|ACTIONS?|Actions?|Action by)\b|(?:the )?(?:substantive "
    r")?(?:motion|amendment|meeting)\b|"
    r"(?:for|against|abstain\w*)\s*\(|[Pp]roposed\b|[Mm]oved\b|[Ss]econded\b|reasons?\b|note:|alternative options|"
    r"in accordance with (?:paragraph|standing order|section)|councillors? .{3,60} (?:asked|requested|wished)|"
    r"there being no|signed\b|chair(?:man)?\b|date of next)",
    re.IGNORECASE,
)


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


def read_decisions(section: Section, meeting: str) -> tuple[list[Decision], list[Vote]]:
    """The decisions of one item, and how members voted where names are given."""
    pieces = join_movers(section.pieces)
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


MOVER_LINE = re.compile(r"^(?:proposed|moved|proposer|prop\b|mover)\b[^.]{0,12}?.{3,70}$", re.IGNORECASE)
SECONDER_LINE = re.compile(r"^(?:and )?(?:seconded|seconder|sec\b)\b.{3,70}$", re.IGNORECASE)


def join_movers(pieces: list[Piece]) -> list[Piece]:
    """Mover and seconder printed on lines of their own, as one paragraph.

    >>> [piece.text for piece in join_movers([Piece("Proposed by Cllr Ash;", 1), Piece("Seconded by Cllr Elm;", 1)])]
    ['Proposed by Cllr Ash, seconded by Cllr Elm']
    """
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and SECONDER_LINE.match(piece.text) and MOVER_LINE.match(before.text) and "econd" not in before.text:
            seconder = piece.text[:1].lower() + piece.text[1:].rstrip(" .;,")
            joined[-1] = replace(before, text=f"{before.text.rstrip(' .;,')}, {seconder}")
        else:
            joined.append(piece)
    return joined


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


def step(walk: Walk, pieces: list[Piece], at: int) -> int:
    """Reads one piece, with those that belong to it; says where the next begins."""
    piece = pieces[at]
    if piece.grid or not piece.text:
        return at + 1
    body = piece.body if piece.label and piece.label.style not in ("capital",) else piece.text
    if not body:
        return at + 1
    listed = LISTED.match(body)
    if listed and (listed.group("n") or listed.group("n2") or listed.group("n3") or walk.put):
        return listed_votes(walk, pieces, at, listed)
    pair = MOVER_PAIR.match(body)
    if pair and (after := numbered_motion(walk, pieces, at, pair)):
        return after
    if ALTERNATIVES.match(body):
        return past_alternatives(pieces, at)
    verb = closing_verb(body)
    if verb:
        close(walk, verb, pieces, at)
        return at + 1
    if BARE_BODY.match(body) and at + 1 < len(pieces):
        return acted(walk, pieces, at)
    block = block_of(body)
    if block:
        return resolution(walk, pieces, at, *block)
    return paragraph(walk, pieces, at, body)


MOVER_PAIR = re.compile(rf"^(?P<mover>{PERSON}), (?P<seconder>{PERSON})\s*:?$")  # "S. Foote, L. Kirk:"


def numbered_motion(walk: Walk, pieces: list[Piece], at: int, pair: re.Match[str]) -> int | None:
    """A motion below its number, mover and seconder, up to the word that closes it: "… Carried."."""
    said: list[str] = []
    for after in range(at + 1, min(len(pieces), at + 16)):
        piece = pieces[after]
        if MOVER_PAIR.match(piece.body) or piece.grid or not piece.text:
            return None
        trailing, verb = TRAILING.match(piece.text), closing_verb(piece.text)
        said += [trailing.group("said")] if trailing else [] if verb else [piece.text]
        if trailing or verb:
            place, label = pieces[at + 1], pieces[at].label
            clause = Clause(label.body if label else None, "", place.page, place.bbox)
            movers = Ballot(pair.group("mover"), pair.group("seconder"))
            add(walk, trailing.group("verb") if trailing else verb or "", " ".join(said), place, clause, movers)
            return after + 1
    return None


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


BARE_BODY = re.compile(rf"^(?:[Tt]he )?(?:[A-Z][\w’'&-]* ){{0,4}}(?i:{BODIES})\s*:(?:[-–—])?$")  # "The Committee:"


def acted(walk: Walk, pieces: list[Piece], at: int) -> int:
    """What a body did, clause by clause below its name: "The Committee: (1) noted …; (2) agreed …"."""
    clauses, after = read_clauses(pieces, at + 1, STOPS, None)
    for clause in clauses:
        verb = ACTED.match(clause.text)
        if not verb:
            return at + 1
    for clause in clauses:
        verb = ACTED.match(clause.text)
        add(walk, verb.group("verb") if verb else "", clause.text, pieces[at], clause)
    return max(after, at + 1)


ACTED = re.compile(
    rf"^(?:also |further |unanimously )?(?P<verb>{ACTIVE}|NOTED|AGREED|APPROVED|RESOLVED|"
    rf"ENDORSED)\b",
    re.IGNORECASE,
)


def listed_votes(walk: Walk, pieces: list[Piece], at: int, match: re.Match[str]) -> int:
    """A side of the vote, "For (52)", with the names below it."""
    side = match.group("side").lower()
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
    count = int(number) if number else None
    kind = "for" if side == "for" else "against" if side == "against" else "abstain"
    b = walk.ballot
    walk.ballot = Ballot(
        b.mover,
        b.seconder,
        count if kind == "for" else b.votes_for,
        count if kind == "against" else b.votes_against,
        count if kind == "abstain" else b.abstentions,
    )
    for entry in split_people(names):
        walk.votes.append(
            Vote(
                meeting=walk.meeting,
                item=walk.section.number,
                motion=walk.put or None,
                name=entry.name,
                vote=kind,
                page=pieces[at].page,
                bbox=pieces[at].bbox,
            )
        )
    return after


def bare_voters(pieces: list[Piece], start: int) -> list[str]:
    """Names printed one below the other under "For:" or "Against:"."""
    found: list[str] = []
    for piece in pieces[start : start + 60]:
        entries = split_people(piece.text) if piece.text and len(piece.text) < 60 else []
        if len(entries) != 1 or len(entries[0].name) < len(piece.text.strip()) - 3:
            break
        found.append(entries[0].name)
    return found


def close(walk: Walk, verb: str, pieces: list[Piece], at: int) -> None:
    """An outcome that stands alone closes the vote or motion before it."""
    piece = pieces[at]
    motion = referred(walk, verb)
    if (
        motion
        and not walk.put
        and len(MOVED_BY.sub("", motion.said).strip(" .;,()[]-–:0123456789")) < 14
        and at - motion.at > 1
    ):
        text = " ".join(part.text for part in pieces[motion.at + 1 : at] if part.text and not part.grid)
        label = motion.piece.label.body if motion.piece.label else None
        place = pieces[motion.at + 1]
        add(walk, verb, text, place, Clause(label, text, place.page, place.bbox), motion.ballot)
        walk.order = []
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


def referred(walk: Walk, verb: str = "") -> Motion | None:
    """The motion that is put to the vote: by its paragraph's number, else the last one."""
    beside = bool(walk.order) and walk.order[-1].amendment  # "The motion was carried", against an amendment
    if re.search(r"\bsubstantive\b", walk.put) or (beside and re.match(r"(?:the )?motion\b", verb, re.IGNORECASE)):
        return next((motion for motion in walk.order if not motion.amendment), None)
    number = PARAGRAPH.search(walk.put)
    if number and number.group("number") in walk.motions:
        return walk.motions[number.group("number")]
    return walk.order[-1] if walk.order else None


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
    walk.ballot, walk.put, walk.put_piece = Ballot(), "", None


def flush(walk: Walk) -> None:
    """Keeps the vote that nothing restated."""
    if walk.unclosed:
        walk.rows.append(walk.unclosed)
        walk.unclosed = None


def resolution(walk: Walk, pieces: list[Piece], at: int, verb: str, rest: str) -> int:
    """A resolution, "RESOLVED …": its clauses, with the movers and votes of the motion that it restates."""
    piece = pieces[at]
    tally = parse_votes(piece.text[: piece.text.find(rest)] if rest else piece.text)
    inner = DECIDED.match(rest) if verb.upper().startswith("DECISION") else None
    if inner:  # "DECISION: AGREED to note the report"
        verb, rest = inner.group("verb"), (inner.group("rest") or "").strip()
    if rest.lower().startswith("unanimously"):
        rest = rest[len("unanimously") :].strip(" ,:")
    clauses, after = resolution_clauses(pieces, at, rest)
    if not clauses:  # "DECISION", with "AGREED to:" below it
        return max(after, at + 1)
    ballot = restated(walk)
    if tally.counted:  # "RESOLVED (7 for, 0 against, 1 abstention) that …"
        ballot = Ballot(ballot.mover, ballot.seconder, tally.votes_for, tally.votes_against, tally.abstentions)
    own = parse_movers(rest)
    if own.mover:
        ballot = ballot.with_movers(own)
    counted = parse_votes(rest)
    if counted.counted:
        ballot = Ballot(ballot.mover, ballot.seconder, counted.votes_for, counted.votes_against, counted.abstentions)
    for clause in clauses:
        told = DECIDED.match(clause.text) if verb.upper().startswith("DECISION") and len(clauses) == 1 else None
        if told and told.group("rest"):
            text = told.group("rest")
            add(walk, told.group("verb"), without_movers(text), piece, replace(clause, text=text), ballot)
        else:
            add(walk, verb, without_movers(clause.text), piece, clause, ballot)
    walk.ballot, walk.put = Ballot(), ""
    return max(after, at + 1)


DECIDED = re.compile(
    r"^(?P<verb>AGREED|APPROVED|NOTED|RESOLVED|ENDORSED|RECOMMENDED)(?: unanimously)?\b[\s:–-]*(?P<rest>\S.*)?$", re.S
)
CONDITIONED = re.compile(r"\bbe (?:granted|approved|given|permitted|refused|delegated)\b", re.IGNORECASE)


def resolution_clauses(pieces: list[Piece], at: int, rest: str) -> tuple[list[Clause], int]:
    """The clauses on the resolution's own line, or below it."""
    piece = pieces[at]
    inline = split_inline(rest)
    if len(inline) > 1:
        whole, after = continued(pieces, at, rest)
        return [Clause(label, text, piece.page, piece.bbox) for label, text in split_inline(whole)], after
    if (
        not rest
        or (rest.rstrip().endswith((":", "–", "-")) and len(rest) < 220)
        or re.fullmatch(r"(?:that|to)[\w ]{0,60}[,.]?", rest, re.IGNORECASE)
    ):
        clauses, after = read_clauses(pieces, at + 1, STOPS, piece.label)
        if clauses and CONDITIONED.search(rest):  # what follows are the conditions of one decision
            return [Clause(None, " ".join([rest, *(clause.text for clause in clauses)]), piece.page, piece.bbox)], after
        if (
            clauses
            and not any(clause.label for clause in clauses)
            and rest
            and not _leads(rest)
            and len(clauses) > 0
            and pieces[at + 1].bullet
        ):
            return [Clause(None, " ".join([rest, *(clause.text for clause in clauses)]), piece.page, piece.bbox)], after
        if clauses:
            return clauses, after
    if not rest:
        return [], at + 1
    first = re.match(r"^\(?(?P<label>1|a|i)[.)]\s+(?P<rest>\S.*)$", rest, re.S)
    if first:  # the first clause stands on the resolution's own line, the others below
        opening = Clause(first.group("label"), first.group("rest"), piece.page, piece.bbox)
        return _following(pieces, at + 1, first.group("label"), opening)
    text, after = continued(pieces, at, rest)
    return [Clause(None, text, piece.page, piece.bbox)], after


def _leads(rest: str) -> bool:
    """A lead-in says only who resolves: "that Council:", "That the Committee agrees to:"."""
    return len(rest.split()) <= 9


def _following(pieces: list[Piece], start: int, first: str, opening: Clause) -> tuple[list[Clause], int]:
    """The clauses after one that stood on the resolution's own line, each with what runs on below it."""
    found = [opening]
    at = start
    wanted = {
        "1": [str(n) for n in range(2, 40)],
        "a": [chr(n) for n in range(98, 123)],
        "i": ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
    }[first]
    while at < len(pieces) and len(found) <= len(wanted):
        piece = pieces[at]
        match = re.match(rf"^\(?{wanted[len(found) - 1]}[.)]\s+(?P<rest>\S.*)$", piece.text, re.S)
        if match:
            found.append(Clause(wanted[len(found) - 1], match.group("rest"), piece.page, piece.bbox))
        elif (
            piece.text
            and not re.search(r"[.;:!?]\s*$|\band$", found[-1].text)
            and not STOPS.match(piece.text)
            and piece.kind != "heading"
        ):
            last = found[-1]
            found[-1] = Clause(last.label, f"{last.text} {piece.text}", last.page, last.bbox)
        else:
            break
        at += 1
    return found, at


def continued(pieces: list[Piece], at: int, text: str) -> tuple[str, int]:
    """A resolution that a page break or a list carries on."""
    after = at + 1
    while after < len(pieces) and after - at < 12:
        following = pieces[after]
        if following.grid or not following.text or STOPS.match(following.text) or following.kind == "heading":
            break
        unfinished = not re.search(r"[.!?”\"]\s*$", text)
        if (
            (text.rstrip().endswith(":") and (following.bullet or following.label))
            or (text.rstrip().endswith(":") and after == at + 1)
            or (unfinished and following.text[:1].islower() and not following.bullet)
            or (following.bullet and after > at + 1 and pieces[after - 1].bullet and ":" in text)
        ):
            text = f"{text} {following.text}"
        else:
            break
        after += 1
    return text, after


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


def paragraph(walk: Walk, pieces: list[Piece], at: int, body: str) -> int:
    """Running text: motions, votes, and sentences that state an outcome."""
    trailing = TRAILING.match(body)
    if trailing and not outcome_of(body) and not APPLICATION.search(body):
        trailed(walk, trailing.group("verb"), trailing.group("said").strip(), pieces[at])
        return at + 1
    if len(sentences(body)) == 1 and outcome_of(body):
        return prose(walk, pieces, at, body)
    midway = MIDWAY.search(body)
    if midway and sum(letter.isupper() for letter in body) < 0.5 * len(body):
        prose(walk, pieces, at, body[: midway.start()].removesuffix(" and").removesuffix(" it was"))
        return resolution(walk, pieces, at, midway.group("verb"), midway.group("rest"))
    ending = MIDWAY_END.search(body)
    if ending:
        prose(walk, pieces, at, body[: ending.start()].removesuffix(" and").removesuffix(" it was"))
        return resolution(walk, pieces, at, ending.group("verb"), ending.group("rest").strip())
    return prose(walk, pieces, at, body)


APPLICATION = re.compile(r"\b\d{2}/\d{4,6}\b|\bplanning\b", re.IGNORECASE)  # whose outcome is the authority's


def trailed(walk: Walk, verb: str, said: str, piece: Piece) -> None:
    """An outcome set at the end of a paragraph, often at the right margin: "Balance of £6,564.21   Noted"."""
    movers = parse_movers(said)
    text = without_movers(said) if movers.mover else said
    add(walk, verb, text if len(text) > 12 else said, piece, None, movers)


def prose(walk: Walk, pieces: list[Piece], at: int, body: str) -> int:
    """The sentences of one paragraph."""
    piece, after = pieces[at], at + 1
    parts = with_seconders(sentences(body))
    for n, sentence in enumerate(parts):
        movers = parse_movers(sentence)
        verb = closing_verb(sentence)
        if verb and n:
            close_proposal(walk, verb, parts, n, piece)
            continue
        if PUT.search(sentence) and not movers.mover:
            put_to_vote(walk, sentence, piece)
            continue
        outcome = outcome_of(sentence) or (outcome_of(without_movers(sentence)) if movers.mover else None)
        if outcome:
            text = outcome.text
            if n == len(parts) - 1:
                text, after = continued_list(pieces, at, text)
            for label, clause in split_inline(text):
                counted = parse_votes(sentence)
                ballot = Ballot(
                    movers.mover, movers.seconder, counted.votes_for, counted.votes_against, counted.abstentions
                )
                add(
                    walk,
                    outcome.verb,
                    without_movers(clause),
                    piece,
                    Clause(label, without_movers(clause), piece.page, piece.bbox),
                    ballot,
                )
            continue
        if movers.mover:
            following = pieces[at + 1] if at + 1 < len(pieces) and n == len(parts) - 1 else None
            leads = following is not None and block_of(following.body) is not None
            quoted = following.text if following and re.match(r"[“\"‘]", following.text) else ""
            moved(walk, movers, sentence, body, piece, leads, quoted)
            if walk.order and walk.order[-1].piece is piece:
                walk.order[-1].at = at
    return after


PROPOSING = re.compile(  # "Cllr Lee suggested that …", "a request for", "It was proposed that": what may then be agreed
    r"\b(?:propos\w+|suggest\w+|request\w*|ask(?:ed|ing)?|recommend\w*|offer\w*|moved|motion|should|invit\w+|"
    r"agree to|quot\w+|consider\w*|whether)\b",
    re.IGNORECASE,
)


SECONDED = re.compile(  # "This was seconded by Cllr Cray.", "Councillor Hood seconded the motion."
    r"^(?:(?:This|It|Which|The (?:motion|proposal|amendment|nomination)) was (?:duly )?)?[Ss]econded by\b|"
    r"^(?:[A-Z][\w.’'-]* ){1,5}(?:duly )?seconded\b(?! that)"
)


def with_seconders(parts: list[str]) -> list[str]:
    """The sentences, one that only names the seconder joined to that of the mover.

    >>> with_seconders(["Cllr Ash proposed a rise.", "This was seconded by Cllr Elm.", "It rained."])
    ['Cllr Ash proposed a rise. This was seconded by Cllr Elm.', 'It rained.']
    """
    joined: list[str] = []
    for part in parts:
        if joined and SECONDED.match(part) and re.search(r"\b(?:propos|mov|nominat)ed\b", joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def close_proposal(walk: Walk, verb: str, parts: list[str], n: int, piece: Piece) -> None:
    """An outcome told in a sentence of its own, "This was agreed.", closes the motion or proposal before it."""
    motion = walk.order[-1] if walk.order else None
    of_motion = motion and re.search(r"\b(?:motion|amendment)\b", verb, re.IGNORECASE)
    if walk.put or of_motion or (motion and motion.piece is piece and motion.said in parts[:n]):
        finish_vote(walk, verb, referred(walk, verb))
        return
    said = parts[n - 1]
    if outcome_of(said) or NOT_NOW.search(said) or closing_verb(said):
        return
    if PROPOSING.search(said):
        add(walk, verb, said, piece)
    elif verb.lower() == "noted" and n == len(parts) - 1:
        add(walk, verb, " ".join(parts[:n]) if len(" ".join(parts[:n])) < 400 else said, piece)
    elif not re.search(r"\bnoted\b", verb, re.IGNORECASE):
        add(walk, verb, f"{said} {parts[n]}", piece)


def put_to_vote(walk: Walk, sentence: str, piece: Piece) -> None:
    """A motion goes to the vote; the sentence may tell how it went."""
    flush(walk)
    walk.put, walk.put_piece = sentence, piece
    counted = parse_votes(sentence)
    walk.ballot = counted if counted.counted else Ballot()
    closed = CLOSED.search(sentence)
    if closed:
        finish_vote(walk, closed.group("verb").strip(), referred(walk))


def moved(
    walk: Walk, movers: Ballot, sentence: str, body: str, piece: Piece, leads: bool = False, quoted: str = ""
) -> None:
    """A motion, or the mover of the decision just recorded, unless it leads to a resolution printed below it."""
    bare = MOVED_BY.sub("", sentence).strip(" .;,()[]-–:")
    purpose = MOVED_BY.search(sentence)
    closed = CLOSED.search(sentence)
    last = walk.rows[-1] if walk.rows else None
    if last and not leads and len(bare) < 14 and last.mover is None and last.item == walk.section.number:
        walk.rows[-1] = replace(last, mover=movers.mover, seconder=movers.seconder)
        return
    if purpose and purpose.group("purpose"):
        add(walk, purpose.group("purpose"), sentence, piece, None, movers)
        return
    said = f"{sentence} {quoted}" if quoted and sentence.rstrip().endswith(":") else sentence
    motion = Motion(movers, body, bool(AMENDMENT.search(sentence)), piece, said)
    if closed and len(bare) > 20:
        walk.order.append(motion)
        walk.put, walk.ballot = "", parse_votes(sentence)
        finish_vote(walk, closed.group("verb").strip(), motion)
        return
    flush(walk)
    walk.order.append(motion)
    if piece.label:
        walk.motions[piece.label.body] = motion


def continued_list(pieces: list[Piece], at: int, text: str) -> tuple[str, int]:
    """What is approved may be listed below: "The following accounts were approved for payment:"."""
    if not text.rstrip().endswith(":"):
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
