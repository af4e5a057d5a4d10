"""What stands around a table: its caption above or below, and its notes; and which of its rows are headings."""

from __future__ import annotations

from collections.abc import Sequence

from extract.paper import Grid
from extract.tables.columns import numeric_share
from extract.tables.lattice import Lattice
from extract.tables.lines import TextLine, is_figure, text_of
from extract.tables.regions import CAPTION, NOTE

MOST_HEADINGS = 5
MOST_NOTES = 12
HEADING_WORDS = frozenset({
    "action", "actions", "address", "agenda", "amount", "area", "authority", "budget", "cheque", "comments", "cost",
    "date", "deadline", "decision", "department", "description", "detail", "details", "due", "item", "items", "lead",
    "location", "meeting", "name", "no", "number", "objective", "officer", "organisation", "outcome", "owner",
    "payee", "payment", "position", "progress", "proposal", "purpose", "question", "rating", "reason", "ref",
    "reference", "response", "responsible", "risk", "role", "service", "source", "status", "subject", "target",
    "timescale", "title", "topic", "total", "type", "update", "value", "ward", "what", "when", "who", "whom",
    "year",
})  # fmt: skip


def heading_rows(drawn: Lattice) -> int:
    """How many rows at the top of a ruled grid are headings: bold over plain text, or words over figures."""
    height, width = len(drawn.ys) - 1, len(drawn.xs) - 1
    rows: list[dict[int, str]] = [{} for _ in range(height)]
    bold = [True] * height
    reach = list(range(height))
    for piece in drawn.pieces:
        if piece.words:
            rows[piece.row][piece.column] = text_of(piece.words)
            bold[piece.row] = bold[piece.row] and all(word.style.bold for word in piece.words)
            if piece.rows > 1 and piece.row < MOST_HEADINGS:
                reach[piece.row] = max(reach[piece.row], piece.row + piece.rows - 1)
    filled = [number for number in range(height) if rows[number]]
    if len(filled) < 2 or not any(len(row) > 1 for row in rows):
        return 0
    by_bold = leading([bold[number] and len(rows[number]) > 0.5 * width for number in filled])
    by_type = words_over_figures([rows[number] for number in filled], width)
    told = [by_words(rows[number], width) for number in filled[:2]]
    if told == [1, 0] and reach[filled[0]] == filled[0]:
        by_bold = min(by_bold, 1)  # the rows below are bold, too, and no headings
    count = min(max(by_bold, by_type, told[0]), MOST_HEADINGS)
    if count >= len(filled):
        return 0
    last = max((reach[number] for number in filled[:count]), default=-1)
    return max(last + 1, filled[count - 1] + 1) if count else 0


def leading(marks: Sequence[bool]) -> int:
    """How many marks at the beginning are set; none where most are.

    >>> leading([True, True, False, False]), leading([False, True])
    (2, 0)
    """
    count = next((number for number, mark in enumerate(marks) if not mark), len(marks))
    return count if count and sum(marks) <= max(count, 0.5 * len(marks)) else 0


def by_words(row: dict[int, str], width: int) -> int:
    """One, where a row is filled, but for one cell at most, with such words as headings are made of."""
    told = [text.casefold().strip(" :.") for text in row.values()]
    known = sum(any(word in HEADING_WORDS for word in text.split()) for text in told)
    short = all(len(text.split()) <= 5 and not is_figure(text) for text in told)
    return int(len(told) >= (width if width < 4 else width - 1) and short and known >= 0.5 * len(told))


