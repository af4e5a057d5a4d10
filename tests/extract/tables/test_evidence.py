"""What belongs to a table and what does not: rows outside its rules, forms, frames of charts, rival readings."""

from extract.flattening import grid_rows
from extract.paper import Image, Rule, Sheet, Style, Word
from extract.tables import find_grids

SIZE = 10.0


def line(y, *placed):
    found = []
    for x, text in placed:
        at = x
        for part in text.split(" "):
            found.append(Word(part, at, y, at + 5 * len(part), y + SIZE, Style(SIZE)))
            at += 5 * len(part) + 2.6
    return found


def sheet(*lines, rules=(), images=()):
    words = tuple(word for words in lines for word in words)
    return Sheet(1, 600, 800, words, tuple(rules), (), tuple(images))


def boxed(xs, ys):
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def tables(page):
    return [grid_rows(grid) for grid in find_grids(page) if not grid.layout]


def test_the_first_and_the_last_row_stand_outside_of_rules_that_only_part_rows():
    lines = [
        line(100 + 20 * n, (60, f"3.{n + 1}"), (120, f"Note the {word} of the ward"), (400, f"See Section {n + 2}"))
        for n, word in enumerate(["costs", "savings", "risks", "debts", "staff"])
    ]
    (rows,) = tables(sheet(*lines, rules=[Rule(55, 115 + 20 * n, 550, 115 + 20 * n) for n in range(4)]))
    assert [row[0] for row in rows] == ["3.1", "3.2", "3.3", "3.4", "3.5"]


def test_one_row_ruled_as_the_table_beside_it_is_one_too():
    xs = (50, 150, 400, 550)
    decided = [line(105 + 20 * n, (55, f"F.3{n}"), (155, "Mill Lane"), (405, "No objection")) for n in range(3)]
    pending = line(225, (55, "F.90"), (155, "Elm House"), (405, "Objection"))
    title = line(190, (50, "Decisions pending"))
    rules = [*boxed(xs, (100, 120, 140, 160)), *boxed(xs, (220, 240))]
    assert [len(rows) for rows in tables(sheet(*decided, title, pending, rules=rules))] == [3, 1]
    assert tables(sheet(title, pending, rules=boxed(xs, (220, 240)))) == []


def test_a_last_row_that_stands_apart_in_the_same_columns_belongs_to_the_table():
    xs = (50, 250, 400, 550)
    lines = [line(105 + 20 * n, (55, f"Ward {'ABC'[n]}"), (300, f"{n + 1}00"), (450, f"{n + 4}00")) for n in range(3)]
    total = line(185, (55, "All wards"), (300, "600"), (450, "1,500"))
    (rows,) = tables(sheet(*lines, total, rules=[*boxed(xs, (100, 120, 140, 160)), *boxed(xs, (180, 200))]))
    assert rows[-1] == ("All wards", "600", "1,500")


def test_the_frame_of_a_chart_is_no_table():
    xs, ys = (60, 200, 340, 500), (60, 80, 200, 220)
    rules = [Rule(60, y, 500, y) for y in ys] + [Rule(60, 60, 60, 220), Rule(500, 60, 500, 220)]
    rules += [Rule(x, 200, x, 220) for x in xs[1:-1]] + [Rule(440, 60, 440, 80)]
    lines = [
        line(65, (65, "Visits to libraries"), (450, "GREEN")),
        line(205, (65, "Latest: 76"), (210, "Target: 80"), (350, "Last year: 70")),
    ]
    assert tables(sheet(*lines, rules=rules, images=[Image(70, 85, 490, 195)])) == []
    assert len(tables(sheet(*lines, rules=rules))) == 1


def test_a_hardly_filled_form_with_labelled_rows_is_a_table():
    xs = (50, 150, 250, 350, 450, 550)
    ys = tuple(100 + 20 * n for n in range(11))
    lines = [line(105 + 20 * n, (55, f"Point {n + 31}")) for n in range(9)]
    lines.append(line(285, (55, "Point 40"), (155, "Elm"), (455, "yes")))
    (rows,) = tables(sheet(*lines, rules=boxed(xs, ys)))
    assert len(rows) == 10


def test_edges_of_a_table_that_is_as_wide_as_the_page_are_no_frame_of_it():
    xs, ys = (25, 300, 575), (30, *(100 + 60 * n for n in range(11)), 775)
    lines = [line(y + 5, (30, f"Question {n}"), (305, "yes")) for n, y in enumerate(ys[:-1])]
    (rows,) = tables(sheet(*lines, rules=boxed(xs, ys)))
    assert len(rows) == len(ys) - 1


def test_rules_beside_some_columns_only_are_outdone_by_the_white():
    lines = [
        line(100 + 12 * n, (60, name), (200, "150"), (270, "147"), (340, "143"), (410, "9"), (480, "145"))
        for n, name in enumerate(["Elm", "Oak", "Ash", "Fir", "Yew", "Lime"])
    ]
    walls = [Rule(x, 98, x, 172) for x in (395, 465, 550)]
    (rows,) = tables(sheet(*lines, rules=[Rule(55, 96, 550, 96), Rule(55, 173, 550, 173), *walls]))
    assert rows[0] == ("Elm", "150", "147", "143", "9", "145")


def test_paragraphs_level_with_labels_are_cells_of_their_rows():
    rules = [*boxed((50, 150, 450), (100, 120, 260)), Rule(50, 150, 150, 150), Rule(50, 200, 150, 200)]
    lines = [
        line(105, (55, "Source"), (155, "Meaning")),
        line(125, (55, "Mobile:")),
        line(155, (55, "On road"), (155, "What drives on roads,")),
        line(167, (155, "large and small")),
        line(205, (55, "Off road"), (155, "What is driven")),
        line(217, (155, "on farms")),
    ]
    (rows,) = tables(sheet(*lines, rules=rules))
    assert rows[1:] == (
        ("Mobile:", ""),
        ("On road", "What drives on roads, large and small"),
        ("Off road", "What is driven on farms"),
    )


def test_a_heading_below_a_list_of_figures_is_none_of_its_rows():
    lines = [
        line(60, (60, "The clerk said:")),
        line(88, (60, "These were the sums:")),
        line(116, (60, "Building society"), (300, "£5,184.19")),
        line(130, (60, "County fund"), (300, "£15,434.99")),
        line(144, (60, "In all"), (300, "£20,619.18")),
        line(172, (60, "Donations")),
    ]
    (rows,) = tables(sheet(*lines))
    assert rows[-1] == ("In all", "£20,619.18")
