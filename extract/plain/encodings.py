"""Bytes to text: byte order marks, UTF-16 by where its zeros stand, UTF-8, then what Windows writes."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNUSED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
HIGH = re.compile(rb"[\x80-\xff]+")
CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r\f\x1b\v")
SAMPLE = 4096
MOST_ZEROS = 0.25
MOSTLY = 0.35  # a UTF-16 text in a Latin script has a zero in nearly every second place


def decode(data: bytes) -> str:
    r"""The text of a file in whatever encoding; what cannot be decoded becomes the replacement character.

    >>> decode("Côr Meibion".encode("cp1252")), decode("Côr".encode("utf-16"))
    ('Côr Meibion', 'Côr')
    """
    return decode_as(data, encoding_of(data))


def decode_as(data: bytes, encoding: str) -> str:
    """Decodes leniently and without the byte order mark."""
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def encoding_of(data: bytes) -> str:
    """The encoding by which the bytes read best."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return name
    if b"\0" in data[:SAMPLE] and (wide := wide_encoding(data)):
        return wide
    return "utf-8" if reads_as_utf8(data) else legacy_encoding(data)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: the zeros all stand in one half of the byte pairs."""
    head = data[:SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > MOSTLY * half and even < odd / 10:
        return "utf-16-le"
    if even > MOSTLY * half and odd < even / 10:
        return "utf-16-be"
    return None


def reads_as_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, a few broken bytes allowed where many characters are whole."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        whole = sum(character > "\x7f" for character in text) - text.count("�")
        return whole > 4 * text.count("�")
    return True


def legacy_encoding(data: bytes) -> str:
    """cp1252, unless the file has bytes that cp1252 does not use and something else explains them."""
    if not UNUSED_IN_CP1252.search(data):
        return "cp1252"
    best = from_bytes(data[: SAMPLE * 16]).best()
    return best.encoding if best else "cp1252"


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file may be text: few zeros but those of UTF-16, few control characters.

    >>> looks_like_text(b"Minutes of the meeting"), looks_like_text(bytes(range(32)) * 4)
    (True, False)
    """
    printed = head.translate(None, b"\0")
    if printed and len(printed.translate(None, CONTROLS)) < 0.95 * len(printed):
        return False  # and no guessing at the encoding of a compressed stream
    text = decode_as(head, encoding_of(head))
    zeros = text.count("\0")  # some programs end each field with one
    if zeros > MOST_ZEROS * len(text):
        return False
    controls = sum(character < " " and character not in "\0\t\n\r\f\x1b\v" for character in text)
    return controls <= (0.002 if zeros else 0.05) * len(text) and text.count("�") <= 0.3 * len(text)
