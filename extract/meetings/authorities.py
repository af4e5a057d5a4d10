"""Authorities as papers name them, and whose a paper is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract.meetings.flow import is_caps
from extract.meetings.wordings import AUTHORITY_TYPES, COMMITTEES, COUNCIL_TYPES

SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "with",
        "by",
        "upon",
        "cum",
        "le",
        "la",
        "de",
        "near",
        "next",
        "under",
        "a",
    ]
)
_NAME = r"(?:[A-Z][\w’'.-]*|&|and|of|the|upon|on|in|cum|le|la|de|with|by|next|near|under|nan|St\.?)"
AUTHORITY = re.compile(  # "Leicester City Council", "Burton-cum-Walden Parish Council", "NHS Highland"
    rf"\b(?P<name>[A-Z][\w’'.&-]*(?:[ ,]+{_NAME})*?)[ -]+(?P<type>{COUNCIL_TYPES}|{AUTHORITY_TYPES})\b"
)
AUTHORITY_OF = re.compile(  # "London Borough of Camden", "City of York Council", "Municipal District of Newcastle West"
    r"\b(?P<type>(?:London|Royal|Metropolitan|County)\s+Borough|City|Township|Town|Municipal District|"
    r"Metropolitan District|Borough|"
    r"County|Corporation) of (?P<name>[A-Z][\w’'-]*(?:[ -](?:(?:and|upon|&) )?[A-Z][\w’'-]*)*)"
)
NHS = re.compile(r"\bNHS (?P<name>[A-Z][\w’'-]+(?: (?:and|&|[A-Z][\w’'-]+))*)")
# words before the authority's own name: "MINUTES OF THE FENWICK PARISH COUNCIL MEETING"
LEADING = re.compile(
    r"^(?:(?:draft|agreed|approved|confirmed|unconfirmed|signed|minutes?|notes?|agenda|notice|record|report|"
    r"proceedings|public|"
    r"meetings?|session|of|for|the|an?|and|at|by|to|from|in|on|held|annual|ordinary|special|extraordinary|monthly|"
    r"statutory|full|regular|"
    r"inaugural|general|virtual|remote|hybrid|members?|all|chairman|chair|clerk|leader|secretary|mayor|welcome|"
    r"both|each|between|"
    r"with|that|this|our|your|dear|councillors?|subject|title|authority|open|joint|executive|first|last|next|"
    r"previous|when|where|if|as|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|page|re|via|under|"
    r"parishioners|attend|"
    r"summons|budget(?:[ -]setting)?|precept|emergency|urgent|adjourned|reconvened|\d\S*)\b[,:]?\s*)+",
    re.IGNORECASE,
)
VENUE_AFTER = re.compile(  # "Council Chamber, Sessions House": a room, whoever's name stands before it
    r"\s+(?:chambers?|house|offices?|buildings?|suite|rooms?|hall|tax|leader|meetings?)\b", re.IGNORECASE
)
CONTACT_BEFORE = re.compile(  # "Ask for: ", "Contact officer: ", "Tel: "
    r"\b(?:ask for|contact(?: officer| name| person)?|enquiries(?: to)?|officer|clerk|dealt with by|"
    r"tel(?:ephone)?|phone|e-?mail|date|time|venue|place)\s*:\s*(?:(?:Mrs?|Ms|Miss|Dr)\.?\s+)?$",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"^(?:the|this|full|our|county|city|borough|district|town|parish|community|local|unitary|your|a|each|every|"
    r"many|new|other)?$",
    re.IGNORECASE,
)


def capitalised(text: str) -> str:
    """A text in capitals as it would stand in a sentence's title; any other stays as it is.

    >>> capitalised("BURTON-CUM-WALDEN PARISH COUNCIL"), capitalised("Kent County Council")
    ('Burton-cum-Walden Parish Council', 'Kent County Council')
    """
    if not is_caps(text):
        return text
    words = re.split(r"(\s+|-|/)", text.lower())
    return "".join(word if word in SMALL and at else word[:1].upper() + word[1:] for at, word in enumerate(words))


def authorities(text: str) -> list[str]:
    """The authorities that a text names.

    >>> authorities("MINUTES OF THE FENWICK PARISH COUNCIL MEETING")
    ['Fenwick Parish Council']
    >>> authorities("the London Borough of Camden and the council")
    ['London Borough of Camden']
    >>> authorities("A Parish Council meeting"), authorities("Ask for: Ann Lee Council Chamber, Shire House")
    ([], [])
    >>> authorities("Summons to and Agenda for the Budget County Council Meeting")
    []
    """
    found = []
    plain = re.sub(r"\bNHS\b", "NHS", capitalised(text))
    for match in AUTHORITY.finditer(plain):
        if match.group("type") == "Council" and _joined(plain, match):
            continue
        name = (
            re.sub(r"^.*\b(?:and|with|from|by|between|that) (?:the )?(?=[A-Z])", "", match.group("name"))
            if len(match.group("name").split()) > 5
            else match.group("name")
        )
        name = re.sub(rf"^.*\b(?:{COMMITTEES})\b (?:of|for) (?:the )?", "", name)  # "Planning Committee of Oakford"
        name = LEADING.sub("", name).strip(" ,–-").removesuffix(" Annual")
        if (
            name
            and not GENERIC.match(name)
            and name[:1].isupper()
            and name.split()[-1][:1].isupper()
            and len(name.split()) < 8
        ):
            found.append(f"{name} {match.group('type')}")
    found += [re.sub(r" (?:Held|Meeting|Minutes)\b.*$", "", match.group()) for match in AUTHORITY_OF.finditer(plain)]
    found += [match.group() for match in NHS.finditer(plain) if "Trust" not in match.group()]
    return found


def _joined(text: str, match: re.Match[str]) -> bool:
    """A name and the bare word "Council" that only stand beside each other: "Ask for: Ann Lee Council Chamber"."""
    return bool(VENUE_AFTER.match(text[match.end() :]) or CONTACT_BEFORE.search(text[: match.start()]))


PLACED = re.compile(
    r"\b(?:city|county|borough|district|town|parish|community) council$|combined authority$|borough of|nhs",
    re.IGNORECASE,
)


def choose_authority(title: Iterable[str], rest: Iterable[str], domains: str) -> str | None:
    """The authority whose paper it is: named in the head, owner of the addresses, or named most often."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    title, rest = list(title), list(rest)
    named = any(authorities(text) for text in title)
    for weight, texts in ((8, title), (1, [] if named else rest)):
        for at, text in enumerate(texts):
            for name in authorities(text):
                key = name.casefold().removeprefix("the ")
                spelling.setdefault(key, name)
                counts[key] += weight + (4 if weight > 1 and at < 3 else 0)
    for key in counts:
        first = re.sub(
            r"[^a-z]", "", key.split(" council")[0].split(" city")[0].split(" county")[0].split(" parish")[0]
        )
        if first and first in domains:
            counts[key] += 12
    if not named:  # bodies that the text only mentions
        counts = Counter({key: n for key, n in counts.items() if n > 2 or re.search(PLACED, key)})
    best, count = counts.most_common(1)[0] if counts else ("", 0)
    owner = None if named or count > 6 else by_domain([*title, *rest], domains)
    return owner or spelling.get(best) or school_of(title)


