"""What is asked again tonight, and what need not be: pure rules over what the ledger knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

NEAR = timedelta(days=35)  # before and after today: agendas, packs and minutes come and change
WIDE_DAYS = 7  # how often everything since the configured date is listed
SETTLED = timedelta(days=120)  # older than this and minuted: nothing more is expected
WEEK, TWO_MONTHS, HALF_YEAR = 7, 56, 182
RETRIES = 3  # nights on which a document that failed is asked for again; later once a week
MUCH, FAR_BELOW = 3, 3  # a median above MUCH, and less than a third of it


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """What the ledger knows of a meeting."""

    when: date | None
    listing: str
    minutes_published: bool
    looked: date | None
    looked_tonight: bool


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the ledger knows of a document, as far as it decides whether to ask."""

    when: date | None
    recheck: str
    state: str
    had_state: str | None
    had: bool
    checked: date | None
    checked_tonight: bool
    seen_tonight: bool
    failures: int
    failed: date | None
    failed_tonight: bool


def window(since: date, today: date, wide: bool) -> tuple[date, date]:
    """The dates that are listed tonight: all that are wanted now and then, else those near today.

    >>> window(date(2020, 1, 1), date(2026, 5, 10), wide=False)
    (datetime.date(2026, 4, 5), datetime.date(2026, 6, 14))
    """
    return (since if wide else max(since, today - NEAR)), today + NEAR


def is_near(when: date | None, today: date) -> bool:
    """Whether a date lies in the window of every night, so that nights can be compared."""
    return when is None or abs(when - today) <= NEAR


def is_meeting_due(known: KnownMeeting | None, when: date | None, listing: str, today: date) -> bool:
    """Whether to look into a meeting: new, near, changed in the list, or not looked into for long enough.

    >>> day = date(2026, 5, 10)
    >>> old = KnownMeeting(date(2025, 1, 8), "a", True, date(2026, 5, 1), False)
    >>> [is_meeting_due(known, old.when, listing, day) for known, listing in ((None, "a"), (old, "a"), (old, "b"))]
    [True, False, True]
    """
    if known is None or known.looked is None:
        return True
    if known.looked_tonight:
        return False
    when = when or known.when
    if (listing and listing != known.listing) or is_near(when, today):
        return True
    return (today - known.looked).days >= patience_with(when, known.minutes_published, today)


def patience_with(when: date | None, minuted: bool, today: date) -> int:
    """The days between two looks into a meeting that is not near.

    >>> today = date(2026, 5, 10)
    >>> patience_with(date(2026, 1, 8), True, today), patience_with(date(2026, 3, 8), False, today)
    (182, 7)
    """
    age = today - when if when else timedelta(0)
    if minuted:
        return HALF_YEAR if age > SETTLED else WEEK  # those long settled are spread over the nights by when they came
    return TWO_MONTHS if age > 3 * SETTLED else WEEK  # minutes that have not come in a year are hardly expected


def is_document_due(known: KnownDocument, today: date) -> bool:
    """Whether to ask for a document tonight.

    >>> day = date(2026, 5, 10)
    >>> pack = KnownDocument(day, "state", "PDF 2 MB", "PDF 1 MB", True, day, False, True, 0, None, False)
    >>> is_document_due(pack, day)
    True
    """
    if known.checked_tonight or known.failed_tonight:
        return False
    if known.failures >= RETRIES and known.failed and (today - known.failed).days < WEEK:
        return False
    if not known.had:
        return True
    if known.recheck == "once":
        return False
    if known.recheck == "nightly":
        return known.seen_tonight
    return known.state != known.had_state or is_around_meeting(known, today)


def is_around_meeting(known: KnownDocument, today: date) -> bool:
    """Whether it is the day before, of or after the meeting, and the document was not asked for today."""
    return known.when is not None and abs((known.when - today).days) <= 1 and known.checked != today


def is_suspicious(count: int, earlier: list[int]) -> bool:
    """Whether a count is far below what the same place gave on earlier nights.

    >>> is_suspicious(0, [12, 11, 13]), is_suspicious(9, [12, 11, 13]), is_suspicious(0, [2, 3, 1])
    (True, False, False)
    """
    if not earlier:
        return False
    usual = median(earlier)
    return usual > MUCH and count * FAR_BELOW < usual
