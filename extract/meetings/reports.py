"""Officers' reports: who wrote them for whom, what they recommend, what it would mean, and what is appended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.marks import Mark
from extract.meetings.clauses import Clause, read_clauses, split_inline
from extract.meetings.flow import Piece, grid_lines, words_of
from extract.meetings.names import is_name, is_office, parse_entry
from extract.meetings.numbering import parse_label
from extract.meetings.rosters import segments
from extract.phrases import find_dates
from extract.records import Appendix, Implication, Recommendation, Report

# What the labels on a report's front say, with an example each
FIELDS: tuple[tuple[str, str, str], ...] = (
    (
        "title",
        r"subject(?: matter)?|report title|title of (?:the )?report|title|report(?: on)?|item title",
        "Subject: Budget",
    ),
    (
        "author",
        r"(?:lead )?(?:report )?authors?(?:\(s\)|/s)?|report by|report authors? and contact details|prepared by|"
        r"written by|contact officers?|officer contact|report contact(?: officer)?|"
        r"report(?:ing)? officers?|author of report|contact(?: name| for (?:further )?(?:information|enquiries))?|"
        r"name of (?:report )?author|presented by",
        "Report author: Ann Lee",
    ),
    (
        "lead",
        r"lead (?:director|officer|director/officer|member|cabinet member|councillor|executive member)s?|relevant "
        r"directors?|(?:corporate|executive|strategic|service|assistant|accountable|responsible|sponsoring|"
        r"report) directors?|"
        r"directors?(?: responsible)?|chief officer|responsible (?:officer|director)|head of service|accountable "
        r"officer|senior responsible officer|executive lead|report of(?: the)?",
        "Lead director: Bob Day",
    ),
    (
        "date",
        r"(?:meeting )?date(?: of (?:the )?(?:meeting|report|decision|cabinet|committee))?|meeting date|decision "
        r"date|for meeting on",
        "Date: 3 May 2024",
    ),
    (
        "committee",
        r"(?:report )?to|committee(?: name)?|meeting(?: of)?|decision[- ]maker|decision to be (?:taken|made) by|"
        r"report for|body|board",
        "To: Cabinet",
    ),
    ("from", r"from|by|submitted by", "From: The Leader"),
    (
        "wards",
        r"(?:electoral )?(?:wards?|divisions?)(?:\(s\)|/s)?(?: (?:or \w+ )?(?:affected|involved|\(s\) affected))?|"
        r"wards? \(?s?\)? ?affected|area(?:s)? affected",
        "Ward(s) affected: All",
    ),
    ("version", r"(?:report )?version(?: number| no\.?)?", "Report version number: 51"),
    ("key", r"(?:is (?:this|it) a )?key decision\??|decision type", "Key decision: Yes"),
    (
        "exempt",
        r"classification|status|exempt(?:ion)?(?: information)?|confidential(?:ity)?|exempt/confidential|access "
        r"to information|part [12i]+|publication|security",
        "Classification: Unrestricted",
    ),
    (
        "other",
        r"decision no\.?|decision number|past pathway.*|future pathway.*|cabinet member|portfolio(?: holder)?|"
        r"summary|purpose(?: of (?:the )?report)?|author contact details|e-?mail(?: address)?|tel(?:ephone)?(?: "
        r"no\.?| number)?|phone|job title|"
        r"is the decision eligible.*|background papers?|appendices|recommendations?(?:\(s\))?|agenda item(?: "
        r"no\.?)?|item(?: no\.?| number)?|ref(?:erence)?(?: no\.?)?|attachments?|useful information",
        "Decision no: 24/1",
    ),
)
LABELS = tuple(
    (name, re.compile(rf"^[\W\d]{{0,6}}(?:{pattern})\s*(?::|–\s|-\s)\s*(?P<value>.*)$", re.IGNORECASE | re.S))
    for name, pattern, _ in FIELDS
)
BARE = tuple(
    (name, re.compile(rf"^(?:\d{{1,2}}(?:\.\d+)?[.)]?\s+)?(?:{pattern})\s*:?\s*$", re.IGNORECASE))
    for name, pattern, _ in FIELDS
)
RECOMMENDED = re.compile(  # "Recommendation(s):", "2. Recommendations to scrutiny", "RECOMMENDED that"
    r"^(?:\d{1,2}(?:\.\d+)?[.)]?\s+)?(?:officers?['’]?s? |summary (?:of )?|key |proposed |draft |final |list of |"
    r"\w+ \w+ )?recommendations?(?:\(s\)|/s)?"
    r"(?: (?:to|for|and|&|of|from|in|20\d\d)(?=[\W])[\w &,/–-]{0,60})?\s*(?P<mark>[:.–-]?)\s*$",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)?[.)]?\s+)?(?:officer )?recommendations?(?:\(s\))?\s*[:–-]\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.S,
)
THAT = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)?[.)]?\s+)?(?:it is (?:therefore )?recommended|(?:the )?[A-Z][\w ,’'&-]{2,80} (?:is|"
    r"are) (?:recommended|asked|invited|requested)|RECOMMENDED)\b(?P<rest>.*)$",
    re.S,
)
LEAD_IN = re.compile(
    r"^.{0,200}?\b(?:is|are|be)\b.{0,40}?\b(?:asked|invited|recommended|requested|to)\b.{0,60}?(?::|to|that)\s*$|"
    r"^(?:that|it is recommended(?: that)?).{0,120}:\s*$|^.{0,140}:\s*$",
    re.IGNORECASE | re.S,
)
ENDS = re.compile(
    r"^(?:reasons?(?: for)?|background|introduction|purpose|summary|alternative|options|context|appendices|"
    r"contact|implications?|report|detail|key points?|list of|executive summary|policy)\b",
    re.IGNORECASE,
)
IMPLICATION = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)*[.)]?\s+)?(?:(?:comments? of|comments? from) (?:the )?)?(?P<kind>financial|finance|"
    r"legal|equalit(?:y|ies)(?:,? (?:diversity|and)[\w, ]*)?|climate(?: (?:change|emergency))?(?: and [\w ]+)?|"
    r"environment(?:al)?|human resources?|hr|staffing|"
    r"risk(?: management)?|crime (?:and|&) disorder|health(?: and wellbeing)?|property|procurement|data "
    r"protection|privacy|safeguarding|social value|sustainability|carbon|it|ict|public health|children|other|"
    r"economic|governance|consultation|resource|biodiversity|rural|welsh language|human rights|corporate)"
    r"(?:[\w ,&/()-]{0,50})?\bimplications?\b[\w ]{0,20}\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.S,
)
SIGNED = re.compile(r"^signed\s*:\s*(?P<who>.*)$", re.IGNORECASE)
DATED = re.compile(r"^dated?\s*:\s*(?P<when>.*)$", re.IGNORECASE)
APPENDIX = re.compile(
    r"^(?P<label>(?:appendix|annexe?)\s+(?:[A-Z]{1,2}\d?|\d{1,2}[a-z]?|[IVX]+))\s*(?:[:–-]|\s)\s*(?P<title>\S.{2,})$",
    re.IGNORECASE | re.S,
)
UNKNOWN = re.compile(r"^(?:n/?a|none|not applicable|tbc|-)\.?$", re.IGNORECASE)
EMAIL = re.compile(
    r"\S+@\S+|\b(?:tel|telephone|phone|t|e|email|e-mail|mobile|ext)\b\s*[:.]|\b0\d{3,4} ?\d{5,7}\b|^\+?\d[\d ()]{8,}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OfficerReport:
    """What one report holds."""

    report: Report
    recommendations: tuple[Recommendation, ...] = ()
    implications: tuple[Implication, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    marks: tuple[Mark, ...] = ()


def field_of(text: str) -> tuple[str, str] | None:
    """Which field a line gives, and its value.

    >>> field_of("Report author: Ann Lee, Planner")
    ('author', 'Ann Lee, Planner')
    >>> field_of("Ward(s) affected: All"), field_of("The date was: unclear") is None
    (('wards', 'All'), True)
    """
    for name, pattern in LABELS:
        match = pattern.match(text)
        if match:
            return name, " ".join(match.group("value").split())
    return None


def front_fields(pieces: list[Piece], limit: int = 40) -> dict[str, list[str]]:
    """The labelled values on a report's front and in its contact details."""
    found: dict[str, list[str]] = {}
    current: str | None = None
    for text, continues in _lines(pieces[:limit]):
        pair = field_of(text)
        bare = next((name for name, pattern in BARE if pattern.match(text)), None)
        if pair:
            current = pair[0]
            if pair[1]:
                found.setdefault(current, []).append(pair[1])
        elif bare and len(text) < 60:
            current = bare
        elif (
            current
            and current not in ("other", "exempt", "key")
            and continues
            and len(text) < 160
            and not EMAIL.search(text)
            and not parse_label(text)
        ):
            _extend(found, current, text)
        else:
            current = None
    return found


