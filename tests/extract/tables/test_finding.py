"""Tables without walls, their headings, and what is no table."""

import pytest

from extract.flattening import grid_rows
from extract.paper import Fill, Rule, Sheet, Style, Word
from extract.tables import find_grids
from extract.tables.turning import turned

SIZE = 10.0
BOLD = Style(SIZE, bold=True)


def line(y, *placed, style=None):
    """Words at their places; a number at a place is set to end there."""
    found = []
    for x, text in placed:
        at = x - 5 * len(text) if text[-1] in "0123456789)–" else x
        for part in text.split(" "):
            found.append(Word(part, at, y, at + 5 * len(part), y + SIZE, style or Style(SIZE)))
            at += 5 * len(part) + 2.6
    return found


def sheet(*lines, rules=(), fills=()):
    return Sheet(1, 600, 800, tuple(word for words in lines for word in words), tuple(rules), tuple(fills))


def rows(page):
    (grid,) = find_grids(page)
    return grid_rows(grid)


BODY = [
    line(140, (60, "Elm ward"), (300, "1,200"), (400, "3")),
    line(153, (60, "Oak and Ash"), (300, "80"), (400, "12")),
    line(166, (60, "Fir"), (300, "9,999"), (400, "–")),
    line(179, (60, "All wards"), (300, "11,279"), (400, "15")),
]


def test_columns_of_figures_without_rules():
    head = line(120, (60, "Ward"), (262, "People"), (372, "Cases"))
    found = rows(sheet(head, *BODY))
    assert found[0] == ("Ward", "People", "Cases")
    assert found[2] == ("Oak and Ash", "80", "12")


def test_a_heading_over_two_columns_is_a_row_of_its_own():
    span = line(107, (300, "Counts of the year"))
    head = line(120, (60, "Ward"), (262, "People"), (372, "Cases"))
    (grid,) = find_grids(sheet(span, head, *BODY, rules=[Rule(255, 118.5, 405, 118.5)]))
    assert grid_rows(grid)[:2] == (("Ward", "Counts of the year", ""), ("", "People", "Cases"))
    assert grid.header_rows == 2


def test_a_label_of_two_lines_is_one_row():
    lines = [
        line(127, (60, "Ash"), (300, "7"), (400, "1")),
        line(140, (60, "Elm ward and all the villages that")),
        line(153, (60, "belong to it"), (300, "1,200"), (400, "3")),
        line(166, (60, "Fir"), (300, "9,999"), (400, "4")),
        line(179, (60, "All wards"), (300, "11,279"), (400, "15")),
    ]
    assert rows(sheet(*lines))[1] == ("Elm ward and all the villages that belong to it", "1,200", "3")


def test_caption_and_notes():
    caption = line(100, (60, "Table 5. Cases by ward"))
    head = line(120, (60, "Ward"), (262, "People"), (372, "Cases"))
    note = line(195, (60, "Source: the council's own count"))
    (grid,) = find_grids(sheet(caption, head, *BODY, note))
    assert grid.title == "Table 5. Cases by ward"
    assert grid.notes == ("Source: the council's own count",)


def test_what_is_no_table():
    prose = [line(100 + 13 * n, (60, "It was a year in which the council did what it could for all")) for n in range(8)]
    bullets = [line(100 + 13 * n, (60, "•"), (80, "Mend the road by the green")) for n in range(6)]
    contents = [line(100 + 13 * n, (60, f"Part {'ABCDEF'[n]} of it"), (400, f"{n * 3 + 1}")) for n in range(6)]
    scale = [
        line(100 + 20 * n, (90, f"{50 - 10 * n}")) + (line(100 + 20 * n, (300, "Elm")) if n == 2 else [])
        for n in range(6)
    ]
    for lines in (prose, bullets, contents, scale):
        assert find_grids(sheet(*lines)) == ()


