"""Any text at all is read: every kind parses every paper, whatever it is, and invents no place in it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.drafting import draft
from extract.errors import Unreadable
from extract.kinds import load_kinds
from extract.page.blocks import drafts_of, habits_of, make_block
from extract.paging import cited, printed
from extract.paper import Line, Paper, Span, Style
from extract.reading import read_paper
from extract.records import LISTS, Evidence, Records
from nlp.pipeline import annotate

# What papers are made of, in any order, with anything between.
PIECES = [
    "MINUTES of the Parish Council held on Monday 3 May 2026 at 7.30pm",
    "Wrenmouth City Council",
    "Present: Cllrs A Bee (Chair), C Dee and Mrs E. Eff",
    "Apologies: none",
    "1.", "2.1", "(a)", "(ii)", "65/24", "•", "a)", "Q1", "A1.",
    "Declarations of Interest",
    "RESOLVED: That the report be noted; and",
    "RESOLVED (5 votes for, 2 against)",
    "Proposed by Cllr Bee, seconded by Cllr Dee",
    "Motion carried 5-0",
    "ACTION: Clerk",
    "Freedom of Information Act 2000",
    "Dear Ms Gee,",
    "You asked:",
    "Response:",
    "We do not hold this information.",
    "Section 40(2) of the Act",
    "Report of the Director of Works",
    "Recommendations",
    "AGENDA",
    "| a | b |",
    "a\tb\tc",
    "12 June\t£4.50\t3%",
    "---",
    "> quoted",
    "\f",
    "\n\n",
    "Page 2 of 3",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=30).map("\n".join)
COORDINATES = st.floats(0, 900, allow_nan=False, width=16)


@st.composite
def lines(make: st.DrawFn) -> list[Line]:
    """Lines anywhere on two pages, of any size, some of them empty."""
    made = []
    for _ in range(make(st.integers(0, 12))):
        x, top, long, size = (make(COORDINATES) for _ in range(4))
        text = make(st.one_of(st.sampled_from(PIECES), st.text(max_size=20))).strip()
        spans = (Span(text, Style(size, bold=make(st.booleans())), x, x + long),) if make(st.booleans()) else ()
        made.append(Line(text, make(st.integers(1, 2)), spans, (x, top, x + long, top + size), size))
    return made


@pytest.fixture(scope="module", params=load_kinds(), ids=lambda kind: kind.__name__.rpartition(".")[2])
def kind(request: pytest.FixtureRequest):
    """Each kind in turn, made to read what it would never have chosen."""
    return request.param


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, markdown=st.booleans())
def test_every_kind_reads_every_text(kind, text: str, markdown: bool) -> None:
    paper = read(text, "paper.md" if markdown else "paper.txt")
    if paper is None:
        return
    assert 0 <= kind.likeness(paper) <= 1
    check(cited(annotate(kind.parse(paper, draft(paper))), paper), len(paper.pages))


@settings(max_examples=200, deadline=None)
@example(found=[Line("", 1, bbox=(0.0, 0.0, 0.0, 0.0)), Line("", 2, bbox=(0.0, 3.0, 0.0, 3.0))])
@given(found=lines())
def test_lines_anywhere_become_blocks_that_keep_their_words(found: list[Line]) -> None:
    habits = habits_of(found)
    blocks = [make_block(one, habits) for one in drafts_of(found, habits)]
    assert sum(len(block.lines) for block in blocks) == len(found)
    for block in blocks:
        said = "".join(text for _, text in printed(block))
        assert letters(said) == letters(f"{block.label or ''}{block.text}")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def read(text: str, name: str) -> Paper | None:
    """A text as a paper; None of what a reader refuses."""
    try:
        return read_paper(text.encode("utf-8", "replace"), name)
    except Unreadable:
        return None


def check(records: Records, pages: int) -> None:
    """What holds for the records of any paper."""
    assert len(records.pages) == pages
    for name, record in LISTS.items():
        for row in getattr(records, name):
            if issubclass(record, Evidence) and row.page is not None:
                assert 1 <= row.page <= max(pages, 1), (name, row)
    for table in records.tables:
        assert len({len(row) for row in table.rows}) <= 1
    meetings = {meeting.id for meeting in records.meetings}
    for row in (*records.decisions, *records.items, *records.attendance, *records.actions):
        assert row.meeting is None or row.meeting in meetings
