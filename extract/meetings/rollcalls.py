"""Roll calls: members named one after the other, each with whether he or she was there."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
