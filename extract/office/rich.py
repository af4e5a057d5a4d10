"""The control words of RTF into paragraphs and rows of cells."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from extract.clean import clean
from extract.paper import PLAIN, Span, Style

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
# groups whose text is not printed in the flow
SKIPPED = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"listtable", b"listoverridetable", b"pict", b"object", b"fldinst"}
    | {b"themedata", b"datastore", b"latentstyles", b"rsidtbl", b"generator", b"xmlnstbl", b"mmathPr", b"filetbl"}
    | {b"bkmkstart", b"bkmkend", b"annotation", b"atnid", b"atnauthor", b"revtbl", b"pn", b"nonshppict", b"creatim"}
    | {b"colorschememapping", b"objdata", b"shppict", b"formfield", b"pgdsctbl", b"sp", b"private"}
    | {b"operator", b"company", b"revtim", b"printim", b"doccomm", b"keywords", b"category", b"manager", b"hlinkbase"}
)
FURNITURE = frozenset({b"header", b"footer", b"headerl", b"headerr", b"headerf", b"footerl", b"footerr", b"footerf"})
PRINTED = {
    b"par": "\n", b"line": "\v", b"tab": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"sect": "\n", b"page": "\n",
    b"emspace": " ", b"enspace": " ",
}  # fmt: skip
INFO = {b"title": "title", b"author": "author", b"subject": "subject"}
SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
STYLES = {b"b": "bold", b"i": "italic", b"strike": "struck", b"ul": "underlined"}
DEEPEST, LONGEST = 2_000, 60_000_000


@dataclass(frozen=True, slots=True)
class RichParagraph:
    """A paragraph and how far it is indented."""

    spans: list[Span]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class RichRow:
    """A row of a table."""

    cells: list[list[RichParagraph]]


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and restores."""

    style: Style = PLAIN
    skip: bool = False
    hidden: bool = False
    place: str = "body"  # body, furniture, or the name of a property
    fallback: int = 1  # how many characters stand for one that old readers do not know


@dataclass
class Rich:
    """What an RTF holds, and what is being read."""

    body: list[RichParagraph | RichRow] = field(default_factory=list)
    furniture: list[RichParagraph | RichRow] = field(default_factory=list)
    notes: list[RichParagraph] = field(default_factory=list)
    held: list[list[Span]] = field(default_factory=list)  # paragraphs that a note interrupts
    properties: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    encoding: str = "cp1252"
    spans: list[Span] = field(default_factory=list)
    cells: list[list[RichParagraph]] = field(default_factory=list)
    cell: list[RichParagraph] = field(default_factory=list)
    in_table: bool = False
    indent: int = 0
    pending: bytearray = field(default_factory=bytearray)
    unread: int = 0  # characters that repeat a Unicode one

    def add(self, text: str, state: State) -> None:
        """Text in the present style, to where the group belongs."""
        if state.skip or state.hidden or not text:
            return
        if state.place in {"title", "author", "subject"}:
            self.properties[state.place] = (self.properties.get(state.place, "") + text)[:500]
        else:
            self.spans.append(Span(text.replace("\v", "\n"), state.style))

    def end_paragraph(self, state: State) -> None:
        """A paragraph ends."""
        spans, self.spans = self.spans, []
        if not any(span.text.strip() for span in spans):
            return
        paragraph = RichParagraph(spans, self.indent)
        if state.place == "furniture":
            self.furniture.append(paragraph)
        elif state.place == "note":
            self.notes.append(paragraph)
        elif self.in_table:
            self.cell.append(paragraph)
        else:
            self.body.append(paragraph)

    def end_cell(self, state: State) -> None:
        """A cell ends."""
        self.in_table = True
        self.end_paragraph(state)
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """A row ends."""
        if self.cells:
            self.body.append(RichRow(self.cells))
        self.cells, self.cell, self.in_table = [], [], False


