"""Minutes and agendas as structure: who was there, the items, what was said, decided and left to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from typesetting.blocks import Block, Fact, Grid, Row, Text
from typesetting.marking import plain


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person listed; `kind` is for the list of people, None where the rules name them nowhere."""

    name: str
    role: str | None = None
    capacity: str = "member"
    status: str = "present"
    kind: str | None = "councillor"
    full: str | None = None  # the fullest name printed, where another than here
    full_role: str | None = None
    organisation: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting is: the row of `meetings`."""

    committee: str
    date: str
    time: str | None
    place: str | None
    source: str = "minutes"
    id: str = "m1"


@dataclass(frozen=True, slots=True)
class Act:
    """Something to be done, as the gold has it; `text` None means the whole printed text."""

    text: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None
    origin: str = "prose"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision in running text; `text` None means the whole printed sentence or paragraph."""

    verb: str | None
    text: str | None = None
    mover: str | None = None
    seconder: str | None = None
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph with the facts that it states."""

    text: str
    acts: tuple[Act, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    style: str = "body"
    label: str | None = None
    level: int = 0
    more: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a resolution; `act` where it has somebody do something. Sub-clauses are set below it."""

    text: str
    act: Act | None = None
    sub: tuple[tuple[str, str], ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A lead-in and its clauses: one clause runs on or stands below; several are labelled."""

    clauses: tuple[Clause | str, ...]
    lead: str = "AGREED:"
    verb: str = "AGREED"
    labels: str = "1)"  # how the first is labelled; "" for bullets without label, "•" bullets
    mover: str | None = None
    seconder: str | None = None
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    run_on: bool = False  # the lead and a single clause in one paragraph
    intro: str | None = None  # printed text that ends with the lead: "Cabinet RESOLVED that:"


@dataclass(frozen=True, slots=True)
class Marked:
    """An action set apart: "ACTION: …"."""

    text: str
    owner: str | None = None
    due: str | None = None
    lead: str = "**ACTION:** "


Body: TypeAlias = "str | Say | Resolved | Marked | Grid | Item | Text"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of business with what is minuted under it; `note` stands under the heading: "(Item 3)"."""

    number: str | None
    title: str
    body: tuple[Body, ...] = ()
    note: str | None = None
    by: str | None = None  # initials in the action column, for the whole item
    level: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """How a council sets its items and resolutions."""

    heading: str = "{title}"  # markup around a title: "**{title}**", "__{title}__"
    dot: str = "."  # after the number
    indent_body: bool = False
    text_style: str = "body"
    label_style: str = "list"
    lead_style: str = "flush"


@dataclass
class Context:
    """Where we are in a paper: the meeting and the item that facts belong to."""

    meeting: str = "m1"
    item: str | None = None
    style: Style = field(default_factory=Style)


def labels(first: str, count: int) -> list[str | None]:
    """Labels that count on from the first.

    >>> labels("1)", 3), labels("(a)", 2), labels("", 2), labels("(i)", 3)
    (['1)', '2)', '3)'], ['(a)', '(b)'], [None, None], ['(i)', '(ii)', '(iii)'])
    """
    if first in ("", "•"):
        return [first or None] * count
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
    core = first.strip("().")
    series = {
        "1": [str(n + 1) for n in range(count)],
        "a": [chr(97 + n) for n in range(count)],
        "A": [chr(65 + n) for n in range(count)],
        "i": list(roman[:count]),
    }[core]
    return [first.replace(core, each, 1) for each in series]


def decision(ctx: Context, ruling: Ruling, text: str) -> Fact:
    """The row of a decision."""
    votes = dict(zip(("votes_for", "votes_against", "abstentions"), ruling.votes, strict=True))
    return Fact(
        "decisions",
        {
            "meeting": ctx.meeting,
            "item": ctx.item,
            "label": ruling.label,
            "verb": ruling.verb,
            "text": plain(ruling.text or text),
            "mover": ruling.mover,
            "seconder": ruling.seconder,
            **votes,
        },
    )


def action(ctx: Context, act: Act, text: str) -> Fact:
    """The row of an action."""
    return Fact(
        "actions",
        {
            "text": plain(act.text or text),
            "owner": act.owner,
            "due": act.due,
            "status": act.status,
            "item": ctx.item,
            "origin": act.origin,
        },
    )


def facts_of(ctx: Context, say: Say) -> tuple[Fact, ...]:
    """The facts that a paragraph states."""
    ruled = [decision(ctx, ruling, say.text) for ruling in say.rulings]
    acted = [action(ctx, act, say.text) for act in say.acts]
    return (*ruled, *acted, *say.more)


def said(ctx: Context, say: Say) -> Text:
    """A paragraph as a block."""
    style = ctx.style.text_style if say.style == "body" and say.label is None else say.style
    if say.label is not None and say.style == "body":
        style = ctx.style.label_style
    return Text(say.text, style, say.label, say.level, facts_of(ctx, say))


def resolved(ctx: Context, resolution: Resolved) -> Iterator[Block]:
    """The lead-in and the clauses."""
    count = len(resolution.clauses)
    marks = labels(resolution.labels, count) if count > 1 or resolution.labels == "•" else [None] * count
    lead = resolution.intro or f"**{resolution.lead}**"
    if not resolution.run_on:
        yield Text(lead, ctx.style.lead_style)
    for counted, raw in zip(marks, resolution.clauses, strict=True):
        clause = raw if isinstance(raw, Clause) else Clause(raw)
        mark = clause.label or counted
        whole = " ".join([clause.text, *(f"{label} {text}" for label, text in clause.sub)])
        label = None if mark in (None, "•") else str(mark).strip("().")
        ruling = Ruling(resolution.verb, whole, resolution.mover, resolution.seconder, resolution.votes, label)
        facts = (decision(ctx, ruling, whole),)
        if clause.act:
            facts = (*facts, action(ctx, replace(clause.act, text=whole, origin="decision"), whole))
        text = f"{lead} {clause.text}" if resolution.run_on else clause.text
        style = ctx.style.label_style if mark else ctx.style.text_style
        yield Text(text, style, mark, facts=facts)
        for label, sub in clause.sub:
            yield Text(sub, ctx.style.label_style, label, 1)


def marked(ctx: Context, mark: Marked) -> Text:
    """An action set apart."""
    act = Act(None, mark.owner, mark.due, origin="mark")
    return Text(f"{mark.lead}{mark.text}", ctx.style.text_style, facts=(action(ctx, act, mark.text),))


def heading(ctx: Context, item: Item) -> Text:
    """The heading of an item, with its row."""
    row: Row = {"meeting": ctx.meeting, "number": item.number, "title": plain(item.title)}
    label = f"{item.number}{ctx.style.dot}" if item.number else None
    title = ctx.style.heading.format(title=item.title)
    return Text(title, "heading", label, item.level, (Fact("items", row),))


def body(ctx: Context, parts: Sequence[Body]) -> Iterator[Block]:
    """What stands under an item."""
    for part in parts:
        match part:
            case str():
                yield said(ctx, Say(part))
            case Say():
                yield said(ctx, part)
            case Resolved():
                yield from resolved(ctx, part)
            case Marked():
                yield marked(ctx, part)
            case Item():
                yield from item_blocks(ctx, part)
            case _:
                yield part


def item_blocks(ctx: Context, item: Item) -> Iterator[Block]:
    """An item: heading, note, body."""
    before, ctx.item = ctx.item, item.number
    yield heading(ctx, item)
    if item.note:
        yield Text(f"~~{item.note}~~", "tight")
    yield from body(ctx, item.body)
    if item.level:
        ctx.item = before


def items_blocks(ctx: Context, items: Sequence[Item]) -> list[Block]:
    """All items in turn."""
    return [block for item in items for block in item_blocks(ctx, item)]


def meeting_fact(meeting: Meeting) -> Fact:
    """The row of a meeting."""
    names = ("id", "committee", "date", "time", "place", "source")
    return Fact("meetings", {name: getattr(meeting, name) for name in names})


def attendance_facts(meeting: Meeting, people: Sequence[Attendee]) -> tuple[Fact, ...]:
    """The rows of attendance."""
    return tuple(
        Fact(
            "attendance",
            {
                "meeting": meeting.id,
                "name": person.name,
                "role": person.role,
                "capacity": person.capacity,
                "status": person.status,
            },
        )
        for person in people
    )


def _body(person: Attendee, organisation: str | None) -> str | None:
    """Whose officer or member somebody is: as told, else the body that meets; "" is nobody's."""
    if person.organisation is not None:
        return person.organisation or None
    return organisation if person.kind != "other" else None


def people_rows(people: Sequence[Attendee], organisation: str | None) -> list[Row]:
    """The rows of `people` for those in attendance: each once, councillors and officers of the body itself."""
    made: dict[str, Row] = {}
    for person in people:
        name = person.full or person.name
        if person.kind is None or name in made:
            continue
        made[name] = {
            "name": name,
            "role": person.full_role or person.role,
            "organisation": _body(person, organisation),
            "initials": person.initials,
            "kind": person.kind,
            "seen": person.name.split()[-1] if person.full is None else name,
        }
    return list(made.values())


def with_people(rows: Sequence[Row], more: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of people, later ones replacing earlier ones of the same name."""
    merged = {str(row["name"]): row for row in rows}
    merged.update({str(row["name"]): row for row in more})
    return tuple(merged.values())
