"""What a reader's process is asked for: the records of a document, its lines, a picture of a page."""

from __future__ import annotations

import pickle

from extract.paper import Line, Paper, PaperPage
from extract.reading import Options, read_paper
from extract.records import Records
from townclerk.frames import PAGE, split
from townclerk.pipeline import kept, read_document, records_of


def records(data: bytes, name: str, options: Options) -> Records:
    """Everything that the document says."""
    return read_document(data, name, options)


def salvaged(data: bytes, name: str, options: Options, reason: str, total: int, plain: bool) -> Records:
    """The records of the pages that came out of a document before its reading was ended; `data` is those frames.

    `plain` leaves the rules aside, which may be what ended it.
    """
    pages: list[PaperPage] = [pickle.loads(payload) for letter, payload in split(bytearray(data)) if letter == PAGE]  # noqa: S301  # in a process as confined as the one that made them
    last = f"Reading stopped after page {pages[-1].number}{f' of {total}' if total else ''}: {reason}."
    paper = Paper(name, "", tuple(pages), total_pages=total, warnings=(last,), partial=True)
    return kept(paper) if plain else records_of(paper)


def lines(data: bytes, name: str, options: Options) -> tuple[Line, ...]:
    """Every line as it was read, page by page."""
    paper = read_paper(data, name, options)
    return tuple(line for block in paper.blocks for line in block.lines)
