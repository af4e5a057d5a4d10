"""Labels of questions and answers ("1.", "(a)", "Q3", "Questions 2 and 3:"), and how nested ones are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.phrases import MONTHS


class Step(NamedTuple):
    """One level of a number: its kind (n: figure, a: letter, r: small roman) and its value counted from 1."""

    kind: str
    value: int
    printed: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a passage is labelled: one path, or several where it serves several questions."""

    steps: tuple[Step, ...]
    more: tuple[tuple[Step, ...], ...] = ()  # of "Questions 2 and 3": the second and later ones
    speaker: str = ""  # "ask" for "Q1", "reply" for "A1" and "Answer 1"
    form: str = ""  # how it is set: "1.", "(a)"; labels of one list share it
    raw: str = field(default="", compare=False)  # as printed

    @property
    def all_steps(self) -> tuple[tuple[Step, ...], ...]:
        """Every path that the label names."""
        return (self.steps, *self.more)


COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WORDS = {word: number for number, word in enumerate(COUNTED, start=1)}
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
ROMAN = {roman: number for number, roman in enumerate(ROMANS, start=1)}
BULLETS = "•·●○▪■◦–—-*➢►✓‣o§\uf0b7\uf0a7\uf0d8"

_FIGURE = r"\d{1,2}(?!\d)"
_SUB = r"(?:\s?\((?:[a-hA-H]|[ivx]{1,4})\)|\s?(?:[a-hA-H]|[ivx]{1,4})(?=\s?[).:])|[a-hA-H]\b)"
_PART = rf"(?:{_FIGURE}(?:\.\d{{1,2}}(?!\d)){{0,2}}{_SUB}{{0,2}})"
_JOIN = r"\s?(?:,|&|\+|/|and|to|[-–—])\s?(?:and\s)?"
_SPOKEN = "|".join(WORDS)
SPOKEN = (
    re.compile(  # "Question 1.", "Q3a -", "Answer to question 2:", "Questions 2 and 3:", "Question Four", "Request 1:"
        rf"^(?P<lead>(?:(?:answers?|response|reply)(?:\s+(?:to|for))?\s+)?(?:questions?|qu?s?|request|part|point|item)"
        rf"|answers?|a|response|reply)(?:(?<=\b[aq])|(?<=qu)|(?<=qs)|\s|\s?\.\s?)\s?(?:no\.?\s?|number\s)?"
        rf"(?P<list>(?:{_PART}|(?:{_SPOKEN})\b)(?:{_JOIN}q?\s?{_PART})*)"
        r"(?P<end>\s?[.:)\]](?!\d)|\s?[-–—](?=\s)|\s?$|\s(?=\S))\s*",
        re.IGNORECASE,
    )
)
FIGURED = re.compile(  # "1.", "2)", "(3)", "1 –", "2a.", "1(b)", "3.1", "1 & 2:", "1 – 3:"
    rf"^(?P<open>[(\[])?(?P<list>{_PART}(?:[.)]?{_JOIN}\(?{_PART})*)(?P<end>\s?[.):\]](?!\d)"
    rf"|\s[-–—](?=\s)|(?<=[a-h])\s?$|(?<=\))(?=\s|$))\s*"
)
LETTERED = re.compile(  # "a.", "(b)", "iv)", "a) and b)"
    rf"^(?P<open>[(\[])?(?P<list>(?:[a-z]|[ivx]{{2,5}})(?:[.)]?{_JOIN}\(?[a-z](?=[).]))*)"
    r"(?P<end>[.)\]:]|\s[-–—](?=\s))(?![a-z.])\s*",
    re.IGNORECASE,
)
NAMED_LETTER = re.compile(  # "Item A.", "Part (b):", "Question C"
    r"^(?P<lead>item|part|point|question|request)\s+\(?(?P<list>(?-i:[A-H])|[a-h](?=[).:]))(?P<end>[).:]{1,2}|\s?[-–—](?=\s)|\s?$)\s*",
    re.IGNORECASE,
)
JOIN = re.compile(rf"{_JOIN}q?\s?", re.IGNORECASE)
STEP = re.compile(r"\d+(?:\.\d+)*|[a-z]+", re.IGNORECASE)


def parse_label(text: str) -> tuple[Label, str] | None:
    """The label that the text starts with, and the text after it.

    >>> parse_label("Q2a. How many?")[1]
    'How many?'
    >>> number_of(parse_label("(ii) Commissioned services")[0].steps)
    'ii'
    >>> [number_of(steps) for steps in parse_label("Questions 2 and 3: not held")[0].all_steps]
    ['2', '3']
    >>> parse_label("1 April 2020 to 31 March 2021") is None
    True
    """
    text = text.lstrip(" “\"‘'")
    match = SPOKEN.match(text)
    if match and not _is_date(text[match.end() :]) and (match.group("end").strip() or _spoken_alone(match)):
        return _label(match, _speaker(match.group("lead"))), text[match.end() :]
    match = NAMED_LETTER.match(text)
    if match:
        return _label(match, "ask"), text[match.end() :]
    for pattern in (FIGURED, LETTERED):
        match = pattern.match(text)
        if match and not _is_other(text, match):
            return deepened(_label(match, ""), text[match.end() :])
    return None


