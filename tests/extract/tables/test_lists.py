"""Lists of label and figure, and what looks like one."""

import pytest

from extract.paper import Block, Line
from extract.tables import lists_of_figures


def blocks(*texts, label=None):
    return [Block("item" if label else "paragraph", text, 1, (Line(text, 1),), label=label) for text in texts]


def rows(found):
    return [[cell.text for cell in grid.cells] for _, grid in found]


@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        (("Once 130", "Twice 36", "Three times 18"), ["Once", "130", "Twice", "36", "Three times", "18"]),
        (
            ("• Caretaker – £870.00", "• Mowing – £62.03 (with VAT)"),
            ["Caretaker", "£870.00", "Mowing", "£62.03 (with VAT)"],
        ),
        (("Elmshire, 25%", "Oakham, 15 %"), ["Elmshire", "25%", "Oakham", "15 %"]),
        (
            ("Main Account: £878.88", "Project Account: £1025.11"),
            ["Main Account:", "£878.88", "Project Account:", "£1025.11"],
        ),
    ],
)
def test_lists(texts, cells):
    assert rows(lists_of_figures(blocks(*texts))) == [cells]


def test_figures_on_lines_of_their_own_below_bulleted_labels():
    found = lists_of_figures([*blocks("Once", label="·"), *blocks("130"), *blocks("Twice", label="·"), *blocks("36")])
    assert rows(found) == [["Once", "130", "Twice", "36"]]


@pytest.mark.parametrize(
    "texts",
    [
        ("Introduction 3", "Background 5", "Costs 9", "Risks 12"),  # contents
        ("Appendix 1", "Appendix 2", "Appendix 3"),  # numbered, not counted
        ("Held on Monday 5", "Held on Tuesday 6", "Held on Friday 9"),
        ("Telephone: 01632 960001", "Fax: 01632 960002"),
        ("The committee had grown to 12", "and its costs to £40."),  # prose
        ("Spring 2019", "Summer 2020", "Winter 2021"),  # years
        ("Once 130",),  # one is no list
    ],
)
def test_no_lists(texts):
    assert lists_of_figures(blocks(*texts)) == []
