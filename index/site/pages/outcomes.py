"""How requests for information were answered, by authority, year and provision: charts with tables beside them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from index.site.answering import Nav, Route
from index.site.asking import Asked
from index.site.charts import Bar, bars
from index.site.outcomes import ORDER, Split, split_of
from index.site.refusals import NotThere
from index.site.rows import fetched
from index.site.templating import many

UNDATED = "undated"
DRAWN = 20  # bars of a chart; the table has them all
YEAR = "substr(coalesce(f.replied, d.date), 1, 4)"
# What the page is narrowed to; an empty value narrows nothing.
NARROWED = (
    f"(:authority = '' or d.authority = :authority) and (:year = '' or {YEAR} = :year) and (:code = '' or exists "
    "(select 1 from exemptions x where x.document = f.document and x.code = :code))"
)
REPLIES = "from foi f join documents d on d.id = f.document and d.same_as is null"


class Provision(NamedTuple):
    """A provision, how often it was relied on, and by how many."""

    code: str
    name: str | None
    replies: int
    authorities: int


class Times(NamedTuple):
    """How long an authority's replies took, where both dates are stated."""

    authority: str | None
    replies: int
    average: float
    slowest: int
    late: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the page is narrowed to, and what it could be."""

    authority: str
    year: str
    code: str
    authorities: tuple[str, ...]
    years: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Splits by one thing, as a chart and as a table."""

    name: str  # in the address
    heading: str
    splits: tuple[Split, ...]
    chart: Markup


@dataclass(frozen=True, slots=True)
class OutcomesView:
    chosen: Chosen
    total: Split
    breakdowns: tuple[Breakdown, ...]
    provisions: tuple[Provision, ...]
    provisions_chart: Markup
    times: tuple[Times, ...]
    order: tuple[str, ...] = ORDER


def look(db: sqlite3.Connection, asked: Asked) -> OutcomesView:
    """Outcomes of all replies, or of those of an authority, a year, a provision."""
    chosen = _chosen(db, asked)
    values = {"authority": chosen.authority, "year": chosen.year, "code": chosen.code}
    counted = db.execute(
        f"select coalesce(d.authority, 'not said'), coalesce({YEAR}, '{UNDATED}'), f.outcome, count(*) {REPLIES} "
        f"where {NARROWED} and f.outcome is not null group by 1, 2, 3",
        values,
    ).fetchall()
    provisions = _provisions(db, values)
    return OutcomesView(
        chosen,
        split_of("All", ((outcome, number) for _, _, outcome, number in counted)),
        breakdowns=(
            breakdown("authority", "By authority", ((row[0], row[2], row[3]) for row in counted)),
            breakdown("year", "By year of the reply", ((row[1], row[2], row[3]) for row in counted), by_name=True),
        ),
        provisions=provisions,
        provisions_chart=bars(
            "Provisions relied on",
            [Bar(one.code, (("bar", one.replies),), str(one.replies)) for one in provisions[:DRAWN]],
            width=520,
            labels=170,
        ),
        times=_times(db, values),
    )


def _chosen(db: sqlite3.Connection, asked: Asked) -> Chosen:
    """What an address narrows the page to; what is not there is said."""
    lists = {
        "authority": f"select distinct d.authority {REPLIES} where d.authority is not null order by 1",
        "year": f"select distinct {YEAR} {REPLIES} where {YEAR} is not null order by 1 desc",
        "code": "select distinct code from exemptions order by 1",
    }
    known = {name: tuple(row[0] for row in db.execute(sql)) for name, sql in lists.items()}
    chosen = {name: asked.one(name) for name in lists}
    for name, value in chosen.items():
        if value and value not in known[name]:
            raise NotThere(f"No reply here has the {'provision' if name == 'code' else name} {value}.")
    return Chosen(**chosen, authorities=known["authority"], years=known["year"], codes=known["code"])


def breakdown(name: str, heading: str, counted: Iterable[tuple[str, str, int]], by_name: bool = False) -> Breakdown:
    """Counts by one thing as splits: those with most replies first, or the latest.

    >>> found = breakdown("year", "By year", [("2025", "refused", 1), ("2026", "disclosed", 3)], by_name=True)
    >>> [(split.name, split.total) for split in found.splits]
    [('2026', 3), ('2025', 1)]
    """
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, outcome, number in counted:
        groups[key].append((outcome, number))
    splits = sorted(
        (split_of(key, group) for key, group in groups.items()),
        key=lambda split: (split.name != UNDATED, split.name if by_name else split.total, split.name),
        reverse=True,
    )
    drawn = [
        Bar(
            split.name,
            tuple((f"outcome-{name}", float(number)) for name, number in zip(ORDER, split.numbers, strict=True)),
            many(split.total, "reply", "replies"),
        )
        for split in splits[:DRAWN]
    ]
    return Breakdown(name, heading, tuple(splits), bars(heading, drawn))


def _provisions(db: sqlite3.Connection, values: dict[str, str]) -> tuple[Provision, ...]:
    return fetched(
        db,
        Provision,
        "select e.code, max(e.name), count(distinct e.document), count(distinct d.authority) from exemptions e "
        "join documents d on d.id = e.document and d.same_as is null join foi f on f.document = e.document "
        f"where {NARROWED} group by e.code order by 3 desc, 1",
        values,
    )


def _times(db: sqlite3.Connection, values: dict[str, str]) -> tuple[Times, ...]:
    return fetched(
        db,
        Times,
        "select d.authority, count(*), round(avg(f.working_days), 1), max(f.working_days), "
        f"sum(f.working_days > 20) {REPLIES} where {NARROWED} and f.working_days is not null "
        "group by d.authority order by 3 desc, 1",
        values,
    )


ROUTES = (Route(r"/outcomes", look, "site/outcomes.html"),)
NAV = Nav("FOI", "/outcomes", 40)
