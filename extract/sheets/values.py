"""XLS and XLSB by calamine, which gives values without their formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from extract.clean import clean
from extract.errors import Unreadable
from extract.paper import Paper
from extract.reading import Options
from extract.sheets.biff import HiddenParts
from extract.sheets.numberformats import general
from extract.sheets.regions import SheetRows

MOST_CELLS, MOST_COLUMNS = 500_000, 2_000
LONGEST_CELL = 33_000
LARGEST = 20_000_000  # cells that a sheet may span


def read_values(
    data: bytes, name: str, form: str, options: Options, unseen: Mapping[str, HiddenParts] | None = None
) -> Paper:
    """The paper of a workbook, a page a sheet; `unseen` names the hidden rows and columns of sheets."""
    from extract.readers.sheet import hidden_warning, make_pages

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise Unreadable("encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable("malformed", "its workbook cannot be read") from error
    sheets: list[SheetRows] = []
    hidden: list[str] = []
    warnings: list[str] = []
    left = MOST_CELLS
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        is_hidden = about.visible != SheetVisibleEnum.Visible
        if is_hidden:
            hidden.append(about.name)
        if is_hidden and not options.hidden:
            continue
        parts = (unseen or {}).get(about.name, HiddenParts())
        rows, left, dropped = sheet_rows(workbook, about.name, left, HiddenParts() if options.hidden else parts)
        if dropped:
            warnings.append(f"sheet “{about.name}” has hidden rows or columns; what they hold was left out")
        sheets.append(SheetRows(about.name, rows, {}, is_hidden))
    if hidden:
        warnings.append(hidden_warning("sheet", hidden, options.hidden))
    if left <= 0:
        warnings.append(f"only the first {MOST_CELLS:,} cells were read")
    pages = make_pages(sheets, options)
    return Paper(name, form, pages, len(pages), warnings=tuple(warnings), partial=left <= 0)


def sheet_rows(
    workbook: CalamineWorkbook, name: str, left: int, parts: HiddenParts
) -> tuple[list[list[str]], int, bool]:
    """The rows of a sheet as texts, how many cells may still be read, and whether hidden ones were left out."""
    rows: list[list[str]] = []
    dropped = False
    try:
        for number, first, row in values(workbook, name):
            texts = [shown(value) for value in row[:MOST_COLUMNS]]
            seen = [] if number in parts.rows else without(texts, first, parts.columns)
            dropped = dropped or sum(map(bool, seen)) < sum(map(bool, texts))
            if number in parts.rows:
                continue
            texts = seen
            left -= sum(1 for text in texts if text)
            if left <= 0:
                break
            if any(texts) or (rows and rows[-1]):
                rows.append(texts if any(texts) else [])
    except (CalamineError, ValueError) as error:
        raise Unreadable("malformed", "a sheet cannot be read") from error
    return rows, left, dropped


def without(texts: list[str], first: int, columns: set[int]) -> list[str]:
    """The texts of a row but those of hidden columns."""
    return [text for column, text in enumerate(texts, first) if column not in columns] if columns else texts


def values(workbook: CalamineWorkbook, name: str) -> Iterator[tuple[int, int, list[object]]]:
    """The values of a sheet row by row, with the numbers of the row and of its first column."""
    sheet = workbook.get_sheet_by_name(name)
    if sheet.height * sheet.width > LARGEST:
        raise Unreadable("limit_size", f"a sheet spans {sheet.height:,} by {sheet.width:,} cells")
    top, first = sheet.start or (0, 0)
    for number, row in enumerate(sheet.to_python(), top):
        yield number, first, list(row)


def shown(value: object) -> str:
    """A value as text.

    >>> shown(12.0), shown(date(2018, 1, 5)), shown(True), shown(datetime(2018, 1, 5, 10, 30))
    ('12', '05/01/2018', 'TRUE', '05/01/2018 10:30')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(float(value))
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return f"{int(value.total_seconds()) // 3600}:{int(value.total_seconds()) // 60 % 60:02d}"
    return clean(str(value))[:LONGEST_CELL] if value else ""
