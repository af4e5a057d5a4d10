"""CSV as Datasette streams it, row by row, with cells that a spreadsheet would take for formulas made harmless."""

from __future__ import annotations

import csv
import io
import re

from index.exports.tables import defused

# at the beginning of a cell:   =1+1   +44   -   @SUM
SUSPECT = re.compile(rb"(?:^|[,\"\n])[=+\-@\t\r]")


def defused_rows(chunk: bytes) -> bytes:
    r"""A chunk of whole rows with its formulas defused; Datasette sends each row as a chunk of its own.

    >>> defused_rows(b'1,"=HYPERLINK(""x"")",-5\r\n')
    b'1,"\'=HYPERLINK(""x"")",-5\r\n'
    """
    if not SUSPECT.search(chunk):
        return chunk
    text = chunk.decode()
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows([defused(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline="")))
    return written.getvalue().encode()
