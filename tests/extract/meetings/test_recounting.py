"""A paper headed "Agenda" that tells who came and what was said is minutes; one that only lists them is an agenda."""

from extract.kinds import parse
from extract.meetings.recounting import came_marks, lists_who_came
from extract.paper import Block, Cell, Grid, Paper, PaperPage

CELLS = ["Attendees", "Apologies", "Ann Bee (Chair) (AB)", "Thandekile Moyo (TM)", "Raj Dee (RD)", "Sam Fox (SF)"]
SAID = [
    "The Chair has met the department about the response, which is to be published.",
    "The members were told that the fund had been opened and that bids are welcome.",
    "Raj Dee reported that the survey was finished and will circulate its results.",
]


def paper(*said: str) -> Paper:
    """A heading "Agenda", a table of who came, and what follows it."""
    cells = tuple(Cell(row=at // 2, column=at % 2, text=text) for at, text in enumerate(CELLS))
    grid = Block(kind="grid", text="", page=1, grid=Grid(cells=cells))
    heading = Block(kind="heading", text="Data Group - Agenda", page=1)
    agenda = Block(kind="heading", text="Agenda", page=1)
    blocks = (heading, grid, agenda, *(Block(kind="paragraph", text=text, page=1) for text in said))
    return Paper("notes.docx", "docx", pages=(PaperPage(1, blocks),), total_pages=1)


def test_a_paper_that_tells_what_was_said_is_minutes():
    told = paper(*SAID)
    assert lists_who_came(told)
    assert [mark.text for mark in came_marks(told)] == CELLS[2:]
    assert parse(told).records.document.kind == "minutes"


def test_an_agenda_with_such_a_table_stays_one():
    called = paper("To note the minutes", "To receive a report", "Any other business")
    assert not lists_who_came(called)
