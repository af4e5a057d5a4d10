"""By when something is to be done: dates, weekdays counted from the meeting, "the next meeting", "the end of May"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.phrases import Dated, find_dates

Held = date | int | None  # the day of the meeting, or its year alone

BY = re.compile(
    r"\b(?P<lead>(?:deferred|adjourned|postponed)\s+to|by|due(?=\s+(?:on\s+)?\d)|before|no\s+later\s+than|not\s+later\s+than|until|on|for|to(?=\s+(?:the\s+)?(?:\S+\s+){0,3}?meeting)|at(?=\s+(?:the\s+)?(?:\S+\s+){0,3}?meeting)|in\s+time\s+for[^.;]{0,40}\son|week\s+(?:beginning|commencing))\s+(?:the\s+)?"
    r"(?:(?:evening|weekend|week|morning|afternoon|end)\s+of\s+)?(?:(?:[\w&’'-]+\s+){0,3}?meeting\s+(?:of|on|to\s+be\s+held\s+on)\s+(?:the\s+)?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?$",
    re.I,
)
FIRM = frozenset(
    {"due", "deferred to", "adjourned to", "postponed to", "by", "before", "no later than", "not later than"}
)
EVENT = re.compile(
    r"\b(?:night|fair|f[eê]te|festival|party|quiz|concert|parade|service|market|show|event|celebrations?|ceremony|election|poll|"
    r"jubilee|regatta|dance|supper|lunch|exhibition|fireworks?|bonfire)\s*,?\s*$",
    re.I,
)
HOLDS = re.compile(r"\bh(?:old|eld)", re.I)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
LEAD = r"\b(?:at|for|by|before|to|until|prior\s+to|ahead\s+of|in\s+time\s+for)\s+(?:the\s+|our\s+|its\s+|a\s+)?"
# "at the next Parish Council meeting", "to the following meeting", "for the July meeting", "the meeting in July"
NEXT = re.compile(
    rf"{LEAD}(?P<first>(?:first|last|second)\s+meeting\s+(?:in|of)\s+(?:{MONTH}))"
    rf"|{LEAD}(?P<due>(?:next|following)\s+(?:[\w&’'-]+\s+){{0,5}}?meeting\b)"
    rf"|{LEAD}(?P<month>(?:{MONTH})\s+(?:[\w&’'-]+\s+){{0,4}}?meeting\b"
    r"(?:\s+of\s+the\s+(?:[A-Z][\w’'-]+\s+){0,3}(?:Committee|Cabinet|Council|Board|Panel|Group)\b)?)"
    rf"|\bmeeting\s+in\s+(?P<named>(?:{MONTH})(?:\s+or\s+(?:{MONTH}))?)\b",
    re.I,
)
END = re.compile(
    rf"\b(?:at|by|before)\s+(?:the\s+)?(?P<end>end\s+of\s+(?:this\s+|the\s+)?(?:(?:{MONTH})(?:\s+\d{{4}})?|month|year|week))\b"
)
WORDED = re.compile(
    rf"\b(?:in|during)\s+(?P<due>(?:early\s+|late\s+|mid[- ])?(?:{MONTH})(?:\s+\d{{4}}|\s+or\s+(?:{MONTH}))?)"
    r"(?=[.,;)]|$|\s+(?:under|with|at|by|when|to|for|and|as|so|once|subject|following|after)\b)"
    r"|\b(?P<span>(?:in|within|over)\s+the\s+(?:next|coming)\s+(?:couple\s+of\s+|few\s+|\w+\s+)?(?:days|weeks?|months?))\b"
    r"|\bin\s+the\s+(?P<year>(?:next|new)\s+(?:financial\s+)?year)\b"
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(
    rf"\b(?:on|by|this|before)\s+(?:this\s+)?(?P<day>{'|'.join(DAYS)})\b(?!\s*,?\s*(?:the\s+)?\d|s\b)|\b(?P<tomorrow>tomorrow)\b",
    re.I,
)
YEAR_PRINTED = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$")
# "by the end of June": the last day of the next June, where the day of the meeting is known
MONTHS_END = re.compile(rf"\bby\s+(?:the\s+)?end\s+of\s+(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}}))?")


def year_of(held: Held) -> int | None:
    """The year of a meeting."""
    return held.year if isinstance(held, date) else held


def due_of(sentence: str, held: Held, start: int = 0) -> str | None:
    """By when: a date after "by", "on", "before", a weekday, or the next meeting; else None.

    >>> due_of("to be sent by 4 June", 2026), due_of("as agreed on 4 June 2020", None, 30)
    ('2026-06-04', None)
    >>> due_of("will meet on Friday", date(2026, 3, 4)), due_of("was sent by 2 March", date(2026, 3, 4))
    ('2026-03-06', None)
    """
    found = []
    for dated in find_dates(sentence, year_of(held)):
        lead = BY.search(sentence[max(0, dated.start - 70) : dated.start])
        if not lead or dated.start < start:
            continue
        firm = lead["lead"].lower() in FIRM
        before = sentence[: max(0, dated.start - 70) + lead.start()]
        if not firm and EVENT.search(before) and not HOLDS.search(before):
            continue  # "the Quiz on 21 February": when something is, not by when something is to be done
        value = ahead(sentence, dated, held, firm)
        if firm and value:
            return value
        found += [value] if value else []
    return found[0] if found else worded(sentence, held, start)


def ahead(sentence: str, dated: Dated, held: Held, firm: bool) -> str | None:
    """A date as a deadline: of the coming year where its month is past; None where it was before the meeting."""
    if not isinstance(held, date):
        return dated.value
    day = date.fromisoformat(dated.value)
    printed = YEAR_PRINTED.search(sentence[dated.start : dated.end])
    if not printed and (held - day).days > (20 if firm else 200) and not (day.month == 2 and day.day == 29):
        day = day.replace(year=day.year + 1)
    return day.isoformat() if day >= held else None


def worded(sentence: str, held: Held, start: int) -> str | None:
    """A deadline that is no date in print."""
    weekday = WEEKDAY.search(sentence, start) if isinstance(held, date) else None
    if weekday and isinstance(held, date):
        return on_weekday(weekday["day"], held).isoformat()
    ending = MONTHS_END.search(sentence, start) if isinstance(held, date) else None
    if ending and isinstance(held, date):
        return last_day(ending["month"], held, ending["year"]).isoformat()
    match = NEXT.search(sentence, start) or END.search(sentence, start) or WORDED.search(sentence, start, start + 100)
    early = None if match else NEXT.search(sentence)
    if early and not early["named"]:
        match = early  # "at the next meeting he will move"
    return " ".join(next(group for group in match.groups() if group).split()) if match else None


def on_weekday(day: str | None, held: date) -> date:
    """The next such weekday after a meeting; without one the next day.

    >>> on_weekday("Friday", date(2026, 3, 4)).isoformat(), on_weekday(None, date(2026, 3, 4)).isoformat()
    ('2026-03-06', '2026-03-05')
    """
    if day is None:
        return held + timedelta(days=1)
    return held + timedelta(days=(DAYS.index(day.lower()) - held.weekday() - 1) % 7 + 1)


def resolved(due: str | None, held: Held) -> str | None:
    """A deadline set beside an action: its date if it has one, else its words."""
    if not due or not due.strip(" -–—"):
        return None
    dates = find_dates(due, year_of(held))
    return dates[0].value if dates else " ".join(due.split())


def firmer(named: str | None, sentence: str, held: Held, start: int = 0) -> str | None:
    """The date that a sentence gives for something put off to a named meeting, else the meeting's name.

    >>> firmer("Cabinet meeting", "be deferred to the Cabinet meeting on 8 December 2026", None)
    '2026-12-08'
    """
    due = due_of(sentence, held, start)
    return due if named is None or (due and re.match(r"\d{4}-", due)) else named


def last_day(month: str, held: date, year: str | None = None) -> date:
    """The last day of the month that comes next after a meeting, or of that year's.

    >>> last_day("June", date(2026, 3, 4)).isoformat(), last_day("January", date(2026, 3, 4)).isoformat()
    ('2026-06-30', '2027-01-31')
    """
    number = MONTH.split("|").index(month) + 1
    of_year = int(year) if year else held.year + (number < held.month)
    return date(of_year + (number == 12), number % 12 + 1, 1) - timedelta(days=1)
