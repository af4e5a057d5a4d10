"""Officers' reports: who wrote them for whom, what they recommend, what it would mean, and what is appended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from extract.marks import Mark
from extract.meetings.authorities import capitalised
from extract.meetings.contacts import contact_fields, contact_signature
from extract.meetings.flow import Piece
from extract.meetings.implications import read_appendices, read_implications
from extract.meetings.names import is_name, is_office
from extract.meetings.recommendations import read_recommendations
from extract.meetings.report_fields import (
    EMAIL,
    Fields,
    bare_label,
    field_of,
    first,
    front_lines,
    is_person,
    read_fields,
)
from extract.meetings.report_fronts import Front, is_title, read_front
from extract.meetings.report_status import is_exempt, is_key
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
    labelled = read_fields(pieces)
    fields = labelled.values
    front = read_front(pieces)
    lines = [line.text for line in front_lines(pieces[:30])]
    contacts = contact_fields(pieces)
    name = (title if title and is_title(title) else None) or report_title(pieces, fields, front) or title
    if not name:
        return None
    start = pieces[0]
    recommendations = tuple(read_recommendations(pieces, name))
    report = Report(
        title=name,
        author=author_of(pieces, fields, contacts, front),
        lead=lead_of(pieces, fields, contacts, front),
        date=report_date(fields, front),
        wards=wards_of(fields),
        version=first(fields.get("version")),
        item=item,
        key_decision=is_key(fields.get("key"), lines),
        exempt=is_exempt(fields.get("exempt"), lines),
        page=start.page,
        bbox=start.bbox,
    )
    marks = tuple(_marks(pieces, report, labelled))
    return OfficerReport(
        report, recommendations, tuple(read_implications(pieces, name)), tuple(read_appendices(pieces, name)), marks
    )


def report_title(pieces: list[Piece], fields: dict[str, list[str]], front: Front) -> str | None:
    """What the report calls itself: its subject, else the heading among the lines of its front."""
    titles = [value for value in fields.get("title", ()) if len(value) > 3]
    if titles:
        return titles[0].strip(" .")
    if front.title:
        return front.title
    candidates = [piece for piece in pieces[:6] if piece.text and not field_of(piece.text) and not piece.grid]
    headings = [piece for piece in candidates if piece.bold or piece.kind == "heading"] or candidates[:2]
    named = [piece.text for piece in headings if is_title(piece.text)]
    return (named or [piece.text for piece in headings] or [""])[0].strip() or None


def author_of(
    pieces: list[Piece], fields: dict[str, list[str]], contacts: dict[str, list[str]], front: Front
) -> str | None:
    """Who wrote it: as labelled on the front, in the contact details, signed at the end, or whose report it is."""
    several = listed_authors(pieces)
    if several:
        return ", ".join(several)
    named = [value for value in (*fields.get("sender", ()), *front.senders) if is_name(value.split(",")[0])]
    for values in (
        fields.get("author"),
        contacts.get("author"),
        officers(named),
        fields.get("contact"),
        contacts.get("contact"),
    ):
        people = [name for value in values or () if (name := reachable(value)) and is_person(name)]
        if people:
            return "; ".join(dict.fromkeys(with_post(pieces, person) for person in people))
    signature = contact_signature(pieces)
    if signature:
        return signature
    written = fields.get("lead", ()) if fields.get("cleared") else ()
    senders = officers([*written, *fields.get("sender", ()), *front.senders, *fields.get("from", ())])
    return signed(pieces, senders[0]) or senders[0] if senders else None


AUTHORS = re.compile(r"(?:report )?authors:?", re.IGNORECASE)


def listed_authors(pieces: list[Piece]) -> list[str]:
    """The names under a heading "Authors", each with an office on a line of its own; none where only one stands there.

    >>> lines = ("Authors", "Ann Lee, Consultant in Public Health", "Jon Roe, Head of Data", "Thanks to everybody.")
    >>> listed_authors([Piece(line, 1) for line in lines])
    ['Ann Lee', 'Jon Roe']
    """
    heading = next((at for at, piece in enumerate(pieces) if AUTHORS.fullmatch(piece.text.strip())), None)
    if heading is None:
        return []
    below = (piece.text.partition(",") for piece in pieces[heading + 1 :])
    names = [name.strip() for name, _, _ in takewhile(lambda cut: is_name(cut[0].strip()) and bool(cut[2]), below)]
    return names if len(names) > 1 else []


def reachable(value: str) -> str | None:
    """A contact without telephone numbers and addresses.

    >>> reachable("Jon Lee, Head of Libraries, 020 0000 4000, jon.lee@oakford.gov.uk"), reachable("Tel: 01000 200300")
    ('Jon Lee, Head of Libraries', None)
    >>> reachable("Asha Rao, Tel: (01000) 533200, Asset Manager"), reachable("Leo Birch (01000 564042)")
    ('Asha Rao, Asset Manager', 'Leo Birch')
    """
    text = re.sub(r"\s*\((?:tel\S* )?[\d +-]{5,}\)", "", value)
    text = re.sub(r"[\s.]+(?=(?:tel|telephone|e-?mail|phone|ext|direct line)\b)", ", ", text, flags=re.IGNORECASE)
    parts = [part.strip(" .:|,") for part in re.split(r"[,;|]\s+|\s{3,}", text)]
    kept = [part for part in parts if part and not REACHED.search(part)]
    return ", ".join(kept) or None


REACHED = re.compile(
    r"\S+@\S*|\[email|^(?:tel|telephone|phone|e-?mail|mobile|ext|direct line)\b|^[\d ()+x.-]{4,}$|^\(?\d{4,}|www\.",
    re.IGNORECASE,
)
MEMBERS = re.compile(
    r"\b(?:cabinet member|executive member|councillor|cllr|portfolio|leader|mayor|commissioner|chair(?:man)?)\b",
    re.IGNORECASE,
)


def officers(senders: list[str]) -> list[str]:
    """Those of whom a report may come who are officers, not members."""
    return [name for value in senders if (name := reachable(value)) and not MEMBERS.search(name) and is_person(name)]


def printed_lines(pieces: list[Piece]) -> list[str]:
    """The lines of a paper, of formats without lines its paragraphs."""
    return [line.text.strip() for piece in pieces for line in piece.lines] or [piece.text for piece in pieces]


def with_post(pieces: list[Piece], person: str) -> str:
    """A bare name with the post that stands below it elsewhere in the paper."""
    if not is_name(person):
        return person
    below = (office for name, office in pairwise(printed_lines(pieces)) if name == person and OFFICER.match(office))
    office = next((office for office in below if len(office) < 90), None)
    return f"{person}, {office}" if office else person


def signs(name: str, office: str) -> bool:
    """Whether two lines are a name and the post below it, not a heading and who stands below that.

    >>> signs("Ann Lee", "Town Clerk"), signs("Contact Details:", "Ann Lee – Town Clerk")
    (True, False)
    """
    if name.rstrip().endswith(":") or not is_name(name) or bare_label(name):
        return False
    return ":" not in office and is_office(office) and not is_name(re.split(r",|\s[–-]\s", office)[0])


def signed(pieces: list[Piece], sender: str) -> str | None:
    """The name that stands above the sender's office at the end: "Ann Lee", "Town Clerk"."""
    for name, office in pairwise(printed_lines(pieces)):
        if signs(name, office) and fuzz.ratio(office.casefold(), sender.casefold()) > 90:
            return f"{name}, {office}"
    return None


