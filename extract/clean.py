"""Text fit to be stored: NFC, without control characters, lone surrogates, bidi overrides or terminal escapes."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)|[@-Z\\^_])")  # "\x1b[31m"
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What is never seen and breaks searching, SQL, terminals or the order of what is read: C0 and C1 controls, soft
# hyphens, marks and overrides of direction, zero-width spaces, byte order marks, interlinear and non-characters.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SURROGATES = re.compile("[\ud800-\udfff]")
MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{30})[\u0300-\ufe2f]*"
)
RUNS = re.compile(r"\s+")
# Symbol and Wingdings set their signs in the private area: the bullets and ticks that office programs insert.
SIGNS = {
    0xF02D: "–",
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF070: "□",
    0xF071: "❑",
    0xF075: "◆",
    0xF076: "❖",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B7: "•",
    0xF0D7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0E8: "➔",
    0xF0F0: "⇨",
    0xF0FB: "✗",
    0xF0FC: "✓",
    0xF0FD: "☒",
    0xF0FE: "☑",
}
PRIVATE = re.compile("[\uf020-\uf0ff]")


def clean(text: str) -> str:
    r"""The text as it may be stored; line ends become "\n", fixed and odd spaces a space.

    >>> clean("Cafe\u0301\u00a0\u202egnp.exe\x00\r\nnext")
    'Café gnp.exe\nnext'
    """
    if text.isascii():
        return text if text.isprintable() else strip_controls(text)
    if SURROGATES.search(text):
        text = join_surrogates(text)
    text = SPACES.sub(" ", strip_controls(text))
    if PRIVATE.search(text):
        text = text.translate(SIGNS)
    text = MARKS.sub(r"\1", text)  # stream-safe: 100,000 accents on one letter are an attack on whoever sorts them
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def clean_line(text: str) -> str:
    r"""The cleaned text on one line, every run of white space one space.

    >>> clean_line("  Ward\t\u00a0 budget\r\n2024 ")
    'Ward budget 2024'
    """
    return RUNS.sub(" ", clean(text)).strip()


def strip_controls(text: str) -> str:
    """Without terminal escapes and unseen characters, line ends made alike."""
    if "\x1b" in text:
        text = ESCAPES.sub("", text)
    return UNSEEN.sub("", LINE_ENDS.sub("\n", text))


def join_surrogates(text: str) -> str:
    r"""Pairs of surrogates become their character, lone ones the replacement character.

    >>> join_surrogates("\ud83d\ude00 \ud800")
    '😀 �'
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
