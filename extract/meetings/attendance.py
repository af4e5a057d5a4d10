"""Who was there: lists, columns and tables between the title and the business, and apologies among the business."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extract.meetings.flow import Piece, grid_lines
from extract.meetings.names import Entry, is_name, is_office, split_people
from extract.meetings.sentences import sentences
from extract.meetings.wordings import TITLE
from extract.paper import Cell, Line
from extract.records import Attendance, Box


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
CHAIRED = re.compile(
    r"\b(?:meeting|chair)\b.{0,12}\b(?:was )?(?:chaired|taken) by (?P<who>[A-Z][\w .’'-]{1,40}?)(?:[.,;]|$)|"
    r"^(?P<who2>[A-Z][\w .’'-]{2,40}?) (?:took the chair|(?:was )?in the chair|presided)\b"
)
ATTENDED = re.compile(r"^(?P<who>(?:[A-Z][\w.’'-]*\s){1,5})attended the meeting\b")
FROM = re.compile(  # "Apologies had been received from Chris Rothero and Joanna Carlisle."
    r"\bapolog(?:y|ies)\b[^.;:]*?(?:\bfrom\b|\bby\b|\bof\b|:|–)\s*(?!absence|the (?:following|"
    r"meeting))(?P<who>.+)$|^(?P<who2>.+?)\s+(?:had |have )?(?:sent|gave|given|tendered|submitted) (?:his |her |"
    r"their )?apologies\b",
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


class Segment(NamedTuple):
    """Words of one line with no wide gap between them."""

    text: str
    x0: float
    x1: float
    page: int
    bbox: Box | None


@dataclass(slots=True)
class Bucket:
    """The lines under one heading."""

    cue: Cue
    x0: float = 0.0
    rows: list[list[Segment]] = field(default_factory=list)
    cued: str = ""


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


def segments(line: Line, page: int) -> list[Segment]:
    """The parts of a line that wide gaps set apart.

    >>> [part.text for part in segments(Line("Ann Lee    Bob Day", 1), 1)]
    ['Ann Lee', 'Bob Day']
    """
    if not line.spans or line.spans[0].x0 is None:
        parts = [part.strip() for part in re.split(r"\t+|\s{3,}", line.text) if part.strip()]
        return [Segment(part, at * 1000.0, at * 1000.0 + 900, page, line.bbox) for at, part in enumerate(parts)]
    found: list[Segment] = []
    for span in line.spans:
        x0, x1 = span.x0 or 0.0, span.x1 or 0.0
        if found and x0 - found[-1].x1 < max(10.0, line.size * 1.2):
            last = found[-1]
            glue = "" if span.text.startswith((",", ".", ")", ";")) or x0 - last.x1 < 0.8 else " "
            found[-1] = last._replace(text=f"{last.text.rstrip()}{glue}{span.text.strip()}", x1=x1)
        elif span.text.strip():
            found.append(Segment(span.text.strip(), x0, x1, page, line.bbox))
    return found


def rows_of(piece: Piece) -> Iterator[list[Segment]]:
    """The lines of a piece, or the rows of its grid, as segments."""
    if piece.grid:
        rows = grid_lines(piece.grid)
        lines_of = person_lines if one_person_a_cell(rows) else cell_lines
        for row in rows:
            cells = [cell for cell in row if cell.text.strip()]
            height = max((len(lines_of(cell)) for cell in cells), default=0)
            for at in range(height):
                found = []
                for cell in cells:
                    lines = lines_of(cell)
                    x0 = cell.bbox[0] if cell.bbox else cell.column * 1000.0
                    x1 = cell.bbox[2] if cell.bbox else x0 + 900
                    if at < len(lines) and lines[at].strip():
                        found.append(Segment(" ".join(lines[at].split()), x0, x1, cell.page, cell.bbox))
                if found:
                    yield found
    elif piece.lines and len(piece.lines) > 0:
        for line in piece.lines:
            found = segments(line, line.page)
            if found:
                yield found
    elif piece.text:
        yield [Segment(piece.text, 0.0, 900.0, piece.page, piece.bbox)]


def one_person_a_cell(rows: list[list[Cell]]) -> bool:
    """Whether most cells hold one person, the name above the office: "Ann Lee" / "Shire Museum"."""
    filled = [cell_lines(cell) for row in rows for cell in row if cell.text.strip()]
    paired = [lines for lines in filled if len(lines) in (2, 3) and not find_cue(lines[0])]
    named = [lines for lines in paired if split_people(lines[0]) and not TITLE.match(lines[1])]
    return len(named) >= 3 and len(named) >= 0.4 * len(filled)


def person_lines(cell: Cell) -> list[str]:
    """The lines of such a cell as one, what stands below the name in brackets after it."""
    first, *rest = cell_lines(cell)
    if find_cue(first) or not rest:
        return [first, *rest]
    return [f"{first} ({re.sub(r'[()]', '', ' '.join(rest))})"]


def cell_lines(cell: Cell) -> list[str]:
    """The lines of a cell, where its paragraphs are known these."""
    lines = [
        text for block in cell.blocks for text in ([line.text for line in block.lines] or [block.text]) if text.strip()
    ]
    return lines or cell.text.split("\n")


def read_attendance(zone: list[Piece], meeting: str, agenda: bool = False) -> list[Attendance]:
    """The people whom the pieces before the business list."""
    lists, letterhead = parted(fill_buckets(zone, agenda))
    listed = [row for bucket in lists for row in bucket_rows(bucket, meeting)]
    came = [row.name for row in listed if row.status == "present"]
    offices = [row for bucket in letterhead for row in bucket_rows(bucket, meeting)]
    rows = [row for row in offices if any(same_person(row.name, name) for name in came)] + listed
    if not agenda:
        chaired = next((match for piece in zone if (match := CHAIRED.search(piece.text))), None)
        rows = name_chair(rows, zone, chaired)
    return unique(rows)


def parted(buckets: list[Bucket]) -> tuple[list[Bucket], list[Bucket]]:
    """The lists of those who came, and the offices of a letterhead before them, whose holders need not have come."""
    listed = next((at for at, bucket in enumerate(buckets) if STRONG.match(bucket.cued)), 0)
    letterhead = [bucket for bucket in buckets[:listed] if LETTERHEAD.match(bucket.cued)]
    return [bucket for bucket in buckets if bucket not in letterhead], letterhead


def letterhead_people(zone: list[Piece], meeting: str) -> list[Attendance]:
    """The holders of offices that a letterhead names, as people; whether they came it does not say."""
    return [row for bucket in parted(fill_buckets(zone, False))[1] for row in bucket_rows(bucket, meeting)]


LETTERHEAD = re.compile(
    r"^(?:(?:vice-?)?chair(?:man|person|woman)?|(?:parish |town |community )?clerk)\W*$", re.IGNORECASE
)


def fill_buckets(zone: Iterable[Piece], agenda: bool) -> list[Bucket]:
    """The lines of the zone under the headings that they belong to, column by column."""
    done: list[Bucket] = []
    open_columns: list[Bucket] = []
    for piece in zone:
        for row in rows_of(piece):
            cued = [(segment, find_cue(segment.text, agenda)) for segment in row]
            heads = [(segment, cue) for segment, cue in cued if cue]
            if heads and cued[0][1] is None and not _columns_here(row, heads, open_columns):
                heads = []
            if len(heads) > 1 or (heads and cued[0][1] is None):
                done += open_columns
                kept = [bucket for bucket in open_columns if cued[0][1] is None and bucket.x0 < heads[0][0].x0 - 20]
                done = [bucket for bucket in done if bucket not in kept]
                open_columns = kept
                for segment, cue in heads:
                    assert cue is not None
                    open_columns.append(_opened(segment, *cue))
                _place([s for s, c in cued if not c], open_columns)
            elif heads:
                segment, cue = heads[0]
                assert cue is not None
                beside = cued[0][0] is not segment  # a heading in a later column leaves those before it open
                kept = [bucket for bucket in open_columns if beside and bucket.x0 < segment.x0 - 20]
                done += [bucket for bucket in open_columns if bucket not in kept]
                open_columns = kept
                bucket = _opened(segment, *cue)
                open_columns.append(bucket)
                rest = [s for s, _ in cued if s is not segment]
                if rest:
                    bucket.rows[-1:] = [[*(bucket.rows[-1] if bucket.rows else []), *rest]]
            elif _is_sentence(row):
                done, open_columns = [*done, *open_columns], []
            elif open_columns and not _breaks(row):
                _place(row, open_columns)
    return [bucket for bucket in [*done, *open_columns] if bucket.rows]


def _columns_here(row: list[Segment], heads: Sequence[tuple[Segment, object]], columns: list[Bucket]) -> bool:
    """A heading in a later column, beside names in the first."""
    return bool(columns) and heads[0][0].x0 > columns[0].x0 + 60


def _opened(segment: Segment, cue: Cue, rest: str) -> Bucket:
    bucket = Bucket(cue, segment.x0, cued=segment.text[: len(segment.text) - len(rest)] if rest else segment.text)
    if rest:
        bucket.rows.append([segment._replace(text=rest)])
    return bucket


def _breaks(row: list[Segment]) -> bool:
    """A line that is no part of any list: a sentence about the meeting."""
    text = " ".join(segment.text for segment in row)
    return bool(
        re.match(
            r"^(?:the meeting|there (?:was|were)|the chair|dear\b|yours\b|\*|_{3}|-{3}|agenda|items?\b|"
            r"officer contact|for "
            r"monitoring)",
            text,
            re.IGNORECASE,
        )
    )


FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|been|reported|agreed|confirmed|thanked|welcomed|resolved|received|advised|"
    r"considered|discussed|"
    r"gave|raised|noted|said|would|should|asked|explained|declared|proposed|seconded)\b"
)


def _is_sentence(row: list[Segment]) -> bool:
    """Running text: the lists of people are over."""
    text = " ".join(segment.text for segment in row)
    return (
        len(text.split()) >= 6
        and bool(FINITE.search(text))
        and not re.match(r"(?:also |were )?(?:present|in attendance)", text, re.IGNORECASE)
    )


def _place(row: list[Segment], columns: list[Bucket]) -> None:
    """Each segment goes to the column that begins nearest to its left."""
    if len(columns) == 1:
        if row:
            columns[0].rows.append(row)
        return
    placed: dict[int, list[Segment]] = {}
    for segment in row:
        at = max((n for n, column in enumerate(columns) if column.x0 <= segment.x0 + 40), default=0)
        placed.setdefault(at, []).append(segment)
    for at, found in placed.items():
        columns[at].rows.append(found)


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


def attendance_row(entry: Entry, cue: Cue, row: list[Segment], meeting: str, cued: str = "") -> Attendance:
    """One person's row."""
    note = entry.note or ""
    substitute = SUBSTITUTE.search(note)
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