def _extend(found: dict[str, list[str]], name: str, text: str) -> None:
    """A value that runs on over the next line, or a further one below it."""
    values = found.setdefault(name, [])
    unfinished = values and re.search(r"(?:[,&–-]|\b(?:and|of|for|the|to|Traded))$", values[-1])
    if values and (unfinished or text[:1].islower() or name in ("title", "committee") or not _is_person(text)):
        values[-1] = f"{values[-1]} {text}"
    else:
        values.append(text)


def _is_person(text: str) -> bool:
    return parse_entry(text) is not None or is_office(text) or is_name(text)


def _lines(pieces: list[Piece]) -> Iterator[tuple[str, bool]]:
    """Lines of the front, a labelled form's cells as "label: value"; whether a line may go on the one before."""
    for piece in pieces:
        if piece.grid:
            for row in grid_lines(piece.grid):
                texts = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
                if len(texts) == 2 and len(texts[0]) < 60:
                    yield f"{texts[0].rstrip(':')}: {texts[1]}", False
                else:
                    for text in texts:
                        yield text, False
        elif piece.lines:
            for at, line in enumerate(piece.lines):
                parts = [segment.text for segment in segments(line, piece.page)]
                if len(parts) > 1 and sum(field_of(part) is not None for part in parts) > 1:
                    for part in parts:
                        yield part, True
                else:
                    yield (
                        (" ".join(piece.text.split()), True)
                        if len(piece.lines) == 1 and at == 0
                        else (line.text.strip(), True)
                    )
        elif piece.text:
            yield piece.text, True


