"""Questions that many letters print alike come together; those of one letter never do."""

import random

import pytest

from index.questions import Asked, group_alike

LEAD = "The total number of people in contact with services broken down into accommodation status codes such as tenant"
OTHER = "The total number of people in services who are on a care plan broken down into accommodation status codes"
TAIL = " Please use the codes of the data set. Please provide the data by month for the years 2018 to 2021."


def groups(*letters):
    """The groups, as sets of (letter, question)."""
    asked = [
        Asked(letter * 100 + number, letter, f"Body {letter}", text)
        for letter, texts in enumerate(letters)
        for number, text in enumerate(texts)
    ]
    return {frozenset(divmod(question.row, 100) for question in group) for group in group_alike(asked)}


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ([["How many vans?"], ["How many  vans ?"]], {frozenset({(0, 0), (1, 0)})}),
        ([["How many vans?"], ["How many buses?"]], set()),
        ([["How many vans?", "How many vans?"]], set()),
        (
            [[LEAD + TAIL, OTHER + TAIL], [LEAD, OTHER], [OTHER + TAIL, LEAD + TAIL]],
            {frozenset({(0, 0), (1, 0), (2, 1)}), frozenset({(0, 1), (1, 1), (2, 0)})},
        ),
        ([[LEAD + TAIL], [LEAD.replace("contact", "contcat") + TAIL]], {frozenset({(0, 0), (1, 0)})}),
    ],
)
def test_groups(letters, expected):
    assert groups(*letters) == expected


def test_ten_thousand_questions_fall_into_their_requests():
    chance = random.Random(3)
    words = [f"word{number}" for number in range(3000)]
    requests = [" ".join(chance.choices(words, k=25)) for _ in range(500)]
    asked = [Asked(number, number, f"Body {number}", chance.choice(requests)) for number in range(10_000)]
    assert len(group_alike(asked)) == 500
