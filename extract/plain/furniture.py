"""Running heads and page numbers of a text rendition with several pages, set aside from its blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.paper import Block, PaperPage

DIGITS = re.compile(r"\d+")
LONGEST = 120
FEWEST, SHARE = 3, 0.6


def set_aside(pages: Sequence[PaperPage]) -> list[PaperPage]:
    """The pages without the lines that stand first or last on most of them, figures not counted.

    >>> from extract.building import plain_block
    >>> texts = ["Apples", "Pears", "Plums"]
    >>> pages = [PaperPage(n, tuple(plain_block("paragraph", t, n) for t in (texts[n], str(n)))) for n in range(3)]
    >>> [(len(page.blocks), page.furniture[0].text) for page in set_aside(pages)]
    [(1, '0'), (1, '1'), (1, '2')]
    """
    tops = running([page.blocks[:1] for page in pages])
    ends = running([page.blocks[-1:] for page in pages])
    return [without(page, tops, ends) for page in pages]


def running(edges: Sequence[Sequence[Block]]) -> set[str]:
    """The shapes of lines that stand at one edge of most pages."""
    counts = Counter(shape(block) for edge in edges for block in edge if is_short(block))
    return {form for form, count in counts.items() if count >= FEWEST and count >= SHARE * len(edges)}


def is_short(block: Block) -> bool:
    """Whether a block may be a running line."""
    return not block.grid and len(block.text) <= LONGEST and len(block.lines) == 1


def shape(block: Block) -> str:
    """A block's words with figures made alike."""
    return DIGITS.sub("#", f"{block.label or ''} {block.text}").strip().casefold()


def without(page: PaperPage, tops: set[str], ends: set[str]) -> PaperPage:
    """A page without its running lines."""
    blocks = list(page.blocks)
    aside: list[Block] = []
    if blocks and is_short(blocks[0]) and shape(blocks[0]) in tops:
        aside.append(blocks.pop(0))
    if blocks and is_short(blocks[-1]) and shape(blocks[-1]) in ends:
        aside.append(blocks.pop())
    lines = tuple(line for block in aside for line in block.lines)
    return replace(page, blocks=tuple(blocks), furniture=page.furniture + lines)
