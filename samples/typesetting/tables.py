"""Tables as Word draws them: borders of thin filled rectangles cell by cell, shaded heading rows, split over pages."""

from __future__ import annotations

from itertools import pairwise

from reportlab.lib.colors import HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

from typesetting.blocks import Grid
from typesetting.looks import Look
from typesetting.marking import as_xml

THIN = 0.48  # the half-point border that Word draws


class RectanglePen:
    """Stands in for the canvas while borders are drawn, and fills a thin rectangle for each line, cut at each cell."""

    def __init__(self, canvas: Canvas, xs: list[float], ys: list[float]) -> None:
        self.canvas, self.xs, self.ys = canvas, xs, ys

    def __getattr__(self, name: str) -> object:
        return getattr(self.canvas, name)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """One border, as Word draws it: a rectangle a cell, the corners apart."""
        self.canvas.saveState()
        self.canvas.setFillColor(black)
        if abs(y1 - y2) < 0.01:
            cuts = [x1, *(x for x in self.xs if x1 < x < x2), x2]
            for a, b in pairwise(cuts):
                self.canvas.rect(a, y1, THIN, THIN, fill=1, stroke=0)
                self.canvas.rect(a + THIN, y1, b - a - THIN, THIN, fill=1, stroke=0)
        else:
            low, high = sorted((y1, y2))
            cuts = [low, *sorted(y for y in self.ys if low < y < high), high]
            for a, b in pairwise(cuts):
                self.canvas.rect(x1, a + THIN, THIN, b - a - THIN, fill=1, stroke=0)
        self.canvas.restoreState()


class WordTable(Table):
    """A table whose borders are rectangles."""

    def _drawLines(self) -> None:  # noqa: N802 - the name that ReportLab calls
        canvas = self.canv
        self.canv = RectanglePen(canvas, self._colpositions, self._rowpositions)
        super()._drawLines()
        self.canv = canvas


def _borders(look: str) -> list[tuple[object, ...]]:
    everywhere = ((0, 0), (-1, -1))
    if look in ("word", "stroked"):
        return [("GRID", *everywhere, 0.5, black)]
    if look == "lines":
        return [("LINEABOVE", (0, 0), (-1, 0), 1, black), ("LINEBELOW", *everywhere, 0.5, HexColor("#808080"))]
    return []


def _shading(grid: Grid, look: Look) -> list[tuple[object, ...]]:
    if not grid.header or grid.look in ("plain", "lines"):
        return []
    return [("BACKGROUND", (0, 0), (-1, grid.header - 1), HexColor(look.heading_fill))]


def _spans(grid: Grid) -> list[tuple[object, ...]]:
    return [("SPAN", (c, r), (c + columns - 1, r + rows - 1)) for r, c, rows, columns in grid.spans]


def _sized(style: ParagraphStyle, size: float | None) -> ParagraphStyle:
    return ParagraphStyle(style.name, style, fontSize=size, leading=size * 1.16) if size else style


def _cell(text: str, style: ParagraphStyle, key: str) -> list[Flowable]:
    """The paragraphs of a cell; bullets hang."""
    made: list[Flowable] = []
    for step, piece in enumerate(text.split("\n\n") if text else [""]):
        note = f'<ondraw name="note" label="{key}"/>' if step == 0 and key else ""
        bullet = piece.startswith("• ")
        shape = ParagraphStyle("bulleted", style, leftIndent=10, bulletIndent=0) if bullet else style
        body = as_xml(piece.removeprefix("• "))
        made.append(Paragraph(note + body, shape, bulletText="•" if bullet else None))
    return made


def set_grid(grid: Grid, key: str, look: Look, styles: dict[str, ParagraphStyle]) -> Flowable:
    """The table as a flowable; each row notes the page on which it is drawn under `key:row`."""
    data = []
    for r, row in enumerate(grid.rows):
        cells = []
        for c, text in enumerate(row):
            name = "cellhead" if r < grid.header else "cellnumber" if c in grid.numeric else "cell"
            cells.append(_cell(text, _sized(styles[name], grid.size), f"{key}:{r}" if c == 0 else ""))
        data.append(cells)
    pad = 3 if grid.look != "plain" else 2
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5.4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5.4),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        *_borders(grid.look),
        *_shading(grid, look),
        *_spans(grid),
    ]
    make = WordTable if grid.look == "word" else Table
    table = make(data, colWidths=list(grid.widths), repeatRows=grid.header, style=style, hAlign="LEFT")
    table.spaceBefore, table.spaceAfter = 4, 10
    return table
