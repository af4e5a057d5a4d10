"""OpenDocument text, sheets and slides: content.xml into blocks, with its styles, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from extract.building import is_bold, labelled_block, make_block, plain_block
from extract.clean import clean_line
from extract.headings import Draft, heading_levels, is_caption
from extract.labels import Levels, is_bullet
from extract.links import web_target
from extract.office.cells import RawCell, lay_out
from extract.office.numbering import format_number
from extract.office.packages import local
from extract.office.wordflow import split_breaks
from extract.paper import PLAIN, Block, Link, Span, Style

T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}href"
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# what is printed nowhere or is taken apart: comments, deletions, notes, indexes' sources
UNPRINTED = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "note", "table-of-content-source", "sequence-decls"}
    | {"forms", "bookmark", "bookmark-start", "bookmark-end", "change", "change-start", "change-end", "ruby-text"}
    | {"alphabetical-index-source", "illustration-index-source", "desc", "title", "notes", "settings", "variable-decls"}
)
SIZE = re.compile(r"(?P<points>\d+(?:\.\d+)?)pt")
DEEPEST, MOST_REPEATS = 60, 100
CONTAINERS = frozenset(
    {"section", "table-of-content", "index-body", "index-title", "frame", "text-box", "g", "custom-shape", "a", "rect"}
    | {"numbered-paragraph", "header", "footer", "master-page", "page", "text", "presentation", "deletion", "shape"}
)


@dataclass(frozen=True, slots=True)
class OpenStyle:
    """What a style says, its parents' words under its own."""

    look: Style = PLAIN
    outline: int | None = None
    list_style: str | None = None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one depth of a list is labelled."""

    form: str = ""  # "": no number
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # how many levels are printed: 2 gives "7.2"
    bullet: str = ""
    start: int = 1


@dataclass
class OpenReading:
    """What reading looks things up in, and what it found and counted so far."""

    styles: dict[str, OpenStyle] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    levels: Levels = field(default_factory=Levels)


def read_open_styles(reading: OpenReading, root: etree._Element | None) -> None:
    """Takes the styles of a part in."""
    if root is None:
        return
    elements = {one.get(f"{STYLE}name", ""): one for one in root.iter(f"{STYLE}style")}
    for name in elements:
        reading.styles[name] = open_style(reading, name, elements)
    for one in root.iter(f"{T}list-style"):
        reading.lists[one.get(f"{STYLE}name", "")] = dict(list_levels(one))
    for one in root.iter(f"{T}outline-style"):
        reading.outline = dict(list_levels(one))


def open_style(reading: OpenReading, name: str, elements: dict[str, etree._Element]) -> OpenStyle:
    """A style with what it inherits."""
    chain: list[etree._Element] = []
    current: str | None = name
    while current in elements and elements[current] not in chain and len(chain) < 20:
        chain.append(elements[current])
        current = elements[current].get(f"{STYLE}parent-style-name")
    style = reading.styles.get(current or "", OpenStyle())
    for element in reversed(chain):
        outline = element.get(f"{STYLE}default-outline-level") or ""
        style = OpenStyle(
            open_look(element.find(f"{STYLE}text-properties"), style.look),
            int(outline) if outline.isdigit() else style.outline,
            element.get(f"{STYLE}list-style-name") or style.list_style,
        )
    return style


def open_look(properties: etree._Element | None, base: Style) -> Style:
    """A look with what text properties say laid over."""
    if properties is None:
        return base
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    struck, under = properties.get(f"{STYLE}text-line-through-style"), properties.get(f"{STYLE}text-underline-style")
    colour, size = properties.get(f"{FO}color"), SIZE.fullmatch(properties.get(f"{FO}font-size", ""))
    return Style(
        size=float(size["points"]) if size else base.size,
        bold=weight in {"bold", "600", "700", "800", "900"} if weight else base.bold,
        italic=slant in {"italic", "oblique"} if slant else base.italic,
        struck=struck != "none" if struck else base.struck,
        colour=(None if colour == "#000000" else colour) if colour else base.colour,
        underlined=under != "none" if under else base.underlined,
    )


def list_levels(element: etree._Element) -> Iterator[tuple[int, ListLevel]]:
    """The depths of a list style."""
    for one in element:
        depth = one.get(f"{T}level", "1")
        start = one.get(f"{T}start-value", "1")
        shown = one.get(f"{T}display-levels", "1")
        form = one.get(f"{STYLE}num-format", "")
        yield (
            int(depth) if depth.isdigit() else 1,
            ListLevel(
                FORMS.get(form, "decimal" if form else ""),
                one.get(f"{STYLE}num-prefix", ""),
                one.get(f"{STYLE}num-suffix", ""),
                int(shown) if shown.isdigit() else 1,
                one.get(f"{T}bullet-char", "•") if local(one).endswith(("bullet", "image")) else "",
                int(start) if start.isdigit() else 1,
            ),
        )


def read_open_flow(reading: OpenReading, parent: etree._Element, depth: int = 0) -> list[Block]:
    """The blocks of a body, cell or box."""
    blocks = list(flow(reading, parent, depth))
    if depth:
        return blocks
    drafts = [Draft(block.kind, block.text, block.label, is_bold(block)) for block in blocks]
    return [
        replace(block, kind="heading", level=level) if level and block.kind != "heading" else block
        for block, level in zip(blocks, heading_levels(drafts), strict=True)
    ]


def flow(reading: OpenReading, parent: etree._Element, depth: int) -> Iterator[Block]:
    """The blocks of an element one after the other."""
    if depth > DEEPEST:
        return
    for element in parent:
        name = local(element)
        if name in {"p", "h"}:
            yield from open_paragraph(reading, element, None, depth)
        elif name == "list":
            yield from open_list(reading, element, 1, None, depth)
        elif name == "table":
            yield from lay_out(list(open_rows(reading, element, depth)), head_rows(element), nested=depth > 8)
        elif name in CONTAINERS and name != "deletion":
            yield from flow(reading, element, depth + 1)


def open_paragraph(reading: OpenReading, element: etree._Element, label: str | None, depth: int) -> Iterator[Block]:
    """A paragraph or heading, and the boxes anchored in it."""
    style = reading.styles.get(element.get(f"{T}style-name", ""), OpenStyle())
    spans = list(open_spans(reading, element, style.look))
    boxes, reading.boxes = reading.boxes, []
    outline = element.get(f"{T}outline-level", "") if local(element) == "h" else ""
    level = int(outline) if outline.isdigit() else style.outline
    for index, part in enumerate(split_breaks(spans)):
        block = make_block("item", part, label=label) if label and not index else labelled_block("paragraph", part, 1)
        if block and (block.text or not label):
            yield kinded(reading, block, level, bool(label) and not index)
    for box in boxes:
        yield from flow(reading, box, depth + 1)


def kinded(reading: OpenReading, block: Block, outline: int | None, listed: bool) -> Block:
    """A block as heading, item, caption or paragraph."""
    if outline and block.text and len(block.text) <= 300:
        reading.levels.reset()
        return replace(block, kind="heading", level=outline)
    if block.label:
        return replace(block, kind="item", level=reading.levels.level(block.label))
    if not listed:
        reading.levels.pause()
    return replace(block, kind="caption") if is_caption(block.text) else block


def open_spans(reading: OpenReading, element: etree._Element, look: Style, depth: int = 0) -> Iterator[Span]:
    """The printed runs of a paragraph."""
    if element.text:
        yield Span(white(element.text), look)
    for child in element:
        name = local(child)
        if name == "note":
            take_note(reading, child)
        elif name == "frame" or name in {"text-box", "custom-shape"}:
            reading.boxes.append(child)
        elif name not in UNPRINTED and name and depth < DEEPEST:
            yield from open_run(reading, child, name, look, depth)
        if child.tail:
            yield Span(white(child.tail), look)


def open_run(reading: OpenReading, child: etree._Element, name: str, look: Style, depth: int) -> Iterator[Span]:
    """What one element inside a paragraph prints."""
    if name == "s":
        count = child.get(f"{T}c", "1")
        yield Span(" " * (min(int(count), 80) if count.isdigit() else 1), look)
    elif name == "tab":
        yield Span("\t", look)
    elif name == "line-break":
        yield Span("\n", look)
    elif name == "span":
        style = reading.styles.get(child.get(f"{T}style-name", ""))
        yield from open_spans(reading, child, over(style.look, look) if style else look, depth + 1)
    elif name == "a":
        spans = list(open_spans(reading, child, look, depth + 1))
        text = clean_line("".join(span.text for span in spans))
        if text and (target := web_target(child.get(XLINK))):
            reading.links.append(Link(1, text, target))
        yield from spans
    else:
        yield from open_spans(reading, child, look, depth + 1)


def over(own: Style, base: Style) -> Style:
    """A run's style over its paragraph's."""
    return Style(
        own.size or base.size,
        own.bold or base.bold,
        own.italic or base.italic,
        own.struck or base.struck,
        own.colour or base.colour,
        "",
        own.underlined or base.underlined,
    )


def white(text: str) -> str:
    """White space as OpenDocument means it: runs are one space, line ends are none."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def take_note(reading: OpenReading, note: etree._Element) -> None:
    """A footnote, kept apart."""
    citation, body = note.find(f"{T}note-citation"), note.find(f"{T}note-body")
    if body is None:
        return
    text = " ".join(block.text for block in flow(reading, body, 1))
    label = clean_line(citation.text or "") if citation is not None else None
    if block := plain_block("footnote", text, label=label or None):
        reading.notes.append(block)


