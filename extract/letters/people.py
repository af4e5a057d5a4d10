"""The persons of a letter: who signs it, whom to contact, and the private person to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.letters.addressees import (
    SALUTATION,
    SIGNS,
    TITLE,
    addressee_names,
    evidence_of,
    greeting_of,
    greetings,
    is_private,
)
from extract.letters.authorities import MAIL
from extract.letters.paths import ANSWER, FRONT, QUESTION, TAIL
from extract.letters.roles import Spoken
from extract.marks import Mark
from extract.paper import Line, Paper, Span
from extract.records import Box

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def private_words(said: Sequence[Spoken], addressee: str = "") -> tuple[str, ...]:
    """The requester's name, mail and postal address as the letter prints them."""
    found: list[str] = []
    front = [one.passage.text for one in said if one.role == FRONT and one.passage.kind != "quoted"]
    evidence = evidence_of(said, addressee)
    for name in evidence.greeted:
        found += [name, *full_names(name, front)]
    found += addressee_names(said, addressee)
    for one in said:
        if one.role in (FRONT, QUESTION):
            found += [m.group() for m in MAIL.finditer(one.passage.text) if is_private(m.group("domain"))]
    to = MAIL.search(addressee)
    if to and is_private(to.group("domain")):
        found += [to.group(), addressee[: to.start()].strip(" <\"'")]
    found += address_lines(front, [name for name in found if " " in name])
    found += greetings(said, evidence)
    return tuple(dict.fromkeys(word.strip(" ,<>'") for word in found if len(word.strip()) > 2))


def full_names(name: str, front: Sequence[str]) -> Iterator[str]:
    """The name in other forms among the lines of the head: "Ms Smith" and "Alex Smith"."""
    surname = TITLE.sub("", name).split()[-1]
    pattern = re.compile(rf"\b(?:[A-Z][\w’'-]*\.?\s+){{0,3}}{re.escape(surname)}\b")
    for text in front:
        if len(text) < 160 and not SALUTATION.match(text) and not greeting_of(text):
            for match in pattern.finditer(text):
                yield match.group()


def address_lines(front: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The lines from the requester's name to a postcode; below the greeting stands the body's own address."""
    for n, text in enumerate(front):
        if SALUTATION.match(text) or greeting_of(text):
            continue
        if len(text) < 60 and any(text.strip(" ,").endswith(name) for name in names):
            below = list(
                takewhile(lambda line: not greeting_of(line) and not SALUTATION.match(line), front[n + 1 : n + 8])
            )
            end = next((m for m, line in enumerate(below) if POSTCODE.search(line)), None)
            if end is not None and all(len(line) < 60 for line in below[: end + 1]):
                yield from below[: end + 1]


def letter_marks(said: Sequence[Spoken], paper: Paper) -> Iterator[Mark]:
    """The head, the signature, the running feet and the rest of the letter, for the components."""
    private = {word.casefold() for word in private_words(said, paper.properties.get("to", ""))}
    signing = 0
    for one in said:
        passage = one.passage
        if one.role == TAIL:
            signing = 6 if SIGNS.match(passage.text) else max(0, signing - 1) if len(passage.text) < 90 else 0
        if one.role == ANSWER or not passage.text.strip():
            continue
        holders = held(passage.text) if one.role in (FRONT, TAIL) else []
        for office, name in holders:
            yield held_mark(office, name, passage.page, passage.bbox)
        if holders:
            continue
        private_line = any(word in passage.text.casefold() for word in private)
        place = "signature" if signing else "contact" if one.role == FRONT and not private_line else "other"
        yield Mark(
            place=place,
            text=passage.text,
            page=passage.page,
            bbox=passage.bbox,
            capacity="public" if private_line or one.role == QUESTION else None,
        )
    yield from furniture_marks(paper)


OFFICE = re.compile(
    r"^(?:acting |interim |vice |deputy )?(?:chair(?:man|woman|person)?|chief \w+(?: officer)?|clerk|leader)\s*:?$",
    re.I,
)


OFFICES = (
    r"(?:(?:acting|interim|vice|deputy|joint)[ -])?"
    r"(?:chair(?:man|woman|person)?|chief \w+(?: officer)?|(?:medical|managing|executive) director|director-general"
    r"|head ?(?:teacher|master|mistress)|(?:town |parish )?clerk|leader|principal|vice-chancellor|registrar|president)"
)
HELD = re.compile(  # "Chair: Dr Ada Quill Chief Executive: Tom Reed": a foot that names who leads the body
    rf"(?i:\b(?P<office>{OFFICES}))\s?:\s*(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{1,4}}?)"
    rf"(?=\s*[|•·,;–]|\s+(?i:{OFFICES})\s?:|\s*$)"
)


def held(text: str) -> list[tuple[str, str]]:
    """The offices that a line names with their holders, where it names several.

    >>> held("Chair: Dr Ada Quill Chief Executive: Tom Reed")
    [('Chair', 'Dr Ada Quill'), ('Chief Executive', 'Tom Reed')]
    >>> held("Chair: Dr Ada Quill")
    []
    """
    found = [(match["office"], match["name"]) for match in HELD.finditer(text)] if len(text) < 240 else []
    return found if len(found) > 1 else []


def held_mark(office: str, name: str, page: int, bbox: Box | None) -> Mark:
    """The mark of an office's holder."""
    return Mark(place="contact", text=f"{name}, {office}", page=page, bbox=bbox, name=name, role=office)


def furniture_marks(paper: Paper) -> Iterator[Mark]:
    """Running heads and feet in their columns; a name below an office ("Chair", "Chief Executive") is its holder's."""
    seen: set[str] = set()
    for page in paper.pages:
        above: list[Span] = []
        for line in page.furniture:
            columns = columns_of(line)
            holders = [(over.text.strip(" :"), under.text.strip()) for over, under in stacked(above, columns)]
            above = columns
            if line.text in seen:
                continue
            seen.add(line.text)
            holders += held(line.text)
            for column in columns:
                if held(column.text):
                    continue
                if not any(column.text.strip() == name for _, name in holders):
                    yield Mark(place="contact", text=column.text.strip(), page=page.number, bbox=line.bbox)
            for office, name in holders:
                yield held_mark(office, name, page.number, line.bbox)


def columns_of(line: Line) -> list[Span]:
    """The columns of a line: runs that wide gaps set apart."""
    columns: list[Span] = []
    for span in line.spans:
        last = columns[-1] if columns else None
        if last and last.x1 is not None and span.x0 is not None and span.x0 - last.x1 < max(6.0, 0.8 * line.size):
            columns[-1] = last._replace(text=f"{last.text.rstrip()} {span.text.lstrip()}", x1=span.x1)
        elif span.text.strip():
            columns.append(span)
    return columns or [Span(line.text)]


def stacked(above: Sequence[Span], below: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Columns of a line with the offices that stand over them."""
    for under in below:
        for over in above:
            if None in (over.x0, over.x1, under.x0, under.x1) or not OFFICE.match(over.text.strip()):
                continue
            if over.x0 < under.x1 and under.x0 < over.x1:  # type: ignore[operator]  # none of them is None here
                yield over, under
