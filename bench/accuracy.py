"""The accuracy card: what `townclerk read` says of papers against gold, list by list, with the worst papers.

    python bench/accuracy.py GOLD_DIR [--worst 5] [--only NAME] [--split] [--outcomes]

Gold files are JSON in the record format with two keys more: `file` (the paper, relative to the gold) and `scored` (the
lists annotated). Rows are paired one to one, likest first; a pair counts when its words are alike and the fields that
tell rows apart agree. `--outcomes` prints instead which outcome of a question was taken for which. `--split` gives two
figures, for the papers of councils in either half of the alphabet of hashes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from extract.records import as_json
from townclerk.pipeline import read_document

# list: its words, how alike they must be, fields that must agree, fields that are counted apart as details
LISTS: dict[str, tuple[str, float, tuple[str, ...], tuple[str, ...]]] = {
    "meetings": ("committee", 75, ("date", "source"), ("time",)),
    "attendance": ("name", 85, ("status",), ("role", "capacity")),
    "items": ("title", 85, ("number",), ()),
    "decisions": ("text", 85, ("item",), ("verb", "mover", "seconder", "votes_for", "votes_against", "abstentions")),
    "actions": ("text", 75, (), ("owner", "due")),
    "reports": ("title", 85, (), ("author", "lead", "date")),
    "recommendations": ("text", 85, (), ()),
    "acronyms": ("long", 88, ("short",), ()),
    "people": ("name", 88, (), ("kind",)),
    "questions": ("text", 85, (), ("outcome",)),
    "exemptions": ("code", 99, (), ()),
}
DOCUMENT = ("kind", "authority", "committee", "date")
Row = dict[str, Any]


@dataclass(slots=True)
class Count:
    """How many rows gold has, how many were said, how many of them are right; and how many details."""

    gold: int = 0
    said: int = 0
    hits: int = 0
    details: int = 0
    right: int = 0
    papers: list[tuple[float, str]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was said."""
        return 2 * self.hits / (self.gold + self.said) if self.gold + self.said else 1.0


def plain(value: object) -> str:
    """Words without case, typography and spaces that differ.

    >>> plain("The  Clerk’s Report.")
    "the clerk's report"
    """
    text = unicodedata.normalize("NFKC", "" if value is None else str(value)).translate(
        str.maketrans("’‘“”–—", "''\"\"--")
    )
    return " ".join(text.split()).strip(" .;:,").lower()


def same(want: object, got: object) -> bool:
    """Whether two values agree: numbers by their letters and digits, names and words nearly.

    >>> same("21.", "21"), same(None, "x"), same("Cllr A Lee", "A Lee")
    (True, False, True)
    """
    if want is None or got is None:
        return want is got
    one, other = plain(want), plain(got)
    bare = re.sub(r"\W", "", one), re.sub(r"\W", "", other)
    return bare[0] == bare[1] or (len(bare[0]) > 4 and fuzz.token_set_ratio(one, other) >= 90)


def alike(want: str, got: str) -> float:
    """How alike two texts are, one printed more fully than the other allowed."""
    if not want or not got:
        return 0.0
    whole = 100 * Indel.normalized_similarity(want, got)
    shorter, longer = sorted((len(want), len(got)))
    return max(whole, fuzz.partial_ratio(want, got) - 6) if shorter >= 0.6 * longer else whole


