"""Who is to do what by when: sentences and clauses in which somebody is to do something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract.phrases import find_dates
from nlp.letters import UP
from nlp.names import can_be_name, is_given
from nlp.roles import is_organisation, is_role, role_after
from nlp.wordlists import lines_of

SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCll)(?<!\bSt)(?<!\bNo)(?<!\bRev)(?<!e\.g)(?<!i\.e)(?<!approx)"
    r"[.!?][”’\"')]?\s+(?=[\"“‘(]?[A-Z0-9•])|\n+"
)
MODAL = (
    r"(?:(?:will|shall|would)(?:\s+(?:also|again|now|then|therefore|continue\s+to|be\s+able\s+to|further|fully|all|both|each|once\s+again|look\s+to|"
    r"need\s+to|have\s+to|endeavour\s+to|keep\s+trying))*"
    r"|(?:is|are|was|were)\s+(?:also\s+)?(?:to|due\s+to|going\s+to)|(?:has|have|had)?\s*(?:kindly\s+)?(?:agreed|offered|undertaken|undertook|"
    r"volunteered|promised|committed|arranged|intends?)\s+to|still\s+(?:has|have)\s+to|should|must|to)"
)
CAPITAL = rf"[{UP}][\w’'&-]*"
TITLED = rf"(?:Cllrs?|Cll|Councillors?|Mr|Mrs|Ms|Miss|Dr|PC|PCSO|Sgt|Sir)\.?\s+{CAPITAL}(?:\s+{CAPITAL}){{0,2}}"
BODY = (
    r"(?i:clerk|chair(?:man|woman|person)?|vice[- ]chair(?:man)?|treasurer|secretary|officers?|members?|councillors?|"
    r"council|committee|commission|working\s+(?:party|group)|board|panel|team|director|manager|warden|highways(?:\s+\w+)?|"
    r"leader|cabinet|executive|mayor|charity|contractors?|engineers?|police|rfo|trustees|landowner|surveyor|solicitors?|"
    r"consultants?|auditors?|department)"
)
AGENT = (  # atomic: what was taken as a name is not taken apart again
    rf"(?>(?:(?:[Tt]he|[Aa]|[Oo]ne\s+of\s+the|[Aa]ll|[Aa]ny)\s+)?(?:{TITLED}"
    rf"|[{UP}][\w’'-]+(?:\s+(?:(?:of|for|and|&|the)\s+){{0,3}}{CAPITAL}){{1,8}}"
    rf"|[{UP}]{{2,5}}(?:\s*[/&+,]\s*[{UP}]{{2,5}})*|{BODY}|[{UP}][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey|[Ww]e"
    rf")(?:\s+(?:Officers?|officers?|Council|council|Committee|engineers?|members?|for\s+{CAPITAL}|of\s+(?:the\s+)?{CAPITAL}|"
    rf"(?:of|for|and|&|the)\s+{CAPITAL})){{0,6}})"
)
ADVERB = r"(?:again|also|then|fully|formally|urgently|either|further|kindly|once\s+again)"
VERB_AFTER = rf"\s+(?:{ADVERB}\s+)*(?P<verb>[A-Za-z][a-z-]+)"
# "Clerk to write", "Cllr Robarts will keep", "the Director would circulate", "IL agreed to ask"
ASIDE = r"(?:,\s[^,.;:]{2,60},|\s\([^()]{1,60}\))?"  # ", Parish Clerk,", "(General Counsel)"
ACTIVE = re.compile(rf"(?<![\w’'-])(?P<owner>{AGENT}){ASIDE}\s+(?P<modal>{MODAL}){VERB_AFTER}")
# "Highways to be contacted", "a response will be published", "should be included"
PASSIVE = re.compile(
    r"(?P<modal>\b(?:will|would|shall|should|must|[Tt]o|(?:is|are|was|were)\s+(?:also\s+)?to)\b)\s+(?:now\s+|also\s+|again\s+|fully\s+)*"
    r"be(?:en)?\s+(?:(?:also|fully|formally|urgently|now|then|therefore)\s+)*(?P<verb>[a-z][a-z-]+)"
)
# "would be giving evidence", "will once again be holding"
GOING_ON = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?P<modal>(?:will|would)(?:\s+(?:also|again|once\s+again))*)\s+be\s+(?P<verb>[a-z-]+)ing\b"
)
# "PC Speir confirmed she would investigate", "has inspected and will report", "and promised to take action"
LATER = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?:(?!will\b|would\b)[\w’',()-]+\s+){{1,14}}?(?P<modal>(?:(?:that\s+)?(?:he|she|they)\s+|(?:and|but)\s+)"
    rf"(?:(?:will|would)(?:\s+(?:also|again|now|then|keep|continue\s+to))*|(?:has\s+|have\s+)?(?:agreed|promised|offered|undertook)\s+to))"
    rf"\s+(?P<verb>[a-z-]+)"
)
NEARER = re.compile(rf"(?<=,\s)(?P<owner>{AGENT})\s+(?:have|has|had|confirmed|advised)\b")
BY_WHOM = re.compile(rf"\s+(?:out\s+|up\s+|on\s+)?by\s+(?P<owner>{AGENT}(?:\s+and\s+{AGENT})?)")
# "requested the Clerk to pass on", "asks the Monitoring Officer to update", "Cllr Day was asked to"
ASKED = re.compile(
    rf"\b(?:[Rr]equest(?:ed|s)?|[Aa]sk(?:ed|s)?|[Ii]nstruct(?:ed|s)?|[Ii]nvite[ds]?|[Aa]uthori[sz]e[ds]?|[Cc]alls?\s+on|[Cc]alled\s+on|[Uu]rge[ds]?|"
    rf"[Dd]irect(?:ed|s)?|[Aa]ppoint(?:ed|s)?|[Nn]ominated?|[Mm]andate[ds]?)\s+(?:that\s+)?(?P<owner>{AGENT})\s+(?:to|in\s+conjunction)\b"
)
WAS_ASKED = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?:(?:was|were|is|are|be|has\s+been|have\s+been)\s+)(?:duly\s+)?"
    r"(?:asked|requested|instructed|authori[sz]ed|tasked|delegated|given\s+(?:delegated\s+)?authority|appointed|nominated|invited)\s+to\b"
)
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
# "GK - Contact A&B Council", "Watson – To contact": a mark's owner set before its text
SET_BEFORE = re.compile(rf"^(?P<owner>[{UP}][\w’'./&-]*(?:\s[{UP}][\w’'-]*){{0,3}})\s*[-–—:]\s+(?=[{UP}a-z])")
NOT_DOING = re.compile(
    r"\b(?:not|never|unable|if|unless|whether|could|might|may|had\s+been|would\s+have|who\s+would|which\s+would)\b"
)
ONLY_NOTED = re.compile(
    r"^(?:that\s+)?(?:(?:the\s+)?[\w’' ,&-]{0,80}?\s)?(?:be\s+)?(?:note[ds]?|noting|receive[ds]?|approve[ds]?|"
    r"accept(?:ed)?|adopt(?:ed)?|confirm(?:ed)?|endorse[ds]?|agree[ds]?|elected|ratif(?:y|ied)|granted|refused|signed|welcomed?|"
    r"thank(?:ed)?|acknowledged?|re-?appointed|co-opted)\b",
    re.I,
)
DEFERRED = re.compile(r"\b(?:deferred?|adjourned)\s+(?:to|until|for)\b", re.I)
BY = re.compile(
    r"\b(?P<lead>by|before|no\s+later\s+than|not\s+later\s+than|until|on|for|in\s+time\s+for[^.;]{0,40}\son|week\s+(?:beginning|commencing))\s+(?:the\s+)?"
    r"(?:(?:evening|weekend|week|morning|afternoon|end)\s+of\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?$",
    re.I,
)
NEXT = re.compile(
    r"\b(?:at|for|by|before|to|until)\s+(?:the\s+|our\s+|its\s+)?(?P<due>next\s+(?:\w+\s+)?meeting)\b", re.I
)
FIRM = frozenset({"by", "before", "no later than", "not later than"})
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
WORDED = re.compile(
    rf"\b(?:in|during)\s+(?P<due>(?:early\s+|late\s+|mid[- ])?(?:{MONTH})(?:\s+\d{{4}})?)(?=[.,;)]|$)"
    rf"|\b(?:at|by)\s+(?:the\s+)?(?P<end>end\s+of\s+(?:this\s+|the\s+)?(?:{MONTH}|month|year|week))\b"
    r"|\b(?P<span>(?:in|within|over)\s+the\s+(?:next|coming)\s+(?:couple\s+of\s+|few\s+|\w+\s+)?(?:days|weeks?|months?))\b"
)
# without one of these nobody is to do anything: a cheap test before the dear ones
MAY_DO = re.compile(
    r"\b(?:will|would|shall|should|must|agreed|offered|promised|undert\w+|volunteered|committed|arranged|ask(?:ed|s)?|"
    r"request(?:ed|s)?|instruct(?:ed|s)?|invite[ds]?|authori[sz]e[ds]?|call(?:ed|s)?\s+on|urge[ds]?|direct(?:ed|s)?|"
    r"appoint(?:ed|s)?|nominate[ds]?|mandate[ds]?|tasked|delegated|given|intends?|(?:is|are|has|have)\s+(?:due\s+|going\s+|also\s+)?to|"
    r"[Tt]o\s+be)\b|\b[A-Z]\S*\s+to\s|\b(?i:clerk|chair\w*|officers?|members?|councillors?|council|committee|team|board|"
    r"group|party|manager|director|warden|treasurer|secretary|police|contractors?|engineers?|consultants?|"
    r"department|charity|auditors?|trustees|leader|panel|commission|cabinet|executive|mayor|landowner|surveyor|solicitors?|rfo)\s+to\s"
)
# a mark within a paragraph: "ACTION: Clerk to write", "Action – Watson to call"
LABEL = re.compile(r"(?:^|(?<=\s))(?:ACTIONS?(?:\s+POINTS?)?|Actions?(?:\s+[Pp]oints?)?|AP\d*)\s*[:–—-]+\s*")
# what the whole clause or sentence is about when nobody is to do anything
IDLE = re.compile(
    r"\b(?:taken\s+into\s+(?:account|consideration)|put\s+to\s+(?:the\s+|a\s+)?vote|asked\s+to\s+(?:note|declare|confirm|consider|endorse|agree|approve|"
    r"comment|receive)|invited\s+to\s*(?:$|note|make|comment|consider|approve)|is\s+asked\s+to\s*$)",
    re.I,
)
BELIEVES = re.compile(
    r"^(?:that\s+)?(?:this\s+)?(?:council|committee|meeting)\s+(?:believes|notes|welcomes|recognises|regrets|considers)\b",
    re.I,
)
EXPECTED = re.compile(
    r"\b(?:expected|likely|needs?|needed|had|ought|used|proposed|planned|able|hoped|seem(?:ed|s)?|have|has|things|what|how|where)\s*$",
    re.I,
)
PREPOSITION = re.compile(
    r"\b(?:of|for|by|to|with|in|from|at|on|between|across|as|than|about|within)\s+(?:the\s+|a\s+)?$", re.I
)
AIM = re.compile(r"\b(?:role|purpose|aim|objective|function|duty|remit|idea|task|goal|intention)s?\b[^.;]*$", re.I)
# the meeting's own members: what they agreed is a decision, what they are asked to do is its business
MEETING = re.compile(
    r"^(?:(?:the|all|this)\s+)?(?:members?|(?:\w+\s+)?council|committee|commission|panel|board|cabinet|councillors?|residents?|public|applicants?|everyone)(?:\s+of\b.*)?$",
    re.I,
)
# participles that a promise is made of, where "will be" may as well tell what is to come
PROMISED = frozenset(
    "circulated provided supplied brought presented shared contacted sent arranged investigated approached published "
    "added ordered placed forwarded raised submitted requested reviewed written invited taken held carried led sited "
    "passed done collected replaced repaired installed removed chased reported informed discussed scheduled given "
    "made donated delivered "
    "organised communicated emailed notified advertised uploaded issued purchased updated".split()
)
SOON = re.compile(r"(?:for\s+)?(?:the\s+)?next\b|(?:for\s+)?(?:a\s+)?future\b|ongoing\b|asap\b", re.I)
FINITE = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|wish(?:es)?|requires?|confirmed|emailed|encouraged|reported|noted|said|would|will|"
    r"needs?|continues?|came|asked|received|allows?|allowed|enables?|enabled)\b"
)
PRONOUN = frozenset({"the", "he", "she", "they", "we", "it", "this", "that", "these", "those", "there", "who", "which"})


class Undertaking(NamedTuple):
    """Something that somebody is to do: the words, who, by when."""

    text: str
    start: int
    end: int
    owner: str | None = None
    due: str | None = None
    origin: str = "prose"


@cache
def verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of doing: their base forms, and their participles."""
    bases, participles = set(), set()
    for line in lines_of("action_verbs"):
        words = [word.rstrip("?").replace("_", " ") for word in line.split()]
        if irregular(words):
            bases.add(words[0])
            participles.update(words[1:])
            continue
        for word in words:
            bases.add(word)
            participles.update((participle(word), f"{word}{word[-1]}ed"))
    participles.update(
        {"brought", "held", "laid", "put", "set", "sent", "written", "done", "made", "paid", "bought", "tried"}
    )
    bases.update(
        {
            "do",
            "bring",
            "hold",
            "meet",
            "send",
            "make",
            "pay",
            "put",
            "set",
            "give",
            "get",
            "find",
            "lead",
            "try",
            "keep",
        }
    )
    return frozenset(bases), frozenset(participles)


