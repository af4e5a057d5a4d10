"""Replies given to the questions that wait for them: by number, by row, by bullet, by order, or all to all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.letters.labels import Step, number_of
from extract.letters.passages import Passage
from extract.letters.questions import Asked, is_parent
from extract.letters.referring import Chunk, chunked, mentioned
from extract.letters.themes import alike, themed
from extract.letters.timelines import Exchange, Run, is_below


def is_introducing(asked: Asked, exchange: Exchange) -> bool:
    """Whether it is a parent of other questions."""
    return is_parent(asked, first_part(asked, exchange.asked))


def first_part(asked: Asked, others: Sequence[Asked]) -> Asked | None:
    """The first question that hangs below another."""
    return next((other for other in others if is_below(other, asked)), None)


def pair_run(run: Run, targets: list[Asked], exchange: Exchange) -> None:
    """Gives the replies of one run to the questions they answer."""
    if run.passages and run.passages[0].row is not None:
        pair_rows(run, targets)
        return
    leaves = [asked for asked in targets if not is_introducing(asked, exchange)] or targets
    chunks = list(chunked(run, leaves, exchange))
    named = [chunk for chunk in chunks if chunk.paths]
    in_order = by_order(named, leaves)
    if not named and (pair_themes(run, leaves, exchange) or pair_bullets(run, leaves) or pair_lines(run, leaves)):
        return
    for n, chunk in enumerate(named):
        exchange.general += set_aside(chunk)
        found = [leaves[n]] if in_order else placed(chunk.paths, leaves) or matched(chunk.paths, leaves, exchange)
        for asked in found or leaves:
            asked.answer += chunk.passages
    for chunk in chunks:
        if chunk.paths:
            continue
        waiting = [asked for asked in leaves if not asked.answer]
        if chunk is chunks[0] and named and not waiting:
            exchange.general += chunk.passages
            continue
        if not (share(chunk.passages, waiting) or pair_alike(chunk.passages, waiting)):
            for asked in waiting or leaves:
                asked.answer += chunk.passages


POINTS_TO = re.compile(
    r"\b(?:see|refer|as (?:in|per|for|above|stated)|(?:answer|response|reply|given) (?:to|for|in|at|under))\b",
    re.IGNORECASE,
)


def set_aside(chunk: Chunk) -> list[Passage]:
    """Takes from a chunk the later paragraphs that speak of other questions only, and do not just point to them."""
    others: list[Passage] = []
    for passage in chunk.passages[1:]:
        spoken_of = set(mentioned(passage.text)) if not (passage.grid or passage.label) else set()
        if spoken_of and not spoken_of & set(chunk.paths) and not POINTS_TO.search(passage.text):
            others.append(passage)
    chunk.passages = [passage for passage in chunk.passages if passage not in others]
    return others


def pair_themes(run: Run, leaves: list[Asked], exchange: Exchange) -> bool:
    """Gives what stands under headings to the questions that they name; False where they name none."""
    found = themed(run.passages, leaves)
    for asked, passages in found:
        asked.answer += passages
    if found:
        first = next(n for n, passage in enumerate(run.passages) if passage is found[0][1][0]) if found[0][1] else 0
        exchange.general += run.passages[: max(0, first - 1)]
    return bool(found)


def pair_alike(passages: Sequence[Passage], waiting: Sequence[Asked]) -> bool:
    """Gives each paragraph of a common reply to the question it speaks of, in order; False where they are not so."""
    if not 2 <= len(waiting) <= 8 or any(asked.steps for asked in waiting):
        return False
    found = alike(passages, waiting)
    for asked, own in found:
        asked.answer += own
    return bool(found)


def placed(paths: Sequence[tuple[Step, ...]], leaves: list[Asked]) -> list[Asked]:
    """Questions without numbers that answers count: "1-2." are the first two."""
    if len(leaves) < 2 or any(asked.steps for asked in leaves):
        return []
    places = [path[0].value for path in paths if len(path) == 1 and path[0].kind == "n"]
    return [leaves[place - 1] for place in places if place <= len(leaves)] if len(places) == len(paths) else []


def share(passages: Sequence[Passage], waiting: Sequence[Asked]) -> bool:
    """Gives each part of a common reply to the question it speaks of, what speaks of none to the others."""
    parts: list[tuple[list[Asked], list[Passage]]] = [([], [])]
    for passage in passages:
        own = spoken_of(passage, waiting) if len(waiting) > 1 else []
        if own and own != parts[-1][0]:
            above = parts[-1][1]
            heading = [above.pop()] if above and is_title(above[-1]) else []
            parts.append((own, heading))
        parts[-1][1].append(passage)
    owned = [asked for own, _ in parts for asked in own]
    for own, said in parts if owned else []:
        for asked in own or [other for other in waiting if other not in owned]:
            asked.answer += said
    return bool(owned)


def is_title(passage: Passage) -> bool:
    """Whether a passage is a short line that heads what stands below it."""
    return len(passage.text) < 60 and passage.text[-1:] not in ".?;" and not passage.label and not passage.grid


def spoken_of(passage: Passage, waiting: Sequence[Asked]) -> list[Asked]:
    """The questions that the first sentence of a reply names by number or by their own words, if not all of them."""
    first = re.split(r"(?<=[.?!])\s+(?=[A-Z“\"])", passage.text, maxsplit=1)[0] if not passage.grid else ""
    names = {number_of(path) for path in mentioned(first)}
    numbered = [asked for asked in waiting if asked.number in names]
    if names and len(numbered) == len(names) < len(waiting):
        return numbered
    words = " ".join(first.casefold().split())
    named = [asked for asked in waiting if 12 <= len(asked.text) <= 80 and asked.text.casefold().strip(" .?") in words]
    return named if len(named) == 1 else []


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
