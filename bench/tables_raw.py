"""Ruled tables as the raw stage finds them, beside pdfplumber's: `python -m bench.tables_raw FILE… [--show 40]`.

The raw stage is rules made tidy, frames of them, and the words in each cell, before anything is mended or judged. Each
cell of pdfplumber's that holds text is looked for: one of ours with the same box, and then with the same text, spaces
aside. Cells with the same letters in another order are counted apart and listed: in those looked at pdfplumber wove
lines or overprinted letters together. A box around one text is no table here.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table

from extract.pdf.pages import read_page
from extract.pdf.pdfium import Document
from extract.records import Box
from extract.tables.finding import seen, typed
from extract.tables.lattice import lattice
from extract.tables.lines import text_of
from extract.tables.rulings import frames, tidy

NEAR = 3.5  # points between the edges of one cell as the two see them
LEAST = 2.0  # points: what is narrower is the bar between two rules
BAR = 0.995


class Seen(NamedTuple):
    """A cell: where it stands and what it says."""

    box: Box
    text: str


def main() -> None:
    """Prints what differs, and the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=40, help="at most so many differences of each sort")
    parser.add_argument("--pages", type=int, default=40, help="at most so many of each document")
    given = parser.parse_args()
    files = sorted(file for path in given.paths for file in (path.rglob("*.pdf") if path.is_dir() else [path]))
    counted: Counter[str] = Counter()
    for path in files:
        for sort, words in compare(path, given.pages):
            counted[sort] += 1
            if words and counted[sort] <= given.show:
                print(f"{sort:<18} {path.name} {words}", flush=True)
    told = counted["same"] + counted["other box"] + counted["other text"]
    print(f"\ntables: {counted['table']} of {counted['table'] + counted['no table']} of pdfplumber's")
    print(
        f"cells with text: {counted['same']} of {told} the same, {counted['same'] / max(1, told):.2%} (bar {BAR:.1%})"
    )
    print(", ".join(f"{number} {sort}" for sort, number in counted.items() if sort != "same"))


def compare(path: Path, most: int) -> Iterator[tuple[str, str]]:
    """What became of each table and cell of pdfplumber's: the sort of outcome, and words where it differs."""
    with Document(path.read_bytes()) as document, pdfplumber.open(path) as plumber:
        for index, page in enumerate(plumber.pages[:most]):
            ours = list(raw_cells(document, index))
            for table in page.find_tables():
                cells = [cell for cell in plumber_cells(table) if cell.text]
                if len(table.cells) < 2 or not cells:
                    yield "box or blank", ""
                    continue
                met = [(cell, counterpart(cell, ours)) for cell in cells]
                if not any(mine for _, mine in met):
                    sort = "no table" if is_seen(page, table.bbox) else "white on white"
                    yield sort, f"p{index + 1} {tuple(map(round, table.bbox))} {cells[0].text[:60]!r}"
                    continue
                yield "table", ""
                yield from (judged(cell, mine, index + 1) for cell, mine in met)
            page.close()


def is_seen(page: Page, box: Box) -> bool:
    """Whether a table is still there without the rectangles painted white, which rule nothing on white paper."""
    left = page.filter(lambda one: one["object_type"] != "rect" or one["stroke"] or not is_white(one))
    return any(table.bbox[1] < box[3] and box[1] < table.bbox[3] for table in left.find_tables())


def is_white(rectangle: dict[str, object]) -> bool:
    """Whether a rectangle is painted white, in shades of grey or in three colours."""
    colour = rectangle["non_stroking_color"]
    parts = colour if isinstance(colour, tuple) else (colour,)
    return parts in ((1,), (1, 1, 1))


def judged(cell: Seen, mine: Seen | None, page: int) -> tuple[str, str]:
    """Whether a cell is the same, and how it differs."""
    if mine is None:
        return "other box", f"p{page} {tuple(map(round, cell.box))} {cell.text[:70]!r}"
    here, there = letters(mine.text), letters(cell.text)
    if here == there:
        return "same", ""
    sort = "other order" if sorted(here) == sorted(there) else "other text"
    both = f"\n    pdfplumber {cell.text[:110]!r}\n    ours       {mine.text[:110]!r}"
    return sort, f"p{page} {tuple(map(round, cell.box))}{both}"


def letters(text: str) -> str:
    r"""Without spaces, and without the hyphens and bullets that the engines name otherwise.

    >>> letters("care-\nful \ufb01gures")
    'carefulfigures'
    """
    for code, plain in (("\ufb00", "ff"), ("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb03", "ffi"), ("\ufb04", "ffl")):
        text = text.replace(code, plain)
    return re.sub(r"\s|[-\u00ad\u2010\x02\ufffe\uf0b7\u2022\u25cf]|\(cid:\d+\)", "", text)


def counterpart(cell: Seen, ours: list[Seen]) -> Seen | None:
    """Ours with the same box."""
    return next((one for one in ours if all(abs(a - b) <= NEAR for a, b in zip(one.box, cell.box, strict=True))), None)


def raw_cells(document: Document, index: int) -> Iterator[Seen]:
    """The cells that our rules and words draw."""
    page = read_page(document, index)
    if page is None:
        return
    across, down = tidy(seen(page.sheet))
    words = typed(page.sheet)
    for frame in frames(across, down):
        drawn = lattice(frame, words)
        for piece in drawn.pieces if drawn else ():
            assert drawn
            right, lower = drawn.xs[piece.column + piece.columns], drawn.ys[piece.row + piece.rows]
            text = text_of(piece.words) if piece.words else ""
            yield Seen((drawn.xs[piece.column], drawn.ys[piece.row], right, lower), text)


def plumber_cells(table: Table) -> Iterator[Seen]:
    """The cells of one of pdfplumber's tables."""
    for row, texts in zip(table.rows, table.extract(), strict=True):
        for box, text in zip(row.cells, texts, strict=True):
            if box and box[2] - box[0] > LEAST and box[3] - box[1] > LEAST:
                yield Seen(box, (text or "").strip())


if __name__ == "__main__":
    main()
