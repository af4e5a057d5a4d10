"""How a paper looks: fonts, sizes, margins, and what stands at the head and foot of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
A4 = (595.28, 841.89)
FACES = (("Regular", ""), ("Bold", "-Bold"), ("Italic", "-Italic"), ("BoldItalic", "-BoldItalic"))


@cache
def register_fonts() -> None:
    """Both families, with bold and italic, from the files beside us."""
    for family in ("Sans", "Serif"):
        for file, name in FACES:
            pdfmetrics.registerFont(TTFont(f"{family}{name}", str(FONTS / f"Civic{family}-{file}.ttf")))
        pdfmetrics.registerFontFamily(family, family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the top of the first page: a mark, the name in large letters, address lines at the right."""

    mark: str  # shield, wave, tree, cross, none
    name: tuple[str, ...]
    lines: tuple[str, ...] = ()
    colour: str = "#1F3864"
    right: bool = False  # mark and name at the right


@dataclass(frozen=True, slots=True)
class Furniture:
    """Running head and foot, each as left, centre and right; {page}, {total} and {sheet} are filled in."""

    head: tuple[str, str, str] = ("", "", "")
    foot: tuple[str, str, str] = ("", "{page}", "")
    head_rule: bool = False
    foot_rule: bool = False
    letterhead: Letterhead | None = None
    stamp: str = ""  # a large page number stamped over everything, as in bound packs
    size: float = 9


@dataclass(frozen=True, slots=True)
class Template:
    """The pages of one part: its furniture, sheet and columns; numbering starts anew where `restart` says so."""

    furniture: Furniture = Furniture()
    first: Furniture | None = None
    landscape: bool = False
    margins: tuple[float, float, float, float] = (72, 72, 64, 64)  # left, right, top, bottom
    columns: int = 1
    restart: bool = False
    top_first: float | None = None
    background: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The typography of one paper."""

    family: str = "Sans"
    size: float = 11
    leading: float = 1.18
    justify: bool = False
    indent: float = 28  # where the text of a numbered heading begins
    body_indent: float = 0
    after: float = 7
    hyphenate: bool = False
    heading_size: float = 0  # more than the body
    cell_size: float = 9.5
    heading_fill: str = "#D9D9D9"  # shaded heading rows
    auto_numbers: bool = False  # in DOCX: labels by Word's own numbering
    caps_titles: bool = False

    @property
    def bold(self) -> str:
        """The bold face."""
        return f"{self.family}-Bold"


DEFAULT = Look()


def _body(look: Look) -> ParagraphStyle:
    return ParagraphStyle(
        "body",
        fontName=look.family,
        fontSize=look.size,
        leading=look.size * look.leading,
        spaceAfter=look.after,
        leftIndent=look.body_indent,
        alignment=TA_JUSTIFY if look.justify else TA_LEFT,
        embeddedHyphenation=1,
        bulletFontName=look.family,
        bulletFontSize=look.size,
        allowWidows=0,
        allowOrphans=0,
    )


def styles(look: Look) -> dict[str, ParagraphStyle]:
    """The paragraph styles of a look, by the names that blocks use."""
    body = _body(look)
    big, small = look.size + 2, look.size - 2

    def style(name: str, parent: ParagraphStyle = body, **changes: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent, **changes)

    flush = style("flush", leftIndent=0)
    title = style("title", flush, fontName=look.bold, fontSize=big, leading=big * 1.25, alignment=TA_CENTER)
    head = look.size + look.heading_size
    heading = style(
        "heading",
        fontName=look.bold,
        fontSize=head,
        leading=head * 1.2,
        alignment=TA_LEFT,
        spaceBefore=8,
        spaceAfter=5,
        keepWithNext=1,
        leftIndent=look.indent,
        bulletIndent=0,
        bulletFontName=look.bold,
        bulletFontSize=head,
    )
    cell = style(
        "cell",
        flush,
        fontSize=look.cell_size,
        leading=look.cell_size * 1.16,
        spaceAfter=0,
        alignment=TA_LEFT,
        bulletFontSize=look.cell_size,
    )
    slide = style("slide", flush, fontSize=20, leading=27, spaceAfter=12, alignment=TA_LEFT, bulletFontSize=20)
    made = [
        body,
        flush,
        title,
        heading,
        cell,
        slide,
        style("list", leftIndent=look.body_indent + 22, bulletIndent=look.body_indent + 2, spaceAfter=look.after * 0.7),
        style("para", leftIndent=look.indent + 8, bulletIndent=0),
        style("center", flush, alignment=TA_CENTER),
        style("right", flush, alignment=TA_RIGHT),
        style("tight", flush, spaceAfter=0, alignment=TA_LEFT),
        style("titleleft", title, alignment=TA_LEFT),
        style("cover", title, fontSize=30, leading=38, alignment=TA_LEFT, textColor=colors.HexColor("#1F3864")),
        style("subtitle", title, fontSize=look.size, leading=look.size * 1.2),
        style("section", heading, leftIndent=0, fontSize=big, leading=big * 1.2, spaceBefore=12),
        style("subheading", heading, leftIndent=look.body_indent, fontSize=look.size, leading=look.size * 1.2),
        style("caption", heading, leftIndent=0, fontSize=look.size - 1, leading=look.size * 1.1, spaceBefore=6),
        style("small", flush, fontSize=small, leading=small * 1.2, spaceAfter=4),
        style("note", flush, fontSize=8, leading=9.6, spaceAfter=0, bulletFontSize=6),
        style("cellhead", cell, fontName=look.bold),
        style("cellnumber", cell, alignment=TA_RIGHT),
        style("slidetitle", slide, fontName=look.bold, fontSize=30, leading=36, textColor=colors.HexColor("#1F3864")),
    ]
    return {each.name: each for each in made}
