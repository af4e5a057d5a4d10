"""What the labels on a report's front say: label and value in one line, in two, stacked, or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.meetings.cues import load_wordings
from extract.meetings.flow import Piece, grid_lines, is_caps
from extract.meetings.names import is_name, is_office, parse_entry
from extract.meetings.numbering import parse_label
from extract.meetings.rosters import segments
from extract.meetings.wordings import COMMITTEES
from extract.phrases import find_dates

FIELDS = load_wordings("report_fields")
LABELS = tuple(
    (name, re.compile(rf"^[\W\d]{{0,6}}(?:{pattern})\s*(?::|–\s|-\s)\s*(?P<value>.*)$", re.IGNORECASE | re.S))
    for name, pattern, _ in FIELDS
)
BARE = tuple(
    (name, re.compile(rf"^(?:\d{{1,2}}(?:\.\d+)?[.)]?\s+)?(?:{pattern})\s*:?\s*$", re.IGNORECASE))
    for name, pattern, _ in FIELDS
)
UNKNOWN = re.compile(r"^(?:n/?a|none|not applicable|tbc|-)\.?$", re.IGNORECASE)
EMAIL = re.compile(
    r"\S+@\S+|\b(?:tel|telephone|phone|t|e|email|e-mail|mobile|ext)\b\s*[:.]|\b0\d{3,4} ?\d{5,7}\b|^\+?\d[\d ()]{8,}$",
    re.IGNORECASE,
)
OTHER_LABEL = re.compile(  # "Corporate Priorities:", "Has consultation been carried out? ☐ Yes ☒ No"
    r"^(?:[A-Z][\w ()/&’',.-]{2,60}:(?:\s|$)|[A-Z].{8,160}\?(?:\s|$)|.*[☐☒☑✓✔])"
)
BEGINS = re.compile(  # the first section of a report's text
    r"^(?:[A-Z0-9]{1,2}(?:\.\d{0,2})?[.)]?\s*[–-]?\s*)?(?:purpose|(?:executive |brief )?summary|"
    r"introduction|background|"
    r"recommend\w*|reasons? for|what (?:is|are) the|describe the|this report|officer contact|decisions? required|"
    r"details?\b|key issues|proposals?\W*$|context\b)",
    re.IGNORECASE,
)
MARK = re.compile(r"\s*:|\s[–-]\s")  # between a label and its value
BODY_LABEL = re.compile(
    rf"^[^:]{{0,80}}\b(?:{COMMITTEES})(?: \([\w &]+\))?\s*:", re.IGNORECASE
)  # "Cabinet: 4 March 2015"
HEADS = re.compile(r"^(?:joint )?report (?:of|by|to|from|for)\b", re.IGNORECASE)  # never a label's value
UNFINISHED = re.compile(r"(?:[,&–-]|\b(?:and|of|for|the|to|in|with|Traded))$")
PEOPLE = frozenset({"author", "contact", "lead", "from", "sender", "cleared", "member"})
ASKED = frozenset({"other", "exempt", "key"})  # a value of these ends with its line
LONGEST = 160


class FrontLine(NamedTuple):
    """A line of a front; `loose` where it may belong to the line before it."""

    text: str
    loose: bool = True
    piece: Piece | None = None


@dataclass(slots=True)
class Fields:
    """The labelled values found so far, and the lines that are neither label nor value."""

    values: dict[str, list[str]] = field(default_factory=dict)
    rest: list[FrontLine] = field(default_factory=list)
    current: str | None = None
    waiting: list[str] = field(default_factory=list)  # labels that stand bare, one below the other
    stacked: bool = False  # the line before was such a label
    label: str = ""  # as printed
    said: list[tuple[str, str]] = field(default_factory=list)  # each label as printed, with its value
    last: Piece | None = None  # where the line before stood

    def add(self, name: str, value: str) -> None:
        """A value of its own."""
        self.values.setdefault(name, []).append(value)


def field_of(text: str) -> tuple[str, str] | None:
    """Which field a line gives, and its value.

    >>> field_of("Report author: Ann Lee, Planner")
    ('author', 'Ann Lee, Planner')
    >>> field_of("Ward(s) affected: All"), field_of("The date was: unclear") is None
    (('wards', 'All'), True)
    """
    for name, pattern in LABELS:
        match = pattern.match(text)
        if match:
            return name, " ".join(match.group("value").split())
    return None


def bare_label(text: str) -> str | None:
    """Which field a label that stands alone names.

    >>> bare_label("Report Author:"), bare_label("Wards affected"), bare_label("The wards")
    ('author', 'wards', None)
    """
    if len(text) >= 60:
        return None
    return next((name for name, pattern in BARE if pattern.match(text)), None)


def front_fields(pieces: list[Piece], limit: int = 40) -> dict[str, list[str]]:
    """The labelled values on a report's front and in its contact details."""
    return read_fields(pieces, limit).values


