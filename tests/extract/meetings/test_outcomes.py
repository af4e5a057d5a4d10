"""Wordings in which minutes tell what was decided, and those that tell something else."""

from __future__ import annotations

import re

import pytest

from extract.meetings.blocks import block_of
from extract.meetings.closings import closing_verb
from extract.meetings.cues import Wording, load_wordings
from extract.meetings.cuing import find_cue
from extract.meetings.outcomes import outcome_of


@pytest.mark.parametrize("row", load_wordings("outcomes"), ids=lambda row: f"{row.role}: {row.example}")
def test_each_row_holds_its_example(row: Wording) -> None:
    assert re.search(row.pattern, row.example, re.IGNORECASE)


@pytest.mark.parametrize("row", load_wordings("attendance"), ids=lambda row: row.example)
def test_each_heading_of_a_list_is_found(row: Wording) -> None:
    found = find_cue(row.example if row.example.endswith("Ann Lee") else f"{row.example.rstrip(':')}:")
    assert found is not None
    assert found[0].status == row.role.split(":")[0]


@pytest.mark.parametrize(
    ("sentence", "verb", "text"),
    [
        ("The new village sign was discussed and approved.", "approved", "The new village sign"),
        ("The Board unanimously agreed to this proposal.", "agreed", "The Board unanimously agreed to this proposal."),
        ("The Panel reviewed the bid and agreed to this membership.", "agreed", "to this membership."),
        ("All were in full agreement that the stall be moved.", "in full agreement", "All were"),
        ("All resolved to continue their objection.", "resolved", "to continue"),
        ("Bank Reconciliation: approved", "approved", "Bank Reconciliation: approved"),
        ("Risk assessment by Cllr Ash - adopted at the meeting.", "adopted", "Risk assessment"),
        ("Agreed to accept the higher charges", "Agreed", "to accept"),
        ("Awaiting three quotations - agreed to move this to June.", "agreed", "to move this to June."),
        ("Deferred to item 8b below", "Deferred", "Deferred to item 8b below"),
        ("This matter was deferred to the May meeting.", "deferred", "This matter"),
        ("It was resolved by 5 votes to 2 that the fee be paid.", "resolved", "that the fee be paid."),
        ("It was agreed on the proposal of Councillor Ash, seconded by Councillor Elm, to pay.", "agreed", "to pay."),
        ("It was noted and agreed that the fence be mended.", "agreed", "that the fence be mended."),
        ("Cllr Elm asked for another bin and this was agreed.", "agreed", "Cllr Elm asked"),
        ("The Parish Council had no objection to this application.", "no objection", "The Parish Council"),
        ("The resignation of Cllr Elm was noted with regret.", "noted", "The resignation"),
        ("The Board of Directors APPROVED the business case.", "APPROVED", "the business case."),
        ("It was proposed by Cllr Ash, seconded by Cllr Elm and resolved: to pay.", "resolved", "to pay."),
    ],
)
def test_outcomes(sentence: str, verb: str, text: str) -> None:
    found = outcome_of(sentence)
    assert found is not None
    assert (found.verb, found.text[: len(text)]) == (verb, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Planning permission was granted for the barn.",
        "The extension was refused by the District Council.",
        "Apologies were received and accepted.",
        "The Clerk's invitation was accepted by Mr Brook.",
        "Mr Ash was approved for the role in 2019.",
        "The Chair agreed to write to the Minister.",
        "The Chair said that the plan was agreed.",
        "The grass contract was agreed with the contractor.",
        "No testing was carried out in the street.",
        "A litter pick had been discussed and agreed.",
        "The Committee noted that the report had been delayed.",
        "20/02194/TCA Elm House, High Street - APPROVED",
        "No new planning applications were noted.",
        "The Committee heard from Mr Ash and agreed with him.",
        "Resolved: for information",
    ],
)
def test_no_outcomes(sentence: str) -> None:
    assert outcome_of(sentence) is None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Council RESOLVED:", "RESOLVED"),
        ("The Roads Committee agreed:-", "agreed"),
        ("Members resolved to:", "resolved"),
        ("And Resolved:", "Resolved"),
    ],
)
def test_lead_ins(text: str, verb: str) -> None:
    found = block_of(text)
    assert found is not None
    assert found[0] == verb


@pytest.mark.parametrize(
    "text", ["After some discussion this was agreed.", "All in favour.", "The motion was CARRIED."]
)
def test_closings(text: str) -> None:
    assert closing_verb(text)
