"""Paragraphs of a book's length, which no paper has and no rule expects, cut into pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.paper import Block, Line, Paper

LONGEST = 20_000  # characters of a paragraph: ten printed pages without a break


def bounded(paper: Paper) -> Paper:
    """The paper with blocks that are not too long; the same paper where they already are."""
    if all(len(block.text) <= LONGEST for block in paper.blocks):
        return paper
    pages = (
        replace(page, blocks=tuple(piece for block in page.blocks for piece in cut(block))) for page in paper.pages
    )
    return replace(paper, pages=tuple(pages))


def cut(block: Block) -> Iterator[Block]:
    """A block in pieces that end between words, where there are any.

    >>> [len(piece.text) for piece in cut(Block("paragraph", "quay " * 5000, 1))]
    [9999, 9994, 5004]
    """
    if len(block.text) <= LONGEST or block.grid:
        yield block
        return
    for start, piece in enumerate(pieces(block.text)):
        label = None if start else block.label
        yield replace(block, text=piece, lines=(Line(piece, block.page, bbox=block.bbox),), label=label)


def pieces(text: str) -> Iterator[str]:
    """A text in pieces of half the longest length, cut at the last white space of each.

    >>> list(map(len, pieces("x" * 25000)))
    [10000, 10000, 5000]
    """
    half, start = LONGEST // 2, 0
    while start < len(text):
        end = start + half
        space = text.rfind(" ", start, end) if end < len(text) else -1
        end = space if space > start else end
        if piece := text[start:end].strip():
            yield piece
        start = end
