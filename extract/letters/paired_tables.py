"""Tables in letters: those that pair questions with answers as their passages, frames opened, others whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.letters.passages import Passage, labelled
from extract.paper import Block, Grid

ASK_COLUMN = re.compile(
    r"^(?:(?:your|foi|information|the|original)\s)*(?:questions?|requests?(?:ed)?|query|queries|you asked|q)\b", re.I
)
REPLY_COLUMN = re.compile(
    r"(?:\b(?:answers?|responses?|reply|replies)\b|^(?:a|outcome|information (?:provided|supplied|released))$)", re.I
)


def grid_passages(grid: Grid, inside: Callable[[Block], Iterator[Passage]]) -> Iterator[Passage]:
    """A table of questions and answers as their passages, a frame around text opened by `inside`, any other whole."""
    columns = paired_columns(grid)
    if is_named(_rows(grid)):
        yield from named_rows(grid)
    elif columns:
        yield from paired_rows(grid, *columns)
    elif grid.layout or len({cell.column for cell in grid.cells}) == 1:
        for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
            for inner in cell.blocks or (Block("paragraph", cell.text, cell.page, bbox=cell.bbox),):
                if inner.grid or inner.text.strip():
                    yield from inside(inner)
    else:
        yield Passage(text=grid_text(grid), page=grid.page, kind="grid", bbox=grid.bbox, grid=grid)


NAMED = re.compile(
    r"^(?P<who>questions?|q|requests?|answers?|a|responses?|reply)\W{0,2}\d{0,2}[a-h]?\W*$", re.IGNORECASE
)


def is_named(rows: list[dict[int, str]]) -> bool:
    """Whether the first of two columns names each row question or answer: "Question 1", "Answer"."""
    if len(rows) < 2 or any(set(row) - {0, 1} for row in rows):
        return False
    heads = [row.get(0, "").strip() for row in rows]
    return all(map(NAMED.match, heads)) and len({asks_by_name(head) for head in heads}) == 2


def asks_by_name(head: str) -> bool:
    """Whether a row's name is that of a question.

    >>> asks_by_name("Request 2"), asks_by_name("Response")
    (True, False)
    """
    return head.strip().lower().startswith(("q", "req"))


def named_rows(grid: Grid) -> Iterator[Passage]:
    """Each row of such a table as the passage of whom its first cell names."""
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    for row in sorted({cell.row for cell in grid.cells}):
        head, cell = cells[row, 0], cells.get((row, 1))
        if cell is None or not cell.text.strip():
            continue
        asks = asks_by_name(head.text)
        speaker = "ask" if asks else "reply"
        passage = Passage(" ".join(cell.text.split()), cell.page, bbox=cell.bbox, speaker=speaker, sure=True)
        yield labelled(passage, head.text.strip() if asks else None)


def grid_text(grid: Grid) -> str:
    """A table row by row."""
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    return " ".join(" ".join(cell.text.split()) for cell in cells if cell.text.strip())


def paired_columns(grid: Grid) -> tuple[int, int, int] | None:
    """Which columns hold the question and the answer, and the first row that does; None of an ordinary table."""
    rows = _rows(grid)
    if not rows:
        return None
    head = rows[0]
    ask = next((c for c, text in head.items() if ASK_COLUMN.search(text.strip()) and len(text) < 60), None)
    reply = next(
        (c for c, text in head.items() if c != ask and REPLY_COLUMN.search(text.strip()) and len(text) < 60), None
    )
    if ask is not None and reply is not None and reply > ask and len(rows) > 1:
        return ask, reply, 1
    return unheaded_columns(rows)


def unheaded_columns(rows: list[dict[int, str]]) -> tuple[int, int, int] | None:
    """Two columns (or three, numbers first) of which the first asks in most of its rows."""
    width = max((max(row, default=0) for row in rows), default=0) + 1
    if width not in (2, 3):
        return None
    ask, reply = width - 2, width - 1
    asking = sum(bool(ASKS.search(row.get(ask, ""))) for row in rows)
    answering = sum(bool(ASKS.search(row.get(reply, ""))) for row in rows)
    numbers = width == 2 or all(re.fullmatch(r"\W*(?:q\.?)?\s?\d{0,2}[a-z]?\W*", row.get(0, ""), re.I) for row in rows)
    return (ask, reply, 0) if numbers and asking >= max(2, 0.6 * len(rows)) and answering == 0 else None


ASKS = re.compile(
    r"\?\s*$|^\W*(?:q?\d{1,2}[.):]?\s*)?(?:how (?:many|much)|please (?:provide|state|confirm"
    r"|supply|list)|(?:the )?(?:total )?number of"
    r"|what (?:is|are|was|were)|do you|does|have you|which|who)\b",
    re.IGNORECASE,
)


def _rows(grid: Grid) -> list[dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    return [rows[n] for n in sorted(rows)]


def paired_rows(grid: Grid, ask: int, reply: int, first: int) -> Iterator[Passage]:
    """Each row's question, with the number in front of it, then its answer."""
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    for row in sorted({cell.row for cell in grid.cells if cell.row >= first}):
        number = next(
            (cells[row, c].text.strip() for c in range(ask) if (row, c) in cells and cells[row, c].text.strip()), None
        )
        for column, speaker in ((ask, "ask"), (reply, "reply")):
            cell = cells.get((row, column))
            if cell and cell.text.strip():
                passage = Passage(" ".join(cell.text.split()), cell.page, bbox=cell.bbox, speaker=speaker, row=row)
                printed = number if speaker == "ask" and number and len(number) < 12 else None
                yield labelled(passage, printed)
