"""Which questions a reply says that it answers: by its label, its first words, or a mention in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.letters.labels import JOIN, WORDS, Label, Step, number_of, parse_label, to_step
from extract.letters.passages import Passage
from extract.letters.questions import Asked, Numbering
from extract.letters.timelines import Exchange, Run


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


MENTIONS = re.compile(
    r"\b(?:questions?|q\.?|items?|points?|parts?|requests?)(?:\snumbers?)?\s?(?P<list>{number}(?:{join}{number})*)\b".format(
        number=r"(?:\d{1,2}|" + "|".join(WORDS) + r")", join=r"\s?(?:,|&|and|to|[-–—])\s?(?:and\s)?(?:q\.?\s?(?=\d))?"
    ),
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"])|(?<=;)\s+(?=however\b)|,?\s+(?=however,? (?:we|the)\b)")
SETS_APART = re.compile(r"^(?:with regards?|as regards|in (?:relation|respect|regard) |regarding)\b", re.IGNORECASE)


def mentioned(sentence: str) -> tuple[tuple[Step, ...], ...]:
    """The questions that a sentence mentions by number.

    >>> [number_of(path) for path in mentioned("It is appropriate to refuse items 1 to 3.")]
    ['1', '2', '3']
    >>> [number_of(path) for path in mentioned("The information at Q2 to Q4 is not held.")]
    ['2', '3', '4']
    """
    return tuple(path for match in MENTIONS.finditer(sentence) for path in listed(match.group("list")))


def sentence_chunks(passages: Sequence[Passage]) -> list[Chunk]:
    """Replies cut where a sentence names other questions than those before it."""
    chunks: list[Chunk] = []
    for passage in passages:
        fresh = bool(SETS_APART.match(passage.text))
        for sentence in SENTENCE.split(passage.text) if not passage.grid else [passage.text]:
            paths = mentioned(sentence)
            piece = replace(passage, text=sentence)
            if not chunks or fresh or (paths and paths != chunks[-1].paths):
                chunks.append(Chunk(paths, [piece]))
            else:
                chunks[-1].passages.append(piece)
            fresh = False
    return chunks
