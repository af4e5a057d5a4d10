"""Where a text rendition marks the ends of its pages: form feeds and lines that say so."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

FORM_FEED = "\f"
# "--- Page 3 ---", "[Page 3]", "<!-- page 3 -->", "=== Page 3 of 12 ===", "{3}--------", "Page 3 of 12"
MARKER = re.compile(
    r"^[ \t]*(?:"
    r"(?P<fence>[-=_*#\[<{(]+!?[-=_* \t]*)(?:page|p\.|sheet)\s*:?\s*(?P<n>\d{1,4})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?[ \t]*[-=_*#\]>})]+[ \t]*"
    r"|\{(?P<brace>\d{1,4})\}-{10,}[ \t]*"
    r"|page\s+(?P<folio>\d{1,4})\s*(?:of|/)\s*(?P<total>\d{1,4})[ \t]*"
    r")$",
    re.IGNORECASE | re.MULTILINE,
)


class TextPage(NamedTuple):
    """One page of a rendition and the marks that were set aside from it."""

    number: int
    text: str
    furniture: tuple[str, ...] = ()


def split_pages(text: str) -> list[TextPage]:
    r"""The pages of a rendition; one where nothing marks them.

    >>> [page.number for page in split_pages("one\ftwo\fthree")]
    [1, 2, 3]
    >>> split_pages("--- Page 1 ---\nfirst\n--- Page 2 ---\nsecond\n")[1].text.strip()
    'second'
    """
    if FORM_FEED in text.strip(FORM_FEED + "\n "):
        return [TextPage(number, part) for number, part in enumerate(text.rstrip("\f\n ").split(FORM_FEED), 1)]
    marks = list(MARKER.finditer(text))
    numbers = [number_of(mark) for mark in marks]
    if len(marks) < 2 or numbers[0] > 2 or not all(b - a == 1 for a, b in pairwise(numbers)):
        return [TextPage(1, text)]
    return cut_at(text, marks, numbers)


def number_of(mark: re.Match[str]) -> int:
    """The page that a mark names; marks in braces count from 0."""
    return int(mark["brace"]) + 1 if mark["brace"] else int(mark["n"] or mark["folio"])


def cut_at(text: str, marks: list[re.Match[str]], numbers: list[int]) -> list[TextPage]:
    """The pages between marks; a mark above its page begins it, a folio below its page ends it."""
    begins = not text[: marks[0].start()].strip() or bool(marks[0]["fence"] and text[marks[-1].end() :].strip())
    pages: list[TextPage] = []
    if begins:
        if (ahead := text[: marks[0].start()]).strip():
            pages.append(TextPage(max(1, numbers[0] - 1), ahead))
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, number, end in zip(marks, numbers, ends, strict=True):
            pages.append(TextPage(number, text[mark.end() : end], (mark[0].strip(),)))
        return pages
    start = 0
    for mark, number in zip(marks, numbers, strict=True):
        pages.append(TextPage(number, text[start : mark.start()], (mark[0].strip(),)))
        start = mark.end()
    if text[start:].strip():
        pages.append(TextPage(numbers[-1] + 1, text[start:]))
    return pages
