"""The body of a Word document into blocks: paragraphs with their numbers, tables with their cells, boxes, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from extract.building import grid_block, is_bold, labelled_block, make_block
from extract.clean import clean_line
from extract.headings import LETTER_WORDS, Draft, heading_levels, is_caption
from extract.labels import Levels, split_label
from extract.office.cells import lay_out
from extract.office.numbering import Numbering, W, whole
from extract.office.packages import Relation
from extract.office.wordruns import Fields, content, read_runs
from extract.office.wordstyles import CAPTION, CONTENTS, TITLE, Styles, WordStyle, read_look, with_paragraph
from extract.paper import Block, Cell, Grid, Link, Span
from extract.payments import join_payments

FLOW = frozenset({"p", "tbl"})
ROWS, CELLS = frozenset({"tr"}), frozenset({"tc"})
WIDEST = 63  # columns that Word allows
DEEPEST = 4  # tables in tables that stay tables; deeper ones give their text
LONGEST_HEADING, LONGEST_SENTENCE = 300, 110
TWIPS_A_STEP = 200


class Taken(NamedTuple):
    """A block with what its style said of it, before headings are judged."""

    block: Block
    outline: int | None = None
    contents: bool = False
    underlined: bool = False


@dataclass
class Flow:
    """What reading looks things up in, and what it has counted and found so far."""

    styles: Styles
    numbering: Numbering
    relations: dict[str, Relation]
    fields: Fields = field(default_factory=Fields)
    links: list[Link] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    carried: list[Span] = field(default_factory=list)  # of a paragraph whose mark was deleted
    body_size: float = 0.0


def read_flow(flow: Flow, parent: etree._Element, depth: int = 0) -> list[Block]:
    """The blocks of a body, cell, box or note."""
    taken: list[Taken] = []
    levels = Levels()
    for element in content(parent, FLOW):
        if element.tag == f"{W}tbl":
            taken.extend(Taken(block) for block in read_table(flow, element, depth + 1))
        else:
            taken.extend(read_paragraph(flow, element, levels, depth))
    return finish(flow, taken, depth)


def read_paragraph(flow: Flow, element: etree._Element, levels: Levels, depth: int) -> list[Taken]:
    """A paragraph, and the text boxes anchored in it."""
    properties = element.find(f"{W}pPr")
    style = paragraph_style(flow, properties)
    runs = read_runs(element, style.look.over(flow.styles.default), flow.styles, flow.relations, flow.fields)
    flow.links.extend(link for link in runs.links if link.text.strip())
    flow.notes.extend(runs.notes)
    boxed = [Taken(block) for box in runs.boxes for block in read_flow(flow, box, depth + 1)]
    spans = [*flow.carried, *runs.spans]
    if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
        flow.carried = spans
        return boxed
    flow.carried = []
    return [*make_paragraphs(flow, spans, style, levels), *boxed]


def paragraph_style(flow: Flow, properties: etree._Element | None) -> WordStyle:
    """The style of a paragraph with its own properties laid over."""
    if properties is None:
        return flow.styles.get(None)
    named = properties.find(f"{W}pStyle")
    style_id = named.get(f"{W}val") if named is not None else None
    style = flow.styles.get(style_id)
    if style.num is None and style_id in flow.numbering.styled:
        num, depth = flow.numbering.styled[style_id]
        style = replace(style, num=num, depth=depth)
    elif style.num is not None and style.depth is None and style_id in flow.numbering.styled:
        style = replace(style, depth=flow.numbering.styled[style_id][1])
    return with_paragraph(style, properties)


def make_paragraphs(flow: Flow, spans: Sequence[Span], style: WordStyle, levels: Levels) -> list[Taken]:
    """The blocks of one paragraph: more than one where line breaks set apart what is labelled or ended."""
    text = clean_line("".join(span.text for span in spans))
    number = flow.numbering.next(style.num, style.depth or 0) if style.num and text else None
    if not text:
        return []
    taken: list[Taken] = []
    for index, part in enumerate(split_breaks(spans)):
        if index == 0 and number:
            kind, label = "item", number.label
            block = make_block(kind, part, label=label)
            if block and not block.text:
                continue
            found = levels.level(label)
            level = number.depth if number.depth > 1 else found
        else:
            block = labelled_block("paragraph", part, 1)
            if not block:
                continue
            level = levels.level(block.label, style.indent // TWIPS_A_STEP) if block.label else 0
            block = replace(block, kind="item" if block.label else "paragraph")
        if block:
            taken.append(styled(replace(block, level=level), style, spans, index))
            if not block.label:
                levels.pause()
    return taken


def styled(block: Block, style: WordStyle, spans: Sequence[Span], index: int) -> Taken:
    """A block with what its paragraph's style means."""
    outline = style.outline
    if outline is None and TITLE.fullmatch(style.name.strip()):
        outline = 0
    if CAPTION.fullmatch(style.name.strip()) or (block.kind == "paragraph" and is_caption(block.text)):
        return Taken(replace(block, kind="caption"))
    underlined = all(span.style.underlined for span in spans if span.text.strip())
    contents = bool(CONTENTS.fullmatch(style.name.strip()))
    return Taken(block, None if index else outline, contents, underlined)


