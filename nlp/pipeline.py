"""From findings to finished records: the components' acronyms, people, actions and exemptions.

marks ──make_pipeline().pipe──▶ what stands at each ──collect──▶ one row an acronym, a person, an action, an exemption
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from extract.marks import Findings, Mark
from extract.records import Acronym, Action, Box, Exemption, Person, Records
from nlp.dear import compile_all
from nlp.gates import worth
from nlp.refusals import public_interest_of
from nlp.signatures import signatures

if TYPE_CHECKING:
    from spacy.language import Language

    from extract.provisions import Citation
    from nlp.definitions import Definition
    from nlp.mentions import Mention
    from nlp.undertakings import Undertaking

# whose chairs are councillors and whose clerks are officers; a panel's or a trust's are other people
COUNCILS = re.compile(r"\b(?:council|borough|county|parish|town|township|city|municipal\w*|community)\b", re.I)
LABELLED = re.compile(r"^\(?\w{1,3}\)\s+")  # "(b) That …"
COMPONENTS = {
    "townclerk_acronyms": {"uses": False},
    "townclerk_officers": {"spans": False, "sure_only": False},
    "townclerk_actions": {"spans": False},
    "townclerk_exemptions": {"spans": False},
}


@cache
def make_pipeline(model: str | None = None) -> Language:
    """The pipeline, made once; `model` names an installed spaCy model whose entities are further evidence."""
    import spacy

    from nlp.components import load_factories

    load_factories()
    nlp = spacy.load(model) if model else spacy.blank("en")
    for name, config in COMPONENTS.items():
        nlp.add_pipe(name, config=dict(config))
    return nlp


def prepare() -> None:
    """Makes the pipeline and all its patterns ahead, in a process from which readers are forked."""
    make_pipeline()
    compile_all()


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the components found at one mark."""

    mark: Mark
    acronyms: list[Definition] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    actions: list[Undertaking] = field(default_factory=list)
    exemptions: list[Citation] = field(default_factory=list)


def tag(
    marks: Iterable[Mark], model: str | None = None, held: dict[str | None, date] | None = None
) -> Iterator[Tagged]:
    """What the components find at each mark; Docs do not leave this function. `held` are the days of the meetings."""
    from nlp.components.acronyms import definitions_of
    from nlp.components.actions import actions_of as actions_of_doc
    from nlp.components.exemptions import exemptions_of as exemptions_of_doc
    from nlp.components.marked import marked_doc
    from nlp.components.officers import people_of

    nlp = make_pipeline(model)
    days = held or {}
    docs = (
        (marked_doc(nlp, mark, days.get(mark.meeting) or days.get(None), tokens=bool(model)), mark) for mark in marks
    )
    for doc, mark in nlp.pipe(docs, as_tuples=True):
        yield Tagged(mark, definitions_of(doc), people_of(doc), actions_of_doc(doc), exemptions_of_doc(doc))


def annotate(findings: Findings, model: str | None = None) -> Records:
    """The records with what the components find at the marks."""
    records = findings.records
    signed = tuple(signatures(findings.marks))
    marks = tuple(mark for mark in (*findings.marks, *signed, *decision_marks(findings)) if worth(mark))
    if not marks and not records.attendance and not records.reports:
        return records
    tagged = list(tag(marks, model, days_of(records))) if marks else []
    people = find_persons(records, tagged)
    return replace(
        records,
        acronyms=records.acronyms or acronyms_of(findings.marks, tagged),
        people=records.people or people,
        actions=records.actions or actions_of(records, tagged),
        exemptions=records.exemptions or exemptions_of(tagged, findings),
    )


def decision_marks(findings: Findings) -> Iterator[Mark]:
    """The decisions as passages, where the kind has not marked them itself."""
    if any(mark.place == "decision" for mark in findings.marks):
        return
    for row in findings.records.decisions:
        yield Mark(
            place="decision", text=row.text, page=row.page or 1, bbox=row.bbox, meeting=row.meeting, item=row.item
        )


def days_of(records: Records) -> dict[str | None, date]:
    """The day of each meeting; that of the document for what belongs to none."""
    days: dict[str | None, date] = {row.id: date.fromisoformat(row.date) for row in records.meetings if row.date}
    if records.document.date:
        days[None] = date.fromisoformat(records.document.date)
    return days


def actions_of(records: Records, tagged: list[Tagged]) -> tuple[Action, ...]:
    """One row an action; a decision's clause that the prose repeats is one."""
    found: dict[tuple[str, str | None, str, Box | None, int], Action] = {}
    called = {row.id for row in records.meetings if row.source == "agenda"}
    decided = {fold(one.mark.text) for one in tagged if one.mark.place == "decision"}
    for number, one in enumerate(tagged):
        for each in one.actions:
            mark = one.mark
            if mark.place == "prose" and mark.meeting in called:
                continue  # an agenda tells what will be asked
            if mark.origin == "table" and any(fold(LABELLED.sub("", each.text)) in text for text in decided):
                continue  # its initials stand beside a decision
            if mark.place == "prose" and any(fold(each.text) in text or text in fold(each.text) for text in decided):
                continue
            row = Action(
                text=tidy(each.text),
                owner=each.owner,
                due=each.due,
                status=mark.status,
                item=mark.item,
                origin=mark.origin or each.origin,
                meeting=mark.meeting,
                page=mark.page,
                bbox=mark.bbox,
            )
            # the same few words at two places, or two rows of tables, are two actions; a sentence printed twice is one
            place = number if mark.bbox is None and (len(row.text) < 60 or row.origin == "table") else 0
            found.setdefault((row.origin, row.item, fold(row.text), mark.bbox, place), row)
    return tuple(found.values())


