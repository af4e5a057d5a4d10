"""What `townclerk read` prints for a person: a paper's outline, each fact with its page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.clean import clean_line
from extract.records import Action, Attendance, Decision, Item, Meeting, Question, Records, Table
from index.naming import day

WIDTH = 80
PAGE = 8  # the column in which pages stand: " p. 412"
FIRST_LINES = 8
LONGEST = 400  # characters of an answer or a reply; the JSON has all of it

KINDS = {
    "agenda_pack": "agenda pack",
    "agenda": "agenda",
    "minutes": "minutes",
    "report": "report",
    "decision": "decision notice",
    "foi_reply": "reply to an information request",
    "other": "paper of no known kind",
}
OUTCOMES = {
    "disclosed": "disclosed",
    "partial": "disclosed in part",
    "refused": "refused",
    "not_held": "not held",
    "elsewhere": "published elsewhere",
    "neither": "neither confirmed nor denied",
    "clarification": "clarification asked for",
}
# The lists that have no section of their own, by what one and many of them are called.
COUNTED = {
    "attendance": ("attendance", "attendances"),
    "items": ("item", "items"),
    "decisions": ("decision", "decisions"),
    "votes": ("recorded vote", "recorded votes"),
    "actions": ("action", "actions"),
    "declarations": ("declaration of interest", "declarations of interest"),
    "petitions": ("petition", "petitions"),
    "public_questions": ("question at the meeting", "questions at the meeting"),
    "reports": ("report", "reports"),
    "recommendations": ("recommendation", "recommendations"),
    "implications": ("implication", "implications"),
    "questions": ("question", "questions"),
    "exemptions": ("exemption", "exemptions"),
    "tables": ("table", "tables"),
    "acronyms": ("acronym", "acronyms"),
    "people": ("person", "people"),
    "attachments": ("file inside", "files inside"),
}


class Row(NamedTuple):
    """One printed line, and whether it is a heading."""

    text: str
    heading: bool = False


def outline(records: Records, width: int = WIDTH) -> Iterator[Row]:
    """The lines of a paper's outline, none wider than `width`; a list that is empty takes no room."""
    yield from masthead(records, width)
    yield from section("Parts", parts(records), width)
    for meeting in records.meetings:
        yield from section(meeting_line(meeting), business(records, meeting), width)
    yield from section("Business" if not records.meetings else "Not placed in a meeting", unplaced(records), width)
    yield from section("Reports", reports(records), width)
    yield from section("Reply", reply(records), width)
    yield from section("Questions", questions(records), width)
    yield from section("Exemptions", exemptions(records), width)
    yield from section("Tables", map(table, records.tables), width)
    yield from section("Acronyms", acronyms(records), width)
    yield from section("People", people(records), width)
    yield from section("Files inside", inside(records), width)
    yield from section("Begins", beginning(records), width)
    yield from section("Counts", counts(records), width)
    yield from section("Warnings", warnings(records), width)


class Entry(NamedTuple):
    """A fact with its page, its label (a number, a verb, a name), and how deep it stands."""

    page: int | None
    label: str
    text: str
    depth: int = 0


def masthead(records: Records, width: int) -> Iterator[Row]:
    """What the paper is, whose, of when; then the file."""
    document = records.document
    title = document.title or document.name or "untitled"
    yield from (Row(line, True) for line in textwrap.wrap(clean_line(title), width) or [title])
    of = (document.authority, document.committee, day(document.date))
    about = " · ".join(clean_line(part) for part in (KINDS.get(document.kind, document.kind), *of) if part)
    yield from map(Row, textwrap.wrap(about, width))
    pages = "1 page" if document.pages == 1 else f"{document.pages} pages"
    if document.pages_read < document.pages:
        pages += f" ({document.pages_read} read)"
    if document.pages_ocr:
        pages += f" ({document.pages_ocr} by character recognition)"
    file = (document.name if document.title else None, document.format, pages, document.status)
    yield from map(Row, textwrap.wrap(" · ".join(clean_line(part) for part in file if part), width))


def section(heading: str, entries: Iterable[Entry], width: int) -> Iterator[Row]:
    """A heading and its entries, if there are any; labels that fit stand in a column of their own."""
    listed = list(entries)
    if not listed:
        return
    yield Row("")
    yield from (Row(line, True) for line in textwrap.wrap(clean_line(heading), width))
    for entry in listed:
        yield from map(Row, entry_lines(entry, label_width(listed, entry.depth), width))


def label_width(entries: list[Entry], depth: int) -> int:
    """Wide enough for the labels of a depth, a few long ones apart."""
    return min(12, max((len(entry.label) for entry in entries if entry.depth == depth), default=0))


