"""One row a person: the several forms under which one document names somebody, joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.records import Attendance, Box, Person, Records, Report
from nlp.entries import BODYS_TAIL, ENDS_LOUD, can_be_somebody, without_office
from nlp.mentions import Mention
from nlp.names import TITLES, core, likely_person, tidy
from nlp.officers import find_people
from nlp.roles import COUNCILLOR, is_organisation, is_role, kind_of

FEMALE, MALE = frozenset({"mrs", "miss", "ms", "lady", "dame", "baroness"}), frozenset({"mr", "sir", "lord", "baron"})
# what a layout runs on behind an office: a telephone, the next of a list, from when somebody was there, a tick
OFFICE_TAIL = re.compile(
    r"\s*(?:[;|].*|,?\s*\(?\+?\d[\d\s()-]{6,}.*|,?\s*\(?(?:from|until|to|for|left|arrived)\s+(?:after\s+)?(?:items?|agenda|minute|part)\b.*"
    r"|,?\s*in\s+the\s+Chair|,\s*(?:Present|Apologies|Absent|Yes|No)|\s+Dated?\s+\d.*)$",
    re.I,
)
IN_CATEGORY = re.compile(r"(?P<category>[A-Z][\w -]{2,24})\s\((?P<office>[^()]{4,40})\)$")  # "Foundation (Chair)"
OWN_BODY = re.compile(
    r"^(?P<role>.{4,}?),\s+(?P<body>[^,]*\b(?:Council|Trust|University|Constabulary|Police|Authority|NHS)\b[^,]*)$"
)


@dataclass(slots=True)
class Seen:
    """A person while the document is gone through."""

    name: str
    page: int | None
    bbox: Box | None
    roles: list[str] = field(default_factory=list)
    organisation: str | None = None
    initials: str | None = None
    title_kind: str | None = None
    member: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention with its place in the document."""

    mention: Mention
    page: int | None
    bbox: Box | None = None
    member: bool = False


PUBLIC = re.compile(r"^public$|\b(?:members?\s+of\s+(?:the\s+)?public|residents?|parishioners?|visitors?)\b", re.I)


# a sentence, a list or somebody else that a layout has put where an office stands
NO_OFFICE = re.compile(
    r"\b(?:are|is|was|were|has|have|had|who|which|reported|opened|adopted|amended|dated)\b|[.!?]\s+[A-Z]|[A-Z]{4,}\s[A-Z]{4,}"
    r"|\b(?:Councill?ors?|Cllrs?|Mr|Mrs|Ms|Miss)\.?\s+(?:[A-Z]\.?\s*)*[A-Z][a-z]|\bMayor\s(?!of\b|for\b|and\b|Pro\b)[A-Z][a-z]"
)
WITHIN = re.compile(r"\b(?:Services?|Teams?|Group|Housing|Partnerships?|Network|Homes)$")  # a part of the office's name
BODYS_LETTERS = re.compile(r"(?!PRESENT|ABSENT|CHAIR)[A-Z][A-Z&]{1,6}(?:/[A-Z]{2,6})?")  # "SBC"
CLERKS = re.compile(r"(?:(?:town|parish|city|deputy|assistant|acting)\s+)*clerk", re.I)
# offices of which there is one
SOLE = re.compile(
    r"(?:(?:town|parish|city|lord|the)\s+)*(?:clerk|mayor|chair(?:man|woman|person)?|leader|provost|treasurer|secretary|convener|speaker)",
    re.I,
)
SITS = re.compile(r"\b(?:Committee|Panel|Forum|Commission)$")  # what somebody is the chair of
PLURAL_TITLE = re.compile(r"^(?:Councillors|Cllrs)\.?\s+(?=\S+\s)")  # left before the first of a list
INITIALS_AFTER = re.compile(r"\s*\([A-Z][A-Za-z]{1,3}\)$")


def is_plain(role: str) -> bool:
    """Whether what was taken as an office can be one, and no sentence or somebody else.

    >>> is_plain("Head of Roads"), is_plain("Mr. B. Noonan"), is_plain("are using rooms without a contract")
    (True, False, False)
    """
    return len(role) < 140 and not NO_OFFICE.search(role)


