"""What a site on the open web keeps shut: SQL of one’s own, the file itself, and where papers lie on the disk."""

from __future__ import annotations

import re

from index.metadata import load_metadata

# Where files lie, and what only the database itself needs.
CLOSED = frozenset({"sources", "withheld", "forgotten", "spellings", "facets"})
SHADOW = re.compile(r"_fts(?:_(?:data|idx|docsize|config|content))?$")  # the insides of the search indexes
NEVER = frozenset({"execute-sql", "view-database-download", "permissions-debug", "debug-menu", "insert-row"})


def is_open(action: str, resource: object) -> bool:
    """Whether the public may do something to something.

    >>> is_open("execute-sql", "townclerk"), is_open("view-table", ("townclerk", "decisions"))
    (False, True)
    >>> is_open("view-table", ("townclerk", "sources")), is_open("view-query", ("townclerk", "where_papers_lie"))
    (False, False)
    """
    if action in NEVER:
        return False
    name = resource[-1] if isinstance(resource, tuple | list) else ""
    if action == "view-table":
        return name not in CLOSED and not SHADOW.search(str(name))
    return action != "view-query" or name not in closed_queries()


def closed_queries() -> frozenset[str]:
    """The prepared questions that ask a closed table."""
    queries = load_metadata()["databases"]["townclerk"]["queries"]
    words = re.compile(rf"\b(?:from|join)\s+(?:{'|'.join(sorted(CLOSED))})\b")
    return frozenset(name for name, query in queries.items() if words.search(query["sql"]))
