"""A pack: an agenda with the papers bound to it, split into its parts, each read by its own kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.kinds import agenda as agendas
from extract.kinds.agenda import Agenda, front_pieces, read_agenda
from extract.marks import Findings, Mark
from extract.meetings.cuing import find_cue
from extract.meetings.flow import Piece, pieces_of
from extract.meetings.items import CLOSING
from extract.meetings.meeting import Minutes, read_minutes
from extract.meetings.parts import LABELLED, OPENINGS, THRESHOLD, page_opening, split_parts
from extract.meetings.report_fields import field_of
from extract.meetings.reports import OfficerReport, read_report
from extract.meetings.unplaced import count_unplaced
from extract.paper import Paper
from extract.records import Part, Records

COVERING = re.compile(
    r"\bplease find enclosed\b|\bnot available when the\b|\bsupplement(?:ary)? (?:agenda|pack|paper)", re.IGNORECASE
)
ANNUAL = re.compile(r"\bannual (?:\w+ ){0,3}report\b|\breview of\b.*\b20\d\d", re.IGNORECASE)
MINUTES_TITLE = next(pattern for kind, _, pattern, _ in OPENINGS if kind == "minutes")


@dataclass(slots=True)
class Binder:
    """What the parts of a pack gave so far."""

    minutes: list[Minutes] = field(default_factory=list)
    reports: list[OfficerReport] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def likeness(paper: Paper) -> float:
    """An agenda with other papers behind it."""
    score = agendas.likeness(paper)
    if score < 0.4 or any(COVERING.search(block.text) for page in paper.pages[:2] for block in page.blocks):
        return 0.0
    bound = len(part_starts(pieces_of(paper))) if len(paper.pages) == 1 else later_parts(paper)
    return 0.96 if bound else 0.0


def later_parts(paper: Paper) -> int:
    """How many pages after the first begin a part."""
    pages = paper.pages
    return sum(
        opening.score >= THRESHOLD and opening.kind in ("minutes", "report", "form", "appendix", "slides")
        for at in range(1, min(len(pages), 60))
        if (opening := page_opening(pages[at], pages[at - 1], (), None))
    )


def parse(paper: Paper, draft: Records) -> Findings:
    """The records of a pack."""
    if len(paper.pages) > 1:
        front = front_pieces(paper)
        agenda = read_agenda(front)
        parts = split_parts(paper, agenda.listed, max(1, agenda.last_page))
        chunks = [(part, pieces_of(paper, part.first_page, part.last_page)) for part in parts[1:]]
        parts = (replace(parts[0], title=agenda.head.title), *parts[1:])
    else:
        agenda, chunks = split_flow(pieces_of(paper))
        parts = (
            Part(kind="front sheet", title=agenda.head.title, first_page=1, last_page=1, page=1),
            *(part for part, _ in chunks),
        )
    binder = Binder(marks=agendas.agenda_marks(agenda))
    parts = (parts[0], *(bind(binder, part, pieces) for part, pieces in chunks))
    return Findings(pack_records(agenda, binder, parts, draft), tuple(binder.marks))


def split_flow(pieces: list[Piece]) -> tuple[Agenda, list[tuple[Part, list[Piece]]]]:
    """A pack without pages: its agenda, and the parts by where they begin in the text."""
    starts = part_starts(pieces)
    first = starts[0][0] if starts else len(pieces)
    agenda = read_agenda(pieces[:first])
    chunks = []
    for n, (at, kind) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(pieces)
        title = next((piece.text for piece in pieces[at:end] if piece.text), None)
        chunks.append(
            (
                Part(
                    kind=kind, title=title, first_page=pieces[at].page, last_page=pieces[at].page, page=pieces[at].page
                ),
                pieces[at:end],
            )
        )
    return agenda, chunks


def part_starts(pieces: list[Piece]) -> list[tuple[int, str]]:
    """Where in a flow without pages minutes and reports begin; what follows the close of a meeting is another part."""
    found: list[tuple[int, str]] = []
    for at, piece in enumerate(pieces):
        if at < 5 or not piece.text:
            continue
        kind = found[-1][1] if found else ""
        if (
            MINUTES_TITLE.match(piece.text)
            and len(piece.text) < 200
            and any(_present(later) for later in pieces[at : at + 14])
        ):
            found.append((at, "minutes"))
        elif (
            kind == "minutes"
            and CLOSING.match(pieces[at - 1].text)
            and not re.match(r"(?:signed|chair|date)", piece.text, re.IGNORECASE)
        ):
            found.append((at, "report" if ANNUAL.search(piece.text) else "other"))
        elif _report_head(pieces, at) and (not found or at - found[-1][0] > 8):
            found.append((_title_before(pieces, at, found[-1][0] if found else 0), "report"))
    return found


def _present(piece: Piece) -> bool:
    cue = find_cue(piece.text) if piece.text else None
    return bool(cue and cue[0].status == "present")


def _report_head(pieces: list[Piece], at: int) -> bool:
    """Two labels of a report's front together."""
    names = {pair[0] for piece in pieces[at : at + 5] if (pair := field_of(piece.text))}
    pair = field_of(pieces[at].text)
    return (
        bool(pair and pair[0] in ("title", "from", "sender", "date", "lead", "author", "wards"))
        and len(names & {"title", "from", "sender", "lead", "author", "wards", "version", "committee"}) >= 2
    )


