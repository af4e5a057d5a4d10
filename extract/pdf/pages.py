"""A page of a PDF as a Sheet: its visible words, its rules, fills and pictures, and what was left out and why.

What a reader of the page cannot see is left out: text off the page, white on white, too small to be read, or set
invisible. Only where a picture covers the page is invisible text kept: it is that picture's OCR layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.page.strokes import mark_strokes
from extract.page.usable import is_usable
from extract.paper import Fill, Image, Link, Sheet, Word
from extract.pdf import pdfium as p
from extract.pdf.drawing import Drawing, is_pale, read_drawing
from extract.pdf.links import read_links
from extract.pdf.words import Text, read_text

MOST_RULES = 100_000
SMALLEST = 1.0  # points: smaller text is hidden, not set
STAMPED = 15  # words: what a pack prints on the scans bound into it
PICTURED = 0.03  # of the page: less is a logo or a signature
OUTLINES = 40  # figures without any text: letters drawn as shapes
COVERS = 0.5  # of the page: a picture that large is the page


class Seen(NamedTuple):
    """A page as it was read."""

    sheet: Sheet
    links: tuple[Link, ...] = ()
    left_out: int = 0  # words that the page holds but does not show
    unmapped: bool = False  # letters of which none is known
    doubt: str = ""  # why the page may not be whole


def read_page(document: p.Document, index: int) -> Seen | None:
    """What pdfium sees on a page, counted from 0; None if it cannot load the page."""
    page = p.load_page(document.handle, index)
    if not page:
        return None
    try:
        frame = p.page_frame(page)
        text = read_text(document, page, frame)
        if lies_on_side(text.words):
            frame, text = set_upright(document, page, frame, text)
        drawing = read_drawing(page, frame)
        doubt = "gives a size that no paper has" if p.is_absurd(page) else ""
        links = read_links(document, page, frame, index + 1, text.words)
    finally:
        p.close_page(page)
    if len(drawing.rules) > MOST_RULES:
        doubt = "draws more lines than any table has; they were left out"
        drawing = drawing._replace(rules=(), fills=())
    return choose(index + 1, frame, text, drawing)._replace(links=links, doubt=doubt)


def lies_on_side(words: Sequence[Word]) -> bool:
    """Whether most words of a page are not level: the page was laid on its side without saying so."""
    return len(words) > STAMPED and sum(not word.upright for word in words) > 0.7 * len(words)


def set_upright(document: p.Document, page: int, frame: p.Frame, text: Text) -> tuple[p.Frame, Text]:
    """The page turned by the quarter turn in which most words are level."""
    turns = ((0, 1, -1, 0, frame.height, 0), (0, -1, 1, 0, 0, frame.width))
    tried = [(frame, text)]
    for turn in turns:
        turned = p.Frame(frame.height, frame.width, p.multiply(frame.matrix, turn))
        tried.append((turned, read_text(document, page, turned)))
    return max(tried, key=lambda one: sum(word.upright for word in one[1].words))


def choose(number: int, frame: p.Frame, text: Text, drawing: Drawing) -> Seen:
    """The sheet of what can be seen; its source says whether the words are the page's own."""
    rules = tuple(rule for rule in drawing.rules if on_page(rule, frame))
    shown = [word for word in text.words if is_shown(word, frame, drawing.fills, drawing.images)]
    hidden = [word for word in text.hidden if word.bottom - word.top >= SMALLEST and on_page(word[1:5], frame)]
    source, words = "text", shown
    pictured = covered(drawing.images, frame) >= COVERS
    if pictured and len(hidden) > len(shown):
        source, words, hidden = "ocr_layer", [*shown, *hidden], []
    if is_scan(words, drawing, frame) or (text.unmapped and not words) or not is_usable(words):
        source = "none"
    left_out = len(text.words) - len(shown) + len(hidden)
    sheet = Sheet(
        number,
        frame.width,
        frame.height,
        tuple(mark_strokes(words, rules)),
        rules,
        drawing.fills,
        drawing.images,
        source,
    )
    return Seen(sheet, left_out=left_out, unmapped=text.unmapped > 0 and not words)


def on_page(box: Sequence[float], frame: p.Frame) -> bool:
    """Whether the middle of a box lies on the page."""
    x0, top, x1, bottom = box
    return -1 <= (x0 + x1) / 2 <= frame.width + 1 and -1 <= (top + bottom) / 2 <= frame.height + 1


def is_shown(word: Word, frame: p.Frame, fills: Iterable[Fill], images: Iterable[Image]) -> bool:
    """Whether a word can be seen: on the page, large enough, and not white on white."""
    if not on_page(word[1:5], frame) or word.bottom - word.top < SMALLEST:
        return False
    colour = word.style.colour
    if colour is None or not is_pale(colour):
        return True
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    dark = (fill for fill in fills if fill.colour is None or not is_pale(fill.colour))
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for group in (dark, images) for box in group)


def is_scan(words: Sequence[Word], drawing: Drawing, frame: p.Frame) -> bool:
    """Whether a page's text is in its pictures, or drawn as outlines: at most a stamp or a folio is set as text."""
    if not words:
        return covered(drawing.images, frame) >= PICTURED or drawing.figures >= OUTLINES
    return len(words) < STAMPED and covered(drawing.images, frame) >= COVERS


def covered(images: Sequence[Image], frame: p.Frame) -> float:
    """The share of the page under pictures, overlaps counted once as long as they lie in strips."""
    area = 0.0
    for image in set(images):
        width = min(image.x1, frame.width) - max(image.x0, 0.0)
        height = min(image.bottom, frame.height) - max(image.top, 0.0)
        area += max(0.0, width) * max(0.0, height)
    return area / max(1.0, frame.width * frame.height)
