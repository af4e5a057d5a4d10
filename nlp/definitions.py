"""Where a running text defines an acronym: in brackets either way round, after "=", between commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.long_forms import (
    Reading,
    allowance,
    letters_of,
    name_before,
    reading_before,
    reading_from,
    words_of,
)
from nlp.wordlists import words_of_list

QUOTES = "'\"‘’“”`´„«»"
SHORT = r"[^\W_](?:[\w.&/+'’‑–-]*[\w'’+])?\.?"
SHORT_FORM = re.compile(SHORT)
# "(CDOP)", "(the ‘ICO’)", "[PCR]", "(CDOP, the panel)"
BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{1,200}(?:\n[^()\[\]\n]{1,120})?)(?:[)\]]|$|(?=\n\n))")
# what may lead to the acronym in a bracket: "hereinafter referred to as the ‘ICO’"
LEAD = re.compile(
    rf"[\s{QUOTES}]*(?:(?:also\s+|hereinafter\s+|hereafter\s+|henceforth\s+|commonly\s+)*"
    r"(?:known\s+as|called|termed|abbreviated(?:\s+(?:as|to))?|referred\s+to(?:\s+\w+)?\s+as|designated|or|hereinafter|"
    rf"hereafter|acronym|abbreviation|in\s+short)[\s:,]+)?(?:the\s+)?[{QUOTES}\s]*",
    re.I,
)
HEAD_ENDS = re.compile(r"[,;:]\s|\s+(?:or|and|hereinafter|see|[–-])\s|$")
LAST = re.compile(rf"[,;]\s*(?:or\s+)?[{QUOTES}]?(?P<short>{SHORT})[{QUOTES}]?\s*$")  # "(blood-brain barrier, BBB)"
BEFORE = re.compile(rf"(?<![\w.])(?P<short>{SHORT})[{QUOTES}]*\s?$")  # "CDOP" before "(Child Death …"
LONG_LEAD = re.compile(
    rf"[\s{QUOTES}]*(?:(?:the|or|i\.e\.|abbreviation\s+(?:of|for)|stands\s+for|short\s+for)[\s,:]+)*[{QUOTES}]*"
)
LONG_ENDS = re.compile(r"[,;:]\s|\s[–-]\s|\.\s|$")
NUMERAL = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$", re.I)
REFERENCE = re.compile(r"\d\w*[/-]\d")
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}$")
SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bNo)(?<!\bvs)[.!?][\"'”’)\]]?\s+(?=[\"'“‘(]?[A-Z0-9])"
    r"|;|\n\s*\n|\n\s*[•▪·*-]\s|\t"
)
# "EIT = economies in transition", "EIT stands for economies in transition"
EQUALS = re.compile(
    rf"(?<![\w.])(?P<short>{SHORT})\s*(?:=|\bstands? for\b|\bis an? (?:acronym|abbreviation) (?:of|for)\b)"
    rf"\s*[{QUOTES}]?(?=[^\W\d_])"
)
SEGMENT = re.compile(
    r";|\n|\.(?:\s|$)|\(|\)|[,\s]\s*(?:and\s+)?[\w./&-]+\s*="
)  # where what follows "=" ends at the latest
COMMA = re.compile(r",\s|$")
# "geographic information systems, or GIS, are"
APPOSED = re.compile(
    r",\s(?:or\s|abbreviated\s(?:as\s|to\s)?|known\sas\s|the\s)?(?P<short>[A-Z][\w-]{1,8}[A-Z0-9]s?)"
    r"(?=[,.;)]|\s(?:is|are|was|were|has|have)\b)"
)
LIST_MORE = 1.0  # an equals sign is evidence of its own
APPOSED_COST = 0.35  # a comma is none
SMALL_COST = 0.85  # nor is an acronym in small letters
REACH = 40, 25  # how many characters back to look: at least, and for each letter


class Definition(NamedTuple):
    """An acronym and what it stands for, with the places of both in the text."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int
    origin: str = "inline"


