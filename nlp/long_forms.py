"""What an acronym stands for: how well a phrase spells its letters, and where in a text the phrase begins.

Every place where the phrase may begin is tried; each gets a cost, the sum of what is odd about it (letters from
inside words, words that lend no letter, an unlikely first word), and the cheapest wins if it is cheap enough:

    … the Child Death Overview Panel (CDOP)
          ^ 0.0      ^ 1.6 no C    ^ no D
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[&+]")
SMALL = frozenset(
    "a an and as at by de del der des di du en et for from in into la le of on or per the to upon von "
    "with within y & +".split()
)
NEVER_FIRST = frozenset(
    "a an and as at by for from in into of on or per the to with within & + that this these those its their our "
    "is are was were be been called named new between both".split()
)
ORDINALS = {
    "1": ("first", "one", "i"),
    "2": ("second", "two", "to", "ii"),
    "3": ("third", "three", "iii"),
    "4": ("four", "fourth", "for", "iv"),
}
NEVER = 99.0
GLUE = ("-", "‑", "", "/", ",")

INSIDE = 0.32  # a letter from inside a word, apart from the last one
RUN = 0.1  # a letter right after the last one: "BENELUX"
LATE = 0.7  # the first letter that a word lends is not its first
SKIP = 1.1  # a word that lends no letter
SKIP_CAPITAL = -0.2  # more or less, where it is capitalised
SKIP_PART = 0.4  # a later part of a compound that lends none: "the element-binding factor"
SKIP_SMALL = 0.06  # "of", "and"
SKIP_FIGURE = 0.15  # a year
LOST = 0.8  # a digit of the acronym that the phrase has not
COMMA = 0.3
SLASH = 0.6
INNER = 0.2  # a bracket within a word: "benzo[a]pyrene"
BRACKETED = 0.4  # a word in brackets within the phrase
BREAK = 4.0  # a colon, a dash, a bracket within the phrase
LOWER_FIRST = 0.25  # a phrase of capitals that begins with a small letter
MID_NAME = 0.8  # the word before is capitalised as well, and so belongs to the name
ALLOWED = 1.6  # how odd a reading of two letters may be
ALLOWED_MORE = 0.7  # and for each letter more
UNUSED = 0.3  # how many of a name's words may lend nothing, for each letter
MID_TOKEN = 2.0  # begins within a word: the "BL" of "C57BL"
EXTRA = 0.05  # for each word: of two readings alike the shorter
MID_WORD = 1.0  # begins after a hyphen


class Word(NamedTuple):
    """A word of the phrase, and what is printed between it and the one before."""

    text: str
    lower: str
    start: int
    end: int
    gap: str

    @property
    def small(self) -> bool:
        return self.lower in SMALL


class Letters(NamedTuple):
    """What a phrase must spell: the acronym's letters and digits, whether each is a small letter."""

    lower: str
    small: tuple[bool, ...]
    plural: bool


