"""`townclerk_exemptions`: the provisions of the information laws on which a refusal relies.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("townclerk_exemptions")
>>> doc = nlp("The names are exempt under section 40(2) of the Freedom of Information Act.")
>>> [(each.code, each.name) for each in doc._.exemptions]
[('FOIA s40(2)', 'personal information')]
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extract.provisions import Citation
from nlp.components.marked import mark_of, stands_in, text_of
from nlp.components.saving import Saved
from nlp.refusals import printed_name, relied_on

KEY = "townclerk_exemptions"
ASKED = frozenset({"refusal", "answer"})


def exemptions_of(doc: Doc) -> list[Citation]:
    """What `doc._.exemptions` gives."""
    return [Citation(*each) for each in doc.user_data.get(KEY, ())]


@Language.factory(
    "townclerk_exemptions",
    assigns=["doc._.exemptions", "doc.spans"],
    default_config={"spans_key": "exemptions", "scots": False, "spans": True},
)
def make_exemptions(nlp: Language, name: str, spans_key: str, scots: bool, spans: bool) -> Exemptions:
    """The factory that spaCy calls; see `Exemptions`."""
    return Exemptions(name, spans_key=spans_key, scots=scots, spans=spans)


class Exemptions(Saved):
    """Finds provisions relied on; with `scots` a bare "section 25" is one of the Scottish Act."""

    saved = ("spans_key", "scots", "spans")

    def __init__(self, name: str, *, spans_key: str, scots: bool, spans: bool) -> None:
        self.name = name
        self.spans_key = spans_key
        self.scots = scots
        self.spans = spans
        Doc.set_extension("exemptions", getter=exemptions_of, force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.exemptions` and `doc.spans[spans_key]`."""
        if not stands_in(doc, ASKED):
            return doc
        mark = mark_of(doc)
        text = text_of(doc)
        law = mark.law if mark else None
        scots = self.scots or bool(law and law.startswith(("FOISA", "EIRS")))
        cites = relied_on(text, scots, law, sure=bool(mark and mark.place == "refusal"))
        found = [cite._replace(name=printed_name(text, cite) or cite.name) for cite in cites]
        doc.user_data[KEY] = [tuple(each) for each in found]
        if self.spans and found:
            spans = [doc.char_span(each.start, each.end, "EXEMPTION", alignment_mode="expand") for each in found]
            doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc
