"""Printed numbers and bullets at the beginning of a line, and what is none although it begins like one."""

from __future__ import annotations

import re

BULLETS = "•●○◦▪■□▫‣►▶➢➤➔✓✔❖◆◇⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06f\uf0a8\uf02d\uf0e0"
DASHES = "-–—*"

# • text | - text | o text (Courier's bullet)
BULLET = re.compile(rf"(?P<label>[{BULLETS}]|[{DASHES}](?=\s)|o(?=\s+[A-Z(“‘'\"£\d]))\s*(?P<rest>.*)", re.S)
# 1. text | 21) text | 7.2 Text | 7.2.1. text | 05.18.05 Text | 1.text
NUMBER = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.):]?)(?:\s+(?P<rest>.*)|$)", re.S)
# 1.Text, the space left out
TIGHT = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})?[.)]|\d{1,2}\.\d{1,2})(?P<rest>[A-Z][a-z]+\s.*)", re.S)
# (a) text | (iv) text | (12) text | [3] text
BRACKETED = re.compile(
    r"(?P<label>\((?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|\d{1,2}[a-z])\)|\[\d{1,2}\])(?:\s*(?P<rest>.*)|$)", re.S
)
# a) text | b. text | iv) text | A) text
LETTER = re.compile(r"(?P<label>(?:[a-z]|[ivx]{2,5}|[A-Z](?=\)))(?:[.)]|\.\)))(?:\s+(?P<rest>.*)|$)", re.S)
# Q1. text | A2: text
QUESTION = re.compile(r"(?P<label>[QA]\d{1,2}[a-z]?[.):])(?:\s*(?P<rest>.*)|$)", re.S)
# 65/24 Text | 2024/65 Text | C/24/065. Text | 24/065a) Text | R2026-38 Text
MINUTE_NUMBER = re.compile(
    r"(?P<label>(?:[A-Z]{1,4}[/.-]?\d{1,4}[/.-]|\d{1,4}[/.])\d{1,4}(?:[/.-]\d{1,4}){0,2}[a-z]?[.):]?)(?:\s+(?P<rest>.*)|$)",
    re.S,
)
# what stands alone before a wide gap: 21 | 65/24 | A | iv | A1 | 4a | 2024/65 | C12 | 7.2(a)
APART = re.compile(
    r"(?:(?:[A-Z]{1,4}[/.-]?)?\d{1,4}(?:[./-]\d{1,4}){0,4}[a-z]?|[A-Za-z]|[ivxIVX]{1,5})"
    r"(?:\s?\([a-z0-9]{1,4}\))?[.):]?"
)
# 05.18.05 | 24/065 before a wide gap, although it looks like a date
MINUTE_LIKE = re.compile(r"\d{1,4}[./-]\d{1,4}(?:[./-]\d{1,4})?[a-z]?[.):]?\s")
# 09/04/18: a date wherever it stands
SLASHED_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:\d\d|\d{4})\b")
# 7.30pm | 10.00 a.m. | 3.5 million | 5 April | 12.5%
TIME = re.compile(r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?\s?m\b|hrs|hours|noon|to\b|[-–]\s*\d)", re.I)
DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[./\s-]+(?:\d{1,2}[./-]\d{2,4}\b|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*)"
)


def split_label(text: str, *, apart: bool = False) -> tuple[str | None, str]:
    """The label that a line begins with, and the rest; `apart`: a wide gap stands after the first word.

    >>> split_label("7.2 Matters arising")
    ('7.2', 'Matters arising')
    >>> split_label("(iv) that the report be noted")
    ('(iv)', 'that the report be noted')
    >>> split_label("2020 was a hard year")
    (None, '2020 was a hard year')
    >>> split_label("1 April 2024", apart=True)
    (None, '1 April 2024')
    >>> split_label("65/24 Apologies", apart=True)
    ('65/24', 'Apologies')
    """
    if TIME.match(text) or SLASHED_DATE.match(text) or (is_date(text) and not (apart and MINUTE_LIKE.match(text))):
        return None, text
    if match := BULLET.match(text) or BRACKETED.match(text) or QUESTION.match(text) or TIGHT.match(text):
        return match["label"], match["rest"] or ""
    if apart:
        first, _, rest = text.partition(" ")
        if APART.fullmatch(first):
            return first, rest
    if (match := NUMBER.match(text)) and is_number(match["label"], match["rest"] or ""):
        return match["label"], match["rest"] or ""
    if (match := MINUTE_NUMBER.match(text)) and begins_title(match["rest"] or ""):
        return match["label"], match["rest"] or ""
    if match := LETTER.match(text):
        return match["label"], match["rest"] or ""
    return None, text


def is_date(text: str) -> bool:
    """Whether a line begins with a day: "12 May", "3/4/2024", but not "3.4.21 Title" with no year.

    >>> is_date("14th May 2024"), is_date("5. Mayor's report"), is_date("1. April's report")
    (True, False, False)
    """
    match = DATE.match(text)
    return bool(match) and not re.match(r"\d{1,2}\.\s", text) and not re.match(r"\d{1,2}[.)]?\s+Mayor", text)


def is_number(label: str, rest: str) -> bool:
    """Whether a number is a label: closed by a dot or bracket, or a decimal before a capital."""
    if label[-1] in ".):":
        return not (label[-1] == ":" and rest[:1].isdigit())
    return "." in label and begins_title(rest)


def begins_title(rest: str) -> bool:
    """Whether what follows a number can begin a paragraph."""
    return not rest or rest[0].isupper() or rest[0] in "“‘'\"(["


def is_bullet(label: str) -> bool:
    """Whether a label is a bullet and no number.

    >>> is_bullet("•"), is_bullet("a)")
    (True, False)
    """
    return label in BULLETS or label in DASHES or label == "o"


def label_depth(label: str) -> int:
    """How deep a number is by itself: "7" is 1, "7.2" is 2; letters and bullets say nothing, 0.

    >>> label_depth("7."), label_depth("7.2.1"), label_depth("(a)"), label_depth("65/24")
    (1, 3, 0, 1)
    """
    plain = label.strip(".():[]")
    if not plain[:1].isdigit():
        return 0
    return 1 if "/" in plain else len([part for part in plain.split(".") if part])
