"""Whether a sentence has somebody do something, and who that is."""

from __future__ import annotations

import re
from typing import NamedTuple

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
ACTIVE = re.compile(rf"(?<![\w’'-])(?P<owner>{AGENT}){ASIDE}\s+(?P<modal>{MODAL}){VERB_AFTER}")
# "Highways to be contacted", "a response will be published", "should be included", "was due to be presented"
PASSIVE = re.compile(
    r"(?P<modal>\b(?:will|would|shall|should|must|[Tt]o|(?:is|are|was|were)\s+(?:(?:also|soon|now)\s+)?(?:due\s+)?to)\b),?\s+"
    r"(?:(?:now|also|again|fully|then|therefore|soon|shortly|still|[a-z]+ly),?\s+)*"
    r"be(?:en)?\s+(?:(?:also|now|then|therefore|[a-z]+ly)\s+)*(?P<verb>[a-z][a-z-]+)"
)
# "would be giving evidence", "will once again be holding"
GOING_ON = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?P<modal>(?:will|would)(?:\s+(?:also|again|once\s+again))*)\s+be\s+(?P<verb>[a-z-]+)ing\b"
)
# "PC Speir confirmed she would investigate", "has inspected and will report", "and promised to take action"
PLEDGE = (
    r"(?:(?:that\s+)?(?:he|she|they)\s+|(?:and|but)\s+)"
    r"(?:(?:will|would)(?:\s+(?:also|again|now|then|keep|continue\s+to))*|(?:has\s+|have\s+)?(?:agreed|promised|undertook)\s+to)"
)
LATER = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?:(?!will\b|would\b)[\w’',()-]+\s+){{1,14}}?(?P<modal>{PLEDGE})\s+(?P<verb>[a-z-]+)"
)
MAY_BE_LATER = re.compile(PLEDGE)
NEARER = re.compile(rf"(?<=,\s)(?P<owner>{AGENT})\s+(?:have|has|had|confirmed|advised)\b")
BY_WHOM = re.compile(rf"\s+(?:out\s+|up\s+|on\s+)?by\s+(?P<owner>{AGENT}(?:\s+and\s+{AGENT})?)")
# "requested the Clerk to pass on", "asks the Monitoring Officer to update", "Cllr Day was asked to"
ASKED = re.compile(
    rf"\b(?:[Rr]equest(?:ed|s)?|[Aa]sk(?:ed|s)?|[Ii]nstruct(?:ed|s)?|[Ii]nvite[ds]?|[Aa]uthori[sz]e[ds]?|[Cc]alls?\s+on|[Cc]alled\s+on|[Uu]rge[ds]?|"
    rf"[Dd]irect(?:ed|s)?|[Aa]ppoint(?:ed|s)?|[Nn]ominated?|[Mm]andate[ds]?)\s+(?:that\s+)?(?P<owner>{AGENT})"
    r"(?:\s\([^()]{1,20}\))?\s+(?:to|in\s+conjunction)\b"
)
# "It was requested that a quote be obtained", "The Council asked that the Clerk write"; a speaker's asking is debate
WISHED = re.compile(
    r"(?:\b(?P<impersonal>[Ii]t\s+was\s+(?:also\s+)?|(?:[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Mm]embers|[Cc]ouncillors|[Pp]anel|[Cc]abinet)\s+(?:also\s+)?))?"
    rf"\b(?P<wish>requested|asked|insisted)\s+that\s+(?!should\b)(?:(?P<owner>{AGENT})\s+(?P<verb>[a-z]+)\b|[^.;]{{3,90}}?\s(?:be|is|was|are|were)\s+(?P<done>[a-z]+ed|[a-z]+t|[a-z]+en)\b)"
    # "requested the costing be made known"
    r"|\brequested\s+(?:the|an?)\s[^.;,]{3,90}?\sbe\s+(?P<had>made|[a-z]+ed|[a-z]+t|[a-z]+en)\b"
)
WAS_ASKED = re.compile(
    rf"(?<![\w’'-])(?P<owner>{AGENT})\s+(?:(?:was|were|is|are|be|has\s+been|have\s+been)\s+)(?:duly\s+)?"
    r"(?:asked|requested|instructed|authori[sz]ed|directed|urged|tasked|delegated|given\s+(?:delegated\s+)?(?:authority|powers?)|"
    r"(?:appointed|nominated)(?=\s+to\s+(?!the\b|an?\b|its\b|[A-Z]))|invited)\s+to\b"
)
MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
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
NOT_DOING = re.compile(
    r"\b(?:not|never|unable|if|unless|whether|could|might|may|had\s+been|would\s+have|who\s+would|which\s+would)\b"
)
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
# what the whole clause or sentence is about when nobody is to do anything
IDLE = re.compile(
    r"\b(?:taken\s+into\s+(?:account|consideration)|to\s+(?:the\s+|a\s+)vote\b|put\s+to\s+vote|(?:be|was)\s+recorded\s+in\s+the\s+minutes|to\s+be\s+minuted|to\s+hold\s+office|^to\s+be\s+(?:arranged|confirmed|decided|agreed|advised|announced)\W*$|asked\s+to\s+(?:note|declare|confirm|consider|endorse|agree|approve|"
    r"comment|receive)|"  # what follows are the business itself and its duties
    r"^\W*to\s+(?:receive|note|consider|approve|confirm|agree|discuss)\b|"
    r"to\s+be\s+(?:considered|discussed)\s+(?:below|above|later)\b|"
    r"\bminutes\s+(?:are\s+)?to\s+be\s+(?:approved|confirmed|agreed|adopted)\b|\bwithout\s+note\s+or\s+comment\b|"
    r"\b(?:make|have|raise|had|has)\s+no\s+(?:observations?|objections?|comments?)\b|"
    r"\bbe\s+taken\s+as\s+read\b|\bclosed\s+to\s+the\s+(?:press|media|public)\b|\bread\s+a\s+(?:first|second|third)\s+time\b|"
    r"\brecord(?:s|ed)?\s+(?:its|their|our)\s+(?:\w+\s+)?(?:thanks|appreciation|condolences|sympathy|congratulations)\b|"
    r"\b(?:votes?|names?|dissent|abstention|thanks)\b[^.;]{0,40}\bbe\s+(?:recorded|minuted)\b|"
    r"\bto\s+(?:record|declare|sign)\s+(?:the\s+|any\s+)?(?:apologies|absences?|attendance|interests?|declarations?)\b|"
    r"\bapplications?\b[^.;]{0,60}\b(?:to|will|would)\s+be\s+(?:considered|determined|decided|heard)\b|"
    r"^\W*(?:Councill?or\s+|Cllr\.?\s+|M(?:r|rs|s)\.?\s+)\S+\s+to\s+(?:close|speak|move|second|open)\W*$|"
    r"invited\s+to\s*(?:$|note|make|comment|consider|approve|attend|speak)|is\s+asked\s+to\s*$)",
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
FOR_IT = re.compile(r"\bfor\s+(?:[\w’'-]+\s+){1,5}$")  # "permission for the tree" before "to be felled"
GRANTED = re.compile(r"\b(?:agreed|arranged?|arrangements?|asked|requested|wait(?:ing)?)\b")
# "At that meeting …", "In July the Panel agreed to …": what was done before
BACK_THEN = re.compile(
    r"At\s+(?:that|the\s+(?:last|previous)|its\s+(?:last|previous))\s+meeting\b"
    rf"|(?:In|On)\s+(?:\d|(?:last\s+)?{MONTHS})[\w\s]{{0,12}}\s(?:the|[A-Z])[^.,]*\b(?:agreed|resolved|decided)\b"
)
AIM = re.compile(r"\b(?:role|purpose|aim|objective|function|duty|remit|idea|task|goal|intention)s?\b[^.;]*$", re.I)
# a clause that only asks or places: "when the box will be installed", "how the Council would pay", "whilst it would"
INDIRECT = re.compile(
    r"\b(?:when|where|how|what|why|as\s+to|because|whilst|although|though|since|in\s+which)\b[^,.;:]{0,80}$|\bwhich\s+(?:[\w’'-]+\s+){1,4}$",
    re.I,
)
MANY = re.compile(r"\b(?:many|most|some|few|several|other)\s+$", re.I)
STRANDED = re.compile(r"\s+(?:under|to|in|on|from|with|into)\s*(?:[.,;]|$)")  # "the licence it will be published under"
THOUGHT = re.compile(
    r"\b(?:thought|felt|believed?s?|suggested|considered|said|feels?|thinks?|commented|queried|proposed)\b[^.;]*$", re.I
)
NEXT_MEETING = re.compile(
    r"\bA\.?G\.?M\b|\b(?:next|following|annual|date)\b.{0,80}\bmeetings?\b|^\W*(?:the\s+)?meetings?\b", re.I
)
ITS_DATE = re.compile(r"\b(?:dates?|time|venue)\b[^.;]{0,60}\bmeetings?\b[^.;]{0,12}$", re.I)
# participles that a promise is made of, where "would be" may as well tell what is to come
PROMISED = frozenset(
    "circulated provided supplied brought presented shared contacted sent arranged investigated approached published "
    "added ordered placed forwarded raised submitted requested reviewed written invited taken held carried led sited "
    "passed done collected replaced repaired installed removed chased reported informed discussed scheduled given "
    "made donated delivered checked sought put obtained asked looked "
    "organised communicated emailed notified advertised uploaded issued purchased updated".split()
)
FINITE = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|wish(?:es)?|requires?|confirmed|emailed|encouraged|reported|noted|said|would|will|"
    r"needs?|continues?|came|asked|received|allows?|allowed|enables?|enabled|commented|discussed|felt|thought|explained|questioned|"
    r"welcomed|thanked|expressed|raised)\b"
)
# "it will go to the Leisure Committee on 8 September", "there will be a meeting with the head teacher"
GOES_TO = re.compile(
    r"\b(?:will|would|to)\s+(?:now\s+)?(?:go|come)\s+(?:back\s+)?(?:to|before)\s+(?:the\s+|a\s+)?(?:\w+\s+){0,5}?(?:[Cc]ommittee|[Cc]ouncil|"
    r"[Mm]eeting|[Bb]oard|[Cc]abinet|[Pp]anel)\b|\b[Tt]here\s+(?:will|would|is\s+to)\s+be\s+an?\s+(?:\w+\s+)?(?:meeting|visit)\s+with\b"
)
# who only speaks to the meeting, and asks what nobody has agreed to
OUTSIDE = re.compile(
    r"^(?:An?|The|One|Two|Three|Several|Some|Many|Other)\s+(?:(?:local|other|further|concerned)\s+)*(?:residents?|parishioners?|complainants?|"
    r"objectors?|petition(?:er)?s?|members?\s+of\s+the\s+public|speakers?)\b|^(?:Residents?|Parishioners?|Objectors?)\b"
)
# what is only thought likely, and what a recounted body had settled
EXPECTS = re.compile(
    r"\W*(?:It|This)\s+(?:is|was)\s+(?:\w+ly\s+)?(?:hoped|estimated|likely|understood|feared|possible)\b"
)
SUPPOSED = re.compile(r"\W*(?:\w\s)?(?:if|should)\s", re.I)
QUOTING = re.compile(r"[“\"‘][^”\"’]*$")
PLACED = re.compile(r"\b(?:when|where|how|because|whilst|although)\b[^,.;:]{0,80}$", re.I)
DESCRIBED = re.compile(r"\s+as\s+(?!soon\b)")  # "would be presented as four grades"
HAD_SETTLED = re.compile(
    r"\b(?:reported|explained|said|stated|recalled|replied|noted)\s+that\b[^.;]*"
    r"\bhad\s+(?:agreed|resolved|decided|committed|undertaken)\s+to\b"
)
# to agree to which settles it
SETTLING = frozenset("approve note accept adopt endorse ratify confirm receive support welcome".split())
QUOTED_ON = re.compile(r"[”\"’][,.]?\s+\w")  # what is quoted is told of


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
    """Who is to do something in a sentence; None if nobody is. `earlier` is the sentence before it."""
    if (
        not may_do(sentence)
        or sentence.count(" ") < 2
        or sentence.rstrip(" :").endswith((" to", " that"))
        or IDLE.search(sentence)
        or BELIEVES.match(sentence)
        or OUTSIDE.match(sentence)
        or EXPECTS.match(sentence)
        or (" had " in sentence and HAD_SETTLED.search(sentence))
        or sentence.startswith(("WHEREAS", "AND WHEREAS"))
    ):
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


