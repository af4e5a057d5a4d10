"""HTML: the text of a page without what stands around it, with its headings, lists, tables and links."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from extract.building import is_bold
from extract.errors import Unreadable
from extract.headings import Draft, heading_levels
from extract.markup.building import PageBuilder, Standing
from extract.markup.charsets import decode_page
from extract.paper import Block, Line, Paper, PaperPage
from extract.reading import Options

BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6]|span|script|style|ul|ol|center|font|link|article|main|br|b|a)\b",
    re.IGNORECASE | re.DOTALL,
)
HOLDS = re.compile(r"<(?:html|body|table)\b", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
LONGEST_PIECE = 4_000_000
ENOUGH, SHARE = 200, 0.25
LINKED = 0.8
NAMED = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip)\Z", re.IGNORECASE)  # "minutes.pdf"
# "404", "Page not found", "Error 403 - Forbidden", "Access denied"
MISSING = re.compile(
    r"^\s*[45]0\d\b|\berror\W{0,3}[45]0\d\b|\bnot found\b|\b(?:access|permission) denied\b|\bforbidden\b", re.IGNORECASE
)
FEW = 2000  # characters; a page that says more may be worth reading


def bid(head: bytes, name: str) -> float:
    """Markup at the beginning, whatever the name says."""
    text = decode_page(head)
    if BEGINS.match(text):
        return 0.8
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return 0.6 if HOLDS.search(text) else 0.2 if text.lstrip().startswith("<?xml") else 0.0
    return 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """One page."""
    paper = read_page(decode_page(data), name)
    if NAMED.search(name) and stands_in(paper):
        raise Unreadable("malformed", "a web page that says there is no such document was saved in its place")
    return paper


def stands_in(paper: Paper) -> bool:
    """Whether a page is what a site answers in place of a document that it has not."""
    title = paper.properties.get("title") or (paper.blocks[0].text if paper.blocks else "")
    return bool(MISSING.search(title)) and sum(len(block.text) for block in paper.blocks) < FEW


def read_page(text: str, name: str) -> Paper:
    """The paper of a page's text."""
    builder = parse(text)
    region, blocks = main_text(builder.standing)
    links = [link for link, place in builder.links if region is None or place in region]
    warnings = ("only the first 20,000,000 characters were read",) if builder.cut else ()
    if not blocks:
        warnings = (*warnings, "the page holds no text")
    page = PaperPage(1, tuple(with_headings(blocks)), tuple(around(builder.standing, region)))
    return Paper(
        name,
        "html",
        (page,),
        total_pages=1,
        links=tuple(dict.fromkeys(links)),
        properties=builder.properties,
        warnings=warnings,
        partial=builder.cut,
    )


def parse(text: str) -> PageBuilder:
    """The page as its markup says; the parser hands over events and builds no tree, so that depth costs nothing."""
    builder = PageBuilder()
    target: Any = builder
    parser = etree.HTMLParser(target=target, huge_tree=True, no_network=True, remove_comments=True)
    text = CONTROLS.sub("", text)
    try:
        for start in range(0, len(text), LONGEST_PIECE):
            parser.feed(text[start : start + LONGEST_PIECE])
        parser.close()
    except etree.XMLSyntaxError:
        builder.close()  # an empty page
    return builder


def main_text(standing: list[Standing]) -> tuple[frozenset[str] | None, list[Block]]:
    """The blocks of the article, else of the page without what stands around, else all."""
    total = sum(size(one.block) for one in standing)
    for regions in (frozenset({"main"}), frozenset({"main", "body"})):
        blocks = [one for one in standing if one.region in regions]
        length = sum(size(one.block) for one in blocks)
        if length >= ENOUGH or (length and length >= SHARE * total):
            return regions, without_menus(blocks)
    return None, [one.block for one in standing]


def without_menus(standing: list[Standing]) -> list[Block]:
    """The blocks without runs of lines that are nothing but links: menus that are not marked as such."""
    kept: list[Block] = []
    run: list[Standing] = []
    for one in [*standing, None]:
        if one and not one.block.grid and one.linked >= LINKED * max(1, len(one.block.text)):
            run.append(one)
            continue
        if len(run) < 5 or sum(len(link.block.text) for link in run) > 60 * len(run):
            kept.extend(link.block for link in run)
        run = []
        if one:
            kept.append(one.block)
    return kept or [one.block for one in standing]


def around(standing: list[Standing], region: frozenset[str] | None) -> list[Line]:
    """What stands around the text, at most a screenful."""
    if region is None:
        return []
    blocks = [one.block for one in standing if one.region not in region]
    return [line for block in blocks for line in block.lines][:60]


def size(block: Block) -> int:
    """How much text a block has."""
    return sum(len(cell.text) for cell in block.grid.cells) if block.grid else len(block.text)


def with_headings(blocks: list[Block]) -> list[Block]:
    """The blocks with bold lines that stand as headings where the page has no headings of its own."""
    if any(block.kind == "heading" for block in blocks):
        return blocks
    levels = heading_levels([Draft(block.kind, block.text, block.label, is_bold(block)) for block in blocks])
    return [
        Block("heading", block.text, 1, block.lines, level=level, label=block.label) if level else block
        for block, level in zip(blocks, levels, strict=True)
    ]
