"""Sets blocks as a PDF, and says on which page each fact came to stand."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus import Frame as TextFrame

from typesetting.blocks import Bars, Block, Footnote, Frame, Grid, NewPage, Part, Rule, Space, Text
from typesetting.furniture import draw_furniture
from typesetting.hyphens import hyphenated
from typesetting.looks import A4, Look, Template, register_fonts, styles
from typesetting.marking import as_xml, plain
from typesetting.tables import set_grid


@dataclass(frozen=True, slots=True)
class Set:
    """A finished PDF, how many pages it has, and the first page of each key that was noted."""

    data: bytes
    pages: int
    seen: dict[str, int]


class NotingCanvas(Canvas):
    """A canvas that paragraphs tell when they are drawn."""

    seen: dict[str, int]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.setNamedCB("note", self.note)

    def note(self, _canvas: Canvas, _kind: str, label: str) -> None:
        """Remembers the first page of a label."""
        self.seen.setdefault(label, self.getPageNumber())


class Mark(Flowable):
    """A point without size: notes its page and sets a bookmark."""

    def __init__(self, key: str, bookmark: str | None) -> None:
        super().__init__()
        self.key, self.bookmark = key, bookmark
        self.width = self.height = 0

    def draw(self) -> None:
        """Nothing to be seen."""
        self.canv.getNamedCB("note")(self.canv, "", self.key)
        if self.bookmark:
            self.canv.bookmarkPage(self.key)
            self.canv.addOutlineEntry(self.bookmark, self.key, 0)


class Foot(Flowable):
    """Notes at the foot of the page; takes what is left of the page."""

    def __init__(self, note: Paragraph) -> None:
        super().__init__()
        self.note = note

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All the height there is."""
        self.width, self.height = width, height - 1
        self.tall = self.note.wrap(width, height)[1]
        return width, max(self.height, self.tall + 8)

    def draw(self) -> None:
        """A short rule, and the note below it."""
        self.canv.rect(0, self.tall + 4, 140, 0.5, fill=1, stroke=0)
        self.note.drawOn(self.canv, 0, 0)


def _text(block: Text, key: str, look: Look, sheet: dict[str, ParagraphStyle]) -> Flowable:
    style = sheet[block.style]
    if block.level or (block.label is None and block.style in ("heading", "para")):
        shift = 20 * block.level
        left = style.leftIndent + shift if block.label is not None else look.body_indent + shift
        style = ParagraphStyle("shifted", style, leftIndent=left, bulletIndent=style.bulletIndent + shift)
    body = as_xml(hyphenated(block.text) if look.hyphenate else block.text)
    return Paragraph(f'<ondraw name="note" label="{key}"/>{body}', style, bulletText=block.label or None)


def _bars(block: Bars) -> Flowable:
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 40, 30, 380, block.height - 60
    chart.data = [block.values]
    chart.valueAxis.valueMin = 0
    chart.categoryAxis.categoryNames = list(block.labels)
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = "Sans"
    chart.categoryAxis.labels.fontSize = chart.valueAxis.labels.fontSize = 8
    chart.bars[0].fillColor = HexColor("#4472C4")
    chart.bars[0].strokeColor = None
    drawing = Drawing(440, block.height)
    drawing.add(chart)
    drawing.add(String(40, block.height - 16, block.title, fontName="Sans-Bold", fontSize=10))
    return drawing


class Setter:
    """Turns blocks into flowables, keys in the order of the blocks."""

    def __init__(self, look: Look) -> None:
        register_fonts()
        self.look, self.sheet, self.count = look, styles(look), 0

    def key(self) -> str:
        """The key of the next block."""
        self.count += 1
        return f"b{self.count}"

    def flow(self, blocks: Sequence[Block], *, cell: bool = False) -> list[Flowable]:
        """The flowables of some blocks; every block takes one key, those inside frames too."""
        made: list[Flowable] = []
        for block in blocks:
            made += self.one(block, self.key(), cell=cell)
        return made

    def one(self, block: Block, key: str, *, cell: bool = False) -> list[Flowable]:
        """The flowables of one block."""
        match block:
            case Text():
                return [_text(block, key, self.look, self.sheet)]
            case Grid():
                return [set_grid(block, key, self.look, self.sheet)]
            case Frame():
                return [self.frame(block)]
            case Rule():
                return [HRFlowable("100%", block.weight, color="black", spaceBefore=3, spaceAfter=7)]
            case Space():
                return [Spacer(1, block.points)]
            case NewPage():
                turn = [NextPageTemplate(f"{block.template}-first")] if block.template else []
                return [*turn, PageBreak()]
            case Part():
                return [Mark(key, block.bookmark)]
            case Footnote():
                note = as_xml(block.text)
                return [Foot(Paragraph(f'<ondraw name="note" label="{key}"/>{note}', self.sheet["note"]))]
            case Bars():
                return [_bars(block)]

    def frame(self, block: Frame) -> Flowable:
        """Blocks side by side."""
        data = [[self.flow(cell, cell=True) or "" for cell in row] for row in block.rows]
        pad = 4 if block.ruled else 0
        style: list[tuple[object, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-1, -1), max(pad, 6)),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        ]
        if block.ruled:
            style.append(("GRID", (0, 0), (-1, -1), 0.5, HexColor("#000000")))
        table = Table(
            data, colWidths=list(block.widths), style=style, hAlign="LEFT", splitInRow=1, repeatRows=block.header
        )
        table.spaceAfter = 8
        return table


