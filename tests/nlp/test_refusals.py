"""What a refusal says of the public-interest test."""

from __future__ import annotations

import pytest

from nlp.refusals import public_interest_of


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("FOIA s31(1)(a)", "We find that the balance favours maintaining the exemption.", "maintained"),
        (
            "FOIA s35(1)(a)",
            "The interest in maintaining it outweighs the public interest in disclosure.",
            "maintained",
        ),
        ("EIRS 10(4)(e)", "The public interest in release is outweighed by that in maintaining it.", "maintained"),
        ("FOIA s43(2)", "On balance the public interest lies in disclosing the sums.", "disclose"),
        ("FOIA s40(2)", "The public interest favours withholding the names.", None),  # absolute: there is no test
        ("FOIA s31(1)(a)", "Section 31 is subject to the public interest test.", None),
    ],
)
def test_what_the_public_interest_test_came_to(code, text, found):
    assert public_interest_of(code, text) == found
