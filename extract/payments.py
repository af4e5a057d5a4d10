"""Payments and columns set out with tabs or spaces ("Eden Council    Election costs    £105.00"): lines of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.building import grid_block, text_cell
from extract.headrows import FIGURE, guess_header_rows
from extract.paper import Block, Grid

GAP = re.compile(r"\s{2,}")
LOOSE_SIGN = re.compile(r"([£€$])\s+(?=\d)")
MONEY = re.compile(r"(?:[-–(]?\s?[£€$]\s?\d[\d,]*(?:\.\d\d?)?|\d[\d,]*\.\d\d)\)?")  # "£105.00", "£ 48", "1,204.50"
FEWEST, LONGEST = 3, 160
COLUMN = re.compile(r"\s*\t\s*|\s{2,}")  # what parts the cells of a line that is set in columns
FEWEST_COLUMNS = 3


def payment_cells(block: Block) -> list[str]:
    """What stands between the gaps of a line that ends with an amount; nothing if it does not.

    >>> from extract.building import plain_block
    >>> payment_cells(plain_block("paragraph", "Eden Council   Election costs  £  105.00"))
    ['Eden Council', 'Election costs', '£ 105.00']
    """
    if block.grid or block.label or block.kind not in {"paragraph", "heading"} or len(block.lines) != 1:
        return []
    raw = LOOSE_SIGN.sub(r"\1 ", "".join(span.text for span in block.lines[0].spans)).strip()
    cells = [cell.strip() for cell in GAP.split(raw) if cell.strip()]
    return cells if len(raw) <= LONGEST and len(cells) > 1 and MONEY.fullmatch(cells[-1]) else []


def join_payments(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, runs of payments and of lines set in columns of figures made one grid each.

    A remark in brackets below a payment belongs to it.
    """
    joined: list[Block] = []
    at = 0
    while at < len(blocks):
        rows, end = take_run(blocks, at)
        aligned = aligned_rows(blocks, at)
        if len(aligned) >= max(FEWEST, len(rows)):
            joined.append(columns_grid(aligned, blocks[at].page))
            at += len(aligned)
        elif len(rows) >= FEWEST:
            joined.append(payments_grid(rows, blocks[at].page))
            at = end
        else:
            joined.append(blocks[at])
            at += 1
    return joined


def aligned_rows(blocks: Sequence[Block], start: int) -> list[list[str]]:
    """Lines from a block on that are set in the same columns, one of them of figures; nothing where they are not."""
    rows: list[list[str]] = []
    for block in blocks[start:]:
        cells = column_cells(block)
        if len(cells) < FEWEST_COLUMNS or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    columns = list(zip(*rows[1:], strict=True))[1:]
    told = [all(map(FIGURE.fullmatch, column)) and any(map(str.isdigit, "".join(column))) for column in columns]
    return rows if any(told) else []


def column_cells(block: Block) -> list[str]:
    r"""The cells of a line that tabs or several spaces part.

    >>> from extract.building import plain_block
    >>> column_cells(plain_block("paragraph", "Elm Green\t1,204\t25%"))
    ['Elm Green', '1,204', '25%']
    """
    if block.grid or block.label or block.kind not in {"paragraph", "heading"} or len(block.lines) != 1:
        return []
    raw = "".join(span.text for span in block.lines[0].spans).strip()
    return COLUMN.split(raw) if len(raw) <= LONGEST else []


def columns_grid(rows: list[list[str]], page: int) -> Block:
    """Rows of as many cells as a grid."""
    cells = tuple(
        text_cell(number, column, text, page) for number, row in enumerate(rows) for column, text in enumerate(row)
    )
    return grid_block(Grid(cells, page, header_rows=guess_header_rows(rows)), page)


def take_run(blocks: Sequence[Block], start: int) -> tuple[list[list[str]], int]:
    """The rows of a run that begins at a block, and where it ends."""
    rows: list[list[str]] = []
    at = start
    while at < len(blocks):
        if cells := payment_cells(blocks[at]):
            rows.append(cells)
        elif rows and is_remark(blocks[at]):
            rows[-1][-2] = f"{rows[-1][-2]} {blocks[at].text}"
        else:
            break
        at += 1
    return rows, at


def is_remark(block: Block) -> bool:
    """Whether a line only adds to the payment above it."""
    return (
        block.kind == "paragraph" and block.text.startswith("(") and block.text.endswith(")") and len(block.text) < 100
    )


def payments_grid(rows: list[list[str]], page: int) -> Block:
    """The rows as a grid; what lacks its first cell stands under the one above."""
    width = max(map(len, rows))
    cells = tuple(
        text_cell(number, column, text, page)
        for number, row in enumerate(rows)
        for column, text in enumerate([""] * (width - len(row)) + row)
    )
    return grid_block(Grid(cells, page), page)
