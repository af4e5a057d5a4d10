"""Questions brought together with their answers: by number where answers carry numbers, else by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.letters.cues import scores
from extract.letters.labels import JOIN, WORDS, Label, Step, number_of, parse_label, to_step
from extract.letters.passages import Passage
from extract.letters.questions import (
    Asked,
    Numbering,
    asks_again,
    is_courtesy,
    is_parent,
    repeated,
)
from extract.letters.roles import ANSWER, ASKING, FRONT, QUESTION, STANDING, Spoken


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


def is_introducing(asked: Asked, exchange: Exchange) -> bool:
    """Whether it is a parent of other questions."""
    return is_parent(asked, first_part(asked, exchange.asked))


def first_part(asked: Asked, others: Sequence[Asked]) -> Asked | None:
    """The first question that hangs below another."""
    return next((other for other in others if is_below(other, asked)), None)


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
        elif now.role == QUESTION and signed and is_name_line(now):
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
            below = events[n + 1] if n + 1 < len(events) else None
            if isinstance(below, Asked) and below.passages[0].bullet and event.text.endswith(":"):
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


def pair_run(run: Run, targets: list[Asked], exchange: Exchange) -> None:
    """Gives the replies of one run to the questions they answer."""
    if run.passages and run.passages[0].row is not None:
        pair_rows(run, targets)
        return
    leaves = [asked for asked in targets if not is_introducing(asked, exchange)] or targets
    chunks = list(chunked(run, leaves, exchange))
    named = [chunk for chunk in chunks if chunk.paths]
    in_order = by_order(named, leaves)
    if not named and (pair_bullets(run, leaves) or pair_lines(run, leaves)):
        return
    for n, chunk in enumerate(named):
        found = [leaves[n]] if in_order else matched(chunk.paths, leaves, exchange)
        for asked in found:
            asked.answer += chunk.passages
    for chunk in chunks:
        if chunk.paths:
            continue
        waiting = [asked for asked in leaves if not asked.answer]
        if chunk is chunks[0] and named and not waiting:
            exchange.general += chunk.passages
            continue
        for asked in waiting or leaves:
            asked.answer += chunk.passages


def pair_bullets(run: Run, leaves: list[Asked]) -> bool:
    """Gives bulleted replies to as many bulleted questions in order; False where they do not match."""
    bullets = [n for n, passage in enumerate(run.passages) if passage.bullet]
    if len(leaves) < 2 or len(bullets) != len(leaves) or not all(asked.passages[0].bullet for asked in leaves):
        return False
    for asked, first, last in zip(leaves, bullets, [*bullets[1:], len(run.passages)], strict=True):
        asked.answer += run.passages[first:last]
    return True


FACT = re.compile(r"\d|^(?:yes|no|none|nil|zero|n/?a)\b|\bnot (?:held|hold|record)", re.IGNORECASE)


def pair_lines(run: Run, leaves: list[Asked]) -> bool:
    """Gives short replies, each a fact and as many as there are numbered questions, to them in order."""
    texts = [passage.text for passage in run.passages]
    if len(leaves) < 2 or len(texts) != len(leaves) or not all(asked.steps for asked in leaves):
        return False
    if any(len(text) > 150 or "attach" in text.lower() for text in texts) or not all(map(FACT.search, texts)):
        return False
    for asked, passage in zip(leaves, run.passages, strict=True):
        asked.answer.append(passage)
    return True


def pair_rows(run: Run, targets: list[Asked]) -> None:
    """The answers of a table stand in the row of their question."""
    for passage in run.passages:
        for asked in targets:
            if asked.passages[0].row == passage.row:
                asked.answer.append(passage)


@dataclass(slots=True)
class Chunk:
    """Replies to the same questions; no paths where they name none."""

    paths: tuple[tuple[Step, ...], ...]
    passages: list[Passage]


REFERS = re.compile(  # "In response to questions 2 and 3,", "With regards to question 4", "Q3 –"
    r"^(?:(?:in (?:response|answer|reply|relation|respect|regard)|with (?:regards?|respect"
    r"|reference)|as regards|regarding|for|concerning|as to|turning)\s*"
    r"(?:to|of)?\s*)?(?:the\s+|your\s+|our\s+)?(?:(?:response|answer|reply"
    r"|information (?:that )?we hold)\s+(?:to|for)\s+)?"
    r"(?:questions?|qs?\.?|points?|parts?|items?)\s*(?P<list>{number}(?:{join}(?:q\.?\s?"
    r"|questions?\s)?{number})*)\b(?!\s*\?)".format(
        number=r"(?:\d{1,2}(?:\s?\(?[a-h]\b\)?)?|" + "|".join(WORDS) + r")",
        join=r"\s?(?:,|&|\+|and|to|[-–—])\s?(?:and\s)?",
    ),
    re.IGNORECASE,
)


def refers_to(text: str) -> tuple[tuple[Step, ...], ...]:
    """The questions that a reply says, at its beginning, that it answers.

    >>> [number_of(path) for path in refers_to("In response to questions 2 and 3, the Council")]
    ['2', '3']
    """
    match = REFERS.match(text)
    return listed(match.group("list")) if match else ()


def listed(printed: str) -> tuple[tuple[Step, ...], ...]:
    """The paths that a printed list of numbers names."""
    label = parse_label(f"Q{printed}:")
    if label:
        return label[0].all_steps
    words = [word for word in JOIN.split(printed.lower()) if word.strip()]
    return tuple((to_step(word.strip()),) for word in words if word.strip() in WORDS or word.strip().isdigit())


def chunked(run: Run, leaves: list[Asked], exchange: Exchange) -> Iterator[Chunk]:
    """A run cut where a reply names the questions that it answers."""
    chunk = Chunk((), [])
    numbering = Numbering()
    expected = {number_of(asked.steps) for asked in exchange.asked if asked.steps}
    for passage in run.passages:
        paths = answer_paths(passage, leaves, expected, numbering, first=not chunk.passages and not chunk.paths)
        if paths:
            if chunk.passages:
                yield chunk
            named_by_words = passage.label is None
            chunk = Chunk(paths, [passage if named_by_words else replace(passage, label=None)])
        else:
            chunk.passages.append(passage)
    if chunk.passages:
        yield chunk


def answer_paths(
    passage: Passage, leaves: list[Asked], expected: set[str], numbering: Numbering, first: bool
) -> tuple[tuple[Step, ...], ...]:
    """The questions that a reply names by its label or its first words."""
    label = passage.label
    if not label:
        paths = refers_to(passage.text)
        return paths if all(number_of(path) in expected for path in paths) else ()
    if label.speaker:
        return numbered(label, numbering)
    if len(leaves) == 1:
        return label.all_steps if first and leaves[0].steps == label.steps else ()
    trial = Numbering(list(numbering.path))
    paths = numbered(label, trial)
    known = any(number_of(path) in expected for path in paths) or (
        len(paths[0]) == 1 and paths[0][0].value <= len(leaves)
    )
    if known and (numbering.path or paths[0][-1].value <= max(1, leaves[0].steps[0].value if leaves[0].steps else 1)):
        numbering.path = trial.path
        return paths
    return ()


def numbered(label: Label, numbering: Numbering) -> tuple[tuple[Step, ...], ...]:
    """The paths of an answer's label, the first of them placed in the list of labels."""
    if label.more:
        numbering.path = [(step, label.form) for step in label.more[-1]]
        return label.all_steps
    return (numbering.place(label),)


