"""Which public body a letter comes from: by its letterhead, its text, its signature and footer, or its mail domain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

_WORD = r"[A-ZÂÊÎÔÛŴŶ][\w’'.&-]*"
_LINK = r"(?:of|and|the|for|&|on|upon|in|with|by|nan|le|de|y|yr|a|an)"
_RUN = rf"(?:{_WORD}(?:\s+(?:{_LINK}\s+){{0,3}}(?={_WORD})|\s+))"
HEADS = (  # what the names of public bodies end with
    r"NHS(?:\s+and\s+Social\s+Care)?(?:\s+Partnership)?(?:\s+(?:University"
    r"|Teaching))?(?:\s+Hospitals?)?(?:\s+Foundation)?\s+Trust"
    r"|(?:Foundation\s+|University\s+Hospitals?\s+|Hospitals?\s+|Ambulance\s+Service\s+)(?:NHS\s+)?Trust|NHS\s+Trust"
    r"|(?:City|County|Borough|District|Metropolitan(?:\s+(?:Borough|District))?|Town|Parish"
    r"|Community|Combined|Islands?|Regional)\s+(?:Council|Authority)"
    r"|(?:County\s+Borough|City\s+and\s+County|Metropolitan\s+Borough)\s+Council|Council"
    r"|(?:University\s+|Teaching\s+)?Health\s+Board|(?:Internal\s+)?Drainage\s+Board"
    r"|(?:Integration\s+|Valuation\s+)?Joint\s+Board|Health\s+and\s+Social\s+Care\s+Partnership|Academy\s+Trust"
    r"|Housing\s+(?:Association|Group)|Corporation|Integrated\s+Care\s+Board|Clinical\s+Commissioning\s+Group"
    r"|Police\s+(?:Service|Force)|Constabulary|Police|Fire\s+(?:(?:and|&)\s+Rescue\s+)?(?:Service"
    r"|Authority|Brigade)|Ambulance\s+Service"
    r"|University|College|Combined\s+Authority|National\s+Park\s+Authority|Port\s+Authority|Authority"
    r"|(?:Government|Parliament|Assembly|Senedd|Treasury|Commission|Agency|Inspectorate|Ombudsman|Regulator)"
    r"|(?:Health\s+and\s+Safety|Housing)\s+Executive"
    r"|(?:Directorate|Regulator|Ombudsman|Commissioner)\s+for(?:\s+(?-i:[A-Z])\w+){1,3}"
    r"|(?:Audit|Property|Fraud|Met|Crown|Passport|Scotland|Ireland)\s+Office"
)
NAMED = re.compile(
    rf"\b(?P<name>(?:{_RUN}){{1,9}}(?=[A-Z])(?i:{HEADS}))\b(?!\s+(?:Act|Tax|House|Road|Street|Chambers?|Buildings?|Headquarters|Offices?\b(?!\s+of))|\s+(?:and|&)\s+Crime\b)"
    r"(?<!Department)(?!(?<=University)\s+of\b)"
)
_PLACE = (
    rf"(?:(?:St\.?|Greater|North|South|East|West|Sir)\s+)?{_WORD}"
    rf"(?:\s+(?:Hamlets|Forest|Park|City)\b|\s+(?:and|&|upon|on|under|in|of)\s+(?:the\s+)?{_WORD}){{0,2}}"
)
_LIST = rf"{_WORD}(?:(?:\s*,\s*|\s+)(?:(?:and|&|of|the|for)\s+){{0,2}}(?!I\b){_WORD}){{0,6}}"
FORMED = re.compile(  # names that begin with their kind
    r"\b(?P<name>(?:(?:London\s+|Royal\s+|Metropolitan\s+)*Borough\s+of"
    r"|City\s+(?:and\s+County\s+)?of|University\s+of(?:\s+the)?"
    rf"|Comhairle\s+nan|Cyngor"
    rf"|(?:Office\s+of\s+the\s+)?Police\s+(?:and|&)\s+Crime\s+Commissioner\s+for|Transport\s+for"
    rf"|Police\s+Service\s+of(?:\s+the)?)\s+{_PLACE}"
    rf"|(?:Department\s+(?:for|of)|Ministry\s+of|NHS|HM)\s+{_LIST}|Police\s+Scotland"
    rf"|Office\s+(?:for|of)(?:\s+the)?(?:\s+(?:(?:and|of)\s+)?{_WORD}){{1,3}}"
    rf"|Crown\s+Prosecution\s+Service|Network\s+Rail|Home\s+Office|Cabinet\s+Office)"
)
NOT_BODIES = re.compile(  # names that stand in letters without being their sender
    r"^(?:the\s+)?(?:(?:information )?commissioners?\b|information commissioner|ico\b|freedom of information|first.tier"
    r"|cabinet office\b|open government|public authority|data protection|local (?:authority"
    r"|government)\b"
    r"|nhs (?:trust|foundation trust|foundation)|corporate|chief|head of"
    r"|(?:(?:city|county|borough|district|town|parish|community|metropolitan|royal|the) )+council$"
    r"|scottish information commissioner|central government|police (?:service|force)$"
    r"|the (?:police|constabulary|council|trust|university|board|authority|commission|agency)$"
    r"|royal mail|national archives|post office"
    r"|crown copyright|your|this|each|any|all|our)\b",
    re.IGNORECASE,
)
SPEAKS = re.compile(
    r"(?:held by|received by|behalf of|information (?:from|held by)|requests? (?:to|for information to)"
    r"|services? (?:in|at|for)(?: the)?)\s+(?:the\s+)?$",
    re.I,
)
SPEAKS_AFTER = re.compile(
    r"^\s*(?:\([\w &]+\)\s*)?(?:can |does |do |has |is |will |would )?(?:not )?(?:confirm|hold"
    r"|holds|considered|advise|provide|respond|wish|received|held|neither)",
    re.I,
)


MENTIONED = re.compile(  # bodies that others' letters often speak of
    r"^(?:NHS (?:England|Digital|Improvement)|Public Health England|National Archives|National Police Chiefs.*"
    r"|College of Policing|Office for National Statistics|House of (?:Commons|Lords)|Executive Office"
    r"|National Audit Office|Parole Board)$"
)
INITIALS = re.compile(r"^\s*\((?:the )?[‘'“\"]?[A-Z]{2,8}[’'”\"]?\)")  # "Ministry of Parks (MOP)"
SHORT = re.compile(r"\s\([A-Z]{2,8}\)(?=\s+(?:for|of)\s+[A-Z])")  # "Crime Commissioner (OPCC) for Westmarch"
LONG = 4000  # characters of one passage in which a name is looked for


def find_names(text: str) -> Iterator[tuple[str, int, int]]:
    """Each name of a public body in a text, and where it stands.

    >>> [name for name, _, _ in find_names("held by Anytown City Council, and by the London Borough of Somewhere")]
    ['Anytown City Council', 'London Borough of Somewhere']
    >>> [name for name, _, _ in find_names("Anytown Council Council Chambers, High Street, Anytown")]
    ['Anytown Council']
    """
    flat = text[:LONG].replace("\u00a0", " ").replace(", NHS", "  NHS")
    flat = SHORT.sub(lambda match: " " * len(match.group()), flat)
    known = [(" ".join(match.group().split()), match.start(), match.end()) for match in named_bodies().finditer(flat)]
    yield from known
    for pattern in (NAMED, FORMED):
        for match in pattern.finditer(flat):
            if any(start < match.end() and match.start() < end for _, start, end in known):
                continue
            listed = "NHS" in match.group() or " and " in match.group()
            before = LISTED.search(flat[: match.start()]) if listed else None
            name = own_name(" ".join(((before.group("more") if before else "") + match.group("name")).split()))
            first = name.split(" ", 1)[0].lower()
            if not NOT_BODIES.match(name) and 6 <= len(name) <= 90 and " " in name and first not in GREETS:
                yield name, match.start("name"), match.end("name")


WITHIN = re.compile(  # "Corporate Development Department of Westmarch Police": a part of the body, not the body
    r"^(?:.*\s)?(?:Department|Team|Unit|Section|Directorate|Division|Branch|Command)\s+of\s+(?:the\s+)?"
    rf"(?=(?:{_RUN}){{1,5}}(?i:{HEADS})$)"
)


def own_name(name: str) -> str:
    """The name without what runs on behind a full stop, without a part of the body before it.

    >>> own_name("Corporate Development Department of Westmarch Police")
    'Westmarch Police'
    """
    sentences = re.split(r"(?<=[a-z]{2})\.\s", name)
    whole = next((part for part in sentences if " " in part and NAMED.fullmatch(part)), sentences[0])
    return trimmed(WITHIN.sub("", whole))


GREETS = frozenset({"dear", "hello", "hi"})
LISTED = re.compile(
    r"(?:^|\b(?:of|the|in|at|from|by|asked)\s+)(?P<more>(?:[A-Z]\w+(?:\sCity)?,\s+){1,2})$"
)  # "of Cumbria, Northumberland, "


@cache
def named_bodies() -> re.Pattern[str]:
    """The names of public bodies that no pattern finds: "NHS 24", "Scottish Water"."""
    table = resources.files("extract.letters").joinpath("wordings", "named_bodies.txt").read_text("utf-8")
    names = [line for line in table.splitlines() if line and not line.startswith("#")]
    longest = sorted(names, key=len, reverse=True)
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"\b(?:{either})(?!\w)(?!\s+(?:Act|Regulations))")


@cache
def general_words() -> frozenset[str]:
    """Words that stand before a body's name without belonging to it."""
    table = resources.files("extract.letters").joinpath("wordings", "general_words.txt").read_text("utf-8")
    return frozenset(line for line in table.splitlines() if not line.startswith("#"))


