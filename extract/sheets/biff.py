"""Which rows and columns of an old XLS are hidden, by its records, since calamine does not tell."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

BOUND_SHEET, ROW, COLUMNS, BEGIN, END = 0x0085, 0x0208, 0x007D, 0x0809, 0x000A
UNICODE_VERSION = 0x0600
ZERO_HEIGHT, HIDDEN = 0x0020, 0x0001
MOST_RECORDS = 5_000_000


@dataclass(slots=True)
class HiddenParts:
    """The numbers of a sheet's hidden rows and columns, from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of a stream from an offset on, as far as they are whole."""
    at = start
    for _ in range(MOST_RECORDS):
        if at + 4 > len(stream):
            return
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def sheet_starts(stream: bytes) -> dict[str, int]:
    """Where each sheet's records begin, by its name."""
    found: dict[str, int] = {}
    version = UNICODE_VERSION
    for kind, data in records(stream, 0):
        if kind == BEGIN and len(data) >= 2:
            version = struct.unpack_from("<H", data)[0]
        elif kind == BOUND_SHEET and len(data) > 8:
            found[sheet_name(data, version)] = struct.unpack_from("<I", data)[0]
        elif kind == END:
            break
    return found


def sheet_name(data: bytes, version: int) -> str:
    """The name in a record that announces a sheet."""
    length = data[6]
    if version < UNICODE_VERSION:
        return data[7 : 7 + length].decode("cp1252", "replace")
    wide = data[7] & 1
    return data[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def hidden_parts(stream: bytes) -> dict[str, HiddenParts]:
    """What is hidden in each sheet of a workbook."""
    return {name: hidden_in(stream, start) for name, start in sheet_starts(stream).items()}


def hidden_in(stream: bytes, start: int) -> HiddenParts:
    """What is hidden in the sheet whose records begin at an offset."""
    parts = HiddenParts()
    depth = 0
    for kind, data in records(stream, start):
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            break
        if kind == ROW and len(data) >= 14 and depth == 1:
            number, flags = struct.unpack_from("<H", data)[0], struct.unpack_from("<H", data, 12)[0]
            if flags & ZERO_HEIGHT:
                parts.rows.add(number)
        elif kind == COLUMNS and len(data) >= 10 and depth == 1:
            first, last, _, _, flags = struct.unpack_from("<HHHHH", data)
            if flags & HIDDEN:
                parts.columns.update(range(first, min(last, 255) + 1))
    return parts
