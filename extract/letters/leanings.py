"""What a passage's surroundings say of its role: lists, repeats, quotation marks, headings, looks, gaps."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from extract.letters.passages import Look, Passage
from extract.letters.paths import ANSWER, FRONT, QUESTION, STANDING, TAIL


def share_series(passages: Sequence[Passage], rows: list[dict[str, float]]) -> None:
    """The members of one numbered list have one speaker: each takes over half of what all of them say."""
    for members in series_of(passages, rows):
        if len(members) < 2:
            continue
        means = {role: sum(rows[n][role] for n in members) / len(members) for role in (QUESTION, ANSWER)}
        likelier = max(means, key=lambda role: means[role])
        for n in members:
            for role, mean in means.items():
                rows[n][role] = 0.5 * rows[n][role] + 0.5 * mean
            if abs(means[QUESTION] - means[ANSWER]) > 0.5:
                rows[n][likelier] += 1.6


def series_of(passages: Sequence[Passage], rows: Sequence[dict[str, float]]) -> list[list[int]]:
    """Lists of passages whose labels are set alike and count on; a question rather goes on a list of questions."""
    found: list[list[int]] = []
    for n, passage in enumerate(passages):
        if not passage.label or passage.row is not None:
            continue
        asks = rows[n][QUESTION] > rows[n][ANSWER]
        going = [series for series in reversed(found) if follows(passages[series[-1]], passage)]
        alike = [s for s in going if (rows[s[-1]][QUESTION] > rows[s[-1]][ANSWER]) == asks]
        if going:
            (alike or going)[0].append(n)
        else:
            found.append([n])
    return found


def follows(before: Passage, after: Passage) -> bool:
    """Whether the second label is the next of the first one's list."""
    if not before.label or not after.label or before.label.form != after.label.form:
        return False
    last = before.label.all_steps[-1][-1]
    first_again = after.label.steps == before.label.steps and last.value == 1  # each item of a list printed as "1."
    return after.label.steps[-1].value == last.value + 1 or (first_again and after.look == before.look)


