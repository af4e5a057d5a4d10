"""Tables of who came to a meeting and who did not, and whether a paper with one tells of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.marks import Mark
from extract.paper import Grid, Paper

CAME = re.compile(r"^(?:attendees|attendance|present|in attendance|members present)\W*$", re.IGNORECASE)
AWAY = re.compile(r"^(?:apologies|absent|apologies for absence|apologies received)\W*$", re.IGNORECASE)
TOLD = re.compile(r"\b(?:has|have|had|was|were|agreed|noted|reported|updated|explained|confirmed)\b")
LONG, ENOUGH = 60, 3  # so long is a sentence, and so many of them tell of something


def lists_who_came(paper: Paper) -> bool:
    """Whether a paper has a table of those who came and of those who sent apologies, and tells what was said."""
    pages = paper.pages[:2]
    blocks = [block for page in pages for block in page.blocks]
    if not any(block.grid and tells_both(block.grid) for block in blocks):
        return False
    return sum(len(block.text) > LONG and bool(TOLD.search(block.text)) for block in blocks) >= ENOUGH


def tells_both(grid: Grid) -> bool:
    """Whether a table has a heading for those who came and one for those who did not."""
    texts = [line.strip() for cell in grid.cells for line in cell.text.splitlines()]
    return any(map(CAME.match, texts)) and any(map(AWAY.match, texts))


def came_marks(paper: Paper) -> Iterator[Mark]:
    """The cells of such tables, for who is named in them."""
    for block in paper.blocks:
        if not block.grid or not tells_both(block.grid):
            continue
        for cell in block.grid.cells:
            text = cell.text.strip()
            if text and not CAME.match(text) and not AWAY.match(text):
                yield Mark(place="attendance", text=text, page=cell.page, bbox=cell.bbox)