def name_chair(rows: list[Attendance], zone: list[Piece], match: re.Match[str] | None) -> list[Attendance]:
    """The person of whom the paper says that he or she took the chair."""
    if not match or any(
        row.role and re.match(r"chair|conven", row.role, re.IGNORECASE) for row in rows if row.status == "present"
    ):
        return rows
    who = (match.group("who") or match.group("who2")).strip()
    known = initials_in(zone)
    name = known.get(who, who)
    return [
        replace(row, role=row.role or "Chair") if same_person(row.name, name) and row.status == "present" else row
        for row in rows
    ]


def initials_in(zone: Iterable[Piece]) -> dict[str, str]:
    """Initials that the lists print beside names."""
    found: dict[str, str] = {}
    for bucket in fill_buckets(zone, False):
        for row in bucket.rows:
            for entry in split_people("\t".join(segment.text for segment in row)):
                if entry.initials:
                    found.setdefault(entry.initials, entry.name)
    return found


def bare_name(name: str) -> str:
    """A name without titles and honours, in lower case.

    >>> bare_name("Cllr. Mr R C Love, OBE")
    'r c love'
    """
    plain = name.split(",", maxsplit=1)[0]
    match = TITLE.match(plain)
    return " ".join(re.sub(r"[.’']", "", match.group("rest") if match else plain).lower().split())


