"""Replies that restate each question in their own prose: "You asked (b) for copies of the reports. They are enclosed."

Two such sentences show that a letter is written so; each is then a question of its own, and what follows answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.letters.labels import parse_label
from extract.letters.passages import Passage

RESTATES = re.compile(  # "You asked (a) what", "You also wished to have", "Lastly you asked for"
    r"^(?:(?:lastly|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|and)\b,?\s*)?you (?:have )?"
    r"(?:also |further |then |next |lastly |finally )?"
    r"(?:asked|wished|wanted|requested|enquired|sought)(?: me| us)?\b",
    re.IGNORECASE,
)
LINK = re.compile(
    r"^[\s,]*(?:to (?:know|have|see|receive|be (?:told|sent|given|provided with)) ?(?:of\b)?|for\b|about\b)?[\s,]*",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[a-z)\d’”\"'][.?!])\s+(?=[A-Z“\"£(\d])")
LEAST = 12  # characters of a question


def cut_restated(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages, those that restate a question cut into it and what answers it, where the letter does so twice."""
    found = [restated(passage) for passage in passages]
    if sum(one is not None for one in found) < 2:
        yield from passages
        return
    for passage, cut in zip(passages, found, strict=True):
        if cut is None:
            yield passage
            continue
        ask, reply = cut
        yield ask
        if reply:
            yield replace(passage, text=reply, speaker="reply", sure=True)


def restated(passage: Passage) -> tuple[Passage, str] | None:
    """The question that a passage restates in its first sentence, and the rest of it.

    >>> ask, reply = restated(Passage("You also asked for the level of each pump. It is 2 metres.", 1))
    >>> ask.text, reply
    ('the level of each pump', 'It is 2 metres.')
    """
    if passage.grid or passage.label or passage.bullet or passage.row is not None or passage.kind == "quoted":
        return None
    first, *rest = SENTENCE.split(passage.text)
    match = RESTATES.match(first)
    if not match or first.rstrip()[-1:] in ":–-…;" or len(first) > 600:
        return None
    words = first[match.end() :].strip()
    label = parse_label(words)
    words = LINK.sub("", label[1] if label else words, count=1).strip().rstrip(".")
    if len(words) < LEAST:
        return None
    return replace(passage, text=words, label=label[0] if label else None, speaker="ask", sure=True), " ".join(rest)
