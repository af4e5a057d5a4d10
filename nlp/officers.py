"""Who is who: persons that a text names with an office, a job or an authorship, and every councillor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nlp.names import (
    HONOURS,
    TITLES,
    Name,
    can_be_last,
    core,
    find_bare,
    find_plural,
    find_titled,
    initials_of,
    likely_person,
    tidy,
)
from nlp.roles import NO_ROLE, is_organisation, is_role, role_after, role_before, single_heads
from nlp.wordlists import words_of_list

# what leads from a name to what the person is: ", the", " (", " – ", " is the"
TO_ROLE = re.compile(
    r"\s*(?:,\s*|\s[–—-]\s+|\n|\s+(?:who\s+)?(?:is|was|as)\s+(?:currently\s+)?(?=the\s|an?\s|our\s)"
    r"|\t+|\s{2,})(?:who\s+is\s+)?"
)
IN_BRACKETS = re.compile(r"\s*[({\[](?P<inside>[^(){}\[\]]{1,90})[)}\]]")
# "Jane Blue of Eastshire Council", "Jane Blue – Eastshire Council", "Jane Blue from Highways"
SPACE = re.compile(r"\s+(?=[A-Z]{2})")
TO_BODY = re.compile(r"\s*(?:,\s*|\s+(?:of|from|at|for)\s+(?:the\s+)?|\s+[–—-]\s+)(?P<body>[A-Z][^,.;:()\n]{2,70})")
INITIALLED = re.compile(r"\([A-Z]{2}[A-Za-z]?[A-Z]?\)")  # "(NO)", "(MCa)"
BRACKETED = re.compile(r"\s*\([^()]*\)[\s,;]*")
INITIALS = re.compile(r"[A-Z][A-Z][A-Za-z]?[A-Z]?$")
AUTHOR = re.compile(
    r"\b(?:report\s+)?(?:author|authors|lead\s+officer|contact\s+officer|contact(?=\s*:)|report\s+of|report\s+by|submitted\s+by|"
    r"presented\s+by|prepared\s+by|relevant\s+director)(?:\(s\)|s)?\s*:?\s*(?:the\s+)?$",
    re.I,
)
SIGNED = re.compile(r"\b(?:yours\s+(?:sincerely|faithfully|truly)|kind\s+regards|regards),?\s*$", re.I)
NOT_IN_ROLE = re.compile(r"@|https?:|www\.|\d{4,}|^\d+$")
# "The general manager for Dale Leisure is Kevin …"
ROLE_IS = re.compile(
    r"\b[Tt]he\s+(?P<role>[A-Za-z][\w’'&-]*(?:\s[\w’'&-]+){0,8}?)(?:\s(?:for|at|of)\s[A-Z][\w’' -]+)?\s(?:is|was)\s$"
)
MEMBERS = re.compile(
    r"\b[Mm]embers(?:\s+(?:of|on)\s+[^.;:]{1,60}?)?\s+(?:have\s+|has\s+)?(?:includ(?:e|ed|ing)|compris(?:e|ed|ing)|were|are)\s*:?\s*"
)
ENDS_LOUD = re.compile(r"[a-z]\w*\s+(?!OBE|MBE|MSP|MP)[A-Z][B-DF-HJ-NP-TV-XZ]{1,3}$")  # "Hywel Dda UHB"
BODYS_TAIL = re.compile(r"(?:UHB|LHB|THB|HB)$")  # of a health board named after somebody, set apart as if an office
BODIES = frozenset({"County Council", "Borough Council", "City Council", "District Council", "Council", "Trust"})
PARTED = re.compile(r"(?P<name>.+?)\s[–—-]\s(?P<role>.+)$")  # Jane Blue – General Counsel
CAPITAL_BEFORE = re.compile(r"(?<![.\w])[A-Z][\w-]+\s$")
TIER = re.compile(r"(?:County|District|Borough|City)\b", re.I)
SENTENCES = re.compile(r"(?<!\bDr)(?<!\bCllr)[.?!]\s+[A-Z][a-z]")  # two sentences or more are no entry
LINE = re.compile(r"\s*[,;|\t]\s*|\s+[–—-]\s+|\s{3,}|\n")


class Mention(NamedTuple):
    """One naming of a person, and what that place says of him or her."""

    name: str
    start: int
    end: int
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    title_kind: str | None = None
    sure: bool = True  # has an office, a job, an authorship or a councillor's title


def find_people(text: str, more: Iterable[Name] = (), roster: bool = False) -> list[Mention]:
    """The persons that a text names, in order; those that it only names have `sure` False.

    `more` are names that a model has found; of a `roster` initials in brackets tell that words are a name.

    >>> [(each.name, each.role) for each in find_people("Gail Marlow, Parish Clerk, and Cllr Dale spoke to Mr Fox.")]
    [('Gail Marlow', 'Parish Clerk'), ('Cllr Dale', None), ('Mr Fox', None)]
    """
    found: list[Mention] = []
    listed = lists_initials(text)
    for name in names_in(text, more):
        mention = describe(text, name, listed, roster or len(BRACKETED.findall(text)) > 1)
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


def describe(text: str, name: Name, listed: bool = False, several: bool = False) -> Mention | None:
    """A name with what stands around it; None where it may well be no person; `listed`: initials make it sure."""
    if name.kind == "rank" and is_role(name.text) and name.text.split()[-1].lower() in single_heads():
        return None
    name, own = own_role(text, name)
    role, organisation, initials = after_name(text, name)
    role = before_others(role) or own
    before = None if role else role_before(text, name.start)
    follows = not (role or before) and text[max(0, name.start - 4) : name.start].endswith(("is ", "was "))
    stated = ROLE_IS.search(text, max(0, name.start - 120), name.start) if follows else None
    if before:
        role = behind_others(before.text)
    elif stated and is_role(stated["role"]):
        role = tidy(stated["role"])
    author = bool(
        AUTHOR.search(text[max(0, name.start - 40) : name.start])
        or SIGNED.search(text[max(0, name.start - 30) : name.start])
    )
    if role and NO_ROLE.match(role):
        role = None
    titled = bool(name.kind)
    listed = listed and bool(initials)
    if not titled and not likely_person(name.text) and not (role or author or (listed and several)):
        return None
    if not titled and not plausible(name.text, bool(role or initials or author)):
        return None
    sure = bool(role or organisation or author or listed or name.kind in ("councillor", "rank"))
    title_kind = None if name.kind == "model" else name.kind
    return Mention(name.text, name.start, name.end, role, organisation, initials, title_kind, sure)


def behind_others(role: str) -> str:
    """An office without the person who ends the entry before it: "Clerk Kim Dale and Warden"."""
    others = [each for each in find_bare(role) if likely_person(each.text)]
    return re.sub(r"^(?:\W|and\s)+", "", role[others[-1].end :]) or role if others else role


def before_others(role: str | None) -> str | None:
    """An office without the person who follows it: "Head of Roads and Ben Dale"."""
    other = next((each for each in find_bare(role or "") if likely_person(each.text)), None)
    return re.sub(r"(?:[\s,;&]|\band)+$", "", role[: other.start]) or None if role and other else role


def without_office(mention: Mention) -> Mention | None:
    """A name set apart by a layout, without the office printed with it; None if it is an office without a name.

    >>> without_office(Mention("Jane Blue – General Counsel", 0, 0))[0:4:3]
    ('Jane Blue', 'General Counsel')
    """
    if BODYS_TAIL.match(mention.role or "") and not TITLES.match(mention.name):
        return None
    parted = PARTED.match(mention.name)
    if parted and is_role(parted["role"]) and likely_person(parted["name"]):
        return mention._replace(name=parted["name"], role=mention.role or parted["role"], sure=True)
    if re.search(r"\s[–—-]\s|,", mention.name) and is_role(mention.name):
        whole = entry(mention.name)
        if whole and whole.sure:
            return mention._replace(name=whole.name, role=mention.role or whole.role, sure=True)
    if mention.role and INITIALS.fullmatch(mention.role) and alike(mention.role, initials_of(mention.name)):
        mention = mention._replace(role=None, initials=mention.role)
    words = mention.name.split()
    first = words[0] if words else ""
    if len(words) > 2 and words[-1].lower() in single_heads():
        return mention._replace(name=" ".join(words[:-1]), role=mention.role or words[-1])
    if first.isupper() and len(first) > 1 and len(words) > 2 and is_role(first) and first not in ("PC", "DC"):
        return mention._replace(name=" ".join(words[1:]), role=mention.role or first)
    if ENDS_LOUD.search(mention.name) and not HONOURS.search(mention.name):
        return None
    named = TITLES.match(mention.name) or likely_person(mention.name)
    if not named and any(word.lower() in words_of_list("common_words") for word in mention.name.split()):
        return None
    nobody = is_organisation(mention.name) or is_role(mention.name) or (mention.role and TITLES.match(mention.role))
    alone = bool(
        mention.role and not is_role(mention.role) and is_organisation(mention.role) and mention.role in BODIES
    )
    return None if not named and (nobody or alone) else mention


def own_role(text: str, name: Name) -> tuple[Name, str | None]:
    """A name without the office that looked like a part of it: "MSP Maurice …", "Base Commander Mark …"."""
    first, _, rest = name.text.partition(" ")
    if not name.kind and first.isupper() and len(first) > 1 and rest.count(" ") and is_role(first):
        return name._replace(text=rest, start=name.start + len(first) + 1), first
    before = CAPITAL_BEFORE.search(text, max(0, name.start - 30), name.start)
    if name.kind == "rank" and before and name.titles in ("Commander", "Commissioner", "Superintendent"):
        return name._replace(text=name.text[len(name.titles) :].strip()), f"{before.group().strip()} {name.titles}"
    tier = TIER.match(name.titles) if name.kind == "councillor" else None
    return name, tidy(name.titles) if tier else None


def plausible(name: str, evidence: bool) -> bool:
    """Whether words without a title are a person: a given name or initials, and a surname that is no common word."""
    words = core(name).split()
    if is_organisation(name) or is_role(name):
        return likely_person(name) and can_be_last(words[-1])
    common = any(
        word.lower() in words_of_list(name) for word in words for name in ("surnames_too", "not_names", "common_words")
    )
    return likely_person(name) or (evidence and 2 <= len(words) <= 4 and not common)


def after_name(text: str, name: Name) -> tuple[str | None, str | None, str | None]:
    """Role, organisation and initials that follow a name."""
    at = name.end
    role = organisation = initials = None
    if name.aside:
        return part_of(name.aside, name.text)
    while bracket := IN_BRACKETS.match(text, at):
        more = part_of(bracket["inside"], name.text)
        if not any(more):
            break
        role, organisation, initials = role or more[0], organisation or more[1], initials or more[2]
        at = bracket.end()
    lead = TO_ROLE.match(text, at) or (SPACE.match(text, at) if at > name.end else None)
    if lead and not role:
        found = role_after(text, lead.end())
        if found and not starts_with_name(found.text):
            role, at = found.text, found.end
    body = TO_BODY.match(text, at)
    if body and not organisation:
        organisation = body_of(body["body"])
    return role, organisation, initials


def starts_with_name(text: str) -> bool:
    """Whether what looks like a role begins with another person."""
    first = next(find_bare(text), None)
    return bool(first and first.start == 0 and likely_person(first.text))


def part_of(inside: str, name: str) -> tuple[str | None, str | None, str | None]:
    """What a bracket after a name says: initials, a role (with its body), or a body."""
    inside = tidy(inside)
    if INITIALS.match(inside) and inside[0].upper() == initials_of(name)[:1] and alike(inside, initials_of(name)):
        return None, None, inside
    inside = re.sub(r"^(?:in\s+the|the|as)\s+", "", inside, flags=re.I)
    if is_role(inside) and len(inside) < 80:
        role, _, body = inside.partition(", ")
        return (role, body, None) if is_organisation(body) and is_role(role) else (inside, None, None)
    if is_organisation(inside) and not INITIALS.fullmatch(inside):
        return None, inside, None
    return None, None, None


def alike(given: str, own: str) -> bool:
    """Whether printed initials can be a name's: the same letters, or the first and last of them.

    >>> alike("MCa", "MC"), alike("NO", "NO"), alike("PC", "JS")
    (True, True, False)
    """
    upper = given.upper()
    return upper == own or upper.startswith(own) or (upper[0] == own[:1] and upper[-1] == own[-1:])


def body_of(text: str) -> str | None:
    """The name of a body at the beginning of a phrase: "North Dale Council about the …"."""
    match = BODY_NAME.match(text)
    return tidy(match.group()) if match and is_organisation(match.group()) else None


BODY_NAME = re.compile(r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|for|and|&|the|in)\s)*[A-Z][\w’'&.-]*)*")


def entry(text: str) -> Mention | None:
    """A whole line or cell that is one person: "Dr Anna Reed, Named Nurse, Eastshire NHS Trust".

    >>> entry("Clerk: Madeleine King").role
    'Clerk'
    """
    if len(text) > 240 or SENTENCES.search(text):
        return None
    parts = [tidy(part) for part in (text.splitlines() if "\n" in text else LINE.split(text)) if tidy(part)]
    if not parts or parts[0].count(" ") > 8:
        return None
    if ":" in parts[0]:
        label = parts[0].partition(":")[0]
        if not is_role(label) and not AUTHOR.search(label):
            return None
        named = entry(text.partition(":")[2].strip())
        role = tidy(label) if is_role(label) and not NO_ROLE.match(label) else None
        return named._replace(role=named.role or role, sure=True) if named else None
    named = one_name(parts[0])
    if not named:
        return None
    return with_parts(named, parts[1:])


def with_parts(named: Mention, rest: list[str]) -> Mention | None:
    """A name with what the rest of its line says; None if that names others."""
    role, organisation = named.role, named.organisation
    for part in rest:
        if NOT_IN_ROLE.search(part):
            continue
        if any(each.kind or likely_person(each.text) for each in names_in(part)):
            return None
        if is_role(part) and not (role and is_organisation(part)):
            role = f"{role}, {part}" if role and role != named.role else part
        elif organisation is None and is_organisation(part):
            organisation = part
        elif role and part[:1].isupper():
            role = f"{role}, {part}"
    if role and " at " in role:
        role, _, body = role.partition(" at ")
        organisation = ", ".join([body, organisation] if organisation else [body])
    return named._replace(role=role, organisation=organisation, sure=bool(named.sure or role or organisation))


def one_name(text: str) -> Mention | None:
    """A text that is a name alone, perhaps with brackets behind it."""
    found = find_people(text.strip())
    if len(found) != 1 or text[: found[0].start].strip():
        return None
    rest = text.strip()[found[0].end :].strip()
    return found[0] if not rest or rest[0] in "({[" or found[0].role else None


def mentions(text: str, more: Iterable[Name] = ()) -> Iterator[Mention]:
    """A line that is one person as such, any other text as prose."""
    whole = entry(text)
    if whole and whole.sure:
        yield whole
    else:
        yield from find_people(text, more)
