"""Leanings of passages from where they are set: before a letter has begun, below a question that names its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.letters.labels import Step
from extract.letters.passages import Passage
from extract.letters.paths import ANSWER, FRONT, QUESTION, STANDING, TAIL

SALUTATION = re.compile(r"^dear\b", re.IGNORECASE)
BEGINS = ("opening", "ask_intro", "reply_intro", "caveat", "holding", "ask", "reply")
FIRST = 25  # passages within which a letter begins


def favour_letterhead(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """Lines between the salutation and the first sentence belong to a letterhead printed beside them."""
    greeted = next((n for n, passage in enumerate(passages[:FIRST]) if SALUTATION.match(passage.text)), None)
    if greeted is None:
        return
    found = (n for n in range(greeted + 1, len(passages)) if is_sentence(passages[n], words[n]))
    begins = next(found, len(passages))
    if begins - greeted > FIRST:
        return
    for n in range(greeted + 1, begins):
        rows[n][FRONT] += 3.0


def is_sentence(passage: Passage, found: dict[str, float]) -> bool:
    """Whether a passage is more than a line of an address: it says something, or is long, numbered or a table."""
    if passage.label or passage.bullet or passage.grid or passage.row is not None or len(passage.text) > 90:
        return True
    return max(found.get(role, 0.0) for role in BEGINS) >= 2.5


def favour_named(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """A number alone on its line ("Part 2", "Questions 2 and 3") heads the answer if its question is printed above."""
    asked: set[tuple[str, ...]] = set()
    for n, passage in enumerate(passages):
        label = passage.label
        if not label:
            continue
        if passage.text.strip():
            asked |= {plain(steps) for steps in label.all_steps if rows[n][QUESTION] > rows[n][ANSWER]}
        elif all(plain(steps) in asked for steps in label.all_steps):
            rows[n][ANSWER] += 6.0


def plain(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """A number without case, for comparing."""
    return tuple(step.printed.casefold() for step in steps)


def favour_told(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """Where questions and answers are known for certain, what stands below an answer goes on with it."""
    within = False
    for n, passage in enumerate(passages):
        if passage.sure:
            within = passage.speaker == "reply"
            continue
        within = within and max(words[n].get("tail", 0.0), words[n].get("caveat", 0.0)) < 3.5
        heads = n + 1 < len(passages) and passages[n + 1].sure and passages[n + 1].speaker == "ask"
        if heads and len(passage.text) < 60 and passage.text.rstrip()[-1:] not in ".?;:," and not passage.label:
            rows[n][STANDING] += 8.0
        elif within:
            rows[n][ANSWER] += 5.0


def favour_tail_lists(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """A list below words of the tail that introduce it belongs to it; so does a table below words "for information"."""
    above = ""
    for n, passage in enumerate(passages):
        if n and not passage.bullet and not passage.grid and not passage.label:
            above = ""
        if (passage.bullet or passage.label) and above == "tail":
            rows[n][TAIL] += 6.0
        elif passage.grid and above == "aside":
            rows[n][STANDING] += 7.0
        if passage.text.rstrip().endswith(":") and words[n].get("tail", 0.0) >= 4:
            above = "tail"
        elif ASIDE.match(passage.text):
            above = "aside"


LAW_ANNEX = re.compile(  # what a letter appends: the wording of the law, questions that others often ask
    r"^\W*(?:legal annex|(?:annex|appendix)\b.{0,12}\b(?:the law|legislation|extracts?|exemptions?\b|relevant sections)"
    r"|extracts? from (?:the )?(?:act|freedom|relevant)|relevant (?:legislation|sections|extracts)"
    r"|frequently asked questions|FAQs?\b|(?:annex|appendix)\W+about (?:this|our) (?:reply|response)).{0,60}$",
    re.IGNORECASE,
)


def favour_annex(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What stands below the heading of an annex on the law, or of questions often asked, belongs to no answer."""
    begun = next((n for n, passage in enumerate(passages) if n and LAW_ANNEX.match(passage.text)), None)
    if begun is None or not any(rows[n][ANSWER] > rows[n][TAIL] for n in range(begun)):
        return
    for n in range(begun, len(passages)):
        rows[n][TAIL] += 9.0


def favour_advice(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What stands below a heading of advice or background is no answer, until the next heading or number."""
    within = False
    for n, passage in enumerate(passages):
        short = len(passage.text) < 60 and passage.text.rstrip()[-1:] not in ".?;:,"
        if short and words[n].get("caveat", 0.0) >= 5:
            within = True
        elif short or passage.label or passage.row is not None or passage.sure:
            within = False
        elif within:
            rows[n][STANDING] += 4.0


ASIDE = re.compile(r"^for (?:your )?information\s?[:,]", re.IGNORECASE)
SOUGHT = re.compile(r"^clarification (?:sought|requested|required)\W*$", re.IGNORECASE)
GIVEN = re.compile(r"^clarification (?:received|provided|given)\W*$", re.IGNORECASE)


def favour_clarified(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What was asked back and answered before this reply, under headings of its own, is no part of the exchange."""
    sought = next((n for n, passage in enumerate(passages) if SOUGHT.match(passage.text)), None)
    given = next((n for n, passage in enumerate(passages) if GIVEN.match(passage.text)), None)
    if sought is None or given is None or given < sought:
        return
    after = range(given + 1, len(passages))
    end = next((n for n in after if passages[n].label or words[n].get("reply_intro", 0.0) >= 3), given + 1)
    for n in range(sought, end):
        rows[n][STANDING] += 9.0


PARTS = re.compile(r"(?<![\w(])\(?(?P<letter>[a-d])\)\s")  # "a) cases and b) staff" within one question


def parts_within(text: str) -> set[str]:
    """The lettered parts that a question names in its own sentence.

    >>> sorted(parts_within("Spending on agency staff, b) the cap, and c) the cap for next year"))
    ['b', 'c']
    """
    return {match.group("letter") for match in PARTS.finditer(text)}


def favour_parts(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """Lettered lines below a numbered question that names its parts within its own sentence answer those parts."""
    named: set[str] = set()
    for n, passage in enumerate(passages):
        label = passage.label
        if label and label.steps[0].kind == "n":
            named = parts_within(passage.text)
        elif "b" in named and label and label.steps[0].printed in named | {"a"} and words[n].get("ask", 0.0) < 2:
            rows[n][ANSWER] += 4.0
            rows[n][QUESTION] -= 1.0
        elif not label:
            named = set()
