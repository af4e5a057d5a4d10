"""Who speaks in each passage of a letter: the likeliest sequence of roles, by wordings, labels, looks and order.

A letter runs front, question, answer, tail, with lead-ins and standing text between them. No single wording decides:
each passage scores for each role, moves from role to role have their price, and the cheapest path through the whole
letter wins. A second pass learns how this letter sets its questions and its answers (bold, italic, coloured, indented).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.letters.authorities import find_names
from extract.letters.cues import scores
from extract.letters.evidence import emissions, lead_off
from extract.letters.leanings import (
    damp_front,
    favour_after_mark,
    favour_answered_lists,
    favour_between,
    favour_figures,
    favour_gaps,
    favour_looks,
    favour_quoted,
    favour_repeats,
    share_series,
)
from extract.letters.passages import Passage
from extract.letters.paths import ANSWER, QUESTION, STANDING, TAIL, best_path, entry_costs
from extract.letters.settings import (
    favour_advice,
    favour_annex,
    favour_clarified,
    favour_letterhead,
    favour_named,
    favour_parts,
    favour_tail_lists,
    favour_told,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage with the role it plays, and the scores of its words."""

    passage: Passage
    role: str
    scores: dict[str, float]


def spoken(passages: Sequence[Passage]) -> list[Spoken]:
    """Each passage with its role."""
    words = [scores("roles", turned(lead_off(passage.text))) for passage in passages]
    base = [emissions(passage, found) for passage, found in zip(passages, words, strict=True)]
    share_series(passages, base)
    favour_repeats(passages, words, base)
    favour_quoted(passages, words, base)
    favour_figures(passages, words, base)
    favour_between(passages, words, base)
    favour_after_mark(passages, words, base)
    damp_front(passages, words, base)
    favour_answered_lists(passages, words, base)
    favour_letterhead(passages, words, base)
    favour_parts(passages, words, base)
    favour_told(passages, words, base)
    favour_tail_lists(passages, words, base)
    favour_annex(passages, words, base)
    favour_advice(passages, words, base)
    favour_named(passages, words, base)
    favour_clarified(passages, words, base)
    entries = [entry_costs(passage, found) for passage, found in zip(passages, words, strict=True)]
    roles = best_path(base, entries)
    for _ in range(2):
        favour_gaps(passages, words, roles, base)
        styled = [dict(row) for row in base]
        favour_looks(passages, words, roles, styled)
        roles = best_path(styled, entries)
    give_headings(passages, words, roles)
    give_names(passages, roles)
    return [Spoken(*triple) for triple in zip(passages, roles, words, strict=True)]


def turned(text: str) -> str:
    """The text from where it turns, if it only says before that the information is held.

    >>> turned("I can confirm that we hold the information you requested. However, to find it would cost too much.")
    'However, to find it would cost too much.'
    """
    match = TURN.search(text)
    return text[match.end() :] if match and scores("roles", text[: match.start()]).get("holding", 0.0) >= 4 else text


TURN = re.compile(r"(?<=[a-z)\d][.!])\s+(?=(?:However|Unfortunately|Regrettably|But)\b)")


def give_headings(passages: Sequence[Passage], words: list[dict[str, float]], roles: list[str]) -> None:
    """A heading goes with what stands below it, unless it heads the next question: then it is nobody's answer."""
    for n in range(len(passages) - 2, 0, -1):
        if not is_heading(passages[n], words[n]):
            continue
        below = passages[n + 1]
        if roles[n] == QUESTION and roles[n + 1] == ANSWER and not below.label:
            roles[n] = ANSWER
        elif roles[n] == ANSWER and roles[n + 1] == QUESTION and (below.label or below.row is not None):
            roles[n] = STANDING


def give_names(passages: Sequence[Passage], roles: list[str]) -> None:
    """A body's name on its own below the last answer signs the letter."""
    for n in range(len(passages) - 1, 0, -1):
        ends = n + 1 == len(passages) or roles[n + 1] == TAIL
        if (
            roles[n] == ANSWER
            and roles[n - 1] == ANSWER
            and ends
            and not passages[n].label
            and is_name(passages[n].text)
        ):
            roles[n] = TAIL


def is_name(text: str) -> bool:
    """Whether a text is a public body's name and nothing else."""
    plain = text.strip(" .,")
    return any(end - start >= len(plain) - 4 for _, start, end in find_names(plain))


def is_heading(passage: Passage, found: dict[str, float]) -> bool:
    """Whether a passage is short, set apart, and neither asks nor answers."""
    apart = passage.kind == "heading" or passage.look.bold
    plain = max(found.get("ask", 0.0), found.get("reply", 0.0)) < 1.5
    return apart and plain and not passage.label and len(passage.text) <= 80 and passage.text[-1:] not in ".?;"
