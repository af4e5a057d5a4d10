"""Fingerprints of texts, so that the same paper is known again in another format or inside a pack."""

from __future__ import annotations

import hashlib
import heapq
import re
from zlib import crc32

LETTERS = re.compile(r"[^\W\d_]+")
WORDS = re.compile(r"\w+")
FOLIO = re.compile(r"^\W*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\W*$", re.IGNORECASE | re.MULTILINE)  # Page 3 of 10
SHINGLE, SKETCH = 5, 64  # words in a shingle, hashes in a sketch
ENOUGH = 200  # letters; a page with fewer says too little to be known again


def folded_words(text: str) -> list[str]:
    """The words of a text without numbers, which folios and dates of printing change.

    >>> folded_words("Page 3 of 10: The Budget")
    ['page', 'of', 'the', 'budget']
    """
    return LETTERS.findall(text.casefold())


def fingerprint(text: str) -> int | None:
    """A number that two texts share if they have the same words and figures in the same order; None of a short one."""
    words = WORDS.findall(FOLIO.sub("", text).casefold())
    if sum(map(len, words)) < ENOUGH:
        return None
    return _hash(" ".join(words))


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's shingles: two sketches share as many as the texts are alike."""
    words = folded_words(text)
    if len(words) < SHINGLE * 4:
        return ()
    shingles = map(" ".join, zip(*(words[start:] for start in range(SHINGLE)), strict=False))
    # crc32 is the cheapest hash that spreads well; its 32 bits are many more than a sketch needs.
    return tuple(heapq.nsmallest(SKETCH, {crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in shingles}))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How much of two texts is the same, 0 to 1, estimated from their sketches.

    >>> likeness((1, 2, 3), (1, 2, 3))
    1.0
    """
    smallest = heapq.nsmallest(SKETCH, {*one, *other})
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest) if smallest else 0.0


def _hash(text: str) -> int:
    """53 bits, which JSON keeps exact."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 11
