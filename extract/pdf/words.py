"""Words of a page with boxes and styles, straight from pdfium's text page: two looks at each word, none at letters."""

from __future__ import annotations

import ctypes as c
import re
from array import array
from itertools import pairwise, repeat
from typing import NamedTuple

from extract.clean import clean_line
from extract.paper import Style, Word
from extract.pdf import pdfium as p

# pdfium marks a hyphen at a line's end as U+0002 or U+FFFE, with no line end after it
LINE_END_HYPHENS = "\x02\ufffe"
TOKEN = re.compile(f"[^\\s\0{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
HYPHEN = 0x2D
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u2011": "-"}
)
RAISED = 0.8  # of the height of what is before: a number so small is a footnote's
NEARLY_BLACK = 0x48  # "rich" blacks of several inks are black
MIN_GAP = 0.1  # of the size: a space that pdfium made up counts if the gap is at least this


class Run(NamedTuple):
    """What all words of one text object share."""

    style: Style
    font: int
    widths: dict[int, float]
    size: float  # as the font is set, before any matrix
    matrix: tuple[float, float, float, float]
    descent: float
    height: float
    drop: float
    scale: float
    flat: bool
    visible: bool


class Text(NamedTuple):
    """The words that a page shows, and those that it holds but does not show."""

    words: list[Word]
    hidden: list[Word]
    unmapped: int = 0  # words of which no letter is known


def read_text(document: p.Document, page: int, frame: p.Frame) -> Text:
    """All words of a page, in the order of its content."""
    text = p.text_load(page)
    if not text:
        return Text([], [])
    try:
        count = p.count_chars(text)
        return words_of(document, text, count, frame) if count > 0 else Text([], [])
    finally:
        p.text_close(text)


def characters(text: int, count: int) -> str:
    """The page's text, one character for each of pdfium's indices."""
    buffer = c.create_string_buffer(2 * count + 2)
    if p.get_text(text, 0, count, buffer) - 1 == count:
        string = buffer.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(string) == count:
            return string
    return "".join(map(chr, map(p.char_unicode, repeat(text), range(count))))


def words_of(document: p.Document, text: int, count: int, frame: p.Frame) -> Text:
    """The words of a loaded text page."""
    string = characters(text, count)
    spans = [match.span() for match in TOKEN.finditer(string)]
    ends = [index for start, stop in spans for index in (start, stop - 1)]
    objects = list(map(p.char_object, repeat(text), ends))
    runs = read_runs(document, text, dict(zip(reversed(objects), reversed(ends), strict=True)), frame)
    if torn := find_torn(string, spans, objects, runs):
        spans = [part for place, span in enumerate(spans) for part in (tear(text, span) if place in torn else [span])]
        ends = [index for start, stop in spans for index in (start, stop - 1)]
        objects = list(map(p.char_object, repeat(text), ends))
        fresh = {item: end for item, end in zip(objects, ends, strict=True) if item not in runs}
        runs |= read_runs(document, text, fresh, frame)
    origins = array("d", bytes(16 * len(ends) + 16))
    at = origins.buffer_info()[0]
    stop = at + 16 * len(ends)
    for _ in map(p.char_origin, repeat(text), ends, range(at, stop, 16), range(at + 8, stop + 8, 16)):
        pass
    return place_words(text, string, spans, origins, [runs.get(item) for item in objects], frame)


def find_torn(
    string: str, spans: list[tuple[int, int]], objects: list[int | None], runs: dict[int | None, Run]
) -> set[int]:
    """The places of tokens that are two words set without a space: one of them unseen, or a footnote's number."""
    torn = set()
    for place, (first, last) in enumerate(zip(objects[::2], objects[1::2], strict=True)):
        if first == last or first is None or last is None:
            continue
        head, tail = runs[first], runs[last]
        start, stop = spans[place]
        raised = tail.height < RAISED * head.height and string[stop - 1].isdigit()
        raised = raised or (head.height < RAISED * tail.height and string[start].isdigit())
        if raised or head.visible != tail.visible or is_white(head) != is_white(tail):
            torn.add(place)
    return torn


def is_white(run: Run) -> bool:
    """Whether a run is white, as spacers and hidden remarks are."""
    return run.style.colour == "#ffffff"


def tear(text: int, span: tuple[int, int]) -> list[tuple[int, int]]:
    """A token's parts, each of one text object."""
    start, stop = span
    objects = list(map(p.char_object, repeat(text), range(start, stop)))
    cuts = [start, *(start + k for k in range(1, len(objects)) if objects[k] != objects[k - 1]), stop]
    return list(pairwise(cuts))


def read_runs(document: p.Document, text: int, first: dict[int | None, int], frame: p.Frame) -> dict[int | None, Run]:
    """The run of each text object, keyed by its address; `first` gives a character of each."""
    first.pop(None, None)
    count = len(first)
    matrices, at = p.floats(6 * count)
    for _ in map(p.char_matrix, repeat(text), first.values(), range(at, at + 24 * count, 24)):
        pass
    sizes, size_at = p.floats(count)
    for _ in map(p.text_size, first, range(size_at, size_at + 4 * count, 4)):
        pass
    colours = array("I", bytes(16 * count + 16))
    red = colours.buffer_info()[0]
    stop = red + 16 * count
    for _ in map(p.object_colour, first, *(range(red + 4 * k, stop, 16) for k in range(4))):
        pass
    fonts: dict[int, p.Font] = {}
    runs: dict[int | None, Run] = {}
    turn = frame.matrix
    for j, (item, font, mode) in enumerate(zip(first, map(p.text_font, first), map(p.text_mode, first), strict=True)):
        known = fonts.get(font)
        if known is None:
            known = fonts[font] = document.font(font)
        a, b, d, e = matrices[6 * j : 6 * j + 4]
        matrix = (
            a * turn[0] + b * turn[2], a * turn[1] + b * turn[3],
            d * turn[0] + e * turn[2], d * turn[1] + e * turn[3],
        )  # fmt: skip
        runs[item] = make_run(document, known, font, sizes[j], matrix, mode, colours[4 * j : 4 * j + 4])
    return runs


