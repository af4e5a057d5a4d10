"""Who is to do what by when, in running text."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.deadlines import Held, due_of
from nlp.sentences import sentences
from nlp.tasks import LABEL, marked
from nlp.undertakings import Doing, Undertaking, doing


def find_undertakings(text: str, held: Held = None) -> Iterator[Undertaking]:
    """Sentences of prose in which somebody is to do something; `held` is the day or the year of the meeting.

    >>> text = "The Clerk will write to Highways by 3 May 2026. All agreed."
    >>> [(each.owner, each.due) for each in find_undertakings(text)]
    [('The Clerk', '2026-05-03')]
    """
    earlier = ""
    for start, end in sentences(text):
        label = LABEL.search(text, start, end)
        if label and text[label.end() : end].strip():
            if found := doing(text[start : label.start()], earlier):
                yield promise(text, start, label.start(), found, held)
            yield marked(text[label.end() : end], None, None, held, "mark")._replace(start=label.end(), end=end)
        elif found := doing(text[start:end], earlier):
            yield promise(text, start, end, found, held)
        earlier = text[start:end]


def promise(text: str, start: int, end: int, found: Doing, held: Held) -> Undertaking:
    """The undertaking that a sentence states."""
    sentence = text[start:end]
    return Undertaking(sentence.strip(), start, end, found.owner, found.due or due_of(sentence, held, found.at))
