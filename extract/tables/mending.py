"""Ruled grids checked against their text: cells parted where the text shows columns or rows, labels joined."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from extract.paper import Word
from extract.tables.columns import columns_of, cuts_of, numeric_share
from extract.tables.lattice import Lattice, Piece
from extract.tables.lines import TextLine, is_figure, is_number, text_line, text_lines
from extract.tables.rows import Strip, row_groups

APART = 0.7  # of a line's height: paragraphs stand apart by more
FLOOR = 3.0  # points: what a cut may lie inside a run before it counts as crossed


def mended(drawn: Lattice) -> Lattice:
    """A lattice whose cells agree with their text."""
    return with_rows(with_bands(with_columns(with_labels(with_paragraphs(with_spans(drawn))))))


def with_spans(drawn: Lattice) -> Lattice:
    """Cells over several columns are parted where each of several runs of words stays within one of them."""
    pieces: list[Piece] = []
    for piece in drawn.pieces:
        pieces.extend(parted(piece, drawn.xs) or [piece])
    return drawn._replace(pieces=tuple(sorted(pieces)))


def parted(piece: Piece, xs: Sequence[float]) -> list[Piece] | None:
    """The cells that a cell's runs of words make below the cuts of other rows; None where they make no two."""
    if piece.columns < 2 or len(piece.words) < 2:
        return None
    held: dict[int, list[Word]] = defaultdict(list)
    wide = False
    for line in text_lines(piece.words, 0.8):
        wide = wide or len(line.runs) > 1
        for run in line.runs:
            first, last = place(run.x0 + FLOOR, xs, piece), place(run.x1 - FLOOR, xs, piece)
            if first != last:
                return None
            held[first].extend(run.words)
    if not wide or len(held) < 2:
        return None
    return [
        Piece(piece.row, column, piece.rows, 1, tuple(held.get(column, ())))
        for column in range(piece.column, piece.column + piece.columns)
    ]


def place(x: float, xs: Sequence[float], piece: Piece) -> int:
    """The column of a cell over several in which a place lies."""
    inner = xs[piece.column + 1 : piece.column + piece.columns]
    return piece.column + sum(x >= cut for cut in inner)


def with_paragraphs(drawn: Lattice) -> Lattice:
    """Cells over several bands are parted where each of their paragraphs begins level with a label of its own."""
    tall = [piece for piece in drawn.pieces if piece.rows > 1 and len(piece.words) > 1]
    if not tall:
        return drawn
    labels = sorted(
        (piece.row, min(word.top for word in piece.words), piece.column)
        for piece in drawn.pieces
        if piece.rows == 1 and piece.words
    )
    pieces = [piece for piece in drawn.pieces if piece.rows == 1 or len(piece.words) < 2]
    for piece in tall:
        rows = range(piece.row, piece.row + piece.rows)
        beside = [(row, top) for row, top, column in labels if row in rows and column != piece.column]
        pieces.extend(by_labels(piece, beside) or [piece])
    return drawn._replace(pieces=tuple(sorted(pieces)))


def by_labels(piece: Piece, labels: Sequence[tuple[int, float]]) -> list[Piece] | None:
    """A cell as one for each of its paragraphs, in the bands of the labels; None where these do not stand level."""
    lines = text_lines(piece.words)
    first = [
        line
        for number, line in enumerate(lines)
        if number == 0 or line.top - lines[number - 1].bottom > APART * (line.bottom - line.top)
    ]
    begin = [next((row for row, top in labels if abs(top - line.top) < FLOOR), None) for line in first]
    rows = [row for row in begin if row is not None]
    if len(rows) < 2 or len(set(rows)) < len(begin):
        return None
    found = [] if rows[0] == piece.row else [piece._replace(rows=rows[0] - piece.row, words=())]
    edges = [*(line.top - 1 for line in first[1:]), float("inf")]
    under = float("-inf")
    for row, after, edge in zip(rows, [*rows[1:], piece.row + piece.rows], edges, strict=True):
        words = tuple(word for word in piece.words if under <= (word.top + word.bottom) / 2 < edge)
        found.append(piece._replace(row=row, rows=after - row, words=words))
        under = edge
    return found


