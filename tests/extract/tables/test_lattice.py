"""Ruled grids, merged cells, and rules that draw nothing."""

from extract.flattening import grid_rows
from extract.paper import Rule, Sheet, Word
from extract.tables import find_grids


def words(*placed):
    return tuple(Word(text, x, y, x + 5 * len(text), y + 10) for text, x, y in placed)


def box(xs, ys):
    return tuple(Rule(xs[0], y, xs[-1], y) for y in ys) + tuple(Rule(x, ys[0], x, ys[-1]) for x in xs)


def test_a_full_grid_gives_its_rows():
    sheet = Sheet(
        1,
        600,
        800,
        words(("Ward", 12, 12), ("Cases", 112, 12), ("Elm", 12, 32), ("3", 112, 32)),
        box((10, 100, 200), (10, 30, 50)),
    )
    (grid,) = find_grids(sheet)
    assert grid_rows(grid) == (("Ward", "Cases"), ("Elm", "3"))
    assert grid.bbox == (10, 10, 200, 50)


def test_a_cell_without_wall_covers_two_columns():
    rules = (
        *(Rule(10, y, 300, y) for y in (10, 30, 50)),
        Rule(10, 10, 10, 50),
        Rule(300, 10, 300, 50),
        Rule(100, 10, 100, 50),
        Rule(200, 30, 200, 50),
    )
    placed = words(("Ward", 12, 12), ("Cases", 150, 12), ("Elm", 12, 32), ("3", 112, 32), ("4", 212, 32))
    (grid,) = find_grids(Sheet(1, 600, 800, placed, rules))
    assert [(cell.text, cell.columns) for cell in grid.cells if cell.columns > 1] == [("Cases", 2)]


def test_300000_rules_do_not_hang():
    rules = tuple(Rule(x % 600, x // 600, x % 600 + 5, x // 600) for x in range(150_000)) + tuple(
        Rule(x % 600, x // 600, x % 600, x // 600 + 5) for x in range(150_000)
    )
    find_grids(Sheet(1, 600, 800, (), rules))
