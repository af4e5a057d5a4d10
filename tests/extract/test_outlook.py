"""Outlook's messages, made here as compound files, with a message inside that has a file attached."""

import struct
from itertools import pairwise

from extract.reading import read_paper

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
PROPERTIES = "__properties_version1.0"


def compound(tree: dict) -> bytes:
    """A compound file of storages (dictionaries) and short streams (bytes)."""
    mini, minifat, entries = bytearray(), [], []

    def add(name: str, value: object, kind: int) -> int:
        number = len(entries)
        entries.append(None)
        child, start, size = FREE, 0, 0
        if isinstance(value, dict):
            numbers = [add(key, one, 1 if isinstance(one, dict) else 2) for key, one in value.items()]
            for before, after in pairwise(numbers):
                entries[before][3] = after
            child = numbers[0] if numbers else FREE
        else:
            start, size = len(mini) // 64, len(value)
            count = -(-size // 64)
            minifat.extend([*range(start + 1, start + count), END] if count else [])
            mini.extend(value.ljust(64 * count, b"\0"))
        entries[number] = [name, kind, FREE, FREE, child, start, size]
        return number

    add("Root Entry", tree, 5)
    sectors = {"directory": -(-len(entries) // 4), "minifat": -(-len(minifat) // 128), "mini": -(-len(mini) // 512)}
    fat, starts = [FAT], {}
    for part, count in sectors.items():
        starts[part] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + count), END]
    assert len(fat) <= 128
    entries[0][5:] = [starts["mini"], len(mini)]
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII36xIQ", 2 * len(name) + 2, kind, 1, left, right, child, start, size)
        for name, kind, left, right, child, start, size in entries
    )
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts["directory"],
        0, 4096, starts["minifat"], sectors["minifat"], END, 0,
    )  # fmt: skip
    head += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    body = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    body += directory.ljust(512 * sectors["directory"], b"\0")
    body += struct.pack(f"<{len(minifat)}I", *minifat).ljust(512 * sectors["minifat"], b"\xff")
    return head + body + bytes(mini).ljust(512 * sectors["mini"], b"\0")


def text(tag: str, value: str) -> dict:
    return {f"__substg1.0_{tag}001F": value.encode("utf-16-le")}


def stated(streams: dict, head: int, method: int | None = None) -> dict:
    """Streams with the list of their properties: what it begins with, then each tag with how long its value is."""
    listed = bytearray(head)
    for name, value in streams.items():
        if name.startswith("__substg") and isinstance(value, bytes):
            listed += struct.pack("<IIII", int(name[12:], 16), 6, len(value) + 2, 0)
    if method is not None:
        listed += struct.pack("<IIII", 0x37050003, 6, method, 0)
    return {PROPERTIES: bytes(listed), **streams}


def message(subject: str, body: str, attachment: dict, head: int) -> dict:
    said = {**text("0037", subject), **text("0C1A", "Ada Pell"), **text("1000", body)}
    return {**stated(said, head), "__attach_version1.0_#00000000": attachment}


def test_a_message_in_a_message_is_a_document_of_its_own() -> None:
    data = stated(
        {**text("3707", "quays.csv"), "__substg1.0_37010102": b"quay,berths\nNorth,12\nSouth,7\n"}, 8, method=1
    )
    inner = message("Berths", "How many berths are there?", data, 24)
    held = stated({"__substg1.0_3701000D": inner}, 8, method=5)
    outer = message("FW: Berths", "Please see below.", held, 32)
    paper = read_paper(compound(outer), "forwarded.msg")
    assert (paper.format, paper.properties["subject"], paper.warnings) == ("msg", "FW: Berths", ())
    (one,) = paper.inner
    mail = read_paper(one.data, one.name)
    assert (one.name, mail.properties["subject"]) == ("Berths.eml", "Berths")
    assert [block.text for block in mail.blocks] == ["How many berths are there?"]
    assert [(inside.name, inside.data[:4]) for inside in mail.inner] == [("quays.csv", b"quay")]
