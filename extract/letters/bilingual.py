"""Lines of Welsh bodies that name their field twice: "Cwestiwn / Question 1", "Ymateb / Response".

The English name stays, so that the letter is read as any other; a line that names its field in Welsh alone is read by
its English name too. Sentences are left as they are printed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.paper import Block, Line

FIELDS = {
    "cwestiwn": "Question",
    "cwestiynau": "Questions",
    "cais": "Request",
    "ymateb": "Response",
    "ateb": "Answer",
    "dyddiad": "Date",
    "annwyl": "Dear",
    "ein cyf": "Our ref",
    "ein cyfeirnod": "Our reference",
    "eich cyf": "Your ref",
    "cyfeirnod": "Reference",
    "e-bost": "E-mail",
    "yn gywir": "Yours sincerely",
    "yn gywir iawn": "Yours sincerely",
}
MONTHS = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()
ENGLISH = "January February March April May June July August September October November December".split()
_NAMES = "|".join(sorted(map(re.escape, FIELDS), key=len, reverse=True))
TWICE = re.compile(rf"^\s*(?:{_NAMES})\s*[/|]\s*(?=[A-Z])", re.IGNORECASE)  # "Cwestiwn / Question 1"
ALONE = re.compile(rf"^\s*(?P<name>{_NAMES})(?=\s*:|\s+\d|\s*$|\s+(?:Mr|Mrs|Ms|Dr)\b)", re.IGNORECASE)  # "Ymateb:"
MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\b(?:\s*/\s*(?=[A-Z]))?(?P<year>\s+\d{{4}})?")
SHORT = 80  # characters of a line that is no sentence


def in_english(text: str) -> str:
    """A line with the names of its field and month in English; a longer one as it is.

    >>> in_english("Cwestiwn / Question 1"), in_english("Ymateb:"), in_english("Dyddiad: 19 Ionawr 2024")
    ('Question 1', 'Response:', 'Date: 19 January 2024')
    >>> in_english("Dyddiad / Date: 19 Ionawr / January 2024")
    'Date: 19 January 2024'
    """
    if len(text) > SHORT:
        return text
    text = TWICE.sub("", text)
    text = ALONE.sub(lambda match: FIELDS[match.group("name").lower()], text)
    return MONTH.sub(english_month, text) if re.search(r"\d", text) else text


def english_month(match: re.Match[str]) -> str:
    """A Welsh month in English, or nothing where the English one stands beside it."""
    doubled = "/" in match.group()
    name = "" if doubled else ENGLISH[MONTHS.index(match.group("month"))]
    return name + (match.group("year") or "")


def english_block(block: Block) -> Block:
    """A block whose short lines name their fields in English."""
    if block.grid or not any(in_english(line.text) != line.text for line in block.lines):
        return block
    text = block.text
    for line in block.lines:
        text = text.replace(line.text.strip(), in_english(line.text).strip(), 1)
    return replace(block, text=text, lines=tuple(map(english_line, block.lines)))


def english_line(line: Line) -> Line:
    """A line that names its field in English; its spans fall away with what they held."""
    text = in_english(line.text)
    return line if text == line.text else replace(line, text=text, spans=())
