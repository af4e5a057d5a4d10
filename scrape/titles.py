"""What sort of paper a title names, for sites that say it no other way."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from scrape.wordings import load_pairs

PAPER_FILE = re.compile(
    r"\.(?:pdf|docx?|docm|rtf|odt|xlsx?|xlsm|xlsb|ods|csv|tsv|pptx?|odp|eml|msg|mbox|txt|md|html?|zip|tiff?|png|jpe?g)$",
    re.IGNORECASE,
)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words and the sort of paper that they name, in the order in which they count."""
    pairs = load_pairs("titles")
    sorts = list(dict.fromkeys(sort for sort, _ in pairs))
    joined = {sort: "|".join(re.escape(words) for named, words in pairs if named == sort) for sort in sorts}
    return tuple((sort, re.compile(rf"\b(?:{joined[sort]})\b", re.IGNORECASE)) for sort in sorts)


def sort_of(title: str) -> str:
    """One of PAPERS.

    >>> sort_of("Agenda Document Pack - Cabinet - 01/09/2026"), sort_of("Final Planning Minutes 16042026")
    ('pack', 'minutes')
    """
    spaced = re.sub(r"[_+]+|%20", " ", title)
    return next((sort for sort, pattern in patterns() if pattern.search(spaced)), "other")


def is_paper(address: str) -> bool:
    """Whether an address or path ends as a file does that papers come in.

    >>> is_paper("https://a.example/foi/FOI-12.pdf?download=1"), is_paper("https://a.example/foi/")
    (True, False)
    """
    return bool(PAPER_FILE.search(urlsplit(address).path))


def file_title(address: str) -> str:
    """A title out of the last part of an address or path.

    >>> file_title("https://a.example/foi/FOI%2012_reply.pdf?v=2")
    'FOI 12 reply'
    """
    name = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])
    return re.sub(r"[\s_+]+", " ", PAPER_FILE.sub("", name)).strip() or address
