"""Replies to requests: what was asked and answered as structure, and the layouts that authorities give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from assembly import FOI_LISTS, Attached, Sample
from typesetting.blocks import Block, Fact, Grid, Row, Space, Text
from typesetting.looks import DEFAULT, Furniture, Letterhead, Look, Template
from typesetting.marking import plain
from typesetting.plain import Mail

TITLED = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ")  # "Ms Philippa Garroway-Stint"
Answer: TypeAlias = "str | Text | Grid"


def long_date(day: str | None, weekday: bool = False) -> str:
    """A date as letters print it.

    >>> long_date("2026-03-03", weekday=True)
    'Tuesday 3 March 2026'
    """
    if day is None:
        return ""
    value = date.fromisoformat(day)
    return f"{value:%A} {value.day} {value:%B %Y}" if weekday else f"{value.day} {value:%B %Y}"


@dataclass(frozen=True, slots=True)
class Exempt:
    """A provision relied on, as the gold has it."""

    code: str
    name: str
    only: str | None = None  # the question it applies to, where the answer serves others too


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer; `lead` is a parent's words, printed before it, which lead no question's text."""

    number: str | None
    text: str | None
    answer: tuple[Answer, ...] = ()
    outcome: str = "disclosed"
    exempt: tuple[Exempt, ...] = ()
    lead: str | None = None
    label: str | None = None  # as printed, where that is not the number: "(a)"
    shared: bool = False  # answered together with the next one, by the answer printed there


