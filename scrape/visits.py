"""Runs and visits: what each night did at each place, kept as rows so that nights can be compared."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from scrape.accounts import Attempt
from scrape.gates import Clock
from scrape.ledger import Ledger, stamp
from scrape.records import Place

RESUMED_WITHIN = 20 * 3600  # an unfinished run younger than this goes on under its number
COMPARED = timedelta(days=28)
ATTEMPTS_KEPT = timedelta(days=90)
GOOD = ("ok", "unchanged", "empty_window")


@dataclass(slots=True)
class Visit:
    """What a night did at one place; filled in as it goes."""

    run: int
    place: int
    authority: str
    system: str
    address: str
    outcome: str = ""
    why: str = ""
    meetings: int = 0
    found: int = 0
    near: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    failed: int = 0
    pending: int = 0
    requests: int = 0
    bytes: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


COUNTED = ("meetings", "found", "near", "new", "changed", "unchanged", "vanished", "failed", "pending")
ADDED = ("requests", "bytes", "seconds")  # what the parts of an interrupted run add up to


def start_run(ledger: Ledger, clock: Clock) -> int:
    """The number of tonight's run: a new one, or the last where it was interrupted not long ago."""
    now = clock.today()
    with ledger.transaction() as db:
        row = db.execute("select id, started from runs where ended is null order by id desc limit 1").fetchone()
        if row and row["started"] > stamp(now - RESUMED_WITHIN):
            db.execute("update runs set resumed = resumed + 1 where id = ?", [row["id"]])
            return int(row["id"])
        db.execute("update runs set ended = ?, outcome = 'given up' where ended is null", [stamp(now)])
        return int(db.execute("insert into runs (started) values (?) returning id", [stamp(now)]).fetchone()[0])


def end_run(ledger: Ledger, run: int, outcome: str, clock: Clock) -> None:
    """Notes how a run ended, and lets go of requests and pages of long ago."""
    with ledger.transaction() as db:
        db.execute("update runs set ended = ?, outcome = ? where id = ?", [stamp(clock.today()), outcome, run])
        long_ago = stamp(clock.today() - ATTEMPTS_KEPT.total_seconds())
        db.execute("delete from attempts where at < ?", [long_ago])
        db.execute("delete from pages where had < ?", [long_ago])


def place_number(ledger: Ledger, place: Place) -> int:
    """The number under which the ledger knows a place."""
    values = [place.authority, place.system, place.address, json.dumps(dict(place.options), sort_keys=True)]
    with ledger.transaction() as db:
        db.execute(
            "insert into places (authority, system, address, options) values (?, ?, ?, ?) on conflict do nothing",
            values,
        )
        sql = "select id from places where authority = ? and system = ? and address = ? and options = ?"
        return int(db.execute(sql, values).fetchone()[0])


def is_finished(ledger: Ledger, run: int, place: int) -> bool:
    """Whether the run was through with a place before it was interrupted."""
    sql = "select 1 from visits where run = ? and place = ? and ended is not null"
    return ledger.row(sql, [run, place]) is not None


def tally(ledger: Ledger, visit: Visit) -> None:
    """Counts from the ledger what the run did at a place, so that what an interrupted part of it did counts too."""
    row = ledger.row(
        """
        select
            (select count(*) from versions v join documents d on d.id = v.document
                where v.run = ?1 and d.place = ?2 and v.first) as new,
            (select count(*) from versions v join documents d on d.id = v.document
                where v.run = ?1 and d.place = ?2 and not v.first) as changed,
            (select count(*) from documents where place = ?2 and checked_run = ?1) as checked,
            (select count(*) from documents where place = ?2 and vanished_run = ?1) as vanished,
            (select count(*) from documents where place = ?2 and failed_run = ?1) as failed
        """,
        [visit.run, visit.place],
    )
    if row:
        visit.new, visit.changed, visit.vanished, visit.failed = (
            row[name] for name in ("new", "changed", "vanished", "failed")
        )
        visit.unchanged = max(0, row["checked"] - visit.new - visit.changed)


def save_visit(ledger: Ledger, visit: Visit, clock: Clock) -> None:
    """Keeps what was done at a place; without an outcome the visit was interrupted and goes on another time."""
    names = ("outcome", "why", *COUNTED, *ADDED)
    values = [getattr(visit, name) for name in names]
    ended = stamp(clock.today()) if visit.outcome else None
    merged = [f"{name} = {f'{name} + ' if name in ADDED else ''}excluded.{name}" for name in (*names, "notes", "ended")]
    marks = ", ".join("?" * (len(values) + 4))
    ledger.change(
        f"insert into visits (run, place, {', '.join(names)}, notes, ended) values ({marks}) "  # noqa: S608  # our own columns
        f"on conflict (run, place) do update set {', '.join(merged)}",
        [visit.run, visit.place, *values, json.dumps(visit.notes), ended],
    )


def visits_of(ledger: Ledger, run: int) -> list[Visit]:
    """All visits of a run."""
    rows = ledger.rows(
        "select v.*, p.authority, p.system, p.address from visits v join places p on p.id = v.place where run = ? "
        "order by p.authority, p.id",
        [run],
    )
    visits = []
    for row in rows:
        visit = Visit(run, row["place"], row["authority"], row["system"], row["address"])
        visit.outcome, visit.why = row["outcome"] or "", row["why"] or ""
        visit.notes = tuple(json.loads(row["notes"]))
        for name in (*COUNTED, *ADDED):
            setattr(visit, name, row[name])
        visits.append(visit)
    return visits


def earlier_counts(ledger: Ledger, place: int, run: int, clock: Clock) -> list[int]:
    """What a place gave on the good nights of the last four weeks."""
    return _counts(ledger, place, run, stamp(clock.today() - COMPARED.total_seconds()))


def _counts(ledger: Ledger, place: int, run: int, since: str) -> list[int]:
    marks = ", ".join("?" * len(GOOD))
    rows = ledger.rows(
        f"select near from visits where place = ? and run <> ? and ended > ? and outcome in ({marks})",  # noqa: S608  # question marks
        [place, run, since, *GOOD],
    )
    return [row["near"] for row in rows]


def usual_count(ledger: Ledger, visit: Visit) -> float | None:
    """What the other good nights of the last four weeks found at a place near their day; None where there were none."""
    row = ledger.row("select ended from visits where run = ? and place = ?", [visit.run, visit.place])
    if row is None or row["ended"] is None:
        return None
    since = (datetime.fromisoformat(row["ended"]) - COMPARED).isoformat(timespec="seconds")
    counts = _counts(ledger, visit.place, visit.run, since)
    return float(median(counts)) if counts else None


def add_attempt(ledger: Ledger, run: int, attempt: Attempt, clock: Clock) -> None:
    """Keeps one request."""
    ledger.change(
        "insert into attempts (run, host, address, status, outcome, why, seconds, bytes, at) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            run,
            attempt.host,
            attempt.address,
            attempt.status,
            attempt.outcome,
            attempt.why,
            attempt.seconds,
            attempt.bytes,
            stamp(clock.today()),
        ],
    )
