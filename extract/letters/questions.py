"""From passages with their roles to the questions that were put, each with its number and what it hangs below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extract.letters.cues import scores
from extract.letters.labels import Label, Step, as_letter, number_of
from extract.letters.passages import LEAD, Passage
from extract.letters.paths import ANSWER, ASKING
from extract.letters.roles import Spoken
from extract.phrases import MONTHS, find_dates

FAREWELL = re.compile(  # "Thank you very much, Ada Quill" behind a request
    r"\s+(?:(?:many )?thanks|thank you(?: very much)?(?: (?:in advance|for your (?:help|time)))?"
    r"|(?:kind|best|many) (?:regards|wishes)|yours \w+)"
    r"[,.!]?\s+(?-i:[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){0,3})\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Asked:
    """A question while it is put together: its words, what answers it, and the parts it introduces."""

    steps: tuple[Step, ...]
    passages: list[Passage]
    section: int = 0
    answer: list[Passage] = field(default_factory=list)
    parts: int = 0
    answered_alone: bool = False  # a reply stands right below it
    topic: str = ""  # what the letter says in passing that it is about, where it prints no words of it

    @property
    def text(self) -> str:
        """The question's words."""
        words = " ".join(lead_free(passage.text) for passage in self.passages).strip()
        return unquoted(FAREWELL.sub("", words)) or self.topic

    @property
    def number(self) -> str | None:
        """Its number as RECORDS.md writes it."""
        return number_of(self.steps) if self.steps else None

    @property
    def page(self) -> int:
        """Where it begins."""
        passages = self.passages or self.answer
        return passages[0].page if passages else 1


def lead_free(text: str) -> str:
    """The text without "Question:" or "Answer:" before it.

    >>> lead_free("Answer: Yes.")
    'Yes.'
    """
    return LEAD.sub("", text, count=1) or text


def unquoted(text: str) -> str:
    """The text without quotation marks around the whole, or one that its other half has left behind.

    >>> unquoted("Copies of any minutes.”")
    'Copies of any minutes.'
    """
    text = re.sub(r"(?<=[.?!][”\"])\.$", "", text)
    opens, closes = text[:1] in '“"‘', text[-1:] in '”"’'
    if opens and closes and not any(mark in text[1:-1] for mark in '“”"'):
        return text[1:-1]
    if closes and text[-1] in '”"' and not any(mark in text[:-1] for mark in '“"'):
        return text[:-1]
    if opens and text[0] in '“"' and not any(mark in text[1:] for mark in '”"'):
        return text[1:]
    return text


@dataclass(slots=True)
class Numbering:
    """Where in a nested list the last label stood."""

    path: list[tuple[Step, str]] = field(default_factory=list)

    def place(self, label: Label, nested: bool = False) -> tuple[Step, ...]:
        """The full path of a label: it goes on at the deepest level that it can follow, or opens one below."""
        if len(label.steps) > 1:
            return self._compound(label)
        step = label.steps[0]
        for depth in range(len(self.path) - 1, -1, -1):
            before, form = self.path[depth]
            met = follows_on(before, step)
            if met and (form == label.form or met.kind != "n" or depth == 0):
                self.path = [*self.path[:depth], (met, label.form)]
                return self._steps()
        opens = bool(self.path) and step.value == 1 and (nested or self.path[-1][1] != label.form)
        if opens and not (step.kind == "n" and self.path[0][0].kind == "n" and not nested):
            self.path.append((step, label.form))
        elif self.path and step.kind != "n" and self.path[0][0].kind == "n" and step.value > 1:
            self.path = [self.path[0], (step, label.form)]  # a list that goes on below another parent
        else:
            self.path = [(step, label.form)]
        return self._steps()

    def _compound(self, label: Label) -> tuple[Step, ...]:
        self.path = [(step, label.form) for step in label.steps]
        return label.steps

    def _steps(self) -> tuple[Step, ...]:
        return tuple(step for step, _ in self.path)


def follows_on(before: Step, step: Step) -> Step | None:
    """The step as the next after another, "i" read as a letter after "h"; None where it is not the next."""
    if step.kind == before.kind and step.value == before.value + 1:
        return step
    if before.kind == "a" and step.kind == "r":
        letter = as_letter(step)
        return letter if letter.kind == "a" and letter.value == before.value + 1 else None
    return None


INTRODUCES = re.compile(
    r"(?:[:…]|\.\.\.|[-–])\s*$|\b(?:break|broken) ?down\b|\bas follows\b|\bthe following\b"
    r"|\bfor each\b[^?]*:?$|\bby:?$|\bplease (?:also )?(?:provide|state|include|specify)\s*:?$",
    re.IGNORECASE,
)


