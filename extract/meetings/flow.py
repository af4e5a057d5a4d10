"""A paper as a flow of pieces: paragraphs with their printed number, bullet, emphasis and place, tables row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.listings import log_columns
from extract.meetings.numbering import Label, parse_label, strip_bullet
from extract.paper import Block, Cell, Grid, Line, Paper
from extract.records import Box

WIDE = re.compile(r"\t|\s{3,}")
OWNER = re.compile(
    r"^[A-Z][A-Za-z.&]{0,5}(?:\s?[/,&]\s?[A-Z][A-Za-z.&]{0,5})*$|^(?:All|Clerk|Chair|Chairman|Secretary|Treasurer)$"
)
NUMBER_HEADS = re.compile(
    r"^(?:item|no\.?|number|minute(?: no\.?)?|ref\.?|agenda item|min\.?)s?(?: no\.?)?$", re.IGNORECASE
)
TEXT_HEADS = re.compile(
    r"^(?:items?|minutes?|discussion|description|subject|details?|notes?|topic|business|agenda)\b", re.IGNORECASE
)
ACTION_HEADS = re.compile(
    r"^(?:actions?|action by|by whom|who|owner|lead|responsib\w+|action points?)\b", re.IGNORECASE
)
# what a log of actions has no column for: "Notes and decisions", "Minutes", "Discussion"
TOLD_HEADS = re.compile(r"\b(?:minutes?|discussions?|decisions?|resolutions?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, list entry, heading or grid of a paper."""

    text: str  # with its number, without its bullet
    page: int
    kind: str = "paragraph"
    bbox: Box | None = None
    lines: tuple[Line, ...] = ()
    lead: str = ""  # what stands emphasised at its beginning
    bold: bool = False  # all of it is emphasised
    bullet: str | None = None
    owner: str | None = None  # beside it in an action column
    grid: Grid | None = None
    size: float = 0.0

    @property
    def label(self) -> Label | None:
        """Its printed number."""
        return parse_label(self.text)

    @property
    def body(self) -> str:
        """Its text after the number."""
        label = self.label
        return self.text[label.end :].strip() if label else self.text

    @property
    def x0(self) -> float | None:
        """How far it is indented."""
        return self.bbox[0] if self.bbox else None


def pieces_of(paper: Paper, first: int = 1, last: int | None = None) -> list[Piece]:
    """The pieces of the pages from first to last."""
    found: list[Piece] = []
    for page in paper.pages:
        if not first <= page.number <= (last or page.number):
            continue
        for block in page.blocks:
            if block.kind != "aside":
                found += block_pieces(block)
            elif found and OWNER.match(block.text.strip()):
                found[-1] = replace(found[-1], owner=block.text.strip())
    return found


def join_labels(pieces: list[Piece]) -> list[Piece]:
    """Numbers that stand on a line of their own, each joined to the paragraph that it numbers.

    >>> [piece.text for piece in join_labels([Piece("4.", 1), Piece("Finance", 1), Piece("7", 1), Piece("8.", 1)])]
    ['4. Finance', '7', '8.']
    """
    joined: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = joined[-1] if joined else None
        if before and at and pieces[at - 1] is before and _numbers_alone(before) and _takes_number(before, piece):
            box = union([one.bbox for one in (before, piece) if one.bbox]) if before.bbox and piece.bbox else piece.bbox
            joined[-1] = replace(piece, text=f"{before.text} {piece.text}", bbox=box)
        else:
            joined.append(piece)
    return joined


def _numbers_alone(piece: Piece) -> bool:
    label = parse_label(piece.text) if piece.text and not piece.grid and not piece.bullet else None
    if label is None or label.end < len(piece.text) or len(piece.text) > 12:
        return False
    return not piece.text.strip().isdigit() or int(piece.text) < 100


def _takes_number(number: Piece, piece: Piece) -> bool:
    """The paragraph follows on the same page, near by, and has no number or bullet of its own."""
    if not piece.text or piece.grid or piece.bullet or piece.label or piece.page != number.page:
        return False
    if not any(letter.isalpha() for letter in piece.text):
        return False
    return not (number.bbox and piece.bbox) or abs(piece.bbox[1] - number.bbox[1]) < 40


def block_pieces(block: Block) -> Iterator[Piece]:
    """The pieces of one block; a grid that sets out running text gives those of its cells."""
    if block.grid and (block.grid.layout or sets_out_minutes(block.grid) or sets_out_agenda(block.grid)):
        yield from layout_pieces(block.grid)
    elif block.grid:
        yield Piece("", block.page, "grid", block.bbox, grid=block.grid)
    else:
        yield from split_piece(piece_of(block))


