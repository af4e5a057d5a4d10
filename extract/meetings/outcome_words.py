"""Words that tell an outcome from what only reports, plans or quotes one: the roles of wordings/outcomes.tsv."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.meetings.cues import any_of, compile_role


class Outcome(NamedTuple):
    """What a sentence says was decided: the verb as printed, the text, and where in the sentence it begins."""

    verb: str
    text: str
    start: int = 0


TABLE = "outcomes"
ACTIVE = any_of(TABLE, "active")
PASSIVE = any_of(TABLE, "passive")
BODIES = any_of(TABLE, "body")
NOT_NOW = compile_role(TABLE, "not_now", r"\b{}\b")
EARLIER = compile_role(TABLE, "earlier", r"\b{}\b")
ELSEWHERE = compile_role(TABLE, "elsewhere", r"\b{}\b")
OBJECTS = compile_role(TABLE, "object", r"\b{}\b")
OPINION = compile_role(TABLE, "opinion", r"^{}")
SPEECH = compile_role(TABLE, "speech", r"\b{}\b")
WITH = compile_role(TABLE, "with", r"^{}\b")
DECIDING = compile_role(TABLE, "deciding", r"^{}$")
COURTESY = re.compile(  # apologies, thanks and concerns are accepted, noted and recorded, not decided
    r"^(?:(?:the )?(?:apolog\w+|concerns?|thanks|questions?|comments?)|.{0,80}\bapologies (?:for|of|from|given)\b)",
    re.IGNORECASE,
)
