"""Resolutions set apart: their clauses, on the same line, below it, or under the name of the body that acted."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.clauses import Clause, read_clauses, split_inline
from extract.meetings.closings import TRAILING, closing_verb
from extract.meetings.endings import ended, over
from extract.meetings.flow import Piece, grid_lines
from extract.meetings.motions import PERSON, parse_movers, without_movers
from extract.meetings.outcome_words import ACTIVE, BODIES
from extract.meetings.outcomes import outcome_of
from extract.meetings.sentences import ABBREVIATIONS
from extract.meetings.tallies import Ballot, parse_votes
from extract.meetings.walks import Walk, add, restated

STOPS = re.compile(  # what ends a list of clauses
    r"^(?:(?:RESOLVED|AGREED|DECIDED|RECOMMENDED|NOTED|ACTIONS?|Actions?|Action by)\b|(?:the )?(?:substantive "
    r")?(?:motion|amendment|meeting)\b|"
    r"(?:for|against|abstain\w*)\s*\(|[Pp]roposed\b|[Mm]oved\b|[Ss]econded\b|reasons?\b|note:|alternative options|"
    r"in accordance with (?:paragraph|standing order|section)|councillors? .{3,60} (?:asked|requested|wished)|"
    r"there being no|signed\b|chair(?:man)?\b|date of next)",
    re.IGNORECASE,
)
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


def resolution(walk: Walk, pieces: list[Piece], at: int, verb: str, rest: str) -> int:
    """A resolution, "RESOLVED …": its clauses, with the movers and votes of the motion that it restates."""
    piece = pieces[at]
    tally = parse_votes(piece.text[: piece.text.find(rest)] if rest else piece.text)
    inner = DECIDED.match(rest) if verb.upper().startswith("DECISION") else None
    if inner:  # "DECISION: AGREED to note the report"
        verb, rest = inner.group("verb"), (inner.group("rest") or "").strip()
    if rest.lower().startswith("unanimously"):
        rest = rest[len("unanimously") :].strip(" ,:")
    if NAMED_ONLY.fullmatch(rest):  # "Approved: June 14, 2022": when these minutes were
        return at + 1
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
    last = ended(clauses[-1].text)
    clauses[-1] = replace(clauses[-1], text=last.text)
    ballot = over(last.ballot, ballot)
    for clause in clauses:
        if verb.lower().startswith("decision") and REGARD.match(clause.text) and not outcome_of(clause.text):
            continue
        told = DECIDED.match(clause.text) if verb.upper().startswith("DECISION") and len(clauses) == 1 else None
        acted = outcome_of(clause.text) if verb.upper().startswith("DECISION") and not told else None
        if told and told.group("rest"):
            text = told.group("rest")
            add(walk, told.group("verb"), without_movers(text), piece, replace(clause, text=text), ballot)
        elif acted:
            add(walk, acted.verb, acted.text, piece, clause, ballot)
        else:
            add(walk, verb, without_note(without_movers(clause.text)), piece, clause, ballot)
    walk.ballot, walk.put = Ballot(), ""
    return max(after, at + 1)


REGARD = re.compile(  # what a body had in mind before it decided: "The Panel had regard to the guidance."
    r"^(?:[\w’'-]+ ){1,5}(?:had (?:due |full )?regard|heard|considered|listened|"
    r"took (?:into )?account|retired|adjourned)\b"
)
NAMED_ONLY = re.compile(r"(?:on )?(?:[A-Z][a-z]+ \d{1,2},? \d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})\.?")
DECIDED = re.compile(
    rf"^(?:(?:The )?(?:[A-Z][\w’'&-]* ){{0,3}}(?i:{BODIES}) )?(?P<verb>AGREED|APPROVED|NOTED|RESOLVED|"
    r"ENDORSED|RECOMMENDED)(?: to (?:the )?(?:Full |full )?(?:Council|Cabinet|Board))?(?: unanimously)?\b"
    r"[\s:–-]*(?P<rest>\S.*)?$",
    re.S,
)
LISTS = re.compile(  # "that the following be appointed:", the names below
    r"\bthe following(?: [\w’'-]+){0,4}? be (?:re-?)?"
    r"(?:appointed|elected|nominated|approved|paid|made|authorised)\s*[:–-]*$",
    re.IGNORECASE,
)
ROW = re.compile(r"^[A-Z][\w’'&, -]{2,50}:\s+\S")  # "Finance: Cllrs. Baines, Edlin, Lamb"


def listed_below(pieces: list[Piece], start: int) -> tuple[list[str], int]:
    """The lines of a list that a resolution announces, in a small table or each with a heading, and their end.

    >>> listed_below([Piece("Finance: Cllrs Ash, Elm", 1), Piece("Planning: Cllr Ash", 1), Piece("It rained.", 1)], 0)
    (['Finance: Cllrs Ash, Elm', 'Planning: Cllr Ash'], 2)
    """
    after = start
    first = pieces[start] if start < len(pieces) else None
    if first and first.grid and len(rows := grid_lines(first.grid)) <= 12:
        return [cell.text for row in rows for cell in row if cell.text], start + 1
    while after < len(pieces) and ROW.match(pieces[after].text) and not STOPS.match(pieces[after].text):
        after += 1
    return [piece.text for piece in pieces[start:after]], after


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
        or re.fullmatch(r"(?:that|to)[\w ]{0,60},?|(?:that|to)(?: \w+){0,3}\.", rest, re.IGNORECASE)
    ):
        rows, after = listed_below(pieces, at + 1) if LISTS.search(rest) else ([], at + 1)
        if rows:
            return [Clause(None, " ".join([rest, *rows]), piece.page, piece.bbox)], after
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
    return [Clause(None, without_note(text), piece.page, piece.bbox)], after


NOTE = re.compile(r"\s+[(\[](?:(?:Clerk|Secretary|Post[- ]meeting)(?:[’']s)? )?note\b[^\]]*[)\]]$", re.IGNORECASE)


def without_note(text: str) -> str:
    """A resolution without the clerk's note after it.

    >>> without_note("to hire the hall. [Note: the fee can be reclaimed.]")
    'to hire the hall.'
    """
    return NOTE.sub("", text)


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
        unfinished = not re.search(r"[.!?”\"]\s*$", text) or bool(ABBREVIATIONS.search(text.rstrip()))
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
