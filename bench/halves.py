"""How much of our tables' score is tuning: `python -m bench.halves PDF_DIR GOLD_DIR [--seed 1]`.

The documents are parted in two halves by chance. The measures by which tables without rules are found are tuned on one
half, one after the other, and scored on the other half, both ways; beside it what they score as they are. A small
difference says that the measures fit tables, and not these documents.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from bench.tables import Found, Score, f1, mean, score
from extract.flattening import grid_rows
from extract.paper import Sheet
from extract.pdf.pages import read_page
from extract.pdf.pdfium import Document
from extract.tables import columns, find_grids, neighbours, ragged, regions, rulings

# Every measure that was set while looking at tables, with what it might be instead, as shares of what it is.
MEASURES: tuple[tuple[ModuleType, str], ...] = (
    (columns, "SPACE"),
    (columns, "STRAY"),
    (columns, "SPARSE"),
    (columns, "HEADING_LINES"),
    (regions, "APART"),
    (regions, "PROSE"),
    (neighbours, "FILLED"),
    (ragged, "TYPED_SPACE"),
    (rulings, "DOUBLE"),
    (rulings, "GAP"),
)
SHARES = (0.6, 0.8, 1.25, 1.6)


class Case(NamedTuple):
    """A document's pages, and its gold."""

    sheets: tuple[Sheet, ...]
    accepted: tuple[list[dict[str, Any]], ...]


def main() -> None:
    """Prints both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdfs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    cases = [read_case(path, given.pdfs) for path in sorted(given.gold.glob("*.json"))]
    random.Random(given.seed).shuffle(cases)
    middle = len(cases) // 2
    halves = (cases[:middle], cases[middle:])
    for ours, other in (halves, halves[::-1]):
        before = macro(ours), macro(other)
        moved, as_they_were = tune(ours)
        print(f"as they are: {before[0]:.4f} here, {before[1]:.4f} there")
        print(f"tuned here:  {macro(ours):.4f} here, {macro(other):.4f} there ({', '.join(moved) or 'nothing moved'})")
        for (module, name), value in as_they_were.items():
            setattr(module, name, value)


def read_case(path: Path, pdfs: Path) -> Case:
    """The sheets of a document and its tables."""
    gold = json.loads(path.read_text())
    with Document((pdfs / f"{path.stem}.pdf").read_bytes()) as document:
        seen = [read_page(document, index) for index in range(len(document))]
    return Case(tuple(one.sheet for one in seen if one), (gold["tables"], *(gold.get("alternatives") or [])))


def tune(cases: Sequence[Case]) -> tuple[list[str], dict[tuple[ModuleType, str], float]]:
    """Moves each measure to where these documents score best; what was moved, and what all were before."""
    before = {(module, name): getattr(module, name) for module, name in MEASURES}
    best = macro(cases)
    moved = []
    for (module, name), value in before.items():
        for share in SHARES:
            kept = getattr(module, name)
            setattr(module, name, round(value * share) if isinstance(value, int) else value * share)
            found = macro(cases)
            if found > best:
                best = found
            else:
                setattr(module, name, kept)
        if getattr(module, name) != value:
            moved.append(f"{name} {value:g} to {getattr(module, name):g}")
    return moved, before


def macro(cases: Sequence[Case]) -> float:
    """Macro F1 over the documents."""
    scores = [score_of(case) for case in cases]
    return f1(mean(one.precision for one in scores), mean(one.recall for one in scores))


def score_of(case: Case) -> Score:
    """The best score of a document over the readings that its gold accepts."""
    found = [
        Found(grid.page, grid_rows(grid)) for sheet in case.sheets for grid in find_grids(sheet) if not grid.layout
    ]
    return max((score(tables, found) for tables in case.accepted), key=lambda one: f1(*one))


if __name__ == "__main__":
    main()
