"""Numbers of list paragraphs as Word shows them, counted from numbering.xml: "1.", "(a)", "7.2", "•"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from extract.clean import clean_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
PLACE = re.compile(r"%([1-9])")
DEEPEST = 9
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
CARDINALS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class Level(NamedTuple):
    """How one depth of a list is numbered."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None  # the level whose step resets this one; None: any above
    legal: bool = False
    style: str | None = None


class Number(NamedTuple):
    """What is printed before a list paragraph, and how deep it stands."""

    label: str
    depth: int  # from 1


@dataclass
class Numbering:
    """All lists of a document and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by numId
    family: dict[str, str] = field(default_factory=dict)  # numId to the abstract list whose count it shares
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    overridden: dict[str, dict[int, int]] = field(default_factory=dict)
    styled: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style to list and depth

    def next(self, num: str, depth: int) -> Number | None:
        """Counts one paragraph of a list on and gives its number; None for a list that is not defined."""
        levels = self.levels.get(num)
        if not levels or num == "0":
            return None
        depth = min(max(depth, 0), DEEPEST - 1)
        level = levels.get(depth, Level())
        family = self.family.get(num, num)
        counts = self.counts.setdefault(family, {})
        self.begin_override(num, counts)
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [other for other in counts if other > depth]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                del counts[deeper]
        for above in range(depth):
            counts.setdefault(above, levels.get(above, Level()).start)
        label = level_label(level, levels, counts)
        return Number(label, depth + 1) if label else None

    def begin_override(self, num: str, counts: dict[int, int]) -> None:
        """A list that says where it starts anew does so when it is first used."""
        for depth, start in self.overridden.pop(num, {}).items():
            counts[depth] = start - 1
            for deeper in [other for other in counts if other > depth]:
                del counts[deeper]


def level_label(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """The printed label of a level."""
    if level.form == "bullet":
        return clean_line(level.text) or "•"
    if level.form == "none" and "%" not in level.text:
        return clean_line(level.text)

    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        form = levels.get(depth, Level()).form
        if level.legal:
            form = "decimal"
        return format_number(counts.get(depth, 1), form)

    return clean_line(PLACE.sub(place, level.text))


def format_number(number: int, form: str) -> str:
    """A number in one of Word's forms.

    >>> [format_number(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "ordinal", "decimalZero")]
    ['4', 'd', 'IV', '4th', '04']
    """
    if form in {"lowerLetter", "upperLetter"}:
        letters = to_letters(number)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        roman = to_roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        return f"{number}{ordinal_ending(number)}"
    if form in {"ordinalText", "cardinalText"} and 1 <= number <= 10:
        return (ORDINALS if form == "ordinalText" else CARDINALS)[number - 1]
    return "" if form == "none" else str(number)


def to_letters(number: int) -> str:
    """a, b, … z, aa, bb, … as Word goes on.

    >>> to_letters(1), to_letters(26), to_letters(28)
    ('a', 'z', 'bb')
    """
    if not 1 <= number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def to_roman(number: int) -> str:
    """A number in small Roman figures.

    >>> to_roman(14), to_roman(49)
    ('xiv', 'xlix')
    """
    if not 1 <= number <= 4000:
        return str(number)
    figures = ""
    for value, sign in (*ROMAN, *SMALL_ROMAN):
        figures += sign * (number // value)
        number %= value
    return figures


def ordinal_ending(number: int) -> str:
    """st, nd, rd or th."""
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists that numbering.xml defines."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iterchildren(f"{W}abstractNum")}
    linked = {value(one, "styleLink"): one for one in abstract.values() if value(one, "styleLink")}
    for num in root.iterchildren(f"{W}num"):
        num_id, family = num.get(f"{W}numId", ""), value(num, "abstractNumId") or ""
        definition = abstract.get(family)
        if definition is None:
            continue
        if link := value(definition, "numStyleLink"):
            definition = linked.get(link, definition)
        numbering.levels[num_id] = dict(read_levels(definition))
        numbering.family[num_id] = family
        add_overrides(numbering, num, num_id)
        for depth, level in numbering.levels[num_id].items():
            if level.style:
                numbering.styled.setdefault(level.style, (num_id, depth))
    return numbering


def add_overrides(numbering: Numbering, num: etree._Element, num_id: str) -> None:
    """What one list says otherwise than the abstract one that it uses."""
    for override in num.iterchildren(f"{W}lvlOverride"):
        depth = whole(override.get(f"{W}ilvl"), 0)
        if (start := value(override, "startOverride")) is not None:
            numbering.overridden.setdefault(num_id, {})[depth] = whole(start, 1)
        for one, level in read_levels(override):
            numbering.levels[num_id][one] = level


def read_levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    """The depths that an element defines."""
    for element in parent.iterchildren(f"{W}lvl"):
        restart = value(element, "lvlRestart")
        yield (
            whole(element.get(f"{W}ilvl"), 0),
            Level(
                form=value(element, "numFmt") or number_format(element) or "decimal",
                text=value(element, "lvlText") or "",
                start=whole(value(element, "start"), 1),
                restart=whole(restart, 0) if restart is not None else None,
                legal=element.find(f"{W}isLgl") is not None,
                style=value(element, "pStyle"),
            ),
        )


def number_format(element: etree._Element) -> str | None:
    """The form where it stands in a choice of alternatives."""
    found = next(element.iter(f"{W}numFmt"), None)
    return found.get(VAL) if found is not None else None


def value(parent: etree._Element, name: str) -> str | None:
    """The value of a child element."""
    child = parent.find(f"{W}{name}")
    return child.get(VAL) if child is not None else None


def whole(text: str | None, otherwise: int) -> int:
    """A whole number, or what to take instead."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise
