"""What a kept file is to be called: made of our own keys and its first bytes, never of what a server calls it."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}\Z")
MAGIC = (
    (b"%PDF", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"GIF8", ".gif"),
    (b"\x1f\x8b", ".gz"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# a member of a zip -> what the zip is
MEMBERS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "xl/workbook.bin": ".xlsb",
    "ppt/presentation.xml": ".pptx",
    "content.xml": ".odt",
}
OLE_TYPES = {
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt",
    "application/vnd.ms-outlook": ".msg",
}
TEXT_TYPES = {
    "text/csv": ".csv",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "message/rfc822": ".eml",
    "application/json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
TEXTS = frozenset({".txt", ".html", ".eml", ".csv", ".json", ".xml", ".md", ".mbox"})  # what a site may offer


def suffix_of(file: Path, head: bytes, content_type: str, offered: str = "") -> str:
    """The suffix of a file; what its bytes say comes before what was said of it.

    >>> suffix_of(Path("x"), b"%PDF-1.7", "text/html"), suffix_of(Path("x"), b"Dear", "text/csv; charset=utf-8")
    ('.pdf', '.csv')
    """
    for magic, suffix in MAGIC:
        if head.startswith(magic) or (suffix == ".pdf" and magic in head[:1024]):
            return suffix
    kind = content_type.partition(";")[0].strip().lower()
    if head.startswith(b"PK\x03\x04"):
        return zip_suffix(file)
    if head.startswith(OLE):
        return offered if offered in OLE_TYPES.values() else OLE_TYPES.get(kind, ".doc")
    if offered in TEXTS:
        return offered
    if b"\0" in head:
        return ".bin"
    return TEXT_TYPES.get(kind, ".txt")


def zip_suffix(file: Path) -> str:
    """What a zip is by what lies in it."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ".zip"
    return next((suffix for member, suffix in MEMBERS.items() if member in names), ".zip")


def slug(text: str) -> str:
    """Words as a name of a folder.

    >>> slug("Ambleford & Wyre Borough Council")
    'ambleford-wyre-borough-council'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60] or "place"


def file_name(authority: str, place: int, when: date | None, key: tuple[str, str, str], suffix: str) -> str:
    """The name of a document below papers/.

    >>> file_name("Ambleford Council", 3, date(2026, 5, 7), ("g", "4711", "10"), ".pdf")
    'ambleford-council-3/2026/2026-05-07-g4711-10.pdf'
    >>> file_name("Ambleford Council", 3, None, ("foi", "../etc", ""), ".txt")
    'ambleford-council-3/undated/foi-7a38eca921990c54.txt'
    """
    folder = f"{slug(authority)}-{place}/{when.year if when else 'undated'}"
    day = f"{when.isoformat()}-" if when else ""
    return f"{folder}/{day}{safe_key(*key)}{suffix}"


def safe_key(kind: str, ident: str, part: str) -> str:
    """A document's key as part of a file name; what is not plain letters and digits is hashed."""
    joined = f"{kind}{ident}" + (f"-{part}" if part else "")
    if SAFE.match(joined) and (part or "-" not in ident):  # else s1-2 could be two papers
        return joined
    digest = sha256("\0".join((kind, ident, part)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{slug(kind)}-{digest}"
