"""The component `townclerk_acronyms`, alone on a blank pipeline."""

import pytest
import spacy

import nlp.components.acronyms  # noqa: F401 (registers the factory where no entry point is installed yet)

TEXT = "The Integrated Care Board (ICB) met. The ICB’s report went to UHE. It cost IV pounds, ref FOI2021."


@pytest.fixture(scope="module")
def pipeline():
    made = spacy.blank("en")
    made.add_pipe("townclerk_acronyms", config={"known": {"PCN": ["Primary Care Net", "Primary Care Network"]}})
    return made


def test_definitions_uses_and_undefined(pipeline):
    doc = pipeline(TEXT)
    assert [(each.short, each.long) for each in doc._.acronyms] == [("ICB", "Integrated Care Board")]
    assert [(span.text, span._.long_form) for span in doc.spans["acronyms"]] == [
        ("ICB", "Integrated Care Board"),
        ("ICB", "Integrated Care Board"),
        ("UHE", None),
    ]
    assert doc._.undefined_acronyms == ["UHE"]


def test_an_authoritys_acronym_has_its_latest_meaning_and_is_flagged(pipeline):
    doc = pipeline("Each PCN reports.")
    [use] = doc.spans["acronyms"]
    assert (use._.long_form, use._.ambiguous) == ("Primary Care Network", True)


def test_a_document_that_defines_an_acronym_twice_is_ambiguous(pipeline):
    doc = pipeline("The Local Plan (LP) is new. A London Partner (LP) asked. The LP is good.")
    assert [(span._.long_form, span._.ambiguous) for span in doc.spans["acronyms"]][-1] == ("London Partner", True)


def test_shouting_is_no_acronym(pipeline):
    assert pipeline("MINUTES OF THE PARISH COUNCIL\nAll agreed.")._.undefined_acronyms == []


def test_saved_and_loaded(pipeline, tmp_path):
    pipeline.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again.get_pipe("townclerk_acronyms").known == pipeline.get_pipe("townclerk_acronyms").known
    assert [each.short for each in again(TEXT)._.acronyms] == ["ICB"]


def test_definitions_survive_a_docs_bytes(pipeline):
    doc = pipeline(TEXT)
    again = spacy.tokens.Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    assert again._.acronyms == doc._.acronyms


def test_of_meanings_with_years_the_papers_own_holds():
    nlp = spacy.blank("en")
    known = {"PCT": {"2002": "Primary Care Trust", "2019": "Place Care Team"}}
    pipe = nlp.add_pipe("townclerk_acronyms", config={"known": known, "year": 2010})
    doc = nlp("The PCT met.")
    [span] = doc.spans["acronyms"]
    assert (span._.long_form, span._.ambiguous) == ("Primary Care Trust", False)
    pipe.year = 2024
    doc = nlp("The PCT met.")
    [span] = doc.spans["acronyms"]
    assert (span._.long_form, span._.ambiguous) == ("Place Care Team", True)