def read_rich(data: bytes) -> Rich:
    """The paragraphs and rows of an RTF; groups left open and words unknown do no harm."""
    rich, state = Rich(), State()
    stack: list[State] = []
    starred = False
    for match in TOKEN.finditer(data[:LONGEST]):
        if match["hex"] is None and rich.pending:
            flush(rich, state)
        if match["brace"] == b"{":
            stack.append(state)
            starred = False
            if len(stack) > DEEPEST:
                rich.cut = True
                break
        elif match["brace"]:
            close_place(rich, state, stack)
            state = stack.pop() if stack else state
        elif match["word"]:
            state = take_word(rich, state, match["word"], match["number"], starred)
            starred = False
        elif match["hex"]:
            rich.pending.append(int(match["hex"], 16))
        elif match["sign"]:
            starred = take_sign(rich, state, match["sign"])
        elif match["text"]:
            take_text(rich, state, match["text"])
    flush(rich, state)
    rich.end_paragraph(State())
    rich.cut = rich.cut or bool(stack) or len(data) > LONGEST
    return rich


def close_place(rich: Rich, state: State, stack: list[State]) -> None:
    """A group that stands outside the flow ends; the paragraph that a note interrupted goes on."""
    outside = state.place in {"furniture", "note"} and (not stack or stack[-1].place != state.place)
    if outside:
        rich.end_paragraph(state)
    if outside and state.place == "note" and rich.held:
        rich.spans = rich.held.pop()


def flush(rich: Rich, state: State) -> None:
    """Decodes the bytes that were written in hexadecimal."""
    take_text(rich, state, bytes(rich.pending))
    rich.pending.clear()


def take_text(rich: Rich, state: State, data: bytes) -> None:
    """Plain text, without what only repeats a Unicode character."""
    text = data.decode(rich.encoding, "replace")
    skipped = min(rich.unread, len(text))
    rich.unread -= skipped
    rich.add(clean(text[skipped:]), state)


def take_sign(rich: Rich, state: State, sign: bytes) -> bool:
    """An escaped sign; whether it marks a group that may be ignored."""
    if sign in SIGNS:
        rich.add(SIGNS[sign], state)
        if sign in b"\r\n":
            rich.end_paragraph(state)
    return sign == b"*"


def take_word(rich: Rich, state: State, word: bytes, number: bytes | None, starred: bool) -> State:
    """A control word, and the state after it."""
    value = int(number) if number else None
    if word in SKIPPED or (starred and word not in {b"shptxt", b"shpinst"}):
        return replace(state, skip=True)
    if word in FURNITURE:
        rich.end_paragraph(state)
        return replace(state, place="furniture")
    if word == b"footnote" and not state.skip:
        rich.held.append(rich.spans)
        rich.spans = []
        return replace(state, place="note")
    if word in INFO:
        return replace(state, place=INFO[word])
    if word in STYLES or word in {b"ulnone", b"plain", b"v", b"fs", b"uc"}:
        return restyled(state, word, value)
    if not state.skip:
        take_layout(rich, state, word, value)
    return state


def restyled(state: State, word: bytes, value: int | None) -> State:
    """The state after a word of style."""
    on = value != 0
    if word == b"plain":
        return replace(state, style=PLAIN, hidden=False)
    if word == b"v":
        return replace(state, hidden=on)
    if word == b"uc":
        return replace(state, fallback=min(max(value or 0, 0), 8))
    if word == b"fs":
        return replace(state, style=state.style._replace(size=min((value or 24) / 2, 400.0)))
    if word == b"ulnone":
        return replace(state, style=state.style._replace(underlined=False))
    return replace(state, style=PLAIN._replace(**{**state.style._asdict(), STYLES[word]: on}))


def take_layout(rich: Rich, state: State, word: bytes, value: int | None) -> None:
    """A word that prints a sign or ends a paragraph, cell or row."""
    if word == b"u" and value is not None:
        code = value % 65536
        rich.add(chr(code), state)
        rich.unread = state.fallback
    elif word in {b"cell", b"nestcell"}:
        rich.end_cell(state)
    elif word == b"row":
        rich.end_row()
    elif word == b"intbl":
        rich.in_table = True
    elif word == b"pard":
        rich.indent = 0
        rich.in_table = rich.in_table and bool(rich.cells)
    elif word == b"li":
        rich.indent = min(max(value or 0, 0), 20_000)
    elif word == b"ansicpg" and value:
        rich.encoding = known_encoding(f"cp{value}")
    elif word == b"mac":
        rich.encoding = "mac-roman"
    elif word in {b"par", b"sect", b"page"}:
        rich.end_paragraph(state)
    elif word in PRINTED:
        rich.add(PRINTED[word], state)


def known_encoding(name: str) -> str:
    """The encoding, if Python has it."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
