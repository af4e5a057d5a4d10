"""Passages: the smallest pieces of a letter of which one person, asker or authority, is the author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.letters.labels import Label, bullet_of, deepened, parse_label
from extract.paper import Grid
from extract.records import Box


@dataclass(frozen=True, slots=True)
class Look:
    """How a passage is set; passages of one speaker often look alike."""

    bold: bool = False
    italic: bool = False
    colour: str | None = None
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a letter; `speaker` is set where the layout itself says who speaks (ask, reply)."""

    text: str
    page: int
    label: Label | None = None
    bullet: str | None = None
    look: Look = field(default_factory=Look)
    kind: str = "paragraph"
    bbox: Box | None = None
    grid: Grid | None = None
    speaker: str = ""
    sure: bool = False  # the speaker is known for certain
    row: int | None = None  # of a table that pairs questions with answers
    level: int = 0


LEAD = re.compile(  # "Answer:", "Response -", "Our reply:", "Trust response:", "A:", "Q:", "Request:"
    r"^(?:(?:our|your|the|council|trust|force|university|board|department|authority|dept)(?:['’]?s)?\s+)?"
    r"(?P<lead>answers?|responses?|reply|replies|questions?|requests?|[QAR])\s*(?P<mark>[:–]"
    r"|-(?=\s)|(?:(?<=answer)|(?<=response))\s(?!\d{1,2}[-/. ]\w+[-/. ]\d"
    r"|(?:date|documents?|sent|issued|received|reference|status|type|format|time|due)\b)(?=(?-i:[A-Z\d£])))\s*",
    re.IGNORECASE,
)


def labelled(passage: Passage, printed: str | None) -> Passage:
    """The passage with its label or bullet set apart from its text."""
    text = passage.text
    if printed:
        several = parse_label(f"{printed} {text}")
        if several and several[0].more:
            return replace(passage, label=several[0], text=several[1].strip())
        found = parse_label(f"{printed} ") or parse_label(f"{printed}.")
        if found:
            inner = parse_label(text)
            deeper, rest = deepened(found[0], inner[1] if inner and inner[0] == found[0] else text)
            return replace(passage, label=replace(deeper, raw=printed), text=rest.strip())
        if bullet_of(f"{printed} x"):
            return replace(passage, bullet=printed, text=text)
        return passage
    bullet = bullet_of(text)
    if bullet:
        return replace(passage, bullet=bullet[0], text=bullet[1])
    label = parse_label(text)
    if not label:
        return passage
    rest = label[1].strip()
    return replace(passage, label=replace(label[0], raw=text.removesuffix(rest).strip()), text=rest)


def surrounding(boxes: Iterable[Box | None]) -> Box | None:
    """The box around all boxes."""
    known = [box for box in boxes if box]
    if not known:
        return None
    return (min(b[0] for b in known), min(b[1] for b in known), max(b[2] for b in known), max(b[3] for b in known))
