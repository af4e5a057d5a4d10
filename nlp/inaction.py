"""Sentences and clauses in which nobody is to do anything, whatever words of doing stand in them."""

from __future__ import annotations

import re

MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NOT_DOING = re.compile(
    r"\b(?:not|never|unable|if|unless|whether|could|might|may|had\s+been|would\s+have|who\s+would|which\s+would)\b"
)
# what the whole clause or sentence is about when nobody is to do anything
IDLE = re.compile(
    r"\b(?:taken\s+into\s+(?:account|consideration)|to\s+(?:the\s+|a\s+)vote\b|put\s+to\s+vote|to\s+hold\s+office|"
    r"asked\s+to\s+(?:note|declare|confirm|consider|endorse|agree|approve|comment|receive)|"  # the business itself
    r"to\s+be\s+(?:considered|discussed)\s+(?:below|above|later)\b|taken\s+as\s+read\b|"
    r"minutes\s+(?:are\s+)?to\s+be\s+(?:approved|confirmed|agreed|adopted)\b|without\s+note\s+or\s+comment\b|"
    r"(?:make|have|raise|had|has)\s+no\s+(?:observations?|objections?|comments?)\b|"
    r"closed\s+to\s+the\s+(?:press|media|public)\b|read\s+a\s+(?:first|second|third)\s+time\b|"
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
FINITE = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|wish(?:es)?|requires?|confirmed|emailed|encouraged|reported|noted|said|would|will|"
    r"needs?|continues?|came|asked|received|allows?|allowed|enables?|enabled|commented|discussed|felt|thought|explained|questioned|"
    r"welcomed|thanked|expressed|raised)\b"
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
BEGINS_IDLE = re.compile(
    r"\W*to\s+(?:receive|note|consider|approve|confirm|agree|discuss)\b|"
    r"to\s+be\s+(?:arranged|confirmed|decided|agreed|advised|announced)\W*$|"
    r"\W*(?:Councill?or\s+|Cllr\.?\s+|M(?:r|rs|s)\.?\s+)\S+\s+to\s+(?:close|speak|move|second|open)\W*$",
    re.I,
)
# what is only written down
ON_RECORD = re.compile(
    r"\b(?:be|was)\s+recorded\s+in\s+the\s+minutes|\bto\s+be\s+minuted|"
    r"\brecord(?:s|ed)?\s+(?:its|their|our)\s+(?:\w+\s+)?(?:thanks|appreciation|condolences|sympathy|congratulations)\b|"
    r"\b(?:votes?|names?|dissent|abstention|thanks)\b[^.;]{0,40}\bbe\s+(?:recorded|minuted)\b|"
    r"\bto\s+(?:record|declare|sign)\s+(?:the\s+|any\s+)?(?:apologies|absences?|attendance|interests?|declarations?)\b",
    re.I,
)
WRITTEN = ("ecord", "inuted", "eclar", "sign")
# what the planning authority does
AWAITED = re.compile(
    r"\bapplications?\b[^.;]{0,60}\b(?:to|will|would)\s+be\s+(?:considered|determined|decided|heard)\b", re.I
)


def excluded(sentence: str, match: re.Match[str], end: int | None = None) -> bool:
    """Whether a condition, a negation or a question takes the doing back."""
    start = match.start("verb") if end is None else end
    before = re.split(r"[;:,]\s", sentence[max(0, match.start() - 60) : start])[-1]
    supposed = bool(SUPPOSED.match(sentence)) and "would" in match.group()
    return supposed or bool(NOT_DOING.search(before)) or sentence.rstrip().endswith("?")


def recounts(sentence: str, match: re.Match[str]) -> bool:
    """Whether somebody else's words are quoted and told of: 'The motion "That X be asked to …" was read.'."""
    return bool(QUOTING.search(sentence[: match.start()]) and QUOTED_ON.search(sentence, match.end()))


def is_idle(sentence: str) -> bool:
    """Whether a sentence is about the meeting's own business, what it thinks or what is only recorded.

    >>> is_idle("Cllr Dale asked that her thanks be recorded."), is_idle("The Clerk to write.")
    (True, False)
    """
    if IDLE.search(sentence) or BEGINS_IDLE.match(sentence) or BELIEVES.match(sentence):
        return True
    written = any(word in sentence for word in WRITTEN) and ON_RECORD.search(sentence)
    return bool(written or ("pplication" in sentence and AWAITED.search(sentence)))


def is_told_of(sentence: str) -> bool:
    """Whether a sentence tells what an outsider asks, what is only thought likely, or what others had settled."""
    if OUTSIDE.match(sentence) or EXPECTS.match(sentence) or sentence.startswith(("WHEREAS", "AND WHEREAS")):
        return True
    return " had " in sentence and bool(HAD_SETTLED.search(sentence))
