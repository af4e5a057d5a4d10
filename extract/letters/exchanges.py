"""Questions brought together with their answers: by number where answers carry numbers, else by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.letters.pairing import is_introducing, matched, pair_run
from extract.letters.paths import ANSWER, FRONT, STANDING, TAIL
from extract.letters.questions import Asked, repeated
from extract.letters.referring import chunked, sentence_chunks
from extract.letters.roles import Spoken
from extract.letters.timelines import Exchange, Run, mark_parts, split_inline, timeline, without_leads


def exchange_of(spoken: Sequence[Spoken]) -> Exchange:
    """The questions of a letter with their answers."""
    events, earlier = timeline(list(split_inline(spoken)))
    events = without_leads(events)
    mark_parts([event for event in events if isinstance(event, Asked)])
    exchange = Exchange(earlier=earlier)
    pair_events(events, exchange)
    answer_the_rest(exchange)
    join_general(exchange)
    move_footnotes(exchange.asked)
    if not any(asked.answer for asked in exchange.asked):
        unprinted(exchange, spoken)
    exchange.asked = [asked for asked in exchange.asked if not (is_introducing(asked, exchange) and not asked.answer)]
    return exchange


def pair_events(events: list[Asked | Run], exchange: Exchange) -> None:
    """Goes through the letter, giving each run of replies to the questions that wait for one."""
    pending: list[Asked] = []
    last: list[Asked] = []
    for n, event in enumerate(events):
        if isinstance(event, Asked):
            add_asked(event, exchange, pending)
            continue
        if isinstance(events[n - 1] if n else None, Asked):
            below = events[n - 1]
            if isinstance(below, Asked) and below.parts:
                below.answered_alone = True
        targets = pending or last
        if not targets:
            exchange.general += event.passages
            continue
        pair_run(event, targets, exchange)
        last, pending = targets, []


def add_asked(event: Asked, exchange: Exchange, pending: list[Asked]) -> None:
    """A question that waits for its answer; one printed again is the same question, its fuller print kept."""
    known = repeated(event, exchange.asked)
    if known is None:
        exchange.asked.append(event)
        pending.append(event)
        return
    if event.section in exchange.earlier and known.section not in exchange.earlier and known.answer:
        pending.append(event)  # an older answer to a question that has a newer one: taken up, not kept
        return
    if len(event.text) > len(known.text):
        known.passages = event.passages
    known.parts = max(known.parts, event.parts)
    if known in pending:
        pending[:] = [other for other in pending if other.section != event.section or other is known][:0]
    if known.answer and known not in pending:
        known.answer = []
    pending.append(known)


def answer_the_rest(exchange: Exchange) -> None:
    """Replies that stand before all questions answer those that nothing else does (a mail above the quoted request)."""
    waiting = [asked for asked in exchange.asked if not asked.answer and not is_introducing(asked, exchange)]
    if (
        not waiting
        or not exchange.general
        or len(waiting) < len(exchange.asked) - sum(bool(a.parts) for a in exchange.asked)
    ):
        return
    run = Run(exchange.general)
    if any(chunk.paths for chunk in chunked(run, waiting, exchange)):
        exchange.general = []
        pair_run(run, waiting, exchange)
        return
    chunks = sentence_chunks(exchange.general)
    for chunk in chunks:
        found = matched(chunk.paths, waiting, exchange) if chunk.paths else []
        for asked in found or ([] if chunk.paths else waiting):
            asked.answer += chunk.passages
    if any(chunk.paths for chunk in chunks):
        for asked in waiting:
            own = [c.passages for c in chunks if c.paths and asked in matched(c.paths, waiting, exchange)]
            asked.answer = [p for passages in own for p in passages] or asked.answer
    exchange.general = []


def unprinted(exchange: Exchange, spoken: Sequence[Spoken]) -> None:
    """Rows for what is answered without being printed: one for each question named, one for what names none."""
    if exchange.asked and any(asked.text for asked in exchange.asked):
        return
    listed = listed_answers(spoken)
    if listed:
        exchange.asked += listed
        exchange.general = []
        return
    general = [one.passage for one in spoken if one.role == ANSWER or says_something(one)]
    for chunk in sentence_chunks(general):
        for path in chunk.paths or ((),):
            exchange.asked.append(Asked(path, [], answer=list(chunk.passages)))
    exchange.general = []


SEVERAL = re.compile(  # "the answers to your questions are as follows"
    r"\b(?:answers|responses|replies)\b|\b(?:questions|queries|points)\b", re.IGNORECASE
)


def listed_answers(spoken: Sequence[Spoken]) -> list[Asked]:
    """The answers of a letter that only counts them, 1 to n, to questions that it speaks of but does not print."""
    said = [one.passage for one in spoken if one.role == ANSWER]
    told = any(SEVERAL.search(one.passage.text) for one in spoken if one.role not in (ANSWER, TAIL))
    if not said or not said[0].label or not told:
        return []
    found: list[Asked] = []
    for passage in said:
        label = passage.label
        if label and len(label.steps) == 1 and label.steps[0].kind == "n" and label.steps[0].value == len(found) + 1:
            found.append(Asked(label.steps, [], answer=[replace(passage, label=None)]))
        elif not found:
            return []
        else:
            found[-1].answer.append(passage)
    return found if len(found) > 1 else []


def move_footnotes(asked: list[Asked]) -> None:
    """A note "* Please note …" below the last answer belongs to the answer that points to it."""
    last = asked[-1].answer if asked else []
    note = next((n for n, passage in enumerate(last) if n and (passage.bullet or passage.text[:1]) == "*"), None)
    pointing = [one for one in asked[:-1] if any(POINTS.search(passage.text) for passage in one.answer)]
    if note is None or not pointing or any(POINTS.search(passage.text) for passage in last[:note]):
        return
    pointing[0].answer += last[note:]
    del last[note:]


POINTS = re.compile(r"\bfoot ?note\b|\w\*(?:\s|$|[.,])|\s\*$", re.IGNORECASE)


def join_general(exchange: Exchange) -> None:
    """What a letter decides before it quotes its only question belongs to the answer."""
    if len(exchange.asked) != 1 or not exchange.asked[0].answer:
        return
    decided = [passage for passage in exchange.general if GIVES.search(passage.text)]
    exchange.asked[0].answer[:0] = decided
    exchange.general = [passage for passage in exchange.general if passage not in decided]


GIVES = re.compile(
    r"\b(?:attached|enclosed|not hold|not held|exempt|withh[eo]ld|unable to|refus\w+|vexatious|limit)\b|not obliged",
    re.IGNORECASE,
)


def says_something(one: Spoken) -> bool:
    """Whether an opening already answers: "In response to your request, please see attached"."""
    return (
        one.role in (FRONT, STANDING) and one.scores.get("reply", 0.0) >= 2.4 and bool(GIVES.search(one.passage.text))
    )
