"""What stands on each page: paragraphs and tables that run over the end of a page, filed and cited page by page.

Readers join such a paragraph to one block, which stands where it begins; who opens page 5 looks for what page 5 prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from extract.flattening import block_text, grid_rows, row_pages
from extract.paper import Block, Line, Paper
from extract.records import LISTS, Box, Evidence, Page, Records

CAPITAL = re.compile(r"\W?[A-Z]")  # names stay whole: "… wrote to Alma | Roe about it"
# the field of a record that its page prints word for word
PRINTED = ("text", "title", "name", "long")
SURE = 60  # letters that say which passage it is

AnyRecord = TypeVar("AnyRecord", bound=Evidence)


class Turn(NamedTuple):
    """The part of a paragraph that stands on a page after the one where it begins."""

    begins: int
    page: int
    text: str
    bbox: Box | None


def page_records(paper: Paper) -> tuple[Page, ...]:
    """Each page's text as a person would read it, a paragraph that runs overleaf in two pieces."""
    pieces: dict[int, list[str]] = {page.number: [] for page in paper.pages}
    for page in paper.pages:
        for block in page.blocks:
            for number, text in printed(block):
                pieces.get(number, pieces[page.number]).append(text)
    return tuple(
        Page(number=page.number, text="\n".join(pieces[page.number]), source=page.source) for page in paper.pages
    )


def printed(block: Block) -> list[tuple[int, str]]:
    """What a block prints on each page that it stands on."""
    if block.grid:
        rows = zip(row_pages(block.grid), grid_rows(block.grid), strict=True)
        return [
            (number, "\n".join("\t".join(row) for _, row in group))
            for number, group in groupby(rows, key=lambda row: row[0])
        ]
    text = block_text(block)
    cuts = [*page_cuts(text, block.lines), (len(text), 0)]
    number, start, pieces = block.page, 0, []
    for end, following in cuts:
        pieces.append((number, text[start:end].strip()))
        number, start = following, end
    return [piece for piece in pieces if piece[1]]


def page_cuts(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where in a paragraph a later page begins, and which: counted in letters from its end, where no label stands.

    >>> page_cuts("to be respon sible for it", [Line("to be respon", 1), Line("sible for it", 2)])
    [(13, 2)]
    """
    if not lines or lines[0].page == lines[-1].page:
        return []
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    cuts: list[tuple[int, int]] = []
    behind = 0
    for number, group in reversed(
        [(number, list(same)) for number, same in groupby(lines, key=lambda line: line.page)]
    ):
        behind += sum(letter.isalnum() for line in group for letter in line.text)
        if number != lines[0].page and 0 < behind <= len(places):
            cuts.append((word_end(text, places[-behind]), number))
    return cuts[::-1]


def word_end(text: str, place: int) -> int:
    """The first beginning of a word from a place on that cuts no name in two."""
    while 0 < place < len(text) and (not text[place - 1].isspace() or within_name(text, place)):
        place += 1
    return place


def within_name(text: str, place: int) -> bool:
    """Whether the words before and after a place are both written with a capital.

    >>> within_name("met Alma Roe", 9), within_name("we met Roe", 7)
    (True, False)
    """
    before = text[:place].split()
    return bool(before and CAPITAL.match(before[-1]) and before[-1][-1].isalnum() and CAPITAL.match(text[place:]))


def cited(records: Records, paper: Paper) -> Records:
    """The records, those that stand in the overleaf part of a paragraph with the page that prints them."""
    turns = list(turns_of(paper.blocks))
    if not turns:
        return records
    texts = {page.number: letters(page.text) for page in records.pages}
    changed: dict[str, Any] = {}
    for name, kind in LISTS.items():
        if issubclass(kind, Evidence):
            changed[name] = tuple(overleaf(row, turns, texts) for row in getattr(records, name))
    return replace(records, **changed)


def turns_of(blocks: Sequence[Block]) -> Iterator[Turn]:
    """The overleaf parts of the paragraphs that run over the end of a page."""
    for block in blocks:
        if block.lines and block.lines[0].page != block.lines[-1].page:
            for number, text in printed(block)[1:]:
                yield Turn(block.page, number, letters(text), box_around(block.lines, number))


def overleaf(record: AnyRecord, turns: Sequence[Turn], texts: dict[int, str]) -> AnyRecord:
    """A record with the page that prints it, where that is not the page on which its paragraph begins."""
    said = next((value for name in PRINTED if (value := getattr(record, name, None))), None)
    begins = letters(said)[:SURE] if said else ""
    if not begins or record.page is None or begins in texts.get(record.page, ""):
        return record
    turn = next((turn for turn in turns if turn.begins == record.page and begins in turn.text), None)
    return replace(record, page=turn.page, bbox=turn.bbox) if turn else record


def letters(text: str) -> str:
    """The letters and digits of a text: what is left of it however its lines were joined.

    >>> letters("the Clerk’s re- port")
    'theclerksreport'
    """
    return "".join(filter(str.isalnum, text)).casefold()


def box_around(lines: Sequence[Line], page: int) -> Box | None:
    """The box around the lines of a page."""
    boxes = [line.bbox for line in lines if line.page == page and line.bbox]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
