"""Styles of a Word document: what a paragraph or run looks like, its list and its outline level, inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from extract.office.numbering import VAL, W, value, whole
from extract.paper import PLAIN, Style

HEADING = re.compile(r"heading\s*(?P<level>\d)", re.IGNORECASE)
TITLE = re.compile(r"(?:title|subtitle)", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|contents|table of figures)\b\s*\d*", re.IGNORECASE)
CAPTION = re.compile(r"caption", re.IGNORECASE)
COLOUR = re.compile(r"[0-9a-fA-F]{6}")
DEEPEST = 20


class Look(NamedTuple):
    """How a run is printed; None where it says nothing and its style speaks."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    underlined: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    colour: str | None = None
    size: float | None = None

    def over(self, base: Look) -> Look:
        """The look that results where a base look shows through."""
        return base._replace(**{name: own for name, own in self._asdict().items() if own is not None})


NO_LOOK = Look()


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph or character style with everything that it inherits."""

    name: str = ""
    look: Look = NO_LOOK
    outline: int | None = None  # from 0
    num: str | None = None
    depth: int | None = None
    indent: int = 0  # twentieths of a point


@dataclass
class Styles:
    """All styles of a document."""

    by_id: dict[str, WordStyle] = field(default_factory=dict)
    default: Look = NO_LOOK
    paragraph: str | None = None  # the style of paragraphs that name none

    def get(self, style_id: str | None) -> WordStyle:
        """A style, the default one where it is not defined."""
        return self.by_id.get(style_id or self.paragraph or "", WordStyle())


def read_styles(root: etree._Element | None) -> Styles:
    """The styles that styles.xml defines, each with what it inherits."""
    if root is None:
        return Styles()
    elements = {one.get(f"{W}styleId", ""): one for one in root.iterchildren(f"{W}style")}
    base = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    styles = Styles(default=read_look(base))
    for style_id, element in elements.items():
        styles.by_id[style_id] = inherited(style_id, elements)
        if element.get(f"{W}default") in {"1", "true"} and element.get(f"{W}type") == "paragraph":
            styles.paragraph = style_id
    return styles


def inherited(style_id: str, elements: dict[str, etree._Element]) -> WordStyle:
    """A style with what the styles below it say."""
    chain: list[etree._Element] = []
    seen: set[str] = set()
    current: str | None = style_id
    while current and current in elements and current not in seen and len(chain) < DEEPEST:
        seen.add(current)
        chain.append(elements[current])
        current = value(elements[current], "basedOn")
    style = WordStyle()
    for element in reversed(chain):
        style = laid_over(style, element)
    return style


def laid_over(style: WordStyle, element: etree._Element) -> WordStyle:
    """A style with what one more element says."""
    properties = element.find(f"{W}pPr")
    style = replace(style, name=value(element, "name") or "", look=read_look(element.find(f"{W}rPr")).over(style.look))
    if HEADING.fullmatch(style.name.strip()):
        style = replace(style, outline=int(HEADING.fullmatch(style.name.strip())["level"]) - 1)  # type: ignore[index]  # it matched
    return style if properties is None else with_paragraph(style, properties)


def with_paragraph(style: WordStyle, properties: etree._Element) -> WordStyle:
    """A style with the paragraph properties given."""
    outline = value(properties, "outlineLvl")
    numbers = properties.find(f"{W}numPr")
    indent = properties.find(f"{W}ind")
    if outline is not None:
        style = replace(style, outline=whole(outline, 9) if whole(outline, 9) < 9 else None)
    if indent is not None:
        left = indent.get(f"{W}left") or indent.get(f"{W}start")
        style = replace(style, indent=whole(left, style.indent))
    if numbers is not None:
        depth = value(numbers, "ilvl")
        style = replace(
            style,
            num=value(numbers, "numId") or style.num,
            depth=whole(depth, 0) if depth is not None else style.depth,
        )
    return style


def read_look(properties: etree._Element | None) -> Look:
    """What run properties say of the look."""
    if properties is None or len(properties) == 0:
        return Look()
    underline, colour, size = value(properties, "u"), value(properties, "color"), value(properties, "sz")
    struck = switch(properties, "strike")
    return Look(
        bold=switch(properties, "b"),
        italic=switch(properties, "i"),
        struck=struck if struck is not None else switch(properties, "dstrike"),
        underlined=None if underline is None else underline != "none",
        capitals=switch(properties, "caps"),
        hidden=switch(properties, "vanish"),
        colour=f"#{colour.lower()}" if colour and COLOUR.fullmatch(colour) else None,
        size=whole(size, 0) / 2 if size else None,
    )


def switch(properties: etree._Element, name: str) -> bool | None:
    """Whether a property is switched on, off, or not named."""
    child = properties.find(f"{W}{name}")
    return None if child is None else child.get(VAL, "1") not in {"0", "false", "off", "none"}


@lru_cache(maxsize=4096)
def printed_style(look: Look) -> Style:
    """A look as every paper has it; black is no colour."""
    style = Style(
        size=look.size or 0.0,
        bold=bool(look.bold),
        italic=bool(look.italic),
        struck=bool(look.struck),
        colour=None if look.colour == "#000000" else look.colour,
        underlined=bool(look.underlined),
    )
    return PLAIN if style == PLAIN else style
