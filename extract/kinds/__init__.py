"""Kinds of paper: each module recognises itself (`likeness`) and makes records (`parse`); the likeliest one does it.

A module in this folder is a kind if it has `likeness(paper) -> float` (0 to 1) and `parse(paper, draft) -> Findings`.
A new kind is one module and a sample; nothing else is touched.
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from extract.drafting import draft
from extract.listings import listing_marks
from extract.marks import Findings
from extract.paper import Paper
from extract.records import Records

LONGEST_TITLE = 300  # characters: what is longer is a paragraph that stands where titles do


class Kind(Protocol):
    """What a module in this folder offers if it is a kind."""

    def likeness(self, paper: Paper) -> float:
        """How much the paper looks like this kind, 0 to 1."""
        ...

    def parse(self, paper: Paper, draft: Records) -> Findings:
        """The records of such a paper; `draft` holds what every paper has."""
        ...


@cache
def load_kinds() -> tuple[Kind, ...]:
    """All kinds, found by walking this folder."""
    modules = [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return tuple(cast(Kind, module) for module in modules if hasattr(module, "likeness"))


def parse(paper: Paper) -> Findings:
    """The findings of the kind that the paper is most like."""
    best = max(load_kinds(), key=lambda kind: kind.likeness(paper))
    findings = with_fit_title(best.parse(paper, draft(paper)))
    meetings = findings.records.meetings
    only = meetings[0].id if len(meetings) == 1 else None
    listed = (replace(mark, meeting=only) for mark in listing_marks(paper.blocks))
    return replace(findings, marks=(*findings.marks, *listed))


def with_fit_title(findings: Findings) -> Findings:
    """The findings, without a title that can be none."""
    document = findings.records.document
    if not document.title or len(document.title) <= LONGEST_TITLE:
        return findings
    parts = tuple(replace(p, title=None) if p.title == document.title else p for p in findings.records.parts)
    return replace(findings, records=replace(findings.records, document=replace(document, title=None), parts=parts))