def with_labels(drawn: Lattice) -> Lattice:
    """A label that is cut into lines is one label: its lines have fills of their own.

    It is taken for cut where all beside it goes on, or where it goes on in small letters right below.
    """
    label = min((piece.column for piece in drawn.pieces if piece.words), default=0)
    labels = {piece.row: piece for piece in drawn.pieces if piece.words and piece.column == label}
    others = [piece for piece in drawn.pieces if piece.words and piece.column != label]
    begun = {piece.row for piece in others}
    high = [piece for piece in others if piece.rows > 1]
    for upper, row in reversed(list(zip(labels.values(), [*labels][1:], strict=False))):
        here = labels[row]
        if upper.row + upper.rows != row or here.columns != upper.columns:
            continue
        over = any(p.row <= upper.row and row < p.row + p.rows for p in high)
        if (over and row not in begun) or follows(upper, here, row in begun):
            del labels[row]
            labels[upper.row] = upper._replace(rows=upper.rows + here.rows, words=upper.words + here.words)
    rest = [piece for piece in drawn.pieces if not (piece.words and piece.column == label)]
    return drawn._replace(pieces=tuple(sorted([*rest, *labels.values()])))


def follows(upper: Piece, here: Piece, beside: bool) -> bool:
    """Whether a cell's text goes on, in small letters and no further below than the next line, from the cell above."""
    first = min(here.words, key=lambda word: (word.top, word.x0))
    last = max(upper.words, key=lambda word: (word.bottom, word.x0))
    if not first.text[0].islower() or first.style.bold != last.style.bold:
        return False
    return not beside or first.top - last.bottom < 0.3 * (first.bottom - first.top)


def with_columns(drawn: Lattice) -> Lattice:
    """A column in which nearly every cell shows the same columns is parted into these."""
    cuts: dict[int, tuple[float, ...]] = {}
    for column in range(len(drawn.xs) - 1):
        own = [p for p in drawn.pieces if p.column == column and p.columns == 1 and p.words]
        lines = [line for piece in own for line in text_lines(piece.words, 0.8)]
        tabular = [line for line in lines if len(line.runs) > 1]
        if len(tabular) < (2 if all_figures(lines) else 3) or len(tabular) < 0.6 * len(lines):
            found = by_projection(own)
            if found:
                cuts[column] = found
            continue
        inner = columns_of(lines, lines[0].bottom - lines[0].top)
        if inner.cuts and all(figures_beyond(lines, cut) for cut in inner.cuts):
            cuts[column] = inner.cuts
    return recut(drawn, cuts) if cuts else drawn


def all_figures(lines: Sequence[TextLine]) -> bool:
    """Whether all that lines hold is figures, as many in each."""
    return len({len(line.runs) for line in lines}) == 1 and all(
        is_figure(word.text) for one in lines for word in one.words
    )


def by_projection(cells: Sequence[Piece]) -> tuple[float, ...]:
    """The cuts that cells of one column share, each cell taken as a whole, where figures stand beside running text."""
    if len(cells) < 3:
        return ()
    whole = [sorted(cell.words, key=lambda word: word.x0) for cell in cells]
    lines = [TextLine(words[0].top, words[-1].bottom, tuple(words), ()) for words in whole]
    em = cells[0].words[0].bottom - cells[0].words[0].top
    cuts = cuts_of(lines, em)
    parts = [
        [[word for word in words if bisect_right(cuts, middle(word)) == c] for words in whole]
        for c in range(len(cuts) + 1)
    ]
    texts = [["".join(word.text for word in words) for words in column] for column in parts]
    return cuts if any(numeric_share(column) >= 0.7 for column in texts) else ()


def middle(word: Word) -> float:
    """The middle of a word's width."""
    return (word.x0 + word.x1) / 2


def figures_beyond(lines: Sequence[TextLine], cut: float) -> bool:
    """Whether the runs that begin right of a cut are mostly figures."""
    runs = [run.text for line in lines for run in line.runs if run.x0 >= cut]
    return sum(is_figure(text) or is_figure(text.split()[0]) for text in runs) >= 0.6 * len(runs) > 0


def recut(drawn: Lattice, cuts: dict[int, tuple[float, ...]]) -> Lattice:
    """The lattice with further cuts within some columns."""
    xs: list[float] = []
    first: list[int] = []
    for column, x in enumerate(drawn.xs):
        first.append(len(xs))
        xs.extend((x, *cuts.get(column, ())))
    pieces: list[Piece] = []
    for piece in drawn.pieces:
        start = first[piece.column]
        wide = first[piece.column + piece.columns] - start
        moved = piece._replace(column=start, columns=wide)
        pieces.extend((parted(moved, xs) or [moved]) if piece.columns == 1 else [moved])
    return Lattice(tuple(xs), drawn.ys, tuple(sorted(pieces)))