def read_fields(pieces: list[Piece], limit: int = 40) -> Fields:
    """The labelled values of the first pieces, and the lines between them."""
    fields = Fields()
    for line in front_lines(pieces[:limit]):
        _take(fields, line)
        fields.last = line.piece
    return fields


def _take(fields: Fields, line: FrontLine) -> None:
    """Files one line: as a label, as a value, as more of a value, or as neither."""
    text = line.text
    pair, bare = field_of(text), bare_label(text)
    if pair and pair[1]:
        fields.current, fields.waiting = pair[0], []
        fields.add(*pair)
        fields.said.append((MARK.split(text)[0], pair[1]))
    elif pair or bare:
        fields.current = (pair[0] if pair else bare) or "other"
        fields.waiting = [*(fields.waiting if fields.stacked else []), fields.current]
        fields.stacked = text.rstrip().endswith(":")
        fields.label = MARK.split(text)[0]
        return
    elif _labels_other(fields, line):
        fields.current, fields.waiting = "other", []
    elif fields.waiting and not HEADS.match(text) and line.loose and len(text) < LONGEST and not parse_label(text):
        fields.current = _awaited(fields.waiting, text)
        fields.add(fields.current, text)
        fields.said.append((fields.label, text))
    elif _continues(fields, line):
        _extend(fields, text)
    else:
        fields.current, fields.waiting = None, []
        fields.rest.append(line)
    fields.stacked = False


def _labels_other(fields: Fields, line: FrontLine) -> bool:
    """A label that we do not know; a title's second line with a colon in it is none."""
    if not OTHER_LABEL.match(line.text) or EMAIL.match(line.text) or _person_first(line.text) or _set_apart(line):
        return False
    if BODY_LABEL.match(line.text) and find_dates(line.text):
        return False
    wrapped = fields.current == "title" and fields.last is line.piece and bool(line.piece and line.piece.lines)
    return not wrapped


def _set_apart(line: FrontLine) -> bool:
    """A heading with a colon within: "Controlled Parking Zone: Results of Consultation"."""
    strong = bool(line.piece and line.piece.bold and not line.piece.grid) or is_caps(line.text)
    return strong and len(line.text.partition(":")[2].split()) > 2


def _person_first(text: str) -> bool:
    """A value that holds a label: "Imran Sidat, Tel: (01000) 533200"."""
    head = re.split(r",|\b(?:tel|e-?mail)\b", text, maxsplit=1, flags=re.IGNORECASE)[0].strip()
    return is_name(head)


def _awaited(waiting: list[str], text: str) -> str:
    """Which of the labels above a value belongs to: the last, or where several stand stacked, the one it suits."""
    if EMAIL.match(text) and waiting[0] in PEOPLE:
        return waiting.pop(next((at for at, name in enumerate(waiting) if name == "other"), 0))
    suits = [at for at, name in enumerate(waiting) if (name in PEOPLE) == is_person(text)]
    return waiting.pop(suits[0] if suits else 0) if len(waiting) > 1 else waiting.pop()


