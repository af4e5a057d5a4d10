"""The runs of a Word paragraph into spans: what is printed, tracked changes accepted, fields resolved, links noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.clean import clean
from extract.links import web_target
from extract.office.numbering import VAL, W
from extract.office.packages import ID, Relation, local
from extract.office.wordstyles import Look, Styles, printed_style, read_look
from extract.paper import Link, Span

# What is printed nowhere: deletions, the places things moved from, properties, codes of fields, comments.
UNPRINTED = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "annotationRef", "footnoteRef"}
    | {"endnoteRef", "footnoteReference", "endnoteReference", "commentReference", "sdtPr", "sdtEndPr", "rt"}
    | {"bookmarkStart", "bookmarkEnd", "proofErr", "fldData", "softHyphen", "lastRenderedPageBreak"}
    | {"separator", "continuationSeparator"}
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
BOXES = frozenset({"txbxContent", "textbox"})
HYPERLINK = re.compile(r"HYPERLINK\s+(?:\\l\s+)?\"(?P<target>[^\"]+)\"")
CHECKED = {"1", "true", "on", None}
DINGBATS = ("wingdings", "webdings", "symbol")


@dataclass(slots=True)
class Fields:
    """The complex fields that are open: their code, and whether their result has begun."""

    stack: list[list[object]] = field(default_factory=list)

    def begin(self) -> None:
        """A field opens with its code."""
        self.stack.append(["", False])

    def separate(self) -> None:
        """The code ends, the result begins."""
        if self.stack:
            self.stack[-1][1] = True

    def end(self) -> str:
        """The field closes; its code is given back."""
        return str(self.stack.pop()[0]) if self.stack else ""

    def in_code(self) -> bool:
        """Whether what stands here is code and not printed."""
        return any(not result for _, result in self.stack)

    def add_code(self, text: str) -> None:
        """Takes a piece of a code in."""
        if self.stack:
            self.stack[-1][0] = f"{self.stack[-1][0]}{text}"

    def link(self) -> str | None:
        """The target of the innermost open link."""
        for code, _ in reversed(self.stack):
            if match := HYPERLINK.search(str(code)):
                return match["target"]
        return None


@dataclass(slots=True)
class Runs:
    """What one paragraph printed, and what else stood in it."""

    spans: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # ids of footnotes, "e" before those of endnotes


def read_runs(
    paragraph: etree._Element, base: Look, styles: Styles, relations: dict[str, Relation], fields: Fields
) -> Runs:
    """The spans of a paragraph in the order of printing; text boxes are given apart."""
    runs = Runs()
    walk(paragraph, base, Context(styles, relations, fields), runs)
    return runs


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of runs looks things up in."""

    styles: Styles
    relations: dict[str, Relation]
    fields: Fields


def walk(parent: etree._Element, base: Look, context: Context, runs: Runs) -> None:
    """Takes the children of an element in."""
    for child in parent:
        walk_one(child, local(child), base, context, runs)


def walk_one(child: etree._Element, name: str, base: Look, context: Context, runs: Runs) -> None:
    """Takes one element in."""
    if name in UNPRINTED or not name:
        take_unprinted(child, name, context, runs)
    elif name == "r":
        walk_run(child, run_look(child, base, context.styles), context, runs)
    elif name == "hyperlink":
        take_link(child, base, context, runs)
    elif name == "AlternateContent":
        take_choice(child, base, context, runs)
    elif name in BOXES:
        runs.boxes.append(child)
    elif name == "ffData":
        take_checkbox(child, runs, base)
    elif name != "sdt" or child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        walk(child, base, context, runs)


def take_unprinted(child: etree._Element, name: str, context: Context, runs: Runs) -> None:
    """Notes what a mark that is not printed means."""
    if name == "instrText":
        context.fields.add_code(child.text or "")
    elif name in {"footnoteReference", "endnoteReference"}:
        prefix = "e" if name == "endnoteReference" else ""
        runs.notes.append(prefix + child.get(f"{W}id", ""))


