"""OpenDocument sheets: each cell as it is shown, which the file itself holds, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extract.clean import clean_line
from extract.office.opentexts import STYLE, TABLE, T, table_rows
from extract.office.packages import local
from extract.sheets.regions import SheetRows

HIDDEN = {"collapse", "filter"}
MOST_CELLS, MOST_COLUMNS = 500_000, 2_000


class OpenSheets:
    """The sheets of a workbook and what was noted while they were read."""

    def __init__(self, root: etree._Element, keep: bool) -> None:
        self.root, self.keep = root, keep
        self.warnings: list[str] = []
        self.hidden: list[str] = []
        self.left = MOST_CELLS
        self.undisplayed = {
            style.get(f"{STYLE}name")
            for style in root.iter(f"{STYLE}style")
            for properties in style.iterchildren(f"{STYLE}table-properties")
            if properties.get(f"{TABLE}display") == "false"
        }

    def sheets(self) -> Iterator[SheetRows]:
        """The sheets as shown."""
        for table in self.root.iter(f"{TABLE}table"):
            name = clean_line(table.get(f"{TABLE}name", ""))
            hidden = table.get(f"{TABLE}style-name") in self.undisplayed
            if hidden:
                self.hidden.append(name)
            if not hidden or self.keep:
                yield SheetRows(name, self.rows(table, name), {}, hidden)

    def rows(self, table: etree._Element, name: str) -> list[list[str]]:
        """The rows of a sheet, one blank row wherever any stood."""
        unseen = set() if self.keep else hidden_columns(table)
        rows: list[list[str]] = []
        dropped = 0
        for row in table_rows(table):
            cells = list(self.cells(row))
            if row.get(f"{TABLE}visibility") in HIDDEN and not self.keep:
                dropped += any(cells)
                continue
            shown = [cell for column, cell in enumerate(cells) if column not in unseen]
            if any(shown) or (rows and rows[-1]):
                times = repeated(row, "number-rows-repeated", 1000) if any(shown) else 1
                rows.extend([shown if any(shown) else []] * times)
        if dropped or unseen:
            self.warnings.append(
                f"sheet “{name}” has {dropped} hidden rows and {len(unseen)} hidden columns; "
                "what they hold was left out"
            )
        return rows

    def cells(self, row: etree._Element) -> Iterator[str]:
        """The texts of a row's cells."""
        for cell in row:
            if local(cell) not in {"table-cell", "covered-table-cell"} or self.left <= 0:
                continue
            text = clean_line("\n".join("".join(map(str, part.itertext())) for part in cell.iterchildren(f"{T}p")))
            times = repeated(cell, "number-columns-repeated", 1000 if text else MOST_COLUMNS)
            self.left -= times if text else 0
            yield from [text] * times


def hidden_columns(table: etree._Element) -> set[int]:
    """The numbers of the columns that are not shown."""
    found: set[int] = set()
    at = 0
    for column in table.iter(f"{TABLE}table-column"):
        times = repeated(column, "number-columns-repeated", 20_000)
        if column.get(f"{TABLE}visibility") in HIDDEN:
            found.update(range(at, min(at + times, MOST_COLUMNS)))
        at += times
    return found


def repeated(element: etree._Element, name: str, most: int) -> int:
    """How often an element stands, within reason."""
    text = element.get(f"{TABLE}{name}", "1")
    return max(1, min(int(text), most)) if text.isdigit() and len(text) < 9 else 1
