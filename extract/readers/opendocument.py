"""OpenDocument by its XML: texts, spreadsheets and presentations."""

from __future__ import annotations

from lxml import etree

from extract.errors import Unreadable
from extract.folios import number_pages, on_page
from extract.office.opensheets import OpenSheets
from extract.office.opentexts import OpenReading, flow, read_open_flow, read_open_styles
from extract.office.packages import Package, core_properties, local, open_package
from extract.paper import Block, Line, Paper, PaperPage
from extract.readers.sheet import hidden_warning, make_pages
from extract.reading import Options

ZIP = b"PK\x03\x04"
MIME = b"application/vnd.oasis.opendocument."
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FORMATS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "drawing": "odg"}


def bid(head: bytes, name: str) -> float:
    """A zipped package whose first member says so."""
    return 0.95 if head.startswith(ZIP) and MIME in head[:200] else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """A text of one page, a sheet or a slide a page."""
    package = open_package(data)
    manifest = package.read("META-INF/manifest.xml")
    if manifest and b"encryption-data" in manifest:
        raise Unreadable("encrypted")
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body") if root is not None else None
    if root is None or body is None or len(body) == 0:
        raise Unreadable("malformed", "its content is missing")
    kind = next((local(one) for one in body if local(one) in FORMATS), "text")
    if kind == "spreadsheet":
        return read_open_sheets(package, root, name, options)
    reading = OpenReading()
    styles = package.xml("styles.xml")
    read_open_styles(reading, styles)
    read_open_styles(reading, root)
    pages = slides(reading, body[0]) if kind in {"presentation", "drawing"} else text_pages(reading, body[0], styles)
    return Paper(
        name,
        FORMATS[kind],
        tuple(pages),
        total_pages=len(pages),
        links=tuple(reading.links),
        properties=properties(package),
        warnings=tuple(package.warnings),
        partial=bool(package.warnings),
    )


def properties(package: Package) -> dict[str, str]:
    """Title, author and dates."""
    root = package.xml("meta.xml")
    return {} if root is None else core_properties(root)


def text_pages(reading: OpenReading, body: etree._Element, styles: etree._Element | None) -> list[PaperPage]:
    """The text, its footnotes at its end."""
    blocks = read_open_flow(reading, body)
    furniture = page_furniture(reading, styles)
    return number_pages([*blocks, *reading.notes], furniture)


def page_furniture(reading: OpenReading, styles: etree._Element | None) -> list[Line]:
    """What is printed above and below every page."""
    if styles is None:
        return []
    lines: dict[str, Line] = {}
    for tag in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
        for element in styles.iter(f"{STYLE}{tag}"):
            for block in flow(reading, element, 1):
                lines.update({line.text: line for line in block.lines})
    return list(lines.values())


def slides(reading: OpenReading, body: etree._Element) -> list[PaperPage]:
    """A page a slide, its title first."""
    pages: list[PaperPage] = []
    for number, slide in enumerate(body.iterchildren(f"{DRAW}page"), 1):
        blocks = [on_page(block, number) for block in titled(list(flow(reading, slide, 1)))]
        pages.append(PaperPage(number, tuple(blocks)))
    return pages or [PaperPage(1)]


def titled(blocks: list[Block]) -> list[Block]:
    """The blocks of a slide, the first line as its heading if it is short."""
    if blocks and blocks[0].kind == "paragraph" and len(blocks[0].text) <= 150:
        first = blocks[0]
        return [Block("heading", first.text, first.page, first.lines, level=1), *blocks[1:]]
    return blocks


def read_open_sheets(package: Package, root: etree._Element, name: str, options: Options) -> Paper:
    """A page a sheet."""
    sheets = OpenSheets(root, options.hidden)
    pages = make_pages(list(sheets.sheets()), options)
    warnings = [*package.warnings, *sheets.warnings]
    if sheets.hidden:
        warnings.append(hidden_warning("sheet", sheets.hidden, options.hidden))
    if sheets.left <= 0:
        warnings.append("only the first cells were read")
    partial = sheets.left <= 0 or bool(package.warnings)
    return Paper(
        name, "ods", pages, len(pages), properties=properties(package), warnings=tuple(warnings), partial=partial
    )
