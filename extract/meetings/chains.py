"""The main numbering of a paper: of all runs that go up by one, that whose lines are most like headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.flow import Piece, is_caps, words_of
from extract.meetings.headings import TAIL
from extract.meetings.numbering import Label, alternatives
from extract.meetings.run_ins import EMPTY_ANSWER, VERB, split_title

TOP_STYLES = (
    "number",
    "double",
    "triple",
    "slashed",
    "slashed-part",
    "coded",
    "named",
    "great-roman",
    "capital",
    "bracket",
    "roman",
    "letter",
)
WEIGHTS = {
    "letter": 0.4,
    "capital": 0.4,
    "roman": 0.5,
    "great-roman": 0.9,
    "bracket": 0.6,
    "coded": 0.8,
}  # letters mostly mark parts


def heading_score(piece: Piece, label: Label) -> float:
    """How much a numbered piece looks like a heading rather than a numbered paragraph, from -1 to 1."""
    rest = piece.text[label.end :].strip()
    rest = TAIL.sub("", rest) or rest
    words = words_of(rest)
    if not words or piece.kind == "grid":
        return -1.0
    score = 0.0
    lead = piece.lead[label.end :].strip() if piece.lead.startswith(piece.text[: label.end].strip()[:2]) else piece.lead
    if (len(words_of(lead)) >= 1 and len(lead) > 2) or (piece.kind == "heading" and not piece.lead):
        score += 0.6
    elif is_caps(" ".join(words[:3])) and len(" ".join(words[:3])) > 3:
        score += 0.5
    title, told = split_title(piece, label)
    if EMPTY_ANSWER.match(told) and len(words_of(told)) <= 4:
        return max(score, 0.35)
    if len(words_of(title)) <= 14 and not VERB.search(title):
        score += 0.35 if title != rest or not rest.endswith(".") else 0.1
    elif len(words_of(title)) <= 30 and not VERB.search(title) and not rest.endswith("."):
        score += 0.1  # a long title: "Open session for members of the public to raise any matters …"
    if len(words) > 18 and VERB.search(rest) and title == rest:
        score -= 0.5
    elif VERB.search(title):
        score -= 0.35
    if not rest[:1].isupper() and not rest[:1].isdigit() and rest[:1] not in "“\"'‘(£":
        score -= 0.5
    if re.search(r"\d{4}|£|\d[.,]\d", " ".join(words[:2])) and not piece.lead and not re.match(r"\d{2}/\d{4,}", rest):
        score -= 0.3
    return max(-1.0, min(1.0, score))


MOVED_BY = re.compile(r"(?:moved|proposed|motion) by\b", re.IGNORECASE)
DATE = re.compile(  # "1 June 2010", "23rd May": no number of an item
    r"\s*\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b(?:,?\s+(?:19|20)\d\d)?\W*(?:$|at\b|\d)",
    re.IGNORECASE,
)


def _counts(label: Label, text: str) -> bool:
    """Whether a plain number counts: "2024 accounts" is a year, and "5.3" no "5."."""
    if MOVED_BY.match(text[label.end :].strip()):
        return False  # "C-540/05 MOVED BY COUNCILLOR ASH": a motion's number
    if label.style != "number":
        return True
    if DATE.match(text):
        return False
    year = label.values[0] > 1900 and label.body.isdigit() and not text[: label.end].strip().endswith(".")
    return not year and not re.match(r"\s*\d+\.\d", text)


def steps_to(label: Label, score: float) -> Iterator[tuple[tuple[str, tuple[int, ...]], float]]:
    """The labels that this one may come after, and the cost: none missing, one or two, or a number printed twice."""
    values = label.values
    for place, value in enumerate(values):
        for gap in (1, 2, 3):
            yield (label.style, (*values[:place], value - gap, *values[place + 1 :])), 0.0 if gap == 1 else 0.25
    if score > 0.6:
        yield (label.style, values), 0.4


def find_chain(pieces: list[Piece]) -> list[tuple[int, Label]]:
    """The main numbering of a paper: of all runs that go up by one, the one whose lines are most like headings."""
    nodes: list[tuple[int, Label, float]] = []
    for at, piece in enumerate(pieces):
        for label in alternatives(piece.text):
            if label.style in TOP_STYLES and label.end < len(piece.text) and not piece.bullet:
                if not _counts(label, piece.text):
                    continue
                nodes.append((at, label, heading_score(piece, label)))
    best: list[float] = []
    came: list[int | None] = []
    reached: dict[tuple[str, tuple[int, ...]], tuple[float, int]] = {}  # the best run so far that ends with a label
    for n, (_, label, score) in enumerate(nodes):
        gain = max(0.02, (score - 0.2) * WEIGHTS.get(label.style, 1.0)) + (0.15 if set(label.values) == {1} else 0)
        # Of equal runs the one that ended last goes on, and a run must be better than to begin anew.
        before = max(
            ((reached[key][0] - cost, reached[key][1]) for key, cost in steps_to(label, score) if key in reached),
            default=(0.0, None),
        )
        goes_on = gain + before[0] > gain
        best.append(gain + before[0] if goes_on else gain)
        came.append(before[1] if goes_on else None)
        key = (label.style, label.values)
        reached[key] = max(reached.get(key, (0.0, -1)), (best[n], n))
    if not best:
        return []
    end: int | None = max(range(len(best)), key=lambda n: best[n])
    chain: list[tuple[int, Label]] = []
    total = best[end] if end is not None else 0.0
    while end is not None:
        chain.append(nodes[end][:2])
        end = came[end]
    chain.reverse()
    return (
        chain
        if (total >= 0.6 and (len(chain) > 1 or total > 0.7)) or len(chain) >= 5 or (len(chain) >= 3 and total >= 0.4)
        else []
    )


def chain_covers(chain: list[tuple[int, Label]], pieces: list[Piece]) -> bool:
    """Whether numbered headings carry the paper, or only number something within it."""
    headings = [at for at, label in chain if heading_score(pieces[at], label) > 0.2]
    return len(headings) >= 2 and (len(headings) >= 0.4 * len(chain) or len(chain) >= 5)
