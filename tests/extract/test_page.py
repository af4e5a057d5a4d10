"""Lines, columns, blocks, labels and furniture, on sheets made here."""

from __future__ import annotations

import pytest

from extract.page.composing import compose, lay_out
from extract.page.furniture import find_furniture
from extract.page.hyphens import join_lines
from extract.page.labels import label_depth, split_label
from extract.page.strokes import mark_strokes
from extract.paper import Block, Line, Rule, Sheet, Style, Word

PLAIN = Style(11.0)
BOLD = Style(11.0, bold=True)
PITCH = 13.0


def words(x: float, top: float, text: str, style: Style = PLAIN) -> list[Word]:
    """A line of words, each letter half as wide as it is high."""
    placed = []
    for word in text.split():
        right = x + 0.5 * style.size * len(word)
        placed.append(Word(word, x, top, right, top + style.size, style))
        x = right + 0.28 * style.size
    return placed


def sheet(*lines: list[Word], number: int = 1) -> Sheet:
    return Sheet(number, 595.0, 842.0, tuple(word for line in lines for word in line))


def blocks(*lines: list[Word]) -> list[Block]:
    return list(compose([lay_out(sheet(*lines))])[0].blocks)


@pytest.mark.parametrize(
    ("text", "apart", "label"),
    [
        ("1. Apologies", False, "1."),
        ("21) Finance", False, "21)"),
        ("7.2 Matters arising", False, "7.2"),
        ("05.18.05 Clerk's report", True, "05.18.05"),
        ("65/24 Apologies", False, "65/24"),
        ("R2026-38 S. Alder, J. Beech:", False, "R2026-38"),
        ("(iv) that the report be noted", False, "(iv)"),
        ("a) Playground", False, "a)"),
        ("• Grit bins", False, "•"),
        ("o Localism – more of it", False, "o"),
        ("21 Finance", True, "21"),
        ("21 Finance", False, None),
        ("2020 was a hard year", False, None),
        ("1 April 2024", True, None),
        ("12 May was agreed", False, None),
        ("09/04/18 Clerk's salary", True, None),
        ("7.30pm in the village hall", False, None),
        ("3.5 million was spent", False, None),
        ("42-50 Station Road", False, None),
        ("or the flooding problem", True, None),
    ],
)
def test_labels(text: str, apart: bool, label: str | None) -> None:
    assert split_label(text, apart=apart)[0] == label


def test_depth_of_numbers() -> None:
    assert [label_depth(label) for label in ("7.", "7.2", "7.2.1", "(a)", "•")] == [1, 2, 3, 0, 0]


def test_a_number_in_the_margin_begins_an_item_whose_lines_hang() -> None:
    made = blocks(
        words(72, 100, "7.2") + words(108, 100, "The Committee considered a report on the budget of the next"),
        words(108, 100 + PITCH, "year and asked for another one before the end of the month, with"),
        words(108, 100 + 2 * PITCH, "figures."),
        words(72, 100 + 3 * PITCH, "7.3") + words(108, 100 + 3 * PITCH, "Nothing else was said."),
    )
    assert [(block.kind, block.label, len(block.lines)) for block in made] == [("item", "7.2", 3), ("item", "7.3", 1)]


def test_the_owners_in_a_margin_stand_beside_their_paragraphs() -> None:
    long = "The clerk was asked to write to the county about the drains of the village and"
    made = blocks(
        words(72, 100, long),
        words(72, 100 + PITCH, "to report to the next meeting of the council on what the county said about it"),
        words(560, 100 + PITCH, "DH"),
        words(72, 100 + 2 * PITCH, "when it was asked in the spring, and whether the money for the works is still"),
        words(72, 100 + 3 * PITCH, "there."),
    )
    assert [(block.kind, block.text) for block in made][1:] == [("aside", "DH")]
    assert made[0].text.endswith("still there.")


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [
        "the council has had a busy",
        "year and thanks all of those",
        "who gave their time to the",
        "park and its new benches",
    ]
    right = [
        "when the snow came the grit",
        "bins were filled by many of",
        "our neighbours who went out",
        "at night to do what was due",
    ]
    lines = [words(60, 100 + PITCH * k, text) for k, text in enumerate(left)]
    lines += [words(320, 100 + PITCH * k, text) for k, text in enumerate(right)]
    assert " ".join(block.text for block in blocks(*lines)) == " ".join(left + right)


def test_lists_under_headings_side_by_side_are_read_one_after_the_other() -> None:
    rows = [("Present:", "Apologies:"), ("A Alder", "B Beech"), ("C Cedar", "D Drake"), ("E Elm", "")]
    lines = [words(60, 100 + PITCH * k, a) + words(320, 100 + PITCH * k, b) for k, (a, b) in enumerate(rows)]
    texts = [block.text for block in blocks(*lines)]
    assert texts == ["Present:", "A Alder", "C Cedar", "E Elm", "Apologies:", "B Beech", "D Drake"]