def walk_run(run: etree._Element, look: Look, context: Context, runs: Runs) -> None:
    """Takes one run in."""
    if look.hidden:
        return
    for child in run:
        name = local(child)
        if name == "fldChar":
            take_field(child, look, context, runs)
        elif name in {"t", "delText"} or name in SIGNS or name == "sym":
            if name != "delText" and not context.fields.in_code():
                add_text(runs, printed(child, name, look), look)
                note_field_link(context, runs, child)
        else:
            walk_one(child, name, look, context, runs)


def take_field(child: etree._Element, look: Look, context: Context, runs: Runs) -> None:
    """Follows a complex field; a ticked box of a form prints its tick."""
    kind = child.get(f"{W}fldCharType")
    if kind == "begin":
        context.fields.begin()
        if (box := child.find(f"{W}ffData/{W}checkBox")) is not None:
            add_text(runs, checkbox(box), look)
    elif kind == "separate":
        context.fields.separate()
    elif kind == "end":
        context.fields.end()


def checkbox(box: etree._Element) -> str:
    """A form's box as it is printed."""
    state = box.find(f"{W}checked")
    if state is None:
        state = box.find(f"{W}default")
        return "☒" if state is not None and state.get(VAL) in {"1", "true"} else "☐"
    return "☒" if state.get(VAL) in CHECKED else "☐"


def take_checkbox(child: etree._Element, runs: Runs, look: Look) -> None:
    """A form's box that stands outside a complex field."""
    if (box := child.find(f"{W}checkBox")) is not None:
        add_text(runs, checkbox(box), look)


def printed(child: etree._Element, name: str, look: Look) -> str:
    """What a text element prints."""
    if name == "sym":
        return symbol(child)
    if name in SIGNS:
        return SIGNS[name]
    text = child.text or ""
    return text.upper() if look.capitals else text


def symbol(child: etree._Element) -> str:
    """A sign of a symbol font, in the private area where cleaning knows the common ones."""
    try:
        code = int(child.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    font = child.get(f"{W}font", "").lower()
    if code < 0x100 and font.startswith(DINGBATS):
        code += 0xF000
    return chr(code) if 0x20 <= code < 0x110000 else ""


def add_text(runs: Runs, text: str, look: Look) -> None:
    """Adds printed text."""
    if text:
        runs.spans.append(Span(clean(text), printed_style(look)))


def note_field_link(context: Context, runs: Runs, child: etree._Element) -> None:
    """Notes the link that an open field makes of its text."""
    if local(child) == "t" and child.text and (target := web_target(context.fields.link())):
        add_link(runs, child.text, target)


def add_link(runs: Runs, text: str, target: str) -> None:
    """Adds a link; runs of one link are joined."""
    if runs.links and runs.links[-1].target == target:
        runs.links[-1] = Link(1, f"{runs.links[-1].text}{text}", target)
    else:
        runs.links.append(Link(1, text, target))


def take_link(child: etree._Element, base: Look, context: Context, runs: Runs) -> None:
    """A hyperlink with its text."""
    before = len(runs.spans)
    walk(child, base, context, runs)
    related = context.relations.get(child.get(ID, ""))
    target = web_target(related.target) if related and related.external else None
    text = "".join(span.text for span in runs.spans[before:]).strip()
    if target and text:
        add_link(runs, text, target)


def take_choice(child: etree._Element, base: Look, context: Context, runs: Runs) -> None:
    """Of alternatives the first that holds anything: the others repeat it for older programs."""
    for option in child:
        before = len(runs.spans), len(runs.boxes)
        walk(option, base, context, runs)
        if (len(runs.spans), len(runs.boxes)) != before:
            return


def run_look(run: etree._Element, base: Look, styles: Styles) -> Look:
    """How a run is printed: its own properties over its style's over the paragraph's."""
    properties = run.find(f"{W}rPr")
    if properties is None or len(properties) == 0:
        return base
    named = properties.find(f"{W}rStyle")
    under = (
        styles.by_id[named.get(VAL, "")].look.over(base)
        if named is not None and named.get(VAL, "") in styles.by_id
        else base
    )
    return read_look(properties).over(under)


def content(parent: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The wanted children of an element, through content controls, custom marks and accepted insertions."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = local(child)
        if name in wanted:
            yield child
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "sect"}:
            stack.append(iter(child))
        elif name == "AlternateContent":
            option = next((one for one in child if len(one)), None)
            if option is not None:
                stack.append(iter(option))
