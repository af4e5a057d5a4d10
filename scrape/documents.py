"""Documents in the ledger: seen, due, had, failed, vanished; every version of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrape.deciding import RETRIES, KnownDocument, is_document_due
from scrape.ledger import Ledger, Value
from scrape.meetings import as_date
from scrape.records import Form, Found, Wanted, Whole
from scrape.refusals import Refused
from scrape.requests import NONE, Validators

CARRIED = "carried"  # the form of documents whose content came with the list: their address is not asked


@dataclass(frozen=True, slots=True)
class Due:
    """A document to be asked for tonight."""

    id: int
    key: tuple[str, str, str]
    authority: str
    place: int
    date: date | None
    address: str
    form: Form
    suffix: str
    state: str
    had_state: str | None
    erased: bool
    sha256: str | None
    file: str | None
    validators: Validators


@dataclass(frozen=True, slots=True)
class Version:
    """The bytes of a document as they were had."""

    sha256: str
    size: int
    content_type: str
    address: str | None


def add_document(db: sqlite3.Connection, place: int, realm: str, found: Found, run: int, now: str) -> int:
    """Notes a document as seen tonight; its number. It belongs to the place that saw it last, its options changed."""
    values: list[Value] = [
        place,
        realm,
        found.kind,
        found.id,
        found.part,
        found.title,
        found.address,
        found.paper,
        found.meeting,
        found.committee,
        found.date.isoformat() if found.date else None,
        found.recheck,
        found.state,
        int(found.restricted),
        int(found.bound),
        CARRIED if found.is_carried else found.form,
        found.suffix,
        now,
        now,
        run,
    ]
    row = db.execute(
        f"""
        insert into documents (place, realm, kind, ident, part, title, address, paper, meeting, committee, date,
            recheck, state, restricted, bound, form, suffix, first_seen, last_seen, seen_run)
        values ({", ".join("?" * len(values))})
        on conflict (realm, kind, ident, part) do update set
            place = excluded.place, title = iif(erased, '', excluded.title), paper = excluded.paper,
            address = coalesce(excluded.address, address),
            meeting = coalesce(excluded.meeting, meeting), committee = coalesce(excluded.committee, committee),
            date = coalesce(excluded.date, date), recheck = excluded.recheck, state = excluded.state,
            restricted = excluded.restricted, bound = excluded.bound, form = excluded.form, suffix = excluded.suffix,
            last_seen = excluded.last_seen, seen_run = excluded.seen_run, vanished = null, vanished_run = null
        returning id
        """,  # noqa: S608  # only question marks are put in
        values,
    ).fetchone()
    return int(row[0])


def mark_vanished_documents(
    db: sqlite3.Connection, place: int, whole: Whole, wanted: Wanted, run: int, now: str
) -> None:
    """Marks the documents that a whole list no longer has."""
    sql = "select id, paper, committee from documents where place = ? and vanished is null and seen_run <> ?"
    values: list[Value] = [place, run]
    if whole.meeting is not None:
        sql += " and meeting = ?"
        values.append(whole.meeting)
    elif whole.since and whole.until:
        sql += " and meeting is null and date between ? and ?"
        values += [whole.since.isoformat(), whole.until.isoformat()]
    gone = [
        (now, run, row["id"])
        for row in db.execute(sql, values).fetchall()
        if wanted.takes_paper(row["paper"]) and (whole.meeting is not None or wanted.takes_committee(row["committee"]))
    ]
    db.executemany("update documents set vanished = ?, vanished_run = ? where id = ?", gone)


def due_documents(ledger: Ledger, place: int, today: date, run: int) -> Iterator[Due]:
    """What is to be asked for at a place tonight, newest meetings first.

    What a pack holds too is left alone as long as the pack can be had: half of the bytes, and nothing is read twice.
    """
    rows = ledger.rows(
        """
        select d.*, p.authority from documents d join places p on p.id = d.place
        where d.place = ? and d.address is not null and d.form <> ? and not d.restricted and not d.erased
            and d.vanished is null and (d.sha256 is null or d.recheck <> 'once')
            and not (d.bound and d.sha256 is null and exists (
                select 1 from documents k where k.place = d.place and k.meeting = d.meeting and k.paper = 'pack'
                and k.address is not null and k.vanished is null and not k.erased and k.failures < ?))
        order by d.date is null, d.date desc, d.id
        """,
        [place, CARRIED, RETRIES],
    )
    for row in rows:
        if is_document_due(_known(row, run), today):
            yield _due(row)


def _known(row: sqlite3.Row, run: int) -> KnownDocument:
    return KnownDocument(
        when=as_date(row["date"]),
        recheck=row["recheck"],
        state=row["state"],
        had_state=row["had_state"],
        had=row["sha256"] is not None,
        checked=as_date(row["checked_at"]),
        checked_tonight=row["checked_run"] == run,
        seen_tonight=row["seen_run"] == run,
        failures=row["failures"],
        failed=as_date(row["failed_at"]),
        failed_tonight=row["failed_run"] == run,
    )


def _due(row: sqlite3.Row) -> Due:
    return Due(
        id=row["id"],
        key=(row["kind"], row["ident"], row["part"]),
        authority=row["authority"],
        place=row["place"],
        date=as_date(row["date"]),
        address=row["address"] or "",
        form=row["form"],
        suffix=row["suffix"],
        state=row["state"],
        had_state=row["had_state"],
        erased=bool(row["erased"]),
        sha256=row["sha256"],
        file=row["file"],
        validators=Validators(row["etag"], row["last_modified"]) if row["sha256"] else Validators(),
    )


def document_by_id(ledger: Ledger, number: int) -> Due:
    """One document, whether it is due or not."""
    (row,) = ledger.rows(
        "select d.*, p.authority from documents d join places p on p.id = d.place where d.id = ?", [number]
    )
    return _due(row)


def add_version(
    ledger: Ledger, due: Due, version: Version, validators: Validators | None, file: str, run: int, now: str
) -> None:
    """Notes what was had, all in one transaction."""
    had = validators or NONE
    with ledger.transaction() as db:
        db.execute(
            "insert into versions (document, sha256, bytes, content_type, address, had_at, run, first) "
            "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (document, sha256) do nothing",
            [due.id, version.sha256, version.size, version.content_type, version.address, now, run, due.sha256 is None],
        )
        db.execute(
            "update documents set sha256 = ?, etag = ?, last_modified = ?, file = ? where id = ?",
            [version.sha256, had.etag, had.last_modified, file, due.id],
        )
        _checked(db, due, run, now)


def confirm(ledger: Ledger, due: Due, run: int, now: str) -> None:
    """Notes that a document is still what it was."""
    with ledger.transaction() as db:
        _checked(db, due, run, now)


def _checked(db: sqlite3.Connection, due: Due, run: int, now: str) -> None:
    db.execute(
        "update documents set had_state = ?, checked_at = ?, checked_run = ?, failures = 0, failed_at = null, "
        "failed_run = null, failed_outcome = null, failed_why = null where id = ?",
        [due.state, now, run, due.id],
    )


def add_failure(ledger: Ledger, due: Due, refused: Refused, run: int, now: str) -> None:
    """Notes that a document could not be had, and why."""
    ledger.change(
        "update documents set failures = failures + 1, failed_at = ?, failed_run = ?, failed_outcome = ?, "
        "failed_why = ? where id = ?",
        [now, run, refused.outcome, refused.why, due.id],
    )


def mark_erased(ledger: Ledger, number: int, now: str) -> None:
    """Notes that a document is not to be had again, since its bytes were forgotten."""
    ledger.change(
        "update documents set erased = 1, sha256 = null, file = null, checked_at = ? where id = ?", [now, number]
    )
