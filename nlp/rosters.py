"""Who stands in a list of people: a line, a row or a cell with a name and what is printed beside or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.names import likely_person, tidy
from nlp.officers import Mention, entry, find_people
from nlp.roles import is_organisation, is_role

UNITS = re.compile(r"\s*;\s*|\n")


def roster(text: str) -> list[Mention]:
    r"""The people of a list's line or row, cells parted by tabs; initials beside a name make it sure.

    >>> [(each.name, each.role) for each in roster("Clerk (Ms A Dee); Head of Roads, West (Tina Fox)")]
    [('Ms A Dee', 'Clerk'), ('Tina Fox', 'Head of Roads, West')]
    >>> [(each.name, each.organisation) for each in roster("Ann Bee (AB)\t-\tDale Health Board")]
    [('Ann Bee', 'Dale Health Board')]
    """
    cells = [cell.strip() for cell in text.split("\t") if re.search(r"\w", cell)]
    found = [list(cell_people(cell)) for cell in cells]
    if len(cells) > 1 and found[0] and len(found[0]) == 1 and not any(found[1:]):
        return [beside(found[0][0], cells[1:])]
    return [each for people in found for each in people]


def cell_people(cell: str) -> Iterator[Mention]:
    """The people of one cell or line: one with what stands below the name, or several, a line each."""
    first, _, below = cell.partition("\n")
    below = tidy(below.replace("\n", " "))
    name = tidy(first)
    if below and len(cell) < 200 and likely_person(name) and not any(find_people(below)):
        [*one] = find_people(name)
        if len(one) == 1 and one[0].start == 0:
            yield beside(one[0], [below])
            return
    for unit in UNITS.split(cell):
        for each in find_people(unit):
            yield each._replace(sure=each.sure or bool(each.initials))


def beside(person: Mention, texts: list[str]) -> Mention:
    """A person with the office and the body that stand beside the name."""
    whole = entry(", ".join([person.name, *texts]))
    role, body = (whole.role, whole.organisation) if whole else (None, None)
    if not role and not body:
        rest = tidy(", ".join(texts))
        role, body = (rest, None) if is_role(rest) and not is_organisation(rest) else (None, rest)
    return person._replace(role=person.role or role, organisation=person.organisation or body, sure=True)
