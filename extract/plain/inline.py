"""Marks of emphasis inside a line, Markdown's and the few tags that renditions hold, into spans; links beside them."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from extract.links import web_target
from extract.paper import PLAIN, Link, Span, Style

EMPHASIS = re.compile(
    r"(?P<strong>\*\*\*|\*\*|__)(?=\S)"  # **bold**
    r"|(?P<em>(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w))"  # *italic*
    r"|(?P<struck>~~)"
    r"|(?P<closing>(?<=\S)(?:\*\*\*|\*\*|__))"
    r"|(?P<tag></?(?P<name>b|strong|i|em|u|ins|s|del|strike|sup|sub|span|font|small|big|mark|code|a|p|div|li|ul|ol|center|h[1-6]|img|br)"
    r"\b[^<>]{0,500}>)",
    re.IGNORECASE,
)
LINK = re.compile(
    r"!?\[(?P<text>[^\[\]\n]{0,500})\]\((?P<target>[^()\s]{0,1000}(?:\([^()\s]{0,100}\))?[^()\s]{0,500})(?:\s+\"[^\"\n]{0,200}\")?\)"
)
AUTOLINK = re.compile(r"<(?P<target>(?:https?://|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>", re.IGNORECASE)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~<-])")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
BREAK_TAG = re.compile(
    r"<(?:br\s*/?|/p|/li|/div|p(?:\s[^<>]{0,300})?|li(?:\s[^<>]{0,300})?|/?[uo]l(?:\s[^<>]{0,300})?)>", re.IGNORECASE
)
TAG_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underlined",
    "ins": "underlined",
    "s": "struck",
    "del": "struck",
    "strike": "struck",
}
HOLD = 0xE000  # escaped signs wait in the private area while marks are read


class Inline(NamedTuple):
    """A text without its marks."""

    spans: tuple[Span, ...]
    links: tuple[Link, ...] = ()


def read_inline(text: str, page: int = 1) -> Inline:
    """The spans and links of a paragraph.

    >>> [span.text for span in read_inline("Top **6** factors").spans]
    ['Top ', '6', ' factors']
    >>> read_inline("2 * 3 * 4 and snake_case").spans[0].text
    '2 * 3 * 4 and snake_case'
    """
    if not any(sign in text for sign in "*_~<[\\&"):
        return Inline((Span(text),))
    links: list[Link] = []
    text = ESCAPED.sub(lambda match: chr(HOLD + ord(match[1])), text)
    text = AUTOLINK.sub(lambda match: kept_link(links, page, match["target"], match["target"]), text)
    text = LINK.sub(lambda match: kept_link(links, page, match["text"], match["target"], match[0][0] == "!"), text)
    spans = tuple(Span(release(span.text), span.style) for span in styled_spans(text))
    return Inline(spans, tuple(links))


def kept_link(links: list[Link], page: int, text: str, target: str, image: bool = False) -> str:
    """Notes a link and gives the words that are printed for it; an image prints nothing."""
    if not image and (safe := web_target(target)):
        links.append(Link(page, release(text).strip("*_ "), safe))
    return (
        ""
        if image
        else "".join(chr(HOLD + ord(sign)) if sign in "*_~" else sign for sign in text)
        if text == target
        else text
    )


def release(text: str) -> str:
    """Escaped signs and entities as what they stand for."""
    text = "".join(chr(ord(sign) - HOLD) if HOLD <= ord(sign) < HOLD + 128 else sign for sign in text)
    return ENTITY.sub(lambda match: unescape(match[0]), text)


def styled_spans(text: str) -> list[Span]:
    """The text cut where a pair of marks opens or closes; a mark without its fellow stays printed."""
    marks = list(EMPHASIS.finditer(text))
    live = paired(marks)
    spans: list[Span] = []
    open_styles: dict[str, int] = {}
    at = 0
    for index, match in enumerate(marks):
        names = live.get(index)
        if names is None:
            continue
        spans.append(Span(text[at : match.start()], style_of(open_styles)))
        at = match.end()
        for name, step in names:
            open_styles[name] = open_styles.get(name, 0) + step
    spans.append(Span(text[at:], style_of(open_styles)))
    return [span for span in spans if span.text]


def paired(marks: list[re.Match[str]]) -> dict[int, tuple[tuple[str, int], ...]]:
    """What each mark switches on or off; tags that mean no style switch nothing and are dropped."""
    live: dict[int, tuple[tuple[str, int], ...]] = {}
    waiting: dict[str, list[int]] = {}
    for index, match in enumerate(marks):
        if match["tag"]:
            take_tag(match, index, live, waiting)
            continue
        sign = match[0]
        if waiting.get(sign) and match["closing"] is None and match.end() < len(match.string) and opens_only(match):
            waiting[sign].append(index)
        elif waiting.get(sign):
            begin = waiting[sign].pop()
            switch(live, begin, index, mark_styles(sign))
        elif waiting.get("***") and sign in {"**", "*", "_"}:
            close_part(live, waiting, index, sign)
        elif match["closing"] is None:
            waiting.setdefault(sign, []).append(index)
    for index in waiting.get("***", []):
        live.setdefault(index, ())  # three stars left alone mean nothing that is printed
    return live


def close_part(
    live: dict[int, tuple[tuple[str, int], ...]], waiting: dict[str, list[int]], index: int, sign: str
) -> None:
    """Of "***a* b**" each mark closes its part; the other part stays open."""
    begin = waiting["***"].pop()
    switch(live, begin, index, mark_styles(sign))
    waiting.setdefault("**" if sign != "**" else "*", []).append(begin)


def opens_only(match: re.Match[str]) -> bool:
    """Whether white space stands before the mark and none after it, so that it cannot close anything."""
    before = match.string[match.start() - 1 : match.start()]
    return before.isspace() and not match.string[match.end()].isspace()


def take_tag(
    match: re.Match[str], index: int, live: dict[int, tuple[tuple[str, int], ...]], waiting: dict[str, list[int]]
) -> None:
    """Pairs an opening with a closing tag."""
    name, closes = match["name"].lower(), match[0].startswith("</")
    style = TAG_STYLES.get(name)
    live[index] = ()
    key = f"<{name}>"
    if closes and waiting.get(key):
        begin = waiting[key].pop()
        switch(live, begin, index, (style,) if style else ())
    elif not closes:
        waiting.setdefault(key, []).append(index)


def switch(live: dict[int, tuple[tuple[str, int], ...]], begin: int, end: int, styles: tuple[str, ...]) -> None:
    """Switches styles on at one mark and off at another."""
    live[begin] = live.get(begin, ()) + tuple((name, 1) for name in styles)
    live[end] = tuple((name, -1) for name in styles)


def mark_styles(sign: str) -> tuple[str, ...]:
    """What a mark of emphasis means."""
    return {"***": ("bold", "italic"), "**": ("bold",), "__": ("bold",), "~~": ("struck",)}.get(sign, ("italic",))


def style_of(open_styles: dict[str, int]) -> Style:
    """The style that the open marks give."""
    names = {name: True for name, count in open_styles.items() if count > 0}
    return Style(**names) if names else PLAIN  # type: ignore[arg-type]  # the names are those of boolean fields


def break_tags(text: str) -> str:
    r"""Tags that end a line as line ends: renditions write cells as "<p>one</p> <p>two</p>".

    >>> break_tags("<p>one</p> <p>two<br/>three</p>").split("\n")
    ['', 'one', ' ', 'two', 'three', '']
    """
    return BREAK_TAG.sub("\n", text) if "<" in text else text
