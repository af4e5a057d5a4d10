"""Two readings of one region, by its rules and by its white, scored: the one that its text bears out is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.paper import Word
from extract.tables.aligned import read_aligned
from extract.tables.columns import numeric_share
from extract.tables.lattice import Lattice
from extract.tables.lines import text_lines, text_of
from extract.tables.mending import mended
from extract.tables.rulings import GAP, Frame, Stroke

BETTER = 1.1  # the white must read so much better than the rules


def is_outdone(frame: Frame, drawn: Lattice, words: Sequence[Word]) -> bool:
    """Whether a region whose rows no rules part is read better by its white than by the rules that it has."""
    if len(frame.across) > 2 or len(frame.down) < 2:
        return False
    x0, top, x1, bottom = frame.box
    inside = [word for word in words if x0 - GAP < word.x0 and word.x1 < x1 + GAP and top < middle(word) < bottom]
    lines = text_lines([word for word in inside if word.upright])
    if len(lines) < 3:
        return False
    rival = read_aligned(lines, [Stroke(stroke.at, stroke.start, stroke.end) for stroke in frame.across])
    return rival is not None and worth(rival[0], inside) > BETTER * worth(mended(drawn), inside)


def worth(drawn: Lattice, words: Sequence[Word]) -> float:
    """How well a reading fits its region: the words that it holds whole, how alike its columns are, how full it is."""
    held = [piece for piece in drawn.pieces if piece.words]
    taken = sum(len(piece.words) for piece in held)
    cut = sum(straddles(word, drawn.xs) for piece in held if piece.columns == 1 for word in piece.words)
    cells = (len(drawn.xs) - 1) * (len(drawn.ys) - 1)
    fill = sum(piece.rows * piece.columns for piece in held) / max(1, cells)
    return (taken - cut) / max(1, len(words)) * (likeness(drawn) + min(1.0, fill)) / 2


def likeness(drawn: Lattice) -> float:
    """The share of each column that is of one type, figures or words, on the mean of all columns."""
    shares = []
    for column in range(len(drawn.xs) - 1):
        texts = [text_of(piece.words) for piece in drawn.pieces if piece.column == column and piece.words]
        if texts:
            share = numeric_share(texts)
            shares.append(max(share, 1 - share))
    return sum(shares) / len(shares) if shares else 0.0


def straddles(word: Word, xs: Sequence[float]) -> bool:
    """Whether a word lies across a place where columns are parted.

    >>> straddles(Word("Elm", 10.0, 0.0, 40.0, 10.0), (0.0, 25.0, 90.0))
    True
    """
    return bisect_left(xs, word.x0 + GAP) < bisect_left(xs, word.x1 - GAP)


def middle(word: Word) -> float:
    """The middle of a word's height."""
    return (word.top + word.bottom) / 2
