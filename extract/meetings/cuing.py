"""The headings of lists of people, and what each says of those below it: a table of wordings."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.meetings.names import split_people


class Cue(NamedTuple):
    """A heading of a list of people, and what it says of them."""

    status: str
    capacity: str
    pattern: str
    example: str


CUES = (
    Cue("apologies", "public", r"public apologies", "Public Apologies:"),
    Cue(
        "apologies",
        "member",
        r"apolog(?:y|ies)(?: (?:for|of) (?:non-?)?(?:absence|attendance|lateness))?(?: (?:had |have |were |was "
        r")?(?:been )?(?:received|given|accepted|noted))?(?: (?:from|by))?",
        "Apologies for absence:",
    ),
    Cue(
        "absent",
        "member",
        r"(?:members |councillors |also )?(?:absent|not present|did not attend)(?: without apolog(?:y|ies))?",
        "Absent:",
    ),
    Cue(
        "present",
        "public",
        r"(?:members? of (?:the )?)?public(?: and press| \(\d+\))?(?: present| attending| in attendance| "
        r"attendees| gallery)?|(?:parishioners|residents|electors)(?: present| attending)?|press(?: and public)?",
        "Members of the Public:",
    ),
    Cue(
        "present",
        "officer",
        r"(?:council |scrutiny |lead )?(?:officers?|officials?|staff)(?: also)?(?: present| in attendance| "
        r"attending| virtually| \([\w ]+\))*",
        "Officers in attendance:",
    ),
    Cue(
        "present",
        "officer",
        r"(?:parish |town |community )?clerk(?: to the (?:council|board))?(?: present| in attendance)?|"
        r"secretariat|minutes (?:taken )?by|minutes taken|minutes(?=\s*:\s*[A-Z])|minute[- ]taker|"
        r"(?:committee )?secretary|"
        r"notes? tak(?:er|en by)",
        "Clerk:",
    ),
    Cue(
        "present",
        "guest",
        r"(?:also |others? )?(?:in attendance|attending)(?: (?:virtually|remotely|online|via \w+|for part|by "
        r"invitation))?|(?:(?:officers|others?|members) )?also (?:present|in attendance|attending)(?: virtually| "
        r"remotely)?|others?(?: (?:present|attending|in attendance))?|other attendees|observers?|by invitation|"
        r"invited(?: guests| attendees)?|guests?(?: speakers?)?|(?:external )?speakers?|advisers?|virtual "
        r"attendance|(?:joining|attending|present) (?:remotely|virtually|online|via \w+)|visitors?|(?:borough|"
        r"district|county|ward|unitary) councillors?(?: present| in attendance)?|representatives?|police",
        "In attendance:",
    ),
    Cue(
        "present",
        "member",
        r"(?:(?:those|persons?|members?|councillors?|cllrs?|board members?|committee members?|voting members|"
        r"trustees|directors|community councillors|panel members|governors)[, ]+)?present(?: in the chair| at "
        r"(?:the )?meeting| were| and forming a quorum|:)?|attendees?|attendance|(?:members? )?attending|in the "
        r"chair|in attendance were|roll call|(?:p r e s e n t)|(?-i:(?:[A-Z][\w&’'-]*\s){1,4})(?:attendees|"
        r"members)(?=\W*$)",
        "Present:",
    ),
    Cue(
        "present",
        "member",
        r"panel|board|board members|trustees|governors|(?:parish |community )?councillors|members|committee "
        r"members|core members|(?:cabinet|executive|other|non-voting) members|aldermen|(?:also )?present virtually|"
        r"voting members|elected members|co-?opted members|(?:vice-?)?chair(?:man|person|"
        r"woman)?|convenor|convener",
        "Panel:",
    ),
)
COMPILED = tuple(
    (cue, re.compile(rf"^(?:{cue.pattern})\s*(?:\(\d+\)\s*)?(?P<end>[:;–-]\s*|\s+(?=[A-Z(])|$)", re.IGNORECASE))
    for cue in CUES
)
MEMBERSHIP = re.compile(  # on an agenda: "Members of the Committee", "Membership", "To: All members of the Council"
    r"^(?:to(?=:\s*(?:councillors|cllrs|members)\s+[A-Z])|(?:standing )?invitees|"
    r"(?:committee |council |panel |board )?membership(?: of .{3,80})?(?: \(\d+\))?|(?:to:? )?(?:all )?(?:the "
    r")?members (?:of|on) the .{3,80}?|to:? (?:all )?(?:members|councillors)|"
    r"(?:voting |substitute |co-?opted |other |committee |core |elected )*(?:members|councillors|"
    r"representatives)(?: \(\d+\)| present)?|.{3,50} representatives?|"
    r"(?:vice-?)?chair(?:man|person|woman)?)\s*(?P<end>[:–-]\s*|$)",
    re.IGNORECASE,
)


def find_cue(text: str, agenda: bool = False) -> tuple[Cue, str] | None:
    """The heading that a line begins with, and what stands after it.

    >>> find_cue("Present: Mr R Nolan")[0].status, find_cue("Present: Mr R Nolan")[1]
    ('present', 'Mr R Nolan')
    >>> find_cue("Public Participation: none") is None
    True
    """
    plain = re.sub(r"^P R E S E N T", "PRESENT", " ".join(text.split()).strip("*_ ")).replace("PRESE/T", "PRESENT")
    if agenda:
        match = MEMBERSHIP.match(plain)
        return (Cue("member", "member", "", ""), plain[match.end() :]) if match else None
    for cue, pattern in COMPILED:
        match = pattern.match(plain)
        if match and _is_heading(plain, match, cue):
            return cue, plain[match.end() :].strip()
    return None


STRONG = re.compile(
    r"^(?:present|attendees|in attendance|apologies|also (?:present|in attendance)|officers present|(?:members|"
    r"councillors|those) present|absent|PRESENT)\b",
    re.IGNORECASE,
)


def _is_heading(text: str, match: re.Match[str], cue: Cue) -> bool:
    """Whether a cue heads a list; "Members welcomed the report" is a sentence."""
    end, rest = match.group("end").strip(), text[match.end() :]
    if end or not rest:
        return True
    return (
        bool(STRONG.match(text))
        and not re.match(r"(?:was|were|that|are|is|had|have)\b", rest)
        and (bool(split_people(rest[:80])) or rest.startswith("("))
    )