def piece_of(block: Block) -> Piece:
    """A block as a piece: its printed number goes back into the text, a bullet stands apart."""
    label = block.label or ""
    if re.fullmatch(r"[a-z]|[ivx]{2,5}", label):
        label = f"{label}."
    bullet = label if label and not parse_label(f"{label} x") else None
    text = block.text if bullet or not label else f"{label} {block.text}"
    if not bullet:
        bullet, text = strip_bullet(text)
    lead = emphasised(block.lines, label if bullet else "")
    bold = block.kind == "heading" or (bool(lead) and len(lead) >= 0.9 * len(text))
    size = max((line.size for line in block.lines), default=0.0)
    return Piece(" ".join(text.split()), block.page, block.kind, block.bbox, block.lines, lead, bold, bullet, size=size)


def emphasised(lines: Iterable[Line], bullet: str = "") -> str:
    """The bold or underlined words with which a paragraph begins."""
    words: list[str] = []
    for line in lines:
        for span in line.spans or ():
            text = span.text.strip()
            if not text or text == bullet:
                continue
            if not (span.style.bold or span.style.underlined) and not (
                not words and parse_label(text) and len(text) < 9
            ):
                return " ".join(words) if _has_letters(words) else ""
            words.append(text)
        if not line.spans:
            if not line.bold:
                break
            words.append(line.text)
    return " ".join(" ".join(words).split()) if _has_letters(words) else ""


def _has_letters(words: list[str]) -> bool:
    return any(letter.isalpha() for word in words[:1] + words[1:] for letter in word)


def split_piece(piece: Piece) -> Iterator[Piece]:
    """A block that holds several numbered lines, one piece each."""
    lines = piece.lines
    if len(lines) < 2:
        yield piece
        return
    starts = [0, *(at for at in range(1, len(lines)) if _begins(lines[at], lines[at - 1], lines[0]))]
    if len(starts) == 1:
        yield piece
        return
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(lines)
        yield _from_lines(piece, lines[start:end])


def _begins(line: Line, before: Line, first: Line) -> bool:
    """Whether a line within a block is an item of its own: numbered and emphasised after plain text."""
    label = parse_label(line.text)
    if not label or label.end >= len(line.text) or not line.text[label.end : label.end + 1].isupper():
        return False
    emphatic = bool(emphasised([line]))
    above = parse_label(first.text)
    same = above is not None and above.style == label.style and above.values < label.values
    return (emphatic and not emphasised([before])) or (same and emphatic)


def _from_lines(piece: Piece, lines: tuple[Line, ...]) -> Piece:
    text = join_lines([line.text for line in lines])
    lead = emphasised(lines)
    boxes = [line.bbox for line in lines if line.bbox]
    box = union(boxes) if boxes else piece.bbox
    bold = bool(lead) and len(lead) >= 0.9 * len(text)
    return replace(piece, text=text, lines=lines, lead=lead, bold=bold, bbox=box, bullet=None, page=lines[0].page)


def join_lines(texts: list[str]) -> str:
    """Lines as one paragraph, a hyphen at a line's end kept without a space.

    >>> join_lines(["the two-", "week period", "ended"])
    'the two-week period ended'
    """
    joined = ""
    for text in texts:
        joined += (
            text.strip() if not joined or (joined.endswith("-") and joined[-2:-1].isalpha()) else f" {text.strip()}"
        )
    return " ".join(joined.split())


def union(boxes: list[Box]) -> Box:
    """The smallest box around all.

    >>> union([(0.0, 0.0, 1.0, 1.0), (2.0, 0.0, 3.0, 4.0)])
    (0.0, 0.0, 3.0, 4.0)
    """
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def grid_lines(grid: Grid) -> list[list[Cell]]:
    """The cells of each row, from the left."""
    height = max((cell.row for cell in grid.cells), default=-1) + 1
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        rows[cell.row].append(cell)
    return rows


def sets_out_minutes(grid: Grid) -> bool:
    """Whether a grid holds the running text of minutes: number, text and perhaps who acts."""
    rows = [row for row in grid_lines(grid) if row]
    if len(rows) < 2 or not 2 <= max(len(row) for row in rows) <= 4:
        return False
    head = [cell.text.strip() for cell in rows[0]]
    texts = [cell.text for row in rows for cell in row]
    long = sum(len(text) > 150 for text in texts)
    heads = any(TEXT_HEADS.match(text) for text in head) and any(ACTION_HEADS.match(text) for text in head)
    numbered = sum(bool(row[0].text.strip()) and _numbers(row[0].text) for row in rows)
    counted = [int(row[0].text.strip(" .)")) for row in rows if row[0].text.strip(" .)").isdigit()]
    if heads and len(counted) >= 3 and all(b - a == 1 for a, b in pairwise(counted)):
        return long > 0 or len(rows) - len(counted) >= 0.5 * len(counted)
    told = any(TOLD_HEADS.search(text) for text in head)
    if heads and long >= (1 if told else max(1, 0.25 * len(rows))):
        return True
    return numbered >= 0.6 * len(rows) and long >= 0.3 * len(rows) and numbered >= 3


