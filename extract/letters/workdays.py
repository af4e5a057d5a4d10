"""Working days that a reply took: weekdays without the bank holidays of its part of the kingdom."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays


@cache
def bank_holidays(subdivision: str, years: tuple[int, ...]) -> frozenset[date]:
    """The bank holidays of ENG, SCT, WLS or NIR in these years."""
    return frozenset(holidays.country_holidays("GB", subdiv=subdivision, years=years))


def working_days(received: str | None, replied: str | None, subdivision: str = "ENG") -> int | None:
    """Working days after receipt, up to and with the day of the reply.

    >>> working_days("2021-04-01", "2021-04-07")  # Good Friday and Easter Monday between them
    2
    """
    if not received or not replied:
        return None
    first, last = date.fromisoformat(received), date.fromisoformat(replied)
    if last < first or (last - first).days > 3000:
        return None
    off = bank_holidays(subdivision, tuple(range(first.year, last.year + 1)))
    days = (first + timedelta(n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < 5 and day not in off for day in days)
