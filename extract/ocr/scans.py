"""A page image to a Sheet: made upright and level, read by Tesseract, its ruling lines found in the pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from statistics import median

from PIL import Image

from extract.ocr.raster import Dark, find_dark, find_level, find_skew, find_upright, stroke_width
from extract.ocr.tesseract import Seen, choose_languages, find_turn, read_words
from extract.page.usable import looks_right
from extract.paper import Rule, Sheet, Style, Word

LONG_SIDE = 3500  # pixels that a page's longer side gets: 300 dpi for A4
LEAST_DPI, MOST_DPI = 150, 600
LEVEL_ENOUGH = 0.15  # degrees
DOUBTFUL = 0.6  # mean confidence: below it the page may stand on its head
NOISE = 0.3  # confidence: specks that were taken for letters
BOLDER = 1.15  # times the usual stroke: regular lines stay within a tenth of it, bold ones begin at a fifth
LEAST_LETTERS = 6
BARS = frozenset("|[]{}()!¦_‘’'`,.—–-")  # what Tesseract makes of an upright rule
BESIDE = 4.0  # points
MISREAD_BULLETS = frozenset("e©¢°«»*+®oO¢·.-")
SAME_SIZE = (0.62, 1.22)  # of the usual height: a line without heads and tails is no smaller print


def dpi_for(width: float, height: float) -> int:
    """How finely to draw a page of so many points: small pages are often large ones that were shrunk.

    >>> dpi_for(595, 842), dpi_for(298, 421)
    (299, 599)
    """
    return round(min(MOST_DPI, max(LEAST_DPI, LONG_SIDE * 72 / max(width, height, 1.0))))


def read_scan(image: Image.Image, number: int, languages: Sequence[str], dpi: float) -> Sheet:
    """The sheet of a scanned page; raises Unreadable if Tesseract fails."""
    image = image.convert("L")
    image, words = read_upright(image, choose_languages(languages), round(dpi))
    dark = find_dark(image)
    scale = 72 / dpi
    rules = [
        *(Rule(start * scale, y * scale, stop * scale, y * scale) for start, stop, y in find_level(dark, dpi)),
        *(Rule(x * scale, start * scale, x * scale, stop * scale) for start, stop, x in find_upright(dark, dpi)),
    ]
    placed = [word for word in place_words(words, dark, scale) if not is_rule(word, rules)]
    return Sheet(number, image.width * scale, image.height * scale, tuple(placed), tuple(rules), source="ocr")


def is_rule(word: Word, rules: Sequence[Rule]) -> bool:
    """Whether a word is nothing but a ruling line that was taken for a letter."""
    return not set(word.text) - BARS and any(
        rule.x0 == rule.x1
        and word.x0 - BESIDE < rule.x0 < word.x1 + BESIDE
        and rule.top - BESIDE < (word.top + word.bottom) / 2 < rule.bottom + BESIDE
        for rule in rules
    )


def read_upright(image: Image.Image, languages: Sequence[str], dpi: int) -> tuple[Image.Image, list[Seen]]:
    """The image made level, and its words; turned as well if it cannot be read as it stands."""
    level = straighten(image, dpi)
    words = read_words(as_png(level), languages, dpi)
    if merit(words) >= DOUBTFUL * max(len(words), 20):
        return level, words
    turn = find_turn(as_png(image))
    if not turn:
        return level, words
    turned = straighten(image.rotate(-turn, expand=True, fillcolor=255), dpi)
    again = read_words(as_png(turned), languages, dpi)
    return (turned, again) if merit(again) > merit(words) else (level, words)


def straighten(image: Image.Image, dpi: int) -> Image.Image:
    """The image turned so that its lines are level."""
    angle = find_skew(image, dpi)
    if abs(angle) < LEVEL_ENOUGH:
        return image
    return image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def merit(words: Sequence[Seen]) -> float:
    """How much was read: the confidence of all words that look like words."""
    return sum(word.confidence for word in words if looks_right(word.text))


def as_png(image: Image.Image) -> bytes:
    """The image as a file, packed as little as possible: it only goes to the next program."""
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def place_words(words: Sequence[Seen], dark: Dark, scale: float) -> list[Word]:
    """Words in points. All of a line are as high as the line, and lines of about one height have one size."""
    lines: defaultdict[tuple[int, int, int], list[Seen]] = defaultdict(list)
    for word in words:
        if word.confidence >= NOISE or (looks_right(word.text) and len(word.text) > 2):
            lines[word.line].append(word)
    if not lines:
        return []
    heights = {key: line_height(line) for key, line in lines.items()}
    usual = median(height for key, height in heights.items() for _ in lines[key])
    widths = {key: [stroke(word, dark) for word in line] for key, line in lines.items()}
    stroke_usual = median(width for line in widths.values() for width in line) or 1.0
    placed = []
    for key, line in lines.items():
        height = usual if SAME_SIZE[0] < heights[key] / usual < SAME_SIZE[1] else heights[key]
        size = round(height * scale * 2) / 2
        base = median(word.bottom for word in line) * scale
        heavy = bold_words(line, [width * usual / (stroke_usual * height) for width in widths[key]])
        for place, word in enumerate(line):
            bottom = base if abs(word.bottom * scale - base) < size else word.bottom * scale
            text = "•" if place == 0 and is_bullet(line, height) else word.text
            box = (word.left * scale, bottom - size, word.right * scale, bottom)
            placed.append(Word(text, *box, Style(size, bold=place < heavy), confidence=word.confidence))
    return placed


def bold_words(line: Sequence[Seen], strokes: Sequence[float]) -> int:
    """How many words at a line's beginning are bold, by their strokes as multiples of the usual one.

    Single words mislead (an "m" has more strokes than an "l"): it is all of the line, or a lead-in of some length.
    """
    letters = [len(word.text) for word in line]
    if sum(letters) < LEAST_LETTERS:
        return 0
    whole = sum(n * stroke for n, stroke in zip(letters, strokes, strict=True)) / sum(letters)
    if whole > BOLDER and min(strokes[len(strokes) // 2 :]) > BOLDER - 0.1:
        return len(line)
    count = 0
    while count < len(line) and strokes[count] > BOLDER + 0.05:
        count += 1
    return count if sum(letters[:count]) >= LEAST_LETTERS else 0


def is_bullet(line: Sequence[Seen], height: float) -> bool:
    """Whether a line begins with what Tesseract makes of a bullet: a small sign by itself, well before the text."""
    if len(line) < 2 or line[0].text not in MISREAD_BULLETS:
        return False
    first, second = line[0], line[1]
    return second.left - first.right > 0.5 * height and first.bottom - first.top < 0.75 * height


def line_height(line: Sequence[Seen]) -> float:
    """The height of a line's letters with their heads and tails: that of its tallest words but one outlier."""
    heights = sorted(word.bottom - word.top for word in line)
    return float(heights[-1 - len(heights) // 6])


def stroke(word: Seen, dark: Dark) -> float:
    """How wide a word's strokes are."""
    return stroke_width(dark, word.left, word.top, word.right, word.bottom)
