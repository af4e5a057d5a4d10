"""Our tables beside those of other tools, on gold: `bench/tables.py PDF_DIR GOLD_DIR [--tool NAME] [--only TEXT]`.

GOLD_DIR holds a JSON file a document: {"file", "tables": [{"page", "rows": [[…]], "cells": […] or absent}]}. What is
counted are the adjacency relations of the ICDAR 2013 table competition: each filled cell with the next filled one to
its right and below, whatever blanks lie between being counted too; the figure is macro F1 over the documents. A tool
that is not installed is left out with a word (pdfplumber, camelot-py, tabula-py, img2table are tried). The clock runs
over finding and reading alike, imports aside.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Rows = Sequence[Sequence[str | None]]


class Found(NamedTuple):
    """A table that a tool found."""

    page: int
    rows: Rows


class Score(NamedTuple):
    """What one document scored."""

    precision: float
    recall: float


def main() -> None:
    """Prints a line for each tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdfs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS), help="only this one; may be repeated")
    parser.add_argument("--only", default="", help="only documents whose name holds this")
    given = parser.parse_args()
    gold = {
        path.stem: json.loads(path.read_text())
        for path in sorted(given.gold.glob("*.json"))
        if given.only in path.stem and (given.pdfs / f"{path.stem}.pdf").is_file()
    }
    print(f"{'':<14}{'macro F1':>10}{'precision':>11}{'recall':>9}{'seconds':>10}")
    for name in given.tool or TOOLS:
        needed, find = TOOLS[name]
        if importlib.util.find_spec(needed) is None:
            print(f"{name:<14}not installed")
            continue
        try:
            scores, seconds = run(find, given.pdfs, gold)
        except (AttributeError, ImportError, OSError, RuntimeError, ValueError) as error:  # a peer's, or its libraries'
            print(f"{name:<14}failed: {error}")
            continue
        precision, recall = mean(score.precision for score in scores), mean(score.recall for score in scores)
        print(f"{name:<14}{f1(precision, recall):>10.4f}{precision:>11.4f}{recall:>9.4f}{seconds:>10.1f}")


def run(find: Callable[[Path], list[Found]], pdfs: Path, gold: dict[str, Any]) -> tuple[list[Score], float]:
    """The scores of one tool on all documents, and the seconds it took."""
    scores, seconds = [], 0.0
    for name, wanted in gold.items():
        start = time.perf_counter()
        found = find(pdfs / f"{name}.pdf")
        seconds += time.perf_counter() - start
        accepted = [by_page(wanted.get("tables") or []), *(wanted.get("alternatives") or [])]
        scores.append(max((score(tables, found) for tables in accepted), key=lambda one: f1(*one)))
    return scores, seconds


