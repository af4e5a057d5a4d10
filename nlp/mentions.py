"""One naming of a person, and what stands beside the name: office, body, initials."""

from __future__ import annotations

import re
from typing import NamedTuple

from nlp.names import PAST, Name, find_bare, initials_of, likely_person, tidy
from nlp.roles import head_pattern, is_organisation, is_role, role_after

# what leads from a name to what the person is: ", the", " (", " – ", " is the"
TO_ROLE = re.compile(
    r"\s*(?:,\s*|\s[–—-]\s+|\n|\s+(?:who\s+)?(?:is|was|as)\s+(?:currently\s+)?(?=the\s|an?\s|our\s)"
    r"|\t+|\s{2,})(?:who\s+is\s+)?"
)
IN_BRACKETS = re.compile(r"\s*[({\[](?P<inside>[^(){}\[\]]{1,90})[)}\]]")
SPACE = re.compile(r"\s+(?=[A-Z]{2})")
# "Jane Blue of Eastshire Council", "Jane Blue – Eastshire Council", "Jane Blue from Highways"
TO_BODY = re.compile(r"\s*(?:,\s*|\s+(?:of|from|at|for)\s+(?:the\s+)?|\s+[–—-]\s+)(?P<body>[A-Z][^,.;:()\n]{2,70})")
# ", 822 Crescent Avenue": where a private person lives
ADDRESS = re.compile(r"\s*,?\s*\d{1,5}[A-Za-z]?,?\s+(?:[NSEW]{1,2}\.?\s+)?[A-Z][^,;\n]{2,40}(?=[,;\n]|$)")
WARD = re.compile(r"[A-Z][\w’'.-]+(?:[ -](?:and |& |of )?[A-Z][\w’'.-]+){0,4},\s+")  # "Cllr Day, St. Vital, Chair of …"
LABELS = re.compile(r"\s*:")  # "Chair: Ann Dee   Chief Executive: Raj Bee"
INITIALS = re.compile(r"[A-Z][A-Z][A-Za-z]?[A-Z]?$")
CAPITAL_BEFORE = re.compile(r"(?<![.\w])[A-Z][\w-]+\s$")
FORMER = re.compile(r"(?:former\s+|ex-)\w+", re.I)
HIGH_RANK = re.compile(
    r"(?:(?:Deputy|Assistant|Temporary|Acting)\s+)*Chief\s+Constable|Police\s+and\s+Crime\s+Commissioner"
)
TIER = re.compile(r"(?:County|District|Borough|City)\b", re.I)
NEXT_OFFICE = re.compile(r"\w(?<!\band) $")


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


def own_role(text: str, name: Name) -> tuple[Name, str | None]:
    """A name without the office that looked like a part of it: "MSP Maurice …", "Base Commander Mark …"."""
    first, _, rest = name.text.partition(" ")
    if not name.kind and first.isupper() and len(first) > 1 and rest.count(" ") and is_role(first):
        return name._replace(text=rest, start=name.start + len(first) + 1), first
    before = CAPITAL_BEFORE.search(text, max(0, name.start - 30), name.start)
    if name.kind == "rank" and HIGH_RANK.fullmatch(name.titles):
        return name._replace(text=name.text.removeprefix(name.titles).strip()), name.titles
    if name.kind == "rank" and before and name.titles in ("Commander", "Commissioner", "Superintendent"):
        return name._replace(text=name.text[len(name.titles) :].strip()), f"{before.group().strip()} {name.titles}"
    if name.kind != "councillor":
        return name, None
    if match := FORMER.match(name.titles):  # of a list: "former Councillors Dale and Fox"
        return name._replace(text=name.text.removeprefix(name.titles).strip()), tidy(match.group())
    past = PAST.search(text, max(0, name.start - 10), name.start)
    if past and name.text.startswith(name.titles):
        bare = name.text.removeprefix(name.titles).strip()
        return name._replace(text=bare), tidy(past.group() + name.titles)
    return name, tidy(name.titles) if TIER.match(name.titles) else None


def before_others(role: str | None) -> str | None:
    """An office without the person who follows it: "Head of Roads and Ben Dale"."""
    other = next((each for each in find_bare(role or "") if likely_person(each.text)), None)
    if role is None or other is None:
        return role
    if NEXT_OFFICE.search(role[: other.start]):
        return None  # "…, Treasurer Ben Dale": the office of the next
    return re.sub(r"(?:[\s,;&]|\band)+$", "", role[: other.start]) or None


def behind_others(role: str) -> str:
    """An office without the person who ends the entry before it: "Clerk Kim Dale and Warden"."""
    others = [each for each in find_bare(role) if likely_person(each.text)]
    return re.sub(r"^(?:\W|and\s)+", "", role[others[-1].end :]) or role if others else role


def after_name(text: str, name: Name) -> tuple[str | None, str | None, str | None]:
    """Role, organisation and initials that follow a name."""
    at = name.end
    role = organisation = initials = None
    while bracket := IN_BRACKETS.match(text, at):
        more = part_of(bracket["inside"], name.text)
        if not any(more):
            break
        role, organisation, initials = role or more[0], organisation or more[1], initials or more[2]
        at = bracket.end()
    if name.aside:
        return role, organisation, initials
    address = ADDRESS.match(text, at)
    at = address.end() if address else at
    lead = TO_ROLE.match(text, at) or (SPACE.match(text, at) if at > name.end else None)
    if lead and not role:
        ward = WARD.match(text, lead.end()) if name.kind == "councillor" else None
        found = role_after(text, lead.end()) or (role_after(text, ward.end()) if ward else None)
        if found and not starts_with_name(found.text) and not LABELS.match(text, found.end):
            role, at = found.text, found.end
    if address:
        return role, None, initials
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
    body = tidy(match.group()) if match and is_organisation(match.group()) else None
    return None if body and (starts_with_name(body) or head_pattern().match(body)) else body


BODY_NAME = re.compile(r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|for|and|&|the|in)\s)*[A-Z][\w’'&.-]*)*")
