"""Questions numbered without a mark behind the figure: "1 How many vans?", "2 How many drivers?".

One such line may be anything (a street, a date, a count); a run that counts from 1 and mostly asks is a list. Its lines
are given the full stop that the printer left out, so that all that follows reads them as any other list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.letters.cues import scores
from extract.paper import Block, Line
from extract.phrases import MONTHS

BARE = re.compile(r"^\s*(?P<figure>\d{1,2})\s+(?P<rest>(?P<word>[(“\"‘']?[A-Z][\w’']*).*)$")
ASKS = 1.5


def figured(line: Line) -> tuple[int, str] | None:
    """The figure that a line begins with and the words behind it.

    >>> figured(Line("2 How many drivers?", 1)), figured(Line("2 April 2020", 1))
    ((2, 'How many drivers?'), None)
    """
    match = BARE.match(line.text)
    if not match or match.group("word").casefold() in MONTHS:
        return None
    return int(match.group("figure")), match.group("rest")


def bare_lines(blocks: Sequence[Block]) -> frozenset[str]:
    """The texts of the lines that begin the members of such lists."""
    found: set[str] = set()
    asked = False
    for run in counted_runs(blocks):
        asks = sum(scores("roles", rest).get("ask", 0.0) >= ASKS for _, rest in run)
        if len(run) > 1 and (asks >= 0.5 * len(run) or asked):
            found |= {text for text, _ in run}
            asked = True
    return frozenset(found)


def counted_runs(blocks: Sequence[Block]) -> Iterator[list[tuple[str, str]]]:
    """Runs of lines that count from 1 on, each line with the words behind its figure."""
    run: list[tuple[str, str]] = []
    for line in (line for block in blocks if not block.grid and not block.label for line in block.lines):
        found = figured(line)
        if found and found[0] == 1:
            yield run
            run = [(line.text, found[1])]
        elif found and run and found[0] == len(run) + 1:
            run.append((line.text, found[1]))
    yield run


def dotted(block: Block, bare: frozenset[str]) -> Block:
    """A block with a full stop behind the figures of its bare numbers."""
    if block.grid or not any(line.text in bare for line in block.lines):
        return block
    text = block.text
    for line in block.lines:
        if line.text in bare:
            text = text.replace(line.text.strip(), with_stop(line.text.strip()), 1)
    return replace(
        block, text=text, lines=tuple(dotted_line(line) if line.text in bare else line for line in block.lines)
    )


def dotted_line(line: Line) -> Line:
    """A line with a full stop behind its figure."""
    spans = line.spans
    if spans:
        spans = (spans[0]._replace(text=with_stop(spans[0].text)), *spans[1:])
    return replace(line, text=with_stop(line.text), spans=spans)


def with_stop(text: str) -> str:
    """A text with a full stop behind the figure that it begins with."""
    return re.sub(r"^(\s*\d{1,2})(?=\s|$)", r"\1.", text, count=1)
