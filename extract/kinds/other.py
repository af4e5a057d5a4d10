"""Any paper that no other kind claims: its pages and tables, and its text for the components."""

from __future__ import annotations

from extract.marks import Findings, Mark
from extract.paper import Paper
from extract.records import Records


def likeness(paper: Paper) -> float:
    """Whatever nobody else is sure of."""
    return 0.1


def parse(paper: Paper, draft: Records) -> Findings:
    """The draft as it is, with every paragraph marked for the components."""
    marks = tuple(
        Mark(place="heading" if block.kind == "heading" else "other", text=block.text, page=block.page, bbox=block.bbox)
        for block in paper.blocks
        if not block.grid
    )
    return Findings(draft, marks)
