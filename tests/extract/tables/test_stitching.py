"""Tables over pages."""

from dataclasses import replace

from extract.drafting import table_record
from extract.flattening import grid_rows
from extract.paper import Cell, Grid
from extract.tables import stitch


def grid(page, top, rows, header_rows=0, xs=(50, 200, 300, 400)):
    cells = tuple(
        Cell(r, c, text, page=page, bbox=(xs[c], top + 20 * r, xs[c + 1], top + 20 * r + 20))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(cells, page, (xs[0], top, xs[len(rows[0])], top + 20 * len(rows)), header_rows=header_rows)


def test_a_repeated_heading_is_left_out():
    one = grid(1, 700, [("Ward", "Cases"), ("Elm", "3")], 1)
    two = grid(2, 60, [("Ward", "Cases"), ("Oak", "4")], 1)
    (whole,), _ = stitch([[one], [two]])
    assert grid_rows(whole) == (("Ward", "Cases"), ("Elm", "3"), ("Oak", "4"))
    assert table_record(whole).row_pages == (1, 1, 2)


def test_a_row_cut_by_the_page_is_joined():
    one = grid(1, 700, [("Ward", "Work"), ("Elm", "Roads were")], 1)
    two = grid(2, 60, [("", "mended."), ("Oak", "None")])
    (whole,), _ = stitch([[one], [two]])
    assert grid_rows(whole) == (("Ward", "Work"), ("Elm", "Roads were mended."), ("Oak", "None"))


def test_other_columns_are_another_table():
    one = grid(1, 700, [("Ward", "Cases"), ("Elm", "3")], 1)
    two = grid(2, 60, [("Name", "Age"), ("Ann", "40")], 1, xs=(50, 260, 400))
    assert len(stitch([[one], [two]]).grids) == 2


def test_text_between_parts_two_tables():
    one = grid(1, 700, [("Elm", "3"), ("Oak", "4")])
    two = grid(2, 90, [("Ash", "3"), ("Fir", "4")])
    assert len(stitch([[one], [two]], [[], [(50, 60, 300, 72)]]).grids) == 2
    assert len(stitch([[one], [two]], [[(50, 60, 300, 72)], []]).grids) == 1


def test_a_single_row_at_a_page_s_top_belongs_to_the_table_before_it_or_is_none():
    one = grid(1, 700, [("Ward", "Work", "By"), ("Elm", "Roads were", "JS")], 1)
    tail = replace(grid(2, 60, [("", "mended.", "")]), layout=True, tail=True)
    ((whole,), tails) = stitch([[one], [tail]])
    assert grid_rows(whole)[-1] == ("Elm", "Roads were mended.", "JS")
    assert tails == (tail,)
    other = replace(tail, page=3)
    assert stitch([[one], [], [other]]) == ((one,), ())
