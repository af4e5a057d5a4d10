"""Dates, money and references as British papers print them, and what only looks like one."""

from __future__ import annotations

import pytest

from extract.phrases import find_dates, find_references, parse_date, parse_money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3rd September 2019", "2019-09-03"),
        ("3 rd September 2019", "2019-09-03"),
        ("Held: TUESDAY, 24 MARCH 2026 at 5:30 pm", "2026-03-24"),
        ("1st of May, 2020", "2020-05-01"),
        ("the 5th day of June 2021", "2021-06-05"),
        ("October 7th, 2014", "2014-10-07"),
        ("24-Mar-21", "2021-03-24"),
        ("21March2021", "2021-03-21"),
        ("Dydd Llun 3 Mawrth 2021", "2021-03-03"),
        ("30/04/2021 10:33", "2021-04-30"),
        ("28.04.26", "2026-04-28"),
        ("2020-09-24", "2020-09-24"),
        ("7th October ’14", "2014-10-07"),
        ("31 February 2020", None),
        ("Sept 2020", None),
        ("2020/21", None),
        ("05.18.08a", None),
        ("12 may attend in 2021", None),
        ("4th November", None),
    ],
)
def test_a_date_is_read_as_printed(text, value):
    assert parse_date(text) == value


def test_a_year_from_elsewhere_completes_a_date():
    assert find_dates("Thursday 4th November at 7.30pm", year=2024)[0].full is False
    assert parse_date("Thursday 4th November at 7.30pm", year=2024) == "2024-11-04"


@pytest.mark.parametrize(("text", "value"), [("£1.2m", 1_200_000.0), ("a fee of £ 1,250.50", 1250.5), ("450", None)])
def test_money(text, value):
    assert parse_money(text) == value


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Our Ref: FOI/2021/123", [("our", "FOI/2021/123")]),
        ("Reference number: RFI-0042", [("", "RFI-0042")]),
        ("Request reference is 12/FOI/25/000753/Z.", [("request", "12/FOI/25/000753/Z")]),
        ("Our reference FOI 1234", [("our", "FOI 1234")]),
        ("with reference to your request", []),
        ("Case ID 55821", [("", "55821")]),
    ],
)
def test_references(text, codes):
    assert [(whose.replace("case", ""), code) for whose, code in find_references(text)] == codes
