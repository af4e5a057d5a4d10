"""From the exchange of a letter to its rows: questions, outcomes, and the marks on which exemptions rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.letters.attachments import attachment_of
from extract.letters.labels import number_of
from extract.letters.outcomes import Outcome, outcome_of, overall
from extract.letters.passages import Passage
from extract.letters.paths import FRONT, STANDING
from extract.letters.questions import Asked, lead_free
from extract.letters.referring import mentioned
from extract.letters.roles import Spoken
from extract.letters.timelines import Exchange
from extract.marks import Mark
from extract.paper import Link
from extract.provisions import find_provisions
from extract.records import Question


class Answered(NamedTuple):
    """A question's row, the passages that answer it, and whether it belongs to an earlier exchange."""

    row: Question
    passages: tuple[Passage, ...]
    earlier: bool
    common: bool = False  # part of it is withheld by words on the whole request


def reply_questions(exchange: Exchange) -> list[Answered]:
    """A row for each question with its answer and outcome."""
    rows = [answered_row(asked, exchange) for asked in exchange.asked]
    return held_back_in_common([pointed(row, rows) for row in rows], exchange)


SAME = re.compile(
    r"^(?:please )?(?:see|refer to|as|as per|same as)\s(?:the |our )?(?:response |answer |reply )?(?:to |for )?"
    r"(?:q(?:uestion)?\.?\s?)(?P<number>\d{1,2}[a-h]?)\b.{0,20}$",
    re.IGNORECASE,
)


def pointed(one: Answered, rows: Sequence[Answered]) -> Answered:
    """An answer that only points to another one has that one's outcome."""
    match = SAME.match(one.row.answer or "")
    other = next((row.row for row in rows if match and row.row.number == match.group("number")), None)
    return one._replace(row=replace(one.row, outcome=other.outcome)) if other else one


POINTS_ON = re.compile(
    r"\b(?:attach\w*|enclos\w*|spreadsheet|worksheet|workbook|above|appendix|annex)\b", re.IGNORECASE
)


def held_back_in_common(rows: list[Answered], exchange: Exchange) -> list[Answered]:
    """What the letter withholds of the whole, before its answers, is withheld from those that point to it or to a file.

    Where an answer of its own says what is withheld, the words on the whole only announce that.
    """
    said = common_refusal(exchange)
    if said is None or any(row.row.outcome != "disclosed" for row in rows):
        return rows
    return [
        one._replace(row=replace(one.row, outcome="partial", evidence=said), common=True)
        if POINTS_ON.search(one.row.answer or "")
        else one
        for one in rows
    ]


def common_refusal(exchange: Exchange) -> str | None:
    """The sentence by which a letter withholds something under a provision, naming no question."""
    for passage in exchange.general:
        if find_provisions(passage.text) and not mentioned(passage.text):
            outcome = outcome_of([passage.text])
            if outcome.value in ("refused", "partial"):
                return outcome.evidence or passage.text
    return None


def answered_row(asked: Asked, exchange: Exchange) -> Answered:
    """One question's row."""
    texts = [lead_free(passage.text) for passage in asked.answer]
    outcome = outcome_of(texts, with_table=any(passage.grid for passage in asked.answer), asked=asked.text)
    row = Question(
        number=asked.number,
        text=asked.text or None,
        answer=" ".join(text for text in texts if text.strip()) or None,
        outcome=outcome.value,
        evidence=outcome.evidence,
        page=asked.page,
        bbox=next((passage.bbox for passage in (*asked.passages, *asked.answer)), None),
    )
    return Answered(row, tuple(asked.answer), asked.section in exchange.earlier)


def answered(questions: Sequence[Answered], links: Sequence[Link] = ()) -> Iterator[Question]:
    """The rows alone, each with the file that its answer points to."""
    for question in questions:
        yield replace(question.row, attachment=attachment_of(question.passages, links))


def overall_outcome(exchange: Exchange, questions: Sequence[Answered], said: Sequence[Spoken]) -> Outcome:
    """What became of the whole request: of the questions that this letter answers, and what it says of all."""
    current = [question.row for question in questions if not question.earlier] or [q.row for q in questions]
    value = overall([row.outcome for row in current])
    general = general_texts(exchange, said)
    stated = outcome_of(general) if general else Outcome(None)
    if value is None:
        return stated
    if value == "disclosed" and withheld(exchange):
        return Outcome("partial", stated.evidence)
    evidence = next((row.evidence for row in current if row.outcome == value), None)
    return Outcome(value, evidence or stated.evidence)


def general_texts(exchange: Exchange, said: Sequence[Spoken]) -> list[str]:
    """What the letter says of the request as a whole."""
    front = [one.passage.text for one in said if one.role in (FRONT, STANDING) and one.scores.get("reply", 0.0) >= 2.5]
    return [passage.text for passage in exchange.general] + front


def withheld(exchange: Exchange) -> bool:
    """Whether words to no question in particular withhold something by a provision."""
    for passage in exchange.general:
        if find_provisions(passage.text) and outcome_of([passage.text]).value in ("refused", "partial"):
            return True
    return False


WITHHELD = frozenset({"refused", "partial", "neither", "elsewhere"})


def answer_marks(questions: Sequence[Answered], exchange: Exchange, law: str | None = None) -> Iterator[Mark]:
    """Each passage of each answer, marked as refusal where its question was not simply answered."""
    for question in questions:
        place = "refusal" if question.row.outcome in WITHHELD else "answer"
        number = question.row.number
        for text, passage in cited(question.passages):
            yield Mark(place=place, text=text, page=passage.page, bbox=passage.bbox, question=number, law=law)
    for passage in exchange.general:
        place = "refusal" if outcome_of([passage.text]).value in WITHHELD else "answer"
        for number in meant(passage, questions) or [None]:
            yield Mark(place=place, text=passage.text, page=passage.page, bbox=passage.bbox, question=number, law=law)


def meant(passage: Passage, questions: Sequence[Answered]) -> list[str | None]:
    """The numbers of the questions that words on the whole request are about: named, or those held back in common."""
    named = [number_of(path) for path in mentioned(passage.text)]
    numbers = [one.row.number for one in questions]
    return [number for number in numbers if number in named] or [one.row.number for one in questions if one.common]


LISTS = re.compile(r"\b(?P<unit>sections?|regulations?)\W*$", re.IGNORECASE)  # "exempt under the following sections:"
LISTED = re.compile(r"^\d{1,2}[A-Z]?\(\w+\)")  # "30(c) (prejudice to effective conduct of public affairs),"


def cited(passages: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    """Passages with their texts; provisions listed below "under sections:" with the word that they lack."""
    unit = ""
    for passage in passages:
        match = LISTS.search(passage.text)
        listed = bool(unit) and LISTED.match(passage.text)
        yield (f"{unit} {passage.text}" if listed else passage.text), passage
        unit = match.group("unit").rstrip("s") if match else unit if listed else ""
