"""Reading order: segments to columns, read one after the other; margin columns go with the text beside them.

Most pages are one column, however many gaps their lines have: a number hanging left of its paragraph, names in two
rows, sums at the right edge. A gutter counts as one only where the text on one side runs on from line to line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extract.page.labels import APART, BULLETS, DASHES
from extract.page.lines import Segment

LEAST_ROWS = 3
GUTTER = 5.0  # points, the narrowest
WIDE_GUTTER = 24.0
MARGIN_SHARE = 0.36  # a column narrower than this share of the region is a margin column
DEEPEST = 6

ENDED = re.compile(r"[.:;!?][\"”’')\]]*$")  # … as a true record.


@dataclass(slots=True)
class Column:
    """Segments that are read from the top down before anything beside them is."""

    segments: list[Segment]
    aside: bool = False  # a margin column: its blocks stand before or after what is beside them

    @property
    def top(self) -> float:
        return min(item.top for item in self.segments)


def page_columns(segments: list[Segment]) -> list[Column]:
    """The columns of a page in reading order, and what stands in a margin beside them."""
    notes = margin_notes(segments)
    if not notes:
        return columns_of(segments)
    beside = {id(note) for note in notes}
    rest = columns_of([item for item in segments if id(item) not in beside])
    return [*rest, *(Column([note], aside=True) for note in notes)]


def margin_notes(segments: Sequence[Segment]) -> list[Segment]:
    """Short words right of where the text ends: the owners in an action column."""
    text = sorted((item for item in segments if len(item.words) >= 5), key=attrgetter("x1"))
    if len(text) < LEAST_ROWS:
        return []
    left = min(item.x0 for item in segments)
    right = text[-1 - len(text) // 20].x1
    if right - left < 150:
        return []
    full = [item for item in text if item.x1 > right - 60]
    if len(full) < max(LEAST_ROWS, 0.4 * len(text)):
        return []
    return [item for item in segments if item.x0 > right + 3 and len(item.words) <= 4]


def columns_of(segments: list[Segment], depth: int = 0) -> list[Column]:
    """The columns of a region in reading order."""
    lists = headed_lists(segments) if depth == 0 else None
    if lists:
        above, side_by_side, below = lists
        entries = [Column([item]) for one in side_by_side for item in one]  # one entry a line
        return [*columns_of(above), *entries, *columns_of(below)]
    if len(segments) < 2 * LEAST_ROWS or depth > DEEPEST:
        return [Column(segments)] if segments else []
    for edge in edges(segments):
        cut = cut_at(segments, edge)
        if cut:
            above, left, right, below = cut
            return [
                *columns_of(above, depth + 1),
                *columns_of(left, depth + 1),
                *columns_of(right, depth + 1),
                *columns_of(below, depth + 1),
            ]
    return [Column(segments)]


def edges(segments: Sequence[Segment]) -> list[float]:
    """Where right-hand columns may begin: left edges that several segments share, away from the region's own.

    Letterheads are set flush right: for those it is the left edge of the widest of them.
    """
    left = min(item.x0 for item in segments)
    right = max(item.x1 for item in segments)
    inner = [item for item in segments if left + 40 < item.x0 < right - 30]
    bins = Counter(round(item.x0 / 4) for item in inner)
    shared = [(count + bins.get(place + 1, 0), place * 4.0) for place, count in bins.items()]
    found = [place for count, place in sorted(shared, reverse=True) if count >= LEAST_ROWS][:6]
    flush = [item.x0 for item in inner if item.x1 > right - 4 and item.x0 > (left + right) / 2]
    return [*found, min(flush)] if len(flush) >= LEAST_ROWS else found


def cut_at(
    segments: Sequence[Segment], edge: float
) -> tuple[list[Segment], list[Segment], list[Segment], list[Segment]] | None:
    """Above, left, right and below of the longest run of rows that keep clear of a gutter, if both sides run on."""
    best: list[Segment] = []
    run: list[Segment] = []
    for item in sorted(segments, key=attrgetter("top")):
        if item.x0 < edge - 3 and item.x1 > edge - 3:
            best = max(best, run, key=lambda part: sum(other.x0 >= edge - 3 for other in part))
            run = []
        else:
            run.append(item)
    best = max(best, run, key=lambda part: sum(other.x0 >= edge - 3 for other in part))
    left = [item for item in best if item.x0 < edge - 3]
    right = [item for item in best if item.x0 >= edge - 3]
    if not are_columns(left, right):
        return None
    if not (runs_on(left) and runs_on(right)) and min(i.top for i in right) < min(i.top for i in left):
        left, right = right, left  # a letterhead at the right stands above what is at the left
    inside = {id(item) for item in best}
    top = min(item.top for item in best)
    others = [item for item in segments if id(item) not in inside]
    return [i for i in others if i.top < top], left, right, [i for i in others if i.top >= top]


def are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Whether both sides of a gutter are text that runs on from line to line, or keep to levels of their own."""
    if len(right) < LEAST_ROWS or not left:
        return False
    gutter = min(item.x0 for item in right) - max(item.x1 for item in left)
    if gutter < GUTTER or all(is_label(item) for item in left):
        return False
    if len(left) >= LEAST_ROWS and runs_on(left) and runs_on(right):
        return True
    if are_fields(left, right):
        return True
    return gutter > WIDE_GUTTER and are_independent(left, right)