@cache
def gerunds() -> frozenset[str]:
    """The verbs of doing as they go on: "giving"."""
    return frozenset(each for base in verbs()[0] for each in (f"{base}ing", f"{base.removesuffix('e')}ing"))


def irregular(words: list[str]) -> bool:
    """Whether a line gives one verb with its past."""
    other_stem = len(words) in (2, 3) and words[1][:1] == words[0][:1] and not words[1].startswith(words[0][:4])
    return other_stem or len(words) == 2


def participle(word: str) -> str:
    """The regular participle.

    >>> participle("publish"), participle("circulate"), participle("supply")
    ('published', 'circulated', 'supplied')
    """
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + "ed"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    start = 0
    for cut in SENTENCE.finditer(text):
        end = cut.start() + (0 if cut.group().startswith("\n") else 1)
        yield start, end
        start = cut.end()
    if text[start:].strip():
        yield start, len(text)


def find_undertakings(text: str, year: int | None = None) -> Iterator[Undertaking]:
    """Sentences of prose in which somebody is to do something.

    >>> text = "The Clerk will write to Highways by 3 May 2026. All agreed."
    >>> [(each.owner, each.due) for each in find_undertakings(text)]
    [('The Clerk', '2026-05-03')]
    """
    for start, end in sentences(text):
        label = LABEL.search(text, start, end)
        if label and text[label.end() : end].strip():
            if doing(text[start : label.start()]):
                yield promise(text, start, label.start(), year)
            yield marked(text[label.end() : end], None, None, year, "mark")._replace(start=label.end(), end=end)
        elif doing(text[start:end]):
            yield promise(text, start, end, year)


