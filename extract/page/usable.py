"""Whether the words of a page can be used: fonts without a map and bad OCR layers give text that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.paper import Word

LEAST = 12  # words: fewer say nothing
WORDLIKE = re.compile(
    r"[(\[\"'“‘]*(?:[A-Z]?[a-zà-ÿŵŷ]+|[A-ZÀ-ÝŴŶ]+|[A-Z][\w’'-]*)(?:[-'’/&.][\w’']+)*[\])\"'”’.,;:!?…]*"
)
FIGURE = re.compile(r"[(£$€+-]*\d[\d.,:/–-]*(?:%|st|nd|rd|th|pm|am|p|m|k|bn)?[)\].,;:]*")
CODE = re.compile(r"\(?[A-Za-z]{1,5}[-/_.]?\d[\d/_.-]*[A-Za-z]{0,2}[).,;:]*")  # "CB1", "E0202_11", "FOI/25"
VOWEL = re.compile(r"[aeiouyàâèéêëîïôöûüŵŷ]", re.I)
BROKEN = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08]")


def is_usable(words: Iterable[Word]) -> bool:
    """Whether most of the longer words look like words or figures.

    >>> is_usable([Word(text, 0, 0, 1, 1) for text in "The Committee resolved that the report be noted".split() * 3])
    True
    >>> is_usable([Word(text, 0, 0, 1, 1) for text in "7KH &RPPLWWHH DJUHHG WKDW WKH UHSRUW LV QRWHG".split() * 3])
    False
    """
    texts = [word.text for word in words if len(word.text) > 3 or not word.text.isalpha()]
    if len(texts) < LEAST:
        return not any(map(BROKEN.search, texts)) or len(texts) == 0
    return sum(map(looks_right, texts)) >= 0.5 * len(texts)


def looks_right(text: str) -> bool:
    """Whether a word looks like one: letters with a vowel among them, a figure, an address.

    >>> [looks_right(text) for text in ("£1,200.50", "Council’s", "x7#k]q", "WKDW", "www.gov.uk")]
    [True, True, False, False, True]
    >>> [looks_right(text) for text in ("CB1", "E0202_11", "7KH")]
    [True, True, False]
    """
    if BROKEN.search(text):
        return False
    if FIGURE.fullmatch(text) or CODE.fullmatch(text) or "@" in text or "//" in text or "www" in text:
        return True
    if not text.isascii() and sum(ord(sign) > 0x2FF and sign.isalpha() for sign in text) > len(text) / 2:
        return True  # another script: nothing to judge it by
    return bool(WORDLIKE.fullmatch(text)) and bool(VOWEL.search(text))
