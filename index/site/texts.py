"""The text of a page as blocks that HTML can show: a line a paragraph, lines with tabs as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or the rows of a table."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def text_blocks(text: str) -> tuple[TextBlock, ...]:
    r"""The blocks of a page's text.

    >>> text_blocks("The forecast:\nParks\t12\nRoads\t40")
    (TextBlock(text='The forecast:', rows=()), TextBlock(text='', rows=(('Parks', '12'), ('Roads', '40'))))
    """
    blocks: list[TextBlock] = []
    for tabbed, lines in groupby((line for line in text.split("\n") if line.strip()), key=lambda line: "\t" in line):
        if tabbed:
            blocks.append(TextBlock(rows=even(tuple(tuple(line.split("\t")) for line in lines))))
        else:
            blocks += [TextBlock(line) for line in lines]
    return tuple(blocks)


def even(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length.

    >>> even((("a",), ("b", "c")))
    (('a', ''), ('b', 'c'))
    """
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)