def promise(text: str, start: int, end: int, year: int | None) -> Undertaking:
    """The undertaking that a sentence states."""
    sentence = text[start:end]
    owner, at = doing(sentence) or (None, 0)
    return Undertaking(sentence.strip(), start, end, owner, due_of(sentence, year, at))


def doing(sentence: str) -> tuple[str | None, int] | None:
    """Who is to do something in a sentence, and where that begins; None if nobody is."""
    if (
        not MAY_DO.search(sentence)
        or sentence.rstrip(" :").endswith((" to", " that"))
        or IDLE.search(sentence)
        or BELIEVES.match(sentence)
    ):
        return None
    for pattern in (ASKED, WAS_ASKED):
        match = pattern.search(sentence)
        if match and not MEETING.match(match["owner"]) and not excluded(sentence, match, match.start("owner")):
            return owner_of(match["owner"]), match.start()
    bases, participles = verbs()
    for match in ACTIVE.finditer(sentence):
        if match["verb"].lower() in bases and acts(sentence, match):
            return owner_of(match["owner"]) or reporter(sentence, match.start()), match.start("modal")
    for match in GOING_ON.finditer(sentence):
        if not excluded(sentence, match) and match["verb"] + "ing" in gerunds():
            return owner_of(match["owner"]) or reporter(sentence, match.start()), match.start("modal")
    for match in LATER.finditer(sentence):
        if match["verb"] in bases and not excluded(sentence, match):
            nearer = list(NEARER.finditer(sentence, match.end("owner"), match.start("modal")))
            return owner_of((nearer[-1] if nearer else match)["owner"]), match.start("modal")
    for match in PASSIVE.finditer(sentence):
        if match["verb"].lower() in participles and promised(sentence, match):
            by = BY_WHOM.match(sentence, match.end())
            return owner_of(by["owner"]) if by else None, match.start()
    return None


