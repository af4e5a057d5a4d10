"""The records: what is said of one document, as frozen values that every later stage reads."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TypeAlias, cast

Box = tuple[float, float, float, float]
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

KINDS = ("agenda_pack", "agenda", "minutes", "report", "decision", "foi_reply", "other")
STATUSES = ("read", "partial", "failed")
SOURCES = ("text", "ocr_layer", "ocr", "none")
PART_KINDS = ("front sheet", "minutes", "report", "appendix", "slides", "form", "other")
OUTCOMES = ("disclosed", "partial", "refused", "not_held", "elsewhere", "neither", "clarification")
BASES = ("stated", "inferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a record stands in the paper, and whether the paper says it or we infer it."""

    page: int | None = None
    bbox: Box | None = None
    basis: str = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    kind: str = "other"
    title: str | None = None
    authority: str | None = None
    committee: str | None = None
    date: str | None = None
    pages: int = 0
    status: str = "read"
    failure: str | None = None
    warnings: tuple[str, ...] = ()
    name: str | None = None
    format: str | None = None
    sha256: str | None = None
    pages_read: int = 0
    pages_ocr: int = 0
    pages_without_text: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    number: int
    text: str
    source: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Evidence):
    kind: str
    title: str | None = None
    item: str | None = None
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Evidence):
    id: str
    committee: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    source: str
    format: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Evidence):
    meeting: str | None = None
    name: str
    role: str | None = None
    capacity: str
    status: str
    substitute_for: str | None = None
    arrived: str | None = None
    left: str | None = None
    virtual: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Evidence):
    meeting: str | None = None
    number: str | None = None
    title: str
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Evidence):
    meeting: str | None = None
    item: str | None = None
    label: str | None = None
    verb: str | None = None
    text: str
    mover: str | None = None
    seconder: str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Evidence):
    """How one person voted in a recorded vote."""

    meeting: str | None = None
    item: str | None = None
    motion: str | None = None
    name: str
    vote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Evidence):
    text: str
    owner: str | None = None
    due: str | None = None
    status: str | None = None
    item: str | None = None
    origin: str
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Evidence):
    """An interest that somebody declared."""

    meeting: str | None = None
    item: str | None = None
    name: str
    kind: str | None = None
    text: str
    withdrew: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion(Evidence):
    """A resolution to take business in private, with the paragraphs of Schedule 12A it rests on."""

    meeting: str | None = None
    item: str | None = None
    paragraphs: tuple[str, ...] = ()
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition(Evidence):
    meeting: str | None = None
    item: str | None = None
    text: str
    presenter: str | None = None
    signatures: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuestion(Evidence):
    """A question put at a meeting by the public or a member, with the answer given there."""

    meeting: str | None = None
    item: str | None = None
    asker: str | None = None
    asker_kind: str | None = None
    addressee: str | None = None
    text: str
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Evidence):
    title: str
    author: str | None = None
    lead: str | None = None
    date: str | None = None
    wards: str | None = None
    version: str | None = None
    item: str | None = None
    key_decision: bool | None = None
    exempt: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Evidence):
    report: str | None = None
    label: str | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication(Evidence):
    """What a report says a proposal means for money, law, equality, climate and the like."""

    report: str | None = None
    kind: str
    text: str
    signatory: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix(Evidence):
    report: str | None = None
    label: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A merged cell: where it begins and how many rows and columns it covers."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Evidence):
    title: str | None = None
    header_rows: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    row_pages: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    types: tuple[str, ...] = ()
    typed_rows: tuple[tuple[float | str | tuple[float, float] | None, ...], ...] = ()  # of typed columns, row by row
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Evidence):
    short: str
    long: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Evidence):
    name: str
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foi(Evidence):
    reference: str | None = None
    legislation: str | None = None
    received: str | None = None
    replied: str | None = None
    outcome: str | None = None
    licence: str | None = None
    review_contact: str | None = None
    working_days: int | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Evidence):
    """The few facts of a letter about a request that is no reply: an acknowledgement, an extension, …"""

    kind: str
    reference: str | None = None
    date: str | None = None
    due: str | None = None
    amount: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Evidence):
    number: str | None = None
    text: str | None = None
    answer: str | None = None
    outcome: str | None = None
    evidence: str | None = None
    attachment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Evidence):
    code: str
    name: str | None = None
    question: str | None = None
    whole: bool | None = None
    public_interest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Evidence):
    """A file that came inside this one; what it holds stands under the same place in `documents`."""

    name: str | None = None
    format: str | None = None
    sha256: str | None = None
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePlace:
    """Where a private person is named: a line on a page, or, without a box, somewhere on it."""

    page: int
    bbox: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything that is said of one document: what `townclerk read FILE --json` prints."""

    document: Document
    pages: tuple[Page, ...] = ()
    parts: tuple[Part, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    votes: tuple[Vote, ...] = ()
    actions: tuple[Action, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    petitions: tuple[Petition, ...] = ()
    public_questions: tuple[PublicQuestion, ...] = ()
    reports: tuple[Report, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    implications: tuple[Implication, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    tables: tuple[Table, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    people: tuple[Person, ...] = ()
    foi: Foi | None = None
    letters: tuple[Letter, ...] = ()
    questions: tuple[Question, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    documents: tuple[Records, ...] = ()
    private: tuple[str, ...] = ()  # names, addresses and mails of private persons in it, which the index leaves out
    private_places: tuple[PrivatePlace, ...] = ()  # which lines of pages that have geometry name them


LISTS: dict[str, type] = {
    "pages": Page,
    "parts": Part,
    "meetings": Meeting,
    "attendance": Attendance,
    "items": Item,
    "decisions": Decision,
    "votes": Vote,
    "actions": Action,
    "declarations": Declaration,
    "exclusions": Exclusion,
    "petitions": Petition,
    "public_questions": PublicQuestion,
    "reports": Report,
    "recommendations": Recommendation,
    "implications": Implication,
    "appendices": Appendix,
    "tables": Table,
    "acronyms": Acronym,
    "people": Person,
    "letters": Letter,
    "questions": Question,
    "exemptions": Exemption,
    "attachments": Attachment,
}


EXACT = frozenset({"typed_rows"})  # numbers that a paper states; those of boxes are rounded


@cache
def columns(kind: type) -> tuple[str, ...]:
    """The field names of a record, what it says first and where it stands last."""
    where = ("page", "bbox", "basis") if issubclass(kind, Evidence) else ()
    names = tuple(field.name for field in fields(kind))
    return tuple(name for name in names if name not in where) + where


def as_json(value: object) -> Json:
    """A record, or anything made of records, as plain JSON values.

    >>> as_json(Acronym(short="CDOP", long="Child Death Overview Panel", origin="inline", page=3))["page"]
    3
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: as_lists(getattr(value, name)) if name in EXACT else as_json(getattr(value, name))
            for name in columns(type(value))
        }
    if isinstance(value, tuple):
        return [as_json(part) for part in value]
    if isinstance(value, float):
        return round(value, 1)
    return cast("Json", value)


def as_lists(value: object) -> Json:
    """Tuples as lists, numbers as they are.

    >>> as_lists(((1595.94, None), ((5.0, 9.0), "2021-05-03")))
    [[1595.94, None], [[5.0, 9.0], '2021-05-03']]
    """
    return [as_lists(part) for part in value] if isinstance(value, tuple) else cast("Json", value)
