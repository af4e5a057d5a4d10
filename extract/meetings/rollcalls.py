"""Roll calls: members named one after the other, each with whether he or she was there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.meetings.attendees import attendance_row
from extract.meetings.cuing import Cue
from extract.meetings.flow import Piece, grid_lines
from extract.meetings.names import Entry, parse_entry
from extract.meetings.rosters import Segment
from extract.meetings.wordings import TITLE
from extract.records import Attendance

CALLED = re.compile(  # "Quill - present; Abbot – here, Dunn: absent", "Mayor Ash (present)"
    r"(?P<name>[A-Z][\w.’' -]*?)\s*(?:[-–—:,(]|\bwas\b|\s)\s*(?P<answer>present|here|absent|excused|aye|"
    r"not present|apologies|P(?=[;,.)]|$)|A(?=[;,.)]|$))\b\)?\s*(?:[;,.]|$|\band\b|(?=[A-Z]))",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:\d+\W+)?(?:roll[- ]?call|call (?:of|the) roll|attendance|members)(?: vote)?\W*", re.IGNORECASE
)
STATUSES = {
    "absent": "absent",
    "not present": "absent",
    "a": "absent",
    "excused": "apologies",
    "apologies": "apologies",
}


def read_rollcall(pieces: list[Piece], meeting: str) -> list[Attendance]:
    """Who answered the roll and who did not, where at least two members are called.

    >>> [(row.name, row.status) for row in read_rollcall([Piece("Roll call: Ash - present; Elm - absent", 1)], "m1")]
    [('Ash', 'present'), ('Elm', 'absent')]
    """
    rows = [row for piece in pieces for text in lines_of(piece) for row in _called(text, piece, meeting)]
    return rows if len(rows) >= 2 and any(row.status == "present" for row in rows) else []


ANSWERED = re.compile(
    r"^(?P<answer>present|attended|apologies|absent|not present|excused|regrets)\b.{0,30}$", re.IGNORECASE
)
MARKED = re.compile(r"^(?P<answer>P|A|Ap|AP|Ab|X|✓)[\s.:)–-]+(?P<name>[A-Z]\S.*)$")  # "P  Peter Crow (Chairman)"
LEGEND = re.compile(r"^(?P<sign>P|A|Ap|AP|Ab|X)\s*[:=–-]\s*(?P<means>present|apolog\w*|absent)", re.IGNORECASE)


def read_register(zone: list[Piece], meeting: str) -> tuple[list[Attendance], list[Piece]]:
    """Who came by a register, a table with a column that says so or marks before the names; and what else stands there.

    >>> marked = ["P Ann Crow (Chair)", "A Bob Day", "P Cy Fox", "P: Present", "A: Apologies"]
    >>> [(row.name, row.status) for row in read_register([Piece(text, 1) for text in marked], "m1")[0]]
    [('Ann Crow', 'present'), ('Bob Day', 'apologies'), ('Cy Fox', 'present')]
    """
    rows = [row for piece in zone if piece.grid for row in _table_rows(piece, meeting)]
    rest = [piece for piece in zone if not (piece.grid and list(_table_rows(piece, meeting)))]
    legend = {
        match.group("sign"): match.group("means").lower() for piece in zone if (match := LEGEND.match(piece.text))
    }
    marked = [piece for piece in rest if (match := MARKED.match(piece.text)) and match.group("answer") in legend]
    if len(marked) >= 3:
        rows += [row for piece in marked for row in _marked_row(piece, legend, meeting)]
        rest = [piece for piece in rest if piece not in marked and not LEGEND.match(piece.text)]
    return rows, rest


SIGN = re.compile(r"^(?P<answer>P|Ap|AP|A|Ab|✓|✔|Y|X)(?:\s*\((?P<note>[^)]*)\))?$")  # a mark in a cell of its own
SIGNS = {"P": "present", "✓": "present", "✔": "present", "Y": "present", "Ap": "apologies", "AP": "apologies"}


def _table_rows(piece: Piece, meeting: str) -> list[Attendance]:
    """The people of a table in which names stand beside cells that say who came."""
    lines = [[" ".join(cell.text.split()) for cell in line] for line in grid_lines(piece.grid)] if piece.grid else []
    marks = {match.group("answer") for line in lines for text in line[1:] if (match := SIGN.match(text))}
    signed = bool(marks & SIGNS.keys())
    found = [row for line in lines for row in _line_rows(line, piece, meeting, signed and "Ap" in marks, signed)]
    return found if len(found) >= 2 and len(found) >= 0.5 * (len(lines) - 1) else []


def _line_rows(line: list[str], piece: Piece, meeting: str, parted: bool, signed: bool) -> Iterator[Attendance]:
    """The people of one row; where apologies have a sign of their own, "A" is for absent."""
    for at, text in enumerate(line):
        sign = SIGN.match(text) if signed and at else None
        said = ANSWERED.match(text) if at else None
        if not (sign or said):
            continue
        names = [n for n in range(at) if line[n] and parse_entry(line[n])]
        entry = parse_entry(line[names[-1 if sign else 0]]) if names else None
        if entry:
            answer = said.group("answer") if said else SIGNS.get(sign.group("answer") if sign else "", "")
            answer = answer or ("absent" if parted else "apologies")
            others = [one for one in line[1:at] if one] if said else []
            entry = replace(entry, role=entry.role or (others[0] if others else None))
            yield attendance_row(entry, _cue(answer), _place(piece, text), meeting)


def _marked_row(piece: Piece, legend: dict[str, str], meeting: str) -> Iterator[Attendance]:
    match = MARKED.match(piece.text)
    entry = parse_entry(match.group("name")) if match else None
    if match and entry:
        yield attendance_row(entry, _cue(legend[match.group("answer")]), _place(piece, piece.text), meeting)


def _cue(answer: str) -> Cue:
    plain = answer.lower()
    status = (
        "apologies" if re.match(r"apol|excused|regret", plain) else "absent" if plain[:2] in ("ab", "no") else "present"
    )
    return Cue(status, "member", "", "")


def _place(piece: Piece, text: str) -> list[Segment]:
    return [Segment(text, 0, 0, piece.page, piece.bbox)]


def lines_of(piece: Piece) -> list[str]:
    """The lines of a piece, a table's row by row."""
    if piece.grid:
        return [" ".join(cell.text for cell in row) for row in grid_lines(piece.grid)]
    return [piece.text]


def _called(text: str, piece: Piece, meeting: str) -> Iterator[Attendance]:
    plain = OPENING.sub("", text)
    found = list(CALLED.finditer(plain))
    left = CALLED.sub("", plain).strip(" .;,")
    if not found or len(left) > 12:
        return
    for match in found:
        name = match.group("name").strip(" ,-–:(")
        entry = parse_entry(name) or (Entry(name) if re.fullmatch(r"[A-Z][a-z’'-]+[A-Z]?[a-z]+", name) else None)
        if entry and not TITLE.fullmatch(name):
            status = STATUSES.get(match.group("answer").lower(), "present")
            row = [Segment(text, 0, 0, piece.page, piece.bbox)]
            yield attendance_row(entry, Cue(status, "member", "", ""), row, meeting)
