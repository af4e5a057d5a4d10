"""Which lines of running text belong together: wrapped at a width, or each a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.headings import is_caps
from extract.labels import split_label

ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs|Prof|Rev|St|No|Nos|Supt|Sgt|Insp|Fr|Hon|vs|etc|eg|ie|e\.g|i\.e))\.$"
)
STARTS_LOWER = re.compile(r"[\"'“‘(*_]{0,3}[a-z][a-z’']*(?:[\s,;.)]|$)")  # not "e-mail:", "www.", "a@b"
NARROW, WIDE = 40, 140
WIDER_CAPITALS = 1.25  # in a proportional face
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text is wrapped: its width (0: it is not), and whether a blank line stands after every line."""

    width: int = 0
    doubled: bool = False


def find_wrap(lines: Sequence[str]) -> Wrap:
    """How the lines of a text were wrapped.

    >>> find_wrap(["The clerk reported that the work on the hall had been", "finished and paid for."] * 5).width > 0
    True
    >>> find_wrap(["Dear Sir,", "", "A whole paragraph stands on this one line however long that may turn out to be."])
    Wrap(width=0, doubled=False)
    """
    inner = [(line, after) for line, after in pairwise(lines) if plain(line) and plain(after)]
    if width := common_width(inner):
        return Wrap(width)
    full = [line for line in lines if line.strip()]
    if full and is_doubled(lines):
        pairs = [(line, after) for line, after in pairwise(full) if plain(line) and plain(after)]
        if len(full) >= 3 * ENOUGH and (width := common_width(pairs, slack=0.8)):
            return Wrap(width, doubled=True)
    return Wrap()


def plain(line: str) -> bool:
    """Whether a line may be running text."""
    return bool(line.strip()) and "\t" not in line and "|" not in line and not line.startswith("#")


def is_doubled(lines: Sequence[str]) -> bool:
    """Whether nearly every line has a blank line after it."""
    printed = sum(1 for line in lines if line.strip())
    close = sum(1 for line, after in pairwise(lines) if line.strip() and after.strip())
    return close <= 0.1 * printed


def common_width(pairs: Sequence[tuple[str, str]], slack: float = 1.0) -> int:
    """The width at which most lines that run on are full, else 0."""
    running = [(line.rstrip(), after) for line, after in pairs if not has_ended(line.rstrip())]
    running = [(line, after) for line, after in running if len(line) >= NARROW or STARTS_LOWER.match(after.lstrip())]
    if len(running) < ENOUGH:
        return 0
    lengths = sorted(len(line) for line, _ in running)
    width = lengths[int(0.97 * (len(lengths) - 1))]
    long = sum(1 for line, _ in pairs if len(line.rstrip()) > 1.15 * width)
    if not NARROW <= width <= WIDE or long > 0.03 * len(pairs):
        return 0
    full = sum(1 for line, after in running if is_full(line, after, width * slack))
    return width if full >= 0.6 * len(running) else 0


def is_full(line: str, after: str, width: float) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = after.split(maxsplit=1)[0] if after.strip() else ""
    length = len(line.rstrip()) * (WIDER_CAPITALS if is_caps(line) else 1.0)
    return length + 1 + len(word) > width


def runs_on(line: str, after: str, wrap: Wrap) -> bool:
    """Whether the next line goes on with the paragraph of this one.

    >>> runs_on("A report on palliative care could come to the next", "meeting of the Commission.", Wrap())
    True
    >>> runs_on("Leicester City Council", "Legal Services", Wrap())
    False
    """
    line, after = line.rstrip(), after.strip()
    if not line or not after:
        return False
    ended = has_ended(line)
    if wrap.doubled and line.endswith(("”", '"')) and after[0].isupper():
        return False
    if wrap.width:
        full = is_full(line, after, wrap.width * (0.8 if wrap.doubled else 1.0))
        if full and not (ended and wrap.doubled):
            return True
    return not ended and len(line) >= NARROW and bool(STARTS_LOWER.match(after))


def has_ended(line: str) -> bool:
    """Whether a line ends a sentence, and not with an initial or an abbreviation.

    >>> has_ended("It was noted."), has_ended("Director (Mr. S.")
    (True, False)
    """
    return bool(ENDS_SENTENCE.search(line)) and not ABBREVIATED.search(line)


def runs_over_blank(line: str, after: str) -> bool:
    """Whether a sentence goes on after a blank line, as a page's end in the original leaves it."""
    line = line.rstrip()
    long = len(line) >= NARROW and (line[-1:].isalnum() or line.endswith((",", "-")))
    return long and bool(STARTS_LOWER.match(after.strip())) and not split_label(after.strip())
