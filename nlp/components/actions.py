"""`townclerk_actions`: who is to do what by when.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("townclerk_actions")
>>> doc = nlp("The Clerk will write to Highways by 3 May 2026. The report was noted.")
>>> [(each.owner, each.due) for each in doc._.actions]
[('The Clerk', '2026-05-03')]
"""

from __future__ import annotations

from datetime import date as day

from spacy.language import Language
from spacy.tokens import Doc

from extract.marks import Mark
from nlp.clauses import in_clause
from nlp.components.marked import HELD, mark_of, stands_in, text_of
from nlp.components.saving import Saved
from nlp.deadlines import Held
from nlp.prose import find_undertakings
from nlp.tasks import marked
from nlp.undertakings import Undertaking

KEY = "townclerk_actions"
ASKED = frozenset({"prose", "decision", "action"})


def actions_of(doc: Doc) -> list[Undertaking]:
    """What `doc._.actions` gives."""
    return [Undertaking(*each) for each in doc.user_data.get(KEY, ())]


@Language.factory(
    "townclerk_actions",
    assigns=["doc._.actions", "doc.spans"],
    default_config={"spans_key": "actions", "year": None, "date": None, "spans": True},
)
def make_actions(nlp: Language, name: str, spans_key: str, year: int | None, date: str | None, spans: bool) -> Actions:
    """The factory that spaCy calls; see `Actions`."""
    return Actions(name, spans_key=spans_key, year=year, date=date, spans=spans)


class Actions(Saved):
    """Finds actions; `date` is the meeting's, against which deadlines are resolved; `year` where only that is known."""

    saved = ("spans_key", "year", "date", "spans")

    def __init__(self, name: str, *, spans_key: str, year: int | None, date: str | None, spans: bool) -> None:
        self.name = name
        self.spans_key = spans_key
        self.year = year
        self.date = date
        self.date = date
        self.spans = spans
        Doc.set_extension("actions", getter=actions_of, force=True)

    @property
    def held(self) -> Held:
        """The day of the meeting, or its year."""
        return day.fromisoformat(self.date) if self.date else self.year

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.actions` and `doc.spans[spans_key]`."""
        if not stands_in(doc, ASKED):
            return doc
        found = list(self.found(text_of(doc), mark_of(doc), doc.user_data.get(HELD, self.held)))
        doc.user_data[KEY] = [tuple(each) for each in found]
        if self.spans and found:
            spans = [doc.char_span(each.start, each.end, "ACTION", alignment_mode="contract") for each in found]
            doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc

    def found(self, text: str, mark: Mark | None, held: Held) -> list[Undertaking]:
        """The actions of a passage, by where it stands."""
        if mark and mark.place == "action":
            return [marked(text, mark.owner, mark.due, held, mark.origin or "mark")]
        if mark and mark.place == "decision":
            clause = in_clause(text, held)
            return [clause] if clause else []
        return list(find_undertakings(text, held))