def lead_of(
    pieces: list[Piece], fields: dict[str, list[str]], contacts: dict[str, list[str]], front: Front
) -> str | None:
    """The director or officer in whose name it comes: labelled so, or the sender."""
    labelled = [*fields.get("cleared", ()), *fields.get("lead", ())]
    stated = next((name for value in labelled if (name := reachable(value))), None) or first(contacts.get("lead"))
    sender = lead_from([*fields.get("from", ()), *fields.get("sender", ()), *front.senders])
    return stated or (sender and (signed(pieces, sender) or sender))


def lead_from(senders: list[str]) -> str | None:
    """The officer among those from whom the report comes; a cabinet member leads it where no officer is named."""
    found = [
        value
        for value in senders
        if re.search(
            r"\b(?:director|officer|head of|chief|counsel|manager|executive|solicitor|treasurer)\b",
            value,
            re.IGNORECASE,
        )
        and not re.search(r"\b(?:cabinet member|councillor|portfolio)\b", value, re.IGNORECASE)
    ]
    return found[-1] if found else None


def report_date(fields: dict[str, list[str]], front: Front) -> str | None:
    """The date of the report, or of the meeting that it is for."""
    for name in ("date", "committee"):
        for value in fields.get(name, ()):
            dates = find_dates(value)
            if dates:
                return dates[0].value
    return front.date