class Reading(NamedTuple):
    """One way to read an acronym: where its phrase begins and ends, and how odd that would be."""

    cost: float
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words between two places of a text."""
    words = []
    last = start
    for match in WORD.finditer(text, start, end):
        word = match.group()
        words.append(Word(word, word.lower(), match.start(), match.end(), text[last : match.start()]))
        last = match.end()
    return words


@lru_cache(maxsize=4096)
def letters_of(short: str) -> Letters:
    """The letters to be spelled; a plural's "s" and a possessive are set aside.

    >>> letters_of("TNCs").lower, letters_of("SUDI/C").lower, letters_of("M.Sc.").lower
    ('tnc', 'sudic', 'msc')
    """
    body = re.sub(r"['’]s?$", "", short.strip())
    plural = len(body) > 2 and body.endswith("s") and body[-2].isupper()
    kept = [char for char in (body[:-1] if plural else body) if char.isalnum()]
    return Letters("".join(char.lower()[0] for char in kept), tuple(char.islower() for char in kept), plural)


def lend(word: Word, letters: Letters, first: int, count: int) -> float:
    """What it costs that a word lends these letters; NEVER if it cannot.

    >>> word = words_of("Children", 0, 8)[0]
    >>> lend(word, letters_of("CN"), 0, 2)
    0.32
    """
    wanted = letters.lower[first : first + count]
    if word.lower.startswith(wanted):
        if word.text.isupper() or not word.text.isalpha() or word.lower == wanted:
            return 0.0
        return sum(0.0 if letters.small[at] else RUN for at in range(first + 1, first + count))
    if word.lower in ORDINALS.get(wanted, ()):
        return 0.1
    place = word.lower.find(wanted[0])
    if place < 0:
        return NEVER
    cost = 0.0 if place == 0 else LATE
    for letter, small in zip(wanted[1:], letters.small[first + 1 : first + count], strict=True):
        after = word.lower.find(letter, place + 1)
        if after < 0:
            return NEVER
        cost += (0.0 if small else RUN) if after == place + 1 else INSIDE
        place = after
    return cost


def skip(word: Word) -> float:
    """What it costs that a word lends no letter."""
    if word.small:
        return SKIP_SMALL
    if word.text.isdigit():
        return SKIP_FIGURE
    if word.gap in GLUE:
        return SKIP_PART
    return SKIP + (SKIP_CAPITAL if word.text[0].isupper() else 0.0)


def crossing(gap: str, slashed: bool) -> float:
    """What it costs to go on over what is printed between two words."""
    if gap == " " or (gap in GLUE and gap != "/"):
        return 0.0
    if not any(map(str.isspace, gap)) and not {"—", "–"} & set(gap):
        return (0.0 if slashed else SLASH) if "/" in gap else INNER
    if gap in (" (", ") "):  # "Freedom of Information (Scotland) Act"
        return BRACKETED
    cost = 0.0
    for mark in gap:
        if mark == ",":
            cost += COMMA
        elif mark == "/":
            cost += 0.0 if slashed else SLASH
        elif mark in ':()[]–—;"“”':
            cost += BREAK
    return cost


def spelling(words: list[Word], letters: Letters, slashed: bool = False) -> list[float]:
    """For each word, what it costs to spell the acronym from there to the last word."""
    count = len(letters.lower)
    lost = [LOST if letter.isdigit() else NEVER for letter in letters.lower]
    ahead = [0.0] * (count + 1)
    for at in range(count - 1, -1, -1):
        ahead[at] = min(NEVER, lost[at] + ahead[at + 1])
    starts = []
    for word in reversed(words):
        here, first = spelled_from(word, letters, ahead, lost)
        starts.append(first if begins(word, letters.lower[0]) else NEVER)
        over = crossing(word.gap, slashed)
        if over == BRACKETED and not (count > 4 and word.text[0].isupper()):
            over = BREAK
        ahead = [value + over for value in here]
    starts.reverse()
    return starts


def spelled_from(word: Word, letters: Letters, ahead: list[float], lost: list[float]) -> tuple[list[float], float]:
    """What it costs to spell the rest of the acronym from this word on, and all of it if this word lends the first."""
    count = len(letters.lower)
    leave = skip(word)
    here = [leave + value for value in ahead]
    first = NEVER
    for at in range(count - 1, -1, -1):
        here[at] = min(here[at], lost[at] + here[at + 1])
        if letters.lower[at] not in word.lower and letters.lower[at] not in ORDINALS:
            continue
        for many in range(1, min(count - at, len(word.lower)) + 1):
            cost = lend(word, letters, at, many)
            if cost >= NEVER:
                break
            here[at] = min(here[at], cost + ahead[at + many])
            if at == 0:
                first = min(first, cost + ahead[many])
    return here, first


def first_word(words: list[Word], at: int, capitals: bool) -> float:
    """What is odd about beginning at this word."""
    word = words[at]
    if word.lower in NEVER_FIRST:
        return 3.0
    cost = EXTRA * (len(words) - at)
    if at and not word.gap:
        cost += MID_TOKEN
    if capitals and not word.text[0].isupper() and not word.text[0].isdigit():
        cost += LOWER_FIRST
    before = words[at - 1] if at else None
    if before and word.gap in ("-", "‑", "–"):
        cost += MID_WORD
    elif (
        before and word.gap == " " and before.text[0].isupper() and word.text[0].isupper() and before.lower not in SMALL
    ):
        cost += MID_NAME
    return cost


def reading_before(text: str, start: int, end: int, short: str) -> Reading | None:
    """The likeliest phrase that ends at `end` and stands for the acronym, looking back no further than `start`.

    >>> text = "was sent to the Child Death Overview Panel"
    >>> found = reading_before(text, 0, len(text), "CDOP")
    >>> text[found.start : found.end]
    'Child Death Overview Panel'
    """
    words = words_of(text, start, end)
    letters = letters_of(short)
    if not words or not letters.lower:
        return None
    first = letters.lower[0]
    able = [at for at, word in enumerate(words) if begins(word, first)]
    if not able:
        return None
    words = words[able[0] - 1 if able[0] else 0 :]
    costs = spelling(words, letters, "/" in short)
    best: Reading | None = None
    capitals = False
    for at in range(len(words) - 1, -1, -1):
        capitals = capitals or (words[at].text[0].isupper() and at < len(words) - 1)
        if costs[at] >= NEVER:
            continue
        cost = costs[at] + first_word(words, at, capitals)
        if best is None or cost < best.cost - 1e-9:
            best = Reading(cost, words[at].start, words[-1].end)
    return best


def begins(word: Word, letter: str) -> bool:
    """Whether a word can lend an acronym its first letter."""
    return word.lower[0] == letter or word.lower in ORDINALS.get(letter, ())


def name_before(text: str, start: int, end: int, short: str) -> Reading | None:
    """The capitalised name right before `end`, if its letters can spell the acronym, in whatever order.

    >>> text = "of the United Nations Population Fund"
    >>> found = name_before(text, 0, len(text), "UNFPA")
    >>> text[found.start : found.end]
    'United Nations Population Fund'
    """
    words = words_of(text, start, end)
    letters = letters_of(short)
    at = len(words)
    while at and (words[at - 1].text[0].isupper() or words[at - 1].small or words[at - 1].text.isdigit()):
        at -= 1
        if at < len(words) - 1 and words[at + 1].gap not in (" ", "-", ", ", "\n"):
            at += 1
            break
    while at < len(words) and (words[at].small or words[at].text.isdigit()):
        at += 1
    name = words[at:]
    if sum(not word.small for word in name) < 3 or name[0].lower[0] != letters.lower[0]:
        return None
    initials = [word.lower[0] for word in name if not word.small]
    if (
        in_order(letters.lower, initials)
        and initials[-1] == letters.lower[-1]
        and len(initials) <= 2 * len(letters.lower)
    ):
        return Reading(1.0, name[0].start, name[-1].end)
    rest = "".join(word.lower for word in name)
    missing = 0
    for letter in letters.lower:
        if letter in initials:
            initials.remove(letter)
        else:
            missing += 1
            if letter not in rest:
                return None
    unused = len(initials) - missing
    if missing > len(letters.lower) // 2 or unused > UNUSED * len(letters.lower):
        return None
    return Reading(missing + max(0, unused), name[0].start, name[-1].end)


def in_order(letters: str, initials: list[str]) -> bool:
    """Whether the letters stand among the initials in this order."""
    left = iter(initials)
    return all(letter in left for letter in letters)


def reading_from(text: str, start: int, ends: list[int], short: str) -> Reading | None:
    """The likeliest phrase that begins at `start` and stands for the acronym, of those that end at one of `ends`."""
    letters = letters_of(short)
    best: Reading | None = None
    if not ends or not letters.lower:
        return None
    every = words_of(text, start, max(ends))
    if not every or not begins(every[0], letters.lower[0]):
        return None
    for end in ends:
        words = [word for word in every if word.end <= end]
        if not words:
            continue
        cost = spelling(words, letters, "/" in short)[0]
        if cost < NEVER and (best is None or cost < best.cost - 1e-9):
            best = Reading(cost, words[0].start, words[-1].end)
    return best


def allowance(short: str) -> float:
    """How odd a reading may be: the longer the acronym, the less likely it is spelled by chance."""
    return ALLOWED + ALLOWED_MORE * max(0, len(letters_of(short).lower) - 2)