def make_run(
    document: p.Document,
    known: p.Font,
    font: int,
    size: float,
    matrix: tuple[float, float, float, float],
    mode: int,
    colour: array[int],
) -> Run:
    """A run: its style is one object for all runs of the document that look alike."""
    a, b, d, e = matrix
    flat = a > 0 and e < 0 and abs(b) < 0.001 * a and abs(d) < 0.4 * -e  # a slant is set by `d`
    height = abs(size * e) if flat else abs(size) * float((d * d + e * e) ** 0.5)
    red, green, blue, alpha = colour
    style = Style(
        round(height, 1),
        known.bold or mode == p.FILL_AND_STROKE,
        known.italic or (flat and d > 0.1 * -e),
        False,
        f"#{red:02x}{green:02x}{blue:02x}" if max(red, green, blue) > NEARLY_BLACK else None,
        known.name,
    )
    style = document.styles.setdefault(style, style)
    visible = mode not in (p.INVISIBLE, 7) and alpha > 0
    return Run(
        style, font, known.widths, size, matrix, known.descent,
        height, -known.descent * height, size * a, flat, visible,
    )  # fmt: skip


def place_words(
    text: int,
    string: str,
    spans: list[tuple[int, int]],
    origins: array[float],
    runs: list[Run | None],
    frame: p.Frame,
) -> Text:
    """Each token at its place: from the first character's origin to the end of the last one's advance."""
    xx, xy, yx, yy, dx, dy = frame.matrix
    words: list[Word] = []
    hidden: list[Word] = []
    index = unmapped = 0
    for start, stop in spans:
        head, tail = runs[index], runs[index + 1]
        x, y, end_x, end_y = origins[2 * index : 2 * index + 4]
        index += 2
        if head is None or tail is None:
            continue
        token = string[start:stop]
        hyphen = token[-1] in LINE_END_HYPHENS
        if hyphen:
            token = token[:-1] + "-"
        code = HYPHEN if hyphen else ord(token[-1])
        if not token.isascii() or not token.isprintable():
            token = clean_line(token.translate(LIGATURES))
            if not token:
                unmapped += 1
                continue
        advance = tail.widths.get(code)
        if advance is None:
            advance = tail.widths[code] = glyph_advance(tail.font, code)
        if advance == 0.0 or (stop - start > 1 and end_x == x and end_y == y):
            advance = loose_advance(text, stop - 1, end_x, end_y, tail.size)
        if head.flat and tail.flat:
            bottom = xy * x + yy * y + dy + head.drop
            word = Word(
                token,
                xx * x + yx * y + dx,
                bottom - head.height,
                xx * end_x + yx * end_y + dx + advance * tail.scale,
                bottom,
                head.style,
                True,
                hyphen,
            )
        else:
            left, base = xx * x + yx * y + dx, xy * x + yy * y + dy
            right, end = xx * end_x + yx * end_y + dx, xy * end_x + yy * end_y + dy
            word = turned_word(token, tail, (left, base), (right, end), advance, hyphen)
        (words if head.visible else hidden).append(word)
    return Text(words, hidden, unmapped)


def turned_word(
    token: str, run: Run, start: tuple[float, float], end: tuple[float, float], advance: float, hyphen: bool
) -> Word:
    """A word that is not set level: the box around it."""
    a, b, d, e = run.matrix
    low, high, along = run.descent * run.size, (run.descent + 1) * run.size, advance * run.size
    (x, y), (right, base) = start, end
    xs = (x + d * low, x + d * high, right + a * along + d * low, right + a * along + d * high)
    ys = (y + e * low, y + e * high, base + b * along + e * low, base + b * along + e * high)
    upright = a > 0 and e < 0 and abs(b) < 0.15 * a
    return Word(token, min(xs), min(ys), max(xs), max(ys), run.style, upright, hyphen)


def glyph_advance(font: int, code: int) -> float:
    """How far a character moves the pen, for a size of 1; 0.0 where the font does not say."""
    number, address = p.floats(1)
    return number[0] if p.glyph_width(font, code, 1.0, address) else 0.0


def loose_advance(text: int, index: int, x: float, y: float, size: float) -> float:
    """The same from the character's loose box: for ligatures that pdfium took apart and widths it does not know."""
    box, address = p.floats(6)
    if not p.char_loose_box(text, index, address):
        return 0.0
    left, top, right, bottom = box[:4]
    p.char_matrix(text, index, address)
    a, b = box[0], box[1]
    if abs(a) >= abs(b):
        return max(0.0, ((right - x) / a if a > 0 else (left - x) / a) / size) if a and size else 0.0
    return max(0.0, ((top - y) / b if b > 0 else (bottom - y) / b) / size) if size else 0.0
