"""When and where a meeting is held, out of the head of its paper."""

from __future__ import annotations

import re
from collections import Counter

from extract.meetings.names import is_name
from extract.phrases import find_dates, parse_time

PLACE = re.compile(  # "held in the Council Chamber, Sessions House on Thursday", "at Steep Village Hall"
    r"\b(?:held|convened|took place|take place|meeting)\b[^.]*?\b(?:in|at|via|by|"
    r"on)\s+(?:the\s+)?(?P<place>[A-Z][^.;]*?)"
    r"(?=\s*,?\s+(?:on|at|commencing|starting|from)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the\s+\d|\d)|"
    r"\s*[–-]\s*\d|\s*$|\.)",
    re.IGNORECASE,
)
PLACE_LABEL = re.compile(r"^(?:place|venue|location|where)\s*[:–-]\s*(?P<place>.+)$", re.IGNORECASE)
PLACE_AFTER = re.compile(
    r"\b(?:[ap]\.?m\.?|hrs|\d{4}),?\s+(?:in|at|via)\s+(?:the\s+)?(?P<place>[A-Z][^.;]*?)(?=\s+on\b|\s*$|\.)",
    re.IGNORECASE,
)


def head_date(texts: list[str], later: list[str]) -> tuple[str | None, bool]:
    """The meeting's date; a date printed without a year takes it from the other dates of the paper."""
    texts = [MISREAD.sub(r"\1 ", text) for text in texts]
    called = next((date for text in texts if (date := held_on(text))), None)
    if called:
        return called, False
    partial: str | None = None
    for text in texts:
        if re.search(
            r"\b(?:previous|last) meeting|\b(?:published|posted|uploaded|updated|issued|despatch|dated|publication|"
            r"call-in)\b",
            text,
            re.IGNORECASE,
        ):
            continue
        dates = find_dates(text)
        if dates:
            held = re.search(r"\b(?:held|date)\b", text, re.IGNORECASE)
            return next((d.value for d in dates if held and d.start > held.start()), dates[0].value), False
        if partial is None and find_dates(text, 2000):
            partial = text
    if partial:
        year = infer_year(partial, later)
        if year:
            return find_dates(partial, year)[0].value, True
    return None, False


CALLED = re.compile(  # "to be held in the Chamber on": before the meeting's own date, not before a letter's
    r"\b(?:to be held|will be held|will take place|to take place|summoned to (?:attend )?an?)\b", re.IGNORECASE
)


MISREAD = re.compile(  # a scan's ordinal: '13" April 2010', "24™ JUNE"
    r"(\d{1,2})[\"°”“’‘'*™®]{1,3}\s+(?=[A-Z][A-Za-z]{2,8}\b)"
)


def held_on(text: str) -> str | None:
    """The date for which a sentence calls the meeting.

    >>> held_on("You are summoned to a meeting to be held in the Hall on 14 March 2023"), held_on("Dated 6 March 2023")
    ('2023-03-14', None)
    """
    cue = CALLED.search(text)
    if not cue or re.search(
        r"\b(?:previous|last) meeting|\bminutes of the meetings? held\b(?=.*\bapprove)", text, re.I
    ):
        return None
    return next((found.value for found in find_dates(text) if found.start > cue.end()), None)


def infer_year(text: str, later: list[str]) -> int | None:
    """The year that a date lacks: the last one before the nearest later date that the paper prints whole."""
    years = [int(found.value[:4]) for line in later for found in find_dates(line) if found.full]
    numbered = [match.groups() for line in later if (match := re.match(r"(\d{1,3})/(\d{1,3})\s", line))]
    for at in (0, 1):  # "05/35", "05/36": the part that stays is the year
        stays = {pair[at] for pair in numbered}
        if len(numbered) > 2 and len(stays) == 1 and len(year := stays.pop()) == 2:
            return 2000 + int(year)
    if not years:
        return None
    values = sorted(found.value for line in later for found in find_dates(line) if found.full)
    likely = Counter(years).most_common(1)[0][0]
    mine = find_dates(text, likely)[0].value
    return likely if any(abs(int(value[:4]) - likely) <= 1 for value in values) and mine else None


def head_time(texts: list[str]) -> str | None:
    """When the meeting began; "01.02.21" is a date and holds no time."""
    for text in texts:
        if re.search(r"\bmeeting (?:was )?(?:closed|ended|concluded|finished)\b", text, re.IGNORECASE):
            continue
        found = parse_time(re.sub(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b", " ", text))
        if found and len(text) < 400:
            return found
    return None


ROOM = re.compile(r"\b(?:hall|house|church|chapel|centre|rooms?|school|inn|offices?|pavilion|library)\b", re.IGNORECASE)
AFTER_PLACE = re.compile(  # "the Reading Room for the purpose of transacting", "Village Hall at 7"
    r"\s+(?:on|at|from|held|for the purpose\b.*|at \d{1,2}|to (?:transact|consider)\b.*)$", re.IGNORECASE
)


def head_place(texts: list[str]) -> str | None:
    """Where the meeting was."""
    for pattern in (PLACE_LABEL, PLACE, PLACE_AFTER):
        for text in texts:
            match = pattern.search(text)
            if match and len(match.group("place")) < 140:
                place = match.group("place").strip(" ,.*:")
                dates = find_dates(place, 2000)
                place = place[: dates[0].start].strip(" ,") if dates else place
                place = AFTER_PLACE.sub("", place)
                if is_place(place):
                    return place
    return None


def is_place(text: str) -> bool:
    """Whether the words can be a place: no weekday, no figure, no person.

    >>> [is_place(text) for text in ("Gibson Hall", "Kenny Combe", "Tuesday", "place of the other")]
    [True, False, False, False]
    """
    if len(text) <= 3 or not text[:1].isupper():
        return False
    if is_name(text) and not ROOM.search(text):
        return False
    return not re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d", text, re.IGNORECASE)