def by_page(tables: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tables as the tools see them, a page at a time: one that runs over pages is one on each of them."""
    found = []
    for table in tables:
        pages = table.get("row_pages") or []
        if len(set(pages)) < 2:
            found.append(table)
            continue
        for page in sorted(set(pages)):
            rows = [row for row, on in zip(table["rows"], pages, strict=True) if on == page]
            found.append({"page": page, "rows": rows})
    return found


def score(tables: Sequence[dict[str, Any]], found: Sequence[Found]) -> Score:
    """How many relations of the gold were found, and how many of those found are right, each table paired once."""
    want = [(table["page"], relations(placed(table))) for table in tables]
    got = [(table.page, relations(cells_of(table.rows))) for table in found]
    got = [(page, pairs) for page, pairs in got if pairs]
    options = sorted(
        (
            (sum((mine & theirs).values()), a, b)
            for a, (page, mine) in enumerate(want)
            for b, (where, theirs) in enumerate(got)
            if page == where
        ),
        reverse=True,
    )
    right, used = 0, (set[int](), set[int]())
    for common, a, b in options:
        if common and a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            right += common
    asked, said = (sum(sum(pairs.values()) for _, pairs in side) for side in (want, got))
    return Score(right / said if said else float(not asked), right / asked if asked else float(not said))


def placed(table: dict[str, Any]) -> list[tuple[int, int, int, int, str]]:
    """The cells of a gold table with what they cover."""
    if table.get("cells"):
        return [(cell["row0"], cell["col0"], cell["row1"], cell["col1"], cell["text"] or "") for cell in table["cells"]]
    return cells_of(table["rows"])


def cells_of(rows: Rows) -> list[tuple[int, int, int, int, str]]:
    """Plain rows as cells."""
    return [(r, c, r, c, text or "") for r, row in enumerate(rows) for c, text in enumerate(row)]


def relations(cells: Sequence[tuple[int, int, int, int, str]]) -> Counter[tuple[str, str, str, int]]:
    """Each filled cell with the next filled ones to its right and below, and how many blanks lie between."""
    grid: dict[tuple[int, int], int] = {}
    for number, (top, left, bottom, right, text) in enumerate(cells):
        if text.strip():
            grid.update({(r, c): number for r in range(top, bottom + 1) for c in range(left, right + 1)})
    height, width = (max((place[way] for place in grid), default=-1) + 1 for way in (0, 1))
    pairs: dict[tuple[int, int, str], int] = {}
    for way, lines in (
        ("right", [[grid.get((r, c)) for c in range(width)] for r in range(height)]),
        ("below", [[grid.get((r, c)) for r in range(height)] for c in range(width)]),
    ):
        for line in lines:
            note_neighbours(line, way, pairs)
    return Counter((plain(cells[a][4]), plain(cells[b][4]), way, blanks) for (a, b, way), blanks in pairs.items())


def note_neighbours(line: Iterable[int | None], way: str, pairs: dict[tuple[int, int, str], int]) -> None:
    """Adds the neighbours of one row or column, each pair once."""
    last, blanks = None, 0
    for number in line:
        if number is None:
            blanks += 1
            continue
        if last is not None and last != number:
            pairs.setdefault((last, number, way), blanks)
        last, blanks = number, 0


def plain(text: str) -> str:
    """As the competition compares: no white space, capitals, all else but letters and digits alike."""
    return re.sub(r"[^0-9A-Z]", "_", re.sub(r"\s+", "", text).upper())


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values: Iterable[float]) -> float:
    """The mean, nought of nothing."""
    held = list(values)
    return sum(held) / len(held) if held else 0.0


def by_townclerk(path: Path) -> list[Found]:
    """Ours: the whole reading of a paper, its tables taken apart by page as the gold has them."""
    from extract.drafting import tables_of
    from extract.flattening import grid_rows, row_pages
    from extract.reading import Options, read_paper

    paper = read_paper(path.read_bytes(), path.name, Options(ocr="never"))
    whole = [
        {"page": grid.page, "rows": grid_rows(grid), "row_pages": row_pages(grid)} for grid in tables_of(paper.blocks)
    ]
    return [Found(table["page"], table["rows"]) for table in by_page(whole)]


def by_pdfplumber(path: Path) -> list[Found]:
    """Pdfplumber with its default settings."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return [Found(page.page_number, rows) for page in document.pages for rows in page.extract_tables()]


def by_camelot(path: Path) -> list[Found]:
    """camelot, which combines its two ways itself."""
    import camelot

    tables = camelot.read_pdf(str(path), pages="all", flavor="hybrid")
    return [Found(int(table.page), table.df.values.tolist()) for table in tables]


def by_tabula(path: Path) -> list[Found]:
    """tabula-py; it needs Java. It does not say which page a table is on, so each is asked for by itself."""
    import tabula

    from extract.pdf.pdfium import Document

    with Document(path.read_bytes()) as document:
        pages = range(1, len(document) + 1)
    return [
        Found(page, [[cell["text"] for cell in row] for row in table["data"]])
        for page in pages
        for table in tabula.read_pdf(str(path), pages=page, output_format="json", silent=True)
    ]


def by_img2table(path: Path) -> list[Found]:
    """img2table with tables without borders, text from the PDF."""
    from img2table.document import PDF

    tables = PDF(str(path)).extract_tables(implicit_rows=True, borderless_tables=True)
    return [Found(page + 1, table.df.fillna("").values.tolist()) for page, held in tables.items() for table in held]


TOOLS: dict[str, tuple[str, Callable[[Path], list[Found]]]] = {
    "townclerk": ("extract", by_townclerk),
    "pdfplumber": ("pdfplumber", by_pdfplumber),
    "camelot": ("camelot", by_camelot),
    "tabula-py": ("tabula", by_tabula),
    "img2table": ("img2table", by_img2table),
}

if __name__ == "__main__":
    main()
