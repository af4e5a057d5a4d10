"""The people of one list as rows: who stands on which line, with office, capacity and what is noted beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.cuing import Cue
from extract.meetings.names import Entry, is_name, is_office, split_people
from extract.meetings.rosters import Bucket, Segment
from extract.meetings.wordings import CIVIC, TITLE
from extract.records import Attendance

CONTACT = re.compile(
    r"\be.?mail\b\W*\S*@?\S*|\S+@\S+|\btel(?:ephone)?\b[\s.:]*[\d ]*|\b0\d{3,4}[\d ]{5,8}", re.IGNORECASE
)
PUBLIC_COUNT = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|no|several|\d+ other)\s+(?:other )?(?:members?|"
    r"residents?|parishioners?|electors?)\b(?: of (?:the )?(?:public|press)\b)?(?:(?: and| or) (?:of the )?(?:public|"
    r"press))?"
    r"(?: (?:were )?(?:also )?(?:present|in attendance|attended|attending))?|members of the public\s*\d+",
    re.IGNORECASE,
)
NOBODY = re.compile(r"^(?:none|nil|no apologies|there were no|n/?a|-)\b", re.IGNORECASE)
SUBSTITUTE = re.compile(
    r"\b(?:who was |who were )?(?:substituted by|substitut\w* for|subst?\.? for|in place of|deputising for|sub "
    r"for)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
ARRIVED = re.compile(r"\b(?:from|arrived|joined)\b\s*(?:at )?(?P<when>.+)$", re.IGNORECASE)
LEFT = re.compile(r"\b(?:until|up to|left|to item)\b\s*(?:at )?(?P<when>.+)$", re.IGNORECASE)
VIRTUAL = re.compile(r"\b(?:virtual|remote|online|via|zoom|teams|video|phone)", re.IGNORECASE)
OFFICER_ROLES = re.compile(
    r"\b(?:clerk|officer|director|head of|manager|chief exec|solicitor|counsel|monitoring|accountant|"
    r"administrator|secretariat|surveyor|engineer|planner|"
    r"assistant|lead\b|consultant|s151|strategic|democratic|technician|archaeologist|auditor|rfo|advis[eo]r|lawyer|"
    r"(?:company|trust|board) secretary|minute)",
    re.IGNORECASE,
)
GUEST_ROLES = re.compile(
    r"\b(?:county|district|borough|unitary|ward|SBC|EDC|A&B) (?:councill?or|cllr)|"
    r"\b(?:police|PCSO|MP|reporter|press|trust|company|ltd|university)\b",
    re.IGNORECASE,
)
CONTINUES = re.compile(r"(?:[,;&(–-]|\band|\bof|\bfor|\bthe|\bto)$", re.IGNORECASE)


def bucket_rows(bucket: Bucket, meeting: str) -> Iterator[Attendance]:
    """The people of one list."""
    lines = ["\t".join(segment.text for segment in row) for row in bucket.rows]
    whole = " ".join(line.replace("\t", " ") for line in lines)
    if NOBODY.match(whole):
        return
    title = re.match(r"^(?P<one>Councillor|Cllr)s\b", bucket.cued.strip())
    cued = bucket.cued
    for unit, row in _units(lines, bucket.rows):
        text = titled(unit, title.group("one")) if title else unit
        for entry in split_people(PUBLIC_COUNT.sub(" ", CONTACT.sub(" ", text))):
            yield attendance_row(entry, bucket.cue, row, meeting, cued)
            cued = IN_CHAIR.sub("", cued)  # one person is in the chair, whoever is listed after


def titled(text: str, title: str) -> str:
    r"""Surnames under the heading "Councillors:", each with its title.

    >>> titled("Ashgrove\tBexwell", "Councillor")
    'Councillor Ashgrove\tCouncillor Bexwell'
    """
    parts = re.split(r"(\t|,\s*|;\s*|\s+and\s+)", text)
    return "".join(f"{title} {part}" if not TITLE.match(part) and is_name(part, True) else part for part in parts)


IN_CHAIR = re.compile(r"\bin the chair\b", re.IGNORECASE)
OFFICE_AFTER = re.compile(r"^(?P<name>[^,(–—:]+?)(?:,\s*|\s*\(|\s+[–—-]\s+|:\s+)(?P<rest>\S.*)$")  # "Ann Lee, Clerk"


def own_row(text: str) -> bool:
    """Whether a line holds one person and an office, and so is whole.

    >>> own_row("Sunniva Drax, Head of Housing"), own_row("Ann Lee, Bob Day"), own_row("Ann Lee, Clerk, Bob Day")
    (True, False, False)
    """
    match = OFFICE_AFTER.match(text.strip())
    if not match or not is_name(match.group("name")):
        return False
    rest = [
        part.strip(" ().") for part in re.split(r",|;|\s[–—-]\s|\band\b", match.group("rest")) if part.strip(" ().")
    ]
    return bool(rest) and is_office(rest[0]) and not any(is_name(part) for part in rest)


def _begins_row(before: str, line: str) -> bool:
    """The next line is another person's: it names an office too, or follows a whole row and begins with a name."""
    return own_row(line) or (own_row(before) and is_name(line.split(",", maxsplit=1)[0]))


