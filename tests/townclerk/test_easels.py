"""Pictures of pages, drawn away from the site: hostile files end as refusals, and the next page is drawn as before."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from extract.errors import Unreadable
from index.drawing import DRAW, MEASURE
from townclerk.easels import Easels
from townclerk.workers.warming import PDF

ENDLESS = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %d 842]/Contents 4 0 R>> endobj
4 0 obj <</Length %d>> stream
%b
endstream endobj
trailer <</Root 1 0 R/Size 5>>
%%%%EOF
"""


def hostile(width: int, content: bytes) -> bytes:
    return ENDLESS % (width, len(content), content)


@pytest.fixture(scope="module")
def easels():
    easels = Easels()
    yield easels
    easels.close()


def draw(easels: Easels, folder: Path, data: bytes, page: int = 1, width: int = 800) -> Image.Image:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    drawn = easels.ask(path, DRAW, hashlib.sha256(data).hexdigest(), page, width, ((72.0, 130.0, 200.0, 150.0),))
    return Image.open(io.BytesIO(drawn))


def test_a_page_is_drawn_as_wide_as_was_asked_and_covered(easels, tmp_path):
    image = draw(easels, tmp_path, PDF)
    assert image.width == 800
    scale = 800 / 595
    assert image.getpixel((int(100 * scale), int(140 * scale))) == 96


def test_pages_are_measured_in_points(easels, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(PDF)
    assert easels.ask(path, MEASURE, hashlib.sha256(PDF).hexdigest()) == ((595.0, 842.0),) * 2


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4 and nothing else", b"not a PDF", hostile(595, b"q " * 400_000), hostile(2_000_000_000, b"0 0 m S")],
)
def test_a_hostile_file_is_refused_or_drawn_and_the_next_one_drawn_as_before(easels, tmp_path, data):
    try:
        assert draw(easels, tmp_path, data).width <= 800
    except Unreadable as error:
        assert error.code
    assert draw(easels, tmp_path, PDF).width == 800


@pytest.mark.parametrize("page", [0, 3, 10**12])
def test_a_page_that_is_not_there(easels, tmp_path, page):
    with pytest.raises(Unreadable):
        draw(easels, tmp_path, PDF, page)


def test_a_file_that_was_changed_is_not_drawn(easels, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(PDF)
    with pytest.raises(Unreadable, match="not the one that was read"):
        easels.ask(path, DRAW, "0" * 64, 1, 800, ())
