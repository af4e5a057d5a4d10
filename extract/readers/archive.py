"""ZIP archives: their members as files of their own, within limits; office files whose first bytes did not say so."""

from __future__ import annotations

from importlib import import_module
from typing import cast
from zipfile import ZipFile, ZipInfo

from extract.building import plain_block
from extract.clean import clean_line
from extract.errors import Unreadable
from extract.office.packages import is_inside, open_archive, read_member
from extract.office.routing import reader_of
from extract.paper import Inner, Paper, PaperPage
from extract.reading import Options, Reader

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MOST_MEMBERS = 2_000
LARGEST_MEMBER, LARGEST_SUM = 256_000_000, 1_000_000_000
DEEPEST = 3  # archives in archives
IGNORED = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def bid(head: bytes, name: str) -> float:
    """Any zipped file that no other reader knows by its first members."""
    return 0.5 if head.startswith(ZIP) else 0.0


def read(data: bytes, name: str, options: Options) -> Paper:
    """The list of the members, each of them a file of its own."""
    archive = open_archive(data)
    if reader := reader_of(archive.namelist()):
        return cast(Reader, import_module(f"extract.readers.{reader}")).read(data, name, options)
    members = [info for info in archive.infolist() if is_wanted(info)]
    check(archive, members)
    inner = tuple(
        Inner(member_name(info), read_member(archive, info, LARGEST_MEMBER)) for info in members[:MOST_MEMBERS]
    )
    warnings = (f"only {MOST_MEMBERS} of {len(members)} members were read",) if len(members) > MOST_MEMBERS else ()
    lines = (plain_block("item", one.name, label="•", level=1) for one in inner)
    page = PaperPage(1, tuple(line for line in lines if line))
    return Paper(name, "zip", (page,), 1, inner=inner, warnings=warnings, partial=bool(warnings))


def is_wanted(info: ZipInfo) -> bool:
    """Whether a member is a file that somebody put there."""
    low = info.filename.lower()
    return not info.is_dir() and is_inside(info.filename) and not any(part in low for part in IGNORED)


def member_name(info: ZipInfo) -> str:
    """A member's name with its folders, cleaned."""
    return clean_line(info.filename.replace("\\", "/")).lstrip("/")[-240:]


def check(archive: ZipFile, members: list[ZipInfo]) -> None:
    """Refuses an archive that unpacks to too much, itself or with the archives inside it."""
    if any(info.flag_bits & 1 for info in members):
        raise Unreadable("encrypted")
    total = sum(info.file_size for info in members)
    if total > LARGEST_SUM:
        raise Unreadable("limit_size", f"it unpacks to {total:,} bytes")
    weigh(archive, members, DEEPEST, [LARGEST_SUM])


def weigh(archive: ZipFile, members: list[ZipInfo], depth: int, left: list[int]) -> None:
    """Adds up what archives inside an archive declare, down to a depth."""
    for info in members:
        left[0] -= info.file_size
        if left[0] < 0:
            raise Unreadable("limit_size", "the archives inside it unpack to more than the limit allows")
        if not info.filename.lower().endswith(".zip"):
            continue
        if depth == 0:
            raise Unreadable("limit_size", "archives lie inside each other deeper than the limit allows")
        inside = open_archive(read_member(archive, info, LARGEST_MEMBER))
        weigh(inside, inside.infolist(), depth - 1, left)
