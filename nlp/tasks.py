"""What a mark ("ACTION: …") or a row of a log says to do, with who stands beside it or before the verb."""

from __future__ import annotations

import re

from nlp.deadlines import Held, due_of, resolved
from nlp.dear import Dear
from nlp.deeds import is_deed, verbs
from nlp.doers import AGENT, agentive, owner_of
from nlp.letters import UP
from nlp.sentences import sentences
from nlp.undertakings import ASIDE, MODAL, VERB_AFTER, WAS_ASKED, Undertaking, doing

# a mark within a paragraph: "ACTION: Clerk to write", "Action – Watson to call"
LABEL = re.compile(
    r"(?:^|(?<=\s))(?:ACTIONS?(?:\s+(?:POINTS?|\d[\d.]*))?|Actions?(?:\s+(?:[Pp]oints?|\d[\d.]*))?|AP\d*)\s*[:–—-]+\s*"
)
# "GK - Contact A&B Council", "Watson – To contact": a mark's owner set before its text
SET_BEFORE = re.compile(rf"^(?P<owner>[{UP}][\w’'./&-]*(?:\s[{UP}][\w’'-]*){{0,3}})\s*[-–—:]\s+(?=[{UP}a-z])")
# "Ann Bee, Raj Dee and Sam Fox to meet", "Members/ KO to write"
OWNERS = Dear(rf"(?P<owner>{AGENT}(?:\s*(?:,|/|&|and)\s*{AGENT}){{0,6}}){ASIDE}\s+(?P<modal>{MODAL}){VERB_AFTER}")
# "Ann Bee, Raj Dee develop ideas": a mark that leaves the "to" out
BARE_VERB = Dear(rf"(?P<owner>{AGENT}(?:\s*(?:,|/|&|and)\s*{AGENT}){{0,6}})\s+(?P<verb>[a-z]+)\b")
# what stands in the wrong column: "26 Oct", "9/10/2026"
WHEN = re.compile(
    r"(?:by\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan(?:uary)?|Feb(?:ruary)?|March|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?:\s+\d{4})?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
)
EVERYBODY = re.compile(r"(?:All|Everyone)\s+to\s+[a-z]")
SOON = re.compile(r"(?:for\s+)?(?:the\s+)?next\b|(?:for\s+)?(?:a\s+)?future\b|ongoing\b|asap\b", re.I)


def marked(text: str, owner: str | None, due: str | None, held: Held, origin: str) -> Undertaking:
    """What a mark or a table's row says to do; the owner is what stands beside it, or the words before the verb.

    >>> marked("Ann Bee and Raj Dee to meet Highways", None, None, 2026, "mark").owner
    'Ann Bee and Raj Dee'
    """
    clean = " ".join(LABEL.sub("", text.strip(), count=1).split()).strip(" |")
    if owner and (SOON.match(owner) or WHEN.fullmatch(owner.strip())):
        owner, due = None, due or owner
    clean = its_sentence(clean, owner)
    own = owner or own_words(clean)
    return Undertaking(clean, 0, len(text), own, resolved(due, held) or due_of(clean, held), origin)


def own_words(text: str) -> str | None:
    """Who is to do what a mark says, where its own words tell."""
    before = SET_BEFORE.match(text)
    if before and len(before["owner"].split()) <= 3 and known_owner(before["owner"], text[before.end() :]):
        return before["owner"]
    if EVERYBODY.match(text):
        return text.split(maxsplit=1)[0]
    match = OWNERS.match(text)
    if match and is_deed(match["verb"], text[match.end() :]) and agentive(match["owner"]):
        return owner_of(match["owner"])
    asked = WAS_ASKED.match(text)
    if asked:
        return owner_of(asked["owner"])
    bare = BARE_VERB.match(text)
    if bare and bare["verb"] in verbs()[0] and agentive(bare["owner"]):
        return owner_of(bare["owner"])
    found = doing(text)
    return found.owner if found else None


def its_sentence(text: str, owner: str | None) -> str:
    """Of a paragraph with an owner beside it the sentence that has the owner act, or the last if that has somebody."""
    spans = list(sentences(text)) if owner else []
    if len(spans) < 2:
        return text
    for start, end in spans:
        found = doing(text[start:end])
        if found and owner and found.owner == owner:
            return text[start:end].strip()
    start, end = spans[-1]
    return text[start:end].strip() if doing(text[start:end]) else text


def known_owner(printed: str, rest: str) -> bool:
    """Whether words set before a dash are who does it: initials, or a name before a verb."""
    first = rest.split(maxsplit=1)[0].lower() if rest.split() else ""
    return (printed.isupper() and len(printed) <= 6 and not printed.isdigit()) or first == "to" or first in verbs()[0]
