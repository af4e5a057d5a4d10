"""Paragraphs that run over the end of a column or a page, made one again."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.page.blocks import ENDED, box_of
from extract.page.hyphens import join_lines
from extract.paper import Block, PaperPage

BROKEN = re.compile(r"\w-$")  # "re-", and not "Invoices received :-"
RUNNING = ("paragraph", "item")
BESIDE = ("aside", "footnote")  # what may stand between two parts of a paragraph


def join_columns(columns: Sequence[list[Block]], words: Collection[str]) -> list[Block]:
    """The blocks of all columns in order, a paragraph broken between two columns made one."""
    blocks: list[Block] = []
    for column in columns:
        if blocks and column and goes_on(blocks[-1], column[0]):
            blocks[-1] = joined(blocks[-1], column[0], words)
            blocks += column[1:]
        else:
            blocks += column
    return blocks


def join_pages(pages: Sequence[PaperPage], words: Collection[str]) -> tuple[PaperPage, ...]:
    """The pages, a paragraph that runs on overleaf standing whole on the page where it begins."""
    out = list(pages)
    for index in range(len(out) - 1, 0, -1):
        before, after = out[index - 1].blocks, out[index].blocks
        following = next((place for place, block in enumerate(after) if is_text(block)), None)
        last = next((place for place in reversed(range(len(before))) if is_text(before[place])), None)
        if following is None or last is None:
            continue
        if goes_on(before[last], after[following]):
            whole = joined(before[last], after[following], words)
            out[index - 1] = replace(out[index - 1], blocks=(*before[:last], whole, *before[last + 1 :]))
            out[index] = replace(out[index], blocks=(*after[:following], *after[following + 1 :]))
    return tuple(out)


def is_text(block: Block) -> bool:
    """Whether a block is part of the running text, and no note beside or below it."""
    return block.kind not in BESIDE


def goes_on(first: Block, second: Block) -> bool:
    """Whether the second block can only be the rest of the first."""
    if first.kind not in RUNNING or second.kind != "paragraph" or second.label or not first.lines or not second.lines:
        return False
    before, after = first.lines[-1], second.lines[0]
    if abs(before.size - after.size) > 0.6 or before.bold != after.bold or ENDED.search(first.text):
        return False
    if second.text[:1].islower() or BROKEN.search(first.text):
        return True
    return is_full(first) and second.text[:1].isalnum() and len(first.lines) > 1 and len(second.lines) > 1


def is_full(block: Block) -> bool:
    """Whether the last line of a block is as long as its others."""
    return box_of(block.lines[-1])[2] > max(box_of(line)[2] for line in block.lines) - 2 * block.lines[-1].size


def joined(first: Block, second: Block, words: Collection[str]) -> Block:
    """Both blocks as one, which stands where the first does."""
    text = join_lines([first.text, second.text], words)
    return replace(first, text=text, lines=(*first.lines, *second.lines))
