"""Where a decision's own words end: what is told after it, and how and by whom it was carried, stand apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.meetings.motions import BY_BOTH, MOVED_BY, ON_PROPOSAL, PERSON, parse_movers
from extract.meetings.sentences import sentences
from extract.meetings.tallies import Ballot, parse_votes

_NAMED = r"(?:(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Ald)\.? )?(?:[A-Z]\.? ?){0,2}[A-Z][\w’'.-]*(?: [A-Z][\w’'-]+)?"
PAIR = (
    re.compile(  # "(Mrs Bray, J. Coad)", "(Cllr Lee/Cllr Ash; 5 for, 1 against)": a title or an initial shows a person
        rf"^(?P<mover>(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Ald|[A-Z]\.|[A-Z]{{2,3}}\b))(?:{PERSON}))\s*[,/&;]\s*"
        rf"(?P<seconder>(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Ald|[A-Z]\.|[A-Z]{{2,3}}\b))(?:{PERSON}))"
        r"(?:\s*[;,:]\s*(?P<votes>.*))?$"
    )
)
# what a bracket or a last phrase may say of how it was carried: "Cllr Usher not voting", "6 votes to 4"
CARRYING = re.compile(
    r"\b(?:votes?|voted|voting|abstain\w*|abstentions?|dissenting|dissent(?:ed)?|unanimous(?:ly)?|nem\.? ?con|"
    r"in favou?r|(?:for|against)[ :]*\d|\d+ (?:for|against)|show of hands|majority|proposed|proposer|moved|"
    r"seconded|prop)\b",
    re.IGNORECASE,
)
BRACKET = re.compile(r"[\s,]*\((?P<inside>[^()]{3,140})\)(?P<stop>[.:;]?)\s*$")
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a)"
PHRASES = (  # at the end of a resolution, the last first
    re.compile(rf"[\s,]+(?:and )?by {_COUNT} votes?(?: for)? to {_COUNT}\b[^.:;]{{0,50}}$", re.IGNORECASE),
    re.compile(
        r"[\s,]+(?:and )?(?:by|on) (?:a|an|the) (?:\w+ )?(?:majority|casting vote)\b[^.:;]{0,50}$", re.IGNORECASE
    ),
    re.compile(
        rf",\s+(?:with )?(?:{_COUNT}|{_NAMED}(?:(?:,| and) {_NAMED})*)(?: members?| councillors?)? "
        r"(?:abstaining|abstain(?:ed|s)|abstentions?|dissenting|voting against|not voting|against)$"
    ),
)


class Ended(NamedTuple):
    """A decision's words, and what stood at their end of movers and votes."""

    text: str
    ballot: Ballot


def ended(text: str) -> Ended:
    """A resolution without the words at its end that say how and by whom it was carried.

    >>> ended("that the fee be paid (6 votes to 4).")[0], ended("that the fee be paid (6 votes to 4).")[1].votes_for
    ('that the fee be paid', 6)
    >>> ended("that fees rise by 3% (Mrs Bray, J. Coad).").ballot.seconder
    'J. Coad'
    >>> ended("to fell the oak, on the proposal of Cllr Ash, seconded by Cllr Elm, by two votes to one.").text
    'to fell the oak'
    >>> ended("to fell the oak (T1, T2).").text, ended("to set up a panel (Finance, Planning)").text
    ('to fell the oak (T1, T2).', 'to set up a panel (Finance, Planning)')
    """
    ballot, left = Ballot(), text
    while True:
        shorter, told = _shorter(left)
        if not told or len(shorter) < 6:
            return Ended(left if left != text else text, ballot)
        ballot = joined(ballot, told)
        left = shorter


def _shorter(text: str) -> tuple[str, str]:
    """The text without its last words of that kind, and those words."""
    bracket = BRACKET.search(text)
    if bracket:
        inside = bracket.group("inside").strip()
        if PAIR.match(inside) or (CARRYING.search(inside) and _only_carrying(inside)):
            stop = ":" if bracket.group("stop") == ":" else ""
            return text[: bracket.start()].rstrip(" ,") + stop, f"({inside})"
        return text, ""
    plain = text.rstrip(" .:")
    stop = ":" if text.rstrip().endswith(":") else ""
    for pattern in PHRASES:
        match = pattern.search(plain)
        if match:
            return plain[: match.start()].rstrip(" ,") + stop, plain[match.start() :].strip(" ,")
    for named in (ON_PROPOSAL, MOVED_BY):
        match = named.search(plain)
        if match and match.start() > 8 and not plain[match.end() :].strip(" ,;)"):
            return plain[: match.start()].rstrip(" ,(–—-") + stop, match.group()
    return text, ""