@dataclass(frozen=True, slots=True)
class Authority:
    """A public body, its letterhead and the words that its letters always carry."""

    name: str
    letterhead: Letterhead
    mail: str
    review: str  # whom to ask for a review, as printed
    family: str = "Sans"
    foot: tuple[str, str, str] = ("", "", "")
    leaders: tuple[Row, ...] = ()  # people whom the letter's foot names


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: `opening` and `closing` stand around the questions as laid out."""

    name: str
    authority: Authority
    outcome: str
    questions: tuple[Question, ...]
    reference: str | None = None
    legislation: str = "FOIA"
    received: str | None = None
    replied: str | None = None
    title: str | None = None
    requester: str = ""
    address: tuple[str, ...] = ()
    opening: tuple[Answer, ...] = ()
    middle: tuple[Answer, ...] = ()  # between request and response, where these are two blocks
    closing: tuple[Answer, ...] = ()
    licence: str | None = None
    signed: tuple[str, ...] = ()
    layout: str = "interleaved"
    formats: tuple[str, ...] = ("pdf",)
    people: tuple[Row, ...] = ()
    acronyms: tuple[Row, ...] = ()
    look: Look = DEFAULT
    mail: Mail | None = None
    attached: tuple[Attached, ...] = ()
    review: bool = True
    template: Template | None = None
    labels: tuple[str, str] = ("Request", "Response")
    document: Row = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    dated: str | None = None  # the line with the date, where it is not a plain date
    refline: str | None = None


def as_text(answer: Sequence[Answer]) -> str | None:
    """An answer as the gold has it: its words, tables row by row."""
    words = []
    for piece in answer:
        if isinstance(piece, Grid):
            words += [plain(cell).removeprefix("• ") for row in piece.rows for cell in row if cell]
        elif isinstance(piece, Text):
            bare = piece.label in (None, "•", "o", "-")
            words.append(plain(piece.text) if bare else f"{piece.label} {plain(piece.text)}")
        else:
            words.append(plain(piece))
    return " ".join(words) or None


def question_fact(question: Question, answer: Sequence[Answer]) -> Fact:
    """The row of a question."""
    row: Row = {
        "number": question.number,
        "text": plain(question.text) if question.text else None,
        "answer": as_text(answer),
        "outcome": question.outcome,
    }
    return Fact("questions", row)


def exempt_facts(question: Question, questions: Sequence[Question] = ()) -> tuple[Fact, ...]:
    """The rows of what an answer relies on, one for each question that it serves."""
    return tuple(
        Fact("exemptions", {"code": exempt.code, "name": exempt.name, "question": number})
        for number in serves(question, questions)
        for exempt in question.exempt
        if exempt.only in (None, number)
    )


def serves(question: Question, questions: Sequence[Question]) -> list[str | None]:
    """The numbers of the questions that the answer printed with this one serves."""
    served = [question.number]
    for each in reversed(questions[: questions.index(question)] if question in questions else ()):
        if not each.shared:
            break
        served.insert(0, each.number)
    return served


def blocks(pieces: Sequence[Answer], style: str = "body") -> list[Block]:
    """Strings become paragraphs; the rest stands as it is."""
    return [Text(piece, style) if isinstance(piece, str) else piece for piece in pieces]


def with_facts(made: list[Block], facts: tuple[Fact, ...]) -> list[Block]:
    """The blocks, the first that can carry facts carrying these."""
    for step, block in enumerate(made):
        if isinstance(block, Text | Grid):
            made[step] = replace(block, facts=(*block.facts, *facts))
            return made
    return [Space(0), *made] if not facts else made


def _label(question: Question) -> str | None:
    if question.label is not None:
        return question.label or None
    return f"{question.number}." if question.number else None


def _asked(question: Question, answer: Sequence[Answer], style: str = "list") -> list[Block]:
    made: list[Block] = [Text(question.lead, "body")] if question.lead else []
    label = _label(question)
    text = Text(question.text or "", style if label else "body", label, facts=(question_fact(question, answer),))
    return [*made, text]


def _answers(questions: Sequence[Question]) -> list[Sequence[Answer]]:
    """The answer of each question; a shared one is printed with the last of those that it serves."""
    found: list[Sequence[Answer]] = []
    for question in reversed(questions):
        found.append(found[-1] if question.shared else question.answer)
    return found[::-1]


def interleaved(reply: Reply) -> list[Block]:
    """Each question in bold, its answer below it."""
    made: list[Block] = []
    for question, answer in zip(reply.questions, _answers(reply.questions), strict=True):
        if question.text is None:
            facts = (question_fact(question, answer), *exempt_facts(question, reply.questions))
            made += with_facts(blocks(answer), facts)
            continue
        bold = replace(question, text=f"**{question.text}**")
        made += _asked(bold, answer)
        printed = [] if question.shared else blocks(question.answer)
        made += with_facts(printed, exempt_facts(question, reply.questions)) if printed else []
    return made


def italic(reply: Reply) -> list[Block]:
    """Each question in italics, its answer upright below."""
    made: list[Block] = []
    for question, answer in zip(reply.questions, _answers(reply.questions), strict=True):
        made += _asked(replace(question, text=f"~~{question.text}~~"), answer)
        printed = [] if question.shared else blocks(question.answer)
        made += with_facts(printed, exempt_facts(question, reply.questions)) if printed else []
    return made


def prefixed(reply: Reply) -> list[Block]:
    """Q1: … A1: …"""
    made: list[Block] = []
    for question in reply.questions:
        fact = question_fact(question, question.answer)
        made.append(Text(f"**Q{question.number}:** {question.text}", facts=(fact,)))
        first, *rest = question.answer
        start = first.text if isinstance(first, Text) else first
        answer = blocks([f"**A{question.number}:** {start}", *rest])
        made += with_facts(answer, exempt_facts(question, reply.questions))
    return made


def apart(reply: Reply) -> list[Block]:
    """The whole request, then the whole response with the same numbers."""
    ask, respond = reply.labels
    made: list[Block] = [Text(f"__{ask}__", "subheading")] if ask else []
    for question, answer in zip(reply.questions, _answers(reply.questions), strict=True):
        made += _asked(question, answer)
    made += blocks(reply.middle)
    made += [Text(f"__{respond}__", "subheading")] if respond else []
    for question in reply.questions:
        if question.shared:
            continue
        label = _label(question)
        answer: list[Block] = []
        served = serves(question, reply.questions)
        if len(served) > 1:
            label = None
            named = f"{served[0]} and {served[1]}" if len(served) == 2 else f"{served[0]} to {served[-1]}"
            made.append(Text(f"Questions {named}", "subheading"))
        for step, piece in enumerate(question.answer):
            if isinstance(piece, str):
                answer.append(Text(piece, "list" if step == 0 and label else "body", label if step == 0 else None))
            else:
                answer += [Text("", "list", label)] * (step == 0 and bool(label)) + [piece]
        made += with_facts(answer, exempt_facts(question, reply.questions))
    return made


def tabled(reply: Reply) -> list[Block]:
    """A ruled form of two columns: the request and the response."""
    rows: list[tuple[str, ...]] = [reply.labels]
    facts: list[tuple[int, Fact]] = []
    for number, question in enumerate(reply.questions, 1):
        words = "\n\n".join(piece.text if isinstance(piece, Text) else piece for piece in question.answer)  # type: ignore[union-attr, misc] - no grids in a cell
        ask = f"{_label(question)} {question.text}" if _label(question) else question.text
        rows.append((ask or "", words))
        facts.append((number, question_fact(question, question.answer)))
        facts += [(number, fact) for fact in exempt_facts(question)]
    return [Grid(tuple(rows), (215, 236), row_facts=tuple(facts), record={"title": None})]


def told(reply: Reply) -> list[Block]:
    """A letter that answers in running text: the request quoted, one answer."""
    made: list[Block] = []
    for question in reply.questions:
        answered = question_fact(question, question.answer)
        if question.text:
            made.append(Text(f"~~“{question.text}”~~", facts=(answered,)))
            made += blocks(reply.middle)
            made += with_facts(blocks(question.answer), exempt_facts(question, reply.questions))
        else:
            made += with_facts(blocks(question.answer), (answered, *exempt_facts(question, reply.questions)))
    return made


def ranged(reply: Reply) -> list[Block]:
    """Questions as bullets; below them the answers, numbered by the order of the bullets: "1-2. …"."""
    made: list[Block] = []
    for question, answer in zip(reply.questions, _answers(reply.questions), strict=True):
        made += _asked(question, answer)
    made += blocks(reply.middle)
    first = 1
    for step, question in enumerate(reply.questions, 1):
        if question.shared:
            continue
        label = f"{first}-{step}." if step > first else f"{step}."
        start, *rest = question.answer
        answered = [Text(str(start), "list", label), *blocks(rest)]
        made += with_facts(answered, exempt_facts(question))
        first = step + 1
    return made


def page(reply: Reply) -> list[Block]:
    """A page of a disclosure log: the request under its heading, the response under its own, nothing numbered."""
    made: list[Block] = []
    for question in reply.questions:
        made.append(Text(question.text or "", facts=(question_fact(question, question.answer),)))
    made += blocks(reply.middle)
    for question in reply.questions:
        made += with_facts(blocks(question.answer), exempt_facts(question))
    return made


LAYOUTS: dict[str, Callable[[Reply], list[Block]]] = {
    "interleaved": interleaved,
    "italic": italic,
    "prefixed": prefixed,
    "apart": apart,
    "tabled": tabled,
    "told": told,
    "ranged": ranged,
    "page": page,
}


def _head(reply: Reply) -> list[Block]:
    made: list[Block] = []
    if reply.layout == "page":
        return made
    if reply.requester:
        made += [Text(line, "tight") for line in (reply.requester, *reply.address)] + [Space(10)]
    if reply.dated or reply.replied:
        made.append(Text(reply.dated or long_date(reply.replied), "tight"))
    if reply.refline or reply.reference:
        made.append(Text(reply.refline or f"Our ref: {reply.reference}", "tight"))
    return [*made, Space(10)] if made else []


def _foot(reply: Reply) -> list[Block]:
    made = blocks(reply.closing)
    if reply.signed:
        made += [Text("Yours sincerely", "body"), Space(18), *(Text(line, "tight") for line in reply.signed)]
    return made


def letter(reply: Reply) -> tuple[Block, ...]:
    """The whole letter."""
    made = _head(reply)
    if reply.title:
        made.append(Text(f"**{reply.title}**", "flush"))
    made += blocks(reply.opening)
    made += LAYOUTS[reply.layout](reply)
    made += _foot(reply)
    return tuple(made)


def first_pages(authority: Authority) -> Template:
    """Letterhead on the first page, a folio on the others."""
    first = Furniture(letterhead=authority.letterhead, foot=authority.foot, size=8)
    return Template(Furniture(foot=("", "{page}", ""), size=9), first, margins=(64, 64, 60, 72), top_first=120)


def sample(reply: Reply) -> Sample:
    """The reply as a sample with its gold."""
    foi: Row = {
        "reference": reply.reference,
        "legislation": reply.legislation,
        "received": reply.received,
        "replied": reply.replied,
        "outcome": reply.outcome,
        "licence": reply.licence,
        "review_contact": reply.authority.review if reply.review else None,
    }
    document: Row = {
        "kind": "foi_reply",
        "title": reply.title,
        "authority": reply.authority.name,
        "committee": None,
        "date": reply.replied,
        **reply.document,
    }
    return Sample(
        name=reply.name,
        document=document,
        blocks=letter(reply),
        look=replace(reply.look, family=reply.authority.family),
        templates=reply.templates or {"page": reply.template or first_pages(reply.authority)},
        formats=reply.formats,
        scored=FOI_LISTS,
        people=(*reply.people, *(reply.authority.leaders if reply.authority.foot != ("", "", "") else ())),
        acronyms=reply.acronyms,
        foi=foi,
        info={"title": "", "author": ""},
        mail=reply.mail,
        attached=reply.attached,
        private=private_of(reply),
    )


def private_of(reply: Reply) -> tuple[str, ...]:
    """The requester's name and the lines of the address, which the index must keep out."""
    if not reply.requester and reply.mail:
        name, _, address = reply.mail.recipient.partition(" <")
        return (name, address.rstrip(">"))
    lines = [TITLED.sub("", line.removeprefix("c/o ")) for line in (reply.requester, *reply.address)]
    told = [line.removeprefix("by email: ") for line in lines if line and line != "By email"]
    named = [line for line in told if not re.search(r"\d|@", line)][: 2 if "c/o" in "".join(reply.address) else 1]
    return (*named, *(line for line in told if re.search(r"\d|@", line)))  # a place alone is nobody's address