def trimmed(name: str) -> str:
    """A name without the general words that stand before it.

    >>> trimmed("Legal and Democratic Services Anytown Council")
    'Anytown Council'
    """
    words = name.split()
    while len(words) > 2 and words[0].lower().strip(".,") in general_words() and words[:2] != ["Office", "for"]:
        if words[0] == "Department" or (words[0] == "Office" and words[1] == "of"):
            break
        words.pop(0)
    return " ".join(words)


def best_name(zones: Iterable[tuple[str, float]]) -> tuple[str, float] | None:
    """The name that weighs most over the zones of a letter, each a text with its weight, and what it weighs."""
    weights: dict[str, float] = defaultdict(float)
    printed: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for text, weight in zones:
        seen: set[str] = set()
        for name, start, end in find_names(text):
            key = folded(name)
            said = 1.5 if SPEAKS.search(text[:start]) or SPEAKS_AFTER.match(text[end:]) else 1.0
            said += 1.0 if INITIALS.match(text[end:]) else 0.0
            said *= 0.4 if MENTIONED.match(name) else 0.6 if name.startswith("Cyngor") else 1.0
            weights[key] += weight * said * (0.2 if key in seen else 1.0)
            printed[key][name] += weight
            seen.add(key)
    if not weights:
        return None
    shared = {
        key: weight + sum(0.7 * other for k, other in weights.items() if k != key and k in key)
        for key, weight in weights.items()
    }
    best = max(shared, key=lambda key: shared[key])
    spelled = printed[best]
    return max(spelled, key=lambda name: (spelled[name], not name.isupper())), shared[best]


