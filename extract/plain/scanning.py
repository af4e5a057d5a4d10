"""The lines of a text page into blocks: headings, items, paragraphs and grids, in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from extract.bounds import LONGEST
from extract.building import is_bold, labelled_block, plain_block
from extract.headings import Draft, heading_levels, is_caption
from extract.labels import Levels, is_bullet, split_label
from extract.paper import Block, Link
from extract.plain.columns import (
    cut_row,
    icon_rows,
    is_separator,
    is_tab_row,
    pipe_cells,
    pipe_rows,
    sets_tables,
    spaced_rows,
    tab_cells,
    tab_rows,
)
from extract.plain.gridding import grid_of_rows
from extract.plain.inline import break_tags, read_inline
from extract.plain.wrapping import Wrap, find_wrap, has_ended, runs_on, runs_over_blank

HASH = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*$")
RULE = re.compile(r"[ \t]*(?:[-_*=~#•·—–][ \t]?){3,}[ \t]*$")
UNDERLINE = re.compile(r"(?P<sign>=+|-+)[ \t]*$")
FENCE = re.compile(r"[ \t]*(?:```|~~~)")
QUOTE = re.compile(r"^[ ]{0,3}>[ \t]?")
# "9. ANNUAL REPORT [Appendix B](#)": a reference that was set apart at the end of the line
REFERENCE = re.compile(r"(?P<text>.*\S)[ \t]+\[(?P<name>[^\[\]]{1,60})\]\(#[^()]{0,200}\)$")
FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,20})\]:[ \t]*(?P<text>.*)")
FOLIO = re.compile(r"[ \t]*(?P<n>\d{1,4})[ \t]*$")
THEMATIC = re.compile(r"[ \t]*-{3,}[ \t]*$")
CAPITAL = re.compile(r"[ \t]*(?:[-*•][ \t]+)?(?:\*\*|__)?(?P<letter>[A-Z])\.[ \t]")
SPACED = re.compile(r"\S {2,}\S")
MARKS = "*_ \t"
LONGEST_BOLD = 6  # lines that one pair of marks may span


class Piece(NamedTuple):
    """A paragraph's words, its lines joined, before its label and looks are read."""

    text: str
    indent: int
    alone: bool


@dataclass(slots=True)
class Scan:
    """Where the reading of a page stands."""

    lines: Sequence[str]
    page: int
    wrap: Wrap
    words: frozenset[str]
    capitals: str
    tabbed: bool = False  # tables are set with tabs in it
    at: int = 0
    levels: Levels = field(default_factory=Levels)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def add(self, block: Block | None, piece: Piece | None = None) -> None:
        """Takes a block in, with how it stood."""
        if block:
            self.blocks.append(block)
            self.pieces.append(piece or Piece("", 0, False))


