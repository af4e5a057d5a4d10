"""One public body is one row, however its papers write its name."""

import itertools

import pytest

from extract.records import Document, Records
from index.bodies import name_bodies

ONE = ["Wroxley & Dunn Parish Council", "Wroxley and Dunn Parish Council", "WROXLEY AND DUNN PARISH COUNCIL"]


@pytest.mark.parametrize("order", sorted(set(itertools.permutations([ONE[0], ONE[1], ONE[1], ONE[2]]))))
def test_names_of_one_body_are_one_row_called_as_most_papers_do(db, add, order):
    for place, name in enumerate(order):
        add(Records(document=Document(name=f"{place}.pdf", sha256=f"{place}" * 64, authority=name)))
    name_bodies(db)
    assert db.execute("select name from authorities").fetchall() == [(ONE[1],)]
    assert {row[0] for row in db.execute("select authority from documents")} == set(order)  # as printed


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("City of Marlow", "Marlow City Council", True),
        ("St Bride's Health Board", "St Brides Health Board", True),
        ("Marlow Council", "Marlow City Council", False),
        ("Marlow Parish Council", "Marlow Parish Meeting", False),
        ("North Marlow District Council", "South Marlow District Council", False),
        ("县政府", "市政府", False),
    ],
)
def test_which_names_are_one_body(db, add, first, second, one):
    for place, name in enumerate((first, second)):
        add(Records(document=Document(name=f"{place}.pdf", sha256=f"{place}" * 64, authority=name)))
    assert db.execute("select count(distinct authority_id) from documents").fetchone() == (1 if one else 2,)