SCHOOL = re.compile(  # "St Hild's Church of England Primary School", "Oak Multi-Academy Trust"
    r"\b(?P<name>(?:[A-Z][\w’'.-]*|of|and|the|&)(?: (?:[A-Z][\w’'.-]*|of|and|the|&)){0,7} (?:School|Academy|College|"
    r"Academy Trust|Academies Trust|University))\b(?! (?:Governing|Hall|Road|Lane|Library))"
)


def school_of(title: list[str]) -> str | None:
    """The school or college whose governors' paper it is, where no other body is named.

    >>> school_of(["Minutes of the Governing Body of St Hild's Church of England Primary School"])
    "St Hild's Church of England Primary School"
    """
    for text in title[:6]:
        for part in re.split(r"\s[–—-]\s|,|\n", capitalised(text)):
            match = SCHOOL.search(
                re.sub(r"^.*\b(?:Body|Governors|Board|Meeting|Minutes) (?:of|for|at|held at)(?: the)? ", "", part)
            )
            if match and len(match.group("name").split()) > 1:
                return re.sub(r"^(?:The|Of|And|At) ", "", match.group("name"))
    return None


def by_domain(texts: list[str], domains: str) -> str | None:
    """The council whose addresses a paper prints, where it names only its kind: "County Council", "@kent.gov.uk"."""
    hosts = Counter(re.findall(r"(?:@|www\.)([a-z]{3,})\.gov\.uk", domains))
    kinds = Counter(
        m.group() for text in texts for m in re.finditer(r"\b(?:City|County|Borough|District) Council\b", text)
    )
    return f"{hosts.most_common(1)[0][0].title()} {kinds.most_common(1)[0][0]}" if hosts and kinds else None
