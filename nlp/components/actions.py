"""`townclerk_actions`: who is to do what by when.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("townclerk_actions")
>>> doc = nlp("The Clerk will write to Highways by 3 May 2026. The report was noted.")
>>> [(each.owner, each.due) for each in doc._.actions]
[('The Clerk', '2026-05-03')]
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extract.marks import Mark
from nlp.components.marked import YEAR, mark_of, stands_in, text_of
from nlp.components.saving import Saved
from nlp.undertakings import Undertaking, find_undertakings, in_clause, marked

KEY = "townclerk_actions"
ASKED = frozenset({"prose", "decision", "action"})


def actions_of(doc: Doc) -> list[Undertaking]:
    """What `doc._.actions` gives."""
    return [Undertaking(*each) for each in doc.user_data.get(KEY, ())]


@Language.factory(
    "townclerk_actions",
    assigns=["doc._.actions", "doc.spans"],
    default_config={"spans_key": "actions", "year": None, "spans": True},
)
def make_actions(nlp: Language, name: str, spans_key: str, year: int | None, spans: bool) -> Actions:
    """The factory that spaCy calls; see `Actions`."""
    return Actions(name, spans_key=spans_key, year=year, spans=spans)


class Actions(Saved):
    """Finds actions; `year` is that of dates printed without one, as of the meeting."""

    saved = ("spans_key", "year", "spans")

    def __init__(self, name: str, *, spans_key: str, year: int | None, spans: bool) -> None:
        self.name = name
        self.spans_key = spans_key
        self.year = year
        self.spans = spans
        Doc.set_extension("actions", getter=actions_of, force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.actions` and `doc.spans[spans_key]`."""
        if not stands_in(doc, ASKED):
            return doc
        found = list(self.found(text_of(doc), mark_of(doc), doc.user_data.get(YEAR, self.year)))
        doc.user_data[KEY] = [tuple(each) for each in found]
        if self.spans and found:
            spans = [doc.char_span(each.start, each.end, "ACTION", alignment_mode="contract") for each in found]
            doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc

    def found(self, text: str, mark: Mark | None, year: int | None) -> list[Undertaking]:
        """The actions of a passage, by where it stands."""
        if mark and mark.place == "action":
            return [marked(text, mark.owner, mark.due, year, mark.origin or "mark")]
        if mark and mark.place == "decision":
            clause = in_clause(text, year)
            return [clause] if clause else []
        return list(find_undertakings(text, year))
