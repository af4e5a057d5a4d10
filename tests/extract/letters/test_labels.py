"""Labels as letters print them, and what only looks like one."""

from __future__ import annotations

import pytest

from extract.letters.labels import number_of, parse_label


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("1.How many", ["1"], "How many"),
        ("2) How", ["2"], "How"),
        ("(3) How", ["3"], "How"),
        ("1 – I can", ["1"], "I can"),
        ("Q2a. How", ["2a"], "How"),
        ("Question 1.   The total", ["1"], "The total"),
        ("Question one: x", ["1"], "x"),
        ("Questions 2 and 3: not", ["2", "3"], "not"),
        ("1 – 3:", ["1", "2", "3"], ""),
        ("Q1 and Q2 see", ["1", "2"], "see"),
        ("a. How", ["a"], "How"),
        ("(ii) Commissioned", ["ii"], "Commissioned"),
        ("1(a) x", ["1a"], "x"),
        ("3 a) What", ["3a"], "What"),
        ("1.1. How", ["1.1"], "How"),
        ("A1. Yes", ["1"], "Yes"),
    ],
)
def test_labels(text, numbers, rest):
    label, after = parse_label(text)
    assert [number_of(steps) for steps in label.all_steps] == numbers
    assert after.strip() == rest


@pytest.mark.parametrize(
    "text",
    ["01 January 2018 to", "1 April 2020", "2020 figures", "1.5 million", "12.30pm", "7.5% rise", "24/7 service", "597",
     "A 1 in 5 chance", "Section 40", "14 May. It was", "1 How many"],
)  # fmt: skip
def test_no_labels(text):
    assert parse_label(text) is None
