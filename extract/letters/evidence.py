"""How well a passage suits each role by itself: by its wordings, its label, and what the layout says of the speaker."""

from __future__ import annotations

import re

from extract.letters.passages import LEAD, Passage
from extract.letters.paths import ANSWER, ASKING, FRONT, QUESTION, REPLYING, ROLES, STANDING, TAIL
from extract.paper import Grid

LONG = 300  # characters of a paragraph that argues


def lead_off(text: str) -> str:
    """The text without a lead such as "Answer:", unless it is nothing else."""
    return LEAD.sub("", text, count=1) or text


def emissions(passage: Passage, found: dict[str, float]) -> dict[str, float]:
    """How well the passage suits each role by itself."""
    ask, reply = found.get("ask", 0.0), found.get("reply", 0.0)
    tail, head = found.get("tail", 0.0), found.get("head", 0.0)
    caveat = max(found.get("caveat", 0.0), found.get("holding", 0.0))
    opening = found.get("opening", 0.0)
    if passage.label and ask >= 2:  # "2. How many complaints did the council receive?"
        tail, reply = 0.4 * tail, (0.5 if "?" in passage.text and reply < 5 else 1.0) * reply
    if reply >= 3.5 and tail < 5 and len(passage.text) > LONG:
        tail *= 0.4  # a refusal that ends "should you wish to narrow your request" is no farewell
    foreign = max(tail, caveat, head, opening)
    row = {
        FRONT: max(head, opening, 0.7 * caveat) - 0.4 * max(ask, reply) + 0.2,
        ASKING: (max(found.get(role, 0.0) for role in ("ask_intro", "earlier", "latest")) or -4.0) - 0.6 * ask,
        QUESTION: ask - 0.6 * reply - 0.7 * foreign,
        REPLYING: found.get("reply_intro", 0.0) or -4.0,
        ANSWER: reply - 0.6 * ask - 0.7 * max(foreign, found.get("reply_intro", 0.0)),
        STANDING: max(caveat, 0.8 * opening, 0.6 * tail, 0.7 * head) - (0.1 if caveat >= 4 else 0.3) * reply - 1.0,
        TAIL: max(tail, 0.7 * caveat, 0.5 * head) - 0.3 * max(ask, reply),
    }
    if not is_numbered_heading(passage, found):
        add_label(passage, row)
    add_speaker(passage, row)
    return row


FORM = re.compile(  # a table of the letter's own fields: "Date 2 October 2024 Reference IR-3127"
    r"^(?:(?:our|your|foi|request|case) )?(?:ref(?:erence)?\b|date (?:of |received|sent|\d)|received\b|subject\b"
    r"|request(?: no| id))",
    re.IGNORECASE,
)


def is_form(grid: Grid) -> bool:
    """Whether a table is as small and narrow as one of fields."""
    return max(cell.column for cell in grid.cells) <= 3 and max(cell.row for cell in grid.cells) < 8


LABELLED = {FRONT: -2.0, ASKING: -2.0, QUESTION: 0.8, REPLYING: -2.0, ANSWER: 0.3, STANDING: -1.0, TAIL: -1.5}


def is_numbered_heading(passage: Passage, found: dict[str, float]) -> bool:
    """Whether a number only counts a heading: "2. Our answer"."""
    heads = max(found.get(role, 0.0) for role in ("ask_intro", "reply_intro", "tail"))
    return bool(passage.label) and 0 < len(passage.text) < 50 and heads >= 4 and "?" not in passage.text


def add_label(passage: Passage, row: dict[str, float]) -> None:
    """A label belongs to a question or an answer; one that says whose it is settles it."""
    if passage.grid and FORM.match(passage.text) and is_form(passage.grid):
        row[FRONT] += 6.0
    elif passage.grid:
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
    elif passage.label.more and "?" not in passage.text:  # "4-6. All of them": nobody asks three questions in one
        row[ANSWER] += 3.0


def add_speaker(passage: Passage, row: dict[str, float]) -> None:
    """What the layout or a lead ("Answer: …") says of the speaker."""
    if passage.speaker:
        row[QUESTION if passage.speaker == "ask" else ANSWER] += (
            10.0 if passage.sure or passage.row is not None else 2.0
        )
    lead = LEAD.match(passage.text)
    if lead and len(passage.text) > lead.end():
        row[QUESTION if lead.group("lead")[0].lower() == "q" or "quest" in lead.group("lead").lower() else ANSWER] += (
            5.0
        )
