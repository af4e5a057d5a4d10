"""Those whose coming or apologies the business itself records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.attendees import NOBODY, attendance_row
from extract.meetings.cuing import Cue
from extract.meetings.flow import Piece
from extract.meetings.names import split_people
from extract.meetings.persons import bare_name
from extract.meetings.rosters import Segment
from extract.meetings.sentences import sentences
from extract.records import Attendance

ATTENDED = re.compile(r"^(?P<who>(?:[A-Z][\w.’'-]*\s){1,5})attended the meeting\b")
FROM = re.compile(  # "Apologies had been received from Chris Rothero and Joanna Carlisle."
    r"\bapolog(?:y|ies)\b[^.;:]*?(?:\bfrom\b|\bby\b|\bof\b|:|–)\s*(?!absence|the (?:following|"
    r"meeting))(?P<who>.+)$|^(?P<who2>.+?)\s+(?:had |have )?(?:sent|gave|given|tendered|submitted) (?:his |her |"
    r"their )?apologies\b",
    re.IGNORECASE,
)


def read_apologies(title: str, body: list[Piece], meeting: str) -> Iterator[Attendance]:
    """Those whose apologies an item of the minutes records."""
    cue = Cue("apologies", "member", "", "")
    for piece in body:
        row = [Segment(piece.text, 0, 0, piece.page, piece.bbox)]
        for sentence in sentences(piece.text):
            match = FROM.search(sentence)
            text = (match.group("who") or match.group("who2")) if match else sentence
            if NOBODY.match(text) or (not match and not _bare_list(text)):
                continue
            text = re.split(
                r"\s+(?:who (?:was|were|had)|due to|because|as (?:he|she|they)|owing to|and (?:the )?(?:apologies|"
                r"reasons|were)|which)\b",
                text,
            )[0]
            text = re.sub(
                r"\s*\b(?:(?:These|They|This|The \w+|All|Both) )?(?:were|was|had been|have been|are) (?:all |duly |"
                r"both )?"
                r"(?:received|accepted|noted|given|approved|recorded)\b.*$",
                "",
                text,
            )
            for entry in split_people(text):
                yield attendance_row(entry, cue, row, meeting)


def read_public(body: list[Piece], meeting: str) -> Iterator[Attendance]:
    """Members of the public whom an item names and says nothing else of."""
    for piece in body[:2]:
        if _bare_list(piece.text) and not NOBODY.match(piece.text):
            for entry in split_people(piece.text):
                yield attendance_row(
                    entry,
                    Cue("present", "public", "", ""),
                    [Segment(piece.text, 0, 0, piece.page, piece.bbox)],
                    meeting,
                )


def _bare_list(text: str) -> bool:
    """A text that is nothing but names: "Margaret Carey (MCa), Michael Cook"."""
    text = re.sub(r"\([^()]*\)", " ", text)  # "(holiday)", "(SBC)"
    entries = split_people(text)
    left = text
    for entry in entries:
        for word in entry.name.split() + (entry.role or "").split() + [entry.initials or ""]:
            left = left.replace(word, "", 1)
    left = re.sub(r"\b(?:and|Councillors|Cllrs)\b|[\W\d]+", "", left)
    return bool(entries) and len(left) <= 3


def read_attended(piece: Piece, meeting: str) -> Attendance | None:
    """Somebody of whom the minutes say that he or she attended the meeting."""
    match = ATTENDED.match(piece.body)
    if not match:
        return None
    entries = split_people(match.group("who").strip())
    if len(entries) != 1 or len(bare_name(entries[0].name).split()) < 1:
        return None
    cue = Cue("present", "guest", "", "")
    return attendance_row(entries[0], cue, [Segment(piece.text, 0, 0, piece.page, piece.bbox)], meeting)
