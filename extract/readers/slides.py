"""PowerPoint's PPTX: each slide a page, its title as heading, its bullets with their levels, its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from extract.building import labelled_block, make_block
from extract.errors import Unreadable
from extract.folios import on_page
from extract.links import web_target
from extract.office.cells import RawCell, lay_out
from extract.office.numbering import format_number
from extract.office.packages import ID, Package, Relation, local, open_package
from extract.paper import PLAIN, Block, Line, Link, Paper, PaperPage, Span, Style
from extract.reading import Options

ZIP = b"PK\x03\x04"
MARKS = (b"ppt/presentation", b"ppt/_rels", b"ppt/slides", b"ppt/slideMasters", b"ppt/theme", b"ppt/")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITLES = {"title", "ctrTitle"}
FURNITURE = {"dt", "ftr", "sldNum", "hdr"}
LISTED = {"body", "obj", "subTitle", None}
COUNTED = {
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
FRAMES = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}"}


def bid(head: bytes, name: str) -> float:
    """A zipped package whose first members are a presentation's."""
    return 0.9 if head.startswith(ZIP) and any(mark in head for mark in MARKS) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """A page a slide."""
    package = open_package(data)
    main = package.main_part("ppt/presentation.xml")
    root = package.xml(main)
    if root is None:
        raise Unreadable("malformed", "its main part is no presentation")
    relations = package.relations(main)
    parts = [relations[one.get(ID, "")].target for one in root.iter(f"{P}sldId") if one.get(ID, "") in relations]
    pages: list[PaperPage] = []
    links: list[Link] = []
    warnings = list(package.warnings)
    hidden = 0
    for number, part in enumerate(parts[: options.max_pages], 1):
        slide = package.xml(part)
        if slide is None or (slide.get("show") in {"0", "false"} and not options.hidden):
            hidden += slide is not None
            continue
        pages.append(read_slide(package, part, slide, number, links))
        if options.saw_page:
            options.saw_page(pages[-1])
    if hidden:
        warnings.append(f"{hidden} slides are hidden; what they hold was left out")
    cut = len(parts) > options.max_pages
    return Paper(
        name,
        "pptx",
        tuple(pages),
        total_pages=len(parts),
        links=tuple(links),
        properties=package.properties(),
        warnings=tuple(warnings),
        partial=cut or bool(package.warnings),
    )


def read_slide(package: Package, part: str, slide: etree._Element, number: int, links: list[Link]) -> PaperPage:
    """The blocks of a slide, its title first, then from top to bottom."""
    relations = package.relations(part)
    blocks: list[Block] = []
    furniture: list[Line] = []
    for shape in sorted(shapes(slide), key=place):
        kind = placeholder(shape)
        found = list(shape_blocks(shape, kind, relations, links, number))
        if kind in FURNITURE:
            furniture.extend(replace(line, page=number) for block in found for line in block.lines)
        else:
            blocks.extend(on_page(block, number) for block in found)
    return PaperPage(number, tuple(blocks), tuple(furniture))


def shapes(slide: etree._Element) -> Iterator[etree._Element]:
    """The shapes of a slide, through groups and alternatives."""
    for element in slide.iter(f"{P}sp", f"{P}graphicFrame"):
        if not any(local(above) == "Fallback" for above in element.iterancestors()):
            yield element


