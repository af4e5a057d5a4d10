"""The body of a mail into blocks: plain text with its quoted lines, or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from extract.clean import clean
from extract.mail.replies import as_quoted
from extract.paper import Block, Link
from extract.plain.scanning import scan_page
from extract.readers.web import read_page

QUOTED = re.compile(r"^\s{0,2}(?:>\s?)+")
SIGNATURE = re.compile(r"^-- ?$")
BLANK_START = re.compile(r"^(?:[ \t]*\n)+")


def text_blocks(text: str, flowed: bool = False) -> tuple[list[Block], list[Link]]:
    """The blocks of a plain body, lines marked with ">" as quoted."""
    lines = clean(text).split("\n")
    if flowed:
        lines = list(unflow(lines))
    blocks: list[Block] = []
    links: list[Link] = []
    for is_quoted, run in groupby(lines, key=lambda line: bool(QUOTED.match(line))):
        part = "\n".join(QUOTED.sub("", line) if is_quoted else line for line in run if not SIGNATURE.match(line))
        scanned = scan_page(part)
        links.extend(scanned.links)
        blocks.extend(as_quoted(block) if is_quoted else block for block in scanned.blocks)
    return blocks, links


def unflow(lines: list[str]) -> Iterator[str]:
    """Lines of a flowed text (RFC 3676): one that ends with a space goes on in the next.

    >>> list(unflow(["The clerk ", "wrote.", "Yes"]))
    ['The clerk wrote.', 'Yes']
    """
    held = ""
    for line in lines:
        held += line
        if not line.endswith(" ") or line == "-- ":
            yield held
            held = ""
    if held:
        yield held


def html_blocks(text: str) -> tuple[list[Block], list[Link], str]:
    """The blocks and links of an HTML body, and its whole text."""
    paper = read_page(text, "")
    blocks = paper.blocks
    return blocks, list(paper.links), " ".join(block.text for block in blocks)
