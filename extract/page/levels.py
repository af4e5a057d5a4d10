"""How deep headings and items stand: headings by their size and number, items by their indent and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.page.blocks import box_of
from extract.page.labels import label_depth
from extract.paper import Block, PaperPage

DEEPEST = 6
LARGER = (1.6, 1.3, 1.1)  # times the text's size
INDENT = 9.0  # points: what sets a deeper item apart


def set_levels(pages: Sequence[PaperPage], body: float) -> tuple[PaperPage, ...]:
    """The pages with the levels of all headings and items; `body` is the size of the text."""
    ranks = sorted({rank(block, body) for page in pages for block in page.blocks if is_heading(block)})
    indents: list[float] = []
    out = []
    for page in pages:
        blocks = tuple(set_level(block, ranks, indents, body) for block in page.blocks)
        out.append(replace(page, blocks=blocks))
    return tuple(out)


def is_heading(block: Block) -> bool:
    """Whether a block is a heading whose lines are known."""
    return block.kind == "heading" and bool(block.lines)


def rank(block: Block, body: float) -> int:
    """How large a heading is beside the text: 0 is a title, 3 no larger than the text."""
    ratio = block.lines[0].size / body
    return next((place for place, least in enumerate(LARGER) if ratio >= least), len(LARGER))


def set_level(block: Block, ranks: Sequence[int], indents: list[float], body: float) -> Block:
    """A block with its level; `indents` are those of the list that it may go on with."""
    depth = label_depth(block.label) if block.label else 0
    if is_heading(block):
        indents.clear()
        level = min(DEEPEST, max(depth, 1 + ranks.index(rank(block, body))))
        return replace(block, level=level)
    if block.kind != "item" or not block.lines:
        return block
    left = box_of(block.lines[0])[0]
    while indents and left < indents[-1] - INDENT / 2:
        indents.pop()
    if not indents or left > indents[-1] + INDENT:
        indents.append(left)
    return replace(block, level=min(DEEPEST, max(depth, len(indents))))
