"""Spreadsheets with headings, hidden rows and columns, and no clock."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from typesetting.fixed import fixed


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook; rows count from 1."""

    title: str
    rows: tuple[tuple[object, ...], ...]
    header: int = 1
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden: bool = False
    merged: tuple[str, ...] = ()


def set_xlsx(pages: Sequence[Page]) -> bytes:
    """The bytes of a workbook."""
    book = Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.title)
        for row in page.rows:
            sheet.append(list(row))
        for cell in (cell for row in sheet.iter_rows(max_row=page.header) for cell in row):
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFD9D9D9")
        for row in page.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        for area in page.merged:
            sheet.merge_cells(area)
        sheet.column_dimensions["A"].width = 34
        sheet.sheet_state = "hidden" if page.hidden else "visible"
    buffer = io.BytesIO()
    book.save(buffer)
    return fixed(buffer.getvalue())
