"""Lines of one column to blocks: where a paragraph, an item or a heading begins, and what each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.page.hyphens import BROKEN, join_lines
from extract.page.labels import is_bullet, label_depth, split_label
from extract.page.lines import LOOSE_GAP
from extract.paper import Block, Line, Span
from extract.records import Box

EM = 0.75  # of the size: an indent that is meant
NEAR = 5  # lines before and after: among them, full ones show where the text ends
FLUSH, AGREEING = 6.0, 3  # points; lines that end within them
LOOSER = 0.17  # of the leading: what more between two lines than usual parts paragraphs
HYPHENATED = 0.03  # of the lines: office programs break words only at hyphens that are written
SMALLER = 0.93  # times the body's size: a footnote's
BIGGER = 1.1  # times the body's size: a heading's size
LONGEST_HEADING = 170  # characters

ENDED = re.compile(r"[.:;!?][\"”’')\]]*$")  # … as a true record.
# what is no heading however it is set: …; | a small letter first | a postcode | an address
NO_HEADING = re.compile(
    r"[;,]$|^[a-z]|^(?:.{0,40}\s)?[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$|\S@\S|^(?:https?://|www\.)|^(?:Tel|Fax|E-?mail)\b"
)
GOES_ON = re.compile(r"[a-z(&]|[£€]?\d[\d,.]*(?:\s|$)")  # a line that may continue the one before
CAPTION = re.compile(r"(?:Table|Figure|Fig\.|Chart|Graph|Diagram|Map)\s+(?:\d+|[A-Z]\b)(?:\.\d+)*[.:\s–-]")
RESOLUTION = re.compile(r"[A-Z]{4,}\s?:")  # RESOLVED:
LEAD_IN = re.compile(r"(?:AND )?(?:WHEREAS|THAT)\b|NOW,? THEREFORE\b")  # AND WHEREAS …
# 1 See appendix B. | * Smoking at time of booking
NOTE_START = re.compile(r"(?P<label>\d{1,3}|[*†‡§]{1,3})[.)]?\s*(?P<rest>[A-Z“\"‘'(h].*)", re.S)
NOTE_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|dingbats", re.I)
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in a document: the body's size, how far apart its lines stand, and its own words."""

    size: float = 11.0
    bold: bool = False
    leading: float = 1.2  # times the size
    hyphenated: bool = False  # lines often end within a word
    words: Collection[str] = frozenset()


@dataclass(slots=True)
class Draft:
    """A block in the making."""

    lines: list[Line]
    label: str | None = None
    text_left: float = 0.0  # where the text begins after its label
    texts: list[str] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]


def box_of(line: Line) -> Box:
    """A line's box; formats without geometry have none and never come here."""
    return line.bbox or (0.0, 0.0, 0.0, 0.0)


def habits_of(lines: Sequence[Line]) -> Habits:
    """The habits of a document, by its letters."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
        total += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = max(sizes, key=lambda key: sizes[key], default=11.0) or 11.0
    broken = sum(bool(BROKEN.search(line.text)) for line in lines)
    return Habits(size, bold > 0.6 * total, usual_leading(lines) or 1.2, broken > max(3, HYPHENATED * len(lines)))


def usual_leading(lines: Sequence[Line]) -> float | None:
    """How far apart lines stand that evidently belong together, as a multiple of their size; None if too few do."""
    pitches: Counter[float] = Counter()
    for first, second in pairwise(lines):
        if first.size and abs(first.size - second.size) < 0.6 and flows(first, second) and first.page == second.page:
            pitch = round(pitch_of(first, second) / first.size, 2)
            if 0.9 <= pitch <= 2.6:
                pitches[pitch] += 1
    if sum(pitches.values()) < 3:
        return None
    values = sorted(pitches.elements())
    return values[len(values) // 2]


def flows(first: Line, second: Line) -> bool:
    """Whether a line's words evidently go on in the next: no stop between them, and a small letter after it."""
    return second.text[:1].islower() and not ENDED.search(first.text)


def drafts_of(lines: Sequence[Line], habits: Habits) -> list[Draft]:
    """The lines of a column grouped into blocks."""
    if not lines:
        return []
    rights = right_edges(lines)
    left = min(box_of(line)[0] for line in lines)
    leading = usual_leading(lines) or habits.leading
    drafts: list[Draft] = []
    for line, right in zip(lines, rights, strict=True):
        label, text, text_at = label_of(line)
        if drafts:
            draft = drafts[-1]
            if label and not is_real_label(label, line, draft, right):
                label, text = None, line.text
            short = box_of(line)[2] - box_of(line)[0] < 0.45 * (right - left)
            if not label and not (short and flush_right(draft.last, line)) and continues(draft, line, right, leading):
                draft.lines.append(line)
                draft.texts.append(line.text)
                continue
        drafts.append(Draft([line], label, text_at, [text]))
    return drafts


