"""Items whose number does not stand before the title: below it, before the text, or after it at the right margin."""

from __future__ import annotations

import re

from extract.meetings.flow import Piece, words_of
from extract.meetings.headings import Heading, finish
from extract.meetings.numbering import Label, follows, parse_label

ABOVE = ("slashed", "slashed-part", "number", "double", "triple", "coded")
AFTER = re.compile(
    r"^(?P<title>[A-Z][^.;]{2,90}?)\s+(?P<number>\d{1,3}(?:\.\d{1,2}|/\d{2,4})?)\.?$"
)  # "PAYMENTS    5.4"


def titled_above(pieces: list[Piece]) -> list[Heading]:
    """Items whose titles stand above their numbers: "APOLOGIES", and below it "PC41/21 Apologies were received …".

    >>> title, told = Piece("APOLOGIES", 1, "heading", bold=True), Piece("41/21 Apologies were had from Mr Ash.", 1)
    >>> more = [Piece("MINUTES", 1, "heading", bold=True), Piece("42/21 The minutes of 3 May were signed.", 1)]
    >>> last = [Piece("TREES", 1, "heading", bold=True), Piece("43/21 Two limes had fallen since the last meeting.", 1)]
    >>> [(heading.number, heading.title) for heading in titled_above([title, told, *more, *last])]
    [('41/21', 'APOLOGIES'), ('42/21', 'MINUTES'), ('43/21', 'TREES')]
    """
    pairs: list[tuple[int, Label]] = []
    for at in range(len(pieces) - 1):
        label = pieces[at + 1].label
        if label and _heads(pieces[at], pieces[at + 1], label) and (not pairs or follows(pairs[-1][1], label, 3)):
            pairs.append((at, label))
    numbered = sum(bool(piece.label and pairs and piece.label.style == pairs[0][1].style) for piece in pieces)
    if len(pairs) < 3 or len(pairs) < 0.7 * numbered:
        return []
    made = [Heading(label.body, pieces[at].text, at, pieces[at], pieces[at + 1].body, 2) for at, label in pairs]
    return [finish(heading, pieces) for heading in made]


def _heads(title: Piece, told: Piece, label: Label) -> bool:
    """A heading without a number stands above a numbered paragraph."""
    if label.style not in ABOVE or title.label or title.grid or not (title.bold or title.kind == "heading"):
        return False
    return not (told.bold or told.kind == "heading") and len(words_of(title.text)) <= 25


def numbered_after(pieces: list[Piece]) -> list[Heading]:
    """Items whose number stands after the title, at the right margin.

    >>> lines = ["APOLOGIES 5.1", "None.", "MINUTES 5.2", "Signed.", "PAYMENTS 5.3", "They were approved."]
    >>> [(heading.number, heading.title) for heading in numbered_after([Piece(text, 1) for text in lines])]
    [('5.1', 'APOLOGIES'), ('5.2', 'MINUTES'), ('5.3', 'PAYMENTS')]
    """
    found: list[tuple[int, str, Label]] = []
    for at, piece in enumerate(pieces):
        match = AFTER.match(piece.text) if piece.text and not piece.label and not piece.bullet else None
        label = parse_label(f"{match.group('number')} x") if match else None
        if match and label and (follows(found[-1][2], label) if found else label.values[-1] == 1):
            found.append((at, match.group("title").strip(" .:"), label))
    if len(found) < 3:
        return []
    return [Heading(label.body, title, at, pieces[at]) for at, title, label in found]
