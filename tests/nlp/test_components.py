"""What docs/components.md shows is what the components do; each saves and loads, and takes any text."""

import doctest
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.components import load_factories

ROOT = Path(__file__).resolve().parents[2]
FACTORIES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][
    "spacy_factories"
]
PIECES = [
    "The Clerk",
    "will write",
    "(CDOP)",
    "=",
    "£5",
    "3 May 2026",
    "LE1 1FZ",
    "section 40(2)",
    "Cllr Ann Bee",
    "\n",
    "É",
]


@pytest.fixture(scope="module")
def pipeline():
    load_factories()
    made = spacy.blank("en")
    for name in FACTORIES:
        made.add_pipe(name)
    return made


def test_the_page_says_what_happens():
    load_factories()
    page = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(page, {}, "components.md", "components.md", 0)
    failures = doctest.DocTestRunner(verbose=False).run(test).failed
    assert failures == 0
    assert all(f"`{name}`" in page for name in FACTORIES)


@pytest.mark.parametrize("name", load_factories())
def test_the_examples_of_the_modules(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_every_factory_is_an_entry_point():
    for name, place in FACTORIES.items():
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(module), function)), name


def test_all_together_saved_and_loaded(pipeline, tmp_path):
    text = "Gail Marlow, Parish Clerk, will write to the Integrated Care Board (ICB) by 3 May 2026."
    pipeline.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    for nlp in (pipeline, again):
        doc = nlp(text)
        assert [each.name for each in doc._.people] == ["Gail Marlow"]
        assert [each.short for each in doc._.acronyms] == ["ICB"]
        assert [each.due for each in doc._.actions] == ["2026-05-03"]
        assert [span.text for span in doc.spans["townclerk"]] == ["3 May 2026"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=150) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_gives_spans_inside_it(pipeline, text):
    doc = pipeline(text)
    for key in doc.spans:
        for span in doc.spans[key]:
            assert 0 <= span.start_char < span.end_char <= len(doc.text)
