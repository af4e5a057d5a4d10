"""Word's DOCX: body, tables, text boxes, notes; numbering as Word shows it, tracked changes as accepted."""

from __future__ import annotations

from lxml import etree

from extract.building import make_block
from extract.clean import clean_line
from extract.errors import Unreadable
from extract.folios import number_pages
from extract.office.numbering import W, read_numbering
from extract.office.packages import Package, Relation, open_package
from extract.office.wordflow import Flow, common_size, read_flow
from extract.office.wordstyles import Styles, read_styles
from extract.paper import Block, Bookmark, Line, Paper, PaperPage, Span
from extract.reading import Options

ZIP = b"PK\x03\x04"
MARKS = (b"word/document", b"word/_rels", b"word/styles", b"word/theme", b"word/numbering", b"word/settings", b"word/")
NOTES = (("footnotes", "footnote", ""), ("endnotes", "endnote", "e"))
MOST_NOTES = 5_000


def bid(head: bytes, name: str) -> float:
    """A zipped package whose first members are a Word document's."""
    return 0.9 if head.startswith(ZIP) and any(mark in head for mark in MARKS) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """One page, since only a printer decides where Word's pages end, unless their numbers are typed in."""
    package = open_package(data)
    main = package.main_part("word/document.xml")
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise Unreadable("malformed", "its main part is no Word document")
    package.check_media(main)
    relations = package.relations(main)
    styles = read_styles(related_xml(package, relations, "styles"))
    flow = Flow(styles, read_numbering(related_xml(package, relations, "numbering")), relations)
    flow.body_size = common_size(body, styles)
    blocks = [*read_flow(flow, body), *read_notes(package, relations, flow)]
    pages = number_pages(blocks, read_furniture(package, relations, styles))
    return Paper(
        name,
        "docx",
        tuple(pages),
        total_pages=pages[-1].number,
        outline=tuple(outline(pages)),
        links=tuple(link._replace(text=clean_line(link.text)) for link in flow.links),
        properties=package.properties(),
        warnings=tuple(package.warnings),
        partial=bool(package.warnings),
    )


def related_xml(package: Package, relations: dict[str, Relation], kind: str) -> etree._Element | None:
    """The root of the part of a kind that the document uses."""
    target = next((one.target for one in relations.values() if one.kind == kind and not one.external), None)
    return package.xml(target) if target else None


def read_notes(package: Package, relations: dict[str, Relation], flow: Flow) -> list[Block]:
    """Footnotes and endnotes in the order in which they are referred to, numbered as printed."""
    blocks: list[Block] = []
    for part, tag, prefix in NOTES:
        root = related_xml(package, relations, part)
        if root is None:
            continue
        notes = {prefix + one.get(f"{W}id", ""): one for one in root.iterchildren(f"{W}{tag}")}
        order = [note for note in dict.fromkeys(flow.notes) if note in notes][:MOST_NOTES]
        for number, note in enumerate(order, 1):
            blocks.extend(note_blocks(flow, notes[note], str(number)))
    return blocks


def note_blocks(flow: Flow, note: etree._Element, label: str) -> list[Block]:
    """One note as a block."""
    inner = [block for block in read_flow(flow, note, depth=1) if not block.grid]
    spans = [Span(f"{span.text} ", span.style) for block in inner for line in block.lines for span in line.spans]
    block = make_block("footnote", spans, label=label)
    return [block] if block and block.text else []


def read_furniture(package: Package, relations: dict[str, Relation], styles: Styles) -> list[Line]:
    """What is printed above and below every page, each line once."""
    lines: dict[str, Line] = {}
    for one in relations.values():
        if one.kind not in {"header", "footer"} or one.external:
            continue
        root = package.xml(one.target)
        if root is None:
            continue
        flow = Flow(styles, read_numbering(None), package.relations(one.target))
        for line in (line for block in read_flow(flow, root, depth=1) for line in block_lines(block)):
            lines.setdefault(line.text, line)
    return list(lines.values())


def block_lines(block: Block) -> list[Line]:
    """The lines of a block, of a grid those of its cells."""
    if block.grid:
        return [line for cell in block.grid.cells for inner in cell.blocks for line in block_lines(inner)]
    return list(block.lines)


def outline(pages: list[PaperPage]) -> list[Bookmark]:
    """The headings as bookmarks."""
    headings = [block for page in pages for block in page.blocks if block.kind == "heading"]
    return [
        Bookmark(f"{block.label} {block.text}" if block.label else block.text, block.level, block.page)
        for block in headings
    ]
