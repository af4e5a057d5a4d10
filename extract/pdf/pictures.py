"""Which pictures of a page may show a table: large enough, bare of text, and not printed on page after page."""

from __future__ import annotations

from extract.paper import Image, Sheet
from extract.records import Box

WIDEST_LOGO, HIGHEST_LOGO = 150.0, 60.0  # points: what is smaller holds no table
MOST = 0.85  # of the page: a picture that large is the page
FEW_WORDS = 3  # words that may stand on a picture


class Pictures:
    """The pictures of a document that were met, page by page."""

    def __init__(self) -> None:
        self._met: set[tuple[int, ...]] = set()

    def new(self, sheet: Sheet) -> list[Box]:
        """The boxes of a page's pictures that may show a table, and were on no page before."""
        if sheet.source != "text":
            return []
        fresh = []
        for image in dict.fromkeys(sheet.images):
            key = tuple(round(place) for place in image)
            if key not in self._met and is_large(image, sheet) and is_bare(image, sheet):
                fresh.append((image.x0, image.top, image.x1, image.bottom))
            self._met.add(key)
        return fresh


def is_large(image: Image, sheet: Sheet) -> bool:
    """Whether a picture is larger than a logo, and is not all of the page."""
    wide, high = image.x1 - image.x0, image.bottom - image.top
    return wide > WIDEST_LOGO and high > HIGHEST_LOGO and wide * high < MOST * sheet.width * sheet.height


def is_bare(image: Image, sheet: Sheet) -> bool:
    """Whether hardly a word stands on a picture."""
    held = 0
    for word in sheet.words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        held += image.x0 < x < image.x1 and image.top < y < image.bottom
    return held <= FEW_WORDS