AGENDA_HEADS = re.compile(  # beside a column of numbers: "Item | Subject | Pages", "No. | Business | Lead | Time"
    r"^(?:pages?(?: no\.?s?)?|leads?|led by|presenter|time|timing|papers?|enclosures?|enc\.?|purpose|subject|business|"
    r"agenda items?|topics?|titles?|report(?: by| of)?)$",
    re.IGNORECASE,
)


def sets_out_agenda(grid: Grid) -> bool:
    """Whether a grid is the list of business itself: numbers that count up, each with a subject beside it."""
    rows = [[" ".join(cell.text.split()) for cell in row] for row in grid_lines(grid) if row]
    if len(rows) < 4 or not 2 <= max(map(len, rows)) <= 6:
        return False
    head = rows[0]
    if not any(NUMBER_HEADS.match(text) for text in head[:2]) or not any(AGENDA_HEADS.match(text) for text in head):
        return False
    counted = [int(row[0].strip(" .)")) for row in rows[1:] if row[0].strip(" .)").isdigit()]
    return len(counted) >= 0.6 * (len(rows) - 1) and all(0 < b - a <= 2 for a, b in pairwise(counted))


def _numbers(text: str) -> bool:
    label = parse_label(text.strip())
    return label is not None and label.end >= len(text.strip()) - 1


def layout_pieces(grid: Grid) -> Iterator[Piece]:
    """The cells of a layout grid in reading order, a number joined to the text beside it, owners to the rows."""
    rows = grid_lines(grid)
    aside = aside_columns(rows) if sets_out_agenda(grid) else frozenset()
    logged = log_columns(grid)  # a log of actions beside the text is read as a table, by extract/listings.py
    action = None if logged else action_column(rows)
    for row in rows[1:] if names_columns(rows[0]) else rows:
        owner = next((" ".join(cell.text.split()) for cell in row if cell.column == action), None)
        number = ""
        for cell in row:
            if cell.column == action or cell.column in logged or cell.column in aside:
                continue
            text = " ".join(cell.text.split())
            if NUMBER_HEADS.match(text) or (_numbers(text) and cell is not row[-1] and not number):
                number = text if _numbers(text) else ""
                continue
            for piece in cell_pieces(cell, grid):
                joined = (
                    replace(piece, text=f"{number} {piece.text}", owner=owner or None)
                    if number
                    else replace(piece, owner=owner or None)
                )
                number = ""
                yield joined


def names_columns(row: list[Cell]) -> bool:
    """Whether a row only says what the columns hold: "Item | Notes and decisions | Action | By"."""
    said = [cell.text.strip() for cell in row if cell.text.strip()]
    named = [text for text in said if TEXT_HEADS.match(text) or ACTION_HEADS.match(text)]
    return len(named) >= 2 and all(len(text.split()) <= 3 for text in said)


def aside_columns(rows: list[list[Cell]]) -> frozenset[int]:
    """The columns of an agenda's table that only say where, when and by whom: "Pages", "Lead", "Time"."""
    beside = re.compile(r"^(?:pages?.*|leads?|led by|presenter|tim(?:e|ing)|papers?|enclosures?|enc\.?|purpose)$", re.I)
    return frozenset(cell.column for cell in rows[0] if beside.match(" ".join(cell.text.split())))


def action_column(rows: list[list[Cell]]) -> int | None:
    """The column that says who is to act."""
    for row in rows[:2]:
        for cell in row:
            if cell.column and ACTION_HEADS.match(cell.text.strip()):
                return cell.column
    last = max((cell.column for row in rows for cell in row), default=0)
    beside = [cell.text.strip() for row in rows for cell in row if cell.column == last and cell.text.strip()]
    if last and beside and all(all(OWNER.match(part) for part in text.split("\n")) for text in beside):
        return last
    return None


def cell_pieces(cell: Cell, grid: Grid) -> Iterator[Piece]:
    """The paragraphs of a cell."""
    if cell.blocks:
        for block in cell.blocks:
            yield from block_pieces(block)
    elif cell.text.strip():
        bullet, text = strip_bullet(" ".join(cell.text.split()))
        yield Piece(text, cell.page, "paragraph", cell.bbox or grid.bbox, bullet=bullet)


def words_of(text: str) -> list[str]:
    """The words of a text.

    >>> words_of("Chair's report, 2024")
    ["Chair's", 'report', '2024']
    """
    return re.findall(r"[\w’'&-]+", text)


def is_caps(text: str) -> bool:
    """Whether a text is set in capitals.

    >>> is_caps("RESOLVED:"), is_caps("Resolved"), is_caps("AGM")
    (True, False, True)
    """
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)