def plain_role(role: str | None) -> str | None:
    """An office without what a layout runs on behind it; None where it is none.

    >>> plain_role("Chair, from item 2"), plain_role("Foundation (Chair)"), plain_role("Roads Manager, 01632 960101")
    ('Chair', 'Chair', 'Roads Manager')
    """
    if not role:
        return None
    bare = OFFICE_TAIL.sub("", INITIALS_AFTER.sub("", role.partition(": ")[0]).strip()).strip(" ,")
    within = IN_CATEGORY.match(bare)
    if within and is_role(within["office"]) and not is_role(within["category"]):
        bare = within["office"]
    return bare if bare and is_plain(bare) else None


@lru_cache(maxsize=4096)
def parts(name: str) -> list[str]:
    """The words of a name by which it is compared.

    >>> parts("Mr R.W. O’Neill, OBE")
    ['r', 'w', "o'neill"]
    """
    bare = core(name).replace("’", "'").replace("(", " ").replace(")", " ")
    words = [word for piece in bare.split() for word in (piece.split(".") if "." in piece else [piece])]
    split = [list(word) if word.isupper() and 1 < len(word) <= 3 and len(words) > 1 else [word] for word in words]
    return [word.lower() for words in split for word in words if word]


def same_given(one: str, other: str) -> bool:
    """Whether two given names, or initials, can be one person's.

    >>> same_given("b", "benjamin"), same_given("ben", "benjamin"), same_given("paul", "peter")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    return long.startswith(short) if len(short) == 1 else short[:3] == long[:3]


def same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names can be one person's: the same surname, and given names that agree as far as printed.

    >>> same_person(["r", "w", "gough"], ["roger", "gough"]), same_person(["p", "cole"], ["t", "cole"])
    (True, False)
    """
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return len(one) > 1 and len(other) > 1 and one[0] == other[0] and surnames_fit(one, other)
    given, also = one[:-1], other[:-1]
    if not same_given(given[0], also[0]):
        return False
    return all(same_given(mine, yours) for mine, yours in zip(given[1:], also[1:], strict=False))


