"""`townclerk_officers`: persons with their offices, organisations and initials.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("townclerk_officers")
>>> doc = nlp("Gail Marlow, Parish Clerk, met Jon Holden of Dale County Council.")
>>> [(each.name, each.role, each.organisation) for each in doc._.people]
[('Gail Marlow', 'Parish Clerk', None), ('Jon Holden', None, 'Dale County Council')]
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extract.marks import PLACES
from nlp.components.marked import mark_of, stands_in, text_of
from nlp.components.saving import Saved
from nlp.entries import mentions, without_office
from nlp.mentions import Mention
from nlp.names import Name, core
from nlp.rosters import called, roster

KEY = "townclerk_people"
ASKED = frozenset(PLACES) - {"glossary"}
PARAGRAPH = re.compile(r"[A-Z][\w ]{2,25}:\s(?:.{60,}\n)+.*$")  # "Present: …", all its lines full but the last
WRAPPED = re.compile(r"(?<=.{60}[\w,;])\n(?=\w)")  # the end of a line that is full: a name may go on behind it

BODY = re.compile(  # what behind a "name" makes a body of it: "Trust Secretary, Anydale Teaching Hospitals NHS Trust"
    r" (?:Teaching|Community|University|Hospitals?|NHS|Healthcare|Foundation|Partnership|Integrated|Mental|Ambulance)\b"
    r"(?: (?:[A-Z][\w’'-]*|of|and|for|&)){0,6}? (?:Trust|Board|Authority|Service|Hospitals?|University)\b(?! [A-Z])"
)


def people_of(doc: Doc) -> list[Mention]:
    """What `doc._.people` gives."""
    return [Mention(*each) for each in doc.user_data.get(KEY, ())]


@Language.factory(
    "townclerk_officers",
    assigns=["doc._.people", "doc.spans"],
    default_config={"spans_key": "people", "entities": True, "sure_only": True, "spans": True},
)
def make_officers(nlp: Language, name: str, spans_key: str, entities: bool, sure_only: bool, spans: bool) -> Officers:
    """The factory that spaCy calls; see `Officers`."""
    return Officers(name, spans_key=spans_key, entities=entities, sure_only=sure_only, spans=spans)


class Officers(Saved):
    """Finds persons; with `sure_only` those that have an office, a job, an authorship or a councillor's title.

    A PERSON entity that a component before this one has set is further evidence. With `entities` persons become
    PERSON entities where no other entity stands.
    """

    saved = ("spans_key", "entities", "sure_only", "spans")

    def __init__(self, name: str, *, spans_key: str, entities: bool, sure_only: bool, spans: bool) -> None:
        self.name = name
        self.spans_key = spans_key
        self.entities = entities
        self.sure_only = sure_only
        self.spans = spans
        Doc.set_extension("people", getter=people_of, force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.people`, `doc.spans[spans_key]` and entities."""
        mark = mark_of(doc)
        if not stands_in(doc, ASKED) or (mark and mark.capacity == "public"):  # a private person's own words
            return doc
        found = list(self.mentions(doc))
        doc.user_data[KEY] = [tuple(each) for each in found]
        if self.spans:
            self.set_spans(doc, found)
        return doc

    def mentions(self, doc: Doc) -> list[Mention]:
        """The persons named, those that the mark itself names first."""
        known = [
            Name(span.text, span.start_char, span.end_char, kind="model")
            for span in doc.ents
            if span.label_ == "PERSON"
        ]
        mark = mark_of(doc)
        listed = mark and mark.place == "attendance" and not mark.name
        text = WRAPPED.sub(" ", text_of(doc)) if not listed or PARAGRAPH.match(text_of(doc)) else text_of(doc)
        said = called(text, roster(text) if listed else list(mentions(text, known)))
        found = [each for each in said if (each.sure or not self.sure_only) and not BODY.match(text, each.end or 0)]
        if mark is None or not mark.name:
            return found
        sure = bool(mark.role or mark.organisation or mark.capacity in ("member", "officer"))
        hinted = without_office(
            Mention(mark.name, 0, len(text_of(doc)), mark.role, mark.organisation, mark.initials, sure=sure)
        )
        others = [each for each in found if core(each.name) not in mark.name]
        return [hinted, *others] if hinted else others

    def set_spans(self, doc: Doc, found: list[Mention]) -> None:
        """Shows persons in spaCy's manner."""
        spans = [doc.char_span(each.start, each.end, "PERSON", alignment_mode="expand") for each in found if each.end]
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        if self.entities and found:
            doc.ents = filter_spans([*doc.ents, *doc.spans[self.spans_key]])