def _title_before(pieces: list[Piece], at: int, floor: int) -> int:
    """A report's heading stands up to three pieces above its labels."""
    start = at
    while (
        start - 1 > floor
        and at - start < 3
        and len(pieces[start - 1].text) < 140
        and not pieces[start - 1].text.endswith((".", ";"))
        and not pieces[start - 1].bullet
    ):
        start -= 1
    return start


def bind(binder: Binder, part: Part, pieces: list[Piece]) -> Part:
    """Reads one part by its kind; the part as what it turned out to be."""
    if part.kind == "minutes":
        minutes = read_minutes(pieces, f"m{len(binder.minutes) + 2}")
        if minutes.items or minutes.decisions or minutes.attendance:
            binder.minutes.append(minutes)
            binder.marks += minutes.marks
            return replace(part, title=minutes.head.title or part.title)
    made = read_part_report(part, pieces)
    if made:
        binder.reports.append(made)
        binder.marks += made.marks
        return replace(part, kind="report", title=made.report.title)
    binder.marks += [
        Mark(place="other", text=piece.text, page=piece.page, bbox=piece.bbox) for piece in pieces if piece.text
    ]
    return part


def read_part_report(part: Part, pieces: list[Piece]) -> OfficerReport | None:
    """The report that a part is: by its labels, as an annual report, or by an author and recommendations of its own."""
    if part.kind in ("minutes", "form", "slides") or LABELLED.match(part.title or ""):
        return None
    annual = bool(ANNUAL.search(part.title or "")) and part.kind != "report"
    labelled = any(field_of(piece.text) for piece in pieces[:12])
    made = read_report(pieces, part.title if annual or (part.kind == "report" and not labelled) else None, part.item)
    if made is None or part.kind == "report" or annual:
        return made
    signed = bool(made.report.author or made.report.lead)
    return made if signed and made.recommendations else None


def pack_records(agenda: Agenda, binder: Binder, parts: Sequence[Part], draft: Records) -> Records:
    """The draft with the agenda's records and those of all parts."""
    head = agenda.head
    bound = (one.head.authority for one in binder.minutes if one.head.committee == head.committee)
    document = replace(
        draft.document,
        kind="agenda_pack",
        title=head.title,
        authority=head.authority or next((name for name in bound if name), None),
        committee=head.committee,
        date=head.date,
        unplaced=sum(map(count_unplaced, binder.minutes)),
    )
    return replace(
        draft,
        document=document,
        parts=tuple(parts),
        meetings=(agenda.meeting, *(one.meeting for one in binder.minutes)),
        attendance=(*agenda.attendance, *(row for one in binder.minutes for row in one.attendance)),
        items=(*agenda.items, *(row for one in binder.minutes for row in one.items)),
        decisions=tuple(row for one in binder.minutes for row in one.decisions),
        votes=tuple(row for one in binder.minutes for row in one.votes),
        declarations=tuple(row for one in binder.minutes for row in one.declarations),
        exclusions=tuple(row for one in binder.minutes for row in one.exclusions),
        petitions=tuple(row for one in binder.minutes for row in one.petitions),
        public_questions=tuple(row for one in binder.minutes for row in one.public_questions),
        reports=tuple(one.report for one in binder.reports),
        recommendations=tuple(row for one in binder.reports for row in one.recommendations),
        implications=tuple(row for one in binder.reports for row in one.implications),
        appendices=tuple(row for one in binder.reports for row in one.appendices),
    )
