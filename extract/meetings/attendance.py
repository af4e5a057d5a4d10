"""Who was there: what the lists before the business say, who took the chair, and whose initials they print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.meetings.attendees import attendance_row, bucket_rows
from extract.meetings.cuing import Cue, find_cue
from extract.meetings.flow import Piece
from extract.meetings.names import names_people, split_people
from extract.meetings.persons import same_person, unique
from extract.meetings.rollcalls import read_register
from extract.meetings.rosters import Segment, fill_buckets, parted
from extract.records import Attendance

CHAIRED = re.compile(
    r"\b(?:meeting|chair)\b.{0,12}\b(?:was )?(?:chaired|taken) by (?P<who>[A-Z][\w .’'-]{1,40}?)(?:[.,;]|$)|"
    r"^(?P<who2>[A-Z][\w .’'-]{2,40}?) (?:took the chair|(?:was )?in the chair|presided)\b"
)


def read_attendance(zone: list[Piece], meeting: str, agenda: bool = False) -> list[Attendance]:
    """The people whom the pieces before the business list."""
    registered, zone = ([], zone) if agenda else read_register(zone, meeting)
    lists, letterhead = parted(fill_buckets(zone, agenda))
    listed = registered + [row for bucket in lists for row in bucket_rows(bucket, meeting)]
    came = [row.name for row in listed if row.status == "present"]
    offices = [row for bucket in letterhead for row in bucket_rows(bucket, meeting)]
    rows = [row for row in offices if any(same_person(row.name, name) for name in came)] + listed
    if not agenda and not any(row.status == "present" for row in rows):
        rows = [*uncued(zone, meeting), *rows]
    if not agenda:
        chaired = next((match for piece in zone if (match := CHAIRED.search(piece.text))), None)
        rows = name_chair(rows, zone, chaired)
    return unique(rows)


def uncued(zone: list[Piece], meeting: str) -> list[Attendance]:
    """Those whom the head lists without any heading: a line of several, or at least three lines of one person each.

    >>> lines = ["Minutes of the Council", "Councillors B Ash (Chair), T Elm and F Yew", "Clerk J P Oakes"]
    >>> [(row.name, row.role) for row in uncued([Piece(line, 1) for line in lines], "m1")][2:]
    [('Councillor F Yew', None), ('J P Oakes', 'Clerk')]
    """
    cue = Cue("present", "member", "", "")
    listed = [piece for piece in zone if piece.text and not find_cue(piece.text) and names_people(piece.text)]
    found = [
        attendance_row(entry, cue, [Segment(piece.text, 0, 0, piece.page, piece.bbox)], meeting)
        for piece in listed
        for entry in split_people(piece.text)
    ]
    return found if len(found) >= 3 else []


def letterhead_people(zone: list[Piece], meeting: str) -> list[Attendance]:
    """The holders of offices that a letterhead names, as people; whether they came it does not say."""
    return [row for bucket in parted(fill_buckets(zone, False))[1] for row in bucket_rows(bucket, meeting)]


def name_chair(rows: list[Attendance], zone: list[Piece], match: re.Match[str] | None) -> list[Attendance]:
    """The person of whom the paper says that he or she took the chair."""
    if not match or any(
        row.role and re.match(r"chair|conven", row.role, re.IGNORECASE) for row in rows if row.status == "present"
    ):
        return rows
    who = (match.group("who") or match.group("who2")).strip()
    known = initials_in(zone)
    name = known.get(who, who)
    return [
        replace(row, role=row.role or "Chair") if same_person(row.name, name) and row.status == "present" else row
        for row in rows
    ]


def initials_in(zone: Iterable[Piece]) -> dict[str, str]:
    """Initials that the lists print beside names."""
    found: dict[str, str] = {}
    for bucket in fill_buckets(zone, False):
        for row in bucket.rows:
            for entry in split_people("\t".join(segment.text for segment in row)):
                if entry.initials:
                    found.setdefault(entry.initials, entry.name)
    return found