def paired(name: str, gold: Sequence[Row], said: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows that say the same, likest first."""
    key, floor, exact, _ = LISTS[name]
    found = []
    for i, want in enumerate(gold):
        for j, got in enumerate(said):
            if all(want.get(one) is None or same(want.get(one), got.get(one)) for one in exact):
                likeness = alike(plain(want.get(key)), plain(got.get(key)))
                if name == "meetings":
                    likeness = fuzz.token_set_ratio(plain(want.get(key)), plain(got.get(key)))
                if likeness >= floor:
                    found.append((-likeness, i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(found):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield gold[i], said[j]


def count_list(name: str, gold: Row, said: Row, count: Count) -> None:
    """Adds one paper's rows of one list."""
    key, _, _, details = LISTS[name]
    want = [row for row in gold.get(name) or [] if plain(row.get(key))]
    got = [row for row in said.get(name) or [] if plain(row.get(key))]
    pairs = list(paired(name, want, got))
    count.gold, count.said, count.hits = count.gold + len(want), count.said + len(got), count.hits + len(pairs)
    for one, other in pairs:
        for detail in details:
            if one.get(detail) is not None or other.get(detail) is not None:
                count.details += 1
                count.right += same(one.get(detail), other.get(detail))
    total = len(want) + len(got)
    count.papers.append((2 * len(pairs) / total if total else 1.0, Path(gold["file"]).name))


def count_document(gold: Row, said: Row, count: Count) -> None:
    """Adds what is said of the paper itself."""
    asked = [one for one in DOCUMENT if (gold.get("document") or {}).get(one) is not None]
    good = sum(same(gold["document"][one], said["document"].get(one)) for one in asked)
    count.gold, count.said, count.hits = count.gold + len(asked), count.said + len(asked), count.hits + good
    count.papers.append((good / max(1, len(asked)), Path(gold["file"]).name))


OUTCOMES = ("disclosed", "partial", "refused", "not_held", "elsewhere", "neither", "clarification")
Confusion = Counter[tuple[str, str]]


def confused(gold: Row, said: Row) -> Iterator[tuple[str, str]]:
    """For each question of the gold that has an outcome, that outcome and the one said ("-" where it was not found)."""
    want, got = gold.get("questions") or [], said.get("questions") or []
    pairs = paired("questions", [worded(row) for row in want], [worded(row) for row in got])
    seen = {id(one["row"]): other["row"] for one, other in pairs}
    for row in want:
        if row.get("outcome"):
            yield row["outcome"], (seen.get(id(row)) or {}).get("outcome") or "-"


def worded(row: Row) -> Row:
    """A question under the words by which it is known: its own, else those of its answer."""
    return {"text": row.get("text") or row.get("answer") or "", "row": row}


def show_outcomes(counts: Confusion) -> Iterator[str]:
    """The table of outcomes, the gold's in rows, what was said in columns."""
    columns = (*OUTCOMES, "-")
    yield "| gold \\ said | " + " | ".join(columns) + " |"
    yield "|---" * (len(columns) + 1) + "|"
    for want in OUTCOMES:
        yield f"| {want} | " + " | ".join(str(counts[want, got] or "") for got in columns) + " |"
    total = sum(counts.values())
    right = sum(number for (want, got), number in counts.items() if want == got)
    yield f'\n{right} of {total} right; "-" is a question that was not found'


def outcomes_of(folder: Path, only: str) -> Confusion:
    """Which outcomes were taken for which, over all replies of a folder."""
    counts: Confusion = Counter()
    for gold, said in read_gold(folder, only):
        if (gold.get("document") or {}).get("kind") == "foi_reply" and "questions" in gold["scored"]:
            counts.update(confused(gold, said))
    return counts


def read_gold(folder: Path, only: str) -> Iterator[tuple[Row, Row]]:
    """Each gold file of a folder with what is said of its paper."""
    for path in sorted(folder.glob("*.json")):
        if only in path.stem:
            gold = json.loads(path.read_text("utf-8"))
            document = (path.parent / gold["file"]).resolve()
            said: Row = dict(as_json(read_document(document.read_bytes(), document.name)))
            yield gold, said


def half_of(gold: Row) -> str:
    """In which half of the councils a paper belongs, the same on every machine."""
    owner = plain((gold.get("document") or {}).get("authority"))
    return "first half" if int(sha256(owner.encode()).hexdigest(), 16) % 2 else "second half"


def cards(folder: Path, only: str, split: bool) -> dict[str, dict[str, Count]]:
    """The counts of all papers, by half of the councils where asked."""
    found: dict[str, dict[str, Count]] = defaultdict(lambda: defaultdict(Count))
    for gold, said in read_gold(folder, only):
        card = found[half_of(gold) if split else "all"]
        for name in gold["scored"]:
            if name == "document":
                count_document(gold, said, card[name])
            elif name in LISTS:
                count_list(name, gold, said, card[name])
    return found


def show(title: str, card: dict[str, Count], worst: int) -> Iterator[str]:
    """The card as lines of text."""
    yield f"{title:16} {'gold':>6} {'said':>6} {'right':>6} {'F1':>6} {'details':>8}   worst"
    for name in ("document", *LISTS):
        if name not in card:
            continue
        one = card[name]
        apart = f"{one.right / one.details:.3f}" if one.details else "-"
        bad = ", ".join(f"{paper} {figure:.2f}" for figure, paper in sorted(one.papers)[:worst] if figure < 0.95)
        yield f"{name:16} {one.gold:6} {one.said:6} {one.hits:6} {one.f1:6.3f} {apart:>8}   {bad}"


def main() -> None:
    """Prints the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--worst", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--split", action="store_true")
    parser.add_argument("--outcomes", action="store_true")
    args = parser.parse_args()
    if args.outcomes:
        print("\n".join(show_outcomes(outcomes_of(args.gold, args.only))))
        return
    found = cards(args.gold, args.only, args.split)
    for title, card in sorted(found.items()):
        print("\n".join(show(title, card, args.worst)), end="\n\n")
    if not found:
        sys.exit(f"no gold in {args.gold}")


if __name__ == "__main__":
    main()
