"""Sets blocks as a DOCX, with Word's own lists, tables, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from typesetting.blocks import Block, Footnote, Frame, Grid, NewPage, Rule, Space, Text
from typesetting.fixed import fixed
from typesetting.looks import Look, Template
from typesetting.marking import LINK, runs

FONTS = {"Sans": "Arial", "Serif": "Times New Roman"}
BOLD = ("title", "titleleft", "subtitle", "heading", "section", "subheading", "caption", "cellhead", "cover")
ALIGNED = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "subtitle": WD_ALIGN_PARAGRAPH.CENTER,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
HEADINGS = {"title": "Title", "section": "Heading 1", "subheading": "Heading 2"}


def _shade(cell: _Cell, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill.removeprefix("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _line_below(paragraph: Paragraph) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


class Writer:
    """Writes blocks into a Word document."""

    def __init__(self, look: Look) -> None:
        self.look, self.doc = look, Document()
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = FONTS[look.family], Pt(look.size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONTS[look.family])
        normal.paragraph_format.space_after = Pt(look.after)
        for style in ("Title", "Heading 1", "Heading 2"):
            self.doc.styles[style].font.name = FONTS[look.family]
            self.doc.styles[style].font.color.rgb = RGBColor(0, 0, 0)

    def write(self, block: Block, into: Docx | _Cell) -> None:
        """One block at the end of the document or of a cell."""
        match block:
            case Text():
                self.text(block, into)
            case Grid():
                self.grid(block, into)
            case Frame():
                self.frame(block, into)
            case Rule():
                _line_below(into.add_paragraph())
            case Space():
                into.add_paragraph()
            case NewPage():
                into.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Footnote():
                self.runs(into.add_paragraph(), block.text, size=8)
            case _:
                pass

    def runs(self, paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None) -> None:
        """The text with its looks; links blue and underlined."""
        for run in runs(text.replace("\u00ad", "")):
            at = 0
            spans = [*LINK.finditer(run.text)]
            pieces: list[tuple[str, bool]] = []
            for match in spans:
                pieces += [(run.text[at : match.start()], False), (match.group(), True)]
                at = match.end()
            pieces.append((run.text[at:], False))
            for piece, link in pieces:
                if not piece:
                    continue
                made = paragraph.add_run(piece)
                made.bold = bold or "b" in run.marks or None
                made.italic = "i" in run.marks or None
                made.underline = "u" in run.marks or link or None
                made.font.superscript = "super" in run.marks or None
                if link:
                    made.font.color.rgb = RGBColor(0x05, 0x63, 0xC1)
                if size:
                    made.font.size = Pt(size)

    def text(self, block: Text, into: Docx | _Cell) -> None:
        """A paragraph; bullets by Word's list, numbers typed with a tab or by Word's numbering."""
        style = HEADINGS.get(block.style) if into is self.doc and block.style in ("section", "subheading") else None
        if block.label == "•":
            style = "List Bullet" if not block.level else "List Bullet 2"
        elif block.label and self.look.auto_numbers and block.style == "list":
            style = "List Number"
        paragraph = into.add_paragraph(style=style)
        form = paragraph.paragraph_format
        if block.style in ALIGNED:
            paragraph.alignment = ALIGNED[block.style]
        elif self.look.justify and block.style in ("body", "list", "flush"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if block.style in ("tight", "note", "cell"):
            form.space_after = Pt(0)
        if block.label is None and block.style == "body" and self.look.body_indent:
            form.left_indent = Pt(self.look.body_indent)
        bold = block.style in BOLD
        if block.label and style not in ("List Bullet", "List Bullet 2", "List Number"):
            hang = self.look.indent if block.style in ("heading", "para") else 22
            form.left_indent = Pt(hang + 20 * block.level)
            form.first_line_indent = Pt(-hang)
            self.runs(paragraph, f"{block.label}\t", bold=bold)
        self.runs(paragraph, block.text, bold=bold)

    def grid(self, block: Grid, into: Docx | _Cell) -> None:
        """A Word table with merged cells and a repeated heading row."""
        table = into.add_table(len(block.rows), len(block.widths))
        if block.look != "plain":
            table.style = self.doc.styles["Table Grid"]
        self.widths(table, block.widths)
        for r, c, rows, columns in block.spans:
            table.cell(r, c).merge(table.cell(r + rows - 1, c + columns - 1))
        covered = {
            (r + i, c + j) for r, c, rows, columns in block.spans for i in range(rows) for j in range(columns) if i or j
        }
        for r, row in enumerate(block.rows):
            for c, text in enumerate(row):
                if (r, c) in covered:
                    continue
                cell = table.cell(r, c)
                cell.width = Pt(block.widths[c])
                self.cell(cell, text, bold=r < block.header, number=c in block.numeric and r >= block.header)
                if r < block.header and block.look == "word":
                    _shade(cell, self.look.heading_fill)
        for row in table.rows[: block.header]:
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            row._tr.get_or_add_trPr().append(mark)
        if into is self.doc:
            into.add_paragraph().paragraph_format.space_after = Pt(0)

    def widths(self, table: Table, widths: Sequence[float]) -> None:
        """Fixed widths, as a hand-made table has them."""
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)

    def cell(self, cell: _Cell, text: str, *, bold: bool, number: bool) -> None:
        """The paragraphs of a cell."""
        for step, piece in enumerate(text.split("\n\n")):
            paragraph = cell.paragraphs[0] if step == 0 else cell.add_paragraph()
            if piece.startswith("• "):
                paragraph.style = self.doc.styles["List Bullet"]
            paragraph.paragraph_format.space_after = Pt(0)
            if number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self.runs(paragraph, piece.removeprefix("• "), bold=bold, size=self.look.cell_size)

    def frame(self, block: Frame, into: Docx | _Cell) -> None:
        """A table that only places text."""
        table = into.add_table(len(block.rows), len(block.widths))
        if block.ruled:
            table.style = self.doc.styles["Table Grid"]
        self.widths(table, block.widths)
        for r, row in enumerate(block.rows):
            for c, blocks in enumerate(row):
                cell = table.cell(r, c)
                cell.width = Pt(block.widths[c])
                for inner in blocks:
                    self.write(inner, cell)
                if len(cell.paragraphs) > 1:
                    first = cell.paragraphs[0]._p
                    first.getparent().remove(first)
        if into is self.doc:
            into.add_paragraph().paragraph_format.space_after = Pt(0)


def _furnish(doc: Docx, template: Template) -> None:
    section = doc.sections[0]
    if template.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Pt, template.margins)
    first = template.first or template.furniture
    head = first.head if any(first.head) else template.furniture.head
    foot = first.foot if any(first.foot) else template.furniture.foot
    for area, texts in ((section.header, head), (section.footer, foot)):
        paragraph = area.paragraphs[0]
        for step, text in enumerate(texts):
            before, mark, after = text.partition("{page}")
            paragraph.add_run(("\t" if step else "") + before)
            if mark:
                _field(paragraph, "PAGE")
                between, total, tail = after.partition("{total}")
                paragraph.add_run(between)
                if total:
                    _field(paragraph, "NUMPAGES")
                    paragraph.add_run(tail)


def set_docx(blocks: Sequence[Block], look: Look, template: Template, info: dict[str, str]) -> bytes:
    """The bytes of a DOCX."""
    writer = Writer(look)
    _furnish(writer.doc, template)
    head = (template.first or template.furniture).letterhead
    if head:
        for line in (*(f"**{name}**" for name in head.name), *head.lines):
            paragraph = writer.doc.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.space_after = Pt(0)
            writer.runs(paragraph, line)
        writer.doc.add_paragraph()
    for block in blocks:
        writer.write(block, writer.doc)
    core = writer.doc.core_properties
    core.title, core.author, core.comments = info.get("title", ""), info.get("author", ""), ""
    buffer = io.BytesIO()
    writer.doc.save(buffer)
    return fixed(buffer.getvalue())
