"""A decision notice: what the cabinet decided, published the day after, with the date of call-in."""

from __future__ import annotations

from assembly import Sample
from authorities import CITY
from meetings import Act, Context, Meeting, Ruling, Style, action, decision, meeting_fact
from typesetting.blocks import Block, Fact, Frame, Row, Rule, Space, Text
from typesetting.looks import Furniture, Look, Template

STYLE = Style()
LOOK = Look(size=11, indent=150, after=6)
PAGES = {"page": Template(Furniture(foot=("Decision notice 2026/04", "", "{page}"), size=9), margins=(66, 66, 64, 66))}
MEETING = Meeting("Cabinet", "2026-02-19", None, None)

# number, title, report of, clauses with the action of each, reasons
SUBJECTS: tuple[tuple[str, str, str, tuple[tuple[str, Act | None], ...], str], ...] = (
    (
        "1",
        "Housing Revenue Account: rents from April 2026",
        "Head of Housing",
        (
            ("That rents for council homes be increased by 4.8% from 6 April 2026.", None),
            ("That service charges for sheltered schemes be frozen for a year.", None),
        ),
        "To keep the account in balance while protecting tenants of sheltered schemes, whose heating costs rose most.",
    ),
    (
        "2",
        "Disposal of land at Quarry Hill",
        "Director of Finance",
        (
            ("That the land at Quarry Hill be declared surplus to requirements.", None),
            (
                "That the Director of Finance be authorised to market the land and to report the offers received to "
                "Cabinet.",
                Act(owner="the Director of Finance"),
            ),
        ),
        "The depot moved in 2024 and no other service has asked for the land.",
    ),
    (
        "3",
        "Local Flood Risk Plan",
        "Head of Highways",
        (("That the Local Flood Risk Plan be recommended to Council for adoption.", None),),
        "The plan belongs to the policy framework, which only Council may change.",
    ),
)


def subject(
    number: str, title: str, report: str, clauses: tuple[tuple[str, Act | None], ...], reasons: str
) -> list[Block]:
    """One subject: a form of labels and values, the decision in clauses."""
    ctx = Context(item=number)
    item = Fact("items", {"meeting": "m1", "number": number, "title": title})
    texts: list[Block] = []
    for step, (text, act) in enumerate(clauses):
        label = f"({chr(97 + step)})" if len(clauses) > 1 else None
        ruling = Ruling("DECISION", text, label=label.strip("()") if label else None)
        facts = (decision(ctx, ruling, text),)
        if act:
            facts = (*facts, action(ctx, Act(text, act.owner, act.due, origin="decision"), text))
        texts.append(Text(text, "list" if label else "flush", label, facts=facts))
    rows = (
        ((Text("**Report of**", "flush"),), (Text(report, "flush"),)),
        ((Text("**DECISION**", "flush"),), tuple(texts)),
        ((Text("**Reasons**", "flush"),), (Text(reasons, "flush"),)),
    )
    return [Text(f"{number}.  **{title}**", "flush", facts=(item,)), Frame(rows, (90, 360)), Rule(0.5)]


def blocks() -> tuple[Block, ...]:
    """The whole notice."""
    made: list[Block] = [
        Text("ELLERMINSTER CITY COUNCIL", "subtitle"),
        Text("NOTICE OF DECISIONS", "title", facts=(meeting_fact(MEETING),)),
        Text("Decisions of the Cabinet on Thursday, 19 February 2026", "subtitle"),
        Text("Published on Friday, 20 February 2026", "center"),
        Rule(1),
        Text(
            "The decisions below come into force on 27 February 2026 unless five members of Council call them in by "
            "5.00 pm on 26 February 2026. No key decision may be carried out before that.",
            "flush",
        ),
        Space(4),
    ]
    for each in SUBJECTS:
        made += subject(*each)
    made += [
        Text("Aurelia Stokoe", "tight"),
        Text("Monitoring Officer", "tight"),
        Text("Guildhall, Tanners Row, Ellerminster EM1 2AB", "tight"),
    ]
    return tuple(made)


PEOPLE: tuple[Row, ...] = (
    {"name": "Aurelia Stokoe", "role": "Monitoring Officer", "organisation": CITY.name, "initials": None,
     "kind": "officer"},
)  # fmt: skip

SAMPLES = (
    Sample(
        "city-decisions-2026-02-19",
        {
            "kind": "decision",
            "title": "NOTICE OF DECISIONS",
            "authority": CITY.name,
            "committee": "Cabinet",
            "date": MEETING.date,
        },
        blocks(),
        LOOK,
        PAGES,
        people=PEOPLE,
    ),
)
