"""What Datasette's own tables lead to: a row's page to the paper and its mark, things to their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from index.schema import RECORD_LISTS
from index.site.links import Links

LEADING = ("page", "document", "person", "question_group", "table")  # columns that lead somewhere

# Fields of Datasette's forms that have no label of their own, and what they are.
LABELS = {
    '<select name="_filter_column': "Column",
    '<select name="_filter_op': "Comparison",
    '<input type="text" name="_filter_value': "Value",
    '<select name="_sort': "Sort by",
    '<select name="_group': "Group by",
    '<textarea id="sql-editor"': "SQL",
}


def with_labels(source: str) -> str:
    """A template's source with labels for fields that have none.

    >>> with_labels('<select name="_filter_op">')
    '<select aria-label="Comparison" name="_filter_op">'
    """
    for field, label in LABELS.items():
        tag, _, rest = field.partition(" ")
        source = source.replace(field, f'{tag} aria-label="{label}" {rest}')
    return source


def linked(links: Links, table: str | None, column: str, value: object, row: Mapping[str, object]) -> Markup | None:
    """A cell as a link; None where Datasette shows it as it would.

    >>> linked(Links(), "decisions", "page", 3, {"id": 458754, "document": {"value": 7, "label": "a.pdf"}, "page": 3})
    Markup('<a href="/doc/7?page=3#decisions-458754">page 3</a>')
    >>> linked(Links(), None, "document", 7, {"document": 7, "page": None})
    Markup('<a href="/doc/7">paper 7</a>')
    >>> linked(Links(), "decisions", "text", "That …", {}) is None
    True
    """
    number = plain(value)
    if number is None:
        return None
    if column == "page" and (document := plain(row.get("document"))) is not None:
        return anchor(_place(links, table, document, number, row), f"page {number}")
    if table is not None:
        return None
    makers: dict[str, Callable[[int], str]] = {
        "document": links.document,
        "person": links.person,
        "question_group": links.question,
        "table": links.table,
    }
    names = {"document": "paper", "question_group": "question"}
    make = makers.get(column)
    return anchor(make(number), f"{names.get(column, column)} {number}") if make else None


def _place(links: Links, table: str | None, document: int, page: int, row: Mapping[str, object]) -> str:
    """A record's mark where the table is a list of records, else its page."""
    number = plain(row.get("id"))
    if table in RECORD_LISTS and number is not None and table != "pages":
        return links.evidence(table, number, page)
    return links.document(document, page)


def plain(value: object) -> int | None:
    """A number; of a foreign key that Datasette has given a label, the number itself.

    >>> plain({"value": 7, "label": "a.pdf"}), plain("7"), plain(True)
    (7, None, None)
    """
    found = value.get("value") if isinstance(value, dict) else value
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def anchor(address: str, text: str) -> Markup:
    """A link."""
    return Markup(f'<a href="{escape(address)}">{escape(text)}</a>')  # noqa: S704  # escaped
