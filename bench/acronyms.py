"""Definitions of acronyms beside other tools': `python -m bench.acronyms GOLD…`, JSON Lines or a folder of gold.

A line is {"id", "text", "pairs": [[short, long], …]}; of a folder such as samples/gold the papers are read and their
`acronyms` are the pairs. Counted once a text are pairs that agree in both halves, letters and digits alone. Tools that
are not installed are left out with a word.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

Pairs = set[tuple[str, str]]
Finder = Callable[[str], Iterable[tuple[str, str]]]


class Case(NamedTuple):
    """A text and the definitions in it."""

    text: str
    pairs: Pairs


def main() -> None:
    """Prints a line for each tool and gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    for path in parser.parse_args().gold:
        cases = list(papers(path) if path.is_dir() else lines(path))
        print(f"{path.name}: {len(cases)} texts, {sum(len(case.pairs) for case in cases)} definitions")
        print(f"  {'':<26}{'precision':>10}{'recall':>8}{'F1':>8}{'seconds':>9}")
        for name, (module, make) in TOOLS.items():
            if importlib.util.find_spec(module) is None:
                print(f"  {name:<26}not installed")
                continue
            precision, recall, seconds = measure(make(), cases)
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            print(f"  {name:<26}{precision:>10.3f}{recall:>8.3f}{f1:>8.3f}{seconds:>9.1f}")


def measure(find: Finder, cases: Iterable[Case]) -> tuple[float, float, float]:
    """Precision, recall and seconds of the processor."""
    right = said = stated = 0
    began = time.process_time()
    for case in cases:
        found = {(plain(short), plain(long)) for short, long in find(case.text)}
        right, said, stated = right + len(found & case.pairs), said + len(found), stated + len(case.pairs)
    return right / max(1, said), right / max(1, stated), time.process_time() - began


def plain(text: str) -> str:
    """The letters and digits of a text.

    >>> plain("Well-being  Board’s")
    'wellbeingboards'
    """
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def lines(path: Path) -> Iterator[Case]:
    """The cases of a file of JSON Lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Case(row["text"], {(plain(short), plain(long)) for short, long in row["pairs"]})


def papers(folder: Path) -> Iterator[Case]:
    """The papers of a folder of gold in which acronyms were looked for."""
    from townclerk.pipeline import read_document

    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "acronyms" not in gold["scored"]:
            continue
        paper = (folder / gold["file"]).resolve()
        text = "\n\n".join(page.text for page in read_document(paper.read_bytes(), paper.name).pages)
        yield Case(text, {(plain(row["short"]), plain(row["long"])) for row in gold["acronyms"]})


def ours() -> Finder:
    """The component alone, without the marks that the kinds of paper set."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.max_length = 10**8
    pipeline.add_pipe("townclerk_acronyms")
    return lambda text: [(str(a.short), str(a.long)) for a in pipeline(text)._.acronyms]


def acronymkit() -> Finder:
    """The extractor of acronymkit."""
    from acronymkit import AcronymEngine

    engine = AcronymEngine()
    return lambda text: [(pair.short_form, pair.long_form) for pair in engine.extract(text).pairs]


def ab3p() -> Finder:
    """Ab3P, of the US National Library of Medicine."""
    from pyab3p import Ab3p

    engine = Ab3p()
    return lambda text: [(pair.short_form, pair.long_form) for pair in engine.get_abbrs(text)]


def schwartz_hearst() -> Finder:
    """The method of Schwartz and Hearst."""
    from abbreviations.schwartz_hearst import extract_abbreviation_definition_pairs as extract

    return lambda text: extract(doc_text=text).items()


TOOLS: dict[str, tuple[str, Callable[[], Finder]]] = {
    "townclerk_acronyms": ("spacy", ours),
    "acronymkit": ("acronymkit", acronymkit),
    "pyab3p": ("pyab3p", ab3p),
    "abbreviations": ("abbreviations", schwartz_hearst),
}


if __name__ == "__main__":
    main()
