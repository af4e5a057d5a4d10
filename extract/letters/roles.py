"""Who speaks in each passage of a letter: the likeliest sequence of roles, by wordings, labels, looks and order.

A letter runs front, question, answer, tail, with lead-ins and standing text between them. No single wording decides:
each passage scores for each role, moves from role to role have their price, and the cheapest path through the whole
letter wins. A second pass learns how this letter sets its questions and its answers (bold, italic, coloured, indented).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from extract.letters.authorities import find_names
from extract.letters.cues import scores
from extract.letters.passages import LEAD, Look, Passage

FRONT, ASKING, QUESTION, REPLYING, ANSWER, STANDING, TAIL = (
    "front",
    "asking",
    "question",
    "replying",
    "answer",
    "standing",
    "tail",
)
ROLES = (FRONT, ASKING, QUESTION, REPLYING, ANSWER, STANDING, TAIL)

START = {FRONT: 0.0, ASKING: -0.5, QUESTION: -1.5, REPLYING: -1.0, ANSWER: -2.5, STANDING: -1.0, TAIL: -4.0}
MOVES: dict[str, dict[str, float]] = {  # from → to: FRONT ASKING QUESTION REPLYING ANSWER STANDING TAIL
    role: dict(zip(ROLES, row, strict=True))
    for role, row in {
        FRONT: (0.0, 0.0, -1.5, -0.3, -2.0, -0.5, -4.0),
        ASKING: (-2.0, -0.5, 1.0, -1.0, -2.5, -1.0, -5.0),
        QUESTION: (-9.0, -1.5, 0.3, 0.0, -1.0, -1.0, -3.0),
        REPLYING: (-4.0, -1.0, -0.3, -0.3, 0.8, -0.5, -3.0),
        ANSWER: (-6.0, -1.5, -1.0, -1.5, 0.3, -1.2, -1.0),
        STANDING: (-3.0, 0.0, -1.0, 0.0, -0.5, 0.0, -1.0),
        TAIL: (-7.0, -3.0, -6.0, -4.0, -7.0, -6.0, 0.5),
    }.items()
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage with the role it plays, and the scores of its words."""

    passage: Passage
    role: str
    scores: dict[str, float]


def spoken(passages: Sequence[Passage]) -> list[Spoken]:
    """Each passage with its role."""
    words = [scores("roles", lead_off(passage.text)) for passage in passages]
    base = [emissions(passage, found) for passage, found in zip(passages, words, strict=True)]
    share_series(passages, base)
    favour_repeats(passages, words, base)
    favour_quoted(passages, words, base)
    favour_figures(passages, words, base)
    favour_between(passages, words, base)
    favour_after_mark(passages, words, base)
    entries = [entry_costs(passage, found) for passage, found in zip(passages, words, strict=True)]
    roles = best_path(base, entries)
    for _ in range(2):
        favour_gaps(passages, words, roles, base)
        styled = [dict(row) for row in base]
        favour_looks(passages, words, roles, styled)
        roles = best_path(styled, entries)
    give_headings(passages, words, roles)
    give_names(passages, roles)
    return [Spoken(*triple) for triple in zip(passages, roles, words, strict=True)]


def give_headings(passages: Sequence[Passage], words: list[dict[str, float]], roles: list[str]) -> None:
    """A heading goes with what stands below it, unless it heads the next question: then it is nobody's answer."""
    for n in range(len(passages) - 2, 0, -1):
        if not is_heading(passages[n], words[n]):
            continue
        below = passages[n + 1]
        if roles[n] == QUESTION and roles[n + 1] == ANSWER and not below.label:
            roles[n] = ANSWER
        elif roles[n] == ANSWER and roles[n + 1] == QUESTION and (below.label or below.row is not None):
            roles[n] = STANDING


def give_names(passages: Sequence[Passage], roles: list[str]) -> None:
    """A body's name on its own below the last answer signs the letter."""
    for n in range(len(passages) - 1, 0, -1):
        ends = n + 1 == len(passages) or roles[n + 1] == TAIL
        if (
            roles[n] == ANSWER
            and roles[n - 1] == ANSWER
            and ends
            and not passages[n].label
            and is_name(passages[n].text)
        ):
            roles[n] = TAIL


