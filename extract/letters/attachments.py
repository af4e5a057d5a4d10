"""Which file an answer points to: "See attached" with the name of a file, the address of a link, or a named annex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.letters.passages import Passage
from extract.paper import Link

_ENDINGS = r"(?:pdf|xlsx?|xlsm|docx?|csv|ods|odt|pptx?|zip|msg|rtf)"
FILE = re.compile(  # "ada-4711 data.xlsx"
    rf"(?P<name>[\w][\w()&'’+.-]*(?: [\w()&'’+-][\w()&'’+.-]*){{0,8}}?\.{_ENDINGS})\b", re.IGNORECASE
)
TITLED = re.compile(  # "the attached spreadsheet titled ‘Patients by ward’"
    r"\b(?:titled|entitled|called|named|labelled|headed)\s+[‘“'\"](?P<name>[^’”'\"]{3,90})[’”'\"]", re.IGNORECASE
)
ANNEX = re.compile(  # "Please refer to Appendix 3 attached"
    r"\b(?P<name>(?:Appendix|Annex|Attachment|Enclosure|Document|Schedule|Tab|Worksheet)\s(?:[A-Z]\b|\d{1,2}\b))"
)
POINTS = re.compile(r"\b(?:attach\w*|enclos\w*|annex\w*|appendix|spreadsheet|workbook|worksheet)\b", re.IGNORECASE)
TARGET = re.compile(rf"^https?://\S+\.{_ENDINGS}(?:[?#]\S*)?$", re.IGNORECASE)
TEXTLESS = frozenset({"", "here", "link", "this link"})


def attachment_of(passages: Sequence[Passage], links: Iterable[Link]) -> str | None:
    """The file that an answer points to: its printed name, the address of a link to it, or the annex it is called.

    >>> attachment_of([Passage("Please see attached FOI 3151 data.xlsx", 1)], [])
    'FOI 3151 data.xlsx'
    >>> attachment_of([Passage("Please refer to Appendix 3 attached.", 1)], [])
    'Appendix 3'
    >>> attachment_of([Passage("We had 78 cases.", 1)], []) is None
    True
    """
    text = " ".join(passage.text for passage in passages if not passage.grid)
    linked = next((link.target for link in links if link.target and is_file_of(link, passages, text)), None)
    if linked or not POINTS.search(text):
        return linked
    for pattern in (FILE, TITLED, ANNEX):
        match = pattern.search(text)
        if match:
            return LEADING.sub("", match.group("name")).strip()
    return None


LEADING = re.compile(r"^(?:.*\b(?:see|find|the|attached|enclosed|in|to|file|document|spreadsheet)\s)+", re.IGNORECASE)


def is_file_of(link: Link, passages: Sequence[Passage], text: str) -> bool:
    """Whether a link leads to a file and stands in these passages."""
    if not link.target or not TARGET.match(link.target):
        return False
    if link.target in text or (link.text.strip().casefold() not in TEXTLESS and link.text.strip() in text):
        return True
    boxes = [passage.bbox for passage in passages if passage.page == link.page and passage.bbox]
    box = link.bbox
    return box is not None and any(own[1] - 1 <= box[1] and box[3] <= own[3] + 1 for own in boxes)
