"""Who is to do what by when, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.clauses import in_clause
from nlp.deadlines import Held, firmer
from nlp.sentences import sentences
from nlp.tasks import LABEL, marked
from nlp.undertakings import Doing, Undertaking, doing

# a decision within running text: "After discussion RESOLVED that …", "It was agreed to …", "Members agreed that …"
DECIDED = re.compile(
    r"\W*(?:(?:After|Following)\b[^,.;:]{0,50}?,?\s+)?(?:(?:[Ii]t\s+was\s+(?:proposed\b[^;:]{0,80}?\band\s+)?|(?:[Tt]he\s+)?(?:[A-Z]\w+\s+){0,3}(?:[Cc]ouncil|[Cc]ommittee|"
    r"[Bb]oard|[Bb]ody|[Mm]embers|[Cc]ouncillors|[Gg]overnors|[Tt]rustees|[Pp]anel|[Cc]abinet)\s+)"
    r"(?:(?:unanimously|also|then|further|duly)\s+)*(?:resolved|agreed|decided)|(?:Resolved|Agreed|Decided))\b"
    r"(?:[^.;:\"”]{0,30}?[\s:])\s*(?P<clause>(?:that|to)\s)"
)
FOR_WHOM = re.compile(r"\s*(?:for\s+)?(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of|and|&|[A-Z])[\w’'-]*){0,5}\s*:?\s*")
PASSED = re.compile(r"\b(?:should|could)\s+have\b|\bwe\s+need\b|\bat\s+that\s+(?:time|meeting)\b", re.I)
# a clause that stands by itself: "(ii) That the Clerk seek tenders", "c) to issue the direction"
CLAUSE = re.compile(
    r"\W*(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[).]\s+)?(?P<clause>[Tt]hat\s(?!whilst|although|while|if|there))"
    r"|\W*\(?(?:[ivx]{1,4}|[a-z])\)\s+(?P<listed>to\s)"
)
# in capitals it decides wherever it stands, but for what is quoted
LOUD = re.compile(
    r"\b(?:RESOLVED|AGREED|DECIDED|ASKED)\b(?<![“\"‘(]\w{5})(?<![“\"‘(]\w{6})(?<![“\"‘(]\w{7})(?<![“\"‘(]\w{8})"
    r"(?:[^.;:\"”]{0,30}?[\s:])\s*(?P<clause>(?:that|to)\s)"
)
DECIDES = ("esolved", "greed", "ecided", "RESOLVED", "AGREED", "DECIDED", "ASKED", "hat ", ") to ")


def find_undertakings(text: str, held: Held = None) -> Iterator[Undertaking]:
    """Sentences of prose in which somebody is to do something; `held` is the day or the year of the meeting.

    >>> text = "The Clerk will write to Highways by 3 May 2026. All agreed."
    >>> [(each.owner, each.due) for each in find_undertakings(text)]
    [('The Clerk', '2026-05-03')]
    """
    for start, end in passages(text):
        earlier = text[max(0, start - 400) : start]
        label = LABEL.search(text, start, end)
        if label and text[label.end() : end].strip():
            if found := doing(text[start : label.start()], earlier):
                yield promise(text, start, label.start(), found, held)
            if not FOR_WHOM.fullmatch(text, label.end(), end):
                own = marked(text[label.end() : end], None, None, held, "mark")
                yield own._replace(start=label.end(), end=end)
        elif found := doing(text[start:end], earlier):
            yield promise(text, start, end, found, held)
        elif clause := decided(text, start, end, held):
            yield clause


def promise(text: str, start: int, end: int, found: Doing, held: Held) -> Undertaking:
    """The undertaking that a sentence states."""
    sentence = text[start:end]
    return Undertaking(sentence.strip(), start, end, found.owner, firmer(found.due, sentence, held, found.at))


def passages(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text; a short paragraph that a label leads is one: "Action: Ann to draft. Raj to send it."."""
    labelled = text.startswith(("A", " A")) and len(text) < 300 and LABEL.match(text) and len(LABEL.findall(text)) == 1
    return iter([(0, len(text))]) if labelled and "\n" not in text else sentences(text)


def decided(text: str, start: int, end: int, held: Held) -> Undertaking | None:
    """What a sentence decides that somebody is to do; None if it decides nothing such.

    >>> decided("RESOLVED that Cllr Dale obtain two prices.", 0, 42, None).owner
    'Cllr Dale'
    """
    sentence = text[start:end]
    if not any(word in sentence for word in DECIDES):
        return None
    match = DECIDED.match(sentence) or LOUD.search(sentence) or CLAUSE.match(sentence)
    if not match or PASSED.search(sentence):
        return None
    at = match.start(match.lastgroup or 0)
    clause = in_clause(sentence[at:], held)
    return clause._replace(start=start + at, end=end) if clause else None