def is_name(text: str) -> bool:
    """Whether a text is a public body's name and nothing else."""
    plain = text.strip(" .,")
    return any(end - start >= len(plain) - 4 for _, start, end in find_names(plain))


def is_heading(passage: Passage, found: dict[str, float]) -> bool:
    """Whether a passage is short, set apart, and neither asks nor answers."""
    apart = passage.kind == "heading" or passage.look.bold
    plain = max(found.get("ask", 0.0), found.get("reply", 0.0)) < 1.5
    return apart and plain and not passage.label and len(passage.text) <= 80 and passage.text[-1:] not in ".?;"


def lead_off(text: str) -> str:
    """The text without a lead such as "Answer:", unless it is nothing else."""
    return LEAD.sub("", text, count=1) or text


def emissions(passage: Passage, found: dict[str, float]) -> dict[str, float]:
    """How well the passage suits each role by itself."""
    ask, reply = found.get("ask", 0.0), found.get("reply", 0.0)
    tail, head = found.get("tail", 0.0), found.get("head", 0.0)
    caveat = max(found.get("caveat", 0.0), found.get("holding", 0.0))
    opening = found.get("opening", 0.0)
    foreign = max(tail, caveat, head, opening)
    row = {
        FRONT: max(head, opening, 0.7 * caveat) - 0.4 * max(ask, reply) + 0.2,
        ASKING: (max(found.get(role, 0.0) for role in ("ask_intro", "earlier", "latest")) or -4.0) - 0.6 * ask,
        QUESTION: ask - 0.6 * reply - 0.7 * foreign,
        REPLYING: found.get("reply_intro", 0.0) or -4.0,
        ANSWER: reply - 0.6 * ask - 0.7 * max(foreign, found.get("reply_intro", 0.0)),
        STANDING: max(caveat, 0.8 * opening, 0.6 * tail, 0.7 * head) - 0.3 * reply - 1.0,
        TAIL: max(tail, 0.7 * caveat, 0.5 * head) - 0.3 * max(ask, reply),
    }
    add_label(passage, row)
    add_speaker(passage, row)
    return row


LABELLED = {FRONT: -2.0, ASKING: -2.0, QUESTION: 0.8, REPLYING: -2.0, ANSWER: 0.3, STANDING: -1.0, TAIL: -1.5}


def add_label(passage: Passage, row: dict[str, float]) -> None:
    """A label belongs to a question or an answer; one that says whose it is settles it."""
    if passage.grid:
        for role in ROLES:
            row[role] += {ANSWER: 3.0, QUESTION: -1.0, TAIL: -1.0}.get(role, -2.0)
    if not passage.label:
        return
    for role, weight in LABELLED.items():
        row[role] += weight
    if passage.label.speaker == "reply":
        row[ANSWER] += 5.0
    elif passage.label.speaker == "ask":
        row[QUESTION] += 1.0
        row[ANSWER] += 0.5


def add_speaker(passage: Passage, row: dict[str, float]) -> None:
    """What the layout or a lead ("Answer: …") says of the speaker."""
    if passage.speaker:
        row[QUESTION if passage.speaker == "ask" else ANSWER] += 10.0 if passage.row is not None else 2.0
    lead = LEAD.match(passage.text)
    if lead and len(passage.text) > lead.end():
        row[QUESTION if lead.group("lead")[0].lower() == "q" or "quest" in lead.group("lead").lower() else ANSWER] += (
            5.0
        )


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
    return after.label.steps[-1].value == last.value + 1


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


