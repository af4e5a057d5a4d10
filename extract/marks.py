"""What the kinds hand to the components: passages of text and what stands at each."""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import Box, Records

PLACES = (
    "prose",  # running text of minutes
    "report",  # running text of an officer's report
    "decision",  # a clause that a meeting decided
    "action",  # marked as an action: a column, a log, "ACTION: …"
    "attendance",  # who was there
    "contact",  # contact blocks, officer contacts on a front sheet
    "signature",  # who signs a letter or report
    "glossary",  # one entry of a list of abbreviations: "CDOP – Child Death Overview Panel"
    "refusal",  # a paragraph of a reply that relies on an exemption
    "answer",  # an answer of a reply
    "heading",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage, where it stands, and what its surroundings already say of it."""

    place: str
    text: str
    page: int
    bbox: Box | None = None
    meeting: str | None = None
    item: str | None = None
    origin: str | None = None  # of an action: table, mark, decision, prose
    owner: str | None = None  # as printed beside it: "DH", "Clerk"
    due: str | None = None  # as printed beside it
    status: str | None = None
    name: str | None = None  # of a person already set apart by the layout
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    capacity: str | None = None
    question: str | None = None
    law: str | None = None  # of a reply: the law that a bare "section 38" means


@dataclass(frozen=True, slots=True)
class Findings:
    """What a kind made of a paper: its records, and the marks from which the components make theirs."""

    records: Records
    marks: tuple[Mark, ...] = ()