REPORTED = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})(?:,[^,]{{3,60}},)?\s+(?:confirmed|advised|said|stated|noted|agreed|explained|reported|offered|added)\s+(?:that\s+)?$"
)


def reporter(sentence: str, at: int) -> str | None:
    """Whom a pronoun means where it stands right after who said it: "Cllr Day confirmed that he …"."""
    match = REPORTED.search(sentence[:at])
    pronoun = sentence[at : at + 5].partition(" ")[0].lower()
    return owner_of(match["owner"]) if match and pronoun in ("he", "she") else None


def acts(sentence: str, match: re.Match[str]) -> bool:
    """Whether a subject, a modal and a verb mean that the subject is to act."""
    owner, modal = match["owner"].strip(), match["modal"]
    if excluded(sentence, match):
        return False
    before = sentence[: match.start()]
    if PREPOSITION.search(before) or AIM.search(before) or modal.startswith(("was", "were")):
        return False
    if modal == "to":  # "Clerk to write": only where nothing else is the verb
        before = before.strip()
        first = not before or before[-1] in ".:;–-,|" or before.lower().endswith((" and", "for"))
        return first and agentive(owner)
    if owner.lower() in ("he", "she", "they", "we", "it"):
        return modal.split()[0] not in ("should", "must", "would")
    if MEETING.match(owner) and "agreed" in modal:
        return False
    due_to = modal.startswith(("is", "are", "has", "have")) and owner[:1].isupper() and " " in owner
    return (due_to or agentive(owner)) and not (modal.startswith(("should", "must")) and owner[:1].islower())