def _continues(fields: Fields, line: FrontLine) -> bool:
    """Whether a line goes on with the value above it."""
    text, name = line.text, fields.current
    if not name or name in ASKED or not line.loose or len(text) >= LONGEST or EMAIL.match(text) or parse_label(text):
        return False
    values = fields.values.get(name)
    if not values or BEGINS.match(text):
        return False
    wrapped = line.piece is fields.last and bool(line.piece and line.piece.bbox and len(line.piece.lines) > 1)
    if name in PEOPLE and wrapped and not is_name(values[-1]):
        return True  # a contact that runs on: "Bo Day, Lighting", "Engineer, bo.day@oakford.gov.uk"
    if EMAIL.search(text):
        return False
    if UNFINISHED.search(values[-1]) or text[:1].islower():
        return True
    if name in PEOPLE:
        more = is_name(values[-1]) or name in ("from", "sender") or line.piece is fields.last
        return more and is_person(text) and not find_dates(text)
    return bool(line.piece and line.piece.bbox)


def _extend(fields: Fields, text: str) -> None:
    """A value that runs on over the next line, or a further one below it."""
    name = fields.current or "other"
    values = fields.values.setdefault(name, [])
    if values and is_name(values[-1]) and is_office(text) and not is_caps(text):
        values[-1] = f"{values[-1]}, {text}"  # the name, and below it the post
    elif values and (
        UNFINISHED.search(values[-1])
        or text[:1].islower()
        or name in ("title", "committee")
        or not is_person(text)
        or EMAIL.search(text)
    ):
        values[-1] = f"{values[-1]} {text}"
    else:
        values.append(text)


def is_person(text: str) -> bool:
    """Whether a value names somebody, by name or by office."""
    return parse_entry(text) is not None or is_office(text) or is_name(text)


def front_lines(pieces: list[Piece]) -> Iterator[FrontLine]:
    """Lines of the front, a labelled form's cells as "label: value"; whether a line may go on the one before."""
    for piece in pieces:
        if piece.grid:
            for row in grid_lines(piece.grid):
                for text in form_row([" ".join(cell.text.split()) for cell in row if cell.text.strip()]):
                    yield FrontLine(text, False, piece)
        elif piece.lines:
            yield from _printed_lines(piece)
        elif piece.text:
            yield FrontLine(piece.text, True, piece)


def form_row(texts: list[str]) -> Iterator[str]:
    """The cells of a form's row, each label with its value.

    >>> list(form_row(["Title:", "Budget"])), list(form_row(["Item", "9", "Date of meeting", "4 May 2020"]))
    (['Title: Budget'], ['Item: 9', 'Date of meeting: 4 May 2020'])
    """
    if len(texts) > 1 and (all(map(bare_label, texts)) or all((pair := field_of(text)) and pair[1] for text in texts)):
        yield from texts
        return
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    if len(texts) % 2 == 0 and all(len(label) < 90 for label, _ in pairs) and (len(texts) == 2 or _labels(pairs)):
        yield from (_pair(label, value) for label, value in pairs)
    elif len(texts) % 2 and len(texts) > 1 and bare_label(texts[0]) and not bare_label(texts[1]):
        yield f"{texts[0].rstrip(' :')}: {texts[1]}"
        yield from texts[2:]
    else:
        yield from texts


def _labels(pairs: list[tuple[str, str]]) -> bool:
    return all(bare_label(label) for label, _ in pairs)


def _pair(label: str, value: str) -> str:
    return f"{label} {value}" if label.endswith("?") else f"{label.rstrip(' :')}: {value}"


def _printed_lines(piece: Piece) -> Iterator[FrontLine]:
    """The lines of a paragraph, labels side by side as one line each."""
    for at, line in enumerate(piece.lines):
        parts = [segment.text for segment in segments(line, piece.page)]
        if len(parts) > 1 and sum(field_of(part) is not None for part in parts) > 1:
            yield from (FrontLine(part, True, piece) for part in parts)
        elif len(piece.lines) == 1 and at == 0:
            yield FrontLine(" ".join(piece.text.split()), True, piece)
        else:
            yield FrontLine(line.text.strip(), True, piece)


def first(values: list[str] | None) -> str | None:
    """The first value that says something."""
    good = [value for value in values or () if not UNKNOWN.match(value)]
    return good[0] if good else None