def _units(lines: list[str], rows: list[list[Segment]]) -> Iterator[tuple[str, list[Segment]]]:
    """Lines that run on are one unit, others stand for themselves."""
    start = 0
    plural = ""
    for at in range(len(lines)):
        text = re.sub(r"(?<=\w-) (?=[A-Z])", "", " ".join(lines[start : at + 1]))
        more = at + 1 < len(lines) and (
            bool(CONTINUES.search(lines[at].strip()))
            or text.count("(") > text.count(")")
            or lines[at + 1][:1].islower()
            or re.match(r"(?:and|&)\s", lines[at + 1]) is not None
            or (
                lines[start].count(",") >= 1
                and "," in lines[at + 1]
                and "\t" not in lines[at + 1]
                and not _begins_row(text, lines[at + 1])
            )
            or re.search(r"(?:,|\band) (?:Mrs?|Ms|Miss|Dr|Cllr|Councillor|[A-Z])\.?$", lines[at]) is not None
            or (
                lines[start].count(",") >= 1
                and re.search(r"(?:,|\band) [A-Z][\w’'-]+$|\b[A-Z]\w+-$", lines[at]) is not None
                and re.fullmatch(r"[A-Z][\w’'-]+(?:\.|;|,.*|;.*|$)", lines[at + 1]) is not None
            )
            or (
                not re.search(r"\band [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$", lines[at])
                and bool(re.search(r"[;,]", text))
                and at + 1 == len(lines) - 1
                and len(lines[at]) > 60
                and not _begins_row(text, lines[at + 1])
            )
        )
        if more:
            continue
        unit = text if start < at or "," in text else lines[at]
        match = re.match(r"^(Councillors|Cllrs\.?|Members)[:.]?(?=\s|$)\s*", unit)
        if match:
            plural = (
                "Cllr. "
                if match.group(1) == "Cllrs."
                else "Cllr "
                if match.group(1).startswith("Cllr")
                else "Councillor "
                if match.group(1)[0] == "C"
                else ""
            )
        elif (
            plural
            and "," not in unit
            and not re.match(r"(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Miss)\b", unit)
            and not any(is_office(part) for part in unit.split("\t"))
        ):
            unit = "\t".join(
                part if not is_name(part) or part[-1:] == "." else plural + part for part in unit.split("\t")
            )
        yield unit, rows[start]
        start = at + 1


ELECTED = re.compile(rf"(?:{CIVIC.pattern}|Councill?or|Cllr|Cr|Council ?[Mm]ember|Alderman)\b")


def attendance_row(entry: Entry, cue: Cue, row: list[Segment], meeting: str, cued: str = "") -> Attendance:
    """One person's row."""
    note = entry.note or ""
    substitute = SUBSTITUTE.search(note)
    if cue.capacity == "officer" and ELECTED.match(
        entry.name
    ):  # "Clerk: Mayor Ash, Councillors Elm and Yew": who calls
        cue, cued = cue._replace(capacity="member"), ""
    role = entry.role or _cue_role(cued)
    return Attendance(
        meeting=meeting,
        name=entry.name,
        role=role,
        capacity=capacity_of(entry, cue, role),
        status=cue.status,
        substitute_for=substitute.group("who").strip(" )") if substitute else None,
        arrived=_when(ARRIVED, note),
        left=_when(LEFT, note),
        virtual=True if VIRTUAL.search(f"{note} {cued}") else None,
        page=row[0].page,
        bbox=row[0].bbox,
    )


def _cue_role(cued: str) -> str | None:
    """A heading that is an office itself: "Clerk: Gail Williams", "In the chair"."""
    plain = cued.strip(" :–-")
    if re.fullmatch(
        r"(?:parish |town |community )?clerk(?: to the (?:council|board))?|(?:vice-?)?chair(?:man|person|woman)?|"
        r"conven[eo]r|(?:committee )?secretary",
        plain,
        re.IGNORECASE,
    ):
        return plain if not plain.isupper() else plain.capitalize()
    return "Chair" if re.search(r"in the chair", plain, re.IGNORECASE) else None


def _when(pattern: re.Pattern[str], note: str) -> str | None:
    match = pattern.search(note)
    return match.group("when").strip(" )") if match else None


def capacity_of(entry: Entry, cue: Cue, role: str | None) -> str:
    """In which capacity somebody attends: by the heading of the list, or by the office named."""
    if cue.capacity == "public":
        return "public"
    text = f"{role or ''} {entry.organisation or ''}"
    if re.search(r"\bmember of (?:the )?public\b", text, re.IGNORECASE):
        return "public"
    if GUEST_ROLES.search(text) or re.match(r"(?:PC|PCSO|CPO|Sgt|Insp|County|District)\b", entry.name):
        return "guest"
    if OFFICER_ROLES.search(text):
        return "officer"
    return cue.capacity
