"""CSV and TSV in any encoding: the lines above the headings apart, quoted line ends undone."""

from __future__ import annotations

from extract.clean import clean, clean_line
from extract.errors import Unreadable
from extract.paper import Paper, PaperPage
from extract.plain.delimited import read_rows, sniff, swallows
from extract.plain.encodings import decode, looks_like_text
from extract.reading import Options
from extract.sheets.regions import SheetRows, sheet_blocks

ENDINGS = (".csv", ".tsv", ".tab")
MOST_CELLS, MOST_COLUMNS = 500_000, 5_000
SAMPLE = 64_000
SURE, FEWEST = 0.9, 3


def bid(head: bytes, name: str) -> float:
    """Text whose lines all have as many fields; a name that says so is believed with less."""
    if not looks_like_text(head):
        return 0.0
    named = name.lower().endswith(ENDINGS)
    whole, _, _ = decode(head).rpartition("\n")
    found = sniff(clean(whole or decode(head)))
    if named:
        return 0.5 if found else 0.15
    return 0.3 if found and found.sure >= SURE and found.columns >= FEWEST and found.delimiter in ",;" else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """One page with the tables of the file."""
    text = clean(decode(data))
    if not text.strip():
        raise Unreadable("empty", "it holds nothing but white space")
    found = sniff(text[:SAMPLE].rpartition("\n")[0] or text[:SAMPLE])
    rows, warnings = take_rows(text, found.delimiter if found else ",")
    blocks = sheet_blocks(SheetRows("", rows, {}), 1)
    page = PaperPage(1, tuple(blocks))
    return Paper(name, "csv", (page,), 1, warnings=tuple(warnings), partial=bool(warnings))


def take_rows(text: str, delimiter: str) -> tuple[list[list[str]], list[str]]:
    """The rows within the limits, and what was wrong with them."""
    rows: list[list[str]] = []
    warnings: list[str] = []
    left = MOST_CELLS
    for row in read_rows(text, delimiter):
        if len(row) > MOST_COLUMNS:
            raise Unreadable("limit_size", f"it has {len(row):,} columns")
        if swallows(row):
            warnings.append("a quote is never closed: what follows it was taken for one field")
        rows.append([clean_line(field) for field in row])
        left -= sum(1 for field in row if field)
        if left <= 0:
            warnings.append(f"only the first {MOST_CELLS:,} cells were read")
            break
    if not rows:
        raise Unreadable("malformed", "its fields cannot be told apart")
    return rows, warnings
