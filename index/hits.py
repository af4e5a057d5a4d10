"""Results of a search as plain values: for JSON, and as the lines of a CSV file."""

from __future__ import annotations

from dataclasses import asdict

from index.exports.tables import defused
from index.memory import CLOSE, OPEN
from index.search import Hit, Results

COLUMNS = ("kind", "authority", "committee", "date", "title", "page", "snippet", "document", "row", "meeting")


def as_tree(found: Results) -> dict[str, object]:
    """The results as JSON values."""
    return {
        "total": found.total,
        "estimated": found.estimated,
        "counts": found.counts,
        "facets": found.facets,
        "notes": found.notes,
        "hits": [hit_tree(hit) for hit in found.hits],
    }


def hit_tree(hit: Hit) -> dict[str, object]:
    """A match as JSON values."""
    return asdict(hit) | {"snippet": unmarked(hit.snippet)}


def place(hit: Hit) -> str:
    """Where a match stands, as it is said in a line."""
    of = f"of the meeting of {hit.meeting}" if hit.meeting else None
    page = f"page {hit.page}" if hit.page else None
    return ", ".join(filter(None, (hit.authority, hit.committee, hit.date, page, of)))


def row(hit: Hit) -> list[str]:
    """A match as COLUMNS, nothing in it that a spreadsheet would take for a formula."""
    values = (unmarked(hit.snippet) if name == "snippet" else getattr(hit, name) for name in COLUMNS)
    return [str(defused(str("" if value is None else value))) for value in values]


def unmarked(snippet: str, mark: str = "") -> str:
    """A snippet with its marks as plain text."""
    return snippet.replace(OPEN, mark).replace(CLOSE, mark)
