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
    r"^(?:if|where|should|when(?! (?:you|we|the \w+) (?:wrote|asked|received|applied|sent))"
    r"|unless|in the event)\b(?!.*,\s*(?:we|the)\b.*\b(?:not hold|exempt))",
    re.IGNORECASE,
)
HELD_BACK = frozenset({"refused", "not_held", "neither", "partial"})
DECIDERS = {"partial": ("refused", "partial", "not_held", "neither", "elsewhere")}  # what holds back, not what gives


class Outcome(NamedTuple):
    """An outcome and the sentence that decided it."""

    value: str | None
    evidence: str | None = None


def outcome_of(passages: Sequence[str], with_table: bool = False, asked: str = "") -> Outcome:
    """The outcome of one answer to what was asked; words of the question itself decide nothing.

    >>> outcome_of(["The Trust does not record this information."])
    Outcome(value='not_held', evidence='The Trust does not record this information.')
    >>> outcome_of(["We had 78 active cases."]).value
    'disclosed'
    """
    if not any(text.strip() for text in passages):
        return Outcome(None)
    sentences = [sentence for text in passages for sentence in SENTENCE.split(text)]
    best = best_sentences(sentences, asked)
    weight = {role: found[0] for role, found in best.items()}
    if with_table:
        weight["disclosed"] = max(weight.get("disclosed", 0.0), 3.0)
    value = decide(weight)
    if value in ("refused", "not_held") and gives_before(sentences, best, asked):
        value = "partial"
    decider = next((role for role in DECIDERS.get(value, (value,)) if role in best), None)
    return Outcome(value, best[decider][1] if decider else None)


PART = re.compile(  # "The date on which it ends is withheld": a part of what was asked, named
    r"^(?:however,? |but |as for |regarding )?(?:the (?!information|data|request|figures|report|council|trust|force"
    r"|authority|university|department|board|board|act|public|exemption|exception|following|above|details|documents?)"
    r"[a-z][\w ’'-]{2,60}|(?:which|some|most|part|parts) of [\w ’'-]{2,40}"
    r"|(?:names|dates|prices|costs|those) [\w ’'-]{2,40})"
    r"\b(?:is|are|has been|have been|cannot be|will not be)\b",
    re.IGNORECASE,
)
BARE = re.compile(
    r"^(?:\W*(?:section|regulation|exemption|s\.)\W*\d|we |I |this |your |under |in accordance|thank)", re.IGNORECASE
)


def gives_before(sentences: Sequence[str], best: dict[str, tuple[float, str]], asked: str) -> bool:
    """Whether a plain fact, or where to find one, comes before the words that hold back one part only."""
    held_back = max((best[role] for role in ("refused", "not_held") if role in best), default=(0.0, ""))[1]
    at = next((n for n, sentence in enumerate(sentences) if sentence.strip() == held_back), 0)
    for sentence in sentences[:at]:
        weights = sentence_weights(sentence, asked)
        against = max(weights.get(role, 0.0) for role in ("refused", "not_held", "neither", "clarification"))
        if against < 1 and weights.get("elsewhere", 0.0) >= 3:
            return True
        stated = against < 1 and len(sentence.split()) > 4 and not BARE.match(sentence.strip())
        if stated and PART.match(held_back):
            return True
    return False


def best_sentences(sentences: Iterable[str], asked: str = "") -> dict[str, tuple[float, str]]:
    """For each outcome the weightiest sentence that speaks for it."""
    best: dict[str, tuple[float, str]] = {}
    for sentence in sentences:
        for role, weight in sentence_weights(sentence, asked).items():
            if weight > best.get(role, (0.5, ""))[0]:
                best[role] = (weight, sentence.strip())
    return best


KEY = re.compile(r"[a-z]{6,}")


def sentence_weights(sentence: str, asked: str = "") -> dict[str, float]:
    """What one sentence says for each outcome, what speaks against it taken off."""
    weights: dict[str, float] = {}
    against: dict[str, float] = {}
    topics = frozenset(KEY.findall(asked.casefold()))
    for cue, match in matching("outcomes", sentence):
        side, role = (against, cue.role[1:]) if cue.role.startswith("!") else (weights, cue.role)
        words = KEY.findall(match.group().casefold())
        echo = role in HELD_BACK and len(words) == 1 and words[0] in topics  # "12 requests were refused"
        side[role] = max(side.get(role, 0.0), cue.weight * (0.3 if echo else 1.0))
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
