"""The head of a paper: whose it is, which body met, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.meetings.authorities import authorities, capitalised, choose_authority
from extract.meetings.flow import Piece
from extract.meetings.names import names_people
from extract.meetings.occasions import head_date, head_place, head_time
from extract.meetings.wordings import COMMITTEES, COUNCIL_TYPES, TITLE
from extract.phrases import find_dates

MEETING_OF = re.compile(  # "a meeting of the Cabinet held in", "MINUTES OF THE PLANNING COMMITTEE MEETING HELD"
    r"\b(?:meeting|minutes|proceedings|session|decision)s?(?: at| of| for)+(?: (?:an?|the|special|ordinary|"
    r"extraordinary|"
    r"annual|monthly|regular|virtual|at|"
    r"remote|hybrid|public(?= meeting| session)|on-?line|teams|zoom|statutory|inaugural|proceedings|meeting|of|"
    r"budget|last|full))*? "
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


def read_head(pieces: list[Piece], rest: list[Piece] | None = None, running: Sequence[str] = ()) -> Head:
    """What the pieces before the business say; running heads name the authority where they do not."""
    texts = [piece.text for piece in pieces if piece.text]
    whole = " ".join(texts)
    later = [piece.text for piece in (rest or [])]
    domains = re.sub(r"[^a-z@.]", "", " ".join(re.findall(r"(?:@|www\.)[\w.-]+", whole + " ".join(later))).lower())
    texts = [text for text in texts if find_dates(text) or not (_person_line(text) or REACHING.match(text))]
    named = texts if any(authorities(text) for text in texts) else [*texts, *running]
    authority = choose_authority(named, [text[:400] for text in later], domains)
    date, inferred = head_date(texts, later)
    committee = head_committee([*named, run_together(pieces)], authority)
    group = None if committee else group_of(texts)
    return Head(
        title=head_title(pieces),
        authority=authority or group,
        committee=committee or group,
        date=date,
        time=head_time(texts),
        place=head_place(texts),
        format=next((name for name, pattern in FORMATS if pattern.search(whole)), None),
        status="cancelled" if CANCELLED.search(whole) else None,
        inferred=inferred,
        piece=pieces[0] if pieces else None,
    )


GROUP = re.compile(  # "Otter Flood Action Group", "Friends of the Park", "Bay Users' Forum": bodies of their own name
    r"^(?P<body>(?:[A-Z][\w’'&-]*|of|the|and|for|&)(?: (?:[A-Z][\w’'&-]*|of|the|and|for|&)){0,7} (?:Group|Team|Network|"
    r"Association|Society|Club|Federation|Alliance|Consortium|Collaborative|Taskforce|Task Force))\b(?! (?:of|for)\b)"
)


def group_of(texts: Sequence[str]) -> str | None:
    """The group that met, where the head names no committee.

    >>> group_of(["Otter Flood Action Group", "Notes of meeting, 19 January"]), group_of(["Patient Group-minutes"])
    ('Otter Flood Action Group', 'Patient Group')
    """
    for text in texts[:4]:
        match = GROUP.match(capitalised(text))
        if match and len(text) < len(match.group("body")) + 30:
            return match.group("body")
    return None


def _person_line(text: str) -> bool:
    return bool(TITLE.match(text)) and names_people(text)


REACHING = re.compile(  # "Contact: Ann Lee, Panel Officer", "Enquiries: …": names nobody who meets
    r"^(?:contact|enquir\w+|ask for|officer contact|clerk|e-?mail|tel\w*|for further|democratic services)\b[^.]{0,30}:",
    re.IGNORECASE,
)
TITLE_CUE = re.compile(r"\b(?:minutes|meeting|agenda|notes of|summons|notice)\b", re.IGNORECASE)


GOES_ON = re.compile(r"\b(?:of|the|for|and|on|at|in|held)$|[,&]$", re.IGNORECASE)  # "Minutes of the Meeting of the"


def head_title(pieces: list[Piece]) -> str | None:
    """The paper's title: the line that says what it is, with what it runs on into, or its first.

    >>> head_title([Piece("Anytown", 1), Piece("Minutes of a Meeting of the", 1), Piece("ROADS COMMITTEE", 1)])
    'Minutes of a Meeting of the ROADS COMMITTEE'
    """
    texts = [piece.text for piece in pieces if piece.text]
    at = next((at for at, text in enumerate(texts) if TITLE_CUE.search(text)), 0)
    title = texts[at : at + 1]
    while title and GOES_ON.search(title[-1]) and at + len(title) < len(texts) and len(title) < 4:
        title.append(texts[at + len(title)])
    return " ".join(title) or None


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
    lines = [part for text in texts for part in re.split(r"\s+[–—-]\s+|(?<=\w)[–—]\s+|:\s", text) if len(part) < 110]
    bodies = [clean_body(text, authority) for text in candidates]
    bodies += [
        clean_body(part, authority) for part in lines if re.search(rf"\b(?:{COMMITTEES})\b", part, re.IGNORECASE)
    ]
    own = (authority or "").casefold()
    named = [body for body in bodies if body and body.casefold() != own] or [body for body in bodies if body]
    whole = rf"(?:.+ )?(?:full )?(?:{COUNCIL_TYPES})|(?:annual )?(?:parish|town|community) (?:meeting|assembly)"
    special = [body for body in named if not re.fullmatch(whole, body, re.IGNORECASE)]
    named = sorted(named, key=lambda body: bool(re.search(r" (?:meeting|assembly)$", body, re.IGNORECASE)))
    phrases = [" ".join(capitalised(text).split()) for text in candidates if 1 < len(text.split()) < 9]
    phrases = [phrase for phrase in phrases if not re.match(r"\d|(?:\w+ )?meeting$", phrase, re.IGNORECASE)]
    special = [body for body in special if not BARE_BODY.fullmatch(body)] or special
    if len(phrases) > 1 and phrases[-1].casefold().startswith(f"{phrases[0].casefold()} "):
        phrases = phrases[-1:]  # a name that goes on on the next line
    found = next(iter(special or named or phrases), None)
    plain = WHOLE.fullmatch(found or "")
    if plain:  # "Ashfold Parish Council": of a full council its kind alone
        return plain.group("kind")
    return None if found and BARE_BODY.fullmatch(found) else found


WHOLE = re.compile(
    r"[A-Z][\w’'&-]*(?: (?:and|&|cum|with|[A-Z][\w’'&-]*)){0,5} "
    r"(?P<kind>(?:City|County|Borough|District|Town|Parish|Community) Council)"
)
BARE_BODY = re.compile(  # "Committee" alone names nothing
    r"(?:the )?(?:sub-?)?(?:committee|panel|commission|forum|working (?:group|party)|partnership|conference)",
    re.IGNORECASE,
)


ROOMED = re.compile(  # a body's name in the name of a room or an office: "Conference Room 2", "Panel Officer"
    rf"\b(?:{COMMITTEES})(?=\s+(?:Rooms?|Chambers?|House|Hall|Suite|Offices?|Officer|Clerk|Secretary|Manager|Services|"
    r"Support|Administrator|Centre|Building)\b)",
    re.IGNORECASE,
)


def clean_body(text: str, authority: str | None) -> str | None:
    """A meeting body's name out of a phrase that names it, without the authority's own name.

    >>> clean_body("Council held in the Assembly Room, Town Hall", None), clean_body("Conference Room 2, 5 May", None)
    ('Council', None)
    """
    text = re.split(
        r"\s+(?:held|convened|meeting (?:in public|held))\b", re.sub(r"[*_]", "", " ".join(text.split())), flags=re.I
    )[0]
    text = ROOMED.sub("", capitalised(text)).strip()
    text = re.sub(
        r"^(?:draft )?(?:summons to and )?"
        r"(?:minutes|agenda|notice|notes|summons|proceedings)(?: to)?(?: of| for|:)?(?: (?:an?|the))?\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"^(?:(?:an?|the|special|ordinary|extra-?ordinary|annual|monthly|regular|virtual|meeting|of|"
        r"public(?= meeting| session)|on-?line|teams|zoom|budget(?=(?: \w+)? council\b))\s+)+(?=\S)",
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
    if not match or len(text) > 120 or re.match(r"(?:held|convened|on|at|in|to)\b", text, re.IGNORECASE):
        return None
    body = text[: match.end()].strip(" ,–-")
    twice = re.search(
        r"\b(?:Meeting|Council)\s+[A-Z].*?\b(?P<kind>(?:City|County|Borough|District|Town|Parish) Council)$", body
    )
    if twice:  # two bodies' names on two lines of one heading
        return twice.group("kind")
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
