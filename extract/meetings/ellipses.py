"""Outcomes told without an auxiliary verb: "Minutes agreed", "Bank balance: approved", "No objections"."""

from __future__ import annotations

import re

from extract.meetings.outcome_words import BODIES, COURTESY, ELSEWHERE, NOT_NOW, OBJECTS, SPEECH, Outcome

# outcomes told without "was": "Minutes agreed on 15th January", "His proposed cost agreed.", "Bank balance: approved"
_ELLIPTIC = (
    r"(?P<verb>agreed|approved|accepted|adopted|ratified|noted|confirmed|deferred|authori[sz]ed|endorsed|rejected)"
    r"(?: (?:unanimously|and (?:signed|adopted|approved)|by (?:all|the (?:council|committee|board|meeting|members))|"
    r"as (?:a )?(?:true|correct|accurate|presented|circulated|read)[\w ]*|at (?:the|this) meeting|with thanks|"
    r"for payment|on [\d\w ]{4,24}|(?:to|until) (?:the )?(?:next|\w+) meeting))*\s*[.;]?$"
)
ELLIPTIC = re.compile(
    rf"^(?P<subject>(?:[A-Z][\w’'/-]*)(?: [\w’'£.,&/()-]+){{0,14}}?) (?:(?:all|unanimously|duly|both) )?{_ELLIPTIC}"
)
DASHED = re.compile(
    rf"^(?P<subject>\S.{{2,160}}?)(?:\s*:|\s+[–—-]|,)\s+(?:all |unanimously |duly )?{_ELLIPTIC}", re.IGNORECASE
)
DASHED_TO = re.compile(  # "Awaiting quotations - agreed to move the decision to the next meeting."
    r"^.{2,200}?\s[–—-]\s+(?:it was )?(?P<verb>agreed|resolved|decided) (?P<rest>(?:to|that)\b.+)$",
    re.S | re.IGNORECASE,
)
NO_OBJECTION = re.compile(  # "No objections were raised", "The Parish Council had no objection to this application"
    r"^(?i:there (?:was|were) )?[Nn]o (?:further |particular )?(?:objections?|comments?)\b.{0,40}?\b(?:was|were) "
    r"(?P<verb>raised|made|submitted|expressed)\b|"
    rf"^(?:The )?(?:[A-Z][\w’'&-]* ){{0,4}}(?i:{BODIES}) (?:had|have|has|raised|made|expressed) "
    r"(?P<verb2>no (?:\w+ )?(?:objections?|comments?))\b",
)


def elliptic_outcome(sentence: str) -> Outcome | None:
    """An outcome told without its auxiliary verb.

    >>> elliptic_outcome("Bank reconciliation approved.").verb, elliptic_outcome("Mr Smith agreed.") is None
    ('approved', True)
    >>> elliptic_outcome("Risk assessment – adopted at the meeting").verb
    'adopted'
    """
    raised = NO_OBJECTION.match(sentence)
    if raised:
        return Outcome(raised.group("verb") or raised.group("verb2"), sentence)
    for pattern in (DASHED, ELLIPTIC):
        match = pattern.match(sentence)
        if match and _tells(sentence, match, pattern is DASHED):
            return Outcome(match.group("verb"), sentence)
    moved = DASHED_TO.match(sentence)
    if not moved or NOT_NOW.search(moved.group("rest")):
        return None
    return Outcome(moved.group("verb"), moved.group("rest").strip())


UNFINISHED = re.compile(  # words with which no subject ends
    r"\b(?:was|were|is|are|has|have|be|been|by|had|not|to|and|which|who|being|until|unless|once|when)$"
)


def _tells(sentence: str, match: re.Match[str], marked: bool) -> bool:
    """Whether what an elliptic sentence names is decided here and now."""
    subject = match.group("subject")
    if NOT_NOW.search(sentence) or ELSEWHERE.search(sentence) or SPEECH.search(subject) or COURTESY.match(subject):
        return False
    if re.search(
        r"\b(?:was|were|is|are|has|have|be|been|by|had|not|to|and|which|who|being|until|unless|once|when)$", subject
    ):
        return False
    if re.search(r"\bplanning (?:permission|consent)|\bappeal\b|\d{2}/\d{4,}", subject, re.IGNORECASE):
        return False
    return bool(OBJECTS.search(subject)) or (marked and match.group("verb").lower() != "confirmed")
