"""An officer's report: its front, recommendations, implications and appendices."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.marks import Findings
from extract.meetings.authorities import authorities, choose_authority
from extract.meetings.flow import Piece, pieces_of
from extract.meetings.report_fields import field_of, front_fields
from extract.meetings.report_fronts import read_front
from extract.meetings.report_parting import parted
from extract.meetings.report_signs import signs_of
from extract.meetings.reports import OfficerReport, read_report
from extract.paper import Paper
from extract.records import Part, Records

COVERING = re.compile(
    r"\b(?:please find enclosed|not available when the|supplementary (?:agenda|pack)|to follow)\b", re.IGNORECASE
)
LOUD = re.compile(r"(?<!\S)(?:[A-Z][A-Z&'’-]+ ){1,6}COUNCIL(?!\S)")  # in a web page's line: "No THE OAKFORD COUNCIL"


def likeness(paper: Paper) -> float:
    """By what it calls itself, the labels on its front, its sections and what it recommends."""
    return signs_of(body_start(parted(pieces_of(paper, 1, 4))), parted(pieces_of(paper))).likeness


def body_start(pieces: list[Piece]) -> list[Piece]:
    """The pieces of the report itself, after a covering letter that carries it."""
    if not any(COVERING.search(piece.text) for piece in pieces[:25]):
        return pieces
    for at, piece in enumerate(pieces):
        if (
            piece.page > pieces[0].page
            and (pair := field_of(piece.text))
            and pair[0] in ("from", "sender", "title", "committee", "author")
        ):
            return pieces[at:]
    return pieces


def parse(paper: Paper, draft: Records) -> Findings:
    """The records of one report."""
    pieces = body_start(parted(pieces_of(paper)))
    made = read_report(pieces)
    if made is None:
        return Findings(draft)
    return Findings(report_records(made, paper, pieces, draft), made.marks)


def report_records(made: OfficerReport, paper: Paper, pieces: list[Piece], draft: Records) -> Records:
    """The draft with what the report says."""
    texts = [piece.text for piece in pieces if piece.text]
    addresses = " ".join(re.findall(r"(?:@|www\.)[\w.-]+", " ".join(p.text for p in pieces_of(paper)))).lower()
    named = [value for name in ("committee", "from") for value in front_fields(pieces).get(name, ())]
    head = [line for line in (*read_front(pieces).head, *named) if authorities(line)]
    head = head or [loud.group() for line in read_front(pieces).head for loud in LOUD.finditer(line)]
    authority = choose_authority(head[:4], [text[:400] for text in texts], re.sub(r"[^a-z@.]", "", addresses))
    report = made.report
    document = replace(draft.document, kind="report", title=report.title, authority=authority, date=report.date)
    part = Part(kind="report", title=report.title, first_page=1, last_page=max(1, draft.document.pages), page=1)
    return replace(
        draft,
        document=document,
        parts=(part,),
        reports=(report,),
        recommendations=made.recommendations,
        implications=made.implications,
        appendices=made.appendices,
    )