def read_report(pieces: list[Piece], title: str | None = None, item: str | None = None) -> OfficerReport | None:
    """A report out of its pieces; None where nothing says that they are one."""
    fields = front_fields(pieces)
    contacts = contact_fields(pieces)
    name = title or report_title(pieces, fields)
    if not name:
        return None
    start = pieces[0]
    recommendations = tuple(_recommendations(pieces, name))
    report = Report(
        title=name,
        author=author_of(pieces, fields, contacts),
        lead=_first(fields.get("lead")) or _first(contacts.get("lead")) or lead_from(fields),
        date=report_date(pieces, fields),
        wards=wards_of(fields),
        version=_first(fields.get("version")),
        item=item,
        key_decision=_yes(fields.get("key")),
        exempt=_exempt(fields.get("exempt")),
        page=start.page,
        bbox=start.bbox,
    )
    marks = tuple(_marks(pieces, report))
    return OfficerReport(
        report, recommendations, tuple(_implications(pieces, name)), tuple(_appendices(pieces, name)), marks
    )


def _first(values: list[str] | None) -> str | None:
    good = [value for value in values or () if not UNKNOWN.match(value)]
    return good[0] if good else None


def report_title(pieces: list[Piece], fields: dict[str, list[str]]) -> str | None:
    """What the report calls itself: its subject, else the heading above its labels."""
    if fields.get("title"):
        return fields["title"][0].strip(" .")
    candidates = [piece for piece in pieces[:6] if piece.text and not field_of(piece.text) and not piece.grid]
    headings = [piece for piece in candidates if piece.bold or piece.kind == "heading"] or candidates[:2]
    named = [
        piece.text
        for piece in headings
        if not re.fullmatch(
            r"(?:report|agenda item \d+\w?|[\w ]+ council|.*\b(?:committee|commission|cabinet|board|panel))",
            piece.text,
            re.IGNORECASE,
        )
    ]
    return (named or [piece.text for piece in headings] or [""])[0].strip() or None


def author_of(pieces: list[Piece], fields: dict[str, list[str]], contacts: dict[str, list[str]]) -> str | None:
    """Who wrote it: as labelled on the front, in the contact details, or signed at the end."""
    for values in (fields.get("author"), contacts.get("author")):
        people = [value for value in values or () if _is_person(value) and not EMAIL.match(value)]
        if people:
            return "; ".join(people)
    return contact_signature(pieces)


def lead_from(fields: dict[str, list[str]]) -> str | None:
    """The officer among those from whom the report comes; a cabinet member leads it where no officer is named."""
    senders = [value for value in fields.get("from", ()) if value]
    officers = [
        value
        for value in senders
        if re.search(r"\b(?:director|officer|head of|chief|counsel|manager|executive)\b", value, re.IGNORECASE)
        and not re.search(r"\b(?:cabinet member|councillor|portfolio)\b", value, re.IGNORECASE)
    ]
    return officers[-1] if officers else None


