"""Plain text and Markdown."""

from __future__ import annotations

from extract.paper import Block, Line, Paper, PaperPage
from extract.reading import Options


def bid(head: bytes, name: str) -> float:
    """Anything that decodes as text may be read as text, when nobody knows better."""
    return 0.0 if b"\0" in head else 0.1


def read(data: bytes, name: str, options: Options) -> Paper:
    """One page; a blank line ends a paragraph."""
    text = data.decode("utf-8", "replace")
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    blocks = tuple(Block("paragraph", part, 1, (Line(part, 1),)) for part in paragraphs if part)
    return Paper(name, "text", (PaperPage(1, blocks),), total_pages=1)
