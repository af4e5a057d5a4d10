"""Where private persons are named on the pages of a paper, so that pictures of them hide what their text hides.

A whole line is hidden where a part of it names somebody: where in a line a word begins is not known well enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.paper import Block, Line, Paper
from extract.records import PrivatePlace, Records
from index.privacy import names_pattern, private_strings


def placed(records: Records, paper: Paper) -> Records:
    """The records with the places of what is private in them; papers without geometry have no pictures."""
    names = private_strings(records)
    if not names or not any(page.width for page in paper.pages):
        return records
    pattern = names_pattern(names)
    said = Counter({page.number: len(pattern.findall(page.text)) for page in records.pages})
    places = tuple(place for number, lines in by_page(paper) for place in on_page(number, lines, pattern, said[number]))
    return replace(records, private_places=places)


def by_page(paper: Paper) -> list[tuple[int, list[Line]]]:
    """All lines of each page, those that were set aside last."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for page in paper.pages:
        for line in [*(line for block in page.blocks for line in block_lines(block)), *page.furniture]:
            pages[line.page].append(line)
    return sorted(pages.items())


def block_lines(block: Block) -> Iterator[Line]:
    """The lines of a block, or of its cells; a cell whose lines are not known is a line."""
    yield from block.lines
    for cell in block.grid.cells if block.grid and not block.lines else ():
        inner = [line for part in cell.blocks for line in block_lines(part)]
        yield from inner if any(line.bbox for line in inner) else [Line(cell.text, cell.page, bbox=cell.bbox)]


def on_page(number: int, lines: Sequence[Line], pattern: re.Pattern[str], said: int) -> Iterator[PrivatePlace]:
    """The boxes of the lines that name somebody; where the text names more than lines show, a place without a box."""
    plain = matches(lines, pattern, "\n", "")
    joined = matches(lines, pattern, "", "-\u00ad\u2010")
    hidden = sorted({line for match in [*plain, *joined] for line in match})
    for line in hidden:
        yield PrivatePlace(page=number, bbox=lines[line].bbox)
    if max(len(plain), len(joined)) < said:
        yield PrivatePlace(page=number)


def matches(lines: Sequence[Line], pattern: re.Pattern[str], end: str, hyphens: str) -> list[set[int]]:
    """For each match in a page's text the lines that it stands on; words that hyphens part are joined, where given."""
    text = ""
    owner: list[int] = []
    for place, line in enumerate(lines):
        broken = bool(hyphens) and line.text.rstrip()[-1:] in tuple(hyphens)
        part = line.text.rstrip()[:-1] if broken else line.text + (end or "\n")
        text += part
        owner += [place] * len(part)
    return [{owner[at] for at in range(*match.span())} for match in pattern.finditer(text)]
