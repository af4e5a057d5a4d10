"""Which letters are about requests for information, and which of them are replies."""

from __future__ import annotations

import re

from extract.flattening import block_text
from extract.letters.cues import load_cues, straight
from extract.paper import Paper

WRAPPED = frozenset({"law", "not_a_request", "decision_notice"})
READ = 9000  # characters enough to know a letter; a pack of a thousand pages is not read for this
KINDS = (
    "acknowledgement",
    "extension",
    "fees",
    "clarification",
    "review_outcome",
    "decision_notice",
    "not_a_request",
    "subject_access",
)


def head_text(paper: Paper, limit: int = READ) -> str:
    """The beginning of a paper, and its running heads."""
    texts: list[str] = [paper.properties.get("subject", "")]
    size = 0
    for page in paper.pages[:8]:
        for text in (*(line.text for line in page.furniture), *(block_text(block) for block in page.blocks)):
            texts.append(text)
            size += len(text)
            if size > limit:
                return straight("\n".join(texts))
    return straight("\n".join(texts))


def counts(text: str) -> dict[str, float]:
    """For each role of wordings/letters.tsv its weight, and how often its wordings stand in the text."""
    found: dict[str, float] = {}
    flat = " ".join(text.split())  # lines of plain text break within names: "Freedom of", "Information Act"
    for cue in load_cues("letters"):
        number = len(cue.pattern.findall(text)) or (len(cue.pattern.findall(flat)) if cue.role in WRAPPED else 0)
        if number:
            found[cue.role] = found.get(cue.role, 0.0) + cue.weight * min(number, 20 if cue.role == "meeting" else 4)
    return found


def letter_likeness(paper: Paper) -> float:
    """How much a paper looks like a letter that answers or handles a request for information."""
    if len(paper.pages) > 120:
        return 0.0
    found = counts(head_text(paper))
    law, you, reply = found.get("law", 0.0), found.get("you", 0.0), found.get("reply", 0.0)
    if not law or not (you or reply) or (you < 1 and found.get("review", 0.0) < 1):
        return 0.0
    if found.get("requester", 0.0) and not found.get("authority", 0.0):
        return 0.0  # the request itself
    score = (
        0.25 + 0.08 * min(law, 3) + 0.1 * min(you, 3) + 0.08 * min(reply, 3) + 0.06 * min(found.get("review", 0.0), 3)
    )
    meeting = found.get("meeting", 0.0)
    if meeting > 4:
        score -= 0.08 * (meeting - 4)
    return max(0.0, min(0.97, score))


def is_access(text: str) -> bool:
    """Whether the head of a letter speaks of data protection before it speaks of freedom of information."""
    first = {name: re.search(pattern, text, re.IGNORECASE) for name, pattern in FIRST_LAW.items()}
    access, freedom = first["access"], first["freedom"]
    return access is not None and (freedom is None or access.start() < freedom.start())


FIRST_LAW = {
    "access": r"subject access|data protection act|\bGDPR\b|article 15",
    "freedom": r"freedom of information|\bFOIA?\b|environmental information",
}


def letter_kind(paper: Paper) -> str | None:
    """What a letter is if it is no reply: an acknowledgement, an extension, a review's outcome, …"""
    text = head_text(paper, 5000)
    found = counts(text)
    found["review_outcome"] = counts(text[:2500]).get("review_outcome", 0.0)
    if found.get("decision_notice", 0.0) >= 10:
        return "decision_notice"
    if found.get("subject_access", 0.0) >= 8 and is_access(text):
        return "subject_access"
    found.pop("subject_access", None)
    kind = max(KINDS, key=lambda name: found.get(name, 0.0))
    weight, substance = found.get(kind, 0.0), found.get("substance", 0.0)
    if kind == "review_outcome":
        return kind if weight >= 4 and substance <= weight else None
    return kind if weight >= 4 and (substance < 3 or (kind == "extension" and weight >= 8)) else None