def favour_repeats(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """A long passage that the letter prints twice is the requester's: letters quote the request and answer below."""
    folded = [
        passage.text.casefold() if len(passage.text) >= 40 and not (passage.bullet or passage.kind == "heading") else ""
        for passage in passages
    ]
    for n, text in enumerate(folded):
        if not text or max((words[n].get(role, 0.0) for role in ("reply", "tail", "head")), default=0.0) >= 2.5:
            continue
        for m in range(n):
            if folded[m] and abs(len(folded[m]) - len(text)) < 0.3 * len(text) and fuzz.ratio(folded[m], text) >= 97:
                rows[n][QUESTION] += 1.5
                rows[m][QUESTION] += 1.5
                break


OPENED = re.compile(r"^[“\"‘](?=\w)")
CLOSED = re.compile(r"[”\"’]\.?$")


def unclosed(text: str) -> bool:
    """Whether a text opens a quotation that it does not close, or closes one that it does not open."""
    return sum(text.count(mark) for mark in '“”"') % 2 == 1


ASKED_FOR = re.compile(r"\b(?:request\w*|ask\w*|enquir\w+|following)\b[^.?]*:$", re.IGNORECASE)


def favour_quoted(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What stands between an opening quotation mark and a closing one some passages later is the requester's."""
    for n, passage in enumerate(passages):
        if not OPENED.match(passage.text):
            continue
        end = next((m for m in range(n, min(n + 25, len(passages))) if CLOSED.search(passages[m].text)), None)
        asked = end is not None and n > 0 and bool(ASKED_FOR.search(passages[n - 1].text))
        if asked and end is not None:
            rows[n][QUESTION] += 4.0 if end == n else 0.0
            if end + 1 < len(passages) and may_answer(passages[end + 1], words[end + 1]):
                rows[end + 1][ANSWER] += 2.0
        if end is not None and ((asked and end > n) or any(words[m].get("ask", 0.0) >= 2 for m in range(n, end + 1))):
            sure = end > n and unclosed(passage.text) and unclosed(passages[end].text)
            for m in range(n, end + 1):
                rows[m][QUESTION] += 5.0 if sure else 2.0
                rows[m][ANSWER] -= 3.0 if sure else 0.0


def may_answer(passage: Passage, found: dict[str, float]) -> bool:
    """Whether what stands below a quoted request may be the answer: no further quotation, number or standing words."""
    standing = max(found.get(role, 0.0) for role in ("holding", "caveat", "opening", "reply_intro", "tail"))
    return not (OPENED.match(passage.text) or passage.label) and standing < 3


FIGURE = re.compile(r"^[£€<>~]?\s?\d[\d,.]*\s?%?$|^(?:nil|none|zero|n/?a|yes|no|-)$", re.IGNORECASE)
TO_FIGURE = re.compile(r"\S\s*[:=–-]?\s+[£€<>]?\s?\d[\d,.]*\s?%?$")


FIGURES = re.compile(r"^(?:[£€<>~]?\d[\d,./-]*%?(?:\s+|$)){2,}$")  # "2022/23 2023/24", "£9,526 £13,704"
NAMED_FIGURE = re.compile(r"^\S.{1,60}?\s?[:=–-]\s?[£€<>~]?\s?\d[\d,.]*\s?%?$")  # "Key Stage 2 – 2036"


OF_A_YEAR = re.compile(  # "2020 – 88,102", "2021/22: £4,000", "2023: not held": behind a label it begins an answer
    r"^(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?\s?[:=–—-]\s*"
    r"(?:[£€<>]?\s?\d[\d,.]*[%mk]?|nil|none|not (?:held|known))(?:\s|$)",
    re.IGNORECASE,
)


def favour_figures(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """A short line and the figure below or behind it are the answer, though the requester may have set out the list."""
    for n, passage in enumerate(passages):
        short = len(passage.text) <= 60 and not passage.label and words[n].get("ask", 0.0) < 2
        below = n + 1 < len(passages) and FIGURE.match(passages[n + 1].text) and not FIGURE.match(passage.text)
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(passages)]
        if FIGURE.match(passage.text):
            headed = n > 0 and words[n - 1].get("head", 0.0) >= 4 and passages[n - 1].text.endswith(":")
            rows[n][FRONT if headed else ANSWER] += 2.0  # "Reference:" and its number below
        elif (FIGURES.match(passage.text) and not passage.label) or (passage.label and OF_A_YEAR.match(passage.text)):
            rows[n][ANSWER] += 3.0
        elif short and NAMED_FIGURE.match(passage.text) and any(NAMED_FIGURE.match(passages[m].text) for m in beside):
            rows[n][ANSWER] += 2.0
        elif short and (below or (passage.bullet and TO_FIGURE.search(passage.text))):
            rows[n][ANSWER] += 2.5


def favour_between(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What stands between the heading of the request and the heading of the reply is the request."""
    opened: int | None = None
    settled = False
    for n, passage in enumerate(passages):
        short = len(passage.text) <= 90
        if short and words[n].get("ask_intro", 0.0) >= 3 and words[n].get("reply_intro", 0.0) < 3:
            opened, settled = n, False
        elif short and words[n].get("reply_intro", 0.0) >= 3.5 and opened is not None:
            for m in range(opened + 1, n):
                said = max(words[m].get(role, 0.0) for role in ("caveat", "holding"))
                rows[m][QUESTION] += 3.0 if said < 3 else 0.0
            settled = n > opened + 1
            opened = None
        elif (
            settled
            and not (passage.label or passage.bullet)
            and ("?" not in passage.text or words[n].get("reply", 0.0) > 0)
        ):
            rows[n][QUESTION] -= 2.0  # the request has been printed above: what asks here is the body's own


SALUTATION = re.compile(r"^dear\b", re.IGNORECASE)


def damp_front(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """Well below its salutation a letter has no front any more: addresses there are a list or a signature's."""
    greeted = next((n for n, passage in enumerate(passages) if SALUTATION.match(passage.text)), None)
    if greeted is None:
        return
    closing = (n for n in range(greeted, len(passages)) if words[n].get("tail", 0.0) >= 4)
    for n in range(greeted + 6, next(closing, len(passages))):
        head = words[n].get("head", 0.0)
        for role, share in ((FRONT, -0.8), (STANDING, -0.5), (TAIL, -0.3), (QUESTION, 0.9), (ANSWER, 0.9)):
            rows[n][role] += share * head


MARKED = re.compile(r"\?(?:\s*\([^)]*\)?)?[’”\"')\s.]*$")


def favour_after_mark(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """Below a question mark, words that ask nothing are likelier the answer."""
    for n in range(1, len(passages)):
        if MARKED.search(passages[n - 1].text) and not passages[n].label and words[n].get("ask", 0.0) < 1:
            listed = bool(passages[n - 1].label or passages[n - 1].bullet) and len(passages[n].text) < 60
            rows[n][ANSWER] += 0.6 * listed
            rows[n][ANSWER] += 1.2 if type_of(passages[n].look) == type_of(passages[n - 1].look) else 2.2


def favour_answered_lists(
    passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]
) -> None:
    """Each member of a list is a question where a reply stands below every one, and no list before it asks."""
    asked = False
    for members in series_of(passages, rows):
        gaps = [range(a + 1, b) for a, b in pairwise([*members, min(members[-1] + 2, len(passages))])]
        below = [[n for n in gap if not passages[n].label and not passages[n].bullet] for gap in gaps]
        replied = [any(rows[n][ANSWER] > max(1.5, rows[n][QUESTION] + 1) for n in under) for under in below]
        short = all(len(passages[n].text) <= 300 and words[n].get("reply", 0.0) < 1.5 for n in members)
        nested = members[0] > 0 and passages[members[0] - 1].label is not None  # parts right below their question
        if len(members) > 1 and all(replied) and short and (nested or not asked):
            for n in members:
                rows[n][QUESTION] += 3.0
        asked = asked or sum(rows[n][QUESTION] > rows[n][ANSWER] for n in members) > 0.5 * len(members)


def favour_gaps(
    passages: Sequence[Passage], words: list[dict[str, float]], roles: list[str], rows: list[dict[str, float]]
) -> None:
    """Where a letter answers below each numbered question, what stands below the remaining ones is answer too."""
    asked = [n for n, passage in enumerate(passages) if roles[n] == QUESTION]
    starts = [n for n in asked if passages[n].label]
    if len(starts) < 2:
        starts = [n for n in asked if MARKED.search(passages[n].text)]
    gaps = [range(a + 1, b) for a, b in pairwise([*starts, len(passages)])]
    answered = sum(any(roles[n] == ANSWER for n in gap) for gap in gaps)
    filled = all(any(words[n].get("ask", 0.0) < 1.5 and not passages[n].label for n in gap) for gap in gaps)
    if len(gaps) < 2 or answered < (0.2 if filled else 0.5) * len(gaps):
        return
    for gap in gaps:
        if any(roles[n] == ANSWER for n in gap) or not gap:
            continue
        for n in gap:
            if words[n].get("ask", 0.0) < 1.5 and not passages[n].label and words[n].get("caveat", 0.0) < 5:
                rows[n][ANSWER] += 1.5 + (1.0 if n == gap[-1] else 0.0)


def favour_looks(
    passages: Sequence[Passage], words: list[dict[str, float]], roles: list[str], rows: list[dict[str, float]]
) -> None:
    """Passages set as this letter sets its questions are likelier to be questions, and answers alike."""
    for part, weight, limit in ((type_of, 1.0, 2.0), (indent_of, 0.5, 0.8)):
        seen: dict[str, Counter[object]] = {QUESTION: Counter(), ANSWER: Counter()}
        for passage, role, found in zip(passages, roles, words, strict=True):
            sure = passage.label or abs(found.get("ask", 0.0) - found.get("reply", 0.0)) >= 1.5
            if role in seen and sure and not passage.grid:
                seen[role][part(passage.look)] += min(len(passage.text), 300)
        looks = Counter(part(p.look) for p, role in zip(passages, roles, strict=True) if role in seen and not p.grid)
        if not seen[QUESTION] or (not seen[ANSWER] and sum(count > 1 for count in looks.values()) < 2):
            continue
        for passage, row in zip(passages, rows, strict=True):
            odds = log_odds(seen[QUESTION], seen[ANSWER], part(passage.look)) * weight
            odds = max(-limit, min(limit, odds))
            row[QUESTION] += odds / 2
            row[ANSWER] -= odds / 2


def type_of(look: Look) -> object:
    """The face and colour of a look."""
    return (look.bold, look.italic, look.colour)


def indent_of(look: Look) -> object:
    """Whether it is set in from the margin."""
    return look.indented


def log_odds(questions: Counter[object], answers: Counter[object], look: object) -> float:
    """How much likelier the look is among the questions than among the answers."""
    ask = (questions[look] + 40) / (questions.total() + 80)
    reply = (answers[look] + 40) / (answers.total() + 80)
    return math.log(ask / reply)
