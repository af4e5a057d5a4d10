"""Officers' reports: who wrote them for whom, what they recommend, what it would mean, and what is appended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.marks import Mark
from extract.meetings.contacts import contact_fields, contact_signature
from extract.meetings.flow import Piece
from extract.meetings.implications import read_appendices, read_implications
from extract.meetings.recommendations import read_recommendations
from extract.meetings.report_fields import EMAIL, field_of, first, front_fields, is_person
from extract.phrases import find_dates
from extract.records import Appendix, Implication, Recommendation, Report


@dataclass(frozen=True, slots=True)
class OfficerReport:
    """What one report holds."""

    report: Report
    recommendations: tuple[Recommendation, ...] = ()
    implications: tuple[Implication, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    marks: tuple[Mark, ...] = ()


def read_report(pieces: list[Piece], title: str | None = None, item: str | None = None) -> OfficerReport | None:
    """A report out of its pieces; None where nothing says that they are one."""
    fields = front_fields(pieces)
    contacts = contact_fields(pieces)
    name = title or report_title(pieces, fields)
    if not name:
        return None
    start = pieces[0]
    recommendations = tuple(read_recommendations(pieces, name))
    report = Report(
        title=name,
        author=author_of(pieces, fields, contacts),
        lead=first(fields.get("lead")) or first(contacts.get("lead")) or lead_from(fields),
        date=report_date(pieces, fields),
        wards=wards_of(fields),
        version=first(fields.get("version")),
        item=item,
        key_decision=_yes(fields.get("key")),
        exempt=_exempt(fields.get("exempt")),
        page=start.page,
        bbox=start.bbox,
    )
    marks = tuple(_marks(pieces, report))
    return OfficerReport(
        report, recommendations, tuple(read_implications(pieces, name)), tuple(read_appendices(pieces, name)), marks
    )


def report_title(pieces: list[Piece], fields: dict[str, list[str]]) -> str | None:
    """What the report calls itself: its subject, else the heading above its labels."""
    if fields.get("title"):
        return fields["title"][0].strip(" .")
    candidates = [piece for piece in pieces[:6] if piece.text and not field_of(piece.text) and not piece.grid]
    headings = [piece for piece in candidates if piece.bold or piece.kind == "heading"] or candidates[:2]
    named = [
        piece.text
        for piece in headings
        if not re.fullmatch(
            r"(?:report|agenda item \d+\w?|[\w ]+ council|.*\b(?:committee|commission|cabinet|board|panel))",
            piece.text,
            re.IGNORECASE,
        )
    ]
    return (named or [piece.text for piece in headings] or [""])[0].strip() or None


def author_of(pieces: list[Piece], fields: dict[str, list[str]], contacts: dict[str, list[str]]) -> str | None:
    """Who wrote it: as labelled on the front, in the contact details, or signed at the end."""
    for values in (fields.get("author"), contacts.get("author")):
        people = [value for value in values or () if is_person(value) and not EMAIL.match(value)]
        if people:
            return "; ".join(people)
    return contact_signature(pieces)


def lead_from(fields: dict[str, list[str]]) -> str | None:
    """The officer among those from whom the report comes; a cabinet member leads it where no officer is named."""
    senders = [value for value in fields.get("from", ()) if value]
    officers = [
        value
        for value in senders
        if re.search(r"\b(?:director|officer|head of|chief|counsel|manager|executive)\b", value, re.IGNORECASE)
        and not re.search(r"\b(?:cabinet member|councillor|portfolio)\b", value, re.IGNORECASE)
    ]
    return officers[-1] if officers else None


def report_date(pieces: list[Piece], fields: dict[str, list[str]]) -> str | None:
    """The date of the report, or of the meeting that it is for."""
    for name in ("date", "committee"):
        for value in fields.get(name, ()):
            dates = find_dates(value)
            if dates:
                return dates[0].value
    return None


def wards_of(fields: dict[str, list[str]]) -> str | None:
    """The wards as printed, several with commas."""
    values = [value for value in fields.get("wards", ()) if value]
    return ", ".join(values) if values else None


def _yes(values: list[str] | None) -> bool | None:
    value = first(values)
    if not value:
        return None
    return (
        True
        if re.match(r"(?:yes|y\b|key|for the reason)", value, re.IGNORECASE)
        else False
        if re.match(r"(?:no|n\b|non)", value, re.IGNORECASE)
        else None
    )


def _exempt(values: list[str] | None) -> bool | None:
    value = first(values)
    if not value:
        return None
    if re.search(r"\b(?:unrestricted|public|open|not exempt|no\b|part 1|part i\b|non-?exempt)", value, re.IGNORECASE):
        return False
    return (
        True
        if re.search(r"\b(?:exempt|confidential|restricted|part 2|part ii|private)", value, re.IGNORECASE)
        else None
    )


def _marks(pieces: list[Piece], report: Report) -> Iterator[Mark]:
    """The report's authors, contacts and text for the components."""
    for name in (report.author, report.lead):
        if name:
            yield Mark(place="signature", text=name, page=report.page or 1, bbox=report.bbox)
    for piece in pieces:
        if piece.text and not piece.grid:
            place = (
                "contact"
                if EMAIL.search(piece.text) and len(piece.text) < 200
                else "heading"
                if piece.kind == "heading"
                else "report"
            )
            yield Mark(place=place, text=piece.text, page=piece.page, bbox=piece.bbox)
        for cell in piece.grid.cells if piece.grid else ():
            for block in cell.blocks or ():
                yield Mark(place="report", text=block.text, page=cell.page, bbox=cell.bbox)
