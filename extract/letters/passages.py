"""A paper's blocks cut into passages: the smallest pieces of which one person, asker or authority, is the author.

A block may hold a question and its answer, since letters set one right below the other. It is cut where a line begins
with a label or a lead ("Answer:"), where the look of the print changes, and after a question mark that ends a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.letters.cues import scores
from extract.letters.labels import Label, bullet_of, deepened, parse_label
from extract.paper import Block, Grid, Line, Paper, Span
from extract.records import Box


@dataclass(frozen=True, slots=True)
class Look:
    """How a passage is set; passages of one speaker often look alike."""

    bold: bool = False
    italic: bool = False
    colour: str | None = None
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a letter; `speaker` is set where the layout itself says who speaks (ask, reply)."""

    text: str
    page: int
    label: Label | None = None
    bullet: str | None = None
    look: Look = field(default_factory=Look)
    kind: str = "paragraph"
    bbox: Box | None = None
    grid: Grid | None = None
    speaker: str = ""
    row: int | None = None  # of a table that pairs questions with answers
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a line, all of one look."""

    text: str
    line: Line
    look: Look
    starts: bool  # a printed line begins here


LEAD = re.compile(  # "Answer:", "Response -", "Our reply:", "Trust response:", "A:", "Q:", "Request:"
    r"^(?:(?:our|your|the|council|trust|force|university|board|department|authority|dept)(?:['’]?s)?\s+)?"
    r"(?P<lead>answers?|responses?|reply|replies|questions?|requests?|[QAR])\s*(?P<mark>[:–]"
    r"|-(?=\s)|(?<=answer)\s(?=(?-i:[A-Z\d£]))|(?<=response)\s(?=(?-i:[A-Z\d£])))\s*",
    re.IGNORECASE,
)
INLINE_LEAD = re.compile(
    r"(?<=[.?!:)\w])\s+(?=(?:(?:Our|Trust|Council)\s)?(?:ANSWER|Answer|RESPONSE|Response|Reply)\s?:\s)"
)
MAIL_HEADER = re.compile(r"^(?:From|Sent|To|Cc|Subject|Date)\s?:\s\S")
ENDS = re.compile(r"[.?!:;]['’”\")]*$")
STARTS_LOWER = re.compile(r"^[a-z(,;&]")
URL_BREAK = re.compile(r"(https?://\S*[-/_=?&.%])\s+(?=[\w/-]*[./_-])")


def passages_of(paper: Paper) -> list[Passage]:
    """The passages of a paper in reading order; tables that only lay out text are opened up."""
    wrap = wrap_width(paper)
    margin = left_margin(paper)
    found: list[Passage] = []
    for block in paper.blocks:
        found += block_passages(block, wrap, margin)
    return list(opened(mended(found)))


BROKEN_URL = re.compile(r"https?://\S*[-/_=]$")
GOES_ON = re.compile(r"^(?:[a-z(,;]|\d[\d,.]*\s+[a-z]|(?:19|20)\d\d\b)")


def mended(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages with a sentence put together again that a page or a block broke off."""
    last: Passage | None = None
    for passage in passages:
        if last and is_continued(last, passage):
            last = replace(
                last,
                text=f"{last.text}{'' if BROKEN_URL.search(last.text) else ' '}{passage.text}",
                bbox=last.bbox if last.page != passage.page else surrounding([last.bbox, passage.bbox]),
            )
            continue
        if last:
            yield last
        last = passage
    if last:
        yield last


def is_continued(before: Passage, after: Passage) -> bool:
    """Whether the second passage goes on with the first one's sentence."""
    if before.grid or after.grid or after.label or after.bullet or before.row is not None or after.row is not None:
        return False
    same = before.look.bold == after.look.bold and before.look.italic == after.look.italic
    return same and len(before.text) > 45 and not ENDS.search(before.text) and bool(GOES_ON.match(after.text))