def are_fields(left: list[Segment], right: list[Segment]) -> bool:
    """Whether a form stands at the right, its labels one below the other: "Ask for:", "Telephone:", "Email:"."""
    edge = min(item.x0 for item in right)
    labels = [item for item in right if item.x0 < edge + 4]
    if len(labels) < 2 or len(left) < 2 or len(labels) == len(right):
        return False
    return all(item.text.endswith(":") for item in labels) and not any(item.text.endswith(":") for item in left)


def are_independent(left: list[Segment], right: list[Segment]) -> bool:
    """Whether hardly a line on one side of a gutter stands on the level of one on the other, as rows of a list do."""
    levels = [(item.bottom, item.size) for item in left]
    inner = [item for item in right if min(b for b, _ in levels) - 20 < item.bottom < max(b for b, _ in levels) + 20]
    on_level = sum(any(abs(item.bottom - b) < 1.2 and abs(item.size - s) < 0.6 for b, s in levels) for item in right)
    return len(inner) >= 2 and on_level <= 0.3 * min(len(right), max(len(left), 2))


def headed_lists(segments: list[Segment]) -> tuple[list[Segment], list[list[Segment]], list[Segment]] | None:
    """Lists that stand side by side, each under a heading of its own ("Present:", "Apologies:"), and what is around.

    They go on downwards as long as everything starts where a heading does and no wide space comes between.
    """
    rows: dict[int, list[Segment]] = {}
    for item in segments:
        rows.setdefault(item.row, []).append(item)
    numbers = sorted(rows)
    for at, number in enumerate(numbers):
        heads = rows[number]
        if len(heads) < 2 or not all(item.text.endswith(":") for item in heads):
            continue
        lists = [[head] for head in sorted(heads, key=attrgetter("x0"))]
        last = heads[0]
        for follower in numbers[at + 1 :]:
            if rows[follower][0].top - last.bottom > 2.2 * last.size or not add_row(lists, rows[follower]):
                break
            last = rows[follower][0]
        if sum(len(one) > 1 for one in lists) >= 2 and len(lists[0]) > 1:
            inside = {id(item) for one in lists for item in one}
            rest = [item for item in segments if id(item) not in inside]
            top = heads[0].top
            return [i for i in rest if i.top < top], lists, [i for i in rest if i.top >= top]
    return None


def add_row(lists: list[list[Segment]], row: list[Segment]) -> bool:
    """Adds each segment of a row to the list under whose heading it starts; False if one does not."""
    places = []
    for item in row:
        own = [index for index, one in enumerate(lists) if abs(one[0].x0 - item.x0) < 9]
        if not own or any(one[0].x0 > item.x0 + 9 and one[0].x0 < item.x1 for one in lists):
            return False
        places.append(own[0])
    for place, item in zip(places, row, strict=True):
        lists[place].append(item)
    return True


def is_label(item: Segment) -> bool:
    """Whether a segment is a number or bullet by itself."""
    text = item.text
    return bool(APART.fullmatch(text)) or text in BULLETS or text in DASHES or text == "o"


def runs_on(segments: Sequence[Segment]) -> bool:
    """Whether enough lines go on in the next: no stop at the end, a small letter at the beginning."""
    texts = [item.text for item in sorted(segments, key=attrgetter("bottom"))]
    joined = sum(not ENDED.search(first) and second[:1].islower() for first, second in pairwise(texts))
    return joined >= 2 and joined >= 0.2 * len(texts)
