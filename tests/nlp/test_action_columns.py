"""Minutes set in a table with a column of actions and one of owners: each action once, with its own owner and date."""

from extract.kinds import parse
from extract.paper import Block, Cell, Grid, Line, Paper, PaperPage
from nlp.pipeline import annotate

ROWS = [
    ("Item", "Notes and decisions", "Action", "By"),
    ("1. Apologies", "Apologies were received from Cllr Fenn. " * 5, "", ""),
    (
        "2. Highways",
        "Pot holes have been filled. " * 7,
        "Send photographs to the county council",
        "Cllr Marrable by 20 March",
    ),
    ("3. Paths", "The stile on footpath 12 is broken. " * 6, "Ask the landowner for permission", "Clerk"),
]
HEAD = ("Sedge Fennimore Parish Council", "Minutes of the meeting held on Tuesday 3 March 2026", "Present: Cllr Swales")


def test_actions_are_read_from_their_columns_and_only_there():
    cells = tuple(Cell(r, c, text.strip()) for r, row in enumerate(ROWS) for c, text in enumerate(row))
    head = tuple(Block("paragraph", text, 1, (Line(text, 1),)) for text in HEAD)
    grid = Block("grid", "", 1, grid=Grid(cells))
    records = annotate(parse(Paper("minutes.docx", "docx", (PaperPage(1, (*head, grid)),), total_pages=1)))
    assert [(a.text, a.owner, a.due) for a in records.actions] == [
        ("Send photographs to the county council", "Cllr Marrable", "2026-03-20"),
        ("Ask the landowner for permission", "Clerk", None),
    ]
