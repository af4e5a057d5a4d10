"""Whether a sentence has somebody do something, and who that is."""

from __future__ import annotations

import re
from typing import NamedTuple

from nlp.dear import Dear
from nlp.deeds import gerunds, is_deed, is_done, verbs
from nlp.doers import (
    ABSTRACT,
    AGENT,
    MEETING,
    agentive,
    is_person,
    names_nobody,
    owner_of,
    reporter,
    sure_agent,
    with_others,
)
from nlp.inaction import (
    AIM,
    BACK_THEN,
    DESCRIBED,
    EXPECTED,
    FINITE,
    FOR_IT,
    GRANTED,
    INDIRECT,
    ITS_DATE,
    MANY,
    MONTHS,
    NEXT_MEETING,
    PLACED,
    PREPOSITION,
    QUOTING,
    SETTLING,
    STRANDED,
    THOUGHT,
    excluded,
    is_idle,
    is_told_of,
    recounts,
)
from nlp.wordlists import words_of_list

FILLER = (
    r"(?:also|again|now|then|therefore|continue\s+to|be\s+able\s+to|further|fully|all|both|each|once\s+again|look\s+to|"
    r"need\s+to|have\s+to|endeavour\s+to|keep\s+trying|in\s+(?:future|turn|due\s+course)|shortly|soon)"
)
MODAL = (
    rf"(?:(?:will|shall|would)(?:,?\s+{FILLER},?)*(?:,\s[^,.;:]{{2,80}},)?"
    r"|(?:is|are|was|were)\s+(?:also\s+)?(?:to|due\s+to|going\s+to)|(?:has|have|had)?\s*(?:kindly\s+)?(?:agreed|(?<!has\s)(?<!had\s)(?<!have\s)(?:resolved|decided)|undertaken|undertook|"
    r"volunteered|promised|committed|arranged|intends?)\s+to|still\s+(?:has|have)\s+to|should|must|to)"
)
ADVERB = r"(?:again|also|then|either|further|once\s+again|[a-z]+ly)"
VERB_AFTER = rf"\s+(?:{ADVERB}\s+)*(?P<verb>[A-Za-z][a-z-]+)"
# "Clerk to write", "Cllr Robarts will keep", "the Director would circulate", "IL agreed to ask"
ASIDE = r"(?:,\s[^,.;:]{2,60},|\s\([^()]{1,60}\))?"  # ", Parish Clerk,", "(General Counsel)"
ACTIVE = Dear(rf"(?<![\w’'-])(?P<owner>{AGENT}){ASIDE}\s+(?P<modal>{MODAL}){VERB_AFTER}")
# "Highways to be contacted", "a response will be published", "should be included", "was due to be presented"
PASSIVE = re.compile(
    r"(?P<modal>\b(?:will|would|shall|should|must|[Tt]o|(?:is|are|was|were)\s+(?:(?:also|soon|now)\s+)?(?:due\s+)?to)\b),?\s+"
    r"(?:(?:now|also|again|fully|then|therefore|soon|shortly|still|[a-z]+ly),?\s+)*"
    r"be(?:en)?\s+(?:(?:also|now|then|therefore|[a-z]+ly)\s+)*(?P<verb>[a-z][a-z-]+)"
)
# "would be giving evidence", "will once again be holding"
GOING_ON = Dear(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?P<modal>(?:will|would)(?:\s+(?:also|again|once\s+again))*)\s+be\s+(?P<verb>[a-z-]+)ing\b"
)
# "PC Speir confirmed she would investigate", "has inspected and will report", "and promised to take action"
PLEDGE = (
    r"(?:(?:that\s+)?(?:he|she|they)\s+|(?:and|but)\s+)"
    r"(?:(?:will|would)(?:\s+(?:also|again|now|then|keep|continue\s+to))*|(?:has\s+|have\s+)?(?:agreed|promised|undertook)\s+to)"
)
LATER = Dear(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?:(?!will\b|would\b)[\w’',()-]+\s+){{1,14}}?(?P<modal>{PLEDGE})\s+(?P<verb>[a-z-]+)"
)
MAY_BE_LATER = re.compile(PLEDGE)
NEARER = Dear(rf"(?<=,\s)(?P<owner>{AGENT})\s+(?:have|has|had|confirmed|advised)\b")
BY_WHOM = Dear(rf"\s+(?:out\s+|up\s+|on\s+)?by\s+(?P<owner>{AGENT}(?:\s+and\s+{AGENT})?)")
# "requested the Clerk to pass on", "asks the Monitoring Officer to update", "Cllr Day was asked to"
ASKED = Dear(
    rf"\b(?:[Rr]equest(?:ed|s)?|[Aa]sk(?:ed|s)?|[Ii]nstruct(?:ed|s)?|[Ii]nvite[ds]?|[Aa]uthori[sz]e[ds]?|[Cc]alls?\s+on|[Cc]alled\s+on|[Uu]rge[ds]?|"
    rf"[Dd]irect(?:ed|s)?|[Aa]ppoint(?:ed|s)?|[Nn]ominated?|[Mm]andate[ds]?)\s+(?:that\s+)?(?P<owner>{AGENT})"
    r"(?:\s\([^()]{1,20}\))?\s+(?:to|in\s+conjunction)\b"
)
# "It was requested that a quote be obtained", "The Council asked that the Clerk write"; a speaker's asking is debate
WISHED = Dear(
    rf"\b(?P<wish>requested|asked|insisted)\s+that\s+(?!should\b)(?:(?P<owner>{AGENT})\s+(?P<verb>[a-z]+)\b|"
    r"[^.;]{3,90}?\s(?:be|is|was|are|were)\s+(?P<done>[a-z]+ed|[a-z]+t|[a-z]+en)\b)"
    # "requested the costing be made known"
    r"|\brequested\s+(?:the|an?)\s[^.;,]{3,90}?\sbe\s+(?P<had>made|[a-z]+ed|[a-z]+t|[a-z]+en)\b"
)
WAS_ASKED = Dear(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?:(?:was|were|is|are|be|has\s+been|have\s+been)\s+)(?:duly\s+)?"
    r"(?:asked|requested|instructed|authori[sz]ed|directed|urged|tasked|delegated|given\s+(?:delegated\s+)?(?:authority|powers?)|"
    r"(?:appointed|nominated)(?=\s+to\s+(?!the\b|an?\b|its\b|[A-Z]))|invited)\s+to\b"
)
# "deferred to the March meeting": that it was put off to a named meeting is an action too
PUT_OFF = re.compile(
    r"\b(?:deferred|adjourned|postponed|put\s+off|carried\s+(?:over|forward)|held\s+over)\s+(?:to|until|till|for)\s+(?:the\s+|our\s+)?"
    rf"(?P<due>(?:[\w’'-]+\s+){{1,5}}?meeting|next\s+(?:month|agenda)|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTHS})\b",
    re.I,
)
# "Dog fouling to be an agenda item for the next meeting"
ON_AGENDA = re.compile(
    r"\b(?:to|will|would)\s+be\s+(?:on\s+the\s+(?:next\s+)?agenda|an?\s+(?:agenda\s+item|item\s+on\s+the|topic\s+of\s+discussion|item\s+for\s+the\s+next))\b"
)
EACH = re.compile(r"(?:All\s+)?(?:Councillors|Members)\s+(?:were|are)\b")  # each of them is asked, not their meeting
# without one of these, or somebody before a "to", nobody is to do anything: cheap tests before the dear ones
MAY_DO = re.compile(
    r"\b(?:will|would|shall|should|must|agreed|resolved|decided|promised|undert\w+|volunteered|committed|arranged|ask(?:ed|s)?|"
    r"request(?:ed|s)?|instruct(?:ed|s)?|invite[ds]?|authori[sz]e[ds]?|call(?:ed|s)?\s+on|urge[ds]?|direct(?:ed|s)?|"
    r"appoint(?:ed|s)?|nominate[ds]?|mandate[ds]?|tasked|delegated|given|intends?|"
    r"(?:is|are|was|were|has|have)\s+(?:due\s+|going\s+|also\s+)?to|put\s+off|"
    r"deferred|adjourned|postponed|held\s+over|carried\s+over|[Tt]o\s+be)\b"
)
BEFORE_TO = re.compile(r"(?P<word>[\w’'&/)-]+)\s+to\s")
MAY_BE_ASKED = re.compile(
    r"\b(?:asked|requested|instructed|authori[sz]ed|directed|urged|tasked|delegated|authority|powers?|appointed|nominated|invited)\s+to\b"
)
MAY_GO_ON = re.compile(r"\b(?:will|would)\s+(?:[a-z]+\s+){0,2}be\s+[a-z-]+ing\b")
# participles that a promise is made of, where "would be" may as well tell what is to come
PROMISED = frozenset(
    "circulated provided supplied brought presented shared contacted sent arranged investigated approached published "
    "added ordered placed forwarded raised submitted requested reviewed written invited taken held carried led sited "
    "passed done collected replaced repaired installed removed chased reported informed discussed scheduled given "
    "made donated delivered checked sought put obtained asked looked "
    "organised communicated emailed notified advertised uploaded issued purchased updated".split()
)
# "it will go to the Leisure Committee on 8 September", "there will be a meeting with the head teacher"
GOES_TO = re.compile(
    r"\b(?:will|would|to)\s+(?:now\s+)?(?:go|come)\s+(?:back\s+)?(?:to|before)\s+(?:the\s+|a\s+)?(?:\w+\s+){0,5}?(?:[Cc]ommittee|[Cc]ouncil|"
    r"[Mm]eeting|[Bb]oard|[Cc]abinet|[Pp]anel)\b|\b[Tt]here\s+(?:will|would|is\s+to)\s+be\s+an?\s+(?:\w+\s+)?(?:meeting|visit)\s+with\b"
)
IMPERSONAL = re.compile(
    r"\b(?:[Ii]t\s+was|[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Mm]embers|[Cc]ouncillors|[Pp]anel|[Cc]abinet)\s+(?:also\s+)?$"
)


