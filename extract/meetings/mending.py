"""Paragraphs that were cut in two within a sentence: after "Cllr.", "No.", "of", "the"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.blocks import block_of
from extract.meetings.flow import Piece, union

CUT = re.compile(  # words after which no sentence and no line of a list ends
    r"(?:\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Prof|Revd?|Messrs)\.?|\b(?:Nos?|Ref|para|St)\.|"
    r"(?<=\s)(?:of|the|an?|and|by|in|on|for|from|with|against|at|between|into|per))$"
)


def rejoined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, each that breaks off within a sentence joined to the next.

    >>> [piece.text for piece in rejoined([Piece("RESOLVED that Mrs. Ash and Cllr.", 1), Piece("Elm be thanked.", 1)])]
    ['RESOLVED that Mrs. Ash and Cllr. Elm be thanked.']
    """
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and _breaks_off(before) and _runs_on(piece):
            same = before.bbox and piece.bbox and before.page == piece.page
            box = union([before.bbox, piece.bbox]) if same and before.bbox and piece.bbox else before.bbox
            joined[-1] = replace(before, text=f"{before.text} {piece.text}", bbox=box, lines=())
        else:
            joined.append(piece)
    return joined


def _breaks_off(piece: Piece) -> bool:
    return bool(piece.text) and not piece.grid and piece.kind != "heading" and bool(CUT.search(piece.text.rstrip()))


def _runs_on(piece: Piece) -> bool:
    if not piece.text or piece.grid or piece.kind == "heading" or piece.bullet or piece.bold:
        return False
    return not block_of(piece.text) and not OPENS.match(piece.text)


OPENS = re.compile(  # a clause's label, or words with which another sentence begins
    r"\(?(?:[a-z]|[ivx]+|\d{1,2})[).]\s(?![A-Z]?[a-z]+\.$)|"
    r"(?:There|This|These|It|In|At|On|Next|Signed|Resolved|Agreed)\b"
)
