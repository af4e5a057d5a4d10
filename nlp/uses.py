"""Where a text uses acronyms, and which definition each use has: the document's, then the authority's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from nlp.definitions import Definition

# "CDOP", "LeDeR", "SUDI/C", "MBRRACE-UK", "A&E", "COVID-19"; no plural "s", no possessive
USED = re.compile(
    r"(?<![\w@./&-])(?P<short>[A-Z][A-Za-z0-9]*(?:[&/-][A-Z0-9][A-Za-z0-9]*)*?)(?=(?:s|['’]s?)?(?![\w@]|[-/&]\w))"
)
ROMAN = re.compile(r"[IVXLC]+$")
REFERENCE = re.compile(r"[A-Z]{1,3}\d|.*\d{3}")  # "P3", "FOI2021": a part of a reference
HEADING = 0.7  # in a line of which this much is capitals, capitals say nothing


# one, several in their order, or each by the year since which it holds
Meaning = str | Sequence[str] | Mapping[str, str]


def as_of(known: Mapping[str, Meaning], year: int | None) -> dict[str, tuple[str, ...]]:
    """What acronyms stand for in a paper of some year, the one that holds last: the latest not after it.

    >>> as_of({"ICB": "Integrated Care Board", "PCT": {"2002": "Trust", "2019": "Team"}}, 2010)
    {'ICB': ('Integrated Care Board',), 'PCT': ('Trust',)}
    """
    return {short: tuple(longs_of(meaning, year)) for short, meaning in known.items()}


def longs_of(meaning: Meaning, year: int | None) -> list[str]:
    """The meanings of one acronym up to a year; where all are later, all of them."""
    if isinstance(meaning, str):
        return [meaning]
    if not isinstance(meaning, Mapping):
        return list(meaning)
    dated = sorted((int(since), long) for since, long in meaning.items())
    return [long for since, long in dated if year is None or since <= year] or [long for _, long in dated]


class Use(NamedTuple):
    """One use of an acronym; `long` is what it stands for there, `ambiguous` says that it may stand for others."""

    short: str
    start: int
    end: int
    long: str | None = None
    ambiguous: bool = False


def find_uses(text: str, defined: Iterable[Definition], known: Mapping[str, tuple[str, ...]]) -> Iterator[Use]:
    """Each acronym in a text with its meaning, those without one too.

    >>> [(use.short, use.long) for use in find_uses("The ICB met UHL.", (), {"ICB": ("Integrated Care Board",)})]
    [('ICB', 'Integrated Care Board'), ('UHL', None)]
    """
    meanings: dict[str, list[Definition]] = {}
    for each in defined:
        meanings.setdefault(each.short, []).append(each)
    for match in USED.finditer(text):
        short = match["short"]
        own = meanings.get(short)
        if own or short in known:
            yield Use(short, match.start(), match.end(), *meaning(match.start(), own or [], known.get(short, ())))
        elif undefined(text, match):
            yield Use(short, match.start(), match.end())


def meaning(at: int, own: list[Definition], known: tuple[str, ...]) -> tuple[str | None, bool]:
    """What an acronym stands for at a place: the last definition before it, and whether there are others."""
    if own:
        before = [each for each in own if each.short_start <= at]
        long = (before[-1] if before else own[0]).long
        return long, len({each.long.casefold() for each in own}) > 1
    return known[-1], len({long.casefold() for long in known}) > 1


def undefined(text: str, match: re.Match[str]) -> bool:
    """Whether a word that nothing defines is an acronym all the same, and no numeral, reference or shouted word."""
    short = match["short"]
    if len(short) < 2 or sum(map(str.isupper, short)) < 2 or ROMAN.match(short) or REFERENCE.match(short):
        return False
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    letters = [char for char in line if char.isalpha()]
    return len(short) == len(letters) or sum(map(str.isupper, letters)) < HEADING * len(letters)