class Undertaking(NamedTuple):
    """Something that somebody is to do: the words, who, by when."""

    text: str
    start: int
    end: int
    owner: str | None = None
    due: str | None = None
    origin: str = "prose"


class Doing(NamedTuple):
    """Who is to do something in a sentence, where that begins there, and by when if that is plain already."""

    owner: str | None
    at: int = 0
    due: str | None = None


def doing(sentence: str, earlier: str = "") -> Doing | None:
    """Who is to do something in a sentence; None if nobody is. `earlier` is what stands before it."""
    if not may_do(sentence) or sentence.count(" ") < 2 or sentence.rstrip(" :").endswith((" to", " that")):
        return None
    if is_idle(sentence) or is_told_of(sentence):
        return None
    return asked(sentence) or acting(sentence, earlier) or passive(sentence) or put_off(sentence) or goes_to(sentence)


def may_do(sentence: str) -> bool:
    """Whether anybody may be to do something in a sentence.

    >>> may_do("The Clerk to write."), may_do("It went to press.")
    (True, False)
    """
    if MAY_DO.search(sentence):
        return True
    words = (match["word"] for match in BEFORE_TO.finditer(sentence)) if " to " in sentence else ()
    return any(word[:1].isupper() or word.lower() in words_of_list("doers") for word in words)


