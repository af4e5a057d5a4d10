"""Whom to ask about a report: contact lines, boxes and tables, and the signature at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.flow import Piece, grid_lines
from extract.meetings.names import parse_entry
from extract.meetings.report_fields import BARE, BEGINS, EMAIL, field_of, is_person
from extract.meetings.rosters import segments

CONTACTS = re.compile(
    r"^(?:\d{1,2}[.)]?\s*)?(?:contact (?:details|officers?)|report authors?|relevant directors?|lead officer)",
    re.IGNORECASE,
)


def contact_fields(pieces: list[Piece]) -> dict[str, list[str]]:
    """Report author and director in the contact details at the end, name and job title together."""
    start = next((at for at in range(len(pieces) - 1, -1, -1) if CONTACTS.match(pieces[at].text)), None)
    if start is None:
        return {}
    found: dict[str, list[str]] = {}
    columns: list[str] = []
    heading: str | None = None
    for piece in pieces[max(0, start - 6) : start + 24]:
        for name, value in _contact_cells(piece):
            found.setdefault(name, []).append(value)
        bare = next((name for name, pattern in BARE if pattern.match(piece.text)), None)
        if bare in ("author", "lead"):
            heading = bare
        elif heading and _names_somebody(piece.text):
            found.setdefault(heading, []).append(piece.text)
        else:
            heading = None
            for row in [[part.text for part in segments(line, piece.page)] for line in piece.lines] or [[piece.text]]:
                columns = _contact_row(row, found, columns)
    return found


def _names_somebody(text: str) -> bool:
    """A short line that is a name or a post, no section and no sentence."""
    if len(text) > 120 or text.rstrip().endswith(".") or BEGINS.match(text) or field_of(text) or EMAIL.search(text):
        return False
    return is_person(text)


TITLED = re.compile(  # "Report Author: Bob Day Job title: Planner Telephone number: …", all in one cell
    r"^(?P<label>[A-Z][\w ()/]{3,30}):\s*(?P<name>.+?)\s+(?:Job )?[Tt]itle:\s*(?P<title>.+?)(?=\s+(?:Tel|Phone|"
    r"E-?mail|Mobile)|$)",
    re.S,
)


def _contact_cells(piece: Piece) -> Iterator[tuple[str, str]]:
    """People in the cells of a frame, each with a label and a job title."""
    for row in grid_lines(piece.grid) if piece.grid else ():
        for cell in row:
            match = TITLED.match(" ".join(cell.text.split()))
            pair = field_of(f"{match.group('label')}: {match.group('name')}") if match else None
            if match and pair and pair[0] in ("author", "lead"):
                yield pair[0], f"{pair[1]}, {match.group('title')}"


def _contact_row(row: list[str], found: dict[str, list[str]], columns: list[str]) -> list[str]:
    """One line of contacts set side by side; which person each column is about, as far as known."""
    pairs = [pair for text in row if (pair := field_of(text))]
    people = [pair for pair in pairs if pair[0] in ("author", "lead") and pair[1]]
    if people:
        for name, value in people:
            found.setdefault(name, []).append(value)
        return [name for name, _ in people]
    if any(EMAIL.search(text) for text in row) or not columns:
        return []
    titled = any(re.match(r"job title", text, re.IGNORECASE) for text in row)
    if titled or (not pairs and len(row) <= len(columns) and all("," in found[name][-1] for name in columns)):
        for name, text in zip(columns, row, strict=False):
            found[name][-1] += f", {text.split(':', 1)[-1].strip()}" if titled else f" {text}"
        return columns
    return [] if pairs else columns


def contact_signature(pieces: list[Piece]) -> str | None:
    """A name with an office just above a telephone number or address at the end."""
    tail = pieces[-16:]
    for at in range(len(tail) - 1, 0, -1):
        if EMAIL.search(tail[at].text):
            for before in (tail[at], *reversed(tail[max(0, at - 3) : at])):
                text = EMAIL.split(before.text)[0].strip(" ,")
                entry = parse_entry(text) if text and len(text) < 120 else None
                if entry and entry.role:
                    return text
    return None
