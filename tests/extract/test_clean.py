"""Text that is stored carries nothing unseen."""

import doctest
from time import process_time

import pytest

import extract.clean
from extract.clean import clean, clean_line

CASES = [
    ("plain", "plain"),
    ("tab\tand\nline", "tab\tand\nline"),
    ("a\r\nb\rc\x0bd\x0ce\u2028f", "a\nb\nc\nd\ne\nf"),
    ("\x1b[31mred\x1b[0m \x1b]0;title\x07x", "red x"),
    ("nul\x00 bell\x07 del\x7f c1\x9b", "nul bell del c1"),
    ("\u202etxt.exe\u202c \u2066x\u2069 \u200fy", "txt.exe x y"),
    ("co\u00adoperate zero\u200bwidth \ufeffbom", "cooperate zerowidth bom"),
    ("e\u0301 A\u030a", "é Å"),
    ("\ud800lone \ud83d\ude00", "�lone 😀"),
    ("fixed\u00a0thin\u2009wide\u3000", "fixed thin wide "),
    ("\uf0b7 first \uf0fc", "• first ✓"),
    ("family 👨\u200d👩", "family 👨\u200d👩"),
]


@pytest.mark.parametrize(("raw", "wanted"), CASES)
def test_clean(raw, wanted):
    assert clean(raw) == wanted
    assert clean(wanted) == wanted


def test_a_line_has_no_runs_of_white_space():
    assert clean_line(" a\u00a0 \n\tb\u2003c ") == "a b c"


def test_a_tower_of_accents_is_capped_in_no_time():
    began = process_time()
    tower = clean("a" + "\u0301\u0316" * 100_000 + " b")
    assert len(tower) < 60
    assert tower.endswith(" b")
    assert process_time() - began < 0.5


def test_doctests():
    assert doctest.testmod(extract.clean).failed == 0
