"""What became of a question: disclosed, partial, refused, not_held, elsewhere, neither or clarification.

Each sentence of an answer scores by the wordings of wordings/outcomes.tsv; rows marked "!" take a role's weight away
again within their sentence ("unless an exemption applies"). The sentence that decided is kept as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.letters.cues import matching

SENTENCE = re.compile(r"(?<=[a-z)\]\d’”\"'][.?!;])\s+(?=[A-Z“\"(£\d])|\n+")
CONDITION = re.compile(
    r"^(?:if|where|should|when|unless|in the event)\b(?!.*,\s*(?:we|the)\b.*\b(?:not hold|exempt))", re.IGNORECASE
)
DECIDERS = {"partial": ("refused", "partial", "not_held", "neither", "elsewhere")}  # what holds back, not what gives


class Outcome(NamedTuple):
    """An outcome and the sentence that decided it."""

    value: str | None
    evidence: str | None = None


def outcome_of(passages: Sequence[str], with_table: bool = False) -> Outcome:
    """The outcome of one answer.

    >>> outcome_of(["The Trust does not record this information."])
    Outcome(value='not_held', evidence='The Trust does not record this information.')
    >>> outcome_of(["We had 78 active cases."]).value
    'disclosed'
    """
    if not any(text.strip() for text in passages):
        return Outcome(None)
    best = best_sentences(sentence for text in passages for sentence in SENTENCE.split(text))
    weight = {role: found[0] for role, found in best.items()}
    if with_table:
        weight["disclosed"] = max(weight.get("disclosed", 0.0), 3.0)
    value = decide(weight)
    decider = next((role for role in DECIDERS.get(value, (value,)) if role in best), None)
    return Outcome(value, best[decider][1] if decider else None)


def best_sentences(sentences: Iterable[str]) -> dict[str, tuple[float, str]]:
    """For each outcome the weightiest sentence that speaks for it."""
    best: dict[str, tuple[float, str]] = {}
    for sentence in sentences:
        for role, weight in sentence_weights(sentence).items():
            if weight > best.get(role, (0.5, ""))[0]:
                best[role] = (weight, sentence.strip())
    return best


def sentence_weights(sentence: str) -> dict[str, float]:
    """What one sentence says for each outcome, what speaks against it taken off."""
    weights: dict[str, float] = {}
    against: dict[str, float] = {}
    for cue, _ in matching("outcomes", sentence):
        side, role = (against, cue.role[1:]) if cue.role.startswith("!") else (weights, cue.role)
        side[role] = max(side.get(role, 0.0), cue.weight)
    share = 0.4 if CONDITION.match(sentence.strip()) else 1.0
    return {role: (weight - against.get(role, 0.0)) * share for role, weight in weights.items()}


def decide(weight: dict[str, float]) -> str:
    """One outcome from the weights of all: what is withheld or missing beside what is given makes a partial answer."""
    neither, refused, not_held = (weight.get(role, 0.0) for role in ("neither", "refused", "not_held"))
    elsewhere, given, partial = (weight.get(role, 0.0) for role in ("elsewhere", "disclosed", "partial"))
    if neither >= 4:
        return "partial" if given >= 3 else "neither"
    if weight.get("clarification", 0.0) >= 3 and max(given, not_held, refused) < 3:
        return "clarification"
    if refused >= 3:
        return "partial" if given >= 3 or partial >= 3 else "refused" if refused >= elsewhere else "elsewhere"
    if partial >= 2.5 and given >= 2:
        return "partial"
    if not_held >= 2:
        return beside_not_held(not_held, given, elsewhere)
    if elsewhere >= 2.5 and given < 3:
        return "elsewhere"
    if elsewhere >= 4:
        return "partial"
    return "disclosed"


def beside_not_held(not_held: float, given: float, elsewhere: float) -> str:
    """What is not held decides unless something is given beside it."""
    if given >= 3:
        return "partial"
    if elsewhere >= 3.5:
        return "elsewhere"
    return "not_held" if not_held > given or not_held >= 3 else "disclosed"


def overall(outcomes: Sequence[str | None]) -> str | None:
    """The outcome of a reply from those of its questions.

    >>> overall(["disclosed", "elsewhere"]), overall(["not_held", "not_held"]), overall(["refused", "not_held"])
    ('partial', 'not_held', 'refused')
    """
    known = [outcome for outcome in outcomes if outcome]
    if not known:
        return None
    if len(set(known)) == 1:
        return known[0]
    if {"disclosed", "partial", "elsewhere"} & set(known) and set(known) != {"elsewhere", "clarification"}:
        return "partial"
    return next((value for value in ("refused", "neither", "elsewhere", "clarification") if value in known), "not_held")
