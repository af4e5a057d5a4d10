"""Ruling lines made tidy: doubles merged, pieces joined, those that cross brought together in frames."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.paper import Rule

DOUBLE = 3.0  # points: rules no further apart are one rule, drawn twice or as the two edges of a thin bar
GAP = 3.0  # points: pieces of one rule may be this far apart
SHORT = 4.0  # points: what is shorter rules no cell
MOST = 2500  # rules of one direction; a page with more is a drawing, of which the longest are looked at


class Stroke(NamedTuple):
    """A tidy rule, of either direction: where it stands across, and from where to where it runs along."""

    at: float
    start: float
    end: float


class Frame(NamedTuple):
    """Rules that cross one another, by hook or by crook."""

    across: tuple[Stroke, ...]  # horizontal, `at` is y
    down: tuple[Stroke, ...]  # vertical, `at` is x

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of all its rules."""
        return (
            min([stroke.start for stroke in self.across] + [stroke.at for stroke in self.down]),
            min([stroke.start for stroke in self.down] + [stroke.at for stroke in self.across]),
            max([stroke.end for stroke in self.across] + [stroke.at for stroke in self.down]),
            max([stroke.end for stroke in self.down] + [stroke.at for stroke in self.across]),
        )


def tidy(rules: Iterable[Rule]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical strokes of a page, doubles merged and pieces joined.

    >>> tidy([Rule(0, 10, 50, 10), Rule(52, 11, 90, 11), Rule(5, 0, 5, 40)])
    ([Stroke(at=10.5, start=0, end=90)], [Stroke(at=5.0, start=0, end=40)])
    """
    across, down = [], []
    for x0, top, x1, bottom in rules:
        if bottom - top <= x1 - x0:
            across.append(Stroke((top + bottom) / 2, x0, x1))
        else:
            down.append(Stroke((x0 + x1) / 2, top, bottom))
    return joined(across), joined(down)


def joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Strokes of one direction at common places, pieces that touch made one."""
    by_place: dict[float, list[Stroke]] = defaultdict(list)
    for place, group in clusters(strokes):
        by_place[place].extend(group)
    whole: list[Stroke] = []
    for place, group in by_place.items():
        start, end = None, 0.0
        for stroke in sorted(group, key=lambda stroke: stroke.start):
            if start is None:
                start, end = stroke.start, stroke.end
            elif stroke.start <= end + GAP:
                end = max(end, stroke.end)
            else:
                whole.append(Stroke(place, start, end))
                start, end = stroke.start, stroke.end
        if start is not None:
            whole.append(Stroke(place, start, end))
    long = [stroke for stroke in whole if stroke.end - stroke.start >= SHORT]
    if len(long) > MOST:
        long = sorted(long, key=lambda stroke: stroke.start - stroke.end)[:MOST]
    return sorted(long)


def clusters(strokes: Sequence[Stroke]) -> list[tuple[float, list[Stroke]]]:
    """Strokes by their place across, those within a double's distance together."""
    found: list[tuple[float, list[Stroke]]] = []
    group: list[Stroke] = []
    for stroke in sorted(strokes):
        if group and stroke.at - group[0].at > DOUBLE:
            found.append(((group[0].at + group[-1].at) / 2, group))
            group = []
        group.append(stroke)
    if group:
        found.append(((group[0].at + group[-1].at) / 2, group))
    return found


def frames(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Frame]:
    """Groups of rules that touch or cross each other, top one first."""
    parent = list(range(len(across) + len(down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    places = [stroke.at for stroke in down]
    for index, stroke in enumerate(across):
        first, last = bisect_left(places, stroke.start - GAP), bisect_right(places, stroke.end + GAP)
        for other in range(first, last):
            if down[other].start - GAP <= stroke.at <= down[other].end + GAP:
                parent[root(len(across) + other)] = root(index)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for index, stroke in enumerate(across):
        groups[root(index)][0].append(stroke)
    for index, stroke in enumerate(down):
        groups[root(len(across) + index)][1].append(stroke)
    found = [Frame(tuple(level), tuple(upright)) for level, upright in groups.values()]
    return sorted(found, key=lambda frame: (frame.box[1], frame.box[0]))


def with_rows(found: Sequence[Frame]) -> list[Frame]:
    """Frames, those of a single row joined to one right above that has the same columns."""
    done: list[Frame] = []
    for frame in sorted(found, key=lambda frame: frame.box[1]):
        over = next((one for one in done if len(frame.across) == 2 and goes_on(one, frame)), None)
        if over:
            done[done.index(over)] = Frame(tuple(sorted((*over.across, *frame.across))), (*over.down, *frame.down))
        else:
            done.append(frame)
    return done


def goes_on(over: Frame, row: Frame) -> bool:
    """Whether a single row stands closely below a frame, with sides and columns where it has them."""
    gap, high = row.box[1] - over.box[3], row.box[3] - row.box[1]
    same = {round(stroke.at) for stroke in over.down} == {round(stroke.at) for stroke in row.down}
    sides = abs(over.box[0] - row.box[0]) < GAP and abs(over.box[2] - row.box[2]) < GAP
    return 0 < gap < 2.3 * high and same and sides and len(over.across) > 3