NEXT_PART = re.compile(r"^\(?a\)\s[^?]{3,200}\s\(?b\)\s", re.IGNORECASE)


def deepened(label: Label, rest: str) -> tuple[Label, str]:
    """A label with the one right behind it taken in: "2. (a) How many" is 2a.

    >>> number_of(parse_label("2. (a) How many")[0].steps)
    '2a'
    """
    inner = LETTERED.match(rest) if len(label.steps) == 1 and label.steps[0].kind == "n" and not label.more else None
    if not inner or (inner.group("open") is None and inner.group("list").lower() not in ("a", "i")):
        return label, rest
    if NEXT_PART.search(rest):  # "3. a) The spend, and b) the cap": one question that names its parts
        return label, rest
    below = _label(inner, "")
    return Label((*label.steps, *below.steps), (), label.speaker, f"{label.form}{below.form}"), rest[inner.end() :]


GOES_ON = re.compile(  # "Answers to questions 2 and 3 do not need to be broken down": a sentence, no label
    r"(?:do|does|need|should|can|could|may|might|are|is|was|were|would|will|refer|relate|apply|have|has|only|ask)\b"
)


def _spoken_alone(match: re.Match[str]) -> bool:
    """Without a mark after it, "Question 4 What…" is a label where a capital follows; "a 1 in 5 chance" is none."""
    rest = match.string[match.end() :]
    if (match.group("lead").lower() in ("a", "q") and match.string[1:2].isspace()) or GOES_ON.match(rest):
        return False
    return not rest or rest[:1].isupper() or not rest[:1].isalnum() or len(_paths(match.group("list"))) > 1


def _speaker(lead: str) -> str:
    return "reply" if re.match(r"a|res|rep", lead.lower()) else "ask"


def _is_date(rest: str) -> bool:
    """Whether the words behind a number make a date of it."""
    return rest.lstrip(" -–—").split(" ", 1)[0].strip(".,").lower() in MONTHS


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Dates, times and years that begin like a label."""
    rest = text[match.end() :].lstrip()
    printed = match.group("list")
    return (
        _is_date(rest)
        or (match.group("end").startswith(".") and rest[:1].isdigit() and " " not in match.group(0))
        or printed in ("0", "00")
        or (len(printed) == 2 and printed.startswith("0") and rest[:1].isdigit())
    )


def _label(match: re.Match[str], speaker: str) -> Label:
    groups = match.groupdict()
    paths = _paths(groups["list"])
    end = (groups.get("end") or "").strip()
    form = f"{speaker}{groups.get('open') or ''}{'.'.join(step.kind for step in paths[0])}{end[:1]}"
    return Label(paths[0], tuple(paths[1:]), speaker, form)


def _paths(printed: str) -> list[tuple[Step, ...]]:
    """The numbers of a list: "2 and 3", "1-3", "1a, b"."""
    pieces = [_steps(piece) for piece in JOIN.split(printed) if piece.strip()]
    ranged = re.search(r"\d\s?(?:[-–—]|to)\s?q?\s?\d", printed, re.IGNORECASE)
    if ranged and len(pieces) == 2 and all(len(piece) == 1 and piece[0].kind == "n" for piece in pieces):
        first, last = pieces[0][0].value, pieces[1][0].value
        if first < last <= first + 30:
            return [(Step("n", n, str(n)),) for n in range(first, last + 1)]
    return pieces


def _steps(printed: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    for token in STEP.findall(printed):
        steps.append(to_step(token, steps[-1] if steps else None))
    return tuple(steps)


def to_step(token: str, parent: Step | None = None) -> Step:
    """One level from its printed token; "i" is roman, every other lone letter a letter."""
    lowered = token.lower()
    if lowered in WORDS and len(lowered) > 2:
        return Step("n", WORDS[lowered], str(WORDS[lowered]))
    if lowered[0].isdigit():
        return Step("n", int(lowered.split(".")[-1]), lowered)
    if lowered in ROMAN and (len(lowered) > 1 or lowered == "i" or (parent and parent.kind == "a")):
        return Step("r", ROMAN[lowered], lowered)
    return Step("a", ord(lowered[0]) - 96, lowered)


def as_letter(step: Step) -> Step:
    """A roman numeral read as the letter it also is: "i" after "h"."""
    return Step("a", ord(step.printed[0]) - 96, step.printed) if len(step.printed) == 1 else step


def number_of(steps: tuple[Step, ...]) -> str:
    """A nested number as RECORDS.md writes it: parent then child.

    >>> number_of((Step("n", 3, "3"), Step("a", 5, "e"), Step("r", 1, "i")))
    '3e(i)'
    >>> number_of((Step("n", 1, "1"), Step("n", 2, "2")))
    '1(2)'
    """
    text = ""
    for depth, step in enumerate(steps):
        plain = depth == 0 or (step.kind == "a" and steps[depth - 1].kind == "n")
        text += step.printed if plain else f"({step.printed})"
    return text


def bullet_of(text: str) -> tuple[str, str] | None:
    """The bullet that a text starts with, and the text after it.

    >>> bullet_of("• Once 130")
    ('•', 'Once 130')
    """
    mark, rest = text[:1], text[1:]
    if mark and mark in BULLETS and rest[:1].isspace():
        return mark, rest.strip()
    return None
