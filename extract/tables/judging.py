"""Whether a reading is a table: evidence for it, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.tables.columns import numeric_share
from extract.tables.lattice import Lattice, Piece
from extract.tables.lines import lines_of, text_of


def rows_by_column(drawn: Lattice, depth: int) -> dict[int, list[Piece]]:
    """The filled cells of one column below the headings."""
    found: dict[int, list[Piece]] = defaultdict(list)
    for piece in drawn.pieces:
        if piece.words and piece.columns == 1 and piece.row >= depth:
            found[piece.column].append(piece)
    return found


def is_table(drawn: Lattice, depth: int, ruled: bool) -> bool:
    """Whether an aligned reading is a table.

    >>> is_table(Lattice((0.0, 1.0), (0.0, 1.0), ()), 0, False)
    False
    """
    height, width = len(drawn.ys) - 1 - depth, len(drawn.xs) - 1
    if width < 2 or height < (2 if ruled or depth else 3):
        return False
    by_column = rows_by_column(drawn, depth)
    texts = {column: [text_of(piece.words) for piece in pieces] for column, pieces in by_column.items()}
    shares = {column: numeric_share(held) for column, held in texts.items()}
    figures = [column for column, share in shares.items() if share >= 0.6]
    fill = sum(len(held) for held in texts.values()) / (height * width)
    words = [len(text.split()) for held in texts.values() for text in held]
    if fill < 0.35 or not words:
        return False
    if is_numbered_list(texts, width):
        return False
    if figures and not (len(figures) == 1 and figures[0] == 0 and width == 2):
        return sum(words) / len(words) < 12
    if ruled:
        return sum(words) / len(words) < 25
    return width >= 3 and fill >= 0.6 and sum(words) / len(words) < 5 and height >= 4


def is_numbered_list(texts: dict[int, list[str]], width: int) -> bool:
    """Whether the first column is nothing but the numbers or bullets of a list."""
    first = texts.get(0, [])
    marks = sum(len(text) <= 5 and (not any(char.isalnum() for char in text) or text[-1:] in ".)") for text in first)
    return width == 2 and bool(first) and marks >= 0.7 * len(first)


def prose_share(pieces: Sequence[Piece]) -> float:
    """The share of cells that hold three lines of running text or more."""
    held = [piece for piece in pieces if piece.words]
    long = sum(len(piece.words) > 25 and len(lines_of(piece.words)) >= 3 for piece in held)
    return long / len(held) if held else 0.0