def surnames_fit(one: list[str], other: list[str]) -> bool:
    """Whether one name leaves out a second surname: "Aisha Singh" for "Aisha Singh Johal"."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long[: len(short)] == short and len(long) - len(short) == 1


@lru_cache(maxsize=4096)
def titles_of(name: str) -> frozenset[str]:
    """The titles before a name, in lower case."""
    match = TITLES.match(name + " ")
    return frozenset(word.strip(".,").lower() for word in match.group().split()) if match else frozenset()


def titles_clash(one: str, other: str) -> bool:
    """Whether two names cannot be one person's for their titles: Mr and Mrs.

    >>> titles_clash("Mr P Cole", "Mrs P Cole")
    True
    """
    mine, yours = titles_of(one), titles_of(other)
    return bool((mine & FEMALE and yours & MALE) or (mine & MALE and yours & FEMALE))


def join(namings: Iterable[Naming]) -> list[Seen]:
    """All persons that are named, each once, in the order in which they first appear."""
    ordered = list(namings)
    people: list[tuple[int, Seen, list[str]]] = []
    for at, naming in enumerate(ordered):
        words = parts(naming.mention.name)
        if len(words) > 1:
            take(people, at, naming, words)
    for at, naming in enumerate(ordered):
        words = parts(naming.mention.name)
        if len(words) == 1:
            take_surname(people, at, naming, words)
    return [seen for _, seen, _ in sorted(people, key=lambda each: each[0])]


def take(people: list[tuple[int, Seen, list[str]]], at: int, naming: Naming, words: list[str]) -> None:
    """Adds a full name to whom it names, or as somebody new."""
    fitting = [
        (number, each)
        for number, each in enumerate(people)
        if same_person(words, each[2]) and not titles_clash(naming.mention.name, each[1].name)
    ]
    exact = [each for each in fitting if each[1][2] == words]
    if len(fitting) == 1 or exact:
        number, (first, seen, known) = (exact or fitting)[0]
        fuller = weight(words) > weight(known)
        add(seen, naming, fuller)
        people[number] = (min(first, at), seen, words if fuller else known)
    elif not (len(fitting) > 1 and all(len(word) == 1 for word in words[:-1])):  # "M Peake" may be Mick or Mandy
        seen = Seen(tidy(naming.mention.name), naming.page, naming.bbox)
        add(seen, naming, False)
        people.append((at, seen, words))


def take_surname(people: list[tuple[int, Seen, list[str]]], at: int, naming: Naming, words: list[str]) -> None:
    """Adds a surname with its title to the one person who has it; two who have it leave it open."""
    fitting = [
        (number, each)
        for number, each in enumerate(people)
        if each[2][-1] == words[0] and not titles_clash(naming.mention.name, each[1].name)
    ]
    if len(fitting) > 1 and naming.mention.title_kind == "councillor":
        fitting = [each for each in fitting if each[1][1].member] or fitting
    if len(fitting) == 1:
        number, (first, seen, known) = fitting[0]
        add(seen, naming, False)
        people[number] = (min(first, at), seen, known)
    elif not fitting:
        seen = Seen(tidy(naming.mention.name), naming.page, naming.bbox)
        add(seen, naming, False)
        people.append((at, seen, words))


def weight(words: list[str]) -> tuple[int, int]:
    """How full a form of a name is: given names written out count twice an initial."""
    return sum(2 if len(word) > 1 else 1 for word in words), sum(map(len, words))


def add(seen: Seen, naming: Naming, fuller: bool) -> None:
    """What one naming says of a person, added."""
    mention = naming.mention
    name = tidy(mention.name)
    if fuller or (parts(name) == parts(seen.name) and len(name) > len(seen.name)):
        seen.name = name
    role, body = plain_role(mention.role), mention.organisation
    if role and not is_role(role) and names_body(role):
        role, body = None, body or role  # "Ann Dale (SBC)"
    if role and (split := OWN_BODY.match(role)) and is_role(split["role"]) and not is_role(split["body"]):
        role, body = split["role"], body or split["body"]  # "Director of Public Health, Dale County Council"
    if role:
        add_role(seen.roles, tidy(role))
    seen.organisation = longer(seen.organisation, body)
    seen.initials = seen.initials or mention.initials
    if mention.title_kind == "councillor" or seen.title_kind is None:
        seen.title_kind = mention.title_kind or seen.title_kind
    seen.member = seen.member or naming.member or mention.title_kind == "councillor"
    seen.sure = seen.sure or mention.sure or naming.member


def longer(one: str | None, other: str | None) -> str | None:
    """The fuller of two."""
    return max((each for each in (one, other) if each), key=len, default=None)


def is_public(seen: Seen) -> bool:
    """Whether a paper names somebody only as one of the public."""
    told = [*seen.roles, *([seen.organisation] if seen.organisation else [])]
    return bool(told) and not seen.member and all(PUBLIC.search(each) for each in told)


def add_role(roles: list[str], role: str) -> None:
    """Keeps the fullest form of each office."""
    folded = fold(role)
    for at, known in enumerate(roles):
        if folded == fold(known):
            roles[at] = max(known, role, key=len)  # "Chairman" rather than "chair"
            return
        if folded in fold(known):
            return
        if fold(known) in folded:
            roles[at] = role
            return
    roles.append(role)


def fold(role: str) -> str:
    """A role as it is compared: "Vice-Chair" and "Vice Chairman" are one."""
    return re.sub(r"chair(?:man|woman|person)", "chair", role.casefold().replace("-", " ").replace("&", "and"))


def to_person(seen: Seen, council: bool) -> Person:
    """The record of a person."""
    most = 3 if len(parts(seen.name)) > 1 else 1  # offices of others fall to a mere surname
    role = " / ".join(without_body(each, seen.organisation) for each in seen.roles[:most]) or None
    kind = kind_of(seen.name, "councillor" if seen.member else seen.title_kind, role, seen.organisation, council)
    return Person(
        name=seen.name,
        role=role,
        organisation=seen.organisation,
        initials=seen.initials,
        kind=kind,
        page=seen.page,
        bbox=seen.bbox,
    )


def without_body(role: str, body: str | None) -> str:
    """An office without the body that is printed after it and known as such.

    >>> without_body("Visiting Professor, Dale University", "Dale University")
    'Visiting Professor'
    """
    before = role[: -len(body)].rstrip() if body and role.endswith(body) else ""
    known = before.endswith(",") and is_role(before) and not WITHIN.search(body or "") and not SITS.search(body or "")
    return before[:-1].rstrip() if known else role


def attending(row: Attendance) -> Naming | None:
    """Somebody whom the kinds found attending; the public only if the paper gives an office."""
    if row.capacity == "public" and not row.role:
        return None
    if no_person(row) or BODYS_TAIL.match(row.role or ""):
        return None
    row = replace(row, name=PLURAL_TITLE.sub("", row.name), role=plain_role(row.role))
    member = row.capacity == "member" or bool(row.role and COUNCILLOR.search(row.role) and row.capacity != "officer")
    sure = row.capacity in ("member", "officer") or bool(row.role)
    title = "councillor" if member else None
    mention = without_office(Mention(row.name, 0, 0, row.role, title_kind=title, sure=sure))
    return Naming(mention, row.page, row.bbox, member) if mention else None


def names_body(text: str) -> bool:
    """Whether what a list sets beside a name is whom somebody comes from: "Dale Council", "SBC"; no unit."""
    return (is_organisation(text) and not WITHIN.search(text)) or bool(BODYS_LETTERS.fullmatch(text))


def without_shared(rows: Iterable[Attendance]) -> list[Attendance]:
    """The rows without an office that one person holds and a list seems to give to many, or a clerk's to a councillor.

    >>> told = {"role": "Clerk", "capacity": "officer", "status": "present"}
    >>> rows = [Attendance(name=name, **told) for name in ("Ann Dale", "Raj Bee", "Sam Fox")]
    >>> {row.role for row in without_shared(rows)}
    {None}
    """
    known = list(rows)
    held = Counter((row.meeting, row.role.casefold()) for row in known if row.role and SOLE.fullmatch(row.role))
    return [replace(row, role=None) if is_shared(row, held) else row for row in known]


def no_person(row: Attendance) -> bool:
    """Whether a row of a list is a body or an office rather than somebody: "Vale UHB", "Property Management"."""
    likely = likely_person(row.name)
    if not can_be_somebody(row.name):
        return True
    titled = titles_of(row.name)
    if names_body(row.role or "") and not titled and not likely and not BODYS_LETTERS.fullmatch(row.role or ""):
        return True  # "Dale Vale", "County Council"
    if titled or likely:
        return bool(row.role and PUBLIC.search(row.role))
    swapped = bool(row.role and (likely_person(row.role) or TITLES.match(row.role)))
    return swapped or is_organisation(row.name) or bool(ENDS_LOUD.search(row.name))


def reporting(row: Report) -> Iterable[Naming]:
    """Who wrote or leads a report."""
    for name in (row.author, row.lead):
        if name and name.count(",") > 2:
            for each in mentions_of(name):
                yield Naming(each._replace(sure=True), row.page, row.bbox)
        elif name:
            first, _, role = name.partition(", ")
            mention = without_office(Mention(first, 0, 0, role or None))
            if mention and len(parts(mention.name)) > 1:
                yield Naming(mention, row.page, row.bbox)


def mentions_of(text: str) -> Iterable[Mention]:
    """Several authors run together: "Ann Bee, Roads Manager, Raj Dee, Procurement Officer"."""
    return [each for each in find_people(text) if len(parts(each.name)) > 1]


def voting(records: Records) -> Iterable[Naming]:
    """Who moved, seconded or voted under a title, and so is a member."""
    for row in records.decisions:
        for name in (row.mover, row.seconder):
            if name and titles_of(name):
                yield Naming(Mention(name, 0, 0, title_kind="councillor"), row.page, row.bbox, member=True)
    for vote in records.votes:
        if titles_of(vote.name):
            yield Naming(Mention(vote.name, 0, 0, title_kind="councillor"), vote.page, vote.bbox, member=True)


def is_shared(row: Attendance, held: Counter[tuple[str | None, str]]) -> bool:
    """Whether the office beside a name is that of somebody else."""
    if not row.role:
        return False
    clerks = CLERKS.fullmatch(row.role) and COUNCILLOR.match(row.name)
    return bool(clerks) or held[row.meeting, row.role.casefold()] > 2