def _only_carrying(inside: str) -> bool:
    """Whether a bracket says nothing else: it has no longer than a dozen words and obliges nobody."""
    return len(inside.split()) <= 14 and not re.search(
        r"\b(?:be|to (?!\d)(?!one\b|two\b|three\b|nil\b)|section)\b", inside
    )


def joined(ballot: Ballot, told: str) -> Ballot:
    """A ballot with what some more words say of it."""
    pair = PAIR.match(told.strip("()"))
    movers = Ballot(pair.group("mover"), pair.group("seconder")) if pair else parse_movers(told)
    votes = parse_votes(pair.group("votes") or "" if pair else told)
    return over(over(ballot, movers), votes)


def over(ballot: Ballot, other: Ballot) -> Ballot:
    """A ballot with the other's facts where it has none."""
    return Ballot(
        ballot.mover or other.mover,
        ballot.seconder or other.seconder,
        *(
            getattr(other, name) if getattr(ballot, name) is None else getattr(ballot, name)
            for name in ("votes_for", "votes_against", "abstentions")
        ),
    )


# sentences that tell what happened and resolve nothing
_PAST = (
    r"(?:was|were|had|has|did|came|left|took|signed|asked|said|told|thanked|joined|went|rejoined|returned|withdrew|"
    r"reported|wished|would|explained|abstained|voted|declared|noted|felt|thought|recorded|requested|spoke|gave|made)"
)
HAPPENED = re.compile(rf"^(?:[\w’'.,&-]+ ){{1,9}}?(?:then |also |both |all |now )?{_PAST}\b")
SOMEBODY_TO = re.compile(  # "Clerk to tell the owner.", "EF to brief the unions by 12 January."
    r"^(?:The )?(?:(?:Town |Parish |Assistant |Deputy )?Clerk|Chair\w*|Treasurer|Secretary|[A-Z]{2,3}|"
    rf"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.? {_NAMED}) to [a-z]+\b"
)
RESOLVING = re.compile(r"^(?:That|To|And|Also|Subject|Such|These|This|It|In addition|Further)\b|\bbe\b|^[a-z(“\"]")


WISHED = re.compile(  # "Mr Lee asked that his dissent be minuted.": has "be", and resolves nothing
    rf"^(?:The )?{_NAMED}(?: (?:and|then|also))? "
    r"(?:asked|requested|wished|wanted|abstained|voted|declared|reported|said)\b"
)


def own_sentences(text: str) -> tuple[str, str]:
    """A resolution's own sentences, and what is told after them.

    >>> own_sentences("That the fee be paid. Cllr. Ash left the room.")
    ('That the fee be paid.', 'Cllr. Ash left the room.')
    >>> own_sentences("That the fee be paid. That the Clerk write to Mr. Lee.")[1]
    ''
    """
    parts = sentences(text)
    if len(parts) < 2:
        return text, ""
    for n in range(1, len(parts)):
        if parts[n - 1].rstrip().endswith(":") or (RESOLVING.search(parts[n]) and not WISHED.match(parts[n])):
            continue
        if told_after(parts[n]):
            return " ".join(parts[:n]), " ".join(parts[n:])
    return text, ""


def told_after(sentence: str) -> bool:
    """Whether a sentence tells what happened after a decision, or how it was carried.

    >>> told_after("Cllr Ash left."), told_after("The work to be done in May.")
    (True, False)
    >>> told_after("Proposed Cllr Ash, seconded Cllr Elm.")
    True
    """
    if BY_BOTH.match(sentence) or (
        re.match(rf"{_COUNT}\b|[Ff]or\b|[Vv]ot|[Ii]n favour", sentence) and parse_votes(sentence).counted
    ):
        return True
    return bool(HAPPENED.match(sentence) or SOMEBODY_TO.match(sentence)) or (
        len(sentence.split()) <= 4 and bool(re.match(r"[A-Z]\S* (?:left|\w+ed)\b", sentence))
    )
