"""Payments set out with tabs or spaces ("Eden Council    Election costs    £105.00"): lines that are a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.building import grid_block, text_cell
from extract.paper import Block, Grid

GAP = re.compile(r"\s{2,}")
LOOSE_SIGN = re.compile(r"([£€$])\s+(?=\d)")
MONEY = re.compile(r"(?:[-–(]?\s?[£€$]\s?\d[\d,]*(?:\.\d\d?)?|\d[\d,]*\.\d\d)\)?")  # "£105.00", "£ 48", "1,204.50"
FEWEST, LONGEST = 3, 160


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
    """The blocks, runs of payments made one grid each; a remark in brackets below a payment belongs to it."""
    joined: list[Block] = []
    at = 0
    while at < len(blocks):
        rows, end = take_run(blocks, at)
        if len(rows) >= FEWEST:
            joined.append(payments_grid(rows, blocks[at].page))
            at = end
        else:
            joined.append(blocks[at])
            at += 1
    return joined


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