def same_person(one: str, other: str) -> bool:
    """Whether two printed names are of one person: equal, or one surname with agreeing initials.

    >>> same_person("Mr N Abrahams", "Nick Abrahams"), same_person("Mr P Cole", "Mrs P T Cole")
    (True, False)
    """
    a, b = bare_name(one).split(), bare_name(other).split()
    if not a or not b or a[-1] != b[-1]:
        return False
    mr, mrs = ({"mr", "sir"}, {"mrs", "ms", "miss", "dame", "lady"})
    titles = [name.split()[0].lower().strip(".") for name in (one, other)]
    if (titles[0] in mr and titles[1] in mrs) or (titles[1] in mr and titles[0] in mrs):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    if len(a[0]) > 1 and len(b[0]) > 1:
        return a[0] == b[0] or a[0].startswith(b[0]) or b[0].startswith(a[0])
    if (
        all(len(word) <= 3 for word in a[:-1])
        and all(len(word) <= 3 for word in b[:-1])
        and "".join(a[:-1]) != "".join(b[:-1])
    ):
        return False
    return a[0][0] == b[0][0]


def unique(rows: list[Attendance]) -> list[Attendance]:
    """Each person once, the first row counts; what later ones add is kept."""
    kept: list[Attendance] = []
    for row in rows:
        at = next(
            (
                n
                for n, old in enumerate(kept)
                if bare_name(old.name) == bare_name(row.name) and same_person(old.name, row.name)
            ),
            None,
        )
        if at is None:
            kept.append(row)
        elif not kept[at].role and row.role:
            kept[at] = replace(
                kept[at], role=row.role, capacity=row.capacity if row.capacity == "officer" else kept[at].capacity
            )
    return kept