def right_edges(lines: Sequence[Line]) -> list[float]:
    """Where full lines end around each line: of its neighbours if several end there, else of the whole column."""
    ends = [box_of(line)[2] for line in lines]
    whole = sorted(ends)[-1 - len(ends) // 20]  # an outlier or two do not move it
    edges = []
    for place in range(len(ends)):
        near = ends[max(0, place - NEAR) : place + NEAR + 1]
        furthest = max(near)
        edges.append(furthest if sum(end > furthest - FLUSH for end in near) >= AGREEING else whole)
    return edges


def label_of(line: Line) -> tuple[str | None, str, float]:
    """A line's label, the text after it, and where that text begins."""
    left = box_of(line)[0]
    spans = line.spans
    if not spans:
        label, text = split_label(line.text)
        return label, text, left
    first = spans[0]
    if len(spans) > 1 and NOTE_MARK.fullmatch(first.text) and first.style.size < 0.8 * spans[1].style.size:
        return first.text, " ".join(item.text for item in spans[1:]), spans[1].x0 or left
    if len(spans) > 1 and len(first.text) <= 2 and SYMBOL_FONT.search(first.style.font):
        return "•", " ".join(item.text for item in spans[1:]), spans[1].x0 or left
    apart = len(spans) > 1 and " " not in first.text and is_wide(first, spans[1])
    label, text = split_label(line.text, apart=apart)
    if label is None:
        return None, text, left
    return label, text, text_left(line, label)


def is_wide(first: Span, second: Span) -> bool:
    """Whether a gap between spans is more than a space."""
    return (second.x0 or 0.0) - (first.x1 or 0.0) > LOOSE_GAP * (first.style.size or 10.0)


def text_left(line: Line, label: str) -> float:
    """Where the text after a label begins."""
    first = line.spans[0]
    if len(first.text) <= len(label) and len(line.spans) > 1:
        return line.spans[1].x0 or 0.0
    x0, x1 = first.x0 or 0.0, first.x1 or 0.0
    return x0 + (x1 - x0) * (len(label) + 1) / max(len(first.text), 1)


def is_real_label(label: str, line: Line, draft: Draft, right: float) -> bool:
    """Whether a number at a line's beginning is a label, and not the running text of a full line before it."""
    last = draft.last
    if is_bullet(label) and label not in "-–—*o":
        return True
    if draft.label and abs(box_of(line)[0] - box_of(draft.lines[0])[0]) < 2 < draft.text_left - box_of(line)[0]:
        return True  # where the label before it stands, left of the text
    same_left = abs(box_of(line)[0] - box_of(last)[0]) < 2 or abs(box_of(line)[0] - draft.text_left) < 2
    full = not ended_early(last, line, right)
    flowing = same_left and full and not ENDED.search(last.text) and not last.text.endswith((" and", " or", ","))
    return not (flowing and not is_bold(line) and pitch_of(last, line) < 1.6 * last.size)


def pitch_of(first: Line, second: Line) -> float:
    """From baseline to baseline."""
    return box_of(second)[3] - box_of(first)[3]


def is_bold(line: Line) -> bool:
    """Whether all letters of a line are bold, and there are some."""
    lettered = [item.style.bold for item in line.spans if LETTERS.search(item.text)]
    return bool(lettered) and all(lettered)


def is_underlined(line: Line) -> bool:
    """Whether all letters of a line are underlined, and there are some."""
    lettered = [item.style.underlined for item in line.spans if LETTERS.search(item.text)]
    return bool(lettered) and all(lettered)


def is_plain(line: Line) -> bool:
    """Whether no letter of a line is bold, and there are some."""
    lettered = [item.style.bold for item in line.spans if LETTERS.search(item.text)]
    return bool(lettered) and not any(lettered)


def ended_early(line: Line, following: Line, right: float) -> bool:
    """Whether a line ends although the next one's first word would have fitted: the writer ended it."""
    first = following.text.split(" ", 1)[0]
    spans = following.spans
    if spans and spans[0].x0 is not None and spans[0].x1 is not None:
        width = (spans[0].x1 - spans[0].x0) * len(first) / max(len(spans[0].text), 1)
    else:
        width = 0.5 * following.size * len(first)
    return box_of(line)[2] + 0.35 * line.size + width < right - 0.6 * line.size


def continues(draft: Draft, line: Line, right: float, leading: float) -> bool:
    """Whether a line without a label goes on with the paragraph before it."""
    last = draft.last
    size = last.size or line.size or 10.0
    if abs(line.size - last.size) > 0.12 * size:
        return False
    pitch = pitch_of(last, line)
    if pitch > size * leading * (1 + LOOSER) + 1.0 or pitch < 0.3 * size:
        return False
    flowing = flows(last, line)
    if last.text.endswith("-") and line.text[:1].islower():
        return True
    if (is_bold(last) and is_plain(line)) or (is_plain(last) and is_bold(line)):
        return flowing and not ended_early(last, line, right)
    if is_underlined(last) and not any(item.style.underlined for item in line.spans):
        return flowing and not ended_early(last, line, right)
    if not fits_indent(draft, line, size):
        return flowing and not ended_early(last, line, right)
    if begins_anew(last, line):
        return False
    if ended_early(last, line, right):
        return (flowing and reaches_far(last, right)) or (is_bold(last) and is_centred(last, line, right))
    return True


def begins_anew(last: Line, line: Line) -> bool:
    """Whether a sentence has ended and the next line opens with words set apart: bold, or "ACTION:"."""
    if not line.spans or not last.spans:
        return False
    opening = line.spans[0]
    set_apart = opening.style.bold and not last.spans[-1].style.bold
    if RESOLUTION.match(line.text) or (set_apart and opening.text.endswith(":") and opening.text[0].isupper()):
        return True
    return bool(ENDED.search(last.text)) and (set_apart or bool(LEAD_IN.match(line.text)))


def flush_right(first: Line, second: Line) -> bool:
    """Whether two lines end alike and begin apart: lines of an address in a letterhead."""
    a, b = box_of(first), box_of(second)
    return abs(a[2] - b[2]) < 2 and abs(a[0] - b[0]) > 0.8 * second.size and not flows(first, second)


def reaches_far(line: Line, right: float) -> bool:
    """Whether a line is long enough to have been broken by hand in running text."""
    left = box_of(line)[0]
    return box_of(line)[2] - left > 0.45 * (right - left)


def is_centred(first: Line, second: Line, right: float) -> bool:
    """Whether two lines have one middle and different edges."""
    a, b = box_of(first), box_of(second)
    return abs((a[0] + a[2]) - (b[0] + b[2])) < 6 and abs(a[0] - b[0]) > 2


def fits_indent(draft: Draft, line: Line, size: float) -> bool:
    """Whether a line stands where the paragraph's next line may."""
    left = box_of(line)[0]
    first = box_of(draft.lines[0])[0]
    slack = EM * size
    if len(draft.lines) > 1:
        body = box_of(draft.last)[0]
        return abs(left - body) < slack
    if abs(left - first) < slack or abs(left - draft.text_left) < slack:
        return True
    if any(abs((item.x0 or 0.0) - left) < slack for item in draft.lines[0].spans[1:]):
        return True  # hanging under what follows a gap: "Present:   Councillors …"
    if left < first and first - left < 5 * size:
        return draft.label is None or line.text[:1].islower()  # a first line that is indented
    return bool(draft.label) and 0 < left - first < 6 * size


def is_heading(draft: Draft, text: str, habits: Habits) -> bool:
    """Whether a block is set as a heading: bold, larger or capitals, short, and no sentence."""
    if len(text) > LONGEST_HEADING or len(draft.lines) > 4 or (draft.label and is_bullet(draft.label)):
        return False
    if not LETTERS.search(text) or NO_HEADING.search(text) or (text.endswith(".") and not draft.label):
        return False
    if text.endswith((".", ":")) and len(text) > 70:
        return False
    first = draft.lines[0]
    if first.size >= BIGGER * habits.size and len(text) < 120:
        return True
    if all(map(is_bold, draft.lines)) and not habits.bold:
        return True
    if text.isupper() and len(LETTERS.findall(text)) > 3:
        return True
    return bool(first.spans) and all(map(is_underlined, (line for line in draft.lines if LETTERS.search(line.text))))


def make_block(draft: Draft, habits: Habits) -> Block:
    """A block of a draft; levels are given later, when all are known."""
    page = draft.lines[0].page
    text = join_lines(draft.texts, habits.words, hyphenated=habits.hyphenated).strip()
    boxes = [box_of(line) for line in draft.lines if line.page == page]
    box = (
        min(item[0] for item in boxes),
        min(item[1] for item in boxes),
        max(item[2] for item in boxes),
        max(item[3] for item in boxes),
    )
    kind = "heading" if is_heading(draft, text, habits) else "item" if draft.label else "paragraph"
    if kind != "item" and CAPTION.match(text) and len(text) < 200:
        kind = "caption"
    level = label_depth(draft.label) if draft.label else 0
    return Block(kind, text, page, tuple(draft.lines), box, level, draft.label)


def mark_footnotes(blocks: list[Block], habits: Habits, height: float) -> list[Block]:
    """The blocks of a page, those at its foot that are numbered and in small print as footnotes."""
    start = len(blocks)
    while start and is_small(blocks[start - 1], habits) and (blocks[start - 1].bbox or (0, 0))[1] > 0.45 * height:
        start -= 1
    notes: list[Block] = []
    for block in blocks[start:]:
        label = NOTE_START.match(f"{block.label or ''} {block.text}".strip())
        if label:
            notes.append(replace(block, kind="footnote", label=label["label"], text=label["rest"], level=0))
        elif notes and notes[-1].kind == "footnote" and not block.label:
            notes.append(replace(block, kind="footnote", level=0))
        else:
            notes.append(block)
    return blocks[:start] + notes


def is_small(block: Block, habits: Habits) -> bool:
    """Whether a block is set smaller than the text of the document."""
    return bool(block.lines) and all(line.size <= SMALLER * habits.size for line in block.lines)