def asked(sentence: str) -> Doing | None:
    """Somebody whom a sentence asks to do something."""
    for pattern in (ASKED, WAS_ASKED) if MAY_BE_ASKED.search(sentence) else (ASKED,):
        match = pattern.search(sentence)
        if (
            match
            and not recounts(sentence, match)
            and ((pattern is WAS_ASKED and EACH.match(sentence)) or not MEETING.match(match["owner"]))
            and not excluded(sentence, match, match.start("owner"))
        ):
            return Doing(owner_of(with_others(sentence, match.start("owner"), match["owner"])), match.start())
    return wished(sentence)


def acting(sentence: str, earlier: str) -> Doing | None:
    """Somebody of whom a sentence says that he or she will act."""
    for match in ACTIVE.finditer(sentence):
        if acts(sentence, match):
            return Doing(whose(sentence, match, earlier), match.start("modal"))
    for match in GOING_ON.finditer(sentence) if MAY_GO_ON.search(sentence) else ():
        many = MANY.search(sentence[: match.start()])
        placed = PLACED.search(sentence[: match.start()])
        if not many and not placed and not excluded(sentence, match) and match["verb"] + "ing" in gerunds():
            return Doing(whose(sentence, match, earlier), match.start("modal"))
    if not MAY_BE_LATER.search(sentence):
        return None
    for match in LATER.finditer(sentence):
        sure = (match["verb"] in verbs()[0] and not ABSTRACT.match(match["owner"])) or agentive(match["owner"])
        deed = sure and is_deed(match["verb"], sentence[match.end() :])
        if deed and not excluded(sentence, match):
            nearer = list(NEARER.finditer(sentence, match.end("owner"), match.start("modal")))
            return Doing(owner_of((nearer[-1] if nearer else match)["owner"]), match.start("modal"))
    return None


def whose(sentence: str, match: re.Match[str], earlier: str) -> str | None:
    """The owner that a match names, with others named beside it; of a pronoun whom it means."""
    named = owner_of(match["owner"])
    if named is None:
        return reporter(sentence, match.start(), earlier)
    return owner_of(with_others(sentence, match.start("owner"), match["owner"]))


def passive(sentence: str) -> Doing | None:
    """Something of which a sentence says that it will be done, with whoever is to do it if that is printed."""
    for match in PASSIVE.finditer(sentence):
        if is_done(match["verb"]) and promised(sentence, match):
            return Doing(by_whom(sentence, match.start()), match.start())
    placed = ON_AGENDA.search(sentence)
    return Doing(None, placed.start()) if placed and not INDIRECT.search(sentence[: placed.start()]) else None