class Scanned(NamedTuple):
    """What a page gave."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]


def scan_page(text: str, page: int = 1, wrap: Wrap | None = None, levels: Levels | None = None) -> Scanned:
    """The blocks of one page of text."""
    lines = without_folios([line.rstrip(" \r") for line in text.split("\n")])
    words = frozenset(text.lower().split())
    scan = Scan(
        lines, page, wrap or find_wrap(lines), words, lettered(lines), sets_tables(lines), levels=levels or Levels()
    )
    while scan.at < len(lines):
        scan_next(scan)
    return Scanned(tuple(with_headings(scan)), tuple(scan.links))


def without_folios(lines: list[str]) -> list[str]:
    """The lines without printed page numbers: bare numbers that count up by one, each beside a rule."""
    found = [
        at
        for at, line in enumerate(lines)
        if FOLIO.match(line) and any(THEMATIC.match(near) for near in printed_near(lines, at))
    ]
    numbers = [int(FOLIO.match(lines[at])["n"]) for at in found]  # type: ignore[index]  # it matched above
    if len(found) < 2 or any(after - before != 1 for before, after in pairwise(numbers)):
        return lines
    gone = set(found)
    return ["" if at in gone else line for at, line in enumerate(lines)]


def printed_near(lines: Sequence[str], at: int) -> list[str]:
    """The next printed lines before and after one."""
    before = next((line for line in reversed(lines[max(0, at - 3) : at]) if line.strip()), "")
    after = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return [before, after]


def lettered(lines: Sequence[str]) -> str:
    """The capital letters that number things here: "A.", "B.", and not the initials of people."""
    seen = {match["letter"] for line in lines if (match := CAPITAL.match(line))}
    known = "".join(chr(code) for code in range(ord("A"), ord("Z") + 1) if chr(code) in seen)
    run = next((size for size in range(26) if chr(ord("A") + size) not in known), 26)
    return known[:run] if run > 1 else ""


def scan_next(scan: Scan) -> None:
    """Takes what begins at the present line."""
    line = scan.lines[scan.at]
    if not line.strip() or FENCE.match(line) or (RULE.match(line) and not is_tab_row(line)):
        scan.at += 1
    elif match := HASH.match(line):
        scan.at += 1
        add_heading(scan, match["title"], len(match["marks"]))
    elif match := FOOTNOTE.match(line):
        scan.at += 1
        scan.add(plain_block("footnote", match["text"], scan.page, label=match["label"]))
    elif not scan_grid(scan, line):
        scan_paragraph(scan)


def add_heading(scan: Scan, title: str, level: int) -> None:
    """A heading marked as one."""
    found = read_inline(title, scan.page)
    scan.links.extend(found.links)
    scan.add(labelled_block("heading", found.spans, scan.page, level=level, capitals=scan.capitals))


def scan_grid(scan: Scan, line: str) -> bool:
    """Takes a table, if one begins here."""
    if "|" in line and (count := pipe_rows(scan.lines, scan.at)):
        cells = [pipe_cells(row) for row in scan.lines[scan.at : scan.at + count] if not is_separator(row)]
        ruled = is_separator(scan.lines[scan.at + 1]) if count > 1 else False
        return take_grid(scan, cells, count, 1 if ruled and count > 2 else None)
    if "\t" in line and is_tab_row(line) and (count := tab_rows(scan.lines, scan.at)):
        return take_grid(scan, tab_grid(scan.lines[scan.at : scan.at + count]), count, None)
    if line.startswith("\t") and scan.tabbed and (count := icon_rows(scan.lines, scan.at)):
        return take_grid(scan, tab_grid(scan.lines[scan.at : scan.at + count]), count, 0)
    if SPACED.search(line):
        count, starts = spaced_rows(scan.lines, scan.at)
        if count:
            rows = [cut_row(row, starts) for row in scan.lines[scan.at : scan.at + count]]
            return take_grid(scan, [row for row in rows if any(row)], count, None)
    return False


def tab_grid(lines: Sequence[str]) -> list[list[str]]:
    """The cells of rows set with tabs; a line without tabs goes on with the cell above."""
    rows: list[list[str]] = []
    for line in lines:
        if not line.strip() or is_separator(line):
            continue
        if "\t" in line or not rows:
            rows.append(tab_cells(line))
        else:
            rows[-1][-1] = f"{rows[-1][-1]} {line.strip()}".strip()
    return rows


def take_grid(scan: Scan, cells: list[list[str]], count: int, header_rows: int | None) -> bool:
    """Adds a grid; a row that repeats its headings after a page's end is left out."""
    scan.at += count
    found = grid_of_rows(cells, scan.page, header_rows)
    scan.links.extend(found.links)
    scan.add(found.block)
    return True


def scan_paragraph(scan: Scan) -> None:
    """Takes one paragraph or item."""
    if is_underlined(scan):
        title = scan.lines[scan.at].strip()
        level = 1 if scan.lines[scan.at + 1].startswith("=") else 2
        scan.at += 2
        return add_heading(scan, title, level)
    piece = take_piece(scan)
    for part in break_tags(piece.text).split("\n"):
        for text in without_reference(part.strip()):
            add_paragraph(scan, text, piece)
    return None


def without_reference(text: str) -> list[str]:
    """A labelled line and the reference that stands at its end, apart."""
    match = REFERENCE.match(text)
    if match and split_label(match["text"].strip(MARKS)):
        return [match["text"], match["name"]]
    return [text] if text else []


def is_underlined(scan: Scan) -> bool:
    """Whether the present line is a title underlined with signs as wide as itself."""
    if scan.at + 1 >= len(scan.lines) or (scan.at and scan.lines[scan.at - 1].strip()):
        return False
    title, below = scan.lines[scan.at].strip(), UNDERLINE.match(scan.lines[scan.at + 1])
    if not below or len(title) > 120 or title.endswith((".", ",")):
        return False
    return below["sign"][0] == "=" or abs(len(below["sign"]) - len(title)) <= 2


def take_piece(scan: Scan) -> Piece:
    """The lines that belong to the paragraph that begins here."""
    first = scan.lines[scan.at]
    before = scan.at == 0 or not scan.lines[scan.at - 1].strip()
    text = QUOTE.sub("", first, count=1).strip()
    scan.at += 1
    joined = 1
    while len(text) < LONGEST and (after := next_line(scan, text, joined)) is not None:
        text = join_lines(text, QUOTE.sub("", after, count=1).strip(), scan.words)
        joined += 1
    alone = before and (scan.at >= len(scan.lines) or not scan.lines[scan.at].strip()) and not scan.wrap.doubled
    return Piece(text, indent_of(first), alone)


