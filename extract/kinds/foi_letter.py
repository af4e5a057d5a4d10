"""Letters about a request that are no reply: acknowledgements, extensions, fees notices, reviews, decision notices."""

from __future__ import annotations

from dataclasses import replace

from extract.letters.cutting import passages_of
from extract.letters.facts import find_reference, find_replied
from extract.letters.outcomes import outcome_of
from extract.letters.people import letter_marks, private_words
from extract.letters.recognising import letter_kind, letter_likeness
from extract.letters.roles import Spoken, spoken
from extract.letters.senders import find_authority, find_subject
from extract.marks import Findings, Mark
from extract.paper import Paper
from extract.phrases import find_dates, find_money
from extract.records import Letter, Records


def likeness(paper: Paper) -> float:
    """How much the paper looks like such a letter."""
    kind = letter_kind(paper)
    return letter_likeness(paper) if kind not in (None, "clarification") else 0.0


def parse(paper: Paper, draft: Records) -> Findings:
    """The few facts of the letter."""
    said = spoken(passages_of(paper))
    letter = letter_record(letter_kind(paper) or "other", said)
    document = replace(
        draft.document,
        kind="other",
        title=find_subject(said) or draft.document.title,
        authority=find_authority(said, paper),
        date=letter.date,
    )
    records = replace(
        draft, document=document, letters=(letter,), private=private_words(said, paper.properties.get("to", ""))
    )
    answers = tuple(
        Mark(place="other", text=one.passage.text, page=one.passage.page) for one in said if one.role == "answer"
    )
    return Findings(records, (*letter_marks(said, paper), *answers))


def letter_record(kind: str, said: list[Spoken]) -> Letter:
    """Kind, reference, date, the day by which an answer is promised, a fee, and what a review came to."""
    texts = [one.passage.text for one in said]
    date = find_replied(said)
    later = [found.value for text in texts for found in find_dates(text) if date and found.value > date]
    fee = next((printed for text in texts for printed, _ in find_money(text)), None) if kind == "fees" else None
    decided = kind in ("review_outcome", "decision_notice")
    return Letter(
        kind=kind,
        reference=find_reference(texts),
        date=date,
        due=min(later) if later and kind in ("acknowledgement", "extension") else None,
        amount=fee,
        outcome=review_result(texts) or outcome_of(texts).value if decided else None,
        page=1,
    )


def review_result(texts: list[str]) -> str | None:
    """Whether a review upheld what it reviewed."""
    joined = " ".join(texts).lower()
    for word, result in (
        ("partially uph", "partly upheld"),
        ("partly uph", "partly upheld"),
        ("overturn", "overturned"),
    ):
        if word in joined:
            return result
    return "upheld" if "uphold" in joined or "upheld" in joined else None
