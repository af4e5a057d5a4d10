"""Questions and runs of replies in the order in which a letter prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.letters.cues import scores
from extract.letters.passages import Passage
from extract.letters.paths import ANSWER, ASKING, QUESTION
from extract.letters.questions import INTRODUCES, Asked, Numbering, asks_again, is_courtesy
from extract.letters.roles import Spoken, is_name


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
        alone = [one for one, below in pairwise([*spoken, None]) if below is None or below.role != ANSWER]
        cuts = {id(one): cuts[id(one)] for one in alone if one and id(one) in cuts and fills_in(cuts[id(one)])}
    for one in spoken:
        match = cuts.get(id(one))
        if match is None:
            yield one
            continue
        yield replace(one, passage=replace(one.passage, text=match.group("ask").rstrip(":").strip()))
        yield replace(one, role=ANSWER, passage=replace(one.passage, text=match.group("reply"), label=None))


FILLED = re.compile(r"^(?:[£€]?\d[\d,.]*%?|yes|no|none|nil|n/?a)\W*$", re.IGNORECASE)


def fills_in(match: re.Match[str]) -> bool:
    """Whether a short label is filled in with a plain fact: "Name of your authority: Anytown Council"."""
    ask, reply = match.group("ask"), match.group("reply").strip()
    return len(ask) <= 80 and ask.endswith(":") and (is_name(reply) or bool(FILLED.match(reply)))


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
    for now in without_titles(without_afterwords(spoken)):
        if now.role == ASKING and max(now.scores.get("earlier", 0.0), now.scores.get("latest", 0.0)) >= 4:
            section, current, numbering = section + 1, None, Numbering()
            earlier |= {section} if now.scores.get("earlier", 0.0) >= 4 else set()
        elif now.role == QUESTION and is_courtesy(now.passage):
            signed = True
        elif now.role == QUESTION and ((signed and is_name_line(now)) or adds_nothing(now, current, events)):
            continue
        elif now.role == QUESTION and (named := named_part(now, events)):
            events.remove(named)
            numbering = Numbering()
            current = next((event for event in reversed(events) if isinstance(event, Asked)), None)
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


def without_titles(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """A letter without the lines that head a group of the requester's numbered questions."""
    for before, now, after in zip([None, *spoken], spoken, [*spoken[1:], None], strict=False):
        if before and after and is_group_title(before, now, after):
            continue
        yield now


def is_group_title(before: Spoken, now: Spoken, after: Spoken) -> bool:
    """Whether a short line between two numbered questions, the first of which has ended, heads the second."""
    sides = before.role == QUESTION == after.role and before.passage.label and after.passage.label
    line = now.role == QUESTION and not (now.passage.label or now.passage.bullet) and len(now.passage.text) <= 70
    ended = before.passage.text.rstrip()[-1:] in ".?:" and now.passage.text.rstrip()[-1:] not in ".?:;,"
    begun_anew = now.passage.text[:1].isupper() and now.scores.get("ask", 0.0) < 2.5
    return bool(sides and line and ended and begun_anew and not before.passage.text.rstrip().endswith(":-"))


WIDE = re.compile(
    r"\b(?:all (?:of )?the above (?:information|questions|data|figures)"
    r"|questions? \d+(?:, ?\d+)*\s?(?:-|to|–|and)\s?\d+"
    r"|in electronic (?:format|form)|at this e-?mail|brief notes|you are not obliged|the above information)\b",
    re.IGNORECASE,
)


FORMAT = re.compile(  # "If you are able to supply this in Excel I would be very grateful."
    r"\b(?:in|as) (?:an? )?(?:excel|csv|electronic|spreadsheet)\b|\b(?:many thanks|thank you) (?:for|in advance)\b",
    re.IGNORECASE,
)


def is_wide(now: Spoken, current: Asked | None) -> bool:
    """Whether words below the last numbered question speak of the whole request: its format, all its questions."""
    if now.passage.label or now.passage.bullet or current is None:
        return False
    if current.passages[0].bullet and len(current.passages) == 1:
        return bool(FORMAT.search(now.passage.text))
    if not current.steps:
        return False
    return current.steps[-1].value > 1 and bool(WIDE.search(now.passage.text))


LETTER = re.compile(r"^\(?(?P<letter>[A-Ha-h])[).:]?$")


def named_part(now: Spoken, events: list[Asked | Run]) -> Asked | None:
    """The listed part, "a) At all fires", whose letter stands alone further below, over questions of its own."""
    alone = LETTER.match(f"{now.passage.label.raw if now.passage.label else ''}{now.passage.text}".strip())
    if not alone:
        return None
    listed = [event for event in events if isinstance(event, Asked) and len(event.steps) == 1]
    letter = alone.group("letter").lower()
    return next((one for one in listed if one.steps[0].kind == "a" and one.steps[0].printed == letter), None)


def adds_nothing(now: Spoken, current: Asked | None, events: list[Asked | Run]) -> bool:
    """Whether words of the requester belong to no question: an echo, a wish for the whole request, a second print."""
    return is_echo(now, current, events) or is_wide(now, current) or is_printed_again(now, current)


def without_afterwords(spoken: Sequence[Spoken]) -> list[Spoken]:
    """A letter without the requester's words below the answer to the last numbered question: they are of the whole.

    Where the requester set out a list that the answer fills in ("… as missing:"), they belong to it.
    """
    labelled = [n for n, one in enumerate(spoken) if one.role == QUESTION and one.passage.label]
    last = labelled[-1] if len(labelled) > 1 else len(spoken)
    if last < len(spoken) and spoken[last].passage.text.rstrip().endswith(":"):
        return list(spoken)
    answers = (n for n in range(last, len(spoken)) if spoken[n].role == ANSWER)
    first = next(answers, len(spoken))
    loose = {
        id(one)
        for one in spoken[first:]
        if one.role == QUESTION and one.passage.row is None and one.passage.kind != "quoted" and not one.passage.sure
    }
    return [one for one in spoken if id(one) not in loose]


def is_printed_again(now: Spoken, current: Asked | None) -> bool:
    """Whether a passage without a label says again what the question before it says."""
    text = now.passage.text.strip()
    return current is not None and not now.passage.label and len(text) > 40 and text == current.text


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
    told = passage.sure and before is not None and before.role == ANSWER
    if told or passage.row is not None or asks_again(before, now, current):
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
