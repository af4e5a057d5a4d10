"""The head of a paper: whose it is, which body met, when and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.meetings.flow import Piece, is_caps
from extract.meetings.wordings import AUTHORITY_TYPES, COMMITTEES, COUNCIL_TYPES
from extract.phrases import find_dates, parse_time

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
# words before the authority's own name: "MINUTES OF THE SOULDERN PARISH COUNCIL MEETING"
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
MEETING_OF = re.compile(  # "a meeting of the Cabinet held in", "MINUTES OF THE PLANNING COMMITTEE MEETING HELD"
    r"\b(?:meeting|minutes|proceedings|session|decision)s?(?: at| of| for)+(?: (?:an?|the|special|ordinary|"
    r"extraordinary|"
    r"annual|monthly|regular|virtual|at|"
    r"remote|hybrid|public|on-?line|teams|zoom|statutory|inaugural|proceedings|meeting|of|budget|last|full))*? "
    r"(?:the )?(?!(?:proceedings|meeting|minutes|held|the|at|of)\b)(?P<body>[^.;:]+?)"
    r"(?=\s+(?:was |which |to be |that )?(?:held|convened|took|take|commenc|will|duly|on|at|in)\b|\s*[,–—(]|\s+\d|"
    r"\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|$)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?P<body>(?:(?:[A-Z0-9][\w’'&.,()/-]*|and|&|of|for|the|in|on|to|–|-) )*"
    rf"(?:{COMMITTEES})(?: [A-Z][\w’'&-]*(?= Committee| Panel| Group))?)\b(?! of)"
)
DATE_CUE = re.compile(r"\b(?:held|date|on|to be held|taking place|meeting)\b", re.IGNORECASE)
PLACE = re.compile(  # "held in the Council Chamber, Sessions House on Thursday", "at Steep Village Hall"
    r"\b(?:held|convened|took place|take place|meeting)\b[^.]*?\b(?:in|at|via|by|"
    r"on)\s+(?:the\s+)?(?P<place>[A-Z][^.;]*?)"
    r"(?=\s*,?\s+(?:on|at|commencing|starting|from)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the\s+\d|\d)|"
    r"\s*[–-]\s*\d|\s*$|\.)",
    re.IGNORECASE,
)
PLACE_LABEL = re.compile(r"^(?:place|venue|location|where)\s*[:–-]\s*(?P<place>.+)$", re.IGNORECASE)
PLACE_AFTER = re.compile(
    r"\b(?:[ap]\.?m\.?|hrs|\d{4}),?\s+(?:in|at|via)\s+(?:the\s+)?(?P<place>[A-Z][^.;]*?)(?=\s+on\b|\s*$|\.)",
    re.IGNORECASE,
)
CANCELLED = re.compile(r"\b(?:meeting (?:has been |is |was )?(?:cancelled|postponed)|CANCELLED|POSTPONED)\b")
FORMATS = (
    ("hybrid", re.compile(r"\bhybrid\b", re.IGNORECASE)),
    ("virtual", re.compile(r"\b(?:virtual|remote|on-?line|zoom|teams|video ?conference)\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a paper says."""

    title: str | None = None
    authority: str | None = None
    committee: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    format: str | None = None
    status: str | None = None
    inferred: bool = False  # the year of the date is printed elsewhere
    piece: Piece | None = None


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

    >>> authorities("MINUTES OF THE SOULDERN PARISH COUNCIL MEETING")
    ['Souldern Parish Council']
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
    return owner or spelling.get(best)


def by_domain(texts: list[str], domains: str) -> str | None:
    """The council whose addresses a paper prints, where it names only its kind: "County Council", "@kent.gov.uk"."""
    hosts = Counter(re.findall(r"(?:@|www\.)([a-z]{3,})\.gov\.uk", domains))
    kinds = Counter(
        m.group() for text in texts for m in re.finditer(r"\b(?:City|County|Borough|District) Council\b", text)
    )
    return f"{hosts.most_common(1)[0][0].title()} {kinds.most_common(1)[0][0]}" if hosts and kinds else None


