"""Zipped office files, looked over before anything is parsed: sizes, ratios, overlaps, duplicates, DTDs."""

from __future__ import annotations

import posixpath
import re
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from extract.clean import clean_line
from extract.errors import Unreadable

LARGEST_PART = 96_000_000  # bytes of XML; the longest honest pack that we met has 14 MB
LARGEST_MEDIA = 512_000_000
SUSPECT_RATIO, SUSPECT_SIZE = 200, 20_000_000  # XML packs to a tenth, tables of zeros to a fortieth
MOST_ENTRIES = 20_000
DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
WIDE_DTD = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
END_OF_DIRECTORY = b"PK\x05\x06"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = {  # the strict dialect's names, as the parts of it that we read are called in the usual one
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/presentationml/main": b"http://schemas.openxmlformats.org/presentationml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Relation(NamedTuple):
    """What a part points to: another part, or a target outside."""

    kind: str  # the last word of its type: "hyperlink", "image", "header"
    target: str
    external: bool


@dataclass
class Package:
    """An opened package whose parts are read only when asked for, each within limits."""

    archive: ZipFile
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def parts(self) -> dict[str, ZipInfo]:
        """The parts by name; names that lead out of the package are no parts."""
        return {info.filename.lstrip("/"): info for info in self.archive.infolist() if is_inside(info.filename)}

    @cached_property
    def folded(self) -> dict[str, str]:
        """Names by their lower case, since some writers do not keep it."""
        return {name.lower(): name for name in self.parts}

    def find(self, name: str) -> str | None:
        """The name of a part as it is written in the package."""
        return name if name in self.parts else self.folded.get(name.lower())

    def read(self, name: str, largest: int = LARGEST_PART) -> bytes | None:
        """The bytes of a part, None where there is no such part."""
        found = self.find(name)
        return read_member(self.archive, self.parts[found], largest) if found else None

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where there is no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data, self.warnings)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part points to, by the ids used in it."""
        folder, name = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
        if root is None:
            return {}
        return {one.get("Id", ""): relation(one, folder) for one in root.iter(RELATIONS)}

    def main_part(self, wanted: str) -> str:
        """The name of the part that holds the document itself."""
        for one in self.relations("").values():
            if one.kind == "officeDocument" and not one.external and (found := self.find(one.target)):
                return found
        if found := self.find(wanted):
            return found
        raise Unreadable("malformed", "its main part is missing")

    def check_media(self, part: str) -> None:
        """Refuses a document that shows a picture too large to be one."""
        for one in self.relations(part).values():
            found = None if one.external else self.find(one.target)
            if found and self.parts[found].file_size > LARGEST_MEDIA:
                raise Unreadable("limit_size", "a part that it shows unpacks to more than 512 MB")

    def properties(self) -> dict[str, str]:
        """Title, author, subject and dates as the file's own properties give them."""
        root = self.xml("docProps/core.xml")
        return {} if root is None else core_properties(root)


def is_inside(name: str) -> bool:
    """Whether a member's name stays inside the archive.

    >>> is_inside("word/document.xml"), is_inside("../../etc/passwd"), is_inside("C:/x")
    (True, False, False)
    """
    parts = name.replace("\\", "/").split("/")
    return ".." not in parts and ":" not in name and "\0" not in name


def relation(element: etree._Element, folder: str) -> Relation:
    """A relation with its target's full name."""
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external)


def open_archive(data: bytes) -> ZipFile:
    """The archive, checked; raises Unreadable for what is broken, nested in itself or too large."""
    try:
        archive = ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        whole = END_OF_DIRECTORY in data[-66_000:]
        raise Unreadable("malformed" if whole else "truncated", "its directory cannot be read") from error
    if len(infos) > MOST_ENTRIES:
        raise Unreadable("limit_size", f"it has {len(infos):,} members")
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        raise Unreadable("malformed", "two of its members have the same name")
    spans = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise Unreadable("malformed", "its members overlap")
    return archive


def open_package(data: bytes) -> Package:
    """An office file as a package."""
    archive = open_archive(data)
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise Unreadable("encrypted")
    return Package(archive)


def read_member(archive: ZipFile, info: ZipInfo, largest: int) -> bytes:
    """The bytes of one member, never more than its directory entry declares and the limit allows."""
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > largest or (ratio > SUSPECT_RATIO and info.file_size > SUSPECT_SIZE):
        raise Unreadable("limit_size", f"a member unpacks to {info.file_size:,} bytes")
    if info.flag_bits & 1:
        raise Unreadable("encrypted")
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise Unreadable("malformed", "a member cannot be unpacked") from error
    if len(data) != info.file_size:
        raise Unreadable("malformed", "a member is shorter than its directory says")
    return data


def parse_xml(data: bytes, warnings: list[str] | None = None) -> etree._Element:
    """The root of an XML part without DTD; a broken part is read as far as it goes and a warning says so."""
    if DTD.search(data[:4096]) or DTD.search(data) or (b"\0" in data[:64] and WIDE_DTD.search(data)):
        raise Unreadable("malformed", "its XML declares entities, which no office program writes")
    if STRICT in data[:8192]:
        for strict, usual in TRANSITIONAL.items():
            data = data.replace(strict, usual)
    try:
        return etree.fromstring(data, xml_parser())
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower() or "huge" in str(error).lower():
            raise Unreadable("limit_size", "its XML is nested deeper than any office program writes") from error
        return recovered(data, warnings, error)


def recovered(data: bytes, warnings: list[str] | None, error: etree.XMLSyntaxError) -> etree._Element:
    """What a lenient parser makes of broken XML."""
    roots = [
        event[1]
        for event in etree.iterparse(
            BytesIO(data), events=("start",), recover=True, no_network=True, load_dtd=False, huge_tree=False
        )
    ][:1]
    if warnings is None or not roots or len(roots[0]) == 0:
        raise Unreadable("malformed", "its XML is broken") from error
    warnings.append("its XML is broken; what follows the break may be missing")
    root: etree._Element = roots[0]
    return root


def xml_parser() -> etree.XMLParser:
    """A parser that resolves nothing and fetches nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


def core_properties(root: etree._Element) -> dict[str, str]:
    """The Dublin Core fields under the names that every paper uses."""
    names = {
        "title": "title",
        "creator": "author",
        "subject": "subject",
        "created": "created",
        "creation-date": "created",
        "modified": "modified",
        "date": "modified",
    }
    found: dict[str, str] = {}
    for element in root.iter():
        key, value = names.get(local(element)), clean_line(element.text or "")[:500]
        if key and value:
            found.setdefault(key, value)
    return found


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for comments and processing instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
