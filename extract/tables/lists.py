"""Lists of label and figure, one a line: "Once 130", "• Parish caretaker – £870.00", "Hampshire, 15 %".

They are found in the lines of a paper's blocks, whatever its format, and stay in its text as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.paper import Block, Cell, Grid, Line
from extract.tables.rows import JOINING

AMOUNT = (
    r"(?:[<>~]|c\.)?\s?[£$€]?\s?\d[\d,]*(?:\.\d+)?\s?"
    r"(?:%|k\b|m\b|bn\b|million|per cent|p\b|hours?|days?|weeks?|months?)?"
)
PAIR = re.compile(  # "Once 130"; "Parish Caretaker - £870.00"; "Hampshire, 15 %"; "Mowing: £62.03 (with VAT)"
    rf"(?P<label>[A-Z(“\"'‘](?:[^.;?!]|\.(?!\s[A-Z]))*?[\w)’'”\"])(?P<mark>\s*[:,=–—-]+)?\s+"
    rf"(?P<figure>{AMOUNT})(?P<more>\s*\([^)]*\))?[.;,]?"
)
ALONE = re.compile(rf"{AMOUNT}(?:\s*\([^)]*\))?")  # "130", on a line of its own below its label
BULLETED = re.compile(r"(?P<bullet>[•●○◦▪■□➢➤❖✓✔·*\uf0b7\uf0a7\uf0d8–-]|o(?=\s))\s*(?P<text>\S.*)")  # "• Once"
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+(?P<text>\S.*)")  # "a) Once 130"
REFERENCE = re.compile(  # what is numbered, not counted: "Appendix 2", "Tel: 01632 960001", "Monday 5", "14 May 2019"
    r"\b(?:tel|telephone|phone|fax|mobile|ref|reference|no|number|appendix|annex|section|page|pages|item|items|agenda|"
    r"minute|minutes|table|figure|chart|paragraph|para|question|part|schedule|room|floor|suite|unit|block|version|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|regulation|act|po box|postcode)\b[.:]?$",
    re.IGNORECASE,
)
OPEN = JOINING | {"is", "was", "were", "are", "be", "over", "under", "than", "about", "around", "approximately", "some"}
MOST_WORDS = 12
LONGEST = 120


class Pair(NamedTuple):
    """A label and its figure, with the lines that they stand on."""

    label: str
    figure: str
    lines: tuple[Line, ...]
    place: int  # which block of the paper
    strong: bool  # the figure is money or a share, or a mark stands before it
    amount: str
    bulleted: bool


def lists_of_figures(blocks: Sequence[Block]) -> list[tuple[int, Grid]]:
    """The lists of label and figure among a paper's blocks, each with the number of the block that it begins in."""
    return [(run[0].place, grid_of(run)) for run in runs(pairs(blocks)) if is_list(run)]


def pairs(blocks: Sequence[Block]) -> Iterator[Pair | None]:
    """Each line of the blocks as a pair, None where it is none."""
    placed = [
        (place, line, count == 0 and is_bullet(block.label))
        for place, block in enumerate(blocks)
        for count, line in enumerate(lines_of(block))
    ]
    number = 0
    while number < len(placed):
        place, line, bulleted = placed[number]
        after = placed[number + 1][1] if number + 1 < len(placed) else None
        pair = parse_pair(line, after, place, bulleted) if line else None
        yield pair
        number += len(pair.lines) if pair else 1


def is_bullet(label: str | None) -> bool:
    """Whether a label is a bullet, and no number.

    >>> is_bullet("•"), is_bullet("2."), is_bullet(None)
    (True, False, False)
    """
    return (bool(label) and not any(char.isalnum() for char in label or "")) or label == "o"


def lines_of(block: Block) -> Sequence[Line | None]:
    """The lines of a block; a grid is a break."""
    if block.kind == "grid":
        return (None,)
    return block.lines


def parse_pair(line: Line, after: Line | None, place: int, bulleted: bool = False) -> Pair | None:
    """The label and the figure of a line, or of a bulleted line and the figure alone below it."""
    if not 4 <= len(line.text) <= LONGEST:
        return None
    bullet = BULLETED.fullmatch(line.text.strip())
    numbered = None if bullet else NUMBERED.fullmatch(line.text.strip())
    text = " ".join((bullet or numbered or {"text": line.text})["text"].split())
    bulleted = bulleted or bool(bullet)
    if text[-1].isalpha() and bulleted and after and ALONE.fullmatch(after.text.strip()):
        label, amount = text, after.text.strip()
        return Pair(label, amount, (line, after), place, True, amount, True)
    match = PAIR.fullmatch(text)
    if not match or len(text.split()) > MOST_WORDS or "...." in text:
        return None
    label, amount = match["label"].rstrip(" ,–—-=:"), match["figure"].strip()
    if REFERENCE.search(label) or label.rsplit(maxsplit=1)[-1].lower() in OPEN:
        return None
    if amount.isdigit() and ((amount[0] == "0" and len(amount) > 1) or len(amount) > 5):
        return None
    strong = bool(match["mark"]) or any(sign in amount for sign in "£%$€")
    mark = ":" if (match["mark"] or "").strip() == ":" else ""
    more = f" {match['more'].strip()}" if match["more"] else ""
    return Pair(label + mark, amount + more, (line,), place, strong, amount, bulleted)


def runs(found: Iterable[Pair | None]) -> Iterator[list[Pair]]:
    """Pairs that follow each other, alike in where they begin."""
    run: list[Pair] = []
    for pair in found:
        if run and (pair is None or not alike(run[-1], pair)):
            yield run
            run = []
        if pair:
            run.append(pair)
    if run:
        yield run


def alike(before: Pair, pair: Pair) -> bool:
    """Whether a pair stands close below another, begins where it does, and has a bullet where it has one."""
    last, line = before.lines[-1], pair.lines[0]
    if before.bulleted != pair.bulleted or last.page != line.page:
        return False
    first = before.lines[0]
    if last.bbox is None or line.bbox is None or first.bbox is None:
        return pair.place - before.place <= 2
    height = line.bbox[3] - line.bbox[1]
    return 0 <= line.bbox[1] - last.bbox[1] < 2.6 * height and abs(line.bbox[0] - first.bbox[0]) < 4


def is_list(run: Sequence[Pair]) -> bool:
    """Whether some pairs are a list of figures: no contents, no address, no dates, no numbered names."""
    if len(run) < 2 or len({pair.label for pair in run}) == 1:
        return False
    plain = [int(pair.amount) for pair in run if pair.amount.isdigit()]
    years = all(1900 <= number <= 2100 for number in plain)
    climbing = plain == sorted(plain) and len(run) > 3
    if len(plain) == len(run) and (years or climbing):
        return False
    return sum(pair.strong for pair in run) >= 0.6 * len(run) or (len(run) >= 3 and len(run[0].label.split()) <= 6)


def grid_of(run: Sequence[Pair]) -> Grid:
    """The table of two columns that such a list is."""
    cells = [
        Cell(row, column, text, page=pair.lines[0].page)
        for row, pair in enumerate(run)
        for column, text in enumerate((pair.label, pair.figure))
    ]
    boxes = [line.bbox for pair in run for line in pair.lines if line.bbox]
    box = None
    if boxes:
        box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Grid(tuple(cells), run[0].lines[0].page, box)
