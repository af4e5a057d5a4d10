"""Paragraphs of a book's length are cut, all others left as they are."""

import pytest

from extract.bounds import LONGEST, bounded, cut
from extract.paper import Block, Grid, Line, Paper, PaperPage


def paper(*blocks):
    return Paper("a", "text", (PaperPage(1, tuple(blocks)),), total_pages=1)


def test_a_paper_of_ordinary_paragraphs_is_the_same_paper():
    ordinary = paper(Block("paragraph", "x" * LONGEST, 1), Block("heading", "Quays", 1, level=2))
    assert bounded(ordinary) is ordinary


@pytest.mark.parametrize("text", ["word " * 10_000, "(" * 50_000, "x" * 15_000 + " " + "y" * 15_000])
def test_nothing_is_lost_where_one_is_cut(text):
    pieces = list(cut(Block("item", text, 3, (Line(text, 3),), label="7")))
    assert "".join(piece.text for piece in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(len(piece.text) <= LONGEST for piece in pieces)
    assert [piece.label for piece in pieces[:2]] == ["7", None]
    assert pieces[1].lines[0].text == pieces[1].text


def test_grids_stay_whole():
    block = Block("grid", "x" * 30_000, 1, grid=Grid(()))
    assert bounded(paper(block)).blocks == [block]