def entry_lines(entry: Entry, label: int, width: int) -> Iterator[str]:
    """The page at the left, then the label, then the text hanging from where it begins.

    >>> list(entry_lines(Entry(3, "7.2", "Apologies for absence", 0), 4, 40))
    ['   p. 3  7.2   Apologies for absence']
    """
    page = f"p. {entry.page}".rjust(PAGE - 1) if entry.page else ""
    indent = " " * (PAGE + 1 + 4 * entry.depth)
    first = page.ljust(PAGE + 1) + " " * (4 * entry.depth)
    name = clean_line(entry.label)
    text = clean_line(entry.text)
    if name and len(name) > label:
        text = f"{name}: {text}" if text else name
    elif label:
        first += name.ljust(label + 2)
        indent += " " * (label + 2)
    filled = textwrap.wrap(text, width, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)
    yield from filled or [first.rstrip()]


def parts(records: Records) -> Iterator[Entry]:
    """What is bound together, where it is more than one thing."""
    if len(records.parts) > 1:
        for part in records.parts:
            pages = "" if part.last_page <= part.first_page else f" (to p. {part.last_page})"
            yield Entry(part.first_page, part.kind, f"{part.title or 'untitled'}{pages}")


def meeting_line(meeting: Meeting) -> str:
    """A meeting as a heading."""
    what = "Meeting" if meeting.source == "agenda" else "Minutes"
    where = (meeting.committee, day(meeting.date), meeting.time, meeting.place)
    return f"{what}: {', '.join(part for part in where if part)} ({meeting.status})".replace(" (None)", "")


def business(records: Records, meeting: Meeting) -> Iterator[Entry]:
    """Who was there, and the items with what was decided and is to be done under each."""
    attended = [one for one in records.attendance if one.meeting == meeting.id]
    yield from attendance(attended)
    items = [item for item in records.items if item.meeting == meeting.id]
    yield from item_entries(records, items, meeting.id)


def unplaced(records: Records) -> Iterator[Entry]:
    """Items, decisions and actions that belong to no meeting of this paper."""
    known = {meeting.id for meeting in records.meetings}
    yield from attendance([one for one in records.attendance if one.meeting not in known])
    items = [item for item in records.items if item.meeting not in known]
    yield from item_entries(records, items, None, known)


def item_entries(
    records: Records, items: list[Item], meeting: str | None, others: set[str] | frozenset[str] = frozenset()
) -> Iterator[Entry]:
    """Items in order; decisions and actions under theirs, and at the end those of no item."""

    def ours(one: Decision | Action) -> bool:
        return one.meeting == meeting if meeting else one.meeting not in others

    decisions = [one for one in records.decisions if ours(one)]
    actions = [one for one in records.actions if ours(one)]
    seen: set[str | None] = set()
    for item in items:
        yield Entry(item.page, item.number or "", item.title)
        if item.number and item.number not in seen:
            seen.add(item.number)
            yield from (decision(one, item) for one in decisions if one.item == item.number)
            yield from (action(one, item) for one in actions if one.item == item.number)
    yield from (decision(one) for one in decisions if one.item not in seen)
    yield from (action(one) for one in actions if one.item not in seen)


def attendance(people: list[Attendance]) -> Iterator[Entry]:
    """Who was present, and who was not, a line each."""
    groups: dict[str, list[Attendance]] = {}
    for one in people:
        name = one.status if one.capacity == "member" or one.status != "present" else f"{one.capacity}s"
        groups.setdefault(name.replace("publics", "public"), []).append(one)
    for name, group in groups.items():
        yield Entry(
            group[0].page, name, ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in group)
        )


def decision(one: Decision, item: Item | None = None) -> Entry:
    """A decision with its verb, who moved it, and the votes."""
    votes = {"for": one.votes_for, "against": one.votes_against, "abstaining": one.abstentions}
    moved = [f"moved by {one.mover}" if one.mover else "", f"seconded by {one.seconder}" if one.seconder else ""]
    said = [*filter(None, moved), *(f"{number} {side}" for side, number in votes.items() if number is not None)]
    text = f"{one.label}) {one.text}" if one.label else one.text
    return Entry(elsewhere(one.page, item), one.verb or "decided", text + (f" [{', '.join(said)}]" if said else ""), 1)


def action(one: Action, item: Item | None = None) -> Entry:
    """An action with its owner, when it is due and how it stands."""
    said = [one.owner or "", f"by {one.due}" if one.due else "", one.status or ""]
    details = ", ".join(filter(None, said))
    return Entry(elsewhere(one.page, item), "action", one.text + (f" [{details}]" if details else ""), 1)


def elsewhere(page: int | None, item: Item | None) -> int | None:
    """The page, unless the item above has said it."""
    return None if item and page == item.page else page


