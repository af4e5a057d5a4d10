"""Wordings of minutes as data: the tables in wordings/, a role, a pattern and an example in each row."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple


class Wording(NamedTuple):
    """One row: what the words speak for, their pattern, and a text that holds them."""

    role: str
    pattern: str
    example: str


@cache
def load_wordings(table: str) -> tuple[Wording, ...]:
    """The rows of a table in wordings/: role, pattern and example, parted by tabs; "#" begins a remark."""
    source = resources.files("extract.meetings").joinpath("wordings", f"{table}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in source.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(Wording(*row) for row in rows)


@cache
def any_of(table: str, role: str) -> str:
    """The patterns of a role as one alternation.

    >>> "resolved" in any_of("outcomes", "active")
    True
    """
    return "|".join(row.pattern for row in load_wordings(table) if row.role == role)


def compile_role(table: str, role: str, frame: str = "{}", flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A role's patterns compiled within a frame."""
    return re.compile(frame.format(f"(?:{any_of(table, role)})"), flags)
