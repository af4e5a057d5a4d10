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
    places = {n: asked for n, passage in enumerate(passages) if (asked := named_by(passage, waiting))}
    owners = list(places.values())
    if len(owners) < 2 or len(owners) != len({id(one) for one in owners}) or len(owners) < 0.6 * len(waiting):
        return []
    starts = sorted(places)
    ends = [*starts[1:], len(passages)]
    return [(places[n], list(passages[n + 1 : end])) for n, end in zip(starts, ends, strict=True)]


def named_by(passage: Passage, waiting: Sequence[Asked]) -> Asked | None:
    """The one question that shares the most words with a heading: more than half of the heading's."""
    if not is_theme(passage):
        return None
    words = stems(passage.text)
    shared = [(len(words & stems(asked.text)), n) for n, asked in enumerate(waiting)]
    best = max(shared, default=(0, 0))
    alone = sum(count == best[0] for count, _ in shared) == 1
    return waiting[best[1]] if words and alone and best[0] > 0.5 * len(words) else None
