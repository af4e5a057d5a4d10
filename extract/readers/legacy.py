"""Microsoft's old compound files: XLS by calamine, MSG by oxmsg, DOC and PPT through LibreOffice where installed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import olefile

from extract.clean import clean_line
from extract.errors import Unreadable
from extract.mail.outlook import read_outlook
from extract.office.conversion import convert
from extract.paper import Paper
from extract.readers import slides, word
from extract.reading import Options
from extract.sheets.biff import hidden_parts
from extract.sheets.values import read_values

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_SHEETS = (b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")  # Excel 2 to 5 without a compound file
ENCRYPTED = {"encryptedpackage", "encryptioninfo"}
WANTED = {"title": "title", "author": "author", "subject": "subject", "create_time": "created"}


def bid(head: bytes, name: str) -> float:
    """A compound file, or the records of an old sheet."""
    return 0.9 if head.startswith((COMPOUND, *OLD_SHEETS)) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """The paper of whatever the compound file holds."""
    if not data.startswith(COMPOUND):
        return read_values(data, name, "xls", options)
    try:
        with olefile.OleFileIO(BytesIO(data)) as compound:
            streams = {entry[0].lower() for entry in compound.listdir()}
            properties = compound_properties(compound)
            unseen = hidden_parts(workbook_stream(compound))
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise Unreadable("malformed", "its directory cannot be read") from error
    if streams & {"workbook", "book"} and not streams & ENCRYPTED:
        return with_properties(read_values(data, name, "xls", options, unseen), properties)
    return read_kind(data, name, options, streams, properties)


def workbook_stream(compound: olefile.OleFileIO) -> bytes:
    """The records of a workbook; nothing where there is none."""
    name = next((one for one in ("Workbook", "Book") if compound.exists(one)), None)
    return bytes(compound.openstream(name).read()) if name else b""


def read_kind(data: bytes, name: str, options: Options, streams: set[str], properties: dict[str, str]) -> Paper:
    """The paper by what streams the file has."""
    if streams & ENCRYPTED:
        raise Unreadable("encrypted")
    if "__properties_version1.0" in streams:
        return read_outlook(data, name)
    if "worddocument" in streams:
        return as_format(word.read(convert(data, "doc", "docx"), name, options), "doc", properties)
    if "powerpoint document" in streams:
        return as_format(slides.read(convert(data, "ppt", "pptx"), name, options), "ppt", properties)
    raise Unreadable("unsupported", "a compound file of a kind that we do not know")


def compound_properties(compound: olefile.OleFileIO) -> dict[str, str]:
    """Title, author and date as the file gives them."""
    found = compound.get_metadata()
    values = {key: getattr(found, field, None) for field, key in WANTED.items()}
    return {key: text for key, value in values.items() if value and (text := clean_line(as_text(value))[:500])}


def as_text(value: object) -> str:
    """A property as text."""
    return value.decode("cp1252", "replace") if isinstance(value, bytes) else str(value)


def with_properties(paper: Paper, properties: dict[str, str]) -> Paper:
    """A paper with the properties of the file it came in."""
    return as_format(paper, paper.format, properties)


def as_format(paper: Paper, form: str, properties: dict[str, str]) -> Paper:
    """A paper under the name of the format that it was read from."""
    return replace(paper, format=form, properties={**paper.properties, **properties})
