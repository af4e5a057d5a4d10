"""`townclerk_spans`: sums of money, dates, postcodes, planning references, Acts, wards, where the rules are sure.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("townclerk_spans")
>>> doc = nlp("24/01234/FUL, Mill Lane, LE1 1FZ (Dale ward): £1,250 by 3 May 2026 under the Localism Act 2011.")
>>> [(span.label_, span.text) for span in doc.spans["townclerk"]]
[('PLANNING', '24/01234/FUL'), ('POSTCODE', 'LE1 1FZ'), ('WARD', 'Dale ward'), ('MONEY', '£1,250'), \
('DATE', '3 May 2026'), ('LAW', 'Localism Act 2011')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract.phrases import find_dates, find_money
from nlp.components.marked import text_of
from nlp.components.saving import Saved
from nlp.letters import LOW, UP

# "LE1 1FZ": the inward half never has C, I, K, M, O or V
POSTCODE = re.compile(r"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNPR-Y]?\s?\d[ABD-HJLNP-UW-Z]{2})\b")
# "24/01234/FUL", "S/2024/0123/OUT", "P23/0456/HH", "DC/24/00123"
PLANNING = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,3}/)?(?:[A-Z]{1,2})?(?:20)?\d{2}/\d{3,5}(?:/[A-Z]{1,8}\d?){1,2}(?![\w/])"
    r"|(?<![\w/])[A-Z]{1,3}/(?:20)?\d{2}/\d{4,5}(?![\w/])"
)
# "Localism Act 2011", "Freedom of Information Act 2000", "Town and Country Planning (General …) Order 2015"
LAW = re.compile(
    rf"\b[{UP}][{LOW}]+(?:\s(?:(?:and|of|for|in|to|the|\([{UP}][\w ,]{{2,60}}\))\s)*[{UP}][{LOW}]+){{0,9}}"
    rf"(?:\s\([{UP}][\w ,]{{2,60}}\)){{0,2}}\s(?:Act|Regulations|Order|Rules)\s(?:19|20)\d\d\b"
    rf"|\b[{UP}][{LOW}]+\sAct\s(?:19|20)\d\d\b"
)
WARD = re.compile(rf"\b[{UP}][\w’'-]+(?:\s(?:and|&)\s[{UP}][\w’'-]+|\s[{UP}][\w’'-]+){{0,2}}\s[Ww]ard\b")
PATTERNS = {"POSTCODE": POSTCODE, "PLANNING": PLANNING, "LAW": LAW, "WARD": WARD}


@Language.factory("townclerk_spans", assigns=["doc.spans"], default_config={"spans_key": "townclerk"})
def make_spans(nlp: Language, name: str, spans_key: str) -> Spans:
    """The factory that spaCy calls; see `Spans`."""
    return Spans(name, spans_key=spans_key)


class Spans(Saved):
    """Sets `doc.spans[spans_key]`, each span labelled with what it is."""

    saved = ("spans_key",)

    def __init__(self, name: str, *, spans_key: str) -> None:
        self.name = name
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Sets the spans in the order of the text."""
        found = sorted(set(find_spans(text_of(doc))))
        spans = (doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in found)
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc


def find_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of each."""
    for label, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            yield match.start(), match.end(), label
    for dated in find_dates(text):
        yield dated.start, dated.end, "DATE"
    at = 0
    for printed, _ in find_money(text):
        start = text.find(printed, at)
        if start >= 0:
            at = start + len(printed)
            yield start, at, "MONEY"
