"""How a visit went: one word of the vocabulary, and a sentence why."""

from __future__ import annotations

from statistics import median

from scrape.deciding import is_suspicious
from scrape.gates import Clock
from scrape.ledger import Ledger
from scrape.refusals import Refusal
from scrape.visits import Visit, earlier_counts


def judge(ledger: Ledger, visit: Visit, ended: Refusal | None, clock: Clock) -> None:
    """Gives a visit its outcome; `ended` is the refusal that ended it early."""
    if ended is not None:
        where = f": {ended.address}" if "://" in ended.address else ""
        visit.outcome, visit.why = ended.outcome, ended.why + where
        return
    usual = earlier_counts(ledger, visit.place, visit.run, clock)
    if is_suspicious(visit.near, usual):
        visit.outcome = "suspicious"
        visit.why = f"{visit.near} found near today, where other nights of the last four weeks gave {median(usual):g}"
    elif visit.failed and not visit.new + visit.changed + visit.unchanged:
        visit.outcome, visit.why = commonest_failure(ledger, visit)
    elif visit.new or visit.changed or visit.vanished:
        visit.outcome = "ok"
    else:
        visit.outcome = "unchanged" if visit.meetings or visit.found else "empty_window"


def commonest_failure(ledger: Ledger, visit: Visit) -> tuple[str, str]:
    """The outcome and reason that most documents of a visit failed for."""
    row = ledger.row(
        "select failed_outcome, failed_why from documents where place = ? and failed_run = ? "
        "group by failed_outcome, failed_why order by count(*) desc",
        [visit.place, visit.run],
    )
    if row is None:
        return "unreachable", "no document could be had"
    return row["failed_outcome"], f"no document could be had: {row['failed_why']}"
