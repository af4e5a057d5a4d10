"""Lists of abbreviations and logs of actions that stand in tables of any paper, row by row as marks.

The components make acronyms and actions of them; here is only told which table is one, by its headings or its shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.marks import Mark
from extract.paper import Block, Cell, Grid

# what heads a column, in lower case
SHORT = frozenset({"acronym", "acronyms", "abbreviation", "abbreviations", "term", "initials", "short form"})
LONG = frozenset(
    {"meaning", "definition", "full name", "in full", "long form", "stands for", "description", "explanation"}
)
ACTION = frozenset(
    {
        "action",
        "actions",
        "what",
        "task",
        "tasks",
        "action required",
        "actions required",
        "agreed action",
        "action point",
    }
    | {"action points", "agreed actions", "action agreed", "actions agreed", "action to be taken", "action item"}
)
OWNER = frozenset(
    {
        "owner",
        "who",
        "by whom",
        "lead",
        "responsible",
        "action by",
        "assigned to",
        "lead officer",
        "responsibility",
        "by",
    }
    | {
        "person responsible",
        "action owner",
        "responsible officer",
        "officer",
        "lead person",
        "responsible person",
        "initials",
    }
)
DUE = frozenset(
    {
        "due",
        "due date",
        "by when",
        "deadline",
        "target date",
        "when",
        "timescale",
        "completion date",
        "target",
        "date due",
    }
    | {"complete by", "date for completion", "timeframe", "target completion"}
)
STATUS = frozenset(
    {"status", "progress", "update", "updates", "rag", "complete", "completed", "outcome", "comments", "result"}
)
CAPITALS = re.compile(r"(?=.{2,14}$)[A-Z0-9][\w.&/’'+-]*[A-Z]\w*(?:\s[A-Z]{1,5})?s?$")
NUMBERED = re.compile(r"(?:^|(?<=[.;]\s)|(?<=\s))\(?\d{1,2}[.)]\s+(?=[A-Z])")
WHO_WHEN = re.compile(
    r"(?P<who>\S.*?),?\s+by\s+(?P<when>(?:the\s+)?(?:end|next|\d).+)$", re.IGNORECASE
)  # Clerk by 10 March
ROWS = 4  # a table without headings is a list of abbreviations only if it has so many rows
SHARE = 0.7  # and in so many of them the first cell looks like an acronym


def listing_marks(blocks: Iterable[Block]) -> Iterator[Mark]:
    """The rows of every list of abbreviations and every log of actions among the tables."""
    for block in blocks:
        if block.grid and not block.grid.layout:
            yield from grid_marks(block.grid)


def grid_marks(grid: Grid) -> Iterator[Mark]:
    """The rows of one table, if it is either."""
    rows = rows_of(grid)
    heads = headings(rows.get(0, {}))
    if is_log(heads):
        yield from log_marks(rows, heads)
    elif is_glossary(rows, heads):
        yield from glossary_marks(rows)


def rows_of(grid: Grid) -> dict[int, dict[int, Cell]]:
    """The cells by row and column."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return rows


def is_log(heads: dict[str, int]) -> bool:
    """Whether a table has a column of actions and one of who, when or how far."""
    return bool(ACTION & heads.keys() and (OWNER | DUE | STATUS) & heads.keys())


def log_columns(grid: Grid) -> frozenset[int]:
    """The columns of a log of actions within a table that may hold other text beside it."""
    heads = headings(rows_of(grid).get(0, {}))
    found = (column_of(names, heads) for names in (ACTION, OWNER, DUE, STATUS)) if is_log(heads) else ()
    return frozenset(column for column in found if column is not None)


def headings(cells: dict[int, Cell]) -> dict[str, int]:
    """What the first row calls each column."""
    return {
        re.sub(r"[^a-z ]", "", name).strip(): column
        for column, cell in sorted(cells.items(), reverse=True)
        for name in re.split(r"/|&| and ", cell.text.lower())
    }


def is_glossary(rows: dict[int, dict[int, Cell]], heads: dict[str, int]) -> bool:
    """Whether a table lists abbreviations: by its headings, or since its first column looks like it."""
    if heads.get(next(iter(SHORT & heads.keys()), ""), 1) == 0 and LONG & heads.keys():
        return True
    full = [cells for cells in rows.values() if 0 in cells and 1 in cells]
    like = sum(bool(CAPITALS.match(cells[0].text.strip()) and " " in cells[1].text.strip()) for cells in full)
    return len(full) >= ROWS and like >= SHARE * len(full) and max(map(len, rows.values())) <= 3


def glossary_marks(rows: dict[int, dict[int, Cell]]) -> Iterator[Mark]:
    """Each row as "short<tab>long"."""
    for _, cells in sorted(rows.items()):
        if 0 in cells and 1 in cells and cells[0].text.strip() and cells[1].text.strip():
            yield Mark(
                place="glossary", text=f"{cells[0].text}\t{cells[1].text}", page=cells[0].page, bbox=cells[0].bbox
            )


def column_of(names: frozenset[str], heads: dict[str, int]) -> int | None:
    """The column that has one of these headings."""
    return next((column for name, column in heads.items() if name in names), None)


def log_marks(rows: dict[int, dict[int, Cell]], heads: dict[str, int]) -> Iterator[Mark]:
    """Each action of each row, with what stands beside it."""
    action, owner, due, status = (column_of(names, heads) for names in (ACTION, OWNER, DUE, STATUS))
    for number, cells in sorted(rows.items()):
        cell = cells.get(action) if number and action is not None else None
        who, when = beside(cells, owner), beside(cells, due)
        within = WHO_WHEN.match(who) if who and not when else None
        if within:
            who, when = within["who"], within["when"]
        for text in tasks_of(cell) if cell else ():
            yield Mark(
                place="action",
                text=text,
                page=cell.page if cell else 1,
                bbox=cell.bbox if cell else None,
                origin="table",
                owner=who,
                due=when,
                status=beside(cells, status),
            )


def beside(cells: dict[int, Cell], column: int | None) -> str | None:
    """What a row says in a column."""
    cell = cells.get(column) if column is not None else None
    return " ".join(cell.text.split()) or None if cell else None


def tasks_of(cell: Cell) -> list[str]:
    """The tasks that one cell lists: its paragraphs and bullets, or numbered sentences.

    >>> tasks_of(Cell(1, 0, "1. Clerk to write 2. Chair to call"))
    ['Clerk to write', 'Chair to call']
    """
    blocks = [block.text for block in cell.blocks if block.text.strip()]
    texts = blocks if len(blocks) > 1 else [part for part in NUMBERED.split(cell.text) if part.strip()]
    return [" ".join(text.split()) for text in texts if re.search(r"[A-Za-z]{3}", text)]
