"""What a night did, read back from the ledger: its visits, the papers that came, changed, vanished or failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from scrape.ledger import Ledger
from scrape.records import FAILED
from scrape.visits import GOOD, Visit, visits_of


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper as a report names it."""

    authority: str
    committee: str | None
    date: str | None
    title: str
    address: str | None
    file: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Night:
    """What a run did."""

    run: int
    started: str
    ended: str | None
    resumed: int
    stopped: bool
    visits: tuple[Visit, ...]
    new: tuple[PaperLine, ...]
    changed: tuple[PaperLine, ...]
    vanished: tuple[PaperLine, ...]
    failed: tuple[PaperLine, ...]
    missing: tuple[PaperLine, ...] = ()  # failed on earlier nights and not asked for tonight

    @property
    def troubled(self) -> tuple[Visit, ...]:
        """The places that a person should look at."""
        return tuple(visit for visit in self.visits if is_trouble(visit))

    @property
    def usable(self) -> bool:
        """Whether anything at all was had."""
        return any(visit.outcome in GOOD or visit.new + visit.changed + visit.unchanged for visit in self.visits)


def is_trouble(visit: Visit) -> bool:
    """Whether a person should look at a place: it failed, or gave too little, or part of it could not be had."""
    return visit.outcome in FAILED or visit.outcome == "suspicious" or visit.failed > 0 or bool(visit.notes)


LINE = (
    "select p.authority, d.committee, d.date, d.title, d.address, d.file, {why} as why from documents d "
    "join places p on p.id = d.place {more} order by p.authority, d.date desc, d.id"
)


WHY = "d.failed_outcome || ': ' || d.failed_why"
MISSING = "where d.failed_run <> ? and d.sha256 is null and d.vanished is null and not d.erased"


def night_of(ledger: Ledger, run: int, *, stopped: bool = False) -> Night:
    """The report of a run."""
    row = ledger.row("select started, ended, resumed from runs where id = ?", [run])
    versions = "join versions v on v.document = d.id where v.run = ? and {first}"
    return Night(
        run=run,
        started=row["started"] if row else "",
        ended=row["ended"] if row else None,
        resumed=row["resumed"] if row else 0,
        stopped=stopped,
        visits=tuple(visits_of(ledger, run)),
        new=_lines(ledger, run, versions.format(first="v.first")),
        changed=_lines(ledger, run, versions.format(first="not v.first")),
        vanished=_lines(ledger, run, "where d.vanished_run = ?"),
        failed=_lines(ledger, run, "where d.failed_run = ?", WHY),
        missing=_lines(ledger, run, MISSING, WHY),
    )


def _lines(ledger: Ledger, run: int, more: str, why: str = "''") -> tuple[PaperLine, ...]:
    return tuple(PaperLine(*row) for row in ledger.rows(LINE.format(why=why, more=more), [run]))


class Origin(NamedTuple):
    """Where a paper lies on the web, and where it is kept."""

    file: str
    authority: str
    committee: str | None
    date: str | None
    title: str
    address: str
    first_seen: str
    last_seen: str
    vanished: str | None
    versions: int


def origins_of(ledger: Ledger, run: int) -> list[Origin]:
    """The origins of the papers that a run saw, had or missed; those from mailboxes and folders have none."""
    rows = ledger.rows(
        """
        select d.file, p.authority, d.committee, d.date, d.title, d.address, d.first_seen, d.last_seen, d.vanished,
            (select count(*) from versions v where v.document = d.id)
        from documents d join places p on p.id = d.place
        where d.file is not null and d.address like 'http%' and (d.seen_run = ?1 or d.vanished_run = ?1
            or exists (select 1 from versions v where v.document = d.id and v.run = ?1))
        """,
        [run],
    )
    return [Origin(*row) for row in rows]
