"""In which part of the kingdom a public body is, which decides the law that it answers under and its bank holidays."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def load_nations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows of wordings/nations.tsv."""
    table = resources.files("extract.letters").joinpath("wordings", "nations.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((nation, re.compile(pattern, re.IGNORECASE)) for nation, pattern in rows)


def nation_of(authority: str | None, law: str = "") -> str:
    """SCT, NIR or ENG, by the law that a letter names, else by its sender's name.

    >>> nation_of("NHS 24"), nation_of("Anytown Council"), nation_of(None, "FOISA")
    ('SCT', 'ENG', 'SCT')
    """
    if law.startswith(("FOISA", "EIRS")):
        return "SCT"
    return next((nation for nation, pattern in load_nations() if authority and pattern.search(authority)), "ENG")