CONTACTS = re.compile(
    r"^(?:\d{1,2}[.)]?\s*)?(?:contact (?:details|officers?)|report authors?|relevant directors?|lead officer)",
    re.IGNORECASE,
)


def contact_fields(pieces: list[Piece]) -> dict[str, list[str]]:
    """Report author and director in the contact details at the end, name and job title together."""
    start = next((at for at in range(len(pieces) - 1, -1, -1) if CONTACTS.match(pieces[at].text)), None)
    if start is None:
        return {}
    found: dict[str, list[str]] = {}
    columns: list[str] = []
    heading: str | None = None
    for piece in pieces[max(0, start - 6) : start + 24]:
        for name, value in _contact_cells(piece):
            found.setdefault(name, []).append(value)
        bare = next((name for name, pattern in BARE if pattern.match(piece.text)), None)
        if bare in ("author", "lead"):
            heading = bare
        elif heading and _is_person(piece.text) and not field_of(piece.text) and not EMAIL.search(piece.text):
            found.setdefault(heading, []).append(piece.text)
        else:
            heading = None
            for row in [[part.text for part in segments(line, piece.page)] for line in piece.lines] or [[piece.text]]:
                columns = _contact_row(row, found, columns)
    return found


TITLED = re.compile(  # "Report Author: Bob Day Job title: Planner Telephone number: …", all in one cell
    r"^(?P<label>[A-Z][\w ()/]{3,30}):\s*(?P<name>.+?)\s+(?:Job )?[Tt]itle:\s*(?P<title>.+?)(?=\s+(?:Tel|Phone|"
    r"E-?mail|Mobile)|$)",
    re.S,
)


def _contact_cells(piece: Piece) -> Iterator[tuple[str, str]]:
    """People in the cells of a frame, each with a label and a job title."""
    for row in grid_lines(piece.grid) if piece.grid else ():
        for cell in row:
            match = TITLED.match(" ".join(cell.text.split()))
            pair = field_of(f"{match.group('label')}: {match.group('name')}") if match else None
            if match and pair and pair[0] in ("author", "lead"):
                yield pair[0], f"{pair[1]}, {match.group('title')}"


def _contact_row(row: list[str], found: dict[str, list[str]], columns: list[str]) -> list[str]:
    """One line of contacts set side by side; which person each column is about, as far as known."""
    pairs = [pair for text in row if (pair := field_of(text))]
    people = [pair for pair in pairs if pair[0] in ("author", "lead") and pair[1]]
    if people:
        for name, value in people:
            found.setdefault(name, []).append(value)
        return [name for name, _ in people]
    if any(EMAIL.search(text) for text in row) or not columns:
        return []
    titled = any(re.match(r"job title", text, re.IGNORECASE) for text in row)
    if titled or (not pairs and len(row) <= len(columns) and all("," in found[name][-1] for name in columns)):
        for name, text in zip(columns, row, strict=False):
            found[name][-1] += f", {text.split(':', 1)[-1].strip()}" if titled else f" {text}"
        return columns
    return [] if pairs else columns


def contact_signature(pieces: list[Piece]) -> str | None:
    """A name with an office just above a telephone number or address at the end."""
    tail = pieces[-16:]
    for at in range(len(tail) - 1, 0, -1):
        if EMAIL.search(tail[at].text):
            for before in (tail[at], *reversed(tail[max(0, at - 3) : at])):
                text = EMAIL.split(before.text)[0].strip(" ,")
                entry = parse_entry(text) if text and len(text) < 120 else None
                if entry and entry.role:
                    return text
    return None


def report_date(pieces: list[Piece], fields: dict[str, list[str]]) -> str | None:
    """The date of the report, or of the meeting that it is for."""
    for name in ("date", "committee"):
        for value in fields.get(name, ()):
            dates = find_dates(value)
            if dates:
                return dates[0].value
    return None


def wards_of(fields: dict[str, list[str]]) -> str | None:
    """The wards as printed, several with commas."""
    values = [value for value in fields.get("wards", ()) if value]
    return ", ".join(values) if values else None


def _yes(values: list[str] | None) -> bool | None:
    value = _first(values)
    if not value:
        return None
    return (
        True
        if re.match(r"(?:yes|y\b|key|for the reason)", value, re.IGNORECASE)
        else False
        if re.match(r"(?:no|n\b|non)", value, re.IGNORECASE)
        else None
    )


