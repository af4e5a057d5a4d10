"""Replies under headings that name a question by its subject: "Land values" above what answers the bullet on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.letters.passages import Passage
from extract.letters.questions import Asked

WORD = re.compile(r"[a-z]{3,}")
GENERAL = frozenset(
    "the and for any all are was were has have had with from that this each what which who how many much please provide"
    " number total information copies copy details council trust force board your our you response answer reply request"
    " question questions".split()
)


def stems(text: str) -> frozenset[str]:
    """The words of a text that carry its subject, each cut to what its forms share.

    >>> sorted(stems("Land values of the consultants"))
    ['consul', 'land', 'value']
    """
    return frozenset(word.rstrip("s")[:6] for word in WORD.findall(text.casefold()) if word not in GENERAL)


def is_theme(passage: Passage) -> bool:
    """Whether a passage is a short line that may head an answer."""
    plain = not (passage.label or passage.bullet or passage.grid or passage.row is not None)
    return plain and 3 < len(passage.text) < 70 and passage.text.rstrip()[-1:] not in ".?;,"


def themed(passages: Sequence[Passage], waiting: Sequence[Asked]) -> list[tuple[Asked, list[Passage]]]:
    """Each question with the passages under the heading that names it; nothing unless most questions are so named."""
    places: dict[int, Asked] = {}
    for n, passage in enumerate(passages):
        free = [asked for asked in waiting if not any(asked is owned for owned in places.values())]
        named = named_by(passage, free)
        if named:
            places[n] = named
    owners = list(places.values())
    if len(owners) < 2 or len(owners) != len({id(one) for one in owners}) or len(owners) < 0.6 * len(waiting):
        return []
    starts = sorted(places)
    ends = [*starts[1:], len(passages)]
    return [(places[n], list(passages[n + 1 : end])) for n, end in zip(starts, ends, strict=True)]


def named_by(passage: Passage, waiting: Sequence[Asked]) -> Asked | None:
    """The first question of those that share the most words with a heading: more than half of the heading's."""
    if not is_theme(passage):
        return None
    words = stems(passage.text)
    shared = [(len(words & stems(asked.text)), n) for n, asked in enumerate(waiting)]
    count, n = max(shared, key=lambda pair: (pair[0], -pair[1]), default=(0, 0))
    return waiting[n] if words and count > 0.5 * len(words) else None


def alike(passages: Sequence[Passage], waiting: Sequence[Asked]) -> list[tuple[Asked, list[Passage]]]:
    """Each question with the paragraphs that speak of it, where they do so in the order of the questions; or nothing.

    A paragraph speaks of the question with which it shares the most words; one that shares none goes on.
    """
    owners = [spoken_of(passage, waiting) for passage in passages]
    known = [owner for owner in owners if owner is not None]
    if not owners or owners[0] != 0 or known != sorted(known) or set(known) != set(range(len(waiting))):
        return []
    shares: list[list[Passage]] = [[] for _ in waiting]
    current = 0
    for passage, owner in zip(passages, owners, strict=True):
        current = current if owner is None else owner
        shares[current].append(passage)
    return list(zip(waiting, shares, strict=True))


def spoken_of(passage: Passage, waiting: Sequence[Asked]) -> int | None:
    """The place of the question with which a paragraph's first sentence shares more words than with any other."""
    if passage.grid:
        return None
    words = stems(re.split(r"(?<=[a-z)\d][.?!])\s", passage.text, maxsplit=1)[0])
    shared = sorted(((len(words & stems(asked.text)), -n) for n, asked in enumerate(waiting)), reverse=True)
    clear = shared and shared[0][0] > 0 and (len(shared) == 1 or shared[0][0] > shared[1][0])
    return -shared[0][1] if clear else None
