"""Questions and runs of replies in the order in which a letter prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.letters.cues import scores
from extract.letters.passages import Passage
from extract.letters.paths import ANSWER, ASKING, QUESTION
from extract.letters.questions import INTRODUCES, Asked, Numbering, asks_again, is_courtesy
from extract.letters.roles import Spoken


@dataclass(slots=True)
class Run:
    """Replies that follow one another with no question between them."""

    passages: list[Passage] = field(default_factory=list)
    section: int = 0


@dataclass(slots=True)
class Exchange:
    """What a letter asks and answers, and what it says to no question in particular."""

    asked: list[Asked] = field(default_factory=list)
    general: list[Passage] = field(default_factory=list)
    earlier: set[int] = field(default_factory=set)  # sections that print an exchange before this one


INLINE = re.compile(r"^(?P<ask>.{6,}?(?:\?|:(?!//)))\s+(?P<reply>[^?]{1,400})$", re.DOTALL)  # "Number of vans: 14"


def split_inline(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Numbered questions that hold their answers in the same line, cut in two; others as they are."""
    asked = [one for one in spoken if one.role == QUESTION and one.passage.label]
    cuts = {id(one): match for one in asked if (match := inline_answer(one.passage.text))}
    if len(cuts) < 2 or len(cuts) < 0.7 * len(asked):
        yield from spoken
        return
    for one in spoken:
        match = cuts.get(id(one))
        if match is None:
            yield one
            continue
        yield replace(one, passage=replace(one.passage, text=match.group("ask").rstrip(":").strip()))
        yield replace(one, role=ANSWER, passage=replace(one.passage, text=match.group("reply"), label=None))


def inline_answer(text: str) -> re.Match[str] | None:
    """The question and the answer in one line, where the second part asks nothing."""
    match = INLINE.match(text)
    return match if match and scores("roles", match.group("reply")).get("ask", 0.0) < 1 else None


def is_below(inner: Asked, outer: Asked) -> bool:
    """Whether a question is a part of another."""
    depth = len(outer.steps)
    return 0 < depth < len(inner.steps) and inner.steps[:depth] == outer.steps and inner.section == outer.section


def timeline(spoken: Sequence[Spoken]) -> tuple[list[Asked | Run], set[int]]:
    """Questions and runs of replies in the order printed."""
    events: list[Asked | Run] = []
    earlier: set[int] = set()
    numbering, section = Numbering(), 0
    current: Asked | None = None
    before: Spoken | None = None
    signed = False
    for now in spoken:
        if now.role == ASKING and now.scores.get("earlier", 0.0) >= 4:
            section, current, numbering = section + 1, None, Numbering()
            earlier.add(section)
        elif now.role == ASKING and now.scores.get("latest", 0.0) >= 4:
            section, current, numbering = section + 1, None, Numbering()
        elif now.role == QUESTION and is_courtesy(now.passage):
            signed = True
        elif now.role == QUESTION and ((signed and is_name_line(now)) or is_echo(now, current, events)):
            continue
        elif now.role == QUESTION:
            signed = False
            fresh = begun(now, before, current, numbering, section)
            if fresh:
                current = fresh
                events.append(fresh)
            elif current:
                current.passages.append(now.passage)
        elif now.role == ANSWER:
            if events and isinstance(events[-1], Run) and events[-1].section == section:
                events[-1].passages.append(now.passage)
            else:
                events.append(Run([now.passage], section))
        if now.role in (ASKING, QUESTION, ANSWER):
            before = now
    return events, earlier


def is_echo(now: Spoken, current: Asked | None, events: list[Asked | Run]) -> bool:
    """Whether words of a mail quoted below a reply, without number, only lead up to what has been answered above."""
    answered = bool(events) and isinstance(events[-1], Run) and current is not None
    quoted = now.passage.kind == "quoted" and not now.passage.label
    return answered and quoted and current is not None and all(one.kind != "quoted" for one in current.passages)


def is_name_line(now: Spoken) -> bool:
    """Whether a passage below a farewell is the name under it."""
    return not now.passage.label and len(now.passage.text) < 50 and now.scores.get("ask", 0.0) < 1.5


def begun(
    now: Spoken, before: Spoken | None, current: Asked | None, numbering: Numbering, section: int
) -> Asked | None:
    """A new question, if the passage begins one."""
    passage = now.passage
    if passage.label:
        nested = bool(
            current and current.text.rstrip().endswith((":", "…", "...", ":-")) and before and before.role == QUESTION
        )
        return Asked(numbering.place(passage.label, nested), [passage], section)
    if passage.row is not None or asks_again(before, now, current):
        return Asked((), [passage], section)
    return None


def without_leads(events: list[Asked | Run]) -> list[Asked | Run]:
    """Unnumbered words straight before the first numbered question lead in to it and are no question."""
    kept: list[Asked | Run] = []
    for n, event in enumerate(events):
        if isinstance(event, Asked) and not event.steps:
            after = next((later for later in events[n:] if isinstance(later, Run) or later.steps), None)
            if isinstance(after, Asked) and event.passages[0].row is None:
                continue
            below = events[n + 1] if n + 1 < len(events) and not event.passages[0].bullet else None
            if isinstance(below, Asked) and below.passages[0].bullet and INTRODUCES.search(event.text[-160:]):
                continue
        kept.append(event)
    return kept


def mark_parts(asked: list[Asked]) -> None:
    """Counts the parts that each question introduces."""
    for n, outer in enumerate(asked):
        for inner in asked[n + 1 :]:
            if not is_below(inner, outer):
                break
            outer.parts += 1