def next_line(scan: Scan, text: str, joined: int) -> str | None:
    """The line that goes on with `text`, if there is one; the scan then stands behind it."""
    at = scan.at
    ruled = 0
    while at < len(scan.lines) and at < scan.at + 4 and (not scan.lines[at].strip() or RULE.match(scan.lines[at])):
        ruled += bool(scan.lines[at].strip())
        at += 1
    blanks = at - scan.at
    if at >= len(scan.lines) or blanks > (3 if ruled == 1 else 1):
        return None
    after = scan.lines[at]
    last = scan.lines[scan.at - 1]
    if is_structure(after) or not goes_on(scan, last, after, blanks, text, joined):
        return None
    if ruled and not runs_over_blank(last.strip(MARKS), after.strip(MARKS)):
        return None
    scan.at = at + 1
    return after


def is_structure(line: str) -> bool:
    """Whether a line begins something of its own: a rule, a heading, a row of a table."""
    return bool(
        RULE.match(line) or HASH.match(line) or FENCE.match(line) or is_tab_row(line) or line.strip().startswith("|")
    )


def goes_on(scan: Scan, last: str, after: str, blanks: int, text: str, joined: int) -> bool:
    """Whether a line belongs to the paragraph above it."""
    if split_label(after.strip(MARKS), scan.capitals):
        if is_inline_label(text, after.strip(MARKS)):
            return bool(scan.wrap.width)
        return bool(blanks) and continuation(text, after) != after and runs_over_blank(last, continuation(text, after))
    if text.count("**") % 2 and (not blanks or scan.wrap.doubled) and joined < LONGEST_BOLD:
        return True
    if is_emphasised(last) != is_emphasised(after) and scan.wrap.width:
        return False
    last, after = last.strip(MARKS), after.strip(MARKS)
    if blanks and not scan.wrap.doubled:
        return runs_over_blank(last, after)
    return runs_on(last, after, scan.wrap)


def is_inline_label(text: str, after: str) -> bool:
    """Whether a line begins with "(e)" only because a list in running text was wrapped there."""
    found = split_label(after)
    if not found or not re.fullmatch(r"\([a-z0-9]+\)", found.label):
        return False
    inner = found.label[1:-1]
    before = str(int(inner) - 1) if inner.isdigit() else chr(ord(inner[-1]) - 1)
    return f" ({before})" in text and not has_ended(text.rstrip(";").rstrip())


def continuation(text: str, after: str) -> str:
    """The words of a bulleted line under a numbered clause: the bullet is what a page's end left of the clause."""
    found, above = split_label(after), split_label(text)
    if found and above and is_bullet(found.label) and is_bullet(above.label):
        inner = split_label(above.text)
        return found.text if inner and not is_bullet(inner.label) else after
    return after


def is_emphasised(line: str) -> bool:
    """Whether the whole line is marked bold."""
    return line.strip().startswith("**") and line.strip().endswith("**")


def join_lines(text: str, after: str, words: frozenset[str]) -> str:
    """Two lines as one; a hyphen at the line's end goes where the whole word is printed elsewhere."""
    if (above := split_label(text)) and is_bullet(above.label) and (found := split_label(after)):
        after = found.text if is_bullet(found.label) else after
    if not text.endswith("-") or not text[-2:-1].isalpha():
        return f"{text} {after}"
    head, tail = text.rsplit(maxsplit=1)[-1][:-1].lower(), after.split()[0].lower().strip(".,;:!?)")
    return f"{text[:-1]}{after}" if f"{head}{tail}" in words else f"{text}{after}"


def indent_of(line: str) -> int:
    """How far a line is indented, a tab counting four."""
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def add_paragraph(scan: Scan, text: str, piece: Piece) -> None:
    """A paragraph or item with its label and level."""
    found = read_inline(text.strip(), scan.page)
    scan.links.extend(found.links)
    block = labelled_block("paragraph", found.spans, scan.page, capitals=scan.capitals)
    if not block:
        return
    kind = "item" if block.label else "caption" if is_caption(block.text) else "paragraph"
    scan.add(replace(block, kind=kind), piece)


def with_headings(scan: Scan) -> list[Block]:
    """The blocks with their levels, those that turn out to be headings marked so."""
    drafts = [
        Draft(block.kind, block.text, block.label, is_bold(block), piece.alone)
        for block, piece in zip(scan.blocks, scan.pieces, strict=True)
    ]
    return [
        levelled(block, level, piece, scan.levels)
        for block, level, piece in zip(scan.blocks, heading_levels(drafts), scan.pieces, strict=True)
    ]


def levelled(block: Block, heading: int, piece: Piece, levels: Levels) -> Block:
    """A block as the heading that it is, or as an item at its depth below the last one."""
    if heading or block.kind == "heading":
        levels.reset()
        return replace(block, kind="heading", level=heading or block.level)
    if block.kind == "item" and block.label:
        return replace(block, level=levels.level(block.label, piece.indent))
    levels.pause()
    return block