def test_edges_of_white_paint_are_no_rules():
    fills = [Fill(50, 95 + 20 * n, 500, 115 + 20 * n, "#ffffff") for n in range(4)]
    rules = [
        rule
        for x0, top, x1, bottom, _ in fills
        for rule in (
            Rule(x0, top, x1, top),
            Rule(x0, bottom, x1, bottom),
            Rule(x0, top, x0, bottom),
            Rule(x1, top, x1, bottom),
        )
    ]
    text = [line(100 + 20 * n, (60, "Some words of a paragraph")) for n in range(4)]
    assert find_grids(sheet(*text, rules=rules, fills=fills)) == ()


def boxed(xs, ys):
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def test_rows_of_figures_that_no_rule_parts():
    page = sheet(
        line(105, (60, "Age"), (230, "Elm"), (330, "Oak")),
        *(line(125 + 13 * n, (60, f"{n} years"), (260, f"{n}40"), (360, f"{n}50")) for n in range(3)),
        rules=boxed((50, 200, 300, 400), (100, 120, 170)),
    )
    assert rows(page)[1:] == (("0 years", "040", "050"), ("1 years", "140", "150"), ("2 years", "240", "250"))


def test_minutes_set_in_a_grid_only_set_out_text():
    text = " ".join(["The council heard that the path by the green had been mended"] * 3)
    page = sheet(
        *(line(105 + 100 * n, (55, f"{n + 1}."), (500, "JS")) for n in range(3)),
        *(
            word_line
            for n in range(3)
            for word_line in [line(105 + 100 * n + 12 * k, (90, text[70 * k : 70 * k + 60].strip())) for k in range(2)]
        ),
        rules=boxed((50, 80, 490, 540), (100, 200, 300, 400)),
    )
    assert all(grid.layout for grid in find_grids(page))


def test_headings_above_and_totals_below_the_rules():
    page = sheet(
        line(107, (60, "Ward"), (235, "Elm"), (335, "Oak")),
        *(line(124 + 20 * n, (60, "Spend on it"), (260, f"{n}40"), (360, f"{n}50")) for n in range(3)),
        line(183, (60, "Total"), (260, "420"), (360, "450")),
        rules=boxed((50, 200, 300, 400), (120, 140, 160, 180)),
    )
    (grid,) = find_grids(page)
    assert grid_rows(grid)[0] == ("Ward", "Elm", "Oak")
    assert grid_rows(grid)[-1] == ("Total", "420", "450")
    assert grid.header_rows == 1


def test_figures_beside_running_text_are_columns_of_their_own():
    page = sheet(
        *(
            words
            for n in range(3)
            for words in (
                line(
                    105 + 40 * n,
                    (55, f"Service {'ABC'[n]}"),
                    (240, f"{n + 1}.5"),
                    (300, "The cost of it went up since"),
                ),
                line(118 + 40 * n, (300, "more was needed this year")),
            )
        ),
        rules=boxed((50, 190, 560), (100, 140, 180, 220)),
    )
    assert rows(page)[0] == ("Service A", "1.5", "The cost of it went up since more was needed this year")


def test_dots_that_lead_to_a_figure_are_no_text():
    lines = [
        line(100 + 13 * n, (60, f"{'Elm Oak Ash Fir'.split()[n]} ward......"), (300, f"{9 - n}40")) for n in range(4)
    ]
    assert rows(sheet(*lines))[0] == ("Elm ward", "940")


@pytest.mark.parametrize("up", [True, False])
def test_a_table_set_sideways_is_read_as_one_set_level(up):
    lines = [line(100 + 13 * n, (60, "Elm ward"), (300, f"{n}20"), (400, f"{n}3")) for n in range(8)]
    level = sheet(*lines)
    (grid,) = find_grids(level)
    sideways = turned(level, not up)
    (found,) = find_grids(sideways)
    assert grid_rows(found) == grid_rows(grid)
    assert [round(word.x0) for word in turned(sideways, up).words] == [round(word.x0) for word in level.words]
    assert 0 < found.bbox[1] < found.bbox[3] < sideways.height


