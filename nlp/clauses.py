"""What a clause of a decision has somebody do, beyond noting, approving or agreeing."""

from __future__ import annotations

import re

from nlp.deadlines import Held, due_of
from nlp.deeds import verbs
from nlp.doers import AGENT, owner_of, with_others
from nlp.letters import UP
from nlp.roles import role_after
from nlp.undertakings import ASKED, BELIEVES, IDLE, WAS_ASKED, Doing, Undertaking, doing

DELEGATED = re.compile(
    rf"\b[Dd]elegate[sd]?\s+(?:(?:the\s+)?(?:authority|power|responsibility)\s+)?to\s+(?P<owner>{AGENT}(?:,?\s+(?:and|&)\s+[{UP}][\w’'&-]+)*)"
)
# "To request the Clerk to", "to pay all of the above"
BARE = re.compile(r"^(?:that\s+)?(?:to\s+)(?P<verb>[a-z][a-z-]+)", re.I)
TO_BE = re.compile(r"\b(?:should|must|shall|to)\s+be\s+(?P<verb>[a-z-]+)")
BE = re.compile(r"\bbe\s+(?P<verb>[a-z-]+)\b")
# "subject to advice, to set the rent"
LATE_BARE = re.compile(r"^subject\b[^,;]*,\s+to\s+(?P<verb>[a-z-]+)", re.I)
SHOULD = re.compile(
    rf"(?:^|(?<=\s))(?P<owner>{AGENT})\s+should(?:,[^,]{{1,40}},)?(?:\s+(?:also|have,))*\s+(?P<verb>[a-z-]+)"
)
# a clause in the subjunctive: "That the Commission write to the Secretary of State"
SUBJUNCTIVE = re.compile(rf"^(?:[Tt]hat\s+)?(?P<owner>{AGENT})\s+(?P<verb>[a-z][a-z-]+)\b")
ONLY_NOTED = re.compile(
    r"^(?:that\s+)?(?:(?:the\s+)?[\w’' ,&-]{0,80}?\s)?(?:be\s+)?(?:note[ds]?|noting|receive[ds]?|approve[ds]?|"
    r"accept(?:ed)?|adopt(?:ed)?|pass(?:ed)?\s+(?:the\s+|an?\s+)?(?:by-?law|ordinance)|confirm(?:ed)?|endorse[ds]?|agree[ds]?|elected|ratif(?:y|ied)|granted|refused|signed|welcomed?|"
    r"thank(?:ed)?|acknowledged?|re-?appointed|co-opted)\b",
    re.I,
)
BUT_DOES = re.compile(r"\b(?:and|to)\s+(?:that\s+)?(?:the\s+)?\w+\s+(?:to|should|write|be\s+asked)\b")
DEFERRED = re.compile(r"\b(?:deferred?|adjourned)\s+(?:to|until|for)\b", re.I)
PASSING = frozenset(
    "approved accepted adopted agreed noted received confirmed signed supported granted considered appointed taken "
    "given made found thanked read identified established paid opened moved used set".split()
)


def in_clause(text: str, held: Held = None) -> Undertaking | None:
    """What a clause of a decision has somebody do, beyond noting, approving or agreeing.

    >>> in_clause("That the Clerk write to the County Council.").owner
    'the Clerk'
    >>> in_clause("That the report be noted.")
    """
    clause = text.strip()
    found = None if IDLE.search(clause) or BELIEVES.match(clause) else clause_doing(clause)
    if found is None:
        return None
    return Undertaking(clause, 0, len(text), found.owner, found.due or due_of(clause, held), "decision")


def clause_doing(clause: str) -> Doing | None:
    """Who is to do something by a clause; None if nobody is."""
    for pattern in (DELEGATED, ASKED, WAS_ASKED):
        match = pattern.search(clause)
        if match:
            return Doing(office_of(clause, match), match.start())
    match = BARE.match(clause)
    if match:
        return Doing(None) if match["verb"].lower() in verbs()[0] else None
    if DEFERRED.search(clause):
        return doing(clause) or Doing(None)
    if ONLY_NOTED.match(clause) and not BUT_DOES.search(clause):
        return None
    return plain_clause(clause)


def office_of(clause: str, match: re.Match[str]) -> str | None:
    """Whom a clause asks or delegates to, with the whole of an office's name."""
    at = match.start("owner")
    office = role_after(clause, at)
    if office and len(office.text) > len(match["owner"]):
        return owner_of(clause[at : office.end])
    return owner_of(with_others(clause, at, match["owner"]))


def plain_clause(clause: str) -> Doing | None:
    """Who is to do something by a clause that asks and delegates nothing."""
    bases, participles = verbs()
    bare = re.sub(r"^[Tt]hat\s+", "", clause)
    found = doing(bare)
    if found:
        return found
    passive = TO_BE.search(bare) or BE.search(clause)
    if (passive and passive["verb"] in participles - PASSING) or "consideration be given" in clause.lower():
        return Doing(None)
    late = LATE_BARE.search(clause)
    if late and late["verb"].lower() in bases:
        return Doing(None)
    for match in (SHOULD.search(bare), SUBJUNCTIVE.match(clause)):
        if match and match["verb"].lower() in bases:
            return Doing(owner_of(match["owner"]))
    return None
