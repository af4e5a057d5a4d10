"""Provisions of the information laws: what is cited, and what only looks like it."""

import pytest

from extract.provisions import PROVISIONS, code_of, find_provisions

CITED = [
    ("Section 12.1 of the Act", ["FOIA s12(1)"]),
    ("exempt under s.12 and S40 (2)", ["FOIA s12", "FOIA s40(2)"]),
    ("Section 40(2) and 40(3A)(a)", ["FOIA s40(2)", "FOIA s40"]),  # 40(3A) only says when 40(2) applies
    ("sections 31(1)(a) and (b) of FOIA", ["FOIA s31(1)(a)", "FOIA s31(1)(b)"]),
    ("Regulation 12 (4) (b) of the EIR", ["EIR 12(4)(b)"]),
    ("the exceptions 12(4)(a) and 12(5)(f)", ["EIR 12(4)(a)", "EIR 12(5)(f)"]),
    ("under exemption 21", ["FOIA s21"]),
    ("exempt, FOIA 40(2)", ["FOIA s40(2)"]),
    ("Section 43 (commercial interests) of the Freedom of Information Act 2000", ["FOIA s43"]),
    ("FOIA Section 31, 40(2), 43", ["FOIA s31", "FOIA s40(2)", "FOIA s43"]),
    ("Section 38(1)(b) of FOISA", ["FOISA s38(1)(b)"]),
    ("Environmental Information (Scotland) Regulations, regulation 10(4)(b)", ["EIRS 10(4)(b)"]),
    ("Section 1(1), section 16 and section 17", []),
    ("section 21 of the Housing Act 1988", []),
    ("section 12 of the Data Protection Act 2018", []),
    ("section 30 Local Government Act 1972", []),
    ("a section 106 agreement; section 40% of it", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "codes"), CITED)
def test_what_a_text_cites(text, codes):
    assert [cite.code for cite in find_provisions(text)] == codes


def test_a_scottish_body_cites_scots_law():
    assert [cite.code for cite in find_provisions("section 25(1)", scots=True)] == ["FOISA s25(1)"]


def test_every_provision_is_found_by_its_own_code():
    for provision in PROVISIONS:
        unit = "section" if provision.law.startswith("FOI") else "regulation"
        cites = find_provisions(f"{unit} {provision.number}", scots=provision.law in ("FOISA", "EIRS"))
        assert [(cite.code, cite.name) for cite in cites] == [
            (code_of(provision.law, provision.number), provision.name)
        ]