@cache
def one_word_bodies() -> re.Pattern[str]:
    """The names of public bodies that are one word: "Ofcom", "DVLA"."""
    table = resources.files("extract.letters").joinpath("wordings", "one_word_bodies.txt").read_text("utf-8")
    names = [line for line in table.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def one_word_name(text: str) -> str | None:
    """The body of one word that a text names most often.

    >>> one_word_name("Ofcom holds a list. Ofcom publishes it; Ofsted does not.")
    'Ofcom'
    """
    found = Counter(match.group() for match in one_word_bodies().finditer(text))
    return found.most_common(1)[0][0] if found else None


def folded(name: str) -> str:
    """A name for comparing: without case, "&" and marks.

    >>> folded("Barking & Dagenham") == folded("BARKING and DAGENHAM")
    True
    """
    return " ".join(re.sub(r"[^\w\s]", "", name.replace("&", " and ")).casefold().split())


MAIL = re.compile(r"[\w.+'-]+@(?P<domain>(?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
SITE = re.compile(r"(?:https?://(?:www\.)?|www\.)(?P<domain>(?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)


@cache
def load_bodies() -> dict[str, str]:
    """Mail domains of public bodies and their names."""
    table = resources.files("extract.letters").joinpath("wordings", "bodies.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def name_by_domain(text: str) -> str | None:
    """The body whose mail or web address a text holds.

    >>> name_by_domain("write to foi@leeds.gov.uk")
    'Leeds City Council'
    """
    bodies = load_bodies()
    for pattern in (MAIL, SITE):
        for match in pattern.finditer(text):
            parts = match.group("domain").lower().split(".")
            for n in range(len(parts) - 1):
                if ".".join(parts[n:]) in bodies:
                    return bodies[".".join(parts[n:])]
    return None
