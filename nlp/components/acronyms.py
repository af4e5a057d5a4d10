"""`townclerk_acronyms`: the acronyms that a text defines and uses.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("townclerk_acronyms")
>>> doc = nlp("The Child Death Overview Panel (CDOP) met. CDOP agreed its report with the ICB.")
>>> [(each.short, each.long) for each in doc._.acronyms]
[('CDOP', 'Child Death Overview Panel')]
>>> [(span.text, span._.long_form) for span in doc.spans["acronyms"]]
[('CDOP', 'Child Death Overview Panel'), ('CDOP', 'Child Death Overview Panel'), ('ICB', None)]
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.components.marked import mark_of, text_of
from nlp.components.saving import Saved
from nlp.definitions import Definition, find_definitions
from nlp.glossaries import find_entries, find_entry, footnoted, listed_entry
from nlp.roles import is_organisation
from nlp.uses import Meaning, Use, as_of, find_uses

KEY = "townclerk_acronyms"
USES = "townclerk_acronym_uses"
Known = str | list[str] | dict[str, str]


def definitions_in(text: str) -> list[Definition]:
    """Every definition in a text: it may be one entry of a list, hold a list, or define as it goes."""
    found = {(each.short, each.long.lower()): each for each in find_definitions(text)}
    entry = None if found else find_entry(text)
    if entry:
        return [entry]
    for each in find_entries(text):
        found.setdefault((each.short, each.long.lower()), each)
    for _, each in footnoted([text]):
        found.setdefault((each.short, each.long.lower()), each)
    return sorted(found.values(), key=lambda each: each.short_start)


def definitions_of(doc: Doc) -> list[Definition]:
    """What `doc._.acronyms` gives."""
    return [Definition(*each) for each in doc.user_data.get(KEY, ())]


def undefined_of(doc: Doc) -> list[str]:
    """What `doc._.undefined_acronyms` gives: each once, in the order of the text."""
    uses = (Use(*each) for each in doc.user_data.get(USES, ()))
    return list(dict.fromkeys(use.short for use in uses if use.long is None))


def use_of(span: Span) -> Use | None:
    """The use that a span of `doc.spans["acronyms"]` shows."""
    uses = (Use(*each) for each in span.doc.user_data.get(USES, ()))
    return next((use for use in uses if use.start == span.start_char), None)


def long_form_of(span: Span) -> str | None:
    """What `span._.long_form` gives."""
    use = use_of(span)
    return use.long if use else None


def ambiguous_of(span: Span) -> bool:
    """What `span._.ambiguous` gives."""
    use = use_of(span)
    return bool(use and use.ambiguous)


@Language.factory(
    "townclerk_acronyms",
    assigns=["doc._.acronyms", "doc._.undefined_acronyms", "span._.long_form"],
    default_config={"spans_key": "acronyms", "known": {}, "year": None, "uses": True},
)
def make_acronyms(
    nlp: Language,
    name: str,
    spans_key: str,
    known: dict[str, str | list[str] | dict[str, str]],
    year: int | None,
    uses: bool,
) -> Acronyms:
    """The factory that spaCy calls; see `Acronyms`."""
    return Acronyms(name, spans_key=spans_key, known=known, year=year, uses=uses)


class Acronyms(Saved):
    """Finds definitions of acronyms and, with `uses`, every use with its meaning.

    `known` holds meanings from elsewhere, as from an authority's other papers: {"ICB": "Integrated Care Board"} or
    several of which the last holds, each perhaps with its year: of those the latest not after `year`, the paper's. A
    document's own definitions come first.
    """

    saved = ("spans_key", "known", "year", "uses")

    def __init__(
        self, name: str, *, spans_key: str, known: Mapping[str, Meaning], year: int | None, uses: bool
    ) -> None:
        self.name = name
        self.spans_key = spans_key
        self.known = {short: tuple(said) if isinstance(said, list) else said for short, said in known.items()}
        self.year = year
        self.read: tuple[object, int | None, dict[str, tuple[str, ...]]] = (None, None, {})
        self.uses = uses
        for extension, getter in (("acronyms", definitions_of), ("undefined_acronyms", undefined_of)):
            Doc.set_extension(extension, getter=getter, force=True)
        Span.set_extension("long_form", getter=long_form_of, force=True)
        Span.set_extension("ambiguous", getter=ambiguous_of, force=True)

    def meanings(self) -> dict[str, tuple[str, ...]]:
        """What is known as of the paper's year, made anew when either was set."""
        known, year, meanings = self.read
        if known is not self.known or year != self.year:
            meanings = as_of(self.known, self.year)
            self.read = (self.known, self.year, meanings)
        return meanings

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.acronyms`, `doc._.undefined_acronyms` and `doc.spans[spans_key]`."""
        mark = mark_of(doc)
        of_people = mark and mark.place == "attendance"  # brackets hold initials there, of bodies too
        if of_people and mark and mark.name:
            return doc
        text = text_of(doc)
        if mark and mark.place == "glossary":
            listed = listed_entry(text)
            defined = [listed] if listed else list(find_entries(text))
        else:
            defined = definitions_in(text)
        if of_people:
            defined = [each for each in defined if is_organisation(each.long)]
        doc.user_data[KEY] = [tuple(each) for each in defined]
        if self.uses:
            uses = list(find_uses(text, defined, self.meanings()))
            doc.user_data[USES] = [tuple(use) for use in uses]
            spans = (doc.char_span(use.start, use.end, "ACRONYM", alignment_mode="expand") for use in uses)
            doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc
