"""DOCX: numbering as Word shows it, tracked changes accepted, tables with spans, boxes and notes in their places."""

import doctest
from importlib import import_module
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from extract.drafting import tables_of
from extract.errors import Unreadable
from extract.flattening import grid_rows
from extract.folios import number_pages
from extract.paper import Block
from extract.reading import read_paper

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERING = f"""<w:numbering {NS}>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {NS}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>
 <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
FOOTNOTES = f"""<w:footnotes {NS}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Figures are provisional.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
HEADER = f"<w:hdr {NS}><w:p><w:r><w:t>Ambridge Parish Council</w:t></w:r></w:p></w:hdr>"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Minutes</dc:title><dc:creator>The Clerk</dc:creator>'
    "</cp:coreProperties>"
)


def docx(body, **parts):
    """The bytes of a document with this body."""
    files = {
        "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": STYLES,
        "word/footnotes.xml": FOOTNOTES,
        "word/header1.xml": HEADER,
        "docProps/core.xml": CORE,
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml", "Internal")}),
        "word/_rels/document.xml.rels": relations(
            {
                "rId1": ("numbering", "numbering.xml", "Internal"),
                "rId2": ("styles", "styles.xml", "Internal"),
                "rId3": ("footnotes", "footnotes.xml", "Internal"),
                "rId4": ("header", "header1.xml", "Internal"),
                "rId8": ("hyperlink", "https://example.org/plan", "External"),
                "rId9": ("hyperlink", "javascript:alert(1)", "External"),
            }
        ),
        **parts,
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def relations(targets):
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{out}"/>'
        for key, (kind, target, out) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def p(text="", properties="", look=""):
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def num(num_id, depth=0):
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>'


def tc(inner, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def blocks_of(body, **parts):
    return read_paper(docx(body, **parts), "x.docx").blocks


def outline(body):
    return [(block.kind, block.label, block.text) for block in blocks_of(body)]


@pytest.mark.parametrize(
    "name", ["extract.office.numbering", "extract.office.packages", "extract.headings", "extract.payments"]
)
def test_doctests(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_numbers_as_word_shows_them():
    """Levels count on, deeper ones begin anew, styles bring their lists, overrides start where they say."""
    body = (
        p("Welcome", num(1)) + p("Apologies", num(1)) + p("from members", num(1, 1)) + p("by letter", num(1, 2))
        + p("by mail", num(1, 2)) + p("from officers", '<w:pStyle w:val="Clause"/>') + p("Roads", num(1))
        + p("potholes", num(2)) + p("", num(1)) + p("Signs", num(1, 1)) + p("Seven", num(3))
        + p("no number", '<w:pStyle w:val="Clause"/>' + num(0))
    )  # fmt: skip
    assert [(block.label, block.level) for block in blocks_of(body)] == [
        ("1.", 1), ("2.", 1), ("2.1", 2), ("(a)", 3), ("(b)", 3), ("2.2", 2), ("3.", 1), ("•", 2), ("3.1", 2),
        ("7.", 1), (None, 0),
    ]  # fmt: skip


def test_typed_labels_count_as_labels():
    assert outline(p("(a) the hall") + p("19.09.01  Apologies", look="<w:b/>")) == [
        ("item", "(a)", "the hall"),
        ("heading", "19.09.01", "Apologies"),
    ]


def test_tracked_changes_are_accepted():
    body = (
        "<w:p><w:r><w:t>The fee is </w:t></w:r><w:del><w:r><w:delText>£5</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>£6</w:t></w:r></w:ins></w:p>"
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>paragraph.</w:t></w:r><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
    )
    assert [block.text for block in blocks_of(body)] == ["The fee is £6", "One paragraph."]


def test_fields_controls_and_boxes():
    """Results of fields are printed and their codes are not; a text box is read once, though it is written twice."""
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org/a"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>our page</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>Anchor</w:t><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:t> done</w:t></w:r></w:p>'
    )
    paper = read_paper(docx(body), "x.docx")
    assert [block.text for block in paper.blocks] == ["our page", "Controlled", "Anchor", "In a box", "done"]
    assert paper.blocks[-1].label == "✓"
    assert [(link.text, link.target) for link in paper.links] == [("our page", "https://example.org/a")]


def test_links_that_run_are_dropped():
    body = (
        '<w:p><w:hyperlink r:id="rId8"><w:r><w:t>the plan</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rId9"><w:r><w:t> click</w:t></w:r></w:hyperlink></w:p>'
    )
    paper = read_paper(docx(body), "x.docx")
    assert [link.target for link in paper.links] == ["https://example.org/plan"]
    assert paper.blocks[0].text == "the plan click"


def test_styles_notes_furniture_and_properties():
    body = (
        p("Finance", '<w:pStyle w:val="H2"/>')
        + p("Struck", look='<w:strike/><w:color w:val="FF0000"/><w:sz w:val="24"/>')
        + '<w:p><w:r><w:t>Cases rose</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )  # fmt: skip
    paper = read_paper(docx(body), "x.docx")
    heading, struck, cases, note = paper.blocks
    assert (heading.kind, heading.level, heading.lines[0].bold) == ("heading", 2, True)
    style = struck.lines[0].spans[0].style
    assert (style.struck, style.colour, style.size) == (True, "#ff0000", 12.0)
    assert cases.text == "Cases rose."
    assert (note.kind, note.label, note.text) == ("footnote", "1", "Figures are provisional.")
    assert [line.text for line in paper.pages[0].furniture] == ["Ambridge Parish Council"]
    assert paper.properties == {"title": "Minutes", "author": "The Clerk"}
    assert [mark.title for mark in paper.outline] == ["Finance"]


def test_tables_with_spans():
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + tc(p("Ward"))
        + tc(p("Cases"), '<w:gridSpan w:val="2"/>')
        + "</w:tr>"
        "<w:tr>" + tc(p("North"), '<w:vMerge w:val="restart"/>') + tc(p("2024")) + tc(p("12", num(2))) + "</w:tr>"
        "<w:tr>" + tc(p(), "<w:vMerge/>") + tc(p("2025")) + tc(p("1. one") + p("two")) + "</w:tr></w:tbl>"
    )
    grid = blocks_of(body)[0].grid
    assert grid_rows(grid) == (("Ward", "Cases", ""), ("North", "2024", "12"), ("", "2025", "1. one two"))
    assert grid.header_rows == 1
    assert {(cell.text, cell.rows, cell.columns) for cell in grid.cells if cell.rows > 1 or cell.columns > 1} == {
        ("Cases", 1, 2),
        ("North", 2, 1),
    }
    assert [block.kind for block in grid.cells[-1].blocks] == ["item", "paragraph"]


def test_frames_and_columns_of_frames_are_no_tables():
    frame = "<w:tbl><w:tr>" + tc(p("Only text") + p("in a frame")) + "</w:tr></w:tbl>"
    assert outline(frame) == [("paragraph", None, "Only text"), ("paragraph", None, "in a frame")]


def test_nested_tables_and_absurd_spans():
    inner = "<w:tbl><w:tr>" + tc(p("a")) + tc(p("b")) + "</w:tr></w:tbl>"
    for _ in range(30):
        inner = "<w:tbl><w:tr>" + tc(p("x")) + tc(inner + p(), '<w:gridSpan w:val="100000000"/>') + "</w:tr></w:tbl>"
    text = " ".join(cell.text for cell in blocks_of(inner)[0].grid.cells)
    assert text.count("x") == 30
    assert text.endswith("a b")


def test_a_table_in_a_cell_is_a_table_too():
    def rows(*pairs):
        return f"<w:tbl>{''.join(f'<w:tr>{tc(left)}{tc(right)}</w:tr>' for left, right in pairs)}</w:tbl>"

    inner = rows((p("Year"), p("Spend")), (p("2024"), p("£1,310")))
    outer = rows((p("Site"), p("Costs")), (p("Mill Lane"), p("By year:") + inner + p()))
    found = [grid_rows(grid) for grid in tables_of(blocks_of(outer))]
    assert found[0][0] == ("Site", "Costs")
    assert found[1] == (("Year", "Spend"), ("2024", "£1,310"))


def test_lines_set_in_columns_with_tabs_are_a_table():
    lines = ["Ward\tCases\tShare", "Elm\t1,204\t25%", "Oak\t873\t18%", "Ash\t12\t1%"]
    (grid,) = tables_of(blocks_of("".join(p(line) for line in lines)))
    assert grid_rows(grid)[1] == ("Elm", "1,204", "25%")
    assert grid.header_rows == 1
    names = ["Ann Reed\tChair\tElm", "Bob Moss\tClerk\tOak", "Cat Hall\tMember\tAsh"]
    assert tables_of(blocks_of("".join(p(line) for line in names))) == []


def test_payments_set_with_tabs_are_a_table():
    lines = [
        "Hall Trust\tHire of hall\t£ 48.00",
        "Eden Council    Elections    £105.00",
        "(by cheque)",
        "J Eyles\tSeat\t£5.00",
    ]
    blocks = blocks_of("".join(p(line) for line in ["Payments", *lines, "The Council resolved to pay them."]))
    assert [block.kind for block in blocks] == ["paragraph", "grid", "paragraph"]
    assert grid_rows(blocks[1].grid) == (
        ("Hall Trust", "Hire of hall", "£ 48.00"),
        ("Eden Council", "Elections (by cheque)", "£105.00"),
        ("J Eyles", "Seat", "£5.00"),
    )


def test_typed_folios_end_pages():
    blocks = [Block("paragraph", text, 1) for text in ("one", "Page 1 of 2", "two", "Page 2 of 2")]
    assert [(page.number, [block.text for block in page.blocks]) for page in number_pages(blocks)] == [
        (1, ["one"]),
        (2, ["two"]),
    ]


BOMBS = [
    ("limit_size", {"word/document.xml": "<w:document>" + " " * 120_000_000 + "</w:document>"}),
    ("malformed", {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>"}),
    ("malformed", {"_rels/.rels": relations({}), "word/document.xml": "<not-closed"}),
]


@pytest.mark.parametrize(("code", "parts"), BOMBS, ids=["spaces", "entities", "broken"])
def test_refused(code, parts):
    with pytest.raises(Unreadable) as caught:
        read_paper(docx("", **parts), "x.docx")
    assert caught.value.code == code


def test_cut_off():
    whole = docx(p("text"))
    with pytest.raises(Unreadable) as caught:
        read_paper(whole[: len(whole) // 2], "x.docx")
    assert caught.value.code == "truncated"
