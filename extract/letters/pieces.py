"""The lines of a block in pieces of one look, grouped into passages.

A block may hold a question and its answer, since letters set one right below the other. It is cut where a line begins
with a label or a lead ("Answer:"), where the look of the print changes, and after a question mark that ends a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.letters.labels import bullet_of, parse_label
from extract.letters.passages import LEAD, Look, Passage, labelled, surrounding
from extract.paper import Block, Line, Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a line, all of one look."""

    text: str
    line: Line
    look: Look
    starts: bool  # a printed line begins here


INLINE_LEAD = re.compile(
    r"(?<=[.?!:)\w])\s+(?=(?:(?:Our|Trust|Council)\s)?(?:ANSWER|Answer|RESPONSE|Response|Reply)\s?:\s)"
)
MAIL_HEADER = re.compile(r"^(?:From|Sent|To|Cc|Subject|Date)\s?:\s\S")
ENDS = re.compile(r"[.?!:;]['’”\")]*$")
STARTS_LOWER = re.compile(r"^[a-z(,;&]")
URL_BREAK = re.compile(r"(https?://\S*[-/_=?&.%])\s+(?=[\w/-]*[./_-])")


def pieces_of(block: Block, margin: float | None) -> Iterator[_Piece]:
    """The lines of a block, those with a change of look after a full stop cut in two."""
    for line in block.lines or (Line(block.text, block.page),):
        indented = bool(margin is not None and line.bbox and line.bbox[0] - margin > 14)
        if not line.spans:
            yield _Piece(line.text, line, Look(line.bold, line.italic, None, indented), starts=True)
            continue
        runs = list(look_runs(line.spans, indented))
        for n, (text, look) in enumerate(runs):
            yield _Piece(text, line, look, starts=n == 0)


def look_runs(spans: Iterable[Span], indented: bool) -> Iterator[tuple[str, Look]]:
    """A line's text in runs; a new run begins only where the look changes after the end of a sentence or a lead."""
    text = ""
    weights: Counter[Look] = Counter()
    for span in spans:
        look = Look(span.style.bold, span.style.italic, span.style.colour, indented)
        letters = sum(map(str.isalnum, span.text))
        if text.strip() and letters and look != _usual(weights, look) and _may_end(text):
            yield text.strip(), _usual(weights, look)
            text = ""
            weights = Counter()
        glue = "" if not text or text.endswith(" ") or span.text.startswith(" ") or _touches(text, span) else " "
        text += glue + span.text
        weights[look] += letters
    if text.strip():
        yield text.strip(), _usual(weights, Look(indented=indented))


def _touches(text: str, span: Span) -> bool:
    """Spans without geometry are joined as they stand: the reader keeps the spaces."""
    return span.x0 is None


def _usual(weights: Counter[Look], otherwise: Look) -> Look:
    return max(weights, key=lambda look: weights[look]) if weights.total() else otherwise


def _may_end(text: str) -> bool:
    stripped = text.strip()
    label = parse_label(stripped)
    return bool(ENDS.search(stripped)) and len(stripped) > 3 and not (label and not label[1].strip())


def grouped(pieces: list[_Piece], wrap: int) -> Iterator[list[_Piece]]:
    """Pieces that belong together: cut before labels and leads, where the look changes, after a question mark."""
    group: list[_Piece] = []
    for before, piece in pairwise([None, *pieces]):
        if piece is None:
            continue
        if group and before and is_cut(before, piece, wrap):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def is_cut(before: _Piece, piece: _Piece, wrap: int) -> bool:
    """Whether a new passage begins with this piece."""
    if not piece.starts:
        return True
    text, ended = piece.text.lstrip(), ENDS.search(before.text.strip())
    if not text:
        return False
    if bullet_of(text) or LEAD.match(text) or MAIL_HEADER.match(text):
        return True
    label = parse_label(text)
    if label and (ended or label[0].form[-1:] in ".):" or label[0].speaker):
        return True
    if piece.look != before.look and (ended or not (STARTS_LOWER.match(text) or only_colour(before.look, piece.look))):
        return True
    if piece.line.bbox is None:
        return is_cut_unplaced(before, piece, wrap)
    return bool(before.text.rstrip().endswith("?") and text[:1].isupper())


def only_colour(one: Look, other: Look) -> bool:
    """Whether looks differ in colour alone, as a link does from the words around it."""
    return (one.bold, one.italic) == (other.bold, other.italic)


def is_cut_unplaced(before: _Piece, piece: _Piece, wrap: int) -> bool:
    """In text without geometry a line is a paragraph unless lines are wrapped at a width."""
    if not wrap:
        return True
    short = len(before.text.rstrip()) < 0.75 * wrap
    return bool(
        short
        and (ENDS.search(before.text.strip()) or len(before.text) < 0.5 * wrap)
        and not STARTS_LOWER.match(piece.text.strip())
    )


def finished(group: list[_Piece], block: Block, whole: bool, first: bool) -> Iterator[Passage]:
    """Passages from pieces: the label taken off, and cut once more before a lead that stands within a line."""
    text = block.text if whole else joined([piece.text for piece in group], block.text)
    text = URL_BREAK.sub(r"\1", " ".join(text.split()))
    weights: Counter[Look] = Counter()
    for piece in group:
        weights[piece.look] += len(piece.text)
    passage = Passage(
        text=text,
        page=group[0].line.page,
        look=_usual(weights, Look()),
        kind=block.kind,
        bbox=surrounding([piece.line.bbox for piece in group]) or block.bbox,
        level=block.level,
        speaker="ask" if block.kind == "quoted" else "",
    )
    printed = block.label if first else None
    for n, part in enumerate(INLINE_LEAD.split(text)):
        yield labelled(replace(passage, text=part), printed if n == 0 else None)


def joined(lines: list[str], printed: str) -> str:
    """Lines put together again, a hyphen at a line's end undone where the block's own text does so.

    >>> joined(["a long docu-", "ment"], "a long document")
    'a long document'
    """
    text = ""
    for line in (line.strip() for line in lines):
        if text.endswith("-") and line:
            tail, head = text.rsplit(maxsplit=1)[-1], line.split()[0]
            if tail[:-1] + head in printed:
                text = text[:-1] + line
                continue
            if tail + head in printed:
                text += line
                continue
        text = f"{text} {line}" if text else line
    return text
