"""Who is in the tables of people: by the rules, and by what people say of names."""

import pytest

from extract.records import Document, Person, Records
from index.corrections import Corrections
from index.linking import link

ALIKE, MARRIED, OTHER = "Councillor John Marsh", "Dr Jane Oldcastle", "Dr Jane Appleby"


@pytest.fixture
def people(db, add):
    """Adds minutes that name some people; who they are then, by a corrections file."""

    def persons(names, corrections):
        named = tuple(Person(name=name, kind="councillor", page=1) for name in names)
        paper = Document(name="paper", kind="minutes", authority="Ambleford Town Council", sha256="9f86d081")
        add(Records(document=paper, people=named))
        link(db, corrections)
        return sorted(row[0] for row in db.execute("select name from persons"))

    return persons


def pair(*names):
    return frozenset([frozenset(names)])


def test_two_names_of_one_person_are_one_whatever_their_letters(people):
    assert people([MARRIED, OTHER], Corrections()) == [OTHER, MARRIED]
    assert len(people([MARRIED, OTHER], Corrections(one=pair(MARRIED, OTHER)))) == 1


def test_three_names_of_one_person_are_one(people):
    fuller = "Dr Jane Mary Oldcastle"
    assert people([fuller, MARRIED, OTHER], Corrections()) == [OTHER, fuller]
    names = pair(MARRIED, OTHER) | pair(fuller, MARRIED) | pair(fuller, OTHER)
    assert people([fuller, MARRIED, OTHER], Corrections(one=names)) == [fuller]


def test_who_has_no_office_is_nobody_in_the_tables_of_people(db, add, people):
    add(
        Records(
            document=Document(name="letter", kind="minutes", authority="Ambleford Town Council"),
            people=(Person(name="Hester Quillan", kind="other", page=1),),
        )
    )
    assert people([ALIKE], Corrections()) == [ALIKE]


def test_two_people_of_one_name_stay_two(people):
    assert people(["John Marsh", ALIKE], Corrections()) == [ALIKE]
    assert len(people(["John Marsh", ALIKE], Corrections(apart=pair("John Marsh", ALIKE)))) == 2
