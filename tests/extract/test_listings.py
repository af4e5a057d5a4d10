"""Lists of abbreviations and logs of actions among a paper's tables."""

from extract.listings import listing_marks
from extract.paper import Block, Cell, Grid


def grid(*rows, layout=False):
    cells = tuple(Cell(r, c, text, page=r + 1) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Block("grid", "", 1, grid=Grid(cells, layout=layout))


def test_a_list_of_abbreviations_by_its_headings_or_its_shape():
    headed = grid(("Acronym", "Meaning"), ("ICB", "Integrated Care Board"))
    bare = grid(*((short, f"{short} Board Name") for short in ("ABC", "LeDeR", "SUDI/C", "MBR-UK")))
    assert [mark.text for mark in listing_marks([headed])][-1] == "ICB\tIntegrated Care Board"
    assert [mark.place for mark in listing_marks([bare])] == ["glossary"] * 4


def test_other_tables_are_neither():
    figures = grid(("Year", "Cases"), ("2021", "12"), ("2022", "14"), ("2023", "9"), ("2024", "3"))
    assert list(listing_marks([figures, grid(("Action", "Owner"), ("x", "y"), layout=True)])) == []


def test_a_log_of_actions():
    log = grid(
        ("Minute", "Action", "Owner", "By when", "Status"),
        ("4.1", "1. Clerk to write to Highways 2. Chair to call", "NO", "3 May", ""),
    )
    marks = list(listing_marks([log]))
    assert [(mark.text, mark.owner, mark.due, mark.status, mark.page) for mark in marks] == [
        ("Clerk to write to Highways", "NO", "3 May", None, 2),
        ("Chair to call", "NO", "3 May", None, 2),
    ]