def opened(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages with an opening sentence, and a closing lead-in, set apart from what stands in the same paragraph."""
    for passage in passages:
        sentences = SENTENCES.split(passage.text) if not passage.grid and not passage.label else [passage.text]
        while len(sentences) > 1 and is_opening(sentences[0]):
            yield replace(passage, text=sentences.pop(0))
        lead = sentences.pop() if len(sentences) > 1 and is_lead_in(sentences[-1]) else None
        yield replace(passage, text=" ".join(sentences))
        if lead:
            yield replace(passage, text=lead)


SENTENCES = re.compile(r"(?<=[a-z)\d][.!])\s+(?=[A-Z“\"])")


def is_opening(sentence: str) -> bool:
    """Whether a sentence only opens a letter."""
    found = scores("roles", sentence)
    if found.get("holding", 0.0) >= 4:
        return True
    return found.get("opening", 0.0) >= 3 and found.get("reply", 0.0) < 3 and found.get("ask", 0.0) < 2.5


def is_lead_in(sentence: str) -> bool:
    """Whether a sentence leads in to the request or the reply."""
    found = scores("roles", sentence)
    return max(found.get("ask_intro", 0.0), found.get("reply_intro", 0.0)) >= 3 and found.get("tail", 0.0) < 3


def block_passages(block: Block, wrap: int, margin: float | None) -> Iterator[Passage]:
    """The passages of one block."""
    if block.grid:
        yield from grid_passages(block, block.grid, wrap)
        return
    groups = list(grouped(list(pieces_of(block, margin)), wrap))
    for n, group in enumerate(groups):
        whole = len(groups) == 1
        yield from finished(group, block, whole=whole, first=n == 0)


def wrap_width(paper: Paper) -> int:
    """How wide printed lines run in a text without geometry; 0 where each line is a paragraph of its own."""
    lines = [len(line.text) for block in paper.blocks for line in block.lines]
    if not lines or max(lines) > 120:
        return 0
    full = sum(length >= 55 for length in lines)
    return max(lines) if full >= 0.3 * len(lines) else 0


def left_margin(paper: Paper) -> float | None:
    """Where most lines begin, in points."""
    starts = Counter(round(line.bbox[0]) for block in paper.blocks for line in block.lines if line.bbox)
    return float(starts.most_common(1)[0][0]) if starts else None


def pieces_of(block: Block, margin: float | None) -> Iterator[_Piece]:
    """The lines of a block, those with a change of look after a full stop cut in two."""
    for line in block.lines or (Line(block.text, block.page),):
        indented = bool(margin is not None and line.bbox and line.bbox[0] - margin > 14)
        if not line.spans:
            yield _Piece(line.text, line, Look(line.bold, line.italic, None, indented), starts=True)
            continue
        runs = list(look_runs(line.spans, indented))
        for n, (text, look) in enumerate(runs):
            yield _Piece(text, line, look, starts=n == 0)


def look_runs(spans: Iterable[Span], indented: bool) -> Iterator[tuple[str, Look]]:
    """A line's text in runs; a new run begins only where the look changes after the end of a sentence or a lead."""
    text = ""
    weights: Counter[Look] = Counter()
    for span in spans:
        look = Look(span.style.bold, span.style.italic, span.style.colour, indented)
        letters = sum(map(str.isalnum, span.text))
        if text.strip() and letters and look != _usual(weights, look) and _may_end(text):
            yield text.strip(), _usual(weights, look)
            text = ""
            weights = Counter()
        glue = "" if not text or text.endswith(" ") or span.text.startswith(" ") or _touches(text, span) else " "
        text += glue + span.text
        weights[look] += letters
    if text.strip():
        yield text.strip(), _usual(weights, Look(indented=indented))


def _touches(text: str, span: Span) -> bool:
    """Spans without geometry are joined as they stand: the reader keeps the spaces."""
    return span.x0 is None


def _usual(weights: Counter[Look], otherwise: Look) -> Look:
    return max(weights, key=lambda look: weights[look]) if weights.total() else otherwise


def _may_end(text: str) -> bool:
    stripped = text.strip()
    label = parse_label(stripped)
    return bool(ENDS.search(stripped)) and len(stripped) > 3 and not (label and not label[1].strip())


def grouped(pieces: list[_Piece], wrap: int) -> Iterator[list[_Piece]]:
    """Pieces that belong together: cut before labels and leads, where the look changes, after a question mark."""
    group: list[_Piece] = []
    for before, piece in pairwise([None, *pieces]):
        if piece is None:
            continue
        if group and before and is_cut(before, piece, wrap):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def is_cut(before: _Piece, piece: _Piece, wrap: int) -> bool:
    """Whether a new passage begins with this piece."""
    if not piece.starts:
        return True
    text, ended = piece.text.lstrip(), ENDS.search(before.text.strip())
    if not text:
        return False
    if bullet_of(text) or LEAD.match(text) or MAIL_HEADER.match(text):
        return True
    label = parse_label(text)
    if label and (ended or label[0].form[-1:] in ".):" or label[0].speaker):
        return True
    if piece.look != before.look and (ended or not (STARTS_LOWER.match(text) or only_colour(before.look, piece.look))):
        return True
    if piece.line.bbox is None:
        return is_cut_unplaced(before, piece, wrap)
    return bool(before.text.rstrip().endswith("?") and text[:1].isupper())


def only_colour(one: Look, other: Look) -> bool:
    """Whether looks differ in colour alone, as a link does from the words around it."""
    return (one.bold, one.italic) == (other.bold, other.italic)


def is_cut_unplaced(before: _Piece, piece: _Piece, wrap: int) -> bool:
    """In text without geometry a line is a paragraph unless lines are wrapped at a width."""
    if not wrap:
        return True
    short = len(before.text.rstrip()) < 0.75 * wrap
    return bool(
        short
        and (ENDS.search(before.text.strip()) or len(before.text) < 0.5 * wrap)
        and not STARTS_LOWER.match(piece.text.strip())
    )


def finished(group: list[_Piece], block: Block, whole: bool, first: bool) -> Iterator[Passage]:
    """Passages from pieces: the label taken off, and cut once more before a lead that stands within a line."""
    text = block.text if whole else joined([piece.text for piece in group], block.text)
    text = URL_BREAK.sub(r"\1", " ".join(text.split()))
    weights: Counter[Look] = Counter()
    for piece in group:
        weights[piece.look] += len(piece.text)
    passage = Passage(
        text=text,
        page=group[0].line.page,
        look=_usual(weights, Look()),
        kind=block.kind,
        bbox=surrounding([piece.line.bbox for piece in group]) or block.bbox,
        level=block.level,
        speaker="ask" if block.kind == "quoted" else "",
    )
    printed = block.label if first else None
    for n, part in enumerate(INLINE_LEAD.split(text)):
        yield labelled(replace(passage, text=part), printed if n == 0 else None)


def labelled(passage: Passage, printed: str | None) -> Passage:
    """The passage with its label or bullet set apart from its text."""
    text = passage.text
    if printed:
        several = parse_label(f"{printed} {text}")
        if several and several[0].more:
            return replace(passage, label=several[0], text=several[1].strip())
        found = parse_label(f"{printed} ") or parse_label(f"{printed}.")
        if found:
            inner = parse_label(text)
            deeper, rest = deepened(found[0], inner[1] if inner and inner[0] == found[0] else text)
            return replace(passage, label=deeper, text=rest.strip())
        if bullet_of(f"{printed} x"):
            return replace(passage, bullet=printed, text=text)
        return passage
    bullet = bullet_of(text)
    if bullet:
        return replace(passage, bullet=bullet[0], text=bullet[1])
    label = parse_label(text)
    return replace(passage, label=label[0], text=label[1].strip()) if label else passage


def joined(lines: list[str], printed: str) -> str:
    """Lines put together again, a hyphen at a line's end undone where the block's own text does so.

    >>> joined(["a long docu-", "ment"], "a long document")
    'a long document'
    """
    text = ""
    for line in (line.strip() for line in lines):
        if text.endswith("-") and line:
            tail, head = text.rsplit(maxsplit=1)[-1], line.split()[0]
            if tail[:-1] + head in printed:
                text = text[:-1] + line
                continue
            if tail + head in printed:
                text += line
                continue
        text = f"{text} {line}" if text else line
    return text


def surrounding(boxes: Iterable[Box | None]) -> Box | None:
    """The box around all boxes."""
    known = [box for box in boxes if box]
    if not known:
        return None
    return (min(b[0] for b in known), min(b[1] for b in known), max(b[2] for b in known), max(b[3] for b in known))


ASK_COLUMN = re.compile(
    r"^(?:(?:your|foi|information|the|original)\s)*(?:questions?|requests?(?:ed)?|query|queries|you asked|q)\b", re.I
)
REPLY_COLUMN = re.compile(
    r"(?:\b(?:answers?|responses?|reply|replies)\b|^(?:a|outcome|information (?:provided|supplied|released))$)", re.I
)


def grid_passages(block: Block, grid: Grid, wrap: int) -> Iterator[Passage]:
    """A table of questions and answers as their passages, a frame around text opened, any other table whole."""
    columns = paired_columns(grid)
    if columns:
        yield from paired_rows(grid, *columns)
    elif grid.layout or len({cell.column for cell in grid.cells}) == 1:
        for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
            for inner in cell.blocks or (Block("paragraph", cell.text, cell.page, bbox=cell.bbox),):
                if inner.grid or inner.text.strip():
                    yield from block_passages(inner, wrap, None)
    else:
        yield Passage(text=grid_text(grid), page=grid.page, kind="grid", bbox=grid.bbox, grid=grid)


def grid_text(grid: Grid) -> str:
    """A table row by row."""
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    return " ".join(" ".join(cell.text.split()) for cell in cells if cell.text.strip())


def paired_columns(grid: Grid) -> tuple[int, int, int] | None:
    """Which columns hold the question and the answer, and the first row that does; None of an ordinary table."""
    rows = _rows(grid)
    if not rows:
        return None
    head = rows[0]
    ask = next((c for c, text in head.items() if ASK_COLUMN.search(text.strip()) and len(text) < 60), None)
    reply = next(
        (c for c, text in head.items() if c != ask and REPLY_COLUMN.search(text.strip()) and len(text) < 60), None
    )
    if ask is not None and reply is not None and reply > ask and len(rows) > 1:
        return ask, reply, 1
    return unheaded_columns(rows)


def unheaded_columns(rows: list[dict[int, str]]) -> tuple[int, int, int] | None:
    """Two columns (or three, numbers first) of which the first asks in most of its rows."""
    width = max((max(row, default=0) for row in rows), default=0) + 1
    if width not in (2, 3):
        return None
    ask, reply = width - 2, width - 1
    asking = sum(bool(ASKS.search(row.get(ask, ""))) for row in rows)
    answering = sum(bool(ASKS.search(row.get(reply, ""))) for row in rows)
    numbers = width == 2 or all(re.fullmatch(r"\W*(?:q\.?)?\s?\d{0,2}[a-z]?\W*", row.get(0, ""), re.I) for row in rows)
    return (ask, reply, 0) if numbers and asking >= max(2, 0.6 * len(rows)) and answering == 0 else None


ASKS = re.compile(
    r"\?\s*$|^\W*(?:q?\d{1,2}[.):]?\s*)?(?:how (?:many|much)|please (?:provide|state|confirm"
    r"|supply|list)|(?:the )?(?:total )?number of"
    r"|what (?:is|are|was|were)|do you|does|have you|which|who)\b",
    re.IGNORECASE,
)


def _rows(grid: Grid) -> list[dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    return [rows[n] for n in sorted(rows)]


def paired_rows(grid: Grid, ask: int, reply: int, first: int) -> Iterator[Passage]:
    """Each row's question, with the number in front of it, then its answer."""
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    for row in sorted({cell.row for cell in grid.cells if cell.row >= first}):
        number = next(
            (cells[row, c].text.strip() for c in range(ask) if (row, c) in cells and cells[row, c].text.strip()), None
        )
        for column, speaker in ((ask, "ask"), (reply, "reply")):
            cell = cells.get((row, column))
            if cell and cell.text.strip():
                passage = Passage(" ".join(cell.text.split()), cell.page, bbox=cell.bbox, speaker=speaker, row=row)
                printed = number if speaker == "ask" and number and len(number) < 12 else None
                yield labelled(passage, printed)
