"""Minutes: who met, who was there, the items, and what was decided."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.flattening import grid_rows
from extract.marks import Findings, Mark
from extract.meetings.cuing import find_cue
from extract.meetings.flow import Piece, is_caps, pieces_of, sets_out_minutes
from extract.meetings.meeting import Minutes, read_minutes
from extract.meetings.recounting import came_marks, lists_who_came
from extract.meetings.unplaced import count_unplaced
from extract.paper import Paper
from extract.phrases import find_dates
from extract.records import Part, Records

TITLE = re.compile(
    r"\bminutes\b|\bnotes of (?:the |a )?meeting\b|\bproceedings\b|\brecord of (?:the )?meeting\b", re.IGNORECASE
)
PRESENT = re.compile(
    r"^\s*(?:present|in attendance|attendees|members present|P\s?R\s?E\s?S\s?E\s?N\s?T|attendance|those present|"
    r"apologies)\b",
    re.IGNORECASE | re.MULTILINE,
)
PAST = re.compile(
    r"\b(?:it was (?:agreed|resolved|noted)|RESOLVED|AGREED|the meeting (?:closed|ended)|were approved|proposed "
    r"by|seconded by|apologies (?:were|had been|received))\b",
    re.IGNORECASE,
)
CALLING = re.compile(  # "AGENDA", "Agenda for the …", "Summons to …", "NOTICE OF THE PARISH COUNCIL MEETING OF …"
    r"^\W*(?:(?:public |draft |supplementary )?agenda\W*$|agenda for\b|summons\b|"
    r"notice of (?:an? |the )?(?:[\w’']+ ){0,4}meeting\b)",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\bmeeting (?:was )?(?:closed|ended|concluded|finished|declared)\b|\bsigned\b.{0,40}\bchair", re.IGNORECASE
)


def likeness(paper: Paper) -> float:
    """By its title, its list of those present, and sentences in the past."""
    texts = [block.text for page in paper.pages[:2] for block in page.blocks]
    start = "\n".join(text for text in texts[:14] if len(text) < 260)
    whole = "\n".join(texts)
    came = lists_who_came(paper)
    if calls(texts[:8]) and not came and not PAST.search(whole):
        return 0.0
    score = 0.35 if TITLE.search(start) else 0.0
    score += 0.25 if came or PRESENT.search(whole) else 0.0
    score += min(0.2, 0.07 * len(PAST.findall(whole)))
    score += 0.1 if any(CLOSED.search(block.text) for page in paper.pages[-2:] for block in page.blocks) else 0.0
    return min(0.95, score)


def calls(opening: list[str]) -> bool:
    """Whether a paper is headed as an agenda, before any word of minutes.

    >>> calls(["NOTICE OF THE PARISH COUNCIL MEETING OF OAKFORD"])
    True
    >>> calls(["AGENDA", "CABINET", "Minutes of the meeting held on 9 January"]), calls(["Minutes", "Agenda item 1"])
    (True, False)
    """
    kind = next((text for text in opening if CALLING.match(text) or TITLE.search(text)), "")
    return bool(CALLING.match(kind)) and len(kind) < 120


def parse(paper: Paper, draft: Records) -> Findings:
    """The records of one set of minutes."""
    running = [line.text for page in paper.pages[:2] for line in page.furniture]
    sets = [
        read_minutes(pieces, f"m{number}", running) for number, pieces in enumerate(split_sets(pieces_of(paper)), 1)
    ]
    minutes = bound_together(sets)
    marks = (*minutes.marks, *heading_marks(minutes), *(() if minutes.attendance else came_marks(paper)))
    return Findings(minutes_records(minutes, without_layout(paper, draft)), marks)


SET = re.compile(  # "MINUTES OF THE ANNUAL PARISH MEETING AT …", not "Minutes of the last meeting"
    r"^(?:draft )?minutes of (?!.*\b(?:last|previous)\b).{0,60}\b(?:meeting|council|committee|assembly)\b",
    re.IGNORECASE,
)


def split_sets(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each set of minutes, where several of one evening stand in one paper, each with its own head."""
    cues = [find_cue(piece.text) if piece.text else None for piece in pieces]
    present = [at for at, cue in enumerate(cues) if cue and cue[0].status == "present"]
    starts = [0]
    for at, piece in enumerate(pieces):
        headed = piece.bold or piece.kind == "heading" or is_caps(piece.text)
        said = sum(len(one.text) > 60 for one in pieces[starts[-1] : at])
        if not headed or piece.label or said < 3 or not SET.match(piece.text) or not find_dates(piece.text):
            continue
        if any(starts[-1] <= one < at - 6 for one in present) and any(at < one <= at + 6 for one in present):
            starts.append(head_start(pieces, at))
    return [pieces[start:end] for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def head_start(pieces: list[Piece], at: int) -> int:
    """Where the head begins whose title stands at a place: with the lines in capitals above it."""
    start = at
    while (
        start
        and pieces[start - 1].bold
        and is_caps(pieces[start - 1].text)
        and pieces[start - 1].page == pieces[at].page
    ):
        start -= 1
    return start


def bound_together(sets: list[Minutes]) -> Minutes:
    """Several sets of minutes as one, under the head of the first."""
    first = sets[0]
    if len(sets) == 1:
        return first
    return replace(
        first,
        meetings=tuple(one.meeting for one in sets),
        attendance=tuple(row for one in sets for row in one.attendance),
        items=tuple(row for one in sets for row in one.items),
        decisions=tuple(row for one in sets for row in one.decisions),
        votes=tuple(row for one in sets for row in one.votes),
        marks=tuple(row for one in sets for row in one.marks),
        sections=tuple(row for one in sets for row in one.sections),
        declarations=tuple(row for one in sets for row in one.declarations),
        exclusions=tuple(row for one in sets for row in one.exclusions),
        petitions=tuple(row for one in sets for row in one.petitions),
        public_questions=tuple(row for one in sets for row in one.public_questions),
    )


def without_layout(paper: Paper, draft: Records) -> Records:
    """The draft without grids that only set out the minutes or list who came."""
    grids = [block.grid for block in paper.blocks if block.grid and not block.grid.layout]
    laid_out = {grid_rows(grid) for grid in grids if sets_out_minutes(grid) or find_cue(grid_rows(grid)[0][0])}
    return replace(draft, tables=tuple(table for table in draft.tables if table.rows not in laid_out))


def heading_marks(minutes: Minutes) -> list[Mark]:
    """The items' titles, for what stands in them."""
    return [
        Mark(place="heading", text=item.title, page=item.page or 1, bbox=item.bbox, item=item.number)
        for item in minutes.items
    ]


def minutes_records(minutes: Minutes, draft: Records) -> Records:
    """The draft with what the minutes say."""
    head = minutes.head
    document = replace(
        draft.document,
        kind="minutes",
        title=head.title or draft.document.title,
        authority=head.authority,
        committee=head.committee,
        date=head.date,
        unplaced=count_unplaced(minutes),
    )
    part = Part(kind="minutes", title=head.title, first_page=1, last_page=max(1, draft.document.pages), page=1)
    return replace(
        draft,
        document=document,
        parts=(part,),
        meetings=minutes.meetings or (minutes.meeting,),
        attendance=minutes.attendance,
        items=minutes.items,
        decisions=minutes.decisions,
        votes=minutes.votes,
        declarations=minutes.declarations,
        exclusions=minutes.exclusions,
        petitions=minutes.petitions,
        public_questions=minutes.public_questions,
    )
