"""Names on a line of their own with the office, and the body, on the lines below: signatures, contacts, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.marks import Mark
from nlp.names import TITLES, core, likely_person
from nlp.officers import plausible
from nlp.roles import is_organisation, reads_as_office

BLOCKS = frozenset({"signature", "contact"})
RUNNING = frozenset({"other", "prose", "report", "answer", "refusal"})
# what can be an office or a body on its own line: capitals, and small words between them
PROPER = re.compile(
    r"[A-Z][\w’'&/()-]*(?:(?:,|\s[–—-])?\s+(?:(?:of|for|and|the|in|to|&)\s+)*[A-Z(][\w’'&/()-]*){0,12},?"
)


def signatures(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """A name on a line of its own and what is printed below it as one passage."""
    for at, one in enumerate(marks[:-1]):
        other = marks[at + 1]
        turns = one.place == other.place == "signature" and other.page == one.page + 1  # a page ends below the name
        if (one.page != other.page and not turns) or len(one.text) > 59 or len(other.text) > 119:
            continue
        if {one.place, other.place} <= BLOCKS:
            yield replace(one, text=f"{one.text}\n{other.text}")
        elif {one.place, other.place} <= BLOCKS | RUNNING and is_name_line(one.text) and is_office_line(other.text):
            yield addressed(one, other, marks[at + 2] if at + 2 < len(marks) else None)


def addressed(one: Mark, other: Mark, third: Mark | None) -> Mark:
    """A name with the office below it, and the body below that."""
    lines = [one.text, other.text]
    if third and third.page == one.page and len(third.text) < 120 and PROPER.fullmatch(third.text.strip()):
        lines += [third.text] if is_organisation(third.text) else []
    return replace(one, text="\n".join(line.strip(" ,") for line in lines), place="signature")


def is_name_line(text: str) -> bool:
    """Whether a line is somebody's name and nothing else.

    >>> is_name_line("Mr David Dale"), is_name_line("Jean Fox,"), is_name_line("Tennis Court")
    (True, True, False)
    """
    bare = text.strip(" ,")
    words = core(bare).split()
    if not 1 < len(bare.split()) < 6 or not all(word[0].isupper() for word in words if word):
        return False
    return likely_person(bare) or plausible(bare, True) or bool(TITLES.match(bare) and len(words) < 4)


def is_office_line(text: str) -> bool:
    """Whether a line is an office and nothing else.

    >>> is_office_line("Chief Finance Officer and Deputy Chief Executive"), is_office_line("Clerk to write")
    (True, False)
    """
    return bool(PROPER.fullmatch(text.strip())) and reads_as_office(text)