def favour_quoted(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What stands between an opening quotation mark and a closing one some passages later is the requester's."""
    for n, passage in enumerate(passages):
        if not OPENED.match(passage.text):
            continue
        end = next((m for m in range(n, min(n + 25, len(passages))) if CLOSED.search(passages[m].text)), None)
        if end is not None and any(words[m].get("ask", 0.0) >= 2 for m in range(n, end + 1)):
            for m in range(n, end + 1):
                rows[m][QUESTION] += 2.0


FIGURE = re.compile(r"^[£€<>~]?\s?\d[\d,.]*\s?%?$|^(?:nil|none|zero|n/?a|yes|no|-)$", re.IGNORECASE)
TO_FIGURE = re.compile(r"\S\s*[:=–-]?\s+[£€<>]?\s?\d[\d,.]*\s?%?$")


def favour_figures(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """A short line and the figure below or behind it are the answer, though the requester may have set out the list."""
    for n, passage in enumerate(passages):
        short = len(passage.text) <= 60 and not passage.label and words[n].get("ask", 0.0) < 2
        below = n + 1 < len(passages) and FIGURE.match(passages[n + 1].text) and not FIGURE.match(passage.text)
        if FIGURE.match(passage.text):
            rows[n][ANSWER] += 2.0
        elif short and (below or (passage.bullet and TO_FIGURE.search(passage.text))):
            rows[n][ANSWER] += 2.5


def favour_between(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """What stands between the heading of the request and the heading of the reply is the request."""
    opened: int | None = None
    for n, passage in enumerate(passages):
        short = len(passage.text) <= 90
        if short and words[n].get("ask_intro", 0.0) >= 3 and words[n].get("reply_intro", 0.0) < 3:
            opened = n
        elif short and words[n].get("reply_intro", 0.0) >= 3.5 and opened is not None:
            for m in range(opened + 1, n):
                rows[m][QUESTION] += 3.0
            opened = None


MARKED = re.compile(r"\?(?:\s*\([^)]*\)?)?[’”\"')\s.]*$")


def favour_after_mark(passages: Sequence[Passage], words: list[dict[str, float]], rows: list[dict[str, float]]) -> None:
    """Below a question mark, words that ask nothing are likelier the answer."""
    for n in range(1, len(passages)):
        if MARKED.search(passages[n - 1].text) and not passages[n].label and words[n].get("ask", 0.0) < 1:
            rows[n][ANSWER] += 1.2 if type_of(passages[n].look) == type_of(passages[n - 1].look) else 2.2


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
            if words[n].get("ask", 0.0) < 1.5 and not passages[n].label:
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


def best_path(rows: list[dict[str, float]], entries: list[dict[str, float]]) -> list[str]:
    """The sequence of roles with the highest score in all (Viterbi)."""
    if not rows:
        return []
    total = {role: START[role] + rows[0][role] for role in ROLES}
    came: list[dict[str, str]] = []
    for row, entry in zip(rows[1:], entries[1:], strict=True):
        best = {role: best_before(role, total, entry) for role in ROLES}
        total = {role: total[old] + cost(old, role, entry) + row[role] for role, old in best.items()}
        came.append(best)
    role = max(ROLES, key=lambda last: total[last])
    path = [role]
    for best in reversed(came):
        role = best[role]
        path.append(role)
    return path[::-1]


def best_before(role: str, total: dict[str, float], entry: dict[str, float]) -> str:
    """The role from which it pays most to come to this one."""
    return max(ROLES, key=lambda old: total[old] + cost(old, role, entry))


def cost(old: str, role: str, entry: dict[str, float]) -> float:
    """What the move from one role to another adds."""
    return MOVES[old][role] + (entry.get(role, 0.0) if old != role and (role != QUESTION or old == ANSWER) else 0.0)


def entry_costs(passage: Passage, found: dict[str, float]) -> dict[str, float]:
    """What it costs to begin a question again, or the tail, with words that do not call for it."""
    costs = {}
    if not passage.label and passage.row is None and found.get("ask", 0.0) < 2:
        costs[QUESTION] = -2.0
    if passage.bullet or passage.label:
        costs[STANDING] = -2.0
    if found.get("tail", 0.0) < 2 and found.get("caveat", 0.0) < 2:
        costs[TAIL] = -2.0
    return costs
