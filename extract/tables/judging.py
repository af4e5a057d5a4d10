"""Whether a reading is a table: evidence for it, and what speaks against it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.paper import Grid
from extract.tables.columns import numeric_share
from extract.tables.grids import rows_of
from extract.tables.lattice import Lattice, Piece
from extract.tables.lines import TextLine, text_of

ATTENDING = re.compile(  # "PRESENT", "Members present:", "Apologies", "In attendance"
    r"(?:(?:members?|councillors?|also|those)\s+)?(?:present|in attendance|attend(?:ees|ance|ing)|apologies)\b",
    re.IGNORECASE,
)
ATTENDANCE = re.compile(  # "a. Present", "Members present:", "Guests", "In attendance:", "Apologies for absence"
    r"(?:\(?[\da-z]{1,3}[.)]\s*)?(?:(?:council(?:lors?)?|members?|also|those|officers?|others?|public|committee)\s+){0,2}"
    r"(?:present|(?:in )?attendance|attending|attendees|apologies(?: for absence)?|guests?|public|members?)\s*[:.–-]?",
    re.IGNORECASE,
)
ACTING = re.compile(r"action|by whom|owner|lead\b", re.IGNORECASE)  # "ACTION", "Action by"
SCALED = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")  # "0.5", "1,000", "40%"
ITEM = re.compile(  # "1", "2.1", "19/24", "(a)", "23.", "05.18.08a"
    r"\(?(?:\d{1,4}(?:[./]\d{1,3}){0,3}[a-z]?|[a-z]|[ivx]{1,4})[.):]?", re.IGNORECASE
)


PAGES = re.compile(r"pages?(?: (?:no\.?|nos\.?|numbers?))?:?|tudalen", re.IGNORECASE)  # "Page", "Page no."
PAGE = re.compile(r"(?:pages? |pp?\.? ?)?(?P<page>\d{1,4})(?: ?[-–—] ?\d{1,4})?", re.IGNORECASE)  # "7", "14 – 15"
CONTENTS = re.compile(  # "Contents", "TABLE OF CONTENTS", "Contents page", "Index", "Cynnwys"
    r"(?:list of |table of )?contents(?: page)?:?|index|cynnwys", re.IGNORECASE
)
HEADED = re.compile(r"\(?\d{1,4}(?:[./]\d{1,3}){0,3}[.):]?\s+[A-Z]")  # "2. Disposal of land", "18.09.2 Register"


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
    if fill < 0.35 or not words or is_chart(texts) or is_contents(texts, width):
        return False
    if is_numbered_list(texts, width):
        return False
    if figures and not (len(figures) == 1 and figures[0] == 0 and width == 2):
        return sum(words) / len(words) < 12
    if ruled:
        return sum(words) / len(words) < 25
    return width >= 3 and fill >= 0.6 and sum(words) / len(words) < 5 and height >= 4


def is_chart(texts: dict[int, list[str]]) -> bool:
    """Whether columns are the scales of a chart: all figures of a column are as far apart as the next, going down.

    >>> is_chart({0: ["40", "30", "20", "10"], 1: ["Elm"]}), is_chart({0: ["40", "35", "20", "10"]})
    (True, False)
    """
    scales = [column for column, held in texts.items() if is_scale(held)]
    longest = max((len(texts[column]) for column in scales), default=0)
    rest = [held for column, held in texts.items() if column not in scales]
    if not scales:
        return False
    return all(len(held) < 0.7 * longest for held in rest)


def is_contents(texts: dict[int, list[str]], width: int) -> bool:
    """Whether the last column is nothing but pages going up, and no other column holds figures.

    >>> is_contents({0: ["Aims", "Costs", "Risks"], 1: ["3", "5", "5"]}, 2)
    True
    """
    last = texts.get(width - 1, [])
    pages = [int(text) for text in last if text.isdigit() and len(text) < 5]
    if len(pages) < 3 or len(pages) < len(last) or pages != sorted(pages) or pages[0] == pages[-1]:
        return False
    return all(numeric_share(held) < 0.5 for column, held in texts.items() if 0 < column < width - 1)


def lists_contents(grid: Grid, lines: Sequence[TextLine]) -> bool:
    """Whether a grid is a list of contents: pages that go up below "Page", or below a heading that says so."""
    rows = rows_of(grid)
    last = [row[-1] for row in rows]
    headed = any(PAGES.fullmatch(text) for text in last[:2])
    top = grid.bbox[1] if grid.bbox else 0.0
    if not headed and not any(
        CONTENTS.fullmatch(" ".join(w.text for w in one.words)) for one in lines if one.top < top
    ):
        return False
    told = [text for text in last[1:] if text]
    pages = [int(found["page"]) for text in told if (found := PAGE.fullmatch(text))]
    return len(pages) >= 2 and len(pages) >= 0.5 * len(told) and pages == sorted(pages)


def is_scale(texts: Sequence[str]) -> bool:
    """Whether figures fall by equal steps, as those beside a chart do."""
    parts = [part for text in texts for part in text.split()]
    numbers = [float(part.replace(",", "").rstrip("%")) for part in parts if SCALED.fullmatch(part)]
    if len(numbers) < 4 or len(numbers) < 0.7 * len(parts) or all(1900 <= number <= 2100 for number in numbers):
        return False
    steps = [before - after for before, after in pairwise(numbers)]
    return min(steps) > 0 and max(steps) - min(steps) < 0.01 * max(steps)


def is_numbered_list(texts: dict[int, list[str]], width: int) -> bool:
    """Whether the first column is nothing but the numbers or bullets of a list."""
    first = texts.get(0, [])
    marks = sum(len(text) <= 5 and (not any(char.isalnum() for char in text) or text[-1:] in ".)") for text in first)
    return width == 2 and bool(first) and marks >= 0.7 * len(first)


def is_layout(grid: Grid) -> bool:
    """Whether a grid only sets out the running text of minutes or who attended.

    Such a grid has few columns in use, one of which holds running text beside the numbers of items or the initials
    of those who are to act; or it lists under "Present" who came.
    """
    rows = rows_of(grid)
    if any(ATTENDING.match(text) for text in [*rows[0], *(row[0] for row in rows)]):
        return True
    columns = [[row[column] for row in rows if row[column]] for column in range(len(rows[0]))]
    lengths = [sum(len(text.split()) for text in held) / len(held) if held else 0.0 for held in columns]
    longest = max(lengths)
    used = [number for number, held in enumerate(columns) if len(held) > 1 or lengths[number] == longest]
    if len(used) > 3 or longest < (18 if len(rows) > 3 else 12):
        return False
    first = columns[used[0]]
    numbered = lengths[used[0]] < 5 and sum(bool(ITEM.fullmatch(text)) for text in first) >= 0.6 * len(first)
    if numbered or (len(used) == 2 and any(ACTING.match(columns[number][0]) for number in used)):
        return True
    others = [length for length in lengths if length != longest]
    return (
        grid.header_rows == 0 and longest >= 40 and max(others, default=0.0) < 5 and is_dominant(grid, longest, lengths)
    )


def is_dominant(grid: Grid, longest: float, lengths: Sequence[float]) -> bool:
    """Whether the column of running text takes more than half of the grid's width."""
    column = lengths.index(longest)
    widths = [
        cell.bbox[2] - cell.bbox[0] for cell in grid.cells if cell.column == column and cell.columns == 1 and cell.bbox
    ]
    return bool(grid.bbox and widths) and max(widths) > 0.55 * (grid.bbox[2] - grid.bbox[0] if grid.bbox else 0.0)


