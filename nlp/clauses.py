"""What a clause of a decision has somebody do, beyond noting, approving or agreeing."""

from __future__ import annotations

import re

from nlp.deadlines import Held, firmer
from nlp.dear import Dear
from nlp.deeds import is_deed, verbs
from nlp.doers import AGENT, MEETING, owner_of, sure_agent, with_others
from nlp.inaction import BELIEVES, is_idle
from nlp.letters import UP
from nlp.roles import role_after
from nlp.sentences import sentences
from nlp.undertakings import ASKED, WAS_ASKED, Doing, Undertaking, doing

DELEGATED = Dear(
    rf"\b[Dd]elegate[sd]?\s+(?:(?:the\s+)?(?:authority|power|responsibility)\s+)?to\s+(?P<owner>{AGENT}(?:,?\s+(?:and|&)\s+[{UP}][\w’'&-]+)*)"
)
# "To request the Clerk to", "to pay all of the above"
BARE = re.compile(r"^(?:[Tt]hat\s+)?(?:[Tt]o\s+)(?P<verb>[a-z][a-z-]+)")
TO_BE = re.compile(r"\b(?:should|must|shall|to)\s+be\s+(?P<verb>[a-z-]+)")
BE = re.compile(r"\bbe\s+(?P<verb>[a-z-]+)\b")
# "subject to advice, to set the rent"
LATE_BARE = re.compile(r"^subject\b[^,;]*,\s+to\s+(?P<verb>[a-z-]+)", re.I)
SHOULD = Dear(rf"(?:^|(?<=\s))(?P<owner>{AGENT})\s+should(?:,[^,]{{1,40}},)?(?:\s+(?:also|have,))*\s+(?P<verb>[a-z-]+)")
# a clause in the subjunctive: "That the Commission write to the Secretary of State"
SUBJUNCTIVE = Dear(rf"^(?:[Tt]hat\s+)?(?P<owner>{AGENT})\s+(?P<verb>[a-z][a-z-]+)\b")
ONLY_NOTED = re.compile(
    r"^(?:that\s+)?(?:(?:the\s+)?[\w’' ,&-]{0,80}?\s)?(?:be\s+)?(?:note[ds]?|noting|receive[ds]?|approve[ds]?|"
    r"accept(?:ed)?|adopt(?:ed)?|pass(?:ed)?\s+(?:the\s+|an?\s+)?(?:by-?law|ordinance)|confirm(?:ed)?|endorse[ds]?|agree[ds]?|elected|ratif(?:y|ied)|granted|refused|signed|welcomed?|"
    r"thank(?:ed)?|acknowledged?|re-?appointed|co-opted)\b",
    re.I,
)
BUT_DOES = re.compile(r"\b(?:and|to)\s+(?:that\s+)?(?:the\s+)?\w+\s+(?:to|should|write|be\s+asked)\b")
DEFERRED = re.compile(r"\b(?:deferred?|adjourned)\s+(?:to|until|for)\b", re.I)
PASSING = frozenset(
    word
    for line in (
        "approved accepted adopted agreed noted received confirmed signed supported granted considered appointed taken",
        "made found thanked read given identified established opened moved used set allowed permitted refused",
        "raised increased fixed frozen",
    )
    for word in line.split()
)
RESOLVED_TO = re.compile(r"\b(?:resolved?|agreed?|decided?)\s+to\s+(?P<verb>[a-z][a-z-]+)", re.I)
AND_VERB = re.compile(r"\b(?:and|then)\s+(?:then\s+)?(?:to\s+)?(?P<verb>[a-z][a-z-]+)\b")
# what a meeting does by deciding it, and nobody afterwards
IDLE_BASES = frozenset(
    word
    for line in (
        "accept acknowledge adjourn adopt agree allow approve be believe close commend confirm consent consider co-opt",
        "delay dispense elect endorse exclude express extend have hear hold keep move note oppose ratify re-elect",
        "reaffirm receive recognise represent serve recommit refuse reject retain support suspend take thank uphold",
        "waive welcome",
    )
    for word in line.split()
)
ON_AGENDA = re.compile(
    r"\bbe\s+(?:placed\s+(?:as\s+)?)?(?:on\s+the\s+agenda|an?\s+(?:standing\s+)?(?:agenda\s+)?item)\b"
)
# "be set up", "be moved to the far end", "a grant of £400 be given to the club": deeds by what stands beside the verb
MOVED_TO = re.compile(
    r"\bbe\s+(?:moved\s+(?:to|from)|set\s+up)\b|£[\d,.]+[^.;]*\bbe\s+given\b|(?:£|\b(?:grant|donation|support|funding)\b)[^.;]*\bbe\s+given\s+to\b"
)
# a meeting's own proceedings: closed session, the press out, a third reading, its standing orders
PROCEEDS = re.compile(
    r"\b(?:move|go|moved|went)\s+in(?:to)?\s+(?:\w+\s+)?(?:session|committee|camera)\b|\b(?:press\s+and\s+(?:the\s+)?)?public\s+(?:and\s+(?:the\s+)?press\s+)?be\s+excluded\b|"
    r"press\s+and\s+(?:the\s+)?public\b|"
    r"\bread\s+a\s+(?:first|second|third)\s+time\b|\bstanding\s+orders?\s+(?:\w+\s+)?be\s+suspended\b|\brules?\s+be\s+suspended\b|"
    r"\bto\s+take\s+(?:agenda\s+)?items?\b|\b(?:item|meeting)s?\s+be\s+(?:taken|brought\s+forward|closed|adjourned)\b(?!\s+(?:to|until)\b)",
    re.I,
)
WHEREAS = re.compile(r"\W*WHEREAS\b.*?\b(?:RESOLVED|NOW,?\s+THEREFORE)\b,?\s*(?:that\s+)?", re.S)
# "(c) AGREED to review"
LED = re.compile(r"^\W*(?:\w{1,3}[).]\s*)?(?:AGREED|RESOLVED|DECIDED)\b[:,]?\s*(?=that\b|to\b)")
SHOUTED = re.compile(r"\b(?:AND\s+)?THAT\b")  # "THAT the Clerk write"
AND_CALLS = re.compile(r"\band\s+(?:therefore\s+|also\s+)?(?:calls?|asks?|urges?|requests?|instructs?)\b")
MAKES_ONE = re.compile(
    r"\bmake\s+(?:\S+\s+){1,2}?an?\s+(?:signatory|member|trustee|governor)\b|\bappoint\s+[A-Z][^.;]*\sas\s"
)
# "agree to delegate finalising any response to the settlement to the Director of Finance"
DELEGATES = Dear(rf"\b[Dd]elegate[sd]?\b[^.;]{{1,160}}?\s+to\s+(?P<owner>{AGENT})")
MAY_BE = (" can ", " may ", " might ", " not ")  # before "be": what is possible is not decided
MAY_PROCEED = re.compile(r"session|ommittee|camera|press|public|time|suspended|\btake\b|items?\b|eeting")
# "asks the County Council for bollards"
ASKED_FOR = Dear(rf"\b(?:asks?|calls?\s+(?:up)?on|urges?)\s+(?P<owner>{AGENT})\s+for\b")
STANDS = frozenset({"represent", "serve"})  # on an outside body
# "That this Council fly the county colours"
THIS_COUNCIL = re.compile(
    r"^(?:[Tt]hat\s+)?(?P<owner>(?:this|our)\s+(?:Council|Committee|Board|Panel|Authority|Trust))\s+(?P<verb>[a-z][a-z-]+)\b"
)
TO_BUY = re.compile(r"\baccept(?:ing)?\s+(?:\S+\s+){0,4}?(?:quotation|quote|tender|estimate|offer|bid)s?\b", re.I)
# "additional spending, and ASKED that Ms Dale return in July"
AND_ASKED = re.compile(r"\b(?:ASKED|asked|AGREED|agreed|RESOLVED|resolved)\s+(?P<clause>that\s)")
BE_BY = Dear(rf"\bbe\s+[a-z]+\s+(?:\w+\s+){{0,2}}?by\s+(?P<owner>{AGENT})")


