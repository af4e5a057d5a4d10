"""Minutes: who met, who was there, the items, and what was decided."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.drafting import grid_rows
from extract.marks import Findings, Mark
from extract.meetings.attendance import find_cue
from extract.meetings.flow import pieces_of, sets_out_minutes
from extract.meetings.meeting import Minutes, read_minutes
from extract.paper import Paper
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
    if calls(texts[:8]) and not PAST.search(whole):
        return 0.0
    score = 0.35 if TITLE.search(start) else 0.0
    score += 0.25 if PRESENT.search(whole) else 0.0
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
    minutes = read_minutes(pieces_of(paper), running=running)
    return Findings(
        minutes_records(minutes, without_layout(paper, draft)), minutes.marks + tuple(heading_marks(minutes))
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
    )
    part = Part(kind="minutes", title=head.title, first_page=1, last_page=max(1, draft.document.pages), page=1)
    return replace(
        draft,
        document=document,
        parts=(part,),
        meetings=(minutes.meeting,),
        attendance=minutes.attendance,
        items=minutes.items,
        decisions=minutes.decisions,
        votes=minutes.votes,
        declarations=minutes.declarations,
        exclusions=minutes.exclusions,
        petitions=minutes.petitions,
        public_questions=minutes.public_questions,
    )