def lists_people(above: str) -> bool:
    """Whether the line above a grid says that it lists who came.

    >>> [lists_people(text) for text in ("Members present:", "b. Apologies:", "Guests", "Costs of members in 2019")]
    [True, True, True, False]
    """
    return bool(ATTENDANCE.fullmatch(above.strip()))


def is_flowing(grid: Grid) -> bool:
    """Whether a grid is better read as lines: a list of those present, or running text beside short notes."""
    rows = rows_of(grid)
    if any(ATTENDING.match(text) for text in [*(text for row in rows[:6] for text in row), *(row[0] for row in rows)]):
        return True
    wide = [cell.text for cell in grid.cells if cell.columns == len(rows[0]) and cell.columns > 1]
    numbered = sum(bool(HEADED.match(text)) for text in wide)
    if numbered >= 2 and any(len(text.split()) >= 12 for text in wide) and not has_labels(grid):
        return True  # numbered headings and sentences over all columns
    columns = [[row[column] for row in rows if row[column]] for column in range(len(rows[0]))]
    lengths = [sum(len(text.split()) for text in held) / len(held) for held in columns if held]
    return grid.layout and sum(length >= 8 for length in lengths) <= 1


def has_labels(grid: Grid) -> bool:
    """Whether the first column is one of labels, as that of a form: a few words beside what was filled in.

    Labels that come again under each heading ("Report of", "Decision", "Reasons") set out running text.
    """
    labels = [cell.text for cell in grid.cells if cell.column == 0 and cell.columns == 1 and cell.text]
    words = sum(len(label.split()) for label in labels)
    return len(labels) >= 3 and words < 12 * len(labels) and len(set(labels)) > 0.6 * len(labels)


def is_drawing(grid: Grid) -> bool:
    """Whether a ruled grid is a chart or a plan: hardly filled and without labels, or with scales beside it."""
    rows = rows_of(grid)
    filled = sum(bool(text) for row in rows for text in row)
    covered = sum(cell.rows * cell.columns for cell in grid.cells if cell.text)
    labelled = len(rows) >= 6 and sum(bool(row[0]) for row in rows) >= 0.8 * len(rows)
    if (
        not labelled
        and len(rows[0]) > 3
        and filled < 0.3 * len(rows) * len(rows[0])
        and covered < 0.5 * len(rows) * len(rows[0])
    ):
        return True
    return is_chart({column: [row[column] for row in rows if row[column]] for column in range(len(rows[0]))})
