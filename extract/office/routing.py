"""Which office format a zipped file is, where its first bytes do not say."""

from __future__ import annotations

from collections.abc import Iterable

from extract.errors import Unreadable

# the part that each format must have, and the reader that knows it
PARTS = (
    ("word/document.xml", "word"),
    ("xl/workbook.xml", "sheet"),
    ("xl/workbook.bin", "sheet"),
    ("ppt/presentation.xml", "slides"),
    ("content.xml", "opendocument"),
)


def reader_of(names: Iterable[str]) -> str | None:
    """The name of the reader for a package with these members.

    >>> reader_of(["[Content_Types].xml", "xl/workbook.xml"])
    'sheet'
    """
    known = {name.lower().lstrip("/") for name in names}
    if "[content_types].xml" not in known and "mimetype" not in known and "meta-inf/manifest.xml" not in known:
        return None
    found = next((reader for part, reader in PARTS if part in known), None)
    if not found and "[content_types].xml" in known:
        raise Unreadable("malformed", "it is an office file without its main part")
    return found
