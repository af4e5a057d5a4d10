"""Numbers and letters that papers put before items, paragraphs and clauses: reading them, and which follows which."""

from __future__ import annotations

import re
from typing import NamedTuple

ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
# Each way of numbering with its name and an example; the first that matches counts. `body` is the number as printed.
STYLES: tuple[tuple[str, str], ...] = (
    ("slashed-part", r"(?P<body>\d{1,4}/\d{1,4}\.\d{1,2})(?=[\s:)]|$)[.:)]?"),  # "24/162.1", "01/10.16"
    (
        "slashed",
        r"(?P<body>(?:[A-Z]{1,4}[ ./-]?)?\d{1,4}(?:[/-]\d{1,4}){1,2})(?=[\s.:)\u200b]|$)(?!\.\d)[.:)]?"
        r"(?:\s+[-–—/|](?=\s))?",
    ),  # "65/24", "PC23/045", "1-0607/8 –"
    ("triple", r"(?P<body>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){2,3}[a-z]?)\b[.:)]?"),  # "05.18.05", "1.2.3"
    ("double", r"(?P<body>[A-Z]{0,2}\d{1,4}\.\d{1,3}[a-z]?)(?=[\s:).]|$)[.:)]?(?:\s+/(?=\s))?"),  # "7.2", "A1.3"
    ("bracket", r"\((?P<body>\d{1,3})\)"),  # "(3)"
    ("named", r"(?:Agenda item|Item|Minute|Min)\b\.?\s*(?:No\.?\s*)?(?P<body>\d{1,4}[a-z]?)\b\s*[.:)–-]?"),  # "Item 3:"
    (
        "number",
        r"(?P<body>\d{1,4}[a-z]?)(?:\s*[.:)]|\s*[–-](?=\s)|\s+[/|](?=\s)|(?=\s|$))",
    ),  # "21.", "4)", "12 Finance", "1 / Welcome"
    ("coded", r"(?P<body>[A-Z]{1,5}[./-]?\d{1,4})[.:)]?(?=\s)"),  # "A1. Minutes", "LSC/7", "B.1201"
    ("letter-bracket", r"\((?P<body>[a-z])\)"),  # "(a)"
    ("roman-bracket", rf"\((?P<body>{ROMAN})\)"),  # "(iv)"
    ("roman", rf"(?P<body>{ROMAN})\s*[.):]"),  # "iv."
    ("letter", r"(?P<body>[a-z])\s*[.):](?=\s|$)"),  # "a)", "B."
    ("capital", r"(?P<body>[A-Z])\s*[.):]+(?=\s|$)"),
    ("great-roman", r"(?P<body>[IVX]{1,5})\s*[.):](?=\s|$)"),  # "IV."
)
STYLE_PATTERNS = tuple(
    (name, re.compile(rf"^[\s\u200b]*{pattern}[\s\u200b]*", re.IGNORECASE if name == "named" else 0))
    for name, pattern in STYLES
)
BULLET = re.compile(r"^[\s\u200b]*[•▪●○◦■□✓✔➢►‣·*–—o-][\s\u200b]+(?=\S)")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


class Label(NamedTuple):
    """A printed number: its style, its text without closing signs, its values, and what it takes up."""

    style: str
    body: str
    values: tuple[int, ...]
    end: int


def parse_label(text: str) -> Label | None:
    """The number that a line begins with.

    >>> parse_label("65/24 Apologies")[:3]
    ('slashed', '65/24', (65, 24))
    >>> parse_label("05.18.05  Clerks Report")[:3]
    ('triple', '05.18.05', (5, 18, 5))
    >>> parse_label("(iv) that the report be noted")[:3]
    ('roman-bracket', 'iv', (4,))
    >>> parse_label("Apologies") is None
    True
    """
    for style, pattern in STYLE_PATTERNS:
        match = pattern.match(text)
        if match:
            body = match.group("body")
            return Label(style, body, label_values(style, body), match.end())
    return None


def label_values(style: str, body: str) -> tuple[int, ...]:
    """What a label counts to.

    >>> label_values("roman", "xiv"), label_values("letter", "c"), label_values("double", "7.2")
    ((14,), (3,), (7, 2))
    """
    if "roman" in style:
        return (roman_value(body.lower()),)
    if "letter" in style or style == "capital":
        return (ord(body.lower()) - 96,)
    return tuple(int(number) for number in re.findall(r"\d+", body))


def roman_value(text: str) -> int:
    """A small roman number.

    >>> roman_value("xix")
    19
    """
    values = [ROMAN_VALUES[letter] for letter in text]
    return sum(-value if any(later > value for later in values[at + 1 :]) else value for at, value in enumerate(values))


def alternatives(text: str) -> list[Label]:
    """All readings of what a line begins with: "(i)" is a letter after "(h)" and a roman number before "(ii)"."""
    found = []
    for style, pattern in STYLE_PATTERNS:
        match = pattern.match(text)
        if match:
            found.append(Label(style, match.group("body"), label_values(style, match.group("body")), match.end()))
    return found


def follows(before: Label, after: Label, gap: int = 1) -> bool:
    """Whether one number comes next after another in the same style, leaving out at most `gap` - 1.

    >>> follows(parse_label("65/24 a"), parse_label("66/24 b")), follows(parse_label("2.1 a"), parse_label("2.3 b"))
    (True, False)
    """
    if before.style != after.style or len(before.values) != len(after.values):
        return False
    return any(
        0 < new - old <= gap
        and all(a == b for at2, (a, b) in enumerate(zip(before.values, after.values, strict=True)) if at2 != at)
        for at, (old, new) in enumerate(zip(before.values, after.values, strict=True))
    )


def strip_bullet(text: str) -> tuple[str | None, str]:
    """A bullet and the text after it.

    >>> strip_bullet("• That the report be noted")
    ('•', 'That the report be noted')
    """
    match = BULLET.match(text)
    return (match.group().strip("\u200b \t"), text[match.end() :]) if match else (None, text)
