"""Row numbers that sort by date, newest first: a document's number begins with its day, a row's with its document's.

So a search index gives its newest matches first (FTS5 reads backwards at twice the cost), and the document of a match
is known without looking the row up. Numbers are at most 53 bits, which JSON and JavaScript keep exact:

    days until 2258 (17) │ the how-maniest of that day (20) │ the how-maniest row (16)
    └──────────── a document's number ────────────────┘
"""

from __future__ import annotations

from datetime import date

EPOCH = date(1900, 1, 1)
DAYS = 1 << 17
A_DAY = 1 << 20
A_DOCUMENT = 1 << 16
UNDATED = (DAYS - 1) * A_DAY  # the smallest number of a document without a date


def day_number(text: str | None) -> int:
    """The day of a date as a document has it; 0 without one.

    >>> day_number("1900-01-02"), day_number(None), day_number("soon")
    (1, 0, 0)
    """
    try:
        day = (date.fromisoformat(text or "") - EPOCH).days
    except ValueError:
        return 0
    return day if 0 <= day < DAYS else 0


def first_document(text: str | None) -> int:
    """The smallest number that a document of that day may have; those without a date come after all others.

    >>> first_document("2024-05-02") < first_document("2024-05-01") < first_document(None) == UNDATED
    True
    """
    return (DAYS - 1 - day_number(text)) * A_DAY


def first_row(document: int) -> int:
    """The smallest number of a document's rows.

    >>> document_of(first_row(7) + 65_535)
    7
    """
    return document * A_DOCUMENT


def document_of(row: int) -> int:
    """The document that a row belongs to."""
    return row // A_DOCUMENT
