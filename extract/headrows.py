"""How many rows of a table are headings, where the file does not say so: by what differs from the rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence

# "12", "£1,200", "5%", "(3.5)", "<5", "-", "n/a", "*": what stands in the body of a table of figures
FIGURE = re.compile(r"[-+–£€$(<>~*≤≥]*\s?\d[\d,.\s]*\s?(?:%|k|m|bn|pp)?[)*]*|[-–—*]|n/?a|nil", re.IGNORECASE)
# "2023", "2023/24", "21/22", "Q1", "Apr-21": what names a column although it has figures
PERIOD = re.compile(
    r"(?:19|20)\d{2}(?:\s?[/–-]\s?(?:\d{2}|\d{4}))?|\d{2}/\d{2}|Q[1-4]\b.*"
    r"|[A-Z][a-z]{2,8}[\s'-]+(?:\d{2}|\d{4})|year \d+",
    re.IGNORECASE,
)
MOST = 4
LONG = 90


def guess_header_rows(rows: Sequence[Sequence[str]], bold: Sequence[bool] = ()) -> int:
    """How many rows at the top are headings; `bold` tells which rows are set in bold throughout.

    >>> guess_header_rows([["Year", "Cases"], ["2017-18", "1"], ["2021-22", "24"]])
    1
    >>> guess_header_rows([["", "2022/23", "2023/24"], ["City", "45", "53"]])
    1
    >>> guess_header_rows([["CAIU", "Child Abuse Investigation Unit"], ["ICB", "Integrated Care Board"]])
    0
    """
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return 0
    if rule := bold_rows(rows, bold):
        return rule
    count = 0
    while count < min(MOST, len(rows) - 1) and may_head(rows[count], count, rows):
        count += 1
        if rows[count - 1][0].strip() and all(cell.strip() for cell in rows[count - 1]):
            break
    return count if count and sets_off(rows, count) else 0


def bold_rows(rows: Sequence[Sequence[str]], bold: Sequence[bool]) -> int:
    """The run of bold rows at the top, if the rows below are not bold as well."""
    count = 0
    while count < min(len(bold), MOST) and bold[count]:
        count += 1
    return count if 0 < count < len(rows) and not all(bold[count:] or [True]) else 0


def may_head(row: Sequence[str], index: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row may be one of headings: names and periods, no figures and no sentences."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled or any(len(cell) > LONG for cell in filled):
        return False
    if index and row[0].strip() and rows[index - 1][0].strip() and not spans_over(rows[index - 1], row):
        return False
    return not any(is_figure(cell) for cell in filled)


def spans_over(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the row above only groups columns that this one names: "Count" and "Year" above "Age", "2012", "2013"."""
    blank = sum(1 for cell in above if not cell.strip())
    return len(row) > 2 and 2 * blank >= len(above) and all(cell.strip() for cell in row)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure that belongs to the body.

    >>> is_figure("1,204"), is_figure("2023/24"), is_figure("0-27 days")
    (True, False, False)
    """
    return bool(FIGURE.fullmatch(cell)) and not PERIOD.fullmatch(cell)


def sets_off(rows: Sequence[Sequence[str]], count: int) -> bool:
    """Whether the rows below differ from the headings: figures under words, long texts under short ones."""
    body = rows[count : count + 40]
    if any(is_figure(cell.strip()) for row in body for cell in row[1:]):
        return True
    heads = [cell.strip() for row in rows[:count] for cell in row]
    if all(PERIOD.fullmatch(cell) for cell in heads[1:]) and len(heads) > 1:
        return True
    return is_shorter(rows, count) or is_cased_otherwise(rows, count)


def is_shorter(rows: Sequence[Sequence[str]], count: int) -> bool:
    """Whether every heading is short and some column's texts are much longer."""
    heads = [cell.strip() for cell in rows[count - 1]]
    if any(len(head) > 40 or head.endswith((".", ";")) for head in heads) or not all(heads[1:]):
        return False
    for column, head in enumerate(heads):
        texts = [row[column].strip() for row in rows[count:] if column < len(row) and row[column].strip()]
        if texts and min(map(len, texts)) > 1.5 * len(head) and sum(map(len, texts)) > 2.5 * len(head) * len(texts):
            return True
    return False


def is_cased_otherwise(rows: Sequence[Sequence[str]], count: int) -> bool:
    """Whether the first column is a word above codes: "Acronym" above "BCF", "CAMHS"."""
    head = rows[count - 1][0].strip()
    below = [row[0].strip() for row in rows[count:] if row[0].strip()]
    codes = sum(1 for text in below if text.isupper() or text[:1].isdigit())
    return bool(below) and head[:1].isupper() and not head.isupper() and codes > 0.7 * len(below)
