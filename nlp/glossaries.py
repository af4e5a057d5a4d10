"""Lists of abbreviations, one entry a line or a row, and acronyms that a footnote explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.definitions import Definition, is_short, proper
from nlp.long_forms import Reading, allowance, letters_of, reading_from, words_of

SHORT = r"[^\W_][\w.&/+'’‑-]{0,14}(?: ?[A-Z0-9]{1,4})?"
# "CDOP – Child Death Overview Panel", "CDOP: Child …", "CDOP<tab>Child …", "• CDOP   Child …"
ENTRY = re.compile(
    rf"^[ •▪·*]*(?P<short>{SHORT})\*?(?P<gap>\t+ *| {{2,}}|\s*[–—=]\s*|\s*:\s+|\s-\s)(?P<long>[^\W_][^\n\t]{{3,400}})",
    re.M,
)
# in a list of abbreviations a space will do: "CDOP Child Death Overview Panel"
LISTED = re.compile(
    rf"^[ •▪·*]*(?P<short>{SHORT})\*?(?P<gap>\s*[\t–—=:|]\s*|\s-\s|\s+)(?P<long>[^\W_][^\n\t]{{3,600}})"
)
EXPLAINED = re.compile(r"\.\s|;|\s[–—-]\s|\s\(|:\s|$")  # where an entry's explanation may begin
NOTE = re.compile(r"(?:^|\n|(?<=\s))(?P<sign>\*{1,3}|†)\s?(?P<long>[A-Z][^\n*†]{4,160})")
STARRED = re.compile(r"(?<![\w*])(?P<short>[A-Z][\w&/-]{1,11})(?P<sign>\*{1,3}|†)(?!\w)")
LINES = re.compile(r"[^\n]+")
PLAIN = 0.6  # how odd an entry may be that stands alone, outside a list of abbreviations


def find_entry(text: str) -> Definition | None:
    """The definition that a whole paragraph is: "CDOP – Child Death Overview Panel".

    >>> find_entry("CDOP – Child Death Overview Panel").long
    'Child Death Overview Panel'
    >>> find_entry("ACTION: Clerk to write")
    """
    if "\n" in text.strip() or len(text) > 300:
        return None
    match = ENTRY.match(text)
    return entry_at(text, match, PLAIN) if match else None


def find_entries(text: str) -> Iterator[Definition]:
    """The entries of lists within a text: two lines or more, each an acronym and what it stands for."""
    run: list[Definition] = []
    since = 0  # lines since the last entry: an entry may run over one
    for line in LINES.finditer(text):
        match = ENTRY.match(text, line.start(), line.end())
        entry = entry_at(text, match, PLAIN) if match else None
        since = 0 if entry else since + 1
        if since > 1:
            yield from run if len(run) > 1 else ()
            run = []
        if entry:
            run.append(entry)
    yield from run if len(run) > 1 else ()


def listed_entry(text: str) -> Definition | None:
    """One entry of what is known to be a list of abbreviations, however it is spelled.

    >>> listed_entry("IDT Improved discharge pathways").long
    'Improved discharge pathways'
    """
    match = LISTED.match(text)
    return entry_at(text, match, None) if match else None


def entry_at(text: str, match: re.Match[str], limit: float | None) -> Definition | None:
    """The definition of one entry; without a limit the list itself is evidence enough."""
    short = match["short"].strip()
    if not is_short(short) or len(re.findall(r"[A-Z]", short)) < (1 if limit is None else 2):
        return None  # "Number: Particulars", the heads of columns
    found = whole_or_part(text, match.start("long"), match.end("long"), short, limit)
    if found is None or not proper(text, found, short):
        return None
    start = match.start("short")
    return Definition(
        short, text[found.start : found.end], start, start + len(short), found.start, found.end, "glossary"
    )


def whole_or_part(text: str, start: int, end: int, short: str, limit: float | None) -> Reading | None:
    """The expansion without the explanation that may follow it."""
    words = words_of(text, start, end)
    most = len(letters_of(short).lower) + 5
    stop = EXPLAINED.search(text, start, end)
    cut = stop.start() if stop else end
    while cut > start and text[cut - 1] in " .,":
        cut -= 1
    full = reading_from(text, start, [cut], short)
    if (
        full
        and sum(word.end <= cut for word in words) <= most
        and full.cost <= (allowance(short) if limit is None else limit)
    ):
        return full._replace(end=cut)
    part = reading_from(text, start, [word.end for word in words[: most + 3]], short)
    if part and part.cost <= (allowance(short) if limit is None else limit):
        return part
    if limit is None and words and sum(word.end <= cut for word in words) <= most:
        return Reading(9.0, start, cut)
    return None


def footnoted(texts: list[str]) -> Iterator[tuple[int, Definition]]:
    """Acronyms with a star that a note on the same page spells out, each with the number of the text it stands in.

    >>> [each.long for _, each in footnoted(["50% of SATOB* referred", "*Smoking at time of booking"])]
    ['Smoking at time of booking']
    """
    notes = [
        (match["sign"], text, match) for text in texts if "*" in text or "†" in text for match in NOTE.finditer(text)
    ]
    if not notes:
        return
    for number, text in enumerate(texts):
        for starred in STARRED.finditer(text):
            short = starred["short"]
            for sign, other, note in notes:
                if sign != starred["sign"] or not is_short(short):
                    continue
                found = whole_or_part(other, note.start("long"), note.end("long"), short, PLAIN)
                if found:
                    long = other[found.start : found.end]
                    yield number, Definition(short, long, starred.start(), starred.end("short"), -1, -1)
                    break
