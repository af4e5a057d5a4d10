"""A web page as its parser walks it: inline styles, lists, tables, and in which part of the page each block stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extract.building import labelled_block, make_block
from extract.clean import clean_line
from extract.links import web_target
from extract.markup.tables import OpenCell, OpenTable, finish_table
from extract.office.numbering import format_number
from extract.paper import PLAIN, Block, Link, Span, Style
from extract.plain.scanning import scan_page

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "select", "textarea"}
    | {"button", "iframe", "object", "embed", "canvas", "audio", "video", "map"}
    | {"datalist"}
)
STYLED = {
    "b": "bold",
    "strong": "bold",
    "th": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "u": "underlined",
    "ins": "underlined",
    "s": "struck",
    "del": "struck",
    "strike": "struck",
}
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "nav", "aside"}
    | {"body", "html", "form", "fieldset", "legend", "address", "blockquote", "center", "figure"}
    | {"figcaption", "hr", "dl", "dt", "dd", "ul", "ol", "menu", "dir"}
    | {"li", "pre", "table", "tr", "td", "th", "thead", "tbody", "tfoot"}
    | {"caption", "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary"}
    | {"hgroup", "search", "frameset", "noframes", "title"}
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ASIDE_TAGS = frozenset(("nav", "aside", "header", "footer", "search"))
ASIDE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
# names that pages give to what stands around their text
ASIDE_NAMES = re.compile(
    r"(?:site-?|main-?|page-?|global-?|top-?|primary-?|secondary-?)?"
    r"(?:nav(?:igation|bar)?|menu|breadcrumbs?|cookies?(?:-?(?:banner|notice|consent|bar))?|side-?bar|footer|header|skip-?links?"
    r"|share|sharing|social(?:-media)?|pagination|search(?:-?form|-?box)?|related(?:-links)?|banner)",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), "bold"),
    (re.compile(r"font-style\s*:\s*italic", re.IGNORECASE), "italic"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE), "struck"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*underline", re.IGNORECASE), "underlined"),
)
VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col"} | {"embed", "source", "track", "wbr", "param"}
)
SPACE = re.compile(r"\s+")
COUNTED = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST_TABLE = 6
MOST_CHARACTERS = 20_000_000
META = {
    "author": "author",
    "dc.title": "title",
    "dc.creator": "author",
    "dcterms.title": "title",
    "dcterms.creator": "author",
    "dc.date": "created",
    "dcterms.created": "created",
    "dcterms.date": "created",
    "article:published_time": "created",
    "date": "created",
}


@dataclass(slots=True)
class OpenList:
    """A list while it is read."""

    form: str | None  # None: bullets
    count: int = 0

    def label(self, value: str | None) -> str:
        """The label of the next item."""
        if self.form is None:
            return "•"
        self.count = int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else self.count + 1
        return f"{format_number(self.count, self.form)}."


@dataclass(slots=True)
class Standing:
    """A block and where on the page it stands."""

    block: Block
    region: str  # main, body, aside
    linked: int = 0  # characters in links


@dataclass
class PageBuilder:
    """Takes a parser's events; `close` gives what stands on the page."""

    spans: list[Span] = field(default_factory=list)
    standing: list[Standing] = field(default_factory=list)
    links: list[tuple[Link, str]] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    open_tags: list[tuple[str, str | None, str | None]] = field(default_factory=list)  # tag, style, region before
    styles: dict[str, int] = field(default_factory=dict)
    region: str = "body"
    skip: int = 0
    pre: int = 0
    quoted: int = 0
    heading: int = 0
    lists: list[OpenList] = field(default_factory=list)
    label: str | None = None
    tables: list[OpenTable] = field(default_factory=list)
    cells: list[OpenCell | None] = field(default_factory=list)
    anchor: tuple[str, list[str]] | None = None
    linked: int = 0
    in_title: bool = False
    in_caption: bool = False
    characters: int = 0
    cut: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if tag in VOID:
            self.take_void(tag, attributes)
            return
        if self.skip or tag in SKIPPED or is_hidden(attributes):
            self.skip += 1
            self.open_tags.append((tag, "skip", None))
            return
        if tag in BLOCKS:
            self.flush()
        style = STYLED.get(tag) or style_named(attributes)
        if style:
            self.styles[style] = self.styles.get(style, 0) + 1
        self.open_tags.append((tag, style, self.region))
        self.region = region_of(tag, attributes, self.region)
        self.enter(tag, attributes)

    def enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What an element means for what is in it."""
        if tag in HEADINGS:
            self.heading = HEADINGS[tag]
        elif tag in {"ul", "menu", "dir"}:
            self.lists.append(OpenList(None))
        elif tag == "ol":
            start = attributes.get("start", "")
            first = int(start) - 1 if re.fullmatch(r"-?\d{1,6}", start) else 0
            self.lists.append(OpenList(COUNTED.get(attributes.get("type", "1"), "decimal"), first))
        elif tag == "li":
            self.label = (self.lists[-1] if self.lists else OpenList(None)).label(attributes.get("value"))
        elif tag == "a":
            target = web_target(attributes.get("href"))
            self.anchor = (target, []) if target else None
        elif tag == "pre":
            self.pre += 1
        elif tag == "blockquote":
            self.quoted += 1
        elif tag == "title":
            self.in_title = True
        elif tag == "caption":
            self.in_caption = True
        else:
            self.enter_table(tag, attributes)

    def enter_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A part of a table opens."""
        if tag == "table":
            self.tables.append(OpenTable(attributes.get("role", "").lower() in {"presentation", "none"}))
            self.cells.append(None)
        elif not self.tables:
            return
        elif tag == "thead":
            self.tables[-1].in_head = True
        elif tag == "tr":
            self.cells[-1] = None
            self.tables[-1].begin_row()
        elif tag in {"td", "th"}:
            spans = [whole(attributes.get(name)) for name in ("rowspan", "colspan")]
            self.cells[-1] = self.tables[-1].begin_cell(spans[0], spans[1], tag == "th")

    def take_void(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element without content."""
        if tag == "br" and not self.skip:
            self.add("\n")
        elif tag == "hr":
            self.flush()
        elif tag == "meta":
            name = META.get((attributes.get("name") or attributes.get("property") or "").lower())
            if name and (value := clean_line(attributes.get("content", ""))[:500]):
                self.properties.setdefault(name, value)

    def end(self, tag: str) -> None:
        """An element closes, and with it what was left open inside it."""
        if tag in VOID or all(opened != tag for opened, _, _ in self.open_tags[-400:]):
            return
        while self.open_tags:
            opened, style, region = self.open_tags.pop()
            self.leave(opened, style, region)
            if opened == tag:
                return

    def leave(self, tag: str, style: str | None, region: str | None) -> None:
        """Undoes what an element meant."""
        if style == "skip":
            self.skip -= 1
            return
        if tag in BLOCKS:
            self.flush()
        if style:
            self.styles[style] -= 1
        if tag == "a":
            self.close_anchor()
        elif tag in HEADINGS:
            self.heading = 0
        elif tag in {"ul", "ol", "menu", "dir"} and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.label = None
        elif tag == "pre":
            self.pre -= 1
        elif tag == "blockquote":
            self.quoted -= 1
        elif tag == "title":
            self.in_title = False
        elif tag == "caption":
            self.in_caption = False
        else:
            self.leave_table(tag)
        self.region = region or self.region

    def leave_table(self, tag: str) -> None:
        """A part of a table closes."""
        if not self.tables:
            return
        if tag == "table":
            table = self.tables.pop()
            self.cells.pop()
            for block in finish_table(table, nested=len(self.tables) >= DEEPEST_TABLE):
                self.put(block)
        elif tag == "thead":
            self.tables[-1].in_head = False
        elif tag in {"td", "th"}:
            self.cells[-1] = None

    def close_anchor(self) -> None:
        """A link ends."""
        if self.anchor:
            target, parts = self.anchor
            text = clean_line("".join(parts))
            self.linked += len(text)
            if text:
                self.links.append((Link(1, text, target), self.region))
        self.anchor = None

    def data(self, text: str) -> None:
        """Text."""
        if self.skip or self.cut:
            return
        self.characters += len(text)
        self.cut = self.characters > MOST_CHARACTERS
        self.add(text if self.pre else SPACE.sub(" ", text))

    def add(self, text: str) -> None:
        """Adds text in the present style."""
        if self.anchor:
            self.anchor[1].append(text)
        names = {name: True for name, count in self.styles.items() if count > 0}
        self.spans.append(Span(text, Style(**names) if names else PLAIN))  # type: ignore[arg-type]  # names of booleans

    def flush(self) -> None:
        """Ends the block that is being read."""
        spans, linked = self.spans, self.linked
        self.spans, self.linked = [], 0
        if not any(span.text.strip() for span in spans):
            return
        if self.in_title:
            self.properties.setdefault("title", clean_line("".join(span.text for span in spans))[:500])
            return
        if self.tables and self.cells[-1] is None:
            table = self.tables[-1]
            if self.in_caption:
                table.title = clean_line("".join(span.text for span in spans))
                return
        for block in self.blocks_of(spans):
            self.put(block, linked)

    def blocks_of(self, spans: list[Span]) -> list[Block]:
        """The blocks of a run of text."""
        if self.pre:
            return list(scan_page("".join(span.text for span in spans)).blocks)
        if self.heading:
            block = labelled_block("heading", spans, 1, level=self.heading)
            return [block] if block and block.text else []
        label, self.label = self.label, None
        if label:
            block = make_block("item", spans, label=label, level=max(1, len(self.lists)))
            return [block] if block else []
        return [block for part in split_double_breaks(spans) if (block := paragraph(part, bool(self.quoted)))]

    def put(self, block: Block, linked: int = 0) -> None:
        """A block into the cell that is open, else onto the page."""
        if self.cells and self.cells[-1] is not None:
            self.cells[-1].blocks.append(block)
        elif self.tables and len(self.tables) > 1 and self.cells[-2] is not None:
            self.cells[-2].blocks.append(block)
        else:
            self.standing.append(Standing(block, self.region, linked))

    def close(self) -> PageBuilder:
        """The page ends, and what is open with it."""
        while self.open_tags:
            self.leave(*self.open_tags.pop())
        self.flush()
        return self


def paragraph(spans: list[Span], quoted: bool) -> Block | None:
    """A paragraph, or an item whose label is typed."""
    block = labelled_block("paragraph", spans, 1)
    if block and block.label:
        return replace(block, kind="item", level=1) if block.text else make_block("paragraph", spans)
    return block


def split_double_breaks(spans: list[Span]) -> list[list[Span]]:
    """Paragraphs that are set apart by empty lines, and lines after breaks that end a sentence or begin an item."""
    from extract.office.wordflow import split_breaks

    return split_breaks(spans)


def whole(text: str | None) -> int:
    """A span as a number."""
    return int(text) if text and re.fullmatch(r"\s*\d{1,9}\s*", text) else 1


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown."""
    return "hidden" in attributes or bool(HIDDEN.search(attributes.get("style", "")))


def style_named(attributes: Mapping[str, str]) -> str | None:
    """The first style that a style attribute names."""
    text = attributes.get("style", "")
    return next((name for pattern, name in STYLES if pattern.search(text)), None) if text else None


def region_of(tag: str, attributes: Mapping[str, str], region: str) -> str:
    """In which part of the page an element stands."""
    role = attributes.get("role", "").lower()
    if region == "main":
        return "aside" if tag == "nav" or role in {"navigation", "search"} else "main"
    if tag in {"main", "article"} or role == "main":
        return "main"
    if region == "aside" or tag in ASIDE_TAGS or role in ASIDE_ROLES:
        return "aside"
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return "aside" if tag not in {"body", "html"} and any(ASIDE_NAMES.fullmatch(name) for name in names) else region