def split_breaks(spans: Sequence[Span]) -> list[list[Span]]:
    """A paragraph cut at the line breaks after which something of its own begins."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        lines[-1].append(Span(first, span.style))
        lines.extend([Span(part, span.style)] for part in rest)
    parts: list[list[Span]] = [lines[0]]
    for line in lines[1:]:
        above, text = span_text(parts[-1]), span_text(line)
        if begins_anew(above, text):
            parts.append(line)
        else:
            parts[-1] = [*parts[-1], Span("\n"), *line]
    return [part for part in parts if span_text(part)]


def span_text(spans: Iterable[Span]) -> str:
    """The words of spans."""
    return clean_line("".join(span.text for span in spans))


def begins_anew(above: str, text: str) -> bool:
    """Whether a line after a break is a paragraph of its own."""
    if not above or not text:
        return not text or not above
    return above.endswith((".", "?", "!", ":", ";")) or split_label(text) is not None


def finish(flow: Flow, taken: list[Taken], depth: int) -> list[Block]:
    """The blocks with headings judged and lists of contents made one layout grid."""
    drafts = [draft(flow, one, depth) for one in taken]
    judged = [0] * len(taken) if depth else heading_levels(drafts)
    blocks: list[Block] = []
    contents: list[Block] = []
    for one, level in zip(taken, judged, strict=True):
        if one.contents:
            contents.append(one.block)
            continue
        blocks.extend(contents_grid(contents))
        contents = []
        blocks.append(as_heading(one, level))
    blocks.extend(contents_grid(contents))
    return blocks if depth else join_payments(blocks)


def draft(flow: Flow, one: Taken, depth: int) -> Draft:
    """What the judgement of headings needs; underlined and larger lines head as bold ones do."""
    block = one.block
    size = max((line.size for line in block.lines), default=0.0)
    loud = is_bold(block) or one.underlined or (bool(flow.body_size) and size >= 1.2 * flow.body_size)
    return Draft(block.kind, block.text, block.label, loud and not one.contents, alone=False)


def as_heading(one: Taken, judged: int) -> Block:
    """The block as a heading, if its style or its looks make it one."""
    block = one.block
    if one.outline is not None and block.kind != "grid" and may_be_heading(block.text):
        return replace(block, kind="heading", level=one.outline + 1)
    return replace(block, kind="heading", level=judged) if judged else block


def may_be_heading(text: str) -> bool:
    """Whether a text in a heading's style is a heading: some writers set whole paragraphs in one."""
    return (
        bool(text)
        and not LETTER_WORDS.match(text)
        and len(text) <= (LONGEST_SENTENCE if text.endswith((".", ";", ",")) else LONGEST_HEADING)
    )


def contents_grid(entries: list[Block]) -> list[Block]:
    """A list of contents as a grid that is no table."""
    if not entries:
        return []
    cells = []
    for row, entry in enumerate(entries):
        title, _, page = entry.text.rpartition(" ")
        texts = (title, page) if title and page.isdigit() else (entry.text, "")
        label = f"{entry.label} " if entry.label else ""
        cells += [Cell(row, 0, f"{label}{texts[0]}", blocks=(entry,)), Cell(row, 1, texts[1])]
    return [grid_block(Grid(tuple(cells), layout=True))]


def read_table(flow: Flow, table: etree._Element, depth: int) -> list[Block]:
    """A table as a grid; a single frame around text gives what is in it."""
    rows: list[list[tuple[etree._Element, int]]] = []
    heads = 0
    for row in content(table, ROWS):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        before = grid_skip(properties, "gridBefore")
        rows.append([(cell, before if index == 0 else 0) for index, cell in enumerate(content(row, CELLS))])
        if properties is not None and is_on(properties.find(f"{W}tblHeader")) and heads == len(rows) - 1:
            heads += 1
    cells = [[read_cell(flow, cell, before, depth) for cell, before in row] for row in rows]
    return lay_out(cells, heads, nested=depth > DEEPEST)


def read_cell(flow: Flow, cell: etree._Element, before: int, depth: int) -> tuple[list[Block], int, bool, int]:
    """A cell's blocks, how many columns it covers, whether it goes on with the one above, and the gap before it."""
    properties = cell.find(f"{W}tcPr")
    span, merged = 1, False
    if properties is not None:
        wide = properties.find(f"{W}gridSpan")
        span = min(max(whole(wide.get(f"{W}val") if wide is not None else None, 1), 1), WIDEST)
        upright = properties.find(f"{W}vMerge")
        merged = upright is not None and upright.get(f"{W}val", "continue") == "continue"
    return read_flow(flow, cell, depth), span, merged, min(before, WIDEST)


def grid_skip(properties: etree._Element | None, name: str) -> int:
    """How many columns a row leaves out at its beginning."""
    child = properties.find(f"{W}{name}") if properties is not None else None
    return max(0, whole(child.get(f"{W}val"), 0)) if child is not None else 0


def is_on(child: etree._Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return child is not None and child.get(f"{W}val", "1") not in {"0", "false", "off"}


def common_size(root: etree._Element, styles: Styles) -> float:
    """The size in which most of a document's text is set."""
    sizes: dict[float, int] = {}
    for run in root.iter(f"{W}r"):
        size = read_look(run.find(f"{W}rPr")).size or 0.0
        sizes[size] = sizes.get(size, 0) + sum(len(text.text or "") for text in run.iterchildren(f"{W}t"))
    common = max(sizes, key=lambda size: sizes[size], default=0.0)
    return common or styles.get(None).look.over(styles.default).size or 0.0