def open_list(
    reading: OpenReading, element: etree._Element, level: int, style: str | None, depth: int
) -> Iterator[Block]:
    """The items of a list with their labels."""
    style = element.get(f"{T}style-name") or style or ""
    key = list_key(reading, element, style, level)
    if level > DEEPEST:
        return
    for item in element:
        if local(item) not in {"list-item", "list-header"}:
            continue
        fresh = local(item) == "list-item"
        for child in item:
            name = local(child)
            if name == "list":
                yield from open_list(reading, child, level + 1, style, depth)
            elif name in {"p", "h"}:
                has_text = any(str(part).strip() for part in child.itertext())
                label = next_label(reading, style, key, level, item) if fresh and has_text else None
                fresh = fresh and not has_text
                yield from deepened(open_paragraph(reading, child, label, depth), label, level)
            else:
                yield from flow(reading, item, depth + 1)
                break


def deepened(blocks: Iterator[Block], label: str | None, level: int) -> Iterator[Block]:
    """Items of a list within a list stand at least as deep as it."""
    for block in blocks:
        yield replace(block, level=max(level, block.level)) if label and block.kind == "item" and level > 1 else block


def list_key(reading: OpenReading, element: etree._Element, style: str, level: int) -> str:
    """Which count a list goes on with: its own, or that of the one it continues."""
    name = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
    goes_on = element.get(f"{T}continue-list")
    going = element.get(f"{T}continue-numbering") == "true" or goes_on
    key = reading.by_id.get(goes_on or "", style)
    if name:
        reading.by_id[name] = key
    if not going and level == 1:
        reading.counts[key] = {}
    return key


