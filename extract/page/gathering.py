"""What is gathered while the pages of a document are read: their layouts, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable

from extract.errors import Unreadable
from extract.ocr.tesseract import has_tesseract
from extract.page.composing import Layout, lay_out
from extract.paper import Link, Sheet
from extract.reading import Options

DOUBTFUL = 0.6  # mean confidence of OCR below which a page is warned of


class Reading:
    """What is gathered while the pages of a document are read."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.layouts: dict[int, Layout] = {}
        self.links: list[Link] = []
        self.warnings: list[str] = []
        self.unmapped: set[int] = set()  # pages that hold letters, but none that is known
        self.partial = False

    def add(self, sheet: Sheet) -> None:
        """Lays out a page and tells whoever waits for it."""
        layout = lay_out(sheet)
        self.layouts[sheet.number] = layout
        if self.options.saw_page:
            self.options.saw_page(layout)

    def add_scans(self, done: Iterable[tuple[int, Sheet | Unreadable]]) -> None:
        """Puts what OCR read in the place of what the page held; a failure leaves that."""
        for number, result in done:
            if isinstance(result, Unreadable):
                self.warn(f"Page {number} could not be read by OCR: {result}.", partial=True)
            elif len(result.words) >= len(self.layouts[number].lines) and (result.words or number not in self.unmapped):
                self.add(result)

    def warn(self, sentence: str, *, partial: bool = False) -> None:
        """Notes what went wrong."""
        self.warnings.append(sentence)
        self.partial = self.partial or partial

    def ordered(self) -> list[Layout]:
        """All pages in order."""
        return [self.layouts[number] for number in sorted(self.layouts)]


def warn_of_gaps(reading: Reading, layouts: Iterable[Layout]) -> None:
    """Says which pages gave no text, and which were hard to read."""
    layouts = list(layouts)
    if textless := [layout.number for layout in layouts if layout.source == "none"]:
        missing = "" if has_tesseract() or reading.options.ocr == "never" else "; Tesseract is not installed"
        reading.warn(f"No text could be read on {pages(textless)}{missing}.", partial=True)
    if blank := [layout.number for layout in layouts if layout.source != "none" and not layout.has_text]:
        reading.warn(f"Nothing is printed on {pages(blank)}.")
    if hard := [layout.number for layout in layouts if (layout.confidence or 1.0) < DOUBTFUL]:
        reading.warn(f"OCR is unsure of {pages(hard)}.")


def pages(numbers: list[int]) -> str:
    """Pages as a person lists them.

    >>> pages([3]), pages([1, 2, 3, 7])
    ('page 3', 'pages 1 to 3, 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    listed = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"
