"""The words in patterns/*.txt, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PATTERNS = Path(__file__).parent / "patterns"


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a word list, without comments."""
    text = (PATTERNS / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words_of_list(name: str) -> frozenset[str]:
    """All words of a word list, in lower case."""
    return frozenset(word.lower() for line in lines_of(name) for word in line.split())


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, common beginnings taken out: compiled and tried in a fraction of the time.

    >>> either(["clerk", "clerks", "club"])
    'cl(?:erk(?:s)?|ub)'
    """
    rest = sorted(set(words))
    optional = "" in rest
    branches: dict[str, list[str]] = {}
    for word in filter(None, rest):
        branches.setdefault(word[0], []).append(word[1:])
    made = [re.escape(first) + either(tails) for first, tails in branches.items()]
    if not made:
        return ""
    return f"(?:{'|'.join(made)}){'?' if optional else ''}" if optional or len(made) > 1 else made[0]