def is_parent(asked: Asked, first_part: Asked | None) -> bool:
    """Whether a question with parts only introduces them."""
    if not asked.parts:
        return False
    if asked.answered_alone:
        return False
    text = asked.text
    if INTRODUCES.search(text[-160:]) or not text.rstrip(")’”\"' ").endswith(("?", ".")):
        return True
    own = scores("roles", text).get("ask", 0.0)
    part = scores("roles", first_part.text).get("ask", 0.0) if first_part else 0.0
    return not (own >= 2.4 and part >= 2.4)


def repeated(asked: Asked, others: Sequence[Asked]) -> Asked | None:
    """An earlier question of the same number and words, also where one print leaves off before its end."""
    return next((other for other in others if other is not asked and is_same(asked, other)), None)


def is_same(one: Asked, other: Asked) -> bool:
    """Whether two prints are of one question: questions that differ in a year or a word are two."""
    if one.steps and other.steps and number_of(one.steps) != number_of(other.steps):
        return False
    a, b = (" ".join(asked.text.casefold().split()).strip('“”"‘’ .') for asked in (one, other))
    shorter = min(len(a), len(b))
    if shorter < 12:
        return False
    long = shorter >= max(60, 0.6 * max(len(a), len(b)))
    if not one.steps and not other.steps and long and (a in b or b in a):
        return True
    floor = 90 if one.steps and other.steps else 97
    if fuzz.ratio(a, b) >= floor:
        return floor == 90 or FIGURES.findall(a) == FIGURES.findall(b)
    return (shorter >= 40 and a[:shorter] != b[:shorter] and fuzz.ratio(a[:shorter], b[:shorter]) >= floor + 4) or (
        shorter >= 40 and a[:shorter] == b[:shorter]
    )


FIGURES = re.compile(r"\d+")


GREETING = re.compile(
    r"^(?:dear\b|hello\b|hi\b|good (?:morning|afternoon)|(?:kind|best|many) (?:regards|thanks)"
    r"|yours |thank you\W*$|thanks\W*$|regards\W*$)",
    re.I,
)


def is_courtesy(passage: Passage) -> bool:
    """A greeting or farewell within a quoted request."""
    return bool(GREETING.match(passage.text)) and len(passage.text) < 60


PERIOD = re.compile(  # the words in which a date or a time is put
    r"^(?:between|during|from|until|since|before|after|period|dates?|years?|months?|weeks?|financial|calendar|ending"
    rf"|ended|each|this|that|with|only|data|inclusive|{'|'.join(MONTHS)})$",
    re.IGNORECASE,
)


def is_substance(text: str) -> bool:
    """Whether a listed entry can be asked for by itself: more than a year, a date or one word.

    >>> is_substance("between 1 April 2020 and 31 March 2021")
    False
    >>> is_substance("the number of patients waiting for a sensor at 31 December 2023")
    True
    """
    words = re.findall(r"[A-Za-z]{2,}", text)
    if find_dates(text):
        return sum(len(word) > 3 and not PERIOD.match(word) for word in words) >= 3
    return len(words) >= 2


INCLUDES = re.compile(  # "… including but not limited to:", "… such as:"
    r"\b(?:including|includes?|such as|for example|e\.g\.?|namely|in particular|specifically|incl\.?)"
    r"(?=\W|$)[^.?;]{0,40}$",
    re.IGNORECASE,
)


def exemplified(current: Asked) -> bool:
    """Whether the bullets below a question only say what it includes."""
    above = [passage.text for passage in current.passages if not passage.bullet]
    return bool(above) and bool(INCLUDES.search(above[-1].rstrip(" :–-")))


ALSO = re.compile(  # "For each of these, I would also like", "I also request"
    r"^[^.?]{0,80}\b(?:I|we) (?:(?:would|should) )?also (?:would )?(?:like|request|ask|wish|require)\b", re.IGNORECASE
)


def asks_again(before: Spoken | None, now: Spoken, current: Asked | None) -> bool:
    """Whether a question passage without a label begins a new question."""
    if current is None:
        return True
    if before and before.role == ANSWER:
        return not current.steps and now.scores.get("ask", 0.0) >= 1.5
    if before and before.role == ASKING:
        return True
    if current.steps:
        return False
    if current.passages[-1].text.rstrip().endswith((";", "; and")) and is_substance(now.passage.text):
        return True
    ended = current.passages[-1].text.rstrip(")’”\"' ").endswith("?")
    if not now.passage.bullet and ALSO.search(now.passage.text) and now.scores.get("ask", 0.0) >= 2.5:
        return True
    asks = now.scores.get("ask", 0.0) >= 2.5
    if now.passage.bullet and exemplified(current):
        return False
    if now.passage.bullet:
        listed = bool(current.passages[-1].bullet) or current.text.rstrip().endswith(":")
        return (listed and is_substance(now.passage.text)) or (asks and current.text.rstrip().endswith(("?", ".")))
    return ended and asks and now.passage.text.rstrip(")’”\"' ").endswith("?")
