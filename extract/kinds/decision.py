"""A decision notice, a list of decisions, or the record of one decision: it counts as the minutes of its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.kinds.minutes import heading_marks, minutes_records
from extract.marks import Findings, Mark
from extract.meetings.decisions import read_decisions
from extract.meetings.dispositions import Disposed, disposed, lists_people
from extract.meetings.flow import Piece, grid_lines, pieces_of
from extract.meetings.meeting import Minutes, read_minutes
from extract.meetings.report_fields import field_of, front_fields
from extract.meetings.report_fronts import is_title
from extract.meetings.reports import people_in
from extract.meetings.titles import clean_body
from extract.meetings.walks import Section
from extract.paper import Paper
from extract.phrases import find_dates
from extract.records import Decision, Item, Records

TITLE = re.compile(
    r"\b(?:notice of (?:\w+ ){0,2}decisions?|decisions? (?:notice|list|sheet|record|report form|summary)|records? "
    r"of (?:\w+ ){0,3}decisions?|"
    r"decisions (?:taken|made|of the)|summary of decisions|delegated (?:officer )?decision|officer decision|"
    r"dispositions? of (?:the )?(?:items|business|matters|agenda))\b",
    re.IGNORECASE,
)
PROPOSED = re.compile(r"\bproposed record\b|\bfor consideration\b", re.IGNORECASE)
DECIDED = re.compile(
    r"^\W*(?:the )?decisions?(?: (?:made|taken))?\s*(?:[:–-]|$|(?=\(?[a1i][.)])|(?=That\b))", re.IGNORECASE
)
REASONS = re.compile(r"^\W*reasons?(?:\(s\))?(?: for| of)?\b|^\W*(?:alternative|other) options", re.IGNORECASE)
LEAD_IN = re.compile(
    r"\b(?:I|agree[sd]?(?: to)?|resolved?|approve[sd]?|decided?|following)\b.*:\s*$", re.IGNORECASE | re.S
)
SUBJECT = re.compile(
    r"^(?:subject(?: matter)?|(?:report )?title)(?: ?/ ?title)?(?: of (?:the )?decision)?\s*:?\s*(?P<title>.*)$",
    re.IGNORECASE | re.S,
)

VERB = re.compile(r"\b(?:agree[sd]?|resolved?s?|approved?s?|decided?s?)\b", re.IGNORECASE)
DAY = re.compile(  # "Date of decision: 5 March 2025"
    r"^\W*(?:date(?: of (?:the )?(?:[\w’']+ ){0,3}(?:decision|meeting)|"
    r" (?:the )?decision (?:was )?(?:made|taken))?|decision date)"
    r"\s*:\s*(?P<day>.+)$",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\bsign(?:ed|ature)\b.*\bdated?\b", re.IGNORECASE | re.S)
TAKEN_BY = re.compile(
    r"^\W*(?:decision (?:to be )?(?:taken|made) by|decision[- ]?(?:maker|taker))\b\W*(?P<who>.*)$", re.IGNORECASE | re.S
)
ALONE = re.compile(
    r"\b(?:cabinet member|portfolio holder|leader|director|officer|chief executive|mayor)\b", re.IGNORECASE
)
STATED = (  # the labels of a decision's record, one pattern a fact
    re.compile(
        r"^\W*(?:name of (?:the )?)?decision[- ]?(?:maker|taker)\b|^\W*decision (?:to be )?(?:taken|made) by\b",
        re.IGNORECASE,
    ),
    re.compile(r"^\W*decision status\b", re.IGNORECASE),
    re.compile(r"^\W*(?:date of (?:the )?(?:[\w’']+ ){0,3}decision|decision date|decided at meeting)\b", re.IGNORECASE),
    re.compile(
        r"^\W*(?:is (?:it |the decision )?subject to call[- ]?in|call[- ]?in (?:date|expires|deadline))\b", re.I
    ),
    re.compile(
        r"^\W*(?:publication date|effective from|authority for the decision|(?:any )?conflicts? of interest)\b", re.I
    ),
    re.compile(r"^\W*reasons? for (?:the )?decision\b", re.IGNORECASE),
    re.compile(
        r"^\W*(?:details of )?(?:any )?(?:alternative|other)? ?options (?:considered|rejected)\b", re.IGNORECASE
    ),
    re.compile(r"^\W*decisions?(?: (?:made|taken))?\s*(?::|$)", re.IGNORECASE),
)
ENOUGH = 4  # so many of them make a record of a decision, whatever it is headed
META = re.compile(  # what follows the decision in its record
    r"^\W*(?:publication date|effective from|date of (?:the )?decision|decided at|report author|author|contact|"
    r"accompanying documents?|supporting documents?|"
    r"wards?\b.{0,14}|call[- ]?in\b|conflicts?\b|dispensation|declarations?|"
    r"(?:financial|legal) |consult|background|signed|key decision|is (?:this )?key|comments|lead )",
    re.IGNORECASE,
)
STATUS = re.compile(r"^\W*(?:decision (?:maker|status)|is (?:it )?(?:a )?(?:key|subject))", re.IGNORECASE)
ORDERED = re.compile(r"^(?:that\b|resolved|approved?|agreed?|noted?|to \w+)", re.IGNORECASE)
OF_REPORT = re.compile(r"^\W*(?:report (?:of|to|by|author|title)|recommend(?:ed|ations?)\b)", re.IGNORECASE)
MET = re.compile(r"\b(?:meeting|held)\b", re.IGNORECASE)


def likeness(paper: Paper) -> float:
    """By its title, and by decisions with reasons."""
    pieces = [piece for piece in pieces_of(paper, 1, 3) if piece.text or piece.grid]
    head = [piece.text for piece in pieces[:8] if len(piece.text) < 200]
    if records_one(list(labelled(pieces))) and not any(PROPOSED.search(text) for text in head):
        return 0.93
    if not any(TITLE.search(text) for text in head) or any(PROPOSED.search(text) for text in head):
        return 0.0
    flow = list(labelled(pieces))
    decided = sum(bool(DECIDED.match(piece.text)) for piece in flow)
    reasons = sum(bool(REASONS.match(piece.text)) for piece in flow)
    return min(0.94, 0.5 + 0.2 * bool(decided) + 0.25 * bool(reasons))


def records_one(pieces: list[Piece]) -> bool:
    """Whether the labels of a decision's record stand in a paper, and not those of a report that asks for one."""
    stated = sum(any(pattern.match(piece.text) for piece in pieces) for pattern in STATED)
    asks = sum(bool(OF_REPORT.match(piece.text)) for piece in pieces)
    return stated >= ENOUGH and not (asks > 1 and not STATED[1].match(" ".join(p.text for p in pieces[:6])))