def in_clause(text: str, held: Held = None) -> Undertaking | None:
    """What a clause of a decision has somebody do, beyond noting, approving or agreeing.

    >>> in_clause("That the Clerk write to the County Council.").owner
    'the Clerk'
    >>> in_clause("That the report be noted."), in_clause("To accept the apologies.")
    (None, None)
    """
    whole = text.strip()
    clause = SHOUTED.sub(lambda match: match.group().lower(), WHEREAS.sub("", LED.sub("", whole), count=1))
    spans = list(sentences(clause))
    for start, end in spans:
        part = clause[start:end]
        proceeds = MAY_PROCEED.search(part) and PROCEEDS.search(part)
        found = None if proceeds or part.startswith("WHEREAS") or states(part) else clause_doing(part)
        if found:
            said = whole if len(spans) == 1 or (start == 0 and not found.owner and len(spans) < 3) else part.strip()
            return Undertaking(said, 0, len(text), found.owner, firmer(found.due, part, held), "decision")
        if start == 0 and not part.lower().startswith(("that", "to", "(")) and len(spans) > 3:
            return None
    return None


def clause_doing(clause: str) -> Doing | None:
    """Who is to do something by a clause; None if nobody is."""
    for pattern in (DELEGATED, ASKED, WAS_ASKED, ASKED_FOR):
        match = pattern.search(clause)
        if match:
            return Doing(office_of(clause, match), match.start())
    for match in DELEGATES.finditer(clause) if "elegate" in clause else ():
        if sure_agent(match["owner"]):
            return Doing(office_of(clause, match), match.start())
    match = BARE.match(clause)
    if match:
        return Doing(None) if bare_deed(clause, match) else None
    if DEFERRED.search(clause):
        return doing(clause) or Doing(None)
    single = SUBJUNCTIVE.match(clause)
    if single and acts_alone(single):
        return Doing(owner_of(single["owner"]))
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
    bare = re.sub(r"^(?:and\s+)?[Tt]hat\s+", "", clause)
    found = doing(bare)
    if found:
        return found
    done = to_be_done(bare, clause)
    if (done in participles and done not in PASSING) or "consideration be given" in clause.lower():
        agent = BE_BY.search(clause)
        return Doing(owner_of(agent["owner"]) if agent and sure_agent(agent["owner"]) else None)
    if ON_AGENDA.search(clause) or MOVED_TO.search(clause):
        return Doing(None)
    late = LATE_BARE.search(clause) or RESOLVED_TO.search(clause)
    if late and late["verb"].lower() in bases - IDLE_BASES:
        return Doing(None)
    for match in (SHOULD.search(bare), SUBJUNCTIVE.match(clause), THIS_COUNCIL.match(clause)):
        if match and (owner := owner_of(match["owner"])) and by_somebody(match, clause):
            return Doing(owner)
    inner = AND_ASKED.search(clause)
    return clause_doing(clause[inner.start("clause") :]) if inner and inner.start() else None


