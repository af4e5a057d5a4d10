"""The words in patterns/*.txt, read once."""

from __future__ import annotations

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