def _exempt(values: list[str] | None) -> bool | None:
    value = _first(values)
    if not value:
        return None
    if re.search(r"\b(?:unrestricted|public|open|not exempt|no\b|part 1|part i\b|non-?exempt)", value, re.IGNORECASE):
        return False
    return (
        True
        if re.search(r"\b(?:exempt|confidential|restricted|part 2|part ii|private)", value, re.IGNORECASE)
        else None
    )


APPENDED = re.compile(r"^(?:\d{1,2}[.)]?\s*)?(?:(?:summary|list) of )?(?:appendices|attachments)\b", re.IGNORECASE)


def _recommendations(pieces: list[Piece], title: str) -> Iterator[Recommendation]:
    """The report's recommendations, printed twice the first ones; what is appended repeats or recounts others."""
    seen: list[str] = []
    made: list[Recommendation] = []
    at = 0
    while at < len(pieces) and not (made and APPENDED.match(pieces[at].text)):
        clauses, after = recommendation_at(pieces, at)
        earlier = tuple(seen)
        for clause in clauses:
            key = re.sub(r"\W+", "", clause.text.lower())
            if len(key) > 8 and not any(fuzz.ratio(key, old) > 92 or key in old for old in earlier):
                seen.append(key)
                made.append(_row(clause, title))
        at = max(after, at + 1)
    yield from made
    yield from _alike(pieces, made, title)


def _row(clause: Clause, title: str) -> Recommendation:
    return Recommendation(report=title, label=clause.label, text=clause.text, page=clause.page, bbox=clause.bbox)


def _alike(pieces: list[Piece], made: list[Recommendation], title: str) -> Iterator[Recommendation]:
    """Further lists in the form of those found: where all begin "For …", bullets that begin so go on with them."""
    openings = {row.text.split()[0] for row in made if row.text}
    known = {row.text for row in made}
    common = next(
        (
            word
            for word in openings
            if word in ("For", "That", "To")
            and sum(row.text.startswith(f"{word} ") for row in made) >= max(4, 0.7 * len(made))
        ),
        None,
    )
    if not common:
        return
    for at, piece in enumerate(pieces):
        near = pieces[max(0, at - 1) : at] + pieces[at + 1 : at + 2]
        if (
            piece.bullet
            and piece.text.startswith(f"{common} ")
            and len(piece.text) > 40
            and piece.text not in known
            and any(other.bullet and other.text.startswith(f"{common} ") for other in near)
        ):
            yield _row(Clause(None, piece.text, piece.page, piece.bbox), title)


STOP = re.compile(
    r"^(?:\d{1,2}\.?\s+[A-Z]|reasons?\b|background\b|introduction\b|contact|appendi|summary\b|purpose\b|signed\b|"
    r"report author|implications?\b|detailed report|lead officer|useful information|list of)",
    re.IGNORECASE,
)


def recommendation_at(pieces: list[Piece], at: int) -> tuple[list[Clause], int]:
    """The recommendations that begin at a piece: under a heading, or run in after it."""
    piece = pieces[at]
    run_in = RUN_IN.match(piece.text)
    if run_in and len(run_in.group("rest")) > 12:
        return _clauses(pieces, at, run_in.group("rest"))
    if not RECOMMENDED.match(piece.text) or len(words_of(piece.text)) > 9 or piece.bullet:
        return [], at + 1
    if at + 1 >= len(pieces):
        return [], at + 1
    following = pieces[at + 1]
    body = following.text
    if following.grid:
        return [], at + 1
    if _leads_in(body):
        return _clauses(pieces, at + 1, body)
    if following.bullet or parse_label(body):
        found, after = _below(pieces, at + 1)
        return ([_lead_cut(clause) for clause in found], after) if found else ([], at + 1)
    return _clauses(pieces, at + 1, body)


def _leads_in(text: str) -> bool:
    return bool(re.search(r"[:–-]\s*$", text)) and len(text) < 260


def _clauses(pieces: list[Piece], at: int, text: str) -> tuple[list[Clause], int]:
    piece = pieces[at]
    text = re.sub(r"^\d{1,2}(?:\.\d+)?[.)]?\s+(?=[A-Z])", "", text)
    if _leads_in(text):
        return _below(pieces, at + 1)
    inline = split_inline(text)
    if len(inline) > 1:
        return [Clause(label, clause, piece.page, piece.bbox) for label, clause in inline], at + 1
    return [Clause(None, text, piece.page, piece.bbox)], at + 1