def excluded(sentence: str, match: re.Match[str], end: int | None = None) -> bool:
    """Whether a condition, a negation or a question takes the doing back."""
    start = match.start("verb") if end is None else end
    before = re.split(r"[;:,]\s", sentence[max(0, match.start() - 60) : start])[-1]
    supposed = bool(SUPPOSED.match(sentence)) and "would" in match.group()
    return supposed or bool(NOT_DOING.search(before)) or sentence.rstrip().endswith("?")


def goes_to(sentence: str) -> Doing | None:
    """What is to go before another meeting, and who is to be met."""
    match = GOES_TO.search(sentence)
    return Doing(None, match.start()) if match and not excluded(sentence, match, match.start()) else None


def wished(sentence: str) -> Doing | None:
    """What a meeting, or its chair, wished to be done; what a speaker asks for is debate."""
    match = WISHED.search(sentence)
    if not match or (match["wish"] == "asked" and not match["impersonal"]):
        return None
    if (done := match["done"] or match["had"]) and is_done(done):
        return Doing(None, match.start())
    if match["verb"] in verbs()[0] and agentive(match["owner"]):
        return Doing(owner_of(match["owner"]), match.start())
    return None


def recounts(sentence: str, match: re.Match[str]) -> bool:
    """Whether somebody else's words are quoted and told of: 'The motion "That X be asked to …" was read.'."""
    return bool(QUOTING.search(sentence[: match.start()]) and QUOTED_ON.search(sentence, match.end()))