def find_definitions(text: str) -> list[Definition]:
    """Every definition in a text, in the order of the acronyms.

    >>> [(each.short, each.long) for each in find_definitions("The Information Commissioner’s Office (the ‘ICO’)")]
    [('ICO', 'Information Commissioner’s Office')]
    """
    found: dict[tuple[str, str], Definition] = {}
    for each in sorted((*bracketed(text), *equated(text), *apposed(text)), key=lambda each: each.short_start):
        found.setdefault((each.short, each.long.lower()), each)
    return list(found.values())


def is_short(short: str) -> bool:
    """Whether this may be an acronym: letters and perhaps digits, no numeral, no figure."""
    if len(short) == 1:
        return short.isupper() and short not in "IVX"
    if sum(map(str.isdigit, short)) > 3 and REFERENCE.search(short):
        return False  # a reference: "C23/0114/30"
    if not (any(map(str.isalpha, short)) and 2 <= sum(map(str.isalnum, short)) <= 12 and short[0].isalnum()):
        return False
    return not NUMERAL.fullmatch(short)


def bracketed(text: str) -> Iterator[Definition]:
    """Definitions in brackets: "Child Death Overview Panel (CDOP)", "CDOP (Child Death Overview Panel)"."""
    for match in BRACKET.finditer(text):
        found = short_inside(text, match) or long_inside(text, match) or both_inside(text, match)
        if found:
            yield found


def short_inside(text: str, match: re.Match[str]) -> Definition | None:
    """The definition "long (short)" at a bracket."""
    inside, base = match["inside"], match.start("inside")
    for at, end in heads(inside):
        short = inside[at:end]
        words = short.split()
        if short.istitle() and any(short.lower() in words_of_list(name) for name in ("not_names", "roles")):
            continue
        if not (1 <= len(words) <= 3 and all(map(SHORT_FORM.fullmatch, words)) and is_short(short)):
            continue
        if len(words) == 3 and not (all(map(str.isupper, words)) and len(short) < 12):
            continue
        if len(words) == 2 and not two_words(words, text[max(0, match.start() - 40) : match.start()]):
            continue
        found = phrase_before(text, match.start(), short)
        if found:
            return definition(text, base + at, base + end, found)
    return None


def two_words(words: list[str], before: str) -> bool:
    """Whether two words may be one acronym: "KCC ICS", "JS 1", or "MT genes" after "metallothionein genes"."""
    capitals = sum(map(str.isupper, words[0] + words[1]))
    return (capitals > 1 and bool(re.search(r"[A-Z\d]", words[1]))) or before.rstrip().endswith(" " + words[1])


def heads(inside: str) -> Iterator[tuple[int, int]]:
    """Where in a bracket's text an acronym may stand: its beginning, or its end after a semicolon."""
    lead = LEAD.match(inside)
    at = lead.end() if lead else 0
    head = HEAD_ENDS.search(inside, at)
    end = head.start() if head else len(inside)
    while end > at and inside[end - 1] in QUOTES + " .,":
        end -= 1
    if 0 < end - at <= 24:
        yield at, end
    last = LAST.search(inside)
    if last and last.start() >= end and inside[last.start()] == ";":
        yield last.span("short")


def phrase_before(text: str, end: int, short: str) -> Reading | None:
    """What stands before a bracket and may be what the acronym in it stands for."""
    if len(short) == 1 and not text[max(0, end - 2) : end].rstrip()[-1:].islower():
        return None
    window = window_before(text, end, short)
    found = reading_before(text, window, end, short)
    capital = any(map(str.isupper, short))
    limit = allowance(short) if capital and len(short) > 1 else SMALL_COST if CONSONANTS.match(short) else 0.2
    if found is None or found.cost > limit:
        found = name_before(text, window, end, short) if capital else None
    if found is None or not proper(text, found, short):
        return None
    return whole(text, found, window)


def whole(text: str, found: Reading, window: int) -> Reading:
    """A reading that begins where its printed word begins: "2,4,6-trinitrobenzene"."""
    start = found.start
    while start > window and not text[start - 1].isspace():
        start -= 1
    prefix = text[start : found.start]
    if prefix and not re.search(r"[^\W\d_]{2}", prefix) and (prefix[-1] in "-)]'" or prefix[-1].isalnum()):
        return found._replace(start=start) if prefix.count("(") == prefix.count(")") else found
    return found