def next_label(reading: OpenReading, style: str, key: str, level: int, item: etree._Element) -> str | None:
    """Counts an item on and gives its label."""
    levels = reading.lists.get(style, {})
    about = levels.get(level, ListLevel(bullet="•"))
    if about.bullet:
        return clean_line(about.bullet) or "•"
    counts = reading.counts.setdefault(key, {})
    start = item.get(f"{T}start-value", "")
    counts[level] = int(start) if start.isdigit() else counts.get(level, about.start - 1) + 1
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    if not about.form:
        return None
    first = max(1, level - about.shown + 1)
    parts = [
        format_number(counts.get(one, 1), levels.get(one, about).form or "decimal")
        for one in range(first, level + 1)
        if not is_bullet(levels.get(one, about).bullet or "1.")
    ]
    return clean_line(f"{about.prefix}{'.'.join(parts)}{about.suffix}")


def open_rows(reading: OpenReading, table: etree._Element, depth: int) -> Iterator[list[RawCell]]:
    """The rows of a table; what its spans cover is left out."""
    down: dict[int, int] = {}
    for row in table_rows(table):
        cells: list[RawCell] = []
        for cell in row:
            name = local(cell)
            if name not in {"table-cell", "covered-table-cell"}:
                continue
            for _ in range(repeats(cell, "number-columns-repeated")):
                take_cell(reading, cell, name, cells, down, depth)
        yield cells
        down = {column: left - 1 for column, left in down.items() if left > 1}


def take_cell(
    reading: OpenReading, cell: etree._Element, name: str, cells: list[RawCell], down: dict[int, int], depth: int
) -> None:
    """Takes one cell in; a covered one belongs to the cell above or to the left of it."""
    column = sum(one[1] for one in cells)
    if name == "covered-table-cell":
        if down.get(column, 0) > 0:
            cells.append(([], 1, True, 0))
        return
    across, deep = repeats(cell, "number-columns-spanned"), repeats(cell, "number-rows-spanned", 65_536)
    cells.append((list(flow(reading, cell, depth + 1)), across, False, 0))
    if deep > 1:
        down[column] = deep


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, through its groups of rows."""
    for child in table:
        name = local(child)
        if name == "table-row":
            yield child
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from table_rows(child)


def head_rows(table: etree._Element) -> int:
    """How many rows are marked as headings."""
    heads = table.find(f"{TABLE}table-header-rows")
    return 0 if heads is None else sum(1 for _ in table_rows(heads))


def repeats(element: etree._Element, name: str, most: int = MOST_REPEATS) -> int:
    """How often something is repeated, within reason."""
    text = element.get(f"{TABLE}{name}", "1")
    return max(1, min(int(text), most)) if text.isdigit() and len(text) < 9 else 1
