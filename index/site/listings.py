"""The lists of things, /people and its like: one table that is filtered, sorted and paged by its address."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from index.site.asking import Asked

PAGE = 50  # rows on a page
LAST_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: what the query calls it, what the reader sees, and how it looks."""

    name: str
    heading: str
    kind: str = "text"  # text, number, date
    sorted_by: str = ""  # another column of the query, where its own value would sort badly

    @property
    def key(self) -> str:
        """The column by which it is sorted."""
        return self.sorted_by or self.name


@dataclass(frozen=True, slots=True)
class Kind:
    """A list of things: what it is called and asks; each row begins with the thing's own key."""

    path: str
    title: str
    lead: str
    sql: str  # gives key and the columns
    columns: tuple[Column, ...]  # the first one is the link
    order: str  # the column by which it is sorted at first; "-" before it: largest first
    address: Callable[[Asked, str], str]  # from the key to the thing's page
    find: str = ""  # the columns in which a filter looks, as one SQL expression
    narrowed: tuple[tuple[str, str, str], ...] = ()  # name in the address, label, the query that lists its values


@dataclass(frozen=True, slots=True)
class Heading:
    column: Column
    href: str
    direction: str  # ascending, descending or none


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A drop-down of values by which a list is narrowed."""

    name: str
    label: str
    values: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list."""

    kind: Kind
    q: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, tuple[object, ...]], ...]  # address, values
    narrowings: tuple[Narrowing, ...]
    total: int
    page: int
    pages: int


def list_things(db: sqlite3.Connection, asked: Asked, kind: Kind) -> Listing:
    """The page of a list that an address asks for."""
    names = [column.name for column in kind.columns]
    keys = {column.name: column.key for column in kind.columns}
    order = asked.choice("sort", [sign + name for name in names for sign in ("", "-")], kind.order)
    page = asked.number("page", 1, 1, LAST_PAGE)
    q = asked.one("q")
    narrowings = tuple(_narrowing(db, asked, *one) for one in kind.narrowed)
    where = [f"instr(lower({kind.find}), lower(:q))"] if q and kind.find else []
    where += [f'"{one.name}" = :{one.name}' for one in narrowings if one.chosen]
    values = {"q": q, **{one.name: one.chosen for one in narrowings}}
    source = f"from ({kind.sql})" + (f" where {' and '.join(where)}" if where else "")
    (total,) = db.execute(f"select count(*) {source}", values).fetchone()
    found = db.execute(
        f"select key, {', '.join(names)} {source} order by {_order(order, keys)}, {names[0]} limit {PAGE} offset :skip",
        {**values, "skip": (page - 1) * PAGE},
    )
    return Listing(
        kind,
        q,
        tuple(_heading(asked, column, order) for column in kind.columns),
        tuple((kind.address(asked, str(key)), tuple(rest)) for key, *rest in found),
        narrowings,
        total,
        page,
        min(LAST_PAGE, math.ceil(total / PAGE)),
    )


def _narrowing(db: sqlite3.Connection, asked: Asked, name: str, label: str, sql: str) -> Narrowing:
    values = tuple(str(row[0]) for row in db.execute(sql))
    return Narrowing(name, label, values, asked.choice(name, values))


def _order(order: str, keys: dict[str, str]) -> str:
    """An order as SQL; what has no value comes last either way.

    >>> _order("-papers", {"papers": "papers"})
    '"papers" is null, "papers" desc'
    """
    name = keys[order.removeprefix("-")]
    return f'"{name}" is null, "{name}"' + (" desc" if order.startswith("-") else " collate nocase")


def _heading(asked: Asked, column: Column, order: str) -> Heading:
    """What a column's head leads to: sorted by it, then the other way round; numbers begin with the most."""
    falling = f"-{column.name}"
    first, second = (column.name, falling) if column.kind == "text" else (falling, column.name)
    direction = {column.name: "ascending", falling: "descending"}.get(order, "none")
    return Heading(column, asked.again(sort=second if order == first else first, page=None), direction)