def with_bands(drawn: Lattice) -> Lattice:
    """Labels that stand beside the figures of several bands, without rules between them, are parted as these are."""
    levels = [
        (line.top + line.bottom) / 2
        for piece in drawn.pieces
        if piece.rows == 1 and piece.words and piece.column
        for line in text_lines(piece.words)
        if is_figure("".join(word.text for word in line.words))
    ]
    pieces: list[Piece] = []
    for piece in drawn.pieces:
        pieces.extend(by_bands(piece, drawn.ys) if piece.rows > 1 and is_beside(piece, levels) else [piece])
    return drawn._replace(pieces=tuple(sorted(pieces)))


def is_beside(piece: Piece, levels: Sequence[float]) -> bool:
    """Whether most lines of a cell stand level with figures of other columns."""
    if piece.columns > 1 or len(piece.words) < 3:
        return False
    lines = text_lines(piece.words)
    level = sum(any(line.top < at < line.bottom for at in levels) for line in lines)
    return len(lines) > 2 and level >= 0.7 * len(lines)


def by_bands(piece: Piece, ys: Sequence[float]) -> list[Piece]:
    """A cell over several bands as one cell in each."""
    return [
        Piece(row, piece.column, 1, 1, tuple(w for w in piece.words if ys[row] <= (w.top + w.bottom) / 2 < ys[row + 1]))
        for row in range(piece.row, piece.row + piece.rows)
    ]


def with_rows(drawn: Lattice) -> Lattice:
    """Bands that hold several rows of figures are parted into these."""
    ys: list[float] = []
    pieces: list[Piece] = []
    shift: list[int] = []
    groups_of: dict[int, list[list[TextLine]]] = {}
    bands_of: dict[int, list[Piece]] = defaultdict(list)
    for piece in drawn.pieces:
        for row in range(piece.row, piece.row + piece.rows):
            bands_of[row].append(piece)
    for row in range(len(drawn.ys) - 1):
        shift.append(len(ys))
        groups = band_rows(bands_of[row], len(drawn.xs) - 1)
        ys.append(drawn.ys[row])
        if groups:
            groups_of[row] = groups
            ys.extend(group[0].top - 1 for group in groups[1:])
    if not groups_of:
        return drawn
    shift.append(len(ys))
    ys.append(drawn.ys[-1])
    for piece in drawn.pieces:
        start = shift[piece.row]
        moved = piece._replace(row=start, rows=shift[piece.row + piece.rows] - start)
        if piece.row in groups_of and piece.rows == 1:
            bands = [*ys[start : start + moved.rows], float("inf")]
            for number in range(moved.rows):
                inside = [w for w in piece.words if bands[number] <= (w.top + w.bottom) / 2 < bands[number + 1]]
                if number == 0:
                    inside = [w for w in piece.words if (w.top + w.bottom) / 2 < bands[1]]
                pieces.append(moved._replace(row=start + number, rows=1, words=tuple(inside)))
        else:
            pieces.append(moved)
    return Lattice(drawn.xs, tuple(ys), tuple(sorted(pieces)))


def band_rows(band: Sequence[Piece], width: int) -> list[list[TextLine]] | None:
    """The lines of each row within one band of a grid, where its figures show that it holds several."""
    held = [piece for piece in band if piece.words]
    if len(held) < 2 or any(piece.rows > 1 or piece.columns > 1 for piece in held):
        return None
    lines = {piece.column: text_lines(piece.words) for piece in held}
    if max(len(found) for found in lines.values()) < 2:
        return None
    figures = frozenset(
        column for column, found in lines.items() if column and all(is_figure(text) for text in texts(found))
    )
    if not figures or not any(is_number(text) for column in figures for text in texts(lines[column])):
        return None
    most = max(len(lines[column]) for column in figures)
    agreed = [column for column in lines if len(lines[column]) == most]
    if most < 2 or len(agreed) < 2 or (len(figures) < 2 and len(agreed) < len(lines)):
        return None
    strips = strips_of(held)
    groups = row_groups([strip for strip, _ in strips], figures, width)
    return [[strips[number][1] for number in group] for group in groups] if len(groups) >= 2 else None


def texts(lines: Sequence[TextLine]) -> list[str]:
    """The text of each line, without spaces that part thousands."""
    return ["".join(word.text for word in line.words) for line in lines]


def strips_of(band: Sequence[Piece]) -> list[tuple[Strip, TextLine]]:
    """The lines that run across the cells of a band, with their words by column."""
    column_of = {id(word): piece.column for piece in band for word in piece.words}
    found = []
    for line in text_lines([word for piece in band for word in piece.words]):
        cells: dict[int, list[Word]] = defaultdict(list)
        for word in line.words:
            cells[column_of[id(word)]].append(word)
        strip = Strip(line.top, line.bottom, {column: tuple(words) for column, words in cells.items()})
        found.append((strip, text_line(line.words)))
    return found