def find_persons(records: Records, tagged: list[Tagged]) -> tuple[Person, ...]:
    """Everybody whom the paper names with an office, a job or an authorship, and every councillor."""
    from nlp.persons import Naming, attending, is_public, join, reporting, to_person, voting, without_shared

    rows = without_shared(records.attendance)
    misled = {(row.name, row.role) for row, kept in zip(records.attendance, rows, strict=True) if row.role != kept.role}
    namings = [naming for row in rows if (naming := attending(row))]
    namings += [naming for row in records.reports for naming in reporting(row)]
    namings += [
        Naming(
            each._replace(role=None) if (one.mark.name, each.role) in misled else each,
            one.mark.page,
            one.mark.bbox,
            member=one.mark.capacity == "member",
        )
        for one in tagged
        for each in one.people
    ]
    namings += voting(records)
    council = COUNCILS.search(records.document.authority or "") or not (
        records.document.authority or records.document.kind == "foi_reply"
    )
    return tuple(to_person(seen, bool(council)) for seen in join(namings) if seen.sure and not is_public(seen))


def acronyms_of(marks: tuple[Mark, ...], tagged: list[Tagged]) -> tuple[Acronym, ...]:
    """One row for each distinct pair; a person's initials are none."""
    from nlp.names import core

    names = {fold(core(each.name)) for one in tagged for each in one.people}
    surnames = {name.split()[-1]: name[0] for name in names if " " in name}
    found: dict[tuple[str, str], Acronym] = {}
    placed = [(one.mark, each) for one in tagged for each in one.acronyms]
    placed += [(mark, each) for mark, each in noted(marks)]
    for mark, each in placed:
        first, _, last = fold(each.long).rpartition(" ")
        if len(each.short) < 2 or fold(each.long) in names or (first and first[0] == surnames.get(last)):
            continue  # a person's initials, "Will Dale (WD)" of William Dale too
        origin = "glossary" if mark.place == "glossary" else each.origin
        row = Acronym(short=tidy(each.short), long=tidy(each.long), origin=origin, page=mark.page, bbox=mark.bbox)
        found.setdefault((row.short.casefold(), fold(row.long)), row)
    return tuple(found.values())


def noted(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, Definition]]:
    """Acronyms that a note on the same page or the next spells out."""
    from nlp.glossaries import footnoted

    starred = [mark for mark in marks if "*" in mark.text or "†" in mark.text]
    pages = sorted({mark.page for mark in starred})
    for page in pages:
        near = [mark for mark in starred if mark.page == page]
        for number, each in footnoted([mark.text for mark in near]):
            yield near[number], each


WHOLE = {"refused": True, "neither": True, "elsewhere": True, "partial": False}  # by the outcome of the question


def exemptions_of(tagged: list[Tagged], findings: Findings) -> tuple[Exemption, ...]:
    """One row a provision and question, in its most specific form printed."""
    records = findings.records
    outcomes: dict[str | None, str | None] = {None: records.foi.outcome if records.foi else None}
    for row in records.questions:  # questions without numbers cannot be told apart here: only what all share counts
        outcomes[row.number] = row.outcome if outcomes.get(row.number, row.outcome) == row.outcome else None
    told: dict[str | None, str] = {}
    for mark in findings.marks:
        if mark.place in ("refusal", "answer"):
            told[mark.question] = f"{told.get(mark.question, '')} {mark.text}"
    rows: list[Exemption] = []
    for one in tagged:
        question = one.mark.question
        for cite in one.exemptions:
            exemption = Exemption(
                code=cite.code,
                name=cite.name,
                question=question,
                whole=WHOLE.get(outcomes.get(question) or ""),
                public_interest=public_interest_of(cite.code, told.get(question, "")),
                page=one.mark.page,
                bbox=one.mark.bbox,
            )
            rows.append(exemption)
    return tuple(most_specific(rows))


def most_specific(rows: list[Exemption]) -> Iterator[Exemption]:
    """Leaves out what another row of the same question says more exactly, and rows without question said with one."""
    kept: dict[tuple[str, str | None], Exemption] = {}
    asked = {row.code for row in rows if row.question}
    for row in rows:
        finer = any(other.code.startswith(f"{row.code}(") and other.question in (row.question, None) for other in rows)
        if finer or (row.question is None and row.code in asked):
            continue
        kept.setdefault((row.code, row.question), row)
    yield from kept.values()


def fold(text: str) -> str:
    """A text as pairs are compared: "&" read as "and", case and spaces ignored."""
    return " ".join(text.replace("&", " and ").replace("’", "'").casefold().split())


def tidy(text: str) -> str:
    """One line, outer marks off."""
    return " ".join(text.split()).strip(' ,;:“”‘"')
