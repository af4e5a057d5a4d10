"""The front of an officer's report: its title, whose report it is, for which body and of what day, labelled or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extract.meetings.authorities import authorities
from extract.meetings.flow import Piece, is_caps
from extract.meetings.report_fields import BEGINS, FrontLine, field_of, read_fields
from extract.meetings.wordings import COMMITTEES
from extract.phrases import find_dates

SENDER = re.compile(  # "Report of the Director of Place", "JOINT REPORT BY THE HEAD OF LAW AND THE TREASURER"
    r"^(?:(?:joint|covering|cover|committee) )?report (?:of|by|from)(?: the)? (?P<who>[A-Z].{2,140})$",
    re.IGNORECASE,
)
ADDRESSEE = re.compile(  # "Report to the Cabinet", "Report for Finance Committee - 17th October 2023"
    r"^(?:committee |officers?['’]? )?report (?:to|for)(?: the)? (?P<body>[A-Z].{2,100})$", re.IGNORECASE
)
# Lines of a front that are no title: "Agenda Item No. 6", "Part I", "(Appendix 'A' refers)", "HTM/21/14"
FURNITURE = re.compile(
    r"^\W*(?:(?:agenda )?item (?:no|number|\d)|agenda\b|part [\dI]+\b|item for\b|for (?:decision|information|noting)|"
    r"public\W*$|private\W*$|open\W*$|not for publication|exempt\b|confidential\b|restricted\b|unrestricted\b|"
    r"by virtue of|report (?:no|number|ref)\b|\(?(?:appendi|annex)|portfolio\b|page \d|contains (?:exempt|confid)|"
    r"(?:public |committee |officers? |delegated |planning |planning officer )*report(?: and recommendations?)?\W*$|"
    r"[A-Z]{2,6}[/-]\d[\d/-]*\W*$|\d[\d ./-]*$|[~_*=.-]{3,}|the public\)|meeting (?:to be )?held|date\b|"
    r"(?:executive|strategic|corporate) (?:priority|priorities)|(?:head of|director of|chief executive)\b)",
    re.IGNORECASE,
)
BODY_END = re.compile(rf"\b(?:{COMMITTEES})(?: \([\w &]+\))?(?: [A-Z](?!\w))?\W*$", re.IGNORECASE)
LED = re.compile(  # "OAKFORD COUNCIL AUDIT COMMITTEE CUSTOMER SERVICES": a council, its committee and a department
    rf"^[^:]{{3,60}}\b(?:council|authority)\b.{{0,60}}\b(?:{COMMITTEES})\b", re.IGNORECASE
)
ABOUT_BODY = re.compile(  # "Appointments to the Audit Committee" is a title
    r"\b(?:to|for|from|review|appointments?|annual|terms|membership|proposed|update|minutes|establish\w*)\b",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"^(?:executive |brief )?(?:summary|introduction|background|purpose|context|recommendations?)\W*$", re.I
)
NUMBERED = re.compile(r"^1(?:\.\d?)?[.)]?\s+\S")
WEEKDAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|date(?: of meeting)?)\b[ ,:]*", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|noon|hours|hrs)[ ,]*", re.IGNORECASE)
LONG = 220


@dataclass(frozen=True, slots=True)
class Front:
    """What the front of a report says without labels."""

    title: str | None = None
    senders: tuple[str, ...] = ()
    date: str | None = None
    head: tuple[str, ...] = ()  # the lines above the text, as printed


def read_front(pieces: list[Piece]) -> Front:
    """The front of a report: its lines above the text that no label explains.

    >>> front = read_front([Piece("Standards Committee", 1), Piece("5 March 2020", 1), Piece("Gifts", 1, bold=True),
    ...                     Piece("Report of Hilary Lee, Head of Law", 1), Piece("Purpose of report", 1)])
    >>> front.title, front.senders, front.date
    ('Gifts', ('Hilary Lee, Head of Law',), '2020-03-05')
    """
    front = pieces[: body_start(pieces)]
    lines = list(rejoined(read_fields(front, len(front)).rest))
    return Front(
        _title(lines),
        tuple(_senders(lines)),
        next((date for line in lines if (date := _date(line.text))), None),
        tuple(line.text for line in lines),
    )


def body_start(pieces: list[Piece]) -> int:
    """Where the text of a report begins, below its front."""
    for at, piece in enumerate(pieces[:60]):
        if at and (BEGINS.match(piece.text) or NUMBERED.match(piece.text)) and not field_of(piece.text):
            return at
        if at and len(piece.text) > LONG and not piece.bold:
            return at
    return min(len(pieces), 12)


def rejoined(lines: list[FrontLine]) -> Iterator[FrontLine]:
    """The lines, a heading's that run on over the width of the page as one."""
    for piece, run in groupby(lines, key=lambda line: line.piece):
        group = list(run)
        texts = [group[0].text]
        for line in group[1:]:
            if piece and piece.bold and _full(piece, texts[-1]):
                texts[-1] = f"{texts[-1]} {line.text}"
            else:
                texts.append(line.text)
        yield from (FrontLine(text, True, piece) for text in texts)


def _full(piece: Piece, text: str) -> bool:
    """Whether a printed line fills most of its paragraph's width, so that it runs on."""
    boxes = [line.bbox for line in piece.lines if line.bbox]
    mine = next((line.bbox for line in piece.lines if line.bbox and text.endswith(line.text.strip())), None)
    return mine is not None and mine[2] > 0.7 * max(box[2] for box in boxes)


def _senders(lines: list[FrontLine]) -> Iterator[str]:
    for line in lines:
        match = SENDER.match(line.text)
        if match:
            yield match.group("who").strip(" .:")


def _date(text: str) -> str | None:
    """The day that a line of the head names beside nothing but a body or a meeting."""
    dates = find_dates(text)
    if not dates or len(text) > 120 or re.search(r"\b(?:publish|dated|despatch|expir|last|previous)", text, re.I):
        return None
    return dates[0].value


def _title(lines: list[FrontLine]) -> str | None:
    """What is set apart among the lines that name no body, day or sender."""
    named = [line for line in lines if is_title(line.text)]
    strong = [line for line in named if line.piece and (line.piece.bold or is_caps(line.text))]
    return next((line.text.strip(" .") for line in strong or named), None)


def is_title(text: str) -> bool:
    """Whether a line of a front may be its title.

    >>> [is_title(t) for t in ("Street Trees", "Audit Committee - 3 May 2020", "Agenda Item No. 6", "12 May 2020")]
    [True, False, False, False]
    >>> is_title("Appointments to the Audit Committee"), is_title("OAKFORD TOWN COUNCIL")
    (True, False)
    """
    if (
        SECTION.match(text)
        or len(text) < 4
        or len(text) > 240
        or FURNITURE.match(text)
        or SENDER.match(text)
        or ADDRESSEE.match(text)
    ):
        return False
    dates = find_dates(text)
    if dates:
        around = CLOCK.sub("", WEEKDAY.sub("", text[: dates[0].start])).strip(" ,–-:|")
        return bool(around) and not names_body(around)
    return not names_body(text)


def names_body(text: str) -> bool:
    """Whether a line is nothing but the name of a council or of a body that meets."""
    bare = text.strip(" .,:–-")
    if any(name.casefold().removeprefix("the ") == bare.casefold().removeprefix("the ") for name in authorities(bare)):
        return True
    if LED.match(bare) and authorities(bare):
        return True
    return bool(BODY_END.search(bare)) and len(bare.split()) < 12 and not ABOUT_BODY.search(bare)
