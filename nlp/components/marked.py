"""A passage's mark on its Doc: where it stands, so that each component knows whether it is asked."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extract.marks import Mark
from nlp.deadlines import Held

KEY = "townclerk_mark"
HELD = "townclerk_held"


def marked_doc(nlp: Language, mark: Mark, held: Held = None, tokens: bool = True) -> Doc:
    """A Doc of a mark's text that carries the mark, and the day or the year of its meeting.

    Our components read the text of the mark: tokens are made where others of the pipeline want them.
    """
    doc = nlp.make_doc(mark.text) if tokens else Doc(nlp.vocab)
    doc.user_data[KEY] = mark
    if held:
        doc.user_data[HELD] = held
    return doc


def mark_of(doc: Doc) -> Mark | None:
    """The mark that a Doc carries; None for a text of somebody else's."""
    mark = doc.user_data.get(KEY)
    return mark if isinstance(mark, Mark) else None


def text_of(doc: Doc) -> str:
    """A Doc's text, which spaCy would put together from its tokens each time it is asked."""
    mark = mark_of(doc)
    return doc.text if mark is None else mark.text


def stands_in(doc: Doc, places: frozenset[str]) -> bool:
    """Whether a Doc stands at one of these places, or carries no mark and so may be anything."""
    mark = mark_of(doc)
    return mark is None or mark.place in places
