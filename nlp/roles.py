"""Offices, jobs and organisations as papers print them beside a person's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from nlp.letters import LOW, UP
from nlp.names import CIVIL
from nlp.wordlists import lines_of

COUNCIL = re.compile(
    r"\b(?:Council|Councils|Borough|Corporation of London|Combined Authority|County Hall|Governance Services|KCC|"
    r"[A-Z]{1,3}CC|[A-Z]{1,3}[DBP]C)\b"
)
BODY = re.compile(
    r"\b(?:Council|Trust|Police|Constabulary|NHS|Board|Boards|Authority|Association|Agency|University|College|School|Academy|"
    r"Ltd|Limited|LLP|PLC|plc|Company|Charity|Foundation|Hospital|Hospitals|Service|Services|Society|Federation|Union|Church|"
    r"Parish|Group|Partnership|Partners|Ministry|Department|Commission|Institute|Network|Forum|Committee|Bank|Army|Navy|"
    r"Ambulance|Healthwatch|Highways|Assembly|Parliament|Museum|Library|Libraries|Archives|Advertiser|Gazette|Herald|Centre|Consultants|Associates|Homes|Housing|Team|Office|Alliance|UK|England|Scotland|Wales)\b"
    r"|^[A-Z][A-Z&]{1,6}(?:\s[A-Z]{2,6})?$"
)
COUNCILLOR = re.compile(
    r"\b(?:councill?or|cllr|mayor|mayoress|alderman|leader of the (?:council|opposition|[\w ]+ group)|leader|"
    r"cabinet member|portfolio holder|lead member|convenor|convener|provost|group leader|member for)\b",
    re.I,
)
CHAIRING = re.compile(r"\b(?:chair|chairman|chairwoman|chairperson|vice[- ]?chair\w*|deputy chair\w*)\b", re.I)
OFFICER = re.compile(
    r"\b(?:clerk|officer|director|head of|manager|solicitor|chief executive|monitoring|counsel|surveyor|engineer|"
    r"planner|warden|accountant|lengthsman|administrator|assistant|adviser|advisor|analyst|coordinator|co-ordinator|lead)\b",
    re.I,
)
CONNECT = r"(?:of|for|and|the|to|in|on|with|at|&|/|-|–|–|or|de)"
SMALL_START = re.compile(rf"(?:the\s+|a\s+|an\s+|our\s+|its\s+|one\s+of\s+the\s+)(?=[{LOW}{UP}])")
TOKEN = re.compile(rf"[{UP}0-9][\w’'&/.-]*|[{LOW}][\w’'-]*|[,&/–-]|\(|\)")
STOP = frozenset(
    word
    for line in (
        "who which that was were is are has had have will would said provided presented introduced gave reported",
        "attended explained advised stated updated confirmed asked thanked welcomed outlined answered responded",
        "informed highlighted noted left joined arrived spoke declared proposed seconded moved agreed then also as",
        "from by he she they it be been regarding about during when where while whose whom not but if so because",
        "since until before after again at with",
    )
    for word in line.split()
)


@cache
def last_words() -> frozenset[str]:
    """The words that end the name of an office."""
    return frozenset(line.split()[-1] for line in lines_of("roles"))


class Role(NamedTuple):
    """An office or job at a place of a text."""

    text: str
    start: int
    end: int


@cache
def head_pattern() -> re.Pattern[str]:
    """Any wording of roles.txt."""
    heads = sorted(lines_of("roles"), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(head) for head in heads)})(?:s)?(?![\w])", re.I)


@lru_cache(maxsize=4096)
def is_role(text: str | None) -> bool:
    """Whether a phrase names an office or a job.

    >>> is_role("LLR Designated Doctor for Child Deaths"), is_role("Eastshire Partnership Trust")
    (True, False)
    """
    return bool(text and len(text) < 160 and head_pattern().search(text))


# what no office holds: a verb of telling, a relation, somebody else
NO_OFFICE_WORD = re.compile(
    r"\b(?:spoke|attended|attends|commented|asked|requested|referr(?:ed|ing)|supported|opposed|resid(?:es|ent\s+of)|resigned|said|stated|"
    r"presented|introduced|joined|left|arrived|declared|because|mother|father|wife|husband|widow|son|daughter|brother|sister)\b"
)


def reads_as_office(text: str | None) -> bool:
    """Whether what a layout sets beside a name can be an office: it names one, and begins and goes on like one.

    >>> reads_as_office("board member"), reads_as_office("spoke for the officer"), reads_as_office("Head of Roads")
    (True, False, True)
    """
    if not text or not is_role(text) or NO_OFFICE_WORD.search(text) or OTHERS.search(text):
        return False
    first = text.split()[0]
    if first[0].isupper():
        return True
    return text.count(" ") < 7


def is_organisation(text: str | None) -> bool:
    """Whether a phrase names a body.

    >>> is_organisation("Eastshire County Council"), is_organisation("Clerk")
    (True, False)
    """
    return bool(text and len(text) < 120 and text[:1].isupper() and BODY.search(text))


def role_after(text: str, at: int) -> Role | None:
    """The role that begins here, as far as it goes: "Cabinet Member for Highways and Transport, provided …".

    >>> role_after("the Neighbourhood Warden to assist", 0).text
    'Neighbourhood Warden'
    """
    lead = SMALL_START.match(text, at)
    start = lead.end() if lead else at
    end = last = start
    head = False
    for token in TOKEN.finditer(text, start, min(len(text), start + 180)):
        gap = text[end : token.start()]
        word = token.group()
        if (
            gap.strip()
            or "\n\n" in gap
            or (gap.count("\n") and head and word[0].isupper() and not joins(text[last:end]))
        ):
            break
        if not goes_on(text, token, head):
            break
        end = token.end()
        if word.lower().rstrip(".") in single_heads() or head_pattern().fullmatch(word):
            head = True
        if word[0].isalnum() and (word[0].isupper() or word[0].isdigit() or word.lower() in single_heads()):
            last = end
            if word.endswith(".") and len(word) > 3:
                last = end - 1
                break
    phrase = text[start:last]
    return (
        Role(" ".join(phrase.split()).rstrip(" ,.-–"), start, last)
        if head and last > start and is_role(phrase)
        else None
    )


def joins(text: str) -> bool:
    """Whether a line ends so that the next belongs to it."""
    return text.rstrip().endswith((",", "&", " and", " of", " for", " the", "-", "–"))


def goes_on(text: str, token: re.Match[str], head: bool) -> bool:
    """Whether a role goes on with this token."""
    word = token.group()
    if word in ("(", ")") or (CIVIL.match(word) and head):
        return False
    if word == ",":
        return not CIVIL.match(text[token.end() : token.end() + 20].lstrip()) and list_goes_on(
            text[token.end() : token.end() + 90], head
        )
    if word[0].isupper() or word[0].isdigit() or word in "&/–-":
        return True
    lower = word.lower()
    return lower not in STOP and (lower in CONNECTORS or lower in single_heads() or (not head and lower in ADJECTIVES))


CONNECTORS = frozenset({"of", "for", "and", "the", "to", "in", "on", "&", "/", "or"})
ADJECTIVES = frozenset(
    word
    for line in (
        "former acting interim deputy senior local parish town county district borough city vice assistant joint lead",
        "new current general project station board community chief head tree footpath planning police base programme",
        "area executive",
    )
    for word in line.split()
)


LISTED = re.compile(
    rf"\s+(?:[{UP}][\w’'-]+(?:\s[{UP}][\w’'-]+){{0,2}},\s+)*[{UP}][\w’'-]+(?:\s[{UP}][\w’'-]+){{0,2}},?\s+(?:and|&)\s+[{UP}][\w’'-]+"
    rf"(?:\s[{UP}][\w’'-]+){{0,2}}"
)


def list_goes_on(rest: str, head: bool) -> bool:
    """Whether a comma within a role is one of its own list: "Growth, Environment and Transport"."""
    first = re.split(r",| and ", rest, maxsplit=1)[0]
    if head and (is_role(first) or is_organisation(first.strip())):
        return False
    listed = LISTED.match(rest)
    if listed:
        return head or is_role(listed.group())
    last = re.fullmatch(rf"\s[{UP}][\w’'-]+(?:\s[{UP}][\w’'-]+)?", first)
    return bool(head and last and "," not in rest and rest.strip() == first.strip())


@cache
def single_heads() -> frozenset[str]:
    """The roles of one word."""
    return frozenset(line for line in lines_of("roles") if " " not in line)


# another person within what looks like an office: "Madam Speaker Councillor Dale, …"
OTHERS = re.compile(
    rf"\b(?:Councill?ors?|Cllrs?|Mr|Mrs|Ms|Dr)\.?\s+(?!for\b|of\b)[{UP}][{LOW}]|\bCouncill?ors\b|\b(?:Worship|Madam)\b"
)
# what leads to names but is nobody's office
NO_ROLE = re.compile(
    r"(?:lead (?:director|officer).*|(?:report )?authors?.*|contact.*|(?:the )?members?|"
    r"(?:county |district )?councillors|"
    r"cllrs?|officers?(?: present)?|present|apologies|partners?|all members|executive|council officers?)$",
    re.I,
)


# "the head teacher, Mrs Bacon", "our winter warden Steve Coates", "former officer Lyndon Gurr"
SMALL_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|an?|its|their|local|by|from|with|and|(?=former\s|new\s|acting\s))\s*\b(?P<role>(?:[a-z][a-z’'-]+\s+){0,3}[a-z][a-z-]+),?\s+$"
)


ARTICLE = re.compile(r"^(?:[Tt]he|[Oo]ur|an?|its|their)\s+")


SHORT_BEFORE = re.compile(r"\s\([A-Z]{2,6}\)\s?$")


def small_role_before(text: str, at: int) -> Role | None:
    """The role in small letters that ends right before a name.

    >>> text = "a meeting with the head teacher, Mrs Dale"
    >>> small_role_before(text, text.index("Mrs")).text
    'head teacher'
    """
    last = text[max(0, at - 24) : at].rstrip(" ,").rpartition(" ")[2]
    match = SMALL_BEFORE.search(text, max(0, at - 60), at) if last.removeprefix("ex-") in last_words() else None
    if not match:
        return None
    phrase = ARTICLE.sub("", match["role"])
    words = phrase.split()
    last, pair = words[-1].removeprefix("ex-"), " ".join(words[-2:])
    ends = last in single_heads() or head_pattern().fullmatch(pair)
    if not ends or any(word in STOP for word in words):
        return None
    return Role(" ".join(words), match.end("role") - len(phrase), at)


def role_before(text: str, at: int) -> Role | None:
    """The role that ends right before a name: "Parish Clerk Gail …", "Foreign Secretary, David …".

    >>> text = "met the Base Commander Mark Blue"
    >>> role_before(text, text.index("Mark")).text
    'Base Commander'
    """
    while at and text[at - 1] in "( ":  # "the Clerk (Jane Blue)"
        at -= 1
    short = SHORT_BEFORE.search(text, max(0, at - 12), at)
    at = short.start() if short else at  # "Assistant Chief Fire Officer (ACFO) Samantha Pink"
    window = text[max(0, at - 90) : at] + " "
    last = window.rstrip(" \n:,–-").rpartition(" ")[2]
    if not last or not (last[0].isupper() or last.lower() in single_heads()):
        return None  # most names follow a small word
    match = BEFORE.search(window)
    if not match:
        return None
    lead = SMALL_START.match(match["role"])
    phrase = match["role"][lead.end() if lead else 0 :].strip(" ,:–-")
    words = phrase.split()
    while words and words[0].lower() in (*CONNECTORS, "report", "by", "from"):
        words.pop(0)
    phrase = " ".join(words)
    last = words[-1].rstrip(",:") if words else ""
    ends_well = head_pattern().search(last) or re.search(r"\b(?:of|for|OF|FOR)\b", phrase)
    if not ends_well and text[at : at + 2].lstrip().startswith("("):  # "Administrative Officer, Property (Tina Knox)"
        ends_well = head_pattern().search(phrase.partition(",")[0])
    if last.lower() in CONNECTORS:
        return None
    if not ends_well or not is_role(phrase) or NO_ROLE.match(phrase) or OTHERS.search(phrase):
        return None
    start = at - len(window) + 1 + match.start("role")
    return Role(phrase, start, at)


BEFORE = re.compile(
    rf"(?:^|(?<=[\s(]))(?P<role>(?:[{UP}][\w’'&/-]*|(?i:clerk|chair(?:man)?|treasurer|secretary|warden|caretaker|"
    rf"vicar|former))"
    rf"(?:[\s,]+(?:(?:of|for|and|the|to|&)\s+)*(?:[{UP}][\w’'&/-]*|\d{{1,3}}(?=\s[{UP}])|clerk|officer|manager|director|"
    rf"member|councillor|warden|secretary|executive|chair))*)"
    rf"\s*[:,–-]?\s*$"
)


def kind_of(name: str, title_kind: str | None, role: str | None, organisation: str | None, council: bool) -> str:
    """Councillor, officer (a council's staff) or other; `council` says that the paper is a council's own.

    >>> kind_of("Jane Blue", None, "Parish Clerk", None, True)
    'officer'
    """
    if title_kind == "councillor" or (
        role and COUNCILLOR.search(role) and not re.search(r"office|officer|clerk", role, re.I)
    ):
        return "councillor"
    if organisation and COUNCIL.search(organisation):
        chairs = role and CHAIRING.search(role) and not OFFICER.search(role)
        return "councillor" if chairs else "officer"
    if title_kind == "rank" or (organisation and not COUNCIL.search(organisation)):
        return "other"
    if role and re.search(
        r"\b(?:MP|MSP|MS|Minister|Secretary of State|Foreign Secretary|Pc|PCSO|GP|Vicar|Rector)\b", role
    ):
        return "other"
    if role and OFFICER.search(role):
        return "officer" if council else "other"
    if role and CHAIRING.search(role):
        return "councillor" if council else "other"
    return "other"
