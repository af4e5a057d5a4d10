"""Where the latest reply of a mail ends and what it quotes begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.building import make_line
from extract.flattening import block_text
from extract.paper import Block, Span

# "On 3 March 2026 at 10:15, Ann Lee <ann@example.org> wrote:", "On 3/3/26, x wrote:", "Ar 3 Mawrth … ysgrifennodd:"
WROTE = re.compile(
    r"^(?:on\s.{4,250}?\bwrote\b|.{4,200}?\bon\s.{4,60}\bwrote\b|ar\s.{4,200}?\bysgrifennodd\b.{0,80})\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
# "-----Original Message-----", "Begin forwarded message:", "---------- Forwarded message ---------"
ORIGINAL = re.compile(
    r"^[-_ >]*(?:original message|original appointment|(?:begin )?forwarded message|neges wreiddiol)[-_ :]*$",
    re.IGNORECASE,
)
# the headers that Outlook prints above what it quotes: "From: … Sent: … To: … Subject: …"
FROM = re.compile(r"^\*?(?:from|oddi wrth|o)\s*:\*?\s*\S", re.IGNORECASE)
FURTHER = re.compile(r"(?:^|\s)\*?(?:sent|date|to|subject|cc|anfonwyd|at|pwnc)\s*:\*?\s*\S", re.IGNORECASE)
NEAR = 6


def mark_quoted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those from the first quoted mail on `quoted`; where nothing else stands, all stay as they are.

    >>> mail = [Block("paragraph", "Thank you.", 1), Block("paragraph", "On 3 May 2026, A Clerk wrote:", 1)]
    >>> [block.kind for block in mark_quoted([*mail, Block("paragraph", "Please reply.", 1)])]
    ['paragraph', 'quoted', 'quoted']
    """
    at = next((at for at in range(len(blocks)) if begins_quote(blocks, at)), len(blocks))
    reply = [block for block in blocks[:at] if block.kind != "quoted"]
    if not any(block.text.strip() or block.grid for block in reply):
        return [unquoted(block) for block in blocks]
    return [*blocks[:at], *(as_quoted(block) for block in blocks[at:])]


def begins_quote(blocks: Sequence[Block], at: int) -> bool:
    """Whether quoted mail begins with a block."""
    text = blocks[at].text
    if blocks[at].grid or not text:
        return False
    if ORIGINAL.match(text):
        return True
    if WROTE.match(text):
        return not answered_below(blocks[at + 1 :])
    near = " ".join(block.text for block in blocks[at : at + NEAR] if not block.grid)
    return bool(FROM.match(text)) and len(FURTHER.findall(near[:1500])) >= 2


def answered_below(blocks: Sequence[Block]) -> bool:
    """Whether the quoting is marked line by line and answers stand between or below."""
    return any(block.kind == "quoted" for block in blocks[:2]) and any(block.kind != "quoted" for block in blocks)


def as_quoted(block: Block) -> Block:
    """A block as quoted text, a table row by row."""
    if block.grid:
        text = block_text(block).replace("\t", " ")
        lines = tuple(line for row in text.split("\n") if (line := make_line([Span(row)], block.page)))
        return Block("quoted", " ".join(line.text for line in lines), block.page, lines)
    return replace(block, kind="quoted")


def unquoted(block: Block) -> Block:
    """A block that was taken for quoted but is all that there is."""
    return replace(block, kind="paragraph") if block.kind == "quoted" else block
