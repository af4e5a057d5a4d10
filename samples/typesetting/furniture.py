"""Draws what stands around the text: letterheads, running heads, folios, stamps."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from typesetting.looks import Furniture, Letterhead, Template


def _shield(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + 44)
    path.lineTo(x + 36, y + 44)
    path.lineTo(x + 36, y + 18)
    path.curveTo(x + 36, y + 6, x + 24, y, x + 18, y - 4)
    path.curveTo(x + 12, y, x, y + 6, x, y + 18)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)
    canvas.setFillColor(HexColor("#FFFFFF"))
    for step in (30, 21, 12):
        canvas.rect(x + 7, y + step, 22, 4, fill=1, stroke=0)


def _wave(canvas: Canvas, x: float, y: float) -> None:
    for step in range(3):
        path = canvas.beginPath()
        base = y + 6 + step * 13
        path.moveTo(x, base)
        path.curveTo(x + 12, base + 12, x + 24, base - 12, x + 38, base)
        path.lineTo(x + 38, base + 6)
        path.curveTo(x + 24, base - 6, x + 12, base + 18, x, base + 6)
        canvas.drawPath(path, fill=1, stroke=0)


def _tree(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x + 16, y, 6, 16, fill=1, stroke=0)
    for dx, dy, radius in ((19, 32, 13), (9, 24, 9), (29, 24, 9)):
        canvas.circle(x + dx, y + dy, radius, fill=1, stroke=0)


def _cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.roundRect(x, y, 40, 40, 6, fill=1, stroke=0)
    canvas.setFillColor(HexColor("#FFFFFF"))
    canvas.rect(x + 17, y + 8, 6, 24, fill=1, stroke=0)
    canvas.rect(x + 8, y + 17, 24, 6, fill=1, stroke=0)


MARKS: dict[str, Callable[[Canvas, float, float], None]] = {
    "shield": _shield,
    "wave": _wave,
    "tree": _tree,
    "cross": _cross,
}


def draw_letterhead(canvas: Canvas, head: Letterhead, size: tuple[float, float], template: Template) -> None:
    """The mark with the body's name, and the address lines on the other side."""
    left, right, _, _ = template.margins
    top = size[1] - 34
    widest = max(canvas.stringWidth(line, "Sans-Bold", 16) for line in head.name)
    x = size[0] - right - widest - 52 if head.right else left
    canvas.saveState()
    canvas.setFillColor(HexColor(head.colour))
    if head.mark in MARKS:
        MARKS[head.mark](canvas, x, top - 40)
    canvas.setFillColor(HexColor(head.colour))
    canvas.setFont("Sans-Bold", 16)
    for step, line in enumerate(head.name):
        canvas.drawString(x + (52 if head.mark in MARKS else 0), top - 16 - 19 * step, line)
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont("Sans", 9)
    down = top - 19 * len(head.name) - 16 if head.right else top - 8
    for step, line in enumerate(head.lines):
        canvas.drawRightString(size[0] - right, down - 11 * step, line)
    canvas.restoreState()


def draw_furniture(
    canvas: Canvas, furniture: Furniture, template: Template, size: tuple[float, float], numbers: dict[str, int]
) -> None:
    """Head, foot, rules and stamp of one page."""
    left, right = template.margins[0], size[0] - template.margins[1]
    if template.background:
        canvas.saveState()
        canvas.setFillColor(HexColor(template.background))
        canvas.rect(0, size[1] - 18, size[0], 18, fill=1, stroke=0)
        canvas.restoreState()
    if furniture.letterhead:
        draw_letterhead(canvas, furniture.letterhead, size, template)
    canvas.saveState()
    canvas.setFont("Sans", furniture.size)
    for texts, y in ((furniture.head, size[1] - 36), (furniture.foot, 40)):
        for step, line in enumerate(texts[0].split("\n")):
            canvas.drawString(left, y - 11 * step, line.format_map(numbers))
        for step, line in enumerate(texts[1].split("\n")):
            canvas.drawCentredString((left + right) / 2, y - 11 * step, line.format_map(numbers))
        for step, line in enumerate(texts[2].split("\n")):
            canvas.drawRightString(right, y - 11 * step, line.format_map(numbers))
    if furniture.head_rule:
        canvas.rect(left, size[1] - 42, right - left, 0.5, fill=1, stroke=0)
    if furniture.foot_rule:
        canvas.rect(left, 51, right - left, 0.5, fill=1, stroke=0)
    if furniture.stamp:
        canvas.setFont("Sans", 12)
        canvas.drawCentredString(size[0] / 2, 14, furniture.stamp.format_map(numbers))
    canvas.restoreState()