def read_head(pieces: list[Piece], rest: list[Piece] | None = None, running: Sequence[str] = ()) -> Head:
    """What the pieces before the business say; running heads name the authority where they do not."""
    texts = [piece.text for piece in pieces if piece.text]
    whole = " ".join(texts)
    later = [piece.text for piece in (rest or [])]
    domains = re.sub(r"[^a-z@.]", "", " ".join(re.findall(r"(?:@|www\.)[\w.-]+", whole + " ".join(later))).lower())
    named = texts if any(authorities(text) for text in texts) else [*texts, *running]
    authority = choose_authority(named, [text[:400] for text in later], domains)
    date, inferred = head_date(texts, later)
    return Head(
        title=head_title(pieces),
        authority=authority,
        committee=head_committee([*named, run_together(pieces)], authority),
        date=date,
        time=head_time(texts),
        place=head_place(texts),
        format=next((name for name, pattern in FORMATS if pattern.search(whole)), None),
        status="cancelled" if CANCELLED.search(whole) else None,
        inferred=inferred,
        piece=pieces[0] if pieces else None,
    )


TITLE_CUE = re.compile(r"\b(?:minutes|meeting|agenda|notes of|summons|notice)\b", re.IGNORECASE)


def head_title(pieces: list[Piece]) -> str | None:
    """The paper's title: the line that says what it is, or its first."""
    texts = [piece.text for piece in pieces if piece.text]
    named = [text for text in texts if TITLE_CUE.search(text)]
    return next(iter(named or texts), None)


def run_together(pieces: list[Piece]) -> str:
    """The lines of a head as one text, for a title that runs over several of them.

    >>> run_together([Piece("MINUTES OF THE MEETING OF THE", 1), Piece("ROADS COMMITTEE HELD ON 1 MAY", 1)])
    'MINUTES OF THE MEETING OF THE ROADS COMMITTEE HELD ON 1 MAY'
    """
    texts = [piece.text for piece in pieces if piece.text and not piece.grid]
    start = next((at for at, text in enumerate(texts) if TITLE_CUE.search(text)), None)
    return " ".join(texts[start : start + 5])[:400] if start is not None else ""


def head_committee(texts: list[str], authority: str | None) -> str | None:
    """The body that met, a whole council by its kind alone."""
    candidates: list[str] = []
    for text in texts:
        match = MEETING_OF.search(text)
        if match:
            candidates.append(match.group("body"))
    lines = [part for text in texts for part in re.split(r"\s+[–—-]\s+|:\s", text) if len(part) < 110]
    bodies = [clean_body(text, authority) for text in candidates]
    bodies += [
        clean_body(part, authority) for part in lines if re.search(rf"\b(?:{COMMITTEES})\b", part, re.IGNORECASE)
    ]
    own = (authority or "").casefold()
    named = [body for body in bodies if body and body.casefold() != own] or [body for body in bodies if body]
    whole = rf"(?:{COUNCIL_TYPES})|(?:annual )?(?:parish|town|community) (?:meeting|assembly)"
    special = [body for body in named if not re.fullmatch(whole, body, re.IGNORECASE)]
    named = sorted(named, key=lambda body: bool(re.search(r" (?:meeting|assembly)$", body, re.IGNORECASE)))
    phrases = [" ".join(capitalised(text).split()) for text in candidates if 1 < len(text.split()) < 9]
    special = [body for body in special if not BARE_BODY.fullmatch(body)] or special
    found = next(iter(special or named or phrases), None)
    return None if found and BARE_BODY.fullmatch(found) else found


BARE_BODY = re.compile(  # "Committee" alone names nothing
    r"(?:the )?(?:sub-?)?(?:committee|panel|commission|forum|working (?:group|party)|partnership|conference)",
    re.IGNORECASE,
)


