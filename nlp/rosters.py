"""Who stands in a list of people: a line, a row or a cell with a name and what is printed beside or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.entries import NOT_IN_ROLE, entry
from nlp.mentions import Mention
from nlp.names import TITLES, likely_person, tidy
from nlp.officers import find_people
from nlp.roles import is_organisation, is_role, reads_as_office, role_after

UNITS = re.compile(r"\s*;\s*|\n")
RUNS_ON = re.compile(
    r",\s*\n|\n\s*(?:[(a-z]|and\b|&)|[&/–-]\s*\n|\band\s*\n"
)  # a list broken over lines, not a person a line
# what can be the name of a body: capitals and small words between them
PROPER = re.compile(
    r"[A-Z0-9][\w’'&./()-]*(?:,?\s+(?:(?:of|for|and|the|in|on|at|to|&|[–—-])\s+)*[A-Z0-9(][\w’'&./()-]*){0,9}"
)
SET_OFF = re.compile(r"\s*(?:,|\s[–—-]\s)\s*")
# what leads a list of those who were there, where running text holds it: "Panel attendees: …", "In the Chair A.Dale, …"
ROLL = re.compile(
    r"(?:\A(?:[\w’']+\s){0,3}(?:present|in\s+attendance|attendees|attending|attended(?:\s+by)?|apologies(?:\s+for\s+absence)?|"
    r"absent|in\s+the\s+chair)\b[^:.]{0,40}?(?::|\s(?=[A-Z]))|\b(?:Apologies|Present|In\s+attendance)\s*:)",
    re.I,
)
# "Ann Dale, and Raj Bee were present."
WERE_THERE = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:was|were)\s+(?:also\s+)?(?:present|in\s+attendance)\b")
GUESTS = re.compile(r"\b(?:Visitors?|(?:Members\s+of\s+the\s+)?[Pp]ublic|Guests?|Residents?)(?:\s+present)?\s*:")
MAY_CALL = re.compile(r"[Pp]resent|[Aa]tten|[Aa]pologies|[Aa]bsent|[Cc]hair\b|PRESENT|ATTEN|APOLOGIES")


def roster(text: str) -> list[Mention]:
    r"""The people of a list's line or row, cells parted by tabs; initials beside a name make it sure.

    >>> [(each.name, each.role) for each in roster("Clerk (Ms A Dee); Head of Roads, West (Tina Fox)")]
    [('Ms A Dee', 'Clerk'), ('Tina Fox', 'Head of Roads, West')]
    >>> [(each.name, each.organisation) for each in roster("Ann Bee (AB)\t-\tDale Health Board")]
    [('Ann Bee', 'Dale Health Board')]
    >>> [(each.name, each.role) for each in roster("Apologies:\tRobert Day\tClerk")]
    [('Robert Day', 'Clerk')]
    """
    cells = [cell.strip() for cell in text.split("\t") if re.search(r"\w", cell)]
    found = [list(cell_people(cell)) for cell in cells]
    if len(cells) > 2 and not found[0] and not is_role(cells[0]):  # "Apologies:" beside the first of a list
        cells, found = cells[1:], found[1:]
    if len(cells) > 1 and len(found[0]) == 1 and not any(found[1:]):
        return [beside(found[0][0], cells[1:])]
    if len(cells) == 2 and not found[0] and len(found[1]) == 1 and is_role(cells[0]) and not cells[0].endswith(":"):
        return [beside(found[1][0], cells[:1])]
    return [each for people in found for each in people]


def cell_people(cell: str) -> Iterator[Mention]:
    """The people of one cell or line: one with what stands below the name, or several, a line each."""
    first, _, below = cell.partition("\n")
    below = tidy(below.replace("\n", " "))
    name = tidy(first)
    if below and len(cell) < 200 and is_name(name) and not any(find_people(below)):
        [*one] = find_people(name)
        if len(one) == 1 and one[0].start == 0:
            yield beside(one[0], [below])
            return
    text = " ".join(cell.split()) if RUNS_ON.search(cell) else cell
    for unit in UNITS.split(text):
        yield from unit_people(unit)


def unit_people(unit: str) -> Iterator[Mention]:
    """The people of one entry: alone in it, somebody has whatever follows the name."""
    people = find_people(unit, roster=True)
    if len(people) == 1 and people[0].start == 0 and is_name(people[0].name) and len(unit) < 200:
        rest = unit[people[0].end :]
        if rest[:1].isspace() and (office := role_after(unit, people[0].end + 1)) and not people[0].role:
            yield people[0]._replace(role=office.text, sure=True)
            return
        if (parted := SET_OFF.match(rest)) and not people[0].organisation:
            yield beside(people[0], [rest[parted.end() :]])
            return
    for each in people:
        yield each._replace(sure=each.sure or bool(each.initials))


def is_name(text: str) -> bool:
    """Whether a text is surely somebody's name."""
    return likely_person(text) or bool(TITLES.match(text))


def beside(person: Mention, texts: list[str]) -> Mention:
    """A person with the office and the body that stand beside the name."""
    whole = entry(", ".join([person.name, *texts]))
    role, body = (whole.role, whole.organisation) if whole else (None, None)
    if not role and not body:
        rest = tidy(", ".join(texts))
        if not rest or NOT_IN_ROLE.search(rest) or len(rest) > 120:
            return person._replace(sure=person.sure or bool(person.initials))
        role, body = (rest, None) if reads_as_office(rest) and not is_organisation(rest) else (None, rest)
        if body and not PROPER.fullmatch(body):
            return person._replace(sure=person.sure or bool(person.initials))
    return person._replace(role=person.role or role, organisation=person.organisation or body, sure=True)


def called(text: str, people: list[Mention]) -> list[Mention]:
    """The people of a passage, those of a roll call sure: a list of names after "Present:", or before "were present".

    >>> text = "Attendees: Ann Dale, Jon Bee and Tom Fox"
    >>> [each.sure for each in called(text, find_people(text))]
    [True, True, True]
    """
    if not people or all(each.sure for each in people):
        return people
    leads = [lead.end() for lead in ROLL.finditer(text)] if MAY_CALL.search(text) else []
    if leads and len(people) > 1 and dense(text[leads[0] :], [each for each in people if each.start >= leads[0]]):
        outside = GUESTS.search(text)
        end = outside.start() if outside else len(text)
        return [each._replace(sure=each.sure or each.start < end) for each in find_people(text, roll=True)]
    if leads and (last := [each for each in people if each.start >= leads[-1]]) and dense(text[leads[-1] :], last):
        return [each._replace(sure=each.sure or each in last) for each in people]
    ends = [at for at, each in enumerate(people) if at and WERE_THERE.match(text, each.end)]
    if ends and dense(text[: people[ends[0]].end], people[: ends[0] + 1]):
        return [each._replace(sure=each.sure or at <= ends[0]) for at, each in enumerate(people)]
    return people


def dense(text: str, people: list[Mention]) -> bool:
    """Whether a text is hardly more than the names in it."""
    return sum(each.end - each.start for each in people) > 0.33 * len(re.sub(r"\([^()]*\)", "", text))
