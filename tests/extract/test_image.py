"""Pictures of pages: read by OCR whatever their format, one page or many, and what is no picture refused."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.errors import Unreadable
from extract.ocr.tesseract import has_tesseract
from extract.reading import Options, read_paper

needs_tesseract = pytest.mark.skipif(not has_tesseract(), reason="Tesseract is not installed")


def page(text, mode="L"):
    image = Image.new("L", (1240, 600), "white")
    ImageDraw.Draw(image).text((100, 200), text, fill="black", font=ImageFont.load_default(size=48))
    return image.convert(mode)


def as_file(*pages, kind="PNG", **how):
    out = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, kind, **more, **how)
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "L"), ("PNG", "RGBA"), ("TIFF", "1")])
def test_a_picture_is_a_scan(kind, mode):
    paper = read_paper(as_file(page("Minutes of the Harbour Committee", mode), kind=kind), "letter", Options())
    assert (paper.format, paper.total_pages, paper.partial) == ("image", 1, False)
    assert paper.pages[0].source == "ocr"
    assert "Harbour Committee" in " ".join(block.text for block in paper.pages[0].blocks)


@needs_tesseract
def test_each_page_of_a_tiff_is_a_page():
    data = as_file(page("The first page"), page("The second page"), kind="TIFF", dpi=(150, 150))
    paper = read_paper(data, "fax.tif", Options())
    assert [page.blocks[0].text for page in paper.pages] == ["The first page", "The second page"]
    assert round(paper.pages[0].width) == round(1240 * 72 / 150)


def test_without_ocr_its_pages_have_no_text_and_it_says_so():
    paper = read_paper(as_file(page("Minutes")), "page.png", Options(ocr="never"))
    assert paper.partial
    assert paper.warnings == ("No text could be read on page 1.",)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\nnothing", b"GIF89a", as_file(page("Minutes"))[:500]])
def test_a_broken_picture_is_refused(data):
    with pytest.raises(Unreadable) as raised:
        read_paper(data, "page.png", Options(ocr="never"))
    assert raised.value.code in ("malformed", "truncated")
