"""Dates and times as sites print them, as values."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = "january february march april may june july august september october november december".split()
MISOEDD = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr".split()  # in Wales
SLASHED = re.compile(
    r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2}|[A-Za-z]{3,9})/(?P<year>\d{4})\b"
)  # 03/11/2025, 01/Sep/2026
# "26 May 2026", "Thursday, 4th December 2025", "28th-Apr-2026", "Dydd Iau, 20fed Tachwedd, 2025"
SPELLED = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|af|il|ydd|f?ed|eg|ain)?[\s-]+(?P<month>[A-Za-z]{3,10})\.?,?[\s-]+(?P<year>\d{4})\b"
)
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")  # 2026-05-13T10:41:36Z
# "10.00 am", "7:30 pm", "14:00", "6pm", "12 noon"
CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?\s*(?P<half>am|pm|a\.m\.|p\.m\.|noon)?(?!\w)", re.IGNORECASE
)


def find_date(text: str | None) -> date | None:
    """The first date that a text prints, day before month.

    >>> find_date("Council - Thursday, 4th December 2025 7.30 pm"), find_date("13/01/2026")
    (datetime.date(2025, 12, 4), datetime.date(2026, 1, 13))
    """
    matches = [match for pattern in (SLASHED, SPELLED, ISO) if (match := pattern.search(text or ""))]
    for match in sorted(matches, key=lambda match: match.start()):
        if found := _as_date(match["year"], match["month"], match["day"]):
            return found
    return None


def _as_date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else month_number(month)
    try:
        return date(int(year), number, int(day))
    except (ValueError, OverflowError):
        return None


def month_number(name: str) -> int:
    """1 to 12, 0 for no month's name.

    >>> [month_number(name) for name in ("September", "Sept", "Gorffennaf", "Mayor")]
    [9, 9, 7, 0]
    """
    name = name.casefold()
    if len(name) < 3:
        return 0
    pairs = enumerate(zip(MONTHS, MISOEDD, strict=True), 1)
    return next((n for n, spelled in pairs if any(month.startswith(name) for month in spelled)), 0)


def find_time(text: str | None) -> str | None:
    """The first time of day that a text prints, as HH:MM; a bare number is none.

    >>> find_time("10.00 am"), find_time("7:30 pm"), find_time("6pm"), find_time("Room 12")
    ('10:00', '19:30', '18:00', None)
    """
    for match in CLOCK.finditer(text or ""):
        if match["minute"] or match["half"]:
            return _as_time(int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()[:1])
    return None


def _as_time(hour: int, minute: int, half: str) -> str:
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def slashed(day: date) -> str:
    """A day as ModernGov wants it.

    >>> slashed(date(2026, 5, 1))
    '01/05/2026'
    """
    return f"{day:%d/%m/%Y}"


def iso_day(text: object) -> date | None:
    """The day of a timestamp that a programme wrote, None where there is none.

    >>> iso_day("2026-05-13T10:41:36Z"), iso_day("13/05/2026"), iso_day(None)
    (datetime.date(2026, 5, 13), None, None)
    """
    match = ISO.match(text) if isinstance(text, str) else None
    return _as_date(match["year"], match["month"], match["day"]) if match else None


def moment(text: str) -> datetime | None:
    """A timestamp with its zone, None where it is none."""
    try:
        found = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else None
