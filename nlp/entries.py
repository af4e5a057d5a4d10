"""A whole line, cell or set-apart name that is one person: "Dr Anna Reed, Named Nurse, Eastshire NHS Trust"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nlp.mentions import ADDRESS, INITIALS, Mention, alike
from nlp.names import HONOURS, TITLES, Name, core, ends_as_name, initials_of, is_common, likely_person, tidy
from nlp.officers import AUTHOR, find_people, names_in
from nlp.roles import NO_OFFICE_WORD, NO_ROLE, is_organisation, is_role, reads_as_office, single_heads
from nlp.wordlists import words_of_list

NOT_IN_ROLE = re.compile(r"@|https?:|www\.|\d{4,}|^\d+$")
ENDS_LOUD = re.compile(r"[a-z]\w*\s+(?!OBE|MBE|MSP|MP)[A-Z][B-DF-HJ-NP-TV-XZ]{1,3}$")  # "Hywel Dda UHB"
BODYS_TAIL = re.compile(r"(?:UHB|LHB|THB|HB)$")  # of a health board named after somebody, set apart as if an office
BODIES = frozenset({"County Council", "Borough Council", "City Council", "District Council", "Council", "Trust"})
PARTED = re.compile(r"(?P<name>.+?)\s[–—-]\s(?P<role>.+)$")  # Jane Blue – General Counsel
SENTENCES = re.compile(r"(?<!\bDr)(?<!\bCllr)[.?!]\s+[A-Z][a-z]")  # two sentences or more are no entry
LINE = re.compile(r"\s*[,;|\t]\s*|\s+[–—-]\s+|\s{3,}|\n")
# what a layout has run on behind a name: the next heading, a telephone number, the next of the list
RUN_ON = re.compile(
    r"(?<=\w)[\s,.;:]+(?:In\s+[Aa]ttendance|Tel\b|Tele?phone|E-?mail|Fax|Ext\b|Mobile|Members?\b|Apologies|Present\b|"
    r"Absent\b|(?:Cllrs?|Councill?ors?)\b\.?\s|Officers?\s+[Pp]resent|Also\b|Public\b|Minutes?\b|Agenda\b).*$|(?<=[a-z]{3})\.\s+(?:The|Clerk|It|He|She|Mr|Mrs|Ms)\b.*$"
)
TIER_BODY = re.compile(r"(?:County|Borough|City|District|Town|Parish)?\s*Council$")


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
        role = tidy(label) if reads_as_office(label) and not NO_ROLE.match(label) else None
        return named._replace(role=named.role or role, sure=True) if named else None
    named = one_name(parts[0])
    if named and len(parts) > 1 and ADDRESS.match(f", {parts[1]}"):
        return None  # where somebody lives
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
        if reads_like_prose(part):
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


def reads_like_prose(part: str) -> bool:
    """Whether a part of a line goes on telling rather than naming an office or a body: "attended in place of …"."""
    return part[:1].islower() and (bool(NO_OFFICE_WORD.search(part)) or not is_role(part)) and part.count(" ") > 1


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


def without_office(mention: Mention) -> Mention | None:
    """A name set apart by a layout, without the office printed with it; None if it is an office without a name.

    >>> without_office(Mention("Jane Blue – General Counsel", 0, 0))[0:4:3]
    ('Jane Blue', 'General Counsel')
    """
    if BODYS_TAIL.match(mention.role or "") and not TITLES.match(mention.name):
        return None
    mention = mention._replace(name=trimmed(mention.name))
    if not can_be_somebody(mention.name):
        return None
    if mention.organisation and TIER_BODY.match(mention.organisation):
        mention = with_place(mention)
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


def with_place(mention: Mention) -> Mention:
    """A name without the place that belongs to the council after it: "Ann Bee Dale", "District Council".

    >>> with_place(Mention("Ann Bee Dale", 0, 0, None, "District Council"))[0:5:4]
    ('Ann Bee', 'Dale District Council')
    """
    words = mention.name.split()
    if not likely_person(mention.name) or len(TITLES.sub("", mention.name + " ").split()) < 3:
        return mention
    return mention._replace(name=" ".join(words[:-1]), organisation=f"{words[-1]} {mention.organisation}")


def trimmed(name: str) -> str:
    """A name set apart by a layout without what has run on behind it.

    >>> trimmed("Cllr Ann Dale In Attendance"), trimmed("Ann Dale Tel: 01632 960"), trimmed("Cllr Fox. Cllrs C Bee")
    ('Cllr Ann Dale', 'Ann Dale', 'Cllr Fox')
    """
    return RUN_ON.sub("", name) or name


def can_be_somebody(name: str) -> bool:
    """Whether a name set apart by a layout can be anybody's.

    >>> [can_be_somebody(name) for name in ("Cllr Dale", "Chair's Welcome", "Cllr Introduction", "Standing Invitees")]
    [True, False, False, False]
    """
    words, likely = core(name).split(), likely_person(name)
    if any(word.endswith(("'s", "’s")) for word in words) or not (likely or (words and ends_as_name(words))):
        return False
    return likely or len(words) < 2 or not all(map(is_common, words))