def words_over_figures(rows: Sequence[dict[int, str]], width: int) -> int:
    """How many rows at the top hold words where figures stand below."""
    for count in range(1, min(MOST_HEADINGS, len(rows) - 1) + 1):
        below = rows[count:]
        columns = [
            column
            for column in range(1, width)
            if numeric_share([row.get(column, "") for row in below]) >= 0.7
            and sum(column in row for row in below) >= max(1, 0.4 * len(below))
        ]
        told = [rows[count - 1].get(column, "") for column in columns]
        if not columns and len(rows[count - 1]) == 1 and width > 2:
            continue  # a heading over all columns, the headings of these may follow
        if not columns or any(is_figure(text) and not is_plain_year(text) for text in told if text):
            return count - 1 if any(len(row) > 1 for row in rows[: count - 1]) else 0
        if not any(told) and count > 1:
            return count - 1
        if any(is_figure(text) for column in columns for text in [rows[count].get(column, "")]):
            return count
    return 0


def is_plain_year(text: str) -> bool:
    """Whether a figure is a year or a financial year, as headings have it.

    >>> is_plain_year("2019/20"), is_plain_year("2,019")
    (True, False)
    """
    return text[:2] in {"19", "20"} and text[:4].isdigit() and len(text) <= 9


def title_of(grid: Grid, lines: Sequence[TextLine]) -> str | None:
    """The caption directly above a grid, or else directly below it."""
    if grid.bbox is None:
        return None
    x0, top, x1, bottom = grid.bbox
    near = [line for line in lines if line.x1 > x0 - 5 and line.x0 < x1 + 5]
    over = sorted((line for line in near if line.bottom <= top + 3), key=lambda line: -line.top)
    caption = climb(over, top)
    if caption:
        return caption
    under = sorted((line for line in near if line.top >= bottom - 3), key=lambda line: line.top)
    if under and under[0].top - bottom < 2 * height_of(under[0]) and is_caption(under[0]):
        return text_of(under[0].words)
    return None


def line_above(grid: Grid, lines: Sequence[TextLine]) -> TextLine | None:
    """The line that stands directly above a grid, two lines' height away at most."""
    if grid.bbox is None:
        return None
    x0, top, x1, _ = grid.bbox
    over = [line for line in lines if line.bottom <= top + 3 and line.x1 > x0 - 5 and line.x0 < x1 + 5]
    last = max(over, key=lambda line: line.bottom, default=None)
    return last if last and top - last.bottom < 2.5 * height_of(last) else None


def climb(over: Sequence[TextLine], top: float) -> str | None:
    """The caption that the lines above a grid end with: of up to three lines, or one line set in bold."""
    held: list[TextLine] = []
    edge = top
    for line in over[:4]:
        if edge - line.bottom > 2.2 * height_of(line):
            break
        held.insert(0, line)
        edge = line.top
        if is_caption(line):
            return " ".join(text_of(one.words) for one in held)
    first = over[0] if over else None
    near = first and top - first.bottom < 1.5 * height_of(first) and len(first.words) <= 16
    if first and near and len(first.runs) == 1 and all(word.style.bold for word in first.words):
        return text_of(first.words)
    return None


def is_caption(line: TextLine) -> bool:
    """Whether a line begins as captions do: "Table 5. …"."""
    return bool(CAPTION.match(" ".join(word.text for word in line.words)))


def height_of(line: TextLine) -> float:
    """How high a line is."""
    return line.bottom - line.top


def notes_of(grid: Grid, lines: Sequence[TextLine]) -> tuple[str, ...]:
    """The notes directly below a grid, each with the lines that it takes."""
    if grid.bbox is None:
        return ()
    x0, _, x1, bottom = grid.bbox
    under = sorted((line for line in lines if line.top >= bottom - 3 and line.x0 < x1 and line.x1 > x0), key=top_of)
    found: list[str] = []
    edge = bottom
    for line in under[:MOST_NOTES]:
        begins = bool(NOTE.match(line.runs[0].text))
        if line.top - edge > (1.5 if begins else 0.6) * height_of(line) or (not begins and not found):
            break
        if begins:
            found.append(text_of(line.words))
        else:
            found[-1] += " " + text_of(line.words)
        edge = line.bottom
    return tuple(found)


def top_of(line: TextLine) -> float:
    """Where a line begins, from above."""
    return line.top