def agentive(owner: str) -> bool:
    """Whether a subject is somebody who can act: a person, a role, a body, initials.

    >>> agentive("The Clerk"), agentive("NO"), agentive("Mary"), agentive("Future Plans")
    (True, True, True, False)
    """
    bare = re.sub(r"^(?:the|a|one of the|all|any)\s+", "", owner, flags=re.I)
    words = bare.split()
    if not words:
        return False
    if bare.isupper() or re.match(TITLED, bare) or is_given(words[0]) or is_role(bare) or is_organisation(bare):
        return True
    if re.search(rf"(?:^|\s){BODY}$", bare):
        return True
    return len(words) < 3 and all(can_be_name(word) for word in words) and words[-1][-3:] not in ("ing", "ion", "ity")


def promised(sentence: str, match: re.Match[str]) -> bool:
    """Whether a passive promises something rather than tells what is to come, or what is expected."""
    modal, verb = match["modal"].lower(), match["verb"].lower()
    before = sentence[: match.start()]
    if excluded(sentence, match) or modal.startswith(("was", "were", "should", "must", "shall")):
        return False
    if modal == "to":
        clause = re.split(r"[.;:–—,]\s|\s-\s", before)[-1]
        return not EXPECTED.search(before) and ("agreed" in before or not FINITE.search(clause))
    if modal in ("will", "would"):
        subject = before.split()
        return verb in PROMISED and not (modal == "would" and len(subject) == 1 and subject[0].lower() in PRONOUN)
    return True


def excluded(sentence: str, match: re.Match[str], end: int | None = None) -> bool:
    """Whether a condition, a negation or a question takes the doing back."""
    before = re.split(r"[;:,]\s", sentence[max(0, match.start() - 60) : match.start("verb") if end is None else end])[
        -1
    ]
    supposed = sentence.startswith(("If ", "Should ")) and "would" in match.group()
    return supposed or bool(NOT_DOING.search(before)) or sentence.rstrip().endswith("?")


def owner_of(printed: str) -> str | None:
    """An owner as printed; a pronoun names nobody.

    >>> owner_of("the  Clerk "), owner_of("They")
    ('the Clerk', None)
    """
    owner = " ".join(printed.split()).strip(" ,;:-–")
    return None if owner.lower() in PRONOUN else owner or None


def due_of(sentence: str, year: int | None, start: int = 0) -> str | None:
    """By when: a date after "by", "on", "before", or the next meeting; else None.

    >>> due_of("to be sent by 4 June", 2026), due_of("as agreed on 4 June 2020", None, 30)
    ('2026-06-04', None)
    """
    found = []
    for dated in find_dates(sentence, year):
        lead = BY.search(sentence[max(0, dated.start - 70) : dated.start])
        if lead and dated.start >= start:
            if lead["lead"].lower() in FIRM:
                return dated.value
            found.append(dated.value)
    if found:
        return found[0]
    match = NEXT.search(sentence, start) or WORDED.search(sentence, start, start + 90)
    return " ".join(next(group for group in match.groups() if group).split()) if match else None


