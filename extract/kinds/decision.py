"""A decision notice, a list of decisions, or the record of one decision: it counts as the minutes of its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.kinds.minutes import heading_marks, minutes_records
from extract.marks import Findings
from extract.meetings.flow import Piece, grid_lines, pieces_of
from extract.meetings.meeting import Minutes, read_minutes
from extract.meetings.reports import field_of
from extract.paper import Paper
from extract.records import Item, Records

TITLE = re.compile(
    r"\b(?:notice of (?:\w+ ){0,2}decisions?|decisions? (?:notice|list|sheet|record|report form|summary)|records? "
    r"of (?:\w+ ){0,3}decisions?|"
    r"decisions (?:taken|made|of the)|summary of decisions|delegated (?:officer )?decision|officer decision)\b",
    re.IGNORECASE,
)
PROPOSED = re.compile(r"\bproposed record\b|\bfor consideration\b", re.IGNORECASE)
DECIDED = re.compile(
    r"^\W*(?:the )?decisions?(?: (?:made|taken))?\s*(?:[:–-]|$|(?=\(?[a1i][.)])|(?=That\b))", re.IGNORECASE
)
REASONS = re.compile(r"^\W*reasons?(?:\(s\))?(?: for| of)?\b|^\W*(?:alternative|other) options", re.IGNORECASE)
LEAD_IN = re.compile(
    r"\b(?:I|agree[sd]?(?: to)?|resolved?|approve[sd]?|decided?|following)\b.*:\s*$", re.IGNORECASE | re.S
)
SUBJECT = re.compile(
    r"^(?:subject(?: matter)?|title)(?: ?/ ?title)?(?: of (?:the )?decision)?\s*:?\s*(?P<title>.*)$",
    re.IGNORECASE | re.S,
)


def likeness(paper: Paper) -> float:
    """By its title, and by decisions with reasons."""
    pieces = [piece for piece in pieces_of(paper, 1, 3) if piece.text or piece.grid]
    head = [piece.text for piece in pieces[:8] if len(piece.text) < 200]
    if not any(TITLE.search(text) for text in head) or any(PROPOSED.search(text) for text in head):
        return 0.0
    flow = list(labelled(pieces))
    decided = sum(bool(DECIDED.match(piece.text)) for piece in flow)
    reasons = sum(bool(REASONS.match(piece.text)) for piece in flow)
    return min(0.94, 0.5 + 0.2 * bool(decided) + 0.25 * bool(reasons))


def labelled(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, with the rows of a form as "label: value"."""
    for piece in pieces:
        if not piece.grid:
            yield piece
            continue
        for row in grid_lines(piece.grid):
            texts = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
            if len(texts) == 2 and len(texts[0]) < 60:
                yield replace(piece, text=f"{texts[0].rstrip(':')}: {texts[1]}", grid=None, kind="paragraph")
            else:
                yield from (replace(piece, text=text, grid=None, kind="paragraph") for text in texts)


def joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The heading "Decision:" with the words below it that lead its clauses in."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and LEAD_IN.search(piece.text) and len(piece.text) < 200:
            yield replace(waiting, text=f"{waiting.text.rstrip(': ')}: {piece.text}", kind="paragraph")
            waiting = None
            continue
        if waiting:
            yield waiting
            waiting = None
        if re.fullmatch(r"\W*decisions?\s*:?\s*", piece.text, re.IGNORECASE):
            waiting = replace(piece, kind="paragraph", bold=False, lead="")
        else:
            yield piece
    if waiting:
        yield waiting


def parse(paper: Paper, draft: Records) -> Findings:
    """The records of a notice: each subject an item."""
    pieces = list(joined(list(labelled(pieces_of(paper)))))
    minutes = with_subject(read_minutes(pieces), pieces)
    minutes = replace(minutes, meeting=replace(minutes.meeting, time=None))  # hours printed are those of the call-in
    records = minutes_records(minutes, draft)
    title = next((piece.text for piece in pieces[:8] if TITLE.search(piece.text)), minutes.head.title)
    document = replace(records.document, kind="decision", title=title)
    parts = tuple(replace(part, kind="other", title=title) for part in records.parts)
    return Findings(replace(records, document=document, parts=parts), minutes.marks + tuple(heading_marks(minutes)))


def with_subject(minutes: Minutes, pieces: list[Piece]) -> Minutes:
    """A record of one decision has one item, its subject."""
    numbered = any(item.number for item in minutes.items)
    at = next((n for n, piece in enumerate(pieces) if SUBJECT.match(piece.text) and not numbered), None)
    if at is None:
        return minutes
    match = SUBJECT.match(pieces[at].text)
    title = match.group("title").strip() if match else ""
    if not title and at + 1 < len(pieces) and not field_of(pieces[at + 1].text):
        title = pieces[at + 1].text
    if not title:
        return minutes
    item = Item(meeting=minutes.meeting.id, number=None, title=title, page=pieces[at].page, bbox=pieces[at].bbox)
    decisions = tuple(replace(row, item=None) for row in minutes.decisions)
    return replace(minutes, items=(item,), decisions=decisions, attendance=())
