"""Whom to ask about a report: contact lines, boxes and tables, and the signature at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.meetings.flow import Piece, grid_lines
from extract.meetings.names import is_name, is_office, parse_entry
from extract.meetings.numbering import parse_label
from extract.meetings.report_fields import BEGINS, EMAIL, bare_label, field_of
from extract.meetings.rosters import Segment, segments

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
    within = pieces[max(0, start - 14) : start + 24]
    for piece in within:
        for name, value in _contact_cells(piece):
            found.setdefault(name, []).append(value)
        for row in [[part.text for part in segments(line, piece.page)] for line in piece.lines] or [[piece.text]]:
            columns = _contact_row(row, found, columns)
    for name, people in stacked(within).items():
        if people and is_name(people[0].split(",")[0]):
            found[name] = people
    return found


STACKED = frozenset({"author", "contact", "lead"})


@dataclass(slots=True)
class Column:
    """What stands below a label of the contact details, line by line."""

    name: str
    left: float
    lines: list[str]


def stacked(pieces: list[Piece]) -> dict[str, list[str]]:
    """The people below the labels "Report Author" and "Relevant Director", set one above or beside the other."""
    columns: list[Column] = []
    open_columns: list[Column] = []
    for piece in pieces:
        for row in contact_rows(piece):
            labels = [(part, name) for part in row if (name := bare_label(part.text)) in STACKED]
            if labels and len(labels) == len(row):
                open_columns = [Column(name or "", part.x0, []) for part, name in labels]
                columns += open_columns
            elif (
                parse_label(row[0].text)
                or any(map(labels_somebody, row))
                or (piece.kind == "heading" and not is_name(row[0].text))
            ):
                open_columns = []
            else:
                for part in row:
                    into = [column for column in open_columns if column.left <= part.x0 + 12]
                    if into and (len(open_columns) > 1 or len(row) == 1):
                        into[-1].lines.append(part.text)
    found: dict[str, list[str]] = {}
    for column in columns:
        found.setdefault(column.name, []).extend(people_of(column.lines))
    return found


def labels_somebody(part: Segment) -> bool:
    """Whether label and value stand together: "Report Author: Bo Day"."""
    pair = field_of(part.text)
    return pair is not None and bool(pair[1])


def contact_rows(piece: Piece) -> Iterator[list[Segment]]:
    """The lines of a piece as segments; a table's cells one after the other, each line by line."""
    if not piece.grid:
        yield from ([*segments(line, piece.page)] for line in piece.lines if line.text.strip())
        if not piece.lines and piece.text:
            yield [Segment(piece.text, 0.0, 900.0, piece.page, piece.bbox)]
        return
    for cell in sorted(piece.grid.cells, key=lambda cell: (cell.column, cell.row)):
        for text in [line.text for block in cell.blocks for line in block.lines] or cell.text.split("\n"):
            if text.strip():
                yield [Segment(text.strip(), 1000.0 * cell.column, 1000.0 * cell.column + 900, piece.page, piece.bbox)]


def people_of(lines: list[str]) -> list[str]:
    """The people that lines below one label name, each with the post below the name.

    >>> people_of(["Jo McKay", "Acting Chief Accountant", "03000 419601", "Bo Day, Director of", "Place", "b@oak.uk"])
    ['Jo McKay, Acting Chief Accountant', 'Bo Day, Director of Place']
    """
    people: list[str] = []
    going = False  # the lines above belong to one person still
    for text in lines:
        name = is_name(text) or (is_name(text.split(",")[0]) and "," in text)
        if EMAIL.search(text) or len(text) > 120 or BEGINS.match(text) or text.rstrip().endswith("."):
            going = False
        elif name:
            people.append(text)
            going = True
        elif going and people:
            people[-1] = f"{people[-1]}{' ' if ',' in people[-1] else ', '}{text}"
        elif not people and is_office(text):
            people.append(text)
    return people


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
            if match and pair and pair[0] in STACKED:
                yield pair[0], f"{pair[1]}, {match.group('title')}"


def _contact_row(row: list[str], found: dict[str, list[str]], columns: list[str]) -> list[str]:
    """One line of contacts set side by side; which person each column is about, as far as known."""
    pairs = [pair for text in row if (pair := field_of(text))]
    people = [pair for pair in pairs if pair[0] in STACKED and pair[1]]
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
