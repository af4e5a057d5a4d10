"""Plain text and Markdown in any encoding, the text renditions of packs and letters among them."""

from __future__ import annotations

import re

from extract.clean import LINE_ENDS, clean, clean_line
from extract.errors import Unreadable
from extract.labels import Levels
from extract.paper import Line, Link, Paper, PaperPage
from extract.plain.encodings import decode, looks_like_text
from extract.plain.furniture import set_aside
from extract.plain.pages import FORM_FEED, TextPage, split_pages
from extract.plain.scanning import scan_page
from extract.plain.wrapping import find_wrap
from extract.reading import Options

LONGEST = 20_000_000  # characters
FRONT_MATTER = re.compile(r"\A---\n(?P<fields>(?:(?:[A-Za-z][\w -]{0,40}:|[ \t]+|- )[^\n]{0,1000}\n){1,60})---\n")
KNOWN = {"title", "author", "date", "subject", "created"}


def bid(head: bytes, name: str) -> float:
    """Anything that decodes as text may be read as text, when nobody knows better."""
    return 0.1 if looks_like_text(head) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """The pages of a text; one unless form feeds or marks tell them apart."""
    text = decode(data)
    warnings: tuple[str, ...] = ()
    if len(text) > LONGEST:
        warnings = (f"only the first {LONGEST:,} characters of {len(text):,} were read",)
        text = text[:LONGEST]
    text = clean_pages(text)
    if not text.strip():
        raise Unreadable("empty", "it holds nothing but white space")
    properties, text = front_matter(text)
    return pages_of(text, name, options, properties, warnings)


def clean_pages(text: str) -> str:
    """The cleaned text, its form feeds kept."""
    return FORM_FEED.join(clean(part) for part in LINE_ENDS.sub(same_end, text).split(FORM_FEED))


def same_end(match: re.Match[str]) -> str:
    """A line end as a newline, a form feed as itself."""
    return FORM_FEED if match[0] == FORM_FEED else "\n"


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields that some Markdown files begin with, and the text below them."""
    match = FRONT_MATTER.match(text)
    if not match:
        return {}, text
    fields = (line.split(":", 1) for line in match["fields"].splitlines() if re.match(r"[A-Za-z][^:]*:", line))
    found = {key.strip().lower(): clean_line(value).strip("\"' ") for key, value in fields}
    return {key: value for key, value in found.items() if key in KNOWN and value}, text[match.end() :]


def pages_of(
    text: str, name: str, options: Options, properties: dict[str, str], warnings: tuple[str, ...] = ()
) -> Paper:
    """The paper of a cleaned text."""
    parts = split_pages(text)
    wrap = find_wrap(text.replace(FORM_FEED, "\n").split("\n"))
    levels = Levels()
    pages: list[PaperPage] = []
    links: list[Link] = []
    for part in parts[: options.max_pages]:
        scanned = scan_page(part.text, part.number, wrap, levels)
        links.extend(scanned.links)
        pages.append(PaperPage(part.number, scanned.blocks, furniture(part)))
    pages = set_aside(pages)
    for page in pages if options.saw_page else ():
        tell(options, page)
    total = max(part.number for part in parts)
    cut = len(parts) > options.max_pages
    return Paper(
        name,
        "text",
        tuple(pages),
        total_pages=total,
        links=tuple(links),
        properties=properties,
        warnings=warnings + ((f"only {options.max_pages} of {total} pages were read",) if cut else ()),
        partial=bool(warnings) or cut,
    )


def tell(options: Options, page: PaperPage) -> None:
    """Tells whoever asked of a page."""
    if options.saw_page:
        options.saw_page(page)


def furniture(page: TextPage) -> tuple[Line, ...]:
    """The page marks that were set aside."""
    return tuple(Line(text, page.number) for text in page.furniture)
