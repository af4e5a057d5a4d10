"""Names of people taken apart: titles, honours, given names or initials, surname; and whether two may be one person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

# Before a name.
TITLES = frozenset(
    "councillor councillors cllr cllrs cllor mr mrs ms miss mx dr doctor prof professor sir dame lady lord baroness "
    "the right honourable rt hon rev reverend revd father canon alderman ald alderwoman bailie provost mayor deputy "
    "county borough city town parish district community chair chairman chairwoman chairperson vice major captain "
    "colonel lt col inspector insp sergeant sgt constable pc pcso superintendent supt chief assistant di dci "
    "ds dc".split()
)
# After a name.
HONOURS = frozenset(
    "obe mbe cbe kbe dbe qpm jp dl kc qc mp msp ms am phd ba ma msc bsc llb frcp cpfa esq bem td".split()
)
PARTICLES = frozenset("de la le van von der den ap ab bin binti al el mac mc o st san da dos di du".split())
MASCULINE = frozenset("mr sir lord chairman alderman".split())
FEMININE = frozenset("mrs ms miss dame lady baroness chairwoman alderwoman".split())
BRACKET = re.compile(r"\([^)]*\)")  # Priya Raman (Chair)
SPLIT = re.compile(r"[\s,]+")
INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}$")  # J.   JR   J.R.


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, folded; `given` holds whole names or single letters."""

    surname: str
    given: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()

    @property
    def sex(self) -> str | None:
        """What the titles say, if they say it."""
        if self.titles & MASCULINE:
            return None if self.titles & FEMININE else "m"
        return "f" if self.titles & FEMININE else None


def parse_name(text: str) -> Name | None:
    """A name in parts; None where nothing is left that could be a surname.

    >>> name = parse_name("Councillor Mrs A. B. Singh Johal MBE")
    >>> name.surname, name.given, sorted(name.titles)
    ('johal', ('a', 'b', 'singh'), ['councillor', 'mrs'])
    >>> parse_name("Cllr de Souza").surname
    'de souza'
    >>> parse_name("The Mayor") is None
    True
    """
    words = [word for word in SPLIT.split(BRACKET.sub(" ", text).strip()) if word]
    titles = []
    while words and words[0].strip(".").casefold() in TITLES:
        titles.append(words.pop(0).strip(".").casefold())
    while len(words) > 1 and words[-1].strip(".").casefold() in HONOURS and words[-1].isupper():
        words.pop()
    if not words:
        return None
    start = len(words) - 1
    while start > 0 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    surname = fold(" ".join(words[start:]))
    given = tuple(part for word in words[:start] for part in _given(word))
    return Name(surname, given, frozenset(titles)) if len(surname) > 1 else None


def _given(word: str) -> tuple[str, ...]:
    """A given name, or the letters of initials written together."""
    if INITIALS.match(word):
        return tuple(letter.casefold() for letter in word if letter.isalpha())
    return (fold(word),)


def fold(text: str) -> str:
    """Letters in lower case, apostrophes and stops left out, hyphens as spaces."""
    return re.sub(r"[’'.]", "", text).replace("-", " ").casefold().strip()


def may_be_one(one: Name, other: Name) -> str | None:
    """Why two names may be one person's, or None: same surname, given names and titles that do not contradict.

    >>> may_be_one(parse_name("Cllr P Raman"), parse_name("Councillor Priya Raman"))
    'same surname, given names agree'
    >>> may_be_one(parse_name("Mr Raman"), parse_name("Mrs Raman")) is None
    True
    """
    if one.surname != other.surname and not _one_letter_apart(one, other):
        return None
    if one.sex and other.sex and one.sex != other.sex:
        return None
    if not one.given or not other.given:
        return "same surname, one without given names" if one.surname == other.surname else None
    for mine, theirs in zip(one.given, other.given, strict=False):
        shorter, longer = sorted((mine, theirs), key=len)
        if not longer.startswith(shorter) and not (len(shorter) > 3 and Levenshtein.distance(shorter, longer) == 1):
            return None
        if 1 < len(shorter) < 3 and shorter != longer:
            return None
    if one.surname != other.surname:
        return "surnames a letter apart, same given name"
    return "same surname, given names agree"


def _one_letter_apart(one: Name, other: Name) -> bool:
    """A slip of the pen in a long surname, where a whole given name is the same."""
    if min(len(one.surname), len(other.surname)) < 5 or not one.given or not other.given:
        return False
    same = one.given[0] == other.given[0] and len(one.given[0]) > 2
    return same and Levenshtein.distance(one.surname, other.surname) == 1
