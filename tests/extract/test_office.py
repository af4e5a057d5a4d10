"""OpenDocument, PowerPoint, RTF and Microsoft's old formats; and what docs/formats.md says of all readers."""

import doctest
import re
import shutil
from importlib import import_module
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from extract.engines import run_engine
from extract.errors import Unreadable
from extract.flattening import grid_rows
from extract.reading import load_readers, read_paper

OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
LISTS = """<office:automatic-styles><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style><style:style style:name="B" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="gone"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>"""


def opened(kind, body):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        content = f"<office:{kind}>{body}</office:{kind}>"
        archive.writestr(
            "content.xml",
            f"<office:document-content {OPEN}>{LISTS}<office:body>{content}</office:body></office:document-content>",
        )
    return out.getvalue()


@pytest.mark.parametrize("name", ["extract.office.routing", "extract.office.numbering"])
def test_doctests(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_odt():
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = "<text:list>" + item.format("hall", "") + item.format("roof", "") + "</text:list>"
    body = (
        '<text:h text:outline-level="2">Agenda</text:h>'
        f'<text:list text:style-name="L1">{item.format("Apologies", "")}{item.format("Works", inner)}</text:list>'
        '<text:p>See <text:a xlink:href="https://example.org/">the '
        '<text:span text:style-name="B">plan</text:span></text:a>'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Draft.</text:p></text:note-body></text:note>"
        ".</text:p><text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    paper = read_paper(opened("text", body), "x.odt")
    assert [(block.kind, block.label, block.level, block.text) for block in paper.blocks] == [
        ("heading", None, 2, "Agenda"),
        ("item", "1.", 1, "Apologies"),
        ("item", "2.", 1, "Works"),
        ("item", "(a)", 2, "hall"),
        ("item", "(b)", 2, "roof"),
        ("paragraph", None, 0, "See the plan."),
        ("footnote", "1", 0, "Draft."),
    ]
    assert paper.links[0].target == "https://example.org/"
    assert any(span.text == "plan" and span.style.bold for span in paper.blocks[5].lines[0].spans)


def test_ods():
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row{}>{}</table:table-row>"
    body = (
        '<table:table table:name="Open">'
        + row.format("", cell.format("", "Ward") + cell.format("", "Cost"))
        + row.format("", cell.format("", "North") + cell.format("", "£5"))
        + row.format(' table:visibility="collapse"', cell.format("", "secret"))
        + row.format(
            ' table:number-rows-repeated="1000000"', '<table:table-cell table:number-columns-repeated="16000"/>'
        )
        + '</table:table><table:table table:name="Raw" table:style-name="gone">'
        + row.format("", cell.format("", "personal"))
        + "</table:table>"
    )
    paper = read_paper(opened("spreadsheet", body), "x.ods")
    assert [grid_rows(block.grid) for block in paper.blocks if block.grid] == [(("Ward", "Cost"), ("North", "£5"))]
    assert len(paper.warnings) == 2


def test_odp():
    box = "<draw:text-box><text:p>{}</text:p><text:p>and more.</text:p></draw:text-box>"
    page = f"<draw:page><draw:frame>{box}</draw:frame></draw:page>"
    paper = read_paper(opened("presentation", page.format("First") + page.format("Second")), "x.odp")
    assert [(one.number, one.blocks[0].kind, one.blocks[0].text) for one in paper.pages] == [
        (1, "heading", "First"),
        (2, "heading", "Second"),
    ]


PPTX = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(*targets):
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{KIND}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(targets)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def test_pptx():
    text = "<p:sp><p:nvPr><p:ph{}/></p:nvPr><p:txBody>{}</p:txBody></p:sp>"
    para = "<a:p><a:pPr{}/><a:r><a:t>{}</a:t></a:r></a:p>"
    slide = (
        f"<p:sld {PPTX}>" + text.format(' type="ftr"', para.format("", "Town Council"))
        + text.format("", para.format("", "Budget") + para.format(' lvl="1"', "Roads"))
        + text.format(' type="title"', para.format("", "Plans for 2026"))
        + "<p:graphicFrame><a:tbl><a:tr>"
        + "".join(f"<a:tc><a:txBody>{para.format('', one)}</a:txBody></a:tc>" for one in ("Year", "Cost"))
        + "</a:tr><a:tr>"
        + "".join(f"<a:tc><a:txBody>{para.format('', one)}</a:txBody></a:tc>" for one in ("2026", "£5"))
        + "</a:tr></a:tbl></p:graphicFrame></p:sld>"
    )  # fmt: skip
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", related(("officeDocument", "ppt/presentation.xml")))
        archive.writestr("ppt/presentation.xml", f'<p:presentation {PPTX}><p:sldId r:id="r0"/></p:presentation>')
        archive.writestr("ppt/_rels/presentation.xml.rels", related(("slide", "slides/slide1.xml")))
        archive.writestr("ppt/slides/slide1.xml", slide)
    page = read_paper(out.getvalue(), "x.pptx").pages[0]
    assert [(block.kind, block.label, block.level, block.text) for block in page.blocks] == [
        ("heading", None, 1, "Plans for 2026"),
        ("item", "•", 1, "Budget"),
        ("item", "•", 2, "Roads"),
        ("grid", None, 0, ""),
    ]
    assert grid_rows(page.blocks[-1].grid) == (("Year", "Cost"), ("2026", "£5"))
    assert [line.text for line in page.furniture] == ["Town Council"]


RTF = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Notice}{\author The Clerk}}
{\header Ambridge Parish Council\par}{\*\generator x}
{\b PUBLIC NOTICE}\par The caf\'e9 costs \u163?5 \endash  {\i really}{\footnote {\super 1} A note.}\par
{\listtext 1.\tab}Apologies\par{\listtext 2.\tab}Works\par
\trowd\intbl Ward\cell Cases\cell\row\trowd\intbl North\cell 12\cell\row\pard
{\field{\*\fldinst HYPERLINK "javascript:x"}{\fldrslt our page}} {\v hidden}ends\par}"""


def test_rtf():
    paper = read_paper(RTF, "x.doc")
    assert paper.format == "rtf"
    assert [(block.kind, block.label, block.text) for block in paper.blocks] == [
        ("heading", None, "PUBLIC NOTICE"),
        ("paragraph", None, "The café costs £5 – really"),
        ("item", "1.", "Apologies"),
        ("item", "2.", "Works"),
        ("grid", None, ""),
        ("paragraph", None, "our page ends"),
        ("footnote", "1", "1 A note."),
    ]
    assert grid_rows(paper.blocks[4].grid) == (("Ward", "Cases"), ("North", "12"))
    assert paper.properties == {"title": "Notice", "author": "The Clerk"}
    assert [line.text for line in paper.pages[0].furniture] == ["Ambridge Parish Council"]
    assert not paper.partial


def test_rtf_cut_off_or_absurdly_deep_is_partial():
    assert read_paper(RTF[:-40], "x.rtf").partial
    assert read_paper(b"{\\rtf1 text" + b"{" * 50_000, "x.rtf").partial


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)]
)
def test_broken_compound_files(data):
    with pytest.raises(Unreadable) as caught:
        read_paper(data, "x.doc")
    assert caught.value.code == "malformed"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_doc(tmp_path):
    document = Document()
    document.add_heading("Minutes", 1)
    document.add_paragraph("The roof was mended.")
    document.save(tmp_path / "paper.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run_engine(["soffice", profile, "--headless", "--convert-to", "doc", "paper.docx"], folder=tmp_path, memory=3 << 30)
    paper = read_paper((tmp_path / "paper.doc").read_bytes(), "paper.doc")
    assert paper.format == "doc"
    assert [block.text for block in paper.blocks] == ["Minutes", "The roof was mended."]


def test_docs_name_every_reader():
    """docs/formats.md has a row for each reader, and none for one that is not there."""
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
    named = set(re.findall(r"`extract/readers/(\w+)\.py`", text))
    assert named == {reader.__name__.rpartition(".")[2] for reader in load_readers()}
