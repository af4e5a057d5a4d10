"""Meetings in the ledger: seen, looked into, vanished."""

from __future__ import annotations

import sqlite3
from datetime import date

from scrape.deciding import KnownMeeting
from scrape.ledger import Ledger
from scrape.records import MeetingFound, Wanted


def as_date(text: str | None) -> date | None:
    """A date as the ledger wrote it, or the day of a moment."""
    return date.fromisoformat(text[:10]) if text else None


def known_meeting(ledger: Ledger, place: int, key: str, run: int) -> KnownMeeting | None:
    """What is known of a meeting, None where it is new."""
    row = ledger.row(
        "select date, listing, minutes_published, looked_at, looked_run from meetings where place = ? and key = ?",
        [place, key],
    )
    if row is None:
        return None
    looked = as_date(row["looked_at"])
    tonight = row["looked_run"] == run
    return KnownMeeting(as_date(row["date"]), row["listing"], bool(row["minutes_published"]), looked, tonight)


def add_meeting(db: sqlite3.Connection, place: int, meeting: MeetingFound, run: int, now: str) -> None:
    """Notes a meeting as seen tonight, and as looked into where it was."""
    looked = meeting.state is not None
    when = meeting.date.isoformat() if meeting.date else None
    db.execute(
        """
        insert into meetings (place, key, committee, date, title, time, venue, status, address, listing, state,
            minutes_published, first_seen, last_seen, seen_run, looked_at, looked_run)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14,
            iif(?15, ?13, null), iif(?15, ?14, null))
        on conflict (place, key) do update set
            committee = coalesce(excluded.committee, committee), date = coalesce(excluded.date, date),
            title = coalesce(excluded.title, title), time = coalesce(excluded.time, time),
            venue = coalesce(excluded.venue, venue), address = coalesce(excluded.address, address),
            status = iif(?15, excluded.status, coalesce(excluded.status, status)),
            listing = excluded.listing, state = coalesce(excluded.state, state),
            minutes_published = iif(?15, excluded.minutes_published, minutes_published),
            last_seen = excluded.last_seen, seen_run = excluded.seen_run,
            looked_at = coalesce(excluded.looked_at, looked_at), looked_run = coalesce(excluded.looked_run, looked_run),
            vanished = null, vanished_run = null
        """,
        [
            place,
            meeting.key,
            meeting.committee,
            when,
            meeting.title,
            meeting.time,
            meeting.place,
            meeting.status,
            meeting.address,
            meeting.listing,
            meeting.state,
            int(meeting.minutes_published),
            now,
            run,
            int(looked),
        ],
    )


def mark_vanished_meetings(
    db: sqlite3.Connection, place: int, wanted: Wanted, between: tuple[date, date], run: int, now: str
) -> None:
    """Marks the meetings between two dates that a whole list no longer has, and their documents."""
    rows = db.execute(
        "select id, key, committee from meetings where place = ? and vanished is null and seen_run <> ? "
        "and date between ? and ?",
        [place, run, between[0].isoformat(), between[1].isoformat()],
    ).fetchall()
    for row in rows:
        if not wanted.takes_committee(row["committee"]):
            continue
        db.execute("update meetings set vanished = ?, vanished_run = ? where id = ?", [now, run, row["id"]])
        db.execute(
            "update documents set vanished = ?, vanished_run = ? where place = ? and meeting = ? and vanished is null",
            [now, run, place, row["key"]],
        )