def proper(text: str, found: Reading, short: str) -> bool:
    """Whether a phrase can be what an acronym stands for: longer than it, and not itself."""
    phrase = text[found.start : found.end]
    if phrase.count("(") != phrase.count(")"):
        return False
    return len(phrase) > len(short) + 1 and short.lower() not in phrase.lower().split()


def window_before(text: str, end: int, short: str) -> int:
    """How far back the phrase before a bracket may begin: to its sentence, an open bracket, a list's mark."""
    reach = max(0, end - REACH[0] - REACH[1] * len(letters_of(short).lower))
    start = reach
    for cut in SENTENCE.finditer(text, reach, end):
        if cut.end() < end - 1:
            start = cut.end()
    depth = 0
    for at in range(end - 1, start - 1, -1):
        if text[at] in ")]":
            depth += 1
        elif text[at] in "([":
            if depth == 0:
                return at + 1
            depth -= 1
    if start == reach and start:
        while start < end and not text[start - 1].isspace():
            start += 1
    return start


def long_inside(text: str, match: re.Match[str]) -> Definition | None:
    """The definition "short (long)" at a bracket."""
    before = BEFORE.search(text, max(0, match.start() - 30), match.start())
    if not before or " " not in match["inside"].strip():
        return None
    short = before["short"]
    if not is_short(short) or sum(map(str.isupper, short)) < 2 or len(match["inside"]) < len(short) + 3:
        return None
    lead = LONG_LEAD.match(match["inside"])
    start = match.start("inside") + (lead.end() if lead else 0)
    ends = [stop.start() for stop in LONG_ENDS.finditer(text, start, match.end("inside")) if stop.start() > start]
    found = reading_from(text, start, ends, short)
    if found and found.cost <= allowance(short) and proper(text, found, short) and " " in text[found.start : found.end]:
        return definition(text, *before.span("short"), found)
    return None


def both_inside(text: str, match: re.Match[str]) -> Definition | None:
    """The definition "(long, short)" within a bracket."""
    last = LAST.search(text, match.start("inside"), match.end("inside"))
    if not last or not is_short(last["short"]) or sum(map(str.isupper, last["short"])) < 2:
        return None
    found = reading_before(text, match.start("inside"), last.start(), last["short"])
    if found and found.cost <= allowance(last["short"]) / 2 and proper(text, found, last["short"]):
        return definition(text, *last.span("short"), found)
    return None


def equated(text: str) -> Iterator[Definition]:
    """Definitions with "=": "EIT = economies in transition, LULUCF = land use, land-use change and forestry"."""
    if not ("=" in text or "stand" in text or "is an a" in text):
        return
    for match in EQUALS.finditer(text):
        short = match["short"].rstrip(".,")
        if not is_short(short) or not any(map(str.isupper, short)):
            continue
        stop = SEGMENT.search(text, match.end())
        found = best_segment(text, match.end(), stop.start() if stop else len(text), short)
        if found and proper(text, found, short):
            yield definition(text, match.start("short"), match.start("short") + len(short), found)


def best_segment(text: str, start: int, end: int, short: str) -> Reading | None:
    """The phrase after an equals sign: the whole segment if it spells the acronym, else its best beginning."""
    words = words_of(text, start, min(end, start + 60 + 30 * len(short)))
    if not words:
        return None
    commas = [at.start() for at in COMMA.finditer(text, start, words[-1].end)]
    limit = allowance(short) + LIST_MORE
    full = reading_from(text, start, [at for at in commas if at > start], short)
    if full and full.cost <= limit:
        return full
    some = reading_from(text, start, [word.end for word in words], short)
    return some if some and some.cost <= limit else None


def apposed(text: str) -> Iterator[Definition]:
    """Definitions set off by commas: "geographic information systems, or GIS, are"."""
    for match in APPOSED.finditer(text):
        short = match["short"]
        if len(short) < 3 or not is_short(short):
            continue
        found = reading_before(text, window_before(text, match.start(), short), match.start(), short)
        plain = found and found.cost <= APPOSED_COST and "," not in text[found.start : found.end]
        if found and plain and proper(text, found, short):
            yield definition(text, *match.span("short"), found)


def definition(text: str, start: int, end: int, found: Reading) -> Definition:
    """A definition by the places of its two parts."""
    return Definition(text[start:end], text[found.start : found.end], start, end, found.start, found.end)
