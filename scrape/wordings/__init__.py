"""Wordings of sites as tables: what logs call their columns, what titles call papers, what states are called."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a table of two columns, below the line that names them.

    >>> load_pairs("titles")[0]
    ('supplement', 'supplement')
    """
    lines = (files(__name__) / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    return tuple((left, right) for left, _, right in (line.partition("\t") for line in lines))
