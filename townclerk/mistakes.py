"""Mistakes in a configuration: each with its line and what to do, all said at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from extract.errors import BadUsage

TABLE = re.compile(r"\s*\[\[?\s*(?P<name>[\w.-]+)\s*\]\]?")  # [limits], [[place]]
KEY = re.compile(r"\s*(?P<name>[\w-]+|\"[^\"]+\")\s*=")  # contact = …


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong, and the remedy."""

    line: int | None
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.what}. {self.remedy}"


class Mistaken(BadUsage):
    """A configuration with mistakes."""

    def __init__(self, name: str, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line or 0))
        count = len(self.mistakes)
        head = f"{name} has {count} mistake{'s' if count > 1 else ''}; nothing was done."
        super().__init__("\n".join([head, *(f"  {mistake}" for mistake in self.mistakes)]))


def find_line(text: str, table: str, number: int, key: str = "") -> int | None:
    r"""The line of a key in the n-th table of a name ("" is the part before the first), or of the table itself.

    >>> find_line("a = 1\n[[place]]\na = 2\n[[place]]\na = 3", "place", 1, "a")
    5
    """
    current, seen, start = "", -1, None
    for count, line in enumerate(text.splitlines(), 1):
        if heading := TABLE.match(line):
            current = heading["name"]
            seen += current == table
            start = count if current == table and seen == number else start
        elif current == table and (not table or seen == number):
            found = KEY.match(line)
            if found and found["name"].strip('"') == key:
                return count
    return start


def closest(word: str, known: Iterable[str]) -> str:
    """A remedy for a word that is not known.

    >>> closest("contcat", ["contact", "keep"])
    'Did you mean contact?'
    """
    names = list(dict.fromkeys(known))
    near = get_close_matches(word, names, n=1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