def bare_deed(clause: str, match: re.Match[str]) -> bool:
    """Whether "to …" has something done; what the meeting does by deciding it is nothing, unless something follows."""
    verb = match["verb"].lower()
    if MAKES_ONE.search(clause):
        return False
    if verb not in IDLE_BASES and (verb in verbs()[0] or is_deed(verb, clause[match.end("verb") :], True)):
        return True
    later = (each["verb"] for each in AND_VERB.finditer(clause, match.end("verb")))
    return bool(TO_BUY.match(clause, match.start("verb"))) or any(each in verbs()[0] - IDLE_BASES for each in later)


def states(clause: str) -> bool:
    """Whether a clause only states what the meeting thinks, or its own business."""
    return is_idle(clause) and not (BELIEVES.match(clause) and AND_CALLS.search(clause))


def to_be_done(bare: str, clause: str) -> str | None:
    """What is to be done by a clause in the passive: the participle; None for what may or cannot be."""
    passive = TO_BE.search(bare)
    if passive:
        return passive["verb"]
    found = (match["verb"] for match in BE.finditer(clause) if not clause[: match.start()].endswith(MAY_BE))
    return next(found, None)


def by_somebody(match: re.Match[str], clause: str) -> bool:
    """Whether a verb behind a subject is a deed of it: one that is known, or of somebody beyond doubt."""
    verb = match["verb"].lower()
    if verb in IDLE_BASES and (MEETING.match(match["owner"]) or verb in STANDS):
        return False
    plain = not verb.endswith("s") and is_deed(verb, clause[match.end() :])
    return verb in verbs()[0] or (plain and (match.re is THIS_COUNCIL or sure_agent(match["owner"])))


def acts_alone(match: re.Match[str]) -> bool:
    """Whether a clause has an officer or a member do something: "That the Section 151 Officer accept the bid"."""
    verb = match["verb"].lower()
    known = verb in verbs()[0] or verb.removesuffix("s") in verbs()[0]
    return known and verb not in STANDS and not MEETING.match(match["owner"]) and sure_agent(match["owner"])
