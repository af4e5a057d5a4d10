"""Words on one level: what stands above something else on it is another line."""

import pytest

from extract.page.lines import rows_of
from extract.paper import Style, Word

TALL, SMALL = Style(size=16.0, bold=True), Style(size=9.0)


def word(text, x0, top, x1, bottom, style=SMALL):
    return Word(text, x0, top, x1, bottom, style)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (
            [
                word("Brackenshire", 116, 37, 217, 53, TALL),
                word("County", 431, 35, 460, 44),
                word("Offices", 462, 35, 500, 44),
                word("Bracken", 430, 46, 465, 55),
                word("EM9", 467, 46, 490, 55),
            ],
            ["County Offices", "Brackenshire", "Bracken EM9"],
        ),
        ([word("19", 10, 10, 20, 22), word("th", 20, 9, 24, 17), word("May", 27, 10, 50, 22)], ["19 th May"]),
        ([word("7.2", 10, 10, 25, 20), word("Budget", 60, 10.4, 90, 20.4)], ["7.2 Budget"]),
    ],
)
def test_rows(words, rows):
    assert [" ".join(w.text for w in row) for row in rows_of(words)] == rows
