"""What the rules could not place: passages of minutes that sound like decisions and gave none."""

from __future__ import annotations

import re

from extract.meetings.meeting import Minutes
from extract.meetings.walks import Section
from extract.records import Decision

DECISIVE = re.compile(  # "RESOLVED", "Carried.", "it was agreed", "seconded by": words that seldom stand in mere report
    r"\b(?:RESOLVED|AGREED|DECIDED|CARRIED|RECOMMENDED)\b|"
    r"\b(?:motion|amendment|proposal) (?:was |is )?(?:put|carried|lost)\b|"
    r"\b[Ii]t was (?:\w+ )?(?:resolved|agreed|decided)\b|\b[Ss]econded\b|\b[Uu]nanimously\b"
)


def count_unplaced(minutes: Minutes) -> int:
    """How many paragraphs of the business sound like a decision from which none was made."""
    told: dict[str | None, list[Decision]] = {}
    for row in minutes.decisions:
        told.setdefault(row.item, []).append(row)
    return sum(_unplaced(section, told.get(section.number, [])) for section in minutes.sections)


def _unplaced(section: Section, rows: list[Decision]) -> int:
    movers = {name.split()[-1] for row in rows for name in (row.mover, row.seconder) if name}
    found = 0
    for piece in section.pieces:
        if piece.text and DECISIVE.search(piece.text):
            near = [row for row in rows if (row.page or 0) - piece.page in (0, 1)]
            made = any(_words(row.text) & _words(piece.text) or (row.verb or "\0") in piece.text for row in near)
            found += not made and not any(name in piece.text for name in movers)
    return found


def _words(text: str) -> frozenset[str]:
    """The rarer words of a text, by which a decision and its paragraph know each other."""
    return frozenset(word for word in re.findall(r"[a-z]{5,}", text.lower()) if word not in COMMON)


COMMON = frozenset(
    ["council", "committee", "meeting", "agreed", "resolved", "councillor", "members", "report", "should"]
)
