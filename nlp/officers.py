"""Who is who: persons that a text names with an office, a job or an authorship, and every councillor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.mentions import Mention, after_name, before_others, behind_others, own_role
from nlp.names import Name, can_be_last, core, find_bare, find_plural, find_titled, likely_person, tidy
from nlp.roles import NO_ROLE, OTHERS, is_organisation, is_role, role_before, single_heads, small_role_before
from nlp.wordlists import words_of_list

INITIALLED = re.compile(r"\([A-Z]{2}[A-Za-z]?[A-Z]?\)")  # "(NO)", "(MCa)"
BRACKETED = re.compile(r"\s*\([^()]*\)[\s,;]*")
AUTHOR = re.compile(
    r"\b(?:report\s+)?(?:author|authors|lead\s+officer|contact\s+officer|contact(?=\s*:)|report\s+of|report\s+by|submitted\s+by|"
    r"presented\s+by|prepared\s+by|relevant\s+director)(?:\(s\)|s)?\s*:?\s*(?:the\s+)?$",
    re.I,
)
CAPITALS_BEFORE = re.compile(r"(?:(?<![.\w])[A-Z][\w-]+|\b\d+[a-z]?)[ \u00a0]$")
# "Kinbrae Castle, Doubledykes Road": what follows a place
GOES_ON_AS_PLACE = re.compile(
    r",\s+(?:\d+\s+)?(?:[A-Z][\w’'-]*\s+){0,3}(?:Road|Street|Lane|Way|Avenue|Square|Place|House|Row|Park|Close|Drive)\b|,?\s+[A-Z]{1,2}\d"
)
SIGNED = re.compile(r"\b(?:yours\s+(?:sincerely|faithfully|truly)|kind\s+regards|regards),?\s*$", re.I)
# "The general manager for Dale Leisure is Kevin …"
ROLE_IS = re.compile(
    r"\b[Tt]he\s+(?P<role>[A-Za-z][\w’'&-]*(?:\s[\w’'&-]+){0,8}?)(?:\s(?:for|at|of)\s[A-Z][\w’' -]+)?\s(?:is|was)\s$"
)
MEMBERS = re.compile(
    r"\b[Mm]embers(?:\s+(?:of|on)\s+[^.;:]{1,60}?)?\s+(?:have\s+|has\s+)?(?:includ(?:e|ed|ing)|compris(?:e|ed|ing)|(?:were|are)(?:\s+(?:present|in\s+attendance))?)\s*:?\s*"
)


def find_people(text: str, more: Iterable[Name] = (), roster: bool = False, roll: bool = False) -> list[Mention]:
    """The persons that a text names, in order; those that it only names have `sure` False.

    `more` are names that a model has found; of a `roster` initials in brackets tell that words are a name, in a `roll`
    (a list of those present) any words that can be one.

    >>> [(each.name, each.role) for each in find_people("Gail Marlow, Parish Clerk, and Cllr Dale spoke to Mr Fox.")]
    [('Gail Marlow', 'Parish Clerk'), ('Cllr Dale', None), ('Mr Fox', None)]
    """
    found: list[Mention] = []
    listed = lists_initials(text)
    for name in names_in(text, more):
        mention = describe(text, name, listed, roster or len(BRACKETED.findall(text)) > 1, roll)
        if mention is None:
            continue
        if found and shares_body(text, found[-1], mention):
            found[-1] = found[-1]._replace(organisation=mention.organisation, sure=True)
        found.append(mention)
    return listed_members(text, found)


def listed_members(text: str, found: list[Mention]) -> list[Mention]:
    """Those whom a sentence calls members: "The members of the group have included Ann Bee, Raj Dee and …"."""
    lead = MEMBERS.search(text) if len(found) > 2 else None
    if not lead:
        return found
    end = (stop.start() if (stop := re.compile(r"[.;]\s|$").search(text, lead.end())) else len(text)) + 1
    inside = [each for each in found if lead.end() <= each.start < end]
    if len(inside) < 3 or inside[0].start - lead.end() > 3:
        return found
    return [each._replace(sure=True, title_kind="councillor") if each in inside else each for each in found]


def shares_body(text: str, one: Mention, other: Mention) -> bool:
    """Whether an organisation holds for two: "Jon Blue and Ann Reed of Dale Council"."""
    alone = other.organisation and not one.organisation and not one.role and one.title_kind != "councillor"
    return bool(alone) and text[one.end : other.start].strip() in ("and", "&")


def names_in(text: str, more: Iterable[Name] = ()) -> list[Name]:
    """Names of all forms; where two overlap, the one with the title."""
    plural = list(find_plural(text))
    taken = [(each.start, each.end) for each in plural]
    names = plural
    for each in (*find_titled(text), *more, *find_bare(text)):
        if not any(each.start < end and start < each.end for start, end in taken):
            names.append(each)
            taken.append((each.start, each.end))
    return sorted(names, key=lambda each: each.start)


def lists_initials(text: str) -> bool:
    """Whether a line lists names, each with its initials in brackets.

    >>> lists_initials("Ann Bee (Chair) (AB) Raj Dee (RD)"), lists_initials("The Health Board (HB) met Ann Bee (AB).")
    (True, False)
    """
    if "(" not in text or len(text) > 400 or not INITIALLED.search(text):
        return False
    names = [name for name in BRACKETED.split(text) if name.strip()]
    return all(len(name.split()) < 5 and name.lstrip()[0].isupper() and not name.endswith(".") for name in names)


def describe(text: str, name: Name, listed: bool = False, several: bool = False, roll: bool = False) -> Mention | None:
    """A name with what stands around it; None where it may well be no person; `listed`: initials make it sure."""
    if name.kind == "rank" and is_role(name.text) and name.text.split()[-1].lower() in single_heads():
        return None
    name, own = own_role(text, name)
    role, organisation, initials = after_name(text, name)
    role = before_others(role) or own or office_before(text, name)
    if role and (NO_ROLE.match(role) or OTHERS.search(role)):
        role = None
    author = bool(
        AUTHOR.search(text[max(0, name.start - 40) : name.start])
        or SIGNED.search(text[max(0, name.start - 30) : name.start])
    )
    listed = listed and bool(initials)
    if not name.kind and not likely_person(name.text):
        evidence = role or author or roll or (listed and several)
        if not evidence or part_of_longer(text, name) or not plausible(name.text, True):
            return None
    elif not name.kind and not plausible(name.text, bool(role or initials or author)):
        return None
    sure = bool(role or organisation or author or listed or name.kind in ("councillor", "rank"))
    title_kind = None if name.kind == "model" else name.kind
    return Mention(name.text, name.start, name.end, role, organisation, initials, title_kind, sure)


def office_before(text: str, name: Name) -> str | None:
    """The office that stands before a name, if one does: "Head of Roads Ann Dee", "The manager is Ann Dee"."""
    before = role_before(text, name.start) or small_role_before(text, name.start)
    if before:
        unsure = not name.kind and not likely_person(name.text)
        apart = unsure and bool(GOES_ON_AS_PLACE.match(text, name.end))
        return None if apart else behind_others(before.text)  # "the Information Commissioner, Kinbrae Castle"
    if not text[max(0, name.start - 4) : name.start].endswith(("is ", "was ")):
        return None
    stated = ROLE_IS.search(text, max(0, name.start - 120), name.start)
    return tidy(stated["role"]) if stated and is_role(stated["role"]) else None


def part_of_longer(text: str, name: Name) -> bool:
    """Whether words that may be a name go on from capitals before them: "Rouge-East Fort Dale", "12 Faris Circle"."""
    before = CAPITALS_BEFORE.search(text, max(0, name.start - 30), name.start)
    return bool(before and not is_role(before.group()))


def plausible(name: str, evidence: bool) -> bool:
    """Whether words without a title are a person: a given name or initials, and a surname that is no common word."""
    words = core(name).split()
    if is_organisation(name) or is_role(name):
        return likely_person(name) and can_be_last(words[-1])
    common = any(
        word.lower() in words_of_list(name) for word in words for name in ("surnames_too", "not_names", "common_words")
    )
    return likely_person(name) or (evidence and 2 <= len(words) <= 4 and not common)
