"""Two levels of one numbering: headings that begin again at 1 below a numbered heading, whose own run goes on after."""

from __future__ import annotations

from typing import NamedTuple

from extract.meetings.chains import heading_score
from extract.meetings.flow import Piece
from extract.meetings.numbering import Label, alternatives

STRONG = 0.6  # an emphasised or capital heading, not a numbered paragraph
INDENT = 9.0  # points by which the inner run stands in from the outer


class Numbered(NamedTuple):
    """A heading with a plain number, and where it stands."""

    at: int
    label: Label
    x0: float | None

    @property
    def value(self) -> int:
        """What it counts to."""
        return self.label.values[0]


class Levels(NamedTuple):
    """The outer run, and the inner headings."""

    outer: list[tuple[int, Label]]
    inner: list[tuple[int, Label]]


def two_levels(pieces: list[Piece], chain: list[tuple[int, Label]]) -> Levels | None:
    """The two levels of a paper's plain numbers, where they explain every numbered heading; else None."""
    if not chain or any(label.style != "number" for _, label in chain):
        return None
    heads = plain_headings(pieces)
    runs = outer_and_inner(heads)
    if runs is None:
        return None
    outer, inner = runs
    return Levels([head[:2] for head in outer], [head[:2] for head in inner])


def plain_headings(pieces: list[Piece]) -> list[Numbered]:
    """The headings with a plain number and its sign, "4. Decisions"."""
    found = []
    for at, piece in enumerate(pieces):
        label = next((one for one in alternatives(piece.text) if one.style == "number"), None)
        if label is None or piece.bullet or not label.body.isdigit() or label.values[0] > 99:
            continue
        if not piece.text[: label.end].rstrip().endswith((".", ")", ":")):
            continue
        if heading_score(piece, label) >= STRONG and (piece.bold or piece.kind == "heading"):
            found.append(Numbered(at, label, piece.x0))
    return found


def outer_and_inner(heads: list[Numbered]) -> tuple[list[Numbered], list[Numbered]] | None:
    """Parts the headings into an outer run without a gap and inner runs from 1, each closed by the outer's next."""
    outer: list[Numbered] = []
    inner: list[Numbered] = []
    run: list[Numbered] = []
    for head in heads:
        if outer and head.value == outer[-1].value + 1 and (not run or _is_outer(head, outer[-1], run[-1])):
            inner, run = [*inner, *run], []
            outer.append(head)
        elif not outer and head.value == 1:
            outer.append(head)
        elif outer and head.value == (run[-1].value + 1 if run else 1) and _stands_in(head, outer[-1]):
            run.append(head)
        else:
            return None
    if run or len(outer) < 3 or len(inner) < 2:
        return None
    return outer, inner


def _is_outer(head: Numbered, outer: Numbered, run: Numbered) -> bool:
    """The outer run goes on here: the number cannot be the inner's next, or it stands as far out as the outer."""
    if head.value != run.value + 1:
        return True
    if head.x0 is None or outer.x0 is None or run.x0 is None:
        return False
    return abs(head.x0 - outer.x0) < abs(head.x0 - run.x0)


def _stands_in(head: Numbered, outer: Numbered) -> bool:
    """The inner heading is indented from the outer, where the paper has a geometry."""
    return head.x0 is None or outer.x0 is None or head.x0 >= outer.x0 + INDENT


def with_taken_early(pieces: list[Piece], chain: list[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The chain with headings taken out of turn: "23." between 18 and 19, where 22 and 24 follow."""
    if len(chain) < 4 or any(label.style != "number" for _, label in chain):
        return chain
    have = {label.values[0] for _, label in chain}
    first, last = chain[0], chain[-1]
    missing = set(range(first[1].values[0], last[1].values[0])) - have
    between = [head for head in plain_headings(pieces) if first[0] < head.at < last[0]]
    outs = [pieces[at].x0 for at, _ in chain]
    found = []
    for value in missing:
        alike = [head for head in between if head.value == value]
        if len(alike) == 1 and _stands_with(alike[0].x0, outs):
            found.append((alike[0].at, alike[0].label))
    return sorted([*chain, *found], key=lambda entry: entry[0])


def _stands_with(x0: float | None, others: list[float | None]) -> bool:
    """The heading begins where most others do, where the paper has a geometry."""
    placed = [other for other in others if other is not None]
    return x0 is None or not placed or 2 * sum(abs(other - x0) < INDENT for other in placed) > len(placed)
