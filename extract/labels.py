"""The number, letter or bullet before an item: "7.2", "(a)", "iv.", "•"; and how deep it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

BULLETS = "•·∙●○◦▪▫■□◆◇❖➢➤►▶‣⁃✓✔✗☐☑☒➔→⇨–—-*+~¾❑⮚"
# "• text", "- text", "o text" (Word's second bullet); a dash or star needs its space
BULLET = re.compile(rf"(?P<label>[{re.escape(BULLETS)}]|o(?=[ \t]{{2,}}|\t))(?P<gap>[ \t]+|(?<=[•●▪■➢✓✔·])(?=\w))")
# "1.", "12)", "(3)", "1.How many": a number with its mark
NUMBER = re.compile(
    r"(?P<label>\((?P<n>\d{1,3})\)|(?P<m>\d{1,3})(?:\.\)|[.)]|:(?=[ \t])))(?P<gap>[ \t]+|(?=[A-Z‘“\"'(]))"
)
# "7.2", "7.2.1", "05.18.08a", "3.1)": parts of a number
DECIMAL = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?[.)]?)(?P<gap>[ \t]+)(?=[A-Z‘“\"'(\[*£])")
# "(a)", "a)", "a.", "(iv)", "iv.": letters and Roman numbers
LETTER = re.compile(r"(?P<label>\((?:[a-z]{1,2}|[ivxl]{2,6}|[A-Z])\)|(?:[a-z]|[ivxl]{2,6}|[A-Z])[.)])(?P<gap>[ \t]+)")
# "3    Text", "3<tab>Text": a bare number set apart
BARE = re.compile(r"(?P<label>\d{1,3}[a-z]?)(?P<gap>\t[ \t]*|[ ]{2,})(?=[A-Z‘“\"'(])")
TIME = re.compile(r"\d{1,2}\.\d{2}\s*(?:[ap]\.?\s?m\b|hrs|hours|noon|midnight)", re.IGNORECASE)  # "5.30 pm"
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}\b(?!\.)")  # "18.05.2020"
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the label that stood before it."""

    label: str
    text: str
    raw: int  # how many characters the label and the gap after it took


def split_label(text: str, capitals: str = "") -> Labelled | None:
    """The label at the beginning of a text, if it is one; `capitals` are the letters that may number as "A." does.

    >>> split_label("(a) the Council")
    Labelled(label='(a)', text='the Council', raw=4)
    >>> split_label("5.30 PM start"), split_label("J. Smith, Clerk"), split_label("18.05.2020 Draft")
    (None, None, None)
    """
    if not text or TIME.match(text) or DATE.match(text):
        return None
    match = BULLET.match(text) or NUMBER.match(text) or DECIMAL.match(text) or BARE.match(text)
    if not match and (match := LETTER.match(text)) and is_initial(match["label"], capitals):
        return None
    if not match:
        return None
    return Labelled(match["label"], text[match.end() :], match.end())


def is_initial(label: str, capitals: str) -> bool:
    """Whether "B." is somebody's initial rather than the letter of a list."""
    return label.endswith(".") and label[0].isupper() and (len(label) > 2 or label[0] not in capitals)


def is_bullet(label: str) -> bool:
    """Whether a label is a sign and tells no order."""
    return len(label) == 1 and (label in BULLETS or label == "o" or not label.isalnum())


def shape(label: str) -> str:
    """What kind of label it is, so that labels of one list are alike.

    >>> shape("1."), shape("(b)"), shape("7.2"), shape("•")
    ('#.', '(a)', '#.#', '•')
    """
    if is_bullet(label):
        return label
    numbered = re.sub(r"\d+", "#", label)
    return re.sub(r"[ivxl]{2,}|[a-z]", "a", re.sub(r"[IVXL]{2,}|[A-Z]", "A", numbered))


def starts_list(label: str) -> bool:
    """Whether the label is the first of its list."""
    return label.strip("().:").lower() in {"1", "a", "i"}


@dataclass(slots=True)
class Levels:
    """How deep each label stands, judged by the labels before it and, where there is any, by indent.

    >>> levels = Levels()
    >>> [levels.level(label) for label in ("1.", "a.", "b.", "•", "•", "c.", "i.", "ii.", "2.", "7.2")]
    [1, 2, 2, 3, 3, 2, 3, 3, 1, 2]
    """

    stack: list[tuple[str, int, str]] = field(default_factory=list)

    def level(self, label: str, indent: int = 0) -> int:
        """The depth of the next item, from 1."""
        form = shape(label)
        if form.startswith("#.#"):
            self.stack = [("#.", indent, label)]
            return label.rstrip(".)").count(".") + 1
        roman = self.begins_roman(label, form)
        form = f"{form} roman" if roman else form
        if not is_bullet(label) and not starts_list(label):
            self.pause()
        if depth := self.successor(form, label):
            self.stack = [*self.stack[: depth - 1], (form, self.stack[depth - 1][1], label)]
            return depth
        while self.stack and not self.belongs(form, indent):
            self.stack.pop()
        if not self.stack or self.stack[-1][0] != form or self.stack[-1][1] < indent:
            self.stack.append((form, indent, label))
        else:
            self.stack[-1] = (form, min(indent, self.stack[-1][1]), label)
        return len(self.stack)

    def begins_roman(self, label: str, form: str) -> bool:
        """Whether "i", "v" or "x" counts in Roman here: it does unless the letter before it has just stood."""
        bare = label.strip("().:").lower()
        if "a" not in form.lower() or not bare or not ROMAN.fullmatch(bare):
            return False
        for known, _, last in reversed(self.stack):
            if known == f"{form} roman":
                return True
            if known == form:
                return last.strip("().:").lower() != chr(ord(bare[0]) - 1)
        return bare == "i" or len(bare) > 1

    def successor(self, form: str, label: str) -> int:
        """The depth of the open list whose next number this is, whatever the indent, else 0."""
        number = re.search(r"\d+", label)
        for depth in range(len(self.stack), 0, -1):
            known, _, last = self.stack[depth - 1]
            if known == form and number and (before := re.search(r"\d+", last)):
                return depth if int(number[0]) == int(before[0]) + 1 else 0
        return 0

    def belongs(self, form: str, indent: int) -> bool:
        """Whether the innermost open list is the new item's own or its parent."""
        known, at, _ = self.stack[-1]
        if known == form:
            return indent >= at
        if indent < at:
            return False
        return indent > at or all(open_form != form for open_form, _, _ in self.stack)

    def pause(self) -> None:
        """A paragraph, or a number that goes on counting, ends the bullets before it."""
        while self.stack and is_bullet(self.stack[-1][2]):
            self.stack.pop()

    def reset(self) -> None:
        """A heading ends every list."""
        self.stack.clear()
