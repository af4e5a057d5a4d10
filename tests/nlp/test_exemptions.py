"""What a reply relies on, as against what it mentions; one row a provision and question."""

import pytest

from extract.marks import Findings, Mark
from extract.records import Document, Records
from nlp.pipeline import annotate
from nlp.refusals import relied_on

RELIED = [
    ("The names are exempt under section 40(2) of the FOIA.", ["FOIA s40(2)"]),
    ("We therefore apply the exceptions in regulations 12(4)(b) and 12(5)(e).", ["EIR 12(4)(b)", "EIR 12(5)(e)"]),
    ("We are not relying on section 43.", []),
    ("A further request may be refused under section 14.", []),
    ("Requests can be refused, for example under section 12.", []),
]


@pytest.mark.parametrize(("text", "codes"), RELIED)
def test_relied_on(text, codes):
    assert [cite.code for cite in relied_on(text)] == codes


def test_one_row_a_provision_and_question():
    marks = (
        Mark(
            place="refusal",
            text="Section 40 applies. It is exempt under Section 40(2) – Personal Information.",
            page=1,
            question="2",
        ),
        Mark(place="answer", text="As said, section 40(2) of the Act.", page=2, question="2"),
        Mark(place="prose", text="Section 21 was mentioned.", page=2),
    )
    said = annotate(Findings(Records(document=Document(kind="foi_reply")), marks))
    assert [(row.code, row.name, row.question, row.page) for row in said.exemptions] == [
        ("FOIA s40(2)", "Personal Information", "2", 1)
    ]
