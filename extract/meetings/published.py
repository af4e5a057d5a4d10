"""Minutes as a publishing system's web page shows them: of each item its purpose, then "Decision:" and "Minutes:"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.flow import Piece

MARK = re.compile(
    r"^(?P<mark>Minutes|Decision|Decisions)\s*:\s*(?P<rest>.*)$", re.S
)  # "Minutes:", "Decision: RESOLVED …"
INLINE = re.compile(r"\s(?=(?:Additional documents|Decision|Minutes):\s)")  # a page saved as text runs them together
CHROME = re.compile(  # the page's own furniture
    r"^(?:Additional documents|Supporting documents|Share this item|View directions|Media|Items|No\.?|Item|"
    r"View the .{3,60}|No\. ?\|? ?Item\W*)\s*:?\W*$",
    re.IGNORECASE,
)
FILE = re.compile(r"\s*(?:\bpdf icon\s+)?\bPDF \d+(?:\.\d+)? [KM]B\b.*$")  # "Minutes pdf icon PDF 102 KB"


def unwrapped(pieces: list[Piece]) -> list[Piece]:
    """The pieces of such a page as those of minutes: of each item the title and what the minutes say of it.

    >>> lines = ["1. Bins PDF 12 KB", "To note bins.", "Decision:", "Noted.", "Minutes:", "RESOLVED to move."]
    >>> more = ["2. Trees", "Additional documents:", "Minutes: None had fallen."]
    >>> [piece.text for piece in unwrapped([Piece(text, 1) for text in [*lines, *more]])]
    ['1. Bins', 'RESOLVED to move.', '2. Trees', 'None had fallen.']
    """
    parts = [part for piece in pieces for part in _split(piece)]
    marks = [match.group("mark") for piece in parts if (match := MARK.match(piece.text))]
    if len(marks) < 2 or ("Minutes" not in marks and not any(CHROME.match(piece.text) for piece in parts)):
        return pieces  # a notice of decisions prints "Decision:" too, and nothing else tells it
    found: list[Piece] = []
    told = 0  # where the item's title ends: what stands between it and its minutes is its purpose
    for piece in parts:
        if CHROME.match(piece.text):
            continue
        mark = MARK.match(piece.text)
        if mark:
            del found[told:]
            if mark.group("rest"):
                found.append(replace(piece, text=mark.group("rest"), bold=False, lead="", kind="paragraph", lines=()))
            continue
        text = FILE.sub("", piece.text)
        found.append(piece if text == piece.text else replace(piece, text=text))
        item = piece.label and piece.label.style in NUMBERED and not _within(found, piece)
        if item or told == 0:
            told = len(found)
    return found


NUMBERED = ("number", "slashed", "coded", "named", "slashed-part")


def _within(found: list[Piece], piece: Piece) -> bool:
    """A numbered paragraph within an item's minutes: its number does not go on from the last item's."""
    return bool(re.search(r"\b(?:RESOLVED|AGREED|that)\b.{0,20}:\W*$", found[-2].text)) if len(found) > 1 else False


def _split(piece: Piece) -> list[Piece]:
    """A paragraph in which title, purpose and minutes were run together, one piece each."""
    if piece.grid or not piece.text or piece.bbox:
        return [piece]
    texts = [part.strip(" |") for part in INLINE.split(piece.text)]
    return [piece] if len(texts) == 1 else [replace(piece, text=text, lines=(), bold=False, lead="") for text in texts]
