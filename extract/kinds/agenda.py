"""An agenda: the summons, whom it calls, and the list of business."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.marks import Findings, Mark
from extract.meetings.attendance import read_attendance
from extract.meetings.cuing import MEMBERSHIP
from extract.meetings.flow import Piece, pieces_of
from extract.meetings.headings import Heading
from extract.meetings.items import read_items
from extract.meetings.meeting import items_of, meeting_of
from extract.meetings.parts import PAGES, THRESHOLD, Listed, page_opening
from extract.meetings.recounting import lists_who_came
from extract.meetings.titles import Head, read_head
from extract.paper import Paper
from extract.records import Attendance, Item, Meeting, Part, Records

AGENDA = re.compile(r"^\W*(?:public |draft )?agenda\b|\bA G E N D A\b", re.IGNORECASE)
SUMMONS = re.compile(
    r"\b(?:summoned|summons|notice (?:is hereby given|of (?:the )?(?:\w+ ){0,4}meeting)|you are (?:hereby "
    r")?(?:invited|requested)|invited to attend|to be held|"
    r"will be held|welcome to attend|meeting to be held)\b",
    re.IGNORECASE,
)
MINUTES = re.compile(r"^(?:draft |agreed |unconfirmed )?minutes of\b|^\W*(?:draft )?minutes\W*$", re.IGNORECASE)
TASKS = re.compile(
    r"^(?:\W|\d)*to (?:receive|approve|consider|note|confirm|agree|discuss|register|declare|resolve|review|sign)\b",
    re.IGNORECASE,
)
MINUTED = re.compile(
    r"\b(?:it was (?:agreed|resolved|noted)|RESOLVED|the meeting (?:closed|ended)|were approved|seconded by)\b|"
    r"^present\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the front of a pack, or an agenda alone, says."""

    head: Head
    meeting: Meeting
    attendance: tuple[Attendance, ...]
    items: tuple[Item, ...]
    listed: tuple[Listed, ...]
    last_page: int
    pieces: tuple[Piece, ...]


def likeness(paper: Paper) -> float:
    """By its heading, its summons, and business that is still to be done."""
    pieces = [piece for piece in pieces_of(paper, 1, 8) if piece.text]
    if any(MINUTES.match(piece.text) and len(piece.text) < 200 for piece in pieces[:6]):
        return 0.0
    start = pieces[: next((at for at, piece in enumerate(pieces) if at > 3 and MINUTES.match(piece.text)), len(pieces))]
    score = 0.45 if any(AGENDA.match(piece.text) and len(piece.text) < 60 for piece in start) else 0.0
    score += 0.25 if any(SUMMONS.search(piece.text) for piece in start) else 0.0
    score += 0.05 * min(4, sum(bool(TASKS.match(piece.body)) for piece in pieces))
    score -= 0.2 * min(3, sum(bool(MINUTED.search(piece.text)) for piece in start[:60]))
    score -= 0.4 * lists_who_came(paper)
    return max(0.0, min(0.85, score))


def front_pieces(paper: Paper) -> list[Piece]:
    """The pieces before the first page that begins another part."""
    last = len(paper.pages)
    for at in range(1, min(len(paper.pages), 14)):
        opening = page_opening(paper.pages[at], paper.pages[at - 1], (), None)
        if opening.score >= THRESHOLD and opening.kind in ("minutes", "report", "form", "appendix"):
            last = paper.pages[at].number - 1
            break
    return pieces_of(paper, 1, min(last, 14))


def read_agenda(pieces: list[Piece], number: str = "m1") -> Agenda:
    """The front of a pack, or an agenda alone."""
    headings = read_items(agenda_body(pieces), agenda=True)
    first = headings[0].at + len(pieces) - len(agenda_body(pieces)) if headings else len(pieces)
    before = pieces[:first]
    head = read_head(before[:30] or pieces[:30], pieces[first:])
    zone = membership_zone(before)
    return Agenda(
        head,
        meeting_of(head, number, "agenda"),
        tuple(read_attendance(zone, number, agenda=True)),
        items_of(headings, number),
        tuple(listed_item(heading) for heading in headings if heading.title),
        max((heading.piece.page for heading in headings), default=1),
        tuple(pieces),
    )


def agenda_body(pieces: list[Piece]) -> list[Piece]:
    """The pieces after the heading AGENDA, where one stands; else all."""
    at = next((n for n, piece in enumerate(pieces) if AGENDA.match(piece.text) and len(piece.text) < 40), None)
    rest = pieces[at + 1 :] if at is not None else pieces
    return rest if len(rest) > 2 else pieces


def first_words(piece: Piece) -> str:
    """What a piece begins with, of a table its first cell: "Members:" beside their names."""
    return " ".join(piece.grid.cells[0].text.split()) if piece.grid and piece.grid.cells else piece.text


def membership_zone(before: list[Piece]) -> list[Piece]:
    """The list of members, up to the paragraph that invites them."""
    start = next(
        (
            at
            for at, piece in enumerate(before)
            if MEMBERSHIP.match(first_words(piece)) and re.search("member|council", first_words(piece), re.IGNORECASE)
        ),
        None,
    )
    if start is None:
        return []
    zone = []
    for piece in before[start:]:
        if (
            SUMMONS.search(piece.text)
            or len(piece.text) > 400
            or re.match(r"(?:for |officer contact|contact|information)", piece.text, re.IGNORECASE)
        ):
            break
        zone.append(piece)
    return zone


def listed_item(heading: Heading) -> Listed:
    """An item with the pages that the agenda names for it."""
    match = PAGES.search(heading.piece.text)
    if not match:
        return Listed(heading.number, heading.title)
    return Listed(
        heading.number, heading.title, int(match.group("first")), int(match.group("last") or match.group("first"))
    )


def parse(paper: Paper, draft: Records) -> Findings:
    """The records of an agenda alone."""
    agenda = read_agenda(pieces_of(paper))
    return Findings(agenda_records(agenda, draft), tuple(agenda_marks(agenda)))


def agenda_records(agenda: Agenda, draft: Records) -> Records:
    """The draft with what the agenda says."""
    head = agenda.head
    document = replace(
        draft.document,
        kind="agenda",
        title=head.title,
        authority=head.authority,
        committee=head.committee,
        date=head.date,
    )
    part = Part(kind="front sheet", title=head.title, first_page=1, last_page=max(1, draft.document.pages), page=1)
    return replace(
        draft,
        document=document,
        parts=(part,),
        meetings=(agenda.meeting,),
        attendance=agenda.attendance,
        items=agenda.items,
    )


def agenda_marks(agenda: Agenda) -> list[Mark]:
    """Members, contacts and text."""
    marks = [
        Mark(
            place="attendance",
            text=row.name,
            page=row.page or 1,
            bbox=row.bbox,
            meeting=row.meeting,
            name=row.name,
            role=row.role,
            capacity=row.capacity,
        )
        for row in agenda.attendance
    ]
    for piece in agenda.pieces:
        if piece.text:
            contact = (
                bool(re.search(r"@|\btel\b|\bclerk\b|\bcontact\b", piece.text, re.IGNORECASE)) and len(piece.text) < 300
            )
            marks.append(
                Mark(place="contact" if contact else "other", text=piece.text, page=piece.page, bbox=piece.bbox)
            )
    return marks