def clean_body(text: str, authority: str | None) -> str | None:
    """A meeting body's name out of a phrase that names it, without the authority's own name."""
    text = re.sub(r"[*_]", "", capitalised(" ".join(text.split())))
    text = re.sub(
        r"^(?:draft )?(?:summons to and )?"
        r"(?:minutes|agenda|notice|notes|summons|proceedings)(?: to)?(?: of| for|:)?(?: (?:an?|the))?\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"^(?:(?:an?|the|special|ordinary|extraordinary|annual|monthly|regular|virtual|meeting|of|public|on-?line|"
        r"teams|zoom|budget(?=(?: \w+)? council\b))\s+)+(?=\S)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = capitalised(text)
    kind = authority and re.search(rf"(?:{COUNCIL_TYPES})$", authority)
    assembly = re.search(r"\b(?P<annual>annual )?(?P<type>(?:parish|town|community) (?:meeting|assembly))$", text, re.I)
    if assembly and authority and re.search(r"\bmeeting$|\bassembly$", authority, re.IGNORECASE):
        return assembly.group().title()
    if authority and authority.casefold() in text.casefold():
        at = text.casefold().index(authority.casefold())
        rest = (text[:at] + text[at + len(authority) :]).strip(" ,–-’'s")
        rest = re.sub(r"\b(?:meeting|held|minutes)\b.*$", "", rest, flags=re.IGNORECASE).strip(" ,–-")
        if not re.search(rf"\b(?:{COMMITTEES})\b", rest, re.IGNORECASE):
            return kind.group() if kind else authority
        text = rest
    match = next(reversed(list(re.finditer(rf"\b(?:{COMMITTEES})\b", text, re.IGNORECASE))), None)
    if not match or len(text) > 120:
        return None
    body = text[: match.end()].strip(" ,–-")
    body = re.sub(r"\s+meeting$", "", body, flags=re.IGNORECASE)
    first = NAMED.match(body)
    words = body.split()
    if (
        len(words) > 12
        or not first
        or re.search(
            r"\b(?:is|are|was|were|will|has|have|be|that|which|invited|please|members of|clerk|secretary|leader|"
            r"councillors?|officer)\b",
            body,
            re.IGNORECASE,
        )
    ):
        return None
    return body


def head_date(texts: list[str], later: list[str]) -> tuple[str | None, bool]:
    """The meeting's date; a date printed without a year takes it from the other dates of the paper."""
    called = next((date for text in texts if (date := held_on(text))), None)
    if called:
        return called, False
    partial: str | None = None
    for text in texts:
        if re.search(r"\b(?:previous|last) meeting|\b(?:published|issued|despatch|dated)\b", text, re.IGNORECASE):
            continue
        dates = find_dates(text)
        if dates:
            held = re.search(r"\b(?:held|date)\b", text, re.IGNORECASE)
            return next((d.value for d in dates if held and d.start > held.start()), dates[0].value), False
        if partial is None and find_dates(text, 2000):
            partial = text
    if partial:
        year = infer_year(partial, later)
        if year:
            return find_dates(partial, year)[0].value, True
    return None, False


CALLED = re.compile(  # "to be held in the Chamber on": before the meeting's own date, not before a letter's
    r"\b(?:to be held|will be held|will take place|to take place|summoned to (?:attend )?an?)\b", re.IGNORECASE
)


def held_on(text: str) -> str | None:
    """The date for which a sentence calls the meeting.

    >>> held_on("You are summoned to a meeting to be held in the Hall on 14 March 2023"), held_on("Dated 6 March 2023")
    ('2023-03-14', None)
    """
    cue = CALLED.search(text)
    if not cue or re.search(
        r"\b(?:previous|last) meeting|\bminutes of the meetings? held\b(?=.*\bapprove)", text, re.I
    ):
        return None
    return next((found.value for found in find_dates(text) if found.start > cue.end()), None)


def infer_year(text: str, later: list[str]) -> int | None:
    """The year that a date lacks: the last one before the nearest later date that the paper prints whole."""
    years = [int(found.value[:4]) for line in later for found in find_dates(line) if found.full]
    numbered = [match.groups() for line in later if (match := re.match(r"(\d{1,3})/(\d{1,3})\s", line))]
    for at in (0, 1):  # "05/35", "05/36": the part that stays is the year
        stays = {pair[at] for pair in numbered}
        if len(numbered) > 2 and len(stays) == 1 and len(year := stays.pop()) == 2:
            return 2000 + int(year)
    if not years:
        return None
    values = sorted(found.value for line in later for found in find_dates(line) if found.full)
    likely = Counter(years).most_common(1)[0][0]
    mine = find_dates(text, likely)[0].value
    return likely if any(abs(int(value[:4]) - likely) <= 1 for value in values) and mine else None


def head_time(texts: list[str]) -> str | None:
    """When the meeting began."""
    for text in texts:
        found = parse_time(text)
        if found and len(text) < 400:
            return found
    return None


def head_place(texts: list[str]) -> str | None:
    """Where the meeting was."""
    for pattern in (PLACE_LABEL, PLACE, PLACE_AFTER):
        for text in texts:
            match = pattern.search(text)
            if match and len(match.group("place")) < 140:
                place = match.group("place").strip(" ,.*")
                dates = find_dates(place, 2000)
                place = place[: dates[0].start].strip(" ,") if dates else place
                place = re.sub(
                    r"\s+(?:on|at|from|held|for the purpose\b.*|at \d{1,2}|to (?:transact|consider)\b.*)$",
                    "",
                    place,
                    flags=re.IGNORECASE,
                )
                if (
                    len(place) > 3
                    and place[:1].isupper()
                    and not re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d", place, re.IGNORECASE)
                ):
                    return place
    return None