def place(shape: etree._Element) -> tuple[int, int, int]:
    """Where a shape stands in reading order: titles, then bands from top to bottom, in each from left to right."""
    offset = next(shape.iter(f"{A}off"), None)
    if offset is None:
        return (0 if placeholder(shape) in TITLES else 1, 0, 0)
    top, left = (
        int(value) if value.lstrip("-").isdigit() else 0 for value in (offset.get("y", "0"), offset.get("x", "0"))
    )
    return (0 if placeholder(shape) in TITLES else 1, top // 400_000, left)


def placeholder(shape: etree._Element) -> str | None:
    """What a shape is for: a title, a footer; None where it says nothing."""
    found = next(shape.iter(f"{P}ph"), None)
    return found.get("type") if found is not None else "free"


def shape_blocks(
    shape: etree._Element, kind: str | None, relations: dict[str, Relation], links: list[Link], number: int
) -> Iterator[Block]:
    """The paragraphs or the table of a shape."""
    table = next(shape.iter(f"{A}tbl"), None)
    if table is not None:
        yield from lay_out([list(cells(row, relations, links, number)) for row in table.iterchildren(f"{A}tr")])
        return
    body = shape.find(f"{P}txBody")
    if body is not None:
        yield from paragraphs(body, kind, relations, links, number)


def cells(row: etree._Element, relations: dict[str, Relation], links: list[Link], number: int) -> Iterator[RawCell]:
    """The cells of a row; those that merged ones cover belong to them."""
    for cell in row.iterchildren(f"{A}tc"):
        if cell.get("hMerge") in {"1", "true"}:
            continue
        body = cell.find(f"{A}txBody")
        blocks = list(paragraphs(body, "cell", relations, links, number)) if body is not None else []
        span = cell.get("gridSpan", "1")
        yield blocks, min(int(span), 200) if span.isdigit() else 1, cell.get("vMerge") in {"1", "true"}, 0


def paragraphs(
    body: etree._Element, kind: str | None, relations: dict[str, Relation], links: list[Link], number: int
) -> Iterator[Block]:
    """The paragraphs of a text body as heading, items or paragraphs."""
    counts: dict[int, int] = {}
    if kind in TITLES:
        spans = [
            span for one in body.iterchildren(f"{A}p") for span in (*runs(one, relations, links, number), Span(" "))
        ]
        heading = labelled_block("heading", spans, 1, level=1)
        if heading and heading.text:
            yield heading
        return
    for one in body.iterchildren(f"{A}p"):
        spans = list(runs(one, relations, links, number))
        properties = one.find(f"{A}pPr")
        level = (
            int(properties.get("lvl", "0")) if properties is not None and properties.get("lvl", "0").isdigit() else 0
        )
        label = bullet(properties, kind, counts, level, any(span.text.strip() for span in spans))
        block = (
            make_block("item", spans, label=label, level=level + 1) if label else labelled_block("paragraph", spans, 1)
        )
        if block and block.text:
            yield replace(block, kind="item", level=max(1, block.level)) if block.label else block


def bullet(
    properties: etree._Element | None, kind: str | None, counts: dict[int, int], level: int, printed: bool
) -> str | None:
    """The bullet or number of a paragraph; bodies have bullets unless they say not."""
    found = {local(child): child for child in properties} if properties is not None else {}
    if not printed or "buNone" in found:
        return None
    if "buAutoNum" in found:
        form = found["buAutoNum"].get("type", "arabicPeriod")
        counts[level] = counts.get(level, int(found["buAutoNum"].get("startAt", "1") or 1) - 1) + 1
        name = next((one for one in COUNTED if form.startswith(one)), "arabic")
        return FRAMES.get(form.removeprefix(name), "{}.").format(format_number(counts[level], COUNTED[name]))
    if "buChar" in found:
        return found["buChar"].get("char", "•")[:1] or "•"
    return "•" if kind in LISTED and kind != "subTitle" else None


def runs(one: etree._Element, relations: dict[str, Relation], links: list[Link], number: int) -> Iterator[Span]:
    """The runs of a paragraph."""
    for run in one:
        name = local(run)
        if name == "br":
            yield Span("\n")
        elif name in {"r", "fld"}:
            text = run.findtext(f"{A}t") or ""
            properties = run.find(f"{A}rPr")
            click = properties.find(f"{A}hlinkClick") if properties is not None else None
            related = relations.get(click.get(ID, "")) if click is not None else None
            if related and related.external and text.strip() and (target := web_target(related.target)):
                links.append(Link(number, text.strip(), target))
            yield Span(text, look(properties))


def look(properties: etree._Element | None) -> Style:
    """How a run is printed."""
    if properties is None:
        return PLAIN
    size = properties.get("sz", "")
    style = Style(
        size=int(size) / 100 if size.isdigit() else 0.0,
        bold=properties.get("b") in {"1", "true"},
        italic=properties.get("i") in {"1", "true"},
        struck=properties.get("strike", "noStrike") != "noStrike",
        underlined=properties.get("u", "none") != "none",
    )
    return PLAIN if style == PLAIN else style
