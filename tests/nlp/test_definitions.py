"""Definitions of acronyms in running text: what is one, with its exact bounds, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.components.acronyms import definitions_in
from nlp.definitions import find_definitions
from nlp.glossaries import find_entries, footnoted, listed_entry

INLINE = [
    (
        "under the Freedom of Information (Scotland) Act 2002 (FOISA), which",
        [("FOISA", "Freedom of Information (Scotland) Act 2002")],
    ),
    (
        "asked of Dale & Vale NHS Foundation Trust (D&V NHS FT) in May",
        [("D&V NHS FT", "Dale & Vale NHS Foundation Trust")],
    ),
    ("sent to the Child Death Overview Panel (CDOP) for review", [("CDOP", "Child Death Overview Panel")]),
    ("the Information Commissioner’s Office (the ‘ICO’)", [("ICO", "Information Commissioner’s Office")]),
    ("under the Freedom of Information Act 2000 (FOIA).", [("FOIA", "Freedom of Information Act 2000")]),
    ("CDOP (child death overview panel) met", [("CDOP", "child death overview panel")]),
    ("cases of CSE (child sexual exploitation).", [("CSE", "child sexual exploitation")]),
    ("persistent organic pollutants (POPs) and", [("POPs", "persistent organic pollutants")]),
    (
        "Bristol, North Somerset and South Gloucestershire (BNSSG)",
        [("BNSSG", "Bristol, North Somerset and South Gloucestershire")],
    ),
    (
        "in Bath and North East Somerset, Swindon and Wiltshire (BSW)",
        [("BSW", "Bath and North East Somerset, Swindon and Wiltshire")],
    ),
    ("the Wellbeing & Health Board (W&HB)", [("W&HB", "Wellbeing & Health Board")]),
    ("University Hospitals of Eastshire NHS Trust (UHE)", [("UHE", "University Hospitals of Eastshire NHS Trust")]),
    ("the United Nations Population Fund (UNFPA) and", [("UNFPA", "United Nations Population Fund")]),
    ("flexible pedestrian legform impactor (FlexPLI),", [("FlexPLI", "flexible pedestrian legform impactor")]),
    (
        "the Office for Health Improvement and\nDisparities (OHID)",
        [("OHID", "Office for Health Improvement and\nDisparities")],
    ),
    (
        "Keys: EIT = economies in transition, LULUCF = land use, land-use change and forestry.",
        [("EIT", "economies in transition"), ("LULUCF", "land use, land-use change and forestry")],
    ),
    ("(the public sector equality duty, PSED)", [("PSED", "public sector equality duty")]),
    ("geographic information systems, or GIS, are used", [("GIS", "geographic information systems")]),
]
NONE = [
    "The FOI Response (FOI 21-074) was sent.",
    "Councillor Marlow (Chair) opened the meeting (see page 4).",
    "Part (iv) and Schedule (II) of the Act (2018)",
    "The planning application (P23/0456) was deferred (DEFERRED)",
    "The Council (the Council) met at 7pm (1900).",
    "ACTION: Clerk to write",
    "",
]


@pytest.mark.parametrize(("text", "pairs"), INLINE)
def test_definitions(text, pairs):
    assert [(each.short, each.long) for each in find_definitions(text)] == pairs


@pytest.mark.parametrize("text", NONE)
def test_no_definitions(text):
    assert definitions_in(text) == []


GLOSSARY = [
    ("CDOP – Child Death Overview Panel", "Child Death Overview Panel"),
    ("LeDeR\tLearning Disability Mortality Review", "Learning Disability Mortality Review"),
    ("SUDI/C: Sudden Unexplained Death in Infancy/Childhood", "Sudden Unexplained Death in Infancy/Childhood"),
    ("IDT Improved discharge pathways", "Improved discharge pathways"),
    ("A&E  Accident and Emergency", "Accident and Emergency"),
    ("JAR Joint Agency Response. A meeting that is called when a child dies.", "Joint Agency Response"),
]


@pytest.mark.parametrize(("text", "long"), GLOSSARY)
def test_an_entry_of_a_list(text, long):
    entry = listed_entry(text)
    assert entry is not None
    assert (entry.long, entry.origin) == (long, "glossary")


def test_a_list_within_a_text():
    text = "Abbreviations\nICB – Integrated Care Board\nPCN – Primary Care Network\n\nThe board met."
    assert [each.short for each in find_entries(text)] == ["ICB", "PCN"]


def test_a_note_with_a_star_spells_an_acronym():
    texts = ["Currently 50% of SATOB* referred have quit.", "*Smoking at time of booking"]
    assert [(at, each.long) for at, each in footnoted(texts)] == [(0, "Smoking at time of booking")]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(["CDOP", "(", ")", "=", "Child Death", "of", "[", "a", "–", "\n", ", ", "*", "İI", "1"])
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it(text):
    for each in definitions_in(text):
        assert 0 <= each.short_start < each.short_end <= len(text)
        assert each.short == text[each.short_start : each.short_end]
        if each.long_start >= 0:
            assert each.long == text[each.long_start : each.long_end]
