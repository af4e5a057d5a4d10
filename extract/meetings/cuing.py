"""The headings of lists of people, and what each says of those below it: a table of wordings."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.meetings.cues import load_wordings
from extract.meetings.names import split_people


class Cue(NamedTuple):
    """A heading of a list of people, and what it says of them."""

    status: str
    capacity: str
    pattern: str
    example: str


def load_cues() -> tuple[Cue, ...]:
    """The headings of wordings/attendance.tsv."""
    roles = [(row.role.partition(":"), row) for row in load_wordings("attendance")]
    return tuple(Cue(status, capacity, row.pattern, row.example) for (status, _, capacity), row in roles)


CUES = load_cues()
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
    r"(?:vice-?)?chair(?:man|person|woman)?)\s*(?:\([a-z][\w -]*\)\s*)?(?P<end>[:–-]\s*|$)",
    re.IGNORECASE,
)


BILINGUAL = re.compile(  # "Presennol / Present:", "Hefyd yn bresennol / In attendance:"
    r"^[A-Z][\w’' -]{3,40} ?/ ?(?=(?:present|in attendance|apolog|absent|also)\b)", re.IGNORECASE
)


def find_cue(text: str, agenda: bool = False) -> tuple[Cue, str] | None:
    """The heading that a line begins with, and what stands after it.

    >>> find_cue("Present: Mr R Nolan")[0].status, find_cue("Present: Mr R Nolan")[1]
    ('present', 'Mr R Nolan')
    >>> find_cue("Presennol / Present: Ann Lee")[1]
    'Ann Lee'
    >>> find_cue("Public Participation: none") is None
    True
    """
    plain = re.sub(r"^P R E S E N T", "PRESENT", " ".join(text.split()).strip("*_ ")).replace("PRESE/T", "PRESENT")
    plain = BILINGUAL.sub("", plain)
    if agenda:
        match = MEMBERSHIP.match(plain)
        return (Cue("member", "member", "", ""), plain[match.end() :]) if match else None
    for cue, pattern in COMPILED:
        match = pattern.match(plain)
        if match and _is_heading(plain, match, cue):
            return cue, plain[match.end() :].strip()
    return None


STRONG = re.compile(
    r"^(?:present|attendees|in attendance|apologies|also (?:present|in attendance)|officers present|"
    r"(?:members|trustees|governors|directors|commissioners|"
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