def wards_of(fields: dict[str, list[str]]) -> str | None:
    """The wards as printed, several with commas."""
    values = [value for value in fields.get("wards", ()) if value]
    return ", ".join(values) if values else None


def _marks(pieces: list[Piece], report: Report, fields: Fields) -> Iterator[Mark]:
    """The report's authors, contacts and text for the components."""
    page, box = report.page or 1, report.bbox
    for text in dict.fromkeys(named(report, fields)):
        yield Mark(place="signature", text=text, page=page, bbox=box)
    for name, office in pairwise(pieces):
        if signs(name.text, office.text) and len(office.text) < 90 and OFFICER.search(office.text):
            yield Mark(place="signature", text=f"{name.text}, {office.text}", page=name.page, bbox=name.bbox)
    for piece in pieces:
        if piece.text and not piece.grid:
            place = (
                "contact"
                if EMAIL.search(piece.text) and len(piece.text) < 200
                else "heading"
                if piece.kind == "heading"
                else "report"
            )
            text = re.sub(r"(?<=[a-z])\s+(?=Tel\b)", ", ", piece.text)
            yield Mark(place=place, text=text, page=piece.page, bbox=piece.bbox)
        for cell in piece.grid.cells if piece.grid else ():
            for block in cell.blocks or ():
                yield Mark(place="report", text=block.text, page=cell.page, bbox=cell.bbox)


OFFICER = re.compile(
    r"^(?:[\w’'&,-]+ ){0,6}(?:director|head|officer|manager|clerk|chief|solicitor|treasurer|counsel|accountant)\b",
    re.IGNORECASE,
)


def named(report: Report, fields: Fields) -> Iterator[str]:
    """The people whom the front and the contact details name, one by one; a post without a name is nobody."""
    posts = {value: label for label, value in fields.said if OFFICE_LABEL.fullmatch(label.strip())}
    values = [report.author or "", report.lead or "", *posts]
    values += [value for name in ("from", "member", "lead", "sender") for value in fields.values.get(name, ())]
    for value in values:
        for person in people_in([value]):
            office = re.sub(r"\W*\(?s?\)?\W*$", "", capitalised(posts.get(value, "")))
            yield f"{person}, {office}" if office and is_name(person) else person


OFFICE_LABEL = (
    re.compile(  # labels that are a post: "Director", "Case Officer", "Portfolio Holder", "Lead Member for Roads"
        r"(?:(?:corporate|executive|strategic|service|assistant) )?director|chief officer|(?:case|planning) officer|"
        r"portfolio holder(?:\(s\))?|(?:lead|cabinet|executive) member(?:\(s\))?(?: for [\w ,&]+)?|"
        r"head of (?!service$)[\w ,&]+",
        re.IGNORECASE,
    )
)


def people_in(values: list[str]) -> Iterator[str]:
    """The named people of some labelled values, one by one, without telephone numbers.

    >>> list(people_in(["ANN LEE, HEAD OF LAW", "Director of Place", "Cllr Jo Day / Bo Fox, Clerk"]))
    ['Ann Lee, Head of Law', 'Cllr Jo Day', 'Bo Fox, Clerk']
    """
    for value in values:
        for part in re.split(r"\s*;\s+|\s+/\s+", capitalised(reachable(value) or "")):
            if is_name(re.split(r",|\s[–-]\s|\s\(", part)[0]):
                yield part
