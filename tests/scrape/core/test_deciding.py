"""What is asked again tonight, as a table."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scrape.deciding import KnownDocument, KnownMeeting, is_document_due, is_meeting_due, is_suspicious, window

TODAY = date(2026, 5, 20)


def days(number):
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("when", "minuted", "looked", "due"),
    [
        (0, False, -1, True), (-35, True, -1, True), (35, False, -1, True),
        (-36, False, -1, False), (-36, False, -7, True), (-100, True, -6, False), (-100, True, -7, True),
        (-121, True, -181, False), (-121, True, -182, True),
        (-200, False, -7, True), (-361, False, -7, False), (-361, False, -56, True),
        (90, False, -1, False), (90, False, -7, True),
    ],
)  # fmt: skip
def test_meetings(when, minuted, looked, due):
    known = KnownMeeting(days(when), "row", minuted, days(looked), looked_tonight=False)
    assert is_meeting_due(known, days(when), "row", TODAY) is due
    assert is_meeting_due(known, days(when), "other row", TODAY)
    assert not is_meeting_due(replace(known, looked_tonight=True), days(when), "other row", TODAY)


HAD = KnownDocument(
    when=days(-20), recheck="state", state="2 MB", had_state="2 MB", had=True, checked=days(-1), checked_tonight=False,
    seen_tonight=True, failures=0, failed=None, failed_tonight=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "due"),
    [
        ({}, False),
        ({"state": "3 MB"}, True),
        ({"state": "3 MB", "recheck": "once"}, False),
        ({"state": "3 MB", "checked_tonight": True}, False),
        ({"when": days(1)}, True), ({"when": days(0)}, True), ({"when": days(-1)}, True), ({"when": days(-2)}, False),
        ({"when": days(0), "checked": TODAY}, False),
        ({"recheck": "nightly"}, True), ({"recheck": "nightly", "seen_tonight": False}, False),
        ({"had": False}, True), ({"had": False, "recheck": "once"}, True),
        ({"had": False, "failures": 1, "failed": TODAY, "failed_tonight": True}, False),
        ({"had": False, "failures": 2, "failed": days(-1)}, True),
        ({"had": False, "failures": 3, "failed": days(-1)}, False),
        ({"had": False, "failures": 3, "failed": days(-7)}, True),
    ],
)  # fmt: skip
def test_documents(change, due):
    assert is_document_due(replace(HAD, **change), TODAY) is due


@pytest.mark.parametrize(
    ("count", "earlier", "suspicious"),
    [(0, [], False), (0, [3, 3, 3], False), (0, [4], True), (1, [4, 4], True), (2, [4, 4], False), (12, [40, 39, 2], True),
     (13, [40, 39, 2], False)],
)  # fmt: skip
def test_suspicion(count, earlier, suspicious):
    assert is_suspicious(count, earlier) is suspicious


def test_windows():
    assert window(date(2020, 1, 1), TODAY, wide=True) == (date(2020, 1, 1), days(35))
    assert window(date(2026, 5, 1), TODAY, wide=False) == (date(2026, 5, 1), days(35))
