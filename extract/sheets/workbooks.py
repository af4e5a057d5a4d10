"""XLSX by its XML: each cell as its format shows it, and what is hidden, which no reader of values tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from extract.clean import clean
from extract.errors import Unreadable
from extract.office.packages import ID, Package, local, parse_xml
from extract.sheets.numberformats import BUILT_IN, show_number

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REFERENCE = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")
MOST_CELLS, MOST_COLUMNS, MOST_STRINGS = 500_000, 2_000, 2_000_000
LONGEST_CELL = 33_000
TRUE, FALSE = "TRUE", "FALSE"


@dataclass(slots=True)
class Workbook:
    """What all sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)  # by style index
    epoch_1904: bool = False
    warnings: list[str] = field(default_factory=list)
    cells: int = 0
    full: bool = False

    def warn(self, sentence: str) -> None:
        """Notes a warning once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


@dataclass(slots=True)
class RawSheet:
    """One sheet's cells by row and column, from 0, and what is hidden in it."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)

    def is_hidden_column(self, column: int) -> bool:
        """Whether a column is not shown."""
        return any(column in one for one in self.hidden_columns)


def read_strings(package: Package, name: str | None) -> list[str]:
    """The shared strings of a workbook."""
    data = package.read(name) if name else None
    if data is None:
        return []
    root = parse_xml(data, package.warnings)
    return [string_text(one) for one in root.iterchildren(f"{S}si")][:MOST_STRINGS]


def string_text(element: etree._Element) -> str:
    """The text of a string, without how it is to be pronounced."""
    parts = [
        text.text or ""
        for text in element.iter(f"{S}t")
        if (parent := text.getparent()) is None or local(parent) != "rPh"
    ]
    return clean("".join(parts))[:LONGEST_CELL]


def read_formats(root: etree._Element | None) -> list[str]:
    """The number format of each cell style."""
    if root is None:
        return []
    custom = {one.get("numFmtId"): one.get("formatCode", "General") for one in root.iter(f"{S}numFmt")}
    styles = root.find(f"{S}cellXfs")
    if styles is None:
        return []
    return [format_code(one.get("numFmtId", "0"), custom) for one in styles.iterchildren(f"{S}xf")]


def format_code(number: str, custom: dict[str | None, str]) -> str:
    """A format by its number."""
    if number in custom:
        return custom[number]
    return BUILT_IN.get(int(number), "General") if number.isdigit() and len(number) < 6 else "General"


def read_sheet(data: bytes, workbook: Workbook, package: Package) -> RawSheet:
    """The cells of a sheet that hold anything; the size that it declares is not believed."""
    parse_head(data)
    sheet = RawSheet()
    wanted = ("row", "col", "mergeCell")
    context = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=[f"{S}{name}" for name in wanted],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    at = -1
    try:
        for _, element in context:
            name = local(element)
            if name == "row":
                at = take_row(element, sheet, workbook, at)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
                if workbook.full:
                    break
            elif name == "col":
                take_column(element, sheet)
            else:
                take_merge(element, sheet)
    except etree.XMLSyntaxError as error:
        if not sheet.cells:
            raise Unreadable("malformed", "the XML of a sheet is broken") from error
        workbook.warn("the XML of a sheet is broken; what follows the break may be missing")
        workbook.full = True
    return sheet


def parse_head(data: bytes) -> None:
    """Refuses a sheet that declares entities."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise Unreadable("malformed", "its XML declares entities, which no office program writes")


def take_row(element: etree._Element, sheet: RawSheet, workbook: Workbook, before: int) -> int:
    """Takes a row in and gives its number."""
    number = element.get("r", "")
    row = int(number) - 1 if number.isdigit() and len(number) < 9 else before + 1
    if element.get("hidden") in {"1", "true"}:
        sheet.hidden_rows.add(row)
    cells: dict[int, str] = {}
    column = -1
    for cell in element.iterchildren(f"{S}c"):
        match = REFERENCE.fullmatch(cell.get("r", ""))
        column = column_number(match["column"]) if match else column + 1
        text = cell_shown(cell, workbook)
        if text:
            cells[column] = text
            workbook.cells += 1
    if workbook.cells >= MOST_CELLS:
        workbook.full = True
        workbook.warn(f"only the first {MOST_CELLS:,} cells were read")
    if cells:
        sheet.cells[row] = cells
    return row


def column_number(letters: str) -> int:
    """The number of a column, from 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_shown(cell: etree._Element, workbook: Workbook) -> str:
    """What a cell shows."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return string_text(inline) if inline is not None else ""
    found = cell.find(f"{S}v")
    raw = found.text if found is not None else None
    if not raw:
        return ""
    if kind == "s":
        return workbook.strings[int(raw)] if raw.isdigit() and int(raw) < len(workbook.strings) else ""
    if kind == "b":
        return TRUE if raw.strip() in {"1", "true"} else FALSE
    if kind in {"str", "e", "d"}:
        return clean(raw)[:LONGEST_CELL]
    return number_shown(raw, cell.get("s", "0"), workbook)


def number_shown(raw: str, style: str, workbook: Workbook) -> str:
    """A number as its format shows it; what cannot be shown stays as it is stored, and a warning says so."""
    try:
        number = float(raw)
    except ValueError:
        workbook.warn("some cells hold numbers or dates that cannot be shown")
        return clean(raw)[:LONGEST_CELL]
    code = workbook.formats[int(style)] if style.isdigit() and int(style) < len(workbook.formats) else "General"
    shown = show_number(number, code, workbook.epoch_1904) if abs(number) < 1e300 else None
    if shown is None:
        workbook.warn("some cells hold numbers or dates that cannot be shown")
        return clean(raw)
    return shown


def take_column(element: etree._Element, sheet: RawSheet) -> None:
    """Notes columns that are hidden or have no width."""
    if element.get("hidden") not in {"1", "true"} and element.get("width") not in {"0", "0.0"}:
        return
    first, last = element.get("min", ""), element.get("max", "")
    if first.isdigit() and last.isdigit():
        sheet.hidden_columns.append(range(int(first) - 1, int(last)))


def take_merge(element: etree._Element, sheet: RawSheet) -> None:
    """Notes merged cells."""
    corners = [REFERENCE.fullmatch(corner) for corner in element.get("ref", "").split(":")]
    if len(corners) == 2 and corners[0] and corners[1] and len(sheet.merged) < MOST_CELLS:
        (top, left), (bottom, right) = ((int(one["row"]) - 1, column_number(one["column"])) for one in corners if one)
        sheet.merged[top, left] = (bottom - top + 1, right - left + 1)


def sheet_parts(package: Package, main: str) -> Iterator[tuple[str, bool, str]]:
    """The name of each sheet, whether it is hidden, and its part; sheets of charts are left out."""
    root = package.xml(main)
    relations = package.relations(main)
    if root is None:
        raise Unreadable("malformed", "its main part is no workbook")
    for element in root.iter(f"{S}sheet"):
        related = relations.get(element.get(ID, ""))
        if related and related.kind == "worksheet" and not related.external:
            yield clean(element.get("name", "")), element.get("state", "visible") != "visible", related.target


def uses_1904(package: Package, main: str) -> bool:
    """Whether days are counted from 1904, as old Macs did."""
    root = package.xml(main)
    properties = root.find(f"{S}workbookPr") if root is not None else None
    return properties is not None and properties.get("date1904") in {"1", "true"}