def test_a_letterhead_at_the_right_is_not_mixed_into_the_letter() -> None:
    small = Style(8.0)
    lines = [words(400, 100 + 9.7 * k, f"Letterhead{k} Street", small) for k in range(5)]
    lines += [words(72, 104, "Our reference: 123"), words(72, 134, "Dear Resident")]
    texts = [block.text for block in blocks(*lines)]
    assert "Our reference: 123" in texts
    assert "Dear Resident" in texts


def test_bold_short_lines_are_headings_and_sentences_are_none() -> None:
    made = blocks(
        words(72, 100, "Matters arising", BOLD),
        words(72, 120, "There were none, and so the chair went on to the next item of the agenda for the day."),
        words(72, 140, "Carried.", BOLD),
        words(72, 160, "SW1A 1AA"),
    )
    assert [block.kind for block in made] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_paragraph_that_runs_over_the_page_is_one() -> None:
    first = sheet(words(72, 700, "The council agreed that the seat by the pond should be mended and"))
    second = sheet(words(72, 80, "painted before the summer."), number=2)
    pages = compose([lay_out(first), lay_out(second)])
    assert [block.text[-26:] for block in pages[0].blocks] == ["painted before the summer."]
    assert pages[1].blocks == ()


def test_a_colon_and_a_dash_break_no_word() -> None:
    first = sheet(words(50, 700, "Invoices received :-"), number=1)
    second = sheet(words(50, 60, "The Councillors resolved to pay them all."), number=2)
    pages = compose([lay_out(first), lay_out(second)])
    assert [block.text for page in pages for block in page.blocks] == [
        "Invoices received :-",
        "The Councillors resolved to pay them all.",
    ]


def test_running_heads_and_folios_are_set_aside_and_headings_are_not() -> None:
    pages = [
        sheet(
            words(72, 30, "Alder Parish Council"),
            words(72, 120, f"Something said only on page {'ABCDE'[n]}"),
            words(290, 800, str(n + 4)),
            number=n + 1,
        )
        for n in range(5)
    ]
    out = compose([lay_out(page) for page in pages])
    assert [line.text for line in out[2].furniture] == ["Alder Parish Council", "6"]
    assert [block.text for block in out[2].blocks] == ["Something said only on page C"]


def test_what_repeats_within_the_text_is_no_furniture() -> None:
    def page(number: int) -> list[Line]:
        texts = [f"Title {'ab'[number - 1]}", f"Only {'cd'[number - 1]}", f"also {number * 'x'}", "Response"]
        return [Line(text, number, bbox=(72, 60 + 14 * k, 200, 71 + 14 * k)) for k, text in enumerate(texts)]

    assert find_furniture([(page(number), 842.0) for number in (1, 2)])[0] == set()


@pytest.mark.parametrize(
    ("lines", "known", "hyphenated", "joined"),
    [
        (["the resi-", "dents"], {"residents"}, True, "the residents"),
        (["well-", "being"], {"well-being"}, True, "well-being"),
        (["fast-", "tracked"], set(), False, "fast-tracked"),
        (["inform-", "ation"], set(), True, "information"),
        (["self-", "assessment"], set(), True, "self-assessment"),
        (["2024-", "25 budget"], set(), True, "2024-25 budget"),
        (["income and/", "or costs"], set(), True, "income and/or costs"),
    ],
)
def test_line_ends(lines: list[str], known: set[str], hyphenated: bool, joined: str) -> None:
    assert join_lines(lines, known, hyphenated=hyphenated) == joined


def test_rules_through_words_strike_them_and_rules_of_tables_do_not() -> None:
    line = words(72, 100, "keep this wording")
    through = Rule(line[1].x0, 106, line[1].x1, 106)
    below = Rule(line[2].x0, 110.5, line[2].x1, 110.5)
    border = Rule(20, 106, 500, 106)
    marked = mark_strokes(line, [through, below])
    assert [(word.style.struck, word.style.underlined) for word in marked] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert not any(word.style.struck for word in mark_strokes(line, [border]))


def test_the_last_row_of_a_table_overleaf_is_a_row_of_it() -> None:
    def page(number: int, tops: list[float], *lines: list[Word]) -> Sheet:
        rules = [Rule(x, tops[0], x, tops[-1]) for x in (50.0, 150.0, 300.0)]
        rules += [Rule(50.0, top, 300.0, top) for top in tops]
        return Sheet(number, 595.0, 842.0, tuple(word for line in lines for word in line), tuple(rules))

    first = page(
        1,
        [700, 720, 740],
        words(55, 703, "Ward") + words(155, 703, "Cases"),
        words(55, 723, "Elm") + words(155, 723, "3"),
    )
    second = page(2, [60, 80], words(55, 63, "Oak") + words(155, 63, "4"), words(50, 200, "Text below it."))
    pages = compose([lay_out(first), lay_out(second)])
    (grid,) = [block.grid for page in pages for block in page.blocks if block.grid]
    assert [cell.text for cell in grid.cells] == ["Ward", "Cases", "Elm", "3", "Oak", "4"]
    assert [block.text for block in pages[1].blocks] == ["Text below it."]
    alone = compose([lay_out(second)])
    assert [block.text for block in alone[0].blocks] == ["Oak 4", "Text below it."]