def reports(records: Records) -> Iterator[Entry]:
    """Officers' reports, and under each what it recommends."""
    seen = set()
    for report in records.reports:
        by = [report.author and f"by {report.author}", day(report.date)]
        about = ", ".join(part for part in by if part)
        yield Entry(report.page, "", f"{report.title} ({about})" if about else report.title)
        if report.title not in seen:
            seen.add(report.title)
            for one in records.recommendations:
                if one.report == report.title:
                    yield Entry(one.page if one.page != report.page else None, one.label or "•", one.text, 1)
    for one in records.recommendations:
        if one.report not in seen:
            yield Entry(one.page, one.label or "•", one.text, 1)


def reply(records: Records) -> Iterator[Entry]:
    """What a reply says of itself."""
    if records.foi:
        foi = records.foi
        named = {
            "reference": foi.reference,
            "under": foi.legislation,
            "received": day(foi.received),
            "replied": day(foi.replied),
            "outcome": OUTCOMES.get(foi.outcome or "", foi.outcome),
            "licence": foi.licence,
            "review": foi.review_contact,
        }
        for name, value in named.items():
            if value:
                yield Entry(None, name, value)


def questions(records: Records) -> Iterator[Entry]:
    """What was asked, and under it what was answered."""
    for number, question in enumerate(records.questions, 1):
        yield Entry(question.page, question.number or str(number), question.text or "(not printed in the reply)")
        yield answer(question)


def answer(question: Question) -> Entry:
    """An answer with its outcome, cut where it is long."""
    outcome = OUTCOMES.get(question.outcome or "", question.outcome or "answer")
    return Entry(None, outcome, shortened(question.answer) if question.answer else "(no answer stands)", 1)


def shortened(text: str) -> str:
    """A long text cut at a word, saying so.

    >>> shortened("word " * 100)[-13:]
    'word word […]'
    """
    text = clean_line(text)
    return text if len(text) <= LONGEST else textwrap.shorten(text, LONGEST, placeholder=" […]")


def exemptions(records: Records) -> Iterator[Entry]:
    """What was relied on not to disclose."""
    for one in records.exemptions:
        of = f" (question {one.question})" if one.question else ""
        yield Entry(one.page, one.code, f"{one.name or ''}{of}".strip())


def table(one: Table) -> Entry:
    """A table by its title, or how its headings read."""
    columns = len(one.rows[0]) if one.rows else 0
    heads = "; ".join(filter(None, one.rows[0])) if one.rows else ""
    size = f"{len(one.rows)} rows, {columns} columns"
    return Entry(one.page, "", f"{one.title or shortened(heads)[:160] or 'untitled'} ({size})")


def acronyms(records: Records) -> Iterator[Entry]:
    """Acronyms with what they stand for."""
    for one in records.acronyms:
        yield Entry(one.page, one.short, one.long)


def people(records: Records) -> Iterator[Entry]:
    """Who is named, with what office."""
    for one in records.people:
        role = ", ".join(part for part in (one.role, one.organisation) if part) or one.kind
        yield Entry(one.page, "", f"{one.name} – {role}")


def inside(records: Records) -> Iterator[Entry]:
    """The files inside this one, and what became of each."""
    for one in records.documents:
        document = one.document
        text = f"{document.title or document.name or 'untitled'} ({KINDS.get(document.kind, document.kind)})"
        yield Entry(None, document.failure or document.status, text)


def beginning(records: Records) -> Iterator[Entry]:
    """The first words of a paper of which nothing else is known."""
    if any(getattr(records, name) for name in COUNTED):
        return
    first = next((page for page in records.pages if page.text.strip()), None)
    for line in first.text.split("\n")[:FIRST_LINES] if first else ():
        yield Entry(first.number if first else None, "", shortened(line))


def counts(records: Records) -> Iterator[Entry]:
    """How much was found, in one sentence."""
    found = [(len(getattr(records, name)), *words) for name, words in COUNTED.items()]
    said = [f"{number} {one if number == 1 else many}" for number, one, many in found if number]
    if said:
        yield Entry(None, "", ", ".join(said))


def warnings(records: Records) -> Iterator[Entry]:
    """What a reader should know, and how much fitted no rule."""
    for warning in records.document.warnings:
        yield Entry(None, "•", warning)
    passages = records.document.unplaced
    if passages:
        yield Entry(
            None, "•", f"{passages} {'passage' if passages == 1 else 'passages'} looked like facts and fitted no rule."
        )
    if records.document.pages_without_text:
        numbers = ", ".join(str(page.number) for page in records.pages if not page.text.strip())
        yield Entry(None, "•", f"Without text: p. {shortened(numbers)}")