def in_clause(text: str, year: int | None = None) -> Undertaking | None:
    """What a clause of a decision has somebody do, beyond noting, approving or agreeing.

    >>> in_clause("That the Clerk write to the County Council.").owner
    'the Clerk'
    >>> in_clause("That the report be noted.")
    """
    clause = text.strip()
    found = None if IDLE.search(clause) or BELIEVES.match(clause) else clause_doing(clause)
    if found is None:
        return None
    return Undertaking(clause, 0, len(text), found[0], due_of(clause, year), "decision")


def clause_doing(clause: str) -> tuple[str | None, int] | None:
    """Who is to do something by a clause; None if nobody is."""
    for pattern in (DELEGATED, ASKED, WAS_ASKED):
        match = pattern.search(clause)
        if match:
            office = role_after(clause, match.start("owner"))
            longer = office and len(office.text) > len(match["owner"])
            return owner_of(
                clause[match.start("owner") : office.end] if office and longer else match["owner"]
            ), match.start()
    match = BARE.match(clause)
    if match:
        return (None, 0) if match["verb"].lower() in verbs()[0] else None
    if DEFERRED.search(clause):
        return None, 0
    if ONLY_NOTED.match(clause) and not re.search(
        r"\b(?:and|to)\s+(?:that\s+)?(?:the\s+)?\w+\s+(?:to|should|write|be\s+asked)\b", clause
    ):
        return None
    return plain_clause(clause)


def plain_clause(clause: str) -> tuple[str | None, int] | None:
    """Who is to do something by a clause that asks and delegates nothing."""
    bases, participles = verbs()
    bare = re.sub(r"^[Tt]hat\s+", "", clause)
    found = doing(bare)
    if found:
        return found
    passive = TO_BE.search(bare) or BE.search(clause)
    if (passive and passive["verb"] in participles - PASSING) or "consideration be given" in clause.lower():
        return None, 0
    late = LATE_BARE.search(clause)
    if late and late["verb"].lower() in bases:
        return None, 0
    for match in (SHOULD.search(bare), SUBJUNCTIVE.match(clause)):
        if match and match["verb"].lower() in bases:
            return owner_of(match["owner"]), 0
    return None


PASSING = frozenset(
    "approved accepted adopted agreed noted received confirmed signed supported granted considered appointed taken "
    "given made found thanked read identified established paid opened moved used set".split()
)


def marked(text: str, owner: str | None, due: str | None, year: int | None, origin: str) -> Undertaking:
    """What a mark or a table's row says to do; the owner is what stands beside it, or the words before the verb."""
    clean = " ".join(LABEL.sub("", text.strip(), count=1).split()).strip(" |")
    if owner and SOON.match(owner):
        owner, due = None, due or owner
    clean = its_sentence(clean, owner)
    own = owner
    if own is None:
        before = SET_BEFORE.match(clean)
        match = ACTIVE.match(clean)
        asked = WAS_ASKED.match(clean)
        if (
            before
            and not before["owner"].isdigit()
            and len(before["owner"].split()) <= 3
            and known_owner(before["owner"], clean[before.end() :])
        ):
            own = before["owner"]
        elif asked or (match and match["verb"].lower() in verbs()[0] and agentive(match["owner"])):
            own = owner_of((asked or match)["owner"])  # type: ignore[index]  # one of the two is there
    return Undertaking(clean, 0, len(text), own, resolved(due, year) or due_of(clean, year), origin)


def its_sentence(text: str, owner: str | None) -> str:
    """Of a paragraph with an owner beside it the sentence that has the owner act, or the last if that has somebody."""
    spans = list(sentences(text)) if owner else []
    if len(spans) < 2:
        return text
    for start, end in spans:
        found = doing(text[start:end])
        if found and owner and found[0] == owner:
            return text[start:end].strip()
    start, end = spans[-1]
    return text[start:end].strip() if doing(text[start:end]) else text


def known_owner(printed: str, rest: str) -> bool:
    """Whether words set before a dash are who does it: initials, or a name before a verb."""
    first = rest.split(maxsplit=1)[0].lower() if rest.split() else ""
    return (printed.isupper() and len(printed) <= 6) or first == "to" or first in verbs()[0]


def resolved(due: str | None, year: int | None) -> str | None:
    """A deadline set beside an action: its date if it has one, else its words."""
    if not due or not due.strip(" -–—"):
        return None
    dates = find_dates(due, year)
    return dates[0].value if dates else " ".join(due.split())
