"""Rows of cells in text: pipe tables, tabs, and columns set with runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.labels import split_label

PIPE = re.compile(r"(?<!\\)\|")
SEPARATOR = re.compile(r"\s*[|+]?\s*(?::?[-=]{2,}:?\s*(?:[|+]\s*|$))+\s*")  # |---|:--:|, +----+----+
DASHES = re.compile(r"[-=:_ ]*[-=_]{2,}[-=:_ ]*")  # what a separator row has in its cells
GAP = re.compile(r" {2,}")
FIGURE = re.compile(r"[-–£€$(<~*]*\d[\d,.]*\s?[%kKmM)*]*")


def is_separator(line: str) -> bool:
    r"""Whether a line only rules a table.

    >>> is_separator("|---|:--:|"), is_separator("---\t---"), is_separator("- text")
    (True, True, False)
    """
    cells = [cell for cell in re.split(r"[|\t+]", line) if cell.strip()]
    return (
        bool(cells)
        and ("|" in line or "\t" in line or "+" in line)
        and all(DASHES.fullmatch(cell.strip()) for cell in cells)
    )


def pipe_cells(line: str) -> list[str]:
    """The cells of a row between pipes, with or without outer ones."""
    text = line.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip().replace("\\|", "|") for cell in PIPE.split(text)]


def pipe_rows(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` are a pipe table, 0 if none.

    >>> pipe_rows(["Name | Age", "--- | ---", "Ann | 5", "", "text"], 0)
    3
    """
    count = 0
    while start + count < len(lines) and PIPE.search(lines[start + count]):
        count += 1
    rows = lines[start : start + count]
    ruled = any(is_separator(row) for row in rows[:3])
    outer = sum(1 for row in rows if row.strip().startswith("|") and row.strip().endswith("|"))
    if ruled or outer == count:
        return count if ruled or count > 1 or (count == 1 and len(pipe_cells(rows[0])) > 1) else 0
    widths = {len(pipe_cells(row)) for row in rows}
    return count if count >= 3 and len(widths) == 1 and min(widths) > 1 else 0


def tab_cells(line: str) -> list[str]:
    """The cells between tabs; several tabs in a row are several cells."""
    return [cell.strip() for cell in line.split("\t")]


def is_tab_row(line: str) -> bool:
    r"""Whether tabs set a line in columns, a label with its tab not counted.

    >>> is_tab_row("White\t21\t5"), is_tab_row("1.\tWELCOME AND APOLOGIES"), is_tab_row("• \tThe hall")
    (True, False, False)
    """
    if "\t" not in line.strip(" ") or not line.strip():
        return False
    cells = tab_cells(line)
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return len(cells) > 1 and not line.startswith("\t") and bool(filled)
    return not is_labelled_row(filled)


def is_labelled_row(filled: Sequence[str]) -> bool:
    """Whether a row is an item whose label is set off by a tab, perhaps with a page number behind."""
    found = split_label(f"{filled[0]} X")
    if not found or found.text != "X" or found.label != filled[0]:
        return False
    return len(filled) == 2 or (len(filled) == 3 and len(filled[2]) <= 12 and len(filled[1]) > len(filled[2]))


def tab_rows(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` are set in columns by tabs; one blank line may stand between rows alike."""
    end = start
    width = 0
    at = start
    while at < len(lines):
        if is_tab_row(lines[at]) or (width and is_separator(lines[at])):
            cells = len(tab_cells(lines[at]))
            if at > end and cells != width:
                break
            width = cells
            end = at + 1
        elif lines[at].strip() or at > end:
            if not wrapped_cell(lines, at, end):
                break
            end = at + 1
        at += 1
    rows = [line for line in lines[start:end] if line.strip()]
    return end - start if len(rows) >= 2 and not are_fields(rows) else 0


def sets_tables(lines: Sequence[str]) -> bool:
    """Whether a text sets its tables with tabs, so that a leading tab is an empty cell and no indent."""
    return sum(1 for line in lines if is_tab_row(line) and "\t" in line.strip()) >= 6


def icon_rows(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` have an empty first cell and one text: a column of pictures beside its words."""
    end = start
    while end < len(lines) and re.match(r"\t[^\t]+$", lines[end]):
        end += 1
    return end - start if end - start >= 3 else 0


def wrapped_cell(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether a line without tabs between two rows carries on the cell above it."""
    if at != end or at + 1 >= len(lines) or not lines[at].strip():
        return False
    return is_tab_row(lines[at + 1]) and lines[at].strip()[:1].islower()


def are_fields(rows: Sequence[str]) -> bool:
    """Whether the rows are headed lines ("Date:<tab>5 May") and no table."""
    cells = [[cell for cell in tab_cells(row) if cell] for row in rows]
    return all(len(row) == 2 and row[0].endswith(":") for row in cells)


def spaced_rows(lines: Sequence[str], start: int) -> tuple[int, list[int]]:
    """How many lines from `start` stand in columns set with spaces, and where the columns begin.

    >>> text = ["Year      Cases   Share", "2017-18       1      1%", "2021-22      24     30%"]
    >>> spaced_rows(text, 0)[0]
    3
    """
    end = start
    while end < len(lines) and lines[end].strip() and "\t" not in lines[end] and len(lines[end]) < 400:
        end += 1
        if end - start >= 200:
            break
    best = end
    while best - start >= 3:
        if rows := columns_of(lines[start:best]):
            return best - start, rows
        best -= 1 if best - start <= 12 else max(1, (best - start) // 4)
    return 0, []


def columns_of(rows: Sequence[str]) -> list[int]:
    """Where columns begin, if white channels run through all rows and most rows fill them."""
    gapped = sum(1 for row in rows if GAP.search(row.strip()))
    if gapped < 0.75 * len(rows):
        return []
    width = max(len(row.rstrip()) for row in rows)
    inked = bytearray(width)
    for row in rows:
        for match in re.finditer(r"\S+(?: \S+)*", row):
            inked[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    starts = [at for at in range(width) if inked[at] and (at == 0 or not inked[at - 1])]
    starts = [at for index, at in enumerate(starts) if index == 0 or at - last_ink(inked, at) > 2]
    if len(starts) < 2:
        return []
    cells = [cut_row(row, starts) for row in rows]
    return starts if are_columns(cells) else []


def last_ink(inked: bytearray, at: int) -> int:
    """Where the ink before a channel ends."""
    before = at - 1
    while before >= 0 and not inked[before]:
        before -= 1
    return before


def cut_row(row: str, starts: Sequence[int]) -> list[str]:
    """The cells of a row whose columns begin at `starts`."""
    ends = [*starts[1:], max(len(row), starts[-1])]
    return [row[begin:end].strip() for begin, end in zip(starts, ends, strict=True)]


def are_columns(cells: Sequence[Sequence[str]]) -> bool:
    """Whether each column is filled often enough and holds words or figures rather than half sentences."""
    filled = [sum(1 for cell in column if cell) for column in zip(*cells, strict=True)]
    if any(count < 0.5 * len(cells) for count in filled):
        return False
    if any(split_label(f"{row[0]} X") and len(row) == 2 for row in cells):
        return False
    short = sum(1 for row in cells for cell in row if len(cell) <= 40)
    figures = sum(1 for row in cells for cell in row[1:] if FIGURE.fullmatch(cell))
    total = sum(len(row) for row in cells)
    return short >= 0.9 * total and (figures >= 0.3 * len(cells) or len(cells) >= 4)
