"""Minutes whose lines a web page ran together: numbered headings and bullets in mid-paragraph become pieces again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.meetings.flow import Piece, grid_lines

BULLETED = re.compile(r"\s+[•▪●‣]\s+")  # "Matters arising • Bin A bin was asked for. • Bench …"
NESTED = re.compile(r"^(?P<number>\d{1,2})[.)]\s+(?P<part>(?P=number)\.1\b\s*\S.*)$", re.S)  # "5. 5.1 Clerk's report"


FORM_LABEL = re.compile(  # the left column of a form at the head: "Date of meeting", "Venue", "Trustees present"
    r"^(?:date|time|venue|place|location|title of|name of|committee|meeting|(?:\w+ )?present|attend\w*|apolog\w+|"
    r"in attendance|also (?:present|in attendance)|chair\w*|minutes? (?:taken )?by|clerk|officers?|absent)\b.{0,30}$",
    re.IGNORECASE,
)


def form_lines(piece: Piece) -> list[Piece]:
    """A form of labels and answers at the head of a paper as lines "Venue: Town Hall"; any other piece as it is."""
    rows = grid_lines(piece.grid) if piece.grid else []
    pairs = [[" ".join(cell.text.split()) for cell in row if cell.text.strip()] for row in rows]
    labelled = [pair for pair in pairs if len(pair) == 2 and FORM_LABEL.match(pair[0]) and len(pair[1]) > 3]
    if len(labelled) < 2 or len(labelled) < 0.6 * len(pairs):
        return [piece]
    texts = [f"{pair[0].rstrip(':')}: {' '.join(pair[1:])}" for pair in pairs if len(pair) > 1]
    return [replace(piece, text=text, kind="paragraph", grid=None, lines=()) for text in texts]


TAGGED = re.compile(  # "<AI1>", "</TRAILER_SECTION>": the marks of a publishing system
    r"</?(?:AI|[A-Z_]*SECTION)\d*>"
)
SPACED = re.compile(r"^(?P<whole>\d{1,2})\.\s(?P<part>\d{1,2})(?=\s+[A-Z])")  # "2. 1 Police report": 2.1


def mended(pieces: list[Piece]) -> list[Piece]:
    """The pieces without a publishing system's marks, and "2. 1" below "2." as the "2.1" that it is.

    >>> [piece.text for piece in mended([Piece("<AI1>", 1), Piece("2. Reports", 1), Piece("2. 1 Police report", 1)])]
    ['2. Reports', '2.1 Police report']
    """
    found: list[Piece] = []
    whole = ""
    for piece in (part for at, one in enumerate(pieces) for part in (form_lines(one) if at < 8 else [one])):
        text = TAGGED.sub("", piece.text).strip() if "<" in piece.text else piece.text
        if not text and piece.text:
            continue
        spaced = SPACED.match(text)
        if spaced and spaced.group("whole") == whole:
            text = f"{whole}.{spaced.group('part')}{text[spaced.end() :]}"
        found.append(piece if text == piece.text else replace(piece, text=text))
        if (label := piece.label) and _plain(label.style, label.body):
            whole = label.body
    return found


def parted(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those of a format without geometry parted where another numbered heading or a bullet begins.

    >>> run = [Piece("1. Apologies None. 2. Trees • Oak It leans. • Ash It was felled.", 1), Piece("3. Roads", 1)]
    >>> [piece.text for piece in parted(run)]
    ['1. Apologies None.', '2. Trees', 'Oak It leans.', 'Ash It was felled.', '3. Roads']
    """
    numbers = {int(label.body) for piece in pieces if (label := piece.label) and _plain(label.style, label.body)}
    if len(numbers) < 2:
        return pieces
    return [part for piece in pieces for part in _parts(piece, numbers)]


def _plain(style: str, body: str) -> bool:
    return style == "number" and body.isdigit()


def _parts(piece: Piece, numbers: set[int]) -> Iterator[Piece]:
    label = piece.label
    if piece.bbox or piece.grid or not label or not (_plain(label.style, label.body) or label.style == "double"):
        yield piece
        return
    texts = [piece.text]
    while _plain(label.style, label.body) and (cut := _next_number(texts[-1], label.values[0] + len(texts), numbers)):
        texts[-1:] = [texts[-1][:cut].rstrip(), texts[-1][cut:]]
    for text in texts:
        nested = NESTED.match(text)
        first, *bullets = BULLETED.split(nested.group("part") if nested else text)
        yield replace(piece, text=first) if first != piece.text else piece
        yield from (replace(piece, text=bullet, bullet="•", lead="", bold=False, lines=()) for bullet in bullets)


def _next_number(text: str, number: int, numbers: set[int]) -> int | None:
    """Where the next number stands in mid-paragraph, if no paragraph begins with it."""
    if number in numbers:
        return None
    match = re.search(rf"(?<=[.;:!?)”’…]) (?={number}[.)] (?!That\b)[A-Z])", text)
    return match.end() if match else None
