"""What the labels on a report's front say, label and value in one line, in two, or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.cues import load_wordings
from extract.meetings.flow import Piece, grid_lines
from extract.meetings.names import is_name, is_office, parse_entry
from extract.meetings.numbering import parse_label
from extract.meetings.rosters import segments

FIELDS = load_wordings("report_fields")
LABELS = tuple(
    (name, re.compile(rf"^[\W\d]{{0,6}}(?:{pattern})\s*(?::|–\s|-\s)\s*(?P<value>.*)$", re.IGNORECASE | re.S))
    for name, pattern, _ in FIELDS
)
BARE = tuple(
    (name, re.compile(rf"^(?:\d{{1,2}}(?:\.\d+)?[.)]?\s+)?(?:{pattern})\s*:?\s*$", re.IGNORECASE))
    for name, pattern, _ in FIELDS
)
UNKNOWN = re.compile(r"^(?:n/?a|none|not applicable|tbc|-)\.?$", re.IGNORECASE)
EMAIL = re.compile(
    r"\S+@\S+|\b(?:tel|telephone|phone|t|e|email|e-mail|mobile|ext)\b\s*[:.]|\b0\d{3,4} ?\d{5,7}\b|^\+?\d[\d ()]{8,}$",
    re.IGNORECASE,
)


def field_of(text: str) -> tuple[str, str] | None:
    """Which field a line gives, and its value.

    >>> field_of("Report author: Ann Lee, Planner")
    ('author', 'Ann Lee, Planner')
    >>> field_of("Ward(s) affected: All"), field_of("The date was: unclear") is None
    (('wards', 'All'), True)
    """
    for name, pattern in LABELS:
        match = pattern.match(text)
        if match:
            return name, " ".join(match.group("value").split())
    return None


def front_fields(pieces: list[Piece], limit: int = 40) -> dict[str, list[str]]:
    """The labelled values on a report's front and in its contact details."""
    found: dict[str, list[str]] = {}
    current: str | None = None
    for text, continues in _lines(pieces[:limit]):
        pair = field_of(text)
        bare = next((name for name, pattern in BARE if pattern.match(text)), None)
        if pair:
            current = pair[0]
            if pair[1]:
                found.setdefault(current, []).append(pair[1])
        elif bare and len(text) < 60:
            current = bare
        elif (
            current
            and current not in ("other", "exempt", "key")
            and continues
            and len(text) < 160
            and not EMAIL.search(text)
            and not parse_label(text)
        ):
            _extend(found, current, text)
        else:
            current = None
    return found


def _extend(found: dict[str, list[str]], name: str, text: str) -> None:
    """A value that runs on over the next line, or a further one below it."""
    values = found.setdefault(name, [])
    unfinished = values and re.search(r"(?:[,&–-]|\b(?:and|of|for|the|to|Traded))$", values[-1])
    if values and (unfinished or text[:1].islower() or name in ("title", "committee") or not is_person(text)):
        values[-1] = f"{values[-1]} {text}"
    else:
        values.append(text)


def is_person(text: str) -> bool:
    """Whether a value names somebody, by name or by office."""
    return parse_entry(text) is not None or is_office(text) or is_name(text)


def _lines(pieces: list[Piece]) -> Iterator[tuple[str, bool]]:
    """Lines of the front, a labelled form's cells as "label: value"; whether a line may go on the one before."""
    for piece in pieces:
        if piece.grid:
            for row in grid_lines(piece.grid):
                texts = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
                if len(texts) == 2 and len(texts[0]) < 60:
                    yield f"{texts[0].rstrip(':')}: {texts[1]}", False
                else:
                    for text in texts:
                        yield text, False
        elif piece.lines:
            for at, line in enumerate(piece.lines):
                parts = [segment.text for segment in segments(line, piece.page)]
                if len(parts) > 1 and sum(field_of(part) is not None for part in parts) > 1:
                    for part in parts:
                        yield part, True
                else:
                    yield (
                        (" ".join(piece.text.split()), True)
                        if len(piece.lines) == 1 and at == 0
                        else (line.text.strip(), True)
                    )
        elif piece.text:
            yield piece.text, True


def first(values: list[str] | None) -> str | None:
    """The first value that says something."""
    good = [value for value in values or () if not UNKNOWN.match(value)]
    return good[0] if good else None
