"""A paper's blocks cut into passages, and sentences put together again that a page broke off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.letters.bare_numbers import bare_lines, dotted
from extract.letters.bilingual import english_block
from extract.letters.cues import scores
from extract.letters.inline import cut_answers
from extract.letters.labels import to_step
from extract.letters.paired_tables import grid_passages
from extract.letters.passages import Passage, surrounding
from extract.letters.pieces import ENDS, finished, grouped, pieces_of
from extract.letters.restated import cut_restated
from extract.paper import Block, Paper


def passages_of(paper: Paper) -> list[Passage]:
    """The passages of a paper in reading order; tables that only lay out text are opened up."""
    wrap = wrap_width(paper)
    margin = left_margin(paper)
    blocks = [english_block(block) for block in paper.blocks]
    bare = bare_lines(blocks)
    found: list[Passage] = []
    for block in blocks:
        found += block_passages(dotted(block, bare), wrap, margin)
    cut = list(cut_answers(list(quoted_law(list(opened(mended(found)))))))
    return list(cut_restated(first_parts(cut)))


FIRST_PART = re.compile(
    r"^(?P<lead>.{8,160}?[:–-])\s+\(?[aA]\)\s+(?P<rest>\S.+)$", re.DOTALL
)  # "For it: (a) when does it end?"


def first_parts(passages: Sequence[Passage]) -> list[Passage]:
    """Passages, a numbered question that leads in to its part (a) in the same line, (b) being below, as that part."""
    found = list(passages)
    for n, passage in enumerate(found):
        match = FIRST_PART.match(passage.text) if passage.label and len(passage.label.steps) == 1 else None
        label = passage.label
        later = (one.label for one in found[n + 1 : n + 4] if one.label)
        second = next(later, None)
        if match and label and second and second.steps[0].kind == "a" and second.steps[0].value == 2:
            steps = (*label.steps, to_step("a"))
            found[n] = replace(
                passage, label=replace(label, steps=steps, form=f"{label.form}{second.form}"), text=match["rest"]
            )
    return found


BROKEN_URL = re.compile(r"https?://\S*[-/_=]$")
GOES_ON = re.compile(r"^(?:[a-z(,;&]|\d[\d,.]*\s+[a-z]|(?:19|20)\d\d\b)")


DANGLES = re.compile(r"\b(?:the|of|and|to|under|for|a|an|in|by|with|or|on|at|from|your|our)$")


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
    goes_on = bool(GOES_ON.match(after.text) or DANGLES.search(before.text))
    return same and len(before.text) > 45 and not ENDS.search(before.text) and goes_on


def opened(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages with an opening sentence, and a closing lead-in, set apart from what stands in the same paragraph."""
    for passage in passages:
        sentences = SENTENCES.split(passage.text) if not passage.grid and not passage.label else [passage.text]
        while len(sentences) > 1 and is_opening(sentences[0]) and not TURNS.match(sentences[1]):
            yield replace(passage, text=sentences.pop(0))
        lead = sentences.pop() if len(sentences) > 1 and is_lead_in(sentences[-1]) else None
        closing = sentences.pop() if len(sentences) > 1 and is_closing(sentences) else None
        yield replace(passage, text=" ".join(sentences))
        for last in (closing, lead):
            if last:
                yield replace(passage, text=last)


TURNS = re.compile(r"^(?:however|unfortunately|regrettably|but)\b", re.IGNORECASE)  # "We hold it. However, …"
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


QUOTES_LAW = re.compile(  # "This states:", "Section 40(2) provides that", "to the extent that—", "a notice which:"
    r"(?:\b(?:sections?|regulations?|paragraph|article|Act|Reg)\b.*|^this |\bwhich )"
    r"(?:[:—–]|\b(?:states?|provides?|says|reads|if|that|where|which))\W*$",
    re.IGNORECASE | re.DOTALL,
)
NEXT = re.compile(r"(?:[;,:—–]|\b(?:and|or|if|that|where|question))\W*$")


def quoted_law(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages, the numbered paragraphs below a sentence that quotes a law taken as running text of the reply."""
    within = False
    for before, passage in pairwise([None, *passages]):
        if passage is None:
            continue
        goes_on = before is not None and (quotes_law(before.text) or (within and is_next(before, passage)))
        within = goes_on and passage.label is not None and passage.row is None and "?" not in passage.text
        if within and passage.label:
            yield replace(passage, label=None, text=f"{passage.label.raw} {passage.text}".strip(), speaker="reply")
        else:
            yield passage


def quotes_law(text: str) -> bool:
    """Whether a passage ends in words that lead in to a quoted law.

    >>> quotes_law("Section 40(3A) of the Act provides that:"), quotes_law("You asked, under the Act, for:")
    (True, False)
    """
    found = scores("roles", text)
    leads_in = max(found.get(role, 0.0) for role in ("ask", "ask_intro", "reply_intro"))
    return bool(QUOTES_LAW.search(text)) and leads_in < 2


def is_next(before: Passage, after: Passage) -> bool:
    """Whether a labelled passage follows another one in a quoted law."""
    if NEXT.search(before.text) or not (before.label and after.label):
        return bool(NEXT.search(before.text))
    return before.label.form == after.label.form and after.label.steps[-1].value == before.label.steps[-1].value + 1


CLOSES = re.compile(  # "If you need help with this, please do not hesitate to contact me"
    r"\bplease (?:do not|don['’]t) hesitate\b"
    r"|^if you (?:have any|need (?:any |further )?(?:help|assistance))\b[^.]*\bcontact\b",
    re.IGNORECASE,
)


def is_closing(sentences: Sequence[str]) -> bool:
    """Whether the last sentence of a replying paragraph only offers further help."""
    return bool(CLOSES.search(sentences[-1])) and scores("roles", " ".join(sentences[:-1])).get("reply", 0.0) >= 2.5


def block_passages(block: Block, wrap: int, margin: float | None) -> Iterator[Passage]:
    """The passages of one block."""
    if block.grid:
        yield from grid_passages(block.grid, lambda inner: block_passages(inner, wrap, None))
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
    return max(lines) if full >= 0.3 * len(lines) or is_filled(paper, max(lines)) else 0


def is_filled(paper: Paper, width: int) -> bool:
    """Whether lines break only where the next word would not have fitted in."""
    pairs = [
        (len(above.text.rstrip()), len(below.text.split()[0]))
        for block in paper.blocks
        for above, below in pairwise(block.lines)
        if below.text.split() and len(above.text) >= 0.5 * width
    ]
    return len(pairs) > 1 and sum(length + 1 + word > width for length, word in pairs) >= 0.8 * len(pairs)


def left_margin(paper: Paper) -> float | None:
    """Where most lines begin, in points."""
    starts = Counter(round(line.bbox[0]) for block in paper.blocks for line in block.lines if line.bbox)
    return float(starts.most_common(1)[0][0]) if starts else None