def by_whom(sentence: str, at: int) -> str | None:
    """By whom something will be done: "will be ordered and are to be installed by Highways"."""
    found = (BY_WHOM.match(sentence, each.end()) for each in PASSIVE.finditer(sentence, at))
    return next((owner_of(by["owner"]) for by in found if by and not ABSTRACT.match(by["owner"])), None)


def put_off(sentence: str) -> Doing | None:
    """What was put off to a named meeting."""
    match = PUT_OFF.search(sentence)
    if not match:
        return None
    named = None if match["due"][0].isdigit() else " ".join(match["due"].split())
    return Doing(None, match.start(), named)


def acts(sentence: str, match: re.Match[str]) -> bool:
    """Whether a subject, a modal and a verb mean that the subject is to act."""
    owner, modal, verb = match["owner"].strip(), match["modal"], match["verb"].lower()
    if excluded(sentence, match) or not is_deed(verb, sentence[match.end() :], is_person(owner)):
        return False
    before = sentence[: match.start()]
    if BACK_THEN.match(sentence) or (modal.startswith("had") and MEETING.match(owner)):
        return False
    if modal.startswith(("was", "were")):
        return modal.endswith("to") and sure_agent(owner) and verb in verbs()[0] and not PREPOSITION.search(before)
    if PREPOSITION.search(before) or AIM.search(before) or INDIRECT.search(before) or QUOTING.search(before):
        return False
    if "agreed" in modal and verb in SETTLING:
        return False
    if modal == "to":  # "Clerk to write": only where nothing else is the verb
        before = before.strip()
        second = before.endswith((" and", "for", " but")) and re.search(r"\bto [a-z]", before)
        first = not before or before[-1] in ".:;–-,|/" or second
        known = verb in verbs()[0]
        return bool(first) and (agentive(owner) if known else match["verb"].islower() and sure_agent(owner))
    if names_nobody(owner):
        if modal.startswith("would") and (before.strip() or verb not in verbs()[0]):
            return False
        return owner.lower() in ("he", "she", "they") and modal.split()[0] not in ("should", "must")
    if modal.startswith(("should", "must")):
        return owner[:1].isupper() and sure_agent(owner) and not THOUGHT.search(before)
    if "have to" in modal and (modal.startswith("would") or " if " in sentence[match.end() :]):
        return False
    if "agreed" in modal and agentive(owner) and not MEETING.match(owner):
        return True  # "Bud Lessard agreed to water the road"
    due_to = modal.startswith(("is", "are", "has", "have")) and owner[:1].isupper() and " " in owner
    return due_to or sure_agent(owner) or (agentive(owner) and verb in verbs()[0])


def promised(sentence: str, match: re.Match[str]) -> bool:
    """Whether a passive promises something rather than tells what is to come, or what is expected."""
    modal, verb = match["modal"].lower(), match["verb"].lower()
    before = sentence[: match.start()]
    if modal.startswith(("should", "must", "shall")) or (modal.startswith(("was", "were")) and verb not in PROMISED):
        return False
    if excluded(sentence, match) or INDIRECT.search(before):
        return False
    if ITS_DATE.search(before) or STRANDED.match(sentence, match.end()):
        return False
    if (modal == "would" and DESCRIBED.match(sentence, match.end())) or ("due" in modal and before.endswith("which ")):
        return False
    if verb == "held" and NEXT_MEETING.search(sentence):
        return False
    if modal == "to":
        clause = re.split(r"[.;:–—,]\s|\s-\s", before)[-1]
        if FOR_IT.search(before) and not GRANTED.search(before):
            return False
        return not EXPECTED.search(before) and ("agreed" in before or not FINITE.search(clause))
    if modal == "would":
        return verb in PROMISED
    return True


def goes_to(sentence: str) -> Doing | None:
    """What is to go before another meeting, and who is to be met."""
    match = GOES_TO.search(sentence)
    return Doing(None, match.start()) if match and not excluded(sentence, match, match.start()) else None


def wished(sentence: str) -> Doing | None:
    """What a meeting, or its chair, wished to be done; what a speaker asks for is debate."""
    match = WISHED.search(sentence)
    if not match or (match["wish"] == "asked" and not IMPERSONAL.search(sentence[: match.start()])):
        return None
    if (done := match["done"] or match["had"]) and is_done(done):
        return Doing(None, match.start())
    if match["verb"] in verbs()[0] and agentive(match["owner"]):
        return Doing(owner_of(match["owner"]), match.start())
    return None
