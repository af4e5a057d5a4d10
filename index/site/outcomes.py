"""What became of requests, split by outcome: the order, the shares, and how each is coloured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.records import OUTCOMES

ORDER = ("disclosed", "partial", "elsewhere", "not_held", "clarification", "neither", "refused")
REFUSED = ("refused", "neither")

assert set(ORDER) == set(OUTCOMES)


@dataclass(frozen=True, slots=True)
class Split:
    """How many replies had each outcome, for one authority, year or provision."""

    name: str
    numbers: tuple[int, ...]  # in the order of ORDER

    @property
    def total(self) -> int:
        """All replies."""
        return sum(self.numbers)

    def number(self, outcome: str) -> int:
        """How many had an outcome."""
        return self.numbers[ORDER.index(outcome)]

    @property
    def refused(self) -> int:
        """At how many percent nothing was given, with or without saying whether it is held.

        >>> split_of("A", [("refused", 1), ("disclosed", 3)]).refused
        25
        """
        return round(100 * sum(map(self.number, REFUSED)) / self.total) if self.total else 0


def split_of(name: str, counted: Iterable[tuple[str, int]]) -> Split:
    """Counts by outcome as a split; what is no outcome of ours is left out."""
    numbers = dict.fromkeys(ORDER, 0)
    for outcome, number in counted:
        if outcome in numbers:
            numbers[outcome] += number
    return Split(name, tuple(numbers.values()))
