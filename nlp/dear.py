"""Patterns that are dear to compile: made when first used, or all at once where readers are forked from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar


class Dear:
    """A pattern like one of `re`, compiled when it is first asked.

    >>> Dear(r"(?P<verb>[a-z]+)").search("1 go")["verb"]
    'go'
    """

    made: ClassVar[list[Dear]] = []

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text = text
        self.flags = flags
        Dear.made.append(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.text, self.flags)

    def search(self, text: str, start: int = 0, end: int = 10**9) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = 10**9) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = 10**9) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self.pattern.finditer(text, start, end)


def compile_all() -> None:
    """Compiles every such pattern ahead."""
    for each in Dear.made:
        _ = each.pattern