def _below(pieces: list[Piece], start: int) -> tuple[list[Clause], int]:
    """Clauses below a lead-in; plain paragraphs each count until a heading."""
    if start >= len(pieces):
        return [], start
    first = pieces[start]
    if first.bullet or parse_label(first.text):
        found, after = read_clauses(pieces, start, STOP, None)
        if found:
            return found, after
    found = []
    at = start
    while at < len(pieces) and at - start < 20:
        piece = pieces[at]
        heading = piece.kind == "heading" and not re.match(
            r"(?:that|to|approve|note|agree|delegate|endorse|recommend)\b", piece.text, re.IGNORECASE
        )
        if (
            not piece.text
            or piece.grid
            or heading
            or STOP.match(piece.text)
            or (parse_label(piece.text) and piece.bold)
        ):
            break
        if found and piece.text[:1].islower():
            found[-1] = Clause(None, f"{found[-1].text} {piece.text}", found[-1].page, found[-1].bbox)
        elif found and not _orders(piece.text):
            break
        else:
            found.append(Clause(None, piece.text, piece.page, piece.bbox))
        at += 1
    return found, at


def _orders(text: str) -> bool:
    """Whether a paragraph begins as a recommendation does: "APPROVE …", "That …", "Note …"."""
    return bool(
        re.match(
            r"(?:that|to|and|[A-Z]{4,}\b|(?:approve|note|agree|delegate|endorse|recommend|support|consider|adopt|"
            r"authorise|authorize|accept|confirm|comment|receive|determine|appoint|recognise|request|instruct|"
            r"refer|review|grant|refuse)\w*)\b",
            text,
            re.IGNORECASE,
        )
    )


def _lead_cut(clause: Clause) -> Clause:
    """The first clause of a list without the words that lead all of it in."""
    return clause


def _implications(pieces: list[Piece], title: str) -> Iterator[Implication]:
    """What the report says a proposal means for money, law, equality, climate."""
    for at, piece in enumerate(pieces):
        match = IMPLICATION.match(piece.text)
        if not match or len(match.group().split(":")[0]) > 90:
            continue
        texts, signed, dated = [match.group("rest").strip()] if match.group("rest") else [], None, None
        for following in pieces[at + 1 : at + 14]:
            if (
                IMPLICATION.match(following.text)
                or following.kind == "heading"
                or following.grid
                or (parse_label(following.text) and following.bold)
            ):
                break
            if who := SIGNED.match(following.text):
                signed = who.group("who").strip() or None
            elif when := DATED.match(following.text):
                dates = find_dates(when.group("when"))
                dated = dates[0].value if dates else None
            else:
                texts.append(following.text)
        text = " ".join(text for text in texts if text)
        if text:
            yield Implication(
                report=title,
                kind=match.group("kind").lower(),
                text=text,
                signatory=signed,
                date=dated,
                page=piece.page,
                bbox=piece.bbox,
            )


def _appendices(pieces: list[Piece], title: str) -> Iterator[Appendix]:
    """The appendices that the report lists."""
    start = next(
        (
            at
            for at, piece in enumerate(pieces)
            if re.match(
                r"^(?:\d{1,2}[.)]?\s*)?(?:(?:summary|list) of )?(?:appendices|attachments|background documents(?: "
                r"and appendices)?)\b",
                piece.text,
                re.IGNORECASE,
            )
        ),
        None,
    )
    if start is None:
        return
    for piece in pieces[start : start + 30]:
        match = APPENDIX.match(piece.text)
        if match:
            yield Appendix(
                report=title,
                label=match.group("label"),
                title=" ".join(match.group("title").split()),
                page=piece.page,
                bbox=piece.bbox,
            )


def _marks(pieces: list[Piece], report: Report) -> Iterator[Mark]:
    """The report's authors, contacts and text for the components."""
    for name in (report.author, report.lead):
        if name:
            yield Mark(place="signature", text=name, page=report.page or 1, bbox=report.bbox)
    for piece in pieces:
        if piece.text and not piece.grid:
            place = (
                "contact"
                if EMAIL.search(piece.text) and len(piece.text) < 200
                else "heading"
                if piece.kind == "heading"
                else "report"
            )
            yield Mark(place=place, text=piece.text, page=piece.page, bbox=piece.bbox)
        for cell in piece.grid.cells if piece.grid else ():
            for block in cell.blocks or ():
                yield Mark(place="report", text=block.text, page=cell.page, bbox=cell.bbox)
