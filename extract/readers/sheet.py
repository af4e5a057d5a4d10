"""Spreadsheets: XLSX by its XML, XLSB by calamine; each sheet a page with its tables, hidden ones left out."""

from __future__ import annotations

from collections.abc import Iterator

from extract.building import plain_block
from extract.errors import Unreadable
from extract.office.packages import Package, open_package
from extract.paper import Paper, PaperPage
from extract.reading import Options
from extract.sheets.regions import SheetRows, sheet_blocks
from extract.sheets.values import read_values
from extract.sheets.workbooks import (
    MOST_COLUMNS,
    RawSheet,
    Workbook,
    read_formats,
    read_sheet,
    read_strings,
    sheet_parts,
    uses_1904,
)

ZIP = b"PK\x03\x04"
MARKS = (b"xl/workbook", b"xl/_rels", b"xl/worksheets", b"xl/sharedStrings", b"xl/styles", b"xl/theme", b"xl/")
NAMES_SHOWN = 5


def bid(head: bytes, name: str) -> float:
    """A zipped package whose first members are a workbook's."""
    return 0.9 if head.startswith(ZIP) and any(mark in head for mark in MARKS) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """A page a sheet."""
    package = open_package(data)
    main = package.main_part("xl/workbook.xml")
    if main.lower().endswith(".bin"):
        return read_values(data, name, "xlsb", options)
    workbook = open_workbook(package, main)
    sheets = list(visible_sheets(package, main, workbook, options))
    warnings = [*package.warnings, *workbook.warnings, *pivot_warnings(package)]
    pages = make_pages(sheets, options)
    return Paper(
        name,
        "xlsx",
        pages,
        total_pages=len(pages),
        properties=package.properties(),
        warnings=tuple(dict.fromkeys(warnings)),
        partial=workbook.full or bool(package.warnings) or any("cannot be shown" in one for one in warnings),
    )


def open_workbook(package: Package, main: str) -> Workbook:
    """What the sheets of a workbook share."""
    relations = package.relations(main)
    targets = {one.kind: one.target for one in relations.values() if not one.external}
    styles = package.xml(targets["styles"]) if "styles" in targets else None
    return Workbook(read_strings(package, targets.get("sharedStrings")), read_formats(styles), uses_1904(package, main))


def visible_sheets(package: Package, main: str, workbook: Workbook, options: Options) -> Iterator[SheetRows]:
    """The sheets as shown; hidden ones only where they are asked for, and a warning names them."""
    hidden: list[str] = []
    found = False
    for name, is_hidden, part in sheet_parts(package, main):
        found = True
        if is_hidden:
            hidden.append(name)
        data = package.read(part) if not is_hidden or options.hidden else None
        if data is not None and not workbook.full:
            yield shown_rows(name, read_sheet(data, workbook, package), workbook, options.hidden, is_hidden)
    if hidden:
        workbook.warn(hidden_warning("sheet", hidden, options.hidden))
    if not found:
        raise Unreadable("malformed", "it holds no sheets")


def hidden_warning(what: str, names: list[str], kept: bool) -> str:
    """The sentence that says what is hidden."""
    listed = ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN]) + (", …" if len(names) > NAMES_SHOWN else "")
    verb = "is" if len(names) == 1 else "are"
    fate = "kept, as asked" if kept else "left out"
    return f"{len(names)} {what}{'' if len(names) == 1 else 's'} {verb} hidden ({listed}); what they hold was {fate}"


def shown_rows(name: str, sheet: RawSheet, workbook: Workbook, keep: bool, hidden: bool) -> SheetRows:
    """The rows of a sheet without its hidden rows and columns."""
    filled = sorted(sheet.cells)
    rows_hidden = [row for row in filled if row in sheet.hidden_rows]
    columns = {column for row in sheet.cells.values() for column in row}
    columns_hidden = {column for column in columns if sheet.is_hidden_column(column)}
    if rows_hidden or columns_hidden:
        workbook.warn(
            f"sheet “{name}” has {len(rows_hidden)} hidden rows and {len(columns_hidden)} hidden columns; "
            f"what they hold was {'kept, as asked' if keep else 'left out'}"
        )
    if not keep:
        filled = [row for row in filled if row not in sheet.hidden_rows]
        columns -= columns_hidden
    wanted = sorted(columns)
    if len(wanted) > MOST_COLUMNS:
        workbook.warn(f"only the first {MOST_COLUMNS:,} columns were read")
        workbook.full = True
        wanted = wanted[:MOST_COLUMNS]
    return squeezed(name, sheet, filled, wanted, hidden)


def squeezed(name: str, sheet: RawSheet, filled: list[int], columns: list[int], hidden: bool) -> SheetRows:
    """The filled rows, one blank row wherever any were blank between them."""
    rows: list[list[str]] = []
    at: dict[int, int] = {}
    for before, row in zip([None, *filled], filled, strict=False):
        if (
            before is not None
            and row - before > 1
            and any(between not in sheet.hidden_rows for between in range(before + 1, min(row, before + 200)))
        ):
            rows.append([])
        at[row] = len(rows)
        rows.append([sheet.cells[row].get(column, "") for column in columns])
    order = {column: index for index, column in enumerate(columns)}
    merged = {}
    for (row, column), (down, across) in sheet.merged.items():
        if row in at and column in order:
            tall = sum(1 for one in range(row, row + min(down, 1000)) if one in at)
            wide = sum(1 for one in columns if column <= one < column + across)
            merged[at[row], order[column]] = (tall, wide)
    return SheetRows(name, rows, merged, hidden)


def make_pages(sheets: list[SheetRows], options: Options) -> tuple[PaperPage, ...]:
    """A page for each sheet, headed by its name."""
    pages: list[PaperPage] = []
    for number, sheet in enumerate(sheets[: options.max_pages], 1):
        heading = plain_block("heading", sheet.name, number, level=1)
        blocks = sheet_blocks(sheet, number)
        pages.append(PaperPage(number, tuple([heading, *blocks] if heading else blocks)))
        if options.saw_page:
            options.saw_page(pages[-1])
    return tuple(pages)


def pivot_warnings(package: Package) -> list[str]:
    """A warning where the rows behind a pivot table are stored with it: people have been identified so."""
    caches = [name for name in package.parts if "pivotcacherecords" in name.lower()]
    if not caches:
        return []
    return [f"it holds the rows behind {len(caches)} pivot table{'s' if len(caches) > 1 else ''}; they were left out"]
