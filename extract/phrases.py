"""Text to values: dates, times, money, numbering, names; each parser gives None where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr",
            "february feb chwefror",
            "march mar mawrth",
            "april apr ebrill",
            "may mai",
            "june jun mehefin",
            "july jul gorffennaf",
            "august aug awst",
            "september sept sep medi",
            "october oct hydref",
            "november nov tachwedd",
            "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_WEEKDAY = r"(?:\b(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?(?!\d)"
_SHORT = (
    r"['’]\s?\d\d|\d\d(?=\s*(?:$|[]),.;:–-]|(?:at|to|and|until|inclusive)\b))"  # "3 March 21", not "3 March 12 people"
)
_YEAR = rf"(?P<year>(?:19|20)\d\d|{_SHORT})(?![\d/]|[.,:]\d)"
DAY_FIRST = re.compile(  # "Tuesday, 28th of April, 2026"; "3 Sept 2019"; "24-Mar-21"; "7th October"
    rf"{_WEEKDAY}(?<![\d/.£:]){_DAY}(?:\s*[-,]?\s*(?:day\s+)?(?:of\s+)?)(?:[A-Z][a-z]+\s/\s)?{_MONTH}(?:\s*[-,]?\s*{_YEAR})?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(  # "October 7th, 2014"; "Monday June 10 2024"
    rf"{_WEEKDAY}\b{_MONTH}\s*(?:the\s+)?{_DAY}(?:\s*,?\s+(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE
)
ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)")
NUMERIC = re.compile(  # "28/04/2026", "28.4.26", "28-04-2026": the day first, as in Britain
    r"(?<![\d/.£])(?<!\d-)(?P<day>[0-3]?\d)(?P<mark>[/.-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?!\d|[/.]\d|(?P=mark)\d)"
)


class Dated(NamedTuple):
    """A date in a text: its value as YYYY-MM-DD, where it stands, and whether its year is printed."""

    value: str
    start: int
    end: int
    full: bool = True


def find_dates(text: str, year: int | None = None) -> list[Dated]:
    """Every date in the text, in order; one printed without a year counts only where `year` supplies it.

    >>> [found.value for found in find_dates("between 1st April 2020 and 31/03/21")]
    ['2020-04-01', '2021-03-31']
    """
    found: list[Dated] = []
    for pattern in (ISO, NUMERIC, DAY_FIRST, MONTH_FIRST):
        for match in pattern.finditer(text):
            hit = _dated(match, year)
            if hit and not any(hit.start < other.end and other.start < hit.end for other in found):
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def parse_date(text: str, year: int | None = None) -> str | None:
    """The first date in the text as YYYY-MM-DD.

    >>> parse_date("Held: TUESDAY, 24 MARCH 2026 at 5:30 pm")
    '2026-03-24'
    >>> parse_date("Thursday 4th November at 7.30pm", year=2024)
    '2024-11-04'
    >>> parse_date("31 February 2020") is None
    True
    """
    return next((found.value for found in find_dates(text, year)), None)


def _dated(match: re.Match[str], year: int | None) -> Dated | None:
    printed = match.group("year")
    if printed is None and year is None:
        return None
    month = match.group("month").lower()
    try:
        value = date(
            _year(printed) if printed else year or 0,
            MONTHS[month] if month in MONTHS else int(month),
            int(match.group("day")),
        )
    except ValueError:
        return None
    return Dated(value.isoformat(), match.start(), match.end(), printed is not None)


def _year(printed: str) -> int:
    """Two digits mean this century up to 69, as in POSIX."""
    number = int(printed.lstrip("'’ "))
    if len(printed) == 4:
        return number
    return number + (2000 if number < 69 else 1900)


MONEY = re.compile(  # "£450", "£1.2m", "£1,250.00", "£3 million"
    r"£\s?(?P<number>\d+(?:,\d+)*(?:\.\d+)?)\s?(?P<scale>k|m|bn|thousand|million|billion)?\b", re.IGNORECASE
)
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def find_money(text: str) -> Iterator[tuple[str, float]]:
    """Each sum of pounds in the text, as printed and as a number.

    >>> list(find_money("set at £450, or £1.2m in all"))
    [('£450', 450.0), ('£1.2m', 1200000.0)]
    """
    for match in MONEY.finditer(text):
        scale = SCALES[match.group("scale").lower()] if match.group("scale") else 1.0
        yield match.group().strip(), float(match.group("number").replace(",", "")) * scale


def parse_money(text: str) -> float | None:
    """The first sum of pounds in the text.

    >>> parse_money("a fee of £1,250.50")
    1250.5
    """
    return next((value for _, value in find_money(text)), None)


_CODE = r"(?=[^\s]*\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/_.](?=[A-Za-z0-9]))*"
REFERENCE = re.compile(  # "Our ref: FOI/2021/123", "Reference number: IC-1234", "Ref No. 12-34", "Case ID 55821"
    r"\b(?:(?P<whose>our|your|foi|foia|eir|request|case|file|internal|unique|council|trust)\s+)?"
    r"(?:ref(?:erence|s)?\b\.?|(?<=case )(?:id|number|no\b\.?))"
    rf"(?:\s+(?:number|no\b\.?|code|id))?\s*(?:is\b|[:;#–-])?\s*(?P<code>(?:[A-Z]{{2,12}}[ -])?{_CODE})",
    re.IGNORECASE,
)


def find_references(text: str) -> Iterator[tuple[str, str]]:
    """Each code printed after the word reference, and whose it is said to be ("our", "your", "").

    >>> list(find_references("Our Ref: FOI/2021/123  Your ref. AB-12"))
    [('our', 'FOI/2021/123'), ('your', 'AB-12')]
    """
    for match in REFERENCE.finditer(text):
        yield (match.group("whose") or "").lower(), match.group("code")


TIME = re.compile(  # "7.30 pm", "5:30PM", "10am", "12 noon", "14:00", "1900 hrs"
    r"(?<![\d.:/£])(?:(?P<hour>1[0-2]|0?\d)(?:\s?[.:]\s?(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b|"
    r"12\s?(?P<noon>noon|midday)|(?P<hour24>[01]\d|2[0-3]|[89])[.:](?P<minute24>[0-5]\d)(?!\d)(?:\s?(?:hrs|hours|h))?|"
    r"(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)\s?(?:hrs|hours|h)\b)",
    re.IGNORECASE,
)


def parse_time(text: str) -> str | None:
    """The first time of day in the text as HH:MM; a bare "7.30" may be morning or evening and is none.

    >>> parse_time("at 7.30 p.m."), parse_time("10:00-11:30"), parse_time("12 noon"), parse_time("at 7.30")
    ('19:30', '10:00', '12:00', None)
    """
    match = TIME.search(text)
    if not match:
        return None
    if match.group("noon"):
        return "12:00"
    if match.group("half"):
        afternoon = 12 if match.group("half").lower() == "p" else 0
        return f"{int(match.group('hour')) % 12 + afternoon:02d}:{match.group('minute') or '00'}"
    hour, minute = match.group("hour24") or match.group("hour4"), match.group("minute24") or match.group("minute4")
    return f"{int(hour):02d}:{minute}"
