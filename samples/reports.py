"""Officers' reports as structure: the head, the recommendations, numbered paragraphs, implications with signatories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from typesetting.blocks import Block, Fact, Frame, Grid, NewPage, Row, Space, Text
from typesetting.marking import plain

Passage: TypeAlias = "str | Block"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who writes, leads or signs."""

    name: str
    role: str
    organisation: str | None = "Ellerminster City Council"
    kind: str = "officer"
    tel: str = ""
    full_role: str | None = None

    def row(self) -> Row:
        """The row of `people`."""
        return {
            "name": self.name,
            "role": self.full_role or self.role,
            "organisation": self.organisation,
            "initials": None,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class Implication:
    """What a proposal means for money, law, equality or climate, and who says so."""

    title: str
    text: str
    by: Officer | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One officer's report."""

    title: str
    committee: str
    date: str
    printed_date: str
    author: Officer
    lead: Officer
    wards: str = "All"
    version: str | None = None
    purpose: tuple[Passage, ...] = ()
    recommendations: tuple[str, ...] = ()
    rec_intro: str = ""
    rec_label: str = "{section}.{number}"
    sections: tuple[tuple[str, tuple[Passage, ...]], ...] = ()
    implications: tuple[Implication, ...] = ()
    papers: str = "None."
    appendices: tuple[str, ...] = ()
    form: bool = False  # the head as a ruled form

    def row(self) -> Row:
        """The row of `reports`."""
        return {
            "title": plain(self.title),
            "author": f"{self.author.name}, {self.author.role}",
            "lead": self.lead.name,
            "date": self.date,
            "wards": self.wards,
            "version": self.version,
        }


def lettered_head(report: Report, fact: Fact) -> list[Block]:
    """A cover: title, committee, date, lead; then a box of useful information."""
    made: list[Block] = [
        Space(60),
        Text(report.title, "cover", facts=(fact,)),
        Space(20),
        Text(f"{report.committee}", "titleleft"),
        Text(f"Date of meeting: {report.printed_date}", "titleleft"),
        Text(f"Lead director: {report.lead.name}", "titleleft"),
        Space(120),
        Text("**Useful information**", "flush"),
        Text(f"Ward(s) affected: {report.wards}", "list", "•"),
        Text(f"Report author: {report.author.name}, {report.author.role}", "list", "•"),
        Text(f"Author contact details: {report.author.tel}", "list", "•"),
    ]
    if report.version:
        made.append(Text(f"Report version number: {report.version}", "list", "•"))
    return made


def form_head(report: Report, fact: Fact) -> list[Block]:
    """The head as a ruled form with labelled rows."""
    rows = (
        ("Report to:", report.committee),
        ("Date:", report.printed_date),
        ("Subject:", report.title),
        ("Report of:", f"{report.author.name}, {report.author.role}"),
        ("Lead director:", report.lead.name),
        ("Wards affected:", report.wards),
    )
    grid = Grid(rows, (120, 330), header=0, record={"title": None}, facts=(fact,))
    return [Text("ELLERMINSTER CITY COUNCIL", "subtitle"), Space(6), grid]


def passages(section: int, parts: tuple[Passage, ...]) -> Iterator[Block]:
    """Strings as numbered paragraphs, other blocks as they are."""
    number = 0
    for part in parts:
        if isinstance(part, str):
            number += 1
            yield Text(part, "para", f"{section}.{number}")
        else:
            yield part


def recommended(report: Report, section: int) -> Iterator[Block]:
    """The recommendations, one row each."""
    yield Text(f"{section}. Recommendations", "section")
    if report.rec_intro:
        yield Text(report.rec_intro, "flush")
    for number, text in enumerate(report.recommendations, 1):
        label = report.rec_label.format(section=section, number=number, letter=chr(96 + number))
        known = None if label == "•" else label.strip("().")
        row: Row = {"report": plain(report.title), "label": known, "text": plain(text)}
        yield Text(text, "para", label, facts=(Fact("recommendations", row),))


def signed(section: int, implications: tuple[Implication, ...]) -> Iterator[Block]:
    """The implications, each with who gave the advice."""
    yield Text(f"{section}. Financial, legal, equalities, climate emergency and other implications", "section")
    for number, each in enumerate(implications, 1):
        yield Text(f"{section}.{number}  {each.title}", "subheading")
        yield Text(each.text, "flush")
        if each.by:
            signature = ", ".join(filter(None, (each.by.name, each.by.role, each.when)))
            yield Text(f"~~{signature}~~", "right")


def report_blocks(report: Report) -> list[Block]:
    """The whole report."""
    fact = Fact("reports", report.row())
    made = form_head(report, fact) if report.form else lettered_head(report, fact)
    if not report.form:
        made.append(NewPage())
    made += [Text("1. Purpose of the report", "section"), *passages(1, report.purpose)]
    made += recommended(report, 2)
    section = 3
    for title, parts in report.sections:
        made += [Text(f"{section}. {title}", "section"), *passages(section, parts)]
        section += 1
    made += signed(section, report.implications)
    made += [Text(f"{section + 1}. Background information and other papers", "section"), Text(report.papers, "flush")]
    made += [Text(f"{section + 2}. Summary of appendices", "section")]
    made += [Text(each, "flush") for each in report.appendices or ("None.",)]
    return made


def bullets(*texts: str) -> tuple[Block, ...]:
    """Bullets below a numbered paragraph."""
    return tuple(Text(text, "list", "•", 1) for text in texts)


def boxed(blocks: tuple[Block, ...], width: float = 450) -> Frame:
    """A single frame around text."""
    return Frame(((blocks,),), (width,), ruled=True)
