"""Lists of people as they are set out: in lines, columns and tables, each under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.meetings.cuing import STRONG, Cue, find_cue
from extract.meetings.flow import Piece, grid_lines
from extract.meetings.names import split_people
from extract.meetings.wordings import TITLE
from extract.paper import Cell, Line
from extract.records import Box


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


EMBEDDED = re.compile(  # "Mr Ash Apologies: Ms Elm", "… Yew Clerk: Mrs Bay Members of public: 3": another list begins
    r"(?<=[\w.,;)])\s+(?=(?:(?-i:Apologies|Councillors|Cllrs|Absent|Clerk|Officers|Officials|Staff|Guests|Public|"
    r"Also|Members?|Trustees?|Commissioners?|Others?|Secretariat|OFFICERS|ABSENT|APOLOGIES|MEMBERS)\b|(?-i:In|Minutes|Secretary|Observers|Press|Visitors)\b)"
    r"(?: (?:present|in attendance|attendance|attending|absent|and officials|for absence|"
    r"of (?:the )?public|received|from|taken by))*\s*:)",
    re.IGNORECASE,
)


def rows_of(piece: Piece) -> Iterator[list[Segment]]:
    """The lines of a piece, or the rows of its grid, as segments; a line with several headings as several lines."""
    for row in _rows_of(piece):
        parts = [re.split(EMBEDDED, segment.text) for segment in row]
        if len(row) != 1 or len(parts[0]) < 2:
            yield row
            continue
        yield from ([row[0]._replace(text=part)] for part in parts[0] if part.strip())


def _rows_of(piece: Piece) -> Iterator[list[Segment]]:
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


def parted(buckets: list[Bucket]) -> tuple[list[Bucket], list[Bucket]]:
    """The lists of those who came, and the offices of a letterhead before them, whose holders need not have come."""
    listed = next((at for at, bucket in enumerate(buckets) if STRONG.match(bucket.cued)), 0)
    letterhead = [bucket for bucket in buckets[:listed] if LETTERHEAD.match(bucket.cued)]
    return [bucket for bucket in buckets if bucket not in letterhead], letterhead


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
            r"^(?:the meeting|there (?:was|were)|the chair|min(?:ute)? ?no|item ?no|part [1i]+\b|"
            r"resolved\b|requests?\b|dear\b|yours\b|\*|_{3}|-{3}|agenda|items?\b|"
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
