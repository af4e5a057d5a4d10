"""The markup of sample texts: **bold**, __underlined__, ~~italic~~, ^^raised^^; links are found by themselves."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

MARK = re.compile(r"(\*\*|__|~~|\^\^)")  # "**AGREED:**"
TAGS = {"**": "b", "__": "u", "~~": "i", "^^": "super"}
LINK = re.compile(r"https?://[^\s<>,;]+[^\s<>,;.)]|www\.[\w./-]+\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")  # "foi@eller.example"


class Run(NamedTuple):
    """Text with one look; `marks` are the tags of TAGS that hold for it."""

    text: str
    marks: frozenset[str]


def runs(text: str) -> list[Run]:
    """The text split where its look changes.

    >>> [(run.text, sorted(run.marks)) for run in runs("**AGREED:** noted")]
    [('AGREED:', ['b']), (' noted', [])]
    """
    found, on = [], frozenset[str]()
    for piece in MARK.split(text):
        if piece in TAGS:
            on = on ^ {TAGS[piece]}
        elif piece:
            found.append(Run(piece, on))
    return found


def plain(text: str) -> str:
    """The text without its markup and soft hyphens, in one line.

    >>> plain("**24**^^th^^ March")
    '24th March'
    """
    return re.sub(r"\s+", " ", MARK.sub("", text).replace("\u00ad", "")).strip()


def linked(text: str) -> str:
    """Escaped text whose addresses are blue and underlined, as Word sets them."""
    found, at = [], 0
    for match in LINK.finditer(text):
        target = match.group()
        href = target if target.startswith("http") else f"mailto:{target}" if "@" in target else f"http://{target}"
        found.append(escape(text[at : match.start()]))
        found.append(f'<a href="{escape(href)}" color="#0563C1"><u>{escape(target)}</u></a>')
        at = match.end()
    return "".join(found) + escape(text[at:])


def as_xml(text: str) -> str:
    """The text in ReportLab's mini-HTML."""
    found = []
    for run in runs(text):
        body = linked(run.text).replace("\n", "<br/>")
        for tag in sorted(run.marks):
            body = f"<{tag}>{body}</{tag}>"
        found.append(body)
    return "".join(found)
