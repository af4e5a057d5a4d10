"""Where sentences begin and end in minutes: titles, initials and "e.g." end none, a new line ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator

# the mark first and what stands before it second: the search then leaps from mark to mark; a line that ends in a small
# word, or goes on in small letters, is no end
SENTENCE = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bCllr.)(?<!\bCll.)(?<!\bSt.)(?<!\bNo.)(?<!\bRev.)"
    r"(?<!e\.g.)(?<!i\.e.)(?<!approx.)[”’\"')]?\s+(?=[\"“‘(]?[A-Z0-9•])"
    r"|\n(?:\n+|(?<!\sof\n)(?<!\sfor\n)(?<!\sfrom\n)(?<!\sthe\n)(?<!\sto\n)(?<!\sand\n)(?<!\swith\n)(?<!\sa\n)(?<!\san\n)"
    r"(?<!\sin\n)(?<!\sby\n)(?<!,\n)(?![a-z\n]))"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end.

    >>> text = "Mr. Day agreed. The hedge is high."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Mr. Day agreed.', 'The hedge is high.']
    """
    start = 0
    for cut in SENTENCE.finditer(text):
        end = cut.start() + (0 if cut.group().startswith("\n") else 1)
        yield start, end
        start = cut.end()
    if text[start:].strip():
        yield start, len(text)
