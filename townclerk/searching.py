"""What `townclerk search` prints: for a person, as JSON, or as CSV."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import click

from index.hits import COLUMNS, as_tree, place, row, unmarked
from index.naming import paper_name, singular
from index.opening import reading
from index.queries import OPERATORS
from index.search import Hit, Results, search


def as_phrase(word: str) -> str:
    """A word of the command line as it was meant: one that holds spaces was quoted there, and is a phrase.

    >>> as_phrase("road works"), as_phrase("parks OR gardens"), as_phrase("budget")
    ('"road works"', 'parks OR gardens', 'budget')
    """
    plain = not set(word) & set('":()*') and not set(word.split()) & set(OPERATORS)
    return f'"{word}"' if " " in word and plain else word


def run_search(db_path: Path, typed: str, limit: int, newest: bool) -> Results:
    """Searches a database."""
    with reading(db_path) as connection:
        return search(connection, typed, limit=limit, newest=newest)


def print_results(found: Results, form: str) -> int:
    """Prints the results; the exit code."""
    if form == "json":
        click.echo(json.dumps(as_tree(found), ensure_ascii=False))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(row, found.hits))
    else:
        for note in found.notes:
            click.echo(note)
        about = "about " if found.estimated else ""
        counts = ", ".join(f"{number} {kind}" for kind, number in found.counts.items() if number)
        matches = "match" if found.total == 1 else "matches"
        click.echo(f"{about}{found.total} {matches}{': ' + counts if counts else ''}")
        for hit in found.hits:
            click.echo(spoken(hit))
    return 0


def spoken(hit: Hit) -> str:
    """A match as a person reads it."""
    name = paper_name(hit.document_kind, hit.title, hit.committee)
    return f"\n{singular(hit.kind)}: {name}\n  {place(hit)}\n  {unmarked(hit.snippet, '*')}"