def read_apologies(title: str, body: list[Piece], meeting: str) -> Iterator[Attendance]:
    """Those whose apologies an item of the minutes records."""
    cue = Cue("apologies", "member", "", "")
    for piece in body:
        row = [Segment(piece.text, 0, 0, piece.page, piece.bbox)]
        for sentence in sentences(piece.text):
            match = FROM.search(sentence)
            text = (match.group("who") or match.group("who2")) if match else sentence
            if NOBODY.match(text) or (not match and not _bare_list(text)):
                continue
            text = re.split(
                r"\s+(?:who (?:was|were|had)|due to|because|as (?:he|she|they)|owing to|and (?:the )?(?:apologies|"
                r"reasons|were)|which)\b",
                text,
            )[0]
            text = re.sub(
                r"\s*\b(?:(?:These|They|This|The \w+|All|Both) )?(?:were|was|had been|have been|are) (?:all |duly |"
                r"both )?"
                r"(?:received|accepted|noted|given|approved|recorded)\b.*$",
                "",
                text,
            )
            for entry in split_people(text):
                yield attendance_row(entry, cue, row, meeting)


def read_public(body: list[Piece], meeting: str) -> Iterator[Attendance]:
    """Members of the public whom an item names and says nothing else of."""
    for piece in body[:2]:
        if _bare_list(piece.text) and not NOBODY.match(piece.text):
            for entry in split_people(piece.text):
                yield attendance_row(
                    entry,
                    Cue("present", "public", "", ""),
                    [Segment(piece.text, 0, 0, piece.page, piece.bbox)],
                    meeting,
                )


def _bare_list(text: str) -> bool:
    """A text that is nothing but names: "Margaret Carey (MCa), Michael Cook"."""
    text = re.sub(r"\([^()]*\)", " ", text)  # "(holiday)", "(SBC)"
    entries = split_people(text)
    left = text
    for entry in entries:
        for word in entry.name.split() + (entry.role or "").split() + [entry.initials or ""]:
            left = left.replace(word, "", 1)
    left = re.sub(r"\b(?:and|Councillors|Cllrs)\b|[\W\d]+", "", left)
    return bool(entries) and len(left) <= 3


def read_attended(piece: Piece, meeting: str) -> Attendance | None:
    """Somebody of whom the minutes say that he or she attended the meeting."""
    match = ATTENDED.match(piece.body)
    if not match:
        return None
    entries = split_people(match.group("who").strip())
    if len(entries) != 1 or len(bare_name(entries[0].name).split()) < 1:
        return None
    cue = Cue("present", "guest", "", "")
    return attendance_row(entries[0], cue, [Segment(piece.text, 0, 0, piece.page, piece.bbox)], meeting)
