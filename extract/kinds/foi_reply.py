"""Replies to requests for information: what was asked, what was answered, and what became of it."""

from __future__ import annotations

from dataclasses import replace

from extract.drafting import own_title
from extract.letters.cutting import passages_of
from extract.letters.exchanges import exchange_of
from extract.letters.facts import (
    find_legislation,
    find_licence,
    find_received,
    find_reference,
    find_replied,
    find_review_contact,
    find_topic,
    labelled_texts,
    native_law,
)
from extract.letters.nations import nation_of
from extract.letters.people import letter_marks, private_words
from extract.letters.recognising import letter_kind, letter_likeness
from extract.letters.replies import answer_marks, answered, overall_outcome, reply_questions
from extract.letters.roles import Spoken, spoken
from extract.letters.senders import find_authority, find_subject
from extract.letters.timelines import Exchange
from extract.letters.workdays import working_days
from extract.marks import Findings
from extract.paper import Paper
from extract.phrases import parse_date
from extract.records import Document, Foi, Letter, Records

HEADS = ("front", "asking", "replying")


def likeness(paper: Paper) -> float:
    """How much the paper looks like a reply to a request for information."""
    score = letter_likeness(paper)
    return score if score and letter_kind(paper) in (None, "clarification") else 0.0


def parse(paper: Paper, draft: Records) -> Findings:
    """The reply's facts, its questions with their answers, and the marks for the components."""
    said = spoken(passages_of(paper))
    exchange = exchange_of(said)
    add_topic(exchange, said)
    questions = reply_questions(exchange)
    private = private_words(said, paper.properties.get("to", ""))
    if not questions:
        return Findings(replace(draft, private=private), tuple(letter_marks(said, paper)))
    outcome = overall_outcome(exchange, questions, said)
    authority = find_authority(said, paper)
    foi = reply_facts(said, paper, authority)
    foi = replace(foi, outcome=outcome.value, evidence=outcome.evidence)
    document = reply_document(draft.document, said, foi, authority, own_title(paper.properties.get("subject")))
    letters = (Letter(kind="clarification", reference=foi.reference, date=foi.replied, page=1),)
    records = replace(
        draft,
        document=document,
        foi=foi,
        questions=tuple(answered(questions, paper.links)),
        letters=letters if foi.outcome == "clarification" else (),
        parts=tuple(replace(part, kind="other", title=document.title) for part in draft.parts),
        private=private,
    )
    marks = (*letter_marks(said, paper), *answer_marks(questions, exchange, foi.legislation))
    return Findings(records, marks)


def reply_facts(said: list[Spoken], paper: Paper, authority: str | None = None) -> Foi:
    """The reply's reference, law and dates."""
    received, replied = find_received(said), sent_on(paper) or find_replied(said)
    law = native_law(find_legislation(said) or "FOIA", said, nation_of(authority))
    nation = nation_of(authority, law)
    return Foi(
        reference=find_reference(reference_texts(said, paper)),
        legislation=law,
        received=received,
        replied=replied,
        licence=find_licence(said),
        review_contact=find_review_contact(said),
        working_days=working_days(received, replied, nation),
        page=1,
    )


def sent_on(paper: Paper) -> str | None:
    """The day on which a mail was sent."""
    return parse_date(paper.properties.get("sent", ""))


def reference_texts(said: list[Spoken], paper: Paper) -> list[str]:
    """Where a reference may stand: the head first, then the running heads, then the rest but the questions."""
    texts = list(enumerate(labelled_texts(said)))
    heads = [text for n, (text, role) in texts if role in HEADS or (n < 8 and role != "question")]
    furniture = [line.text for page in paper.pages[:2] for line in page.furniture]
    rest = [
        one.passage.text for one in said if one.role in ("standing", "tail") and "ommissioner" not in one.passage.text
    ]
    subject = own_title(paper.properties.get("subject"))
    return [*([subject] if subject else []), *heads, *furniture, *rest]


def reply_document(
    document: Document, said: list[Spoken], foi: Foi, authority: str | None, subject: str | None
) -> Document:
    """The document's own record."""
    return replace(
        document,
        kind="foi_reply",
        title=find_subject(said) or subject or document.title,
        authority=authority,
        date=foi.replied,
    )


def add_topic(exchange: Exchange, said: list[Spoken]) -> None:
    """Gives a lone question without words the topic that the letter names."""
    if len(exchange.asked) == 1 and not exchange.asked[0].text and not exchange.asked[0].steps:
        topic = find_topic(said)
        if topic:
            exchange.asked[0].topic = topic[0]
