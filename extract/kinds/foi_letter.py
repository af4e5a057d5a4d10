"""Letters about a request that are no reply: acknowledgements, extensions, fees notices, reviews, decision notices."""

from __future__ import annotations

import re
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
    fee = next((printed for text in texts for printed, _ in find_money(text)), None) if kind == "fees" else None
    decided = kind in ("review_outcome", "decision_notice")
    return Letter(
        kind=kind,
        reference=find_reference(texts),
        date=date,
        due=promised(texts, date) if kind in ("acknowledgement", "extension") else None,
        amount=fee,
        outcome=review_result(texts) or outcome_of(texts).value if decided else None,
        page=1,
    )


REVIEWED = (  # what a review or a commissioner came to, the more particular first; each with a text that says it
    ("partly upheld", r"\b(?:partial(?:ly)?|partly|in part)\b[^.]{0,30}\b(?:uph[eo]ld|overturn)"),  # I partially uphold
    ("partly upheld", r"\buph[eo]ld\w*\b[^.]{0,20}\bin part\b"),  # your complaint is upheld in part
    ("complaint upheld", r"\buph[eo]ld\w* (?:your |the )?complaint|\bcomplaint (?:is|was|has been) upheld"),
    ("upheld", r"\b(?:complaint (?:is|was|has been)|not|do not) (?:been )?uph[eo]ld"),  # your complaint is not upheld
    ("overturned", r"\boverturn|\b(?:was|were|is) not (?:entitled|correct)|\bincorrectly (?:applied|withheld|relied)"),
    ("upheld", r"\buph[eo]ld|\b(?:was|were|is) (?:entitled|correct)\b|\bcorrectly (?:applied|withheld|relied|cited)"),
    ("upheld", r"\b(?:maintain|confirm|stand by)\w* (?:our|the|that) (?:original |initial )?(?:decision|response)"),
)
PROMISED = re.compile(r"\b(?:by|before|no later than|until)\s+(?:\w+day,?\s+)?$", re.IGNORECASE)


def review_result(texts: list[str]) -> str | None:
    """What a review came to for the decision that it reviewed.

    >>> review_result(["My conclusion is that the original response was correct."])
    'upheld'
    """
    joined = " ".join(texts)
    return next((result for result, pattern in REVIEWED if re.search(pattern, joined, re.IGNORECASE)), None)


def promised(texts: list[str], date: str | None) -> str | None:
    """The day by which an answer is promised: the one named with "by", else the first after the letter's own.

    >>> promised(["You will receive a response by 10/08/2017."], None)
    '2017-08-10'
    """
    dates = [(text[: found.start], found.value) for text in texts for found in find_dates(text)]
    later = [value for before, value in dates if PROMISED.search(before) and (not date or value > date)]
    return min(later or [value for _, value in dates if date and value > date], default=None)
