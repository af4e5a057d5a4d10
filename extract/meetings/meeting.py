"""One set of minutes or one agenda out of a flow of pieces: head, attendance, items, decisions and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.marks import Mark
from extract.meetings.apologies import read_apologies, read_attended, read_public
from extract.meetings.attendance import initials_in, letterhead_people, read_attendance
from extract.meetings.cuing import find_cue
from extract.meetings.decisions import read_decisions
from extract.meetings.flattened import mended, parted
from extract.meetings.flow import Piece, join_labels
from extract.meetings.headings import Heading
from extract.meetings.interests import declarations, exclusions, petitions, public_questions
from extract.meetings.items import CLOSING, MOVER_PAIR, read_items
from extract.meetings.persons import same_person, unique
from extract.meetings.published import unwrapped
from extract.meetings.rollcalls import read_rollcall
from extract.meetings.sentences import sentences
from extract.meetings.titles import Head, read_head
from extract.meetings.walks import Section
from extract.meetings.zones import zone_marks
from extract.records import (
    Attendance,
    Decision,
    Declaration,
    Exclusion,
    Item,
    Meeting,
    Petition,
    PublicQuestion,
    Vote,
)

PUBLIC = re.compile(r"^public (?:participation|forum|session|attendance)|^members of the public", re.IGNORECASE)
APOLOGIES = re.compile(r"\bapolog|\babsence\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a set of minutes or an agenda holds."""

    head: Head
    meeting: Meeting
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    votes: tuple[Vote, ...] = ()
    marks: tuple[Mark, ...] = ()
    sections: tuple[Section, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    petitions: tuple[Petition, ...] = ()
    public_questions: tuple[PublicQuestion, ...] = ()
    meetings: tuple[Meeting, ...] = ()  # where several sets of minutes are bound together


def zone_end(pieces: list[Piece], headings: list[Heading]) -> int:
    """Where the head and the attendance end."""
    if headings:
        return headings[0].at
    for at, piece in enumerate(pieces[:30]):
        if piece.text and (MOVER_PAIR.match(piece.body) or BUSINESS.match(piece.body)):
            return at
    return min(len(pieces), 30)


BUSINESS = re.compile(  # where nothing heads the business: the first words that only business begins with
    r"(?:RESOLVED|Resolved|AGREED|DECIDED|ORDERED)\b|"
    r"(?:The minutes of|It was (?:unanimously )?(?:agreed|resolved)|"
    r"The (?:Chair\w*|Mayor|meeting) (?:welcomed|opened))\b"
)


def attendance_start(pieces: list[Piece], end: int) -> int:
    """Where the first list of people begins."""
    for at, piece in enumerate(pieces[:end]):
        cue = find_cue(piece.text.split("\n")[0]) if piece.text else None
        if cue and cue[0].status in ("present", "apologies", "absent"):
            return at
    return end


def read_minutes(pieces: list[Piece], number: str = "m1", running: Sequence[str] = ()) -> Minutes:
    """A set of minutes."""
    pieces = unwrapped(parted(join_labels(mended(pieces))))
    headings = read_items(pieces)
    headings = after_attendance(pieces, headings)
    end = zone_end(pieces, headings)
    head = read_head(pieces[: attendance_start(pieces, end)] or pieces[:end], pieces[end:], running)
    meeting = meeting_of(head, number, "minutes")
    sections = [*preamble(pieces, end if headings else 0), *appended(sections_of(pieces, headings, end))]
    zone = pieces[:end]
    people = read_attendance(zone, number)
    decisions: list[Decision] = []
    votes: list[Vote] = []
    for section in sections:
        people += listed_present(section, people, number)
        if APOLOGIES.search(section.title):
            people += list(read_apologies(section.title, [*_rest_piece(section), *section.pieces], number))
        found, cast = read_decisions(section, number)
        decisions += found
        votes += cast
        if PUBLIC.search(section.title):
            people += list(read_public([*_rest_piece(section), *section.pieces], number))
        came = [row for piece in section.pieces if (row := read_attended(piece, number))]
        people += [row for row in came if not any(same_person(row.name, other.name) for other in people)]
    named = [row for row in letterhead_people(zone, number) if not any(same_person(row.name, p.name) for p in people)]
    return Minutes(
        head,
        meeting,
        tuple(unique(people)),
        items_of(headings, number),
        tuple(decisions),
        tuple(votes),
        (
            *marks_of(sections, zone, [*people, *named], number),
            *zone_marks(zone, number),
        ),
        tuple(sections),
        tuple(row for section in sections for row in declarations(section, number)),
        tuple(row for section in sections for row in exclusions(section, number)),
        tuple(row for section in sections for row in petitions(section, number)),
        tuple(row for section in sections for row in public_questions(section, number)),
    )


def listed_present(section: Section, known: list[Attendance], number: str) -> list[Attendance]:
    """Those present where an item of the minutes lists them ("1. Present", "a. Attendance")."""
    if not section.pieces or any(row.status == "present" for row in known):
        return []
    called = read_rollcall([piece for piece in section.pieces[:20] if len(piece.text) < 400], number)
    if called:
        return called
    cue = find_cue(section.title)
    if OPENED.match(section.title) and any(_lists_present(piece) for piece in section.pieces[:6]):
        return read_attendance(section.pieces[:20], number)
    if cue is None or cue[0].status != "present":
        return []
    heading = replace(section.pieces[0], text=f"{section.title.rstrip(':')}:", kind="paragraph", lines=(), grid=None)
    # A line is one person there, name and office side by side, and no row of names: gaps within it say nothing.
    return read_attendance([heading, *(replace(piece, lines=()) for piece in section.pieces)], number)


OPENED = re.compile(  # "CALL TO ORDER", "Roll Call", "Attendance and apologies", "Welcome": under which lists may stand
    r"^(?:call(?:ed)? to order|roll[- ]?call|opening|attendance|present|welcome|introductions?|meeting called)\b",
    re.IGNORECASE,
)


CALLED = re.compile(r"^(?:call(?:ed)? to order|roll[- ]?call)\b", re.IGNORECASE)  # business, though lists stand below


def _lists_present(piece: Piece) -> bool:
    cue = find_cue(piece.text.split("\n")[0]) if piece.text else None
    return bool(cue and cue[0].status == "present")


def after_attendance(pieces: list[Piece], headings: list[Heading]) -> list[Heading]:
    """Headings without numbers that stand among the lists of people are none."""
    if not headings or headings[0].number:
        return headings
    last = -1
    for at, piece in enumerate(pieces[: min(len(pieces), 40)]):
        cue = find_cue(piece.text) if piece.text else None
        if cue and cue[0].status == "present" and (not headings or at <= headings[min(2, len(headings) - 1)].at + 3):
            last = at
    first = next((n for n, heading in enumerate(headings) if heading.at > last or CALLED.match(heading.title)), None)
    return headings[first:] if first is not None else []


def meeting_of(head: Head, number: str, source: str) -> Meeting:
    """The meeting that a head names."""
    piece = head.piece
    return Meeting(
        id=number,
        committee=head.committee,
        date=head.date,
        time=head.time,
        place=head.place,
        source=source,
        format=head.format,
        status=head.status,
        page=piece.page if piece else 1,
        bbox=piece.bbox if piece else None,
        basis="inferred" if head.inferred else "stated",
    )


def items_of(headings: list[Heading], meeting: str) -> tuple[Item, ...]:
    """The items as records."""
    return tuple(
        Item(
            meeting=meeting,
            number=heading.number,
            title=heading.title,
            page=heading.piece.page,
            bbox=heading.piece.bbox,
            reference=reference_of(heading.title),
        )
        for heading in headings
        if heading.title
    )


REFERENCE = re.compile(
    r"\b(?P<code>\d{2}/\d{4,6}(?:/[A-Z]+)?|[A-Z]{2,4}[/ -]?\d{2,4}[/-]\d{2,5})\b"
)  # "24/00108", "KD/2024/12"


def reference_of(title: str) -> str | None:
    """The reference number in an item's title."""
    match = REFERENCE.search(title)
    return match.group("code") if match else None


def _rest_piece(section: Section) -> list[Piece]:
    page = section.pieces[0].page if section.pieces else 1
    return (
        []
        if section.rest and section.pieces and section.pieces[0].text == section.rest
        else [Piece(section.rest, page)]
        if section.rest
        else []
    )


def sections_of(pieces: list[Piece], headings: list[Heading], start: int) -> list[Section]:
    """What is said under each item, up to the close of the meeting."""
    if not headings:
        return [Section(None, "", pieces[start:])]
    found = []
    for n, heading in enumerate(headings):
        end = headings[n + 1].at if n + 1 < len(headings) else len(pieces)
        body = pieces[heading.at + heading.taken : end]
        rest = (
            [replace(heading.piece, text=heading.rest, bullet=None, lead="", bold=False, kind="paragraph", lines=())]
            if heading.rest
            else []
        )
        found.append(Section(heading.number, heading.title, [*rest, *body], heading.rest))
    return found


def preamble(pieces: list[Piece], end: int) -> list[Section]:
    """What the meeting did before its first item: the paragraphs below the lists of people, under no number.

    >>> opened = Piece("It was agreed to write to the family of the late Mr Orme on behalf of the whole council.", 1)
    >>> [section.pieces[0].text[:13] for section in preamble([Piece("Present: Cllr Ash", 1), opened], 2)]
    ['It was agreed']
    """
    lists = [at for at, piece in enumerate(pieces[:end]) if piece.text and find_cue(piece.text.split("\n")[0])]
    told = pieces[lists[-1] + 1 : end] if lists else []
    said = [piece for piece in told if len(piece.text) > 60 and piece.text.rstrip().endswith(".") and not piece.bold]
    return [Section(None, "", said)] if said else []


APPENDIX = re.compile(r"^appendix\s+(?P<label>[A-Z]|\d{1,2}|one|two|three|four)\W*$", re.IGNORECASE)
COUNTED = {"one": "1", "two": "2", "three": "3", "four": "4"}


def appended(sections: list[Section]) -> list[Section]:
    """What is appended to the minutes belongs to the item that refers to it, not to the last one."""
    if not sections:
        return sections
    last = sections[-1]
    at = next((n for n, piece in enumerate(last.pieces) if APPENDIX.match(piece.text)), None)
    if at is None:
        return sections
    match = APPENDIX.match(last.pieces[at].text)
    label = match.group("label").lower() if match else ""
    names = "|".join({label, COUNTED.get(label, label)} | {word for word, digit in COUNTED.items() if digit == label})
    cited = re.compile(rf"\bappendix (?:{names})\b", re.IGNORECASE)
    owner = next((one for one in sections[:-1] if any(cited.search(piece.text) for piece in one.pieces)), None)
    rest = Section(owner.number if owner else None, owner.title if owner else "", last.pieces[at + 1 :])
    return [*sections[:-1], Section(last.number, last.title, last.pieces[:at], last.rest), rest]


def marks_of(sections: list[Section], zone: list[Piece], people: list[Attendance], meeting: str) -> list[Mark]:
    """The passages from which the components make actions, people and acronyms."""
    initials = {name: code for code, name in initials_in(zone).items()}
    marks = [
        Mark(
            place="attendance",
            text=row.name,
            page=row.page or 1,
            bbox=row.bbox,
            meeting=meeting,
            name=row.name,
            role=row.role,
            capacity=row.capacity,
            initials=initials.get(row.name),
        )
        for row in people
    ]
    for section in sections:
        for piece in section.pieces:
            if piece.text and not piece.grid:
                marks += piece_marks(piece, meeting, section.number)
    return marks


TASK = re.compile(
    r"\b(?:to be|agreed to|will|is to|are to|has to|have to|needs? to|to [a-z]+ (?:the|a|an|with|on|up))\b"
)


def piece_marks(piece: Piece, meeting: str, item: str | None) -> list[Mark]:
    """A paragraph as prose; beside an action column the sentence that tells what to do, and the rest as prose."""
    where = {"page": piece.page, "bbox": piece.bbox, "meeting": meeting, "item": item}
    if not piece.owner:
        return [Mark(place="prose", text=piece.text, **where)]  # type: ignore[arg-type]  # one kind of value a field
    lead = piece.lead if piece.text.startswith(piece.lead) and len(piece.lead) < len(piece.text) else ""
    told = sentences(piece.text[len(lead) :].strip(" –-:.")) or [piece.text]
    codes = [code for code in re.split(r"[/,& ]+", piece.owner) if code]
    named = [text for text in told if any(re.search(rf"\b{re.escape(code)}\b", text) for code in codes)]
    tasks = [text for text in told if TASK.search(text)]
    chosen = (named or tasks or [" ".join(told)])[-1]
    rest = " ".join(text for text in told if text != chosen)
    marks = [Mark(place="action", text=chosen, owner=piece.owner, origin="table", **where)]  # type: ignore[arg-type]  # as above
    return [*marks, Mark(place="prose", text=rest, **where)] if rest and chosen in told else marks  # type: ignore[arg-type]  # as above


def closes(piece: Piece) -> bool:
    """Whether the meeting ends here."""
    return bool(CLOSING.match(piece.text))