def labelled(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, with the rows of a form as "label: value"."""
    for piece in pieces:
        if not piece.grid or lists_people(piece):
            yield piece
            continue
        for row in grid_lines(piece.grid):
            texts = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
            if len(texts) == 2 and len(texts[0]) < 60:
                yield replace(piece, text=f"{texts[0].rstrip(':')}: {texts[1]}", grid=None, kind="paragraph")
            else:
                yield from (replace(piece, text=text, grid=None, kind="paragraph") for text in texts)


def joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The heading "Decision:" with the words below it that lead its clauses in."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and LEAD_IN.search(piece.text) and len(piece.text) < 200:
            yield replace(waiting, text=f"{waiting.text.rstrip(': ')}: {piece.text}", kind="paragraph")
            waiting = None
            continue
        if waiting:
            yield waiting
            waiting = None
        if re.fullmatch(r"\W*decisions?\s*:?\s*", piece.text, re.IGNORECASE):
            waiting = replace(piece, kind="paragraph", bold=False, lead="")
        else:
            yield piece
    if waiting:
        yield waiting


def parse(paper: Paper, draft: Records) -> Findings:
    """The records of a notice: each subject an item."""
    raw = pieces_of(paper)
    rows = disposed(raw)
    front = raw[: raw.index(rows[0].piece)] if rows else raw  # below it stands nothing but the list
    listed = [Piece(f"{n}. {row.title}", row.piece.page, "heading", bold=True) for n, row in enumerate(rows, 1)]
    pieces = [*joined(list(labelled(front))), *listed]
    passage = form_passage(pieces)
    minutes = with_subject(read_minutes(pieces), pieces, form=passage is not None)
    if passage:
        minutes = of_form(minutes, pieces, *passage)
    else:
        minutes = with_stated(minutes, pieces)
    minutes = with_dispositions(minutes, rows)
    minutes = replace(minutes, meeting=replace(minutes.meeting, time=None))  # hours printed are those of the call-in
    records = minutes_records(minutes, draft)
    subject = minutes.items[0].title if passage and minutes.items else minutes.head.title
    title = next((piece.text for piece in pieces[:8] if TITLE.search(piece.text)), subject)
    document = replace(records.document, kind="decision", title=title)
    parts = tuple(replace(part, kind="other", title=title) for part in records.parts)
    marks = (*minutes.marks, *heading_marks(minutes), *people_marks(pieces))
    return Findings(replace(records, document=document, parts=parts), marks)


def people_marks(pieces: list[Piece]) -> Iterator[Mark]:
    """Who decided, who was asked and who wrote the report, where a label names them."""
    values = front_fields(pieces)
    named = [value for name in ("author", "contact", "lead", "member", "committee") for value in values.get(name, ())]
    for text in people_in(named):
        yield Mark(place="attendance", text=text, page=1)


def with_dispositions(minutes: Minutes, rows: list[Disposed]) -> Minutes:
    """A list of what became of each item has an item and a decision a row."""
    meeting = minutes.meeting.id
    if not rows:
        return minutes
    items = tuple(
        Item(meeting=meeting, number=row.number, title=row.title, page=row.piece.page, bbox=row.piece.bbox)
        for row in rows
    )
    decisions = tuple(
        Decision(
            meeting=meeting, item=row.number, verb=row.verb, text=row.title, page=row.piece.page, bbox=row.piece.bbox
        )
        for row in rows
    )
    return replace(minutes, items=items, decisions=decisions)


def with_stated(minutes: Minutes, pieces: list[Piece]) -> Minutes:
    """A notice that prints "Decision:" below each item decides there, also without a verb."""
    places = {item.number: at for at, item in enumerate(minutes.items) if item.number}
    decided = {row.item for row in minutes.decisions}
    number: str | None = None
    stated: list[Decision] = []
    for at, piece in enumerate(pieces):
        if piece.label and piece.kind == "heading" and piece.label.body in places:
            number = piece.label.body
        if not number or number in decided or not DECIDED.match(piece.text):
            continue
        following = range(at + 1, len(pieces))
        end = next((n for n in following if REASONS.match(pieces[n].text) or pieces[n].kind == "heading"), len(pieces))
        stated += [replace(row, item=number) for row in stated_decisions(pieces[at:end], minutes.meeting.id)]
    rows = sorted([*minutes.decisions, *stated], key=lambda row: places.get(row.item or "", -1))
    return replace(minutes, decisions=tuple(rows))


def form_passage(pieces: list[Piece]) -> tuple[int, int] | None:
    """Where the decision of a form begins and ends: one subject, then one "Decision:", up to the reasons."""
    subjects = [at for at, piece in enumerate(pieces) if SUBJECT.match(piece.text)]
    decided = [at for at, piece in enumerate(pieces) if DECIDED.match(piece.text)]
    recorded = records_one(pieces)
    if recorded and not decided:
        decided = ordered_at(pieces)
    if len(decided) != 1 or (not recorded and (len(subjects) != 1 or subjects[0] > decided[0])):
        return None
    if any(piece.label and piece.kind == "heading" for piece in pieces[: decided[0]]):
        return None
    ends = (REASONS, META) if recorded else (REASONS,)
    following = range(decided[0] + 1, len(pieces))
    end = next((at for at in following if any(pattern.match(pieces[at].text) for pattern in ends)), None)
    return (decided[0], end or len(pieces)) if end or recorded else None


def ordered_at(pieces: list[Piece]) -> list[int]:
    """Where, in a record without the word, the decision begins: the first order below the lines on its status."""
    status = max((at for at, piece in enumerate(pieces) if STATUS.match(piece.text)), default=len(pieces))
    return [at for at in range(status + 1, len(pieces)) if ORDERED.match(pieces[at].body)][:1]


def of_form(minutes: Minutes, pieces: list[Piece], start: int, end: int) -> Minutes:
    """What a form decides stands in its passage alone, its date before that or beside the signature."""
    date = form_date(pieces, start)
    committee = form_body(pieces[:start], minutes.head.committee, minutes.head.authority)
    decisions = tuple(form_decisions(pieces[start:end], minutes.meeting.id))
    return replace(
        minutes,
        head=replace(minutes.head, date=date, committee=committee),
        meeting=replace(minutes.meeting, date=date, committee=committee, basis="stated"),
        decisions=decisions
        or tuple(read_decisions(Section(None, "", pieces[start:end]), minutes.meeting.id)[0])
        or tuple(stated_decisions(pieces[start:end], minutes.meeting.id)),
    )


def form_decisions(passage: list[Piece], meeting: str) -> Iterator[Decision]:
    """The paragraphs that a lead-in introduces, "I agree to:", a decision each; none without a lead-in."""
    opening = passage[0]
    verb = VERB.search(opening.text)
    if not verb or not LEAD_IN.search(opening.text):
        return
    clauses: list[tuple[str | None, str, Piece]] = []
    for piece in passage[1:]:
        label = piece.label.body if piece.label else None
        if not piece.text or piece.grid:
            continue
        if clauses and not label and (piece.text[:1].islower() or (piece.bullet and clauses[-1][1].endswith(":"))):
            clauses[-1] = (clauses[-1][0], f"{clauses[-1][1]} {piece.text}", clauses[-1][2])
        else:
            clauses.append((label, piece.body, piece))
    for label, text, piece in clauses:
        yield Decision(
            meeting=meeting, verb=verb.group().lower(), label=label, text=text, page=piece.page, bbox=piece.bbox
        )


def stated_decisions(passage: list[Piece], meeting: str) -> Iterator[Decision]:
    """The paragraphs of a form's passage as they stand, without a verb: "Decision taken: To let the unit …"."""
    for at, piece in enumerate(passage):
        text = DECIDED.sub("", piece.text).strip(" :") if at == 0 else piece.body
        label = piece.label.body if piece.label and at else None
        if text and not piece.grid:
            yield Decision(meeting=meeting, label=label, text=text, page=piece.page, bbox=piece.bbox)


def form_date(pieces: list[Piece], start: int) -> str | None:
    """The day of the decision: labelled so, in the title, or beside the signature; a day named in its text is none."""
    for piece in pieces:
        day = DAY.match(piece.text)
        if day and (dates := find_dates(day.group("day"))):
            return dates[0].value
    for piece in pieces[:start]:
        if (TITLE.search(piece.text) or MET.search(piece.text)) and (dates := find_dates(piece.text)):
            return dates[0].value
    for at in range(start, len(pieces)):
        if SIGNATURE.search(pieces[at].text) and len(pieces[at].text) < 250:
            near = " ".join(piece.text for piece in pieces[max(start, at - 2) : at + 2] if len(piece.text) < 250)
            dates = find_dates(near)
            if len({date.value for date in dates}) == 1:
                return dates[0].value
    return None


def form_body(front: list[Piece], committee: str | None, authority: str | None) -> str | None:
    """The body that decided; a member or an officer who decides alone is none."""
    for at, piece in enumerate(front):
        match = TAKEN_BY.match(piece.text)
        if match:
            who = f"{match.group('who')} {front[at + 1].text if at + 1 < len(front) else ''}"
            return None if ALONE.search(who) else clean_body(match.group("who"), authority) or committee
    return committee


def heads_record(piece: Piece) -> bool:
    """A line above the labels that says what the decision is about: no label, no name of the form, no council."""
    text = piece.text.strip()
    if len(text) < 8 or len(text) > 200 or text.endswith(":") or TITLE.search(text) or field_of(text):
        return False
    return is_title(text) and not DETAILS.match(text) and not any(pattern.match(text) for pattern in STATED)


DETAILS = re.compile(r"^\W*(?:issue - |issue )?(?:decision details|decisions?|details|agenda item|home\b.*)\W*$", re.I)


def with_subject(minutes: Minutes, pieces: list[Piece], form: bool = False) -> Minutes:
    """A record of one decision has one item, its subject."""
    numbered = any(item.number for item in minutes.items) and not form
    at = next((n for n, piece in enumerate(pieces) if SUBJECT.match(piece.text) and not numbered), None)
    if at is None and form:
        at = next((n for n, piece in enumerate(pieces[:4]) if heads_record(piece)), None)
    if at is None:
        return minutes
    match = SUBJECT.match(pieces[at].text)
    title = match.group("title").strip() if match else pieces[at].text
    if not title and at + 1 < len(pieces) and not field_of(pieces[at + 1].text):
        title = pieces[at + 1].text
    if not title:
        return minutes
    item = Item(meeting=minutes.meeting.id, number=None, title=title, page=pieces[at].page, bbox=pieces[at].bbox)
    decisions = tuple(replace(row, item=None) for row in minutes.decisions)
    return replace(minutes, items=(item,), decisions=decisions, attendance=())
