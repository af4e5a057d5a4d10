"""The table of the annual report that runs over three pages: grants to groups, its heading repeated."""

from __future__ import annotations

from typesetting.blocks import Block, Grid, NewPage, Text

from content.pack_wards import WARDS

KINDS = ("Lunch Club", "Walking Group", "Men’s Shed", "Friendship Circle", "Garden Project", "Choir", "Reading Room",
         "Repair Café", "Tea Dance", "Befriending Scheme")  # fmt: skip
PURPOSES = ("hall hire and food", "a new kettle and crockery", "training of volunteers", "minibus for outings",
            "tools and storage", "music stands", "large print books", "seated exercise sessions")  # fmt: skip
CAPTION = "Table 14: Grants to community groups, 2021 to 2025"


def grants() -> Grid:
    """Some hundred and twenty grants, from a rule."""
    rows: list[tuple[str, ...]] = [("Year", "Group", "Ward", "Purpose", "Amount (£)")]
    total = 0
    for number in range(118):
        ward = WARDS[(5 * number) % 12]
        amount = 250 + (number * 185) % 2400
        total += amount
        year = 2021 + number // 24
        group = f"{ward.name} {KINDS[(3 * number + number // 12) % 10]}"
        rows.append((f"{year}/{(year + 1) % 100}", group, ward.name, PURPOSES[(number * 3) % 8], f"{amount:,}"))
    rows.append(("", "Total", "", "", f"{total:,}"))
    return Grid(tuple(rows), (48, 158, 92, 110, 58), size=8.5, numeric=(4,), record={"title": CAPTION})


def blocks() -> list[Block]:
    """The annex with the table."""
    return [
        NewPage(),
        Text("Annex 1: Grants to community groups", "section"),
        Text("Since 2021 the public health grant has paid for small grants to groups that bring older people together. "
             "All of them are listed here."),
        Text(CAPTION, "caption"),
        grants(),
    ]  # fmt: skip
