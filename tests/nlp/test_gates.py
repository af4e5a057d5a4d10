"""Which passages the components look at."""

import pytest

from extract.marks import Mark
from nlp.gates import worth


@pytest.mark.parametrize(
    ("place", "text", "looked_at"),
    [
        ("prose", "Highways to be contacted.", True),
        ("other", "the Child Death Overview Panel (CDOP)", True),
        ("other", "nothing of note was said.", False),
        ("prose", "((" * 600, False),
        ("action", "https://example.org/" + "x" * 1200, False),
    ],
)
def test_endless_words_are_not_tokenized(place, text, looked_at):
    assert worth(Mark(place=place, text=text, page=1)) is looked_at
