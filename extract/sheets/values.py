"""XLS and XLSB by calamine, which gives values without their formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from extract.clean import clean
from extract.errors import Unreadable
from extract.paper import Paper
from extract.reading import Options
from extract.sheets.numberformats import general
from extract.sheets.regions import SheetRows

MOST_CELLS, MOST_COLUMNS = 500_000, 2_000
LONGEST_CELL = 33_000


def read_values(data: bytes, name: str, form: str, options: Options) -> Paper:
    """The paper of a workbook, a page a sheet."""
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
        rows, left = sheet_rows(workbook, about.name, left)
        sheets.append(SheetRows(about.name, rows, {}, is_hidden))
    if hidden:
        warnings.append(hidden_warning("sheet", hidden, options.hidden))
    if left <= 0:
        warnings.append(f"only the first {MOST_CELLS:,} cells were read")
    pages = make_pages(sheets, options)
    return Paper(name, form, pages, len(pages), warnings=tuple(warnings), partial=left <= 0)


def sheet_rows(workbook: CalamineWorkbook, name: str, left: int) -> tuple[list[list[str]], int]:
    """The rows of a sheet as texts, and how many cells may still be read."""
    rows: list[list[str]] = []
    try:
        for row in values(workbook, name):
            texts = [shown(value) for value in row[:MOST_COLUMNS]]
            left -= sum(1 for text in texts if text)
            if left <= 0:
                break
            if any(texts) or (rows and rows[-1]):
                rows.append(texts if any(texts) else [])
    except (CalamineError, ValueError) as error:
        raise Unreadable("malformed", "a sheet cannot be read") from error
    return rows, left


def values(workbook: CalamineWorkbook, name: str) -> Iterator[list[object]]:
    """The values of a sheet row by row, those that span more than a sheet can show refused."""
    sheet = workbook.get_sheet_by_name(name)
    if sheet.height * sheet.width > 200_000_000:
        raise Unreadable("limit_size", f"a sheet spans {sheet.height:,} by {sheet.width:,} cells")
    for row in sheet.iter_rows():
        yield list(row)


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