def by_order(named: list[Chunk], leaves: list[Asked]) -> bool:
    """Whether answers counted 1 to n belong to n parts that are not themselves counted so."""
    if len(named) < 2 or len(named) != len(leaves):
        return False
    counted = all(
        len(c.paths) == 1 and len(c.paths[0]) == 1 and c.paths[0][0].value == n for n, c in enumerate(named, 1)
    )
    return counted and not all(len(asked.steps) == 1 for asked in leaves)


def matched(paths: Sequence[tuple[Step, ...]], leaves: list[Asked], exchange: Exchange) -> list[Asked]:
    """The questions with these numbers: themselves, else the parts below them, else what they are a part of."""
    found: list[Asked] = []
    for path in paths:
        name = number_of(path)
        for among in (leaves, exchange.asked):
            exact = [asked for asked in among if number_of(asked.steps) == name]
            below = [asked for asked in among if number_of(asked.steps[: len(path)]) == name]
            above = [
                asked
                for asked in among
                if asked.steps and number_of(path[: len(asked.steps)]) == number_of(asked.steps)
            ]
            hits = (
                [a for a in exact if not a.parts or a.answered_alone]
                or [b for b in below if not b.parts]
                or exact
                or above
            )
            if hits:
                found += [hit for hit in hits if hit not in found]
                break
    return found


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
    general = [one.passage for one in spoken if one.role == ANSWER or says_something(one)]
    for chunk in sentence_chunks(general):
        for path in chunk.paths or ((),):
            exchange.asked.append(Asked(path, [], answer=list(chunk.passages)))
    exchange.general = []


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


MENTIONS = re.compile(
    r"\b(?:questions?|q\.?)\s?(?P<list>{number}(?:{join}{number})*)\b".format(
        number=r"(?:\d{1,2}|" + "|".join(WORDS) + r")", join=r"\s?(?:,|&|and|to|[-–—])\s?(?:and\s)?"
    ),
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"])|(?<=;)\s+(?=however\b)|,?\s+(?=however,? (?:we|the)\b)")
SETS_APART = re.compile(r"^(?:with regards?|as regards|in (?:relation|respect|regard) |regarding)\b", re.IGNORECASE)


def sentence_chunks(passages: Sequence[Passage]) -> list[Chunk]:
    """Replies cut where a sentence names other questions than those before it."""
    chunks: list[Chunk] = []
    for passage in passages:
        fresh = bool(SETS_APART.match(passage.text))
        for sentence in SENTENCE.split(passage.text) if not passage.grid else [passage.text]:
            paths = tuple(path for match in MENTIONS.finditer(sentence) for path in listed(match.group("list")))
            piece = replace(passage, text=sentence)
            if not chunks or fresh or (paths and paths != chunks[-1].paths):
                chunks.append(Chunk(paths, [piece]))
            else:
                chunks[-1].passages.append(piece)
            fresh = False
    return chunks