def test_payments_whose_columns_begin_anywhere():
    page = sheet(
        line(100, (60, "Larch & Sons"), (160, "Wood for the seat"), (330, "£48.00")),
        line(113, (60, "Harbour District Council"), (190, "Costs of an election"), (345, "£105.00")),
        line(126, (60, "J Elm"), (150, "Work on it"), (300, "£115.00")),
        line(139, (155, "(payable to the hall)")),
        line(152, (160, "Screws for it"), (310, "£20.00")),
        line(190, (60, "The Councillors resolved to pay all of the above.")),
    )
    assert rows(page) == (
        ("Larch & Sons", "Wood for the seat", "£48.00"),
        ("Harbour District Council", "Costs of an election", "£105.00"),
        ("J Elm", "Work on it (payable to the hall)", "£115.00"),
        ("", "Screws for it", "£20.00"),
    )


def test_a_ruled_list_of_contents_is_no_table():
    names = ("Page", "Aims", "Costs", "Risks")
    listed = [line(105 + 20 * n, (60, name), (300, f"{n * n}")) for n, name in enumerate(names) if n]
    rules = boxed((50, 200, 310), (100, 120, 140, 160, 180))
    assert find_grids(sheet(line(105, (60, "Section"), (270, "Page")), *listed, rules=rules)) == ()
    costs = line(105, (60, "Section"), (270, "Cost"))
    assert len(find_grids(sheet(costs, *listed, rules=rules))) == 1


def test_labels_without_rules_are_parted_as_the_figures_beside_them():
    places = (105, 118, 145, 158)
    page = sheet(
        *(line(y, (60, f"Cost {'abcd'[n]}"), (260, f"{n}40"), (360, f"{n}50")) for n, y in enumerate(places)),
        rules=[
            *(Rule(200, y, 400, y) for y in (100, 135, 175)),
            *(Rule(50, y, 200, y) for y in (100, 175)),
            *(Rule(x, 100, x, 175) for x in (50, 200, 300, 400)),
        ],
    )
    assert rows(page)[1:3] == (("Cost b", "140", "150"), ("Cost c", "240", "250"))


@pytest.mark.parametrize(
    ("heads", "bold", "depth"),
    [
        (("Payee", "Detail", "Amount"), True, 1),  # the rows below are bold, too
        (("Payee", "Detail", "Amount"), False, 1),
        (("Elm", "Oak", "Fir"), False, 0),
    ],
)
def test_headings_by_their_words(heads, bold, depth):
    style = BOLD if bold else None
    placed = zip((60, 160, 260), heads, strict=True)
    page = sheet(
        line(105, *[(x, text) for x, text in placed if text], style=style),
        *(line(125 + 20 * n, (60, "Ash"), (160, "Wood"), (260, "paid"), style=style) for n in range(2)),
        *(line(165 + 20 * n, (60, "Fir"), (160, "Stone"), (260, "due")) for n in range(3)),
        rules=boxed((50, 150, 250, 400), (100, 120, 140, 160, 180, 200, 220)),
    )
    (grid,) = find_grids(page)
    assert grid.header_rows == depth


def test_underlines_of_headings_rule_no_table():
    under = Style(SIZE, underlined=True)
    texts = ("18.1 Costs of it", "18.2 Risks of it", "18.3 Plans of it")
    lines, rules = [], []
    for number, text in enumerate(texts):
        lines.append(line(100 + 40 * number, (60, text), style=under))
        lines.append(line(113 + 40 * number, (60, "None."), (150, "Noted")))
        rules.append(Rule(60, 109.5 + 40 * number, lines[-2][-1].x1, 109.5 + 40 * number))
    assert find_grids(sheet(*lines, rules=rules)) == ()