class Pages(BaseDocTemplate):
    """The pages of a paper: templates with furniture, numbers that may start anew."""

    def __init__(self, buffer: io.BytesIO, templates: dict[str, Template], total: int, info: dict[str, str]) -> None:
        super().__init__(buffer, pagesize=A4, invariant=1, title=info.get("title"), author=info.get("author"))
        self.total, self.starts, self.current = total, defaultdict(int), ""
        self.creator = info.get("creator", "Microsoft Word")
        for name, template in templates.items():
            self.addPageTemplates(self.pair(name, template))

    def pair(self, name: str, template: Template) -> list[PageTemplate]:
        """The template of the first page and that of the later ones."""
        size = (A4[1], A4[0]) if template.landscape else A4
        made = []
        for ending in ("-first", ""):
            first = bool(ending)

            def furnish(canvas: Canvas, _doc: BaseDocTemplate, first: bool = first) -> None:
                self.furnish(canvas, name, template, size, first)

            top = template.top_first if first and template.top_first is not None else template.margins[2]
            frames = _frames(template, size, top)
            made.append(PageTemplate(f"{name}{ending}", frames, onPage=furnish, pagesize=size))
        made[0].autoNextPageTemplate = name
        return made

    def furnish(self, canvas: Canvas, name: str, template: Template, size: tuple[float, float], first: bool) -> None:
        """Draws the furniture of the page that begins."""
        if template.restart and first:
            self.starts[name] = canvas.getPageNumber() - 1
        number = canvas.getPageNumber() - self.starts[name]
        chosen = template.first if first and template.first else template.furniture
        draw_furniture(
            canvas, chosen, template, size, {"page": number, "total": self.total, "sheet": canvas.getPageNumber()}
        )


def _frames(template: Template, size: tuple[float, float], top: float) -> list[TextFrame]:
    left, right, _, bottom = template.margins
    gap = 20
    width = (size[0] - left - right - gap * (template.columns - 1)) / template.columns
    return [
        TextFrame(
            left + step * (width + gap),
            bottom,
            width,
            size[1] - top - bottom,
            0,
            0,
            0,
            0,
            id=f"c{step}",
            showBoundary=0,
        )
        for step in range(template.columns)
    ]


def _build(
    blocks: Sequence[Block], look: Look, templates: dict[str, Template], total: int, info: dict[str, str]
) -> Set:
    buffer, seen = io.BytesIO(), dict[str, int]()
    maker = type("Noting", (NotingCanvas,), {"seen": seen})
    doc = Pages(buffer, templates, total, info)
    doc.build(Setter(look).flow(blocks), canvasmaker=maker)
    return Set(buffer.getvalue(), doc.page, seen)


def set_pdf(
    blocks: Sequence[Block], look: Look, templates: dict[str, Template], info: dict[str, str] | None = None
) -> Set:
    """The PDF; set twice where a folio says how many pages there are."""
    draft = _build(blocks, look, templates, 0, info or {})
    if any("{total}" in str(template) for template in templates.values()):
        return _build(blocks, look, templates, draft.pages, info or {})
    return draft


def words_of(block: Block) -> str:
    """All the words of a block, plain."""
    match block:
        case Text() | Footnote():
            return plain(block.text)
        case Grid():
            return " ".join(plain(cell) for row in block.rows for cell in row)
        case Frame():
            return " ".join(words_of(inner) for row in block.rows for cell in row for inner in cell)
        case _:
            return ""
