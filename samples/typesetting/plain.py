"""Sets blocks as plain text, and mails with attachments."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from email import policy
from email.message import EmailMessage
from typing import NamedTuple

from typesetting.blocks import Block, Footnote, Frame, Grid, Rule, Space, Text
from typesetting.marking import plain


class Mail(NamedTuple):
    """The head of a mail."""

    sender: str
    recipient: str
    subject: str
    date: str  # "Tue, 03 Mar 2026 14:05:00 +0000"
    quoted: str = ""  # the requester's own mail, quoted below


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        plain(text), 76, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _grid(grid: Grid) -> str:
    cells = [[plain(cell) for cell in row] for row in grid.rows]
    widths = [max(len(row[c]) for row in cells) for c in range(len(grid.widths))]
    return "\n".join(
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def _lines(block: Block) -> str | None:
    match block:
        case Text() if block.style == "tight":
            return plain(block.text)
        case Text():
            mark = f"{'*' if block.label == '•' else block.label} " if block.label else ""
            text = plain(block.text)
            if block.style in ("title", "section") and len(text) < 76:
                return text.upper() if block.style == "title" else text
            return "\n".join(
                _wrapped(piece, "  " * block.level + (mark if step == 0 else ""), "  " * block.level)
                for step, piece in enumerate(block.text.split("\n"))
            )
        case Grid():
            return _grid(block)
        case Frame():
            return "\n".join(filter(None, (_lines(inner) for row in block.rows for cell in row for inner in cell)))
        case Rule():
            return "-" * 72
        case Footnote():
            return plain(block.text)
        case Space():
            return ""
        case _:
            return None


def set_text(blocks: Sequence[Block]) -> str:
    """The blocks as text, an empty line between paragraphs."""
    made: list[str] = []
    tight = False
    for block in blocks:
        lines = _lines(block)
        if lines is None:
            continue
        now = isinstance(block, Text) and block.style == "tight"
        made.append(lines if (tight and now) or not made else f"\n{lines}")
        tight = now
    return "\n".join(made) + "\n"


def set_mail(mail: Mail, text: str, attachments: Sequence[tuple[str, str, bytes]]) -> bytes:
    """An .eml with fixed boundary and no clock; attachments are (name, MIME type, bytes)."""
    message = EmailMessage(policy=policy.SMTP.clone(max_line_length=200))
    message["From"], message["To"], message["Subject"], message["Date"] = mail[:4]
    message["Message-ID"] = f"<{sum(map(ord, mail.subject))}.{len(text)}@mail.example>"
    message.set_content(text + (f"\n{mail.quoted}" if mail.quoted else ""), charset="utf-8", cte="8bit")
    for name, kind, data in attachments:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    if message.is_multipart():
        message.set_boundary("=_part_of_a_sample_mail")
    return message.as_bytes()
