"""The shipped table of councils and where their papers lie: found by name, however it is written."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

# Words that say what sort of council it is; people leave them out or put them in as they like.
SORTS = frozenset("council city borough district county metropolitan royal unitary authority the of".split())


@dataclass(frozen=True, slots=True)
class Council:
    """One row of councils.csv; `system` and `address` are empty where no site of a known system is on record."""

    authority: str
    code: str
    system: str
    address: str


@cache
def load_councils() -> tuple[Council, ...]:
    """All of the table."""
    text = files("scrape").joinpath("councils.csv").read_text(encoding="utf-8")
    return tuple(Council(**row) for row in csv.DictReader(text.splitlines()))


def find_councils(name: str) -> list[Council]:
    """The councils of a name or code; none or several where it is not clear.

    >>> [council.authority for council in find_councils("leicester city council")]
    ['Leicester']
    >>> [council.authority for council in find_councils("Bath & North East Somerset")]
    ['Bath and North East Somerset']
    """
    by_name, by_core = _names()
    plain = plain_name(name)
    return by_name.get(plain) or by_core.get(core_name(name)) or []


def similar_names(name: str) -> list[str]:
    """Names like one that was not found."""
    by_name, _ = _names()
    whole = {plain: found for plain, found in by_name.items() if not (len(plain) == 3 and found[0].code)}
    wanted = set(core_name(name).split())
    close = [plain for plain in whole if wanted <= set(plain.split())]
    close += [
        plain for plain in get_close_matches(plain_name(name), list(whole), n=3, cutoff=0.6) if plain not in close
    ]
    return [whole[plain][0].authority for plain in close[:3]]


@cache
def _names() -> tuple[dict[str, list[Council]], dict[str, list[Council]]]:
    """The councils by their whole name or code, and by its words that tell them apart."""
    by_name: dict[str, list[Council]] = {}
    by_core: dict[str, list[Council]] = {}
    for council in load_councils():
        by_name.setdefault(plain_name(council.authority), []).append(council)
        by_core.setdefault(core_name(council.authority), []).append(council)
        if council.code:
            by_name.setdefault(council.code.lower(), []).append(council)
    return by_name, by_core


def plain_name(name: str) -> str:
    """A name in lower case without marks.

    >>> plain_name("King's Lynn & West Norfolk")
    'kings lynn and west norfolk'
    """
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", re.sub(r"['’]", "", name.casefold().replace("&", " and "))).split())


def core_name(name: str) -> str:
    """A name without the words for its sort; as it is where nothing else is left.

    >>> core_name("London Borough of Barnet"), core_name("Royal Borough of Kingston upon Thames")
    ('barnet', 'kingston upon thames')
    """
    words = plain_name(name).removeprefix("london borough of").split()
    return " ".join(word for word in words if word not in SORTS) or plain_name(name)
